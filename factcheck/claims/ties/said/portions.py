"""Portions: a part set beside its whole in one sentence ("140 workers, 125 of them ..."), or counted within that of the
sentence before, and the share it is said to be ("5,000, or 9 percent of the 55,000 workers").
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, MutableSequence, Sequence
from functools import cache
from typing import Final

from factcheck.claims.claim import GUESSED, MISTYPED, UNRESOLVED, Claim, Measure
from factcheck.claims.rows.tokens import Token
from factcheck.claims.ties.amounts import ADDITIVE, Line, alike, among, cue, line_of, may_say, outside, pieces
from factcheck.claims.ties.said.breakdowns import Breakdown, apart, in_unit, is_opening
from factcheck.claims.ties.said.inclusions import WITHIN, included, is_open, matching
from factcheck.claims.ties.said.makings import printed
from factcheck.claims.ties.said.out_of import told_before, told_of_whole
from factcheck.claims.ties.said.share_pairs import resumed, shares
from factcheck.claims.words.vocabulary import PREPOSITIONS
from factcheck.expression import expression
from factcheck.record import replace
from factcheck.text.lowering import telling, words_in

OF: Final = expression(r"[oOaAiIwW](?<!\w.)(?i:(?<=o)(?:f|ut)|(?<=a)mong|(?<=i)nclud(?:ing|es?|ed)|(?<=w)ithin)\b")
"""Words without which a sentence sets no part beside its whole; their first letters come first, which a search is quick
for.
"""
GUESSES: Final = (GUESSED, MISTYPED)
"""How sums begin that words leave open: their parts may only lie within the whole."""
CALLING: Final = ("alone", "accounting", "foremost")
"""Cues of words that call a figure a part of another one."""
EARLIER: Final = 24
"""Claims before a sentence among which the figure that it speaks of stands."""
OPENING: Final = 16
"""Characters before the words of a sentence in which it may speak of the one before ("within this")."""
WITH_SHARE: Final = 3
"""A part, its whole, and the share."""
WITH_SHARES: Final = ADDITIVE | {"ratio"}
TOGETHER: Final = "together"
"""The link of a part to a whole that it lies in together with others."""
OF_THEM: Final = "of-them"
"""The link of a part that is surely one of the whole right before it."""
BALANCED: Final = 80
"""Characters before a whole in which words say that it is a balance of more and less."""
INCLUDING: Final = "includ"
"""How the words begin that count a part in."""
SLIP: Final = 10
"""How many times as much as a sum of money a part of it is that a slip made more, at most."""
NEAR: Final = 3
"""Words before it among which these stand."""
DURING: Final = frozenset({"in", "for", "over", "during", "within", "after", "past", "last", "first", "of"})
"""Words before a time in which something happened."""


def link_portions(text: str, tokens: Sequence[Token], claims: MutableSequence[Claim], first: int) -> None:
    """Tell the claims of one sentence, those from `first` on, which whole they lie in, and shares of what they are."""
    set_beside = OF.search(text, max(0, tokens[0].start - OPENING), tokens[-1].end) is not None
    if not set_beside and (callings().isdisjoint(words_in(text)) or not may_say(CALLING, tokens, text)):
        return
    places = {claims[at].id: at for at in range(first, len(claims))}
    amounts = line_of(text, tokens, claims[first:], ADDITIVE)
    for part, whole, told in within(amounts):
        if is_of_time(text, tokens, whole, part):
            continue
        known = next(apart(Breakdown(whole, (in_unit(claims[places[part.id]], whole),), certain=False)))
        claims[places[part.id]] = replace(known, links=(*known.links, ("within", whole.id), *told))
        other = matching(amounts, part) if told and not known.exhausts else None
        if other is not None and alike(other, whole) and not claims[places[other.id]].exhausts:
            put_together(claims, places, whole, (part, other))
    for kind, whole, parts in included(text, amounts, claims[max(0, first - EARLIER) : first]):
        for known in (claims[places[part.id]] for part in parts):
            if all(name.startswith(GUESSES) for name, _ in known.exhausts):
                alone = kind == WITHIN and (len(parts) == 1 or known.exhausts)
                sure = ((OF_THEM, whole.id),) if alone and is_counted_in(text, known, whole) else ()
                links = (*known.links, *inside(known, kind, whole, len(parts)), *sure)
                claims[places[known.id]] = replace(in_unit(known, whole), links=links)
    link_shares(text, tokens, claims, first, places)


def link_shares(
    text: str, tokens: Sequence[Token], claims: MutableSequence[Claim], first: int, places: Mapping[str, int]
) -> None:
    """Tell the shares of one sentence what they are shares of."""
    if len(claims) - first < WITH_SHARE - 1 or all(q.unit.dimension != "ratio" for t in tokens for q in t.quantities):
        return
    line = line_of(text, tokens, claims[first:], WITH_SHARES)
    for share, part, whole, guess in shares(line, claims[max(0, first - EARLIER) : first]):
        known = claims[places[share.id]]
        links = (*known.links, ("part", part.id), ("whole", whole.id), *guess)
        claims[places[share.id]] = replace(filed(known), links=links)


def link_resumed(text: str, claims: MutableSequence[Claim], first: int) -> None:
    """Tell the first claim of a sentence what it is the share of, where it says that of the one before it."""
    share = claims[first]
    plain = share.quantity.unit.dimension == "ratio" and share.quantity.upper is None and share.kind != "change"
    if not plain or not first:
        return
    before, told = claims[max(0, first - EARLIER) : first], None
    if len(claims) == first + 1:
        told = told_before(text, share, before)
    elif told_of_whole(text, share, claims[first + 1]):
        told = resumed(share, claims[first + 1], before)
    if told is not None:
        part, whole, guess = told
        claims[first] = replace(filed(share), links=(*share.links, ("part", part), ("whole", whole), *guess))


def put_together(
    claims: MutableSequence[Claim], places: Mapping[str, int], whole: Claim, parts: Sequence[Claim]
) -> None:
    """Tell parts that they lie in a whole together."""
    for known in (claims[places[part.id]] for part in parts):
        links = (*known.links, *inside(known, WITHIN, whole, len(parts)))
        claims[places[known.id]] = replace(in_unit(known, whole), links=links)


@cache
def callings() -> frozenset[str]:
    """Words without one of which no text calls a figure a part of another one."""
    return telling(form for name in CALLING for form in cue(name))


def is_of_time(text: str, tokens: Sequence[Token], whole: Claim, part: Claim) -> bool:
    """Whether a time stands before a part that says "of them", which counts years or days of it ("The four terms come
    to 43 years, 41 of them ...").
    """
    last = next((t for t in reversed(tokens) if t.quantities and t.start < part.quantity.start), None)
    if last is None or last.letter != "T" or last.start < whole.quantity.start:
        return False
    before = text[max(0, last.start - OPENING) : last.start].lower().split()
    return DURING.isdisjoint(before[-1:])


def is_counted_in(text: str, part: Claim, whole: Claim) -> bool:
    """Whether a part behind "including" is surely one of what is counted, and that no balance of more and less."""
    one, other = part.quantity.unit, whole.quantity.unit
    plain = other.dimension == "count" and one.name in (None, other.name) and part.sentence == whole.sentence
    ahead = pieces(text[max(0, whole.quantity.start - BALANCED) : part.quantity.start].rpartition(". ")[2])
    said = any(word.startswith(INCLUDING) for word in ahead[-NEAR:])
    return plain and said and whole.role == "now" and cue("netting").isdisjoint(ahead)


def inside(part: Claim, link: str, whole: Claim, parts: int) -> Iterator[tuple[str, str]]:
    """The links of one of so many parts that lie in a whole, as far as it has them not."""
    if all(kind not in (WITHIN, link) for kind, _ in part.links):
        yield link, whole.id
    if parts > 1:
        yield TOGETHER, whole.id


def within(line: Line) -> Iterator[tuple[Claim, Claim, tuple[tuple[str, str], ...]]]:
    """Each part that the words set beside its whole, with the whole, and what says surely that it is one ("125 of
    them").
    """
    for at in range(1, len(line.amounts)):
        for part, whole in places(line, at):
            one, other = line.claim(part), line.claim(whole)
            if one is None or other is None or line.behind(whole)[:1] == ["each"] or is_farther(line, one, whole):
                continue
            if alike(one, other) and is_count(one, other):
                yield one, other, ((OF_THEM, other.id),) if part == at and is_pointed(line, at) else ()


def is_farther(line: Line, part: Claim, whole: int) -> bool:
    """Whether "them" must be what a figure further off counts: the nearer one is less than the part, and that is not
    ("58 came from the last five overs, 22 of them ...").
    """
    near, far = line.claim(whole), line.claim(whole - 1) if whole else None
    if near is None or far is None or not alike(part, far):
        return False
    return printed([near]) < printed([part]) < printed([far])


def is_pointed(line: Line, at: int) -> bool:
    """Whether "of them" stands right beside an amount; right before it only where things are counted: of a surplus more
    than all of it may come from one trade.
    """
    counts = line.amounts[at].unit.dimension in ("count", "number")
    return refers(line.behind(at)[:2]) or (counts and refers(line.before(at)[-2:]))


def is_count(part: Claim, whole: Claim) -> bool:
    """Whether a whole of a count can be one: it has no decimals where it says no unit ("a magnitude of 5.2, and 43 of
    them"), is none that another figure is counted among, and no price of what is counted ("charges $95 a container and
    handled 1.2 million of them").
    """
    one, other = part.quantity.unit.dimension, whole.quantity.unit.dimension
    priced = one == "number" and other == "money" and printed([part]) > SLIP * printed([whole])
    bare = whole.quantity.unit.dimension == "number" and part.quantity.unit.dimension in ("count", "number")
    return whole.role != "among" and not (priced or (bare and whole.quantity.step < 1))


def places(line: Line, at: int) -> Iterator[tuple[int, int]]:
    """Where the words before and behind an amount say that it, or the one before it, is a part of the other."""
    words, behind = line.before(at), line.behind(at)
    if among(words):
        yield at - 1, at
    elif refers(words[-2:]) or (refers(words[-3:-1]) and words[-1] not in PREPOSITIONS):
        if not (is_open(line, at) or is_bound(line, at)):
            yield at, outside(line, at - 1)
    elif refers(behind[-2:]) or refers(behind[-3:-1]):
        return  # it speaks of the next amount
    elif (opens(line, at - 1) and "," in words and "where" not in words) or (
        refers(behind[:2]) and not among(behind) and not is_open(line, at)
    ):
        yield at, outside(line, at - 1)


def opens(line: Line, at: int) -> bool:
    """Whether a sentence opens with "of the" before an amount, or what it says behind a semicolon does ("; of the 72
    million that are left, ...").
    """
    words = line.before(at)
    return is_opening(words[words.index(";") + 1 :] if at and ";" in words else words if not at else ())


def is_bound(line: Line, at: int) -> bool:
    """Whether an amount only says above or below what those counted right before it lie ("seven of them over 50")."""
    return line.amounts[at].hedge is not None and refers(line.before(at)[:2])


def refers(words: Sequence[str]) -> bool:
    """Whether words say "of them"."""
    return " ".join(words) in cue("relative")


def filed(share: Claim) -> Claim:
    """A share that can be compared: one whose whole was not told before is of no certain subject."""
    return share if share.kind == "share" and share.whole is not None else of_its_own(share)


def of_its_own(share: Claim) -> Claim:
    """A share that is of no figure before it alone."""
    about = replace(share.subject, measure=Measure(UNRESOLVED), scope=f"{share.id}.share")
    return replace(share, kind="rate", role="now", of=None, whole=None, subject=about, sign=1)
