"""Lines: the rows of tables, and lines that give a name its figures, as what the sentences of an article tell again."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from operator import attrgetter
from typing import Final

from factcheck.claims.claim import Claim
from factcheck.claims.ties.said.series import is_line, is_no_sentence
from factcheck.claims.ties.surroundings import STEM, STOP, WORD, stems
from factcheck.record import record
from factcheck.text.document import BODY, TABLE

FEWEST: Final = 2
"""Lines of an article that make it one with rows."""

ABOVE: Final = 4
"""Lines above some rows, blank ones too, that name what their figures are of."""

NEAR: Final = 16
"""Characters behind a figure in which a row is named that it is of ("and 1,380 kilos more cannabis"), at most."""

LONGEST: Final = 70
"""Characters before the first figure of a line that name what it is of, at most."""

START: Final = attrgetter("quantity.start")


@record(frozen=True, slots=True)
class Row:
    """A line that gives a name its figures: the stems of that name, and its claims; `run` counts the groups of lines
    that no sentence stands between, and `about` is what its line, those above its group and the headline speak of.
    """

    words: frozenset[str]
    claims: tuple[Claim, ...]
    run: int
    about: frozenset[str]

    @property
    def levels(self) -> Iterator[Claim]:
        """Its figures that are no changes."""
        return (claim for claim in self.claims if claim.kind != "change")

    @property
    def changes(self) -> Iterator[Claim]:
        """Its figures that are changes."""
        return (claim for claim in self.claims if claim.kind == "change")


@record(frozen=True, slots=True)
class Sentence:
    """A sentence with the rows that it names, each with the places where it does."""

    claims: tuple[Claim, ...]
    named: tuple[tuple[Row, tuple[int, ...]], ...]

    def owners(self, claim: Claim) -> Sequence[Row]:
        """The rows that are named last before a figure, or if none is since the one before it, first behind it."""
        start, mentions = claim.quantity.start, [(at, row) for row, places in self.named for at in places]
        last = max((at for at, _ in mentions if at < start), default=-1)
        first = min((at for at, _ in mentions if at > start), default=-1)
        passed = any(last < other.quantity.start < start for other in self.claims)
        right_behind = 0 <= first - claim.quantity.end <= NEAR
        place = first if last < 0 or (passed and right_behind) else last
        return [row for at, row in mentions if at == place]


def told(text: str, claims: Sequence[Claim]) -> tuple[list[Row], list[Sentence]]:
    """The rows of an article, and its sentences that name some of them; none of one without rows."""
    if not (has_lines(text) or any(claim.block == TABLE for claim in claims)):
        return [], []
    lines, prose = parted(text, claims)
    if len(lines) < FEWEST or not prose:
        return [], []
    rows = list(rows_of(text, lines, prose))
    by_word: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        if row.words:
            by_word[min(row.words)].append(row)
    return rows, [found for some in prose.values() if (found := sentence_of(text, some, by_word)).named]


@lru_cache(maxsize=1)
def has_lines(text: str) -> bool:
    """Whether a text has lines enough that are no sentences for rows to stand on: most have a headline at most."""
    return sum(map(is_no_sentence, filter(None, text.split("\n")))) >= FEWEST


def parted(text: str, claims: Sequence[Claim]) -> tuple[Mapping[int, list[Claim]], Mapping[int, list[Claim]]]:
    """The claims on lines that are no sentences, by where the line starts; then the others, by sentence."""
    lines: dict[int, list[Claim]] = defaultdict(list)
    prose: dict[int, list[Claim]] = defaultdict(list)
    for claim in sorted(claims, key=START):
        if claim.block == TABLE or (claim.block == BODY and is_line(text, claim)):
            lines[text.rfind("\n", 0, claim.quantity.start) + 1].append(claim)
        elif claim.block == BODY:
            prose[claim.sentence].append(claim)
    return lines, prose


def rows_of(
    text: str, lines: Mapping[int, Sequence[Claim]], prose: Mapping[int, Sequence[Claim]]
) -> Iterator[Row]:
    """The lines that give what they name before their first figure."""
    breaks = sorted(some[0].quantity.start for some in prose.values())
    headline, runs = text[: max(0, text.find("\n"))], {}
    for start, claims in lines.items():
        run = bisect_left(breaks, start)
        if run not in runs:
            runs[run] = " ".join((headline, *text[max(0, start - LONGEST * ABOVE) : start].split("\n")[-ABOVE:]))
        head, line = text[start : claims[0].quantity.start], text[start : claims[-1].quantity.end]
        words = frozenset(map(stem, stems(head))) if len(head) <= LONGEST else frozenset()
        yield Row(words, tuple(claims), run, frozenset(map(stem, stems(f"{runs[run]} {line}"))))


def stem(word: str) -> str:
    """The stem of a word, of one thing or of many."""
    return word[:STEM].removesuffix("s")


def sentence_of(text: str, claims: Sequence[Claim], rows: Mapping[str, Iterable[Row]]) -> Sentence:
    """A sentence with the rows that it names in full; one within the name of another counts only where it stands alone.
    """
    start, end = bounds(text, claims[0].quantity.start, claims[-1].quantity.end)
    places: dict[str, list[int]] = defaultdict(list)
    for word in WORD.finditer(text.lower(), start, end):
        places[stem(word[0])].append(word.start())
    full = [row for word in places for row in rows.get(word, ()) if row.words <= places.keys()]
    wider = [row for row in full if not any(row.words < other.words for other in full)]
    return Sentence(tuple(claims), tuple((row, ends_of(row, places)) for row in wider))


def bounds(text: str, start: int, end: int) -> tuple[int, int]:
    """Where the sentence, or sentences, begin and end that some figures stand in."""
    first = text.rfind("\n", 0, start) + 1
    for stop in STOP.finditer(text, first, start):
        first = stop.end()
    last = STOP.search(text, end)
    return first, last.start() if last is not None else len(text)


def ends_of(row: Row, places: Mapping[str, list[int]]) -> tuple[int, ...]:
    """Where a sentence names a row: the places of the word of its name that it says least often."""
    said = [places[word] for word in row.words]
    fewest = min(map(len, said))
    return tuple(max(some for some in said if len(some) == fewest))
