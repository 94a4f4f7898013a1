"""The engine: settles premises and constraints into outcomes, each with its smallest set of premises and its proof."""

from __future__ import annotations

import math
from collections.abc import Callable, Hashable, Mapping, Sequence
from fractions import Fraction
from types import MappingProxyType
from typing import Final

from factcheck.findings.conflict import Conflict, conflict_of, distinct, leading_rule, repairs, repeated
from factcheck.findings.finding import Severity, Verdict
from factcheck.findings.proof import (
    NARROW,
    WIDE,
    Proof,
    Reading,
    cells_of,
    constraints,
    holds,
    implications,
    nodes,
    tested,
)
from factcheck.findings.search import Network
from factcheck.findings.stated import Stated
from factcheck.quantities.band import Band
from factcheck.quantities.interval import ENTIRE, Interval
from factcheck.record import field, record
from factcheck.rulebook.arithmetic import EXACT
from factcheck.rulebook.constraint import Constraint, Premise
from factcheck.rulebook.rule import Rule

__all__ = ["Constraint", "Outcome", "Premise", "implied", "settle"]

NOBODY: Final[frozenset[str]] = frozenset()
"""No claims, as most outcomes confirm: one set for all."""
NOTHING: Final[Mapping[str, Interval]] = MappingProxyType({})
"""No repairs, as what agrees needs: one for all."""

DECISIVE: Final = 0.25
"""A claim is confirmed by an implied interval of at most this share of its value."""


@record(frozen=True, slots=True)
class Outcome:
    """One constraint tested, by itself or through what others imply.

    `rule` is the one that carries most of the proof. `premises` are the ids of the claims that take part, in order (the
    smallest set, for a conflict), `references` those of the constants. `confirmed` are the claims for which the others
    imply a value no wider than a quarter of their own. `severity`, `repairs` and `truncation` belong to conflicts:
    `repairs` maps claims to the values that would mend it, `truncation` says that it would hold if digits had been cut
    off instead of rounded. `reading` is the one that clashes, or the narrow one.
    """

    rule: Rule
    verdict: Verdict
    severity: Severity | None
    premises: tuple[str, ...]
    references: tuple[str, ...]
    confirmed: frozenset[str]
    proof: Proof
    reading: Reading[Interval]
    repairs: Mapping[str, Interval] = field(default_factory=lambda: NOTHING)
    truncation: bool = False

    @property
    def decisive(self) -> bool:
        """Whether it confirms a claim, or refutes a set of them."""
        return bool(self.confirmed) or self.verdict == "conflicting"


Settled = tuple[Sequence[Outcome], Sequence[tuple[Conflict, Outcome]]]
"""What constraints come to: the outcomes that agree, and the conflicts with theirs."""


class Known:
    """What is known of premises before constraints between them are tested: how they are stated, what became of the
    proofs that need nothing derived, and of the constraints that were tested together.
    """

    __slots__ = ("settled", "stated", "tested")

    def __init__(self, given: Sequence[Premise]) -> None:
        self.stated = Stated(given)
        self.tested: dict[Hashable, Outcome | Conflict | None] = {}
        self.settled: list[tuple[Sequence[Constraint], Settled]] = []

    def come_to(self, bound: Sequence[Constraint], same: Rule | None) -> Settled:
        """What constraints, in order, come to; those that were tested before are not tested again."""
        for before, found in self.settled:
            if before == bound:
                return found
        found = _come_to(self, bound, same)
        self.settled.append((bound, found))
        return found


def settle(
    given: Sequence[Premise],
    bound: Sequence[Constraint],
    same: Rule | None,
    counts: Callable[[Outcome], bool] = lambda outcome: True,
) -> list[Outcome]:
    """Test every constraint whose cells are stated, or derived through a few others, claims of one cell by `same`.

    Outcomes come in order of their first claim. The order of premises and constraints changes nothing. Conflicts that
    one mistake in a reported conflict explains are left out; one that does not count explains none.
    """
    known = Known(given)
    return settled(known, known.stated.in_order(bound), same, counts)


