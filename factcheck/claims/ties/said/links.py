"""Links: what the words of a sentence say of two of its claims: which is the larger, which one grows to the other."""

from __future__ import annotations

from collections.abc import Iterator, MutableSequence, Sequence
from functools import cache
from typing import Final

from factcheck.claims.claim import UNRESOLVED, Claim, Measure
from factcheck.claims.rows.formers import FORMER
from factcheck.claims.rows.tokens import Token
from factcheck.claims.statements.years import last_year
from factcheck.claims.ties.said.comparisons import link_growths
from factcheck.claims.ties.said.quotes import currencies, is_quote, quoted, valuing
from factcheck.claims.ties.said.totals import link_shares
from factcheck.claims.ties.said.unit_values import link_units
from factcheck.expression import expression
from factcheck.lexicon import table
from factcheck.periods.period import Basis
from factcheck.quantities.quantity import Unit
from factcheck.record import record, replace

GAPPED: Final = expression(r"(?:fLtL|tLfL)(?:,|a|,a)N[tf]\Z")
"""A pair of levels behind another one, whose verb it leaves out: "rose from 5 to 6, and B from 7 to 8"."""
GAP: Final = 8
PARTICIPLE: Final = expression(r"\b(?:having|[a-z]+ing (?:the|an?|its|their|his|her)) ")
"""What makes a phrase say something itself ("the board having changed the base from 5 to 6")."""
BETWEEN: Final = frozenset("PBAtfbvk,")
"""Letters that may stand between a verb and the first of the two levels it compares."""

SHORT: Final = 2

PLACES: Final = 300
"""More places than this a ranking hardly has."""

FARTHEST: Final = 10_000
"""More than this none has, whatever it is called ("a waiting list of 7.5 million")."""

COUNTED: Final = "number"
"""What says of a thing that it is how many there are of it ("the number of hostages rose to 126")."""

PUNCTUATION: Final = ",.;:()\"'"

SPEED: Final = "second"
"""What is so much a second is a speed, and no part of what came together in some seconds."""

MANY: Final = 3
"""What was this many times as much before is no earlier value of an amount of change."""

CHANGES: Final = frozenset({"rate", "delta", "factor"})


@record(frozen=True, slots=True)
class Row:
    """A sentence's tokens, and the claims made of its figures by where they start in the text."""

    text: str
    tokens: Sequence[Token]
    claims: dict[int, Claim]

    def index(self, claim: Claim) -> int:
        """The token that holds a claim's figure; -1 where none does."""
        start = claim.quantity.start
        return next((at for at, t in enumerate(self.tokens) if t.quantities and t.start <= start < t.end), -1)


def link(text: str, tokens: Sequence[Token], claims: MutableSequence[Claim], first: int) -> None:
    """Add the links of one sentence to its claims, which are those from `first` on."""
    if len(claims) - first < 2:
        return
    found = {claim.quantity.start: claim for claim in claims[first:]}
    row = Row(text, tokens, found)
    for counted in spans_of_time(row, len(claims)):
        claims.append(counted)
        found[counted.quantity.start] = counted
    totals = (*link_shares(text, tokens, found), *link_units(text, found))
    for changed in (*compound(row), *directions(row), *totals, *link_growths(text, tokens, found)):
        known = found[changed.quantity.start]
        links = known.links + tuple(pair for pair in changed.links if pair not in known.links)
        found[changed.quantity.start] = replace(changed, links=links, basis=changed.basis or known.basis)
    found.update({change.quantity.start: change for change in quoted(text, found)})
    for at in range(first, len(claims)):
        claims[at] = found.get(claims[at].quantity.start, claims[at])


@cache
def cue(name: str) -> frozenset[str]:
    """The forms of a cue."""
    return frozenset(table("cues")[name]["forms"])


def bases(row: Row) -> Iterator[tuple[Claim, Claim]]:
    """Each level with the base printed with it, whose time is told."""
    by_id = {claim.id: claim for claim in row.claims.values()}
    for base in row.claims.values():
        level = by_id.get(base.of or "") if base.role == "base" else None
        if level is not None and alike(level, base) and base.basis != FORMER:
            yield level, base


def alike(one: Claim, other: Claim) -> bool:
    """Whether two figures are of one unit; the second one need not repeat what is counted, nor what a price is per."""
    first, second = one.quantity.unit, other.quantity.unit
    prices = first.dimension == second.dimension == "money" and first.name == second.name
    unsaid = prices and None in (first.per, second.per) and is_price_of(one, other)
    return first == second or unsaid or {first.dimension, second.dimension} == {"count", "number"}


def is_price_of(one: Claim, other: Claim) -> bool:
    """Whether two sums are of a size, as two prices of a thing are."""
    less, more = sorted((one.quantity.value, other.quantity.value))
    return more < MANY * less


