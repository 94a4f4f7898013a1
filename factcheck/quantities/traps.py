"""What looks like a quantity and is none: years, names, codes, phone numbers, scores, times, versions."""

from __future__ import annotations

from functools import cache
from typing import Final

from factcheck.expression import expression
from factcheck.quantities import brackets
from factcheck.quantities.figures import Figure
from factcheck.quantities.gapping import is_gapped
from factcheck.quantities.words import forms

OPEN_BEFORE: Final = frozenset(" \n\t\r\u00a0\u2009\u202f([{<\"'“‘«»—|*~≈>≥≤$£€¥+，。、：；（")
"""Characters after which a figure may start without further ado."""
CLOCK: Final = expression(r"[ \u00a0]?(?:[ap]\.?m\b\.?|noon\b|o'clock|o’clock|hrs?\b|gmt\b|est\b|edt\b|utc\b)")
ZONE: Final = expression(r"[ \u00a0](?:hrs?|gmt|utc|est|edt|et|cet|cest|bst|ist|jst|hkt|local time)\b")
"""What stands behind hours and minutes in four digits: 1340 ET."""
LOST_BLANK: Final = expression(r"[a-z]{3,}\Z")
CENTURY: Final = expression(
    r"[ -](?:century|centuries|street|st\b|avenue|ave\b|anniversary|birthday|floor|quarter|half"
    r"|district|grade|inning|hole"
    r"|minute|congress|amendment|parallel|edition|annual)"
)
EARLIEST_YEAR: Final = 1500
LATEST_YEAR: Final = 2199
LONGEST_COUNT: Final = 7
"""A longer run of digits without a comma that counts nothing is a code."""


@cache
def labels() -> frozenset[str]:
    """Words that a number behind them makes a name."""
    return forms("counting", "labels")


PHONE: Final = expression(
    r"[+(0-9](?<![0-9A-Za-z.,].)(?:(?<=\+)[0-9]{1,3}(?:[ -]\(?[0-9]{2,5}\)?){2,5}"
    r"|(?:(?<=\()0|(?<=0))[0-9]{2,4}\)?[ -][0-9]{3,5}(?:[ -][0-9]{3,5})?"
    r"|(?:(?<=\()[2-9]|(?<=[2-9]))[0-9]{2}\)?[ -][0-9]{3}-[0-9]{4}|(?<=1)-[0-9]{3}-[0-9]{3}-[0-9]{4})(?![0-9,.]*[0-9])"
)
"""A phone number in groups, with the code of a country or of an area before it. What it begins with comes first, as the
search is quick only for that.
"""


def starts_badly(text: str, lower: str, start: int, end: int) -> bool:
    """Whether the characters before a run of digits make it part of a name, a code, a time or a score."""
    before = text[start - 1]
    if before == "+":
        return text[start - 2 : start - 1].isalnum() and start > 1
    if before in OPEN_BEFORE:
        return False
    if before.isalpha():
        grouped = "," in text[start : end - 1] or "." in text[start:end]
        return not ((grouped or MAGNITUDE.match(lower, end)) and LOST_BLANK.search(text[max(0, start - 12) : start]))
    if before == ".":
        return start > 1 and text[start - 2].isalnum()
    if before in "-–−‑":
        return False
    if before == ")":
        return not text.endswith("(-)", 0, start)
    if before in "/":
        return not (start > 1 and text[start - 2].isalpha())
    return not (before in ";=%‰" or not before.isascii())


MAGNITUDE: Final = expression(r" ?(?:million|billion|trillion|mln|bln|percent|pct|%)")


def ends_badly(text: str, lower: str, figure: Figure) -> bool:
    """Whether the characters behind a bare figure make it part of a time, a version, a decade or a code."""
    end = figure.end
    after = text[end : end + 1]
    if not after:
        return False
    if after in ":./" and text[end + 1 : end + 2].isdigit():
        return True
    if after.isalpha():
        return True
    if after in " \u00a0":
        hours = figure.value < 25 or (end - figure.start == 4 and figure.value < 2400)
        return hours and (CLOCK if figure.value < 25 else ZONE).match(lower, end) is not None
    return after in "@_#\\&^" and not text[end + 1 : end + 2].isspace()


def is_year(figure: Figure) -> bool:
    """Whether the digits could be a year."""
    return figure.bare and figure.end - figure.start == 4 and EARLIEST_YEAR <= figure.value <= LATEST_YEAR


def is_short_year(text: str, figure: Figure) -> bool:
    """Whether a bare figure is a year without its century: in the summer of '98."""
    apostrophe = text[figure.left - 1 : figure.left] in ("'", "’", "‘")
    return apostrophe and figure.end - figure.start == 2 and text[figure.end : figure.end + 1] not in ("'", "’")


