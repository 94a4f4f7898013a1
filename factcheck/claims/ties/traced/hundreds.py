"""Hundreds: percentages that make a hundred over more than one sentence, or as some of those of one ("China bought 34%
of it; the United States, 13%; and the Union, 12%." "The other 41% was spread over 166 countries.").
"""

from __future__ import annotations

from collections.abc import Iterator, MutableSequence, Sequence
from functools import partial
from typing import Final

from factcheck.claims.claim import ADDED_UP, MISTYPED, UNRESOLVED, Claim, Measure
from factcheck.claims.ties.amounts import cue, pieces
from factcheck.claims.ties.said.breakdowns import is_rest
from factcheck.claims.ties.said.leftovers import is_elsewhere
from factcheck.claims.ties.said.percentages import is_of, tallying
from factcheck.claims.ties.said.percents import is_in_percents
from factcheck.claims.ties.said.totals import OTHERS, is_of_each, is_said, leaves_bare, leaves_untold
from factcheck.claims.ties.terms import ROUNDED, SPREAD, Term, amendments, term_of
from factcheck.claims.ties.traced.amends import ALL, surprise
from factcheck.claims.ties.traced.hundred import Hundred, is_alike, is_power, odd_one
from factcheck.claims.ties.traced.overfull import as_rest, is_overfull
from factcheck.claims.ties.traced.tellings import CLOSING, is_opposed, kinds
from factcheck.expression import expression
from factcheck.lexicon import table
from factcheck.quantities.slips import KINDS, Slips, tenfolds
from factcheck.record import replace
from factcheck.text.document import TABLE, TITLE

MOST: Final = 9
"""Percentages, at most."""

REACH: Final = 3
"""Sentences that hold them, at most."""

CHANCE: Final = 0.02
"""Percentages are believed to leave nothing over that make a hundred by chance less often than this."""

SLIP: Final = 0.01
"""So are those that do so but for a slip, counting all there may be."""

CALLED: Final = 0.03
"""The same where words call each of them a share, or the last of them the rest."""

LISTED: Final = 1.0
"""The same of those that one sentence lists."""

FEWEST: Final = 3
"""Percentages of such a list, at least."""

LEFT_OUT: Final = 0.03
"""As much of a whole as this may be left out of a list."""

UNNAMED: Final = 0.05
"""What two percentages leave of a whole at most where it is likelier others' than a slip."""

CLOSED: Final = 10
"""How much likelier words make it that call the last of them the rest, and once more where they are all of their
sentences.
"""

OF_KIND: Final = expression(r" (?:of|among) ((?:[^\W\d]+ ?){1,3})")
"""What a share says that it is of."""

WITHIN_KIND: Final = expression(r"\b(?:[Oo]f|[Aa]mong)(?: the| all)? [^\W\d]+,? \Z")
"""What says so before it."""

NEAR: Final = 24
"""Characters before a percentage in which words call it the rest."""

LASTING: Final = (" since ", " until ", " till ")
MOVING: Final = (" down to ", " up to ", " back to ")
"""What stands behind a percentage, or before it, that has been another one, or will be."""

ENDS: Final = expression(r"[.,;:)\n]|\Z| (?:to|for|with|in|on|at|by|who|that|which|among|from|as|undecided)\b")
"""What stands behind a percentage that says no more than what is left."""


SIGNS: Final = "+-−–"
"""What a change is printed with, and no share."""


def make_hundreds(text: str, claims: MutableSequence[Claim]) -> None:
    """Tell the percentages of an article that surely leave nothing over that they do."""
    known = {name for claim in claims for kind, name in claim.links if kind == "share"}
    left = (as_rest(text, claim) for claim in claims)
    new = (claim for claim in left if claim.id not in known and is_percentage(claim))
    counted = is_said("tallying", text)
    told = (c for c in new if not ((counted and is_progress(text, c)) or is_of_each(text, c.quantity)))
    row = [term for term in (term_of(text, claim) for claim in told) if term is not None]
    if len(row) < 2:
        return
    places = {claim.id: at for at, claim in enumerate(claims)}
    taken: set[str] = set()
    found = list(runs(text, row))
    complete = [one for one in found if one.fits()]
    fitting = [one for one in complete if one.chance <= CHANCE]
    slipped = [one for one in found if not one.fits() and is_slip(text, one) and not is_part(one, complete)]
    slipped = [one for one in slipped if not leaves_bare([part.claim for part in one.parts], claims)]
    for some in (fitting, slipped):
        for made in sorted(some, key=lambda one: one.chance / len(one.parts) ** 2):
            names = [part.claim.id for part in made.parts]
            if taken.isdisjoint(names):
                taken.update(names)
                called = MISTYPED if is_dealt(text, made) or is_overfull(text, made) else ADDED_UP
                entry = (f"{called} {names[0]}.{names[-1]}", None)
                for claim in apart([claims[places[name]] for name in names]):
                    claims[places[claim.id]] = replace(claim, exhausts=(*claim.exhausts, entry))


