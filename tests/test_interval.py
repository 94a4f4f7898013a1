"""Intervals: what they hold, that no operation loses a result, and how they read."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.quantities import band
from factcheck.quantities.interval import ENTIRE, Interval

Member = tuple[Interval, Fraction]
VALUES = st.fractions(min_value=-1000, max_value=1000, max_denominator=1000)


def between(lo: str | None, hi: str | None, *, lo_open: bool = False, hi_open: bool = False) -> Interval:
    return Interval(None if lo is None else Fraction(lo), None if hi is None else Fraction(hi), lo_open, hi_open)


@st.composite
def members(draw: st.DrawFn, values: st.SearchStrategy[Fraction] = VALUES) -> Member:
    """An interval, bounded or not, open or not, and one of its members."""
    ends = sorted(draw(st.lists(values, min_size=3, max_size=3)))
    lo, value, hi = ends
    unbounded = draw(st.sampled_from(("no", "no", "low", "high", "both")))
    return Interval(
        None if unbounded in ("low", "both") else lo,
        None if unbounded in ("high", "both") else hi,
        unbounded not in ("low", "both") and lo < value and draw(st.booleans()),
        unbounded not in ("high", "both") and value < hi and draw(st.booleans()),
    ), value


@given(members(), members())
def test_operations_contain_every_pointwise_result(one: Member, other: Member) -> None:
    (a, x), (b, y) = one, other
    assert (a + b).contains(x + y)
    assert (a - b).contains(x - y)
    assert (a * b).contains(x * y)
    assert (-a).contains(-x)
    assert a.hull(b).contains(x)
    assert a.hull(b).contains(y)
    if y != 0:
        assert (a / b).contains(x / y)
    assert (a * b).solve_factor(b).contains(x)


@given(members(), members())
def test_intersection_holds_exactly_the_common_members(one: Member, other: Member) -> None:
    (a, x), (b, y) = one, other
    common = a.intersect(b)
    for value in (x, y, (x + y) / 2):
        assert common.contains(value) == (a.contains(value) and b.contains(value))
    assert a.meets(b) == (not common.is_empty)
    assert common.within(a)


@given(members(), st.integers(min_value=-6, max_value=12))
def test_integer_powers_contain_every_power(one: Member, exponent: int) -> None:
    a, x = one
    power = a ** Interval.from_value(exponent)
    if x != 0 or exponent >= 0:
        assert power.contains(x**exponent)
        assert power.solve_base(Interval.from_value(exponent), a).contains(x)


@given(members(st.fractions(min_value=0, max_value=50, max_denominator=100)), members(st.integers(1, 8).map(Fraction)))
def test_powers_with_uncertain_exponents_contain_every_power(one: Member, other: Member) -> None:
    (a, x), (b, y) = one, other
    assert (a**b).contains(x ** int(y))
    assert Interval.from_value(x ** int(y)).solve_base(b, a).contains(x)
    if a.lo is not None and a.lo > 1:
        assert Interval.from_value(x ** int(y)).solve_exponent(a).contains(y)


@given(st.fractions(min_value="1/1000", max_value=1000, max_denominator=1000), st.integers(2, 30))
def test_roots_are_within_a_trillionth(value: Fraction, degree: int) -> None:
    root = Interval.from_value(value) ** Interval.from_value(Fraction(1, degree))
    assert (root ** Interval.from_value(degree)).contains(value)
    width = root.relative_width()
    assert width is not None
    assert width < Fraction(1, 10**11)


@given(members(), members())
def test_bands_answer_only_what_is_true(one: Member, other: Member) -> None:
    (a, _), (b, _) = one, other
    left, right = band.from_interval(a), band.from_interval(b)
    sums = (a + b, band.add(left, right)), (a - b, band.subtract(left, right))
    for exact, floating in (*sums, (a * b, band.multiply(left, right))):
        if floating[2] < float("inf"):
            assert exact.lo is None or abs(Fraction(floating[0]) - exact.lo) <= Fraction(floating[2])
            assert exact.hi is None or abs(Fraction(floating[1]) - exact.hi) <= Fraction(floating[2])
        overlap = band.overlap(floating, left)
        assert overlap is None or overlap == exact.meets(a)


def test_open_ends_are_no_members() -> None:
    more_than = between("500000", None, lo_open=True)
    assert not more_than.contains(500000)
    assert more_than.contains(500001)
    assert between("1", "1", hi_open=True).is_empty
    assert not between("1", "2").meets(between("2", "3", lo_open=True))
    assert between("1", "2").meets(between("2", "3"))
    assert (between("1", "2", hi_open=True) + between("1", "1")).hi_open


def test_divisors_on_both_sides_of_zero_allow_anything() -> None:
    assert between("1", "2") / between("-1", "1") == ENTIRE
    assert between("1", "2") / between("0", "4") == between("1/4", None)
    assert between("0", "2").solve_factor(between("0", "4")) == ENTIRE


@pytest.mark.parametrize(
    ("interval", "brackets", "words"),
    [
        (between("2787500", "2788500"), "[2,787,500, 2,788,500]", "2,787,500 to 2,788,500"),
        (between("500000", None, lo_open=True), "more than 500,000", "more than 500,000"),
        (between(None, "12.5"), "at most 12.5", "at most 12.5"),
        (between("0.12249", "0.12351"), "[0.1224, 0.1236]", "0.1224 to 0.1236"),
        (between("-2", "-1", lo_open=True), "(-2, -1]", "-2 to -1"),
        (between("71738", "71738"), "[71,738, 71,738]", "71,738"),
        (ENTIRE, "any value", "any value"),
    ],
)
def test_intervals_read_well(interval: Interval, brackets: str, words: str) -> None:
    assert (str(interval), interval.words()) == (brackets, words)


@given(members())
def test_printed_ends_never_leave_a_member_out(one: Member) -> None:
    a, x = one
    if a.is_bounded:
        low, high = (Fraction(end.replace(",", "")) for end in str(a)[1:-1].split(", "))
        assert low <= x <= high


def test_the_relative_width_says_nothing_about_zero() -> None:
    assert between("90", "110").relative_width() == Fraction(1, 5)
    assert between("-1", "1").relative_width() is None
    assert between("1", None).relative_width() is None
    assert between("90", "110").relative_width(Fraction(200)) == Fraction(1, 10)
