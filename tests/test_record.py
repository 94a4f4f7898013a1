"""Records compare by the fields that say so, whatever was asked of them before."""

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
