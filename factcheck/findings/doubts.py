"""Doubts: which conflicts are no mistake of the writer's, and which are a step less sure than their figures say."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import Final

from factcheck.claims.claim import MISTYPED, MISTYPED_REST
from factcheck.claims.ties.amounts import ADDITIVE
from factcheck.findings.cause import is_equation
from factcheck.findings.explanations import (
    culprits,
    is_american,
    is_at_pace,
    is_beside,
    is_cut_off,
    is_headed,
    is_mistyped,
    is_nearly_fair,
    is_of_two_days,
    is_outlandish,
    is_pinned,
    is_rescaled,
    is_slip,
    is_told,
    is_turned,
    misprints,
)
from factcheck.findings.finding import Severity
from factcheck.findings.network import Outcome
from factcheck.findings.revisions import from_others
from factcheck.findings.rivals import (
    confirming,
    confirming_surely,
    conflicts,
    displaced,
    has_own_company,
    is_cleared,
    is_guess,
    is_retold,
    misbound,
    ties,
    vindicated,
    wholes_elsewhere,
)
from factcheck.ledger.ledger import Ledger
from factcheck.record import replace
from factcheck.rulebook.binders.alike import is_swapped
from factcheck.text.document import TITLE, Document

CHANGE: Final = "change"
"""The rule of a level, what it was before, and the amount between them."""

BY_A_DIGIT: Final = (MISTYPED, MISTYPED_REST)
"""How ties are called that a single other digit keeps from coming out."""

TANGIBLE: Final = ADDITIVE - {"money"}
"""The dimensions of which there is none or more: a balance of money may be less."""

LESS_SURE: Final[Mapping[Severity, Severity]] = {"error": "warning", "warning": "note", "note": "note"}


def counts(outcome: Outcome, ledger: Ledger, documents: Mapping[int, Document]) -> bool:
    """Whether an outcome is reported: a conflict that was bound on a guess only where a slip of the pen explains it,
    one of figures worlds apart only where that hardly does so by chance, or its rule notes no more than that.
    """
    if outcome.verdict != "conflicting" or outcome.rule.severity == "note":
        return True
    far = is_outlandish(outcome, ledger, documents) and not is_rescaled(outcome, ledger)
    if far and not is_pinned(outcome, ledger, documents):
        return False
    if not is_guess(outcome) or is_slip(outcome, ledger, documents):
        return True
    return is_mistyping(outcome, ledger) and is_mistyped(outcome, ledger, documents)


class Counting:
    """Which conflicts of a ledger's claims are reported: what settles them asks of each again and again."""

    __slots__ = ("answers", "documents", "ledger")

    def __init__(self, ledger: Ledger, documents: Mapping[int, Document]) -> None:
        self.ledger, self.documents = ledger, documents
        self.answers: dict[int, tuple[Outcome, bool]] = {}

    def counts(self, outcome: Outcome) -> bool:
        """Whether an outcome is reported."""
        if outcome.verdict != "conflicting":
            return True
        known = self.answers.get(id(outcome))
        if known is None:
            known = self.answers[id(outcome)] = outcome, counts(outcome, self.ledger, self.documents)
        return known[1]


def is_mistyping(outcome: Outcome, ledger: Ledger) -> bool:
    """Whether a conflict is of figures that were tied to each other but for one other digit."""
    told = (name for one in outcome.premises for name, _ in ledger.claims[one].exhausts)
    names = [name for name in told if name.startswith(BY_A_DIGIT)]
    return len(names) > len(set(names))


def graded(settled: Sequence[Outcome], ledger: Ledger, documents: Mapping[int, Document]) -> list[Outcome]:
    """The outcomes, where no slip of the pen explains them without conflicts about a share or a rate that agrees with
    another figure; one that takes several equations, whose figures agree in other company, or that another reading
    would mend, is a step less sure; so is one of figures that no sentence ties together where it only says which is the
    larger, and two steps where no slip explains it, or where it only just clashes with reference data.
    """
    blamed = conflicts(settled)
    if not blamed:
        return list(settled)
    unexplained = {id(one) for one in blamed if not is_guess(one) and not is_slip(one, ledger, documents)}
    beside = {id(one) for one in blamed if id(one) in unexplained and is_beside(one, ledger, documents)}
    left_out = {id(one) for one in misbound(settled, ledger)} & unexplained
    left_out |= {id(one) for one in blamed if id(one) in beside and ties(one.premises, ledger)}
    left_out |= {id(one) for one in (*displaced(settled, ledger), *wholes_elsewhere(settled))}
    left_out |= {id(one) for one in unfounded(blamed, confirming_surely(settled), ledger, documents)}
    left_out |= {id(one) for one in chain(told_apart(blamed, settled, ledger), from_others(blamed, ledger, documents))}
    left_out |= {id(one) for one in blamed if is_american(one, ledger, documents) or is_at_pace(one, ledger)}
    left_out |= {id(one) for one in blamed if id(one) in unexplained and is_sunken(one, ledger)}
    rivalled = {id(one) for one in vindicated(settled)} & unexplained | beside

    def fairly(one: Outcome) -> Outcome:
        if one.severity is None or is_cut_off(one, ledger):
            return replace(one, severity=one.severity and "note")
        if is_nearly_fair(one, ledger, documents) or (id(one) in unexplained and is_strayed(one, ledger, documents)):
            return replace(one, severity="warning" if is_headed(one, ledger) else "note")
        indirect = (one.severity == "error" and not one.proof.is_direct) or is_turned(one, ledger, documents)
        doubtful = id(one) in rivalled or is_scattered_bound(one, ledger) or (id(one) in unexplained and indirect)
        doubtful = doubtful or is_of_two_days(one, ledger, documents)
        return replace(one, severity=LESS_SURE[one.severity]) if doubtful else one

    return [fairly(one) for one in settled if id(one) not in left_out]


