"""Drafts: what has been seen of a noun phrase so far, and the noun that this comes to."""

from __future__ import annotations

from typing import Final

from factcheck.claims.subjects.places import SPECIFIC
from factcheck.claims.subjects.spelling import VERB
from factcheck.claims.words.vocabulary import NEGATIVE, PARTNER, Word
from factcheck.lexicon import table
from factcheck.record import record

WILL: Final = frozenset({"expected"})
"""The modifiers of a phrase that only says that something will be."""
MADE: Final = "output"
"""The head of what is made, be it cars or journeys."""


@record(frozen=True, slots=True)
class Noun:
    """A noun phrase, read: `head` (None if it names no measure), `modifiers`, `entity` and `reference` ("city" for "the
    city").

    `unknown` are content words that no lexicon has; they narrow the measure too, but nobody knows how. A `negative`
    head turns the sign of its figures (a deficit); `total` says that the phrase speaks of the whole ("overall sales").
    One that `acts` has words of a predicate ("who came"), and is no bare noun phrase; the head of one that is `short`
    may be that of a fuller name too ("deficit").
    """

    head: str | None = None
    modifiers: frozenset[str] = frozenset()
    entity: str | None = None
    reference: str | None = None
    unknown: frozenset[str] = frozenset()
    negative: bool = False
    total: bool = False
    acts: bool = False
    short: bool = False


NONE: Final[frozenset[str]] = frozenset()
NOTHING: Final = Noun()
"""The reading of a phrase that says neither what is measured nor whose it is."""


class Draft:
    """What has been seen of a noun phrase so far."""

    __slots__ = ("acts", "economy", "heads", "modifiers", "names", "places", "reference", "total", "unknown")

    def __init__(self) -> None:
        self.heads: list[tuple[Word, bool]] = []
        self.modifiers: set[str] = set()
        self.places: list[tuple[str, str, str]] = []
        self.names: list[str] = []
        self.unknown: list[str] = []
        self.reference: str | None = None
        self.total = self.acts = self.economy = False

    def has_begun(self) -> bool:
        """Whether a noun was seen, which a verb would be said of."""
        known = self.modifiers != WILL and self.modifiers
        return bool(self.heads or known or self.places or self.names or self.unknown or self.reference)


def put(word: Word, preposition: str, draft: Draft) -> None:
    """Put what an entry of the lexicon, or an unknown word, says into the draft."""
    if word.sort == "head":
        draft.heads.append((word, bool(preposition)))
    elif word.sort == "unknown":
        draft.unknown.append(word.name)
    elif word.sort == "act":
        draft.acts = True
    elif word.sort == "modifier":
        draft.modifiers.add(word.name)
        if word.extra:
            draft.modifiers.add(word.extra)
    elif word.sort == "place" and preposition in PARTNER:
        draft.modifiers.add(f"{preposition} {word.name}")
    elif word.sort == "place":
        draft.places.append((word.name, word.extra, preposition))


def put_deed(verb: str, last: bool, draft: Draft) -> None:
    """Put a verb into the draft: one that opens its phrase narrows what follows, for what does so stood before ("the
    scheme, it said, carried exports"); the last word says nothing ("it carried 5 million").
    """
    if last and VERB.search(verb):
        return
    if last or draft.has_begun():
        draft.acts = True
    else:
        draft.unknown.append(verb)


def finish(draft: Draft) -> Noun:
    """Choose head and entity: the last head before the first preposition, the name before the place, the place that is
    most specific.
    """
    chosen, modifiers = None, draft.modifiers
    if draft.heads:
        leading = [word for word, behind in draft.heads if not behind]
        chosen = leading[-1] if leading else draft.heads[0][0]
        if len(leading) > 1 and made(chosen, leading[-2]):
            chosen = leading[-2]  # "the profits made by banks"
        modifiers.update([word.name for word, _ in draft.heads if word.name != chosen.name and not made(word, chosen)])
    places = sorted(draft.places, key=lambda p: -SPECIFIC[p[1]]) if len(draft.places) > 1 else draft.places
    entity = draft.names[0] if draft.names else (places[0][0] if places else None)
    if draft.names and places and places[0][2] == "in":
        modifiers.add(f"in {places[0][0]}")
    said = frozenset(modifiers) if modifiers else NONE
    further = [f"name {name}" for name in draft.names[1:]]
    unknown = frozenset(draft.unknown + further) if draft.unknown or further else NONE
    if chosen is None:
        whole = "gdp" if draft.economy and not (modifiers or unknown or draft.acts) else None
        return Noun(whole, said, entity, draft.reference, unknown, False, draft.total, draft.acts)
    # A balance may stay in deficit.
    negative = any(word.extra == NEGATIVE for word, _ in draft.heads if word.name == chosen.name)
    short = chosen.short and all(word.short for word, _ in draft.heads if word.name == chosen.name)
    return Noun(chosen.name, said, entity, draft.reference, unknown, negative, draft.total, draft.acts, short)


def made(verb: Word, head: Word) -> bool:
    """Whether a verb only says that somebody had what can be a loss ("made a profit of")."""
    return verb.name == MADE and bool(table("measures")[head.name].get("signed"))
