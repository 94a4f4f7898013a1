"""Units that figures leave to the one before them, though nothing ties the two."""

from __future__ import annotations

import pytest

from factcheck.claims.extract import extract
from factcheck.text.readers import read_text


def units(text: str) -> list[str | None]:
    """The units of the levels of a text."""
    claims = extract(read_text("", "text", f"Nobody said a word.\n\n{text}", None), 1)
    return [claim.quantity.unit.name for claim in claims if claim.kind == "level"]


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("Germany exported goods for 1,569.6 billion euros. Imports gained 4.4 percent to 1,374.4 billion.", "EUR"),
        ("Volkara's net sales fell to 4.47 billion euros in 2024. Network sales were 2.08 billion.", "EUR"),
        ("The union's apple crop was 10.21 million tonnes in 2024. Poland would harvest 3.19 million.", "tonne"),
        ("Ships moved 17.2 million tonnes of ore in 2024. In 2023 it had been 16.9 million.", "tonne"),
        ("Ships moved 17.2 mln tonnes in 2024. In the first half of 2023 it had been 16.9 mln.", "tonne"),
    ],
)
def test_a_bare_figure_of_one_measure_or_that_goes_on_is_in_the_unit_before_it(text: str, unit: str) -> None:
    assert units(text) == [unit, unit]


@pytest.mark.parametrize(
    "text",
    [
        "Volkara had revenue of 79.1 million euros in 2024. Sales of cars fell to 9.03 million.",
        "The port moved 17.2 million tonnes in 2024. In 2023 it had 16.9 million visitors.",
        "The bank earned 2.3 billion euros in 2024. In 2030 the world will have 8.5 billion to feed.",
        "The city spent 17.2 million euros on its museums in 2024. In 2023, 16.9 million came to see them.",
        "The museum took in 17.2 million euros in 2024. In 2023 it was visited by 8.9 million.",
        "The airline's revenue was 17.2 billion euros in 2024. Its passengers numbered 1.9 billion.",
        "Sales were 812 million euros in 2024. In 2023 they were 7.98 million, since the shop had opened in December.",
        "Ships moved 17.2 million tonnes of ore in 2024. The festival of the town was seen by 16.9 million.",
        "Farmers sold 17.2 million tonnes of rice in 2024. That year births in the country were 16.9 million.",
        "The film cost 160 million dollars and has taken 1.03 billion, 412 million of it at home.",
        "The party spent 3.2 million euros in 2024. In 2023 its voters were 2.9 million.",
    ],
)
def test_a_bare_figure_of_what_is_counted_is_in_no_unit_before_it(text: str) -> None:
    assert units(text)[-1] in (None, "visitor")
