"""Articles that say the same in the same words are one source, not two."""

from __future__ import annotations

from datetime import date

from factcheck.api import check
from factcheck.text.likeness import alike, sketch
from factcheck.text.readers import read_text

AGENCY = (
    "The kingdom went on growing last year, its statistics office said on Monday at a meeting with foreign reporters "
    "in the harbour. Sales of Norway reached {figure} million tonnes in 2021, more than anybody there had thought, "
    "and the office expects them to grow on for a while yet."
)
OWN = "Nobody had thought it possible, but sales of Norway came to 130 million tonnes in 2021."


def verdicts(*texts: str) -> tuple[list[str], int]:
    """What becomes of each claim, and how many checks there are."""
    documents = [read_text(f"{at}.txt", str(at), text, date(2022, 1, 15)) for at, text in enumerate(texts)]
    report = check(documents)
    return [judged.verdict for article in report.articles for judged in article.claims], len(report.checks)


def test_a_text_printed_twice_confirms_nothing() -> None:
    text = AGENCY.format(figure="130")
    assert verdicts(text, text + " More follows.") == (["unverifiable"] * 2, 0)


def test_a_second_source_confirms_both_prints_of_the_first() -> None:
    text = AGENCY.format(figure="130")
    for order in ((text, text, OWN), (text, OWN, text), (OWN, text, text)):
        found, _ = verdicts(*order)
        assert found == ["consistent"] * 3


def test_a_text_printed_twice_with_another_figure_is_still_found() -> None:
    found, checks = verdicts(AGENCY.format(figure="130.47"), AGENCY.format(figure="134.07"))
    assert (found, checks) == (["conflicting"] * 2, 1)


def test_texts_are_alike_by_their_words() -> None:
    words = [f"word{number}" for number in range(400)]
    text = " ".join(words)
    edited = " ".join(["new", "lead", *words[20:]])
    half = " ".join([*words[:200], *(f"other{number}" for number in range(200))])
    assert alike(sketch(text), sketch(text.upper()))
    assert alike(sketch(text), sketch(edited))
    assert not alike(sketch(text), sketch(half))
    assert not alike(sketch("Sales rose."), sketch("Sales rose."))
