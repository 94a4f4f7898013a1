"""`factcheck completion`: a script that completes commands, options and their choices in a shell.

The scripts are whole: a shell that has read one starts no program to complete a word.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Any, Literal

import typer

from factcheck.cli.output import opened
from factcheck.record import record

Shell = Annotated[Literal["bash", "zsh", "fish"], typer.Argument(help="The shell.", show_default=False)]


@record(frozen=True, slots=True)
class Word:
    """A command (`options` are its own) or an option (`choices` are its values), and what it is for."""

    name: str
    help: str
    options: tuple[Word, ...] = ()
    choices: tuple[str, ...] = ()


def completion(shell: Shell) -> None:
    """Print a script that completes words in a shell.

    In bash: eval "$(factcheck completion bash)".
    """
    from factcheck.cli.app import build

    words = commands(typer.main.get_command(build()))
    with opened(None) as write:
        write(fish(words) if shell == "fish" else bash(words, shell))


def commands(group: Any) -> list[Word]:
    """The commands of the program, those of a group with their group's name before them."""
    found = []
    for name, command in sorted(group.commands.items()):
        if hasattr(command, "commands"):
            found += [Word(f"{name} {word.name}", word.help, word.options) for word in commands(command)]
        else:
            found.append(Word(name, _first_line(command.help), tuple(_options(command)), _arguments(command)))
    return found


def _arguments(command: Any) -> tuple[str, ...]:
    """The choices of a command's own words."""
    own = (param for param in command.params if not param.opts[0].startswith("-"))
    return tuple(choice for param in own for choice in getattr(param.type_descriptor, "choices", None) or ())


def _options(command: Any) -> Iterator[Word]:
    for param in command.params:
        choices = tuple(getattr(param.type_descriptor, "choices", None) or ())
        for name in param.opts:
            if name.startswith("--"):
                yield Word(name, _first_line(getattr(param, "help", None)), choices=choices)


def _first_line(text: str | None) -> str:
    return (text or "").strip().partition("\n")[0].partition("  [")[0].rstrip(".")


def bash(words: list[Word], shell: str) -> Iterator[str]:
    """The script for bash; zsh reads the same one once it is told to."""
    if shell == "zsh":
        yield "autoload -U +X bashcompinit && bashcompinit\n"
    firsts = dict.fromkeys(word.name.partition(" ")[0] for word in words)
    yield "_factcheck() {\n"
    yield '  local word="${COMP_WORDS[COMP_CWORD]}" before="${COMP_WORDS[COMP_CWORD-1]}" names=""\n'
    yield '  local said="${COMP_WORDS[1]}" more="${COMP_WORDS[1]} ${COMP_WORDS[2]}"\n  COMPREPLY=()\n'
    yield '  if [[ $COMP_CWORD -eq 1 ]]; then\n    names="--help --version ' + " ".join(firsts) + '"\n  else\n'
    yield from _group_cases(words)
    yield '    case "$said $before" in\n'
    for word in words:
        for option in word.options:
            if option.choices:
                yield f"      '{word.name} {option.name}') names='{' '.join(option.choices)}';;\n"
    yield '    esac\n    case "$said" in\n'
    for word in words:
        listed = " ".join(option.name for option in word.options)
        if " " not in word.name:
            values = " ".join(word.choices)
            lone = f"names='{values}'; " if values else ""
            yield f"      {word.name}) {lone}[[ $word == -* ]] && names='{listed} --help';;\n"
    yield "    esac\n  fi\n"
    yield '  COMPREPLY=($(compgen -W "$names" -- "$word"))\n}\ncomplete -o default -F _factcheck factcheck\n'


def _group_cases(words: list[Word]) -> Iterator[str]:
    """What completes the second word of a command that has two, and its options."""
    groups: dict[str, list[Word]] = {}
    for word in words:
        first, blank, _ = word.name.partition(" ")
        if blank:
            groups.setdefault(first, []).append(word)
    for first, members in groups.items():
        seconds = " ".join(word.name.partition(" ")[2] for word in members)
        yield f"    [[ $COMP_CWORD -eq 2 && $said == {first} ]] && names='{seconds}'\n"
    yield '    case "$more" in\n'
    for members in groups.values():
        for word in members:
            listed = " ".join(option.name for option in word.options)
            yield f"      '{word.name}') [[ $word == -* ]] && names='{listed} --help';;\n"
    yield "    esac\n"


def fish(words: list[Word]) -> Iterator[str]:
    """The script for fish."""
    for word in words:
        first, blank, second = word.name.partition(" ")
        told = f"-d {_quoted(word.help)}"
        if blank:
            yield f"complete -c factcheck -n __fish_use_subcommand -a {first}\n"
            yield f"complete -c factcheck -n '__fish_seen_subcommand_from {first}' -a {second} {told}\n"
        else:
            yield f"complete -c factcheck -n __fish_use_subcommand -a {first} {told}\n"
            if word.choices:
                own = f"-n '__fish_seen_subcommand_from {first}'"
                yield f"complete -c factcheck {own} -xa {_quoted(' '.join(word.choices))}\n"
        for option in word.options:
            values = f" -xa {_quoted(' '.join(option.choices))}" if option.choices else ""
            seen = f"-n '__fish_seen_subcommand_from {second or first}'"
            yield f"complete -c factcheck {seen} -l {option.name[2:]}{values} -d {_quoted(option.help)}\n"


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace("'", "\\'")
    return f"'{escaped}'"
