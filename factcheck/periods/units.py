"""Reads phrases of time built on a unit: "last year", "the first ten months", "the quarter ended", "two years ago"."""

from __future__ import annotations

import re
from typing import Final

from factcheck.expression import expression
from factcheck.periods.ago import ago
from factcheck.periods.dates import read_weekday
from factcheck.periods.forms import fixed_form, is_half_spoken_of
from factcheck.periods.period import Basis
from factcheck.periods.phrase import BASIS, SAME, WHEN, WINDOW, Page, Phrase
from factcheck.periods.so_far import HEADING, half_year, same_months
from factcheck.periods.vocabulary import vocabulary
from factcheck.periods.windows import HALF_YEAR, MONTHS, closed, tail

WORD: Final = expression(r"[ymq] o [ymq]\b|[a-z]+(?:/[a-z]+)?")
UP_TO: Final = expression(
    r",? (?:to|through|till|until|up to)\b"
    r"(?! (?:(?:about|around|over|nearly|almost|some|just|only|a|an|record|more|less|than|at|least|roughly) ){0,4}"
    r"[a-z]{0,3}[$£€¥]?\d[\d,.]*"
    r"(?![\d,.]|(?:st|nd|rd|th)?(?: of)? (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)))"
)
"""What leads from a year to the end of what of it is meant, and not to a figure ("8 percent this year to 190 billion").
"""
OF_YEAR: Final = expression(r"s of (?:[12][0-9]{3}|(?:this|last|the) year)\b|s of fy")
FEW_MONTHS: Final = 4
"""From so many on, "ten months of 2023" are the first ten."""
DAY_OF: Final = expression(r"(?<![0-9a-z])([0-3]?[0-9])(?:st|nd|rd|th) (?:day )?of(?: the)? $")
AFTER_NEXT: Final = expression(r" after (?:the )?next(?![a-z])(?! [a-z]*(?:day|week|month|year))")
"""What makes of a unit the second one to come; not "the week after next Friday"."""
FROM_NEW_YEAR: Final = expression(r"\b(?:since|between)(?: the)? $")
NEW_YEAR_DAY: Final = expression(r"(?:'?s)?(?: day)?\b")
LONGEST_LEAD: Final = 48
"""Characters before a unit that are read with it, at most."""
LONGEST_STEM: Final = 8
"""Letters before the "day" of a weekday, at most."""
DAYS: Final = {"day": 1, "week": 7}
YEAR_OF_DAYS: Final = 366
RELATIVE: Final = frozenset({"week", "weekend", "month", "quarter", "year"})
"""The units that can be counted on from the current one."""


def read_unit(page: Page, at: int) -> Phrase | None:
    """The phrase around the unit of time, or the word that ends in "day", found at `at`."""
    flat = page.flat
    start = at
    floor = max(0, at - LONGEST_STEM)
    while start > floor and flat[start - 1].isalpha():
        start -= 1
    if start and flat[start - 1].isalpha():
        return None
    word_match = WORD.match(flat, start)
    if word_match is None:
        return None
    word, end = word_match[0], word_match.end()
    words = vocabulary()
    if start < at:
        return _day_word(page, word, start, end)
    if word in words.units:
        form = fixed_form(page, word, start, end)
        part = _by_words(page, words.units[word], start, end)
        if part is not None and part.pending and part.right is None:
            part.right = form
        longer = part is not None and (form is None or part.end - part.start > form.end - form.start)
        return part if longer else form
    if word in words.days:
        return _day_word(page, word, start, end)
    return fixed_form(page, word.replace(" ", ""), start, end)


def _day_word(page: Page, word: str, start: int, end: int) -> Phrase | None:
    words = vocabulary()
    if word in words.weekdays:
        return read_weekday(page, start, end, words.weekdays[word])
    if word not in words.days:
        return fixed_form(page, "weekend", start, end) if word == "weekend" else None
    form = fixed_form(page, word, start, end)
    if form is not None:
        return form
    phrase = Phrase(start, end, WHEN, "day", offset=words.days[word], unit="day")
    further = {"the day after ": 1, "day after ": 1, "the day before ": -1}
    for lead, step in further.items():
        if phrase.offset and page.flat.endswith(lead, 0, start):
            phrase.start, phrase.offset = start - len(lead), phrase.offset + step
            break
    return phrase


