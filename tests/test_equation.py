"""Equations: what is read, what is refused, and what narrowing finds."""

from __future__ import annotations

from fractions import Fraction

import pytest

from factcheck.quantities.interval import ENTIRE, Interval
from factcheck.rulebook.equation import EMPTY, Equation, EquationError, narrow


def between(lo: str | None, hi: str | None) -> Interval:
    return Interval(None if lo is None else Fraction(lo), None if hi is None else Fraction(hi))


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("now == before * (1 + rate)", ("now", "before", "rate")),
        ("last == first * (1 + rate) ** years", ("last", "first", "rate", "years")),
        ("1 == sum(shares)", ("shares",)),
        ("higher >= max(lower)", ("higher", "lower")),
        ("rate == between(rates)", ("rate", "rates")),
        ("-a < 2.5 * b - c / 3", ("a", "b", "c")),
    ],
)
def test_equations_name_their_roles_in_order(text: str, names: tuple[str, ...]) -> None:
    assert Equation.parse(text).names == names


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("now = before", "'=' has no meaning"),
        ("now", "expected one of =="),
        ("now == ", "found 'the end'"),
        ("1 == 2", "at least one role"),
        ("a == b == c", "did not expect '=='"),
        ("__import__('os') == a", "has no meaning"),
        ("eval(a) == b", "is not a function"),
        ("a.b == c", "has no meaning"),
        ("a == b[0]", "has no meaning"),
        ("a == (b", "expected ')'"),
        ("a == sum(b) + b", "stands for several values"),
        ("a == sum(a)", "takes a role that stands for several"),
        ("a == max(a)", "takes a role that stands for several"),
        ("a == " + "(" * 100 + "b" + ")" * 100, "nested deeper"),
        ("a == " + "b + " * 1000 + "b", "at most 1000 characters"),
    ],
)
def test_what_is_no_equation_is_refused(text: str, reason: str) -> None:
    with pytest.raises(EquationError) as error:
        Equation.parse(text)
    assert reason in str(error.value)


def test_growth_narrows_in_every_direction() -> None:
    growth = Equation.parse("now == before * (1 + rate)")
    now, before, rate = between("111.5", "112.5"), between("99.5", "100.5"), between("0.115", "0.125")
    narrowed = narrow(growth, {"now": now, "before": before})
    assert narrowed is not EMPTY
    lowest, highest = Fraction("111.5") / Fraction("100.5"), Fraction("112.5") / Fraction("99.5")
    assert narrowed["rate"] == Interval(lowest - 1, highest - 1)
    narrowed = narrow(growth, {"now": now, "rate": rate})
    assert narrowed is not EMPTY
    assert narrowed["before"] == Interval(Fraction("111.5") / Fraction("1.125"), Fraction("112.5") / Fraction("1.115"))
    assert narrow(growth, {"now": now, "before": before, "rate": between("0.14", "0.15")}) is EMPTY


def test_addends_are_narrowed_one_by_one() -> None:
    total = Equation.parse("whole == sum(parts)")
    narrowed = narrow(total, {"whole": between("10", "11"), "parts": (between("3", "4"), ENTIRE, between("2", "2"))})
    assert narrowed is not EMPTY
    assert narrowed["parts"] == (between("3", "4"), between("4", "6"), between("2", "2"))


def test_a_single_addend_is_the_whole() -> None:
    narrowed = narrow(Equation.parse("whole == sum(parts)"), {"whole": between("1", "2"), "parts": (ENTIRE,)})
    assert narrowed is not EMPTY
    assert narrowed["parts"] == (between("1", "2"),)


def test_what_lies_between_several_bounds_one_where_the_others_do_not_reach_it() -> None:
    blend = Equation.parse("rate == between(rates)")
    rates = (between("3", "4"), between("5", "6"), ENTIRE)
    narrowed = narrow(blend, {"rate": between("1", "2"), "rates": rates})
    assert narrowed is not EMPTY
    assert narrowed["rates"] == (*rates[:2], between(None, "2"))
    narrowed = narrow(blend, {"rate": between("7", "8"), "rates": (between("3", "4"), between("5", "9"))})
    assert narrowed is not EMPTY
    assert narrowed["rates"] == (between("3", "4"), between("7", "9"))
    assert narrow(blend, {"rate": between("1", "2"), "rates": rates[:2]}) is EMPTY


def test_the_largest_of_several_bounds_each_of_them() -> None:
    order = Equation.parse("higher >= max(lower)")
    lower = (between("3", "4"), between("1", None), ENTIRE)
    narrowed = narrow(order, {"higher": between("2", "6"), "lower": lower})
    assert narrowed is not EMPTY
    assert narrowed["higher"] == between("3", "6")
    assert narrowed["lower"] == (between("3", "4"), between("1", "6"), between(None, "6"))
    assert narrow(order, {"higher": between("2", "2.5"), "lower": lower}) is EMPTY


@pytest.mark.parametrize(
    ("text", "a", "b", "holds"),
    [
        ("a <= b", "2", "2", True),
        ("a < b", "2", "2", False),
        ("a >= b", "2", "3", False),
        ("a > b", "3", "2", True),
    ],
)
def test_orders_hold_where_some_values_are_in_order(text: str, a: str, b: str, holds: bool) -> None:
    narrowed = narrow(Equation.parse(text), {"a": Interval.from_value(a), "b": Interval.from_value(b)})
    assert (narrowed is not EMPTY) is holds


def test_orders_narrow_to_half_lines() -> None:
    narrowed = narrow(Equation.parse("part <= whole"), {"part": between("3", "5")})
    assert narrowed is not EMPTY
    assert narrowed["whole"] == between("3", None)


def test_a_divisor_that_may_be_zero_narrows_nothing() -> None:
    ratio = Equation.parse("share == part / whole")
    narrowed = narrow(ratio, {"part": between("1", "2"), "whole": between("-1", "1")})
    assert narrowed is not EMPTY
    assert narrowed["share"] == ENTIRE
    assert ratio.divisors({}) == ("whole",)
    assert ratio.divisors({"whole": between("1", None)}) == ()


def test_compound_growth_gives_its_rate_and_its_years() -> None:
    compound = Equation.parse("last == first * (1 + rate) ** years")
    known = {"last": Interval.from_value("1.61051"), "first": Interval.from_value(1)}
    narrowed = narrow(compound, {**known, "years": Interval.from_value(5), "rate": between("-1", None)})
    assert narrowed is not EMPTY
    assert isinstance(narrowed["rate"], Interval)
    assert narrowed["rate"].contains(Fraction("0.1"))
    assert narrowed["rate"].width() < Fraction(1, 10**9)  # type: ignore[operator]
    narrowed = narrow(compound, {**known, "rate": Interval.from_value("0.1")})
    assert narrowed is not EMPTY
    assert isinstance(narrowed["years"], Interval)
    assert narrowed["years"].contains(5)


def test_a_role_that_occurs_twice_loses_no_solution() -> None:
    narrowed = narrow(Equation.parse("a * a == b"), {"a": between("-3", "4"), "b": between("4", "9")})
    assert narrowed is not EMPTY
    assert isinstance(narrowed["a"], Interval)
    assert narrowed["a"].contains(-2)
    assert narrowed["a"].contains(3)
