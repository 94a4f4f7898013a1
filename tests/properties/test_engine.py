"""Properties of the engine: it loses no solution, invents no clash, and minds no order, scale or stranger."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st
from networks import SAME, TRADE_RULES, added, conflicts, grown, trade, verdicts

from factcheck.findings.network import Constraint, Premise, settle
from factcheck.quantities.interval import Interval
from factcheck.rulebook.equation import EMPTY, Equation, narrow

SCALED = 100
EQUATIONS = {
    "now == before * (1 + rate)": lambda v: {**v, "now": v["before"] * (1 + v["rate"])},
    "part == share * whole": lambda v: {**v, "part": v["share"] * v["whole"]},
    "balance == one - other": lambda v: {**v, "balance": v["one"] - v["other"]},
    "now == before / factor": lambda v: {**v, "now": v["before"] / v["factor"]},
    "last == first * (1 + rate) ** years": lambda v: {
        **v,
        "years": Fraction(4),
        "rate": abs(v["rate"]),
        "last": v["first"] * (1 + abs(v["rate"])) ** 4,
    },
    "later - earlier == (a - b) * (1 + jump)": lambda v: {
        **v,
        "later": v["earlier"] + (v["a"] - v["b"]) * (1 + v["jump"]),
    },
    "a * a + a == b": lambda v: {**v, "b": v["a"] * v["a"] + v["a"]},
}
VALUES = st.fractions(min_value=-50, max_value=50, max_denominator=100).filter(lambda value: value != 0)


def around(value: Fraction, draw: st.DrawFn) -> Interval:
    """An interval that holds a value, at times without a bound."""
    below, above = draw(st.tuples(*[st.fractions(min_value=0, max_value=5, max_denominator=50)] * 2))
    shape = draw(st.sampled_from(("both", "both", "both", "low", "high", "any")))
    return Interval(
        value - below if shape in ("both", "low") else None,
        value + above if shape in ("both", "high") else None,
        shape in ("both", "low") and below > 0 and draw(st.booleans()),
        shape in ("both", "high") and above > 0 and draw(st.booleans()),
    )


@given(st.data(), st.sampled_from(sorted(EQUATIONS)))
def test_narrowing_never_loses_a_solution(data: st.DataObject, text: str) -> None:
    equation = Equation.parse(text)
    solution = EQUATIONS[text]({name: data.draw(VALUES) for name in equation.names})
    environment = {name: around(solution[name], data.draw) for name in equation.names}
    narrowed = narrow(equation, environment)
    assert narrowed is not EMPTY
    for name, interval in narrowed.items():
        assert isinstance(interval, Interval)
        assert interval.contains(solution[name]), name
        assert interval.within(environment[name])


@given(st.data(), st.lists(VALUES, min_size=1, max_size=6))
def test_narrowing_a_sum_never_loses_a_solution(data: st.DataObject, parts: list[Fraction]) -> None:
    environment = {
        "whole": around(sum(parts, Fraction(0)), data.draw),
        "parts": tuple(around(p, data.draw) for p in parts),
    }
    narrowed = narrow(Equation.parse("whole == sum(parts)"), environment)
    assert narrowed is not EMPTY
    kept = narrowed["parts"]
    assert isinstance(kept, tuple)
    assert all(interval.contains(value) for interval, value in zip(kept, parts, strict=True))


@dataclass(frozen=True)
class World:
    """A random network, and the value of every cell in a world where all of it is true."""

    truth: dict[str, Fraction]
    claims: tuple[Premise, ...]
    bound: tuple[Constraint, ...]


def world(seed: int, mistakes: int = 0, prefix: str = "") -> World:
    """Levels with sums and growth between two years; each cell is stated at random, rounded as in print."""
    dice = random.Random(seed)
    truth: dict[str, Fraction] = {}
    bound: list[Constraint] = []
    leaves = [f"{prefix}p{n}" for n in range(dice.randint(2, 4))]
    for leaf in leaves:
        truth[leaf] = Fraction(dice.randint(1000, 99999), 100)
        truth[f"{leaf}-before"] = Fraction(dice.randint(1000, 99999), 100)
    whole = f"{prefix}whole"
    for year in ("", "-before"):
        truth[whole + year] = sum((truth[leaf + year] for leaf in leaves), Fraction(0))
        bound.append(added(whole + year, *(leaf + year for leaf in leaves)))
    for cell in (*leaves, whole):
        truth[f"{cell}-rate"] = truth[cell] / truth[f"{cell}-before"] - 1
        bound.append(grown(cell, f"{cell}-rate", f"{cell}-before"))
    claims = []
    stated = [cell for cell in truth for _ in range(dice.choice((0, 1, 1, 1, 2)))]
    wrong = set(dice.sample(range(len(stated)), min(mistakes, len(stated))))
    for number, cell in enumerate(stated):
        value = truth[cell] * (Fraction(dice.choice((3, 8, 12, 20)), 10) if number in wrong else 1)
        narrow_half = Fraction(1, dice.choice((200, 2000))) * (1 if "-rate" not in cell else Fraction(1, 10))
        step = 2 * narrow_half
        shown = step * round(value / step)
        wide = Interval(shown - 3 * narrow_half, shown + 3 * narrow_half)
        claims.append(Premise(f"{prefix}a1.c{number}", cell, Interval(shown - narrow_half, shown + narrow_half), wide))
    return World(truth, tuple(claims), tuple(bound))


SEEDS = st.integers(0, 10**6)


@settings(max_examples=SCALED, deadline=None)
@given(SEEDS)
def test_what_is_true_never_clashes(seed: int) -> None:
    true = world(seed)
    assert all(claim.narrow.contains(true.truth[str(claim.cell)]) for claim in true.claims)
    assert not conflicts(settle(true.claims, true.bound, SAME))


@settings(max_examples=SCALED, deadline=None)
@given(SEEDS, st.integers(1, 3))
def test_every_conflict_holds_a_mistake_and_is_minimal(seed: int, mistakes: int) -> None:
    wrong = world(seed, mistakes)
    false = {claim.id for claim in wrong.claims if not claim.narrow.contains(wrong.truth[str(claim.cell)])}
    for finding in conflicts(settle(wrong.claims, wrong.bound, SAME)):
        assert false & set(finding.premises)
        taking_part = [claim for claim in wrong.claims if claim.id in finding.premises]
        for left_out in taking_part:
            rest = [claim for claim in taking_part if claim is not left_out]
            left = conflicts(settle(rest, wrong.bound, SAME))
            assert all(other.severity != finding.severity for other in left), left_out.id


@settings(max_examples=SCALED, deadline=None)
@given(SEEDS)
def test_a_single_mistake_is_at_most_one_finding_that_its_truth_would_mend(seed: int) -> None:
    wrong = world(seed, 1)
    false = [claim for claim in wrong.claims if not claim.narrow.contains(wrong.truth[str(claim.cell)])]
    found = conflicts(settle(wrong.claims, wrong.bound, SAME))
    assert len(found) <= len(false)
    for finding in found:
        (culprit,) = false
        if culprit.id in finding.repairs:
            assert finding.repairs[culprit.id].contains(wrong.truth[str(culprit.cell)])


@settings(max_examples=SCALED, deadline=None)
@given(SEEDS, st.integers(0, 3), st.randoms(use_true_random=False))
def test_order_changes_nothing(seed: int, mistakes: int, dice: random.Random) -> None:
    given_world = world(seed, mistakes)
    claims, bound = list(given_world.claims), list(given_world.bound)
    before = verdicts(settle(claims, bound, SAME))
    dice.shuffle(claims)
    dice.shuffle(bound)
    assert verdicts(settle(claims, bound, SAME)) == before


def summary(outcomes: Sequence[tuple[object, ...]]) -> list[tuple[object, ...]]:
    """Verdicts without the repairs, which have units."""
    return [(*verdict[:6], verdict[7]) for verdict in outcomes]


@settings(max_examples=SCALED, deadline=None)
@given(SEEDS, st.integers(0, 2), st.sampled_from((Fraction(7), Fraction(10**9), Fraction(1, 7), Fraction("0.1372"))))
def test_another_currency_changes_nothing(seed: int, mistakes: int, factor: Fraction) -> None:
    home = world(seed, mistakes)

    def converted(claim: Premise) -> Premise:
        if str(claim.cell).endswith("-rate"):
            return claim
        scale = Interval.from_value(factor)
        return replace(claim, narrow=claim.narrow * scale, wide=claim.wide * scale)

    abroad = [converted(claim) for claim in home.claims]
    assert summary(verdicts(settle(abroad, home.bound, SAME))) == summary(
        verdicts(settle(home.claims, home.bound, SAME))
    )


@settings(max_examples=SCALED, deadline=None)
@given(SEEDS, SEEDS, st.integers(0, 2), st.integers(0, 2))
def test_an_unrelated_article_changes_nothing(seed: int, other: int, mistakes: int, others: int) -> None:
    own, stranger = world(seed, mistakes), world(other, others, "z")
    alone = verdicts(settle(own.claims, own.bound, SAME))
    together = verdicts(settle([*stranger.claims, *own.claims], [*own.bound, *stranger.bound], SAME))
    assert [verdict for verdict in together if not str(verdict[3]).startswith("('z")] == alone


def test_every_single_digit_swap_in_a_redundant_article_is_caught_and_repaired() -> None:
    for cell, swapped in (("T", "589.18"), ("E", "400.38"), ("I", "118.15"), ("gT", "21.3%")):
        (finding,) = conflicts(settle(trade(**{cell: swapped}), TRADE_RULES, SAME))
        (claim,) = [claim for claim in trade() if claim.cell == cell]
        assert finding.repairs[claim.id].meets(claim.narrow)