def _by_words(page: Page, unit: str, start: int, end: int) -> Phrase | None:
    """The phrase that the words before the unit, and the tail after it, make of it."""
    further = AFTER_NEXT.match(page.flat, end)
    if further and unit in RELATIVE:
        at = start - 4 if page.flat.endswith("the ", 0, start) else start
        return Phrase(at, further.end(), WHEN, unit, offset=2, unit=unit)
    words = _words_before(page.flat, start)
    if words is None:
        return None
    fiscal = False
    place = len(words) - 1
    while place > 0 and words[place] in vocabulary().adjectives:
        fiscal = fiscal or words[place] in ("fiscal", "financial", "crop", "marketing")
        place -= 1
    if place < 0:
        return (half_year(page, [], start, end) if unit == "half" else None) or tail(page, unit, 1, start, end)
    at = start - sum(len(word) + 1 for word in words[place:])
    phrase = _classified(page, unit, words[: place + 1], max(at, 0), start, end)
    if phrase is not None and fiscal:
        phrase.fiscal = True
    return phrase


def _words_before(flat: str, start: int) -> list[str] | None:
    """The words that lead to a unit; None where something else touches it ("mid/year")."""
    lead = flat[max(0, start - LONGEST_LEAD) : start]
    if not lead:
        return []
    if lead[-1] != " " and not lead[-1].isdigit():
        return None
    words = lead.split(" ")
    if words[-1] == "":
        words.pop()
    else:  # "last 3year"
        number = re.search(r"[0-9]+$", words[-1])
        words[-1:] = [number[0]] if number else words[-1:]
    return words


def _classified(page: Page, unit: str, words: list[str], at: int, start: int, end: int) -> Phrase | None:
    lexicon, word = vocabulary(), words[-1].lstrip("'")
    if word in lexicon.shifts:
        return _shifted_with_end(page, unit, lexicon.shifts[word], words, at, end)
    if word in lexicon.rolling and unit not in ("period", "weekend"):
        return Phrase(at, end, WINDOW, unit, unit=unit, lean=lexicon.rolling[word])
    if word in lexicon.befores and unit in MONTHS:
        return Phrase(at, end, BASIS, unit, basis=Basis("shift", MONTHS[unit]))
    if word in lexicon.befores and unit in ("week", "day", "period"):
        return Phrase(at, end, BASIS, unit, basis=Basis("previous"))
    if word in lexicon.months and unit in ("quarter", "half") and page.flat[end - 1] != "s":
        return _ending_in(unit, lexicon.months[word], at, end)
    if ordinal := _place(word, unit):
        return _ordinal(page, unit, ordinal, at, end)
    if count := lexicon.count(word):
        return _counted(page, unit, count, words[:-1], at, end)
    return _told(page, unit, words, at, start, end)


def _place(word: str, unit: str) -> int:
    """Which part of a year a word makes of a quarter or a half, which of its sort of any unit; 0 where it does not."""
    lexicon = vocabulary()
    if unit in ("quarter", "half") and word in lexicon.finals | lexicon.openings:
        return 1 if word in lexicon.openings else 12 // MONTHS[unit]
    return lexicon.ordinal(word)


def _told(page: Page, unit: str, words: list[str], at: int, start: int, end: int) -> Phrase | None:
    """A unit behind words that say neither how many nor which: "the half", "since New Year", "the year to June"."""
    word = words[-1].lstrip("'")
    if word == "new" and unit == "year":
        return _new_year(page, at, end)
    if unit == "half" and word == "the" and is_half_spoken_of(page, words, end):
        return Phrase(at, end, SAME, unit)
    halved = half_year(page, words, start, end) if unit == "half" else None
    if halved is not None or word in ("a", "an", "per"):
        return halved
    return tail(page, unit, 1, at if word == "the" else start, end)


def _new_year(page: Page, at: int, end: int) -> Phrase | None:
    """ "Since New Year", "between New Year's Day and Easter": its first day, where it is an end of a time."""
    if not FROM_NEW_YEAR.search(page.flat, max(0, at - LONGEST_STEM), at):
        return None
    behind = NEW_YEAR_DAY.match(page.flat, end)
    last = behind.end() if behind else end
    return Phrase(at, last, WHEN, "day", offset=0, unit="year", month=1, length=1, day=1, last_day=1)


def _shifted_with_end(page: Page, unit: str, offset: int, words: list[str], at: int, end: int) -> Phrase | None:
    """ "last year", "this fiscal year ended June", and "this year through October", which runs from its start."""
    shifted = _shifted(page, unit, offset, words, at, end)
    ended = tail(page, unit, 1, at, end) if unit != "day" else None
    if ended is None or not ended.pending:
        return shifted
    if shifted is not None and unit == "year" and offset == 0 and UP_TO.match(page.flat, end):
        shifted.portion = "early"
        return shifted
    ended.right = shifted
    return ended


