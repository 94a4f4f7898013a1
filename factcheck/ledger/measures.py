"""Measures compared: which modifiers make a part, which make another measure, and which measures may be negative."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from factcheck.lexicon import table


@cache
def restrictive() -> frozenset[str]:
    """The modifiers that make a part (electric vehicle exports within vehicle exports)."""
    return frozenset(name for name, entry in table("modifiers").items() if entry.get("part"))


@cache
def distinct() -> frozenset[str]:
    """The modifiers that make another measure (average, adjusted, expected), which parts and whole must share."""
    return frozenset(name for name, entry in table("modifiers").items() if entry.get("part") is False)


@cache
def implied() -> Mapping[str, frozenset[str]]:
    """The modifiers that go without saying of some measures (who arrives in a country is a foreigner)."""
    return {name: frozenset(entry["implies"]) for name, entry in table("measures").items() if "implies" in entry}


@cache
def growths() -> Mapping[str, frozenset[str]]:
    """The measures that are growth in percent, and the words of what grows (consumer prices: inflation)."""
    return {name: frozenset(entry["growth"]) for name, entry in table("measures").items() if "growth" in entry}


@cache
def tolls() -> frozenset[str]:
    """The measures that are counted up while something goes on (the deaths of an epidemic)."""
    return frozenset(name for name, entry in table("measures").items() if entry.get("toll"))


@cache
def signed() -> frozenset[str]:
    """The measures that may be negative, so that a part may exceed its whole."""
    return frozenset(name for name, entry in table("measures").items() if entry.get("signed"))


@cache
def additive() -> frozenset[str]:
    """The measures of which a part cannot exceed its whole."""
    entries = table("measures").items()
    return frozenset(name for name, entry in entries if not entry.get("signed") and not entry.get("intensive"))


@cache
def monetary() -> frozenset[str]:
    """The measures that are sums of money only."""
    return frozenset(name for name, entry in table("measures").items() if entry.get("money"))


@cache
def counted() -> frozenset[str]:
    """The measures that are no sums of money: what these are of, a sentence that names such a measure does not say."""
    return frozenset(name for name, entry in table("measures").items() if entry.get("counted"))


@cache
def having() -> frozenset[str]:
    """The measures that count who has something (farms), which a figure of anything else is no figure of."""
    return frozenset(name for name, entry in table("measures").items() if entry.get("had"))


@cache
def flows() -> frozenset[str]:
    """The measures that add up over time."""
    return frozenset(name for name, entry in table("measures").items() if entry.get("flow"))
