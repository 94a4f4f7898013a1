"""From articles to a report: claims are extracted, filed, bound by the rules, settled, and each gets its verdict."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence, Set
from functools import partial
from typing import Literal, NamedTuple, Protocol, cast

from factcheck.claims.claim import Claim
from factcheck.claims.extract import extract
from factcheck.claims.kept import let_go
from factcheck.findings.defects import Defects
from factcheck.findings.doubts import Counting, graded
from factcheck.findings.echoes import Echo, echoes, faring_alike
from factcheck.findings.finding import Article, Check, Report, RulePage
from factcheck.findings.network import Known, Outcome
from factcheck.findings.newsroom import PLAIN, Newsroom
from factcheck.findings.rivals import is_guess
from factcheck.findings.settling import Settling, blamed_by, spared
from factcheck.findings.stopwatch import Stopwatch
from factcheck.findings.suggestions import RULE, loose
from factcheck.findings.verdicts import judged
from factcheck.findings.wording import check_of
from factcheck.ledger.cells import Cell
from factcheck.ledger.datelines import Reader, dated
from factcheck.ledger.ledger import Ledger
from factcheck.ledger.stories import Stories
from factcheck.ledger.traits import let_names_go
from factcheck.record import replace
from factcheck.rulebook.binders import binders_of
from factcheck.rulebook.constraint import Constraint, Premise
from factcheck.rulebook.premises import premises
from factcheck.rulebook.rule import Rule
from factcheck.rulebook.rulebook import Rulebook
from factcheck.text.document import Document

Scope = Literal["corpus", "article"]
SAME = "restated"
LARGE = 1000
"""Articles checked together from which on room matters more than what is kept to read, and bind, others faster."""

Clash = tuple[str, tuple[str, ...]]
"""A conflict, by its rule and its claims."""

Extracted = tuple[int, Document, Sequence[Claim]]
"""An article of the run: its number, its text, its claims."""


class Found(NamedTuple):
    """What is found among some claims: their ledger, the checks, and the claims that echo each other."""

    ledger: Ledger
    checks: list[Check]
    echoes: Sequence[Echo]


class Bound(NamedTuple):
    """What is settled: the constraints that rules bind, in order, the premises and what is known of them, the rule of
    what is told again, and which conflicts are reported.
    """

    constraints: Sequence[Constraint]
    given: Sequence[Premise]
    known: Known
    same: Rule | None
    counting: Counting


class Earlier(Protocol):
    """What was kept of articles that were accepted before."""

    def beside(self, group: Sequence[Extracted]) -> Sequence[Extracted]:
        """The earlier articles whose claims can meet those of a group, in the order they were accepted; their numbers
        are below zero, and their claims' names come before all others.
        """


def judge(
    documents: Iterable[Document],
    rulebook: Rulebook,
    scope: Scope = "corpus",
    newsroom: Newsroom = PLAIN,
    earlier: Earlier | None = None,
) -> Report:
    """Check documents by a rulebook: against each other, and against `earlier` articles (`corpus`), or each on its own
    (`article`). A notice tells of each article that a defect of ours left unread; the others are checked.
    """
    watch, defects = Stopwatch(), Defects()
    articles: list[Article] = []
    checks: list[Check] = []
    for group in groups(extracted(documents, newsroom, watch, defects), scope):
        with defects.of(*(document for _, document, _ in group)):
            group = dated(group, partial(read_again, newsroom))
            before: Sequence[Extracted] = ()
            if earlier is not None and scope == "corpus":
                before, group = recalled(earlier, group, partial(read_again, newsroom))
                watch.lap("recall")
            ledger, found, echoed = checks_among(group, before, rulebook, newsroom, watch, len(checks))
            articles += articles_of(group, before, found, ledger, echoed)
            checks += found
            watch.lap("word")
    pages = tuple(RulePage(rule.name, rule.title, rule.severity, rule.page) for rule in rulebook)
    return Report(tuple(articles), tuple(checks), watch.seconds, rules=pages, notices=tuple(defects.notices))


def recalled(
    earlier: Earlier, group: Sequence[Extracted], read: Reader
) -> tuple[Sequence[Extracted], Sequence[Extracted]]:
    """The earlier articles that a group can meet, and the group, whose years these may tell, and it theirs."""
    before = earlier.beside(group)
    told = dated([*before, *group], read)
    own = told[len(before) :]
    if any(now is not then for now, then in zip(own, group, strict=True)):
        before = earlier.beside(own)
        told = dated([*before, *own], read)
    return told[: len(before)], own


def articles_of(
    group: Sequence[Extracted],
    before: Sequence[Extracted],
    found: Sequence[Check],
    ledger: Ledger,
    echoed: Sequence[Echo],
) -> list[Article]:
    """The articles of a group with the verdicts of their claims, then those of before that take part in a check."""
    by_claim = taking_part(found)
    articles: list[Article] = []
    for number, document, claims in group:
        verdicts = tuple(judged(claim, by_claim.get(claim.id, ()), ledger, document.text) for claim in claims)
        articles.append(Article(f"a{number}", document, verdicts))
    if echoed:
        articles = [*faring_alike(articles, echoed)]
    for _, document, claims in before:
        told = (claim for claim in claims if claim.id in by_claim)
        verdicts = tuple(judged(claim, by_claim[claim.id], ledger, document.text) for claim in told)
        if verdicts:
            articles.append(Article(verdicts[0].claim.id.partition(".")[0], document, verdicts, earlier=True))
    return articles


def checks_among(
    group: Sequence[Extracted],
    before: Sequence[Extracted],
    rulebook: Rulebook,
    newsroom: Newsroom,
    watch: Stopwatch,
    made: int = 0,
    stories: Stories | None = None,
    wanted: Callable[[Outcome], bool] | None = None,
) -> Found:
    """The cross-checks in which claims of a group take part, among themselves and with earlier ones, as far as they are
    `wanted`; numbered on from those `made`. Agreement between echoes is no check. What the articles tell of is read in
    them, unless it is given.
    """
    together = [*before, *group]
    texts = {number: document for number, document, claims in together if claims}
    numbers = {number for number, _, _ in group} if before else None
    ledger = Ledger([claim for _, _, claims in together for claim in claims], texts, stories, numbers)
    asked = {claim.id for _, _, claims in group for claim in claims} if before else ledger.claims.keys()
    bound = bound_in(ledger, rulebook, texts, newsroom, watch)
    found = outcomes(bound, ledger, texts, watch)
    if numbers is not None and (others := guessed_about(found, ledger, numbers) - numbers):
        ledger.asked = numbers | others  # one mistake in these may explain it all
        bound = bound_in(ledger, rulebook, texts, newsroom, watch)
        found = outcomes(bound, ledger, texts, watch)
    about = [one for one in found if not asked.isdisjoint(one.premises)]
    settled = graded(about, ledger, texts)
    if left_out := clashing(about) - clashing(settled):  # what these would explain may stand by itself
        found = outcomes(bound, ledger, texts, watch, left_out)
        settled = graded([one for one in found if not asked.isdisjoint(one.premises)], ledger, texts)
    echoed = echoes(settled, ledger, texts)
    told = [one for one in settled if one.premises not in set(echoed)] if echoed else settled
    checks = [check_of(outcome, ledger, texts, made + at) for at, outcome in enumerate(filter(wanted, told), 1)]
    return Found(ledger, [led_by(check, asked) if before else check for check in checks], echoed)


def guessed_about(found: Iterable[Outcome], ledger: Ledger, numbers: Set[int]) -> set[int]:
    """The articles that clash, by a guess, with some of these numbers."""
    clashes = (one for one in found if one.verdict == "conflicting" and is_guess(one))
    about = ({ledger.claims[name].article for name in one.premises} for one in clashes)
    return {number for articles in about if not articles.isdisjoint(numbers) for number in articles}


def led_by(check: Check, asked: Collection[str]) -> Check:
    """The check, its claims that are asked about before the earlier ones."""
    return replace(check, claims=tuple(sorted(check.claims, key=lambda claim: claim not in asked)))


def extracted(
    documents: Iterable[Document], newsroom: Newsroom, watch: Stopwatch, defects: Defects
) -> Iterator[Extracted]:
    """Each document with its claims."""
    for number, document in enumerate(documents, 1):
        watch.lap("read")
        claims = None
        with defects.of(document):
            claims = extract(document, number, newsroom.synonyms)
        watch.lap("claims")
        if claims is not None:
            yield number, document, claims


def read_again(newsroom: Newsroom, document: Document, number: int) -> Sequence[Claim]:
    """The claims of a document of which more is known than it says."""
    return extract(document, number, newsroom.synonyms)


def groups(articles: Iterator[Extracted], scope: Scope) -> Iterator[Sequence[Extracted]]:
    """The articles that are checked against each other; those on their own one by one, which lets their ledgers go."""
    if scope == "corpus":
        together = list(articles)
        if len(together) >= LARGE:
            let_go()
        yield together
    else:
        yield from ([article] for article in articles)


def clashing(found: Iterable[Outcome]) -> Set[Clash]:
    """The conflicts among some outcomes, by their rules and claims."""
    return {(one.rule.name, one.premises) for one in found if one.verdict == "conflicting"}


def bound_in(
    ledger: Ledger, rulebook: Rulebook, documents: Mapping[int, Document], newsroom: Newsroom, watch: Stopwatch
) -> Bound:
    """What the rules bind among the claims of a ledger, and what is known of the cells that they hold together."""
    published = {article: document.published for article, document in documents.items()}
    bound = list(constraints(ledger, rulebook)) if ledger.claims else []
    ledger.let_go("elsewhere", "levels", "amounts", "bases")
    given = list(premises(ledger, published, compared_by(bound), newsroom.rates))
    ledger.let_go("stories", "linked", "found")
    if len(documents) >= LARGE:
        let_go()
        let_names_go()
    watch.lap("bind")
    known = Known(given)
    same = next((rule for rule in rulebook.rules if rule.name == SAME), None)
    return Bound(known.stated.in_order(bound), given, known, same, Counting(ledger, documents))


def outcomes(
    bound: Bound,
    ledger: Ledger,
    documents: Mapping[int, Document],
    watch: Stopwatch,
    left_out: Set[Clash] = frozenset(),
) -> list[Outcome]:
    """Every cross-check of what was bound among the claims of a ledger, and no conflicts that are left out."""
    if not ledger.claims:
        return []
    sure = [constraint for constraint in bound.constraints if constraint.rule.name != RULE]

    def is_counted(outcome: Outcome) -> bool:
        clash = outcome.verdict == "conflicting" and (outcome.rule.name, outcome.premises) in left_out
        return not clash and bound.counting.counts(outcome)

    def reported(found: Sequence[Outcome]) -> Sequence[Outcome]:
        return graded(found, ledger, documents)

    found = Settling(bound.known, sure, bound.same, is_counted, reported).found()
    odd = list(spared(loose(ledger, bound.given, bound.constraints), blamed_by(found)))
    watch.lap("settle")
    return [*found, *filter(is_counted, odd)]


def compared_by(bound: Iterable[Constraint]) -> set[Cell]:
    """The cells that constraints hold against each other."""
    return {cell for constraint in bound for cell in cast(Sequence[Cell], constraint.places())}


def constraints(ledger: Ledger, rulebook: Rulebook) -> Iterator[Constraint]:
    """The constraints of every rule."""
    for rule in rulebook:
        for binder in binders_of(rule):
            yield from binder(rule, ledger)


def taking_part(checks: Sequence[Check]) -> Mapping[str, list[Check]]:
    """The checks in which each claim takes part."""
    found: dict[str, list[Check]] = {}
    for check in checks:
        for claim in check.claims:
            found.setdefault(claim, []).append(check)
    return found


__all__ = ["Claim", "Extracted", "Scope", "judge"]
