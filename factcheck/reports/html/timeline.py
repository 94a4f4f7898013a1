"""Time lines: what the articles say of one subject over time, each claim a bar over its period."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from fractions import Fraction
from typing import Final

from factcheck.claims.claim import UNRESOLVED
from factcheck.findings.naming import measure_name, possessive
from factcheck.ledger.cells import unit_of
from factcheck.ledger.traits import told_period
from factcheck.periods.labels import label
from factcheck.periods.period import Period
from factcheck.reports.html.words import counted, words
from factcheck.reports.index import Located
from factcheck.reports.setting import where

MOST: Final = 60
"""Subjects that are drawn; those with the most times and articles come first."""

TALL, TOP, FLAT = 120, 8, 3.0
WIDEST: Final = 366 * 60


def timelines(claims: Mapping[str, Located]) -> Iterator[str]:
    """A drawing and a table for each subject whose level is given for several times."""
    found: dict[tuple[object, ...], list[Located]] = defaultdict(list)
    for claim in claims.values():
        told = claim.judged.claim
        if told.kind == "level" and told.resolved and told.subject.measure.head != UNRESOLVED and _days(claim):
            found[told.subject.entity, told.subject.measure, unit_of(told)].append(claim)
    many = [row for row in found.values() if len({told_period(claim.judged.claim) for claim in row}) > 1]
    many.sort(key=lambda row: (-len({claim.number for claim in row}), -len(row), row[0].order))
    for row in many[:MOST]:
        yield _timeline(sorted(row, key=lambda claim: (_days(claim) or (0, 0), claim.order)))


def _days(claim: Located) -> tuple[int, int] | None:
    """The days of a claim's period; None where it has none, or none that can be drawn."""
    period = told_period(claim.judged.claim)
    if not isinstance(period, Period) or period.floating or period.until is None:
        return None
    return (period.first, period.until) if period.until - period.first < WIDEST else None


def _timeline(row: Sequence[Located]) -> str:
    subject = row[0].judged.claim.subject
    measure = measure_name(subject.measure.head, subject.measure.modifiers)
    entity = "" if subject.entity in ("", UNRESOLVED) else possessive(_capitals(subject.entity))
    articles = counted(len({claim.number for claim in row}), "article")
    name = words(f"{entity} {measure}".strip())
    return (
        f'<figure class="timeline"><figcaption>{name} <span class="about">{counted(len(row), "figure")} in {articles}'
        f"</span></figcaption>{_drawing(row)}<table><thead><tr><th scope=col>when</th><th scope=col>stated</th>"
        f"<th scope=col>where</th></tr></thead><tbody>{''.join(map(_row, row))}</tbody></table></figure>\n"
    )


def _capitals(name: str) -> str:
    return name if name != name.lower() else name.title()


def _row(claim: Located) -> str:
    told = claim.judged
    period = told_period(told.claim)
    link = f'<a class="{told.verdict}" href="#{words(told.claim.id)}">{words(claim.printed)}</a>'
    time = words(label(period)) if period else ""
    return f'<tr><td>{time}</td><td>{link}</td><td class="place">{words(where(claim))}</td></tr>'


def _drawing(row: Sequence[Located]) -> str:
    """Bars over time: as wide as the period, as high as the values that print like the figure."""
    spans = [days for days in map(_days, row) if days]
    first, last = min(span[0] for span in spans), max(span[1] for span in spans)
    ends = [end for claim in row for end in _ends(claim)]
    low, high = min(ends), max(ends)
    reach = (high - low or abs(high) or Fraction(1)) / 10
    low, high = low - reach, high + reach
    bars = "".join(_bar(claim, first, last, low, high) for claim in row)
    years = "".join(_year(year, first, last) for year in range(date.fromordinal(first).year, _year_of(last) + 1))
    return f'<svg width="100%" height="{TALL + 24}" aria-hidden="true">{years}{bars}</svg>'


def _year_of(day: int) -> int:
    return date.fromordinal(day - 1).year


def _ends(claim: Located) -> tuple[Fraction, Fraction]:
    """The ends of what a claim states; an open one lies at the figure."""
    values = claim.judged.claim.quantity.narrow()
    low, high = values.lo, values.hi
    return (low if low is not None else high or Fraction(0)), (high if high is not None else low or Fraction(0))


def _bar(claim: Located, first: int, last: int, low: Fraction, high: Fraction) -> str:
    start, until = _days(claim) or (first, last)
    lower, upper = (TOP + float((high - end) / (high - low)) * (TALL - TOP) for end in _ends(claim))
    height = max(FLAT, lower - upper)
    left, right = ((day - first) / (last - first) * 100 for day in (start, until))
    return (
        f'<rect class="{claim.judged.verdict}" x="{left:.2f}%" y="{(lower + upper - height) / 2:.1f}" '
        f'width="{max(right - left, 0.6):.2f}%" height="{height:.1f}" rx="1.5"/>'
    )


def _year(year: int, first: int, last: int) -> str:
    """The line where a year begins, and its name unless many stand close."""
    at = (date(year, 1, 1).toordinal() - first) / (last - first) * 100
    if at < 0:
        return ""
    named = (last - first) < 366 * 12 or year % 5 == 0
    text = f'<text x="{at:.2f}%" dx="4" y="{TALL + 18}">{year}</text>' if named and at < 96 else ""
    return f'<line class="year" x1="{at:.2f}%" x2="{at:.2f}%" y1="0" y2="{TALL + 6}"/>{text}'
