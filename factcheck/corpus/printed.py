"""The report on a corpus as text, Markdown, HTML and CSV."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Iterator, Mapping
from html import escape
from typing import Any, Final

from factcheck.corpus.report import GRADES, VIEWS, CorpusReport, Finding, Tally, findings, report_of
from factcheck.reports.setting import printable
from factcheck.reports.wording import counted

MOST_NAMES: Final = 30
"""Names shown of one view."""

WIDTH: Final = 40
COLUMN: Final = 10
PLURAL: Final = {"error": "errors", "warning": "warnings", "note": "notes", "agreement": "agreements"}
STYLE: Final = (
    "body{font:15px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;color:#222}"
    "table{border-collapse:collapse;margin:1rem 0}"
    "th,td{text-align:left;padding:.2rem .8rem;border-bottom:1px solid #ddd}"
    "td.n{text-align:right}.error{color:#b00020}.warning{color:#9a6700}.note{color:#0550ae}li{margin:.6rem 0}"
    "@media(prefers-color-scheme:dark){body{background:#111;color:#ddd}th,td{border-color:#444}}"
)


def pieces(path: str, form: str, most: int) -> Iterable[str]:
    """The report on the run in a folder, in pieces. Raises CorpusError."""
    if form == "csv":
        report_of(path, 0)
        return _csv(path)
    return FORMS[form](report_of(path, most))


def _counts(report: CorpusReport) -> str:
    summary = report.summary
    verdicts = ", ".join(f"{count:,} {name}" for name, count in summary["verdicts"].items())
    counts = f"{counted(summary['articles'], 'article')}, {counted(summary['claims'], 'claim')}"
    return f"{counts}{': ' if verdicts else ''}{verdicts}."


def _text(report: CorpusReport) -> Iterator[str]:
    yield f"{_counts(report)}\n"
    for view in filter(report.views.get, VIEWS):
        yield f"\nby {view}".ljust(WIDTH) + "".join(PLURAL[grade].rjust(COLUMN) for grade in GRADES) + "\n"
        for name, tally in report.views[view][:MOST_NAMES]:
            counts = "".join(f"{tally[grade]:,}".rjust(COLUMN) for grade in GRADES)
            yield f"  {printable(name)[: WIDTH - 4]}".ljust(WIDTH - 1) + f"{counts}\n"
        yield from (f"  and {more:,} more\n" for more in _more(report.views[view]))
    yield f"\n{_heading(report)}\n"
    for finding in report.findings:
        yield f"\n{finding.row['severity']}[{finding.row['rule']}] {printable(finding.row['message'])}\n"
        yield from (f"  {printable(place)}\n" for place in finding.places)
        if finding.row["hint"]:
            yield f"  hint: {printable(finding.row['hint'])}\n"


def _more(ranked: Any) -> list[int]:
    return [len(ranked) - MOST_NAMES] if len(ranked) > MOST_NAMES else []


def _heading(report: CorpusReport) -> str:
    shown = len(report.findings)
    total = f"{report.total:,} {'discrepancy' if report.total == 1 else 'discrepancies'}"
    return total + (f", of which the first {shown:,}" if shown < report.total else "")


def _markdown(report: CorpusReport) -> Iterator[str]:
    yield f"# Discrepancies\n\n{_counts(report)}\n"
    for view in filter(report.views.get, VIEWS):
        yield f"\n## By {view}\n\n| {view} | " + " | ".join(PLURAL[grade] for grade in GRADES) + " |\n"
        yield "|---|" + "---:|" * len(GRADES) + "\n"
        for name, tally in report.views[view][:MOST_NAMES]:
            yield f"| {_plain(name)} | " + " | ".join(f"{tally[grade]:,}" for grade in GRADES) + " |\n"
        yield from (f"\nAnd {more:,} more.\n" for more in _more(report.views[view]))
    yield f"\n## {_heading(report)}\n"
    for finding in report.findings:
        yield f"\n- **{finding.row['severity']}** `{finding.row['rule']}` {_plain(finding.row['message'])}\n"
        yield from (f"  - {_plain(place)}\n" for place in finding.places)
        if finding.row["hint"]:
            yield f"  - hint: {_plain(finding.row['hint'])}\n"


def _plain(text: str) -> str:
    """Text that Markdown leaves as it is."""
    return "".join(f"\\{letter}" if letter in "\\`*_[]<>|#" else letter for letter in printable(text))


def _html(report: CorpusReport) -> Iterator[str]:
    yield "<!doctype html>\n<html lang=en><meta charset=utf-8><title>Discrepancies</title>"
    yield f"<style>{STYLE}</style>\n<h1>Discrepancies</h1>\n<p>{escape(_counts(report))}</p>\n"
    for view in filter(report.views.get, VIEWS):
        yield f"<h2>By {view}</h2>\n<table><tr><th>{view}</th>"
        yield "".join(f"<th>{PLURAL[grade]}</th>" for grade in GRADES) + "</tr>\n"
        yield from (_html_row(name, tally) for name, tally in report.views[view][:MOST_NAMES])
        yield "</table>\n" + "".join(f"<p>And {more:,} more.</p>\n" for more in _more(report.views[view]))
    yield f"<h2>{escape(_heading(report))}</h2>\n<ul>\n"
    yield from map(_html_finding, report.findings)
    yield "</ul>\n</html>\n"


def _html_row(name: str, tally: Tally) -> str:
    counts = "".join(f"<td class=n>{tally[grade]:,}</td>" for grade in GRADES)
    return f"<tr><td>{escape(name)}</td>{counts}</tr>\n"


def _html_finding(finding: Finding) -> str:
    grade, rule = finding.row["severity"], finding.row["rule"]
    places = "".join(f"<br><small>{escape(place)}</small>" for place in finding.places)
    message, hint = escape(finding.row["message"]), finding.row["hint"]
    told = f"<br><i>hint: {escape(hint)}</i>" if hint else ""
    return f"<li><b class={grade}>{grade}</b> <code>{escape(rule)}</code> {message}{places}{told}</li>\n"


def _csv(path: str) -> Iterator[str]:
    """Every discrepancy, a line each."""
    yield _line(["severity", "rule", "entity", "measure", "period", "across", "message", "hint", "paths", "published",
                 "claims"])  # fmt: skip
    for row in findings(path):
        days = [str(day or "") for day in row["published"]]
        lists = [" ".join(values) for values in (dict.fromkeys(row["paths"]), days, row["claims"])]
        names = ("severity", "rule", "entity", "measure", "period", "across", "message", "hint")
        yield _line([*(row[name] for name in names), *lists])


def _line(values: list[Any]) -> str:
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerow([_cell(value) for value in values])
    return out.getvalue()


def _cell(value: Any) -> str:
    """A value that no spreadsheet takes for a formula."""
    text = "" if value is None else str(value)
    return f"'{text}" if text[:1] in ("=", "+", "@", "\t", "\r") else text


FORMS: Final[Mapping[str, Callable[[CorpusReport], Iterator[str]]]] = {
    "text": _text, "markdown": _markdown, "html": _html,
}  # fmt: skip
