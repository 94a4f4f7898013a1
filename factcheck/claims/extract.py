"""From a document to its claims: each sentence is read into items, and each item completed from the text before it."""

from __future__ import annotations

from collections.abc import Collection, Iterator, MutableSequence, Sequence
from functools import cache, partial
from typing import TYPE_CHECKING

from factcheck.claims.claim import Claim
from factcheck.claims.rows.clauses import clauses
from factcheck.claims.rows.coordination import join_lists
from factcheck.claims.rows.formers import lend_to_formers
from factcheck.claims.rows.points import told_apart
from factcheck.claims.rows.surprises import unsurprised
from factcheck.claims.rows.tokens import Token, letters_of, row_of
from factcheck.claims.statements.assemble import Builder
from factcheck.claims.statements.calendar import calendar_claims
from factcheck.claims.statements.headings import months_headed
from factcheck.claims.subjects.abbreviations import common_abbreviations
from factcheck.claims.subjects.context import Context
from factcheck.claims.subjects.ownership import Owners
from factcheck.claims.subjects.protagonist import protagonist, spelled_out
from factcheck.claims.subjects.topic import country_of, topic
from factcheck.claims.subjects.trimming import telling
from factcheck.claims.synonyms import NONE, Synonyms
from factcheck.claims.tables.signs import may_hold_listings
from factcheck.claims.ties.loans import lend, lend_pers, lend_rates, take_back
from factcheck.claims.ties.plain.gaps import tie_gaps
from factcheck.claims.ties.plain.multiples import tie_plain_multiples
from factcheck.claims.ties.plain.orders import tie_orders
from factcheck.claims.ties.plain.paces import tie_plain_paces
from factcheck.claims.ties.plain.products import tie_products
from factcheck.claims.ties.plain.quotients import tie_plain_quotients
from factcheck.claims.ties.plain.rates import tie_plainly
from factcheck.claims.ties.plain.ratios import tie_plain_ratios
from factcheck.claims.ties.plain.shares import tie_spoken
from factcheck.claims.ties.plain.sums import tie_plain_sums
from factcheck.claims.ties.plain.tallies import tie_tallies
from factcheck.claims.ties.plain.twofold import tie_twofold
from factcheck.claims.ties.rosters import lend_to_rosters
from factcheck.claims.ties.said.categories import tie_categories
from factcheck.claims.ties.said.coarser import tell_coarser
from factcheck.claims.ties.said.conversions import tie_conversions, tie_units
from factcheck.claims.ties.said.headed import tell_ways
from factcheck.claims.ties.said.links import link
from factcheck.claims.ties.said.lists import add_up
from factcheck.claims.ties.said.nestings import nest
from factcheck.claims.ties.said.per_many import tie_per_many
from factcheck.claims.ties.said.percents import tie_percents
from factcheck.claims.ties.said.quotes import quote_rates
from factcheck.claims.ties.said.rankings import rank_figures
from factcheck.claims.ties.said.retelling import tell_again
from factcheck.claims.ties.said.structure import tie
from factcheck.claims.ties.said.turned import turn_sums
from factcheck.claims.ties.traced import sums
from factcheck.claims.ties.traced.amends import Doubted
from factcheck.claims.ties.traced.chains import tie_chains
from factcheck.claims.ties.traced.closures import close
from factcheck.claims.ties.traced.columns import tie_columns
from factcheck.claims.ties.traced.dealt import deal_shares
from factcheck.claims.ties.traced.endings import tie_endings
from factcheck.claims.ties.traced.growths import tie_growths
from factcheck.claims.ties.traced.hundreds import make_hundreds
from factcheck.claims.ties.traced.leaning import lean
from factcheck.claims.ties.traced.meant import tie_meant
from factcheck.claims.ties.traced.moves import tie_moves
from factcheck.claims.ties.traced.multiples import tie_multiples
from factcheck.claims.ties.traced.openings import tie_openings
from factcheck.claims.ties.traced.paces import tie_paces
from factcheck.claims.ties.traced.proportions import tie_shares
from factcheck.claims.ties.traced.quotients import tie_quotients
from factcheck.claims.ties.traced.rates import tie_rates
from factcheck.claims.ties.traced.recounts import recount, recount_changes
from factcheck.claims.ties.traced.remainders import tie_differences
from factcheck.claims.ties.traced.row_loans import lend_to_headline, lend_to_rows
from factcheck.claims.ties.traced.stages import tie_stages
from factcheck.lexicon import table
from factcheck.periods.period import Mention
from factcheck.periods.phrases import scan_periods
from factcheck.quantities.quantity import Quantity
from factcheck.quantities.scan import scan_quantities
from factcheck.record import replace
from factcheck.text.document import CAPTION, HEADING, TABLE, TITLE, Document, Sentence
from factcheck.text.lowering import lowered
from factcheck.text.sentences import sentences

