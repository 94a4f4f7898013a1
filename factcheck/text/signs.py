"""What one line gives away by itself about its role: bylines, captions, table rows, page furniture."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from factcheck.text.dates import MONTH, find_date
from factcheck.text.document import BOILERPLATE, BYLINE, CAPTION, TABLE
from factcheck.text.words import form_set, forms

LONGEST_SIGN: Final = 600
"""Longer lines are prose whatever they say."""

_DIGIT = re.compile(r"\d")
_PERIODS = re.compile(
    r"\b(?:19|20)\d\d(?:[-/–]\d\d(?:\d\d)?)?\b(?![.,]\d|%)|\b[QH][1-4](?:\s?FY\s?\d+)?\b|\bFY\s?\d+(?:[-/]\d+)?|\b\d{1,2}M\b"
    rf"|\b{MONTH}\b\.?[ -]?\d{{1,2}}(?:st|nd|rd|th)?\b(?![.,]\d|%)|\b\d{{1,2}}[ -]{MONTH}\b"
    r"|\b\d{1,2}(?:st|nd|rd|th)\b",
    re.IGNORECASE,
)
_CLOCK = re.compile(
    r"\b\d{1,2}[:.]\d\d(?:[:.]\d\d)?(?!\d)|\b(?:UTC|GMT)\s?[+-]\s?\d{1,2}|\b\d{1,3}/(?:19|20)\d\d\b"
    r"|(?<![\d.,])\d{1,3}(?![\d.,%])"
)
_TIME = re.compile(r"\b\d{1,2}:\d\d\b")
_WORD = re.compile(r"[^\W\d_]+")
_PHONE = re.compile(r"\(?\+?\d[\d()]{0,5}(?:[ -]\d{2,8}){1,5}")
_NUMERIC_CELL = re.compile(
    r"[-+−–(\[]?\s?(?:[A-Z]{0,3}[$€£¥₹])?\s?[-+−–]?\d[\d.,\s]*(?:%|[a-z]{1,3})?[)\]]?|[-–—.]{1,3}|n/?a|N/?A|nil|"
)
_YEAR_CELL = re.compile(r"(?:19|20)\d\d[)\]]?")
_SPACES = re.compile(r"[ \xa0]{2,}|\t+")
_ORNAMENTS: Final = " :>»•·"
_SENTENCE_ENDS: Final = (".", "!", "?", ".\"", ".”", ".'", ".’")


def role_of(text: str) -> str | None:
    """The role that a line's own words give away; None for prose, and for a line that only its neighbours explain."""
    if len(text) > LONGEST_SIGN:
        return None
    lower = text.lower()
    if _DIGIT.search(text) is None:
        return _role_without_figures(text, lower)
    if _is_licence(text, lower):
        return BOILERPLATE
    if is_row(text):
        return TABLE
    if _is_caption(text, lower):
        return CAPTION
    return BYLINE if is_stamp(text) or _is_byline(text, lower) else None


def has_figures(text: str) -> bool:
    """Whether a line holds a digit that is not part of a year, a quarter or a day."""
    return _DIGIT.search(text) is not None and _DIGIT.search(_PERIODS.sub("", text)) is not None


def is_stamp(text: str) -> bool:
    """Whether a line says nothing but when (and by which agency) it was published."""
    if len(text) > 120 or (find_date(text) is None and not _TIME.search(text)):
        return False
    return not _beside_date(text) - form_set("layout", "stamp") - form_set("layout", "agency")


def cells(text: str) -> list[str]:
    """The cells of a line that may be a table row; one cell when nothing separates any."""
    for mark in ("|", "\t", " / "):
        if mark in text:
            return [cell.strip() for cell in text.strip("|").split(mark)]
    if "  " in text or "\xa0\xa0" in text:
        return [cell.strip() for cell in _SPACES.split(text)]
    return [text]


def is_row(text: str) -> bool:
    """Whether a line is a table row: several short cells, most of those behind the first of them numbers."""
    parts = cells(text)
    if len(parts) < 2 or max(map(len, parts)) > 90:
        return False
    numeric = sum(_NUMERIC_CELL.fullmatch(part) is not None for part in parts[1:])
    if numeric and all(_YEAR_CELL.fullmatch(part) for part in parts[1:]):
        return False  # names of columns: whether they head a table is for their neighbours to say
    enough = 1 if "|" in text or "\t" in text else 2
    return numeric >= enough and numeric * 2 >= len(parts) - 1 and not text.endswith(_SENTENCE_ENDS)


def _beside_date(text: str) -> set[str]:
    """The words of a line besides its date and its times of day; a figure left over counts as a word."""
    written = find_date(text)
    rest = text[: written.start] + " " + text[written.end :] if written else text
    rest = _CLOCK.sub(" ", rest)
    return {word.lower() for word in _WORD.findall(rest)} | set(_DIGIT.findall(rest))


def _role_without_figures(text: str, lower: str) -> str | None:
    if text.strip("()[] ").lower() in form_set("layout", "agency"):
        return BYLINE
    if all(part in form_set("layout", "furniture-line") for part in _plain_cells(lower)):
        return BOILERPLATE
    if len(text) <= 250 and _holds(lower, forms("layout", "furniture")):
        return BOILERPLATE
    if lower.startswith(_copyright()) or _holds(lower, forms("layout", "licence")):
        return BOILERPLATE
    if _is_caption(text, lower):
        return CAPTION
    return BYLINE if _is_byline(text, lower) else None


def _plain_cells(lower: str) -> list[str]:
    return [part.strip(_ORNAMENTS) for part in cells(lower) if part.strip(_ORNAMENTS)] or [lower]


def _holds(lower: str, phrases: tuple[str, ...]) -> bool:
    # A plain loop: `any` over a generator costs twice as much, and this runs on every line.
    for phrase in phrases:  # noqa: SIM110
        if phrase in lower:
            return True
    return False


@cache
def _copyright() -> tuple[str, ...]:
    return forms("layout", "copyright")


def _is_licence(text: str, lower: str) -> bool:
    """Whether a line's figures are those of a licence, a copyright notice or a telephone."""
    if _holds(lower, forms("layout", "licence")) or (lower.startswith(_copyright()) and len(text) <= 250):
        return True
    if not _holds(lower, forms("layout", "telephone")):
        return False
    return _DIGIT.search(_PHONE.sub("", text)) is None


def _is_caption(text: str, lower: str) -> bool:
    if len(text) > 500:
        return False
    if lower.startswith(forms("layout", "caption")):
        return True
    if text[-1] not in ")]":
        return False
    credit = lower[max(lower.rfind("("), lower.rfind("[")) + 1 : -1].strip()
    return credit.startswith(forms("layout", "credit")) and len(credit) <= 80 and not has_figures(credit)


def _is_byline(text: str, lower: str) -> bool:
    if len(text) > 160 or not lower.startswith(forms("layout", "byline")):
        return False
    beside = _beside_date(text)
    if any(word.isdigit() for word in beside) or text.count(" ") > 20:
        return False
    return not lower.startswith("by ") or _names_people(text[3:])


def _names_people(text: str) -> bool:
    """Whether every word behind `By` is a name, a date or a link word."""
    written = find_date(text)
    rest = text[: written.start] if written else text
    words = _WORD.findall(rest)
    named = any(word[0].isupper() for word in words)
    linked = all(word[0].isupper() or word in form_set("layout", "name-link") for word in words)
    return named and linked and len(words) <= 12 and not text.endswith(".")
