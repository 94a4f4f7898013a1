"""What has been read of a row of tokens: its clauses so far, and how the next figure, time or bracket joins them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from factcheck.claims.rows.bearing import FIGURES, is_annualised
from factcheck.claims.rows.formers import FRAME
from factcheck.claims.rows.frames import Role
from factcheck.claims.rows.items import CHANGES, Clause, Figure, place
from factcheck.claims.rows.tokens import Token
from factcheck.record import field, record

ATTACHED: Final = frozenset({"rate", "delta", "factor", "base", "share", "aside"})
LEVELS: Final = frozenset({"now", "base", "aside"})
"""Roles of figures that say how much there was."""
SEVERAL: Final = 2
"""Figures that are set beside others, at least, for a time behind the last of them to be of all."""


@record(slots=True)
class Reading:
    """What has been read of a row: its clauses, the last figure, and the times in brackets that wait for a figure."""

    found: list[Clause] = field(default_factory=lambda: [Clause()])
    last: Figure | None = None
    waiting: list[Token] = field(default_factory=list)
    depth: int = 0
    behind: bool = False
    compared: bool = False
    comma: bool = False
    noun: Token | None = None
    label: Token | None = None
    outer: Figure | None = None
    anew: Figure | None = None
    """The base that the last figure says once more, as so much of something ("against 599,000, or 2.6 percent, in")."""
    shared: Figure | None = None
    against: bool = False
    earlier: bool = False
    rejoined: bool = False
    beside: list[Figure] | None = None
    """The figures that are set beside those before them, of which a time was told."""
    interrupted: tuple[int, Figure | None] = (0, None)
    """How many clauses there were, and the last figure, where the bracket opened."""

    def figure(self, token: Token, role: Role, before: str) -> None:
        """A figure takes the times that waited for it; one behind "and" goes on with the clause that has figures."""
        aloof, self.compared, self.comma = self.compared and self.comma, False, False
        former = self.last is not None and self.last.former
        bracketed = bool(self.depth and self.behind)
        self.anew = self.outer if bracketed else self.last if before == "|" else None
        if self.rejoined and role.name in CHANGES and self.looks_back():
            self.found.append(self.found.pop(-2))
        self.rejoined = False
        self.last = Figure(token, role, self.waiting, bracketed=bracketed)
        self.waiting = []
        earlier = self.earlier or before == "k" or (before == "a" and former)
        self.last.aloof, self.last.former, self.earlier = aloof, role.name in CHANGES and earlier, False
        self.last.noun, self.noun = self.noun, None
        self.last.label, self.label = self.label if before in "ot" or self.possessed(before) else None, None
        if not self.depth:
            self.outer = self.last
        if self.beside is not None:
            self.beside = [*self.beside, self.last] if before != "v" else None
        place(self.last, self.found[-2 if self.goes_on(role, before) else -1], before)

    def possessed(self, before: str) -> bool:
        """Whether a figure stands directly behind the whole of a share ("42 percent of the chain's $300 million in
        sales").
        """
        one = self.label is not None and len(self.label.parts) < 2
        return before == "N" and one and self.shared is not None and self.label is self.shared.whole

    def looks_back(self) -> bool:
        """Whether the clause only tells how much there was at an earlier time (", when it sold 67, and 16 more than in
        June"), so that a change behind it is of the clause before.
        """
        if len(self.found) < 2 or not self.found[-2].items:
            return False
        then = self.found[-1]
        return then.told and len(then.items) == 1 and not then.items[0].others

    def goes_on(self, role: Role, before: str) -> bool:
        """Whether a figure goes on with the clause before: behind "and", or where its own names nothing ("but still 6
        percent less").
        """
        clause = self.found[-1]
        if clause.opener != "w" or clause.items or len(self.found) < 2:
            return False
        return before == "a" or (role.name in ATTACHED and not clause.subject and len(self.found[-2].items) == 1)

    def time(self, token: Token, before: str, further: str, following: str) -> None:
        """A time belongs to the figure it follows directly, in brackets, or as what it counts by, to the one behind it,
        or else to the clause.
        """
        if before == "b" and token.mention is not None and token.mention.grain != "day":
            return
        if before == "m" and following not in FIGURES and self.is_level_changed():
            return  # what a level lies above, or below, is not what its changes are measured against
        if before != "k" and following not in FIGURES and not self.depth and self.set_in(token):
            return
        self.against = further == "B" and before == "(" and self.outer is not None
        if self.against and self.outer is not None:
            self.outer.against.append(token)
        elif (
            (self.depth and before in "(k,;")
            or (self.earlier and token.letter == "P")
            or (before in "a," and following in FIGURES and token.letter == "P" and self.last is not None)
            or (following == "L" and is_annualised(token))
        ):
            self.waiting.append(token)
        elif self.compared and token.letter == "P" and self.last is not None:
            self.last.against.append(token)
        elif self.last is not None and self.holds(token, before) and not self.is_aside():
            for figure in self.told():
                figure.times.append(token)
        else:
            self.found[-1].times.append(token)
            if token.letter == "B" and self.last is None and before not in "fk":
                self.found[-1].back = token

    def stand_ahead(self, time: Token) -> None:
        """A time with which a clause begins is of the figure in brackets behind it, and of what the clause tells."""
        self.waiting.append(time)
        self.found[-1].times.append(time)

    def set_in(self, time: Token) -> bool:
        """Give a time to all the figures that are set beside others of another time ("41 million in 2023, compared with
        38 million, or 11 cents a share, in 2022"); False where it is not of those.
        """
        told = self.beside
        if time.letter != "P" or not told or len(told) < SEVERAL or not all(f.role.name in LEVELS for f in told):
            return False
        for figure in told:
            if not figure.times:
                figure.times.append(time)
        self.beside = None
        return True

    def has_time(self) -> bool:
        """Whether a time was told of the clause, or of a figure of it."""
        clause = self.found[-1]
        return bool(clause.times) or any(f.times for item in clause.items for f in item.figures())

    def holds(self, time: Token, before: str) -> bool:
        """Whether a time is of a figure before it: behind a comma, where it says how far back, or where the comma ends
        what says a base once more ("against 49 billion, or 12 percent of output, in May 2024").
        """
        return time.letter == "B" or before not in ",;:(W" or (before == "," and self.says_base_anew())

    def says_base_anew(self) -> bool:
        """Whether the last figure only says once more what the base before it does."""
        return self.anew is not None and self.anew.role.name == "base" and not self.depth

    def told(self) -> Sequence[Figure]:
        """The figures that a time behind the last one is told of: behind a bracket that held the same in another
        currency, the one before the bracket ("from 31 million euros (39 million dollars) in April"); a base, and what
        says it once more.
        """
        assert self.last is not None
        if self.outer is not None and self.last.bracketed and self.last.role.name == "aside" and not self.depth:
            return (self.outer,)
        return (self.anew, self.last) if self.anew is not None and self.says_base_anew() else (self.last,)

    def is_level_changed(self) -> bool:
        """Whether the last figure is a level whose changes have been told."""
        items = self.found[-1].items
        told = bool(items) and any(figure.role.name in CHANGES for figure in items[-1].others)
        return told and items[-1].now is self.last

    def is_aside(self) -> bool:
        """Whether the last figure only says where the one before it comes from or goes to: a time holds for both."""
        items = self.found[-1].items
        return bool(items) and items[-1].aside and items[-1].now is self.last

    def open(self, opener: str, time: Token | None = None) -> None:
        """A clause begins; `time` is the one in front of it that it tells of ("in May, when it was ...")."""
        self.found.append(Clause(opener=opener, told=time is not None))
        if time is not None:
            self.found[-1].times.append(time)
            self.found[-1].back = time if time.letter == "B" else None
        self.last = self.outer = self.anew = self.label = self.shared = None

    def bring(self, time: Token) -> None:
        """The time right before a clause that has just begun is of that one, and of nothing before it."""
        before = self.found[-2]
        for times in (before.times, self.waiting, *(f.times for item in before.items for f in item.figures())):
            if time in times:
                times.remove(time)
        self.found[-1].times.append(time)

    def tell_of(self, noun: Token) -> None:
        """A clause about the noun phrase before it begins."""
        self.open("w")
        self.found[-1].subject.append(noun)

    def resume(self) -> None:
        """The clause around one that only described its subject goes on with its verb."""
        around = self.found[-2] if len(self.found) > 1 else None
        inner = self.found[-1]
        if self.depth or around is None or around.items or not around.subject or inner.opener != "w":
            return
        if inner.items and around.subject[-1] in inner.subject:
            inner.inside = True
            self.found.append(self.found.pop(-2))
            self.last = self.outer = self.anew = self.label = self.shared = None

    def mark(self, letter: str, before: str) -> None:
        """A bracket, a comma, "and", "than" or "respectively" says how what follows is tied to what stood before."""
        if letter in "()":
            self.bracket(letter)
        elif letter == "k":
            self.compared, self.comma = True, before == ","
            self.beside = [] if self.has_time() else None
        elif letter in ",;":
            self.compared = False
            self.beside = self.beside if letter == "," else None
        elif letter == "a":
            self.rejoined = before == ","
        else:
            self.found[-1].respectively = True

    def bracket(self, letter: str) -> None:
        """A bracket that closes without a figure leaves its times to the figure before it, or to the clause; behind one
        that held clauses of its own, the clause around it goes on.
        """
        if letter == "(" and not self.depth:
            self.interrupted = len(self.found), self.last
        self.depth = max(0, self.depth + (1 if letter == "(" else -1))
        self.behind = letter == "(" and self.last is not None
        if letter == ")" and self.waiting:
            (self.last.times if self.last else self.found[-1].times).extend(self.waiting)
            self.waiting = []
        around, figure = self.interrupted
        if letter == ")" and self.last is not None and self.last.role.frame == FRAME:
            self.last = figure
        if letter == ")" and not self.depth and 0 < around < len(self.found):
            self.found.append(self.found.pop(around - 1))
            self.last = self.outer = figure
            self.label = self.shared = None
