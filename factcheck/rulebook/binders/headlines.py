"""Binder of headlines: each figure of a headline, and the figure of the body that it sums up."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Final

from factcheck.claims.claim import Claim
from factcheck.claims.ties.said.retelling import MISTOLD
from factcheck.ledger.ledger import Ledger
from factcheck.ledger.once import found_once
from factcheck.ledger.sameness import agree, digits
from factcheck.quantities.currencies import DOLLAR, candidates, is_bare_dollar
from factcheck.rulebook.binders.alike import (
    Bodies,
    Counterpart,
    is_no_count,
    is_subject,
    kindred,
    same_measure,
    same_sort,
    same_time,
    timely,
)
from factcheck.rulebook.binders.differing import alone, counted, misread, summed_up, sums_up, turned
from factcheck.rulebook.binders.repeating import echoed, of_lead, repeated, telling, told
from factcheck.rulebook.binders.untold import untold
from factcheck.rulebook.binders.yielded import is_loose, tells
from factcheck.rulebook.constraint import Constraint
from factcheck.rulebook.rule import Rule
from factcheck.text.document import BODY, HEADING, TABLE, TITLE

LEAD: Final = 4
"""Sentences behind a headline in which the figure that it sums up is looked for."""
MAGNITUDE: Final = 100_000
"""One unit of the last digit of a figure that prints a magnitude ("5.5 million"), at least."""


def headlines(rule: Rule, ledger: Ledger) -> Iterator[Constraint]:
    """one == other: each figure of a headline against the figure of the body that it sums up."""
    for claim, found in found_once(ledger, headed):
        cells = {"one": ledger.cells[claim.id], "other": ledger.cells[found.claim.id]}
        if cells["one"] != cells["other"] and not (found.lowered and is_loose(claim, found.claim)):
            prefer = (claim.id, found.claim.id)
            yield Constraint(rule, cells, found.lowered, prefer=prefer, tentative=found.tentative)


def headed(ledger: Ledger) -> Iterator[tuple[Claim, Counterpart]]:
    """The figures of headlines with those of the body that they sum up."""
    filed = [claim for claim in ledger.claims.values() if claim.id in ledger.cells]
    titles = [claim for claim in filed if claim.block in (TITLE, HEADING)]
    mistold = {name for claim in filed for kind, name in claim.links if kind == MISTOLD}
    bodies = bodies_of(filed, {claim.article for claim in titles})
    for claim in titles:
        found = spoken_for(claim, bodies[claim.article], ledger)
        if found is None or are_of_one_list(claim, found.claim, ledger):
            continue
        if not may_agree(claim, found.claim) and is_told(claim, bodies[claim.article]):
            continue
        if claim.id not in mistold or may_agree(claim, found.claim):
            yield claim, found


def is_told(headline: Claim, body: Bodies) -> bool:
    """Whether the body prints a headline's figure, of two digits or more, whatever it is said to measure there."""
    said = digits(headline.quantity.value)
    like = body.get(kindred(headline), ()) if len(said) > 1 else ()
    return any(digits(claim.quantity.value) == said and agree(headline, claim) for claim in like)


def are_of_one_list(headline: Claim, body: Claim, ledger: Ledger) -> bool:
    """Whether a headline is but the first line of a list ("Quito: 412 cases", "Guayaquil: 655 cases")."""
    document = ledger.documents.get(headline.article)
    labels = {label_of(document.text, claim) for claim in (headline, body)} if document is not None else {""}
    return "" not in labels and len(labels) > 1


def label_of(text: str, claim: Claim) -> str:
    """What stands before a colon and the figure on its line; "" where nothing does."""
    start = claim.quantity.start
    line = text[text.rfind("\n", 0, start) + 1 : start].strip()
    return line[:-1] if line.endswith(":") and line.find(":") == len(line) - 1 else ""


def spoken_for(claim: Claim, body: Bodies, ledger: Ledger) -> Counterpart | None:
    """The claim that a figure of a headline sums up, or stands for where the article does not tell it; one that surely
    differs gives way only to one that agrees.
    """
    found = summing_up(claim, body, ledger)
    loose = found is not None and is_loose(claim, found.claim)
    if found is not None and (tells(claim, found.claim) or not (found.lowered or loose)):
        return found
    other = untold(claim, body, ledger)
    unsure = found is None or found.tentative or loose
    return other if other is not None and (unsure or not other.lowered) else found


