"""What holds for every text: nothing raises, spans stay in their blocks, every word leads back to the source."""

from __future__ import annotations

import html
import re
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.text.document import Document
from factcheck.text.layout import label
from factcheck.text.markdown import read_markdown
from factcheck.text.page import read_page
from factcheck.text.readers import read_text
from factcheck.text.sentences import sentences, split

PIECES = st.sampled_from([
    "Exports rose 5.2 percent", "U.S.", "Nov. 29", "No. 1", ". ", "\n", "\n\n", " / ", "|", "\t", "  ", "1,234.5", "%",
    "(Xinhua/Li)", "By Li Wei", "2025-01-02", "BEIJING, Jan. 27 (Xinhua) -- ", "- ", "1. ", "#", "**", "_", "[a](b)",
    "&amp;", "&nbsp;", "<b>", "</p>", "<td>", "<tr>", "\r\n", "。", "’", "“", "...", "\u2028", "é",
])  # fmt: skip
TEXTS = st.one_of(
    st.text(max_size=200),
    st.lists(PIECES, max_size=40).map("".join),
    st.lists(PIECES, max_size=40).map(" ".join),
)
WORD = re.compile(r"\w+")


@given(TEXTS)
@settings(max_examples=300, deadline=None)
def test_blocks_are_in_order_and_hold_every_word(text: str) -> None:
    blocks = label(text).blocks
    assert all(before.end <= after.start for before, after in pairwise(blocks))
    assert all(0 <= block.start < block.end <= len(text) for block in blocks)
    gaps = zip([0, *(block.end for block in blocks)], [*(block.start for block in blocks), len(text)], strict=True)
    assert all(len(text[end:start].split()) <= 1 for end, start in gaps)


@given(TEXTS)
@settings(max_examples=300, deadline=None)
def test_sentences_hold_every_character_but_blanks(text: str) -> None:
    spans = list(split(text, 0, len(text)))
    assert all(before[1] <= after[0] for before, after in pairwise(spans))
    assert "".join("".join(text[start:end] for start, end in spans).split()) == "".join(text.split())


@given(TEXTS)
@settings(max_examples=200, deadline=None)
def test_sentences_lie_in_their_blocks(text: str) -> None:
    document = read_text("a.txt", "a", text, None)
    for sentence in sentences(document):
        assert sentence.block.start <= sentence.start < sentence.end <= sentence.block.end


@given(TEXTS)
@settings(max_examples=300, deadline=None)
def test_words_of_markdown_lead_back_to_the_source(text: str) -> None:
    assert_words_lead_back(read_markdown("a.md", "a", text, None))


@given(TEXTS)
@settings(max_examples=300, deadline=None)
def test_words_of_a_page_lead_back_to_the_source(text: str) -> None:
    page = read_page(text)
    assert all(page.text[line.start : line.end] == line.text for line in page.lines)
    assert_words_lead_back(Document(page.text, "a", "a.html", segments=page.segments, parts={"text": text}))


def assert_words_lead_back(document: Document) -> None:
    """Every word stands in the source where its place says, but for markup and entities inside it."""
    source = document.parts["text"]
    for word in WORD.finditer(document.text):
        place = document.place(*word.span())
        there = source[place.start : place.end]
        assert there == word[0] or re.sub(r"<[^<>]*>|[^\w&;#]", "", html.unescape(there)).startswith(word[0][:1])
        assert source.count("\n", 0, place.start) == place.line - 1


@pytest.mark.parametrize(
    "text",
    ["\r", "\ufeff", "\x0c", "a\rb", "---\n", "---\ntitle: x\n---\n", "<", "<p", "&", "&#0;", "&#xD800;", "```"],
)
def test_odd_texts_are_read(text: str) -> None:
    read_text("a.txt", "a", text, None)
    read_markdown("a.md", "a", text, None)
    read_page(text)
