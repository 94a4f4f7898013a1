"""Shares: of the figures that a share may be tied to, it is tied to those that an editor would look at."""

from __future__ import annotations

import pytest

from factcheck.api import check


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        (  # the figure that the text gives, and not that of its title
            "Suicides in Japan drop to 20,268\n\nThe number of people who took their own lives in 2024 came to 20,268."
            "\n\nSuicides by men totalled 13,763. Men thus accounted for 67.9 percent of the cases.\n",
            ["20,268.", "13,763", "67.9"],
        ),
        (  # what several make together, where a sentence states it, and not each of them
            "The group earned $1.68 billion in July. Knitwear brought $516 million, garments $399 million and bedwear "
            "$301 million, while towels fetched $98 million. The four combined earned $1,314 million, or 78pc of it.",
            ["$1.68", "$1,314", "78pc"],
        ),
    ],
)
def test_a_share_is_tied_to_the_figures_that_say_most(text: str, figures: list[str]) -> None:
    report = check(text)
    (share,) = (one for one in report.checks if one.rule == "share")
    places = {judged.claim.id: judged.claim.quantity.start for one in report.articles for judged in one.claims}
    assert sorted(places[name] for name in share.claims) == [text.index(figure) for figure in figures]
