"""Records: value classes that the type checker holds frozen, and that cost no more than plain ones when they are made.

A frozen dataclass sets each field through a call of its own, which was a tenth of the time of a run. These are the
same to the type checker; at run time nothing keeps them from being changed but that nobody does.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dataclasses import dataclass as record
else:
    from dataclasses import dataclass

    def record(*, frozen, slots, eq=True):
        """A dataclass that hashes and compares by its fields (by identity without `eq`), as a frozen one does."""
        assert frozen
        return dataclass(slots=slots, eq=eq, unsafe_hash=eq)


__all__ = ["record"]
