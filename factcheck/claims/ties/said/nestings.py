"""Nestings: figures that the sentence behind a lone figure deals out below it, by who has them or what they are of,
with no word that calls them its parts ("Sales came to 148,000 cars. Suzuki sold 71,000, Indus 33,000, Honda 20,000").
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, MutableSequence, Sequence
from datetime import date
from itertools import groupby
from operator import attrgetter
from typing import Final

from factcheck.claims.claim import GUESSED, UNRESOLVED, Claim, Measure
from factcheck.claims.subjects.context import places
from factcheck.claims.subjects.families import distinct_measures
from factcheck.claims.ties.amounts import ADDITIVE, alike, cue, pieces
from factcheck.claims.ties.said.breakdowns import in_unit
from factcheck.claims.ties.said.kinds import is_kind_of
from factcheck.claims.ties.said.makings import printed
from factcheck.claims.ties.said.partners import is_other_side, is_shared_out
from factcheck.claims.ties.said.resumptions import is_plain
from factcheck.expression import expression
from factcheck.lexicon import table
from factcheck.periods.period import Period
from factcheck.quantities.quantity import Quantity
from factcheck.record import replace
from factcheck.text.document import TABLE, TITLE

NESTED: Final = "nested"
"""The link of a part to the whole that only their order and what they are of tell."""

AGAIN: Final = "again"
"""The link of a figure to the one that it tells again."""

NEAR: Final = 2
"""Sentences from a whole to its parts, at most."""

FEWEST: Final = 2
"""Parts that make a list, at least."""

LISTED: Final = 3
"""Parts from which on it goes without saying what a list deals out, where nothing else is told of it."""

THOUSAND: Final = 1000
"""Steps of figures that say their magnitude, at least."""

TWICE: Final = 2
"""Words that narrow what is told of a figure from which on it is one of several itself ("electric car sales")."""

LEAD: Final = 3
"""Sentences in which an article gives what others deal out."""

COUNTED: Final = frozenset({"count", "number"})
"""The dimensions of counts."""

BRIEF: Final = 12
"""Characters behind a figure in which words set it within something."""

OLDEST: Final = 100
"""Years that people live, at most."""

NARROW: Final = 24
"""Characters before a figure in which it may be called an age."""

BOUNDING: Final = expression(r"\b(?:under|over|above|below)(?: the age of)? $")
"""What stands before an age that bounds whom a figure counts."""

PARTS: Final = frozenset({"within", "called", NESTED})
"""The links of parts."""

YEAR: Final = 12
"""Months of a fiscal year."""

WORLD: Final = "World"
"""What all places lie in."""

COUNTRY: Final = "country"


def nest(text: str, claims: MutableSequence[Claim]) -> None:
    """Tell the figures that a sentence deals out of which one before they are parts."""
    places_of = {claim.id: at for at, claim in enumerate(claims)}
    for whole, parts in nested(text, claims):
        for part in parts:
            known = claims[places_of[part.id]]
            claims[places_of[part.id]] = replace(in_unit(known, whole), links=(*known.links, (NESTED, whole.id)))
        retract(claims, parts)


def retract(claims: MutableSequence[Claim], parts: Sequence[Claim]) -> None:
    """Take back the guesses that some of these parts, without the others, and what else there is add up."""
    guesses = [{entry for entry in part.exhausts if entry[0].startswith(GUESSED)} for part in parts]
    torn = frozenset().union(*guesses).difference(frozenset(guesses[0]).intersection(*guesses))
    for at, claim in enumerate(claims if torn else ()):
        if not torn.isdisjoint(claim.exhausts):
            claims[at] = replace(claim, exhausts=tuple(entry for entry in claim.exhausts if entry not in torn))


def nested(text: str, claims: Sequence[Claim]) -> Iterator[tuple[Claim, Sequence[Claim]]]:
    """Each lone figure with the parts that the sentence behind it deals out, where all of these can be its."""
    plain = [claim for claim in claims if is_level(claim) and not is_age(text, claim.quantity)]
    sentences = [list(told) for _, told in groupby(plain, key=attrgetter("sentence"))]
    lead = [claim for claim in plain if claim.sentence <= LEAD]
    for at, parts in enumerate(sentences):
        likely = (one for one in (*near(sentences, at), *ahead(lead, parts)) if not is_drawn(text, one))
        whole = next((one for one in likely if is_dealt(text, one, parts)), None)
        if whole is not None and not lies_elsewhere(whole, parts, plain):
            yield whole, parts


def lies_elsewhere(whole: Claim, parts: Sequence[Claim], plain: Sequence[Claim]) -> bool:
    """Whether a lone figure is more than the whole before it, but not than one of the like told earlier, which may be
    what it is a part of ("Lisbon handled 35 million passengers. TAP flew 16 million. International ones were 30").
    """
    if len(parts) > 1 or printed(parts) <= printed([whole]):
        return False
    before = (one for one in plain if one.sentence < whole.sentence and counts_alike(parts[0], one))
    return any(printed([one]) > printed(parts) for one in before)


def is_level(claim: Claim) -> bool:
    """Whether a claim of a sentence states what can have parts or be one; a bare figure with decimals counts nothing
    ("one-month deposits rose to 6-1/2").
    """
    unit, quantity = claim.quantity.unit, claim.quantity
    amount = unit.dimension in ADDITIVE and quantity.value > 0 and (unit.dimension != "number" or quantity.step >= 1)
    return amount and is_plain(claim) and claim.block not in (TABLE, TITLE)


def is_age(text: str, quantity: Quantity) -> bool:
    """Whether a figure may say how old those are that the one before it counts ("61 children under five")."""
    if quantity.unit.dimension != "number" or quantity.value > OLDEST:
        return False
    return BOUNDING.search(text, max(0, quantity.start - NARROW), quantity.figure_start) is not None


def near(sentences: Sequence[Sequence[Claim]], at: int) -> Iterator[Claim]:
    """The figure of the nearest sentence before one that counts or measures what its first one does, where it has but
    one such figure.
    """
    first = sentences[at][0]
    for told in reversed(sentences[max(0, at - NEAR) : at]):
        found = [claim for claim in told if counts_alike(first, claim)]
        if found:
            whole, *others = found
            close = not others and first.sentence - whole.sentence <= NEAR
            if close and (is_whole(whole) or (is_kind_of(first, whole) and not is_told_of(whole))):
                yield whole
            return


def ahead(lead: Sequence[Claim], parts: Sequence[Claim]) -> Iterator[Claim]:
    """The first figure of the lead that counts or measures what a list does, where it exceeds each figure of that."""
    found = next((claim for claim in lead if counts_alike(parts[0], claim)), None)
    if found is None or len(parts) < FEWEST or found.sentence >= parts[0].sentence or not is_whole(found):
        return
    if printed([found]) > max(printed([part]) for part in parts):
        yield found


def is_whole(claim: Claim) -> bool:
    """Whether a figure says of what it is, and is no part itself."""
    return is_measured(claim.subject.measure) and not is_told_of(claim)


def is_told_of(claim: Claim) -> bool:
    """Whether words make a figure a part of another; that the digits of some add up is only a guess."""
    summed = any(not name.startswith(GUESSED) for name, _ in claim.exhausts)
    return summed or any(kind in PARTS for kind, _ in claim.links)


def is_drawn(text: str, claim: Claim) -> bool:
    """Whether the words behind a figure set it within something else, so that what others are of is that ("eleven of
    the dead were nurses. Among the dead are 61 children").
    """
    end = claim.quantity.end
    return " ".join(pieces(text[end : end + BRIEF])[:2]) in cue("dealing")


def is_dealt(text: str, whole: Claim, parts: Sequence[Claim]) -> bool:
    """Whether each figure of a sentence can be a part of a whole, and its words set none against that."""
    if any(is_told_of(part) or (AGAIN, whole.id) in part.links for part in parts) or holds_its_own(parts):
        return False
    words = frozenset(pieces(text[beginning(text, whole, parts[0]) : parts[-1].quantity.start]))
    if not words.isdisjoint(cue("abreast")) or not all(is_of_time(part, whole) for part in parts):
        return False
    return all(can_hold(whole, part, len(parts)) for part in parts) or is_shared_out(whole, parts, words)


def holds_its_own(parts: Sequence[Claim]) -> bool:
    """Whether a sentence tells a whole with its own parts, which are none of another one beside it."""
    names = {part.id for part in parts}
    return any(whole in names for part in parts for _, whole in part.exhausts if isinstance(whole, str))


def beginning(text: str, whole: Claim, part: Claim) -> int:
    """Where the sentence of a part begins, behind its whole."""
    start, end = whole.quantity.end, part.quantity.start
    return max(start, text.rfind(". ", start, end), text.rfind("\n", start, end))


def can_hold(whole: Claim, part: Claim, count: int) -> bool:
    """Whether what is told of two figures lets one be a part of the other."""
    if not alike(part, whole) or not frozenset(part.exhausts).isdisjoint(whole.exhausts):
        return False  # what adds up with another one to something else is none of its parts
    one, other = part.subject.measure, whole.subject.measure
    owner = owned(part.subject.entity, whole.subject.entity)
    if is_elided(part, whole) and (count < LISTED or printed([part]) >= printed([whole])):
        return False
    if owner is None or not distinct_measures().isdisjoint(one.modifiers ^ other.modifiers):
        return False
    if is_kind_of(part, whole):
        return count > 1 or printed([part]) < printed([whole])
    if is_measured(one):
        lies = owner and part.subject.entity in places()
        narrower = lies or bool(narrowing(one.modifiers - other.modifiers))
        beside = one.modifiers > other.modifiers or not narrowing(other.modifiers - one.modifiers)
        bare = bool(owner) and one.modifiers < other.modifiers
        listed = count > 1 and (bool(owner) or one != other)
        return one.head == other.head and (beside or bare) and (narrower or listed)
    single = len(narrowing(other.modifiers)) < TWICE and (one.head == UNRESOLVED or one.head == other.head)
    return single and (count >= LISTED or (count > 1 and bool(owner)))


def is_of_time(part: Claim, whole: Claim) -> bool:
    """Whether a part is told of the very time of its whole, be a fiscal year given by its months or by its number, or
    of none of its own.
    """
    one, other = part.subject.period, whole.subject.period
    if one == other or part.subject.carried or one is None:
        return True
    return other is not None and is_that_year(one, other)


def is_that_year(one: Period, other: Period) -> bool:
    """Whether one of two periods is the fiscal year of a number, and the other the twelve months that end in that year
    and began before it.
    """
    if one.fiscal == other.fiscal or one.floating or other.floating or {one.months, other.months} != {YEAR}:
        return False
    told = other if one.fiscal else one
    return told.start.month > 1 and last_year(one) == last_year(other)


def last_year(period: Period) -> int | None:
    """The year in which a period ends."""
    return None if period.until is None else date.fromordinal(period.until - 1).year


def counts_alike(first: Claim, whole: Claim) -> bool:
    """Whether the first figure of a list has the unit of a whole, or tells what is counted by its measure; a whole of
    bare numbers counts something.
    """
    one, other = first.quantity.unit, whole.quantity.unit
    if not {one.dimension, other.dimension} <= COUNTED:
        if one.dimension == "number":
            return is_other_side(first, whole) or is_elided(first, whole)
        return (one.dimension, one.name, one.per) == (other.dimension, other.name, other.per)
    shared = set((one.name or "").split()).intersection((other.name or "").split())
    same = first.subject.measure.head == whole.subject.measure.head
    return whole.quantity.step >= 1 and (
        one.dimension == "number" or same or bool(shared) or is_kind_of(first, whole)
    )


def is_elided(part: Claim, whole: Claim) -> bool:
    """Whether a figure leaves out the currency of a whole, and not its magnitude ("520 million")."""
    bare = part.quantity.unit.dimension == "number" and part.quantity.step >= THOUSAND
    return bare and whole.quantity.unit.dimension == "money"


def owned(part: str, whole: str) -> bool | None:
    """Whether who has a part is told and may be one of those whom a whole is of; None where that cannot be: one of two
    companies, countries or cities is no part of the other.
    """
    if not part or part == whole:
        return False
    kinds = places()
    if whole == WORLD or (not whole and part not in kinds):
        return True
    inside = kinds.get(whole) == COUNTRY and kinds.get(part) != COUNTRY
    return True if inside or (whole and whole not in kinds and part in kinds) else None


def is_measured(measure: Measure) -> bool:
    """Whether a measure is one that is known, and of which parts make a whole."""
    entry = table("measures").get(measure.head)
    return measure.head != UNRESOLVED and entry is not None and not entry.get("signed") and not entry.get("intensive")


def narrowing(modifiers: Iterable[str]) -> Sequence[str]:
    """Those of some modifiers that make a part."""
    known = table("modifiers")
    return [name for name in modifiers if name in known and known[name].get("part")]