def is_percentage(claim: Claim) -> bool:
    """Whether a claim gives a percentage that may be one of all there are, and is not known to be."""
    unit = claim.quantity.unit
    told = claim.kind in ("rate", "share") and claim.role in ("now", "share") and claim.block not in (TABLE, TITLE)
    if not told or unit.dimension != "ratio" or unit.per is not None or is_in_percents(claim):
        return False
    return all(whole is not None for _, whole in claim.exhausts) and all(kind != "share" for kind, _ in claim.links)


def is_progress(text: str, claim: Claim) -> bool:
    """Whether a percentage says how much of a vote is counted ("with 98.6% of ballots counted")."""
    behind = pieces(text[claim.quantity.end : claim.quantity.end + NEAR * 2])[: FEWEST + 2]
    return behind[:1] == ["of"] and not tallying().isdisjoint(behind)


def runs(text: str, row: Sequence[Term]) -> Iterator[Hundred]:
    """The percentages in a row that may leave nothing over; those of one sentence alone only where it has others."""
    for first in range(len(row) - 1):
        for last in range(first + 1, min(first + MOST, len(row))):
            parts = row[first : last + 1]
            if any(text[part.claim.quantity.start] in SIGNS for part in (parts[0], parts[-1])):
                break
            if parts[-1].claim.sentence - parts[0].claim.sentence >= REACH:
                break
            whole = is_whole(row, first, last)
            sentences = parts[-1].claim.sentence - parts[0].claim.sentence + 1
            tried = min(sentences, last - first) if whole else last - first
            likelier = CLOSED ** (1 + whole) if closes(text, parts) else 1
            chance = tried * sum(part.grain for part in parts) / (SPREAD * scale_of(parts, whole=whole))
            yield Hundred(parts, chance / likelier, whole)


