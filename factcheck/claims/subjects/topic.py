"""Topic: the place that an article is about where a sentence names none, and its country."""

from __future__ import annotations

import re
from functools import cache

from factcheck.claims.subjects.context import country_around
from factcheck.claims.subjects.ownership import LEAD
from factcheck.claims.subjects.places import places_in, places_named
from factcheck.claims.subjects.protagonist import calls_company
from factcheck.claims.subjects.subjects import WORLD
from factcheck.claims.synonyms import NONE, Synonyms
from factcheck.expression import expression
from factcheck.lexicon import table
from factcheck.text.document import BODY, BYLINE, Document
from factcheck.text.lowering import lowered
from factcheck.text.signs import has_figures

CAPITALISED = r"(?:(?:[A-Z]\.)+|St\.|[A-Z]\w*)"
OWNER = expression(rf"(?:The |[A-Z]\w+\. )?((?:{CAPITALISED} ){{0,2}}{CAPITALISED})['’]s (?=[a-z])")
"""Whose the first words of a text are, written as a name; a town before them is only where it was written."""

ENDS = expression(r"(?<=[a-z0-9%)]{2})\.\s|\n")
"""Where sentences end."""


def country_of(place: str) -> str | None:
    """The country of a place, which settles what a bare dollar is."""
    entry = table("places").get(place)
    return entry.get("country") if entry else None


def topic(document: Document, synonyms: Synonyms = NONE) -> str:
    """The place a document is about where a sentence names none: the one whose figures it opens with, unless its title
    names that beside others; else the most specific one of its title, or the bloc that the title names alone; else that
    of its first lines, be it only where they were written, unless the first sentence names a bloc.
    """
    title, lead = synonyms.plain(document.title or ""), lead_of(document)
    first = (block for block in document.blocks if block.role != BYLINE and block.start < lead)
    spoken = "\n".join(document.text[block.start : min(block.end, lead)] for block in first)
    named = places_in(title)
    opening = opening_place(document, synonyms)
    if opening and opening not in named:
        return opening
    blocs = [place.name for place in places_named(title) if place.name != WORLD]
    for found in (named, blocs):
        if found:
            return found[0]
    told = first_named(synonyms.plain(spoken))
    if told and not opens_with_figures(document, synonyms):
        return told[0]
    written = places_in(synonyms.plain(document.text[:lead]))
    if not written or worldwide().search(document.text, 0, lead) is not None:
        return told[0] if told else ""
    return opening_bloc(document, synonyms) or around(written[0], document)


def first_named(spoken: str) -> list[str]:
    """The places of the first sentence that names any: those of later ones may be parts of these."""
    return next(filter(None, map(places_in, ENDS.split(spoken))), [])


@cache
def worldwide() -> re.Pattern[str]:
    """The names of bodies of the whole world, whose figures are not those of the country in which they sit."""
    names = "|".join(map(re.escape, table("nouns")["reference"]["worldwide"]))
    return expression(rf"\b(?:{names})(?!\w)")


def opening_bloc(document: Document, synonyms: Synonyms) -> str:
    """The bloc that the first sentence of the body names; "" for none."""
    body = next((document.text[block.start : block.end] for block in document.blocks if block.role == BODY), "")
    named = (place.name for place in places_named(synonyms.plain(body.partition(". ")[0])))
    return next((name for name in named if name != WORLD), "")


def around(place: str, document: Document) -> str:
    """Whose figures an article gives that names a place only as where it was written: those of the country, unless the
    text goes on to speak of "the city".
    """
    kind = table("places")[place]["kind"]
    is_spoken_of = f"the {kind}" in lowered(document.text)
    return place if kind == "country" or is_spoken_of else country_around(place) or place


def opens_with_figures(document: Document, synonyms: Synonyms) -> bool:
    """Whether the first sentence of the body gives figures and names no place: these are of where it was written."""
    body = next((document.text[block.start : block.end] for block in document.blocks if block.role == BODY), "")
    first = body.partition(". ")[0]
    return has_figures(first) and not places_in(synonyms.plain(first))


def opening_place(document: Document, synonyms: Synonyms) -> str:
    """The place with whose figures the body begins ("South Korea's exports of ..."); "" for none."""
    body = next((block for block in document.blocks if block.role == BODY), None)
    owner = OWNER.match(document.text, body.start) if body is not None else None
    found = places_in(synonyms.plain(owner.group(1))) if owner is not None else []
    return found[0] if found else ""


def lead_of(document: Document) -> int:
    """How far the first lines of a document go: no further than its first sentence where the title is of a company,
    which sells in many places.
    """
    body = next((block.start for block in document.blocks if block.role == BODY), 0)
    ends = document.text.find(". ", body)
    return min(LEAD, ends) if ends >= 0 and calls_company(document.title or "") else LEAD
