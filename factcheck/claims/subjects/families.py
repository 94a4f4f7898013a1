"""Families: which measures and modifiers of the lexicon are of goods, per unit, of one split, or short for others."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cache

from factcheck.lexicon import table


@cache
def traded() -> frozenset[str | None]:
    """The measures of goods on their way from the maker to the buyer: the goods of one are those of the others."""
    return frozenset(name for name, entry in table("measures").items() if entry.get("goods"))


@cache
def products() -> frozenset[str]:
    """The modifiers that name goods ("vehicle"), and those that come with one."""
    return frozenset(name for name, entry in table("modifiers").items() if entry.get("goods"))


@cache
def intensive() -> frozenset[str]:
    """The measures told per unit of something: a bare head does not go on with these ("shr loss ... net loss")."""
    return frozenset(name for name, entry in table("measures").items() if entry.get("intensive"))


@cache
def siblings() -> Mapping[str, frozenset[str]]:
    """For each modifier of a split or a family, the modifiers that stand beside it there."""
    found: dict[str, set[str]] = {}
    families: dict[str, set[str]] = {}
    for name, entry in table("modifiers").items():
        if "family" in entry:
            families.setdefault(entry["family"], set()).add(name)
    for members in families.values():
        for name in members:
            found.setdefault(name, set()).update(members)
    for entry in table("splits").values():
        for modifier in entry.get("modifiers", ()):
            found.setdefault(modifier, set()).update(entry["modifiers"])
    return {modifier: frozenset(others) for modifier, others in found.items()}


def beside_of(modifiers: Iterable[str]) -> frozenset[str]:
    """These modifiers, and all that stand beside one of them in a split or a family."""
    return frozenset().union(*(siblings().get(modifier, frozenset({modifier})) for modifier in modifiers))


@cache
def full_heads() -> Mapping[str, Sequence[str]]:
    """The heads that each short one may stand for."""
    found: dict[str, list[str]] = {}
    for name, entry in table("measures").items():
        if "short" in entry:
            found.setdefault(entry["short"], []).append(name)
    return found


@cache
def distinct_measures() -> frozenset[str]:
    """Modifiers that make another measure ("average", "excluding"): what follows does not inherit it."""
    return frozenset(name for name, entry in table("modifiers").items() if entry.get("part") is False)
