"""Claims as JSON values and back, to the digit: what a ledger and a corpus keep of an article."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from decimal import Decimal
from fractions import Fraction
from sys import intern
from typing import Any, Final

from factcheck.claims.claim import Claim, Measure, Subject, shared
from factcheck.periods.period import Basis, Period
from factcheck.quantities.quantity import Quantity, Unit

VERSION: Final = 1
"""Raised when what was written before can no longer be read back as the same claim."""

_DEFAULTS: Final[Mapping[type, Mapping[str, Any]]] = {
    kind: {field.name: field.default for field in fields(kind)} for kind in (Claim, Quantity, Unit, Basis)
}
"""The default of each field: what has it is not written. A field that has none is MISSING, which equals nothing."""


def written(claim: Claim) -> dict[str, Any]:
    """A claim as a JSON object; names that hold its article's number ("a7.c3", "a7.s2") are written without it."""
    begin = article_name(claim.article) + "."
    found = _plain(claim, but=("id", "article"))
    found["id"] = _local(claim.id, begin)
    found["quantity"] = _quantity(claim.quantity)
    found["subject"] = _subject(claim.subject, begin)
    if claim.basis is not None:
        found["basis"] = _basis(claim.basis)
    if claim.whole is not None:
        found["whole"] = _subject(claim.whole, begin)
    if claim.of is not None:
        found["of"] = _local(claim.of, begin)
    if claim.order is not None:
        found["order"] = [_local(claim.order[0], begin), claim.order[1]]
    if claim.exhausts:
        found["exhausts"] = [[_local(name, begin), _whole(whole, begin)] for name, whole in claim.exhausts]
    if claim.links:
        found["links"] = [[kind, _local(name, begin)] for kind, name in claim.links]
    return found


def read(value: Mapping[str, Any], article: int) -> Claim:
    """The claim that was written, as one of the article with this number. Raises KeyError, TypeError or ValueError for
    what is no such claim.
    """
    begin = article_name(article) + "."
    found = dict(value)
    found["id"] = _global(found["id"], begin)
    found["quantity"] = _read_quantity(found["quantity"])
    found["subject"] = _read_subject(found["subject"], begin)
    for name, reading in _OPTIONAL.items():
        if name in found:
            found[name] = reading(found[name], begin)
    return Claim(article=article, **found)


def article_name(number: int) -> str:
    """What an article is called in its claims' names: "a3" for one that is checked; an earlier one, whose number is
    below zero, is "L3", which comes first.
    """
    return f"a{number}" if number > 0 else f"L{-number}"


def _plain(value: Any, but: tuple[str, ...] = ()) -> dict[str, Any]:
    """The fields of a value that differ from their defaults, as they are."""
    defaults = _DEFAULTS[type(value)]
    return {
        name: own for name, default in defaults.items() if name not in but and (own := getattr(value, name)) != default
    }


def _local(name: str, begin: str) -> str:
    """A name without its article: `a7.c3` is `@c3`."""
    return name.replace(begin, "@")


def _global(name: str, begin: str) -> str:
    return intern(name.replace("@", begin))


def _quantity(quantity: Quantity) -> dict[str, Any]:
    found = _plain(quantity)
    for name in ("value", "step", "coarse", "upper"):
        if name in found:
            found[name] = number(found[name])
    unit = _plain(quantity.unit)
    if "scale" in unit:
        unit["scale"] = number(unit["scale"])
    found["unit"] = unit
    return found


def _read_quantity(value: Mapping[str, Any]) -> Quantity:
    found = dict(value)
    for name in ("value", "step", "coarse", "upper"):
        if name in found:
            found[name] = read_number(found[name])
    unit = dict(found["unit"])
    if "scale" in unit:
        unit["scale"] = Fraction(unit["scale"])
    found["unit"] = Unit(**unit)
    return Quantity(**found)


def number(value: Decimal | Fraction) -> str:
    """A number to the digit: "1.070", or "1/3" (and "3/1") for a fraction."""
    return f"{value.numerator}/{value.denominator}" if isinstance(value, Fraction) else str(value)


def read_number(text: str) -> Decimal | Fraction:
    """The number that was written."""
    return Fraction(text) if "/" in text else Decimal(text)


def _subject(subject: Subject, begin: str) -> list[Any]:
    measure = [subject.measure.head, *sorted(subject.measure.modifiers)]
    period = None if subject.period is None else _period(subject.period)
    return [subject.entity, measure, period, _local(subject.scope, begin), *sorted(subject.assumed)]


def _read_subject(value: list[Any], begin: str) -> Subject:
    entity, (head, *modifiers), period, scope, *assumed = value
    measure = shared(Measure(head, frozenset(modifiers)))
    return Subject(
        intern(entity), measure, _read_period(period) if period else None, _global(scope, begin), frozenset(assumed)
    )


def _period(period: Period) -> list[Any]:
    return [period.first, period.until, int(period.floating) + 2 * int(period.fiscal)]


def _read_period(value: list[Any]) -> Period:
    first, until, kind = value
    return Period(first, until, bool(kind & 1), bool(kind & 2))


def _basis(basis: Basis) -> list[Any]:
    return [basis.kind, basis.months, None if basis.period is None else _period(basis.period)]


def _read_basis(value: list[Any], begin: str) -> Basis:
    kind, months, period = value
    return Basis(kind, months, _read_period(period) if period else None)


def _whole(whole: Subject | str | None, begin: str) -> Any:
    return _subject(whole, begin) if isinstance(whole, Subject) else whole and _local(whole, begin)


def _read_whole(value: Any, begin: str) -> Subject | str | None:
    return _read_subject(value, begin) if isinstance(value, list) else value and _global(value, begin)


_OPTIONAL: Final[Mapping[str, Any]] = {
    "basis": _read_basis,
    "whole": _read_subject,
    "of": _global,
    "order": lambda value, begin: (_global(value[0], begin), value[1]),
    "exhausts": lambda value, begin: tuple((_global(name, begin), _read_whole(whole, begin)) for name, whole in value),
    "links": lambda value, begin: tuple((kind, _global(name, begin)) for kind, name in value),
}
"""How the fields that not every claim has are read."""
