"""Quotes: a currency priced in itself, so much of it for another one, which falls as the figure grows, and the rate
that an article gives by itself ("$1 = 10.4260 Swedish crowns").
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, MutableSequence, Sequence
from functools import cache
from typing import Final

from factcheck.claims.claim import UNRESOLVED, Claim, Measure, Subject
from factcheck.expression import expression
from factcheck.lexicon import table
from factcheck.quantities.quantity import Quantity
from factcheck.quantities.rounding import exact
from factcheck.record import replace

OTHER: Final = expression(
    r"(?:[ ,]+\w+)?[ ,]+(?:per|(?:to|against|for|versus|vs\.?) (?:the|one|a|each)|an?)(?: us| u\.s\.)? (\w+)"
)
"""What a quote is for, behind its figure ("151.2 yen to the dollar")."""

CLAUSE: Final = expression(r"[.,;:()\n]")
FIGURE: Final = expression(r"\d")
BEHIND: Final = 40
"""Characters behind a figure in which that is said."""

LONGEST: Final = 80
"""Characters before a figure in which what it is of is looked for."""

CHANGES: Final = frozenset({"rate", "factor", "delta"})


GUESS: Final = ("guess", "growth")
"""The link of a rate of a currency that is tied to its quotes."""

EQUAL: Final = "="
"""What stands between one of a currency and how much of another one it is."""


def quote_rates(text: str, claims: MutableSequence[Claim]) -> None:
    """Link the sums that an article gives for one of another currency to that one."""
    if EQUAL not in text:
        return
    for at in range(1, len(claims)):
        for one, other in ((at - 1, at), (at, at - 1)):
            if is_one(claims[one]) and is_price(claims[other], claims[one]) and between(text, claims, at) == EQUAL:
                price = claims[other]
                about = replace(price.subject, measure=Measure(UNRESOLVED), scope=f"{price.id}.quote")
                claims[other] = replace(price, subject=about, links=(*price.links, ("one", claims[one].id)))


def is_one(claim: Claim) -> bool:
    """Whether a claim states one of a currency."""
    return claim.quantity.unit.dimension == "money" and claim.quantity.value == 1 and claim.quantity.unit.scale == 1


def is_price(claim: Claim, one: Claim) -> bool:
    """Whether a claim may state how much of another currency one is."""
    unit = claim.quantity.unit
    return unit.dimension == "money" and unit.name != one.quantity.unit.name and claim.kind == "level"


def between(text: str, claims: Sequence[Claim], at: int) -> str:
    """What stands between a claim and the one before it."""
    return text[claims[at - 1].quantity.end : claims[at].quantity.start].strip()


@cache
def currencies() -> frozenset[str]:
    """The names of currencies and of loans, which are quoted in themselves or in another one."""
    entries = table("currencies").values()
    named = (name for entry in entries for name in (*entry.get("names", ()), *entry.get("nouns", ())))
    return frozenset((*table("cues")["inverse"]["forms"], *named))


def is_quote(text: str, quantity: Quantity) -> bool:
    """Whether a figure is so much for one of a currency, as the words behind it say."""
    behind = OTHER.match(text[quantity.figure_end : quantity.end + BEHIND].lower())
    return behind is not None and behind[1] in currencies()


def quoted(text: str, claims: Mapping[int, Claim]) -> Iterator[Claim]:
    """The changes of a currency whose figures go the other way: they lead from the later of two quotes to the earlier
    one, if that is printed, and are no changes of the quote.
    """
    levels = {claim.id: claim for claim in claims.values() if claim.kind in ("level", "rate")}
    bases = {claim.of: claim for claim in claims.values() if claim.role == "base" and claim.of in levels}
    for change in claims.values():
        sure = levels.get(change.of or "")
        level = sure or (levels[next(iter(bases)) or ""] if len(bases) == 1 and change.of is None else None)
        if change.role not in CHANGES or level is None or not is_turned(text, change, level, claims):
            continue
        base = bases.get(level.id)
        turned = change.role == "rate" and base is not None and base.quantity.unit == level.quantity.unit
        links = (("now", base.id), ("before", level.id), GUESS) if turned and base is not None else ()
        if sure is not None or links:
            yield replace(change, of=None, subject=apart(change), links=(*change.links, *links))


def is_turned(text: str, change: Claim, level: Claim, claims: Mapping[int, Claim]) -> bool:
    """Whether a figure grows as what is spoken of falls: a currency's price in itself, what is better when it is less.
    """
    start = min(change.quantity.start, level.quantity.start)
    currency = spoken_of(text, start)
    if currency and is_own(text, level, currency):
        return True
    bare = currency and level.quantity.unit.dimension == "number"
    return bool((bare or is_valued(text, start)) and goes_other_way(change, level, claims))


def is_valued(text: str, before: int) -> bool:
    """Whether the clause says that its figures got better or worse ("the operating ratio improved"), not which way."""
    clause = CLAUSE.split(text[max(0, before - LONGEST) : before])[-1]
    return not valuing().isdisjoint(clause.lower().split())


@cache
def valuing() -> frozenset[str]:
    """Words that say that figures got better or worse."""
    return frozenset(table("cues")["valuing"]["forms"])


def goes_other_way(change: Claim, level: Claim, claims: Mapping[int, Claim]) -> bool:
    """Whether a figure grows from its base while it is said to fall, or the other way round."""
    base = next((claim for claim in claims.values() if claim.role == "base" and claim.of == level.id), None)
    if base is None or base.quantity.unit.dimension != level.quantity.unit.dimension:
        return False
    return (exact(level.quantity.value) - exact(base.quantity.value)) * change.sign < 0


def apart(change: Claim) -> Subject:
    """What a change is about, where nothing else is about it."""
    return replace(change.subject, measure=Measure(UNRESOLVED), period=None, scope=f"{change.id}.quote")


def spoken_of(text: str, before: int) -> str:
    """The currency that the clause speaks of before its first figure, "" where it speaks of none: what is told in one
    ("in yuan terms") is no price of it.
    """
    clause = CLAUSE.split(text[max(0, before - LONGEST) : before])[-1]
    words = FIGURE.split(clause)[0].lower().replace("’", "'").split()
    named = [(word.removesuffix("'s"), ahead) for ahead, word in zip(["", *words], words, strict=False)]
    return next((word for word, ahead in named if word in currencies() and ahead != "in"), "")


def is_own(text: str, level: Claim, currency: str) -> bool:
    """Whether a figure is so much of the currency itself: by its unit, or because it is for one of another currency."""
    quantity = level.quantity
    printed = text[quantity.start : quantity.end].lower()
    behind = OTHER.match(text[quantity.figure_end : quantity.end + BEHIND].lower())
    return currency in printed or (behind is not None and behind[1] in currencies() and behind[1] != currency)
