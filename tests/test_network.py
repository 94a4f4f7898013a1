"""The engine on small networks: what it tests, what it blames, what it would repair, and how it says so."""

from __future__ import annotations

from fractions import Fraction

import pytest
from cost import assert_linear
from networks import (
    CHANGE,
    DIFFERENCE,
    EXCHANGE,
    PART_OF,
    SAME,
    TRADE,
    TRADE_RULES,
    added,
    conflicts,
    grown,
    printed,
    rule,
    says,
    trade,
    verdicts,
)

from factcheck.findings.explain import because, message
from factcheck.findings.network import Constraint, Outcome, Premise, implied, settle
from factcheck.quantities.interval import Interval

HALF = Interval(Fraction("487500"), Fraction("512500"))


def test_growth_of_a_total_is_tested_against_its_parts() -> None:
    growth, total = settle(trade(), TRADE_RULES, SAME)
    assert (growth.rule.name, growth.verdict, set(growth.premises)) == (
        "growth",
        "consistent",
        {f"a1.c{n}" for n in range(1, 7)},
    )
    assert (total.rule.name, total.premises) == ("sum", ("a1.c1", "a1.c3", "a1.c5"))
    assert total.confirmed == {"a1.c1", "a1.c3", "a1.c5"}
    assert total.decisive


def test_a_total_that_nobody_states_is_derived() -> None:
    (growth,) = settle(trade(T=None), TRADE_RULES, SAME)
    assert (growth.rule.name, growth.premises) == ("growth", ("a1.c2", "a1.c3", "a1.c4", "a1.c5", "a1.c6"))
    assert growth.confirmed >= {"a1.c2", "a1.c4"}


@pytest.mark.parametrize(
    ("cell", "text", "leading", "size"),
    [
        ("gT", "13.2%", "growth", 5),
        ("gT", "21.3%", "growth", 5),
        ("gE", "16.0%", "growth", 5),
        ("gI", "12.6%", "growth", 5),
        ("T", "518.98", "sum", 3),
        ("E", "408.03", "sum", 3),
        ("I", "118.15", "sum", 3),
    ],
)
def test_one_mistake_is_one_finding_with_the_truth_among_its_repairs(
    cell: str, text: str, leading: str, size: int
) -> None:
    (finding,) = conflicts(settle(trade(**{cell: text}), TRADE_RULES, SAME))
    assert (finding.rule.name, len(finding.premises), finding.severity) == (leading, size, "error")
    culprit = f"a1.c{list(TRADE).index(cell) + 1}"
    assert finding.repairs[culprit].meets(printed(TRADE[cell]))
    assert not finding.repairs[culprit].meets(printed(text))


def test_a_claim_that_a_proof_uses_twice_is_repaired_by_trial() -> None:
    (finding,) = conflicts(settle(trade(T=None, E="100.83"), TRADE_RULES, SAME))
    assert finding.repairs["a1.c3"].contains(Fraction("400.83"))


def test_mistakes_in_different_claims_stay_distinct() -> None:
    claims = [*trade(T="518.98"), says("a1.c7", "P", "30"), says("a1.c8", "Q", "20"), says("a1.c9", "R", "60")]
    found = conflicts(settle(claims, [*TRADE_RULES, added("R", "P", "Q")], SAME))
    assert [finding.premises for finding in found] == [("a1.c1", "a1.c3", "a1.c5"), ("a1.c7", "a1.c8", "a1.c9")]


def test_claims_of_one_cell_are_compared_in_order() -> None:
    claims = [says("a1.c2", "x", "48.1"), says("a1.c1", "x", "48"), says("a1.c10", "x", "48.06")]
    assert [outcome.premises for outcome in settle(claims, [], SAME)] == [("a1.c1", "a1.c2"), ("a1.c2", "a1.c10")]
    assert settle(claims, [], None) == []


def test_a_copied_mistake_is_one_finding() -> None:
    claims = [says(f"a1.c{n}", "x", text) for n, text in enumerate(["48.1", "84.1", "48.1", "84.1"], 1)]
    (finding,) = conflicts(settle(claims, [], SAME))
    assert finding.premises == ("a1.c1", "a1.c2")


def test_a_vague_claim_between_two_that_clash_hides_nothing() -> None:
    vague = Premise("a1.c2", "x", Interval(Fraction(90), Fraction(120)), Interval(Fraction(90), Fraction(120)))
    (finding,) = conflicts(settle([says("a1.c1", "x", "100"), vague, says("a1.c3", "x", "110")], [], SAME))
    assert finding.premises == ("a1.c1", "a1.c3")


def test_a_clash_in_the_narrow_reading_alone_is_a_warning() -> None:
    claims = [says("a1.c1", "x", "500000", HALF), says("a1.c2", "x", "510000", HALF)]
    assert [finding.severity for finding in conflicts(settle(claims, [], SAME))] == ["warning"]
    claims[1] = says("a1.c2", "x", "530000")
    assert [finding.severity for finding in conflicts(settle(claims, [], SAME))] == ["error"]


