"""From clauses to items: whose measure each states, at what time, and what that leaves to the text behind it."""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.claims.rows.items import Clause, Item, opens_anew
from factcheck.claims.rows.members import pick
from factcheck.claims.rows.tokens import Token
from factcheck.claims.statements.about import About
from factcheck.claims.statements.anaphora import all_spoken_of, spoken_of
from factcheck.claims.statements.averaging import is_pace, of_a_year, spread_out
from factcheck.claims.statements.concluding import concludes, later, part_conclusions
from factcheck.claims.statements.headings import up_to
from factcheck.claims.statements.passing import (
    foretells,
    is_ahead,
    is_event,
    is_passing,
    looks_away,
    precedes,
    recalls,
    time_spoken_of,
)
from factcheck.claims.statements.placing import put_in_place
from factcheck.claims.statements.possessives import is_owned
from factcheck.claims.statements.printed import printed
from factcheck.claims.statements.retrospect import is_pluperfect, looked_back, may_look_back, then_of
from factcheck.claims.statements.stating import Statements
from factcheck.claims.subjects.context import Context
from factcheck.claims.subjects.countings import counted_things
from factcheck.claims.subjects.drafts import Noun
from factcheck.claims.subjects.families import distinct_measures
from factcheck.claims.subjects.naming import name_item
from factcheck.claims.subjects.phrasing import sizes
from factcheck.claims.subjects.results import COMPANY
from factcheck.claims.subjects.subjects import EMPTY, NO_UNIT, Named, named
from factcheck.claims.synonyms import NONE, Synonyms
from factcheck.lexicon import table
from factcheck.periods.period import Basis, Period
from factcheck.quantities.quantity import Quantity
from factcheck.record import replace
from factcheck.text.document import BODY, HEADING, TITLE, Sentence

UNKNOWN = Noun(unknown=frozenset({"?"}))
"""The noun of a list's member when the sentence does not say which it is."""

PASSING = frozenset("wuF")
"""Openers of clauses that speak in passing of what they name ("ahead of Ford, which sold 3 million")."""

OPENING = 16
"""Characters in which the first word of a sentence is looked for."""


