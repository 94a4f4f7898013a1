"""Columns: figures of sentences that are what all rows of a table or a list make together, as their digits show, or as
words say where only a slip of the pen keeps the rows from adding up to it ("The four provinces harvested 4.7 million").
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, MutableSequence, Sequence
from itertools import chain
from typing import Final

from factcheck.claims.claim import ADDED_UP, GUESSED, Claim
from factcheck.claims.ties.amounts import WHOLLY
from factcheck.claims.ties.said.breakdowns import Breakdown, exhaust
from factcheck.claims.ties.said.lines import Row, bounds, stem, told
from factcheck.claims.ties.said.repeatable import telling_digits
from factcheck.claims.ties.terms import ROUNDED, Term, amendments, in_units, is_amount, term_of
from factcheck.claims.ties.traced.recounts import is_of_another_time
from factcheck.expression import expression
from factcheck.quantities.slips import exchanges
from factcheck.record import record
from factcheck.text.document import BODY

FEWEST: Final = 3
"""Rows of a table, at least: two figures often make a third one by chance."""

LONG: Final = 4
"""Digits of a figure that a slip in a row keeps from coming out, at least."""

FINE: Final = 100
"""How many times what it leaves open a figure is that rows make by no chance, at least."""

ALL: Final = expression(r"\b(?i:the|all|these|those|its|their)(?: [a-z]+(?:-[a-z]+)?)? $")
"""What stands before the count of all rows ("the four", "its five", "the leading four")."""

BEFORE: Final = 24
"""Characters before it in which that is looked for."""

WHOLES: Final = frozenset(map(stem, ("total", "sum", "overall", "altogether", "all", "subtotal")))
"""What names a row that is made of others."""


@record(frozen=True, slots=True)
class Column:
    """One figure of each row of a table, and what the rows and the lines above them speak of."""

    parts: tuple[Claim, ...]
    about: frozenset[str]


@record(frozen=True, slots=True)
class Total:
    """A figure of a sentence and the column that would make it, in one unit."""

    whole: Term
    parts: tuple[Term, ...]

    @property
    def missing(self) -> float:
        """What the rows lack of it."""
        return self.whole.middle - sum(part.middle for part in self.parts)

    @property
    def slack(self) -> float:
        """What its roundings leave open."""
        return sum(one.width for one in (self.whole, *self.parts)) / 2 + ROUNDED * self.whole.middle

    def fits(self) -> bool:
        """Whether the rows make it."""
        return abs(self.missing) <= self.slack

    def is_fine(self) -> bool:
        """Whether that is no chance."""
        return self.whole.middle >= FINE * max(self.slack, self.whole.grain)

    def is_mended(self, text: str) -> bool:
        """Whether the rows would make it but for a slip of the pen in it, or in one of them if it has many digits."""
        wholes = (-way for way in amendments(text, self.whole, exchanges))
        parts = (way for part in self.parts for way in amendments(text, part, exchanges))
        long = len(telling_digits(self.whole.claim.quantity))
        mended = (abs(self.missing - way) <= self.slack for way in chain(wholes, parts if long >= LONG else ()))
        return long > 1 and any(mended)


def tie_columns(text: str, claims: MutableSequence[Claim]) -> None:
    """Tie the figures of tables and lists, column by column, to what a sentence gives as all of them together."""
    rows, _ = told(text, claims)
    columns = list(columns_of(rows)) if len(rows) >= FEWEST else []
    if not columns:
        return
    taken = {claim.id for row in rows for claim in row.claims} | {name for c in claims for _, name in c.exhausts}
    places = {claim.id: at for at, claim in enumerate(claims)}
    for claim in [claim for claim in claims if claim.id not in taken and may_be_total(claim)]:
        beside = [one for one in claims if one.sentence == claim.sentence and one.id != claim.id]
        free = [one for one in columns if not any(claims[places[part.id]].exhausts for part in one.parts)]
        found = total_of(text, claim, free, beside)
        if found is not None:
            exhaust(claims, places, *found)


def columns_of(rows: Sequence[Row]) -> Iterator[Column]:
    """The columns of tables and lists whose rows give as many figures each, and none of which is made of others."""
    runs: dict[int, list[Row]] = defaultdict(list)
    for row in rows:
        runs[row.run].append(row)
    for run in runs.values():
        whole = any(not row.words.isdisjoint(WHOLES) for row in run) or len({len(row.claims) for row in run}) > 1
        for parts in zip(*(row.claims for row in run), strict=True) if len(run) >= FEWEST and not whole else ():
            if all(is_amount(part) and is_alike(part, parts[0]) for part in parts):
                yield Column(parts, frozenset().union(*(row.about for row in run)))


def may_be_total(claim: Claim) -> bool:
    """Whether a figure of a sentence is a plain amount."""
    plain = claim.kind == "level" and claim.role in ("now", "base") and claim.block == BODY and is_amount(claim)
    return plain and claim.quantity.hedge is None and claim.quantity.upper is None


def total_of(
    text: str, claim: Claim, columns: Sequence[Column], beside: Sequence[Claim]
) -> tuple[Breakdown, str] | None:
    """The parts that make a figure, with a name for that: those of a column that does, if that is no chance or words
    say so; else those of the only one that a slip keeps from making what words call all of it.
    """
    found = [(one, made) for one in columns if (made := made_of(text, claim, one)) is not None]
    said = [(one, made) for one, made in found if says_all(text, claim, len(one.parts), beside)]
    fitting = [made for _, made in said if made.fits()]
    fine = [made for _, made in found if made.fits() and made.is_fine()]
    slips = [made for one, made in said if is_kin(claim, one) and made.is_mended(text)]
    for some, name in ((fitting, GUESSED), (fine, ADDED_UP), (slips if len(slips) == 1 else [], GUESSED)):
        for made in some:
            parts = tuple(part.claim for part in made.parts)
            return Breakdown(made.whole.claim, parts, certain=False), f"{name} {claim.id}.column"
    return None


def made_of(text: str, claim: Claim, column: Column) -> Total | None:
    """A figure with a column that may make it, in the unit of either."""
    part = column.parts[0]
    bare = part.quantity.unit.dimension == "number" and stem(claim.quantity.unit.name or "") in column.about
    if not (bare or is_alike(claim, part)):
        return None
    whole, *terms = (term_of(text, one) for one in in_units([claim, *column.parts]))
    parts = tuple(term for term in terms if term is not None)
    told = whole is not None and len(parts) == len(column.parts) and max(one.middle for one in parts) < whole.middle
    return Total(whole, parts) if whole is not None and told else None


def is_alike(one: Claim, other: Claim) -> bool:
    """Whether two figures are of one unit, or both count."""
    first, second = one.quantity.unit, other.quantity.unit
    counted = {first.dimension, second.dimension} <= {"count", "number"}
    return counted or (first.dimension == second.dimension and first.name == second.name)


def says_all(text: str, claim: Claim, count: int, beside: Iterable[Claim]) -> bool:
    """Whether words of a sentence call its figure that of all rows, by their number or as a whole, and of no fewer."""
    counts = [one for one in beside if one.quantity.unit.dimension in ("count", "number")]
    if any(1 <= one.quantity.value < count for one in counts):
        return False
    same = (one.quantity.start for one in counts if one.quantity.value == count)
    if any(ALL.search(text, max(0, start - BEFORE), start) for start in same):
        return True
    return WHOLLY.search(text, *bounds(text, claim.quantity.start, claim.quantity.end)) is not None


def is_kin(claim: Claim, column: Column) -> bool:
    """Whether a figure is said to count or to weigh what a column gives, and at no other time; sums of money seldom say
    what they are.
    """
    if any(is_of_another_time(claim, part.subject) for part in column.parts):
        return False
    unit = claim.quantity.unit
    if unit.dimension in ("count", "number"):
        return stem(unit.name or "") in column.about
    return unit.dimension != "money" and unit == column.parts[0].quantity.unit
