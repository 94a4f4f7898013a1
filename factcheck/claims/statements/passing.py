"""Passing times: those that a text names only by the way, and does not go on with."""

from __future__ import annotations

import re
from datetime import date
from functools import cache
from typing import Final

from factcheck.claims.rows.items import Clause, Item, begins
from factcheck.claims.subjects.context import APART, Context
from factcheck.expression import expression
from factcheck.lexicon import table
from factcheck.periods.period import Period

MONTH: Final = 28
"""Days of the shortest period that some days named within an article about it are set against."""
LATELY: Final = 1
"""Years before that of an article in which what it tells of now may still have been so, without being told anew."""
PLUPERFECT: Final = r" had (?:\w+ly |already |not |just |never |once |still )?(?:\w+ed|{participles})\b"
"""What tells of a time before the one spoken of, which the text does not go on with."""
PART: Final = len(", of which 2.17 million tonnes of crude steel in the ")
OF_WHICH: Final = expression(
    r"\bof which (?:\w+ )?[$£€¥]?\d[\d.,]*(?: [a-z-]+){0,5} (?:in|during|for|from)(?: the)? $"
)
"""What stands before the time of a part."""
STATING: Final = (" as of ", "As of ", " as at ", "As at ", " are for ", " figures for ", " data for ")
"""What stands before a day for which figures are stated."""
OPENING: Final = ("In ", "During ", "By ", "From ")
"""What stands before a time with which a sentence begins."""
BARE: Final = expression(
    r"(?i:(?:(?:in|on|at) [^,.]{3,24},? |(?:a|one|\w+) \w+ (?:ago|earlier|before),? )?"
    r"(?:it|they|there|that|the (?:figure|rate|number|total)) (?:was|were|had been|stood|amounted|came to|totall?ed)\b)"
    r"[^;,]*$"
)
"""A sentence of nothing but what something was."""
REPORTED: Final = expression(r"\b(?:said|says|reported|told|announced|noted|added|that|show(?:s|ed)|according) ")
"""What stands before a verb in the pluperfect that only tells again what somebody said."""


def is_of_part(text: str, at: int) -> bool:
    """Whether a time is that of a part of what the text goes on with (", of which 2.17 million in May")."""
    return OF_WHICH.search(text, max(0, at - PART), at) is not None


def is_passing(period: Period, context: Context, modifiers: frozenset[str]) -> bool:
    """Whether the next paragraph does not go on with a time: one to come, one before what the text spoke of, or only a
    part of that, told beside it, where that is over; with that of its first sentence it does.
    """
    if not modifiers.isdisjoint(APART) or is_ahead(period, context):
        return True
    spoken = context.lasting
    if context.first is None:
        return False
    if context.today is None and spoken is not None and spoken.floating and not period.floating:
        return True  # "last year 27.4 billion ... In 2023 it was 29.8 billion."
    if spoken is None or not alike(period, spoken):
        return is_behind(period, context)
    if period.until is None or spoken.until is None:
        return False
    if period.until <= spoken.first or is_up_to(period, spoken):
        return True
    if context.today is not None and spoken.until > context.today:
        return False
    part = bool(spoken.months) and spoken.first <= period.first and period.until < spoken.until
    few = period.until - period.first < MONTH <= spoken.until - spoken.first and not closes_month(period)
    return part or few


def is_up_to(period: Period, spoken: Period) -> bool:
    """Whether a time of some months ends with the shorter one that the text spoke of, and so only sums up to there."""
    return period.first < spoken.first and period.until == spoken.until and bool(period.months and spoken.months)


def is_ahead(period: Period, context: Context) -> bool:
    """Whether a time begins after the day of the article."""
    return context.today is not None and not period.floating and period.first > context.today


def is_behind(period: Period, context: Context) -> bool:
    """Whether a time lies before the one that the text lasts in, or too long before the day of the article."""
    if period.until is None:
        return False
    spoken = context.lasting
    if spoken is not None and spoken != period and alike(period, spoken):
        return period.until <= spoken.first
    if context.today is None or period.floating:
        return False
    return period.until <= date(date.fromordinal(context.today).year - LATELY, 1, 1).toordinal()


def alike(one: Period, other: Period) -> bool:
    """Whether two periods stand in the same calendar."""
    return one.floating == other.floating and one.fiscal == other.fiscal


