"""Clauses: which subject, times, changes and bases belong to which figure of a sentence."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Final

from factcheck.claims.frames import FIGURES, Role
from factcheck.claims.items import CHANGES, Clause, Figure, place
from factcheck.claims.tokens import Token

PREDICATE: Final = frozenset("v+hm=:(zb" + FIGURES)
BOUND: Final = frozenset("otfkb")
OPENING: Final = frozenset(";wuFzNP")
"""Letters at which a clause may start."""
CLOSING: Final = frozenset(",a;:wuWbF)PBA" + FIGURES)
"""Letters behind which a noun phrase may open a clause."""
MARKS: Final = frozenset("()k,;s")
ATTACHED: Final = frozenset({"rate", "delta", "factor", "base", "share", "aside"})


@dataclass(slots=True)
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
    shared: Figure | None = None
    against: bool = False
    interrupted: tuple[int, Figure | None] = (0, None)
    """How many clauses there were, and the last figure, where the bracket opened."""

    def figure(self, token: Token, role: Role, before: str) -> None:
        """A figure takes the times that waited for it; one behind "and" goes on with the clause that has figures."""
        aloof, self.compared, self.comma = self.compared and self.comma, False, False
        self.last = Figure(token, role, self.waiting, bracketed=bool(self.depth and self.behind))
        self.waiting = []
        self.last.aloof = aloof
        self.last.noun, self.noun = self.noun, None
        self.last.label, self.label = self.label if before in "ot" or self.possessed(before) else None, None
        if not self.depth:
            self.outer = self.last
        place(self.last, self.found[-2 if self.goes_on(role, before) else -1], before)

    def possessed(self, before: str) -> bool:
        """Whether a figure stands directly behind the whole of a share ("42 percent of the chain's $300 million in
        sales").
        """
        one = self.label is not None and len(self.label.parts) < 2
        return before == "N" and one and self.shared is not None and self.label is self.shared.whole

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
        self.against = further == "B" and before == "(" and self.outer is not None
        if self.against and self.outer is not None:
            self.outer.against.append(token)
        elif (self.depth and before in "(k,;") or (following == "L" and is_annualised(token)):
            self.waiting.append(token)
        elif self.compared and token.letter == "P" and self.last is not None:
            self.last.against.append(token)
        elif self.last is not None and (token.letter == "B" or before not in ",;:("):
            self.last.times.append(token)
        else:
            self.found[-1].times.append(token)

    def open(self, opener: str) -> None:
        """A clause begins."""
        self.found.append(Clause(opener=opener))
        self.last = self.outer = self.label = self.shared = None

    def mark(self, letter: str, before: str) -> None:
        """A bracket, a comma, "than" or "respectively" says how what follows is tied to what stood before."""
        if letter in "()":
            self.bracket(letter)
        elif letter == "k":
            self.compared, self.comma = True, before == ","
        elif letter in ",;":
            self.compared = False
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
        if letter == ")" and not self.depth and 0 < around < len(self.found):
            self.found.append(self.found.pop(around - 1))
            self.last = self.outer = figure
            self.label = self.shared = None


def clauses(tokens: Sequence[Token], roles: Mapping[int, Role]) -> list[Clause]:
    """The clauses of a row, in order."""
    reading = Reading()
    reading.found[0].opener = "u" if tokens and is_of_these(tokens[0]) else ""
    resumed = 0
    for at, token in enumerate(tokens):
        if at < resumed:
            continue
        kind = token.letter
        if kind == "w":
            resumed = description(tokens, at, reading.found[-1])
        if kind in OPENING and reading.found[-1].items and starts(tokens, at, reading.depth):
            reading.open(opener(tokens, at))
        if kind == "N":
            noun(token, roles.get(at), reading, letter(tokens, at - 1), letter(tokens, at + 1))
        elif kind in FIGURES:
            reading.figure(token, roles[at], letter(tokens, at - 1))
        elif kind in "PBA":
            following = letter(tokens, at + 2 if letter(tokens, at + 1) == "o" else at + 1)
            reading.time(token, letter(tokens, at - 1), letter(tokens, at - 2), following)
        elif kind in MARKS:
            reading.mark(kind, letter(tokens, at - 1))
    found = sorted((c for c in reading.found if c.items or c.subject or c.times), key=begins)
    share_times(found)
    return found


def begins(clause: Clause) -> int:
    """Where a clause begins in the text."""
    figures = [figure.token for item in clause.items for figure in item.figures()]
    return min(token.start for token in (*clause.subject, *clause.times, *figures))


def is_of_these(token: Token) -> bool:
    """Whether a sentence that begins with a token speaks of parts of what the one before counts."""
    return token.frame is not None and token.frame.name == "of-these"


def is_annualised(time: Token) -> bool:
    """Whether a time says that a figure is blown up to a year."""
    return time.mention is not None and time.mention.basis is not None and time.mention.basis.kind == "annualised"


def description(tokens: Sequence[Token], at: int, clause: Clause) -> int:
    """Where the text goes on behind a clause without figures that only describes the subject ("Net income, which leaves
    out gains, was ...").
    """
    frame = tokens[at].frame
    if frame is None or frame.name != "relative" or not clause.subject or clause.items or letter(tokens, at - 1) != ",":
        return at
    end = next((i for i in range(at, len(tokens)) if tokens[i].letter in ",;" or tokens[i].letter in FIGURES), at)
    return end if tokens[end].letter == "," else at


def letter(tokens: Sequence[Token], at: int) -> str:
    """The letter of the token at a place, blank outside the row."""
    return tokens[at].letter if 0 <= at < len(tokens) else " "


def share_times(found: Sequence[Clause]) -> None:
    """The time behind the second of two figures joined by "and" holds for the first, if that has none ("exports of 5
    and imports of 4 in May"); so with two changes.
    """
    for one, other in pairwise(found):
        if other.opener != "a" or other.times or not (one.items and other.items):
            continue
        states = other.items[0].now is not None
        if not any((i.now is not None) == states for i in one.items):
            continue
        timed = (*one.times, *(t for i in one.items for f in i.figures() for t in f.times))
        if not any(t.letter in "PA" for t in timed):
            one.times += [t for t in other.items[0].figures()[0].times if t.letter == "P"][:1]


def noun(token: Token, role: Role | None, reading: Reading, before: str, following: str) -> None:
    """A noun phrase is the whole of the share before it, the clause's subject, or something said behind a figure."""
    clause = reading.found[-1]
    if take_whole(token, role, reading, before) or take_base(token, reading, before):
        return
    if before == "b" and following == ":" and not clause.items:
        return
    if sets_beside(before, reading):
        compared(token, reading, following)
        return
    if reading.last is not None and before in FIGURES:
        reading.last.noun = token
    elif before in "kf" and (before == "k" or following in FIGURES + "vo"):
        reading.noun = token
    elif before in "of" and reading.last is not None and reading.last.role.name == "now":
        reading.last.matter = token
    if clause.items:
        reading.label = token
        clause.trailing.append(token)
    else:
        clause.subject.append(token)


def take_whole(token: Token, role: Role | None, reading: Reading, before: str) -> bool:
    """Give a share its whole: the noun phrase of that role, or the one behind the whole's own figure."""
    last, shared = reading.last, reading.shared
    if last is None:
        return False
    if role is not None and role.name == "whole":
        last.whole = reading.label = token
        reading.shared = last
        return True
    if shared is not None and before in FIGURES and last.label is shared.whole:
        shared.whole = last.label = token
        return True
    return False


def take_base(token: Token, reading: Reading, before: str) -> bool:
    """Give a base the noun phrase directly behind it, or behind the bracket that follows it."""
    last, outer = reading.last, reading.outer
    if last is not None and last.role.name == "base" and before in FIGURES:
        last.noun = token
        return True
    if outer is not None and before == ")" and (outer.role.name == "base" or reading.against):
        outer.noun = token
        return True
    return False


def sets_beside(before: str, reading: Reading) -> bool:
    """Whether a noun phrase says what the last figure is compared with: behind "than", or the time that a change is
    measured against.
    """
    if reading.last is None:
        return False
    return (
        before == "k" or (before == "T" and reading.compared) or (before == "B" and reading.last.role.name in CHANGES)
    )


def compared(token: Token, reading: Reading, following: str) -> None:
    """What a figure is compared with: the noun of the base that follows, or, where none does, all that is said of it.
    """
    if following in FIGURES + "vo":
        reading.noun = token
    elif reading.last is not None:
        reading.last.noun = token


def opener(tokens: Sequence[Token], at: int) -> str:
    """The letter of the word that opens a clause before its subject: "u" for "including", "W" for "with"."""
    before = tokens[at - 1].letter if at else ""
    return tokens[at].letter if tokens[at].letter in "uw;F" else before


def starts(tokens: Sequence[Token], at: int, depth: int) -> bool:
    """Whether a new clause starts at a token behind a clause with figures: after ; while, including, or at a noun
    phrase that has a predicate of its own.
    """
    letter = tokens[at].letter
    if letter not in "NP":
        return not (depth and letter == ";")
    if depth:
        return False
    before = tokens[at - 1].letter
    if letter == "P":
        return before == "a" and at + 1 < len(tokens) and tokens[at + 1].letter in "v+"
    if before in BOUND and not (before == "b" and at > 1 and tokens[at - 2].letter == "N"):
        return False
    if before not in CLOSING:
        return False
    following = [t.letter for t in tokens[at + 1 : at + 6] if t.letter not in "PBA"]
    measured = before != "B" and len(following) > 1 and following[0] in "oW" and following[1] in FIGURES
    return measured or (bool(following) and following[0] in PREDICATE)
