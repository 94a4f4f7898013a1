"""Conclusions: rates of change that a text adds right behind a level and what that was before ("1,693 candidates,
compared with 1,216; that is 39.2 per cent more", "51.9 million in 2022 and 38.4 million last year, down 26%").
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from functools import cache
from itertools import pairwise
from operator import attrgetter
from typing import Final

from factcheck.claims.claim import UNRESOLVED, Claim, Measure
from factcheck.claims.ties.said.pairs import cue
from factcheck.claims.ties.said.succession import are_beside, in_order, is_dated_before, is_one_thing
from factcheck.claims.ties.terms import sort_of
from factcheck.expression import expression
from factcheck.quantities.approximators import APPROXIMATELY
from factcheck.record import record, replace
from factcheck.text.document import TABLE, TITLE

LONGEST: Final = 96
"""Characters between the second figure and the rate, at most."""

BEHIND: Final = 48
"""Characters behind a rate in which words may say what else it is measured from."""

STOP: Final = expression(r"[.;:!?)]|\n|, |\d")
"""What ends the words behind a rate."""

WORDS: Final = expression(r"[\w'’]+")

YEAR: Final = expression(r"(?:19|20)\d\d(?:'s)?")

RESUMED: Final = expression(r"[.!?][)\"'”’]? ((?:This|That|It|The|So|Growth)\b[^.;:!?\n]{0,64})$")
"""The last sentence before a rate, up to that."""

ENDED: Final = expression(r"[)\"'”’]?[.;!?](?:[\s)\"'”’]|$)|$|\n")
"""The end of a sentence right behind a rate."""

CHANGING: Final = ("rises", "falls", "called-change")
"""The cues that call a rate a change."""

OF_WHICH: Final = ["of", "which"]

YEAR_OF_MONTHS: Final = 12
"""The months of one."""

MOST: Final = 10
"""How many times what it was before a level is at most, where a rate of change is drawn from the two."""

START: Final = attrgetter("quantity.start")

IS: Final = expression(rf"^[^.;:!?\n\d]{{0,64}}\b(?:was|is|were|be|to|equals|equalled) {APPROXIMATELY}$")
"""What stands between such a base and the rate of the change."""


@record(frozen=True, slots=True)
class Conclusion:
    """A rate, the level that it leads to and what it leads from, and whether one sentence says all of it."""

    rate: Claim
    now: Claim
    before: Claim
    said: bool


def conclusions(text: str, claims: Sequence[Claim]) -> Iterator[Conclusion]:
    """The rates of an article that conclude two levels, one of which is the base of the other."""
    plain = [claim for claim in claims if claim.block not in (TABLE, TITLE)]
    figures = sorted((claim for claim in plain if claim.role not in ("aside", "delta")), key=START)
    yield from measured(text, figures)
    for at, ((first, second), (_, rate)) in enumerate(pairwise(pairwise(figures))):
        if not is_rate(rate) or rate.sentence - first.sentence > (2 if are_beside(first, second) else 1):
            continue
        resumed = (first.sentence == second.sentence or are_beside(first, second)) and resumes(text, second, rate)
        if resumed or is_led_to(text, second, rate):
            pair = in_order(text, first, second)
            words = words_of(text[second.quantity.end : rate.quantity.start])
            apart = pair is not None and is_of_another_time(rate, *pair)
            if pair is not None and goes_with(words, *pair) and not (apart or is_measured_otherwise(text, rate)):
                now, before = pair
                alike = is_dated_before(before, now) or now.subject.measure == before.subject.measure
                told = (alike and before is first) or "base" in (now.role, before.role)
                told = told or (resumed and alike and now is first)
                said = told and (first.sentence == rate.sentence or resumed) and steps_once(words, figures[:at], pair)
                yield Conclusion(rate, *pair, said or (is_one_thing(*pair) and is_drawn(text, second, rate, pair)))


def steps_once(words: Sequence[str], before: Sequence[Claim], pair: tuple[Claim, Claim]) -> bool:
    """Whether words leave no doubt that a rate goes from the one level of a pair to the other: not over a year where
    they lie closer ("The annual increase was 2.1 percent"), nor from the first of three ("450 tonnes in March, 400 in
    April and 380 in May. The decline was 15 percent").
    """
    now, then = (claim.subject.period for claim in pair)
    closer = now is not None and then is not None and now.shift(-YEAR_OF_MONTHS) != then
    if "since" in words or (closer and not cue("each-year").isdisjoint(words)):
        return False
    sooner = (claim for claim in before[-1:] if claim.sentence == pair[1].sentence)
    return not any(is_dated_before(claim, pair[1]) and is_one_thing(claim, pair[1]) for claim in sooner)


def is_of_another_time(rate: Claim, now: Claim, before: Claim) -> bool:
    """Whether a rate is told to be of another time than either of the levels it may lie between."""
    times = {None, now.subject.period, before.subject.period}
    return now.subject.period is not None and rate.subject.period not in times and not rate.subject.carried


def is_drawn(text: str, figure: Claim, rate: Claim, pair: tuple[Claim, Claim]) -> bool:
    """Whether words between a figure and a rate say that it follows, and is a change ("so growth was 3.8 percent"); of
    each year only where no more than one lies between the two levels that it follows from.
    """
    words = words_of(text[figure.quantity.end : rate.quantity.start])
    if cue("drawing").isdisjoint(words) or changing().isdisjoint(words):
        return False
    now, before = (claim.subject.period for claim in pair)
    yearly = now is not None and now.shift(-YEAR_OF_MONTHS) == before
    return yearly or cue("each-year").isdisjoint(words)


def goes_with(words: Sequence[str], now: Claim, before: Claim) -> bool:
    """Whether one level may have become another: they are of one size, and go the way that words say."""
    levels = (abs(Fraction(now.quantity.value)), abs(Fraction(before.quantity.value)))
    if max(levels) > MOST * min(levels):
        return False
    rises, falls = (not cue(name).isdisjoint(words) for name in ("rises", "falls"))
    return rises == falls or rises == (levels[0] > levels[1])


def measured(text: str, figures: Sequence[Claim]) -> Iterator[Conclusion]:
    """Rates of a change whose base the subject of their sentence names, behind the level that they lead to ("Brazil
    will harvest 112 million tons. The drop against the 132 million of last season would be 15 percent.").
    """
    for at, (before, rate) in enumerate(pairwise(figures)):
        if not is_rate(rate) or before.kind != "level" or before.sentence != rate.sentence:
            continue
        ahead = text[max(0, before.quantity.start - LONGEST) : before.quantity.start]
        if subject().search(ahead) is None or IS.search(text[before.quantity.end : rate.quantity.start]) is None:
            continue
        told = (one for one in figures[:at] if one.sentence == rate.sentence - 1 and one.kind == "level")
        now = next((one for one in told if one.role == "now" and sort_of(one) == sort_of(before)), None)
        if now is not None:
            yield Conclusion(rate, now, before, said=False)


@cache
def subject() -> re.Pattern[str]:
    """What stands before the base of a change that is the subject of a sentence."""
    change = "|".join(sorted(cue("rises") | cue("falls"), key=len, reverse=True))
    return expression(
        rf"(?:^|[.!?;]\s)(?:The|That|This|A|An) (?:[a-z-]+ )?(?:{change}) (?:against|from|on|over|compared with) "
        r"[^.;:!?\d\n]{0,48}$"
    )


def is_rate(claim: Claim) -> bool:
    """Whether a claim states a percentage that may be a change, of what no other words tell."""
    quantity = claim.quantity
    plain = quantity.unit.dimension == "ratio" and quantity.unit.per is None and quantity.upper is None
    return plain and claim.role in ("rate", "now") and claim.kind in ("change", "rate") and not claim.links


def is_led_to(text: str, figure: Claim, rate: Claim) -> bool:
    """Whether the words between a figure and a rate only say that the rate is their change; of a rate that is told to
    go up or down they need not say that it is one.
    """
    between = text[figure.quantity.end : rate.quantity.start]
    return 0 < len(between) <= LONGEST and "\t" not in between and leads(words_of(between), rate)


def leads(words: Sequence[str], rate: Claim) -> bool:
    """Whether some words only lead to a rate, and say that it is a change where it does not say so itself."""
    known = all(word in leading() or YEAR.fullmatch(word) for word in words) and words[:2] != OF_WHICH
    return known and (rate.role == "rate" or words[-1:] == ["by"] or not changing().isdisjoint(words))


def resumes(text: str, figure: Claim, rate: Claim) -> bool:
    """Whether a sentence that only says what the one before it comes to ends with a rate ("..., up from $3,100, he told
    reporters. This represents an increase of 62.6 percent.").
    """
    said = RESUMED.search(text, figure.quantity.end, rate.quantity.start)
    return said is not None and ENDED.match(text, rate.quantity.end) is not None and leads(words_of(said[1]), rate)


def words_of(said: str) -> list[str]:
    """The words of a text, in lower case."""
    return WORDS.findall(said.lower())


@cache
def changing() -> frozenset[str]:
    """The words that call a rate a change; "a rate" alone does not."""
    return frozenset(form for name in CHANGING for form in cue(name) if " " not in form)


@cache
def leading() -> frozenset[str]:
    """The words that lead to a rate."""
    return frozenset(
        word for name in (*CHANGING, "amounts-to", "concluding") for form in cue(name) for word in form.split()
    )


def is_measured_otherwise(text: str, rate: Claim) -> bool:
    """Whether words behind a rate say what it is measured from, which may be something else."""
    behind = STOP.split(text[rate.quantity.end : rate.quantity.end + BEHIND].lower())[0]
    return not cue("measured-from").isdisjoint(words_of(behind))


def concluded(conclusion: Conclusion) -> Claim:
    """The rate of a conclusion as a change, with its direction from the two levels where no word gives it one."""
    claim = conclusion.rate
    if claim.role == "rate":
        return claim
    rose = conclusion.now.quantity.value >= conclusion.before.quantity.value
    sign = 1 if rose or claim.quantity.value < 0 else -1
    about = replace(claim.subject, measure=Measure(UNRESOLVED), scope=f"{claim.id}.growth")
    return replace(claim, kind="change", role="rate", of=None, subject=about, sign=sign)
