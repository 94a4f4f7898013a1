"""Long figures: those that two articles hardly both give by chance, alike however each rounds and prints them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from factcheck.expression import expression
from factcheck.quantities.words import powers

DIGITS: Final = 4
"""Digits of a long figure, but for zeros at its end; as many of it count."""

LONG: Final = expression(
    r"(?<![\w.,-])(?!(?:19|20)\d\d(?!\d|[.,]\d))(\d(?:[.,]?\d){3,})(?![\w-]|[.,]\d)(?: ([a-z]{2,8})\b)?"
)


def long_figures(text: str) -> Iterator[str]:
    """The long figures of a text, years and round ones aside ("31,882,049" as "31.88 million")."""
    for printed, word in LONG.findall(text):
        whole = printed.replace(",", "")
        if len(whole.replace(".", "").strip("0")) >= DIGITS and whole.count(".") < 2:
            yield f"{float(whole) * 10 ** powers().get(word, 0):.{DIGITS - 1}e}"