class Builder(Statements):
    """Makes the claims of one article, sentence by sentence, and keeps what later sentences carry over."""

    def __init__(self, text: str, article: int, context: Context, synonyms: Synonyms = NONE) -> None:
        super().__init__(text, article, context, synonyms)
        self.paragraph = self.first = self.begin = self.end = 0
        self.told: Period | None = None
        self.times: list[Period] = []
        self.antecedents: list[Noun] = []
        self.looking_away = self.had = False

    def heading(self, tokens: Sequence[Token], text: str) -> None:
        """A heading opens a section: unstated periods of the section are its own; with a time beside it, a name there
        is whose figures follow.
        """
        self.context.section += 1
        self.context.measure = None
        self.clock.open_section(tokens)
        named = up_to(self.context.lasting, text) or next((self.clock.note(t) for t in tokens if t.letter == "P"), None)
        if named is not None:
            self.context.period = self.context.lasting = named
        elif any(t.letter == "T" for t in tokens):
            self.context.period = self.context.lasting = None
        noun = self.phrases.as_printed(tokens[0]) if tokens and tokens[0].letter == "N" else EMPTY
        if noun.entity and any(t.mention for t in tokens):
            self.context.turn_to(noun.entity)

    def sentence(self, number: int, sentence: Sentence, found: Sequence[Clause]) -> None:
        """The claims of one sentence."""
        block, self.begin, self.end = sentence.block, sentence.start, sentence.end
        if block.start != self.block.start:
            self.paragraph = len(self.claims)
            self.context.open_paragraph()
        self.context.open_sentence()
        self.context.sentence, self.block, self.first = number, block, len(self.claims)
        found = part_conclusions(found, self.phrases.text)
        lending = (c for c in found if (c.items or c.opener != "w") and not (c.inside or opens_anew(c)))
        leading = next((t for c in lending for t in c.times if t.letter in "PA"), None)
        put_in_place(found, self.phrases.text)
        self.hark_back(found, number)
        self.told = told = self.context.period
        self.times.clear()
        self.in_turn(found, leading)
        self.return_to_time(told, found[-1].opener if found else "")
        if block.role == BODY and len(self.claims) > self.first:
            self.context.close_sentence()

    def in_turn(self, found: Sequence[Clause], leading: Token | None) -> None:
        """The claims of the clauses of a sentence in turn: what is told in passing changes nothing of whom it is of."""
        before, opener = None, ""
        for clause in found:
            spoken = self.context.entity
            opener = opener if opener == "w" and is_owned(clause, self.phrases.text) else clause.opener
            if opener in PASSING:
                self.context.entity = self.context.beside or spoken
                self.in_passing(clause, leading, before)
                self.context.entity = spoken
            else:
                self.clause(clause, leading, before)
            before = clause

    def in_passing(self, clause: Clause, leading: Token | None, before: Clause | None) -> None:
        """The claims of a clause that tells something in passing: of the time of its figures the text speaks no more
        ("shares, which doubled in 2024, lost 6 percent").
        """
        period, lasting, by_grain = self.context.period, self.context.lasting, dict(self.context.by_grain)
        self.clause(clause, leading, before)
        passes = clause.inside or (period is not None and clause.opener == "w" and bool(clause.items))
        if passes and self.context.period != period:
            self.context.return_to(period, lasting, by_grain)
            self.times = [time for time in self.times if time == period]

    def hark_back(self, found: Sequence[Clause], number: int) -> None:
        """What of the sentence before this one speaks, where it only says "that", or "they"; whether it looks back."""
        self.had = may_look_back(self.phrases.text, self.begin, self.end)
        opening = self.opening()
        self.antecedent = spoken_of(found[0], opening, self.claims, number) if found else None
        self.antecedents = all_spoken_of(found[0], opening, self.claims, number) if found else []

    def return_to_time(self, told: Period | None, opener: str) -> None:
        """Behind a sentence that looks back from the time it first states, or ends with what came of that in a part of
        it ("of which 4 million in the second half"), the text goes on with that one; behind one that only looks back on
        several, with the time `told` of before.
        """
        last = self.context.period
        if len(set(self.times)) < 2 or last is None or last.until is None or last != self.times[-1]:
            return
        first = self.times[0]
        if precedes(last, first) or (opener == "u" and last.within(first)):
            self.context.go_back(last, first)
        if told is not None and all(precedes(time, told) for time in self.times):
            self.context.go_back(self.context.period or last, told)

    def opening(self) -> str:
        """The first word of the sentence, in lower case."""
        return self.phrases.text[self.begin : self.begin + OPENING].partition(" ")[0].lower()

    def clause(self, clause: Clause, leading: Token | None, before: Clause | None) -> None:
        """The claims of one clause, and what it leaves to those after it."""
        self.clock.see_bases(clause)
        together = before is not None and clause.opener == "a" and not clause.times
        self.back = looked_back(clause, self.phrases.text) or (self.back if together else None)
        self.then = "" if self.back else then_of(clause)
        self.pluperfect = self.had and is_pluperfect(clause, self.phrases.text)
        self.looking_away = self.had and looks_away(clause, self.phrases.text)
        period, carried = self.time_of(clause, leading, before)
        self.context.turned = not carried and period != self.context.period
        if clause.items:
            nouns = self.spoken(clause)
            if len(nouns) == 1 and before is not None and clause.respectively:
                nouns = self.phrases.conjuncts(clause, [*before.subject, *clause.subject])
            if before is not None and clause.opener == "a":
                nouns = self.phrases.in_mood_of(before, nouns)
            if before is not None and clause.opener == "W" and len(nouns) == 1:
                nouns = [self.besides(before, nouns[0])]
            if clause.opener == "o":  # parts of what it names, nobody knows which
                nouns = [replace(noun, unknown=noun.unknown | UNKNOWN.unknown) for noun in nouns]
            for item in clause.items:
                self.item(item, clause, nouns, self.context.period if carried else period, carried)
        elif self.block.role == TITLE:
            self.remember(None, period, carried)
        elif self.block.role != HEADING and clause.opener == "":
            self.mention(clause, period, carried)

    def time_of(self, clause: Clause, leading: Token | None, before: Clause | None) -> tuple[Period | None, bool]:
        """The time of a clause, and whether it is carried over from those before it."""
        period, carried = self.clock.period(clause, leading)
        if carried and period is not None:
            self.context.period = period = time_spoken_of(self.context, self.phrases.text[self.begin : self.end])
        self.clock.former = None
        if carried and concludes(before, clause, self.phrases.text):
            period = self.returned(period)
        return period, carried

    def returned(self, period: Period | None) -> Period | None:
        """The time of what follows from a value of a period: that of the later value it is held against, if any."""
        now = later(period, (*self.times, self.told))
        if now is None or period is None:
            return period
        self.clock.former = Basis("period", period=period)
        self.context.period = now
        return now

    def spoken(self, clause: Clause) -> list[Noun]:
        """The nouns of a clause: its own, or those that "they" stands for."""
        together = not clause.subject and any(len(self.antecedents) in sizes(item) for item in clause.items)
        return self.antecedents if together else self.phrases.conjuncts(clause, clause.subject)

    def mention(self, clause: Clause, period: Period | None, carried: bool) -> None:
        """What a clause without figures leaves to those after it."""
        first = self.phrases.read(clause.subject[0]) if clause.subject else EMPTY
        self.listen(clause, [first], self.context.known_as(first.entity or ""))
        text = self.phrases.text
        ahead = foretells(period, self.context, text[self.begin : self.end])
        carried = carried or ahead or is_event(period, clause, self.context, text)
        self.remember(named(first, NO_UNIT, self.context) if first != EMPTY else None, period, carried)
        if not carried:
            self.backdate(period)

    def besides(self, before: Clause, noun: Noun) -> Noun:
        """The noun behind "with" in a sentence that only says "this" of what it speaks of: it is that part's, nobody
        knows which ("This compared with 64, with debts of 126 billion yen").
        """
        anaphoric = not before.subject and self.opening() in table("cues")["anaphora"]["forms"]
        bare = noun.head is not None and not (noun.modifiers or noun.entity or noun.unknown)
        return replace(noun, unknown=UNKNOWN.unknown) if bare and anaphoric else noun

    def listen(self, clause: Clause, nouns: Sequence[Noun], entity: str) -> None:
        """Whom a clause names as its subject is the one spoken of; whom it names beside that, or in passing, is not."""
        tells = any(noun.entity or (entity and noun.reference == COMPANY) for noun in nouns)
        if tells and clause.opener not in PASSING:
            self.context.see(entity)
        self.context.beside = entity

    def remember(self, subject: Named | None, period: Period | None, carried: bool) -> None:
        """What the text speaks of from here on."""
        if subject is not None:
            self.context.lost = not subject.resolved
            if subject.resolved:
                self.context.previous, self.context.named_in = subject.measure, self.context.sentence
            if subject.resolved and not subject.measure.modifiers & distinct_measures() and not subject.narrowed:
                self.context.name(subject.measure)
        # When something was forecast is not what the text goes on to speak of.
        forecast = subject is not None and not subject.resolved and "expected" in subject.measure.modifiers
        if period is not None and not carried and not (forecast or self.looking_away or self.clock.bygone):
            self.context.period = period
            self.times.append(period)
            modifiers = subject.measure.modifiers if subject is not None else frozenset()
            if not self.clock.passing and not is_passing(period, self.context, modifiers):
                self.context.lasting = period

    def backdate(self, period: Period | None) -> None:
        """A time that a later sentence of the paragraph gives ("these are the figures for March") holds for the claims
        that state none.
        """
        if period is None or is_ahead(period, self.context):
            return
        for at in range(self.paragraph, self.first):
            claim = self.claims[at]
            if claim.subject.period is None:
                self.claims[at] = replace(claim, subject=replace(claim.subject, period=period))
        self.paragraph = self.first

    def item(self, item: Item, clause: Clause, nouns: Sequence[Noun], period: Period | None, carried: bool) -> None:
        """The claims of one item: one set of claims for each member of its lists."""
        self.items += 1
        period, carried = self.clock.of_item(item, clause.times, period, carried)
        self.looking_away |= recalls(clause, item, period, self.context, self.phrases.text, self.begin)
        if carried and any(printed(b) == Basis("period", period=period) for b in item.of("base")):
            period = None
        count = members_of(item, nouns)
        own = [pick(item.now, member, count) if item.now else None for member in range(count)]
        # A list without names for its members may still say what each figure counts.
        alone = count == 1 or len({counted_things(self.phrases.text, quantity) for quantity in own} - {EMPTY}) == count
        subjects = []
        for member in range(count):
            noun = nouns[member] if len(nouns) == count else nouns[0] if alone else UNKNOWN
            subject = name_item(item, clause, noun, own[member], self.phrases, self.context)
            subjects.append(self.at_pace(subject, item, own[member]))
        near = self.context.named_in + (not clause.subject and self.context.named_in == self.context.sentence - 1)
        self.listen(clause, nouns, subjects[0].entity)
        if carried and period is not None and not self.times:
            self.times.append(period)
        self.remember(subjects[0], period, carried)
        for member, subject in enumerate(subjects):
            about = About(self.subject(subject, period, carried, member, near), subject)
            if self.antecedent is not None and item.now is None and count == 1:
                known = self.antecedent
                about = About(known.subject, replace(subject, resolved=known.resolved, sign=known.sign))
            self.member(item, about, member, count)

    def at_pace(self, subject: Named, item: Item, own: Quantity | None) -> Named:
        """What a level is of where it is blown up to a year, or an average of several times."""
        subject = spread_out(subject, own, self.phrases.text, self.begin)
        return of_a_year(subject) if item.now and is_pace(item.now) else subject


def members_of(item: Item, nouns: Sequence[Noun]) -> int:
    """Of how many things an item tells: one level of one thing is that, though a list stand beside it ("5.75 from 5.89,
    revised from 5.74, and 5.45").
    """
    single = len(nouns) == 1 and item.now is not None and len(item.now.token.quantities) == 1
    return max((size for size in sizes(item) if not single and len(nouns) in (1, size)), default=1)
