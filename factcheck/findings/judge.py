"""From articles to a report: claims are extracted, filed, bound by the rules, settled, and each gets its verdict."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Literal

from factcheck.claims.claim import Claim
from factcheck.claims.extract import extract
from factcheck.findings.finding import Article, Check, Report
from factcheck.findings.network import Outcome, settle
from factcheck.findings.suggestions import RULE, loose
from factcheck.findings.verdicts import judged
from factcheck.findings.wording import check_of
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
    articles = [(document, extract(document, number)) for number, document in enumerate(documents, 1)]
    groups = [articles] if scope == "corpus" else [[article] for article in articles]
    checks: list[Check] = []
    ledgers: dict[int, Ledger] = {}
    for group in groups:
        ledger = Ledger([claim for _, claims in group for claim in claims])
        texts = {claims[0].article: document for document, claims in group if claims}
        for outcome in outcomes(ledger, rulebook, texts):
            checks.append(check_of(outcome, ledger, texts, len(checks) + 1))
        ledgers.update((id(claims), ledger) for _, claims in group)
    by_claim = taking_part(checks)
    found = tuple(
        Article(f"a{number}", document, tuple(judged(claim, by_claim.get(claim.id, ()), ledgers[id(claims)]) for claim in claims))
        for number, (document, claims) in enumerate(articles, 1)
    )
    return Report(found, tuple(checks))


def outcomes(ledger: Ledger, rulebook: Rulebook, documents: Mapping[int, Document]) -> list[Outcome]:
    """Every cross-check that the rules find among the claims of a ledger."""
    published = {article: document.published for article, document in documents.items()}
    same = rulebook[SAME] if SAME in rulebook else None
    bound = list(constraints(ledger, rulebook))
    given = list(premises(ledger, published))
    if same is None:
        return []
    settled = settle(given, [constraint for constraint in bound if constraint.rule.name != RULE], same)
    blamed = {name for outcome in settled if outcome.verdict == "conflicting" for name in outcome.premises}
    return [*settled, *(one for one in loose(ledger, given, bound) if blamed.isdisjoint(one.premises))]


def constraints(ledger: Ledger, rulebook: Rulebook) -> Iterator[Constraint]:
    """The constraints of every rule whose page names a binder."""
    for rule in rulebook:
        for name in (rule.binder or "").split():
            yield from BINDERS[name](rule, ledger)


def taking_part(checks: Sequence[Check]) -> Mapping[str, list[Check]]:
    """The checks in which each claim takes part."""
    found: dict[str, list[Check]] = {}
    for check in checks:
        for claim in check.claims:
            found.setdefault(claim, []).append(check)
    return found


__all__ = ["Claim", "Scope", "judge"]
