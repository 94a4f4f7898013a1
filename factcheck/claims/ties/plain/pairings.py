"""Pairings: two levels, one of which is what the other was before, that a rate told plainly may lead between: set
against each other in its sentence, told in those before it, or the one in brackets behind what it is measured from.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise
from typing import Final

from factcheck.claims.claim import Claim
from factcheck.claims.rows.formers import FORMER
from factcheck.claims.ties.said.bearings import alternatives
from factcheck.claims.ties.said.conclusions import MOST, goes_with, is_led_to, words_of
from factcheck.claims.ties.said.pairs import cue
from factcheck.claims.ties.said.succession import EARLIER, in_order, is_one_thing
from factcheck.claims.ties.terms import in_units, sort_of
from factcheck.expression import expression
from factcheck.record import record

COMPARED: Final = frozenset({"shift", "period", "previous", FORMER.kind})
"""What a level is set against that is what it was before."""

RELATIVE: Final = frozenset({"ratio", "points", "factor"})
"""The dimensions of what only says how figures stand to each other."""

LONG: Final = 100
"""Characters between a level and what it is compared with, at most."""

AGAINST: Final = expression(
    r"\b(?:against|compared (?:with|to)|versus|vs\.?) (?:[a-z'’]+ ){0,3}[^\w\s]{0,2}(?:[A-Z]{1,3} ?)?[$£€¥]?$"
    r"|\bon (?:19|20)\d\d \($"
)
"""What stands before a figure that a level is set against."""

CLAUSE: Final = expression(r"[.;:!?)]\s|\n|, ")
"""What ends the words that are of one figure."""

FROM: Final = expression(
    r"[^.;:()\n]{0,40}?\b(?:than|on|from|over|above|below|against|compared (?:with|to)|versus) [^.;:()\n]{1,60} "
    r"\([$£€¥]?"
)
"""What leads from a rate to what stands in brackets behind the words for what it is measured from ("17 percent lower
than in 2019, before the pandemic (").
"""

ASIDE: Final = expression(
    r"\b(?:of which|of whom|includ\w+|mainly|mostly|thanks|because|due|driven|led|helped|after|with|while|as)\b"
)
"""Words between them behind which something else is told."""

CLOSED: Final = expression(r"(?! (?:a|an|per|each)\b)[^.;:()\d\n]{0,24}[);]")
"""What closes such a bracket right behind its figure."""

DRAWN: Final = expression(
    r"(?:[,;:–—]|[.][\"'”’)]*| -) ?(?:and )?(?:so|so that|thus|therefore|hence|thereby|consequently|meaning|which means"
    r"|that means|as a result)\b,? [^.;:()\d\n]{0,60}$"
)
"""What leads from two levels to a change that they make."""

CONCLUDES: Final = "is|was|means|meant|makes|made|represents|represented|gives|gave|amounts to|amounted to|marks|equals"
"""Verbs behind "that" which say what two levels make."""

FOLLOWS: Final = "so|thus|hence|therefore|consequently|as a result"
"""Words that say that something follows."""

OTHERWISE: Final = "annual|yearly|average|real|forecast|expected|projected|planned|target|estimated|underlying|organic"
"""What tells a noun of change to be of something else than two levels say."""

ENDS: Final = expression(
    r"(?: (?:growth|increase|rise|gain|decline|decrease|drop|fall|more|less|higher|lower))?"
    r"(?:[.,;:)\"”]|$|\n| (?:is|was|would be|marks|marked|follows|followed|and|while|–|—|-|year[- ]on[- ]year"
    r"|(?:on|over) the (?:year|month|quarter|week|period)|month[- ]on[- ]month|in (?:a|one) year|if)[ .,])"
)
"""What ends the words on such a rate behind it, so that these say nothing more of it."""

AHEAD: Final = 110
"""Characters before a rate in which its sentence begins so."""

YEAR: Final = 12
"""The months of one."""

TWO: Final = 2
"""Levels that a rate leads between."""


@record(frozen=True, slots=True)
class Pair:
    """A level and what it was before, as their words and places say."""

    now: Claim
    before: Claim


def pairs_of(text: str, said: Sequence[Claim], earlier: Sequence[Claim]) -> Iterator[Pair]:
    """The levels of a sentence with what they were before: those read so, and figures set against them."""
    levels = [claim for claim in said if is_level(claim)]
    for base in said:
        if base.role == "base" and is_former(base):
            known = (one for one in (*reversed(earlier), *levels) if is_level(one) and one.id == base.of)
            own = next((one for one in known if sort_of(one) == sort_of(base)), None)
            now = own or last_before(base, [*earlier, *levels])
            if now is not None:
                yield Pair(now, base)
    based = {claim.of for claim in said if claim.role == "base"}
    for now, other in pairwise(levels):
        between = text[now.quantity.end : other.quantity.start]
        alike = now.id not in based and sort_of(now) == sort_of(other) and len(between) <= LONG
        if alike and AGAINST.search(between) and is_earlier(text, other, between):
            yield Pair(now, other)


def is_earlier(text: str, claim: Claim, ahead: str) -> bool:
    """Whether the words beside a figure tell it to be of an earlier time."""
    behind = CLAUSE.split(text[claim.quantity.end : claim.quantity.end + LONG])[0]
    return EARLIER.search(behind) is not None or EARLIER.search(CLAUSE.split(ahead)[-1]) is not None


def last_before(base: Claim, levels: Sequence[Claim]) -> Claim | None:
    """The last level of a base's sort before it."""
    alike = (one for one in reversed(levels) if is_level(one) and sort_of(one) == sort_of(base))
    return next((one for one in alike if one.quantity.start < base.quantity.start), None)


def is_level(claim: Claim) -> bool:
    """Whether a claim states a level that may grow."""
    return claim.kind == "level" and claim.role == "now" and claim.quantity.unit.dimension not in RELATIVE


def is_former(claim: Claim) -> bool:
    """Whether a base, or that of a change, is what a level was before, as far as words say."""
    return claim.basis is None or claim.basis.kind in COMPARED


@cache
def resuming() -> re.Pattern[str]:
    """What opens a sentence that says how one of two levels told before it became the other."""
    change = alternatives((*cue("rises"), *cue("falls"), "change", "difference", "loss", "saving"))
    comes = alternatives(sorted(cue("amounts-to")))
    moved = rf"{change}|more|less|higher|lower"
    what = rf"(?:[Tt]he|[Tt]his|[Tt]hat|[Ii]ts|[Tt]heir) (?:(?!(?:{OTHERWISE})\b)[a-z-]+ ){{0,3}}?(?:{change})"
    noun = rf"(?:[Gg]rowth|{what})"
    told = (
        rf"{noun} of",
        rf"(?:Here |In \w+ )?{noun}(?:, [^.;:\d\n]{{1,40}},)?(?: (?:thus |therefore |hence )?(?:{comes})|:)",
        rf"(?:That|This|It|Which) (?:{CONCLUDES})(?: (?!(?:{OTHERWISE})\b)[a-z-]+){{0,3}} (?:{change})(?: of| by)?",
        rf"(?:That|This|It|Which) (?:{CONCLUDES})(?= [^.;\n]{{1,16}}(?:%|per ?cent|pct) (?:{moved})\b)",
        rf"(?i:{FOLLOWS})\b,?(?: [a-z-]+){{1,7}}",
        rf"(?:The|This|That|Its|Their)(?: [a-z-]+){{1,4}} (?:{FOLLOWS}) [a-z]+(?: [a-z]+)?",
        r"(?:In|Over|Within|During) (?:(?!following|next|coming|first|last)[a-z0-9-]+ ){1,4}"
        r"(?:it|they|the (?:number|figure|total)) (?:ha[sd] |have )?[a-z]+",
    )
    approximately = "(?:by |an? |of |about |some |around |roughly |nearly |almost |just |only |exactly )*"
    return expression(rf"(?:^|[.!?;:][\"'”’)]*\s+|\n| [–—-] )(?:{'|'.join(told)}) {approximately}$")


def told_before(text: str, rate: Claim, said: Sequence[Claim], earlier: Sequence[Claim]) -> Iterator[Pair]:
    """The two levels of a rate whose words say that it follows from these: those of its sentence ahead of it, else the
    only two of the one or two sentences before, where its own has none.
    """
    if ENDS.match(text, rate.quantity.end) is None:
        return
    own = [claim for claim in said if may_be_end(claim)]
    ahead = [claim for claim in own if claim.quantity.start < rate.quantity.start]
    ends = [claim for claim in earlier if may_be_end(claim)]
    last = [claim for claim in ends if claim.sentence == rate.sentence - 1]
    if len(own) == len(ahead) == 1:
        last = [claim for claim in last if is_of_size(claim, own[0])]
    start = rate.quantity.start
    if own and len(own) == len(ahead):
        ends = ahead if len(ahead) == TWO else [*last, *ahead]
        yield from ordered(text, rate, ends if is_drawn(text, ends, rate) else ())
    elif last and not own and resuming().search(text, max(0, start - AHEAD), start) is not None:
        yield from ordered(text, rate, last if len(last) == TWO else ends)


def is_of_size(claim: Claim, other: Claim) -> bool:
    """Whether a level may have become another one, as large as it is."""
    one, two = claim.quantity.value, other.quantity.value
    return max(one, two) <= MOST * min(one, two)


def is_a_year_on(first: Claim, second: Claim) -> bool:
    """Whether one of two levels is what the other one was before, or of the same time of another year."""
    if "base" in (first.role, second.role):
        return True
    one, other = first.subject.period, second.subject.period
    return one is not None and other is not None and other in (one.shift(-YEAR), one.shift(YEAR))


def is_drawn(text: str, ends: Sequence[Claim], rate: Claim) -> bool:
    """Whether words between two levels and a rate say that the rate follows; or only lead to it, where one sentence
    gives both, or one of these is of the time a year before the other.
    """
    said = text[ends[-1].quantity.end : rate.quantity.start]
    if otherwise().search(said) is not None:
        return False
    if DRAWN.search(said) is not None or resuming().search(said) is not None:
        return True
    if rate.role != "rate" and (cue("rises") | cue("falls")).isdisjoint(words_of(said)):
        return False
    near = len(ends) == TWO and (is_one_measure(*ends) or is_a_year_on(*ends))
    return near and is_led_to(text, ends[-1], rate)


@cache
def otherwise() -> re.Pattern[str]:
    """Words between levels and a rate that make it the change of something else."""
    change = alternatives((*cue("rises"), *cue("falls")))
    return expression(rf"\b(?:{OTHERWISE}|constant|comparable|like-for-like|(?:{change}) (?:in|of))\b")


def is_one_measure(first: Claim, second: Claim) -> bool:
    """Whether two levels of one sentence are of the same measure."""
    return first.sentence == second.sentence and first.subject.measure == second.subject.measure


def may_be_end(claim: Claim) -> bool:
    """Whether a rate may lead to a figure, or from it."""
    quantity = claim.quantity
    plain = quantity.unit.dimension not in RELATIVE and quantity.unit.per is None
    one = quantity.form == "words" and quantity.value == 1  # "the slump is one of 54 percent"
    return claim.kind == "level" and claim.role in ("now", "base") and plain and not one


def ordered(text: str, rate: Claim, ends: Sequence[Claim]) -> Iterator[Pair]:
    """Two levels of one thing as a pair, where words tell which one came first, and go with the words behind them."""
    if len(ends) != TWO or ends[0].sign != ends[1].sign or not is_one_thing(*ends):
        return
    first, second = in_units(ends)
    words = text[second.quantity.end : rate.quantity.start]
    found = in_order(text, first, second)
    if found is None and first.role == second.role == "now" and sort_of(first) == sort_of(second):
        later = is_earlier(text, second, text[first.quantity.end : second.quantity.start])
        found = (first, second) if later else None
    if found is not None and (rate.role == "rate" or goes_with(words_of(words), *found)):
        yield Pair(*found)


def in_brackets(text: str, rate: Claim, said: Sequence[Claim], earlier: Sequence[Claim]) -> Iterator[Pair]:
    """The level in brackets behind the words for the time that a rate is measured from, and the last one before it."""
    end = rate.quantity.end
    for other in said:
        words = text[end : other.quantity.start]
        if other.quantity.start <= end or not is_level(other) or FROM.fullmatch(words) is None:
            continue
        closed = CLOSED.match(text, other.quantity.end) is not None and ASIDE.search(words) is None
        now = last_of(rate, other, [*earlier, *said]) if closed and EARLIER.search(words) else None
        if now is not None and now.quantity.end < rate.quantity.start:
            yield Pair(now, other)


def last_of(rate: Claim, other: Claim, levels: Sequence[Claim]) -> Claim | None:
    """The last level of a figure's sort before a rate."""
    alike = (one for one in reversed(levels) if is_level(one) and sort_of(one) == sort_of(other))
    return next((one for one in alike if one.quantity.start < rate.quantity.start), None)
