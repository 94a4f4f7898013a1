"""From articles to a report: claims are extracted, filed, bound by the rules, settled, and each gets its verdict."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Literal, cast

from factcheck.claims.claim import Claim
from factcheck.claims.extract import extract
from factcheck.findings.cause import is_slip
from factcheck.findings.finding import Article, Check, Report
from factcheck.findings.network import Outcome, settle
from factcheck.findings.proof import constraints as rules_of
from factcheck.findings.stopwatch import Stopwatch
from factcheck.findings.suggestions import RULE, loose
from factcheck.findings.verdicts import judged
from factcheck.findings.wording import check_of
from factcheck.ledger.cells import Cell
from factcheck.ledger.ledger import Ledger
from factcheck.rulebook.binders import BINDERS
from factcheck.rulebook.constraint import Constraint
from factcheck.rulebook.premises import premises
from factcheck.rulebook.rulebook import Rulebook
from factcheck.text.document import Document

Scope = Literal["corpus", "article"]
SAME = "restated"


def judge(documents: Iterable[Document], rulebook: Rulebook, scope: Scope = "corpus") -> Report:
    """Check documents by a rulebook: against each other too (`corpus`), or each on its own (`article`)."""
    watch = Stopwatch()
    articles = []
    for number, document in enumerate(documents, 1):
        watch.lap("read")
        articles.append((document, extract(document, number)))
        watch.lap("claims")
    groups = [articles] if scope == "corpus" else [[article] for article in articles]
    checks: list[Check] = []
    ledgers: dict[int, Ledger] = {}
    for group in groups:
        ledger = Ledger([claim for _, claims in group for claim in claims])
        texts = {claims[0].article: document for document, claims in group if claims}
        for outcome in outcomes(ledger, rulebook, texts, watch):
            if not is_guess(outcome) or is_slip(outcome, ledger, texts):
                checks.append(check_of(outcome, ledger, texts, len(checks) + 1))
        ledgers.update((id(claims), ledger) for _, claims in group)
        watch.lap("word")
    by_claim = taking_part(checks)
    found = tuple(
        Article(f"a{number}", document, tuple(judged(c, by_claim.get(c.id, ()), ledgers[id(claims)]) for c in claims))
        for number, (document, claims) in enumerate(articles, 1)
    )
    watch.lap("word")
    return Report(found, tuple(checks), watch.seconds)


def outcomes(
    ledger: Ledger, rulebook: Rulebook, documents: Mapping[int, Document], watch: Stopwatch
) -> list[Outcome]:
    """Every cross-check that the rules find among the claims of a ledger."""
    if SAME not in rulebook:
        return []
    published = {article: document.published for article, document in documents.items()}
    bound = list(constraints(ledger, rulebook))
    compared = {cast(Cell, cell) for constraint in bound for cell in constraint.places()}
    given = list(premises(ledger, published, compared))
    watch.lap("bind")
    firm = [constraint for constraint in bound if constraint.rule.name != RULE]
    settled = settle(given, firm, rulebook[SAME])
    blamed = {name for outcome in settled if outcome.verdict == "conflicting" for name in outcome.premises}
    odd = [one for one in loose(ledger, given, bound) if blamed.isdisjoint(one.premises)]
    watch.lap("settle")
    return [*settled, *odd]


def constraints(ledger: Ledger, rulebook: Rulebook) -> Iterator[Constraint]:
    """The constraints of every rule whose page names a binder."""
    for rule in rulebook:
        for name in (rule.binder or "").split():
            yield from BINDERS[name](rule, ledger)


def is_guess(outcome: Outcome) -> bool:
    """Whether a conflict rests on a constraint that was bound on a guess."""
    return outcome.verdict == "conflicting" and any(constraint.tentative for constraint in rules_of(outcome.proof))


def taking_part(checks: Sequence[Check]) -> Mapping[str, list[Check]]:
    """The checks in which each claim takes part."""
    found: dict[str, list[Check]] = {}
    for check in checks:
        for claim in check.claims:
            found.setdefault(claim, []).append(check)
    return found


__all__ = ["Claim", "Scope", "judge"]
