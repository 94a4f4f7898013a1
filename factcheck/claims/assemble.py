"""From items to claims: every figure gets a kind, a subject, a period and, where it is a change, its basis."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from factcheck.claims.claim import UNRESOLVED, Claim, Kind, Measure, Subject
from factcheck.claims.clauses import Clause, Figure, Item
from factcheck.claims.nouns import Noun, read_noun
from factcheck.claims.subjects import EMPTY, Context, Named, merge_nouns, named, spread
from factcheck.claims.tokens import Token
from factcheck.periods.period import Basis, Period
from factcheck.quantities.quantity import Quantity
from factcheck.text.document import BODY, HEADING, TITLE, Block

RATIO_HEADS = frozenset({"margin", "rate", "share", "unemployment", "index", "price"})


class Builder:
    """Makes the claims of one article, sentence by sentence, and keeps what later sentences carry over."""

    def __init__(self, text: str, article: int, context: Context) -> None:
        self.text, self.article, self.context = text, article, context
        self.claims: list[Claim] = []
        self.number = 0
        self.block = Block(-1, -1, BODY)
        self.paragraph = 0
        self.order: tuple[str, int] | None = None
        self.basis: Basis | None = None
        self.items = 0

    def heading(self, tokens: Sequence[Token]) -> None:
        """A heading opens a section: unstated periods of the section are its own; with a time beside it, a name there is whose figures follow."""
        self.context.section += 1
        self.context.measure = None
        self.context.period = None
        noun = self.read(tokens[0]) if tokens and tokens[0].letter == "N" else EMPTY
        if noun.entity and any(t.mention for t in tokens):
            self.context.see(noun.entity)
        self.basis = next((t.mention.basis for t in tokens if t.mention and t.mention.basis), None)

    def sentence(self, number: int, block: Block, found: Sequence[Clause]) -> None:
        """The claims of one sentence, which stands in this block."""
        if block.start != self.block.start:
            self.paragraph = len(self.claims)
        self.number, self.block, self.order = number, block, None
        leading = next((t for c in found for t in c.times if t.letter in "PA"), None)
        bases = [t.mention.basis for c in found for f in figures(c) for t in f.times if t.mention and t.mention.basis]
        bases += [t.mention.basis for c in found for t in c.times if t.mention and t.mention.basis]
        self.basis = bases[0] if bases else self.basis
        share_lists(found)
        for clause in found:
            self.ordered(clause)
            self.clause(clause, leading)

    def ordered(self, clause: Clause) -> None:
        """ "Followed by" opens an enumeration from high to low, which the level before it heads; "and" goes on with it."""
        if clause.opener == "F" and self.claims and self.claims[-1].sentence == self.number:
            group = f"a{self.article}.o{self.number}"
            self.claims[-1] = replace(self.claims[-1], order=(group, 0))
            self.order = (group, 1)
        elif clause.opener not in ("a", ","):
            self.order = None

    def clause(self, clause: Clause, leading: Token | None) -> None:
        """The claims of one clause, and what it leaves to those after it."""
        nouns = self.conjuncts(clause)
        period, carried = self.period(clause, leading)
        if not clause.items:
            if self.block.role not in (HEADING, TITLE):
                self.remember(named(nouns[0], None, self.context) if nouns[0] != EMPTY else None, period, carried)
                if not carried:
                    self.backdate(period)
            return
        for item in clause.items:
            self.item(item, clause, nouns, period, carried)

    def conjuncts(self, clause: Clause) -> list[Noun]:
        """The nouns of a clause's subject, one for each member of a list."""
        lists = [t for t in clause.subject if len(t.parts) > 1]
        if lists:
            size = len(lists[-1].parts)
            if any(size in sizes(item) for item in clause.items):
                around = [self.read(t) for t in clause.subject if t is not lists[-1]]
                members = spread([self.noun(*part) for part in lists[-1].parts])
                return [merge_nouns([member, *around]) for member in members]
        nouns = [self.read(t) for t in clause.subject]
        return [merge_nouns(nouns)] if nouns else [EMPTY]

    def read(self, token: Token) -> Noun:
        """The reading of a noun token taken as a whole."""
        if len(token.parts) > 1 and " and " not in self.text[token.start : token.end]:
            return merge_nouns([self.noun(*part) for part in token.parts])
        return self.noun(token.start, token.end)

    def noun(self, start: int, end: int) -> Noun:
        """The reading of a stretch of text as a noun phrase."""
        return read_noun(self.text[start:end])

    def period(self, clause: Clause, leading: Token | None) -> tuple[Period | None, bool]:
        """The period of a clause, and whether it was carried over from the text before."""
        for token in clause.times:
            if token.letter == "P" and token.mention and token.mention.period:
                return self.note(token), False
            if token.letter == "A" and token.mention:
                return self.context.by_grain.get(token.mention.grain, self.context.period), False
        if leading is not None and leading.mention and leading.mention.period:
            return self.note(leading), False
        return self.context.period, True

    def note(self, token: Token) -> Period | None:
        """The period of a mention, kept for anaphors after it ("in the period", "in the month")."""
        mention = token.mention
        if mention is None or mention.period is None:
            return None
        self.context.by_grain[mention.grain] = mention.period
        self.context.by_grain["period"] = mention.period
        return mention.period

    def remember(self, subject: Named | None, period: Period | None, carried: bool) -> None:
        """What the text speaks of from here on."""
        if subject is not None:
            if subject.entity:
                self.context.see(subject.entity)
            if subject.resolved and subject.measure.head != UNRESOLVED:
                self.context.measure = subject.measure
        if period is not None and not carried:
            self.context.period = period

    def backdate(self, period: Period | None) -> None:
        """A time that a later sentence of the paragraph gives ("these are the figures for March") holds for the claims that state none."""
        for at in range(self.paragraph, len(self.claims)):
            claim = self.claims[at]
            if claim.subject.period is None and claim.sentence != self.number:
                self.claims[at] = replace(claim, subject=replace(claim.subject, period=period, carried=True))

    def item(self, item: Item, clause: Clause, nouns: Sequence[Noun], period: Period | None, carried: bool) -> None:
        """The claims of one item: one set of claims for each member of its lists."""
        self.items += 1
        count = max([1, *(size for size in sizes(item) if size == len(nouns) or len(nouns) == 1)])
        for member in range(count):
            noun = nouns[member] if len(nouns) == count else nouns[0]
            self.member(item, clause, noun, member, count, period, carried)

    def member(self, item: Item, clause: Clause, noun: Noun, member: int, count: int, period: Period | None, carried: bool) -> None:
        """The claims of one member of an item."""
        figure = item.now
        own = pick(figure, member, count) if figure else None
        if noun.head is None and clause.trailing:
            noun = merge_nouns([noun, *(self.read(t) for t in clause.trailing[:2])])
        unit = own.unit.name if own and own.unit.dimension == "count" else None
        subject = named(noun, unit, self.context)
        stated = next((t for f in [figure, *item.others] if f and f.role.name != "base" for t in f.times if t.letter == "P"), None)
        if stated is not None:
            noted = self.note(stated)
            period, carried = (noted, False) if noted else (period, carried)
        share = next(item.of("share"), None)
        if not subject.resolved and share is not None and share.whole is not None:
            subject = part_of_whole(subject, self.read(share.whole))
        if member == 0:
            self.remember(subject, period, carried)
        about = self.subject(subject, period, carried, member)
        level = None
        if figure is not None and own is not None:
            level = self.add(kind_of(own, subject), own, about, resolved=subject.resolved)
            if self.order is not None:
                self.claims[-1] = replace(level, order=self.order)
                self.order = (self.order[0], self.order[1] + 1)
        for other in item.others:
            quantity = pick(other, member, count)
            if quantity is not None:
                self.other(other, item, quantity, about, level, subject.resolved)

    def subject(self, subject: Named, period: Period | None, carried: bool, member: int) -> Subject:
        """The subject of a member; one that is not resolved is like no other."""
        measure, scope = subject.measure, f"a{self.article}.s{self.context.section}"
        if not subject.resolved:
            measure, scope = Measure(UNRESOLVED, subject.measure.modifiers), f"a{self.article}.i{self.items}.{member}"
        return Subject(subject.entity, measure, period, scope, carried)

    def basis_of(self, figure: Figure, item: Item) -> Basis | None:
        """Against what a change is measured: the base printed with it, else as printed beside it, in its sentence or its section."""
        for base in item.of("base"):
            period = next((t.mention.period for t in base.times if t.letter == "P" and t.mention), None)
            if period is not None:
                return Basis("period", period=period)
        for near in [figure, *item.others, *([item.now] if item.now else [])]:
            for token in near.times:
                if token.mention and token.mention.basis:
                    return token.mention.basis
        return self.basis

    def other(self, figure: Figure, item: Item, quantity: Quantity, about: Subject, level: Claim | None, resolved: bool) -> None:
        """The claim of a figure that stands beside a level: its change, its base, its share, the same in another currency."""
        role = figure.role.name
        kind: Kind = "change" if role in ("rate", "delta", "factor") else "share" if role == "share" else "level"
        if role == "base":
            kind = level.kind if level else "level"
        claim = self.add(kind, quantity, about, resolved=resolved)
        self.claims[-1] = replace(
            claim,
            role=role,
            sign=figure.role.sign,
            of=level.id if level else None,
            basis=self.basis_of(figure, item) if role not in ("aside", "share") else None,
            whole=self.whole(figure, about) if role == "share" else None,
        )

    def whole(self, figure: Figure, part: Subject) -> Subject:
        """What a share is a share of: the noun behind it, or, where it only says "the total", the part's measure without what narrows it."""
        noun = self.read(figure.whole) if figure.whole else EMPTY
        entity = noun.entity or self.context.by_kind.get(noun.reference or "", "") or part.entity
        if noun.head is None:
            return replace(part, entity=entity, measure=Measure(part.measure.head, noun.modifiers))
        return replace(part, entity=entity, measure=Measure(noun.head, noun.modifiers | noun.unknown))

    def add(self, kind: Kind, quantity: Quantity, subject: Subject, *, resolved: bool) -> Claim:
        """A new claim, with the next id."""
        name = f"a{self.article}.c{len(self.claims) + 1}"
        claim = Claim(name, self.article, kind, quantity, subject, self.number, resolved=resolved, block=self.block.role)
        self.claims.append(claim)
        return claim


