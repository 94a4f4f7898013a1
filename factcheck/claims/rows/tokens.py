"""A sentence as a row of typed tokens: quantities, periods, words of the frame lexicon, and the noun phrases between
them.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from operator import attrgetter
from typing import Final

from factcheck.claims.rows.durations import is_measured
from factcheck.claims.rows.naming_days import is_beside
from factcheck.claims.rows.numbers import QUANTITY_LETTERS, is_compared, is_of_then, is_word, margin
from factcheck.claims.words.framing import Frame, follows, phrases
from factcheck.claims.words.words import GLUE, Opening, Spot, drop_hedge, next_of, words_of
from factcheck.expression import expression
from factcheck.periods.period import Mention
from factcheck.quantities.quantity import Quantity, names_model
from factcheck.record import record, replace

CHANGED: Final = expression(r"(?:[+m](?:[bo]?[RXDL])?|X)P?$")
"""A word of change, with its amount where that is said, or how many times as much there is."""
BEHIND_CHANGE: Final = expression(r"(?:[+RXB]|[+RX]P|\+[bo][LD]|[RXDL][fB]N?L)$")
"""A change, or its amount, with its time or its base."""
INDEX_BASE: Final = expression(r" ?= ?100\b")
"""What stands behind the time in which an index has its start."""
PLUS, MINUS = "plus ", "minus "
OPENS_APART: Final = ("(", ", ")
APART: Final = frozenset(",);")
"""What stands before and behind a percentage that is set apart."""
NOWHERE: Final = -1
START: Final = attrgetter("start")
LETTER: Final = attrgetter("letter")
INDEX_POINTS: Final = frozenset({"point", "pip"})
COUNTED: Final = frozenset({"L", "S", "J", *QUANTITY_LETTERS.values()})
"""The letters of tokens that hold quantities."""


@record(frozen=True, slots=True)
class Token:
    """One token of a row: a letter, where it stands, and what it holds: `quantities` and `mention` are set for figures
    and times, `frame` for words of the frame lexicon; a noun phrase ("N") has its conjuncts' spans in `parts`.
    """

    letter: str
    start: int
    end: int
    frame: Frame | None = None
    quantities: tuple[Quantity, ...] = ()
    mention: Mention | None = None
    parts: tuple[tuple[int, int], ...] = ()


def letters_of(tokens: Iterable[Token]) -> str:
    """The letters of a row, which patterns read."""
    return "".join(map(LETTER, tokens))


def letter_of(quantity: Quantity, text: str) -> str:
    """The letter of a quantity's token: percents that carry a sign are changes ("S"), as are points in brackets ("J").
    """
    letter = "L" if is_measured(quantity, text) else QUANTITY_LETTERS.get(quantity.unit.dimension, "L")
    if letter != "R":
        return "J" if letter == "D" and is_signed_apart(quantity, text) else letter
    signed = text[quantity.start] in "+-−–(" or is_sign_spelled(quantity, text)
    return "S" if signed else letter


def may_be_rate(token: Token) -> bool:
    """Whether a token is a percentage or a basis, or points, which may be of percentages."""
    return token.letter in "RSDB" or any(quantity.unit.name in INDEX_POINTS for quantity in token.quantities)


def is_signed_apart(quantity: Quantity, text: str) -> bool:
    """Whether a figure is all that a bracket holds, and has a sign ("(+1.3 percentage points)")."""
    closed = text[quantity.end : quantity.end + 1] in APART
    return closed and text[quantity.start] in "+-−–" and text.endswith("(", 0, quantity.start)


def is_sign_spelled(quantity: Quantity, text: str) -> bool:
    """Whether a percentage that stands apart has its sign in a word ("12,400 tonnes (plus 8.1 percent)")."""
    if text[quantity.end : quantity.end + 1] not in APART:
        return False
    before = text[max(0, quantity.start - len(PLUS)) : quantity.start]
    start = quantity.start - len(PLUS) if before == PLUS else quantity.start
    spelled = before == PLUS or text.startswith(MINUS, start)
    return spelled and text.endswith(OPENS_APART, 0, start)


def is_rate(figure: Quantity | None) -> bool:
    """Whether a figure can be nothing but a change beside "gain" or "off": a percentage, or points of an index."""
    return figure is not None and (figure.unit.dimension in ("ratio", "points") or figure.unit.name in INDEX_POINTS)


class Row:
    """Builds the tokens of one sentence from left to right; `[first, last)` is the noun phrase that is open, if one is.
    """

    __slots__ = ("first", "last", "lexicon", "lower", "tokens")

    def __init__(self, lower: str) -> None:
        self.lower = lower
        self.lexicon = phrases()
        self.tokens: list[Token] = []
        self.first = self.last = NOWHERE

    def close(self) -> None:
        """End the noun phrase that is open, if one is."""
        if self.first >= 0:
            self.tokens.append(Token("N", self.first, self.last, None, (), None, ((self.first, self.last),)))
            self.first = NOWHERE

    def extend(self, start: int, end: int) -> None:
        """A content word: it opens a noun phrase or lengthens the one that is open."""
        if self.first < 0:
            self.first = start
        self.last = end

    def add(self, token: Token) -> None:
        """A token of its own ends the noun phrase before it."""
        self.close()
        self.tokens.append(token)

    def behind_figure(self) -> bool:
        """Whether the noun phrase that is open stands directly behind a figure ("5 million in sales from ...")."""
        return bool(self.tokens and self.tokens[-1].quantities)

    def follows_level(self, quantity: Quantity, before: str) -> bool:
        """Whether only "over" stands between a figure and the time of a level in its unit that something changed to ("a
        rise to 655,714 units last month over 555,690 units").
        """
        if before != " over " or not self.letters(2).endswith("LP"):
            return False
        level = self.tokens[-2].quantities[0]
        return level.unit == quantity.unit and level.hedge is None and "+" in letters_of(self.tokens)

    def is_set_against(self, quantity: Quantity, before: str) -> bool:
        """Whether what looks like the hedge of a figure sets the level before it against what that was."""
        level = next((t for t in reversed(self.tokens) if t.letter == "L"), None)
        if level is None or self.follows_level(quantity, before):
            return level is not None
        units = {one.unit for one in level.quantities} | {None}
        alike = quantity.unit in units or quantity.unit.dimension == "number"
        return alike and is_of_then(quantity, self.lower, before, self.lower[self.tokens[0].start : quantity.start])

    def letters(self, last: int) -> str:
        """The letters of the tokens before this place."""
        return letters_of(self.tokens[-last:])

    def figure(self, at: int, quantity: Quantity, text: str) -> None:
        """A figure, with the words before it from `at` on; one behind "per" is what the figure before it counts by, and
        one that describes what that counts ("15 million 480-pound bales") says nothing itself.
        """
        last = self.tokens[-1] if self.behind_figure() else None
        before = self.lower[at : quantity.start]
        beside = last is not None and is_compared(quantity, last.quantities, last.letter, before)
        if beside or (quantity.hedge is not None and self.is_set_against(quantity, before)):
            quantity = replace(quantity, hedge=None)
        between = before.strip() if last is not None else None
        if between == "per":
            self.divide(self.lower[quantity.start : quantity.end])
        elif between == "" and last is not None and names_model(last.quantities[-1], quantity):
            self.extend(quantity.start, quantity.end)
        elif between != "" or not self.lower.startswith("-", quantity.figure_end):
            self.gap(at, quantity.start, quantity)
            self.add(Token(letter_of(quantity, text), quantity.start, quantity.end, None, (quantity,)))

    def divide(self, unit: str) -> None:
        """The figure before this place counts per so many of something ("per 100,000 inhabitants")."""
        figures = (replace(q, unit=replace(q.unit, per=q.unit.per or unit)) for q in self.tokens[-1].quantities)
        self.tokens[-1] = replace(self.tokens[-1], quantities=tuple(figures))

    def behind_change(self) -> bool:
        """Whether a change, its rate, or what it is measured from, was the last thing said ("rose 2 percent in May to a
        rate of ...").
        """
        return self.first < 0 and BEHIND_CHANGE.search(self.letters(4)) is not None

    def counts(self, frame: Frame, figure: Quantity | None, further: str) -> bool:
        """Whether a word that counts beside some figure only does so, before it or before a `further` word."""
        if frame.beside == "than":
            return further == "than" and self.first < 0 and self.behind_figure()
        if frame.beside == "move" and figure is not None and further == "to":
            return True
        if frame.beside in ("rate", "move"):
            behind = self.first < 0 and bool(self.tokens) and may_be_rate(self.tokens[-1])
            return further == "by" or behind or is_rate(figure)
        if frame.beside == "between":
            return figure is not None and not is_rate(figure) and self.first < 0 and self.letters(1) in ("R", "S")
        if frame.beside == "base":
            return figure is not None and self.first < 0 and CHANGED.search(self.letters(4)) is not None
        return figure is not None or (frame.letter == "t" and self.behind_change())

    def gap(self, start: int, end: int, figure: Quantity | None) -> None:
        """Read the words of `[start, end)`; `figure` is the quantity that follows directly, if one does."""
        words = self.words(start, end)
        if figure is not None and figure.hedge is not None:
            drop_hedge(words, self.lexicon.hedges)
        resumed = 0
        for at, (word, start, role) in enumerate(words):
            if at < resumed:
                continue
            if type(role) is Opening:
                role = None if next_of(words, at) in role.further else role.alone
            if role is None:
                resumed = at + self.word(words, at, figure)
            elif isinstance(role, int):
                if role:
                    if self.first < 0:
                        self.first = start
                    self.last = start + role
            else:
                if self.first >= 0:
                    self.close()
                letter, frame = role
                self.tokens.append(Token(letter, start, start + len(word), frame))

    def words(self, start: int, end: int) -> list[Spot]:
        """The words and marks of `[start, end)`."""
        found: list[Spot] = []
        for stretch in self.lower[start:end].split(" "):
            for word, place, role in words_of(stretch):
                found.append((word, start + place, role))
            start += len(stretch) + 1
        return found

    def time(self, mention: Mention) -> None:
        """A time; one that a figure lies above or below says so by its first word."""
        first = self.lower[mention.start : mention.end].split(None, 1)[0]
        for rest, frame in self.lexicon.by_first.get(first, ()):
            if frame.letter == "m" and not rest:
                self.add(Token("m", mention.start, mention.start + len(first), frame))
        letter = {"period": "P", "basis": "B"}.get(mention.sort, "A")
        self.add(Token(letter, mention.start, mention.end, mention=mention))

    def word(self, words: Sequence[Spot], at: int, figure: Quantity | None) -> int:
        """Read the word of the frame lexicon at `at` by what stands around it; returns how many words were used."""
        word, start, _ = words[at]
        plain, further = word.rstrip("."), next_of(words, at)
        for rest, frame in self.lexicon.by_first[plain]:
            size = len(rest) + 1
            if rest and (rest[0] != further or not follows(rest, words, at + 1)):
                continue
            leads = frame.conditional and figure is not None and all(word in GLUE for word, _, _ in words[at + size :])
            if frame.beside and not self.counts(frame, figure if leads else None, further):
                continue
            if frame.opens and self.first >= 0 and at:
                continue
            if frame.glue and self.first >= 0 and not leads and not self.behind_figure():
                return 1
            last, begin, _ = words[at + size - 1]
            end = begin + len(last)
            if frame.letter == "N":
                self.extend(start, end)
            else:
                self.add(Token(frame.letter, start, end, frame))
            return size
        if plain not in GLUE:
            self.extend(start, start + len(plain))
        return 1


def row_of(
    text: str, lower: str, start: int, end: int, quantities: Sequence[Quantity], mentions: Sequence[Mention]
) -> list[Token]:
    """The tokens of the sentence `[start, end)`; `quantities` and `mentions` are those inside it, in order."""
    row = Row(lower)
    events: list[Quantity | Mention] = sorted([*quantities, *mentions], key=START)
    at = start
    for event in events:
        among = lower[at : event.start] == " of the " and row.behind_figure()
        if event.start < at or (isinstance(event, Quantity) and is_word(event, lower, among)):
            continue
        if isinstance(event, Quantity):
            opened, closed = margin(event, lower, at)
            if closed:
                row.gap(at, opened, None)
                at = closed
                continue
            row.figure(at, event, text)
        elif is_beside(event, text) or INDEX_BASE.match(lower, event.end):
            row.gap(at, event.start, None)
        else:
            row.gap(at, event.start, None)
            row.time(event)
        at = event.end
    row.gap(at, end, None)
    row.close()
    return row.tokens