def scale_of(parts: Sequence[Term], *, whole: bool) -> float:
    """What percentages that make a hundred by chance would have to hit on: the least of them, or, of many that are all
    their sentences give and leave nothing over to the digit, one like most, since none can be left out.
    """
    sizes = sorted(part.middle for part in parts)
    exact = whole and len(parts) > FEWEST and abs(1 - sum(sizes)) <= ROUNDED
    return sizes[len(sizes) // 2] if exact else sizes[0]


def is_whole(row: Sequence[Term], first: int, last: int) -> bool:
    """Whether percentages in a row are all those of their sentences."""
    opens = not first or row[first - 1].claim.sentence < row[first].claim.sentence
    return opens and (last + 1 == len(row) or row[last + 1].claim.sentence > row[last].claim.sentence)


def closes(text: str, parts: Sequence[Term]) -> bool:
    """Whether words say of the last percentage, and of no other, that it is all that is left."""

    def rest(term: Term) -> bool:
        ahead = text[max(0, term.start - NEAR) : term.start]
        return is_rest(pieces(ahead)) or is_left(text, term) or OTHERS.search(ahead) is not None

    elsewhere = is_elsewhere(text, parts[0].claim.quantity, parts[-1].claim.quantity)
    ends = (rest(parts[-1]) and not elsewhere) or CLOSING.match(text, parts[-1].claim.quantity.end) is not None
    return ends and not any(rest(part) for part in parts[:-1])


def is_slip(text: str, made: Hundred) -> bool:
    """Whether percentages that are printed alike would make a hundred but for a slip in one of them, and hardly by
    chance: those that one sentence lists seldom nearly do, and with a slip mended they do so exactly.
    """
    overfull = is_overfull(text, made)
    if not (is_alike(made) and (overfull or not is_mixed(made))) or is_open(text, made):
        return False
    called = closes(text, made.parts) or all(part.claim.role == "share" for part in made.parts)
    listed, dealt = is_list(text, made), is_dealt(text, made)
    limit = LISTED if listed or dealt or overfull else (CALLED if called else SLIP)
    most = ROUNDED if listed or len(made.parts) == 2 else made.slack()  # two printed alike hardly miss it by rounding
    ways, kinds = partial(amended, text, made), ALL if dealt or overfull else KINDS
    return surprise(made.chance, limit, ways, lambda missing: abs(missing) <= most, kinds=kinds) is not None


def is_dealt(text: str, made: Hundred) -> bool:
    """Whether the two shares of a sentence are those of two kinds that leave no third ("males made up 53 percent of
    those infected, females 47 percent"), and not shares of these ("53 percent of men"); or one leaves the other.
    """
    first, last = made.parts[0].claim, made.parts[-1].claim
    if len(made.parts) > 2 or not made.whole or first.sentence != last.sentence or first.role != "share":
        return False
    if is_left(text, made.parts[-1]):
        return ENDS.match(text, last.quantity.end) is not None
    quantities = (first.quantity, last.quantity)
    of = [OF_KIND.match(text, quantity.end) for quantity in quantities]
    within = WITHIN_KIND.search(text, max(0, last.quantity.start - NEAR), last.quantity.start) is not None
    if within or is_of(text, last.quantity) or any(found is not None and kinds(found[1]) for found in of):
        return False
    return is_opposed(*quantities, text)


def is_left(text: str, term: Term) -> bool:
    """Whether words say of a percentage that others leave it."""
    return not cue("leaving").isdisjoint(pieces(text[max(0, term.start - NEAR) : term.start])[-2:])


def is_part(made: Hundred, complete: Sequence[Hundred]) -> bool:
    """Whether percentages that a slip keeps from making a hundred are part of a row that makes it."""
    return any(all(part in other.parts for part in made.parts) for other in complete)


def is_open(text: str, made: Hundred) -> bool:
    """Whether two percentages leave little over, or stand in two paragraphs, and no words say that they leave nothing:
    a third may go unnamed; or words speak of a rest that they give no figure of, or of what a percentage was until
    some time, or comes to.
    """
    if leaves_untold(text, made.parts[-1].claim.quantity) or any(is_passing(text, part) for part in made.parts):
        return True
    if len(made.parts) > 2 or closes(text, made.parts) or is_dealt(text, made):
        return False
    first, last = made.parts
    return 0 < made.missing() < UNNAMED or "\n" in text[first.claim.quantity.end : last.start]


def is_passing(text: str, part: Term) -> bool:
    """Whether a percentage is one of a row over time ("39% since August are to come down to 15%")."""
    return text.startswith(LASTING, part.claim.quantity.end) or text.endswith(MOVING, 0, part.start)


def is_mixed(made: Hundred) -> bool:
    """Whether one of two percentages is a turnout, or the like, which no other one makes whole ("Union 33.1 percent.
    Turnout: 68.7 percent").
    """
    heads = {part.claim.subject.measure.head for part in made.parts}
    return len(made.parts) == 2 and any(table("measures").get(head, {}).get("ratio") for head in heads)


def is_list(text: str, made: Hundred) -> bool:
    """Whether plain percentages are all that one sentence gives, three at least, and miss a hundred by what is no share
    left out: one is not where they make more, or words call the last of them that of all others.
    """
    plain = all(part.claim.quantity.is_plain() for part in made.parts)
    together = made.parts[0].claim.sentence == made.parts[-1].claim.sentence
    left_out = 0 < made.missing() < LEFT_OUT and not closes(text, made.parts)
    return made.whole and together and plain and len(made.parts) >= FEWEST and not left_out


def amended(text: str, made: Hundred, slips: Slips) -> Sequence[float]:
    """What percentages would leave of a hundred if one of these slips had not been made in one of them. Of two, digits
    have changed places: a tenth of the one and the other often make a hundred where both are near it.
    """
    missing, two, odd = made.missing(), len(made.parts) == 2, odd_one(made)
    if odd is not None and slips is not tenfolds:
        return ()
    ways = ((part, way) for part in made.parts if odd in (None, part) for way in amendments(text, part, slips))
    return [missing - way for part, way in ways if not (two and part.middle <= 1 and is_power(part.middle, way))]


def apart(claims: Sequence[Claim]) -> Iterator[Claim]:
    """Percentages, each of a subject of its own."""
    for claim in claims:
        if claim.kind == "share" and claim.whole is not None:
            yield claim
        else:
            about = replace(claim.subject, measure=Measure(UNRESOLVED), scope=f"{claim.id}.share")
            yield replace(claim, kind="rate", role="now", of=None, subject=about, sign=1)
