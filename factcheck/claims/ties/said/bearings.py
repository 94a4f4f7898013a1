"""Bearings: which way the words beside a percentage say that something went."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import Final

from factcheck.claims.words.framing import phrases
from factcheck.expression import expression
from factcheck.lexicon import table
from factcheck.quantities.approximators import APPROXIMATELY
from factcheck.quantities.quantity import Quantity

BEFORE: Final = 40
AFTER: Final = 30
"""Characters on either side of a figure in which the words stand that tell where it leads."""
WORDS: Final = 5
"""Words on either side of a figure that may tell it."""

FAR: Final = 160
"""Characters before a figure in which a change is looked for that has its direction too."""

ON: Final = frozenset({"on", "from", "over", "against", "compared"})
"""What stands behind a change that leaves its direction unsaid."""

MEANS: Final = expression(r" (?:by|in|in terms of) (?:value|volume|weight|quantity|number|[a-z]+ terms)\b")
"""What a change is counted by, behind it; the one before it has its direction too."""

YEARLY: Final = expression(r"\band (?:on|over|from|against|since|in) (?:1[89]|20)\d\d,? $")
"""What stands before a further change, where the one before it has its direction too ("51% on 2024 and on 2023 79%").
"""

LONG: Final = 120
"""Characters before a figure in which a noun of change is announced to be it."""

ARTICLES: Final = (["a"], ["an"], ["the"])
NOUN_WITHIN: Final = 4
"""Words behind a percentage among which the noun stands that an article before it belongs to, at most."""

NOUNS: Final[Mapping[str, int]] = {"rises": 1, "falls": -1}
"""The cues of nouns of change, with their direction."""

SPECIFYING: Final = "the|this|that|its|their|such|an?|annual|yearly|monthly|quarterly|overall|total|nominal|weekly"
"""What stands before such a noun, where it is what a clause speaks of."""

STOP: Final = expression(r"[.;:]\s|\n")

LEADING: Final = "tfvk"
"""Letters of words that lead to a level ("rose to", "up from", "held at", "more than")."""

APART: Final = expression(r"[.,;:]\s|\n|\d")
"""What ends the words that speak of a figure."""


def bearing(text: str, quantity: Quantity) -> int:
    """The direction that the nearest words give a figure: 1 up, -1 down, 0 where they give none, or lead to a level."""
    behind = APART.split(text[quantity.end : quantity.end + AFTER].lower())[0].split()[:WORDS]
    ahead = APART.split(text[max(0, quantity.start - BEFORE) : quantity.start].lower())[-1].split()[-WORDS:]
    if ahead[-1:] in ARTICLES:
        return modifying(behind)
    own = first(behind, range(len(behind)), "o") or first(ahead, reversed(range(len(ahead))), LEADING)
    if own:
        return own
    measured = not ON.isdisjoint(behind[:1]) or MEANS.match(text, quantity.end) is not None
    also = ahead[-1:] == ["and"] and measured
    if also or YEARLY.search(text, max(0, quantity.start - AFTER), quantity.start) is not None:
        return carried(text, quantity.start)
    return announced(text[max(0, quantity.start - LONG) : quantity.start].lower())


def modifying(behind: Sequence[str]) -> int:
    """The direction of the noun of change that a percentage behind an article goes with ("a 10 percent annual rise"), 0
    before any other ("a 10 percent value added tax").
    """
    near = {word.strip(",()") for word in behind[:NOUN_WITHIN]}
    return sum(sign for name, sign in NOUNS.items() if not near.isdisjoint(table("cues")[name]["forms"]))


def announced(ahead: str) -> int:
    """The direction of the noun of change whose size the words before a figure announce ("The decline works out to").
    """
    near = STOP.split(ahead)[-1]
    for name, sign in NOUNS.items():
        if announcing(name).search(near) is not None:
            return sign
    return 0


@cache
def announcing(name: str) -> re.Pattern[str]:
    """What announces the size of a change that some nouns name, or who puts it at what."""
    nouns, verbs = (alternatives(table("cues")[cue]["forms"]) for cue in (name, "amounts-to"))
    since = r"(?: (?:in|of|on|over|from|since|for|against|compared) [^,]{1,40}?)?"
    change = rf"(?:(?:{SPECIFYING}) ){{0,2}}(?:{nouns}){since}"
    return expression(
        rf"(?:(?:^|, |\b(?:and|but|while|so|as|that) ){change} (?:{verbs})|\b(?:put|puts|putting) {change} at)"
        rf" (?:\S{{1,12}} (?:\S{{1,12}} )?(?:\S{{1,12}} )?or )?{APPROXIMATELY}$"
    )


def alternatives(forms: Sequence[str]) -> str:
    """A pattern of some forms, the longest first."""
    return "|".join(map(re.escape, sorted(forms, key=len, reverse=True)))


def carried(text: str, start: int) -> int:
    """The direction that the change before a figure has, within a sentence ("up 11.6 percent on a year and 5.1 percent
    on June").
    """
    words = STOP.split(text[max(0, start - FAR) : start].lower())[-1].split()
    return first(words, reversed(range(len(words))), "")


def first(words: Sequence[str], places: Iterable[int], stops: str) -> int:
    """The direction of the first word of change among some, 0 where a word with one of these letters comes first."""
    plain = [word.strip(",()") for word in words]
    for at in places:
        for rest, frame in phrases().by_first.get(plain[at], ()):
            if tuple(plain[at + 1 : at + 1 + len(rest)]) == rest and (frame.sign or frame.letter in stops):
                return frame.sign
    return 0
