"""Ownership: of which claims the text does not surely say whose they are, so that no other article speaks of them."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from functools import cache, lru_cache
from typing import Final

from factcheck.claims.claim import Claim
from factcheck.claims.rows.tokens import Token
from factcheck.claims.subjects.context import places
from factcheck.claims.subjects.nouns import read_noun
from factcheck.claims.words.vocabulary import WORD, plain, sources, suffixes
from factcheck.lexicon import table
from factcheck.record import replace
from factcheck.text.document import Document, Sentence
from factcheck.text.lowering import lowered

LEAD: Final = 600
"""Characters of the text in which it says whom or what place it is about."""
PRONOUNS: Final = frozenset({"it", "he", "she", "they"})
DOUBTED: Final = "entity"
"""What a subject assumes whose owner is not sure."""


class Owners:
    """Follows one article: whom it names, and who reports."""

    __slots__ = ("lead", "led", "reporters", "text")

    def __init__(self, document: Document) -> None:
        self.text = lowered(document.text)
        self.lead = f"{document.title or ''}\n".lower() + self.text[:LEAD]
        self.led: dict[str, bool] = {}
        self.reporters: dict[int, list[str]] = {}

    def hear(self, number: int, tokens: Sequence[Token], text: str) -> None:
        """Note who reports a sentence's figures: the noun phrases beside its words of saying."""
        self.reporters[number] = [text[start:end] for start, end in beside_reports(tokens)]

    def settle(self, claims: Sequence[Claim], sentence: Sentence) -> Iterator[Claim]:
        """The claims of a sentence; the entity of those that neither it nor the lead names is doubted."""
        for claim in claims:
            entity = claim.subject.entity
            yield claim if self.leads_with(entity) or self.stands(entity, sentence) else doubted(claim)

    def leads_with(self, entity: str) -> bool:
        """Whether the lead names an entity."""
        if entity not in self.led:
            self.led[entity] = any(is_in(form, self.lead) for form in forms(entity))
        return self.led[entity]

    def stands(self, entity: str, sentence: Sentence) -> bool:
        """Whether a sentence names an entity."""
        return any(self.text.find(form, sentence.start, sentence.end) >= 0 for form in forms(entity))

    def settle_reported(self, claims: Sequence[Claim]) -> list[Claim]:
        """The article's claims; what a company reports of a place is its own ("U.S. car sales rose, Ford said")."""
        entities = {claim.subject.entity for claim in claims}
        owners = entities.difference(places())
        if not self.reporters or len(owners) == len(entities):
            return list(claims)
        companies: set[str] = set()
        told: set[int] = set()
        for number, names in self.reporters.items():
            spoken = [name for name in names if is_company(name, owners) or plain(name.split()[0]) in companies]
            companies.update(plain(name.split()[0]) for name in spoken)
            if spoken or (companies and any(plain(name) in PRONOUNS for name in names)):
                told.add(number)
        return [doubted(c) if c.sentence in told and c.subject.entity in places() else c for c in claims]


def beside_reports(tokens: Sequence[Token]) -> Iterator[tuple[int, int]]:
    """Where the noun phrases next to words of saying stand."""
    for at, token in enumerate(tokens):
        if token.letter == "r":
            for near in (*tokens[max(0, at - 1) : at], *tokens[at + 1 : at + 2]):
                if near.letter == "N":
                    yield near.start, near.end


def is_company(name: str, owners: Container[str]) -> bool:
    """Whether a reporter is a company: by its name, or since figures of the article are its own."""
    words = WORD.findall(name)
    if not sources().isdisjoint(map(plain, words)):
        return False
    if any(word[0].isupper() and plain(word) in suffixes() for word in words[1:]):
        return True
    noun = read_noun(name)
    return noun.reference == "company" or noun.entity in owners


def doubted(claim: Claim) -> Claim:
    """A claim of which it is not sure whose it is."""
    return replace(claim, subject=replace(claim.subject, assumed=with_doubt(claim.subject.assumed)))


@cache
def with_doubt(assumed: frozenset[str]) -> frozenset[str]:
    """What a subject assumes, its owner too: one set for all subjects that assume the same."""
    return assumed | {DOUBTED}


@lru_cache(maxsize=1 << 11)
def forms(entity: str) -> Sequence[str]:
    """How a text names an entity."""
    entry = table("places").get(entity)
    return entry["forms"] if entry else [entity] if entity else []


def is_in(form: str, text: str) -> bool:
    """Whether a text has a form as words of its own."""
    at = text.find(form)
    while at >= 0:
        if not text[at - 1 : at].isalnum() and not text[at + len(form) : at + len(form) + 1].isalnum():
            return True
        at = text.find(form, at + 1)
    return False
