"""Reads phrases of time built on the name of a month or a weekday, and days named by number alone."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from factcheck.expression import expression
from factcheck.lexicon import table
from factcheck.periods.days import full_year
from factcheck.periods.phrase import WHEN, Page, Phrase
from factcheck.periods.vocabulary import alternatives, vocabulary

ORDINAL_END: Final = r"(?:st|nd|rd|th)?"
JOINT: Final = r" ?(?:-|to|and|until|till|through) ?"
NOT_A_DAY: Final = (
    r"(?![0-9%]|[.,:][0-9]|-(?!(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.? [0-9])[a-z]"
    r"|(?: |-)?(?:percent|pct|per|million|mln|billion|bln|trillion|crore|lakh|dlrs|cts"
    r"|points|p\.?m|a\.?m|days|weeks|months|years|people|times)\b)"
)
DAY_AFTER: Final = expression(
    rf"[ ./-]{{0,2}}(?:the )?([0-9]{{1,2}}){ORDINAL_END}{NOT_A_DAY}"
    rf"(?:{JOINT}([0-9]{{1,2}}){ORDINAL_END}{NOT_A_DAY})?(?![a-z0-9])"
)
DAY_BEFORE: Final = expression(
    rf"(?<![0-9.,$£€:/-])(?:([0-9]{{1,2}}){ORDINAL_END}{JOINT})?([0-9]{{1,2}}){ORDINAL_END}"
    r"(?:,? of|-| day of)?(?: the)? ?$"
)
SHORT_YEAR: Final = expression(
    r"(?: '|'| )([0-9]{2})(?![0-9:%a-z]|[.,][0-9]| [a-z]*(?:pct|percent|mln|bln|dlrs|million))"
)
NEXT_WORD: Final = expression(r"[^a-z-]")
WRITTEN_OUT: Final = 5
"""Letters of the name of a month that is no abbreviation of it, at least."""
THE_DAY: Final = expression(r" (?:the )?([0-9]{1,2})(?:st|nd|rd|th)\b")
NTH: Final = expression(
    r"(?:on|for|by|until|till|to|from|since) the ([0-9]{1,2})(?:st|nd|rd|th)(?![0-9a-z])"
    r"(?! (?:century|place|anniversary|birthday|floor|day|time|year|month|quarter|season"
    r"|consecutive|straight|successive|running|annual|[a-z]+ (?:of|in)\b))"
)
TRAILING: Final = expression(r" period\b")
FIGURE_DAY: Final = expression(
    r" (one|two|three|four|five|six|seven|eight|nine)(?=[,.;)]|$|,? [12][0-9]{3}| (?:to|from) )"
)
AMBIGUOUS: Final = frozenset(
    {"may", "march", "mar", "jan", "sep", "dec", "jun", "jul", "aug", "nov", "oct", "feb", "apr", "sept"}
)
"""Names of months that are other words too, or abbreviations: bare, they need a word of time before or after."""
LEADS: Final = frozenset(
    [
        "in",
        "of",
        "since",
        "by",
        "until",
        "till",
        "from",
        "to",
        "during",
        "for",
        "last",
        "this",
        "next",
        "early",
        "late",
        "mid",
        "end",
        "through",
        "and",
        "between",
        "than",
        "vs",
        "versus",
        "before",
        "after",
        "following",
        "on",
        "around",
        "through",
        "over",
        "past",
        "previous",
        "year",
        "each",
        "every",
        "midnight",
        "ending",
        "ended",
    ]
)
MEASURE: Final = 32
"""Characters behind a month in which the name of what is measured is looked for."""
ABBREVIATIONS: Final = AMBIGUOUS - {"may", "march"}


@cache
def _month_pattern() -> re.Pattern[str]:
    return expression(rf"({alternatives(vocabulary().months)})(?![a-z])")


def read_month(page: Page, at: int) -> Phrase | None:
    """The phrase around the name of a month at `at`: the month, or days of it."""
    low = page.low
    name = _month_pattern().match(low, at)
    if name is None or (at and low[at - 1].isalpha()) or low.startswith("may day", at):
        return None
    month, end = vocabulary().months[name[1]], name.end()
    after = DAY_AFTER.match(low, end)
    phrase = Phrase(at, end, WHEN, "month", month=month, length=1)
    if after and _set_days(phrase, after[1], after[2]):
        phrase.end = after.end()
        named = TRAILING.match(low, phrase.end) if after[2] else None
        phrase.end = named.end() if named else phrase.end
        return phrase
    if low[end : end + 1] == "." and name[1] in ABBREVIATIONS:
        phrase.end = end = end + 1
    spelled = _spelled_day(page.flat, end)
    if spelled:
        phrase.grain, phrase.day, phrase.last_day, phrase.end = "day", spelled[0], spelled[0], spelled[1]
        return phrase
    short = SHORT_YEAR.match(low, end)
    if short and ("'" in short[0] or (int(short[1]) > 31 and not _counts(low, phrase, short.end()))):
        phrase.year, phrase.end = full_year(int(short[1])), short.end()
    _days_before(page, phrase)
    return phrase if phrase.day or phrase.year or _may_stand(page, phrase, name[1]) else None


def _counts(low: str, month: Phrase, end: int) -> bool:
    """Whether a figure of two digits behind a month is a number of what follows ("in February 90 ships called")."""
    if month.end - month.start < WRITTEN_OUT or not low.startswith("in ", max(0, month.start - 3)):
        return False
    word = NEXT_WORD.split(low[end : end + MEASURE].lstrip(), maxsplit=1)[0]
    return word in vocabulary().not_years or word in vocabulary().not_short_years


def _set_days(phrase: Phrase, first: str, last: str | None) -> bool:
    day, last_day = int(first), int(last or first)
    if not 1 <= day <= last_day <= 31 or (last and day == last_day):
        return False
    phrase.grain, phrase.day, phrase.last_day = "day", day, last_day
    return True


def _days_before(page: Page, phrase: Phrase) -> None:
    low, at = page.low, phrase.start
    if at < 2 or (low[at - 1] not in " -" and not low[at - 1].isdigit()):
        return
    match = DAY_BEFORE.search(low, max(0, at - 24), at)
    if match and _set_days(phrase, match[1] or match[2], match[2] if match[1] else None):
        phrase.start = match.start()
        return
    words = page.flat[max(0, at - 24) : at].split()
    if words and words[-1] == "of":
        words.pop()
    for taken in (2, 1):
        day = vocabulary().ordinals.get(" ".join(words[-taken:]), 0) if len(words) >= taken else 0
        if day:
            phrase.grain, phrase.day, phrase.last_day = "day", day, day
            phrase.start = page.flat.rfind(words[-taken], 0, at)
            return


def _spelled_day(flat: str, end: int) -> tuple[int, int] | None:
    """The day and the end of an ordinal in letters after a month ("May twenty-first")."""
    words = flat[end : end + 26].split(" ")
    if len(words) < 2 or words[0]:
        return None
    figure = FIGURE_DAY.match(flat, end)
    if figure:
        return vocabulary().cardinals[figure[1]], figure.end(1)
    skip = 1 + (words[1] == "the")
    for taken in (2, 1):
        phrase = " ".join(words[skip : skip + taken]).rstrip(".,;")
        day = vocabulary().ordinals.get(phrase, 0)
        following = words[skip + taken : skip + taken + 1]
        if day and not (following and following[0].rstrip("s.,") in vocabulary().units):
            return day, flat.index(phrase, end) + len(phrase)
    return None


def _may_stand(page: Page, phrase: Phrase, name: str) -> bool:
    """Whether a month without a day is one: names that are other words too need company."""
    flat, at = page.flat, phrase.start
    word = flat[max(0, at - 12) : at].rstrip(" .").rpartition(" ")[2].lstrip("'")
    lean = vocabulary().shifts.get(word)
    if lean is not None and word:
        phrase.lean, phrase.start = lean or 2, flat.rfind(word, 0, at)
    given = page.text[at]
    if name not in AMBIGUOUS:
        return given.isupper() or word in LEADS or _followed(page, phrase)
    return word in LEADS or _followed(page, phrase) or (given.isupper() and _is_measured(page, phrase, name))


def _is_measured(page: Page, phrase: Phrase, name: str) -> bool:
    """Whether what stands behind a capitalised month is measured ("May exports", "March retail sales")."""
    if name in ABBREVIATIONS:
        return False
    words = page.low[phrase.end : phrase.end + MEASURE].split(" ")[1:3]
    return any(word.rstrip(".,;:") in _measures() for word in words)


@cache
def _measures() -> frozenset[str]:
    """Names of measures that can stand behind a month."""
    entries = table("measures").values()
    return frozenset(f for entry in entries for f in entry.get("forms", ()) if f.endswith(("s", "tion", "put", "ment")))


@cache
def _company() -> re.Pattern[str]:
    month = alternatives(vocabulary().months)
    year = r"(?:[-/]|,? of |,? |,)(?:'?[12][0-9]{3}|(?:last|this|next) year)"
    return expression(rf"(?:(?: ?[-/]| to | and | through )(?:{month})|{year})(?![0-9a-z])| (?:quarter|half|period)\b")


def _followed(page: Page, phrase: Phrase) -> bool:
    if _company().match(page.low, phrase.end):
        return True
    return (
        re.search(r"(?:[a-z]{3}\.?-|[a-z]{3}\.? to |[12][0-9]{3} )$", page.low[max(0, phrase.start - 8) : phrase.start])
        is not None
    )


def read_weekday(page: Page, start: int, end: int, weekday: int) -> Phrase:
    """The weekday at `[start, end)`, with its day of the month ("Thursday the 21st") or its lean ("last Friday")."""
    phrase = Phrase(start, end, WHEN, "day", weekday=weekday)
    match = THE_DAY.match(page.low, end)
    if match and 1 <= int(match[1]) <= 31:
        phrase.day = phrase.last_day = int(match[1])
        phrase.end = match.end()
    words = page.flat[max(0, start - 14) : start].split(" ")
    if len(words) > 1 and words[-1] == "":
        word = words[-2]
        lean = vocabulary().shifts.get(word)
        if lean is not None:
            phrase.offset, phrase.unit, phrase.start = lean, "week", start - len(word) - 1
        elif vocabulary().ordinal(word):
            phrase.week, phrase.start = vocabulary().ordinal(word), start - len(word) - 1
    return phrase


def read_nth(page: Page, at: int) -> Phrase | None:
    """The day in "on the 26th", whose month is the text's."""
    match = NTH.match(page.low, at)
    if match is None or not 1 <= int(match[1]) <= 31:
        return None
    day = int(match[1])
    return Phrase(match.start(1), match.end(), WHEN, "day", day=day, last_day=day)
