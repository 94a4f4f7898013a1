"""Supplies the unit of parts of a year that only count on: "in the fourth quarter, 18.5 in the third"."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from typing import Final

from factcheck.expression import expression
from factcheck.periods.phrase import WHEN, Page, Phrase
from factcheck.periods.vocabulary import vocabulary
from factcheck.periods.windows import MONTHS

PARTS: Final = ("quarter", "half")
REACH: Final = 120
"""Characters behind a part of a year in which another one is named by its number alone."""
ORDINAL: Final = expression(
    r"(?<![a-z])(?:in|from|for|during) (the (first|second|third|fourth))"
    r"(?=[,.;:)]|$| (?:from|to|after|against|but|when|while|as)\b| and (?!(?:the )?(?:first|second|third|fourth)\b))"
)
FORMER: Final = expression(r"(?<![a-z])(?:from|after|against|versus|than|compared)(?![a-z])")
"""What sets the part behind it before the one spoken of, also where its number is higher."""


def with_elided(phrases: list[Phrase], page: Page) -> list[Phrase]:
    """The phrases, and between them the parts of a year that leave out the unit of the one before."""
    if not any(is_part(phrase) for phrase in phrases):
        return phrases
    found: list[Phrase] = []
    for phrase, until in zip(phrases, chain((one.start for one in phrases[1:]), [len(page.low)]), strict=True):
        found.append(phrase)
        last = next((one for one in reversed(found[-3:]) if is_part(one)), None)
        if last is not None:
            found += counted_on(last, page, phrase.end, until)
    return found


def is_part(phrase: Phrase) -> bool:
    """Whether a phrase is a quarter or a half of a year, counted from its first month."""
    return phrase.kind == WHEN and phrase.grain in PARTS and phrase.month > 0 and not (phrase.named or phrase.day)


def counted_on(part: Phrase, page: Page, start: int, until: int) -> Iterator[Phrase]:
    """The parts named by number alone from `start` on, each near the one before it."""
    for match in ORDINAL.finditer(page.low, start, until):
        ordinal, length = vocabulary().ordinal(match[2]), MONTHS[part.grain]
        if match.start() - part.end > REACH or ordinal * length > MONTHS["year"]:
            return
        month = (ordinal - 1) * length + 1
        back = month > part.month and FORMER.search(page.low, part.end, match.end()) is not None
        year = part.year - back if part.year is not None else None
        offset = part.offset - back if part.offset is not None else None
        lean = -1 if back and not part.dated else part.lean
        part = Phrase(
            match.start(1), match.end(), WHEN, part.grain, year, offset, part.unit, lean, month, length,
            fiscal=part.fiscal,
        )  # fmt: skip
        yield part