def _shifted(page: Page, unit: str, offset: int, words: list[str], at: int, end: int) -> Phrase | None:
    """ "last year", "this quarter": counted from the publication date."""
    if unit == "period":
        return Phrase(at, end, BASIS, unit, basis=Basis("previous")) if offset < 0 else None
    if page.flat[end - 1] == "s":  # "the last days"
        return None
    phrase = Phrase(at, end, WHEN, unit, offset=offset, unit=unit)
    numbered = DAY_OF.search(page.low, max(0, at - 16), at) if unit == "month" else None
    if numbered:
        phrase.start, phrase.grain, phrase.day, phrase.last_day = (
            numbered.start(),
            "day",
            int(numbered[1]),
            int(numbered[1]),
        )
    return phrase


def _ending_in(unit: str, month: int, at: int, end: int) -> Phrase:
    """ "the September quarter": as many months, up to and with that one."""
    length = MONTHS[unit]
    return Phrase(at, end, WHEN, unit, month=month - length + 1, length=length, named=True)


def _ordinal(page: Page, unit: str, ordinal: int, at: int, end: int) -> Phrase | None:
    """ "third quarter", "first half", "second week"."""
    length = MONTHS.get(unit, 0)
    if unit in ("quarter", "half", "month") and ordinal * length <= 12:
        if unit == "month" and ordinal > 1:
            return None
        half_year = HALF_YEAR.match(page.flat, end) if unit == "half" else None
        month = (ordinal - 1) * length + 1
        phrase = Phrase(at, half_year.end() if half_year else end, WHEN, unit, month=month, length=length)
        return closed(page, phrase, unit) if unit != "month" else phrase
    if unit == "week" and ordinal <= 5:
        return Phrase(at, end, WHEN, unit, week=ordinal)
    return None


def _counted(page: Page, unit: str, count: int, before: list[str], at: int, end: int) -> Phrase | None:
    """ "first ten months", "past two years", "the nine months", "two years ago"; None for a duration."""
    word = before[-1].lstrip("'") if before else ""
    start = at - len(word) - 1
    return (
        _of_year(page, unit, count, word, at, end)
        or _rolling(unit, count, word, start, end)
        or tail(page, unit, count, at, end)
        or ago(page, unit, count, at, end)
        or same_months(page, unit, count, word, start, end)
    )


def _of_year(page: Page, unit: str, count: int, word: str, at: int, end: int) -> Phrase | None:
    """ "first ten months", "ten months of 2023", "last two months of the year", "first 20 days", "Nine months: ..."."""
    lexicon, start = vocabulary(), at - len(word) - 1
    if unit == "month" and count in HEADING and page.flat.startswith(":", end) and page.text[at - 1 : at] in ("", "\n"):
        return Phrase(at, end, WHEN, "period", month=1, length=count)
    named = unit == "month" and OF_YEAR.match(page.flat, end - 1)
    if named and FEW_MONTHS <= count < 12 and word not in lexicon.shifts:
        return Phrase(start if word == "first" else at, end, WHEN, "period", month=1, length=count)
    opening = word == "first" or word in lexicon.openings
    if opening and unit in MONTHS and count * MONTHS[unit] <= 12:
        return Phrase(start, end, WHEN, "period", month=1, length=count * MONTHS[unit])
    days = count * DAYS.get(unit, 0)
    if word == "first" and 1 < days <= YEAR_OF_DAYS:
        return Phrase(start, end, WHEN, "period", day=1, last_day=days)
    if named and (word in lexicon.finals or lexicon.shifts.get(word) == -1):
        return Phrase(start, end, WHEN, "period", month=13 - count, length=count)
    return None


def _rolling(unit: str, count: int, word: str, start: int, end: int) -> Phrase | None:
    """ "past two years", "next six months", "previous three months": up to the publication date, from it on, or up to
    the time spoken of.
    """
    lexicon = vocabulary()
    if not (word in lexicon.shifts or word in lexicon.befores or word in lexicon.rolling):
        return None
    lean = lexicon.shifts.get(word, -1)
    if not lean or unit in ("period", "weekend"):
        return None
    before = word in lexicon.befores
    return Phrase(start, end, WINDOW, "period", count=count, unit=unit, lean=lean, before=before)
