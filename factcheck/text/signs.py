"""What one line gives away by itself about its role: bylines, captions, table rows."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from factcheck.expression import expression
from factcheck.text.dates import MONTH, find_date
from factcheck.text.document import BOILERPLATE, BYLINE, CAPTION, TABLE
from factcheck.text.furniture import Furniture
from factcheck.text.words import form_set, forms

LONGEST_CELL: Final = 90
LONGEST_LABEL: Final = 160
"""Bylines and rows are no longer than this, when they end with a full stop at all."""
LONGEST_SIGN: Final = 600
"""Longer lines are prose whatever they say."""

_DIGIT = expression(r"[0-9]")
_PERIODS: Final = (
    r"\b(?:19|20)\d\d(?:[-/–]\d\d(?:\d\d)?)?\b(?![.,]\d|%)|\b[QH][1-4](?:\s?FY\s?\d+)?\b|\bFY\s?\d+(?:[-/]\d+)?|\b\d{1,2}M\b"
    rf"|\b{MONTH}\b\.?[ -]?\d{{1,2}}(?:st|nd|rd|th)?\b(?![.,]\d|%)|\b\d{{1,2}}[ -]{MONTH}\b"
    r"|\b\d{1,2}(?:st|nd|rd|th)\b|\b\w{1,9} (?:days?|weeks?|mths?|months?|quarters?|years?)\b"
    r"|\b(?:first|second|third|fourth) (?:half|quarter)\b"
)
_CLOCK = expression(
    r"\b\d{1,2}[:.]\d\d(?:[:.]\d\d)?(?!\d)|\b(?:UTC|GMT)\s?[+-]\s?\d{1,2}|\b\d{1,3}/(?:19|20)\d\d\b"
    r"|(?<![\d.,])\d{1,3}(?![\d.,%])"
)
_TIME = expression(r"\b\d{1,2}:\d\d\b")
_WORD = expression(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_SITE = expression(r"\b[a-z][\w-]{1,30}\.[a-z]{2,3}\b")
"""The address of a newspaper, which stands for its name ("swissinfo.ch, September 28, 2025")."""
_NUMERIC_CELL = expression(
    r"[-+−–(\[]?\s?(?:[A-Z]{0,3}[$€£¥₹])?\s?[-+−–]?\d[\d.,\s]*(?:%|[a-z]{1,3})?[)\]]?|[-–—.]{1,3}|n/?a|N/?A|nil|"
)
_HEADED = expression(r"[^\W\d_][^!?;]{0,60}?:? [-+−–(]?(?:[A-Z]{0,3}[$€£¥₹])?\d[\d,.]*%?\)?")
"""A first cell that holds the head of its row and a figure: a row of two figures has no other."""
_YEAR_CELL = expression(r"(?:19|20)\d\d[)\]]?")
_SPACES = expression(r"[ \xa0]{2,}|\t+")
_SENTENCE_ENDS: Final = (".", "!", "?", ".\"", ".”", ".'", ".’")


def role_of(text: str, furniture: Furniture) -> str | None:
    """The role that a line's own words give away; None for prose, and for a line that only its neighbours explain."""
    if len(text) > LONGEST_SIGN:
        return None
    lower = text.lower()
    if text[-1] == "." and len(text) > LONGEST_LABEL and not furniture.is_possible(lower):
        return CAPTION if _is_caption(text, lower) else None
    if _DIGIT.search(text):
        if furniture.claims_figures(lower):
            return BOILERPLATE
        if is_row(text):
            return TABLE
        if is_stamp(text):
            return BYLINE
    elif furniture.claims_words(lower):
        return BOILERPLATE
    elif lower.strip("()[] ") in form_set("layout", "agency"):
        return BYLINE
    if _is_caption(text, lower):
        return CAPTION
    return BYLINE if _is_byline(text, lower) else None


def has_figures(text: str) -> bool:
    """Whether a line holds a number, in digits or in letters, that is not part of a year, a quarter or a day."""
    if not _holds_number(text):
        return False
    return _holds_number(_periods().sub("", text))


@cache
def _periods() -> re.Pattern[str]:
    """Years, quarters and days; few texts have lines that ask for it."""
    return expression(_PERIODS, re.IGNORECASE)


def _holds_number(text: str) -> bool:
    return _DIGIT.search(text) is not None or not form_set("layout", "number-word").isdisjoint(text.lower().split())


def is_stamp(text: str) -> bool:
    """Whether a line says nothing but when (and by which agency) it was published."""
    if len(text) > 120 or (find_date(text) is None and not _TIME.search(text)):
        return False
    known = form_set("layout", "stamp")
    return all(word.lower() in known or word.lower() in form_set("layout", "agency") for word in beside_date(text))


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
    if len(parts) < 2 or max(map(len, parts)) > LONGEST_CELL:
        return False
    numeric = sum(_NUMERIC_CELL.fullmatch(part) is not None for part in parts[1:])
    if numeric and all(_YEAR_CELL.fullmatch(part) for part in parts[1:]):
        return False  # names of columns: whether they head a table is for their neighbours to say
    enough = 1 if "|" in text or "\t" in text or _HEADED.fullmatch(parts[0]) else 2
    return numeric >= enough and numeric * 2 >= len(parts) - 1 and not text.endswith(_SENTENCE_ENDS)


def is_drawn(text: str) -> bool:
    """Whether a line is only drawn ("|---|---|"), and says nothing."""
    return text[0] in "|-+=_" and not any(map(str.isalnum, text))


def beside_date(text: str) -> list[str]:
    """The words of a line besides its dates, its times of day, and addresses; a digit left over counts as a word."""
    while (written := find_date(text)) is not None:
        text = text[: written.start] + " " + text[written.end :]
    rest = _CLOCK.sub(" ", _SITE.sub(" ", text))
    return _WORD.findall(rest) + _DIGIT.findall(rest)


def _is_caption(text: str, lower: str) -> bool:
    """Whether a line says what a picture shows: by its first words, or by the credit it ends with; one that gives a
    figure tells as much as any other.
    """
    return len(text) <= LONGEST_SIGN and _is_credited(text, lower) and not has_figures(text)


def _is_credited(text: str, lower: str) -> bool:
    """Whether a line begins or ends as what is printed under a picture does."""
    if lower.startswith(forms("layout", "caption")):
        return True
    if text[-1] not in ")]":
        return False
    credit = lower[max(lower.rfind("("), lower.rfind("[")) + 1 : -1].strip()
    return credit.startswith(forms("layout", "credit")) and len(credit) <= 80 and not has_figures(credit)


def _is_byline(text: str, lower: str) -> bool:
    if len(text) > LONGEST_LABEL or not lower.startswith(forms("layout", "byline")):
        return False
    if any(word.isdigit() for word in beside_date(text)) or text.count(" ") > 20:
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