def precedes(time: Period, other: Period) -> bool:
    """Whether a time is over when another one of its calendar begins."""
    return time.until is not None and time.until <= other.first and alike(time, other)


def closes_month(period: Period) -> bool:
    """Whether a period is the last day of a month, of which stocks are told."""
    return period.days == 1 and date.fromordinal(period.first + 1).day == 1


def is_event(period: Period | None, clause: Clause, context: Context, text: str) -> bool:
    """Whether a clause without figures tells when something happened, on one day or long before, unless figures are "as
    of" that day, or it begins with the time.
    """
    if period is None:
        return False
    if period.days != 1 or closes_month(period):
        return is_behind(period, context) and not any(text.endswith(OPENING, 0, time.start) for time in clause.times)
    return not any(text.endswith(STATING, 0, time.start) for time in clause.times)


def foretells(period: Period | None, context: Context, told: str) -> bool:
    """Whether a sentence without figures says of a time that is not over what is yet to come ("1987 sales will be below
    those of 1986").
    """
    if period is None or context.today is None or period.floating or (period.until or 0) <= context.today:
        return False
    return not forecasting().isdisjoint(told.lower().split())


def looks_away(clause: Clause, text: str) -> bool:
    """Whether a clause tells of an earlier time by its verb ("In June the party had received 17 percent"), so that what
    follows is not of that time.
    """
    start, end = begins(clause), ends(clause)
    told = pluperfect().search(text, start, end) if text.find(" had ", start, end) >= 0 else None
    return told is not None and REPORTED.search(text, start, told.start() + 1) is None


@cache
def pluperfect() -> re.Pattern[str]:
    """What tells of a time before the one spoken of, with the participles of the lexicon."""
    return expression(PLUPERFECT.format(participles="|".join(table("cues")["participles"]["forms"])))


def recalls(clause: Clause, item: Item, period: Period | None, context: Context, text: str, begin: int) -> bool:
    """Whether an item of a sentence that begins there only tells of an earlier time what the text sets its own
    against.
    """
    return only_compares(item, period, context, text, begin) or recalls_record(clause, item, period, context, text)


def recalls_record(clause: Clause, item: Item, period: Period | None, context: Context, text: str) -> bool:
    """Whether an item only recalls when something was at its height ("The previous best, set in 2011, was 62,678"),
    long before what the text tells of.
    """
    if period is None or item.now is None:
        return False
    bygone = is_behind(period, context) if context.period is None else precedes(period, context.period)
    named = text[begins(clause) : item.now.token.start].lower().replace(",", " ").split()
    return bygone and not records().isdisjoint(named)


def only_compares(item: Item, period: Period | None, context: Context, text: str, begin: int) -> bool:
    """Whether a sentence that begins there only says what something spoken of was at an earlier time ("It was 5.0
    percent in 2024", "In 1990 there were 29,500"), of which the text tells nothing else.
    """
    if period is None or item.others or context.period is None or not precedes(period, context.period):
        return False
    return item.now is not None and BARE.match(text, begin, item.now.token.start) is not None


def ends(clause: Clause) -> int:
    """Where a clause ends in the text."""
    figures = [figure.token for item in clause.items for figure in item.figures()]
    return max(token.end for token in (*clause.subject, *clause.times, *figures, *clause.trailing))


def time_spoken_of(context: Context, told: str) -> Period | None:
    """The time that a sentence without one goes on with, by what it tells: the one named last, unless that is yet to
    come and the sentence forecasts nothing, or is over and the sentence tells how things are now.
    """
    period = context.period
    if period is None or period == context.lasting:
        return period
    if is_ahead(period, context):
        return period if not forecasting().isdisjoint(told.lower().split()) else context.lasting
    if is_behind(period, context) and not present().isdisjoint(told.lower().split()):
        return context.lasting
    return period


@cache
def forecasting() -> frozenset[str]:
    """Words that say what is yet to come."""
    return frozenset(table("modifiers")["expected"]["forms"])


@cache
def records() -> frozenset[str]:
    """Words for what was more, or less, than ever before."""
    return frozenset((*table("cues")["superlative"]["forms"], *table("cues")["heights"]["forms"]))


@cache
def present() -> frozenset[str]:
    """Words that say how things are now."""
    return frozenset(table("cues")["present"]["forms"])