def test_a_clash_between_articles_or_by_a_synonym_is_one_step_lower() -> None:
    claims = [says("a1.c1", "x", "5", source=1), says("a2.c1", "x", "9", source=2)]
    assert [finding.severity for finding in conflicts(settle(claims, [], SAME))] == ["warning"]
    claims = [says("a1.c1", "x", "5"), says("a1.c2", "y", "9")]
    bound = Constraint(SAME, {"one": "x", "other": "y"}, lowered=2)
    assert [finding.severity for finding in conflicts(settle(claims, [bound], SAME))] == ["note"]


def test_a_rule_reports_no_higher_than_its_page_says() -> None:
    note = rule("oddity", "one == other", "note")
    (finding,) = conflicts(
        settle([says("a1.c1", "x", "5"), says("a1.c2", "y", "9")], [Constraint(note, {"one": "x", "other": "y"})], SAME)
    )
    assert finding.severity == "note"


def test_digits_cut_off_are_marked() -> None:
    claims = [says("a1.c1", "x", "2.78"), says("a1.c2", "x", "2.788")]
    assert [finding.truncation for finding in conflicts(settle(claims, [], SAME))] == [True]
    claims[0] = says("a1.c1", "x", "2.68")
    assert [finding.truncation for finding in conflicts(settle(claims, [], SAME))] == [False]


def test_bounds_confirm_nothing() -> None:
    claims = [says("a1.c1", "part", "11.65"), says("a1.c2", "whole", "40.22")]
    (outcome,) = settle(claims, [Constraint(PART_OF, {"part": "part", "whole": "whole"})], SAME)
    assert (outcome.verdict, outcome.confirmed, outcome.decisive) == ("consistent", frozenset(), False)
    more_than = Interval(Fraction(500000), None, lo_open=True)
    claims = [Premise("a1.c1", "x", more_than, more_than), says("a1.c2", "x", "503000")]
    (outcome,) = settle(claims, [], SAME)
    assert outcome.confirmed == {"a1.c1"}


def test_an_implied_value_wider_than_a_quarter_confirms_nothing() -> None:
    claims = [says("a1.c1", "now", "101"), says("a1.c2", "rate", "1%"), says("a1.c3", "before", "100")]
    (outcome,) = settle(claims, [grown("now", "rate", "before")], SAME)
    assert outcome.confirmed == {"a1.c1", "a1.c3"}


def test_a_relation_told_twice_does_not_confirm_itself() -> None:
    claims = [says("a1.c1", "E", "50"), says("a1.c2", "I", "30")]
    told = [Constraint(DIFFERENCE, {"balance": "B", "one": "E", "other": "I"}), added("E", "B", "I")]
    assert settle(claims, told, SAME) == []


def test_a_rate_and_a_change_of_one_level_test_each_other() -> None:
    claims = [says("a1.c1", "now", "112.0"), says("a1.c2", "rate", "12.0%"), says("a1.c3", "delta", "12.0")]
    told = [grown("now", "rate", "before"), Constraint(CHANGE, {"now": "now", "before": "before", "delta": "delta"})]
    (outcome,) = settle(claims, told, SAME)
    assert (outcome.verdict, outcome.confirmed) == ("consistent", {"a1.c2", "a1.c3"})
    claims[2] = says("a1.c3", "delta", "21.0")
    (outcome,) = settle(claims, told, SAME)
    assert (outcome.verdict, outcome.premises) == ("conflicting", ("a1.c1", "a1.c2", "a1.c3"))


def conversion(one: str, other: str) -> Constraint:
    return Constraint(EXCHANGE, {"one": one, "other": other, "rate": "rate"})


def test_conversions_share_one_rate_and_fit_the_reference() -> None:
    reference = Premise("ref:CNY-USD", "rate", *[Interval(Fraction("0.139"), Fraction("0.143"))] * 2)
    claims = [
        says("a1.c1", "a", "40.22"),
        says("a1.c2", "b", "5.70"),
        says("a1.c3", "c", "11.65"),
        says("a1.c4", "d", "1.65"),
    ]
    bound = [conversion("a", "b"), conversion("c", "d")]
    assert [o.premises for o in settle(claims, bound, SAME)] == [("a1.c1", "a1.c2", "a1.c3", "a1.c4")]
    outcomes = settle([*claims, reference], bound, SAME)
    assert [(o.premises, o.references) for o in outcomes] == [
        (("a1.c1", "a1.c2"), ("ref:CNY-USD",)),
        (("a1.c1", "a1.c2", "a1.c3", "a1.c4"), ()),
        (("a1.c3", "a1.c4"), ("ref:CNY-USD",)),
    ]
    claims[3] = says("a1.c4", "d", "1.56")
    (finding,) = conflicts(settle([*claims, reference], bound, SAME))
    assert (finding.premises, finding.references) == (("a1.c3", "a1.c4"), ("ref:CNY-USD",))
    assert set(finding.repairs) == {"a1.c3", "a1.c4"}
    assert finding.repairs["a1.c4"].meets(printed("1.65"))


