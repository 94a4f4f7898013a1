"""Times of claims: the period a clause speaks of, what anaphors refer to, and against what a change is measured."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from factcheck.claims.claim import AMONG
from factcheck.claims.rows.items import CHANGES, Clause, Figure, Item, begins_anew, says_base_again
from factcheck.claims.rows.tokens import Token
from factcheck.claims.statements.headings import listed_against
from factcheck.claims.statements.joint_times import is_list, joined
from factcheck.claims.statements.lasting import drawn_out, lasted
from factcheck.claims.statements.partners import are_opposed, base_of, change_of, is_first_of
from factcheck.claims.statements.passing import is_of_part
from factcheck.claims.statements.peers import is_far, is_of_base
from factcheck.claims.statements.printed import first_printed, leads_to, led_to
from factcheck.claims.statements.ranked import RANKING, is_ranked
from factcheck.claims.statements.retrospect import beyond
from factcheck.claims.statements.running import counted_to
from factcheck.claims.statements.since import counts_since, is_tally, year_told_of
from factcheck.claims.statements.standpoints import told_of_then
from factcheck.claims.statements.steps import YEAR, earlier
from factcheck.claims.statements.undated import placed
from factcheck.claims.statements.yardsticks import measured_by
from factcheck.claims.statements.years import is_up_to, length_of, months_up_to, year_around
from factcheck.claims.subjects.context import Context
from factcheck.claims.subjects.phrasing import Phrases
from factcheck.claims.subjects.subjects import EMPTY
from factcheck.expression import expression
from factcheck.periods.period import Basis, Mention, Period

REVISING = len("revised upwards slightly from the ")
"""Characters before a figure in which it is said to have been revised."""
BEGUN = len("since prime minister Ibrahim Jaafari named his cabinet of technocrats on ")
"""Characters before a time in which something is said to have been so since what happened then."""
SINCE = expression(r"\bsince (?:[\w'’-]+ ){1,9}(?:in|of|on) $")
"""What stands before the time of what nothing has been like since ("since reunification in 1990")."""
BEFORE = ("previous ", "prior ", "preceding ")
"""What a time before the one spoken of begins with, which the text does not go on with."""
STAND_INS = frozenset({"average", "expected", "record-level"})
"""Modifiers of a base that make it another value than that of an earlier time."""


class Clock:
    """Keeps the times of one article as it is read."""

    __slots__ = ("averaged", "basis", "bygone", "context", "former", "led", "mixed", "passing", "phrases")

    def __init__(self, context: Context, phrases: Phrases) -> None:
        self.context, self.phrases = context, phrases
        self.basis: Basis | None = None
        self.mixed = False
        self.passing = self.bygone = False
        self.averaged: Basis | None = None
        self.former: Basis | None = None
        self.led: Basis | None = None

    def open_section(self, tokens: Sequence[Token]) -> None:
        """A heading begins anew; the basis it names ("year on year") holds for its section."""
        self.basis = next((t.mention.basis for t in tokens if t.mention and t.mention.basis), None)
        self.mixed = False

    def see_bases(self, clause: Clause) -> None:
        """The bases printed in a clause: the last one holds for changes that state none, until another one makes that
        unsure; a period with which it begins ("Compared with 2019, ...") for its own, and those that "and" adds.
        """
        figures = [f for i in clause.items for f in i.figures() if f.times and not f.former]
        tokens = [t for f in figures for t in f.times if not leads_to(t, f)] + clause.times
        bases = [t.mention.basis for t in tokens if t.mention and t.mention.basis]
        self.averaged = next((basis for basis in bases if basis.kind in ("annualised", "compound")), None)
        if clause.times or clause.opener != "a":
            dated = (token.mention.basis for token in clause.times if token.mention and token.mention.basis)
            then = told_of_then(clause, self.phrases.text)
            self.led = then or next((basis for basis in dated if basis.kind == "period"), None)
        for basis in bases:
            if basis.kind in ("shift", "previous"):
                self.mixed = self.mixed or (self.basis is not None and basis != self.basis)
                self.basis = basis

    def learn(self, basis: Basis | None, period: Period | None) -> None:
        """A base named by its own period ("from 68.3 billion in January") says how far back changes are measured, for
        those that do not.
        """
        if basis is None or basis.kind != "period" or basis.period is None or period is None:
            return
        for months in (1, 3, 12):
            if period.shift(-months) == basis.period:
                self.mixed = self.mixed or (self.basis is not None and self.basis != Basis("shift", months))
                self.basis = self.basis or Basis("shift", months)

    def period(self, clause: Clause, leading: Token | None) -> tuple[Period | None, bool]:
        """The period of a clause, and whether it was carried over; that of what is told of "since 1946, when"."""
        if clause.told and self.since(clause.times[0]):
            return year_told_of(clause, self.phrases.text), False
        for token in [*clause.times, *([leading] if leading is not None else [])]:
            if token.letter == "P" and token.mention and token.mention.period and self.told_in(token, clause):
                return self.joint(token, clause.times, clause.items), False
            if token.letter == "A" and token.mention and not self.since(token):
                return self.referred(token.mention), False
        return self.context.period, True

    def told_in(self, token: Token, clause: Clause) -> bool:
        """Whether the levels of a clause are of a time that it names."""
        return not self.since(token) or (bool(clause.items) and counts_since(token, clause.items, self.phrases.text))

    def referred(self, mention: Mention) -> Period | None:
        """What "the period", "the five months" or "the year" means: the last one of that kind, or the months up to the
        end of the period spoken of, or the year around it.
        """
        grain = mention.grain if mention.count == 1 else f"{mention.count} {mention.grain}"
        known, now = self.context.by_grain.get(grain), self.context.period
        if known is not None and now is not None and known.floating is not now.floating:
            known = None
        period = known or now
        if period is None or period.until is None or period.until - period.first >= YEAR:
            return period
        if known is None and is_up_to(mention, period):
            return months_up_to(period, length_of(mention))
        if grain != "year" or known is not None:
            return period
        year = self.context.by_grain["year"] = year_around(period)
        return year

    def note(self, token: Token) -> Period | None:
        """The period of a mention, kept for anaphors after it ("in the period", "in the month")."""
        mention = token.mention
        if mention is None or mention.period is None:
            return None
        text = self.phrases.text
        period = placed(mention.period, text[token.start : token.end], self.context.lasting)
        self.passing = text.startswith(" alone", token.end) or text.startswith("since", token.start)
        before = text[token.start : token.end].lower().startswith(BEFORE)
        self.bygone = before or is_of_part(text, token.start)
        if self.bygone:
            return period
        self.context.by_grain[mention.grain] = period
        if period.months:
            self.context.by_grain[f"{period.months} month"] = period
        if not self.passing:
            self.context.by_grain["period"] = period
        return period

    def joint(self, token: Token, times: Sequence[Token], items: Iterable[Item]) -> Period | None:
        """The period of a time, with that of the next one, where "and" joins the two and no list tells of each; what is
        counted up to a day is of its year so far.
        """
        period = counted_to(self.note(token), token, times, self.phrases.text)
        together = joined(period, token, times, self.phrases.text)
        return together if together is period or not any(map(is_list, items)) else period

    def of_item(
        self, item: Item, around: Sequence[Token], period: Period | None, carried: bool
    ) -> tuple[Period | None, bool]:
        """The period of an item: the one printed beside its level or its changes, else the one that its level is set
        behind (`around` are the times of its clause), else its clause's. What others are counted among may be of a
        longer time ("in the first half it was 690, half of the 1,480 of that year").
        """
        for figure in item.figures():
            others = figure.role.name == "base" or (figure.role.name == AMONG and not carried)
            if others or figure.former or says_base_again(figure, item):
                continue
            for token in figure.times:
                if token.letter == "P" and token.mention and token.mention.period and self.tells(token, figure, item):
                    return self.joint(token, [*figure.times, *around], (item,)), False
                if token.letter == "A" and token.mention and not self.since(token):
                    return self.referred(token.mention), False
        own = next((t.mention.basis for t in around if t.mention and self.owns(t, item)), None)
        if own is not None and own.kind == "period":
            return own.period, True
        return lasted(self.phrases.text, item, period) if carried else period, carried

    def tells(self, time: Token, figure: Figure, item: Item) -> bool:
        """Whether a time beside a figure is its own: not one since which something is so, but for the year in which a
        level came together.
        """
        counted = figure is item.now and counts_since(time, (item,), self.phrases.text)
        return counted or not self.since(time)

    def owns(self, time: Token, item: Item) -> bool:
        """Whether a level is told to be of the time before it ("the increase from this year's 61.2 trillion won")."""
        return item.now is not None and self.phrases.text[time.end : item.now.token.start] in ("'s ", "’s ")

    def apart(self, change: Figure, period: Period | None) -> Period | None:
        """The period of a change that is printed with one of its own ("... and is estimated to have declined six
        percent last year"); "Q1 and Q2" are one. A former change may name its time by how far back it lies.
        """
        times = (t for t in change.times if t.letter == "P" and not self.since(t))
        own = [t.mention.period for t in times if t.mention and t.mention.period]
        if change.former and len(own) == 2 and own[0].until == own[1].first:
            return own[0]._replace(until=own[1].until)
        if change.former and not own and period is not None:
            back = [t.mention.basis for t in change.times if t.mention and t.mention.basis]
            return next((earlier(period, basis) for basis in back if basis.kind in ("shift", "previous")), None)
        return own[0] if own and own[0] != period else None

    def since(self, token: Token) -> bool:
        """Whether a time only says since or before when something is so ("the lowest since 1974", "built before 1950"),
        or among what it is the most (", the highest value of the year").
        """
        text = self.phrases.text
        if text.startswith("since", token.start):
            return not is_tally(text, token.start)
        if text.endswith(beyond(), 0, token.start):
            return True
        begun = max(0, token.start - BEGUN)
        if text.find("since ", begun, token.start) >= 0 and SINCE.search(text, begun, token.start) is not None:
            return True
        return is_ranked(text[max(0, token.start - RANKING) : token.start])

    def stand_in(self, figure: Figure) -> Basis | None:
        """A comparison with something other than an earlier value ("than the five-year average", "than forecast")."""
        noun = self.phrases.read(figure.noun) if figure.noun is not None else EMPTY
        other = noun.modifiers & STAND_INS
        return Basis("against " + " ".join(sorted(other))) if other else None

    def revised(self, base: Figure) -> bool:
        """Whether a base is an earlier estimate of the very same figure ("revised upwards from 281 million tonnes")."""
        before = self.phrases.text[max(0, base.token.start - REVISING) : base.token.start].lower().rpartition("revised")
        return bool(before[1]) and before[2].rstrip(" the").endswith("from")

    def basis_of(self, figure: Figure, item: Item) -> Basis | None:
        """Against what a change, or for a base how far back it lies: as printed with it, with its base, else the
        section's only one.
        """
        if self.averaged is not None and figure.role.name == "rate":
            return self.averaged
        if figure.former:
            return None if self.mixed else self.basis
        if any(self.since(t) for t in figure.times):
            return Basis("against since")
        if item.now is None and figure.role.name in CHANGES and any(map(is_unplaced, figure.times)):
            return Basis("against another time")
        partner = base_of(figure, item) if figure.role.name != "base" else figure
        stands_for = led_to(figure, item) or self.stand_in(partner or figure)
        stands_for = stands_for or measured_by(self.phrases.text, figure, item)
        if stands_for is None and is_of_base(self.phrases.text, figure, item):
            return Basis("against another time")
        if stands_for is not None:
            return stands_for
        together = [f for f in item.others if f.role.group == figure.role.group and f.role.frame == figure.role.frame]
        partner = base_of(figure, item) if figure.role.name != "base" else change_of(figure, item)
        own = first_printed((figure, *together, *([partner] if partner is not None else [])))
        own = own or drawn_out(self.phrases.text, figure, self.context.period)
        return own or self.former or self.led or self.lent_to(figure, item)

    def lent_to(self, figure: Figure, item: Item) -> Basis | None:
        """What a figure without a basis of its own is measured against; of two changes that go different ways each has
        another one.
        """
        changes = [f.role.name for f in item.figures() if f.role.name in CHANGES]
        several = len(changes) > len(set(changes))
        opposed = [at for at, other in enumerate(item.others) if are_opposed(figure, other) and not other.former]
        if opposed:
            return None if is_first_of(figure, opposed, item) else Basis("against another time")
        beside = self.beside(figure, item) if not several or figure.role.name == "base" else None
        if beside is not None:
            return Basis("against another time") if is_far(figure, item) else beside
        if figure.role.name == "base" and not changes and self.revised(figure):
            return Basis("shift", 0)
        unsure = self.mixed or several or any(base.aloof for base in item.of("base"))
        listed = listed_against(figure, item, self.context.period, self.phrases.text)
        return listed if listed is not None or unsure else self.basis

    def beside(self, figure: Figure, item: Item) -> Basis | None:
        """The basis printed with another figure of the item that is none itself."""
        others = (f for f in item.figures() if f.role.name != "base" and not f.former)
        return first_printed(f for f in others if not begins_anew(f, figure, self.phrases.text))


def is_unplaced(time: Token) -> bool:
    """Whether nobody knows which time words mean ("this quarter", in an article without a date)."""
    return time.letter == "P" and time.mention is not None and time.mention.period is None
