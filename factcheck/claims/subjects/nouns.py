"""Noun phrases: the measure they name, what narrows it, and whose it is."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from factcheck.claims.subjects.companies import branch_end, company_in
from factcheck.claims.subjects.drafts import NOTHING, Draft, Noun, finish, put, put_deed
from factcheck.claims.subjects.epithets import epithet
from factcheck.claims.subjects.places import OWN
from factcheck.claims.subjects.spelling import TOTALS, VERB, Spelled, spelled
from factcheck.claims.words.vocabulary import (
    DETERMINERS,
    PARTNER,
    POSSESSIVE,
    Word,
    compass,
    days,
    lexicon,
    name_of,
    officers,
    particles,
    plain,
    read_at,
    rivals,
    singular,
    sources,
    throughout,
)
from factcheck.expression import expression

ECONOMY: Final = "economy"
"""What, called the largest of a place, stands for its country, and for how much that makes ("Europe's largest economy
shrank").
"""
DEFINITE: Final = frozenset({"the", "its", "this"})
"""What stands before what is known."""
BASED: Final = ("-based", "-headquartered", "-listed")
"""Ends of words that say where a company has its seat."""
NEAR: Final = 3
"""Words behind one that says where somebody has a seat, among which stands what that is."""
CODE: Final = expression(r"\d\d")
"""What makes a capitalised word a code and no name."""
EXCLUDING: Final = "excluding"
"""The modifier behind which measures are named that are left out ("EBITDA without restructuring costs")."""

@lru_cache(maxsize=1 << 10)
def read_noun(text: str) -> Noun:
    """Read a noun phrase as printed."""
    found = [word for stretch in text.split() for word in spelled(stretch)]
    raw, words, alone = zip(*found, strict=True) if found else ((), (), ())
    draft = Draft()
    at, preposition = 0, ""
    company = company_in(raw, words)
    for place, word in enumerate(alone):
        if place < at:
            continue
        if place == company.start:
            at = company.end
            put_name(company.name, preposition, draft)
        elif word is None:
            at += take(raw, words, at, preposition, draft)
        elif word.sort == "name":
            at += take_name(raw, words, at, preposition, draft)
        elif word.sort == "deed":
            at += 1
            put_deed(word.name, at == len(alone), draft)
        elif word.sort == "preposition":
            at, preposition = at + 1, word.name
        else:
            at += 1 + put_known(word, raw, words, at + 1, preposition, draft)
        if not preposition and draft.heads and EXCLUDING in draft.modifiers:
            preposition = EXCLUDING
    return finish(draft)


def put_known(
    word: Word, raw: Sequence[str], words: Sequence[str], at: int, preposition: str, draft: Draft
) -> int:
    """Put the word before `at` into the draft, a place with what is called the largest of it; returns how many words
    that has.
    """
    if is_rival(word.name, raw, at):
        return 0
    kind, size = epithet(word.name, raw, words, at) if word.sort == "place" else ("", 0)
    if kind:
        draft.unknown.clear()
        draft.reference = kind
        draft.economy = ECONOMY in words[at : at + size]
    else:
        put(word, preposition, draft)
    return size


def says_nothing(text: str) -> bool:
    """Whether a noun phrase says nothing ("a modest", "the total of", "that")."""
    first, _, rest = text.partition(" ")
    if not rest and first.lower() in DETERMINERS:
        return True
    if says_something(first):
        return False
    named = is_name(first) and (not rest or rest[0].islower() or not any(map(rest.lower().__contains__, sources())))
    return not named and read_noun(text) == NOTHING


@lru_cache(maxsize=1 << 11)
def is_name(stretch: str) -> bool:
    """Whether a stretch without blanks names somebody, alone or before words that are not of a source's name."""
    found = spelled(stretch)
    if len(found) != 1 or found[0].alone is None or found[0].alone.sort != "name":
        return False
    word = found[0].plain
    return len(name_of([word])) > 1 and word not in days() and word not in sources() and not CODE.search(stretch)


@lru_cache(maxsize=1 << 11)
def says_something(stretch: str) -> bool:
    """Whether whatever phrase begins with a stretch without blanks says something: most do, and need not be read to the
    end to tell.
    """
    raw, first, word = next(iter(spelled(stretch)), Spelled("", "", None))
    if word is not None:
        return word.sort in ("head", "modifier", "place", "act", "deed", "unknown")
    forms = lexicon().by_first.get(first, ())
    if any(entry.sort == "stop" for _, entry in forms):
        return False
    known = bool(forms) and not forms[-1][0]
    return known or (raw[:1].islower() and "-" not in raw and VERB.search(first) is None)


def take(raw: Sequence[str], words: Sequence[str], at: int, preposition: str, draft: Draft) -> int:
    """Put the word or phrase at `at` into the draft; returns how many words it has."""
    found = read_at(words, at)
    if raw[at] == OWN:
        return 1
    if found is None:
        return take_unknown(raw, words, at, preposition, draft)
    word, size = found
    if words[at] in TOTALS:
        draft.total = True
    if word.sort != "reference":
        return size + put_known(word, raw, words, at + size, preposition, draft)
    if refers(word, raw, words, at, draft):
        draft.reference = word.name
    return size


def refers(word: Word, raw: Sequence[str], words: Sequence[str], at: int, draft: Draft) -> bool:
    """Whether a word stands for what was named before ("the country's exports", "the country's largest carmaker")."""
    begins = not at or words[at - 1] in DEFINITE or is_home(words, at - 1) or raw[at].endswith(POSSESSIVE[:2])
    return begins or words[at] in throughout() or (draft.reference is not None and word.name == "company")


def take_unknown(raw: Sequence[str], words: Sequence[str], at: int, preposition: str, draft: Draft) -> int:
    """A word that no lexicon has: a name if it is capitalised, else a word that narrows the measure."""
    word = raw[at]
    if words[at] in DETERMINERS or is_home(words, at) or is_seat(raw, words, at):
        return 1
    if "-" in word and len(words[at]) > 3 and take_places(word, draft):
        return 1
    described = "-" in word and word.rpartition("-")[2].islower()  # "Kolhapur-based"
    if (word[0].isupper() and not described) or (word[0].isdigit() and word[-1].isupper()):
        return take_name(raw, words, at, preposition, draft)
    if not (at == len(words) - 1 and VERB.search(words[at])):
        draft.unknown.append(singular(words[at]))
    return 1


def is_home(words: Sequence[str], at: int) -> bool:
    """Whether a word only says where somebody known has a seat ("the Ohio-based company", "the Austin-based maker")."""
    if at >= len(words) or not words[at].endswith(BASED):
        return False
    behind = (lexicon().longest(words, place) for place in range(at + 1, min(at + NEAR, len(words))))
    refers = any(found is not None and found[0].sort == "reference" for found in behind)
    return refers or not DEFINITE.isdisjoint(words[:at])


def is_seat(raw: Sequence[str], words: Sequence[str], at: int) -> bool:
    """Whether a word says where the one named behind it has a seat ("Rivertown-based Norvik earned 3 million")."""
    return words[at].endswith(BASED) and any(word[0].isupper() for word in raw[at + 1 : at + 2])


def is_rival(word: str, raw: Sequence[str], at: int) -> bool:
    """Whether a word only says of the name behind it that it is a rival's ("its rival Nordex", "rival lender Halifax").
    """
    return word in rivals() and any(map(str.istitle, raw[at : at + NEAR]))


def take_places(word: str, draft: Draft) -> bool:
    """Put the places that a word with hyphens joins into the draft ("US-China"); False if it joins none."""
    known = [plain(part) for part in word.split("-") if part]
    hits = [lexicon().longest(known, i) for i in range(len(known))]
    places = [hit[0] for hit in hits if hit and hit[0].sort == "place"]
    if not places:
        return False
    found, *partners = places
    draft.places.append((found.name, found.extra, ""))
    draft.modifiers.update(f"with {partner.name}" for partner in partners)
    return True


def take_name(raw: Sequence[str], words: Sequence[str], at: int, preposition: str, draft: Draft) -> int:
    """Put the proper name that begins at `at` into the draft; returns how many words it has."""
    if words[at] in compass() and is_place(words, at + 1):
        return 1
    end = at + 1
    while end < len(raw) and names_on(raw, words, end) and not raw[end - 1].endswith(POSSESSIVE[:2]):
        end += 1
    end = branch_end(raw, words, end)
    name = name_of([word for word in words[at:end] if word not in days()])
    nobody = (at > 0 and words[at - 1] in officers()) or is_home(words, end)
    if len(name) > 1 and not nobody and not sources().intersection(words[at:end]) and not CODE.search(raw[at]):
        put_name(name, preposition, draft)
    return end - at


def is_place(words: Sequence[str], at: int) -> bool:
    """Whether a place is named at `at`."""
    found = lexicon().longest(words, at) if at < len(words) else None
    return found is not None and found[0].sort == "place"


def put_name(name: str, preposition: str, draft: Draft) -> None:
    """Put a proper name into the draft: whose the figures are, or with whom they are shared."""
    if preposition in PARTNER:
        draft.modifiers.add(f"{preposition} {name}")
    else:
        draft.names.append(name)


def names_on(raw: Sequence[str], words: Sequence[str], at: int) -> bool:
    """Whether a word goes on with a name: capitalised, and no place, abbreviation or measure of the lexicon, or what
    joins names ("Dar es Salaam").
    """
    if not raw[at][0].isupper() or is_home(words, at):
        return words[at] in particles() and at + 1 < len(raw) and raw[at + 1][0].isupper()
    word = spelled(raw[at])[0].alone
    if word is not None and word.sort == "name":
        return True
    found = lexicon().longest(words, at)
    return found is None or (
        found[0].sort in ("modifier", "stop") and not raw[at].isupper() and not words[at].endswith("s")
    )
