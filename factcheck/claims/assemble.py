"""From items to claims: every figure gets a kind, a subject, a period and, where it is a change, its basis."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from sys import intern

from factcheck.claims.anaphora import spoken_of, stated_before
from factcheck.claims.claim import UNRESOLVED, Claim, Kind, Measure, Subject, shared
from factcheck.claims.enumeration import Enumeration
from factcheck.claims.items import CHANGES, Clause, Figure, Item
from factcheck.claims.members import comparable, deal_out, in_unit, lift_totals, of_measure, pick, shared_unit
from factcheck.claims.naming import name_item, whole_of
from factcheck.claims.nouns import Noun
from factcheck.claims.phrasing import Phrases, sizes
from factcheck.claims.subjects import EMPTY, NO_UNIT, Context, Named, distinct_measures, named
from factcheck.claims.synonyms import NONE, Synonyms
from factcheck.claims.timing import Clock, in_step, printed
from factcheck.claims.tokens import Token
from factcheck.periods.period import Basis, Period
from factcheck.quantities.quantity import Quantity
from factcheck.record import record
from factcheck.text.document import BODY, HEADING, TITLE, Block, Sentence

UNKNOWN = Noun(unknown=frozenset({"?"}))
"""The noun of a list's member when the sentence does not say which it is."""

OPENING = 16
"""Characters in which the first word of a sentence is looked for."""

ASSUMED: Mapping[tuple[bool, str], frozenset[str]] = {
    (period, words): frozenset(["period"] * period + [words] * bool(words))
    for period in (False, True)
    for words in ("", "measure", "words")
}
"""What a subject assumes, by whether its period was carried over, and from how far its measure ("words": from words
close by).
"""


@record(frozen=True, slots=True)
class About:
    """What the claims of one member of an item share."""

    subject: Subject
    named: Named