def settled(
    known: Known, bound: Sequence[Constraint], same: Rule | None, counts: Callable[[Outcome], bool]
) -> list[Outcome]:
    """The same of constraints in order, where it is known what is stated."""
    outcomes, refuted = known.come_to(bound, same)
    rank = known.stated.rank
    counted = {id(conflict) for conflict, outcome in refuted if counts(outcome)}
    explaining = set(map(id, distinct([conflict for conflict, _ in refuted if id(conflict) in counted], rank)))
    told = (outcome for conflict, outcome in refuted if id(conflict) in explaining or id(conflict) not in counted)
    return sorted([*outcomes, *told], key=lambda outcome: _place(outcome, rank))


def _come_to(known: Known, bound: Sequence[Constraint], same: Rule | None) -> Settled:
    network = Network(known.stated, bound)
    outcomes: list[Outcome] = []
    conflicts: list[Conflict] = []
    seen: set[tuple[frozenset[Constraint], frozenset[str]]] = set()
    for proof in network.proofs(same):
        if not proof.is_direct:
            mark = frozenset(constraints(proof)), frozenset(premise.id for premise in proof.leaves)
            if mark in seen:
                continue
            seen.add(mark)
        outcome = _known(proof, network, known) if proof.is_direct else _tested(proof, network)
        if isinstance(outcome, Conflict):
            conflicts.append(_smallest(outcome, network, same))
        elif outcome is not None:
            outcomes.append(outcome)
    told = _told_once(outcomes, known.stated.rank)
    return told, [(conflict, _refuted(conflict)) for conflict in conflicts]


def implied(constraint: Constraint, role: str, given: Mapping[str, Interval]) -> Interval:
    """What a constraint implies for one role, given intervals for others; a role left out may be anything.

    The other roles must not be variadic.
    """
    equation = constraint.rule.equation
    values = [given.get(name, ENTIRE) for name in equation.names]
    outside = equation.outside(values, equation.forward(values, EXACT), EXACT)
    found = outside[equation.names.index(role)]
    return found if isinstance(found, Interval) else ENTIRE


def _known(proof: Proof, network: Network, known: Known) -> Outcome | Conflict | None:
    """What becomes of a direct proof, which is tested once."""
    bound = proof.constraint
    traits = bound.rule.name, bound.lowered, bound.decisive, bound.tentative
    mark = (*traits, *(premise.id for premise in proof.leaves))
    if mark not in known.tested:
        known.tested[mark] = _tested(proof, network)
    return known.tested[mark]


def _tested(proof: Proof, network: Network) -> Outcome | Conflict | None:
    """What becomes of a proof: floats answer where they are certain; None where it tests nothing."""
    certain, implications_of = tested(proof, network.screened)
    if certain is not True:
        conflict = conflict_of(proof, network.stated.rank)
        if conflict is not None:
            return conflict
    taking_part = {premise.id: premise for premise in proof.leaves}
    confirmed = _confirmed(proof, taking_part, network, implications_of)
    if not (confirmed or proof.is_direct or proof.constraint.told):
        return None  # what follows from itself, or is too vague, tests nothing
    ordered = sorted(taking_part, key=network.stated.rank.__getitem__)
    return Outcome(
        rule=leading_rule(proof),
        verdict="consistent",
        severity=None,
        premises=tuple(name for name in ordered if not taking_part[name].is_reference),
        references=tuple(name for name in ordered if taking_part[name].is_reference),
        confirmed=confirmed,
        proof=proof,
        reading=NARROW,
    )