if TYPE_CHECKING:
    from factcheck.claims.tables.listings import Listings

BASE_YEAR = ("=", " =")
"""What follows the year of an index's base ("2015 = 100"), in which nothing else happens."""


def take(events: Sequence[Quantity] | Sequence[Mention], at: int, start: int, end: int) -> tuple[int, int]:
    """The range of the events that lie in `[start, end)`, searched from `at` on."""
    while at < len(events) and events[at].start < start:
        at += 1
    last = at
    while last < len(events) and events[last].end <= end:
        last += 1
    return at, last


def settled(quantity: Quantity, country: str | None) -> Quantity:
    """A bare dollar is the United States' in an article about a country that has no dollar of its own."""
    if quantity.unit.name != "dollar" or country is None or country in table("nouns")["dollar"]["countries"]:
        return quantity
    return replace(quantity, unit=replace(quantity.unit, name="USD"))


def as_risen(quantity: Quantity, lower: str) -> Quantity:
    """A figure of a headline that is no bound where something is up to it ("net income up to 4.5 million")."""
    risen = quantity.hedge == "at most" and lower.endswith(risings(), 0, quantity.start)
    return replace(quantity, hedge=None) if risen else quantity


@cache
def risings() -> tuple[str, ...]:
    """What stands before a figure of a headline that tells how far something rose."""
    return tuple(f"{noun} up to " for noun in table("cues")["rising"]["forms"])


def rows(document: Document, about: str, owners: Owners) -> Iterator[tuple[int, Sentence, list[Token]]]:
    """The sentences that hold a figure or a time, as rows with their lists joined; `owners` hears who reports them."""
    text = document.text
    lower = lowered(text)
    mentions = scan_periods(text, document.published)
    country = country_of(about)
    quantities = [
        settled(q, country) for q in scan_quantities(text, [(m.start, m.end) for m in mentions], country=country)
    ]
    mentions = [m for m in mentions if not text.startswith(BASE_YEAR, m.end)]
    q = m = 0
    for number, sentence in enumerate(sentences(document)):
        q, q_end = take(quantities, q, sentence.start, sentence.end)
        m, m_end = take(mentions, m, sentence.start, sentence.end)
        if q_end > q or m_end > m or sentence.block.role in (HEADING, TITLE):
            headed = sentence.block.role == TITLE
            printed = [as_risen(one, lower) for one in quantities[q:q_end]] if headed else quantities[q:q_end]
            tokens = told_apart(row_of(text, lower, sentence.start, sentence.end, printed, mentions[m:m_end]))
            row = letters_of(tokens)
            if "(" in row:
                tokens = lend_to_formers(tokens)
                row = letters_of(tokens)
            if "r" in row:
                owners.hear(number, tokens, text)
            told = telling(tokens, row, text)
            yield number, sentence, join_lists(unsurprised(told, text) if "k" in row else told, text)
        q, m = q_end, m_end


def extract(document: Document, article: int, synonyms: Synonyms = NONE) -> list[Claim]:
    """The claims of a document, in order of their place; `article` is its number in the run, for the claims' ids."""
    about = topic(document, synonyms)
    builder = builder_of(document, article, about, synonyms)
    listings = listings_of(document, country_of(about)) if may_hold_listings(document) else None
    owners = Owners(document)
    listed: set[str] = set()
    for number, sentence, tokens in rows(document, about, owners):
        first = len(builder.claims)
        if sentence.block.role == CAPTION:
            continue
        if listings is not None and listings.claims(builder, sentence.block):
            builder.claims[first:] = owners.settle(builder.claims[first:], sentence)
            listed.update(claim.id for claim in builder.claims[first:] if claim.block != TABLE)
            continue
        if heads_results(builder, sentence, tokens):
            continue
        builder.sentence(number, sentence, clauses(tokens))
        if len(builder.claims) == first:
            continue
        lend_rates(builder.claims, first)
        lend_pers(document.text, builder.claims, first)
        link(document.text, tokens, builder.claims, first)
        tie(document.text, tokens, builder.claims, first)
        builder.claims[first:] = owners.settle(builder.claims[first:], sentence)
    tie_article(document.text, builder.claims, listed)
    return owners.settle_reported(builder.claims) + calendar_claims(document, article, len(builder.claims))


