"""Claims: what an article says of one quantity, and of what it says it."""

from __future__ import annotations

from functools import lru_cache
from typing import Final, Literal

from factcheck.periods.period import Basis, Period
from factcheck.quantities.quantity import Quantity
from factcheck.record import field, record

Kind = Literal["level", "change", "share", "rank", "rate"]

AMONG: Final = "among"
"""The head of a whole that a figure of the same sentence counts ("30 of 41, or 73 percent")."""

GUESSED: Final = "sum, on a guess"
"""How the name of a sum begins that the words only suggest."""

ADDED_UP: Final = f"{GUESSED}, by its digits"
"""How the name of a sum begins that no words suggest, and that says nothing but of its own claims."""

MISTYPED: Final = f"{ADDED_UP}, one mistyped"
"""The same of one that a single other digit keeps from coming out."""

TOLD_SUM: Final = "sum, told by words"
"""How the name of a sum begins that words make and digits do not bear out: its clash is a note."""

GUESSED_REST: Final = "rest, on a guess"
"""How the name of a difference begins that the words only suggest."""

MISTYPED_REST: Final = f"{GUESSED_REST}, one mistyped"
"""The same of one that a single other digit keeps from coming out."""

TOLD_REST: Final = "rest, told by words"
"""How the name of a difference begins that words make and digits do not bear out: its clash is a note."""

UNRESOLVED: Final = "?"
"""The head of a measure that could not be told for certain."""


@record(frozen=True, slots=True)
class Measure:
    """What is measured: a head ("export") and the modifiers that narrow it ("electric", "vehicle"), canonical words."""

    head: str
    modifiers: frozenset[str] = frozenset()

    def __str__(self) -> str:
        return " ".join([*sorted(self.modifiers), self.head])


@lru_cache(maxsize=1 << 12)
def shared(measure: Measure) -> Measure:
    """One measure for all that are equal: articles speak of few, and claims live as long as the run."""
    return measure


@record(frozen=True, slots=True)
class Subject:
    """What a claim is about.

    A period of None is unstated; unstated periods are the same only within one `scope` (a section of one article).
    `assumed` names what was not printed with the claim but carried over from the text before: "period", "measure",
    "words" (a measure named close by), "entity" (one that neither the lead nor the sentence names for certain).
    """

    entity: str
    measure: Measure
    period: Period | None
    scope: str = ""
    assumed: frozenset[str] = field(default=frozenset(), compare=False)

    @property
    def carried(self) -> bool:
        """Whether the period was carried over."""
        return "period" in self.assumed

    @property
    def says_measure(self) -> bool:
        """Whether the measure is printed with the figure, and not inherited from words before it."""
        return self.assumed.isdisjoint(("measure", "words"))


@record(frozen=True, slots=True)
class Claim:
    """One claim of one article.

    `id` is "a1.c3". `kind`: a level (output of 2.788 million), a change of one (up 9.7 %, 3.8 million more), a share of
    a whole (45 % of sales), a rank (third among provinces), or a rate (unemployment of 4 %, a margin, a price per
    unit). `sign` is the direction the words give a change (-1 for "fell 3 %"). `basis` says against what a change is
    measured, or, for a base ("from 1.07 billion"), how far it lies back; `whole` is the subject a share is a share of.
    `exhausts` names the sums that the claim is a part of: the sum, and its whole (a claim's id, a subject that no claim
    states, or None for 100 percent). `of` is the claim that a change, a share or a conversion was printed with; `role`
    what it is to that claim. `block` is the role of the block it stands in ("title", "body", ...), `order` its
    enumeration, if it stands in one that goes from high to low, and its position there. `links` are what the words say
    of it and other claims: ("above", "a1.c2") where it is the larger of the two.
    """

    id: str
    article: int
    kind: Kind
    quantity: Quantity
    subject: Subject
    sentence: int
    sign: int = 1
    basis: Basis | None = None
    whole: Subject | None = None
    of: str | None = None
    role: str = "now"
    resolved: bool = True
    block: str = "body"
    order: tuple[str, int] | None = None
    exhausts: tuple[tuple[str, Subject | str | None], ...] = ()
    links: tuple[tuple[str, str], ...] = ()
