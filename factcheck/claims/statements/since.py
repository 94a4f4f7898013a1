"""Since: whether a time is the one from which on a level came together ("92,351 patients since January")."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from factcheck.claims.rows.items import CHANGES, Clause, Item
from factcheck.claims.rows.tokens import Token
from factcheck.claims.statements.ranked import RANKING, highest, is_ranked
from factcheck.expression import expression
from factcheck.periods.period import Period, months_of
from factcheck.text.dates import MONTH

YEAR: Final = expression(r"since the (?:start|beginning) of (?:(?:the|this) year|(?:19|20)\d\d)\b")
"""The time in which a level came together, whatever stands before it."""
MONTHS: Final = expression(
    rf"since (?:(?:{MONTH})\b(?!,? when| \d{{1,4}}(?![\d,.]*\d))|(?:the )?New Year\b"
    r"|(?:January 1|1 January)\b(?![\d,.]*\d|,? [12]\d{3}\b))"
)
"""The time in which one did that is told with no change and is the most of nothing."""
OPENED: Final = expression(r"since (?:[\w'’-]+ ){1,6}(?:on|in) ")
"""The same of what began on a day that is read with these words ("since the season opened on October 1")."""
COUNTED_UP: Final = (" total ", " tally ", " toll ", " count ")
"""What stands before "since January" where it is what came together from then on."""
SINCE_YEAR: Final = expression(r"since (?P<year>1[89]\d\d|20\d\d)")
REACH: Final = 90
"""Characters before a time in which it is said what was never so since."""
NEVER: Final = frozenset({"first", "not", "never", "no", "any", "time", "low", "high", "peak", "record", "unchanged"})
"""Words that say so beside those of what is the most."""
COUNTABLE: Final = frozenset({"count", "number", "money", "mass", "volume", "area", "energy"})
"""The dimensions of what comes together over a time."""


def counts_since(time: Token, items: Iterable[Item], text: str) -> bool:
    """Whether the levels of some items came together from a time on."""
    if text.startswith("since", time.start) and is_tally(text, time.start):
        return True
    if YEAR.match(text, time.start) is not None:
        return not is_ranked(text[max(0, time.start - RANKING) : time.start])
    timed = MONTHS.match(text, time.start) is not None or OPENED.match(text, time.start, time.end) is not None
    return timed and all(map(is_count, items)) and not is_never(text, time.start)


def year_told_of(clause: Clause, text: str) -> Period | None:
    """The year that the only level of a clause is of, behind what nothing has been like since ("the fewest since 1946,
    when").
    """
    time = clause.times[0]
    told = SINCE_YEAR.fullmatch(text, time.start, time.end) if len(clause.items) == 1 else None
    return months_of(int(told["year"]), 1, 12) if told is not None else None


def is_tally(text: str, at: int) -> bool:
    """Whether what stands before "since 2009" came together from then on, and is no "worst toll since 2009"."""
    return text.endswith(COUNTED_UP, 0, at) and not is_ranked(text[max(0, at - RANKING) : at])


def is_count(item: Item) -> bool:
    """Whether an item is a level of what comes together, and no change."""
    if item.now is None or any(figure.role.name in CHANGES for figure in item.figures()):
        return False
    return all(one.unit.dimension in COUNTABLE and one.unit.per is None for one in item.now.token.quantities)


def is_never(text: str, at: int) -> bool:
    """Whether the words before a time say what was never so since."""
    sentence = text[max(0, at - REACH) : at].rpartition(". ")[2]
    return not (highest() | NEVER).isdisjoint(sentence.lower().replace(",", " ").split())
