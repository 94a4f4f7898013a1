"""Whatever an article holds, every format can tell of it, in its own grammar."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Sequence
from datetime import date
from html.parser import HTMLParser
from pathlib import Path

import jsonschema
from hypothesis import example, given, settings
from hypothesis import strategies as st
from lxml import etree

from factcheck import Report, check
from factcheck.findings.finding import Silenced
from factcheck.reports.formats import FORMATS, renderer
from factcheck.reports.style import Style

TOLD = "Sales reached 120 million yuan in 2024, up 40 percent from 100 million yuan in 2023. "
PIECES = st.sampled_from(
    [
        TOLD,
        "Output was more than 500,000 vehicles last year, up 30 percent from 300,000. ",
        "The share fell to 0 percent; about a third of 5.70 billion dollars (40 billion yuan). ",
        "\n\n", "| 2023 | 12 |\n| 2024 | 15 |\n", "<script>alert(1)</script>", "]]>", "\x00\x0b\u202e\ufffe😀 ",
        "%0A::error::", "\r\n", "'\"&<>`*_[]() ", "Exports rose 1e400 percent to 0.00 yuan. ",
    ]
)  # fmt: skip
COPIED = f"{TOLD}A{TOLD}"
"""An article that two papers print."""
ARTICLES = st.lists(PIECES | st.text(max_size=30), max_size=12).map("".join)


class Links(HTMLParser):
    """The ids of a page, and those that its links lead to."""

    def __init__(self) -> None:
        super().__init__()
        self.ids: set[str] = set()
        self.targets: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        self.ids |= {given["id"]} if "id" in given else set()
        self.targets |= {given["href"].removeprefix("#")} if "href" in given else set()


SARIF = jsonschema.Draft4Validator(
    json.loads((Path(__file__).parents[1] / "schemas" / "sarif-2.1.0.json").read_text(encoding="utf-8"))
)


def hushed(report: Report, reasons: Sequence[str]) -> Report:
    """The report with its findings silenced, for reasons that may be anything."""
    quiet = (Silenced(found, "inline", reason, reason) for found, reason in zip(report.findings, reasons, strict=False))
    return Report(report.articles, report.checks, silenced=tuple(quiet), rules=report.rules)


@settings(max_examples=40, deadline=None)
@given(st.lists(ARTICLES, min_size=1, max_size=3), st.booleans())
@example([COPIED, COPIED], False)
def test_every_format_tells_of_every_article(texts: list[str], quiet: bool) -> None:
    report = check(texts, date=date(2025, 10, 20))
    report = hushed(report, texts) if quiet else report
    told = {name: "".join(renderer(name)(report, Style())) for name in FORMATS}
    json.loads(told["json"])
    assert [json.loads(line) for line in told["jsonl"].split("\n") if line]
    SARIF.validate(json.loads(told["sarif"]))
    etree.fromstring(told["junit"].encode())
    assert len({len(row) for row in csv.reader(io.StringIO(told["csv"]))}) == 1
    assert told["github"].count("\n") == len(report.findings)
    page = Links()
    page.feed(told["html"])
    assert page.targets <= page.ids
    assert "<script>alert" not in told["html"]
    assert told["text"].endswith("\n")
