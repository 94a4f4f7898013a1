"""Trimming: a row goes on without the noun phrases that say nothing of what its figures measure."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from functools import cache
from typing import Final

from factcheck.claims.rows.tokens import COUNTED, Token
from factcheck.claims.subjects.nouns import says_nothing
from factcheck.claims.subjects.sources import names_source
from factcheck.expression import expression
from factcheck.lexicon import table
from factcheck.record import replace

BASES: Final = ("fL", "fR", "kL", "kR", "fNoL", "fNoR", "kNoL", "kNoR")
"""How a row ends with what something was before."""

TOLD_ON: Final = expression(r",(?:N(?:\([^()]*\))?)?rP(?=,|$)|^rNP(?=,P)")
"""A time behind those who report something, at the end of what they do or before the time of what they report."""
FORECASTER: Final = expression(
    r"[A-Z][\w.’'& -]*? (expects|forecasts|predicts|projects|estimates|foresees|anticipates)"
    r" (?=(?:that )?(?:the )?[A-Z][\w.]*(?: [A-Z][\w.]*)?['’]s )"
)
"""Who expects something, before that of which it is expected."""
STRETCH: Final = expression(r"\b(?:[Oo]ver|[Ii]n|[Ww]ithin|[Dd]uring) (?:[a-z-]+|\d+) (?:year|decade)s$")
"""What leads to a stretch of years, which is no part of the noun phrase behind it."""
AHEAD: Final = 10
"""Characters before a duration in which that begins."""
FOLLOWING: Final = expression(r"(?<=[LRDXSPBA)N]),N[^,;:(LRDXS]*(?=,|;|$)")
"""A clause without a figure that a noun phrase opens behind a comma."""
REPORTED: Final = "reported"
"""What ends a noun phrase that otherwise names who reports: alone it may be said of what is."""


def telling(tokens: Sequence[Token], row: str, text: str) -> list[Token]:
    """The tokens of a row without noun phrases that say nothing and without those that only name who reports."""
    reported = "r" in row
    if COUNTED.isdisjoint(row):
        return [t for t in tokens if t.letter != "r"] if reported else list(tokens)
    kept: list[Token] = []
    told = {*told_on(tokens, row, text), *follow_on(tokens, row, text)}
    for at, token in enumerate(tokens):
        letter = row[at]
        if at in told:
            continue
        if letter == "N":
            token = without_speaker(token, text)
            if reported and row[at - 1] == "r":
                token = without_audience(token, text)
            if kept and is_lent(kept[-1], token, text):
                duration = kept.pop()
                token = replace(token, start=duration.start, parts=((duration.start, token.end),))
            if reported and names_source(tokens, at, text):
                continue
            said = text[token.start : token.end]
            if tells_point(text, tokens, row, at) or (says_nothing(said) and not stands_for_base(row, at)):
                continue
        if letter != "r":
            kept.append(token)
    return kept


def is_lent(duration: Token, token: Token, text: str) -> bool:
    """Whether a duration before a noun phrase belongs to it ("six months profit"), and is no stretch of years in which
    something happened ("over five years revenue rose").
    """
    beside = duration.letter == "T" and token.start - duration.end <= 1
    return beside and STRETCH.search(text, max(0, duration.start - AHEAD), duration.end) is None


def without_speaker(token: Token, text: str) -> Token:
    """A noun phrase without the one who expects something of somebody else ("the IMF expects Peru's economy to")."""
    told = FORECASTER.match(text, token.start, token.end)
    return token if told is None else replace(token, start=told.start(1), parts=((told.start(1), token.end),))


def without_audience(token: Token, text: str) -> Token:
    """A noun phrase behind a verb of saying, without those to whom it is said and where they are."""
    told = audience().match(text, token.start, token.end)
    if told is None:
        return token
    start = min(told.end(), token.end)
    return replace(token, start=start, parts=((start, token.end),))


@cache
def audience() -> re.Pattern[str]:
    """To whom something is told, and where ("reporters in Brussels that")."""
    forms = "|".join(sorted(table("cues")["audience"]["forms"]))
    where = r"(?: (?:here|(?:in|at|on) (?:an? (?:[\w-]+ )?(?:interview|conference|meeting|call|briefing)|[A-Z][\w.]+)))"
    return expression(rf"(?:(?i:{forms}){where}{{0,2}}(?: yesterday| today)?(?: that)?|that)\b ?")


def follow_on(tokens: Sequence[Token], row: str, text: str) -> Iterator[int]:
    """The places of what a clause behind a comma says that only tells what figures before it make of something (",
    making it the busiest March in its history", ", ranking second in the world"): no figure is of that.
    """
    if "," not in row:
        return
    for found in FOLLOWING.finditer(row):
        first = tokens[found.start() + 1]
        if text[first.start : first.end].split(None, 1)[0] in table("cues")["making-it"]["forms"]:
            yield from range(found.start() + 1, found.end())


def told_on(tokens: Sequence[Token], row: str, text: str) -> Collection[int]:
    """The places of days on which somebody only reported something (", the Millers' Union reported on May 6")."""
    if "P" not in row:
        return ()
    spoken = "".join("r" if is_report(text, token) else letter for letter, token in zip(row, tokens, strict=True))
    places = {found.end() - 1 for found in TOLD_ON.finditer(spoken)} if "r" in spoken else set[int]()
    return {at for at in places if (mention := tokens[at].mention) is not None and mention.grain == "day"}


def is_report(text: str, token: Token) -> bool:
    """Whether a noun phrase is a name that reported, or what stands behind one in brackets ("(GSO) reported")."""
    if token.letter != "N" or not text.endswith(REPORTED, token.start, token.end):
        return False
    return text[token.start].isupper() or text.endswith(") ", 0, token.start)


def tells_point(text: str, tokens: Sequence[Token], row: str, at: int) -> bool:
    """Whether a noun phrase beside a base only says at which point it was that ("from a peak of 58", "from 409 at the
    start of the week").
    """
    if row[at - 1 : at + 2] not in ("fNo", "kNo") and not row.endswith(BASES, 0, at):
        return False
    leading = tokens[max(row.rfind("f", 0, at), row.rfind("k", 0, at))]
    said = text[tokens[at].start : tokens[at].end].lower()
    return text.endswith("from", 0, leading.end) and said in table("cues")["standpoint"]["forms"]


def stands_for_base(row: str, at: int) -> bool:
    """Whether a noun phrase stands between what lies above or below something and the figure of that ("above the record
    of 3.4 million").
    """
    return row[at - 1 : at] == "m" and row[at + 1 : at + 3] in ("oL", "oR")
