"""Placing: the figures of a sentence go to the levels that they belong to before any of them is stated."""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.claims.rows.formerly import tell_former
from factcheck.claims.rows.homes import bring_home, pass_asides, put_behind
from factcheck.claims.rows.items import Clause
from factcheck.claims.rows.members import deal_out, lift_totals
from factcheck.claims.statements.joint_times import lend_times, share_times
from factcheck.claims.statements.possessives import give_back, leave_uncounted


def put_in_place(found: Sequence[Clause], text: str) -> None:
    """Give the figures of a sentence to the levels that they belong to, lists to those that they list."""
    put_behind(found, text)
    deal_out(found)
    lift_totals(found)
    pass_asides(found, text)
    bring_home(found, text)
    tell_former(found)
    leave_uncounted(found, text)
    give_back(found, text)
    lend_times(found, text)
    share_times(found, text)
