"""Lends the year of a time to the one that a list sets before it ("November and December 2023"), and to a part of it
told of what came together in it ("1.5 million in 2024, of which 380,000 in the last quarter").
"""

from __future__ import annotations

from typing import Final

from factcheck.expression import expression
from factcheck.periods.phrase import WHEN, Page, Phrase

SHARED: Final = frozenset({" and ", ", ", ", and ", " and the ", " or ", ", the "})
SHARED_WHOLE: Final = frozenset(
    {" and full-year ", " and full year ", " and the full year ", " and for the full year "}
)
OF_IT: Final = expression(
    r"(?:[^.;:]|[.:](?=\d))*\b(?:of (?:which|whom|them|these|those)|including|among (?:which|whom|them))\b"
    r"(?:[^.;:]|[.:](?=\d))*"
)
"""What leads from a year to a part of what came together in it."""
NEXT: Final = expression(r"(?:[^.;:]|[.:](?=\d))*[.;] (?P<lead>(?:[^.;:]|[.:](?=\d))*)")
HAD: Final = expression(r"\bhad\b")
CLAUSE: Final = expression(
    r"\b(?:when|than|as|which|who|that|after|before|because|where|while|although)\b|[,.](?!\d)|[;:]"
)
"""What leads to a part of a year in the next sentence, which tells what had been before its end, and what ends that."""
WITHIN: Final = expression(r"\b(?:in|for|during|throughout)(?: the (?:whole|course) of| all of)? $")
SENTENCE: Final = expression(r"[.;:] ")
"""What stands before a year of which a sentence tells, and parts sentences."""
FAR: Final = 140
"""Characters from a year to a part of it that has its year from that, at most."""
MONTHS: Final = {"quarter": 3, "half": 6}


def lend_years(phrases: list[Phrase], page: Page) -> None:
    """Gives the year of "December 2023" to the "November" of "November and December 2023"."""
    for n in range(len(phrases) - 2, -1, -1):
        left, right = phrases[n], phrases[n + 1]
        if not left.inner or left.lean or right.kind != WHEN or not right.dated or right.unit not in ("", "year"):
            continue
        gap = page.low[left.end : right.start]
        if gap in SHARED if right.month else gap in SHARED_WHOLE:
            left.year, left.offset, left.unit, left.fiscal, left.count = (
                right.year, right.offset, right.unit, right.fiscal, right.count
            )  # fmt: skip
            if left.year is not None and left.month > right.month > 0:
                left.year -= 1
    lend_to_parts(phrases, page)


def lend_to_parts(phrases: list[Phrase], page: Page) -> None:
    """Gives a year that a sentence tells of to the parts of it that follow."""
    year = before = opening = None
    for phrase in phrases:
        if year is not None and (is_of(year, phrase, page) or (year is opening and had_been(year, phrase, page))):
            phrase.year, phrase.offset, phrase.unit, phrase.fiscal = year.year, year.offset, year.unit, year.fiscal
        else:
            year = phrase if is_whole_year(phrase) else None
            begins = before is None or SENTENCE.search(page.flat, before.end, phrase.start) is not None
            opening = year if begins else None
        before = phrase


def is_whole_year(phrase: Phrase) -> bool:
    """Whether a phrase names a year that is over, and all of it."""
    alone = phrase.kind == WHEN and phrase.grain == "year" and not (phrase.month or phrase.portion or phrase.count > 1)
    return alone and (phrase.year is not None or (phrase.unit == "year" and phrase.offset == -1))


def is_of(year: Phrase, part: Phrase, page: Page) -> bool:
    """Whether words say that a part of a year is one of the year before it; "the last quarter" is its own one then."""
    if part.kind != WHEN or part.start - year.end > FAR:
        return False
    if OF_IT.fullmatch(page.flat, year.end, part.start) is None:
        return False
    if part.offset == -1 and part.unit in MONTHS and page.flat.startswith("the ", part.start - len("the ")):
        part.month, part.length = 13 - MONTHS[part.unit], MONTHS[part.unit]
        return True
    return part.inner and not part.lean


def had_been(year: Phrase, part: Phrase, page: Page) -> bool:
    """Whether a sentence tells what had been up to some part of the year that the one before it told of."""
    if not part.inner or part.lean or part.start - year.end > FAR:
        return False
    if WITHIN.search(page.flat, max(0, year.start - FAR), year.start) is None:
        return False
    gap = NEXT.fullmatch(page.flat, year.end, part.start)
    behind = CLAUSE.split(page.flat[part.end : part.end + FAR // 2])[0]
    ahead = CLAUSE.split(gap["lead"])[-1] if gap is not None else ""
    return gap is not None and any(HAD.search(words) for words in (ahead, behind))
