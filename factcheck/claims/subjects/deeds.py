"""Deeds: what a figure measures where the clause names no measure, and only its verb says what was done."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any, Final

from factcheck.claims.rows.items import Clause, Figure
from factcheck.claims.rows.tokens import Token
from factcheck.claims.subjects.context import Context, places
from factcheck.claims.subjects.drafts import Noun
from factcheck.claims.subjects.nouns import read_noun
from factcheck.claims.subjects.phrasing import Phrases
from factcheck.claims.subjects.results import is_company
from factcheck.claims.subjects.subjects import EMPTY
from factcheck.claims.words.vocabulary import singular
from factcheck.expression import expression
from factcheck.lexicon import table
from factcheck.quantities.quantity import Unit
from factcheck.record import record, replace

REACH: Final = 48
"""Characters before a figure in which its verb stands, with what hedges the figure."""
HEDGES: Final = frozenset("a an the about around some nearly almost over just more less than total of record".split())
"""Words that may stand between a verb and its figure."""
LONGEST: Final = 3
"""Words of a verb, at most ("was laid off")."""
BEHIND: Final = 40
"""Characters behind a figure, and what that is of, in which a verb in the passive stands."""
PASSIVE: Final = expression(r" (?:was|were|is|are|been) (?P<verb>[a-z]+(?: [a-z]+)?)")
LISTING: Final = ("and", ",")
"""Ends of what stands before a figure that is listed with one before it."""
COMPANY: Final = "company"
COUNTRY: Final = "country"


@record(frozen=True, slots=True)
class Told:
    """The noun of a clause, what its figure counts, and the unit of that: none where a deed says what is counted."""

    noun: Noun
    things: Noun
    unit: Unit


@record(frozen=True, slots=True)
class Done:
    """A deed as told of a figure: its verb, the unit of what was done, and whether nobody is named who did it."""

    verb: str
    unit: Unit
    passive: bool


def as_deed(told: Told, figure: Figure, clause: Clause, phrases: Phrases, context: Context) -> Told:
    """What a clause tells of, as the measure that its verb names ("farmers brought in 4.1 million tonnes"): who does
    that by trade, and the verb, say no more than the measure does.
    """
    noun = told.noun
    if noun.head is not None and noun.head not in measures() and not table("measures")[noun.head].get("had"):
        return told
    done = deed_of(figure, told.unit, clause, phrases)
    if done is None or (done.unit.dimension == "money" and not is_whole(figure, phrases)):
        return told
    actors = words_of(clause.subject, phrases)
    for entry in deeds()[done.verb]:
        if noun.head not in (entry["measure"], None) and actors.isdisjoint(entry.get("who", ())):
            continue
        if fits(entry, done.unit) and (done.passive or does(entry, noun, actors, done.verb, context)):
            return told_by(entry, done.verb, told, clause, phrases)
    return told


def deed_of(figure: Figure, unit: Unit, clause: Clause, phrases: Phrases) -> Done | None:
    """The deed whose verb stands before a figure, or behind it in the passive, or before the one that it is listed
    with ("reaped 4.1 million tonnes of wheat and 1.2 million tonnes of rye").
    """
    words = words_before(figure, phrases)
    verb = verb_of(words)
    first = clause.items[0].now
    if not verb and first is not None and first is not figure and words and words[-1].endswith(LISTING):
        verb, unit = verb_of(words_before(first, phrases)), first.token.quantities[-1].unit
    if verb:
        return Done(verb, unit, False)
    behind = verb_behind(figure, phrases)
    return Done(behind, unit, True) if behind else None


def told_by(entry: Mapping[str, Any], verb: str, told: Told, clause: Clause, phrases: Phrases) -> Told:
    """What is told with the measure of a deed, without the words that only say that it was done, and to what."""
    said = frozenset((*(() if entry.get("keeps") else entry.get("who", ())), *verb.split()))
    plain = read_noun(" ".join(w for w in printed(clause.subject, phrases) if singular(w.lower()) not in said))
    own = {name for name in (plain.head, entry.get("narrows")) if name and name != entry["measure"]}
    noun = replace(
        told.noun, head=entry["measure"], unknown=plain.unknown, modifiers=plain.modifiers | own, acts=False
    )
    if told.unit.name not in entry.get("things", ()):
        return replace(told, noun=noun)
    unknown = noun.unknown | told.things.unknown - {told.unit.name}
    noun = replace(noun, unknown=unknown, modifiers=noun.modifiers | told.things.modifiers)
    return Told(noun, EMPTY, replace(told.unit, name=None))


def is_whole(figure: Figure, phrases: Phrases) -> bool:
    """Whether a sum of money is all there was: not "from the sale of a plant", nor "in deposits"."""
    return figure.matter is None and (figure.noun is None or phrases.read(figure.noun).head is None)


def printed(subject: Sequence[Token], phrases: Phrases) -> list[str]:
    """The words of a subject as printed."""
    return " ".join(phrases.text[token.start : token.end] for token in subject).split()


def words_of(subject: Sequence[Token], phrases: Phrases) -> frozenset[str]:
    """The words of a subject, in the singular."""
    return frozenset(singular(word.lower()) for word in printed(subject, phrases))


def fits(entry: Mapping[str, Any], unit: Unit) -> bool:
    """Whether a deed is told in such units."""
    return unit.dimension in entry.get("units", ()) or unit.name in entry.get("things", ())


def does(entry: Mapping[str, Any], noun: Noun, actors: frozenset[str], verb: str, context: Context) -> bool:
    """Whether the subject of a clause is somebody who does such a deed."""
    who = entry.get("who", ())
    if entry.get("anybody") or not actors.isdisjoint(who):
        return True
    bare = replace(noun, unknown=noun.unknown - frozenset(verb.split()))
    if COMPANY in who and is_company(bare, "", context):
        return True
    return COUNTRY in who and noun.entity in places() and not bare.unknown


def words_before(figure: Figure, phrases: Phrases) -> list[str]:
    """The words right before a figure, in lower case."""
    start = figure.token.start
    return phrases.text[max(0, start - REACH) : start].lower().split()


def verb_of(words: Sequence[str]) -> str:
    """The longest verb of a deed that words end with, but for those that hedge a figure: "over" is one of them behind
    "sold", and none behind "turned".
    """
    for end in range(len(words), 0, -1):
        endings = (" ".join(words[at:end]) for at in range(max(0, end - LONGEST), end))
        if verb := next((ending for ending in endings if ending in deeds()), ""):
            return verb
        if words[end - 1] not in HEDGES:
            break
    return ""


def verb_behind(figure: Figure, phrases: Phrases) -> str:
    """The verb of a deed in the passive behind a figure, and what that is of; empty where there is none."""
    end = (figure.matter or figure.token).end
    found = PASSIVE.match(phrases.text, end, end + BEHIND)
    if found is None:
        return ""
    verb: str = found["verb"]
    return next((one for one in (verb, verb.partition(" ")[0]) if one in deeds()), "")


@cache
def deeds() -> Mapping[str, list[Mapping[str, Any]]]:
    """What each verb may tell of."""
    found: dict[str, list[Mapping[str, Any]]] = {}
    for entry in table("deeds").values():
        for verb in entry["verbs"]:
            found.setdefault(verb, []).append(entry)
    return found


@cache
def measures() -> frozenset[str]:
    """The measures that deeds are told in."""
    return frozenset(entry["measure"] for entry in table("deeds").values())