def _confirmed(proof: Proof, taking_part: Mapping[str, Premise], network: Network,
               screened: Callable[[], Mapping[str, Band]]) -> frozenset[str]:
    """The claims of a proof that holds for which the others imply a narrow enough value."""
    if not proof.constraint.decisive or proof.constraint.rule.equation.comparison != "==":
        return NOBODY
    implied_by_others = screened()
    more_than_once = repeated(proof)
    found = set()
    for name, premise in taking_part.items():
        if premise.is_reference:
            continue
        alone = frozenset((name,)) if name in more_than_once else frozenset[str]()
        values = implications(proof, network.screened.leaving_out(alone))[name] if alone else implied_by_others[name]
        tight = _is_tight(values, network.stated.band(premise))
        if tight is None:
            tight = _is_exactly_tight(implications(proof, NARROW.leaving_out(alone))[name], premise.narrow)
        if tight:
            found.add(name)
    return frozenset(found) if found else NOBODY


def _is_tight(values: Band, own: Band) -> bool | None:
    """Whether implied values are within a quarter of a claim's own; None where floats cannot tell."""
    lo, hi, error = values
    ends = [end for end in own[:2] if not math.isinf(end)]
    against = DECISIVE * abs(sum(ends)) / len(ends) if ends else 0.0
    margin = against - (hi - lo)
    certainty = 2 * (error + own[2]) + 1e-12 * against
    if margin > certainty:
        return True
    return False if margin < -certainty else None


def _is_exactly_tight(values: Interval, own: Interval) -> bool:
    ends = [end for end in (own.lo, own.hi) if end is not None]
    width = values.relative_width(sum(ends, Fraction(0)) / len(ends)) if ends else None
    return width is not None and width <= DECISIVE


def _smallest(conflict: Conflict, network: Network, same: Rule | None) -> Conflict:
    """The smallest conflict among a derived one's claims: other derivations may need fewer of them."""
    if conflict.proof.is_direct:
        return conflict
    cells = set(cells_of(conflict.proof))
    bound = network.among(cells)
    for left_out in conflict.premises:
        fewer = [premise for premise in conflict.premises if premise is not left_out]
        stated = Stated([*fewer, *conflict.references])
        subnet = Network(stated, stated.in_order(bound))
        for proof in subnet.proofs(same):
            if holds(proof, subnet.screened) is True:
                continue
            found = conflict_of(proof, stated.rank)
            if found is not None and (found.reading.of is conflict.reading.of or found.reading.of is WIDE.of):
                return _smallest(found, subnet, same)
    return conflict


def _refuted(conflict: Conflict) -> Outcome:
    return Outcome(
        rule=conflict.rule,
        verdict="conflicting",
        severity=conflict.severity,
        premises=tuple(premise.id for premise in conflict.premises),
        references=tuple(premise.id for premise in conflict.references),
        confirmed=NOBODY,
        proof=conflict.proof,
        reading=conflict.reading,
        repairs=repairs(conflict),
        truncation=conflict.truncation,
    )


def _told_once(outcomes: Sequence[Outcome], rank: Mapping[str, int]) -> list[Outcome]:
    """What agrees, without what one rule says of the same premises by another way round: the first tested is told."""
    kept: dict[Hashable, Outcome] = {}
    for outcome in outcomes:
        mark: Hashable = id(outcome)
        if not outcome.proof.is_direct:
            mark = outcome.rule.name, outcome.premises, outcome.references
        known = kept.get(mark)
        if known is None or _tests(outcome, rank) < _tests(known, rank):
            kept[mark] = outcome
    return list(kept.values())


def _tests(outcome: Outcome, rank: Mapping[str, int]) -> list[int]:
    """Which premises the tested constraint itself holds, by their places."""
    return sorted(rank[node.id] for node in nodes(outcome.proof.inputs) if isinstance(node, Premise))


def _place(outcome: Outcome, rank: Mapping[str, int]) -> tuple[object, ...]:
    """Where an outcome stands in the report: by its claims, its rule and its references."""
    return [rank[name] for name in outcome.premises], outcome.rule.name, outcome.references
