"""Telling: clauses for the claims of one proof and names for its cells, with less to say of what was just named."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from fractions import Fraction
from types import MappingProxyType
from typing import Final

from factcheck.claims.claim import UNRESOLVED, Claim
from factcheck.claims.ties.values import values
from factcheck.findings.casting import told_after
from factcheck.findings.constants import rate_in_words, reference
from factcheck.findings.figures import in_print, in_words, on_calendar
from factcheck.findings.naming import (
    NEAR,
    as_written,
    called,
    is_plural,
    measure_name,
    placed,
    possessive,
    time_name,
    with_capitals,
    word_of,
)
from factcheck.ledger.cells import REVENUE, Cell
from factcheck.ledger.ledger import Ledger
from factcheck.periods.period import Period
from factcheck.quantities.interval import Interval
from factcheck.quantities.quantity import Unit
from factcheck.rulebook.constraint import REFERENCE
from factcheck.text.document import Document

CALENDAR: Final = {"weekday": "the day", "date": "the year", "years": "the time between"}
PERCENT: Final = Unit("percent", "ratio", Fraction(1, 100))
CHANGES: Final = ("change", "amount", "points")
RATIOS: Final = frozenset({"change", "share", "compound", "annualised"})
UP_DOWN: Final = {1: "rose", -1: "fell"}


def printed(claim: Claim, document: Document) -> str:
    """A claim's figure as printed within a sentence, on one line, with its hedge."""
    quantity = claim.quantity
    words = " ".join(document.text[quantity.start : quantity.end].split()).lstrip("(")
    if quantity.form != "digits" and words[1:2].islower():
        words = words[0].lower() + words[1:]
    leads = quantity.hedge is not None and not words.lower().startswith(quantity.hedge)
    return f"{quantity.hedge} {words}" if leads and quantity.hedge else words


