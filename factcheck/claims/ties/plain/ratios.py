"""Plain ratios: percentages that words conclude from the only two levels of one sort before them, which are tied where
they agree or a slip alone keeps them from it ("It costs 0.94 rials and is sold for 0.51, which is 54 percent of cost").
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, MutableSequence, Sequence
from operator import attrgetter
from typing import Final

from factcheck.claims.claim import AMONG, Claim
from factcheck.claims.rows.items import CHANGES
from factcheck.claims.ties.plain.products import ORDERED
from factcheck.claims.ties.plain.rates import lend_units
from factcheck.claims.ties.said.averages import is_bounded
from factcheck.claims.ties.said.portions import filed
from factcheck.claims.ties.said.share_pairs import GUESS
from factcheck.claims.ties.terms import TOLD, Term, in_units, sort_of, term_of
from factcheck.claims.ties.traced.amends import ALL
from factcheck.claims.ties.traced.proportion import Proportion
from factcheck.expression import expression
from factcheck.quantities.approximators import APPROXIMATELY
from factcheck.quantities.slips import KINDS
from factcheck.record import replace
from factcheck.text.document import TABLE, TITLE

BACK: Final = 2
"""Sentences before a percentage in which its two levels are looked for."""

LONG: Final = 90
"""Characters from the later of these to it, at most."""

YEAR: Final = expression(r"\b(?:19|20)\d\d\b")

STEM: Final = 5
"""Letters of a word by which it is known in another form."""

PAIR: Final = 2
"""How many levels a percentage is concluded from."""

NAMED: Final = (
    r"(?:rate|ratio|share|margin|proportion|utilisation|utilization|turnout|coverage|occupancy|penetration|load factor)"
)
"""What calls a percentage the part that one figure is of another."""

LED: Final = expression(
    r"(?:[,;(\u2013\u2014]|[.]\s| -|\band)(?: ?and| ?but)? ?"
    r"(?:(?:or|so|thus|hence|therefore|meaning|making|giving|representing|equal to|equivalent to"
    r"|a ratio of"
    rf"|(?:(?!at\b)[a-z-]+ ){{0,4}}{NAMED} of"
    r"|(?:which|[Tt]hat|[Tt]his|[Ii]t) (?:is|was|makes|made|means|meant|equals|comes to|came to|gives|gave|covers|puts"
    r"|put|works out))\b|[A-Za-z][^.;:()\d\n]{0,40} (?:thus|therefore|hence) )[^.;:()\d\n]{0,48}$"
    rf"|\b(?:makes?|making|made|gives?|giving|gave|means?|meant|yields?|yielding|implies|implying|for) an? "
    rf"(?:[a-z-]+ ){{0,3}}{NAMED} of {APPROXIMATELY}$"
    r"|\bi\.e\.,? [^.;:()\d\n]{0,48}$"
    rf"|: [a-z][a-z ]{{0,40}} (?:is|was|stood at|came to|reached|of|at) {APPROXIMATELY}$"
    rf"|(?::|\u2013|\u2014| -) ?{APPROXIMATELY}$",
)
"""What leads from two levels to the percentage that the one is of the other."""

STATED: Final = expression(
    rf"[.;] (?:[A-Za-z'’-]+ ){{0,4}}(?i:{NAMED}) "
    r"(?:was|is|stood at|stands at|came to|comes to|reached|works out at|worked out at|equals|equalled) (?:thus )?"
    rf"{APPROXIMATELY}$"
)
"""What only says what such a percentage is."""

OF_IT: Final = expression(
    r" of (?:that|this|it|(?:that|this|the planned|the original|the earlier) (?:target|goal|number|figure|volume|total"
    r"|level|amount|sum|quota|plan|quantity|aim|capacity))(?=[.,;:)\n]|$| (?:has|had|was|is|last|this|in)\b)")
"""What stands behind a percentage of what was told before."""

MOVED: Final = expression(
    r"\b(?:more|less|higher|lower|fewer|larger|smaller|up|down|above|below|ris\w+|rose|fell|fall\w*|drop\w*|increas\w+"
    r"|decreas\w+|growth|grew|gain\w*|loss|lost|declin\w+|chang\w+|jump\w*|change|short|cut|cheaper|dearer|discount"
    r"|faster|slower|better|worse|interest|yield\w*|tax|duty|premium|inflation|off|annual\w*|market|return\w*|payout"
    r"|dividend|coupon|discount|swing|majority|quorum|needed|required|probability|chance|odds)\b"
)
"""What says beside a percentage that it is no part of anything, but by how much something moved or is charged."""

ENDED: Final = expression(
    r"(?:[.,;:)\n]|$| (?:on average|after|against|compared|versus|up|down|than|as|in|last|a year|and|but|while|full"
    r"|coverage|turnout|occupancy|utilisation|utilization|complete|completed|finished|done|used|occupied|booked|filled|utilised|utilized)\b)"
)
"""What stands behind a percentage that says no more of what it is of."""

OF_WHAT: Final = expression(r" of (?:the |its |their |all |total |this |that |his |her )*([a-z]{4,})(?=[.,;:)\n]|$| )")
"""What names that, behind it."""

WHOLE: Final = frozenset({"whole", "total", "them"})
THUS: Final = expression(r"\b(?:thus|therefore|hence)\b")
"""What a percentage is of that is concluded from all that was told before."""

BOTH: Final = expression(r"(?: [a-z]+){0,3} (?:and|to|plus|or) [^\w\s]?|-|\u2013")
"""What joins two levels of which neither is a part of the other."""

BEHIND: Final = 32
"""Characters behind it in which this is looked for."""

START: Final = attrgetter("start")
MIDDLE: Final = attrgetter("middle")

PLAIN: Final = frozenset({"now", "aside", "base", AMONG})
"""Roles of the levels of which a percentage is concluded."""


def tie_plain_ratios(text: str, claims: MutableSequence[Claim]) -> None:
    """Tie the percentages of an article that nothing ties, and that words conclude from two levels, to these."""
    places = [at for at, claim in enumerate(claims) if may_be_concluded(text, claim)]
    said: dict[int, list[Claim]] = defaultdict(list)
    for claim in claims if places else ():
        if claim.block not in (TABLE, TITLE):
            said[claim.sentence].append(claim)
    for at in places:
        share = term_of(text, claims[at])
        if share is None or not is_alone(share.claim, said[share.claim.sentence]):
            continue
        two = levels_of(text, share, said)
        if len(two) == PAIR and is_led(text, share, two):
            found = next(concluded(text, share, two), None)
            if found is not None:
                kind = GUESS if found.would_fit(sizes_of(found)) else (TOLD, "share")
                links = (*claims[at].links, ("part", found.part.claim.id), ("whole", found.whole.claim.id), kind)
                claims[at] = replace(filed(claims[at]), links=links)
                lend_units(claims, [term.claim for term in two], share.claim.sentence)


def may_be_concluded(text: str, claim: Claim) -> bool:
    """Whether a claim states a percentage in digits that nothing ties, and that is no change of anything."""
    quantity, unit = claim.quantity, claim.quantity.unit
    plain = claim.kind in ("rate", "share") and claim.role not in CHANGES and claim.role != "base"
    free = all(kind in ORDERED for kind, _ in claim.links) and claim.block not in (TABLE, TITLE)
    if not plain or not free or unit.dimension != "ratio" or unit.per is not None or quantity.form != "digits":
        return False
    told = quantity.value > 0 and quantity.upper is None and is_bounded(quantity) and claim.sign > 0
    behind = text[quantity.end : quantity.end + BEHIND].partition(".")[0].partition(",")[0]
    return told and MOVED.search(behind) is None


def is_alone(share: Claim, beside: Sequence[Claim]) -> bool:
    """Whether a percentage is the only one of a sentence, but for changes and for what that was before."""
    others = (claim for claim in beside if claim.id != share.id and claim.quantity.unit.dimension == "ratio")
    return all(claim.role == "base" or claim.role in CHANGES for claim in others)


def levels_of(text: str, share: Term, said: dict[int, list[Claim]]) -> Sequence[Term]:
    """The two levels before a percentage, in the sentences next to it that tell any; none where these tell more."""
    own, found = share.claim.sentence, list[Term]()
    for sentence in range(own, own - BACK - 1, -1):
        beside = said.get(sentence, ())
        levels = [one for one in beside if one.kind == "level" and one.quantity.start < share.start]
        if any(one.role not in PLAIN for one in levels) or not is_alone(share.claim, beside):
            return ()
        terms = [term_of(text, one) for one in levels]
        found += [term for term in terms if term is not None]
        if None in terms:
            return ()
        if len(found) >= PAIR:
            break
    ordered = in_units([term.claim for term in sorted(found, key=START)]) if are_of_one_sort(found) else ()
    return [term for claim in ordered if (term := term_of(text, claim)) is not None]


def are_of_one_sort(terms: Sequence[Term]) -> bool:
    """Whether all figures are of one sort, or leave their unit to the others; none is a time."""
    units = [term.claim.quantity.unit for term in terms]
    sorts = {sort_of(term.claim) for term in terms if term.claim.quantity.unit.dimension != "number"}
    pers = {unit.per for unit in units if unit.dimension != "number" or unit.per is not None}
    return len(sorts) < 2 and len(pers) < 2 and all(unit.dimension not in ("time", "ratio", "factor") for unit in units)


def is_led(text: str, share: Term, two: Sequence[Term]) -> bool:
    """Whether words lead from two levels to a percentage that the one is of the other, and to no change."""
    end = two[-1].claim.quantity.end
    between, joined = text[end : share.start], text[two[0].claim.quantity.end : two[-1].start]
    far = len(between) > LONG or any(mark.isdigit() for mark in YEAR.sub("", between))
    if far or MOVED.search(between.lower()) is not None or BOTH.fullmatch(joined) is not None:
        return False
    of_it = OF_IT.match(text, share.claim.quantity.end) is not None
    led = LED.search(text, end, share.start) is not None or STATED.search(text, end, share.start) is not None
    return of_it or (led and is_of_them(text, share, two))


def is_of_them(text: str, share: Term, two: Sequence[Term]) -> bool:
    """Whether words behind a percentage say no more of what it is of, or name what one of two levels measures."""
    end = share.claim.quantity.end
    named = OF_WHAT.match(text, end)
    if named is None:
        return ENDED.match(text, end) is not None
    start = text.rfind("\n", 0, two[0].start) + 1
    concluding = named[1] in WHOLE and THUS.search(text, two[-1].claim.quantity.end, share.start) is not None
    return concluding or named[1][:STEM] in text[max(start, two[0].start - LONG) : share.start]


def concluded(text: str, share: Term, two: Sequence[Term]) -> Iterator[Proportion]:
    """A percentage with the levels that it is a ratio of, either way round: as printed, or but for a slip."""
    small, large = sorted(two, key=MIDDLE)
    ways = [Proportion(share, small, large, 0), Proportion(share, large, small, 0)]
    ways = ways if share.middle > 1 else ways[:1] + [way for way in ways[1:] if large.middle > small.middle]
    yield from (way for way in ways if way.would_fit(sizes_of(way)))
    former = "base" in (small.claim.role, large.claim.role) and OF_IT.match(text, share.claim.quantity.end) is None
    if not former and not is_change(share, small, large):
        sure = LED.search(text, two[-1].claim.quantity.end, share.start) is not None
        kinds = ALL if sure or OF_IT.match(text, share.claim.quantity.end) is not None else KINDS
        meant = ((way, one) for way in ways for slips in kinds for one in way.amended(text, slips))
        yield from (way for way, one in meant if way.would_fit(one))


def is_change(share: Term, small: Term, large: Term) -> bool:
    """Whether a percentage is by how much two levels differ, or what one makes of both."""
    apart = large.middle - small.middle
    both = large.middle + small.middle
    ways = (apart / small.middle, apart / large.middle, small.middle / both, large.middle / both)
    return any(abs(way - share.middle) <= share.grain for way in ways)


def sizes_of(one: Proportion) -> Sequence[float]:
    """The sizes of a percentage, its part and its whole as printed."""
    return one.share.middle, one.part.middle, one.whole.middle
