"""Heads of rows: the measure they name, its unit, the time that some of them begin with."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from fractions import Fraction
from typing import Final

from factcheck.claims.claim import Measure
from factcheck.claims.subjects.families import siblings
from factcheck.claims.tables.printed import BARE, Scale, scale_of
from factcheck.claims.words.vocabulary import (
    DETERMINERS,
    NEGATIVE,
    PARTNER,
    PREPOSITIONS,
    WORD,
    Word,
    plain,
    read_at,
    singular,
)
from factcheck.expression import expression
from factcheck.lexicon import table
from factcheck.periods.period import Period
from factcheck.periods.phrases import scan_periods
from factcheck.quantities.quantity import Unit
from factcheck.record import field, record, replace

_BRACKETS: Final = expression(r"\(([^()]*)\)|\[([^\[\]]*)\]")
_PER_SHARE: Final = expression(r"\bper (?:[a-z]+ )?share\b", re.IGNORECASE)
_FOOTNOTE: Final = expression(r"(?<=[A-Za-z)])\s?(?:\d\)|[*†‡]+|\(\d\))\s*$")
_PERCENT_OF: Final = expression(r"(?:%|\b(?:percent|per cent|percentage)) of ", re.IGNORECASE)
IN_PERCENT: Final = Scale(Unit("percent", "ratio", Fraction(1, 100)))
LONGEST_UNIT: Final = 5


@record(frozen=True, slots=True)
class Head:
    """A row's head, read: `name` is its wording without unit and time, `measure` None where it names none of its own.

    `counts` says that the unit of the table is not this row's: it counts people or things, or is a ratio.
    """

    name: str
    measure: Measure | None
    modifiers: frozenset[str]
    unknown: frozenset[str]
    place: str
    scale: Scale
    period: Period | None
    sign: int = 1
    counts: bool = False

    @property
    def is_total(self) -> bool:
        """Whether the row says that it sums up others."""
        first = self.name.split(" ", 1)[0]
        names = table("tables")["total-row"]["forms"]
        return self.name in names or first in ("total", "overall", "aggregate")

    @property
    def is_ratio(self) -> bool:
        """Whether its figures are in percent."""
        return self.scale.unit is not None and self.scale.unit.dimension == "ratio"


@record(slots=True)
class Draft:
    """What the words of a head have said so far; `leading` counts the heads before the first preposition."""

    heads: list[Word] = field(default_factory=list)
    leading: int = 0
    modifiers: set[str] = field(default_factory=set)
    unknown: set[str] = field(default_factory=set)
    place: str = ""
    preposition: str = ""

    def take(self, word: Word) -> None:
        """A word or phrase of the lexicon."""
        if word.sort == "head":
            self.heads.append(word)
            self.leading += not self.preposition
        elif word.sort == "modifier":
            self.modifiers |= {word.name, word.extra} - {""}
        elif word.sort == "place" and self.preposition in PARTNER:
            self.modifiers.add(f"{self.preposition} {word.name}")
        elif word.sort == "place":
            self.place = self.place or word.name

    def take_unknown(self, word: str) -> None:
        """A word that the lexicon does not have as a noun."""
        if word in PREPOSITIONS:
            self.preposition = word
        elif word not in DETERMINERS:
            self.unknown.add(singular(word))

    def head(self) -> Word | None:
        """The measure: the last one before the first preposition, else the first."""
        return self.heads[self.leading - 1 if self.leading else 0] if self.heads else None


def read_head(text: str, published: date | None, country: str | None) -> Head:
    """Read the head of a row."""
    text = _FOOTNOTE.sub("", text)
    counts = says_count(text)
    period, text = led_by_period(text, published)
    whole = [m for m in scan_periods(text, published) if m.sort == "period" and m.end - m.start >= len(text.strip())]
    if whole:
        return Head("", None, frozenset(), frozenset(), "", BARE, whole[0].period)
    text, scale = without_unit(text, country)
    for mention in reversed(scan_periods(text, published)):
        if mention.sort == "period":
            text = f"{text[: mention.start]} {text[mention.end :]}"
    per_share = _PER_SHARE.search(text)
    if per_share is not None:
        text = f"{text[: per_share.start()]} {text[per_share.end() :]}"
    head = replace(read_words(WORD.findall(text), scale, period), counts=counts)
    return per_share_of(head) if per_share is not None else head


def says_count(text: str) -> bool:
    """Whether a head counts people or things, or names a ratio."""
    padded = f" {' '.join(text.lower().replace(',', ' ').split())} "
    return any(f" {form} " in padded for form in table("tables")["uncounted"]["forms"])


def per_share_of(head: Head) -> Head:
    """The same measure for each share."""
    if head.measure is not None and head.measure.head == "profit":
        return replace(head, measure=Measure("earnings-per-share", head.measure.modifiers))
    measure = head.measure or Measure(head.name)
    return replace(head, measure=Measure(measure.head, measure.modifiers | {"per share"}))


def led_by_period(text: str, published: date | None) -> tuple[Period | None, str]:
    """The time before a colon ("Q1-Q3 2024: External sales"), and what comes behind it."""
    before, colon, behind = text.partition(":")
    if colon and behind.strip():
        found = [m for m in scan_periods(range_written_out(before), published) if m.sort == "period" and m.period]
        if found:
            return found[0].period, behind.strip()
    return None, text


def range_written_out(text: str) -> str:
    """Quarters named as a range ("Q1-Q3 2025") as the months they are."""
    return re.sub(r"\bQ1\s?[-–/]\s?Q([234])\b", lambda found: f"{3 * int(found[1])}M", text)


def without_unit(text: str, country: str | None) -> tuple[str, Scale]:
    """A head without the unit in it ("EBIT margin %", "Sales (€ m)", "Revenue, EUR million"), and the unit; what
    is a percentage of something keeps the word ("R&D as % of sales").
    """
    for found in _BRACKETS.finditer(text):
        scale = scale_of((found[1] or found[2] or "").strip(), country)
        if scale is not None:
            return f"{text[: found.start()]} {text[found.end() :]}".strip(), scale
    if _PERCENT_OF.search(text) is not None:
        return _PERCENT_OF.sub("percent of ", text), IN_PERCENT
    words = text.split()
    for size in range(min(LONGEST_UNIT, len(words) - 1), 0, -1):
        behind = " ".join(words[-size:])
        scale = scale_of(behind, country)
        if scale is not None and says_unit(behind, scale):
            rest = words[:-size]
            return " ".join(rest).rstrip(" ,:-–"), scale
    return text, BARE


def says_unit(phrase: str, scale: Scale) -> bool:
    """Whether a phrase without brackets is surely a unit: a currency, a percent sign, a magnitude said in full."""
    first = phrase.split()[0].strip(",").lower()
    if first in ("of", "and", "the"):
        return False
    return scale.unit is not None or len(phrase) > 2


def read_words(words: Sequence[str], scale: Scale, period: Period | None) -> Head:
    """Measure and modifiers of a head's words; those that no lexicon has narrow it too."""
    lowered = [plain(word) for word in words]
    draft, at = Draft(), 0
    while at < len(words):
        found = read_at(lowered, at)
        if found is not None:
            draft.take(found[0])
        else:
            draft.take_unknown(lowered[at])
        at += found[1] if found is not None else 1
    chosen, place, unknown = draft.head(), draft.place, draft.unknown
    modifiers = draft.modifiers.union(word.name for word in draft.heads if chosen and word.name != chosen.name)
    measure = Measure(chosen.name, frozenset(modifiers | unknown)) if chosen is not None else None
    sign = -1 if chosen is not None and chosen.extra == NEGATIVE else 1
    name = " ".join(word.lower() for word in words)
    if lowered[:1] and lowered[0] in table("tables")["remainder"]["forms"]:
        place, unknown = "", unknown | {name}
    return Head(name, measure, frozenset(modifiers), frozenset(unknown), place, scale, period, sign)


def measure_of(head: Head, around: Measure | None) -> Measure:
    """The measure of a row: its own, else the table's narrowed by what it says, else its very words."""
    if head.measure is not None:
        return head.measure
    if around is not None and (head.place or head.name == "total") and not (head.unknown or head.modifiers):
        return around
    if around is not None and not (head.modifiers or head.unknown):
        narrower = table("tables")["row-names"]["modifiers"].get(head.name, head.name)
        return Measure(around.head, around.modifiers | {narrower})
    if around is not None and not head.unknown:
        beside = frozenset().union(*(siblings().get(m, frozenset({m})) for m in head.modifiers))
        return Measure(around.head, (around.modifiers - beside) | head.modifiers)
    return Measure(head.name)