class Teller:
    """Names what one proof speaks of, in the order it is asked for; `claims` are those that take part, `cast` says what
    some of them are called where nobody knows what they measure.
    """

    __slots__ = ("cast", "claims", "counted", "documents", "entity", "last", "ledger", "met", "names", "when", "words")

    def __init__(self, ledger: Ledger, documents: Mapping[int, Document], claims: Sequence[Claim],
                 cast: Mapping[str, str] = MappingProxyType({})) -> None:
        self.ledger, self.documents, self.claims, self.cast = ledger, documents, claims, cast
        self.met: list[str] = []
        self.names: dict[str, Hashable] = {}
        self.words: dict[str, str] = {}
        self.counted: Hashable = None
        self.last: Hashable = None
        self.when: Hashable = None
        self.entity = ""

    def thing(self, cell: Cell) -> str:
        """Whose and what, without the time: "Chongqing's exports of electric vehicles"."""
        claim = next(iter(self.holders(cell)), None)
        text = self.documents[claim.article].text if claim is not None else ""
        measure = with_capitals(self.measure(cell), cell.modifiers, text)
        entity = called(as_written(cell.entity, text))
        if cell.head == UNRESOLVED:
            return self.called(claim, cell) or f"the {measure}"
        named = measure if not entity or entity in (UNRESOLVED, self.entity) else f"{possessive(entity)} {measure}"
        if self.names.setdefault(named, subject_of(cell)) == subject_of(cell):
            return named
        return self.called(claim, cell) or named

    def near(self, cell: Cell) -> str:
        """The words before the figure by which a cell is told."""
        for claim in self.holders(cell):
            return self.documents[claim.article].text[max(0, claim.quantity.start - NEAR) : claim.quantity.end]
        return ""

    def word(self, cell: Cell) -> str:
        """What a measure is called: as where it was told first, so that what is spending there is no cost later."""
        head = self.head(cell)
        return self.words.get(head) or self.words.setdefault(head, word_of(head, self.near(cell)))

    def measure(self, cell: Cell) -> str:
        """What a cell measures, in words."""
        return measure_name(self.head(cell), cell.modifiers, self.near(cell), self.word(cell))

    def is_plural(self, cell: Cell) -> bool:
        """Whether what is measured takes "were"."""
        return is_plural(self.head(cell), self.word(cell))

    def called(self, claim: Claim | None, cell: Cell) -> str:
        """What a level or a share that has no name of its own is called by the part it plays, if that has one."""
        called = self.cast.get(claim.id, "") if claim is not None and cell.aspect in ("level", "share") else ""
        if claim is None or not called:
            return ""
        others = sum(self.cast.get(name) == called for name in self.met if name != claim.id)
        return told_after(called, others)

    def head(self, cell: Cell) -> str:
        """What is measured, as the articles call it: sales are not told as the revenue that they are compared as."""
        called = {claim.subject.measure.head for claim in self.holders(cell)} if cell.head == REVENUE else ()
        return cell.head if not called or REVENUE in called else min(called)

    def turn_to(self, cell: Cell, thing: str) -> str:
        """What was just named is what is spoken of from here on."""
        self.last, self.when = subject_of(cell), cell.when
        if cell.entity and cell.head != UNRESOLVED:
            self.entity = thing.partition("'")[0] if "'" in thing else self.entity
        return thing

    def holders(self, cell: Cell) -> list[Claim]:
        """The claims of this proof that speak of a cell's subject, at any time; those of the cell itself first."""
        own = [claim for claim in self.claims if self.ledger.cells.get(claim.id) == cell]
        return own or [c for c in self.claims if subject_of(self.ledger.cells.get(c.id)) == subject_of(cell)]

    def name(self, cell: Hashable) -> str:
        """A noun phrase for a cell; the subject last named is "the figure for" another time."""
        if not isinstance(cell, Cell):
            return str(cell)
        if cell.unit in CALENDAR:
            return CALENDAR[cell.unit]
        if cell.aspect == "exchange":
            return f"the rate from {cell.head} to {cell.unit}"
        known = subject_of(cell) == self.last
        same_time = cell.when == self.when
        time = "" if same_time else time_name(cell.when)
        if cell.aspect in ("change", "amount", "points", "factor", "compound", "annualised"):
            thing = f"the change of {self.turn_to(cell, self.thing(cell))}"
        elif cell.aspect == "share" and isinstance(cell.base, Cell):
            thing = f"the share of {self.turn_to(cell, self.thing(cell))} in {self.whole(cell, cell.base)}"
        elif known:
            self.when = cell.when
            joint = "for " if time and cell.when[0] == "in" and not time.startswith("since ") else ""
            return f"the figure {joint}{placed(time)}".rstrip()
        else:
            thing = self.turn_to(cell, self.thing(cell))
        return f"{thing} {time}".rstrip()

    def describe(self, claim_id: str) -> str:
        """A clause for a claim: "Chongqing's exports were 40.22 billion yuan in 2025", "they rose 13.6 percent"."""
        if claim_id.startswith(REFERENCE):
            return reference(claim_id)
        claim, cell = self.ledger.claims[claim_id], self.ledger.cells[claim_id]
        told = self.clause(claim, cell)
        self.met.append(claim_id)
        return told

    def clause(self, claim: Claim, cell: Cell) -> str:
        """The same for a claim of this proof and its cell."""
        known = subject_of(cell) == self.last
        if cell.unit in CALENDAR:
            return f'"{self.quote(claim.id)}" is printed'
        time = "" if cell.when == self.when else time_name(cell.when)
        again = known and not time
        figure = printed(claim, self.documents[claim.article])
        if is_count(claim, cell) and not again and figure[-1:].isalpha():
            self.turn_to(cell, "")
            self.counted = self.last
            return f"there {'was' if claim.quantity.value == 1 else 'were'} {figure} {time}".rstrip()
        thing = self.pronoun(cell) if known else self.thing(cell)
        self.turn_to(cell, thing)
        verb = self.verb(claim, cell, without_noun(figure, thing), again)
        if known and time and cell.aspect == "level":
            return f"{time} {thing} {verb}" if cell.when[0] == "in" else f"{thing} {verb} {time}"
        base = against(cell) if cell.aspect in CHANGES or (cell.aspect == "factor" and not figure[0].isdigit()) else ""
        said = (time, base) if base.startswith("from") else (base, time)
        return " ".join(filter(None, (thing, verb, *said)))

    def pronoun(self, cell: Cell) -> str:
        """What stands for a subject that was just named; of things that there were it is their number."""
        if self.counted is not None and self.counted == self.last:
            return "the number"
        return "they" if self.is_plural(cell) else "it"

    def quote(self, claim_id: str) -> str:
        """A claim's figure as printed."""
        if claim_id.startswith(REFERENCE):
            return reference(claim_id)
        claim = self.ledger.claims[claim_id]
        return printed(claim, self.documents[claim.article])

    def verb(self, claim: Claim, cell: Cell, figure: str, again: bool) -> str:
        """What is said of a subject."""
        was = "were" if self.is_plural(cell) else "was"
        if cell.aspect in CHANGES:
            by = "by " if cell.aspect == "amount" else ""
            return f"{UP_DOWN[direction(claim)]} {by}{figure.lstrip('+-−–')}"
        if cell.aspect in ("compound", "annualised"):
            each = "" if claim.quantity.unit.per else " a year"
            return f"{UP_DOWN[direction(claim)]} {figure.lstrip('+-−–')}{each}"
        if cell.aspect == "factor":
            return f"{was} {figure} the figure before" if figure[0].isdigit() else f"changed ({figure})"
        if cell.aspect == "share" and isinstance(cell.base, Cell):
            return f"{was} {figure} of {self.whole(cell, cell.base)}"
        if cell.aspect == "among":
            return f"{was} counted among {figure}"
        if claim.role == "aside" and is_converted(claim, self.ledger):
            return f"{was} converted to {figure}"
        return f"{was} given as {figure}" if again else f"{was} {figure}"

    def whole(self, part: Cell, whole: Cell) -> str:
        """The whole of a share; the part's own is not named again."""
        if whole.head == UNRESOLVED:
            return "the whole"
        shown = self.thing(whole)
        return self.measure(whole) if whole.entity == part.entity else shown

    def show(self, cell: Hashable, interval: Interval) -> str:
        """Values in the unit in which the article prints the cell, or one like it."""
        if isinstance(cell, Cell) and cell.head == "jump":
            return in_words(interval, PERCENT)
        if isinstance(cell, Cell) and cell.unit in CALENDAR:
            return on_calendar(interval, cell.unit)
        if isinstance(cell, Cell) and cell.aspect == "exchange":
            return rate_in_words(cell, interval)
        like = self.like(cell)
        if like is None:
            return interval.words()
        if mirrored(like) and isinstance(cell, Cell) and self.ledger.cells[like.id].aspect == cell.aspect:
            interval = -interval
        return in_print(interval, like.quantity, self.documents[like.article].text)

    def like(self, cell: Hashable) -> Claim | None:
        """A claim printed in the unit of a cell: one of the cell, else of its subject, else of the proof."""
        if not isinstance(cell, Cell):
            return None
        unit = "ratio" if cell.aspect in RATIOS else cell.unit
        fitting = [c for c in self.claims if self.unit(c) == (unit, cell.aspect == "factor")]
        known = [c for c in fitting if self.ledger.cells[c.id] == cell]
        alike = [c for c in fitting if subject_of(self.ledger.cells[c.id]) == subject_of(cell)]
        return next(iter([*known, *alike, *fitting]), None)

    def unit(self, claim: Claim) -> tuple[str, bool]:
        """The unit a claim's figure is compared in, and whether it is a factor."""
        cell = self.ledger.cells[claim.id]
        return ("ratio" if cell.aspect in RATIOS else cell.unit), cell.aspect == "factor"


