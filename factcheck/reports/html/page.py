"""The page: header, list with its filters, articles, time lines; style and script inside, named by their digests.

The page may run that one script and use that one style: whatever text of an article should slip through, a browser
runs none of it and fetches nothing.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Final

from factcheck import __version__
from factcheck.findings.finding import Report
from factcheck.reports.html.article import article_html
from factcheck.reports.html.cards import Card, cards
from factcheck.reports.html.scale import fades
from factcheck.reports.html.timeline import timelines
from factcheck.reports.html.words import counted, words
from factcheck.reports.index import located
from factcheck.reports.style import Style
from factcheck.reports.summary import Summary, ranked, summarize

GRADES: Final = ("error", "warning", "note")
VERDICTS: Final = ("conflicting", "consistent", "unverifiable", "silenced")


def render(report: Report, style: Style) -> Iterator[str]:
    """The page in pieces."""
    claims = located(report)
    listed = list(cards(report, claims))
    summary = summarize(report)
    targets: dict[str, str] = {}
    told = [*sorted(report.checks, key=lambda one: one.severity is None), *(one.check for one in report.silenced)]
    for check in told:
        for name in check.claims:
            targets.setdefault(name, check.id)
    for claim in claims:
        targets.setdefault(claim, f"u-{claim}")
    yield _head(_title(summary))
    yield _header(summary, len(report.silenced))
    yield '<div class="columns"><main id="articles" aria-label="Articles">\n'
    for number, article in enumerate(report.articles, 1):
        yield from article_html(article, targets, number)
    yield from _timelines(list(timelines(claims)))
    yield f'</main>\n<aside aria-label="Findings">{_filters(listed, summary)}<div id="list">\n'
    for card in listed:
        yield card.html()
    yield f"</div></aside></div>{fades()}\n<script>{_asset('report.js')}</script>\n</body></html>\n"


@cache
def _asset(name: str) -> str:
    return Path(__file__).with_name(name).read_text(encoding="utf-8")


def _digest(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def _head(title: str) -> str:
    style, script = _asset("report.css"), _asset("report.js")
    policy = f"default-src 'none'; style-src '{_digest(style)}'; script-src '{_digest(script)}'; base-uri 'none'"
    return (
        '<!doctype html>\n<html lang="en"><head><meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}; form-action \'none\'">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f'<meta name="generator" content="factcheck {__version__}">\n<title>{words(title)}</title>\n'
        f"<style>{style}</style></head>\n<body>\n"
    )


def _title(summary: Summary) -> str:
    found = ", ".join(counted(summary.severities[grade], grade) for grade in GRADES if summary.severities[grade])
    return f"factcheck: {found or 'no findings'}"


def _header(summary: Summary, silenced: int) -> str:
    """How much was found and checked: silence means something only beside that."""
    grades = "".join(
        f'<li class="{grade}"><b>{summary.severities[grade]}</b> {grade}{"s" * (summary.severities[grade] != 1)}</li>'
        for grade in GRADES
    )
    bars = "".join(
        f'<rect class="{verdict}" x="{left:.2f}%" width="{width:.2f}%" height="8"/>'
        for verdict, left, width in _shares(summary)
    )
    told = ", ".join(f"{summary.verdicts[verdict]} {verdict}" for verdict in VERDICTS[:3])
    quiet = f", {counted(silenced, 'finding')} silenced" if silenced else ""
    return (
        '<a class="skip" href="#list">Skip to the findings</a>\n<header><h1>factcheck</h1>'
        f'<ul class="grades">{grades}</ul>'
        f'<div class="counts"><svg width="100%" height="8" aria-hidden="true">{bars}</svg>'
        f"<p>{counted(summary.articles, 'article')}, {counted(summary.claims, 'claim')}: {told}{quiet}. "
        f"{counted(summary.rules.total(), 'cross-check')}.</p></div>"
        '<button id="theme" type="button">Dark</button></header>\n'
    )


def _shares(summary: Summary) -> Iterator[tuple[str, float, float]]:
    """Each verdict's stretch of a bar, in percent."""
    left = 0.0
    for verdict in ("consistent", "unverifiable", "conflicting"):
        width = summary.verdicts[verdict] / max(1, summary.claims) * 100
        yield verdict, left, width
        left += width


def _filters(listed: Sequence[Card], summary: Summary) -> str:
    """What the list can be narrowed by; at first it shows what an editor must see."""
    verdicts = "".join(_box("verdict", name, listed, name == "conflicting") for name in VERDICTS)
    grades = "".join(_box("grade", name, listed, True) for name in GRADES)
    named = [(words(rule), count) for rule, count in ranked(summary.rules)]
    rules = "".join(f'<option value="{rule}">{rule} ({count})</option>' for rule, count in named)
    return (
        '<form id="filters"><h2>Findings <output id="shown"></output></h2>'
        f"<fieldset><legend>Verdict</legend>{verdicts}</fieldset><fieldset><legend>Severity</legend>{grades}</fieldset>"
        f'<label>Rule <select id="rule"><option value="">every rule</option>{rules}</select></label> '
        '<label>Text <input id="text" type="search" placeholder="Chongqing, 2023, …"></label>'
        '<p class="keys"><kbd>j</kbd> <kbd>k</kbd> next, previous · <kbd>/</kbd> search · <kbd>Esc</kbd> fold</p>'
        "</form>"
    )


def _box(name: str, value: str, listed: Sequence[Card], is_on: bool) -> str:
    count = sum((card.verdict if name == "verdict" else card.grade) == value for card in listed)
    return (
        f'<label class="{value}"><input type="checkbox" name="{name}" value="{value}"{" checked" * is_on}> {value} '
        f"<small>{count}</small></label>"
    )


def _timelines(drawn: Sequence[str]) -> str:
    if not drawn:
        return ""
    return f'<section id="timelines"><h2>Over time</h2>{"".join(drawn)}</section>'
