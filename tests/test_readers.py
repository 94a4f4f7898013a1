"""What the readers make of files: good ones, whose spans lead back to them, and bad ones, each named in one line."""

from __future__ import annotations

import gzip
import io
import json
import os
import sys
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from factcheck.text import extraction
from factcheck.text.document import BOILERPLATE, HEADING, SILENT_ROLES, TABLE, TITLE, Document, Unreadable
from factcheck.text.readers import read_articles
from factcheck.text.sentences import sentences

PROSE = "Exports rose 5.2 percent to 1.5 million vehicles in 2024, the association said on Monday."


def read(*paths: Path | str, default_date: date | None = None) -> list[Document | Unreadable]:
    return list(read_articles([str(path) for path in paths], default_date))


def article(path: Path) -> Document:
    (found,) = read(path)
    assert isinstance(found, Document), found
    return found


def reasons(*paths: Path | str) -> list[str]:
    return [found.reason for found in read(*paths) if isinstance(found, Unreadable)]


def given(document: Document, words: str) -> str:
    """What stands in the file where the reading text has these words."""
    start = document.text.index(words)
    place = document.place(start, start + len(words))
    part = document.parts[place.part]
    line_start = sum(len(line) for line in part.split("\n")[: place.line - 1]) + place.line - 1
    assert line_start + place.column - 1 == place.start
    return part[place.start : place.end]


def silent(document: Document) -> str:
    return " ".join(document.text[block.start : block.end] for block in document.blocks if block.role in SILENT_ROLES)


