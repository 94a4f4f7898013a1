"""Properties of the reader of quantities: it never raises, its spans hold, and its cost is linear."""

from __future__ import annotations

import pytest
from cost import assert_linear
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.quantities.printed import as_printed
from factcheck.quantities.scan import scan_quantities

WORDS = st.sampled_from(
    [
        "12.3",
        "1,234.5",
        "2,38,53,463",
        "1",
        "741.9",
        "percent",
        "%",
        "million",
        "billion",
        "bn",
        "m",
        "yuan",
        "$",
        "US$",
        "£",
        "€",
        "Rs",
        "dollars",
        "about",
        "nearly",
        "more",
        "than",
        "at",
        "least",
        "or",
        "up",
        "to",
        "and",
        "between",
        "from",
        "half",
        "third",
        "two-thirds",
        "doubled",
        "twenty",
        "one",
        "hundred",
        "thousand",
        "dozen",
        "vehicles",
        "people",
        "units",
        "of",
        "per",
        "hour",
        "a",
        "share",
        "-",
        "--",
        "(",
        ")",
        "[",
        "+",
        "~",
        ":",
        "/",
        ".",
        ",",
        ";",
        "'",
        '"',
        "\n",
        "2025",
        "M9",
        "COVID-19",
        "No.",
        "5-1/2",
        "½",
        "km2",
        "°C",
        "3:2",
        "10.30",
        "first",
        "21st",
        "30",
        "millionth",
        "İ",
        "ﬁ",
        "ß",
        "minus",
        "(-)",
        "x10^5",
        "1e5",
        "5.7 175.8,",
        ".",
        "¼",
        "www.",
        "http://a1",
    ]
)
TEXTS = st.one_of(
    st.text(max_size=80), st.lists(WORDS, max_size=14).map(" ".join), st.lists(WORDS, max_size=14).map("".join)
)


@given(TEXTS)
@settings(max_examples=400, deadline=None)
def test_spans_are_ordered_disjoint_and_inside(text: str) -> None:
    last = 0
    for quantity in scan_quantities(text):
        assert last <= quantity.start <= quantity.figure_start < quantity.figure_end <= quantity.end <= len(text)
        last = quantity.end
        as_printed(quantity, text)
        narrow, wide = quantity.narrow(), quantity.wide()
        assert narrow.lo is None or (wide.lo is not None and wide.lo <= narrow.lo)
        assert narrow.hi is None or (wide.hi is not None and wide.hi >= narrow.hi)
        assert narrow.lo is None or narrow.hi is None or narrow.lo <= narrow.hi


FIGURES = st.builds(
    lambda whole, decimals, power, unit: f"{whole:,}{decimals}{power}{unit}",
    st.integers(2, 999_999_999),
    st.sampled_from(["", ".5", ".25", ".00"]),
    st.sampled_from(["", " million", " billion", " thousand"]),
    st.sampled_from(
        [
            " percent",
            "%",
            " yuan",
            " U.S. dollars",
            " vehicles",
            " square kilometres",
            " barrels per day",
            " percentage points",
        ]
    ),
)


@given(
    FIGURES, st.sampled_from(["", "Output was ", "up ", "(", "about "]), st.sampled_from(["", ".", ", up", ") in May"])
)
@settings(max_examples=300, deadline=None)
def test_its_own_text_gives_the_same_quantity(figure: str, before: str, after: str) -> None:
    text = before + figure + after
    (found,) = scan_quantities(text)
    quoted = text[found.start : found.end]
    assert quoted == figure
    (again,) = scan_quantities(quoted)
    assert (again.value, again.unit, again.step, again.coarse) == (found.value, found.unit, found.step, found.coarse)


NUMBERS = st.integers(1, 999).map(str)
ELSEWHERE = st.one_of(
    st.builds("{}{} {}".format, st.sampled_from(["$", "US$", "£", "€", "Rs ", "HK$"]), NUMBERS, st.just("million")),
    st.builds("{} {} {}".format, NUMBERS, st.sampled_from(["lakh", "crore", "bn", "dozen"]), st.just("euros")),
    st.builds("{} to {} million people".format, st.integers(2, 40), st.integers(41, 99)),
    st.builds("{}-{} percent".format, st.integers(2, 40), st.integers(41, 99)),
    st.sampled_from(["two-thirds", "a quarter", "three in ten", "half a billion", "32-and-a-half billion"]),
    st.builds("{} of a {}".format, st.sampled_from(["a quarter", "half"]), st.sampled_from(["mile", "percent"])),
    st.builds("C${} (US${}) per share".format, NUMBERS, NUMBERS),
    st.builds("{}.{}-fold".format, NUMBERS, NUMBERS),
    st.builds("{} basis points".format, NUMBERS),
)


@given(ELSEWHERE, st.sampled_from(["", "It was ", "to "]), st.sampled_from(["", ".", ", after all"]))
@settings(max_examples=300, deadline=None)
def test_every_first_figure_is_read_the_same_alone(phrase: str, before: str, after: str) -> None:
    text = f"{before}{phrase}{after}"
    first = scan_quantities(text)[0]
    again = scan_quantities(text[first.start : first.end])[0]
    shared = "per" if " (" in phrase else ""  # what a conversion says for both stands behind the second figure
    assert (again.value, again.upper, again.form) == (first.value, first.upper, first.form)
    assert (again.unit.name, again.unit.dimension) == (first.unit.name, first.unit.dimension)
    assert shared or again.unit.per == first.unit.per


@pytest.mark.parametrize(
    "piece",
    [
        "7",
        "about ",
        "(",
        "1,",
        "1 000 ",
        "1-",
        "twenty ",
        "one million ",
        "1.",
        "half a ",
        "$",
        "5 to 6 ",
        "more than 3 ",
        "http://",
        '9" ',
        "1/2",
        "a ",
        "3 million ",
        "6 dogs in 5 ",
        "6 dogs, including 5 ",
        "5 yen ($3) ",
        "half of one ",
        "a quarter of a ",
        "+1 23 ",
        "023-6851 ",
        "£3m to 4m ",
        "Model S and ",
    ],
)
def test_cost_is_linear(piece: str) -> None:
    assert_linear(lambda size: scan_quantities(piece * (size // len(piece))), 5_000)
