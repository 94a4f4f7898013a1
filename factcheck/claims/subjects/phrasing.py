"""Noun phrases in their text: which capitals make names, and how the phrases of a list are read."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise
from typing import Final

from factcheck.claims.rows.items import Clause, Figure, Item
from factcheck.claims.rows.tokens import Token
from factcheck.claims.subjects.ages import AGED, LEADS_TO_AGE, of_age
from factcheck.claims.subjects.balances import BALANCE
from factcheck.claims.subjects.companies import company_named, opens_company
from factcheck.claims.subjects.context import APART, places
from factcheck.claims.subjects.doers import does
from factcheck.claims.subjects.drafts import Noun
from factcheck.claims.subjects.epithets import is_known_native
from factcheck.claims.subjects.nouns import read_noun
from factcheck.claims.subjects.protagonist import company_words
from factcheck.claims.subjects.subjects import EMPTY, merge_nouns, spread
from factcheck.claims.synonyms import NONE, Synonyms
from factcheck.claims.words.vocabulary import is_known, rivals, singular
from factcheck.expression import expression
from factcheck.lexicon import table
from factcheck.record import replace

GAP: Final = len(" from the ")
"""Characters that may lie between a figure and what it is of."""

DEFINITE: Final = ("the ", "its ", "their ", "his ", "her ", "our ", "'s ", "’s ")
"""Ends of what stands before a noun phrase that speaks of something known."""

OPENING: Final = 40
"""Characters between the beginning of a sentence and a name in what is set before its subject."""
AGENT: Final = expression(r"[.\n] ?[A-Z][^,.\n]*ed by (?:the )?$")
"""The beginning of a sentence up to who did something."""

ASKED: Final = expression(r"\b(?:polled|surveyed|interviewed|compiled|collected|gathered|quoted|cited) by (?:the )?$")
ASKING: Final = len(" interviewed by the ")
"""What stands before who asked others for figures ("analysts polled by FactSet"), and how many characters, at most."""

SEAT: Final = expression(r", (?:[A-Z][\w.]*[ -]){1,3}(?:based|headquartered)\b")
"""What stands behind the town of somebody's seat ("the Austin, Texas-based company")."""

YEAR: Final = expression(r" (?:1[89]|20)\d\d(?:[/-]\d\d(?:\d\d)?)? ")
"""A year, or a season, between two words."""

WITH: Final = "with "
THE: Final = "the "
SCOPES: Final = tuple(f"{word} {the}" for word in ("With", "For", "In", "Among", "Within") for the in ("", "the "))
"""What a sentence begins with that first says of what it speaks."""
GOES_ON: Final = expression(r",? (?:there|the|its|a|an|it) ")
"""What a clause begins with, behind the partner whom it names first."""

ANOTHER: Final = expression(r"that (?:the )?[A-Z]")
"""What stands behind the verb of who only tells what another one did ("Fortune reports that Ethiopia sold")."""

FURTHER: Final = 16
"""Characters behind a word in which the next one is looked for."""

WORD_ENDS: Final = (" ", ",", ".", "s ")
"""What may stand behind a word, or the plural of one."""