def part_of_whole(part: Named, whole: Noun) -> Named:
    """A part that names no measure of its own ("machinery made up 60 percent of exports") is measured like its whole."""
    if whole.head is None:
        return part
    return Named(part.entity, Measure(whole.head, part.measure.modifiers | whole.modifiers), True)


def kind_of(quantity: Quantity, subject: Named) -> Kind:
    """A percentage that is no change and no share is a rate of its own (unemployment, a margin)."""
    return "rate" if quantity.unit.dimension in ("ratio", "points") else "level"


def figures(clause: Clause) -> list[Figure]:
    """All figures of a clause."""
    return [f for item in clause.items for f in [*item.others, *([item.now] if item.now else [])]]


def sizes(item: Item) -> set[int]:
    """How many members the lists of an item have."""
    return {len(f.token.quantities) for f in [*item.others, *([item.now] if item.now else [])]}


def pick(figure: Figure, member: int, count: int) -> Quantity | None:
    """The figure's quantity for one member: a list gives each its own, a single figure belongs to a single member."""
    quantities = figure.token.quantities
    if len(quantities) == count:
        return quantities[member]
    return quantities[0] if count == 1 and len(quantities) == 1 else None


def share_lists(found: Sequence[Clause]) -> None:
    """A list of changes behind several single levels ("368,000 cars, earning 33 billion, up 29.8 and 51.9 percent") is dealt out to them."""
    items = [item for clause in found for item in clause.items if item.now is not None]
    for position, item in enumerate(items):
        for figure in [f for f in item.others if len(f.token.quantities) > 1]:
            count = len(figure.token.quantities)
            levels = items[max(0, position + 1 - count) : position + 1]
            if len(levels) == count and all(len(i.now.token.quantities) == 1 for i in levels if i.now):
                item.others.remove(figure)
                for level, quantity in zip(levels, figure.token.quantities, strict=True):
                    level.others.append(Figure(figure.token._replace(quantities=(quantity,)), figure.role, figure.times))