def without_noun(figure: str, thing: str) -> str:
    """A figure without the noun that the subject before it has said: "permits were 283,800"."""
    number, _, noun = figure.rpartition(" ")
    return number if number and noun.isalpha() and noun == thing.rpartition(" ")[2] else figure


def is_converted(claim: Claim, ledger: Ledger) -> bool:
    """Whether a figure tells another one in another unit."""
    other = ledger.claims.get(claim.of or "")
    return other is None or other.quantity.unit != claim.quantity.unit


def is_count(claim: Claim, cell: Cell) -> bool:
    """Whether a claim of no certain measure counts things: 520 homes."""
    unit = claim.quantity.unit
    return cell.head == UNRESOLVED and cell.aspect == "level" and unit.dimension == "count" and unit.per is None


def subject_of(cell: Cell | None) -> Hashable:
    """What a cell is about, whatever its time and aspect; of no certain measure no two figures are the same."""
    if cell is None:
        return None
    alone = cell.when if cell.head == UNRESOLVED else ()
    return (cell.entity, cell.head, cell.modifiers, alone)


def direction(claim: Claim) -> int:
    """Whether a change goes up or down, by its words or its printed sign."""
    return -1 if claim.sign < 0 or claim.quantity.value < 0 else 1


def mirrored(claim: Claim) -> bool:
    """Whether a claim's values are its printed figure, in one of its readings, with the sign turned."""
    own = values(claim)[0]
    return own not in claim.quantity.readings() and -own in claim.quantity.readings()


def against(cell: Cell) -> str:
    """What a change is measured against: "from 2023", "against May 3, 2023 to Jun 2, 2023"."""
    base = cell.base
    if not isinstance(base, tuple) or not base:
        return ""
    now = cell.when[1] if cell.when[0] == "in" else None
    if base[0] == "in" and isinstance(now, Period) and base[1] == now.shift(-12):
        return "year on year"
    name = placed(time_name(base))
    if name.startswith("from "):
        return f"against {name.removeprefix('from ')}"
    return f"from {name}" if name and name != "before" else ""
