"""Portions: a part set beside its whole in one sentence ("140 workers, 125 of them ..."), or counted within that of the
sentence before, and the share it is said to be ("5,000, or 9 percent of the 55,000 workers").
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, MutableSequence, Sequence
from functools import cache
from typing import Final

from factcheck.claims.claim import UNRESOLVED, Claim, Measure
from factcheck.claims.rows.tokens import Token
from factcheck.claims.ties.amounts import ADDITIVE, BRIEF, Line, alike, among, cue, leads, line_of, may_say, outside
from factcheck.claims.ties.said.breakdowns import Breakdown, apart, in_unit, is_opening
from factcheck.claims.ties.said.inclusions import WITHIN, included, is_open, matching
from factcheck.claims.ties.said.out_of import is_apposed, told_before, told_out_of
from factcheck.claims.words.vocabulary import PREPOSITIONS
from factcheck.expression import expression
from factcheck.lexicon import table
from factcheck.record import replace
from factcheck.text.lowering import telling, words_in

OF: Final = expression(r"[oOaAiIwW](?<!\w.)(?i:(?<=o)(?:f|ut)|(?<=a)mong|(?<=i)ncluding|(?<=w)ithin)\b")
"""Words without which a sentence sets no part beside its whole; their first letters come first, which a search is quick
for.
"""
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
GUESS: Final = ("guess", "share")
"""The link of a share whose part and whole words suggest."""
DURING: Final = frozenset({"in", "for", "over", "during", "within", "after", "past", "last", "first", "of"})
"""Words before a time in which something happened."""
DASHES: Final = frozenset({"-", "--", "–", "—"})
LONG: Final = 8
"""Words between "of" and the whole that a share is of, at most."""


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
            if not known.exhausts:
                links = (*known.links, *inside(known, kind, whole, len(parts)))
                claims[places[known.id]] = replace(in_unit(known, whole), links=links)
    if len(claims) - first < WITH_SHARE - 1 or all(q.unit.dimension != "ratio" for t in tokens for q in t.quantities):
        return
    line = line_of(text, tokens, claims[first:], WITH_SHARES)
    for share, part, whole, guess in shares(line):
        known = claims[places[share.id]]
        links = (*known.links, ("part", part.id), ("whole", whole.id), *guess)
        claims[places[share.id]] = replace(filed(known), links=links)


def link_resumed(text: str, claims: MutableSequence[Claim], first: int) -> None:
    """Tell the only claim of a sentence what it is the share of, where the sentence says that of the one before it."""
    share = claims[first]
    plain = share.quantity.unit.dimension == "ratio" and share.quantity.upper is None and share.kind != "change"
    found = told_before(text, share, claims[max(0, first - EARLIER) : first]) if plain and first else None
    if found is not None:
        claims[first] = replace(filed(share), links=(*share.links, ("part", found[0]), ("whole", found[1])))


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
            if one is None or other is None or line.behind(whole)[:1] == ["each"]:
                continue
            if alike(one, other) and is_count(one, other):
                yield one, other, ((OF_THEM, other.id),) if part == at and is_pointed(line, at) else ()


def is_pointed(line: Line, at: int) -> bool:
    """Whether "of them" stands right beside an amount; right before it only where things are counted: of a surplus more
    than all of it may come from one trade.
    """
    counts = line.amounts[at].unit.dimension in ("count", "number")
    return refers(line.behind(at)[:2]) or (counts and refers(line.before(at)[-2:]))


def is_count(part: Claim, whole: Claim) -> bool:
    """Whether a whole of a count can be one: it has no decimals where it says no unit ("a magnitude of 5.2, and 43 of
    them"), and is none that another figure is counted among.
    """
    bare = whole.quantity.unit.dimension == "number" and part.quantity.unit.dimension in ("count", "number")
    return whole.role != "among" and not (bare and whole.quantity.step < 1)


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


def shares(line: Line) -> Iterator[tuple[Claim, Claim, Claim, tuple[tuple[str, str], ...]]]:
    """Each share with the part and the whole that stand beside it ("5,000, or 9 percent of the 55,000 workers"), and
    what makes that a guess.
    """
    claims = {claim.id: claim for claim in line.claims.values()}
    for at, figure in enumerate(line.amounts):
        share = line.claims.get(figure.start)
        if share is None or figure.unit.dimension != "ratio" or figure.unit.per is not None or figure.upper is not None:
            continue
        sure = next((pair for pair in beside(line, at) if alike(*pair)), None)
        likely = next(nested(line, at, claims), None) if share.kind != "change" else None
        if sure is not None:
            yield share, *sure, ()
        elif likely is not None:
            yield share, *likely, (GUESS,)


def beside(line: Line, at: int) -> Iterator[tuple[Claim, Claim]]:
    """The part and the whole around a share: "P, or R of W", "R of W, or P", "P of the W, or R"."""
    for one, other in around(line, at):
        part, whole = line.claim(one), line.claim(other)
        if part is not None and whole is not None:
            yield part, whole


def around(line: Line, at: int) -> Iterator[tuple[int, int]]:
    """Where they stand."""
    ahead = at > 0 and leads(line.before(at), cue("restating")) != ""
    if at + 1 < len(line.amounts) and of_whole(line.before(at + 1)):
        if ahead:
            yield outside(line, at - 1), at + 1
        if at + 2 < len(line.amounts) and (leads(line.before(at + 2), cue("restating")) or is_apposed(line, at + 2)):
            yield at + 2, at + 1
    listed = together(line, at)
    if len(listed) > 1:
        yield from in_turn(line, listed, at)
    else:
        yield from told_out_of(line, at)


def together(line: Line, at: int) -> range:
    """The places of the shares that follow each other around one, with nothing between them ("8.6 and 11.4 percent").
    """
    shares = [figure.unit.dimension == "ratio" for figure in line.amounts]
    first = last = at
    while first > 0 and shares[first - 1] and joins(line.before(first)):
        first -= 1
    while last + 1 < len(shares) and shares[last + 1] and joins(line.behind(last)):
        last += 1
    return range(first, last + 1)


def joins(words: Sequence[str]) -> bool:
    """Whether words only join the members of a list."""
    return bool(words) and all(word in cue("and") or word == "," for word in words)


def in_turn(line: Line, listed: range, at: int) -> Iterator[tuple[int, int]]:
    """Where the part and the whole of one of several shares stand behind as many of these, in their order ("31 of the
    62 women and 12 of the 48 men, or 50 and 25 percent").
    """
    wholes = [place for place in range(1, listed.start) if among(line.before(place))]
    if len(wholes) == len(listed) and leads(line.before(listed.start), cue("restating")):
        whole = wholes[at - listed.start]
        yield whole - 1, whole


def nested(line: Line, at: int, claims: Mapping[str, Claim]) -> Iterator[tuple[Claim, Claim]]:
    """The part before a share that words set within a whole, with that: "W, of which P, or R", "P of the W, R of them",
    "P of the W, a turnout of R".
    """
    words, behind = line.before(at), line.behind(at)
    restates = leads(words, cue("restating") | DASHES) != "" or is_called(words)
    told = refers(behind[:2]) or (restates and behind[:1] != ["of"])
    for place in (at - 1, at - 2) if told else ():
        part = line.claim(place) if place >= 0 else None
        whole = claims.get(dict(part.links).get("within", "")) if part is not None else None
        if part is not None and whole is not None:
            yield part, whole
            return


def is_called(words: Sequence[str]) -> bool:
    """Whether words before a percentage call it a share ("a turnout of")."""
    return words[-1:] == ["of"] and not cue("shares").isdisjoint(words[-BRIEF:])


def of_whole(words: Sequence[str]) -> bool:
    """Whether words between a share and a figure say that it is a share of that: "of the total work force of"."""
    described, stops = cue("described"), without_matter()
    return (
        words[:1] == ["of"]
        and len(words) <= LONG
        and all(word in described or (word[0].isalnum() and word not in stops) for word in words[1:])
    )


@cache
def without_matter() -> frozenset[str]:
    """Words that name nothing."""
    return frozenset(table("counting")["stops"]["forms"])


def filed(share: Claim) -> Claim:
    """A share that can be compared: one whose whole was not told before is of no certain subject."""
    if share.kind == "share" and share.whole is not None:
        return share
    about = replace(share.subject, measure=Measure(UNRESOLVED), scope=f"{share.id}.share")
    return replace(share, kind="rate", role="now", of=None, subject=about, sign=1)
