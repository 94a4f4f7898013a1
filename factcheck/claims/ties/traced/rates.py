"""Rates by name: percentages that the lexicon knows to be the share of one thing in another (a turnout, an unemployment
rate, a margin), tied to figures that are called so, where their digits fit.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, MutableSequence, Sequence, Set
from functools import cache
from typing import Final

from factcheck.claims.claim import Claim
from factcheck.claims.ties.said.averages import value_of
from factcheck.claims.ties.said.portions import GUESS
from factcheck.claims.ties.terms import SPREAD, Term, is_amount, sort_of, term_of
from factcheck.claims.ties.traced.nearness import distance
from factcheck.claims.ties.traced.proportions import Proportion, slip_of
from factcheck.expression import expression
from factcheck.lexicon import table
from factcheck.record import record, replace
from factcheck.text.document import TABLE, TITLE
from factcheck.text.lowering import lowered

AHEAD: Final = 80
BEHIND: Final = 36
"""Characters before and behind a figure in which it is called something."""
FARTHEST: Final = 120
"""Characters before a rate in which its name stands ("the rate edged up 0.1 points from the month before to")."""

CHANCE: Final = 0.1
"""A rate is believed that fits a part and a whole by chance less often than this; they are called so besides."""

SLIP: Final = 0.25
"""So is one that fits but for a slip, counting all there may be."""

TRIED: Final = 6
"""Figures that may be the part of a rate, and figures that may be its whole, at most."""

RATES: Final = frozenset({"ratio", "number", "factor"})
"""The dimensions of a percentage, and of how many times its whole a part is."""

LETTERS: Final = ("rate", "ratio", "margin", "turnout", "factor")
"""What most names of rates have in them."""

STOPS: Final = expression(r"[.!?;](?=\s)|\n")
"""What ends a sentence."""

ENDS: Final = expression(r"[.!?;,:(\n]|\d|\b(?:and|while|but|with|from|out|against)\b")
"""What ends the words that say what a figure counts."""


@record(frozen=True, slots=True)
class Name:
    """What a rate is called, what its part is, and what its whole is; the forms of these two, and whether it says how
    many times its whole a part is.
    """

    own: re.Pattern[str]
    part: re.Pattern[str]
    whole: re.Pattern[str]
    sides: tuple[Sequence[str], Sequence[str]]
    times: bool

    def may_be_told(self, lower: str) -> bool:
        """Whether a text may call something its part and something its whole."""
        return all(any(map(lower.__contains__, forms)) for forms in self.sides)


def tie_rates(text: str, claims: MutableSequence[Claim]) -> None:
    """Tie the rates of an article that have a name to a part and a whole."""
    lower = lowered(text)
    if not may_name(lower):
        return
    found = [(at, name) for at, claim in enumerate(claims) if is_rate(claim) for name in names_of(lower, claim)]
    if not found:
        return
    amounts = [term for claim in claims if may_be_part(claim) and (term := term_of(text, claim))]
    rates = ((at, name, value_of(text, claims[at]) if name.times else term_of(text, claims[at])) for at, name in found)
    tried = [(at, list(candidates(lower, rate, name, amounts))) for at, name, rate in rates if rate is not None]
    exact = {at: one for at, some in tried if (one := fitting(some)) is not None}
    taken = {one.part.claim.id for one in exact.values()}
    taken.update(name for claim in claims for kind, name in claim.links if kind == "part")
    for at, some in tried:
        tied = exact.get(at) or slipped(text, [one for one in some if may_slip(one, taken)])
        if tied is not None:
            links = (("part", tied.part.claim.id), ("whole", tied.whole.claim.id), GUESS)
            claims[at] = replace(claims[at], links=(*claims[at].links, *links))


def may_name(words: str) -> bool:
    """Whether some words have letters of the name of a rate."""
    return any(map(words.__contains__, telling_letters()))


@cache
def telling_letters() -> Sequence[str]:
    """Letters of which every name of a rate has some."""
    forms = (form for key, entry in table("tables").items() if key.startswith("ratio-") for form in entry["forms"])
    return (*LETTERS, *(form for form in forms if not any(map(form.__contains__, LETTERS))))


def is_rate(claim: Claim) -> bool:
    """Whether a percentage, or a factor, may be a rate whose part and whole no words tell."""
    unit = claim.quantity.unit
    told = claim.kind in ("rate", "level") and claim.block not in (TABLE, TITLE) and claim.quantity.form == "digits"
    return told and unit.dimension in RATES and unit.per is None and all(kind != "part" for kind, _ in claim.links)


def may_be_part(claim: Claim) -> bool:
    """Whether a claim states an amount outside of tables."""
    return claim.kind == "level" and claim.block != TABLE and is_amount(claim)


@cache
def known() -> Sequence[Name]:
    """The rates of the lexicon."""
    entries = [entry for key, entry in table("tables").items() if key.startswith("ratio-")]
    return [
        Name(
            whole_words(entry["forms"]),
            whole_words(entry["part"]),
            whole_words(entry["whole"]),
            (entry["part"], entry["whole"]),
            bool(entry.get("times")),
        )
        for entry in entries
    ]


def whole_words(forms: Sequence[str]) -> re.Pattern[str]:
    """Forms as whole words, the longest first."""
    return expression(rf"\b(?:{'|'.join(re.escape(form) for form in sorted(forms, key=len, reverse=True))})\b")


def names_of(lower: str, claim: Claim) -> Iterator[Name]:
    """The rate that a percentage is called last before it, if it is one of the lexicon."""
    before = ahead(lower, claim, FARTHEST)
    if not may_name(before):
        return
    last, at = max((ends(name.own, before), at) for at, name in enumerate(known()))
    of_times = claim.quantity.unit.dimension != "ratio"
    if last and known()[at].times == of_times and known()[at].may_be_told(lower):
        yield known()[at]


def ends(forms: re.Pattern[str], words: str) -> int:
    """Where the last of some forms ends in some words; 0 where there is none."""
    return max((found.end() for found in forms.finditer(words)), default=0)


def ahead(lower: str, claim: Claim, reach: int = AHEAD) -> str:
    """What its sentence says before a figure, or the last words of that."""
    return STOPS.split(lower[max(0, claim.quantity.start - reach) : claim.quantity.start])[-1]


def sides(lower: str, name: Name, amounts: Sequence[Term]) -> Iterator[tuple[str, Term]]:
    """The figures that are called the "part" or the "whole" of a rate: by what they count, else by the words before;
    the figure that one is compared with is called as that is.
    """
    called: dict[str, str] = {}
    for term in amounts:
        claim = term.claim
        before, behind = ahead(lower, claim), ENDS.split(lower[claim.quantity.figure_end :][:BEHIND])[0]
        said = side(name, behind) or side(name, before) or called.get(claim.of or "", "")
        if said:
            called[claim.id] = said
            yield said, term


def side(name: Name, words: str) -> str:
    """What some words speak of last: the "part" of a rate, its "whole", or neither."""
    part, whole = ends(name.part, words), ends(name.whole, words)
    return "part" if part > whole else "whole" if whole else ""


def candidates(lower: str, rate: Term, name: Name, amounts: Sequence[Term]) -> Iterator[Proportion]:
    """The parts and wholes of a rate that are called so, those of its time first, then the nearest; the further off,
    the likelier by chance.
    """

    def order(term: Term) -> tuple[bool, int, int]:
        return ((term.claim.role == "base") != (rate.claim.role == "base"), *distance(term, rate))

    called = sorted(((order(term), said, term) for said, term in sides(lower, name, amounts)), key=lambda one: one[0])
    parts, wholes = ([term for _, said, term in called if said == which][:TRIED] for which in ("part", "whole"))
    for one, part in enumerate(parts, 1):
        for other, whole in enumerate(wholes, 1):
            if sort_of(part.claim) == sort_of(whole.claim):
                grain = rate.grain / rate.middle + part.grain / part.middle + whole.grain / whole.middle
                yield Proportion(rate, part, whole, one * other * grain / SPREAD)


def fitting(found: Sequence[Proportion]) -> Proportion | None:
    """The part and the whole that fit a rate, the likeliest."""
    exact = [(one.chance, at) for at, one in enumerate(found) if one.chance <= CHANCE and one.gap(*middles(one)) <= 1]
    return found[min(exact)[1]] if exact else None


def middles(one: Proportion) -> tuple[float, float, float]:
    """A rate, its part and its whole as printed."""
    return one.share.middle, one.part.middle, one.whole.middle


def may_slip(one: Proportion, taken: Set[str]) -> bool:
    """Whether a slip may explain that a rate does not fit: its part fits no other, and a rate of an earlier time is of
    what was then.
    """
    former = one.share.claim.role != "base" or one.whole.claim.role == one.part.claim.role == "base"
    return former and one.part.claim.id not in taken


def slipped(text: str, found: Sequence[Proportion]) -> Proportion | None:
    """The part and the whole that would fit a rate but for a slip."""
    return next((one for one in found if slip_of(one, SLIP, text) is not None), None)
