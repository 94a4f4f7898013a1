"""Inclusions: parts that a sentence counts within a whole without saying that they are all of it ("400 houses,
including 250 in Leeds and 80 in York"; "Receipts were 56 billion. Within this, ...").
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import Final

from factcheck.claims.claim import Claim
from factcheck.claims.subjects.context import places
from factcheck.claims.ties.amounts import Line, alike, among, cue, leads, outside
from factcheck.claims.ties.said.belongings import is_called_part, is_called_so, whole_before
from factcheck.claims.ties.said.breakdowns import is_net
from factcheck.claims.ties.said.enumerations import ends_of_list
from factcheck.claims.ties.said.kinship import placed_apart
from factcheck.claims.ties.said.makings import printed
from factcheck.claims.ties.said.resumptions import is_of_that_number, spoken_of, whole_pointed_at, whole_resumed

WITHIN: Final = "within"
"""The link of a part to the whole that words set it within."""

CALLED: Final = "called"
"""The link of what words only call a part to a whole told before."""

LONG: Final = 10
"""Words from "of which" to the figure of the part, at most."""

OF_WHICH: Final = 2
"""These words alone, which open a list wherever they stand."""

BRIEF: Final = 5
"""The same from "including"."""

VERBS: Final = frozenset({"include", "includes", "included"})
"""Verbs of what has something among it."""

NAMED: Final = 2
"""Words of what a figure counts before these, at most."""

PLACING: Final = frozenset({"in", "on", "at", "from", "to", "near"})
"""Words before a place or a time: what is at one of these is at no other."""


def included(text: str, line: Line, earlier: Sequence[Claim]) -> Iterator[tuple[str, Claim, Sequence[Claim]]]:
    """Each whole with the parts that a list of a sentence counts within it, and the link that ties these to it;
    `earlier` are the claims before it.
    """
    for at in range(len(line.amounts)):
        kind, whole = WITHIN, whole_of(text, line, at, earlier)
        if whole is None and is_of_that_number(line, at):
            kind, whole = CALLED, whole_pointed_at(line, at, earlier)
        if whole is None and is_called_part(line, at):
            kind, whole = CALLED, whole_called(text, line, at, earlier)
        parts = listed(line, at) if whole is not None else ()
        if whole is None or not parts or not alike(parts[0], whole) or not all(is_in_time(p, whole) for p in parts):
            continue
        if not is_net(line, at + len(parts) - 1, parts, whole) and not (kind == CALLED and outgrow(parts, whole)):
            yield kind, whole, parts


def outgrow(parts: Sequence[Claim], whole: Claim) -> bool:
    """Whether each of several figures is more than what they would be parts of, as no one slip makes them: they are
    parts of what was told further off ("It made 7 tonnes. Bars accounted for 104 tonnes and funds for 62 tonnes").
    """
    return len(parts) > 1 and all(printed([part]) > printed([whole]) for part in parts)


def is_in_time(part: Claim, whole: Claim) -> bool:
    """Whether a figure is of the time of another one, or of some of it, as far as that is told."""
    one, other = part.subject.period, whole.subject.period
    return one is None or other is None or one == other or part.subject.carried or one.within(other)


def whole_of(text: str, line: Line, at: int, earlier: Sequence[Claim]) -> Claim | None:
    """The figure that words say an amount is a part of, if any."""
    if not at and (resumed := whole_resumed(text, line, earlier)) is not None:
        return resumed
    if at and introduces(line.before(at)):
        return line.claim(outside(line, at - 1)) if not is_open(line, at) else None
    return None


def whole_called(text: str, line: Line, at: int, earlier: Sequence[Claim]) -> Claim | None:
    """The figure before one that words call a part which it can be that of, and which they do not call one."""
    known = whole_before(line, at, [*earlier, *line.claims.values()])
    whole = known if known is not None or at else spoken_of(line, earlier)
    part = line.claim(at)
    if whole is None or is_called_so(text, whole) or (part is not None and is_of_peer(part, whole)):
        return None
    return whole


def is_of_peer(part: Claim, whole: Claim) -> bool:
    """Whether a figure is no less than the whole it would be, and that of another place, or is a bare one of somebody
    by name ("Wei has 2,761 and is tenth. Magnus Carlsen is first with 2,839").
    """
    if printed([part]) < printed([whole]):
        return False
    named = part.subject.entity != "" and part.subject.entity not in places()
    return placed_apart(part.subject, whole.subject) or (named and part.quantity.unit.dimension == "number")


def listed(line: Line, first: int) -> Sequence[Claim]:
    """The figures of the list that begins with an amount: those that count the same things, or leave these unsaid. Two
    parted by a comma are none ("123 Danes, including 40 soldiers, and 861 Finns").
    """
    last = max(*ends_of_list(line, first, "")[-1:], end_of_names(line, first), first)
    parts = [part for part in map(line.claim, range(first, last + 1)) if part is not None]
    units = {part.quantity.unit.name for part in parts if part.quantity.unit.dimension != "number"}
    parted = last == first + 1 and line.before(last)[:2] == [",", "and"]
    return parts if len(parts) == last - first + 1 and len(units) < 2 and not parted else parts[:1]


def matching(line: Line, part: Claim) -> Claim | None:
    """The figure that "and" sets beside a part, both in a place or at a time ("151 of them in May and 83 in June")."""
    at = next((at for at, amount in enumerate(line.amounts) if amount.start == part.quantity.start), None)
    if at is None or at + 1 >= len(line.amounts):
        return None
    words, behind = line.behind(at), line.behind(at + 1)
    joined = words[-1:] == ["and"] and words.count("and") == 1 and {",", ";", "(", ":"}.isdisjoint(words)
    placed = words[OF_WHICH : OF_WHICH + 1]
    same = placed == behind[:1] and not PLACING.isdisjoint(placed)
    return line.claim(at + 1) if joined and same and " ".join(words[:OF_WHICH]) in cue("relative") else None


def introduces(words: Sequence[str]) -> bool:
    """Whether words say that the next figure is a part of the one before ("of which those at sea were")."""
    if includes(words):
        return True
    said = "including" in words or "of" in words or "among" in words
    if not said or among(words) or not cue("apart").isdisjoint(words) or ";" in words:
        return False
    # Behind a figure and before other words "of which" speaks of that figure: "2,100 of whom are in Europe, 1,400".
    near = words[max(0 if len(words) == OF_WHICH else 1, len(words) - LONG) :]
    pointed = (" ".join(pair) in cue("relative") and behind != "of" for *pair, behind in triples(near))
    return "including" in words[-BRIEF:] or any(pointed)


def triples(words: Sequence[str]) -> Iterator[tuple[str, str, str]]:
    """Each two words that follow each other, with the one behind them: "those of other bikes" points at no figure."""
    return zip(words, words[1:], [*words[2:], ""], strict=False)


def includes(words: Sequence[str]) -> bool:
    """Whether the verb of what a figure counts leads to the next figure ("the 2.4 million members include some")."""
    at = next((at for at, word in enumerate(words) if word in VERBS), len(words))
    return at <= NAMED and 0 < len(words) - at <= NAMED and {"and", ",", ";", "("}.isdisjoint(words)


def end_of_names(line: Line, first: int) -> int:
    """The last amount of a list that begins with `first` and names each part before its figure, which "and" leads to; 0
    where the list has no such end.
    """
    at, joined = first, False
    while at + 1 < len(line.amounts) and not joined:
        words = without_matter(outside_brackets(line.before(at + 1)))
        if not 1 < len(words) <= BRIEF or words[0] not in cue("and") | {",", ";"} or not cue("apart").isdisjoint(words):
            break
        joined = not cue("and").isdisjoint(words[:2])
        at += 1
    return at if joined else 0


def outside_brackets(words: Sequence[str]) -> Sequence[str]:
    """Words between two figures without the brackets in which each of these stands ("in Ohio (9) and Utah (4)")."""
    return words[1:-1] if words[:1] == [")"] and words[-1:] == ["("] else words


def without_matter(words: Sequence[str]) -> Sequence[str]:
    """Words behind a figure without those that say what it is of ("586 million of revenue, food 871 million")."""
    marks = (at for at, word in enumerate(words[: BRIEF - 1]) if word in {",", ";"})
    return words[next(marks, 0) :] if words[:1] == ["of"] else words


def is_open(line: Line, at: int) -> bool:
    """Whether "them" may be what either of two amounts before counts ("14 goals in 9 games, ten of them at home"): it
    is the nearer one where each of these is more, or both together are less.
    """
    words = line.before(at)
    apart = not {",", ";", "--", "–", "—", "with"}.isdisjoint(words)
    if not apart or at < 2 or not leads(line.before(at - 1), cue("towards") | cue("and")):
        return False
    part, one, other = (sized(line, place) for place in (at, at - 1, at - 2))
    return not (part < min(one, other) or part > one + other)


def sized(line: Line, at: int) -> Fraction:
    """An amount as printed, in the units of its sort."""
    amount = line.amounts[at]
    return Fraction(amount.value) * amount.unit.scale
