"""Items: what a clause states, as a level and what is said about it, and the clause that states it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from factcheck.claims.rows.bearing import count_apart
from factcheck.claims.rows.frames import Role
from factcheck.claims.rows.tokens import Token
from factcheck.record import field, record

CHANGES: Final = frozenset({"rate", "delta", "factor"})


@record(slots=True)
class Figure:
    """A figure token with its role and the times that stand beside it; `bracketed` in brackets behind another figure.

    `noun` is the noun phrase directly behind it, `manner` that behind the time of a base, `whole` what a share is a
    share of, `against` are times it is compared with. `label` is a noun phrase behind another figure that leads to this
    one ("a surplus of 5 billion", "on revenue of 600 million"). `matter` is what a level is of or from ("3 million
    tonnes of sugar"). An `aloof` base is set beside the change ("..., against 1,063 a year ago"), which need not be
    measured from it. A `former` change is the one of an earlier time ("up from the 3.4 percent increase in May",
    "after falling 2 percent in April").
    """

    token: Token
    role: Role
    times: list[Token] = field(default_factory=list)
    whole: Token | None = None
    bracketed: bool = False
    noun: Token | None = None
    manner: Token | None = None
    against: list[Token] = field(default_factory=list)
    aloof: bool = False
    former: bool = False
    label: Token | None = None
    matter: Token | None = None


@record(slots=True)
class Item:
    """One thing that a clause states: a level (or none), and what is said about it; `aside` where the level only says
    from whom or where the one before it comes, or to whom it goes ("1,200 parcels were sent from 17 towns").
    """

    now: Figure | None = None
    others: list[Figure] = field(default_factory=list)
    aside: bool = False

    def figures(self) -> list[Figure]:
        """All its figures, the level first."""
        return [self.now, *self.others] if self.now is not None else self.others

    def is_changed(self) -> bool:
        """Whether it states changes, and not yet of what level."""
        return self.now is None and all(f.role.name in CHANGES for f in self.others)

    def ends_formerly(self) -> bool:
        """Whether the last that it states is the change of an earlier time, whose own level may follow."""
        return self.now is not None and bool(self.others) and self.others[-1].former

    def of(self, *names: str) -> Iterator[Figure]:
        """The attached figures in these roles."""
        return (f for f in self.others if f.role.name in names)


@record(slots=True)
class Clause:
    """A subject, the items stated of it, the times that hold for all of them, and nouns that follow a figure; `back` is
    the time that lies before the one spoken of, where a clause begins with one ("A year ago, exports stood at ...");
    `told` where it tells of the time in front of it ("in May, when it was ..."), `inside` where it stands within
    the one that goes on behind it ("the stock, which doubled, is worth ...").
    """

    subject: list[Token] = field(default_factory=list)
    items: list[Item] = field(default_factory=list)
    times: list[Token] = field(default_factory=list)
    trailing: list[Token] = field(default_factory=list)
    opener: str = ""
    respectively: bool = False
    back: Token | None = None
    told: bool = False
    inside: bool = False


def begins(clause: Clause) -> int:
    """Where a clause begins in the text."""
    figures = [figure.token for item in clause.items for figure in item.figures()]
    return min(token.start for token in (*clause.subject, *clause.times, *figures))


def opens_anew(clause: Clause) -> bool:
    """Whether a clause behind a semicolon begins with its time, which says nothing of those before it ("rice was put at
    5 million tonnes; in May the ministry had expected 4").
    """
    return clause.opener == ";" and bool(clause.times) and clause.times[0].start == begins(clause)


def place(figure: Figure, clause: Clause, before: str) -> None:
    """Put a figure into the item it belongs to, or open a new item for it; `before` is the letter in front of it.

    The level that changes lead to may stand behind all of them ("fell 22 points, or 1.7 percent, to 1,270"). A change
    that leads to one opens an item of its own behind a level ("... to 3 million and 8 percent to 4 million").
    """
    role = figure.role
    same = next((i for i in clause.items if shares_frame(i, role)), None)
    if role.name == "now":
        if same is None and before in "tv" and clause.items and clause.items[-1].is_changed():
            same = clause.items[-1]
        if same is not None and same.now is None:
            same.now = figure
            figure.label = figure.label or next((f.label for f in same.others if f.role.leads), None)
        elif before == "t" and clause.items and clause.items[-1].ends_formerly():
            clause.items.append(Item(figure, [clause.items[-1].others.pop()]))
        else:
            aside = bool(clause.items) and is_aside(figure, clause.items[-1], before)
            clause.items.append(Item(now=figure, aside=aside))
    elif same is not None:
        same.others.append(figure)
    elif clause.items and not (role.leads and clause.items[-1].now is not None):
        next(i for i in (*reversed(clause.items), clause.items[-1]) if not i.aside).others.append(figure)
    else:
        clause.items.append(Item(others=[figure]))


def is_aside(figure: Figure, item: Item, before: str) -> bool:
    """Whether a level behind that of an item only says where that comes from or goes to: behind "from", or where each
    counts something else ("84 planes to 42 customers").
    """
    if before == "f":
        return True
    if item.now is None or item.others or (before != "t" and before != item.now.token.letter):
        return False
    return count_apart(item.now.token, figure.token)


def shares_frame(item: Item, role: Role) -> bool:
    """Whether a figure of the item got its role from the same match of the same frame."""
    if not role.frame:
        return False
    return any(f.role.frame == role.frame and f.role.group == role.group for f in item.figures())


def begins_anew(change: Figure, other: Figure, text: str) -> bool:
    """Whether a change begins behind "and", so that what it is measured against holds for no other before it ("an
    increase of 16 percent, and 3 million less than in April").
    """
    between = text[other.token.end : change.token.start].split()
    return change.role.name in CHANGES and change.role.name != other.role.name and "and" in between[-6:]


def says_base_again(figure: Figure, item: Item) -> bool:
    """Whether a figure says once more what a base before it does ("compared with 38 million, or 11 cents a share")."""
    bases = (other.token.start for other in item.others if other.role.name == "base")
    return figure.role.name == "aside" and any(start < figure.token.start for start in bases)
