"""Hard-wrapped articles say what they said before a typesetter broke their lines, and lead back to their file."""

from __future__ import annotations

import json
import re
import textwrap
from pathlib import Path

import pytest

from factcheck.api import check, read
from factcheck.text.document import Document
from factcheck.text.lines import unbroken
from factcheck.text.readers import read_articles

SEEDS = sorted((Path(__file__).parent.parent / "seeds").glob("*.txt"))
ENDS = {"\n": "unix", "\r\n": "dos"}


def wrapped(text: str, width: int, end: str = "\n") -> str:
    """The text with its paragraphs set in a column, and a blank line between them."""
    paragraphs = [textwrap.wrap(line, width, break_on_hyphens=False) for line in text.split("\n") if line.strip()]
    return (end + end).join(end.join(lines) for lines in paragraphs) + end


def claims(text: str) -> list[tuple[str, ...]]:
    """Each claim of an article: its words, kind and subject."""
    (article,) = check([read(text)]).articles
    found = [judged.claim for judged in article.claims]
    places = [article.document.place(claim.quantity.start, claim.quantity.end) for claim in found]
    words = [" ".join(text[place.start : place.end].split()) for place in places]
    subjects = [(str(claim.subject.entity), str(claim.subject.measure), str(claim.subject.period)) for claim in found]
    return [(word, claim.kind, *told) for word, claim, told in zip(words, found, subjects, strict=True)]


@pytest.mark.parametrize("end", list(ENDS), ids=list(ENDS.values()))
@pytest.mark.parametrize("width", [60, 72, 100])
@pytest.mark.parametrize("path", SEEDS, ids=[path.name[:3] for path in SEEDS])
def test_a_seed_set_in_a_column_makes_the_same_claims(path: Path, width: int, end: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert claims(wrapped(text, width, end)) == claims(text)


def test_a_line_that_names_a_country_in_capitals_ends_no_paragraph() -> None:
    text = "The city drew foreign investment of about 3.5 billion U.S.\ndollars in the first half, the bureau said.\n"
    assert [words for words, *_ in claims(text)] == ["3.5 billion U.S. dollars"]


@pytest.mark.parametrize(
    "text",
    [
        "Shr loss 14 cts vs loss 35 cts\nNet loss 3,718,908 vs loss 6,714,372\nRevs 22.8 mln vs 14.4 mln\n",
        "Exports rose 4 percent in May.\nImports fell by 3 percent.\nThe surplus was 2.1 billion euros.\n",
        "- wheat output of 3 million tonnes\n- maize output of 5 million tonnes\n- rice output of 2 million tonnes\n",
        "Exports rose 4 percent.\n",
        "",
    ],
)
def test_lines_that_no_typesetter_broke_stay_as_they_are(text: str) -> None:
    assert unbroken(text) == (text, ((0, 0),))


@pytest.mark.parametrize("end", list(ENDS), ids=list(ENDS.values()))
@pytest.mark.parametrize("suffix", [".txt", ".md", ".jsonl"])
def test_what_a_typesetter_broke_leads_back_to_its_file(tmp_path: Path, suffix: str, end: str) -> None:
    said = "Sales of the maker came to 2.08 million units in November, up 26 percent. " * 3
    text = f"Car sales{end}{end}{wrapped(said, 50, end)}"
    given = json.dumps({"id": "a", "text": text}) if suffix == ".jsonl" else text
    (tmp_path / f"a{suffix}").write_text(given, encoding="utf-8", newline="")
    (document,) = read_articles([str(tmp_path / f"a{suffix}")], None)
    assert isinstance(document, Document)
    assert "\n" not in document.text.partition("Sales")[2].strip()
    for found in re.finditer(r"\d\S+ (?:million units|percent)", document.text):
        place = document.place(found.start(), found.end())
        assert " ".join(document.parts["text"][place.start : place.end].split()) == found[0]