def test_the_nearest_of_equal_claims_speaks_for_its_cell() -> None:
    claims = [
        says("a1.c1", "x", "126"),
        says("a1.c2", "y", "7"),
        says("a1.c3", "x", "126"),
        says("a1.c4", "rate", "21%"),
        says("a1.c5", "before", "104"),
    ]
    outcomes = settle(claims, [grown("x", "rate", "before")], SAME)
    assert ("a1.c3", "a1.c4", "a1.c5") in [outcome.premises for outcome in outcomes]
    preferred = Constraint(
        grown("x", "rate", "before").rule, {"now": "x", "rate": "rate", "before": "before"}, prefer=frozenset({"a1.c1"})
    )
    assert ("a1.c1", "a1.c4", "a1.c5") in [outcome.premises for outcome in settle(claims, [preferred], SAME)]


def test_a_lone_growth_claim_implies_its_base() -> None:
    base = implied(grown("now", "rate", "before"), "before", {"now": printed("126"), "rate": printed("21%")})
    assert base == Interval(Fraction("125.5") / Fraction("1.215"), Fraction("126.5") / Fraction("1.205"))


def clause(name: str) -> str:
    return {
        "a1.c1": "trade was 581.98 billion",
        "a1.c2": "trade grew 13.2%",
        "a1.c3": "exports were 400.83 billion",
        "a1.c4": "exports grew 10.6%",
        "a1.c5": "imports were 181.15 billion",
        "a1.c6": "imports grew 16.2%",
    }[name]


def test_a_proof_is_told_step_by_step() -> None:
    (finding,) = conflicts(settle(trade(T=None, gT="13.2%"), TRADE_RULES, SAME))
    assert because(finding, clause, str) == (
        "exports were 400.83 billion, and imports were 181.15 billion, so T would be 581.97 to 581.99",
        "exports were 400.83 billion, and exports grew 10.6%, so E0 would be 362.24 to 362.59",
        "imports were 181.15 billion, and imports grew 16.2%, so I0 would be 155.82 to 155.97",
        "E0 would be 362.24 to 362.59, and I0 would be 155.82 to 155.97, so T0 would be 518.06 to 518.55",
        "T would be 581.97 to 581.99, and T0 would be 518.06 to 518.55, so gT would be 0.1223 to 0.1234",
        "trade grew 13.2%",
    )
    assert message(finding, clause, str) == "four other figures put gT at 0.1223 to 0.1234, but trade grew 13.2%"


def test_a_message_names_its_roles() -> None:
    claims = [says("a1.c1", "now", "133"), says("a1.c2", "rate", "21%"), says("a1.c3", "before", "104")]
    (finding,) = conflicts(settle(claims, [grown("now", "rate", "before")], SAME))
    assert message(finding, str, str) == "a1.c1, a1.c2, so before would be 109 to 110.8"
    assert because(finding, str, str) == ("a1.c3, and a1.c2, so now would be 124.7 to 127", "a1.c1")


def test_restatements_are_told_plainly() -> None:
    (finding,) = conflicts(settle([says("a1.c1", "x", "48"), says("a1.c2", "x", "84")], [], SAME))
    assert because(finding, str, str) == ("a1.c1", "a1.c2")


def large(size: int) -> tuple[list[Premise], list[Constraint]]:
    claims, bound = [], []
    for number in range(size):
        names = {cell: f"{cell}{number}" for cell in ("T", "gT", "E", "gE", "I", "gI", "T0", "E0", "I0")}
        claims += [says(f"a{number}.c{at}", names[cell], text) for at, (cell, text) in enumerate(TRADE.items())]
        bound += [
            grown(*(names[c] for c in ("T", "gT", "T0"))),
            grown(*(names[c] for c in ("E", "gE", "E0"))),
            grown(*(names[c] for c in ("I", "gI", "I0"))),
            added(names["T"], names["E"], names["I"]),
            added(names["T0"], names["E0"], names["I0"]),
        ]
    return claims, bound


def test_the_cost_of_many_articles_is_linear() -> None:
    assert_linear(lambda size: settle(*large(size), SAME), 50)


def hub(size: int) -> list[Outcome]:
    """Pairs of claims that one exchange rate ties to each other."""
    claims = [says(f"a1.c{n}", n, "100.00") for n in range(1, size + 1)]
    bound = [Constraint(EXCHANGE, {"one": n, "other": n + 1, "rate": "rate"}) for n in range(1, size, 2)]
    return settle(claims, bound, SAME)


def test_a_hub_cell_does_not_cost_its_square() -> None:
    assert_linear(hub, 200)
    assert len(hub(200)) == 99


def test_cells_and_constraints_given_twice_change_nothing() -> None:
    assert verdicts(settle(trade(), [*TRADE_RULES, *TRADE_RULES], SAME)) == verdicts(settle(trade(), TRADE_RULES, SAME))