def is_name(text: str, figure: Figure, words: list[str]) -> bool:
    """Whether a bare figure belongs to a name: Level 3, Section 427, No. 1, S&P 500."""
    if not words or figure.left != figure.start:
        return False
    if words[-1] in LIST_JOINTS and len(words) > 2:
        words = _behind_name(text, figure, words)
    last = words[-1].lstrip(OPENED)
    if not text[figure.left - 1].isspace() and not last.endswith(("#", "№", ".")):
        return False
    if is_label(last.lower(), words[-2].lower() if len(words) > 1 else "", figure):
        return last.lower() not in forms("counting", "makers") or not is_compared(text, figure)
    if (figure.unit is not None and figure.unit.dimension != "number") or brackets.is_followed(text, figure):
        return False
    if is_compared(text, figure) or brackets.is_tabled(text, figure) or is_had(words):
        return False
    return (
        not last.islower()
        and last[:1].isalpha()
        and not any(last.lower().rstrip(".") in forms("counting", entry) for entry in UNNAMED)
        and last[-1].isalnum()
        and not _opens_sentence(words, last)
        and not is_gapped(text, figure)
    )


def is_had(words: list[str]) -> bool:
    """Whether the words before a figure say when it was, or who has so much where figures are compared: "March's 340",
    "more than Spain's 340".
    """
    owner = words[-1].lower().replace("’", "'")
    if not owner.endswith("'s"):
        return False
    return owner.removesuffix("'s") in forms("counting", "dated") or words[-2:-1] == ["than"]


COMPARING: Final = expression(
    r", (?:up|down)(?: by)?(?: (?:about )?[\d.]+ ?(?:percent|per cent|pct|%))? from \d"
    r"|, [\w,]+ of (?:them|which|whom)\b| of (?:the )?\d{1,3}\b(?![.,]\d)"
)
GROWING: Final = expression(r", (?:up|down)(?: by)? [\d.]+ ?(?:percent|per cent|pct|%)")
LISTED: Final = expression(r"[;:] (?:[A-Z][\w'’-]+ ){1,3}$")
FORMER: Final = expression(
    r"(?:,| \()(?: ?(?:after|against|versus|vs\.?|compared (?:with|to))"
    r"| ?(?:the )?(?:previous|prior|preceding|last) (?:year|season|month|quarter|week)(?: was|:)?"
    r"| ?a (?:year|month|week) (?:ago|earlier|before)(?: was|:)?) \d"
)
"""What stands before an item of a list, and behind its figure where that of an earlier time follows ("York 388,
previous year 412; Hull 296, previous year 301").
"""
CLAUSE: Final = 40
"""Characters before a figure in which its clause begins, at most."""
JOINT: Final = expression(r",| (?:and|while|but) ")
"""Where the clause of a figure begins."""


def is_compared(text: str, figure: Figure) -> bool:
    """Whether words say what a figure was before, the first of its clause: "Labour 52, up from 38"; behind another
    figure of the sentence, its growth says enough: "Toyota sold 412 cars and Mazda 120, up 4 percent".
    """
    if FORMER.match(text, figure.end) is not None and LISTED.search(text, max(0, figure.left - CLAUSE), figure.left):
        return True
    *earlier, ahead = JOINT.split(text[max(0, figure.left - CLAUSE) : figure.left])
    if any(map(str.isdecimal, ahead)):
        return False
    if COMPARING.match(text, figure.end) is not None:
        return True
    told = any(map(str.isdecimal, "".join(earlier).rpartition(". ")[2]))
    return told and GROWING.match(text, figure.end) is not None


def _behind_name(text: str, figure: Figure, words: list[str]) -> list[str]:
    """The words before the number that a joint adds this one to: Sections 11 and 12, iPhone 11 Pro and 11 Max."""
    if words[-2].rstrip(",").isdigit():
        return words[:-2]
    suffixed = words[-2][:1].isupper() and words[-3].isdigit() and text[figure.end + 1 : figure.end + 2].isupper()
    return words[:-3] if suffixed else words


@cache
def _versions() -> frozenset[str]:
    return forms("counting", "versions")


def is_version(lower: str, figure: Figure) -> bool:
    """Whether a decimal is the number of a section or of a version: Section 4.2, Windows 3.1."""
    return lower[max(0, figure.left - 12) : figure.left].rpartition(" ")[0].rpartition(" ")[2] in _versions()


OPENED: Final = "(“\"'‘["
"""Marks before the first word of a bracket or a quotation."""
LONGEST_MONTH: Final = 31
"""Days that a month has, at most."""


