"""Names: what a cell is about, as an editor would call it ("Chongqing's exports of electric vehicles")."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from typing import Final

from factcheck.claims.claim import UNRESOLVED
from factcheck.claims.subjects.protagonist import beginning, standing
from factcheck.expression import expression
from factcheck.ledger.owners import name_of
from factcheck.lexicon import table
from factcheck.periods.period import Period
from factcheck.text.lowering import lowered

PREPOSITIONS: Final = ("in ", "to ", "from ", "with ", "by ", "at ", "for ")
WORDS: Final = expression(r"[^\W\d_]{2,}")
OPENING: Final = (".", ":", ";", "!", "?", "|", "\n", "")
"""What stands before a word whose capital says nothing of it."""
NEAR: Final = 240
"""Characters before a figure in which the words of its measure are looked for, to keep their order."""
SINGULAR: Final = ("ss", "us", "is", "ics")
"""How words end that are no plurals, though they end in s."""
STEM: Final = 6
"""Letters by which a noun is known in a verb."""
LEADS_TO_NOUN: Final = expression(r"(?:'s|s)?[ -](?!(?:to|of|for|in|by|an?|the|its|their|his|her)\b)[a-z]")
"""What stands behind a modifier that is said of a noun."""
MOST_UNKNOWN: Final = 2
"""A measure with more words that no lexicon has was not understood; it is called without them."""


@cache
def countable() -> frozenset[str]:
    """Modifiers that are nouns and have a plural ("vehicle")."""
    found = table("modifiers").items()
    mass = table("naming")["mass"]["forms"]
    nouns = (name for name, entry in found if f"{name}s" in entry["forms"] and not entry.get("drop"))
    return frozenset(name for name in nouns if name not in mass)


@cache
def beside_head() -> frozenset[str]:
    """Modifiers that stay before the head, whatever follows it."""
    return frozenset(table("naming")["beside"]["forms"])


def is_plural(head: str, word: str = "") -> bool:
    """Whether a measure takes "were" where it is called by a word of its own."""
    if word in table("naming")["heads"].get(head, {}).get("own", ()):
        return word.endswith("s")
    if head in table("measures") or head in table("naming")["heads"]:
        return head in told_in_plural() or bool(table("naming")["heads"].get(head, {}).get("plural"))
    return head in told_in_plural() or (head.endswith("s") and not head.endswith(SINGULAR))


@cache
def told_in_plural() -> frozenset[str]:
    """Measures that the plural of their name tells."""
    return frozenset(table("naming")["plural"]["forms"])


def noun_of(head: str) -> str:
    """The name of a measure that no entry names otherwise."""
    name = head.replace("-", " ")
    if head not in told_in_plural():
        return name
    if name.endswith("y") and name[-2] not in "aeiou":
        return f"{name[:-1]}ies"
    return f"{name}{'es' if name.endswith(('s', 'x', 'ch', 'sh')) else 's'}"


def word_of(head: str, printed: str) -> str:
    """What a text calls a measure: of the words for it the one that stands last there, be it as a verb ("delivered"),
    else the usual one.
    """
    entry, lower = table("naming")["heads"].get(head, {}), printed.lower()
    words: tuple[str, ...] = (entry.get("says", noun_of(head)), *entry.get("own", ()))
    return max(words, key=lambda word: lower.rfind(word[:STEM]))


@lru_cache(maxsize=256)
def measure_name(head: str, modifiers: frozenset[str], printed: str = "", word: str = "") -> str:
    """A measure in words, its modifiers in the order in which the text `printed` has them; `word` is what its head is
    called there, if that is known.
    """
    if head == UNRESOLVED:
        return "figure"
    entry, says = table("naming")["heads"].get(head, {}), word or word_of(head, printed)
    words = in_order(said(modifiers, printed, says), printed)
    words = [word for word in words if not printed or is_said(word, printed)]
    behind = [word.replace("name ", "") for word in words if word.startswith((*PREPOSITIONS, "name "))]
    before = [word for word in words if not word.startswith((*PREPOSITIONS, "name "))]
    unknown = [word for word in before if word not in table("modifiers") and word not in table("measures")]
    if len(unknown) > MOST_UNKNOWN:
        before = [word for word in before if word not in unknown]
    nouns = [word for word in before if word in countable()]
    others = [word for word in before if word not in nouns]
    if nouns and entry.get("of"):
        leading = [word for word in others if word in beside_head()]
        narrow = [word for word in others if word not in leading]
        says = " ".join([*leading, says, "of", *narrow, *nouns[:-1], f"{nouns[-1]}s"])
    else:
        says = " ".join([*others, *nouns, says])
    return " ".join([says, *behind])


def said(modifiers: frozenset[str], printed: str, says: str) -> Iterable[str]:
    """The modifiers without those that the head says too, and those that only follow from another: rice is a grain, but
    what is new-energy has to be told.
    """
    entries, lower, things = table("modifiers"), printed.lower(), countable()
    pairs = ((word, entries[word].get("with")) for word in modifiers if word in entries)
    implied = {other for word, other in pairs if word in things or other not in things}
    kept = (word for word in modifiers if word not in implied or not lower or word in lower)
    return [word for word in kept if word not in says.split() and f"{word}s" not in says.split()]


def is_said(word: str, printed: str) -> bool:
    """Whether a text says a modifier as such: of other measures, and of words that no lexicon has, only those before a
    noun; "thanks to" and "people" say neither "thank" nor "population".
    """
    known = word in table("modifiers") and word not in table("measures")
    if known or word.startswith((*PREPOSITIONS, "name ")):
        return True
    lower = in_lower_case(printed)
    return any(LEADS_TO_NOUN.match(lower, at + len(word)) for at in beginning(word, lower))


def in_order(modifiers: Iterable[str], printed: str) -> Sequence[str]:
    """The modifiers as the text has them, those it says otherwise first, in alphabetical order."""
    lower = printed.lower()
    return sorted(modifiers, key=lambda word: (lower.rfind(word.partition(" ")[2] or word), word))


def called(entity: str) -> str:
    """What a sentence calls an entity: "the United States", "the world"."""
    name: str = table("naming")["called"]["names"].get(entity, entity)
    return name


def possessive(entity: str) -> str:
    """Whose: "Chongqing's", "Illinois'", "the United States'"."""
    entity = called(entity)
    return f"{entity}'" if entity.endswith("s") else f"{entity}'s"


def dated(period: Period) -> str:
    """A period as it stands in a sentence: "in 2023", "on Jun 30, 2017", "last year"."""
    name = period.label()
    if name.startswith(("since ", "last ", "this ", "next ", "in ")) or name.endswith(" ago"):
        return name
    if period.until == period.first + 1:
        return f"on {name}"
    first, dash, last = name.partition(" - ")
    return f"from {first} to {last}" if dash else f"in {name}"


def placed(time: str) -> str:
    """A time without what places a figure in it: "2023", "Jun 30, 2017"."""
    return time[3:] if time.startswith(("in ", "on ")) else time


def time_name(when: tuple[object, ...]) -> str:
    """A cell's time as it stands in a sentence: "in 2023", "a year earlier"; empty where it is unstated."""
    if when[0] == "in" and isinstance(when[1], Period):
        return dated(when[1])
    if when[0] == "shift":
        return {12: "a year earlier", 1: "a month earlier", 3: "a quarter earlier"}.get(
            int(str(when[1])), f"{when[1]} months earlier"
        )
    if when[0] in ("before", "previous"):
        return "before"
    return ""


