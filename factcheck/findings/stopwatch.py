"""Time spent, by stage."""

from __future__ import annotations

from time import perf_counter


class Stopwatch:
    """Adds up seconds by stage: each lap goes to the stage that it is given."""

    __slots__ = ("last", "seconds")

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}
        self.last = perf_counter()

    def lap(self, stage: str) -> None:
        """The time since the last lap belongs to this stage."""
        now = perf_counter()
        self.seconds[stage] = self.seconds.get(stage, 0.0) + now - self.last
        self.last = now
