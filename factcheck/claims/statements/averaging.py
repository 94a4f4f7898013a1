"""Averaging: levels that a sentence gives for each of several times ("averaged 41,000 in July and 28,000 so far this
year", "312 a day in June"), so that those of a longer time need not be more; and levels blown up to a year.
"""

from __future__ import annotations

from typing import Final

from factcheck.claims.claim import Measure
from factcheck.claims.rows.bearing import is_annualised
from factcheck.claims.rows.items import Figure
from factcheck.claims.statements.printed import leads_to
from factcheck.claims.subjects.subjects import Named, is_flow
from factcheck.claims.words.per_time import is_per_time
from factcheck.expression import expression
from factcheck.quantities.quantity import Quantity
from factcheck.record import replace

AVERAGE: Final = "average"
"""The modifier of what does not add up."""

LONG: Final = 80
"""Characters before a figure in which a verb says that it is an average."""

AVERAGED: Final = expression(
    r"\baverag(?:ed|es|ing)\b(?:(?!\b(?:was|were|is|are|had|has|total|totall?ed|while|which|with)\b)[^.;:\n])*\Z"
)
"""What stands before a figure that is an average, or another one of the same verb."""

ON_AVERAGE: Final = expression(r"(?: [a-z'’-]+){0,3},? on (?:an )?average\b")
"""What says so behind it."""

BEFORE: Final = expression(r"\b[Oo]n average,?(?: [a-z'’-]+){0,4} \Z")
"""What says so before it."""


def spread_out(subject: Named, own: Quantity | None, text: str, begin: int) -> Named:
    """What a level of something that adds up is of where its sentence, from `begin` on, calls it an average of times:
    a measure that is never held against what was counted.
    """
    measure = subject.measure
    if own is None or own.unit.per is not None or not is_flow(measure) or not is_averaged(text, begin, own):
        return subject
    return replace(subject, measure=Measure(measure.head, measure.modifiers | {AVERAGE}))


def is_averaged(text: str, begin: int, figure: Quantity) -> bool:
    """Whether words around a figure say that it is so much on average, or again and again."""
    before, start = max(begin, figure.start - LONG), figure.start
    return (
        is_per_time(text, figure.end)
        or AVERAGED.search(text, before, start) is not None
        or ON_AVERAGE.match(text, figure.end) is not None
        or BEFORE.search(text, before, start) is not None
    )


def is_pace(figure: Figure) -> bool:
    """Whether a level is what something comes to in a year ("an annual rate of 1.4 million")."""
    return any(is_annualised(time) and leads_to(time, figure) for time in figure.times)


def of_a_year(subject: Named) -> Named:
    """What a level blown up to a year is of: a measure that is never added to what was counted."""
    measure = subject.measure
    return replace(subject, measure=Measure(measure.head, measure.modifiers | {"annualised"}))
