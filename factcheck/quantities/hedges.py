"""Hedges around a figure: before it, behind it, and as the verb that leads to it."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from factcheck.expression import expression
from factcheck.lexicon import table
from factcheck.quantities.figures import Figure

NO_HEDGE: Final = "no hedge"
"""The entry of words that look like a hedge and are none ("added up to")."""
REACH: Final = 36
"""How many characters before a figure are looked at."""
Phrases = dict[str, tuple[tuple[tuple[str, ...], str], ...]]


@cache
def before() -> Phrases:
    """Hedges before a figure, by their last word: the words before it, and the hedge; longest first."""
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for name, entry in table("hedges").items():
        for form in (*entry["forms"], *entry.get("verbs", ())):
            *words, last = form.split()
            found.setdefault(last, []).append((tuple(words), name))
    return {last: tuple(sorted(options, key=lambda option: -len(option[0]))) for last, options in found.items()}


@cache
def behind() -> Phrases:
    """Hedges behind a figure, by their first word."""
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for name, entry in table("hedges").items():
        for form in entry.get("after", ()):
            first, *words = form.split()
            found.setdefault(first, []).append((tuple(words), name))
    return {first: tuple(sorted(options, key=lambda option: -len(option[0]))) for first, options in found.items()}


def hedge_of(words: list[str]) -> str | None:
    """The hedge that the words before a figure (lower case) end with."""
    last = words[-1]
    options = before().get(last) or before().get(last.lstrip("(“\"'‘[—–"))
    if options is None:
        return None
    for rest, name in options:
        if not rest:
            return name if name != NO_HEDGE else None
        size = len(rest)
        if (
            len(words) > size
            and tuple(words[-1 - size : -1])[1:] == rest[1:]
            and words[-1 - size].lstrip("(“\"'‘[—–") == rest[0]
        ):
            return name if name != NO_HEDGE else None
    return None


def add_glued(lower: str, figure: Figure) -> None:
    """Take up a hedge between the figure and its unit: 300+ people, 20-odd years, 25-plus countries."""
    found = GLUED.match(lower, figure.end)
    if found is not None:
        figure.hedge = _behind_at(lower, figure.end)
        figure.right = found.end()


GLUED: Final = expression(
    r"\+(?![0-9])|[ -]odd\b|-?ish\b|[ -]plus(?= [a-z])|,? or (?:more|so|fewer|less)\b(?= [a-z])(?! than)"
)


def add(lower: str, figure: Figure) -> None:
    """Take up the hedge before the figure, or else the one behind it or its unit: 5 million or more."""
    left = figure.left
    far = left - REACH if left > REACH else 0
    last = lower[max(lower.rfind(" ", far, left - 1) + 1, far) : left].strip() if left > 1 else ""
    if last and (last in before() or not last.isalpha()) and _may_end(lower, far, left, last):
        apart = SET_APART.search(lower, far, left) or (last == "over" and is_in_course(lower, figure))
        apart = apart or (last == "the" and OF_A_YEAR.match(lower, figure.end) is not None)
        outdone = OUTDOING.search(lower, far, left) is not None and BY_SO_MUCH.match(lower, figure.end) is not None
        apart = apart or outdone
        figure.hedge = hedge_of(lower[far:left].split()) if not apart else None
        if figure.hedge is not None:
            return
    right = figure.right
    if lower[right : right + 2] in STARTS:
        figure.hedge = _behind_at(lower, right)


SET_APART: Final = expression(r"(?:%|\bpercent|\bper cent|\bpct|\bpoints) (?:above|below) (?:[$€£¥]|[a-z]{1,3}[$.]?)?$")
"""What tells by how much one figure is above another one, which it is no bound of ("118% above 424.9 billion")."""

OF_A_YEAR: Final = expression(r" (?:[a-z]+ )?(?:of|(?:recorded|reported|registered|seen|set) in) (?:19|20)[0-9]{2}\b")
"""What tells behind "surpassing the" and a figure that this is what was reached then, and no bound."""

OUTDOING: Final = expression(
    r"\b(?:exceed|surpass|topp?|outstripp?)(?:s|es|ed|ing)? (?:the |its |their |a )?(?:[$£€¥]|[a-z]{1,3}[$.]?)?$"
)
BY_SO_MUCH: Final = expression(r"(?: [a-z-]+){1,8} by (?:about |some |nearly |just |more than )?[$£€¥]?[0-9]")
"""What tells around a figure by how much another one is more, so that it is no bound of that."""

TAKEN: Final = expression(
    r"(?:(?<![\w.,])|\b(?!(?:in|across|during|within|past|last|since|after|by|on|with|than) )[a-z]+ )"
    r"(?:[a-z]{0,3}[$€£¥])?(?!(?:19|20)\d\d\b)\d[\d,.]*[a-z]{0,2}"
    r"(?: (?!(?:day|week|month|year|hour|minute|season|decade)s?\b)[a-z]{3,}){1,2} over $"
)
"""An amount with what it is of, right before "over": the words lead on to that in the course of which it was taken."""


@cache
def _occasions() -> re.Pattern[str]:
    names = sorted({name for form in table("counting")["occasions"]["forms"] for name in form.split()})
    return expression(rf"(?: [a-z-]+)? (?:{'|'.join(names)})(?:es|s)\b")


def is_in_course(lower: str, figure: Figure) -> bool:
    """Whether "over" before a count of occasions says in whose course an amount came about, and is no bound ("drew an
    average of 4,011 fans over 7,724 dates").
    """
    taken = TAKEN.search(lower, max(0, figure.left - 2 * REACH), figure.left)
    return taken is not None and _occasions().match(lower, figure.end) is not None


COMMON: Final = frozenset({"of", "to", "the", "a", "than", "from", "at", "in"})
"""Words that often stand before a figure and seldom end a hedge: their hedges are looked for as they are first."""


def _may_end(lower: str, far: int, left: int, last: str) -> bool:
    """Whether a hedge may end with this word: of a common one, whether the hedge stands there."""
    if last not in COMMON or lower[left - 1] != " " or "\n" in lower[far:left]:
        return True
    return lower.endswith(_phrases(last), far, left)


@cache
def _phrases(last: str) -> tuple[str, ...]:
    return tuple(" ".join((*words, last)) + " " for words, _ in before().get(last, ()))


STARTS: Final = frozenset(
    {" o", "-o", "-i", "is", " p", "-p", " a", " m", " g", " t", " u", "+ ", "+.", "+,", "+)", "+"}
)


def _behind_at(lower: str, at: int) -> str | None:
    if lower[at] == "+" and not lower[at + 1 : at + 2].isdigit():
        return "at least"
    words = lower[at : at + 24].split()
    first = words[0].rstrip(".,;:)") if words else ""
    for rest, name in behind().get(first, ()):
        tail = tuple(word.rstrip(".,;:)") for word in words[1 : 1 + len(rest)])
        if tail == rest:
            return name if name != NO_HEDGE else None
    return None
