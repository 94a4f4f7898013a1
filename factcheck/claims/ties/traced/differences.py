"""Differences: the figures of an article that words call an amount by which two others differ ("97 fewer", "a gain of
350", "by 4,161", "18,000 more births than deaths").
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Final

from factcheck.claims.claim import GUESSED_REST, Claim
from factcheck.claims.rows.homes import says_by_the_way
from factcheck.claims.subjects.nouns import read_noun
from factcheck.claims.ties.amounts import PIECE, cue, pieces
from factcheck.claims.ties.traced.gaps import is_change, sides
from factcheck.expression import expression
from factcheck.quantities.approximators import APPROXIMATELY
from factcheck.quantities.quantity import Quantity
from factcheck.text.document import TABLE, TITLE

ASIDE: Final = 40
"""Characters beside a figure in which words call it a difference."""

OR_RATE: Final = expression(rf",? (?:or |\( ?){APPROXIMATELY}[0-9.]+ ?(?:%|per ?cent|pct)\)?(?=[ ,])")
"""What says a difference again behind it: 1.4 million, or 12 per cent more than last year."""

OR: Final = (" or", ", or", " (", ", (")
"""How that begins."""

MORE: Final = expression(r" (?P<way>more|fewer|less) (?P<one>[a-z]+) than (?P<other>[a-z]+)")
"""What a difference is said to lie between: 18,000 more births than deaths."""

BENEATH: Final = expression(r" (?:under|over) (?!the |its |their |his |her |our |this |that |those |last |par\b)[a-z]")
"""What stands behind a figure that is so many below something else ("87,000 under warnings")."""

LYING: Final = (" under ", " over ")
"""How that begins."""

LEADING: Final = frozenset({"of", "was", "is", "were"})
"""Words that lead from what a difference is called to its figure."""

LINKING: Final = LEADING | {"by", "leav", "left"}
"""The words that stand right before a difference, or how they begin."""


def is_difference(text: str, claim: Claim) -> bool:
    """Whether a figure is an amount by which something changed, or by which two things differ."""
    quantity = claim.quantity
    if claim.block in (TABLE, TITLE) or quantity.unit.dimension == "factor" or claim.role in ("rate", "base", "topic"):
        return False
    if any(name.startswith(GUESSED_REST) for name, _ in claim.exhausts):
        return False
    if is_change(claim) or sides(claim.subject.measure.head):
        return True
    named = claim.kind in ("level", "change") and is_called_so(text, quantity)
    return named and not says_by_the_way(text, quantity.start)


def is_called_so(text: str, quantity: Quantity) -> bool:
    """Whether the words beside a figure say that it is a difference ("97 fewer", "a gain of 350", "by 4,161")."""
    if text.startswith(LYING, quantity.end) and BENEATH.match(text, quantity.end) is not None:
        return False
    rate = OR_RATE.match(text, quantity.end) if text.startswith(OR, quantity.end) else None
    behind = [word_at(text, at) for at in ({rate.end()} if rate is not None else {quantity.figure_end, quantity.end})]
    if not cue("differing").isdisjoint(behind):
        return True
    said = text[max(0, quantity.start - ASIDE) : quantity.start].rpartition("\n")[2].lower()
    if said.endswith(" difference, ") and "," in behind:
        return True
    if "vs" in behind or not any(map(said.__contains__, LINKING)):
        return False
    before = pieces(said)
    merely = bool(before) and before[-1] in cue("merely")
    before = before[:-1] if merely else before
    named = before[-2:-1] if before[-1:] and before[-1] in LEADING else []
    return before[-1:] == ["by"] or not calling().isdisjoint(named) or leaves(before)


def word_at(text: str, at: int) -> str:
    """The first word or mark behind a place, on its line."""
    found = PIECE.search(text[at : at + ASIDE].partition("\n")[0].lower())
    return found[0] if found else ""


def leaves(words: Sequence[str]) -> bool:
    """Whether words lead to what is left ("leaving", "which leaves her")."""
    return any(word in cue("leaving") for word in words[-2:]) and ")" not in words[-2:]


@cache
def calling() -> frozenset[str]:
    """What a difference is called before its figure ("a lead of")."""
    return cue("distance") | cue("distance-of") | cue("differing-of")


def weighed(text: str, difference: Claim) -> tuple[str, ...]:
    """The measures of the two things that a difference is said to lie between, the larger first."""
    end = difference.quantity.figure_end
    found = MORE.match(text, end, end + ASIDE)
    if found is None:
        return ()
    one, other = read_noun(found["one"]).head, read_noun(found["other"]).head
    if one is None or other is None:
        return ()
    return (one, other) if found["way"] == "more" else (other, one)
