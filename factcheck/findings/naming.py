"""Names: what a cell is about, as an editor would call it ("Chongqing's exports of electric vehicles")."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from typing import Final

from factcheck.claims.claim import UNRESOLVED
from factcheck.lexicon import table
from factcheck.periods.period import Period

PREPOSITIONS: Final = ("in ", "to ", "from ", "with ", "by ", "at ", "for ")
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


def is_plural(head: str) -> bool:
    """Whether a measure takes "were"."""
    return bool(table("naming")["heads"].get(head, {}).get("plural"))


@lru_cache(maxsize=4096)
def measure_name(head: str, modifiers: frozenset[str], printed: str = "") -> str:
    """A measure in words, its modifiers in the order in which the text `printed` has them."""
    if head == UNRESOLVED:
        return "figure"
    entry = table("naming")["heads"].get(head, {})
    says = entry.get("says", head.replace("-", " "))
    words = in_order(said(modifiers, printed, says), printed)
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
    """The modifiers without those that the head says too, and those that only follow from another (rice is a grain)."""
    entries, lower = table("modifiers"), printed.lower()
    implied = {entries[word].get("with") for word in modifiers if word in entries}
    kept = (word for word in modifiers if word not in implied or not lower or word in lower)
    return [word for word in kept if word not in says.split() and f"{word}s" not in says.split()]


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
