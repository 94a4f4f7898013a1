"""Highs: figures that are called the highest, or the lowest, since a time whose figure is given ("the most since 2017,
when it drew 72,700").
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from factcheck.claims.claim import Claim
from factcheck.claims.ties.said.neighbours import Row, alike
from factcheck.expression import expression

LONGEST: Final = 70
"""Characters from "since" to the figure of that time, at most."""

SUPERLATIVE: Final = expression(
    r"\b(?:(highest|largest|biggest|most|busiest|strongest|fastest|steepest|longest)"
    r"|lowest|smallest|fewest|least|weakest|slowest|shortest)\b[^.;:()\d]{0,40}? since "
)
"""What calls a figure the highest since some time, or the lowest."""

VERBS: Final = r"(?:was|were|stood at|hit|reached|totall?ed|came to|came in at|averaged|touched|recorded|sold|drew)"
TOLD: Final = expression(
    rf"(?:[\w.' ]{{3,30}}?,? ?(?:when (?:(?:it|they|there|the [a-z]+) (?:also )?{VERBS} )?|\()"
    rf"|(?:it|they) {VERBS} |(?:hitting|reaching|attracting|drawing|recording|posting|selling|counting) )"
    r"(?:a |an |at |about |some |around |only |just |a record )?"
)
"""What stands between "since" and the figure of that time; behind a fall or a rise it is where that began."""


def highs(row: Row) -> Iterator[tuple[Claim, Claim]]:
    """The higher and the lower of two figures, one of which is called the highest or lowest since the other."""
    if " since " not in row.text:
        return
    for cue in SUPERLATIVE.finditer(row.text):
        other = next(row.behind(cue.end(), LONGEST), None)
        if other is None or TOLD.fullmatch(row.text, cue.end(), other.quantity.start) is None:
            continue
        before = (claim for claim in row.before(cue.start()) if not row.stops(claim.quantity.end, cue.start()))
        own = next((claim for claim in before if claim.role != "base" and alike(claim, other)), None)
        if own is not None:
            yield (other, own) if cue[1] else (own, other)