def heads_results(builder: Builder, sentence: Sentence, tokens: Sequence[Token]) -> bool:
    """Whether a line says only of how many months the results below it are; the builder hears of every heading."""
    spoken = builder.phrases.text[sentence.start : sentence.end]
    of_results = len(tokens) == 1 and months_headed(spoken) > 0
    if of_results or sentence.block.role == HEADING:
        builder.heading(tokens, spoken)
    return of_results


def tie_article(text: str, claims: MutableSequence[Claim], listed: Collection[str]) -> None:
    """Tie the claims of an article to each other wherever they stand, and a figure that a slip keeps from agreeing."""
    plain = tuple(claims)
    doubted: list[Sequence[Claim]] = []
    tie_all(text, claims, listed, doubted)
    if doubted:
        tie_meant(text, claims, plain, doubted, partial(tie_all, listed=listed, doubted=[]))
    tie_twofold(text, claims)
    tie_plainly(text, claims)
    tie_plain_multiples(text, claims)
    tie_products(text, claims)
    tie_plain_quotients(text, claims)
    tie_plain_paces(text, claims)
    lean(text, claims)
    tie_spoken(text, claims)
    tie_plain_ratios(text, claims)
    tie_gaps(text, claims)
    nest(text, claims)
    tie_plain_sums(text, claims)
    tie_tallies(text, lowered(text), claims)
    tell_coarser(text, claims, listed)
    tell_ways(text, claims)
    tie_orders(text, claims)


def tie_all(text: str, claims: MutableSequence[Claim], listed: Collection[str], doubted: Doubted) -> None:
    """Tie the claims of an article by what words and digits show: sums, shares, growth, averages, differences, ranks,
    figures told again; tell those that are `doubted`.
    """
    lend_to_rows(text, claims)
    lend_to_headline(claims)
    loans = {**lend_to_rosters(text, claims), **lend(text, claims)}
    tie_again(text, claims)
    tie_categories(text, claims)
    tie_sums(text, claims, doubted)
    recount_changes(text, claims)
    tie_shares(text, claims, doubted)
    deal_shares(text, claims)
    quote_rates(text, claims)
    tie_rates(text, claims)
    tie_multiples(text, claims)
    tie_endings(text, claims)
    tie_growths(text, claims, doubted)
    tie_per_many(text, lowered(text), claims)
    tie_quotients(text, claims)
    tie_paces(text, lowered(text), claims)
    tie_differences(text, claims, doubted)
    tie_moves(text, claims)
    take_back(text, claims, loans)
    tie_stages(text, lowered(text), claims)
    rank_figures(text, claims)
    recount(text, claims)
    tell_again(text, claims, listed)


def tie_again(text: str, claims: MutableSequence[Claim]) -> None:
    """Tie what says a figure again in another currency or unit."""
    tie_conversions(text, claims)
    turn_sums(text, lowered(text), claims)
    tie_units(text, claims)


def tie_sums(text: str, claims: MutableSequence[Claim], doubted: Doubted) -> None:
    """Tie the figures of an article that add up, as words and digits show, and the shares that make a hundred."""
    tie_percents(text, claims)
    add_up(text, claims)
    close(text, claims)
    tie_openings(text, claims)
    sums.add_up(text, claims, doubted)
    tie_chains(text, claims)
    tie_columns(text, claims)
    make_hundreds(text, claims)


def builder_of(document: Document, article: int, about: str, synonyms: Synonyms) -> Builder:
    """What makes the claims of a document that is about a place."""
    company = protagonist(document)
    full = spelled_out(company, document.text) if company.upper() in document.text else ""
    services = "services" in lowered(document.text)
    today = document.published.toordinal() if document.published is not None else None
    context = Context(topic=about, protagonist=company, in_full=full, trades_services=services, today=today)
    context.common = common_abbreviations(document.text)
    for name in (about, context.protagonist):
        if name:
            context.see(name)
    builder = Builder(document.text, article, context, synonyms)
    builder.phrases.headline = next((block.end for block in document.blocks if block.role == TITLE), 0)
    return builder


def listings_of(document: Document, country: str | None) -> Listings:
    """The tables and results of an article; few have any, and no run waits for what reads them before one does."""
    from factcheck.claims.tables.listings import Listings

    return Listings(document, country)
