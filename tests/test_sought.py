"""What is sought in whole texts is never missed for the words that it is said to need."""

from __future__ import annotations

import re
import re._constants as code
import re._parser as parser
from collections.abc import Iterable, Iterator
from itertools import product
from typing import Any

import pytest

from factcheck.claims.ties.plain import balances, orders
from factcheck.claims.ties.said import highs
from factcheck.text.sought import Sought

SOUGHT = {
    "beat": orders.BEAT,
    "top": orders.TOP,
    "superlative": highs.SUPERLATIVE,
    "broken": highs.BROKEN,
    "balance": balances.naming(),
}
ANYTHING = "\0"
"""What stands for text of which a pattern does not say the letters."""


def spellings(parsed: Iterable[Any]) -> Iterator[str]:
    """All texts that a pattern finds, as far as it spells them."""
    return ("".join(parts) for parts in product(*(list(spelled(*part)) for part in parsed)))


def spelled(operation: Any, given: Any) -> Iterator[str]:
    """The texts that one part of a pattern finds."""
    if operation is code.LITERAL:
        yield chr(given)
    elif operation is code.SUBPATTERN:
        yield from spellings(given[-1])
    elif operation is code.BRANCH:
        for branch in given[1]:
            yield from spellings(branch)
    elif operation in (code.MAX_REPEAT, code.MIN_REPEAT):
        yield from ([""] if given[0] == 0 else []) if given[1] == 1 else [ANYTHING]
        yield from spellings(given[2]) if given[1] == 1 else []
    elif operation is code.IN and all(one is code.LITERAL for one, _ in given):
        yield from {chr(letter).lower() for _, letter in given}
    else:
        yield "" if operation in (code.AT, code.ASSERT, code.ASSERT_NOT) else ANYTHING


@pytest.mark.parametrize("name", SOUGHT)
def test_all_that_is_found_has_a_word_of_each_list(name: str) -> None:
    sought = SOUGHT[name]
    for said in spellings(parser.parse(sought.expression.pattern)):
        words = frozenset(re.findall(r"\w+", said.lower()))
        assert all(not words.isdisjoint(needed) for needed in sought.needed), said


def test_a_text_with_the_words_is_searched_and_another_is_not() -> None:
    sought = Sought(r"\bcame first with \d+", "first", "came")
    assert [found[0] for found in sought.found("It came first with 12 of 30.")] == ["came first with 12"]
    assert not list(sought.found("It was first with 12 of 30."))