def is_label(word: str, before: str, figure: Figure) -> bool:
    """Whether a word makes a name of the number behind it ("week 12", "July 8"), and counts nothing ("last week 12
    people", "in July 871 infections"); `before` is the word in front of it.
    """
    if word.rstrip(".") in forms("counting", "dated"):
        return figure.value <= LONGEST_MONTH
    told = word in forms("counting", "spells") and before in forms("counting", "told")
    return word in labels() and not told


UNNAMED: Final = ("openers", "dated")
"""The words before a figure that are no part of a name, though a capital begins them."""
LIST_JOINTS: Final = ("and", "&", "or")
"""What joins the number of a name to the one before it: Sections 11 and 12."""


def _opens_sentence(words: list[str], last: str) -> bool:
    return len(words) > 1 and words[-2].endswith((".", ":", ";", "!", "?")) and last.lower() == last


STREET: Final = expression(
    r" (?:[A-Z][\w'’.]*,? ){0,4}?(?:Street|St|Road|Rd|Avenue|Ave|Lane|Ln|Drive|Dr|Boulevard|Blvd|Way|Square|Place"
    r"|Terrace|Crescent|Highway|Hwy|Parkway|Court|Rue|Via|Calle)\b|(?: [0-9]{1,3}(?:st|nd|rd|th))? (?:St|Ave)\b"
    r"| [NSEW]\.? [0-9A-Z]| ZIP\b| zip code"
)
"""What follows the number of a house, or a postal code."""


def is_address(text: str, figure: Figure) -> bool:
    """Whether a bare figure is the number of a house in its street, or a postal code: 49 Zorro Ranch Road."""
    end = figure.end
    after = text[end + 1 : end + 2]
    return text[end : end + 1] == " " and (after.isupper() or after in "z123456789") and bool(STREET.match(text, end))


GROUPS: Final = ("the top ", "the bottom ", "the big ", "the final ")
"""What names a group by the size that it has: finished in the top four, the bottom three."""


def is_group(text: str, figure: Figure) -> bool:
    """Whether a bare figure is the size of a group that is known by it, and counts nothing new: the bottom three."""
    return text[max(0, figure.left - 11) : figure.left].endswith(GROUPS)


AGED: Final = expression(
    r"(?:\b(?:he|she|who|i)(?: (?:is|was|will be|would be|turns|turned|will turn|had been))"
    r"|\baged(?: \d{1,3},?(?: and| or)?){0,4}|\bage of|\bat age|\bthe age|\b(?:dead|dies|died) at"
    r"|\b(?:life expectancy|(?:average|median|mean|retirement|pension|minimum|legal|voting|drinking) age)"
    r"(?: [a-z]+){0,5} (?:is|was|at|to|from|of))(?: (?:only|just|about|around|now|then|still))? \Z"
)
AGED_END: Final = expression(
    r"\Z|[.,;!?)]|\n| (?:when|by|in|at|and|or|on|as|but|while|who|this|last|next|years?|after|before)\b"
)


OLDER: Final = expression(r" (?:or|and) (?:older|younger)\b")
"""What only an age has behind it: those 65 and older."""


def is_said_age(lower: str, figure: Figure) -> bool:
    """Whether a bare figure is the age of whom the words before it speak of: she was 10, who will be 35."""
    if not 0 < figure.value < 120 or AGED_END.match(lower, figure.end) is None:
        return False
    return OLDER.match(lower, figure.end) is not None or bool(AGED.search(lower, max(0, figure.left - 40), figure.left))


def is_code(text: str, figure: Figure) -> bool:
    """Whether a bare figure is too long, or starts with a zero, to be a count."""
    size = figure.end - figure.start
    return size > LONGEST_COUNT or (size > 2 and text[figure.start] == "0")


BASE_YEAR: Final = expression(r"(?:\d[-\u2013/]|\b(?:19|20))\d\d ?= ?\Z")


def is_index_base(text: str, figure: Figure) -> bool:
    """Whether a bare figure is what an index was set to in a year: 1982-84=100, 2015 = 100."""
    return BASE_YEAR.search(text[max(0, figure.left - 12) : figure.left]) is not None


def is_age(text: str, figure: Figure) -> bool:
    """Whether a bare figure between commas is the age of the person named before: Maddon, 66, has."""
    left = figure.left
    return (
        text[left - 2 : left] == ", "
        and text[figure.end : figure.end + 1] == ","
        and 0 < figure.value < 120
        and text[max(0, left - 30) : left - 2].rpartition(" ")[2][:1].isupper()
    )
