"""Joint times: neighbouring months or years of which a single figure is told together, as "and" says ("in January and
February") or how many months they are ("the eleven-month total"); and one time that two figures are of, what was earned
and on what.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from factcheck.claims.claim import Measure
from factcheck.claims.rows.items import Clause, Figure, Item
from factcheck.claims.rows.tokens import Token
from factcheck.claims.statements.spelled_years import count_of
from factcheck.claims.subjects.subjects import is_flow
from factcheck.expression import expression
from factcheck.periods.period import Period
from factcheck.quantities.approximators import APPROXIMATELY
from factcheck.record import replace

AND: Final = " and "

MONTHS: Final = "-month"
"""How a word ends that says of how many months a figure is."""

ON: Final = expression(r",? on (?:[a-z-]+ ){0,2}(?:revenues?|sales|turnover) of (?:[a-z]+ ){0,2}$")
"""What stands between what was earned and the figure of what it was earned on."""

UNSAID: Final = frozenset({"number", "ratio", "points", "factor", "ordinal", "years", "date", "weekday"})
"""The dimensions of figures that do not say what they count."""

OBJECT: Final = r"(?: (?:of|from|for) [\w'’-]+(?: [\w'’-]+)?)?"
"""What may stand between a figure and what joins it to the next one."""
SOME: Final = rf"(?:another )?{APPROXIMATELY}"
JOINT: Final = expression(rf"{OBJECT}(?:,? and| for) {SOME}")
LISTED: Final = expression(rf"{OBJECT}(?:,|,? and) {SOME}")
"""What joins two figures, and those before them."""


def lend_times(found: Sequence[Clause], text: str) -> None:
    """The time behind what a company earned something on is that of what it earned too ("earned 5 million on revenue of
    60 million in 2024"), and what it earned then is set beside that ("compared with 3 million on revenue of 50").
    """
    items = [(clause, item) for clause in found for item in clause.items]
    earned: Item | None = None
    for (clause, one), (_, other) in pairwise(items):
        last = max(one.figures(), key=lambda figure: figure.token.start, default=None)
        if last is None or other.now is None or not ON.fullmatch(text, last.token.end, other.now.token.start):
            earned = None
            continue
        if not (last.times if last is not one.now else clause.times or any(f.times for f in one.figures())):
            last.times += [time for time in other.now.times if time.letter == "P"][:1]
        if earned is not None and last.role.name == "base":
            one.others = [figure for figure in one.others if figure is not last]
            earned.others.append(last)
        earned = one


def share_times(found: Sequence[Clause], text: str) -> None:
    """The time behind the last of several figures that "and" joins is that of each ("sold 412 cars and 73 trucks in
    March", "12 tonnes of tea for 40 million in May"), where none has one and each says what it counts.
    """
    for clause in found:
        if len(clause.items) < 2 or any(time.letter in "PA" for time in clause.times):
            continue
        joint = JOINT
        for one, other in pairwise(reversed(clause.items)):
            first, last = (alone(item) for item in (other, one))
            if first is None or last is None or first.times:
                break
            if joint.fullmatch(text, first.token.end, last.token.start) is None:
                break
            first.times = [time for time in last.times if time.letter == "P"][:1]
            joint = LISTED


def alone(item: Item) -> Figure | None:
    """The only figure of an item, a level that says what it counts."""
    figure = item.now if not item.others else None
    said = figure is not None and all(one.unit.dimension not in UNSAID for one in figure.token.quantities)
    return figure if said and not item.aside else None


def is_list(item: Item) -> bool:
    """Whether an item states several figures, so that each may be of one of several times."""
    return any(len(figure.token.quantities) > 1 for figure in item.figures())


def joined(period: Period | None, token: Token, times: Sequence[Token], text: str) -> Period | None:
    """The period of a time, and of the one right behind it that "and" joins to it ("in January and February")."""
    if period is None or not text.startswith(AND, token.end):
        return period
    behind = next((time for time in times if time.start > token.end), None)
    if behind is None or behind.letter != "P" or behind.start != token.end + len(AND):
        return period
    other = behind.mention.period if behind.mention is not None else None
    if other is None or other.first != period.until or other.months != period.months:
        return period
    return period._replace(until=other.until)


def counted_up(measure: Measure, period: Period | None) -> tuple[Measure, Period | None]:
    """A measure without the word that says of how many months its figure is, and the first months of the year that
    these are, up to the last month spoken of ("in November, bringing the eleven-month total to ...").
    """
    told = {word: count_of(word.removesuffix(MONTHS)) for word in measure.modifiers if word.endswith(MONTHS)}
    counts = len(told) == 1 and (is_flow(measure) or len(measure.modifiers) == 1)
    if not counts or period is None or period.until is None or period.floating:
        return measure, period
    ((word, count),) = told.items()
    first = period.end_of().start.replace(month=1, day=1).toordinal()
    months = period._replace(first=first)
    if months.months != count or count == 1:
        return measure, period
    return replace(measure, modifiers=measure.modifiers - {word}), months
