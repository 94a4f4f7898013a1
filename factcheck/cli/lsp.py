"""`factcheck lsp`: the language server, over standard input and output."""

from __future__ import annotations

from importlib.util import find_spec

from factcheck.cli.check import remembered
from factcheck.cli.failures import RunError
from factcheck.cli.options import Folders, Isolated, Ledger
from factcheck.cli.settings import ready, settled


def lsp(ledger: Ledger = None, rules: Folders = None, isolated: Isolated = False) -> None:
    """Serve an editor over standard input and output."""
    if find_spec("pygls") is None:
        raise RunError("lsp", "the language server needs an extra: pip install 'factcheck-lint[lsp]'")
    from factcheck.server.serve import serve

    given = settled(["."], isolated, rules=tuple(rules or ()), ledger=ledger, scope="corpus")
    with remembered(given) as earlier:
        serve(ready(given), earlier)
