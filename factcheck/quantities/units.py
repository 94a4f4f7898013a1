"""Units and currencies behind a figure, and what a rate is per."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Final

from factcheck.expression import expression
from factcheck.quantities import fractional, heads
from factcheck.quantities.figures import Figure
from factcheck.quantities.quantity import Unit
from factcheck.quantities.words import TOKEN, forms, letters, marks, powers, unit_trie

WORD: Final = expression(rf"([ \u00a0\u2009\u202f-]{{0,2}}|\n)({TOKEN})")
"""The next word, dotted abbreviation or sign, and what parts it from the text before."""
BILLION_YUAN: Final = expression(r"(hundred|thousand|million|billion|trillion|mln|bln)([a-z]{3,12})(?![a-z])")
GLUED_ONLY: Final = frozenset({"in", "a", "x", "X", "c", "A", "b", "B", "×"})
"""Symbols that are words, or too short, unless they touch the digits."""
TO_THE: Final = (
    r" to the (?=(?:acre|hectare|gallon|lit(?:re|er)|ton(?:ne)?|kilo(?:gram)?|barrel|bushel)"
    r"(?:[.,;:)\n]|$| (?:in|on|and|but|as|at|from|for|last|this|while|against|compared|than)\b))"
)
"""What leads to the measure that a yield is per, where no more is said of it ("2.06 tonnes to the hectare")."""
ARTICLES: Final = expression(
    r"(?: of (?:crude |natural |refined |jet )?[a-z]+(?: equivalent)?| in (?:cash|stock))?"
    rf"(?:[ -](?:per|each|every|an?|for each|for every)[ -]|[ -]?/ ?|{TO_THE})"
    r"((?:(?:diluted|common|ordinary|basic|american|depositary|fully|preferred|harvested|planted|sown) )*)"
    r"(?:(?!shares?\b)[\w'’&.-]+ (?=shares?\b))?"
)
AN_ARTICLE: Final = (" a ", " an ", "-a-", "-an-", " each ", " every ")
LATER: Final = expression(r"[ -](?:earlier|ago|before|prior|later|previously|old|long|on[ -](?:year|month|quarter))\b")
PER_STARTS: Final = frozenset(
    {" p", " a", " e", " f", " i", " t", "/", " /", "-p", "-a", " o", *("/" + c for c in "abcdefghijklmnopqrstuvwxyz ")}
)


def add_power(text: str, lower: str, figure: Figure) -> re.Match[str] | None:
    """Take up the magnitude words behind a figure: million, lakh crore, bn, m. Returns the word after them."""
    known = powers()
    while True:
        found = WORD.match(lower, figure.end)
        if found is None:
            return None
        word = found[2]
        power = known.get(word)
        if power is not None:
            end = found.end() + (word in STOPPED and STOP.match(text, found.end()) is not None)
            thin = word == "mm" or (word == "mil" and end == found.end())
            if thin and figure.unit is None and not _before_sums(text, lower, end, word):
                return found
            figure.raise_by(power, end)
        elif not _add_multiplier(text, lower, figure, found):
            return found


def _add_multiplier(text: str, lower: str, figure: Figure, found: re.Match[str]) -> bool:
    """Take up what multiplies a figure and is no magnitude word: 5m, two and a half, a dozen, 5mEUR."""
    word, size = found[2], len(found[2])
    if size == 1:
        return word in LETTERS and _add_letter(text, lower, figure, found)
    if word == "and":
        return lower.startswith("a", found.end() + 1) and fractional.add_half(lower, figure)
    if word in DOZENS:
        figure.multiply(12, found.end())
        return True
    if size == 4 and word[0] == "m" and text[found.start(2) + 1 : found.end()] in marks():
        figure.raise_by(6, found.start(2) + 1)
        return True
    return size > 7 and _add_glued(lower, figure, found)


def _before_sums(text: str, lower: str, at: int, word: str) -> bool:
    """Whether a currency follows, or a weight behind "mil", which is then no thickness."""
    after = unit_after(text, lower, WORD.match(lower, at))
    return after is not None and (after[0].dimension == "money" or (word == "mil" and after[0].dimension in WEIGHED))


def _before_money(text: str, lower: str, at: int) -> bool:
    """Whether a currency follows, which makes millions of what could be millimetres or thousandths of an inch."""
    after = unit_after(text, lower, WORD.match(lower, at))
    return after is not None and after[0].dimension == "money"


WEIGHED: Final = frozenset({"mass", "volume", "energy"})
"""The dimensions of what is counted by the million, and is not as thick as a film."""
STOPPED: Final = frozenset({"mil", "bil", "tril", "mln", "bln", "trln", "tln"})
"""Abbreviations that may end in a full stop within a sentence ("115.5 tril. yen")."""

STOP: Final = expression(r"\. [a-z]")
LETTERS: Final = frozenset("kmbt")
DOZENS: Final = frozenset({"dozen", "dozens", "doz", "dozs", "dzs"})


def _add_letter(text: str, lower: str, figure: Figure, found: re.Match[str]) -> bool:
    """Take up a letter that stands for a magnitude: behind money, or before what is counted."""
    letter = text[found.start(2) : found.end()]
    power = letters().get(letter)
    if power is None or figure.powered or found[1] not in ("", " "):
        return False
    sure = figure.unit is not None or (not found[1] and letter in "kKM")
    if not sure and (letter not in "mMBT" or not _counts_millions(text, lower, found.end())):
        return False
    figure.raise_by(power, found.end())
    return True


def _counts_millions(text: str, lower: str, at: int) -> bool:
    """Whether what follows a letter is counted in millions: people, pounds, a loss."""
    if heads.head(text, lower, at) is not None:
        return True
    following = WORD.match(lower, at)
    return following is not None and (following[2] in sums() or _before_money(text, lower, at))


@cache
def sums() -> frozenset[str]:
    """Nouns before which "m" is a million and no metre."""
    return forms("counting", "sums")


def _add_glued(lower: str, figure: Figure, found: re.Match[str]) -> bool:
    """Take up a magnitude that lost the blank behind it, or an ordinal one: 220 billionyuan, 30 millionth."""
    word = found[2]
    known = powers()
    if word.endswith("th") and word[:-2] in known:
        figure.raise_by(known[word[:-2]], found.end() - 2)
        return True
    glued = BILLION_YUAN.match(lower, found.start(2))
    if glued is None or glued[2] not in unit_trie():
        return False
    figure.raise_by(known[glued[1]], glued.end(1))
    return True


def unit_after(text: str, lower: str, found: re.Match[str] | None) -> tuple[Unit, int] | None:
    """The unit named by the word found behind a figure and the words after it, and where its name ends."""
    if found is None:
        return None
    node = unit_trie().get(found[2])
    first = found.start(2)
    separator = found[1]
    if node is None or (separator == "\n" and text[first].isupper()):
        return None
    if found[2] in PACES and lower.startswith(PACES[found[2]], first):
        return None
    best: tuple[Unit, int] | None = None
    while node is not None:
        end = found.end()
        unit = node.cased.get(text[first:end], node.unit) if node.cased else node.unit
        if unit is not None and (end - first > 2 or fits(text, first, end, separator)):
            if unit.dimension == "money" and _is_none(text, lower, first, end):
                break
            best = unit, end
        if node.more is None:
            break
        found = WORD.match(lower, end)
        if found is None:
            break
        node = node.more.get(found[2])
    return best


LINE: Final = expression(
    r" (?:in|for|on|by|at|since|with|this|last|earlier|after|when|as|and|but|while|before|during|within|to|again|set|is"
    r"|was|has|will|would)\b|(?! [\w(]|-|\Z)"
)
"""What follows a mark that is a line and no money, which would stand before a noun: a 300 million mark loan."""


PACES: Final = {
    unit: tuple(unit + joint + unit for joint in (" on ", "-on-", " over ", "-over-"))
    for unit in ("year", "quarter", "month", "week", "day")
}
"""Comparisons that begin with a unit of time: up 100 year on year."""


def _is_none(text: str, lower: str, first: int, end: int) -> bool:
    """Whether what could name a currency marks the figure behind it, or a line that was crossed: $6m-$7m, the 3 million
    mark.
    """
    if lower[first - 1] == "-" and text[end : end + 2].strip()[:1].isdigit():
        return True
    return end - first == 4 and lower[first:end] == "mark" and LINE.match(lower, end) is not None


INCHES: Final = expression(r"\Z|[.,;:)]|[ -](?:thick|wide|long|tall|high|deep|of|by|x|more|or)\b")


def fits(text: str, first: int, end: int, separator: str) -> bool:
    """Whether a symbol of one or two letters may be a unit here."""
    symbol = text[first:end]
    ahead = text[end : end + 2]
    if ahead.lstrip("-")[:1].isdigit() and symbol != "$" and not (ahead[0] == "-" and _may_range(symbol, separator)):
        return False
    if symbol in GLUED_ONLY:
        return separator == "" or (symbol == "in" and INCHES.match(text, end) is not None)
    if symbol == "$":
        return separator == "" or not text[end : end + 2].strip().isdigit()
    if symbol == "s":
        return separator == " " and text[end : end + 1] != "'"
    if symbol in "\"'":
        return (
            separator == ""
            and symbol not in text[max(0, first - 200) : first - 1]
            and not text[end : end + 1].isalpha()
        )
    return True


def _may_range(symbol: str, separator: str) -> bool:
    """Whether a range may go on behind a symbol and a hyphen, as behind 15% and 10km; 5m-7 is as likely a name."""
    return symbol == "%" or (separator == "" and len(symbol) == 2)


OF_A_UNIT: Final = expression(r" of an?(?: us| u\.s\.)? ")
BEFORE_A_UNIT: Final = frozenset({"one half", "one-half", "one-quarter", "three-quarters", "one-third", "two-thirds"})
"""Fractions that stand before a unit as a number does."""
FRACTIONS_OF: Final = frozenset({"time", "money", "length", "mass", "area", "volume", "energy", "points", "ratio"})


def add_whole(lower: str, figure: Figure) -> None:
    """Make the unit of a fraction that of which it is one: a quarter of a mile, 1/16 of an inch, one-half percent."""
    article = OF_A_UNIT.match(lower, figure.end)
    at = figure.end if article is None else article.end() - 1
    if article is None and not (lower[at : at + 1] == " " and lower[figure.start : at] in BEFORE_A_UNIT):
        return
    whole = unit_after(lower, lower, WORD.match(lower, at))
    if whole and whole[0].dimension in FRACTIONS_OF:
        figure.unit, figure.right = whole


@lru_cache(maxsize=1 << 11)
def rate(unit: Unit, per: str) -> Unit:
    """The unit per something."""
    return Unit(unit.name, unit.dimension, unit.scale, per)


@cache
def denominators() -> frozenset[str]:
    """What stands behind "a" in a rate."""
    return forms("counting", "denominators")


def add_rate(lower: str, figure: Figure) -> None:
    """Take up what a rate is per: a share, per hour, /day, per capita."""
    at = figure.right
    found = ARTICLES.match(lower, at)
    if found is None or figure.unit is None:
        return
    first = WORD.match(lower, found.end())
    if first is None or first[1]:
        return
    name, end = _denominator(lower, first)
    if name is None:
        return
    joint = lower[at : found.end()]
    unsure = joint.endswith(AN_ARTICLE) or (joint.startswith(" of ") and "/" in joint)
    if unsure and (name not in denominators() or LATER.match(lower, end)):
        return
    figure.unit = rate(figure.unit, name)
    figure.right = end


NO_DENOMINATORS: Final = frozenset(
    {"cent", "the", "day's", "his", "its", "their", "hundred", "thousand", "million", "billion"}
)
"""What stands behind "per" and is nothing that a rate is per, or only how many of it."""


def _denominator(lower: str, first: re.Match[str]) -> tuple[str | None, int]:
    """The noun a rate is per, in the singular, with the end of its name."""
    named = unit_after(lower, lower, first)
    if named is not None and named[0].dimension not in ("money", "ratio", "points", "factor"):
        return named[0].name, named[1]
    word = first[2]
    if not word.isalpha() or len(word) < 3 or word in NO_DENOMINATORS:
        return None, first.end()
    return word.removesuffix("s") if not word.endswith("ss") else word, first.end()
