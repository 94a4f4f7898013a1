"""Settling: what the sure constraints settle comes first, then what follows from those that were bound on a guess."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence, Set

from factcheck.findings.borne import borne_out
from factcheck.findings.network import Known, Outcome
from factcheck.findings.network import settled as settled_by
from factcheck.findings.proof import constraints as rules_of
from factcheck.findings.rivals import is_guess
from factcheck.record import record
from factcheck.rulebook.constraint import Constraint
from factcheck.rulebook.rule import Rule


@record(frozen=True, slots=True)
class Settling:
    """Constraints to be settled, in the order of the premises that are `known`; `is_counted` tells which outcomes are
    reported at all, `reported` which are beside all that is found.
    """

    known: Known
    bound: Sequence[Constraint]
    same: Rule | None
    is_counted: Callable[[Outcome], bool]
    reported: Callable[[Sequence[Outcome]], Sequence[Outcome]]

    def found(self) -> list[Outcome]:
        """All outcomes: what is sure and not reported keeps no guess from being."""
        sure = [one for one in self.bound if not one.tentative]
        settled, misread = self.parted(settled_by(self.known, sure, self.same, self.is_counted))
        found = self.beside_guesses(settled, misread)
        doubted = self.doubted(settled, found)
        if doubted:
            misread |= {constraint for one in doubted if one.proof.is_direct for constraint in rules_of(one.proof)}
            found = self.beside_guesses([one for one in settled if one not in doubted], misread)
        return found

    def beside_guesses(self, settled: Sequence[Outcome], misread: Set[Constraint]) -> list[Outcome]:
        """What is settled, and what follows from guesses beside it."""
        guessed = self.guesses([one for one in self.bound if one not in misread], settled)
        unsure = list(borne_out([*settled, *guessed]))
        guessed, mistaken = self.parted(guessed)
        told = [*settled, *(one for one in guessed if mistaken.isdisjoint(rules_of(one.proof)))]
        return [*told, *spared(unsure, blamed_by(told))]

    def parted(self, settled: Sequence[Outcome]) -> tuple[list[Outcome], set[Constraint]]:
        """The outcomes that are reported, and the constraints whose clash is none: they compare different things."""
        kept = list(filter(self.is_counted, settled))
        known = set(map(id, kept))
        return kept, {c for one in settled if id(one) not in known and one.proof.is_direct for c in rules_of(one.proof)}

    def guesses(self, bound: Sequence[Constraint], settled: Sequence[Outcome]) -> list[Outcome]:
        """What follows from constraints that were bound on a guess, apart from what the sure ones settled."""
        if not any(constraint.tentative for constraint in bound):
            return []
        blamed = blamed_by(settled)
        found = [one for one in settled_by(self.known, bound, self.same, self.is_counted) if is_guess(one)]
        fresh = said_once(settled, found)
        return [one for one in fresh if one.verdict == "consistent" or blamed.isdisjoint(one.premises)]

    def doubted(self, settled: Sequence[Outcome], found: Sequence[Outcome]) -> list[Outcome]:
        """The conflicts of some outcomes that are not reported beside all that was found."""
        clashes = [one for one in settled if one.verdict == "conflicting"]
        told = {(one.rule.name, one.premises) for one in self.reported(found)} if clashes else set()
        return [one for one in clashes if (one.rule.name, one.premises) not in told]


def said_once(settled: Iterable[Outcome], found: Iterable[Outcome]) -> list[Outcome]:
    """What is found of claims of which no equation was settled before: a sum is a difference, told the other way."""
    known = {frozenset(one.premises) for one in settled if one.rule.equation.comparison == "=="}
    fresh = []
    for one in found:
        if frozenset(one.premises) not in known:
            fresh.append(one)
            known.add(frozenset(one.premises))
    return fresh


def blamed_by(settled: Iterable[Outcome]) -> set[str]:
    """The claims that conflicts touch."""
    return {name for outcome in settled if outcome.verdict == "conflicting" for name in outcome.premises}


def spared(found: Iterable[Outcome], blamed: Set[str]) -> Iterator[Outcome]:
    """The outcomes of claims that no conflict touches."""
    return (one for one in found if blamed.isdisjoint(one.premises))