class Phrases:
    """Reads the noun tokens of one text; its headline, in which every word may be capitalised, ends at `headline`."""

    __slots__ = ("common", "headline", "names", "nouns", "synonyms", "text")

    def __init__(self, text: str, synonyms: Synonyms = NONE) -> None:
        self.text, self.synonyms = text, synonyms
        self.headline = 0
        self.names: dict[str, bool] = {}
        self.common: dict[str, bool] = {}
        self.nouns: dict[tuple[int, int], Noun] = {}

    def read(self, token: Token) -> Noun:
        """The reading of a noun token taken as a whole."""
        if len(token.parts) < 2:
            return self.noun(token.start, token.end)
        gaps = [self.text[one[1] : other[0]] for one, other in pairwise(token.parts)]
        if not any("and" in gap or "&" in gap for gap in gaps):
            return merge_nouns([self.noun(*part) for part in token.parts])
        return self.noun(token.start, token.end)

    def noun(self, start: int, end: int) -> Noun:
        """The reading of a stretch of text as a noun phrase; the capital that only opens a sentence makes no name."""
        known = self.nouns.get((start, end))
        if known is None:
            known = self.nouns[start, end] = self.read_at(start, end)
        return known

    def read_at(self, start: int, end: int) -> Noun:
        """The reading of a stretch of text, made anew."""
        phrase = self.synonyms.plain(self.text[start:end])
        if phrase.isupper() and " " in phrase:
            return read_noun(phrase.lower())
        first = phrase.split(None, 1)[0]
        if start < self.headline and first[0].isupper() and self.is_made_up(company_named(phrase)):
            return read_noun(phrase.lower())
        if first[0].isupper() and self.opens_sentence(start) and not self.is_named(first, phrase, end):
            phrase = phrase[0].lower() + phrase[1:]
        if self.text[start - len(WITH) : start].lower() == WITH and self.is_fronted(start - len(WITH), end):
            phrase = WITH + phrase
        elif is_known_native(self.text[max(0, start - len(THE)) : start], phrase):
            phrase = THE + phrase
        noun = of_age(self.without_common_name(read_noun(phrase)), AGED.match(self.text, end - len(LEADS_TO_AGE)))
        if noun.entity is not None and (SEAT.match(self.text, end) is not None or self.is_asked_by(start)):
            noun = replace(noun, entity=None)
        return noun if start >= self.headline else self.without_made_names(noun)

    def is_asked_by(self, start: int) -> bool:
        """Whether a phrase at a place names who asked others for figures, which are not his."""
        return ASKED.search(self.text[max(0, start - ASKING) : start]) is not None

    def is_fronted(self, start: int, end: int) -> bool:
        """Whether a stretch of text only says with whom something is, before the clause goes on with what that is
        ("With Germany there was a deficit of ...").
        """
        return self.opens_sentence(start) or GOES_ON.match(self.text, end) is not None

    def matter(self, figure: Figure) -> frozenset[str]:
        """What narrows the measure of a figure from behind it ("of sugar", "from Europe")."""
        token = figure.matter
        if (
            token is None
            or token.start - figure.token.end > GAP
            or figure.token.quantities[-1].unit.dimension in ("ratio", "points")
        ):
            return frozenset()
        noun = read_noun(self.synonyms.plain(self.text[figure.token.end : token.end]))
        return noun.modifiers | noun.unknown if noun.head is None else frozenset()

    def is_definite(self, token: Token) -> bool:
        """Whether a noun token is of something known or somebody's ("exceeded the target of 40 million")."""
        return self.text[max(0, token.start - GAP) : token.start].lower().endswith(DEFINITE)

    def without_made_names(self, noun: Noun) -> Noun:
        """A phrase of a headline, whose capitals make names only of what is one in the body."""
        if noun.entity is None or noun.entity in places():
            return noun
        first = noun.entity.split()[0]
        known = any(self.text.find(word, self.headline) >= 0 for word in (first.title(), first.upper()))
        return noun if known else replace(noun, entity=None)

    def is_made_up(self, company: str) -> bool:
        """Whether only the capitals of a headline make what it says of a place the name of a company ("China Steel
        Output Falls").
        """
        return bool(company) and self.text.find(company, self.headline) < 0

    def without_common_name(self, noun: Noun) -> Noun:
        """A phrase whose one-word name is a word of the text as well ("the Board", "Openings"), which only narrows."""
        name = noun.entity
        if name is None or not name.isalpha() or name in places():
            return noun
        if name not in self.common:
            self.common[name] = self.is_common(name)
        return replace(noun, entity=None, unknown=noun.unknown | {singular(name)}) if self.common[name] else noun

    def is_common(self, name: str) -> bool:
        """Whether the text has a name in lower case at least as often as capitalised inside a sentence."""
        if f" {name}" not in self.text:
            return False
        plainly = sum(self.text.count(f" {name}{end}") for end in WORD_ENDS)
        return plainly > 0 and plainly >= sum(1 for _ in self.capitalised(name.title()))

    def as_printed(self, token: Token) -> Noun:
        """The reading of a noun token whose capitals all count (the name that heads a section)."""
        return read_noun(self.synonyms.plain(self.text[token.start : token.end]))

    def opens_sentence(self, start: int) -> bool:
        """Whether only quotes and blanks lie between a place and the end of the sentence before."""
        before = self.text[max(0, start - 3) : start].strip(" \"'“‘(-•")
        return not before or before[-1] in ".!?:;\n|"

    def is_name(self, word: str, phrase: str) -> bool:
        """Whether a capitalised first word is a name: by its form, by the name it goes on with, or since it is one
        elsewhere.
        """
        if word.lower() in rivals():
            return False
        inside = word[1:]
        plainly = inside.isalpha() and inside.islower()
        if not plainly and (any(c.isupper() or c.isdigit() for c in inside) or word.endswith(("'s", "’s"))):
            return True
        further = phrase.split(None, 2)[1:2]
        if (
            further
            and further[0][0].isupper()
            and not (is_known(further[0]) and (further[0].isupper() or is_known(word)))
        ):
            return True
        if is_known(word):
            return False
        if word not in self.names:
            self.names[word] = any(True for _ in self.capitalised(word))
        return self.names[word]

    def is_named(self, first: str, phrase: str, end: int) -> bool:
        """Whether a phrase begins with a name, or is an unknown word behind which stands what place that is."""
        apposed = phrase == first and not is_known(first) and apposition().match(self.text, end) is not None
        return apposed or opens_company(phrase) or self.is_doer(first, phrase, end) or self.is_name(first, phrase)

    def is_doer(self, word: str, phrase: str, end: int) -> bool:
        """Whether what a capitalised first word goes on with tells that it is a name."""
        further = phrase[len(word) :].split(None, 1) or self.text[end : end + FURTHER].split(None, 1)
        tells = len(further) > 1 and ANOTHER.match(further[1]) is not None
        return bool(further) and does(word, further[0]) and not tells

    def capitalised(self, word: str) -> Iterator[int]:
        """Where a capitalised word stands inside a sentence."""
        at = self.text.find(f" {word}")
        while at >= 0:
            if at and (self.text[at - 1].islower() or self.text[at - 1] == ","):
                yield at
            at = self.text.find(f" {word}", at + 1)

    def in_mood_of(self, before: Clause, nouns: Sequence[Noun]) -> list[Noun]:
        """The nouns of a clause behind "and", as expected or supposed as those before it ("profit would be 3 higher and
        revenue 5").
        """
        mood = frozenset().union(*(self.read(token).modifiers & APART for token in before.subject))
        return [replace(noun, modifiers=noun.modifiers | mood) if noun.head else noun for noun in nouns]

    def conjunct(self, part: tuple[int, int], whole: Token) -> Noun:
        """One member of a list; what it leaves to the last one ("primary and tertiary industries") is said of it too.
        """
        noun = self.noun(*part)
        start, end = whole.parts[-1]
        if part == (start, end) or noun.head or noun.entity or not noun.unknown:
            return noun
        further = self.text[start:end].partition(" ")[2]
        full = read_noun(self.synonyms.plain(f"{self.text[part[0] : part[1]].lower()} {further}"))
        return noun if full.unknown else full

    def conjuncts(self, clause: Clause, subject: Sequence[Token]) -> list[Noun]:
        """The nouns of a clause's subject, one for each member of a list that its figures have too."""
        lists = [t for t in subject if len(t.parts) > 1]
        if lists:
            size = len(lists[-1].parts)
            if any(size in sizes(item) for item in clause.items):
                around = [self.read(t) for t in subject if t is not lists[-1]]
                members = spread([self.conjunct(part, lists[-1]) for part in lists[-1].parts])
                return [merge_nouns([*around, member]) for member in members]
        nouns = [self.without_agent(self.read(t), t) for t in subject]
        return [self.in_scope(self.around_year(merge_nouns(nouns), subject), subject)] if nouns else [EMPTY]

    def in_scope(self, noun: Noun, subject: Sequence[Token]) -> Noun:
        """A balance is of what the sentence begins with ("For chemicals, the surplus was ...")."""
        if noun.head != BALANCE:
            return noun
        start, end = subject[0].parts[0] if subject[0].parts else (subject[0].start, subject[0].end)
        opening = next((word for word in SCOPES if self.text.endswith(word, 0, start)), None)
        if opening is None or not self.opens_sentence(start - len(opening)):
            return noun
        first = self.noun(start, end)
        return replace(noun, unknown=noun.unknown | first.unknown) if first.head is None else noun

    def without_agent(self, noun: Noun, token: Token) -> Noun:
        """A noun phrase of a subject; who did something in what is set before it ("If passed by Congress, ...") is not
        whose it is.
        """
        if noun.entity is None or not self.text.startswith(",", token.end):
            return noun
        begun = self.text[max(0, token.start - OPENING) : token.start]
        return replace(noun, entity=None) if AGENT.search(begun) is not None else noun

    def around_year(self, noun: Noun, subject: Sequence[Token]) -> Noun:
        """What stands before the year that cuts a noun phrase in two belongs to it ("sunflower 1986/87 production")."""
        for one, other in pairwise(subject):
            if noun.entity is None and YEAR.fullmatch(self.text, one.end, other.start):
                whole = f"{self.text[one.start : one.end]} {self.text[other.start : other.end]}".lower()
                noun = replace(noun, unknown=noun.unknown | read_noun(whole).unknown)
        return noun


@cache
def apposition() -> re.Pattern[str]:
    """What says behind a name what place that is, or what company."""
    kinds = "|".join(sorted(table("cues")["apposed"]["forms"]))
    firms = "|".join(sorted({*rivals(), *company_words()}))
    told = rf"(?:(?:an?|the|its) (?:[\w-]+ ){{0,3}})?(?:{kinds}) (?:of|in|on)\b"
    return expression(rf", (?:{told}|(?:an?|the|its|another) (?:[\w-]+ ){{0,3}}(?:{firms}),)")


def sizes(item: Item) -> set[int]:
    """How many members the lists of an item have."""
    return {len(f.token.quantities) for f in item.figures()}
