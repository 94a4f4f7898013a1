"""Whereabouts: the places that words of a lead tell of, by name, by who lives there or as the country of a city."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Set
from functools import cache
from typing import Final

from factcheck.claims.subjects.context import country_around, places
from factcheck.claims.words.vocabulary import singular
from factcheck.lexicon import table

CITY: Final = "city"


def placed(words: Iterable[str]) -> Set[str]:
    """The places that plain words tell of: what is told from Seoul may be of South Korea, and so may what Koreans do.
    """
    known = grounds()
    named = {known[word] for word in map(singular, words) if word in known}
    return named | {countries()[place] for place in named if place in countries()}


@cache
def grounds() -> Mapping[str, str]:
    """The place that each word names, or is the adjective of, as plain words have both."""
    forms = ((form, name) for name, entry in table("places").items() for form in (name.lower(), *entry["forms"]))
    return {form: name.lower() for form, name in forms}


@cache
def countries() -> Mapping[str, str]:
    """The country of each city, as plain words have both."""
    cities = (name for name, kind in places().items() if kind == CITY)
    return {name.lower(): country_around(name).lower() for name in cities if country_around(name)}
