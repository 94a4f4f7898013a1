"""Places: those that a text names, and how specific each is."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from factcheck.claims.words.vocabulary import WORD, Word, lexicon, papers, place_words, plain
from factcheck.expression import expression

SPECIFIC: Final = {"city": 4, "province": 3, "state": 3, "country": 2, "bloc": 1}
"""How specific each kind of place is."""
BLOC: Final = "bloc"
"""The kind of a group of countries, which reports few figures of its own."""
OWN: Final = "us"
OURSELVES: Final = expression(rf"\b{OWN}\b")
"""No place, as it is printed."""


def places_in(text: str) -> list[str]:
    """The places that a text names, the most specific first, then in order; blocs of countries are none."""
    found = {place.name: SPECIFIC[place.extra] for place in places_named(text) if place.extra != BLOC}
    return sorted(found, key=lambda name: -found[name])


@lru_cache(maxsize=8)
def places_named(text: str) -> Sequence[Word]:
    """The places and blocs of countries that a text names, in order, but for those with which another one trades, and
    the towns of newspapers, and the people who come from there, be it to another one ("1.3 million were Australians");
    a title is asked for them again and again.
    """
    words, first, known = unpaid(text), place_words(), lexicon()
    found = []
    for at in [at for at, word in enumerate(words) if word in first]:
        hit = known.longest(words, at) if words[at - 1] != "with" else None
        named = hit and hit[0].sort == "place" and papers().isdisjoint(words[at + hit[1] : at + hit[1] + 1])
        if hit and named and not is_people(words[at], hit[0]):
            found.append(hit[0])
    return found


def is_people(word: str, place: Word) -> bool:
    """Whether a word names those who come from a place ("Australians"), and is not its own name ("Philippines")."""
    own = word in place.name.lower().split()
    one = lexicon().longest([word[:-1]], 0) if word.endswith("s") and not own else None
    return one is not None and one[0] == place


def unpaid(text: str) -> list[str]:
    """The plain words of a text, but for those that a dollar sign makes money ("US$5"), and the pronoun ("all of us").
    """
    text = OURSELVES.sub("", text) if OWN in text else text
    if "$" not in text:
        return [word if word.isalpha() else plain(word) for word in WORD.findall(text.lower())]
    return [plain(word.group()) for word in WORD.finditer(text) if not text.startswith("$", word.end())]
