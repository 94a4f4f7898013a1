"""Finds the places of a text where a phrase of time can be: the only search over the whole text."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from factcheck.expression import expression
from factcheck.periods.phrase import Page

YEAR, MONTH, UNIT, CODE, SEASON, NTH, SLASHED, TENS = range(8)
"""What an anchor is; its code is its offset times KINDS plus one of these, so that codes sort by offset."""
KINDS: Final = 8

YEARS: Final = expression(r"[12][0-9]{3}")
CODES: Final = expression(r"[QHF][1-4Y]")
CODES_REVERSED: Final = expression(r"[1-9][QHM](?![a-z])")
MONTHS: Final = expression(
    r"Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC"
)
SMALL_MONTHS: Final = expression(r"jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec")
UNITS: Final = expression(
    r"y(?:ear|r|oy|/y| o y)|m(?:onth|th|om|/m| o m)|q(?:uarter|tr|oq|/q| o q)|w(?:eek|/w)|period|hal(?:f|ves)"
    r"|d(?:ay|ecade)"
)
"""By their first letter, of which a search is quick to see that it has none."""
RARE: Final = {"annu": UNIT, "sequential": UNIT, "tomorrow": UNIT, "semester": UNIT, "season": UNIT} | dict.fromkeys(
    ("spring", "summer", "autumn", "winter"), SEASON
)
SAME: Final = "same "
STAND_INS: Final = ("point", "stage")
"""Words that are units behind "same" alone."""
NTH_LEADS: Final = ("on the ", "for the ", "by the ")
TENS_ENDS: Final = ("0s", "0's", "ties")
"""How a decade ends, in digits and in words."""
SMALL: Final = 400
"""Up to so many characters a text is searched for months in small letters too (queries, headlines)."""


def anchors(page: Page) -> list[int]:
    """The codes of all anchors of the text, in order."""
    low, flat, text = page.low, page.flat, page.text
    found = [match.start() * KINDS + YEAR for match in YEARS.finditer(low)]
    found += [match.start() * KINDS + MONTH for match in MONTHS.finditer(text)]
    found += [match.start() * KINDS + UNIT for match in UNITS.finditer(flat)]
    found += [match.start() * KINDS + CODE for match in CODES.finditer(text)]
    found += [match.start() * KINDS + CODE for match in CODES_REVERSED.finditer(text)]
    for word, kind in RARE.items():
        if word in flat:
            found += [at * KINDS + kind for at in _places(flat, word)]
    if SAME in flat:
        found += [(at + len(SAME)) * KINDS + UNIT for word in STAND_INS for at in _places(flat, SAME + word)]
    for lead in filter(low.__contains__, NTH_LEADS):
        found += [at * KINDS + NTH for at in _places(low, lead) if low[at + len(lead) : at + len(lead) + 1].isdigit()]
    if "/" in low:
        found += [at * KINDS + SLASHED for at in _places(low, "/") if low[at + 1 : at + 2].isdigit()]
    found += [at * KINDS + TENS for word in TENS_ENDS if word in low for at in _places(low, word)]
    if len(text) <= SMALL:
        found += [match.start() * KINDS + MONTH for match in SMALL_MONTHS.finditer(text)]
    found.sort()
    return found


def _places(text: str, word: str) -> Iterator[int]:
    at = text.find(word)
    while at >= 0:
        yield at
        at = text.find(word, at + 1)