def directions(row: Row) -> Iterator[Claim]:
    """Levels with a base, where a verb and no figure says which way it went ("rose to 5 from 4"); of further bases the
    words right before each say it ("up from 6.2 in April and down from 6.5 in May").
    """
    changed = {claim.of for claim in row.claims.values() if claim.role in CHANGES}
    ways: dict[str, tuple[tuple[str, str], ...]] = {}
    ranged = any(q.upper is not None for token in row.tokens for q in token.quantities)
    for level, base in bases(row):
        if is_gain(row, level, base) or (base.quantity.start < level.quantity.start and (ranged or is_aim(level))):
            continue  # what was "cut from 6 to 8 percent" lay between these
        if level.id in changed or min(level.quantity.value, base.quantity.value) < 0:
            continue
        way = direction(row, level, base)
        if way:
            ways[level.id] = (*ways.get(level.id, ()), ("above" if way > 0 else "below", base.id))
            yield replace(level, links=ways[level.id])


def direction(row: Row, level: Claim, base: Claim) -> int:
    """Which way a level went from its base, as the words say; 0 where they do not."""
    one, other = row.index(level), row.index(base)
    if (is_bare(level) and not is_bare(base)) or inverse(row, min(one, other), level):
        return 0
    between = list(figures_between(row, one, other))
    if not between:
        return verb(row, min(one, other)) or comparison(row, other)
    further = all(claim.role == "base" and claim.of == level.id for claim in between)
    return comparison(row, other) if further and "".join(t.letter for t in row.tokens)[:other].endswith("ak") else 0


def is_gain(row: Row, level: Claim, base: Claim) -> bool:
    """Whether a figure right behind a verb of change is how much there came or went, for what there was before is many
    times as much ("gained 56 million, up from 540").
    """
    at = row.index(level)
    before = row.tokens[at - 1] if at > 0 else None
    last = said(row, before).split()[-1:] if before is not None else []
    gained = before is not None and (before.letter == "+" or not cue("adding").isdisjoint(last))
    return gained and level.quantity.value * MANY < base.quantity.value


def is_aim(level: Claim) -> bool:
    """Whether a level is a rate that somebody aims at or foresees, which often is a range."""
    rate = level.quantity.unit.dimension == "ratio"
    return rate and "expected" in (level.subject.measure.head, *level.subject.measure.modifiers)


def verb(row: Row, at: int) -> int:
    """The direction of the verb that takes the figure at a place as the first of two levels; 0 where there is none."""
    back = at - 1
    while back >= 0 and row.tokens[back].letter in "PBANo":
        back -= 1
    if back < 0 or row.tokens[back].letter not in "tf":
        return 0
    while back >= 0 and (row.tokens[back].letter in BETWEEN or is_short(row, row.tokens[back]) or is_adverb(row, back)):
        back -= 1
    token = row.tokens[back] if back >= 0 else None
    pair = GAPPED.search("".join(t.letter for t in row.tokens[max(0, at - GAP) : at]))
    if pair is not None and PARTICIPLE.search(said(row, row.tokens[at - 2])) is None:
        return verb(row, max(0, at - GAP) + pair.start() + 1)
    if token is None or token.letter != "+" or token.frame is None or said(row, token) in cue("measured") | valuing():
        return 0
    return token.frame.sign


def comparison(row: Row, at: int) -> int:
    """The direction of "up from" or "fewer than" before a base."""
    back = at - 1
    while back >= 0 and row.tokens[back].letter in "PBANov":
        back -= 1
    if back < 0 or row.tokens[back].letter != "k":
        return 0
    words = said(row, row.tokens[back]).split()
    before = row.tokens[back - 1] if back else None
    if before is not None and before.letter in "+m" and before.frame:
        return before.frame.sign
    return 1 if words[0] in cue("above") else -1 if words[0] in cue("below") else 0


def said(row: Row, token: Token) -> str:
    """A token's words, in lower case."""
    return row.text[token.start : token.end].lower()


def is_adverb(row: Row, at: int) -> bool:
    """Whether a noun phrase stands right behind a verb and before ", from" ("shrank nearly as fast, from 5 to 4")."""
    following = "".join(token.letter for token in row.tokens[at + 1 : at + 3])
    return row.tokens[at].letter == "N" and following == ",f" and at > 0 and row.tokens[at - 1].letter == "+"


def is_short(row: Row, token: Token) -> bool:
    """Whether a noun phrase is only an adverb, or a word or two."""
    return token.letter == "N" and said(row, token).count(" ") < SHORT


