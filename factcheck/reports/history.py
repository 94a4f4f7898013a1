"""What `factcheck ledger` prints: the articles that are kept, and one subject over time with its sources."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from factcheck.claims.claim import Claim
from factcheck.ledger.traits import told_period
from factcheck.periods.labels import label
from factcheck.reports.excerpt import columns
from factcheck.reports.setting import printable
from factcheck.reports.wording import subject_in_words
from factcheck.store.stored import Listed
from factcheck.text.document import Document

Told = tuple[Claim, Document]
SHORTEST_ID = 12


def articles(listed: Iterable[Listed]) -> Iterator[str]:
    """A line an article: the beginning of its digest, its date, its claims, where it came from."""
    for one in listed:
        several = one.name and not one.path.startswith(one.name) and f"/{one.name}." not in f"/{one.path}"
        place = f"{one.path}#{one.name}" if several and one.path else one.path or one.name
        day = one.published or "-"
        yield f"{one.digest[:SHORTEST_ID]}  {day:<10}  {one.claims:>5} claims  {printable(place)}\n"


def subject(told: Sequence[Told]) -> Iterator[str]:
    """What was said of one subject, a line a claim, each measure in order of time; the measures stand above theirs."""
    last = ""
    for claim, document in sorted(told, key=_order):
        about = subject_in_words(claim, "").partition(",")[0]
        if about != last:
            yield f"{printable(about)}\n"
            last = about
        yield _line(claim, document)


def _order(told: Told) -> tuple[object, ...]:
    claim, document = told
    period = told_period(claim)
    time = (period.first, period.until or 0) if period is not None else (0, 0)
    day = document.published.isoformat() if document.published else ""
    measure = claim.subject.measure
    return measure.head, sorted(measure.modifiers), time, claim.kind, day, document.path, claim.quantity.start


def _line(claim: Claim, document: Document) -> str:
    quantity = claim.quantity
    figure = " ".join(document.text[quantity.start : quantity.end].split())
    hedge = f"{quantity.hedge} " if quantity.hedge and not figure.lower().startswith(quantity.hedge) else ""
    period = told_period(claim)
    place = document.place(quantity.start, quantity.end)
    source = f"{document.path or document.name}:{place.line}:{place.column}"
    day = f" ({document.published})" if document.published else ""
    cells = [(label(period) if period else "-", 24), (claim.kind, 7), (hedge + figure, 34)]
    shown = "  ".join(printable(cell) + " " * (width - columns(cell)) for cell, width in cells)
    return f"  {shown}  {printable(source)}{day}\n"
