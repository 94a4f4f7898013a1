"""Small networks for the tests of the engine: rules by equation, premises as printed, foreign trade with its growth."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from fractions import Fraction

from factcheck.findings.network import Outcome
from factcheck.quantities.interval import Interval
from factcheck.rulebook.constraint import Constraint, Premise
from factcheck.rulebook.equation import Equation
from factcheck.rulebook.rule import Rule


def rule(name: str, equation: str, severity: str = "error", message: str = "") -> Rule:
    return Rule(name, "test", "", severity, Equation.parse(equation), {}, message, None, f"{name}.md", "")  # type: ignore[arg-type]


GROWTH = rule(
    "growth", "now == before * (1 + rate)", message="{now}, {rate}, so {before.name} would be {before.implied}"
)
SUM = rule("sum", "whole == sum(parts)")
DIFFERENCE = rule("difference", "balance == one - other")
PART_OF = rule("part-of", "part <= whole")
CHANGE = rule("change", "now == before + delta")
EXCHANGE = rule("exchange-rate", "other == one * rate")
SAME = rule("restated", "one == other")


def printed(text: str) -> Interval:
    """The narrow reading of a number as printed; a percentage is a ratio."""
    scale = Fraction(1, 100) if text.endswith("%") else Fraction(1)
    digits = text.rstrip("%")
    half = Fraction(1, 2 * 10 ** len(digits.partition(".")[2]))
    return Interval((Fraction(digits) - half) * scale, (Fraction(digits) + half) * scale)


def says(name: str, cell: Hashable, text: str, wide: Interval | None = None, source: Hashable = None) -> Premise:
    narrow = printed(text)
    return Premise(name, cell, narrow, narrow if wide is None else narrow.hull(wide), source)


def grown(now: Hashable, rate: Hashable, before: Hashable) -> Constraint:
    return Constraint(GROWTH, {"now": now, "rate": rate, "before": before})


def added(whole: Hashable, *parts: Hashable) -> Constraint:
    return Constraint(SUM, {"whole": whole, "parts": parts})


TRADE_RULES = (
    grown("T", "gT", "T0"),
    grown("E", "gE", "E0"),
    grown("I", "gI", "I0"),
    added("T", "E", "I"),
    added("T0", "E0", "I0"),
)
TRADE = {"T": "581.98", "gT": "12.3%", "E": "400.83", "gE": "10.6%", "I": "181.15", "gI": "16.2%"}


def trade(**changed: str | None) -> list[Premise]:
    """Claims on trade, exports and imports with their growth; None leaves one out."""
    claims = {**TRADE, **changed}
    return [
        says(f"a1.c{number}", cell, text) for number, (cell, text) in enumerate(claims.items(), 1) if text is not None
    ]


def conflicts(outcomes: Sequence[Outcome]) -> list[Outcome]:
    return [outcome for outcome in outcomes if outcome.verdict == "conflicting"]


def verdicts(outcomes: Sequence[Outcome]) -> list[tuple[object, ...]]:
    """All that an outcome decides."""
    return [
        (o.rule.name, o.verdict, o.severity, o.premises, o.references, o.confirmed, dict(o.repairs), o.truncation)
        for o in outcomes
    ]
