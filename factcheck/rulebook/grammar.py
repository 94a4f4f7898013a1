"""The grammar of equations: reads a whitelisted subset of expressions into flat nodes and runs nothing."""

from __future__ import annotations

from fractions import Fraction
from typing import Final

from factcheck.expression import expression
from factcheck.record import field, record

COMPARISONS: Final = ("==", "<=", ">=", "<", ">")
FUNCTIONS: Final = ("sum", "max", "between")

_TOKEN: Final = expression(r"\s*(?:([0-9]+(?:\.[0-9]+)?)|([A-Za-z_]\w*)|(\*\*|[=<>]=|[-+*/()<>])|(\S))")
_LONGEST: Final = 1000
_DEEPEST: Final = 40

Node = tuple[str, int, int]
"""(operation, left, right): indices of earlier nodes; for "name", the functions and "number" the first is a slot."""


class EquationError(ValueError):
    """An equation that is not one; the message says where it goes wrong."""


@record(slots=True)
class Expression:
    """An expression as nodes, operands before the operations that use them."""

    nodes: list[Node] = field(default_factory=list)
    names: list[str] = field(default_factory=list)
    numbers: list[Fraction] = field(default_factory=list)
    variadic: set[str] = field(default_factory=set)

    def emit(self, operation: str, left: int, right: int = -1) -> int:
        self.nodes.append((operation, left, right))
        return len(self.nodes) - 1

    def slot(self, name: str) -> int:
        if name not in self.names:
            self.names.append(name)
        return self.names.index(name)


def parse(text: str) -> tuple[Expression, str, int, int]:
    """The nodes of an equation, its comparison, and the nodes on the two sides of it.

    Raises EquationError where the text is not exactly one comparison of two expressions.
    """
    if len(text) > _LONGEST:
        raise EquationError(f"an equation has at most {_LONGEST} characters")
    reader = _Reader(_tokens(text), Expression())
    left = reader.sum()
    comparison = reader.take()
    if comparison not in COMPARISONS:
        raise EquationError(f"expected one of {' '.join(COMPARISONS)}, found {comparison or 'the end'!r}")
    right = reader.sum()
    if reader.next:
        raise EquationError(f"did not expect {reader.next!r} after a complete equation")
    return reader.made, comparison, left, right


def _tokens(text: str) -> list[str]:
    tokens = []
    for match in _TOKEN.finditer(text.rstrip()):
        if match[4]:
            raise EquationError(f"{match[4]!r} has no meaning in an equation")
        tokens.append(match[0].strip())
    return tokens


@record(slots=True)
class _Reader:
    """Recursive descent, one method a level of precedence."""

    tokens: list[str]
    made: Expression
    at: int = 0
    depth: int = 0

    @property
    def next(self) -> str:
        return self.tokens[self.at] if self.at < len(self.tokens) else ""

    def take(self) -> str:
        token = self.next
        self.at += 1
        return token

    def expect(self, token: str) -> None:
        found = self.take()
        if found != token:
            raise EquationError(f"expected {token!r}, found {found or 'the end'!r}")

    def sum(self) -> int:
        left = self.product()
        while self.next in ("+", "-"):
            left = self.made.emit(self.take(), left, self.product())
        return left

    def product(self) -> int:
        left = self.signed()
        while self.next in ("*", "/"):
            left = self.made.emit(self.take(), left, self.signed())
        return left

    def signed(self) -> int:
        self.depth += 1
        if self.depth > _DEEPEST:
            raise EquationError(f"nested deeper than {_DEEPEST} levels")
        if self.next == "-":
            self.take()
            made = self.made.emit("negate", self.signed())
        else:
            made = self.power()
        self.depth -= 1
        return made

    def power(self) -> int:
        base = self.atom()
        if self.next == "**":
            self.take()
            return self.made.emit("**", base, self.signed())
        return base

    def atom(self) -> int:
        token = self.take()
        if token == "(":
            inner = self.sum()
            self.expect(")")
            return inner
        if token[:1].isdigit():
            self.made.numbers.append(Fraction(token))
            return self.made.emit("number", len(self.made.numbers) - 1)
        if not token.isidentifier():
            raise EquationError(f"expected a number, a role or '(', found {token or 'the end'!r}")
        return self.over(token) if self.next == "(" and token in FUNCTIONS else self.role(token)

    def over(self, function: str) -> int:
        """A function of all values of a role that stands for several."""
        self.expect("(")
        name = self.take()
        if not name.isidentifier() or (name in self.made.names and name not in self.made.variadic):
            found = name or "the end"
            raise EquationError(f"{function}(...) takes a role that stands for several values, found {found!r}")
        self.expect(")")
        self.made.variadic.add(name)
        return self.made.emit(function, self.made.slot(name))

    def role(self, name: str) -> int:
        if self.next == "(":
            raise EquationError(f"{name!r} is not a function: only {', '.join(FUNCTIONS)} of a role are")
        if name in self.made.variadic:
            raise EquationError(f"{name!r} stands for several values here: only {', '.join(FUNCTIONS)} can use it")
        return self.made.emit("name", self.made.slot(name))
