"""Heads of columns: the time each column speaks of, the part it holds, or that it holds changes of others."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from functools import cache
from typing import Final

from factcheck.claims.claim import Measure
from factcheck.claims.tables.heads import range_written_out, read_words, without_unit
from factcheck.claims.tables.printed import BARE, Scale, scale_of
from factcheck.claims.words.vocabulary import WORD
from factcheck.expression import expression
from factcheck.lexicon import table
from factcheck.periods.period import Basis, Mention, Period
from factcheck.periods.phrases import scan_periods
from factcheck.record import record, replace

LISTED: Final = expression(r"\(([^()]*\s[/|]\s[^()]*)\)")
_MONTH: Final = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)[a-z]{0,6}\.?"
_SHORT_YEAR: Final = expression(
    rf"((?:\b{_MONTH}|\b[QH][1-4]|\b[1-4][QH]|\b\d{{1,2}}M|\bFY))[\s\-'’]{{1,2}}(\d\d)(?!\d)", re.I
)
_YEAR: Final = expression(r"\b((?:19|20)\d\d)(?:[eEfFpP]\b)?(?!\d)")
_TWO_YEARS: Final = expression(r"\b((?:20)?\d\d)\s?(?:/|vs\.?|-|–)\s?((?:20)?\d\d)\b")
_PART_OF_YEAR: Final = expression(
    rf"\b{_MONTH}|\b[QH][1-4]\b|\b[1-4][QH]\b|\b\d{{1,2}}M\b|\bquarter\b|\bhalf\b|\bmonths\b", re.I
)
_ORDINAL: Final = expression(r"(?:1st|2nd|3rd|4th|first|second|third|fourth)", re.I)
_SPAN: Final = expression(r"\b(?:quarter|half|half-year|half year|month)\b", re.I)
_WORDS: Final = expression(r"[^\s(),;]+")


@record(frozen=True, slots=True)
class Column:
    """A column: what it holds ("level", "change", "share" or, unread, ""), when, and what a change is measured against.

    `part` are the words that narrow its figures; `total` says that it sums up columns beside it; `growth` that its
    changes are surely rates. `measure` is what it measures, where the rows do not say that.
    """

    kind: str
    name: str
    period: Period | None = None
    part: frozenset[str] = frozenset()
    scale: Scale = BARE
    basis: Basis | None = None
    total: bool = False
    growth: bool = False
    measure: Measure | None = None


@cache
def forms(name: str) -> frozenset[str]:
    """The forms of one entry of the lexicon of tables."""
    return frozenset(table("tables")[name]["forms"])


def read_columns(phrases: Sequence[str], around: str, published: date | None, country: str | None) -> list[Column]:
    """The columns that these heads name; `around` is the text beside them, which may give the year."""
    columns = [read_column(phrase, published, country) for phrase in written_out(phrases, around, published)]
    if not any(c.period for c in columns):
        return columns
    return [replace(c, kind="") if c.kind == "level" and not c.period and not c.part else c for c in columns]


def written_out(phrases: Sequence[str], around: str, published: date | None) -> list[str]:
    """The heads with what they share said in each: the word "quarter", the year, its first two digits."""
    latest = published.year % 100 + 1 if published is not None else 27
    full = [range_written_out(long_years(phrase, latest)) for phrase in phrases]
    for at in range(len(full) - 2, -1, -1):
        span = _SPAN.search(full[at + 1])
        if span is not None and _ORDINAL.fullmatch(full[at].strip()):
            full[at] = f"{full[at].strip()} {span[0]}"
    years = {year for phrase in full for year in _YEAR.findall(phrase)} or set(_YEAR.findall(around))
    if len(years) != 1:
        return full
    year = next(iter(years))
    return [with_year(phrase, year) for phrase in full]


def with_year(phrase: str, year: str) -> str:
    """A head that names a part of a year and not which, with the year behind it."""
    parts = list(_PART_OF_YEAR.finditer(phrase))
    if _YEAR.search(phrase) or not parts:
        return phrase
    end = parts[-1].end()
    return f"{phrase[:end]} {'of ' * bool(_ORDINAL.match(phrase))}{year}{phrase[end:]}"


def long_years(phrase: str, latest: int) -> str:
    """A head with its year in four digits: "Sep 18" is September 2018, unless that is still to come."""

    def written(found: re.Match[str]) -> str:
        return f"{found[1]} 20{found[2]}" if int(found[2]) <= latest else found[0]

    return _SHORT_YEAR.sub(written, phrase)


def read_column(phrase: str, published: date | None, country: str | None) -> Column:
    """One column by its head."""
    name, scale = without_unit(phrase, country)
    if scale is BARE and name.strip() == "%":
        scale = scale_of("%", country) or BARE
    mentions = scan_periods(name, published)
    if is_change(phrase):
        basis = basis_in(mentions) or between_years(phrase)
        return Column("change", phrase, scale=scale, basis=basis, growth=says_growth(phrase, scale))
    lowered = name.strip().lower()
    if lowered in forms("share") or phrase.strip().lower() in forms("share") or lowered in ("", "%"):
        return Column("share", phrase, scale=scale)
    period = next((m.period for m in mentions if m.sort == "period" and m.period), None)
    rest = outside(name, mentions)
    total = any(f" {form} " in f" {lowered} " for form in forms("total"))
    part = frozenset() if period is not None and total else words_of(rest)
    if period is None and not part and not total:
        return Column("", phrase, scale=scale)
    measure = read_words(WORD.findall(rest), BARE, None).measure if part else None
    return Column("level", phrase, period, part, scale, total=total, measure=measure)


def is_change(phrase: str) -> bool:
    """Whether a head says nothing but that its figures are changes, of what time, and in what unit."""
    mentions = _TWO_YEARS.sub(" ", _PART_OF_YEAR.sub(" ", _YEAR.sub(" ", phrase)))
    lowered = mentions.lower()
    slashed = any("/" in form and form in lowered for form in forms("growth-word"))
    words = _WORDS.findall(lowered if slashed else lowered.replace("/", " / "))
    said = [word for word in words if any(letter.isalpha() for letter in word) or word in ("+/-", "%", "Δ", "δ")]
    if not forms("change-word").intersection(said) and "+/-" not in phrase:
        return False
    return all(word in forms("change") for word in said)


def says_growth(phrase: str, scale: Scale) -> bool:
    """Whether changes are surely rates: in percent, or called growth."""
    if scale.unit is not None:
        return scale.unit.dimension == "ratio"
    lowered = phrase.lower()
    return "%" in lowered or any(f" {word} " in f" {lowered} " for word in forms("growth-word"))


def basis_in(mentions: Sequence[Mention]) -> Basis | None:
    """Against what a change is measured, where the head says it."""
    return next((m.basis for m in mentions if m.basis is not None), None)


def between_years(phrase: str) -> Basis | None:
    """The years between two that a head names: "2024/23"."""
    found = _TWO_YEARS.search(phrase)
    years = int(found[1]) % 100 - int(found[2]) % 100 if found is not None else 0
    return Basis("shift", 12 * years) if years > 0 else None


def outside(name: str, mentions: Sequence[Mention]) -> str:
    """The words of a head beside its times."""
    for mention in reversed(mentions):
        name = f"{name[: mention.start]} {name[mention.end :]}"
    return name


def words_of(rest: str) -> frozenset[str]:
    """What the words of a head say of the figures below it."""
    kept = [word for word in WORD.findall(rest) if word.lower() not in forms("column-stop")]
    head = read_words(kept, BARE, None)
    if head.measure is not None or head.unknown or head.place:
        return frozenset({" ".join(word.lower() for word in kept)})
    return head.modifiers
