"""Units that the text around a figure lends: 9.6 billion marks in May, while orders fell to 5.9 billion; 12 injured."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from itertools import pairwise
from typing import Final

from factcheck.expression import expression
from factcheck.quantities.counting import counted
from factcheck.quantities.figures import Figure
from factcheck.quantities.quantity import Unit
from factcheck.quantities.ranges import bare_unit
from factcheck.quantities.words import forms

LONGEST_CLAUSE: Final = 120
LONGEST_GAP: Final = 50
BRACKET: Final = len(" (equivalent to about ")
"""Characters from a sum to its conversion in brackets, at most."""
SENTENCE_END: Final = expression(r"[.;!?:] |\n")
HEDGED: Final = (
    r"(?:(?:about|around|nearly|almost|some|just|only|over|under|at least|more than|roughly|estimated|another|an?|the"
    r"|original|previous|earlier|revised|initial) )*"
)
GRAIN: Final = r"(?:year|half|quarter|month|week|season)"
MONTH: Final = r"(?:(?:jan|febr)uary|march|april|may|june|july|august|(?:septem|octo|novem|decem)ber)"
TO_LATER: Final = expression(
    rf"(?: (?:in|for|during) (?:[a-z]+ ){{0,4}}(?:[12][0-9]{{3}}|{MONTH}|{GRAIN})| (?:last|this) {GRAIN}"
    r"| a year (?:ago|earlier))?"
    rf",? (?:and|but|versus|against|from|(?:down|up) from|compared (?:with|to)) {HEDGED}"
)
"""What leads from a figure to the same at another time: 1.5 degrees in 2018 and 2.1 last year."""
TO_NEXT: Final = expression(
    r"(?: of (?:[a-z]+ ){1,3}?[a-z]+)? (?:in|for|during) (?:[a-z]+ ){0,4}"
    rf"(?:[12][0-9]{{3}}|{MONTH}|{GRAIN}), {HEDGED}"
)
"""What leads from a share to the next of a list of times: 91.2 percent of its seats in July, 90.1 in August."""
FROM_OLD: Final = expression(rf"(?: [a-z]+){{1,2}},? (?:from|against|versus|compared (?:with|to)) {HEDGED}")
"""What leads from a new value to the old one: to 9,500 barrels a day capacity from 7,500."""
TO_NEW: Final = expression(rf"(?: [a-z]+){{0,2}} to {HEDGED}")
"""What leads from an old value to a new one: from 21 mpg combined to 23."""
FROM: Final = expression(rf"\bfrom {HEDGED}\Z")
LEVEL: Final = expression(rf"\b(?:to|at|of|is|was|were|be|hit|reached) {HEDGED}\Z")
"""What stands before a percentage that is no change, so that what it is compared with is one as well."""
ALONE: Final = expression(
    r" (?:in|last|this|a year|the (?:year|month|quarter|previous|following)|during|for|by|at)\b|[.,;)]|\Z|\n"
)
"""What follows a figure that leaves its unit to the one before."""
LEFT_OVER: Final = expression(
    r"(?: of)?(?: [\w'’-]+){0,6}(?:,|,? and|;|,? while|,? with) (?:[\w'’-]+ ){0,4}(?:the|a) (?:other|remaining) "
)
"""What leads from a share to what is left besides: women make up 34 percent, men the other 66."""
LAST: Final = expression(r"[.;)]|\Z|\n")
"""What follows such a figure that counts nothing."""
WHOLE: Final = 100
"""Percent of all."""
SAID_SHORT: Final = expression(
    rf"(?: [a-z]+){{0,3}}(?:,|,? and|,? while) (?:[\w-]+ ){{1,3}}for {HEDGED}"
    rf"|(?: [a-z]+){{0,3}}(?:,|,? and|,? while) (?:that|those) of (?:[\w-]+ ){{1,3}}{HEDGED}"
)
"""What leads to a sum of another that does the same: salmon accounted for 81 billion euros, cod for 9.8 billion."""
FOR_SHARE: Final = expression(rf"\bfor {HEDGED}\Z")
SHARES_SHORT: Final = expression(
    rf"(?: of(?: (?!by\b|for\b)[a-z'’-]+){{1,6}})?(?:,|,? and|,? while) (?:[\w'’-]+ ){{1,4}}for {HEDGED}"
)
"""What leads to the share of another: China accounted for 42 percent of system sales, Taiwan for 30."""
MOVED: Final = expression(r" \((?:(?:up|down|plus|minus) (?:by )?)?\Z")
"""What stands before the change of a figure in brackets behind it: 23.1 million (up 12 percent)."""
UNLENT: Final = frozenset({"factor", "ordinal", "number", "time", "index", "points"})
"""Dimensions of changes and durations, beside which another figure stands for something else."""


def lend(lower: str, figures: Sequence[Figure]) -> None:
    """Give the figures that are left without a unit that of an earlier clause, or the people who came to harm."""
    _lend_in_brackets(lower, figures)
    money: Figure | None = None
    millions = -LONGEST_CLAUSE
    for before, figure in pairwise([None, *figures]):
        if figure is None:
            continue
        if lower.endswith("m", figure.end, figure.right) and _is_count(lower, millions, figure):
            figure.raise_by(6, figure.right)
            figure.unit, millions = None, figure.right
        if before is not None and bare_unit(before):
            _lend_to_new(lower, before, figure)
        if bare_unit(figure):
            if before is not None:
                _lend_to_later(lower, before, figure)
                _lend_to_rest(lower, before, figure)
            if money is not None and bare_unit(figure):
                _lend_money(lower, money, figure)
            if bare_unit(figure):
                _count_people(lower, figure)
        if figure.unit is not None and figure.unit.dimension == "money" and figure.powered:
            money = money if money is not None and money is before and _converts(lower, money, figure) else figure


def _lend_in_brackets(lower: str, figures: Sequence[Figure]) -> None:
    """Lend percent to the next change in brackets of a sentence: 231 million (down 12 percent) and 120 million (down
    5.5).
    """
    for change, level, figure in zip(figures, figures[1:], figures[2:], strict=False):
        if not bare_unit(figure) or change.unit is None or change.unit.name != "percent":
            continue
        moved = (_is_move(lower, before, one) for before, one in ((level, figure), (None, change)))
        near = figure.left - change.right <= LONGEST_CLAUSE
        if near and all(moved) and SENTENCE_END.search(lower, change.right, level.left) is None:
            figure.unit = change.unit if figure.exponent < 0 or level.powered else None


def _is_move(lower: str, level: Figure | None, figure: Figure) -> bool:
    """Whether a figure stands in brackets as a change, be it right behind a level."""
    if figure.powered or not lower.startswith(")", figure.right):
        return False
    start = max(0, figure.left - LONGEST_GAP) if level is None else level.right
    lead = MOVED.search(lower, start, figure.left)
    signed = lower[figure.left] in "+-−–" or lower[figure.left - 1] != "("
    return lead is not None and signed and (level is None or lead.start() == start)


def _converts(lower: str, money: Figure, figure: Figure) -> bool:
    """Whether a sum only tells the one before it in brackets, in another currency, which lends nothing: 82.7 billion
    yuan (US$12.3 billion), of which exports 52.1 billion.
    """
    bracketed = lower.startswith(" (", money.right) and figure.left <= money.right + BRACKET
    return bracketed and lower.startswith(")", figure.right) and money.unit != figure.unit


def _lend_to_later(lower: str, before: Figure, figure: Figure) -> None:
    """Lend the unit to the same at another time: 1.5 degrees in 2018 and 2.1 last year, from 21 mpg to 23."""
    unit = before.unit
    gap = lower[before.right : figure.left]
    if unit is None or unit.dimension in UNLENT or not 0 < len(gap) <= LONGEST_GAP:
        return
    first = lower[max(0, before.left - LONGEST_GAP) : before.left]
    if unit.dimension == "ratio" and FOR_SHARE.search(first) and SHARES_SHORT.fullmatch(gap):
        figure.unit = unit
        return
    if ALONE.match(lower, figure.right) is None or not _printed_alike(before, figure):
        return
    if TO_NEW.fullmatch(gap):
        lent = unit.dimension == "money" or FROM.search(first) is not None
    else:
        share = unit.dimension == "ratio"
        led = LEVEL.search(first) is not None and not (share and _moves().search(first))
        later = TO_LATER.fullmatch(gap) is not None and (led or not share or " and " in gap)
        later = later or (share and figure.exponent < 0 and TO_NEXT.fullmatch(gap) is not None)
        lent = later or (led and not share and FROM_OLD.fullmatch(gap) is not None)
    if lent:
        figure.unit = unit


def _lend_to_rest(lower: str, before: Figure, figure: Figure) -> None:
    """Lend percent to what is left of all: women make up 34 percent, men the other 66."""
    share = before.unit is not None and before.unit.dimension == "ratio" and before.form == "digits"
    if not share or figure.powered or figure.form != "digits" or not 0 < figure.value < WHOLE:
        return
    if LAST.match(lower, figure.right) and LEFT_OVER.fullmatch(lower[before.right : figure.left]):
        figure.unit = before.unit


@cache
def _moves() -> re.Pattern[str]:
    """What says that a percentage is how far something rose or fell: a jump of 46 percent from 380."""
    words = frozenset().union(*(forms("words", entry) for entry in ("up", "down", "cut", "gain", "loss")))
    return expression(rf"\b(?:{'|'.join(sorted(words))}) of {HEDGED}\Z")


def _lend_to_new(lower: str, before: Figure, figure: Figure) -> None:
    """Lend percent to the new value before the old one: it goes up to 1.30 from 1.15 percent."""
    share = figure.unit is not None and figure.unit.dimension == "ratio"
    if share and before.exponent == figure.exponent and FROM.fullmatch(lower[before.right : figure.left].lstrip()):
        before.unit = figure.unit if LEVEL.search(lower[max(0, before.left - LONGEST_GAP) : before.left]) else None


def _printed_alike(before: Figure, figure: Figure) -> bool:
    """Whether two figures are printed to the same digit, as the same thing at two times is."""
    if before.powered != figure.powered or "fraction" in (before.form, figure.form):
        return False
    return before.exponent == figure.exponent or before.powered or before.grouped == figure.grouped is True


def _lend_money(lower: str, money: Figure, figure: Figure) -> None:
    """Lend the currency to another sum in the sentence: imports of 34 billion marks, and exports were 43.9 billion."""
    if not figure.powered or figure.left - money.right > LONGEST_CLAUSE:
        return
    gap = lower[money.right : figure.left]
    if figure.magnitude == money.magnitude and SAID_SHORT.fullmatch(gap) and ALONE.match(lower, figure.right):
        figure.unit = Unit(money.unit.name, "money") if money.unit else None
        return
    said = None if SENTENCE_END.search(gap) else _priced().search(gap)
    if said is not None and (said["goods"] is None or figure.magnitude == money.magnitude):
        figure.unit = Unit(money.unit.name, "money") if money.unit else None


@cache
def _priced() -> re.Pattern[str]:
    """What is worth money, with the words that lead from it to its figure; `goods` may be counted as well."""
    money, goods = ("|".join(sorted(forms("counting", entry))) for entry in ("sums-said", "goods-said"))
    return expression(rf"\b(?:(?:{money})|(?P<goods>{goods}))(?! of)(?: [\w.%-]+){{0,6}} \Z")


def _is_count(lower: str, millions: int, figure: Figure) -> bool:
    """Whether an "m" is a million, as the clause before counts what is numerous: passengers rose to 30.9m from 28.5m.
    `millions` is where the last figure ends that is one.
    """
    if figure.powered or figure.unit is None or figure.unit.name != "metre" or figure.right - figure.end > 2:
        return False
    if figure.left - millions < LONGEST_CLAUSE and SENTENCE_END.search(lower, millions, figure.left) is None:
        return True
    return _numerous().search(lower, max(0, figure.left - LONGEST_CLAUSE), figure.left) is not None


@cache
def _numerous() -> re.Pattern[str]:
    """What is counted in millions, with the words that lead from it to its figure."""
    nouns = "|".join(sorted(forms("counting", "numerous")))
    lead = r"(?:to|from|at|of|is|was|were|reached|hit|totall?ed|numbered|topped|passed|exceeded)"
    return expression(rf"\b(?:{nouns})(?:: (?:up to )?| (?:[\w.%+()-]+ ){{0,6}}{lead} {HEDGED})\Z")


def _count_people(lower: str, figure: Figure) -> None:
    """Count people where the words tell that they came to harm: 12 injured, killing at least 40."""
    if figure.form == "fraction" or figure.upper is not None:
        return
    behind, before = _harmed()
    if behind.match(lower, figure.right) or before.search(lower, max(0, figure.left - LONGEST_GAP), figure.left):
        figure.unit = counted("people")


@cache
def _harmed() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Words behind and before a figure that count people who came to harm."""
    behind, before = ("|".join(sorted(forms("counting", entry))) for entry in ("harmed", "harming"))
    return (
        expression(rf" (?:(?:were|was|are|is|have been|had been|been|reported|feared|others?|more) )*(?:{behind})\b"),
        expression(rf"\b(?:{before}) {HEDGED}\Z"),
    )