def test_plain_text_is_its_own_reading_text(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(f"Exports of vehicles up\r\n\r\n2025-01-02\r\n\r\n{PROSE}\r\n".encode())
    document = article(path)
    assert (document.name, document.title, document.published) == ("a", "Exports of vehicles up", date(2025, 1, 2))
    assert document.text.count("\r\n") == 5
    place = document.place(document.text.index("5.2"), document.text.index("5.2") + 3)
    assert (place.line, place.column) == (5, 14)


def test_default_date_is_for_articles_without_one(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(f"A title of this\n\n2025-01-02\n\n{PROSE}")
    (tmp_path / "b.txt").write_text(f"A title of this\n\n{PROSE}")
    found = read(tmp_path, default_date=date(2020, 1, 1))
    days = [document.published for document in found if isinstance(document, Document)]
    assert days == [date(2025, 1, 2), date(2020, 1, 1)]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_encodings(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(("A title – of this\n\n" + PROSE + " It cost €5 million, or £4 million.").encode(encoding))
    document = article(path)
    assert document.text.startswith("A title – of this")
    assert "€5 million, or £4 million" in document.text


def test_one_broken_character_does_not_turn_the_others_into_rubbish(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(("“Quoted” – " * 20 + PROSE).encode() + b" caf\xe9.")
    assert "“Quoted” –" in article(path).text


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("empty.txt", b"", "is empty"),
        ("blank.md", b" \n\n\t ", "is empty"),
        ("empty.html", b"<html><body></body></html>", "is empty"),
        ("empty.jsonl", b"\n\n", "is empty"),
        ("binary.txt", bytes(range(256)) * 40, "is binary"),
        ("controls.txt", b"\x01\x02\x03\x04\x05\x06" * 100, "is binary"),
        ("image.txt", b"\x89PNG\r\n\x1a\n" + b"\0" * 40, "is an image"),
        ("report.txt", b"%PDF-1.7 ...", "is a PDF"),
        ("gbk.txt", "重庆汽车产量增长百分之九".encode("gbk") * 20, "encoding"),
        ("half.txt", b"\xff\xfea\0b", "UTF-16"),
        ("bad.parquet", b"no parquet", "is not a Parquet file"),
        ("bad.txt.gz", b"no gzip", "gzip"),
        ("short.jsonl.gz", gzip.compress(b'{"text": "x"}' * 100, mtime=0)[:-20], "gzip"),
    ],
)
def test_bad_files_are_named_with_a_reason(tmp_path: Path, name: str, data: bytes, reason: str) -> None:
    (tmp_path / "good.txt").write_text(f"A title of this\n\n{PROSE}")
    (tmp_path / name).write_bytes(data)
    bad = [found for found in read(tmp_path / name, tmp_path / "good.txt") if isinstance(found, Unreadable)]
    assert len(bad) == 1
    assert reason in bad[0].reason
    assert "\n" not in bad[0].reason
    assert bad[0].path == str(tmp_path / name)
    assert len(read(tmp_path / name, tmp_path / "good.txt")) == 2


def test_missing_files_folders_and_globs(tmp_path: Path) -> None:
    (tmp_path / "notes").mkdir()
    assert reasons(tmp_path / "no.txt") == ["no such file or directory"]
    assert "matches no file" in reasons(tmp_path / "*.txt")[0]
    assert "without articles" in reasons(tmp_path / "notes")[0]
    assert reasons("a\0b") == ["is not a path"]


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="the superuser may read every file")
def test_forbidden_file(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(PROSE)
    path.chmod(0)
    assert reasons(path) == ["permission denied"]


def test_folders_are_walked_in_order_without_hidden_and_built_ones(tmp_path: Path) -> None:
    for name in ("b.txt", "a/z.md", "a/k.xyz", ".git/c.txt", "node_modules/d.txt", "a/.e.txt", "c.TXT"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(f"A title of this\n\n{PROSE}")
    expected = [str(tmp_path / name) for name in ("b.txt", "c.TXT", "a/z.md")]
    assert [found.path for found in read(tmp_path)] == expected
    assert [found.path for found in read(tmp_path, tmp_path / "b.txt", tmp_path / "*.txt")] == expected


def test_json_lines(tmp_path: Path) -> None:
    path = tmp_path / "news.jsonl"
    records: list[Any] = [
        {"id": "n1", "title": "Exports up", "text": PROSE, "date": "2025-03-04T10:00:00Z", "source": "wire"},
        {"text": PROSE},
        [1, 2],
        {"id": "n4"},
        {"id": 5, "text": "  "},
        {"id": 6, "text": "A lone \ud800 surrogate. " + PROSE, "date": "nonsense"},
    ]
    lines = [json.dumps(record) for record in records]
    path.write_text("\n".join([*lines[:2], "{oops", "", *lines[2:], "[" * 100_000]))
    found = read(path, default_date=date(2020, 1, 1))
    documents = [one for one in found if isinstance(one, Document)]
    assert [document.name for document in documents] == ["n1", "news:2", "6"]
    assert documents[0].published == date(2025, 3, 4)
    assert documents[0].source == "wire"
    assert documents[1].published == documents[2].published == date(2020, 1, 1)
    assert "\ufffd" in documents[2].text
    bad = [one.reason for one in found if isinstance(one, Unreadable)]
    assert [reason.split(" ")[1] for reason in bad] == ["3", "5", "6", "7", "9"]
    assert "is not JSON" in bad[0]
    assert "is not JSON" in bad[4]


def test_places_in_a_record_count_into_its_fields(tmp_path: Path) -> None:
    path = tmp_path / "news.ndjson.gz"
    record = {"id": "a", "title": "Exports up 5%", "text": "First line.\n" + PROSE}
    path.write_bytes(gzip.compress(json.dumps(record).encode()))
    document = article(path)
    (title,) = (block for block in document.blocks if block.role == TITLE)
    assert document.text[title.start : title.end] == "Exports up 5%"
    start = document.text.index("5.2 percent")
    place = document.place(start, start + 3)
    assert (place.part, place.line, place.column) == ("text", 2, 14)
    assert document.parts["text"][place.start : place.end] == "5.2"
    assert document.place(11, 13).part == "title"


def test_json_lines_hold_one_article_at_a_time(tmp_path: Path) -> None:
    path = tmp_path / "news.jsonl"
    path.write_text("".join(json.dumps({"id": str(n), "text": PROSE}) + "\n" for n in range(3)) + "{oops")
    articles = read_articles([str(path)], None)
    assert next(articles).path == str(path)
    assert isinstance(list(articles)[-1], Unreadable)


def test_parquet(tmp_path: Path) -> None:
    arrow = pytest.importorskip("pyarrow", reason="the parquet extra is not installed")
    from pyarrow import parquet

    path = tmp_path / "news.parquet"
    columns = {"id": ["a", "b"], "text": [PROSE, None], "title": [None, "T"], "date": [date(2024, 5, 6), None]}
    parquet.write_table(arrow.table({**columns, "other": [1, 2]}), path)
    first, second = read(path)
    assert isinstance(first, Document)
    assert (first.name, first.published, first.text) == ("a", date(2024, 5, 6), PROSE)
    assert isinstance(second, Unreadable)
    assert second.reason == "row 2 has no text"


MARKDOWN = f"""---
title: "Exports of vehicles up"
date: 2025-01-02
---

## The **year** 2024

Exports of [*electric* vehicles](https://x.y/z_(w)) rose **5.2 percent** to 1\\.5&nbsp;million; snake_case 2*3 stays.

> {PROSE}

* Sales rose 4 percent.
+ Profit fell 3 percent.

| Brand | Units |
|-------|------:|
| **BYD** | 4,272,145 |

```
total = 99
```

![A plant](p.png)
"""


def test_markdown(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text(MARKDOWN)
    document = article(path)
    assert (document.title, document.published) == ("Exports of vehicles up", date(2025, 1, 2))
    lines = {document.text[block.start : block.end]: block.role for block in document.blocks}
    assert lines["The year 2024"] == HEADING
    assert "Exports of electric vehicles rose 5.2 percent to 1.5\xa0million; snake_case 2*3 stays." in lines
    assert "Sales rose 4 percent." in lines
    assert "Profit fell 3 percent." in lines
    assert lines["Brand | Units"] == lines["BYD | 4,272,145"] == TABLE
    assert lines["total = 99"] == BOILERPLATE
    for words in ("5.2 percent", "electric", "4,272,145", "Profit fell", "1.5 million v", "Exports of vehicles up"):
        assert given(document, words) == words
    assert given(document, "5.2 percent to") == "5.2 percent** to"


PAGE = f"""<!DOCTYPE html><html><head><title>Exports up 5% - Site</title>
<meta property="article:published_time" content="2025-03-04T10:00:00Z">
<script>var a = "<p>5 million</p>";</script></head>
<body><nav><a href="/">Home</a> <a>Latest 24 news</a></nav><article><h1>Exports up 5%</h1>
<p>Exports of R&amp;D vehicles rose <b>5.2</b> percent to
   <a href="x" title="a > b">1.5&nbsp;million</a> units in 2024, the China Association of Automobile
Manufacturers said, adding demand was strong.</p>
<p>Sales of new energy vehicles reached &euro;3.2 billion in the period, an increase of 12 percent from a year
earlier, its data showed.</p>
<table><tr><th>Brand<th>Units</tr><tr><td>BYD</td><td><p>4,272,145</p></td></tr></table>
<p>{PROSE} The outlook for the coming year remains positive in spite of higher tariffs in key markets.<!-- 77 --></p>
</article><footer><p>Call 555-1234 for 20 percent off</p></footer></body></html>
"""


def test_html(tmp_path: Path) -> None:
    pytest.importorskip("trafilatura", reason="the html extra is not installed")
    path = tmp_path / "a.html"
    path.write_text(PAGE)
    document = article(path)
    assert (document.title, document.published) == ("Exports up 5%", date(2025, 3, 4))
    lines = {document.text[block.start : block.end]: block.role for block in document.blocks}
    assert lines["Exports up 5%"] == TITLE
    assert lines["BYD | 4,272,145"] == TABLE
    assert "20 percent off" in silent(document)
    assert "Latest 24 news" in silent(document)
    assert not any(word in document.text for word in ("var a", "77", "<"))
    spoken = [document.text[sentence.start : sentence.end] for sentence in sentences(document)]
    assert any(text.startswith("Exports of R&D vehicles rose 5.2 percent to 1.5\xa0million units") for text in spoken)
    for words in ("5.2", "3.2 billion", "4,272,145", "said, adding", "Exports up 5%"):
        assert given(document, words) == words
    assert given(document, "5.2 percent") == "5.2</b> percent"


def test_html_without_its_extra_says_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "trafilatura", None)
    (tmp_path / "a.html").write_text(PAGE)
    assert reasons(tmp_path / "a.html") == ["needs the html extra: pip install factcheck-lint[html]"]


def test_html_without_a_main_text_is_read_by_its_elements(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(extraction, "LARGEST", 10)
    (tmp_path / "a.html").write_text(PAGE)
    document = article(tmp_path / "a.html")
    assert "20 percent off" in silent(document)
    assert "5.2 percent" not in silent(document)


@pytest.mark.parametrize(
    "opening",
    ["<div>", "<div", "</p", "<!--", "<script>", "<svg>", "<select>", "<a \"'", "&", "<td>", "<p>5 m", "<tr><td>"],
)
def test_deep_and_broken_html_is_read_in_linear_time(tmp_path: Path, opening: str) -> None:
    path = tmp_path / "a.html"
    path.write_text(f"<html><body><p>{PROSE}</p>" + opening * (1_000_000 // len(opening)))
    assert len(read(path)) == 1


def test_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    def typed(text: str) -> Document | Unreadable:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(text.encode())))
        (found,) = read("-")
        assert not sys.stdin.closed
        return found

    plain = typed(f"A title of this\n\n{PROSE}")
    assert isinstance(plain, Document)
    assert (plain.path, plain.name, plain.title) == ("<stdin>", "stdin", "A title of this")
    record = typed(json.dumps({"id": "n1", "text": PROSE}))
    assert isinstance(record, Document)
    assert record.name == "n1"
    assert isinstance(typed(""), Unreadable)


@pytest.mark.parametrize(
    "filler", ["9", "word 5.2 percent ", "a.", "...", "(", "- ", "\n", "|", " / 5", "\t5", "<F> ", "*", "["]
)
def test_adversarial_texts_are_read_in_linear_time(tmp_path: Path, filler: str) -> None:
    for suffix in (".txt", ".md"):
        path = tmp_path / f"a{suffix}"
        path.write_text(filler * (1_000_000 // len(filler)) + f" {PROSE}")
        assert sentences(article(path))


def test_fifty_megabytes_on_one_line_are_read(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("grew 5.2 percent. Then " * 2_200_000)
    assert len(sentences(article(path))) == 2_200_001