class Builder:
    """Makes the claims of one article, sentence by sentence, and keeps what later sentences carry over."""

    def __init__(self, text: str, article: int, context: Context, synonyms: Synonyms = NONE) -> None:
        self.article, self.context = article, context
        self.phrases = Phrases(text, synonyms)
        self.clock = Clock(context, self.phrases)
        self.claims: list[Claim] = []
        self.number = self.paragraph = self.first = self.items = self.begin = 0
        self.block = Block(-1, -1, BODY)
        self.ranks = Enumeration(text, article)
        self.antecedent: Claim | None = None

    def heading(self, tokens: Sequence[Token]) -> None:
        """A heading opens a section: unstated periods of the section are its own; with a time beside it, a name there
        is whose figures follow.
        """
        self.context.section += 1
        self.context.measure = None
        self.clock.open_section(tokens)
        named = next((self.clock.note(t) for t in tokens if t.letter == "P"), None)
        if named is not None:
            self.context.period = self.context.lasting = named
        elif any(t.letter == "T" for t in tokens):
            self.context.period = self.context.lasting = None
        noun = self.phrases.as_printed(tokens[0]) if tokens and tokens[0].letter == "N" else EMPTY
        if noun.entity and any(t.mention for t in tokens):
            self.context.see(noun.entity)

    def sentence(self, number: int, sentence: Sentence, found: Sequence[Clause]) -> None:
        """The claims of one sentence."""
        block, self.begin = sentence.block, sentence.start
        if block.start != self.block.start:
            self.paragraph = len(self.claims)
            self.context.open_paragraph()
        self.number, self.block, self.first = number, block, len(self.claims)
        self.ranks.open_sentence(number, self.begin)
        leading = next((t for c in found for t in c.times if t.letter in "PA"), None)
        deal_out(found)
        lift_totals(found)
        self.antecedent = spoken_of(found[0], self.opening(), self.claims, number) if found else None
        before: Clause | None = None
        for clause in found:
            self.ranks.go_on(clause, self.claims)
            self.clause(clause, leading, before)
            before = clause

    def opening(self) -> str:
        """The first word of the sentence, in lower case."""
        return self.phrases.text[self.begin : self.begin + OPENING].partition(" ")[0].lower()

    def clause(self, clause: Clause, leading: Token | None, before: Clause | None) -> None:
        """The claims of one clause, and what it leaves to those after it."""
        self.clock.see_bases(clause)
        period, carried = self.clock.period(clause, leading)
        self.context.turned = not carried and period != self.context.period
        if clause.items:
            nouns = self.phrases.conjuncts(clause, clause.subject)
            if len(nouns) == 1 and before is not None and clause.respectively:
                nouns = self.phrases.conjuncts(clause, [*before.subject, *clause.subject])
            if before is not None and clause.opener == "a":
                nouns = self.phrases.in_mood_of(before, nouns)
            for item in clause.items:
                self.item(item, clause, nouns, self.context.period if carried else period, carried)
        elif self.block.role == TITLE:
            self.remember(None, period, carried)
        elif self.block.role != HEADING and clause.opener == "":
            first = self.phrases.read(clause.subject[0]) if clause.subject else EMPTY
            self.remember(named(first, NO_UNIT, self.context) if first != EMPTY else None, period, carried)
            if not carried:
                self.backdate(period)

    def remember(self, subject: Named | None, period: Period | None, carried: bool) -> None:
        """What the text speaks of from here on."""
        if subject is not None:
            if subject.entity:
                self.context.see(subject.entity)
            if subject.resolved:
                self.context.previous, self.context.named_in = subject.measure, self.number
            if subject.resolved and not subject.measure.modifiers & distinct_measures() and not subject.narrowed:
                self.context.name(subject.measure)
        if period is not None and not carried:
            self.context.period = period
            if not self.clock.passing:
                self.context.time(period, subject.measure if subject is not None else None)

    def backdate(self, period: Period | None) -> None:
        """A time that a later sentence of the paragraph gives ("these are the figures for March") holds for the claims
        that state none.
        """
        if period is None:
            return
        for at in range(self.paragraph, self.first):
            claim = self.claims[at]
            if claim.subject.period is None:
                self.claims[at] = replace(claim, subject=replace(claim.subject, period=period))
        self.paragraph = self.first

    def item(self, item: Item, clause: Clause, nouns: Sequence[Noun], period: Period | None, carried: bool) -> None:
        """The claims of one item: one set of claims for each member of its lists."""
        self.items += 1
        period, carried = self.clock.of_item(item, period, carried)
        if carried and any(printed(b) == Basis("period", period=period) for b in item.of("base")):
            period = None
        count = max([1, *(size for size in sizes(item) if size == len(nouns) or len(nouns) == 1)])
        subjects = []
        for member in range(count):
            noun = nouns[member] if len(nouns) == count else nouns[0] if count == 1 else UNKNOWN
            subjects.append(
                name_item(
                    item, clause, noun, pick(item.now, member, count) if item.now else None, self.phrases, self.context
                )
            )
        near = self.context.named_in + (1 if not clause.subject and self.context.named_in == self.number - 1 else 0)
        self.remember(subjects[0], period, carried)
        for member, subject in enumerate(subjects):
            about = About(self.subject(subject, period, carried, member, near), subject)
            if self.antecedent is not None and item.now is None and count == 1:
                known = self.antecedent
                about = About(known.subject, replace(subject, resolved=known.resolved, sign=known.sign))
            self.member(item, about, member, count)

    def subject(self, subject: Named, period: Period | None, carried: bool, member: int, near: int = -1) -> Subject:
        """The subject of a member; one that is not resolved is like no other. `near` is the sentence that named the
        measure it may inherit.
        """
        measure, scope = shared(subject.measure), intern(f"a{self.article}.s{self.context.section}")
        if not subject.resolved:
            measure, scope = Measure(UNRESOLVED, subject.measure.modifiers), f"a{self.article}.i{self.items}.{member}"
        inherited = "" if not subject.inherited else "words" if near == self.number else "measure"
        assumed = ASSUMED[carried, inherited]
        return Subject(subject.entity, measure, period, scope, assumed)

    def member(self, item: Item, about: About, member: int, count: int) -> None:
        """The claims of one member of an item."""
        unit = shared_unit(item, member, count)
        own = in_unit(pick(item.now, member, count) if item.now else None, unit)
        alone = item.now is None and count == 1
        level = self.antecedent or stated_before(about.subject, self.claims, self.number) if alone else None
        if own is not None:
            level = self.add("rate" if own.unit.dimension in ("ratio", "points") else "level", own, about)
            self.claims[-1] = level = self.ranks.place(level)
        last = level
        for other in item.others:
            quantity = pick(other, member, count)
            if quantity is None:
                continue
            if other.role.name in ("base", "delta"):
                quantity = in_unit(quantity, unit) or quantity
            if self.beside(other, item, quantity, about):
                last = self.claims[-1]
                continue
            claim = self.other(other, item, quantity, about, last if other.role.name == "aside" else level)
            if other.role.name == "base":
                last = claim

    def beside(self, figure: Figure, item: Item, quantity: Quantity, about: About) -> bool:
        """A figure "compared with" that is of something else ("against 465 billion in rural areas") is a level of its
        own, no base.
        """
        noun = self.phrases.read(figure.noun) if figure.noun is not None and figure.role.name == "base" else EMPTY
        level = item.now.token.quantities[0] if item.now else self.antecedent.quantity if self.antecedent else None
        if figure.role.name == "base" and not comparable(quantity, level, item):
            self.items += 1
            self.add(
                "level",
                quantity,
                About(
                    replace(about.subject, measure=Measure(UNRESOLVED), scope=f"a{self.article}.i{self.items}"),
                    replace(about.named, resolved=False),
                ),
            )
            return True
        other_head = (
            noun.head is not None
            and item.now is not None
            and noun.head != about.subject.measure.head
            and about.named.resolved
        )
        further = (noun.modifiers | noun.unknown) - about.subject.measure.modifiers
        tied = any(f.role.name in CHANGES for f in item.others)
        if not other_head and (not further or (further <= distinct_measures() and (tied or "expected" not in further))):
            return False
        self.items += 1
        other = named(noun, quantity.unit, self.context)
        self.add("level", quantity, About(self.subject(other, about.subject.period, about.subject.carried, 0), other))
        return True

    def other(self, figure: Figure, item: Item, quantity: Quantity, about: About, level: Claim | None) -> Claim:
        """The claim of a figure that stands beside a level: its change, its base, its share, the same in another
        currency.
        """
        role = figure.role.name
        kind: Kind = "change" if role in CHANGES else "share" if role == "share" else "level"
        if role == "base":
            kind = "rate" if quantity.unit.dimension == "ratio" else "level"
        apart = self.clock.apart(figure, about.subject.period) if role in CHANGES and level is not None else None
        if apart is not None:
            about, level = About(replace(about.subject, period=apart), about.named), None
        comparable = figure.noun is not None and "comparable" in self.phrases.read(figure.noun).modifiers
        basis = (
            in_step(self.clock.basis_of(figure, item), about.subject.period)
            if role not in ("aside", "share", "among")
            else None
        )
        self.clock.learn(basis, about.subject.period)
        return self.add(
            kind,
            quantity,
            about,
            role="comparable" if comparable and role in CHANGES else role,
            sign=figure.role.sign * (about.named.sign if role == "delta" else 1)
            if role in CHANGES
            else about.named.sign,
            of=level.id if level else None,
            basis=basis,
            whole=whole_of(figure, about.subject, self.phrases, self.context) if role == "share" else None,
        )

    def add(
        self,
        kind: Kind,
        quantity: Quantity,
        about: About,
        *,
        sign: int = 0,
        role: str = "now",
        of: str | None = None,
        basis: Basis | None = None,
        whole: Subject | None = None,
    ) -> Claim:
        """A new claim, with the next id; its measure's own sign if none is given."""
        claim = Claim(
            id=f"a{self.article}.c{len(self.claims) + 1}",
            article=self.article,
            kind=kind,
            quantity=of_measure(quantity, about.subject.measure.head),
            subject=about.subject,
            sentence=self.number,
            sign=sign or about.named.sign,
            basis=basis,
            whole=whole,
            of=of,
            role=role,
            resolved=about.named.resolved,
            block=self.block.role,
        )
        self.claims.append(claim)
        return claim
