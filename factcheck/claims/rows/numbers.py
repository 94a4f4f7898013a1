"""Numbers: which of a sentence are no figures (names, margins of error), and which hedges set one beside another."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from factcheck.claims.words.vocabulary import is_known
from factcheck.claims.words.words import WORD
from factcheck.expression import expression
from factcheck.quantities.hedges import GLUED
from factcheck.quantities.quantity import Quantity

COMPARATIVE: Final = expression(r" \w+ than ")
BEYOND: Final = expression(r" (?!(?:more|less|fewer|higher|lower|better|worse) )\w+ than ")
"""How a figure stands before a size that something lies beyond, or short of."""
OVER: Final = expression(r" (?:(?!(?:to|of|and|or|by|at|in|from|with|for|on|is|was) )[\w-]+ ){0,3}over (?:the )?")
THAN: Final = expression(r",? (?:\w+ )?(?:higher|lower|larger|smaller|greater|bigger|more|less|fewer) than ")
"""What sets a level beside the one before it, where that is of an earlier time."""
THEN: Final = expression(
    r"(?: (?:[a-z]+ed|seen|set|made|sold|won|built|spent))?(?: (?:in|of|for|during|from|on))?(?: the)?"
    r" (?:(?:same|first|second|third|fourth|corresponding|comparable|previous|q[1-4]|h[12]|[a-z]+ary|march|april|may"
    r"|june|july|august|[a-z]+ber|quarter|half|period|month|months|of|in) ){0,4}"
    r"(?:((?:19|20)\d\d)|last year|year (?:before|earlier|ago)|previous year|a year (?:before|earlier|ago))\b(?! alone)"
)
"""What says behind it that it is."""
SET_BESIDE: Final = expression(
    r"\b(?:than|from|with|against|over|on|below|above|times|double|twice|triple|treble|thrice|quadruple|half) the $"
)
"""What stands before a figure that another one is compared with ("more than the 244 of 2021", "half the 28 there")."""
LONGEST_BESIDE: Final = len(" quadruple the ")
"""Characters before a figure in which such words stand, at most."""
MARGINS: Final = ("±", "+/-", "+/–", "plus or minus")
"""What stands before a margin of error."""
CLOSING: Final = expression(r"[^()\n]{0,24}\)\*?")
QUANTITY_LETTERS: Final = {"ratio": "R", "points": "D", "factor": "X", "ordinal": "O", "time": "T"}


def is_word(quantity: Quantity, lower: str, among: bool) -> bool:
    """Whether a number names something: it begins a word of the noun lexicon ("three-wheeler"), describes a thing ("the
    30-share index", "a three-for-two split"), or stands for one ("the 911, up from ..."), but not if it is what others
    are `among`.
    """
    hyphen = lower.startswith("-", quantity.figure_end)
    if quantity.unit.dimension == "count" and hyphen and GLUED.match(lower, quantity.figure_end) is None:
        return True
    if lower.startswith("-for-", quantity.figure_end) or lower.startswith("-for-", quantity.start - len("-for-")):
        return True
    if (
        quantity.unit.dimension == "number"
        and quantity.value < 1000
        and lower.startswith("the ", max(0, quantity.start - 4))
        and SET_BESIDE.search(lower, max(0, quantity.start - LONGEST_BESIDE), quantity.start) is None
        and quantity.figure_end == quantity.end
        and not among
    ):
        return True
    if quantity.form != "words":
        return False
    match = WORD.match(lower, quantity.start)
    return match is not None and match.end() > quantity.figure_end and is_known(match.group())


def margin(quantity: Quantity, lower: str, at: int) -> tuple[int, int]:
    """The bracket from `at` on that gives a margin of error ("(±10.6 percent)*"), which says nothing of its own; (0, 0)
    where a figure is none.
    """
    before = lower[at : quantity.start].rstrip()
    if not before.endswith(MARGINS):
        return 0, 0
    sign = next(sign for sign in MARGINS if before.endswith(sign))
    closing = CLOSING.match(lower, quantity.end) if sign and before.removesuffix(sign).endswith("(") else None
    return (at + len(before) - len(sign) - 1, closing.end()) if closing is not None else (0, 0)


def is_compared(quantity: Quantity, behind: Sequence[Quantity], letter: str, before: str) -> bool:
    """Whether what looks like the hedge of a figure sets another one beside it, that of a `letter` which it stands
    directly `behind` ("2 points higher than 11 percent", "a 3 percent gain over 48.5 million").
    """
    if quantity.hedge is None or not behind:
        return False
    if BEYOND.fullmatch(before) is not None and all(one.unit.dimension in ("count", "number") for one in behind):
        return False  # "41 longer than 100 metres" are so many of that size, not so many more
    over = letter in "RSX" and quantity.unit.dimension not in QUANTITY_LETTERS and OVER.fullmatch(before)
    return bool(over) or COMPARATIVE.fullmatch(before) is not None


def is_of_then(quantity: Quantity, lower: str, before: str, sentence: str) -> bool:
    """Whether what looks like the hedge of a figure sets a level of an earlier time beside the one before it in its
    sentence ("was 5.6 million in the first quarter, higher than 3.4 million recorded in the first quarter of 2024").
    """
    then = THEN.match(lower, quantity.end) if quantity.hedge is not None and THAN.fullmatch(before) else None
    return then is not None and (then[1] is None or then[1] not in sentence)
