"""Numbers in words: twenty-one, half a billion, two-thirds, three in ten, doubled, the third."""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction
from functools import cache
from typing import Final

from factcheck.expression import expression
from factcheck.lexicon import table
from factcheck.quantities.figures import Figure
from factcheck.quantities.quantity import Unit

STEP: Final = expression(r"(, |,? {1,3}(?:and|&) {1,3}|-and-| {1,3}|-| - |\n)(a |an )?([a-z]+)")
"""The next word of a number in words and what joins it to those before."""
PART_NEXT: Final = expression(
    r"[ -]and[ -](an?|one|two|three|four|five|seven)[ -](half|third|quarter|fourth|fifth|sixth"
    r"|seventh|eighth|ninth|tenth"
    r"|sixteenth|twentieth|hundredth)s?\b"
)
"""A fraction behind a whole number: and a half, and three quarters."""
FACTOR: Final = Unit(None, "factor")
ORDINAL: Final = Unit(None, "ordinal")


@cache
def values(entry: str) -> dict[str, int]:
    """The words of one entry of the table of numerals."""
    found: dict[str, int] = table("numerals")[entry]["values"]
    return found


@cache
def factors() -> dict[str, Fraction]:
    """Words that multiply what they are said of, with how many times as much they make of it."""
    return {word: Fraction(times) for word, times in table("numerals")["factors"]["values"].items()}


@cache
def powers_in_words() -> dict[str, int]:
    """Words that multiply a number in words by a power of ten."""
    return {**values("multiples"), "mln": 6, "bln": 9, "cr": 7}


@cache
def anchors() -> re.Pattern[str]:
    """Where a number in words may start, with what parts it from the word before."""
    words = {
        *values("cardinals"),
        *values("ordinals"),
        *factors(),
        "half",
        "quarter",
        "hundred",
        "thousand",
        "million",
        "billion",
        "trillion",
        "dozen",
        "lakh",
        "crore",
    }
    return expression(rf"[ \n\t\r\u00a0(\[{{\"'“‘—–/-]{_alternatives(sorted(words))}(?![a-z0-9])")


def _alternatives(words: list[str]) -> str:
    """A pattern for any of the words that decides by one character at a time."""
    if words == [""]:
        return ""
    heads: dict[str, list[str]] = {}
    for word in words:
        if word:
            heads.setdefault(word[0], []).append(word[1:])
    branches = "|".join(head + _alternatives(tails) for head, tails in heads.items())
    return f"(?:{branches})" + ("?" if "" in words else "")


class Sum:
    """A number in words as far as it has been read."""

    __slots__ = ("end", "group", "last", "step", "total")

    def __init__(self) -> None:
        self.total = 0
        self.group = 0
        self.last = "start"
        self.step = 0
        self.end = 0

    def take(self, word: str, end: int) -> bool:
        """Add a word if it can follow; False if it cannot."""
        cardinal = values("cardinals").get(word)
        if cardinal is not None:
            if not self._takes_cardinal(cardinal):
                return False
            self.group += cardinal
            self.last = "tens" if cardinal >= 20 else "ones"
            self.step = 0
        elif (power := powers_in_words().get(word)) is not None:
            if not self._multiply(power):
                return False
            self.last = "power"
        elif word in values("dozens") and 0 < self.group < 100 and self.total == 0:
            self.group *= 12
            self.last = "done"
        else:
            return False
        self.end = end
        return True

    def _takes_cardinal(self, cardinal: int) -> bool:
        if self.last == "tens":
            return 0 < cardinal < 10
        return self.last in ("start", "power") and not (cardinal == 0 and self.last != "start") and self.last != "done"

    def _multiply(self, power: int) -> bool:
        if power == 2 and self.group and self.last != "power":
            self.group *= 100
            self.step = 2
            return self.group < 10000
        if self.group:
            self.total += self.group * 10**power
            self.group = 0
        elif self.last == "power" and self.total:
            self.total *= 10**power
        else:
            return False
        self.step = self.step + power if self.last == "power" else power
        return True


def cardinal(lower: str, start: int, first: str) -> Figure | None:
    """The number whose first word stands at `start`."""
    reading = Sum()
    begin = start
    if first in powers_in_words() or first == "dozen":
        article = article_before(lower, start)
        if article is None:
            return None
        begin = article
        reading.group = 1
        reading.last = "ones"
    if not reading.take(first, start + len(first)):
        return None
    _read_on(lower, reading)
    figure = _figure(begin, reading)
    add_point(lower, figure)
    return figure


def article_before(lower: str, start: int) -> int | None:
    """Where the article before a number word begins ("a hundred"), None if there is none."""
    for article in ("a ", "an ", "a-"):
        at = start - len(article)
        if at >= 0 and lower.startswith(article, at) and (at == 0 or not lower[at - 1].isalnum()):
            return at
    return None


def _read_on(lower: str, reading: Sum) -> None:
    while True:
        found = STEP.match(lower, reading.end)
        if found is None:
            return
        joint, article, word = found[1].replace("&", "and"), found[2], found[3]
        if joint == ", " and (reading.last != "power" or word not in values("cardinals") or not reading.total):
            return
        if "and" in joint and PART_NEXT.match(lower, reading.end):
            return
        if "and" in joint and (
            reading.last != "power" or (word in values("cardinals") and _starts_another(lower, found.end(), reading))
        ):
            return
        if article and (word not in ("hundred", "thousand") or "and" not in joint):
            return
        if article:
            reading.group, reading.last = reading.group + 1, "ones"
        if not reading.take(word, found.end()):
            return


def _starts_another(lower: str, at: int, reading: Sum) -> bool:
    """Whether the number behind "and" has a magnitude too large for the one before it."""
    found = STEP.match(lower, at)
    power = powers_in_words().get(found[3]) if found is not None else None
    return power is not None and reading.total > 0 and 10**power > reading.total


def _figure(begin: int, reading: Sum) -> Figure:
    total = reading.total + reading.group
    text = str(total)
    zeros = len(text) - len(text.rstrip("0")) if total else 0
    step = min(reading.step, zeros)
    figure = Figure(begin, reading.end, Decimal(total), step, zeros, "words")
    if reading.last == "done":
        figure.base, figure.exponent, figure.coarse = 12, 0, 0
    figure.powered = reading.step >= 2
    figure.magnitude = reading.step
    return figure


DIGIT_WORDS: Final = expression(
    r"[ -](zero|nought|naught|oh|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
    r"|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty"
    r"|sixty|seventy|eighty|ninety)"
    r"(?:-(one|two|three|four|five|six|seven|eight|nine))?\b"
)


def add_point(lower: str, figure: Figure) -> None:
    """Decimals in words: two point five, behind which a magnitude may stand."""
    if not lower.startswith((" point ", "-point-"), figure.end):
        return
    digits = ""
    at = figure.end + 6
    while (found := DIGIT_WORDS.match(lower, at)) is not None and len(digits) < 12:
        value = values("cardinals").get(found[1], 0)
        if found[2]:
            value += values("cardinals")[found[2]]
        digits += str(value)
        at = found.end()
    if digits:
        figure.value = Decimal(int(figure.value)) + Decimal(f"0.{digits}")
        figure.exponent = figure.coarse = -len(digits)
        figure.end = at
