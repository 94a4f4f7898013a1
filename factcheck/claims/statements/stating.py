"""Statements: the claims that one member of an item makes, its level first, then what is said beside it."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from sys import intern

from factcheck.claims.claim import AMONG, UNRESOLVED, Claim, Kind, Measure, Subject, shared
from factcheck.claims.rows import formers
from factcheck.claims.rows.items import CHANGES, Figure, Item
from factcheck.claims.rows.members import (
    as_base,
    as_level,
    as_meant,
    comparable,
    in_shared_unit,
    in_unit,
    is_in_another,
    of_measure,
    pick,
)
from factcheck.claims.statements.about import About, as_counted, is_comparable, kind_of, sign_of
from factcheck.claims.statements.anaphora import in_its_currency, stated_before, stated_last
from factcheck.claims.statements.headings import listed_against
from factcheck.claims.statements.joint_times import counted_up
from factcheck.claims.statements.lasting import is_of_time
from factcheck.claims.statements.peers import apart_from_change, is_multiplied, spans_apart
from factcheck.claims.statements.printed import printed
from factcheck.claims.statements.standpoints import OTHER_UNIT, seen_otherwise
from factcheck.claims.statements.steps import in_step, printed_then, told_then
from factcheck.claims.statements.timing import Clock
from factcheck.claims.statements.yardsticks import is_estimate
from factcheck.claims.subjects.context import Context
from factcheck.claims.subjects.countings import counted_things
from factcheck.claims.subjects.families import distinct_measures
from factcheck.claims.subjects.naming import is_ratio, whole_of
from factcheck.claims.subjects.phrasing import Phrases
from factcheck.claims.subjects.subjects import EMPTY, Named, is_flow, named, without_goods
from factcheck.claims.synonyms import NONE, Synonyms
from factcheck.lexicon import table
from factcheck.periods.period import Basis, Period
from factcheck.quantities.quantity import Quantity
from factcheck.record import replace
from factcheck.text.document import BODY, Block

MEASURED = CHANGES | {"base"}
"""Roles of figures that are measured against another time, or stand for it."""

ASSUMED: Mapping[tuple[bool, str], frozenset[str]] = {
    (period, words): frozenset(["period"] * period + [words] * bool(words))
    for period in (False, True)
    for words in ("", "measure", "words")
}
"""What a subject assumes, by whether its period was carried over, and from how far its measure ("words": from words
close by).
"""


class Statements:
    """The claims of one article made so far, and how the figures of an item add to them."""

    def __init__(self, text: str, article: int, context: Context, synonyms: Synonyms = NONE) -> None:
        self.article, self.context = article, context
        self.phrases = Phrases(text, synonyms)
        self.clock = Clock(context, self.phrases)
        self.claims: list[Claim] = []
        self.items = 0
        self.block = Block(-1, -1, BODY)
        self.antecedent: Claim | None = None
        self.back: Basis | None = None
        self.then = ""
        self.pluperfect = False

    def subject(self, subject: Named, period: Period | None, carried: bool, member: int, near: int = -1) -> Subject:
        """The subject of a member; one that is not resolved is like no other. `near` is the sentence that named the
        measure it may inherit.
        """
        measure, period = counted_up(subject.measure, period)
        measure = measure if self.context.trades_services else without_goods(measure)
        if carried and period is not None and is_flow(measure):
            period = self.context.ending_with(period) or period.year_it_ends()
        if subject.resolved:
            scope = intern(f"a{self.article}.s{self.context.section}{self.then}")
        else:
            measure = Measure(UNRESOLVED, measure.modifiers)
            scope = f"a{self.article}.i{self.items}.{member}"
        inherited = "" if not subject.inherited else "words" if near == self.context.sentence else "measure"
        assumed = ASSUMED[carried, inherited]
        return Subject(subject.entity, shared(measure), period, scope, assumed)

    def member(self, item: Item, about: About, member: int, count: int) -> None:
        """The claims of one member of an item."""
        own = in_shared_unit(pick(item.now, member, count) if item.now else None, item, member, count)
        own = as_level(own, item, member, count) if own is not None else None
        about = as_counted(item, about)
        alone = item.now is None and count == 1
        if is_of_time(self.phrases.text, item):
            alone, about = False, self.nothing_known(about)
        level = self.level(own, about, item.now) if own is not None else self.earlier(about) if alone else None
        last, besides, changed = level, None, False
        for other in item.others:
            quantity = as_meant(other, item, own, member, count)
            if quantity is None:
                continue
            apart = self.beside(other, item, quantity, about)
            if apart is not None:
                last, besides = self.claims[-1], apart
                continue
            # A change behind a figure set beside is that figure's where the level has one of its own.
            follows = besides if other.role.name == "aside" or changed or is_of_gap(other, item) else None
            near = last if other.role.name == "aside" or follows is not None else level
            if follows is besides is not None and near is not None and self.goes_on(near.quantity, quantity):
                follows, near = self.nothing_known(about), None
            claim = self.other(other, item, quantity, follows or about, near or self.share_before(other, item))
            changed = changed or other.role.name in CHANGES
            if other.role.name == "base":
                last, besides = claim, None

    def level(self, own: Quantity, about: About, figure: Figure | None) -> Claim:
        """The level that a member states; a share is one that something rose or fell to."""
        own = in_its_currency(own, about.named, about.subject, self.claims, self.context.sentence)
        kind: Kind = "rate" if own.unit.dimension in ("ratio", "points") else "level"
        if kind == "rate" and self.back is None and figure is not None and is_share(figure, about.subject.measure):
            return self.add("share", own, about, whole=whole_of(figure, about.subject, self.phrases, self.context))
        if self.back is not None:
            return self.former(kind, own, about, self.back)
        if self.pluperfect:
            known = stated_last(about.subject, own.unit, self.claims, self.context.sentence)
            if known is not None and known.kind == kind:
                own = in_unit(own, known.quantity.unit) or own
                then = printed_then(about.subject, known.subject)
                return self.add(kind, own, About(known.subject, about.named), role="base", of=known.id, basis=then)
        return self.add(kind, own, about)

    def former(self, kind: Kind, own: Quantity, about: About, back: Basis) -> Claim:
        """The level of an earlier time: a base of the one that was stated last of the same measure."""
        known = stated_last(about.subject, own.unit, self.claims, self.context.sentence)
        if known is None:
            return self.add(kind, own, about, role="base", basis=in_step(back, about.subject.period))
        about = About(known.subject, replace(about.named, resolved=known.resolved))
        own = in_unit(own, known.quantity.unit) or own
        return self.add(kind, own, about, role="base", of=known.id, basis=in_step(back, about.subject.period))

    def earlier(self, about: About) -> Claim | None:
        """The level stated before that a change on its own belongs to."""
        return self.antecedent or stated_before(about.subject, self.claims, self.context.sentence)

    def share_before(self, figure: Figure, item: Item) -> Claim | None:
        """The share right before a figure that says what it was ("9.1 percent of sales, up from 8.7 percent")."""
        at = item.others.index(figure)
        told = at > 0 and figure.role.name == "base" and item.others[at - 1].role.name == "share"
        return self.claims[-1] if told else None

    def beside(self, figure: Figure, item: Item, quantity: Quantity, about: About) -> About | None:
        """A figure "compared with" that is of something else ("against 465 billion in rural areas") is a level of its
        own, no base: what it is about.
        """
        noun = self.phrases.read(figure.noun) if figure.noun is not None and figure.role.name == "base" else EMPTY
        if self.is_anothers(figure, item, quantity):
            return self.set_beside(quantity, self.nothing_known(about))
        other_head = noun.head not in (None, about.subject.measure.head) and item.now is not None
        other_head = other_head and about.named.resolved
        further = (noun.modifiers | noun.unknown) - about.subject.measure.modifiers - merely_counted()
        tied = any(f.role.name in CHANGES for f in item.others)
        then = printed(figure) or listed_against(figure, item, about.subject.period, self.phrases.text)
        own = in_step(then, about.subject.period)
        flows = not tied and quantity.unit.dimension != "ratio"
        if flows and own is not None and own.period is not None and spans_apart(own.period, about.subject.period):
            return self.set_beside(quantity, About(replace(about.subject, period=own.period), about.named))
        same = not further or (further <= distinct_measures() and (tied or "expected" not in further))
        estimate = is_estimate(self.phrases.text, figure, item)
        if estimate or (not other_head and (same or (tied and "average" in further))):
            return None
        self.items += 1
        other = named(noun, quantity.unit, self.context, counted_things(self.phrases.text, quantity))
        period, carried = told_then(own, about.subject)
        return self.set_beside(quantity, About(self.subject(other, period, carried, 0), other))

    def is_anothers(self, figure: Figure, item: Item, quantity: Quantity) -> bool:
        """Whether a figure set beside a level is not what that was before the change: of another kind, with its own
        rate, from before several changes, or set against the level by itself; or how far it lies from somebody else's.
        """
        if figure.role.name != "base":
            return figure.role.name == "gap"
        level = item.now.token.quantities[0] if item.now else self.antecedent.quantity if self.antecedent else None
        text = self.phrases.text
        if not comparable(quantity, level, item) or is_multiplied(text, figure, item):
            return True
        return apart_from_change(text, figure, item)

    def nothing_known(self, about: About) -> About:
        """What a figure is about of which only the time is known."""
        self.items += 1
        unlike = replace(about.subject, measure=Measure(UNRESOLVED), scope=f"a{self.article}.i{self.items}")
        return About(unlike, replace(about.named, resolved=False))

    def goes_on(self, beside: Quantity, figure: Quantity) -> bool:
        """Whether "and" or "but" leads from a figure set beside a level to a change, which then may be of either ("18
        percent more than the 10,472 at sea and 5 percent up on 11,690").
        """
        between = self.phrases.text[beside.end : figure.start].split()
        return not {"and", "but"}.isdisjoint(between)

    def set_beside(self, quantity: Quantity, about: About) -> About:
        """A level set beside another one, and what it is about."""
        self.add("level", quantity, about)
        return about

    def other(self, figure: Figure, item: Item, quantity: Quantity, about: About, level: Claim | None) -> Claim:
        """The claim of a figure that stands beside a level: its change, its base, its share, the same in another
        currency.
        """
        role = figure.role.name
        own_time = role == AMONG or (role in CHANGES and (level is not None or figure.former))
        apart = self.clock.apart(figure, about.subject.period) if own_time else None
        if apart is not None:
            about = About(replace(about.subject, period=apart), about.named)
            level = level if role == AMONG else None
        basis = in_step(self.measured_against(figure, item), about.subject.period) if role in MEASURED else None
        if role in CHANGES and level is not None:
            basis = self.seen_from(figure, item, quantity, level) or basis
        self.clock.learn(basis, about.subject.period)
        if role == "aside" and level is not None and level.role == "base":
            basis = level.basis
        if role == "base" and level is not None:
            quantity = as_base(quantity, level.quantity)
        return self.add(
            kind_of(role, quantity),
            quantity,
            about,
            role="comparable" if is_comparable(figure, item, self.phrases) else role,
            sign=sign_of(figure, about, self.phrases),
            of=level.id if level else None,
            basis=basis,
            whole=whole_of(figure, about.subject, self.phrases, self.context) if role == "share" else None,
        )

    def seen_from(self, figure: Figure, item: Item, quantity: Quantity, level: Claim) -> Basis | None:
        """What a change stands for that is none of its level, or not since the one before; None where it is that."""
        if figure.role.name == "delta" and is_in_another(quantity, level.quantity, figure.noun):
            return OTHER_UNIT
        alone = item.now is None and printed(figure) is None
        return seen_otherwise(self.phrases.text, figure, level) if alone else None

    def measured_against(self, figure: Figure, item: Item) -> Basis | None:
        """What a change is measured against, or of when a base is."""
        return formers.FORMER if figure.role.frame == formers.FRAME else self.clock.basis_of(figure, item)

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
            sentence=self.context.sentence,
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


def is_share(level: Figure, measure: Measure) -> bool:
    """Whether a level in percent is so much of something ("debt fell to 62 percent of GDP"), and no rate by itself."""
    return level.whole is not None and not is_ratio(measure.head)


@cache
def merely_counted() -> frozenset[str]:
    """Words behind a figure that only say that it was counted ("the 12 million harvested in 2023")."""
    return frozenset(table("cues")["counted"]["forms"])


def is_of_gap(figure: Figure, item: Item) -> bool:
    """Whether a base says what the gap right before it was ("exceeded imports by 4 billion, after 5 billion in 2023").
    """
    at = item.others.index(figure)
    return figure.role.name == "base" and at > 0 and item.others[at - 1].role.name == "gap"
