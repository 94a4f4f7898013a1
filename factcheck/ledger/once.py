"""Once: what a ledger works out when it is first asked, and keeps; without the lock of `functools.cached_property`, as
no two threads share a ledger: it took a hundredth of a run's time.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, TypeVar

Holder = TypeVar("Holder")
Found = TypeVar("Found")

if TYPE_CHECKING:
    from functools import cached_property as once
else:

    class once:  # noqa: N801 - to the type checker it is `cached_property`
        """A method whose result stands in its place from the first time that it is asked for."""

        def __init__(self, work):
            self.work = work
            self.__doc__ = work.__doc__

        def __get__(self, one, owner=None):
            if one is None:
                return self
            found = one.__dict__[self.work.__name__] = self.work(one)
            return found


def found_once(one: Holder, work: Callable[[Holder], Iterable[Found]]) -> Sequence[Found]:
    """What some work finds in a ledger for several rules, or for a rule and its premises: done once, and kept with it
    as `found`.
    """
    known: dict[object, Sequence[Found]] = one.__dict__.setdefault("found", {})
    if work not in known:
        known[work] = tuple(work(one))
    return known[work]


__all__ = ["found_once", "once"]
