"""Highs: figures that are called the highest, or the lowest, since a time whose figure is given ("the most since 2017,
when it drew 72,700"), or that broke a record that is ("smashing the March record of 166 million").
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from factcheck.claims.claim import Claim
from factcheck.claims.ties.said.neighbours import Row, alike
from factcheck.claims.ties.said.totals import pattern
from factcheck.expression import expression
from factcheck.quantities.approximators import APPROXIMATELY
from factcheck.text.sought import Sought

LONGEST: Final = 70
"""Characters from "since" to the figure of that time, at most."""

SUPERLATIVE: Final = Sought(
    r"\b(?:(highest|largest|biggest|most|busiest|strongest|fastest|steepest|longest)"
    r"|lowest|smallest|fewest|least|weakest|slowest|shortest)\b[^.;:()\d]{0,40}? since ",
    "highest largest biggest most busiest strongest fastest steepest longest lowest smallest fewest least weakest "
    "slowest shortest",
    "since",
)
"""What calls a figure the highest since some time, or the lowest."""

VERBS: Final = r"(?:was|were|stood at|hit|reached|totall?ed|came to|came in at|averaged|touched|recorded|sold|drew)"
TOLD: Final = expression(
    rf"(?:[\w.' ]{{3,30}}?,? ?(?:when (?:(?:it|they|there|the [a-z]+) (?:also )?{VERBS} )?|\()"
    rf"|(?:it|they) {VERBS} |(?:hitting|reaching|attracting|drawing|recording|posting|selling|counting) "
    r"|the (?:record )?)"
    rf"(?:a |an |at |a record )?{APPROXIMATELY}"
)
"""What stands between "since" and the figure of that time; behind a fall or a rise it is where that began."""

BROKEN: Final = Sought(
    r"\b(?:break(?:ing|s)|broke|beat(?:ing|s)?|smash(?:ing|es|ed)|shatter(?:ing|s|ed)|eclips(?:ing|es|ed)"
    r"|surpass(?:ing|es|ed)|topp(?:ing|ed)|tops|better(?:ing|s|ed)|exceed(?:ing|s|ed)|overtaking|overtook|past)"
    r" (?:[^.;:()\d]|(?:19|20)\d\d\b){0,40}?"
    r"\b(?:record|mark|best|high|peak)(?: (?:set|reached|posted|tally|haul|total|crowd|price))?"
    rf"(?: of|,) {APPROXIMATELY}[A-Z]{{0,3}}[$£€¥]?(?=\d)",
    "breaking breaks broke beating beats beat smashing smashes smashed shattering shatters shattered eclipsing "
    "eclipses eclipsed surpassing surpasses surpassed topping topped tops bettering betters bettered exceeding exceeds "
    "exceeded overtaking overtook past",
    "record mark best high peak",
)
"""What says that a figure before it broke a record, up to the figure of that."""

STANDING: Final = expression(r"(?:[,)–—]|--)$|^(?: [\w.]+){0,5}$")
"""What stands between a figure and what it broke."""

SHORT: Final = frozenset(
    {"to", "of", "short", "shy", "away", "from", "more", "for", "closer", "without", "not", "nearly", "almost"}
)
"""Words behind a figure that say that it broke no record, or how much was missing for one."""


def broken(row: Row) -> Iterator[tuple[Claim, Claim]]:
    """The higher and the lower of a figure and the record that it broke, which of the lowest was the higher one."""
    for cue in BROKEN.found(row.text):
        old = next(row.behind(cue.start()), None)
        new = next((claim for claim in row.before(cue.start()) if claim.role != "base"), None)
        if old is None or new is None or not alike(new, old) or row.stops(new.quantity.end, cue.start()):
            continue
        between = row.text[new.quantity.end : cue.start()].rstrip()
        led = STANDING.search(between) is not None and SHORT.isdisjoint(between.strip(" ,").split())
        if led and old.quantity.start <= cue.end():
            yield (old, new) if pattern("lowest").search(cue[0]) else (new, old)


def highs(row: Row) -> Iterator[tuple[Claim, Claim]]:
    """The higher and the lower of two figures, one of which is called the highest or lowest since the other."""
    for cue in SUPERLATIVE.found(row.text):
        other = next(row.behind(cue.end(), LONGEST), None)
        if other is None or TOLD.fullmatch(row.text, cue.end(), other.quantity.start) is None:
            continue
        before = (claim for claim in row.before(cue.start()) if not row.stops(claim.quantity.end, cue.start()))
        own = next((claim for claim in before if claim.role != "base" and alike(claim, other)), None)
        if own is not None:
            yield (other, own) if cue[1] else (own, other)
