"""Casting: what the claims of a proof that measure nobody knows what are called, by the parts they play in it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from factcheck.findings.proof import Derived, Input, Proof, nodes
from factcheck.rulebook.constraint import Constraint, Premise

AMONG: Final = "one "
"""How the name of a part begins that several claims may play."""

ANOTHER: Final = "another "


def castings(proof: Proof) -> Mapping[str, str]:
    """By claim what the rule's page calls the role it plays ("the whole"), the rule that is tested before those below;
    claims in roles that their page gives no name are left out.
    """
    found: dict[str, str] = {}
    for constraint, inputs in stages(proof):
        for role, given in zip(constraint.rule.equation.names, inputs, strict=True):
            called = str(constraint.rule.roles[role].get("called", ""))
            for node in nodes((given,)):
                if called and isinstance(node, Premise) and not node.is_reference:
                    found.setdefault(node.id, called)
    return found


def stages(proof: Proof) -> Iterator[tuple[Constraint, tuple[Input, ...]]]:
    """The constraints of a proof with what they were given, the tested one first."""
    pending: list[Proof | Derived] = [proof]
    for stage in pending:
        yield stage.constraint, stage.inputs
        pending += (node for node in nodes(stage.inputs) if isinstance(node, Derived))


def told_after(called: str, others: int) -> str:
    """A name where so many other claims of the same part were told before: "one part", then "another part"."""
    return f"{ANOTHER}{called.removeprefix(AMONG)}" if others and called.startswith(AMONG) else called
