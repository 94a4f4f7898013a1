"""Sentences of a document, as spans inside its blocks; abbreviations, decimals and initials do not end one."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Final

from factcheck.expression import expression
from factcheck.text.document import HEADING, SILENT_ROLES, TABLE, Block, Document, Sentence
from factcheck.text.words import form_set

LONGEST: Final = 4000
"""Code points after which a text without a stop is cut at a blank, so that what reads sentences stays linear."""

_OPENERS: Final = "\"'“‘«([「『（"
_WHOLE_ROLES: Final = frozenset({HEADING, TABLE})
# The look-behind keeps a run of stops from being tried again at each of its characters.
_STOP = expression(
    r"""[.!?…。！？](?<![.!?…。！？].)[.!?…。！？]*+["'”’»)\]」』）]*+(?=(\s*+))(?:\s++|(?=[A-Z“‘"(\[\u3000-\u9fff])|\Z)"""
)
_DOTTED = expression(r"(?:[A-Za-z]\.)+[A-Za-z]")
_KINDS: Final = ("title", "numbered", "month", "time", "name")


def sentences(document: Document) -> list[Sentence]:
    """The sentences of the blocks that may hold claims, in order."""
    return _sentences(document.text, [block for block in document.blocks if block.role not in SILENT_ROLES])


def split(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The spans of the sentences in `text[start:end]`, without the blanks around them."""
    for stop in _STOP.finditer(text, start, end):
        if stop.end() == end:
            break
        if _ends(text, start, stop.start(), stop.start(1), stop.end()):
            closed = stop.start(1)
            if closed - start > LONGEST:
                yield from _pieces(text, start, closed)
            else:
                yield start, closed
            start = stop.end()
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        yield from _pieces(text, start, end)


def _sentences(text: str, blocks: list[Block] | tuple[Block, ...]) -> list[Sentence]:
    found: list[Sentence] = []
    for block in blocks:
        if block.role in _WHOLE_ROLES:
            found.append(Sentence(block.start, block.end, block))
        else:
            found.extend(Sentence(start, end, block) for start, end in split(text, block.start, block.end))
    return found


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while end - start > LONGEST:
        blank = text.rfind(" ", start + 1, start + LONGEST)
        if blank < 0:
            blank = text.find(" ", start + LONGEST, end)
        if blank < 0:
            break
        yield start, blank
        start = blank + 1
    yield start, end


def _ends(text: str, start: int, stop: int, closed: int, after: int) -> bool:
    """Whether the sentence begun at `start` ends with the mark at `stop`, the next one beginning at `after`."""
    follower = text[after : after + 24]
    bare = follower.lstrip(_OPENERS)
    first = bare[:1]
    if first.islower() and not bare[1:2].isupper():
        return False
    if text[stop] != "." or text.startswith("..", stop):
        return closed < after or text[stop] not in ".!?" or (text[stop] == "?" and first.isupper())
    word = _word_before(text, start, stop)
    if closed == after:
        return _lost_blank(text[stop - 1], word, bare, closed - stop)
    if not word:
        return True
    return _stands(word, bare, stop - start)


def _word_before(text: str, start: int, stop: int) -> str:
    """The word that the stop follows, without an opening bracket; empty when a blank stands between."""
    if stop == start or text[stop - 1].isspace():
        return ""
    word = text[max(start, stop - 24) : stop].split()[-1].lstrip(_OPENERS)
    for mark in "-–/":
        if mark in word:
            word = word[word.rfind(mark) + 1 :]
    return word


def _stands(word: str, bare: str, length: int) -> bool:
    """Whether a stop after `word`, with `bare` behind the blank, ends the sentence."""
    kind = _kinds().get(word.lower())
    if kind is None:
        if bare[:1].isdigit() and word.isdigit():
            return len(word) > 3
        if word.isdigit() and length <= 3:
            return False
        if not (len(word) == 1 and word.isupper()) and not _DOTTED.fullmatch(word) and not _shortened(word):
            return True
        kind = "name"
    return _ends_after(kind, bare, word)


def _ends_after(kind: str, bare: str, word: str) -> bool:
    if kind == "title":
        return False
    if kind in ("numbered", "month"):
        return not bare[:1].isdigit()
    opening = _first_word(bare)
    if kind == "time":
        return opening not in form_set("abbreviations", "zone")
    return opening in form_set("abbreviations", "starter") and not (len(word) == 1 and opening in ("a", "i"))


def _first_word(bare: str) -> str:
    size = next((at for at, letter in enumerate(bare) if not letter.isalpha()), len(bare))
    return bare[:size].lower()


def _shortened(word: str) -> bool:
    """A capitalised word of consonants, such as `Mfg` or `Bhd`, is an abbreviation nobody listed."""
    if len(word) > 4 or not word.isalpha() or not word[0].isupper() or word.isupper():
        return False
    return not set(word.lower()) & set("aeiouy")


def _lost_blank(last: str, word: str, bare: str, width: int) -> bool:
    """Whether a stop with no blank behind it (`6.8%.The sales`) ends the sentence all the same."""
    lower = word.lower()
    if not (last.islower() or last.isdigit() or last in "%)”’\"]") or "@" in word or lower.startswith(("www", "http")):
        return False
    if width == 1 and lower in _kinds():
        return False
    opening = _first_word(bare)
    if not bare[:1].isupper() or opening in form_set("abbreviations", "host"):
        return not bare[:1].isalnum() and width > 1
    return bare[1:2].islower() or opening in form_set("abbreviations", "starter")


@cache
def _kinds() -> dict[str, str]:
    return {form: kind for kind in reversed(_KINDS) for form in form_set("abbreviations", kind)}