@lru_cache(maxsize=4)
def in_lower_case(text: str) -> str:
    """A text in lower case, kept while one article's findings are told."""
    return lowered(text)


def with_capitals(measure: str, modifiers: frozenset[str], text: str) -> str:
    """A measure with the names among its modifiers written as in the text: "votes for UKIP", "EMEA revenue"."""
    names = {word for modifier in modifiers - table("modifiers").keys() for word in WORDS.findall(modifier)}
    if not (names and text):
        return measure
    return WORDS.sub(lambda word: name_in_print(word[0], text) if word[0] in names else word[0], measure)


@lru_cache(maxsize=64)
def name_in_print(word: str, text: str) -> str:
    """A word of a measure as printed, where the text has it with a capital everywhere, and not only where a sentence,
    a line or a label begins.
    """
    places = list(standing(word, in_lower_case(text)))
    named = places and all(text[at].isupper() for at in places)
    inside = any(text[at - 1 : at] == " " and text[at - 2 : at - 1] not in OPENING for at in places if at > 1)
    inside = inside or all(text[at + len(word) + 1 : at + len(word) + 2].isupper() for at in places)
    acronym = named and text[places[0] : places[0] + 2].isupper()
    return text[places[0] : places[0] + len(word)] if acronym or (named and inside) else word


@lru_cache(maxsize=256)
def as_written(entity: str, text: str) -> str:
    """An entity with the capitals that the text gives it."""
    entity = name_of(entity)
    if not entity or entity != entity.lower():
        return entity
    written = ""
    for at in standing(entity, in_lower_case(text)):
        written = text[at : at + len(entity)]
        if written != entity:
            break
    return written or entity.title()
