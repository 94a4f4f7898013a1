"""What work costs, counted and not timed: calls of functions, which nothing else on the machine changes."""

from __future__ import annotations

import sys
from collections.abc import Callable
from types import FrameType

SLACK = 1.3
"""Growth beyond that of the input which still counts as linear: caches fill, tables double."""


def calls(work: Callable[[], object]) -> int:
    """The calls of functions, in Python and in C, that some work makes."""
    counted = 0

    def count(frame: FrameType, event: str, argument: object) -> None:
        nonlocal counted
        counted += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        work()
    finally:
        sys.setprofile(before)
    return counted


def assert_linear(work: Callable[[int], object], size: int, times: int = 4) -> None:
    """Fail if so many times the size makes more than that many times the calls."""
    work(size)
    small, large = calls(lambda: work(size)), calls(lambda: work(times * size))
    assert large <= SLACK * times * small, f"{small:,} calls for {size:,}, {large:,} for {times * size:,}"