def may_agree(one: Claim, other: Claim) -> bool:
    """Whether two figures agree, though one may only bound the other from far away."""
    return agree(one, other) or is_loose(one, other)


def bodies_of(filed: Sequence[Claim], articles: Collection[int]) -> Mapping[int, Bodies]:
    """The bodies of articles."""
    bodies: dict[int, dict[tuple[str, str], list[Claim]]] = defaultdict(lambda: defaultdict(list))
    for claim in filed:
        if claim.article in articles and claim.block in (BODY, TABLE):
            bodies[claim.article][kindred(claim)].append(claim)
    return bodies


def summing_up(headline: Claim, body: Bodies, ledger: Ledger) -> Counterpart | None:
    """The claim that a headline's figure sums up; a magnitude that does not say of what may be of money, and clashes
    with nothing where the lead says of what it is ("costs 1.3 billion", "1.3 billion pounds"). A dollar of no country
    may be any one's.
    """
    if is_any_dollar(headline, ledger):
        return in_dollars(headline, body, ledger)
    like = [claim for claim in body.get(kindred(headline), ()) if not is_no_count(headline, claim)]
    found = counterpart(headline, like, ledger)
    if headline.quantity.unit.dimension != "number" or (found is not None and agree(headline, found.claim)):
        return found
    if headline.quantity.step >= MAGNITUDE:
        money = [claim for (sort, _), claims in body.items() if sort == "money" for claim in claims]
        found = counterpart(headline, money, ledger) or found
    if found is None or agree(headline, found.claim):
        return found
    lead = (claim for claims in body.values() for claim in claims if claim.sentence <= headline.sentence + LEAD)
    said = headline.quantity.hedge is None and any(agree(headline, claim) for claim in lead)
    return None if said else found


def in_dollars(headline: Claim, body: Bodies, ledger: Ledger) -> Counterpart | None:
    """The claim that a headline's dollars of no country sum up: of dollars of another country than they were taken for
    a slip must explain the clash.
    """
    dollars = candidates(DOLLAR) | {DOLLAR}
    claims = [claim for (_, name), held in body.items() if name in dollars for claim in held]
    found = counterpart(headline, sorted(claims, key=lambda claim: claim.quantity.start), ledger)
    if found is None or kindred(found.claim) == kindred(headline) or agree(headline, found.claim):
        return found
    return found._replace(lowered=1, tentative=True)


def is_any_dollar(claim: Claim, ledger: Ledger) -> bool:
    """Whether a figure is of a dollar that is printed without its country."""
    document, quantity = ledger.documents.get(claim.article), claim.quantity
    if document is None or quantity.unit.dimension != "money":
        return False
    return is_bare_dollar(document.text[quantity.start : quantity.end])


def counterpart(claim: Claim, candidates: Sequence[Claim], ledger: Ledger) -> Counterpart | None:
    """The claim that a headline's figure sums up: one of its measure that agrees comes first.

    One that does not must be the first of the same measure and time in the lead, or the one count of the same things in
    its first sentence, and no figure there like the headline's. A figure of no certain measure may only agree, or be
    misprinted.
    """
    own = ledger.cells[claim.id]
    stated = [c for c in candidates if c.role != "base"]
    alike = [c for c in stated if same_sort(claim, c) and same_measure(own, ledger.cells[c.id])]
    lead = [c for c in candidates if c.sentence <= claim.sentence + LEAD]
    first = [c for c in alike if c.sentence <= claim.sentence + LEAD and is_subject(claim, c)]
    said = any(agree(claim, c) and same_time(claim, c) for c in lead)
    agreeing = [c for c in alike if agree(claim, c) and timely(claim, c)]
    exact = next((c for c in agreeing if same_time(claim, c)), None)
    if exact is not None:
        return Counterpart(exact)
    differing = None if said or not sums_up(claim) else summed_up(claim, first, ledger)
    differing = differing or turned(claim, first)
    loose = Counterpart(agreeing[0]) if agreeing else None if said else counted(claim, lead) or misread(claim, first)
    again = repeated(claim, stated, lead) if telling(claim) else echoed(claim, candidates)
    again = differing or loose or alone(claim, candidates, ledger) or again
    return again or told(claim, lead) or of_lead(claim, candidates, ledger)
