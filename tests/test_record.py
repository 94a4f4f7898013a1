"""Records compare by the fields that say so, whatever was asked of them before."""

from dataclasses import fields

import pytest

from factcheck.record import field, record, replace


@record(frozen=True, slots=True)
class Reading:
    value: int
    note: str = field(default="", compare=False)
    marks: list[int] = field(default_factory=list, compare=False)


def test_a_copy_is_made_before_any_two_are_compared() -> None:
    copied = replace(Reading(1), note="read again")
    assert copied.note == "read again"
    assert copied == Reading(1, marks=[2])
    assert hash(copied) == hash(Reading(1))
    assert copied != Reading(2)


@record(slots=True)
class Tally:
    name: str
    count: int = 0
    unit: str | None = None


def test_a_record_of_plain_fields_is_set_as_a_dataclass_is() -> None:
    tally = Tally("votes", unit="thousand")
    tally.count += 3
    assert tally == Tally("votes", 3, "thousand")
    assert repr(tally) == "Tally(name='votes', count=3, unit='thousand')"
    assert [one.name for one in fields(tally)] == ["name", "count", "unit"]
    with pytest.raises(TypeError):
        Tally()  # type: ignore[call-arg]
    with pytest.raises(TypeError):
        Tally("votes", size=1)  # type: ignore[call-arg]
