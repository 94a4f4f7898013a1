"""Neighbours: the figures of a text before and behind a place, and the words of comparison that stand near any."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Final

from factcheck.claims.claim import Claim
from factcheck.claims.ties.said.totals import holds, is_said, pattern
from factcheck.expression import expression
from factcheck.lexicon import table
from factcheck.text.lowering import lowered

NEAR: Final = 110
"""Characters between a word of comparison and the figure on either side of it, at most."""

APART: Final = 48
"""Characters between a figure and the comparison of it, at most."""

LOOK_BACK: Final = 300
"""Characters before a ranking in which its first figure, and the word for the highest, are looked for."""

LARGE: Final = 1000
"""What the last digit of a figure stands for, at least, that leaves its currency unsaid."""

ABSTRACT: Final = frozenset({"number", "count", "ratio", "points", "factor", "time"})
"""Dimensions that no bare number leaves unsaid."""

STEP: Final = 70
"""Characters from one figure of a ranking to the next, at most."""

MONTH: Final = "May"
"""What is written as one of the words that leave something open."""

ELSEWHERE: Final = expression(
    r"\b(?:(?:[Ii]t|[Tt]hey)(?! (?:was|were|is|are) )|[Hh]e|[Ss]he|same|by contrast|meanwhile|[Oo]verall"
    r"|[Ww]orldwide|[Gg]lobally)\b"
    r"|(?:^|[.;] |\band |, (?=[a-z]+ [A-Za-z]))(?:[Ii]n|[Aa]t|[Oo]n|[Aa]mong|[Dd]uring|[Ff]or|[Bb]y|[Oo]f)"
    r" (?!turn\b|first\b|second\b|third\b|fourth\b|last\b)"
)
"""What says that a list does not go on, as its next figure is of another place, time or group."""

RUNNER_UP: Final = expression(r", the (?:runner-up|second|third|next)\b")
"""What calls a place before it the next one of a list ("In Mexico, the runner-up, it sold")."""

GOLF: Final = expression(r"\b(?:strokes?|golf\w*|birdies|bogeys|under par|over par|penalty points|faults)\b")
"""What says that the fewest come first."""

DOWNWARD: Final = expression(
    r"\b(?:lowest|cheapest|driest|coldest|coolest|lightest|shortest|weakest|smallest|fewest|least|quietest|narrowest|best"
    r"|better|strokes?|par|round|golf|errors?|faults?|penalt(?:y|ies)|laps?|seconds|minutes?|behind|deficit|index"
    r"|rank(?:s|ed|ing)?)\b"
)
"""What says that of some places the first may have the lowest figure."""

STOP: Final = expression(r"[.!?;]['\"”’)]?\s|\n")


class Row:
    """The figures of a text that can be ranked, in their order."""

    __slots__ = ("figures", "starts", "text")

    def __init__(self, text: str, figures: Sequence[Claim]) -> None:
        self.text, self.figures = text, figures
        self.starts = [claim.quantity.start for claim in figures]

    def cues_after(self, name: str) -> Iterator[re.Match[str]]:
        """Where the text has a form of a cue, if it has one soon behind a figure."""
        found = is_said(name, self.text) and holds(name, self.following())
        return pattern(name).finditer(self.text) if found else iter(())

    def cues_before(self, name: str) -> Iterator[re.Match[str]]:
        """Where the text has a form of a cue, if it has one near before a figure."""
        found = is_said(name, self.text) and holds(name, self.leading())
        return pattern(name).finditer(self.text) if found else iter(())

    def leading(self) -> str:
        """What stands before the figures, in lower case, as far as a cue may reach."""
        lower, reach = lowered(self.text), NEAR + longest()
        return "\n".join([lower[max(0, at - reach) : at] for at in self.starts])

    def following(self) -> str:
        """What stands behind them."""
        lower, reach = lowered(self.text), APART + longest()
        return "\n".join([lower[one.quantity.end : one.quantity.end + reach] for one in self.figures])

    def behind(self, at: int, within: int = NEAR) -> Iterator[Claim]:
        """The figures behind a place in its sentence, the nearest first."""
        for claim in self.figures[bisect_left(self.starts, at) :]:
            if claim.quantity.start > at + within or self.stops(at, claim.quantity.start):
                return
            yield claim

    def before(self, at: int, within: int = NEAR) -> Iterator[Claim]:
        """The figures before a place, the nearest first."""
        for index in range(bisect_left(self.starts, at) - 1, -1, -1):
            claim = self.figures[index]
            if claim.quantity.end < at - within:
                return
            if claim.quantity.end <= at:
                yield claim

    def stops(self, start: int, end: int) -> bool:
        """Whether a sentence ends between two places."""
        return STOP.search(self.text, max(0, start - 1), end) is not None

    def sentence(self, at: int) -> int:
        """Where the sentence of a place begins, or near it."""
        start = max(0, at - LOOK_BACK)
        return max((stop.end() for stop in STOP.finditer(self.text, start, at)), default=start)


@cache
def longest() -> int:
    """Characters of the longest form of a cue."""
    return max(len(form) for entry in table("cues").values() for form in entry.get("forms", ()))


def alike(one: Claim, other: Claim) -> bool:
    """Whether two figures are of one sort and unit; one of them need not repeat what is counted."""
    first, second = one.quantity.unit, other.quantity.unit
    counts = {first.dimension, second.dimension} == {"count", "number"}
    rates = {one.kind, other.kind} <= {"rate", "share", "change"}
    same = (first.name, first.dimension) == (second.name, second.dimension) and (
        first.per == second.per or None in (first.per, second.per)
    )
    money = leaves_unsaid(one, other) or leaves_unsaid(other, one)
    return (one.kind == other.kind or rates) and (same or counts or money)


def leaves_unsaid(one: Claim, other: Claim) -> bool:
    """Whether a figure leaves the unit of another one unsaid ("2,362 square miles ... 1,264"), in thousands or more
    where that is a currency ("222.3 billion").
    """
    own, large = one.quantity.unit.dimension, other.quantity.step >= LARGE
    stated = large if own == "money" else own not in ABSTRACT
    return stated and other.quantity.unit.dimension == "number"


@cache
def highest() -> frozenset[str]:
    """Words that say that a list begins with the highest."""
    return frozenset(table("nouns")["highest"]["forms"])


def is_unsettled(stretch: str) -> bool:
    """Whether some words of a comparison leave open whether it holds; a month says nothing of that."""
    return any(word[0] != MONTH for word in pattern("unsettled").finditer(stretch))


def is_other_list(row: Row, first: Claim, second: Claim) -> bool:
    """Whether the second figure of a list is of another place than the first, or the first may be the lowest."""
    start, end = first.quantity.end, second.quantity.start
    low = GOLF.search(row.text, max(0, start - NEAR), end + NEAR)
    told = RUNNER_UP.search(row.text, start, end) is None
    return low is not None or (told and ELSEWHERE.search(row.text[start:end]) is not None)
