"""Tellings: what the words and the place of figures say for one of them being the sum of the others."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, lru_cache
from typing import Final

from factcheck.claims.ties.amounts import cue
from factcheck.claims.ties.said.breakdowns import is_rest
from factcheck.claims.ties.said.series import is_line
from factcheck.claims.ties.terms import Term
from factcheck.claims.ties.traced.runs import Sum
from factcheck.lexicon import table

TOLD: Final = 2
"""How much likelier words make a sum that speak of parts or of a total."""

CLOSED: Final = 10
"""How much likelier they make it that call its last part the rest."""

LINED: Final = 2
"""How much likelier lines make it that give one part each."""

CALLED: Final = 2
"""How much likelier words before a whole make it that call it a total."""

SPLIT: Final = 4
"""How much likelier measures make it that are known to make up another one."""

AHEAD: Final = 40
"""Characters before a whole in which they do."""

STRETCH: Final = 2000
"""Characters between figures that words may still set apart or join."""


def weight(made: Sum, text: str) -> float:
    """How much likelier the words between a whole and its parts, and the lines these stand on, make it that these are
    its parts.
    """
    first, last, whole = (term.claim.quantity for term in (made.parts[0], made.parts[-1], made.whole))
    lined = LINED if len(made.parts) > 2 and all(is_line(text, term.claim) for term in made.parts) else 1
    if whole.start > first.start:
        return TOLD * lined if says(text, last.end, whole.end, "together") else lined
    if is_rest(text[made.parts[-2].claim.quantity.end : last.start].lower().split()):
        return CLOSED
    called = CALLED if says(text, max(0, whole.start - AHEAD), whole.start, "together") else 1
    return called * lined * (TOLD if says(text, whole.end, last.end, "parted") else 1)


def is_weighed(parts: Sequence[Term], near: Sequence[Term]) -> bool:
    """Whether one of some figures is what the first of two parts has more or less than the other: a balance."""
    if len(parts) > 2:
        return False
    slack, more = (parts[0].width + parts[1].width) / 2, abs(parts[0].middle - parts[1].middle)
    return any(abs(abs(term.middle) - more) <= slack + term.width / 2 for term in near if term not in parts)


def is_close(made: Sum) -> bool:
    """Whether a whole and its parts stand as near each other as a list does."""
    places = [term.claim.sentence for term in (made.whole, *made.parts)]
    return max(places) - min(places) <= len(places)


def is_split(made: Sum) -> bool:
    """Whether the parts measure what makes up what the whole measures ("exports", "imports", "trade")."""
    heads = sorted([part.claim.subject.measure.head for part in made.parts])
    return (made.whole.claim.subject.measure.head, *heads) in splits()


@cache
def splits() -> frozenset[tuple[str, ...]]:
    """Each measure that is known to be made up of others, with these in order: so is the larger side of a balance."""
    entries = (entry for entry in table("splits").values() if "heads" in entry)
    made = ((entry["whole"], *sorted(entry["heads"])) for entry in entries)
    weighed = (
        (entry[larger], *sorted((head, entry[smaller])))
        for entry in table("balances").values()
        for head in entry["heads"]
        for larger, smaller in (("one", "other"), ("other", "one"))
    )
    return frozenset((*made, *weighed))


def says(text: str, start: int, end: int, name: str) -> bool:
    """Whether a stretch of text, of a few sentences at most, has one of the phrases of a cue."""
    return end - start <= STRETCH and has(text[start:end], name)


@lru_cache(maxsize=1 << 7)
def has(stretch: str, name: str) -> bool:
    """The same of a stretch alone: many sums have their whole or their last part in common."""
    words = f" {' '.join(stretch.lower().replace(',', ' ').split())} "
    return any(f" {form} " in words for form in cue(name))
