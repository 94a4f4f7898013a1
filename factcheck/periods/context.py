"""The words before a phrase of time: edges ("the end of", "since") and comparisons ("from", "compared with")."""

from __future__ import annotations

import re
from datetime import date
from functools import cache
from typing import Final

from factcheck.expression import expression
from factcheck.lexicon import table
from factcheck.periods.period import Period
from factcheck.periods.phrase import BASIS, RANGE, WINDOW, Phrase
from factcheck.periods.vocabulary import alternatives, vocabulary
from factcheck.text.words import form_set

REACH: Final = 34
DATED: Final = r"(?:(?:1[89]|20)\d\d\b|\d\d? (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec))"
ONWARD: Final = expression(
    r" (?:on|onward|onwards|forward|through|until|till|up"
    rf"|to(?! (?:an? (?:[a-z]+ )?)?(?:[$£€¥]|(?!{DATED})\d)))\b"
)
"""What makes of the time behind "from" the first of a span; "fell 10.8 pct from January to 1,071 cases" compares."""
AHEAD: Final = expression(
    r"\b(?:will|would|until|till|by|before|ahead of|due|payable|pay|record|scheduled|expires?|upcoming|planned|expected"
    r"|begins?|starts?|opens?|effective|effect)\b[^.;]*$"
)
COMING: Final = expression(
    r"\b(?:(?:until|till|by|due|set for)(?: on)?"
    r"|(?:will|scheduled|planned|plans?|set to|to (?:begin|start|open|meet|vote|decide|resume|end))\b"
    r"(?:(?!sa(?:id|ys)|told|announced|reported|released|passed|agreed|show)[^.;,])*) $"
)
"""What speaks of a weekday to come, where nothing is told on that day."""
FORESEEN: Final = expression(
    r"\b(?:will|would(?! have\b)|expects?|plans?|aims?|intends?|hopes?|predicts?|forecasts(?! of)|sees|foresees"
    r"|(?:is|are|be|been|being) (?:expected|forecast|seen|projected|predicted|due|set|scheduled|likely|estimated)"
    r"|expected to|due to be|(?:takes?|taking) effect|effective|(?:when|once) (?:[\w’'-]+ ){1,4}(?:is|are))\b"
    r"(?:(?!report|announce|release|publish|post |after |since |from |than |against |compared |sa(?:id|ys))"
    r"(?:[^.;:]|\.(?=\d)))*"
    r"\b(?:by|in|at|until|till|before|during|for|through)(?: the)?(?: (?:end|start|beginning|middle) of)?(?: the)? "
    r"(?:(?:early|late|mid|end)[ -])?$"
)
"""What speaks of a month or quarter to come; "it had expected", "was due to" and "would have" speak of one past."""
PAST: Final = expression(r"\b(?:had|was|were|would have|which|who) (?:been )?$")
"""What before such words makes them speak of the past."""
DURING: Final = expression(r" (?:holiday|festival|season) ")
"""What happens over some days, and is compared with nothing by that ("over the holiday season in 2019")."""
WHOSE: Final = expression(r"(?:'s|’s)? ?((?:[a-z0-9.-]+ ?){1,3})")
"""The words behind a time that may say whose it is."""
AMOUNT: Final = expression(
    r"(?<![^ (])[$£€¥]?\d[\d.,]*(?: (?:million|billion|trillion|thousand|crore|lakh|bn|mn|m))?(?: [a-z]+){0,3} $"
)
"""An amount, right before a word."""
DATED_FROM: Final = (" dates ", " dated ", " dating ", " stems ", " stemming ", " hails ")
"""What stands before "from" where the time behind it says of when something is."""
SENTENCE: Final = expression(r"[.;:] ")
WORD: Final = expression(r"[a-z]+")
TOLD: Final = 60
"""Characters before a time in which it is said that it is still to come."""
GLUE_WORDS: Final = 6
STAND_INS: Final = ("that", "those")
"""Words that stand for what is told of, where a verb says that this outdid it ("exceeded that of 2023")."""
CHANGED: Final = expression(
    r"\b(?:(?:increase|rise|gain|growth|fall|drop|decline|decrease|jump|improvement|advance)(?: of [\w.]+ ?(?:%|\w+))?"
    r"|(?:up|down|rose|fell|grew)(?: by)? [\d.]+ ?(?:%|percent|per cent|pct)|(?:up|down)) $"
)
"""A change, which "on January" or "on 2015" behind it is measured against."""


@cache
def _portion_pattern() -> re.Pattern[str]:
    return expression(rf"(?<![a-z0-9])(?:the )?({alternatives(vocabulary().portions)})(?: of| in)?(?: the)? $")


@cache
def _portion_ends() -> frozenset[str]:
    return frozenset(form.rpartition(" ")[2] for form in vocabulary().portions) | {"of", "in", "the"}


@cache
def _comparison() -> tuple[frozenset[str], frozenset[str]]:
    entries = table("bases")
    return frozenset(entries["comparison"]["forms"]), frozenset(entries["comparison-glue"]["forms"])


def portion_before(flat: str, start: int) -> tuple[str, int]:
    """The portion named right before a phrase, and where its words begin; ("", start) if there is none."""
    word = flat[flat.rfind(" ", 0, max(0, start - 1)) + 1 : max(0, start - 1)]
    if word in ("on", "in") and (opened := _opened_before(flat, start)) is not None:
        return "since", opened
    if word not in _portion_ends():
        return "", start
    match = _portion_pattern().search(flat, max(0, start - REACH), start)
    return (vocabulary().portions[match[1]], match.start(1)) if match else ("", start)


@cache
def _opening_pattern() -> re.Pattern[str]:
    opened = alternatives(form_set("periods", "opened"))
    return expression(rf"(?<![a-z])since (?:[a-z']+ ){{0,4}}(?:{opened}) (?:on|in) (?:the )?$")


