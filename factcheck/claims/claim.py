"""Claims: what an article says of one quantity, and of what it says it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final, Literal

from factcheck.periods.period import Basis, Period
from factcheck.quantities.quantity import Quantity

Kind = Literal["level", "change", "share", "rank", "rate"]

UNRESOLVED: Final = "?"
"""The entity or measure of a claim whose subject could not be told for certain."""


@dataclass(frozen=True, slots=True)
class Measure:
    """What is measured: a head ("export") and the modifiers that narrow it ("electric", "vehicle"), canonical words."""

    head: str
    modifiers: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Subject:
    """What a claim is about. A period of None is unstated; two unstated periods meet only within one scope of the text."""

    entity: str
    measure: Measure
    period: Period | None
    scope: str = ""


@dataclass(frozen=True, slots=True)
class Claim:
    """One claim of one article.

    `id` is "a1.c3". `kind`: a level (output of 2.788 million), a change of one (up 9.7 %, 3.8 million more), a share of a
    whole (45 % of sales), a rank (third among provinces), or a rate (unemployment of 4 %, a margin, a price per unit).
    `basis` says against what a change is measured; `whole` is the subject a share is a share of.
    `links` names other claims this one was printed with: {"of": id of the level a change belongs to, "converts": id, ...}.
    """

    id: str
    article: int
    kind: Kind
    quantity: Quantity
    subject: Subject
    sentence: int
    basis: Basis | None = None
    whole: Subject | None = None
    resolved: bool = True
    links: dict[str, str] = field(default_factory=dict)
