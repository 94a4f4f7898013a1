"""Standpoints: words around a change that tell it to be seen otherwise than from the level told last to the one before
that: by value, since a peak, against what it was before a war.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from factcheck.claims.claim import Claim
from factcheck.claims.rows.items import Clause, Figure
from factcheck.expression import expression
from factcheck.lexicon import table
from factcheck.periods.period import Basis

ELSEWHERE: Final = Basis("against another time")
"""The basis of a change that is measured from another time than the one spoken of."""

OTHER_UNIT: Final = Basis("against another unit")
"""The basis of a change in money of what was told by weight, or the other way round."""

LONGEST: Final = 120
"""Characters of a sentence before a change in which its standpoint may be told."""

BEHIND: Final = 64
"""Characters behind a change in which it may be told."""

SENTENCE: Final = expression(r"[.!?;]\s|\n")
"""The end of a sentence."""


def seen_otherwise(text: str, figure: Figure, level: Claim) -> Basis | None:
    """What a change stands for whose words say that it is not one of the `level` that another sentence told, but of
    some of it, or not since the level before that; None where they say no such thing.
    """
    start, end = figure.token.start, figure.token.end
    before = SENTENCE.split(text[max(0, start - LONGEST) : start])[-1].lower()
    behind = SENTENCE.split(text[end : end + BEHIND])[0].lower()
    if any(said.search(before) is not None for said in (compared(), of_some())) or since().match(behind) is not None:
        return ELSEWHERE
    money = level.quantity.unit.dimension == "money"
    said = in_bulk() if money else in_money()
    return OTHER_UNIT if said.search(before) is not None or said.match(behind) is not None else None


def told_of_then(clause: Clause, text: str) -> Basis | None:
    """What the changes of a clause stand for that begins with an earlier time, which nothing is compared with, and
    states no level ("Five years ago exports were 25 percent higher", "A year before they had fallen 25 percent").
    """
    if clause.back is None or any(item.now is not None for item in clause.items):
        return None
    words = text[clause.back.start : clause.back.end].lower()
    comparing = words.startswith(tuple(table("bases")["comparison"]["forms"]))
    looking = not set(table("cues")["looking-back"]["forms"]).isdisjoint(words.replace("-", " ").split())
    return ELSEWHERE if looking and not comparing else None


def alternatives(name: str) -> str:
    """The forms of a cue as one pattern, the longest first."""
    return "|".join(re.escape(form) for form in sorted(table("cues")[name]["forms"], key=len, reverse=True))


@cache
def compared() -> re.Pattern[str]:
    """What says at the beginning of a sentence what a change in it is measured against, where that is no date."""
    return expression(rf"^\s*(?:{alternatives('set-against')}) (?:[a-z'’-]+ ){{0,6}}?[a-z'’-]+,")


@cache
def of_some() -> re.Pattern[str]:
    """What says at the beginning of a sentence that it is of some only."""
    return expression(rf"^\s*(?:{alternatives('some-of')}) ")


@cache
def since() -> re.Pattern[str]:
    """What says behind a change since when it was, where that is no date."""
    return expression(rf",? (?:[a-z]+ )?(?:{alternatives('since-then')})\b")


@cache
def in_money() -> re.Pattern[str]:
    """What says that a change is one of money."""
    return expression(rf"(?:^|[\s,(])(?:{alternatives('by-value')})\b")


@cache
def in_bulk() -> re.Pattern[str]:
    """What says that a change is one of weight or number."""
    return expression(rf"(?:^|[\s,(])(?:{alternatives('by-volume')})\b")