def _opened_before(flat: str, start: int) -> int | None:
    """Where the words begin that make a time the one from which something counts ("since it opened on April 13")."""
    window = max(0, start - TOLD)
    match = _opening_pattern().search(flat, window, start) if "since " in flat[window:start] else None
    return match.start() if match else None


def year_up_to(period: Period) -> Period:
    """From the start of the year in which a period ends, where a text names its end: "from the start of the year to
    the end of October".
    """
    last = date.fromordinal((period.until or period.first + 1) - 1)
    return period._replace(first=date(last.year, 1, 1).toordinal())


def portion_of(period: Period, name: str, published: date | None) -> Period | None:
    """The portion of a period: its early, middle or late part, its last day, what of it is over, or all since."""
    first, until = period.first, period.until
    if until is None or name == "whole":
        return period
    if name in ("end", "as-of"):
        return period.end_of()
    now = None if published is None or period.floating else published.toordinal()
    if name == "since":
        return Period(first, None if now is None else max(now, first) + 1, period.floating)
    if name in ("earlier", "later"):
        if now is None or not first <= now < until:
            return period
        return Period(first, max(now, first + 1)) if name == "earlier" else Period(now, until)
    cuts = _cuts(period, until)
    lower, upper = {"early": (first, cuts[1]), "middle": (cuts[0], cuts[2]), "late": (cuts[1], until)}[name]
    return Period(lower, upper, period.floating, period.fiscal) if lower < upper else period


def _cuts(period: Period, until: int) -> tuple[int, int, int]:
    """Where the middle begins, the late part begins, and the middle ends."""
    first, months = period.first, period.months
    if months == 12:
        return period.shift(4).first, period.shift(6).first, period.shift(8).first
    if months == 1:
        return first + 10, first + 15, first + 20
    third = (until - first) // 3
    return first + third, first + (until - first) // 2, until - third


def compared(flat: str, phrase: Phrase) -> int | None:
    """Where the words of comparison before a phrase begin ("from", "compared with that of"), None if there are none."""
    start = phrase.start
    if flat[start - 1 : start] != " ":
        return None
    comparisons, glue = _comparison()
    end = start - 1
    for _ in range(GLUE_WORDS):
        at = flat.rfind(" ", max(0, end - 16), end) + 1
        word = flat[at:end]
        pair_at = flat.rfind(" ", max(0, at - 16), max(0, at - 1)) + 1
        if pair_at < at and flat[pair_at:end] in comparisons:
            return pair_at
        if word in comparisons:
            return _unless_range(flat, phrase, word, at)
        if word in STAND_INS and flat[pair_at : max(0, at - 1)] in form_set("bases", "outdone"):
            return at
        if word not in glue or not at:
            return None
        end = at - 1
    return None


def to_come(low: str, phrase: Phrase) -> bool:
    """Whether the words before a day, month or quarter without a year, or without a date, speak of what is still to
    come.
    """
    pattern = AHEAD if phrase.day > 0 else COMING if phrase.weekday is not None else FORESEEN
    said = pattern.search(low, max(0, phrase.start - TOLD), phrase.start)
    if said is None or pattern is not FORESEEN:
        return said is not None
    return PAST.search(low, max(0, said.start() - 12), said.start()) is None


def opens(flat: str, at: int) -> bool:
    """Whether a word opens a sentence, and so is compared with nothing before it."""
    return flat[max(0, at - 4) : at].rstrip()[-1:] in ("", ".", "!", "?", ":", ";")


def _unless_range(flat: str, phrase: Phrase, word: str, at: int) -> int | None:
    if word == "from" and phrase.before:
        return at
    if word == "from" and flat.endswith(DATED_FROM, 0, at):
        return None
    if word in ("from", "over") and (phrase.kind in (RANGE, WINDOW) or ONWARD.match(flat, phrase.end)):
        return None
    if word == "over" and (
        opens(flat, at) or flat.startswith(" in", at + 4) or (phrase.offset is not None and phrase.offset >= 0)
    ):
        return None
    if word == "on" and flat.startswith("record", at + 3):
        return None
    if word == "over" and (DURING.search(flat, at, phrase.start) or _is_amount(flat, at)):
        return None
    if word == "from" and phrase.grain == "day" and phrase.kind != BASIS and phrase.unit != "day":
        return None
    if word == "on" and phrase.kind != BASIS and (phrase.offset != -1 or phrase.grain == "day" or phrase.month):
        changed = phrase.grain != "day" and CHANGED.search(flat, max(0, at - REACH), at)
        return at if changed else None
    return at


def _is_amount(flat: str, at: int) -> bool:
    """Whether what stands before "over" is so much of something, and no change ("took in 4 million tonnes over")."""
    spoken = SENTENCE.split(flat[max(0, at - TOLD) : at])[-1]
    return AMOUNT.search(spoken) is not None and not (_moved() & set(WORD.findall(spoken)) or "%" in spoken)


@cache
def _moved() -> frozenset[str]:
    return frozenset(table("ranges")["moved"]["forms"]) | frozenset(table("bases")["risen"]["forms"])


def of_happening(flat: str, phrase: Phrase) -> bool:
    """Whether a time is only that of what happened then, and not of its toll ("deaths from last week's earthquake")."""
    if not flat.endswith(" from ", 0, phrase.start):
        return False
    whose = WHOSE.match(flat, phrase.end)
    toll = flat[max(0, phrase.start - REACH) : phrase.start].split()[-2:-1]
    said = whose is not None and not form_set("bases", "happening").isdisjoint(whose[1].split())
    return said and not form_set("bases", "toll").isdisjoint(toll)
