"""Fixed phrases of comparison and reference ("year on year", "the period"), found around one anchor word each."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import product
from typing import Final

from factcheck.expression import expression
from factcheck.lexicon import Entry, table
from factcheck.periods.period import Basis
from factcheck.periods.phrase import BASIS, SAME, Page, Phrase
from factcheck.periods.vocabulary import alternatives, vocabulary
from factcheck.record import record

SLOT: Final = expression(r"\{([a-z-]+)\}")
REACH: Final = 90
"""Characters before an anchor that a form can take up."""
CLOSED: Final = expression(
    r"(?! (?:last|the|an?|its?|his|her|their|our|this|it|he|she|they|we|[a-z]+ (?:was|were|is)|[0-9])\b)"
)
"""What may not follow "before": then it opens a clause ("the year before the election")."""

WHOLE: Final = expression(
    r" (?:it|they|there|he|she|we|the [a-z]+)(?: [a-z]+){1,3} [$£€¥]?[0-9][0-9.,]*(?![0-9])[^,;:.\n]{0,60}(?:[.;\n]|$)"
)
"""What follows it where it opens none: the clause behind it is then all that its sentence says ("The year before it was
1,402.").
"""
OPENING: Final = expression(r"(?:^|[.!?;\n][\"'”’)]*\s*)(?:in )?$")
"""What stands before a form that opens a sentence."""
LEADING: Final = 8
"""Characters before a form in which that ends."""


@record(frozen=True, slots=True)
class Reading:
    """What a form means: a basis, or an anaphor of a grain."""

    kind: str
    grain: str
    basis: Basis | None


SPOKEN_OF: Final = frozenset({"in", "for", "over", "during"})
ITS_END: Final = expression(r"[,.;:)]|$| (?!(?:of|a|year|percent|per|point)\b)[a-z(]")
"""What tells "for the half", the one spoken of, apart from a half of something."""


ANCHORS: Final = frozenset(
    {"yoy", "y/y", "yr/yr", "qoq", "q/q", "mom", "m/m", "mth/mth", "w/w", "yesterday"}
    | {"annual", "annually", "annualised", "annualized", "annum", "sequential", "sequentially"}
    | {"point", "stage", "season"}
)
"""Anchor words beside the units of time."""

Lefts = dict[str, Reading | None]
"""By the words before the anchor. None marks an ending of longer ones that is no form itself."""


@record(frozen=True, slots=True)
class Forms:
    """All forms by anchor word and the text after it, with a pattern for what can come after each anchor."""

    by_anchor: dict[str, dict[str, Lefts]]
    rights: dict[str, re.Pattern[str]]


@cache
def forms() -> Forms:
    """The forms of lexicon/bases.toml."""
    entries = table("bases")
    slots = entries["slots"]
    by_anchor: dict[str, dict[str, Lefts]] = {}
    for entry in entries.values():
        reading = _reading(entry)
        if reading is None:
            continue
        for form in entry["forms"]:
            for phrase in _expanded(form, slots):
                _enter(by_anchor, phrase, reading)
    rights = {
        anchor: expression(
            f"(?:{alternatives([right for right in texts if right])})(?![a-z0-9])" if any(texts) else "(?!)"
        )
        for anchor, texts in by_anchor.items()
    }
    return Forms(by_anchor, rights)


def fixed_form(page: Page, anchor: str, start: int, end: int) -> Phrase | None:
    """The longest form around the anchor word at `[start, end)`, if there is one."""
    found = forms()
    texts = found.by_anchor.get(anchor)
    if texts is None:
        return None
    flat = page.flat
    match = found.rights[anchor].match(flat, end)
    right = match[0] if match else ""
    while True:
        lefts = texts.get(right)
        placed = _leftmost(flat, lefts, start) if lefts is not None else None
        if placed is not None:
            at, reading = placed
            if not right.endswith(" before") or _is_closed(flat, at, end + len(right)):
                return Phrase(at, end + len(right), reading.kind, reading.grain, basis=reading.basis)
        if not right:
            return None
        right = right.rpartition(" ")[0]


def _is_closed(flat: str, start: int, end: int) -> bool:
    """Whether a form that ends with "before" opens no clause."""
    if CLOSED.match(flat, end) is not None:
        return True
    return WHOLE.match(flat, end) is not None and OPENING.search(flat, max(0, start - LEADING), start) is not None


def _leftmost(flat: str, lefts: Lefts, start: int) -> tuple[int, Reading] | None:
    whole = lefts.get("")
    best = (start, whole) if whole is not None else None
    floor, at = max(0, start - REACH), start
    while at > floor and flat[at - 1] in " %":
        space = at - 1 if flat[at - 1] == "%" else flat.rfind(" ", floor, at - 1) + 1
        if not space:
            space = 0 if floor == 0 else at
        if space == at:
            break
        percent = flat.rfind("%", space, at - 1)
        key = flat[space:start]
        reading = lefts.get(key, MISSING)
        if reading is MISSING and percent >= 0:
            space, reading = percent, lefts.get(flat[percent:start], MISSING)
        if reading is MISSING:
            break
        at = space
        if reading is not None:
            best = (space, reading)
    return best


MISSING: Final = Reading("", "", None)


@cache
def anchor_words() -> frozenset[str]:
    """The words that the scan stops at and a form can be entered under."""
    return frozenset(vocabulary().units) | ANCHORS


def _reading(entry: Entry) -> Reading | None:
    kind, grain = entry.get("kind", ""), entry.get("grain", "")
    if kind == "anaphor":
        return Reading(SAME, grain, None)
    return Reading(BASIS, grain, Basis(kind, entry.get("months", 0))) if grain else None


def _expanded(form: str, slots: Entry) -> Iterator[str]:
    names = SLOT.findall(form)
    fillings = [[inner for filling in slots[name] for inner in _expanded(filling, slots)] for name in names]
    for filling in product(*fillings):
        words = iter(filling)
        yield " ".join(SLOT.sub(lambda _, words=words: next(words), form).replace("-", " ").split())  # type: ignore[misc]


def _enter(by_anchor: dict[str, dict[str, Lefts]], phrase: str, reading: Reading) -> None:
    words = phrase.split(" ")
    place = next((n for n, word in enumerate(words) if word.removesuffix("'s") in anchor_words()), None)
    if place is None:
        raise ValueError(f"bases.toml: {phrase!r} has no word that the scan stops at")
    anchor, tail = words[place], ""
    if anchor.endswith("'s"):
        anchor, tail = anchor[:-2], "'s"
    right = "".join([tail, *(f" {word}" for word in words[place + 1 :])])
    lefts = by_anchor.setdefault(anchor, {}).setdefault(right, {})
    for n in range(place, -1, -1):
        left = "".join(f"{word} " for word in words[n:place])
        lefts.setdefault(left, None)
    whole = "".join(f"{word} " for word in words[:place])
    lefts[whole] = lefts[whole] or reading


def is_half_spoken_of(page: Page, words: Sequence[str], end: int) -> bool:
    """Whether "the half", which ends at a place behind these words, is the one spoken of ("revenue for the half")."""
    return len(words) > 1 and words[-2] in SPOKEN_OF and ITS_END.match(page.flat, end) is not None
