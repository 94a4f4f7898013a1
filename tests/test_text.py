"""The layout of pages and the sentences of texts: the samples, the readings in the lexicon, the golden cases."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from factcheck.lexicon import table
from factcheck.text.document import BODY, CAPTION, GLOSSARY, SILENT_ROLES, TITLE, Block, Document
from factcheck.text.layout import Layout, arrange, label
from factcheck.text.lines import cut
from factcheck.text.sentences import LONGEST, sentences, split

ROOT = Path(__file__).parent.parent
SEEDS = sorted((ROOT / "seeds").glob("*.txt"))
DEV = ROOT.parent / "shared" / "dev"


def seed(number: str) -> tuple[str, Layout]:
    text = next(path for path in SEEDS if path.name.startswith(number)).read_text(encoding="utf-8")
    return text, label(text)


def texts(text: str, layout: Layout, role: str) -> list[str]:
    return [text[block.start : block.end] for block in layout.blocks if block.role == role]


def spoken(text: str, layout: Layout) -> str:
    return "\n".join(text[block.start : block.end] for block in layout.blocks if block.role not in SILENT_ROLES)


def role_in_place(line: str) -> str:
    """The role of a line that stands between two paragraphs."""
    prose = "The ministry said on Monday that output of the plant had reached a new record."
    text = f"A title of the article\n\n{prose}\n\n{line}\n\n{prose} Again."
    start = text.index(line)
    return next(block.role for block in label(text).blocks if block.start >= start)


@pytest.mark.parametrize(
    ("number", "title", "published"),
    [
        ("000", "China's Chongqing transforms into inland hub for NEV exports", date(2025, 12, 12)),
        ("001", "Chongqing Regains China's Auto Crown: 2.788M Vehicles Made in 2025, Up 9.7%", date(2026, 1, 18)),
        ("002", "Production lines of NEV industry operate at full swing in Chongqing, SW China", date(2023, 7, 25)),
        ("003", "NEV industry booming in southwest Chinese city", date(2024, 1, 22)),
        ("004", None, None),
    ],
)
def test_title_and_date_of_the_samples(number: str, title: str | None, published: date | None) -> None:
    _, layout = seed(number)
    assert (layout.title, layout.published) == (title, published)


def test_every_photo_caption_of_the_samples_is_one() -> None:
    for number, count in (("000", 15), ("001", 1), ("002", 12)):
        text, layout = seed(number)
        assert len(texts(text, layout, CAPTION)) == count
        assert all("Xinhua" in caption or "Photo" in caption for caption in texts(text, layout, CAPTION))


def test_page_furniture_of_the_samples_is_silent() -> None:
    text, layout = seed("001")
    assert not re.search(r"ICP|67158993|cookie|Contact", spoken(text, layout))
    text, layout = seed("003")
    assert not re.search(r"ICP|52920043|20:28|Hotline|Lifestyle|Copyright|31010602001940", spoken(text, layout))
    assert spoken(text, layout).count("registered a rapid growth") == 1


def test_glossary_of_the_fifth_sample_is_silent_and_the_cut_off_sentence_is_not() -> None:
    text, layout = seed("004")
    assert len(texts(text, layout, GLOSSARY)) == 16
    assert "1862" not in spoken(text, layout)
    assert "nearly 20,000 boards monthly, with monthly sales" in spoken(text, layout)


def test_first_sentence_of_an_article_without_a_title_is_body() -> None:
    text, layout = seed("004")
    assert layout.blocks[0].role == BODY
    assert text.startswith("The total import and export volume")


@pytest.mark.parametrize(
    ("line", "role"),
    [
        pytest.param(line, role, id=line[:40])
        for entry in table("layout").values()
        for line, role in entry.get("reads", {}).items()
    ],
)
def test_lines_read_as_the_lexicon_says(line: str, role: str) -> None:
    assert role_in_place(line) == role


@pytest.mark.parametrize(
    ("text", "count"),
    [
        pytest.param(text, count, id=text[:40])
        for entry in table("abbreviations").values()
        for text, count in entry.get("reads", {}).items()
    ],
)
def test_abbreviations_read_as_the_lexicon_says(text: str, count: int) -> None:
    assert len(list(split(text, 0, len(text)))) == count


def golden_sentences() -> list[str]:
    lines = (ROOT / "tests" / "golden" / "sentences.txt").read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("# ")]


@pytest.mark.parametrize("case", golden_sentences())
def test_hard_sentences(case: str) -> None:
    text = case.replace(" ¦ ", " ").replace("¦", "")
    assert [text[start:end] for start, end in split(text, 0, len(text))] == re.split(" ?¦ ?", case)


@pytest.mark.parametrize(
    ("line", "role"),
    [
        ("Total revenues $2,837,301 / $2,513,860 / $3,612,820", "table"),
        ("Brand\tUnits in 2024\t1,020", "table"),
        ("BYD | 4,272,145 | +41.3%", "table"),
        ("Tata Power | Q2 net profit dipped 0.7% YoY to ₹919.4 crore, with revenue down 1% to ₹15,544 crore.", "body"),
        ("Con 1187 (37.5; -1.5)", "body"),
        ("Shr loss 14 cts vs loss 35 cts", "body"),
        ("Profit after tax UP 43% to £952m (H1 2016: £667m)", "body"),
        ("KPR Mill Q2FY26 (Consolidated, YoY)", "heading"),
        ("The top ten:", "heading"),
        ("- Dec-2017:", "heading"),
        ("- Passengers: 11.6 million, +18.3% year-on-year;", "body"),
        ("1. Bundesliga (GER) 43,177", "body"),
        ("(Reuters)", "byline"),
        ("15 November 2019", "byline"),
    ],
)
def test_role_of_a_line(line: str, role: str) -> None:
    assert role_in_place(line) == role


def test_list_markers_are_outside_the_block() -> None:
    items = "1. Bundesliga (GER) 43,177\n- Revenue rose 10.3% to ₹1,632 crore.\n. Gross increase of 6%"
    text = f"Top ten leagues by crowd\n\n{items}"
    assert [text[block.start : block.end] for block in label(text).blocks][1:] == [
        "Bundesliga (GER) 43,177", "Revenue rose 10.3% to ₹1,632 crore.", "Gross increase of 6%",
    ]  # fmt: skip


def test_names_of_columns_belong_to_the_table() -> None:
    rows = "in EUR thousands (EMEA / Americas / Group), Q1-Q3\nTotal sales 3 / 4 / 7\nNet income 1 / 2 / 3"
    text = f"Results of the year 2015\n\n{rows}"
    assert [block.role for block in label(text).blocks] == ["title", "table", "table", "table"]


def test_wrapped_lines_are_one_paragraph_and_rows_stay_apart() -> None:
    wrapped = (
        "The company said on Monday that its profit rose to 5.2\n"
        "million dollars in the quarter, up 3 percent from the\n"
        "year before, as sales grew."
    )
    assert [line.text for line in cut(wrapped)] == [wrapped]
    rows = "Shr loss 14 cts vs loss 35 cts\nNet loss 3,718,908 vs loss 6,714,372\nRevs 22.8 mln vs 14.4 mln"
    assert len(cut(rows)) == 3


@pytest.mark.parametrize(
    "dateline",
    [
        "BEIJING, Jan. 27, 2024 (Xinhua) -- ",
        "Rio de Janeiro, 27 Jan 2024 (EFE) - ",
        "DES MOINES, Iowa (AP), Jan. 27, 2024 — ",
        "Munich (dpa) - 27 January 2024. ",
        "DHAKA, Jan 27, 2024 (bdnews24) - ",
        "BIEL, 27 January 2024 (sda) -- ",
        "Žilina, 27 January 2024. ",
        "ÖREBRO, Jan 27, 2024 (tt) - ",
        "January 27, 2024 - ",
        "Geneva, 27 January 2024. ",
        "27 January 2024, Oslo (NTB) - ",
        "DES MOINES (AP) — Jan. 27, 2024 — ",
        "Reims (France), Jan 27, 2024 (AFP) - ",
        "TOKYO, Jan 27, 2024, Kyodo -- ",
        "27 January 2024, RNS. ",
        "27 January 2024, Addis Standard. ",
        "27 January 2024 (RUV). ",
        "Riga, 27 January 2024 (BNS). ",
        "Dhaka, Jan. 27, 2024 (The Daily Star). ",
        "27 January 2024, Oslo (NTB). ",
        "New Delhi, Jan 27, 2024 (PTI): ",
        "Riga [Latvia], Jan 27, 2024 (ANI): ",
        "2024-01-27 - ",
        "Lima, 2024-01-27. ",
        "Market brief, Jan. 27, 2024 - ",
        "(Harbour News, 27 January 2024) ",
        "[Berlin, 27 January 2024] ",
        "Tokyo (Jan 27, 2024): ",
    ],
)
def test_dateline_is_a_byline_and_gives_the_date_when_it_has_a_year(dateline: str) -> None:
    body = "Exports rose 5 percent in the year, the customs office said."
    text = f"Exports up in the year\n\n{dateline}{body}"
    layout = label(text)
    assert layout.published == date(2024, 1, 27)
    assert texts(text, layout, BODY) == [body]


@pytest.mark.parametrize(
    "line",
    [
        "Updated: 2023-07-25 08:32",
        "July 25, 2023 | 5 min read",
        "Source: Xinhua | 2023-07-25 08:32:11|Editor: huaxia",
        "(Xinhua) 13:45, July 25, 2023",
        "By Zhang San  Source: Global Times  Published: Jul 25, 2023 09:12 PM",
        "Jul. 25, 2023, 9:12 p.m. ET",
        "Last Updated : Jul 25, 2023, 10:15 AM IST",
        "[Date: 2023-07-25]",
        "25.07.2023",
        "2023年7月25日",
        "By Jane Doe, Reuters | 25 July 2023",
        "2023-07-25T08:32:11Z",
        "China Daily | Updated: 2023-07-25 09:15",
        "Posted On: 25 JUL 2023 4:30PM by PIB Delhi",
        "Evening edition, 25 July 2023",
        "July 25, 2023: on the market",
        "Chisinau, 25 July 2023, evening",
        "Education correspondent, Tuesday 25 July 2023",
        "25 July 2023 (early edition)",
        "For release 10:00 a.m. (ET) Tuesday, July 25, 2023 USDL-23-0150",
    ],
)
def test_lines_that_say_when_below_and_above_the_title(line: str) -> None:
    body = "The ministry said on Monday that output of the plant had reached a new record of 5 million vehicles."
    for text in (f"Exports of vehicles up 5%\n\n{line}\n\n{body}", f"{line}\nExports of vehicles up 5%\n{body}"):
        layout = label(text)
        assert (layout.title, layout.published) == ("Exports of vehicles up 5%", date(2023, 7, 25))
        assert texts(text, layout, BODY) == [body]


@pytest.mark.parametrize(
    ("story", "day"),
    [
        ("Sales rose to 5.2 million cars in 2023 from 4.8 million in 2022, it said on Friday.", date(2023, 7, 28)),
        ("Sales rose to 5.2 million cars in June from 4.8 million in June 2022, it said Friday.", date(2023, 7, 28)),
        ("Sales rose to 5.2 million cars in 2023, the ministry said on Monday.", None),
        ("Sales rose to 5.2 million cars in 2023, it said on Friday, and on Monday it had said less.", None),
        ("Sales rose to 5.2 million cars in June, the ministry said on Friday, its yearly day.", None),
    ],
)
def test_a_weekday_proves_the_year_of_a_dateline_without_one(story: str, day: date | None) -> None:
    for dateline in ("SEOUL, July 28 (Yonhap) -- ", "SEOUL, July 28, Yonhap -- "):
        assert label(f"Sales of cars up again\n\n{dateline}{story}").published == day


def test_an_agency_behind_a_place_makes_a_dateline_of_both() -> None:
    text = "Profits of the carmaker\n\nTokyo, Kyodo -- The carmaker said its profit rose 5 percent in the year."
    assert texts(text, label(text), BODY) == ["The carmaker said its profit rose 5 percent in the year."]


@pytest.mark.parametrize("when", ["On 3 March 2024 - ", "Since March 3, 2024 - ", "Until 3 March 2020: "])
def test_a_sentence_that_begins_with_a_day_gives_no_date(when: str) -> None:
    assert label(f"Exports up in the year\n\n{when}exports rose to 12 billion euros, it said.").published is None


def test_what_looks_like_a_dateline_but_may_be_a_subject_stays() -> None:
    text = "Profits of the carmaker\n\nFord - the carmaker - said its profit rose 5 percent in the year."
    assert texts(text, label(text), BODY) == ["Ford - the carmaker - said its profit rose 5 percent in the year."]


def test_a_lone_sentence_is_body() -> None:
    assert [block.role for block in label("Output rose 5 percent.").blocks] == [BODY]


def test_empty_text_has_no_blocks() -> None:
    assert label(" \n\n ").blocks == ()
    assert arrange([]).title is None


@pytest.mark.skipif(not DEV.exists(), reason="the development articles are not at hand: ../shared/dev")
def test_no_line_with_figures_of_the_development_articles_is_silent() -> None:
    for path in sorted(DEV.glob("*.txt")):
        text = path.read_text(encoding="utf-8")
        layout = label(text)
        assert layout.title, path.name
        for block in layout.blocks:
            if block.role in SILENT_ROLES:
                line = text[block.start : block.end]
                assert len(line) < 60, (path.name, block.role, line)


def test_sentences_leave_out_silent_blocks_and_keep_rows_whole() -> None:
    text = "A title here today\nXinhua\nIt rose. It fell.\nTotal. 5 | 3"
    blocks = (Block(0, 18, TITLE), Block(19, 25, "byline"), Block(26, 43, BODY), Block(44, 56, "table"))
    document = Document(text, "a", "a.txt", blocks=blocks)
    spoken = [text[sentence.start : sentence.end] for sentence in sentences(document)]
    assert spoken == ["A title here today", "It rose.", "It fell.", "Total. 5 | 3"]


def test_text_without_stops_is_cut_at_blanks_but_never_inside_a_word() -> None:
    text = "word " * 5000 + "9" * 20000
    pieces = [text[start:end] for start, end in split(text, 0, len(text))]
    assert max(map(len, pieces[:-1])) <= LONGEST
    assert pieces[-1].endswith("9" * 20000)
    assert " ".join(pieces) == text.strip()
