"""Clauses: which subject, times, changes and bases belong to which figure of a sentence."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from factcheck.claims.rows.bearing import FIGURES
from factcheck.claims.rows.frames import Role, roles
from factcheck.claims.rows.items import CHANGES, Clause, begins
from factcheck.claims.rows.openings import are_others, opens
from factcheck.claims.rows.reading import Reading
from factcheck.claims.rows.tokens import Token, letters_of
from factcheck.expression import expression

DESCRIBING: Final = frozenset("wu")
OPENING: Final = frozenset(";wuFzNP")
"""Letters at which a clause may start."""
ENDING: Final = frozenset(",;" + FIGURES)
"""Letters at which what only describes a subject ends."""
OPENERS: Final = frozenset("uw;F")
"""Letters that open a clause themselves ("including"); else what stands before its subject does ("with", "and")."""
MARKS: Final = frozenset("()k,;as")
TIMES: Final = frozenset("PBA")
BRACKETED: Final = ("(L)", "(R)")
"""What was then, right behind the time that a sentence begins with ("Compared with 2019 (773 million), ...")."""
PARTITIVE: Final = expression(r"oN[PBA]*,[LRDX]")
"""How a sentence begins that speaks of parts of what it names ("Of the sales, 301 million were made abroad")."""
FORMERLY: Final = expression(r"k\+o[RX]|fR\+")
"""How a change is set beside an earlier one ("against a rise of 9 percent in May", "slowing from a 9 percent rise")."""
TOLD_BEHIND: Final = expression(r"Lu(?=[PBA]*(?:,?\|[^,]*,?)?[PBA]*[vN])")
"""How many of those are something ("950,000 of them, or 37 percent, were electric")."""
TIMED: Final = expression(r"[,a]PN")
"""A clause that begins with its time, behind another."""
OUTSIDE: Final = "   "
"""The letters behind a row, which, as places are counted, are those in front of it too."""


def clauses(tokens: Sequence[Token]) -> list[Clause]:
    """The clauses of a row of tokens, in order."""
    tokens, row = parts_told(tokens)
    found = roles(tokens, row)
    row += OUTSIDE
    reading, resumed = Reading(), 0
    reading.found[0].opener = "u" if tokens and is_of_these(tokens[0]) else "o" if PARTITIVE.match(row) else ""
    for at, token in enumerate(tokens):
        if at < resumed:
            continue
        if (kind := row[at]) in DESCRIBING:
            resumed = described(tokens, row, at, reading)
        if kind in "v+" and row[at - 1] == ",":
            reading.resume()
        if opens(token, row, at, reading) if kind in OPENING else kind == "L" and are_others(token, row, at, reading):
            begin(tokens, row, at, reading)
        if kind == "N":
            noun(token, found.get(at), reading, row[at - 1], row[at + 1])
        elif kind in FIGURES:
            reading.figure(token, found[at], row[at - 1])
        elif kind in TIMES and not is_gone_by(row, at):
            hear_time(token, row, at, reading)
        elif kind in MARKS:
            reading.mark(kind, row[at - 1])
        if kind in "gkf" and leads_to_change(row, at):
            reading.earlier = reading.last is not None
    return in_order(reading.found)


def hear_time(token: Token, row: str, at: int, reading: Reading) -> None:
    """A time joins the figure that it is of, or its clause."""
    if token.letter == "B" and reading.last is None and row.startswith(BRACKETED, at + 1):
        reading.stand_ahead(token)
    else:
        reading.time(token, row[at - 1], row[at - 2], row[at + 2 if row[at + 1] == "o" else at + 1])


def parts_told(tokens: Sequence[Token]) -> tuple[Sequence[Token], str]:
    """The row with "of them" in front of the figure before it, as if it stood there ("9,500 of them were new"), and its
    letters.
    """
    row = letters_of(tokens)
    if "Lu" not in row:
        return tokens, row
    read = list(tokens)
    for found in TOLD_BEHIND.finditer(row):
        at = found.start()
        if is_of_these(read[at + 1]):
            read[at : at + 2] = read[at + 1], read[at]
    return read, letters_of(read)


def begin(tokens: Sequence[Token], row: str, at: int, reading: Reading) -> None:
    """A clause begins at a token; the time right before it is its own ("..., in June imports were 4 million")."""
    idle, time = not reading.found[-1].items, told_of(tokens, row, at)
    reading.open(opener(row, at), time)
    if idle and time is not None and time in reading.found[-2].times:
        reading.found[-2].times.remove(time)
    if TIMED.match(row, at - 2) is not None:
        reading.bring(tokens[at - 1])


def opener(row: str, at: int) -> str:
    """What opens the clause at a token: itself, or what stands before it; before a verb in front of it, that."""
    if row[at] in OPENERS:
        return row[at]
    return row[at - 2] if row[at - 1] == "+" else row[at - 1]


def in_order(read: Sequence[Clause]) -> list[Clause]:
    """The clauses that say anything, in the order of the text, with the times they share."""
    found = [clause for clause in read if clause.items or clause.subject or clause.times]
    if len(found) > 1:
        found.sort(key=begins)
        share_times(found)
    return found


def leads_to_change(row: str, at: int) -> bool:
    """Whether "after" stands before a change and its time, with nothing that it could be the change of; so with what
    else sets a change beside one.
    """
    if row[at] != "g":
        return FORMERLY.match(row, at) is not None
    return row[at + 1 : at + 6].removeprefix("+o").lstrip("+bPBA")[:1] in ("R", "S", "X", "L", "D")


def is_gone_by(row: str, at: int) -> bool:
    """Whether a time is only that of what came before ("a deficit of 5 billion, after a balanced 2022"): no figure
    stands between it and "after", nor behind it.
    """
    after = row.rfind("g", 0, at)
    return after > 0 and not row[after + 1 : at].strip("No") and row[at + 1] not in FIGURES


def is_of_these(token: Token) -> bool:
    """Whether a token says that what follows is part of what the sentence before counts."""
    return token.frame is not None and token.frame.name == "of-these"


def described(tokens: Sequence[Token], row: str, at: int, reading: Reading) -> int:
    """Where the text goes on behind what only describes the subject; else the clause about the name before it begins.
    """
    resumed = description(tokens[at], row, at, reading)
    if resumed == at and is_relative(tokens[at], row, at, reading):
        reading.tell_of(tokens[at - 2])
    return resumed


def description(token: Token, row: str, at: int, reading: Reading) -> int:
    """Where the text goes on behind a clause without figures that only describes the subject ("Net income, which leaves
    out gains, was ...", "Sales of the group, including Hino, were ...").
    """
    frame, clause = token.frame, reading.found[-1]
    if frame is None or frame.name not in ("relative", "part"):
        return at
    if not clause.subject or clause.items or row[at - 1] != ",":
        return at
    end = next((i for i in range(at, len(row)) if row[i] in ENDING), at)
    return end if row[end] == "," else at


def told_of(tokens: Sequence[Token], row: str, at: int) -> Token | None:
    """The time directly before "when", which the clause that it opens tells of."""
    frame = tokens[at].frame
    if frame is None or frame.name != "when":
        return None
    before = at - 2 if row[at - 1] == "," else at - 1
    return tokens[before] if row[before] in "PB" else None


def is_relative(token: Token, row: str, at: int, reading: Reading) -> bool:
    """Whether a word opens a clause about the noun phrase before it, behind which no figure stood yet ("ahead of Ford,
    which sold 3 million cars").
    """
    relative = token.frame is not None and token.frame.name == "relative"
    return relative and not reading.found[-1].items and row[max(0, at - 2) : at] == "N,"


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
    elif before == "k" or (before == "f" and following in FIGURES + "vo") or (before in "mg" and following == "o"):
        reading.noun = token
    elif before in "of" and reading.last is not None and reading.last.role.name == "now":
        reading.last.matter = token
    if reading.last is not None and reading.last.role.name == "base" and before in "PB":
        reading.last.manner = token
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