def figures_between(row: Row, one: int, other: int) -> Iterator[Claim]:
    """The further figures between two, other than what the first one comes to per share, or in money."""
    first, last = sorted((one, other))
    further = (q.start for token in row.tokens[first + 1 : last] for q in token.quantities)
    return (row.claims[q] for q in further if q in row.claims and row.claims[q].role != "aside")


def is_bare(claim: Claim) -> bool:
    """Whether a figure prints no unit, where money or a measure would have one."""
    unit, quantity = claim.quantity.unit, claim.quantity
    return unit.dimension == "number" or quantity.end - quantity.start == quantity.figure_end - quantity.figure_start


def inverse(row: Row, at: int, level: Claim) -> bool:
    """Whether the sentence speaks of a price that is quoted the other way round, or of a place in a ranking; a
    percentage is neither.
    """
    if level.quantity.unit.dimension == "ratio":
        return False
    if is_quote(row.text, level.quantity) or (is_bare(level) and is_ranked(row, level)):
        return True
    spoken = " ".join(said(row, token) for token in row.tokens[:at] if not token.quantities)
    words = (word.strip(PUNCTUATION) for word in spoken.replace("'s", " ").replace("’s", " ").split())
    return not currencies().isdisjoint(words)


def is_ranked(row: Row, level: Claim) -> bool:
    """Whether a sentence speaks of places in a ranking, where less is more: it says so, or a single thing that has no
    size has a small number.
    """
    words = {word.strip(PUNCTUATION) for word in row.text[row.tokens[0].start : row.tokens[-1].end].lower().split()}
    measure, value = level.subject.measure, level.quantity.value
    single = measure.head == UNRESOLVED and value < PLACES and not words.isdisjoint(measure.modifiers)
    return (single and COUNTED not in words) or (value < FARTHEST and not words.isdisjoint(cue("rankings")))


def spans_of_time(row: Row, made: int) -> Iterator[Claim]:
    """The time over which a rate per hour runs ("9,600 tonnes in 24 hours, or 400 an hour"), as a count of hours."""
    pers = [claim for claim in row.claims.values() if claim.quantity.unit.per is not None and claim.kind == "level"]
    times = [t.quantities[0] for t in row.tokens if t.letter == "T"] if pers else []
    if len(pers) == len(times) == 1 and times[0].unit.name == pers[0].quantity.unit.per != SPEED:
        rate = pers[0]
        unit = Unit(times[0].unit.name, "count")
        about = replace(rate.subject, measure=Measure(UNRESOLVED), scope=f"{rate.id}.time")
        name = f"a{rate.article}.c{made + 1}"
        yield replace(rate, id=name, quantity=replace(times[0], unit=unit), subject=about, role="now", of=None)


def compound(row: Row) -> Iterator[Claim]:
    """Average annual rates, with the first level, the last, and the years between them where the sentence has all."""
    rates = [claim for claim in row.claims.values() if claim.role == "rate" and is_average(row, claim)]
    for rate in rates:
        ends = list(bases(row)) or loose_ends(row)
        links: tuple[tuple[str, str], ...] = ()
        if len(rates) == 1 and len(ends) == 1 and ends[0][0].subject.entity == ends[0][1].subject.entity:
            last, first = ends[0]
            years = years_between(row, last, first)
            if years is not None and years > 1:
                links = (("last", last.id), ("first", first.id), ("years", str(years)))
        yield replace(rate, basis=Basis("compound"), links=links)


def is_average(row: Row, rate: Claim) -> bool:
    """Whether a rate is an average of several years, by its unit or the words beside it."""
    if rate.quantity.unit.per == "year":
        return True
    at = row.index(rate)
    near = row.tokens[max(0, at - 4) : at + 3]
    return any(t.mention and t.mention.basis and t.mention.basis.kind == "compound" for t in near)


def loose_ends(row: Row) -> list[tuple[Claim, Claim]]:
    """A level and a base of one unit that are alone of their kind in a sentence."""
    levels = [c for c in row.claims.values() if c.kind == "level" and c.role == "now"]
    others = [c for c in row.claims.values() if c.kind == "level" and c.role == "base"]
    if len(levels) == len(others) == 1 and alike(levels[0], others[0]):
        return [(levels[0], others[0])]
    return []


def years_between(row: Row, last: Claim, first: Claim) -> int | None:
    """The years from one level to the other: between their own years, or over the span that the sentence names."""
    now, before = last.subject.period, first.basis.period if first.basis else None
    if now is not None and before is not None and last_year(now) > last_year(before):
        return last_year(now) - last_year(before)
    spans = [t.mention.period for t in row.tokens if t.letter == "P" and t.mention and t.mention.period]
    long = [span for span in spans if span.until is not None and span.until - span.first > 2 * 366]
    if len(long) == 1 and long[0].months is not None and long[0].months % 12 == 0:
        return long[0].months // 12 - 1
    return None
