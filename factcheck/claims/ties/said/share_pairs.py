"""Share pairs: the part and the whole that a sentence sets beside a percentage ("5,000, or 9 percent of the 55,000",
"of the 400 seats women hold 112, or 28 percent").
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Final

from factcheck.claims.claim import Claim
from factcheck.claims.ties.amounts import OWNED, Line, alike, among, cue, leads, outside, pieces
from factcheck.claims.ties.said.inclusions import CALLED, WITHIN
from factcheck.claims.ties.said.makings import printed
from factcheck.claims.ties.said.out_of import Told, is_apposed, is_called, is_led_to, of_whole, told_out_of
from factcheck.claims.ties.said.resumptions import is_plain
from factcheck.claims.words.vocabulary import PREPOSITIONS

GUESS: Final = ("guess", "share")
"""The link of a share whose part and whole words suggest."""

DASHES: Final = frozenset({"-", "--", "–", "—"})

LONG: Final = 8
"""Words before a whole that opens a sentence, at most."""

OPENERS: Final = frozenset({"of", "out", "among"})
"""Words with which a sentence opens that tells of parts of a whole."""

PARTING: Final = frozenset({",", ";", ":"})
"""Marks that no words between such an opening and its whole hold."""

Guessed = tuple[tuple[str, str], ...]
"""What makes a tie a guess, if anything does."""


def shares(line: Line, earlier: Sequence[Claim]) -> Iterator[tuple[Claim, Claim, Claim, Guessed]]:
    """Each share with the part and the whole that stand beside it, and what makes that a guess; `earlier` are the
    claims before the sentence.
    """
    claims = {claim.id: claim for claim in (*earlier, *line.claims.values())}
    for at, figure in enumerate(line.amounts):
        share = line.claims.get(figure.start)
        if share is None or figure.unit.dimension != "ratio" or figure.unit.per is not None or figure.upper is not None:
            continue
        sure = next((pair for pair in beside(line, at) if alike(*pair)), None)
        likely = next(nested(line, at, claims), None) if share.kind != "change" else None
        if sure is not None:
            yield share, *sure, ()
        elif likely is not None:
            yield share, *likely


def beside(line: Line, at: int) -> Iterator[tuple[Claim, Claim]]:
    """The part and the whole around a share: "P, or R of W", "R of W, or P", "P of the W, or R", "of W, P, or R"."""
    for one, other in around(line, at):
        part, whole = line.claim(one), line.claim(other)
        if part is not None and whole is not None:
            yield part, whole


def around(line: Line, at: int) -> Iterator[tuple[int, int]]:
    """Where they stand."""
    if at + 1 < len(line.amounts) and of_whole(line.before(at + 1)):
        if at > 0 and tells_again(line, at):
            yield outside(line, at - 1), at + 1
        if at + 2 < len(line.amounts) and (leads(line.before(at + 2), cue("restating")) or is_apposed(line, at + 2)):
            yield at + 2, at + 1
    listed = together(line, at)
    if len(listed) > 1:
        yield from in_turn(line, listed, at)
        return
    yield from told_out_of(line, at)
    yield from opened(line, at)


def tells_again(line: Line, at: int) -> bool:
    """Whether a share of a whole that stands behind it says the same of the amount before it."""
    words, one = line.before(at), outside(line, at - 1)
    if leads(words, cue("restating")):
        return True
    # Behind "with 300 seats," a sentence begins anew, and "50 and 31" may have a share together.
    begun = (words[-1:] == [","] and one == 0 and is_adverbial(line.before(0))) or breaks_off(words)
    return is_led_to(words, ()) and not begun and not is_paired(line, one)


def breaks_off(words: Sequence[str]) -> bool:
    """Whether a semicolon ends what is told of an amount, and what follows does not point back at it ("took 79 of the
    93; a year ago its share was 75 percent of 89").
    """
    behind = words[words.index(";") + 1 :] if ";" in words else None
    return behind is not None and not {"that", "this", "it", "which"}.issuperset(behind[:1])


def is_adverbial(words: Sequence[str]) -> bool:
    """Whether a sentence opens with a preposition before its first amount."""
    return not {"with", "after", *OPENERS, *PREPOSITIONS}.isdisjoint(words[:1])


def is_paired(line: Line, at: int) -> bool:
    """Whether "and" sets an amount beside another one like it, so that a share may be of both."""
    one, other = line.claim(at - 1) if at > 0 else None, line.claim(at)
    joined = not cue("and").isdisjoint(line.before(at))
    return joined and one is not None and other is not None and one.role == "now" and alike(other, one)


def opened(line: Line, at: int) -> Iterator[tuple[int, int]]:
    """Where the part stands that a share says again, in a sentence that opens with "of the" and its whole."""
    part = line.claim(at - 1) if at > 1 else None
    if part is None or part.role != "now" or not opens_with_whole(line.before(0)):
        return
    further = points_back(line.before(at - 1)) or points_back(line.behind(at - 1)) or among(line.before(at - 1))
    if not further and is_led_to(line.before(at), line.behind(at)) and not (leaves_out(line, at) or narrows(line, at)):
        yield at - 1, 0


def narrows(line: Line, at: int) -> bool:
    """Whether a share is that of a part in another part told before ("of 28,928, 28,409 started, 28,086 finished")."""
    share, part = line.claims.get(line.amounts[at].start), line.claim(at - 1)
    between = [claim for place in range(1, at - 1) if (claim := line.claim(place)) is not None]
    return share is not None and part is not None and any(agrees(share, part, one) for one in between)


def opens_with_whole(words: Sequence[str]) -> bool:
    """Whether a sentence opens with words that say of its first amount that it tells of parts of it."""
    if words[:1] == [] or words[0] not in OPENERS or len(words) > LONG or not PARTING.isdisjoint(words):
        return False
    last = words[-1]
    return last in cue("among") | cue("described") | cue("nearing") or last.endswith(OWNED)


def points_back(words: Sequence[str]) -> bool:
    """Whether words speak of an amount before them ("of whom")."""
    return any(" ".join(pair) in cue("relative") for pair in pairwise(words))


def leaves_out(line: Line, at: int) -> bool:
    """Whether a sentence speaks of what a share may leave out of the whole, but right before it ("2,300 were void")."""
    words = [line.gaps[place] for place in range(len(line.gaps)) if place != at]
    return any(is_left_out(pieces(gap)) for gap in words)


def is_left_out(words: Sequence[str]) -> bool:
    """Whether words say of something that it does not count."""
    pairs = {" ".join(pair) for pair in pairwise(words)}
    return not (cue("uncounted").isdisjoint(words) and cue("denied").isdisjoint(pairs))


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


def nested(line: Line, at: int, claims: Mapping[str, Claim]) -> Iterator[tuple[Claim, Claim, Guessed]]:
    """The part before a share that words set within a whole, with that: "W, of which P, or R", "P of the W, R of them",
    "P of the W, a turnout of R"; that is no guess where nothing else stands behind the share.
    """
    words, behind = line.before(at), line.behind(at)
    restates = leads(words, cue("restating") | DASHES) != "" or is_called(words)
    led = is_led_to(words, behind)
    told = points_back(behind[:2]) or (restates and behind[:1] != ["of"]) or led
    for place in (at - 1, at - 2) if told else ():
        part = line.claim(place) if place >= 0 else None
        links = dict(part.links) if part is not None else {}
        whole = claims.get(links.get(WITHIN, links.get(CALLED, "") if place == at - 1 else ""))
        if part is None or whole is None:
            continue
        near = whole.sentence == part.sentence
        if near or printed([whole]) > printed([part]):
            yield part, whole, () if led and near and place == at - 1 and WITHIN in links else (GUESS,)
            return


def resumed(share: Claim, whole: Claim, earlier: Sequence[Claim]) -> Told | None:
    """The part that a sentence speaks of which begins with its share of a whole: the only figure of the sentence before
    that may be one; of several the one that makes that share, else the last, on a guess.
    """
    near = (claim for claim in earlier if claim.sentence == share.sentence - 1 and is_plain(claim))
    some = [claim for claim in near if alike(claim, whole) and printed([claim]) > 0]
    if not some:
        return None
    made = [claim for claim in some if agrees(share, claim, whole)]
    part = (made or some)[-1]
    return part.id, whole.id, () if made or len(some) == 1 else (GUESS,)


def agrees(share: Claim, part: Claim, whole: Claim) -> bool:
    """Whether a part is a share of a whole, as printed."""
    return (share.quantity.narrow() * whole.quantity.narrow()).meets(part.quantity.narrow())
