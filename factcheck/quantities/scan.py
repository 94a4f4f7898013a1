"""Scan a text for quantities: anchors first, then look-ups of the words around each; cost is linear in the text."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import Final

from factcheck.expression import expression
from factcheck.quantities import (
    abbreviating,
    counting,
    currencies,
    denominating,
    figures,
    hedges,
    lending,
    ranges,
    sharing,
    spelled,
    traps,
)
from factcheck.quantities.figures import Figure
from factcheck.quantities.quantity import Quantity, Unit
from factcheck.quantities.quotas import quotas
from factcheck.quantities.reading import in_digits
from factcheck.quantities.wording import in_words
from factcheck.text.lowering import lowered

ADDRESS: Final = expression(r"(?:https?://|www\.)\S+")
ZERO: Final = Decimal(0)
EIGHTH: Final = Fraction(1, 8)


Country = str | Callable[[], str | None] | None
"""The country an article is about, or what tells it when it is asked for."""


def scan_quantities(text: str, taken: Sequence[tuple[int, int]] = (), *, country: Country = None) -> list[Quantity]:
    """Every quantity of a text, in order, without overlaps.

    `taken` are the spans, in order, that name times: digits and number words that start in one are no quantities.
    `country` (ISO 3166, two letters) settles marks and names that several currencies share: `$`, pound, Rs.
    """
    lower = lowered(text)
    found = ranges.join(lower, list(_figures(text, lower, taken)))
    abbreviating.abbreviate(lower, found)
    abbreviating.megatonnes(text, found)
    abbreviating.millions(text, found)
    sharing.share(text, lower, found)
    denominating.denominate(text, lower, found)
    lending.lend(lower, found)
    return _finished(lower, found, country)


def _figures(text: str, lower: str, taken: Sequence[tuple[int, int]]) -> Iterator[Figure]:
    spots = [(*found.span(), True) for found in figures.ANCHOR.finditer(text)]
    spots += [(found.start(), found.end() - 1, False) for found in spelled.anchors().finditer(" " + lower)]
    spots.sort()
    taken = _with_addresses(text, taken)
    shares = quotas(text, lower)
    done = passed = 0
    for start, end, digits in spots:
        if start < done:
            continue
        while passed < len(taken) and taken[passed][1] <= start:
            passed += 1
        if passed < len(taken) and taken[passed][0] <= start:
            continue
        figure = shares.get(start)
        if figure is None:
            figure = in_digits(text, lower, start, end, done) if digits else in_words(text, lower, start, end)
        if figure is not None and figure.left >= done:
            done = max(figure.right, figure.end)
            yield figure


def _with_addresses(text: str, taken: Sequence[tuple[int, int]]) -> Sequence[tuple[int, int]]:
    """The spans that are taken, those of web addresses and phone numbers among them."""
    names = [found.span() for found in traps.PHONE.finditer(text)]
    if "://" in text or "www." in text:
        names += [found.span() for found in ADDRESS.finditer(text)]
    return sorted([*taken, *names]) if names else taken


def _finished(lower: str, found: Sequence[Figure], country: Country) -> list[Quantity]:
    quantities: list[Quantity] = []
    last_money: str | None = None
    names = {figure.unit.name or "" for figure in found if figure.unit is not None and figure.unit.dimension == "money"}
    whose = _whose_dollar(names, country) if any(map(currencies.needs_country, names)) else None
    for figure in found:
        if figure.hedge is None:
            hedges.add(lower, figure)
            if figure.upper is not None and lower.endswith("from ", 0, figure.left):
                figure.hedge = None
        unit = figure.unit or counting.NUMBER
        if unit.dimension == "money":
            known = whose if currencies.needs_country(unit.name or "") else None
            near = last_money or currencies.whole_of(unit.name or "", found)
            unit = currencies.settled(unit, known, near)
            last_money = unit.name
        quantities.append(_quantity(figure, unit))
    return quantities


def _whose_dollar(named: Collection[str], country: Country) -> str | None:
    """The dollar that a text of that country means, by the currencies it names."""
    return currencies.whose_dollar(country() if callable(country) else country, named)


def _quantity(figure: Figure, unit: Unit) -> Quantity:
    step: Decimal | Fraction = figures.ten_to(figure.exponent)
    coarse: Decimal | Fraction = figures.ten_to(figure.coarse)
    form = figure.form
    if figure.base != 1:
        step, coarse = step * figure.base, coarse * figure.base
    if form == "mixed":
        step = coarse = EIGHTH * 10**figure.magnitude
        form = "digits"
    elif form == "fraction" or unit.dimension == "ordinal":
        step = coarse = ZERO
    value = figure.value
    start, end = figure.left, figure.right
    return Quantity(start, end, figure.start, figure.end, value, unit, step, coarse, figure.hedge, figure.upper, form)
