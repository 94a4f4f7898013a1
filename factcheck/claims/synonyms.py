"""A newsroom's own words: what it calls an entity or a measure is read as the word that the lexicon knows."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from factcheck.expression import expression
from factcheck.lexicon import table
from factcheck.lexicon.phrasebook import Phrasebook

WORD: Final = expression(r"[^\W_](?:[\w&.\-/]*\w)?")

OWNS: Final = expression(r"([^\Ws])['’](?!\w)")
"""What is left of the possessive of a plural ("the Makers'") once a name stands for it."""


class UnknownMeasureError(ValueError):
    """A synonym for a measure that the lexicon does not have; `known` are the names of those it has."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name, self.known = name, tuple(table("measures"))


class Synonyms:
    """Phrases, and what each is read as."""

    __slots__ = ("phrases",)

    def __init__(self, entities: Mapping[str, str], measures: Mapping[str, str]) -> None:
        """Both map a synonym, "the" before it aside, to a name. Raises UnknownMeasureError for one of no measure."""
        forms = [*entities.items(), *((other, form_of(name)) for other, name in measures.items())]
        phrases = ((" ".join(WORD.findall(other.lower())).removeprefix("the "), name) for other, name in forms)
        self.phrases = Phrasebook((phrase, name) for phrase, name in phrases if phrase)

    def plain(self, text: str) -> str:
        """The text with each synonym in it replaced by what it stands for; the longest one counts."""
        if not self.phrases.by_first:
            return text
        spans = [(word.start(), word.end()) for word in WORD.finditer(text)]
        words = [text[start:end].lower() for start, end in spans]
        pieces, done, at = [], 0, 0
        while at < len(words):
            found = self.phrases.longest(words, at) if words[at] in self.phrases.by_first else None
            if found is None:
                at += 1
                continue
            name, size = found
            pieces += [text[done : spans[at][0]], name]
            at += size
            done = spans[at - 1][1]
        return OWNS.sub(r"\1's", "".join([*pieces, text[done:]]))


def form_of(name: str) -> str:
    """How a measure is called in text, by its name in the lexicon or by a form of it. Raises UnknownMeasureError."""
    measures = table("measures")
    if name in measures:
        return str(measures[name]["forms"][0])
    if any(name.lower() in entry["forms"] for entry in measures.values()):
        return name.lower()
    raise UnknownMeasureError(name)


NONE: Final = Synonyms({}, {})
