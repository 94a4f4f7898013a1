"""Fractions in words: and a half, two-thirds, three in ten, half a million, a third of."""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction
from typing import Final

from factcheck.expression import expression
from factcheck.quantities import spelled
from factcheck.quantities.figures import Figure
from factcheck.quantities.quantity import Unit

IN_WORDS: Final = expression(r" (?:in|out of)(?: every)? ([a-z]+|[0-9]{1,3}(?:,000)*(?![0-9])|[0-9]{4}(?![0-9]))")
OF_POWER: Final = expression(
    r"[ -](?:of )?(?:an? {1,3})?(hundred|thousand|million|billion|trillion|dozen|lakh|crore|mln|bln)\b"
)
RATIO: Final = Unit(None, "ratio")
HALF_A_UNIT: Final = expression(
    r" an?(?= (?:hour|day|year|mile|second|percent|kilometre|kilometer|metre|meter|tonne|ton|pound|century|decade|cent"
    r"|penny|euro|dollar|kilogram|kilo|litre|liter|gallon|acre|hectare|degree|foot|inch)\b)"
)
OF_A_POINT: Final = expression(r"(?: (?:of )?an?)?[ -](?=(?:percentage |percent |per cent )?point\b)")
"""What leads from half, or from a quarter, to the point it is a part of."""
TIME: Final = expression(
    r"[ -](?:years?|months?|weeks?|days?|hours?|minutes?|games?|matches|seasons|starts|quarters?"
    r"|percent|per cent|million"
    r"|billion|%|[a-z]{3,5}teen|hundred)\b"
)
"""What keeps "two in three" from being a share."""


def add_half(lower: str, figure: Figure) -> bool:
    """Take up "and a half" behind a number, before its magnitude or behind it. False if there is none."""
    found = spelled.PART_NEXT.match(lower, figure.end)
    if found is None:
        return False
    numerator = 1 if found[1] in ("a", "an") else spelled.values("cardinals")[found[1]]
    divisor = spelled.values("divisors")[found[2]]
    scale = figure.exponent if figure.powered and figure.exponent >= 3 else 0
    part = Fraction(numerator, divisor) * 10**scale
    value = Fraction(figure.value) + part
    figure.value = Decimal(value.numerator) / value.denominator if divisor in (2, 4, 5, 8, 10, 20, 100) else value
    figure.exponent = figure.coarse = scale - (1 if divisor < 10 else 2)
    figure.end = found.end()
    return True


def divide(lower: str, figure: Figure) -> bool:
    """Make a fraction of a number whose divisor follows: two-thirds, three in ten. False if none does."""
    found = spelled.STEP.match(lower, figure.end)
    if found is None:
        return False
    divisor = spelled.values("divisors").get(found[3])
    if divisor is not None and "and" not in found[1] and _plausible(lower, figure, found):
        _divide(lower, figure, divisor, found.end())
        return True
    tens = TENS.match(lower, figure.end) if figure.form == "words" else None
    if tens is not None and (figure.value == 1) != (tens[3] == "s") and not figure.powered:
        divisor = spelled.values("cardinals")[tens[1]] + spelled.values("ordinals")[tens[2]]
        _divide(lower, figure, divisor, tens.end())
        return True
    return _in_words(lower, figure)


TENS: Final = expression(
    r" (twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)-(first|second|third|fourth|fifth|sixth|seventh|eighth"
    r"|ninth)(s?)\b"
)


def _plausible(lower: str, figure: Figure, found: re.Match[str]) -> bool:
    word = found[3]
    if (figure.value == 1) == word.endswith("s") and word != "half":
        return False
    return (
        not word.startswith("quarter")
        or found[1] == "-"
        or lower.startswith((" of ", " the ", " million", " billion", " trillion"), found.end())
        or figure.form == "digits"
    )


def _in_words(lower: str, figure: Figure) -> bool:
    found = IN_WORDS.match(lower, figure.end)
    if found is None or not (figure.form == "words" or figure.value < 10):
        return False
    word = found[1].replace(",", "")
    end = found.end()
    whole = int(word) if word.isdigit() else spelled.values("cardinals").get(word, 0)
    if whole >= 20 and not word.isdigit():
        number = spelled.cardinal(lower, found.start(1), word)
        whole, end = (int(number.value), number.end) if number is not None else (0, end)
    if not figure.value < whole or (word.isdigit() and whole > 100 and whole % 100):
        return False
    if TIME.match(lower, end):
        return False
    _divide(lower, figure, whole, end)
    return True


def _divide(lower: str, figure: Figure, divisor: int, end: int) -> None:
    figure.value = Fraction(figure.value) / divisor
    figure.form = "fraction"
    figure.end = end
    power = OF_POWER.match(lower, end)
    if power is not None and ("of" in power.group() or power[1].endswith("illion")):
        figure.value = figure.value * 10 ** spelled.powers_in_words().get(power[1], 0)
        figure.end = power.end()
        figure.powered = True
    else:
        figure.unit = RATIO


def part(lower: str, start: int, word: str) -> Figure:
    """ "half", "a third", "a quarter", half a million: the number whose divisor stands at `start`."""
    end = start + len(word)
    article = spelled.article_before(lower, start)
    begin = start if article is None else article
    figure = Figure(begin, end, Fraction(1, spelled.values("divisors")[word]), 0, 0, "fraction")
    power = OF_POWER.match(lower, end)
    if power is not None and (word in ("half", "quarter") or "of" in power.group()):
        figure.value = Fraction(figure.value) * (
            12 if power[1] == "dozen" else 10 ** spelled.powers_in_words()[power[1]]
        )
        figure.end = power.end()
        figure.powered = True
        return figure
    whole = OF_A_POINT.match(lower, end) or (HALF_A_UNIT.match(lower, end) if word == "half" else None)
    if whole is not None:
        figure.end = whole.end()
        figure.powered = True
        return figure
    figure.unit = RATIO
    return figure
