"""Totals of shares: those of one sentence that exhaust their whole."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from functools import cache, lru_cache, reduce
from itertools import pairwise
from operator import add
from typing import Final

from factcheck.claims.claim import Claim
from factcheck.claims.rows.tokens import Token
from factcheck.claims.ties.said.leftovers import is_elsewhere, is_of_some
from factcheck.expression import expression
from factcheck.lexicon import table
from factcheck.quantities.interval import Interval
from factcheck.quantities.quantity import Quantity
from factcheck.quantities.quotas import is_chain
from factcheck.quantities.rounding import exact
from factcheck.quantities.slips import swapped
from factcheck.record import replace
from factcheck.text.lowering import telling, words_in

WHOLE: Final = Interval.from_value(1)
HUNDRED: Final = Interval.from_value(100)
"""Percent of a whole."""
NEAR: Final = Interval(Fraction(6, 10), Fraction(16, 10))
"""A sum of shares outside of this is no list of all of them, whatever the words say."""

LISTED: Final = 3
"""Two shares alone may leave out others that an earlier sentence gave."""

CLOSING: Final = ("residual", "wavering")
"""Cues of what stands last among shares: what is left, and those who have no answer."""

OTHERS: Final = expression(r"(?:[,;]| and|\n) (?:all )?others?(?: [\w'-]+){0,4} $")
"""What leads to a last part that takes all others together ("and other services 1.8 billion")."""

UNTOLD: Final = 120
"""Characters behind the last of some shares in which words may speak of a rest that they give no figure of."""

AGAIN: Final = expression(r"[^\d.;:]{0,40}(?:,| -| –|—) ?(?:or |that is,? )?(?:about )?|[^\d.;:]{0,40} \(")
"""What leads from a fraction to the percentage that tells it again."""

BEHIND: Final = 24
"""Characters behind a figure in which a word that goes with it is looked for."""


@cache
def pattern(name: str) -> re.Pattern[str]:
    """The forms of a cue as whole words. The letters they begin with come first: a search is quick only for those."""
    rests: dict[str, list[str]] = {}
    for form in sorted(table("cues")[name]["forms"], key=len, reverse=True):
        rests.setdefault(form[0], []).append(re.escape(form[1:]))
    further = "|".join(f"(?<={first})(?:{'|'.join(some)})" for first, some in rests.items())
    letters = "".join(first.lower() + first.upper() for first in rests)
    return expression(rf"[{letters}](?<!\w.)(?i:{further})\b")


@lru_cache(maxsize=1 << 5)
def is_said(name: str, text: str) -> bool:
    """Whether a text may have a form of a cue anywhere: most have none, which its words tell at once; each of its
    figures asks.
    """
    return not sayings(name).isdisjoint(words_in(text))


@cache
def sayings(name: str) -> frozenset[str]:
    """Words without one of which no text has a form of a cue."""
    return telling(table("cues")[name]["forms"])


def holds(name: str, lower: str) -> bool:
    """Whether a text in lower case may have a form of a cue: most have none, which this tells sooner than a search."""
    return any(map(lower.__contains__, table("cues")[name]["forms"]))


def link_shares(text: str, tokens: Sequence[Token], claims: Mapping[int, Claim]) -> Iterator[Claim]:
    """The first share of a sentence, linked to all of them where they exhaust one whole.

    The words say so ("the remaining"), or the shares add up to it as printed; else nothing is said of their sum. Where
    only "undecided" is said of the last of them and they make less, some may go unnamed, and that none does is a guess,
    made where two swapped digits leave nothing to name.
    """
    shares = once_each(text, [c for c in claims.values() if is_share(c)])
    if len(shares) < 2 or any(c.quantity.value <= 0 or c.quantity.upper is not None for c in shares):
        return
    if any(is_of_each(text, c.quantity) for c in shares):
        return  # nobody knows of how many
    first, second = shares[0].quantity.narrow(), shares[1].quantity.narrow()
    further = sum((c.quantity.narrow() for c in shares[2:]), second)
    total = first + further
    start, end = tokens[0].start, tokens[-1].end
    whole = total.meets(WHOLE) and bare(shares)
    if not whole and len(shares) >= LISTED and further.meets(first):
        return  # the others are those that the first one is made of
    listed = len(shares) >= LISTED and total.meets(NEAR) and not pattern("overlapping").search(text, start, end)
    if not whole and (are_not_all(text, shares, claims.values()) or is_of_some([c.quantity for c in shares])):
        return
    words = [name for name in CLOSING if listed and closing(text, shares, end, pattern(name))]
    chained = is_chain([text[one.quantity.end : other.quantity.start] for one, other in pairwise(shares)])
    unnamed = words == ["wavering"] and total.hi is not None and total.hi < 1
    if unnamed and not any(exact_but_for(text, share, shares) for share in shares):
        return
    if words or whole or chained:
        guess = [("guess", "share")] if unnamed else []
        yield replace(shares[0], links=(*(("share", c.id) for c in shares), *guess))


def are_not_all(text: str, shares: Sequence[Claim], claims: Iterable[Claim]) -> bool:
    """Whether a sentence tells of its whole more than its shares: a figure without a unit, or a rest without one."""
    return leaves_bare(shares, claims) or leaves_untold(text, shares[-1].quantity)


def once_each(text: str, shares: Iterable[Claim]) -> list[Claim]:
    """Shares in their order, without a fraction that the percentage right behind it tells again ("three out of five
    voters, 60 percent, agree").
    """
    found = sorted(shares, key=lambda share: share.quantity.start)
    again = {one.id for one, other in pairwise(found) if is_told_again(text, one.quantity, other.quantity)}
    return [share for share in found if share.id not in again]


def is_told_again(text: str, fraction: Quantity, percentage: Quantity) -> bool:
    """Whether a percentage tells a fraction before it again."""
    if (fraction.form, percentage.form) != ("fraction", "digits") or not fraction.wide().meets(percentage.wide()):
        return False
    return AGAIN.fullmatch(text, fraction.end, percentage.start) is not None


def leaves_bare(shares: Sequence[Claim], claims: Iterable[Claim]) -> bool:
    """Whether a figure without a unit among shares is what these leave of a hundred: it is one that a list did not call
    so ("gas 61 percent and coal 12; the other 9 percent").
    """
    first, last = shares[0].quantity, shares[-1].quantity
    bare = (claim.quantity for claim in claims if claim.kind == "level" and claim.quantity.unit.dimension == "number")
    among = [quantity for quantity in bare if first.start < quantity.start < last.start]
    total = reduce(add, (share.quantity.narrow() for share in shares)) if among else WHOLE
    return any((total + quantity.narrow() / HUNDRED).meets(WHOLE) for quantity in among)


def leaves_untold(text: str, last: Quantity) -> bool:
    """Whether words behind the last of some shares speak of a rest that they give no figure of ("29%; the rest was
    spent in huts", "13%, and Peru most of the rest").
    """
    return is_said("residual", text) and untold().match(text, last.end, last.end + UNTOLD) is not None


@cache
def untold() -> re.Pattern[str]:
    """A clause without a figure that speaks of what is left."""
    rests = "|".join(sorted(map(re.escape, table("cues")["residual"]["forms"]), key=len, reverse=True))
    opened = r"(?:[,;:–—]|[.]\s| -| (?:and|with|while)\b)[^\d.;\n]*?"
    return expression(rf"{opened}\b(?i:{rests})\b(?! the\b)[^\d.;\n]*(?:[.;\n]|\Z)")


def is_of_each(text: str, quantity: Quantity) -> bool:
    """Whether words behind a figure say that it is for each of several ("A and B, 9 percent each")."""
    behind = text[quantity.end : quantity.end + BEHIND].lstrip() if is_said("each", text) else ""
    return behind[:1].isalpha() and pattern("each").match(behind) is not None


def exact_but_for(text: str, share: Claim, shares: Sequence[Claim]) -> bool:
    """Whether shares make 100 percent as printed with two digits of one of them in the other order."""
    others = sum((exact(c.quantity.value) for c in shares if c is not share), Fraction(0))
    return any(others + exact(meant.value) == 100 for _, meant in swapped(share.quantity, text))


def is_share(claim: Claim) -> bool:
    """Whether a figure is a share or a rate, and no change."""
    unit = claim.quantity.unit
    return unit.dimension == "ratio" and unit.per is None and claim.role in ("now", "share")


def bare(shares: Sequence[Claim]) -> bool:
    """Whether every share is a plain number, so that adding up to 100 is no accident of wide readings."""
    return all(c.quantity.hedge is None and c.quantity.form == "digits" for c in shares)


def closing(text: str, shares: Sequence[Claim], end: int, residual: re.Pattern[str]) -> bool:
    """Whether the last share is said to be all that is left, and no other one is."""
    last, before = shares[-1].quantity, shares[-2].quantity
    behind = min(ends(text, last.end), last.end + BEHIND)
    found = residual.search(text, before.end, last.start) or residual.search(text, last.end, behind)
    if found is None and "(" not in text[shares[0].quantity.end : last.start]:
        found = OTHERS.search(text, before.end, last.start)  # what a bracket holds may be of something else
    if found is None or is_elsewhere(text, shares[0].quantity, last):
        return False
    return not residual.search(text, shares[0].quantity.start, before.end)


def ends(text: str, at: int) -> int:
    """Where the sentence around a place ends, or near it."""
    return next((i for i in range(at, min(len(text), at + BEHIND)) if text[i] in ".;!?\n"), at)