def unfounded(
    blamed: Iterable[Outcome], sure: Collection[Outcome], ledger: Ledger, documents: Mapping[int, Document]
) -> Iterator[Outcome]:
    """The conflicts bound on a guess of which no figure can be the mistake: each that a slip may have happened to is
    confirmed by checks that are `sure`, and not as it would have been without the slip.
    """
    confirmed = {name for one in sure for name in one.confirmed}
    for one in filter(is_guess, blamed):
        within = len({ledger.claims[name].article for name in one.premises}) == 1
        if within and not confirmed.isdisjoint(one.premises):
            mistaken = culprits(one, ledger, documents)
            mistaken |= misprints(one, ledger, documents) if is_mistyping(one, ledger) else set()
            mistaken |= rounded_in_headlines(one, ledger)
            if mistaken and all(is_cleared(name, one, sure) for name in mistaken):
                yield one


def rounded_in_headlines(outcome: Outcome, ledger: Ledger) -> set[str]:
    """The figure of a headline that would round the other one of a conflict but for two digits that changed places."""
    claims = [ledger.claims[name] for name in outcome.premises]
    titles = [claim for claim in claims if claim.block == TITLE] if is_retold(outcome) else []
    return {title.id for title in titles if any(is_swapped(title, other) for other in claims if other is not title)}


def told_apart(blamed: Iterable[Outcome], settled: Sequence[Outcome], ledger: Ledger) -> Iterator[Outcome]:
    """The conflicts of figures that only seem to be one told again, each of which has company of its own to agree with;
    what digits alone make of the figures of an article may well be near that of a headline by chance.
    """
    agreeing = confirming(settled)
    sure = [one for one in agreeing if not is_guess(one)]
    for one in filter(is_guess, blamed):
        headed = any(ledger.claims[name].block == TITLE for name in one.premises)
        if is_retold(one) and has_own_company(one, sure if headed else agreeing):
            yield one


def is_sunken(outcome: Outcome, ledger: Ledger) -> bool:
    """Whether things that are counted or measured would have had to be fewer than none before they changed: something
    else did. Not so where their sentence gives what they were before.
    """
    given = any(ledger.claims[name].role == "base" for name in outcome.premises)
    return not given and outcome.rule.name == CHANGE and any(
        claim.kind == "level" and claim.sign > 0 and claim.quantity.unit.dimension in TANGIBLE
        and (most := outcome.repairs[claim.id].hi) is not None and most < 0
        for claim in map(ledger.claims.__getitem__, outcome.premises)
        if claim.id in outcome.repairs
    )


def is_strayed(outcome: Outcome, ledger: Ledger, documents: Mapping[int, Document]) -> bool:
    """Whether a conflict that no usual slip explains is of figures that no sentence ties together, and that no digit
    would mend. Not so by a rule without a binder, which names what it is of.
    """
    if outcome.severity != "error" or outcome.rule.binder is None or not outcome.proof.is_direct:
        return False
    return not (is_told(outcome, ledger) or is_mistyped(outcome, ledger, documents))


def is_scattered_bound(outcome: Outcome, ledger: Ledger) -> bool:
    """Whether a conflict only sets one figure below another of another sentence, where a whole may be another one; of
    those that are a step less sure as they are, one of another article.
    """
    sentences = {(ledger.claims[name].article, ledger.claims[name].sentence) for name in outcome.premises}
    across = len({article for article, _ in sentences}) > 1
    sure = not (outcome.severity == "error" or across) or outcome.rule.binder is None or is_equation(outcome)
    return not sure and len(sentences) > 1
