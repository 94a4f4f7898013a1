"""Binder of a part of a time and a longer one around it that two articles of one story tell of one thing: by its words,
its owner and what stands around it.

That it is one thing the words suggest; so a part that is more than the whole is bound only where a slip explains it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from factcheck.claims.claim import UNRESOLVED, Claim
from factcheck.ledger.concerns import Concerns
from factcheck.ledger.ledger import Ledger
from factcheck.ledger.measures import flows
from factcheck.ledger.sameness import digits, unlikely
from factcheck.ledger.traits import is_plain, sort_of, time_of
from factcheck.rulebook.binders.likeliest import paced, whole_of
from factcheck.rulebook.binders.likeness import head_of
from factcheck.rulebook.binders.steps import DAY, TELLING, contains, span_of
from factcheck.rulebook.binders.trials import LOWERED
from factcheck.rulebook.constraint import Constraint
from factcheck.rulebook.rule import Rule


def within_story(rule: Rule, ledger: Ledger) -> Iterator[Constraint]:
    """shorter <= longer, for the likeliest figure of another article of the story whose time is around a figure's own
    """
    if len(ledger.stories.told) < 2:
        return
    parts = {number: some for number, claims in ledger.by_article.items()
             if ledger.stories.beside(number) and (some := [c for c in claims if may_be_part(c, ledger)])}
    concerns, by_sort = Concerns(ledger), sorted_out(parts)
    for number, some in parts.items():
        for claim in some:
            time, sort = span_of(claim), sort_of(claim)
            for other in ledger.stories.beside(number):
                wholes = [whole for whole in by_sort.get((other, sort), ()) if contains(whole, time)]
                whole = whole_of(claim, some, wholes, ledger) or paced(claim, some, wholes, ledger)
                if whole is None or not concerns.touch(claim, whole):
                    continue
                cells = {"shorter": ledger.cells[claim.id], "longer": ledger.cells[whole.id]}
                if not is_known(claim, whole, ledger):
                    prefer = (claim.id, whole.id)
                    yield Constraint(rule, cells, LOWERED, decisive=False, prefer=prefer)


def sorted_out(parts: Mapping[int, Sequence[Claim]]) -> Mapping[tuple[int, str], Sequence[Claim]]:
    """The figures of some articles by article and sort: only those of one sort are held against each other."""
    found: dict[tuple[int, str], list[Claim]] = defaultdict(list)
    for number, claims in parts.items():
        for claim in claims:
            found[number, sort_of(claim)].append(claim)
    return found


def is_known(claim: Claim, whole: Claim, ledger: Ledger) -> bool:
    """Whether the words of two figures say that they are of one thing, which is bound by these."""
    one, other = ledger.cells[claim.id], ledger.cells[whole.id]
    same = one[1:4] == other[1:4] and one.head in flows() and span_of(claim) == time_of(claim)
    return same and not whole.subject.carried and not unlikely([claim], [whole])


def may_be_part(claim: Claim, ledger: Ledger) -> bool:
    """Whether a claim is a figure of what adds up over a time that is known."""
    head, unit, period = head_of(claim), claim.quantity.unit, span_of(claim)
    adds = head in flows() or head == UNRESOLVED
    amount = unit.dimension not in ("ratio", "points") and unit.per is None
    told = claim.role in ("now", "base") and claim.kind == "level" and len(digits(claim.quantity.value)) >= TELLING
    timed = period is not None and (period.days or 0) > DAY
    return adds and amount and told and timed and claim.id in ledger.cells and is_plain(claim)
