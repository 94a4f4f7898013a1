"""Names of rates: what the lexicon knows to be the share of one thing in another, or how many times that it is (a
turnout, a margin, a sex ratio), and what a text calls its part, its whole, and what is left of the whole.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Final

from factcheck.claims.claim import Claim
from factcheck.claims.ties.terms import Term
from factcheck.expression import expression
from factcheck.lexicon import table
from factcheck.quantities.quantity import Unit
from factcheck.record import record
from factcheck.text.lowering import telling, words_in

AHEAD: Final = 140
BEHIND: Final = 36
"""Characters before and behind a figure in which it is called something."""
FARTHEST: Final = 120
"""Characters before a rate in which its name stands ("the rate edged up 0.1 points from the month before to")."""

STOPS: Final = expression(r"[.!?;](?=\s)|\n")
"""What ends a sentence."""

ENDS: Final = expression(r"[.!?;,:(\n]|\d|\b(?:and|while|but|with|from|out(?! of work)|against)\b")
"""What ends the words that say what a figure counts."""

NOWHERE: Final = (0, 0)
"""The place of what words do not say."""

PART: Final = "part"
WHOLE: Final = "whole"
REST: Final = "rest"

PORTION: Final = "portion"
"""The link of a rate to its part, where it is linked to the rest."""

SIDES: Final = (PART, WHOLE, REST)
"""What a figure may be called: the part of a rate, its whole, and what makes the whole up beside the part."""


@record(frozen=True, slots=True)
class Name:
    """What a rate is called, as a pattern and as `words` without one of which no text calls any so, and by each side of
    it what that is called, as words to look for and as a pattern. One that has no words for its sides is of the two
    figures before it.

    One that counts `times` says how many times its whole a part is; one of a `hundred`, how much of the part there is
    for a hundred of the whole. Of one that is `sure` nobody means another part or whole than those that are called so.
    """

    own: re.Pattern[str]
    words: frozenset[str]
    forms: tuple[Sequence[str], ...]
    sides: tuple[re.Pattern[str] | None, ...]
    times: bool
    hundred: bool
    sure: bool

    def may_be_in(self, unit: Unit) -> bool:
        """Whether it may be printed in a unit."""
        if self.hundred:
            return unit.dimension in ("number", "money")
        return unit.dimension in (("number", "factor") if self.times else ("ratio",))

    def may_be_told(self, lower: str) -> bool:
        """Whether a text may call something its part, and something its whole or what is left of it."""
        part, whole, rest = (any(map(lower.__contains__, forms)) for forms in self.forms)
        return (part and (whole or rest)) or not self.forms[0]


@cache
def known() -> Sequence[Name]:
    """The rates of the lexicon."""
    return [
        Name(
            whole_words(entry["forms"]),
            telling(entry["forms"]),
            tuple(entry.get(side, ()) for side in SIDES),
            tuple(whole_words(entry[side]) if side in entry else None for side in SIDES),
            bool(entry.get("times")),
            bool(entry.get("hundred")),
            bool(entry.get("sure")),
        )
        for key, entry in table("tables").items()
        if key.startswith("ratio-")
    ]


def whole_words(forms: Sequence[str]) -> re.Pattern[str]:
    """Forms as whole words, the longest first."""
    return expression(rf"\b(?:{'|'.join(re.escape(form) for form in sorted(forms, key=len, reverse=True))})\b")


def named_in(text: str) -> Sequence[Name]:
    """The rates of the lexicon that a text may name, as far as single words tell: most name few."""
    words = words_in(text)
    return [name for name in known() if not name.words.isdisjoint(words)]


def names_of(lower: str, names: Sequence[Name], claim: Claim) -> Iterator[Name]:
    """The one of some rates that a figure is called last before it, if it is called so."""
    unit = claim.quantity.unit
    if not any(name.may_be_in(unit) for name in names):
        return
    before = ahead(lower, claim, FARTHEST)
    last, at = max((ends(name.own, before), at) for at, name in enumerate(names))
    if last != NOWHERE and names[at].may_be_in(unit) and names[at].may_be_told(lower):
        yield names[at]


def ends(forms: re.Pattern[str], words: str) -> tuple[int, int]:
    """Where the last of some forms ends in some words, and how long it is; nothing where there is none."""
    return max(((found.end(), found.end() - found.start()) for found in forms.finditer(words)), default=NOWHERE)


def ahead(lower: str, claim: Claim, reach: int = AHEAD) -> str:
    """What its sentence says before a figure, or the last words of that."""
    return STOPS.split(lower[max(0, claim.quantity.start - reach) : claim.quantity.start])[-1]


def called(lower: str, name: Name, amounts: Sequence[Term]) -> Iterator[tuple[str, Term]]:
    """The figures that are called a side of a rate: by what they count, else by the words before; the figure that one
    is compared with is called as that is.
    """
    known: dict[str, str] = {}
    for term in amounts:
        claim = term.claim
        end = claim.quantity.figure_end
        before, behind = ahead(lower, claim), ENDS.split(lower[end : end + BEHIND])[0]
        said = side(name, behind) or side(name, before) or known.get(claim.of or "", "")
        if said:
            known[claim.id] = said
            yield said, term


def side(name: Name, words: str) -> str:
    """What some words speak of last: the part of a rate, its whole, what is left of it, or none of them."""
    told = [(ends(forms, words), which) for which, forms in zip(SIDES, name.sides, strict=True) if forms is not None]
    last, which = max(told, default=(NOWHERE, ""))
    return which if last != NOWHERE else ""
