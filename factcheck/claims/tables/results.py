"""Results of elections: lists of names with votes and shares, and the majority that the first has over the second."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from factcheck.claims.tables.grid import Cell, stripped
from factcheck.expression import expression
from factcheck.record import record
from factcheck.text.document import BYLINE, SILENT_ROLES, TITLE, Block, Document

_ITEM: Final = expression(
    r"(?<![\d,.])(?P<votes>\d{1,3}(?:,\d{3})+|\d{1,7})(?: votes)?(?:,?\s?(?P<open>[(\[])\s?|(?:,|:|;| [-–])\s)"
    r"(?P<share>\d{1,3}(?:\.\d{1,2})?)(?P<percent>\s?(?:%|per ?cent\b|pct\b))?(?(open)|(?(percent)|(?!)))"
    r"(?P<more>(?(open)[^()\[\]]{0,60}|(?:,? ?\(?(?:up |down |[+\-−–])\s?\d{1,2}(?:\.\d{1,2})?(?:\s?%)?\)?)?))"
    r"(?(open)[)\]])"
)
"""Votes and their share in brackets, or behind a comma and then with a percent sign, with the change of that."""
_CHANGE: Final = expression(r"[;,\s(]*(?P<change>(?:up|down|[+\-−–])\s?\d{1,2}(?:\.\d{1,2})?)\s?%?")
_MAJORITY: Final = expression(
    r"\b(?:majority(?: of)?:?|(?:by|lead of|margin of|margin:)(?= \d[\d,]* votes\b))\s+(?P<votes>\d[\d,]*\d|\d)"
    r"(?: votes)?(?:\s?[(\[](?P<share>\d{1,2}(?:\.\d{1,2})?)\s?%)?",
    re.I,
)
_LABEL: Final = expression(r"[^:]{0,40}:\s+(?=[A-Z])")
LONGEST_NAME: Final = 70
SHARED: Final = ("(", "[", "%", "per cent", "percent", "pct")
"""What a line holds that prints the share of a vote."""
FEWEST: Final = 3
NEAR: Final = 4
"""How many lines behind a result its majority may stand."""


@record(frozen=True, slots=True)
class Item:
    """One name of a result: its votes, its share of them, and the change of the share."""

    name: str
    votes: Cell
    share: Cell
    change: Cell | None = None


@record(frozen=True, slots=True)
class Contest:
    """A result: its names in order, the majority if it is printed, and the blocks that all of it fills."""

    items: tuple[Item, ...]
    majority: Cell | None
    majority_share: Cell | None
    blocks: tuple[Block, ...]
    majority_block: Block | None = None


def contests(document: Document) -> Iterator[Contest]:
    """The results of an article: three names in one line, or in lines that follow each other."""
    found: list[tuple[Block, list[Item]]] = []
    speaking = [b for b in document.blocks if b.role not in SILENT_ROLES - {BYLINE} and b.role != TITLE]
    for at, block in enumerate(speaking):
        items = items_in(document.text, block)
        alone = len(items) >= FEWEST
        if found and (alone or (not items and not is_aside(document.text, block))):
            yield from contest(document.text, found, speaking[at : at + NEAR])
            found = []
        if alone:
            yield from contest(document.text, [(block, items)], speaking[at + 1 : at + 1 + NEAR])
        elif items:
            found.append((block, items))
    if found:
        yield from contest(document.text, found, [])


def is_aside(text: str, block: Block) -> bool:
    """Whether a line in brackets, of a party that did not stand, only interrupts a list."""
    return text[block.start] in "[("


def items_in(text: str, block: Block) -> list[Item]:
    """The names of a line with their votes; none if the line says much besides."""
    if all(text.find(mark, block.start, block.end) < 0 for mark in SHARED):
        return []
    items: list[Item] = []
    label = _LABEL.match(text, block.start, block.end)
    at = start = label.end() if label is not None and not any(c.isdigit() for c in label[0]) else block.start
    for found in _ITEM.finditer(text, start, block.end):
        name = text[at : found.start()].strip(" ,;:–-.\t\n")
        if not 0 < len(name) <= LONGEST_NAME or not name[0].isupper() or any(c in ".!?" for c in name[3:]):
            return []
        items.append(item_of(name, found))
        at = found.end()
    return items if text[at : block.end].strip(" .,;") == "" else []


def item_of(name: str, found: re.Match[str]) -> Item:
    """The cells of one name."""
    votes = cell(found, "votes")
    share = Cell(found.start("share"), found.end("percent") if found["percent"] else found.end("share"), found["share"])
    change = _CHANGE.match(found.string, found.start("more"), found.end("more"))
    return Item(name.lower(), votes, share, cell(change, "change") if change is not None else None)


def cell(found: re.Match[str], group: str) -> Cell:
    """A group of a match as a cell."""
    return stripped(found.string[found.start(group) : found.end(group)], 0, len(found[group]), found.start(group))


def contest(text: str, found: Sequence[tuple[Block, list[Item]]], behind: Sequence[Block]) -> Iterator[Contest]:
    """The result that lines of names make, with the majority in one of the lines behind them."""
    items = tuple(item for _, line in found for item in line)
    blocks = tuple(block for block, _ in found)
    for block in behind:
        majority = _MAJORITY.search(text, block.start, block.end)
        if majority is not None:
            if len(items) > 1:
                share = cell(majority, "share") if majority["share"] else None
                yield Contest(items, cell(majority, "votes"), share, blocks, block)
            return
        if items_in(text, block):
            break
    if len(items) >= FEWEST:
        yield Contest(items, None, None, blocks)
