"""The `factcheck` command: answers `--version` before anything is imported, and leaves the rest to the command line."""

from __future__ import annotations

import sys

from factcheck import __version__


def main() -> None:
    """Run the command line on the process's arguments and end the process with its exit status."""
    if sys.argv[1:2] == ["--version"]:
        print(f"factcheck {__version__}")
        return
    import gc

    gc.set_threshold(100_000)  # next to nothing in a run goes round in circles, and looking for it takes time
    try:
        from factcheck.cli.app import run

        status = run(sys.argv[1:])
        gc.freeze()  # nor need what is left be looked through when the process ends
        sys.exit(status)
    except KeyboardInterrupt:  # while the program loads, or after the run has told of another end
        sys.exit(130)


if __name__ == "__main__":
    main()
