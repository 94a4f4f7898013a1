"""`factcheck rules`, `factcheck explain` and `factcheck schema`: what the program checks, and what it answers with."""

from __future__ import annotations

import json
from typing import Annotated

import typer

from factcheck.cli.failures import RunError
from factcheck.cli.options import Folders
from factcheck.cli.output import opened
from factcheck.cli.rulebooks import loaded
from factcheck.cli.settings import settled

RuleName = Annotated[str, typer.Argument(metavar="RULE", help="The rule's name.", show_default=False)]


def rules(rules: Folders = None) -> None:
    """List the rules, with what each one holds."""
    book = loaded(rules or settled((), isolated=False).settings.rules)
    width = max((len(rule.name) for rule in book.rules), default=0)
    with opened(None) as write:
        write(f"{rule.name.ljust(width)}  {str(rule.severity).ljust(7)}  {rule.title}\n" for rule in book.rules)


def explain(rule: RuleName, rules: Folders = None) -> None:
    """Print the page of one rule."""
    from factcheck.settings.choice import unknown_rule

    book = loaded(rules or settled((), isolated=False).settings.rules)
    pages = {known.name: known for known in book.rules}
    if rule not in pages:
        raise RunError("", unknown_rule(rule, list(pages)))
    with opened(None) as write:
        write([pages[rule].page.rstrip("\n"), "\n"])


def schema() -> None:
    """Print the JSON Schema of the JSON report."""
    from factcheck.reports.schema import ReportModel

    with opened(None) as write:
        write([json.dumps(ReportModel.model_json_schema(), indent=2, ensure_ascii=False), "\n"])
