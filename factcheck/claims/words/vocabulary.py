"""The words of noun phrases: the noun lexicon arranged for look-up, and the plain form in which it has a word."""

from __future__ import annotations

from calendar import day_name, month_name
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from typing import Final, Literal

from factcheck.expression import expression
from factcheck.lexicon import table
from factcheck.lexicon.phrasebook import Phrasebook
from factcheck.quantities.heads import singular as singular_of
from factcheck.record import record

WORD: Final = expression(r"[^\W_][\w'’&.\-/]*")
POSSESSIVE: Final = ("'s", "’s", "s'", "s’")
PARTNER: Final = frozenset({"with", "to", "from", "by", "along", "toward", "towards", "against", "between"})
PREPOSITIONS: Final = frozenset({"of", "in", "for", "at", "on", "among", "within", *PARTNER})
DETERMINERS: Final = frozenset("the a an its their his her our this that these those".split())

NEGATIVE: Final = "negative"
"""What comes with a head that turns the sign of its figures ("a deficit")."""
ADJECTIVE: Final = "adjective"
"""What comes with a head that is one only where no noun stands behind it ("net", beside "net exports")."""

PEOPLED: Final = frozenset({"country", "bloc"})
"""Kinds of places whose people are told as the place ("Australians")."""
NATIVE: Final = ("an", "ese", "i")
"""Ends of adjectives of places."""

Sort = Literal["head", "modifier", "place", "stop", "reference", "preposition", "name", "act", "deed", "unknown"]


@record(frozen=True, slots=True)
class Word:
    """An entry of the noun lexicon: what sort of thing it is, its canonical name, and what comes with it."""

    sort: Sort
    name: str
    extra: str = ""
    short: bool = False


@cache
def lexicon() -> Phrasebook[Word]:
    """The noun lexicon, compiled: measures, modifiers, places, references and words that say nothing."""
    return Phrasebook(entries())


def entries() -> Iterator[tuple[str, Word]]:
    """Every form of the noun lexicon with its entry; earlier ones win."""
    yield from _named()
    yield from _measured()
    nouns = table("nouns")
    for sort in ("stop", "act", "deed"):
        yield from ((form, Word(sort, form)) for form in nouns[sort]["forms"])
    yield from ((form, Word("stop", form)) for form in nouns["adverb"]["forms"])


def _named() -> Iterator[tuple[str, Word]]:
    """The places, and what a text calls those it has named ("the city", "the company")."""
    for name, entry in table("places").items():
        yield from ((form, Word("place", name, entry["kind"])) for form in entry["forms"])
        if entry["kind"] in PEOPLED:
            yield from ((f"{form}s", Word("place", name, entry["kind"])) for form in entry["forms"] if is_native(form))
    for kind in ("city", "province", "country", "state", "company"):
        yield from ((form, Word("reference", kind)) for form in table("nouns")["reference"][kind])


def is_native(form: str) -> bool:
    """Whether a form of a place's name is an adjective that, in the plural, names those who live there."""
    return form.endswith(NATIVE) and " " not in form


def _measured() -> Iterator[tuple[str, Word]]:
    """The modifiers and the heads of measures."""
    for name, entry in table("modifiers").items():
        sort: Sort = "stop" if entry.get("drop") else "modifier"
        yield from ((form, Word(sort, name, entry.get("with", ""))) for form in entry["forms"])
    for name, entry in table("measures").items():
        extra = dict.fromkeys(entry.get("negative", ()), NEGATIVE)
        extra.update(dict.fromkeys(entry.get("adjectives", ()), ADJECTIVE))
        short = entry.get("short-forms", ())
        yield from ((form, Word("head", name, extra.get(form, ""), form in short)) for form in entry["forms"])


def read_at(words: Sequence[str], at: int) -> tuple[Word, int] | None:
    """The entry of the longest phrase at a word, and how many words it has: a head that only narrows the noun behind it
    is a modifier ("net exports"). An unknown word is that noun where the phrase ends with it ("net tonnage").
    """
    found = lexicon().longest(words, at)
    if found is None or found[0].extra != ADJECTIVE:
        return found
    behind = at + found[1]
    nouns = (lexicon().longest(words, place) for place in range(behind, len(words)))
    noun = next((noun for noun in nouns if noun is not None), None)
    told = noun[0].sort in ("head", "modifier") if noun is not None else behind == len(words) - 1
    return (Word("modifier", words[at]), found[1]) if told else found


@cache
def place_words() -> frozenset[str]:
    """Words with which the names of places begin."""
    phrases = lexicon().by_first.items()
    return frozenset(first for first, forms in phrases if any(word.sort == "place" for _, word in forms))


@cache
def sources() -> frozenset[str]:
    """Words of names that report figures and own none ("bureau", "association")."""
    return frozenset(table("nouns")["reference"]["source"])


@cache
def papers() -> frozenset[str]:
    """Words that make a newspaper of the name of its town ("Courier")."""
    return frozenset(table("nouns")["reference"]["paper"])


@cache
def rivals() -> frozenset[str]:
    """What a company is to another one."""
    return frozenset(table("cues")["rival"]["forms"])


@cache
def officers() -> frozenset[str]:
    """Words before the name of a person, who owns no figures ("minister", "analyst")."""
    return frozenset(table("nouns")["reference"]["officer"])


@cache
def throughout() -> frozenset[str]:
    """Words that say wherever they stand that something holds for a whole country ("corn output nationwide")."""
    return frozenset(table("nouns")["reference"]["throughout"])


@cache
def days() -> frozenset[str]:
    """The names of weekdays and months, which are capitalised and name nobody."""
    return frozenset(name.lower() for name in (*day_name, *month_name) if name)


@cache
def apart() -> frozenset[str]:
    """Words that, alone, name nobody though they are capitalised ("northwest", "IFRS")."""
    return frozenset(table("nouns")["reference"]["apart"])


@cache
def compass() -> frozenset[str]:
    """The compass points, which name a part of a country unless a place stands behind them."""
    return frozenset(table("nouns")["reference"]["compass"])


@cache
def particles() -> frozenset[str]:
    """Words in lower case inside a name ("Dar es Salaam")."""
    return frozenset(table("nouns")["reference"]["particle"])


@cache
def suffixes() -> frozenset[str]:
    """Endings of the names of companies ("inc", "group")."""
    return frozenset(table("nouns")["reference"]["suffix"])


@lru_cache(maxsize=1 << 11)
def is_known(word: str) -> bool:
    """Whether the noun lexicon has phrases that begin with a word."""
    first = plain(word)
    return first in lexicon().by_first or first in DETERMINERS or first in PREPOSITIONS


def name_of(words: Sequence[str]) -> str:
    """A proper name without the endings of companies, but for one that would name nobody without ("general motors");
    empty if nothing else is left, or what alone names nobody.
    """
    name = " ".join([word for word in words if word not in suffixes()])
    if name not in apart():
        return name
    whole = " ".join(words)
    return whole if whole != name else ""


@lru_cache(maxsize=1 << 12)
def plain(word: str) -> str:
    """A word as the lexicon has it: lower case, without possessive ending or final dot."""
    lowered = word.lower()
    if not lowered.endswith(POSSESSIVE):
        return lowered.rstrip(".")
    for ending in POSSESSIVE:
        if lowered.endswith(ending) and len(lowered) > len(ending) + 1:
            return lowered[: -len(ending)] + ("s" if ending[0] == "s" else "")
    return lowered.rstrip(".")


def singular(word: str) -> str:
    """The singular of a noun; a word that is no plural stays as it is."""
    return singular_of(word) or word
