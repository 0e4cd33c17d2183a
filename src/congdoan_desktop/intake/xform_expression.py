"""Expressions of XLSForm (XPath 1.0 as ODK writes it: `${name}`, `.`, literals, operators, functions), read once into
functions. What is checked when a questionnaire comes in is the very thing that is asked later.
"""

import math
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from congdoan_desktop.intake.xform_functions import Function
from congdoan_desktop.intake.xform_patterns import is_quick
from congdoan_desktop.intake.xform_values import Value, are_equal, as_number, as_truth

LENGTH_LIMIT, TOKENS_LIMIT, DEPTH_LIMIT = 2000, 400, 30
ITSELF = "."
"""The name under which an expression asks for the answer that it stands beside."""

Evaluate = Callable[[Mapping[str, Value]], Value]
"""Values by question name (and `ITSELF`) → the value of the expression."""

_TOKEN = re.compile(
    r"(?P<text>\"[^\"]*\"|'[^']*')|\$\{\s*(?P<name>[^\s{}]+)\s*\}|(?P<number>[0-9]+(?:\.[0-9]*)?|\.[0-9]+)"
    r"|(?P<call>(?!(?:and|or|div|mod)\s*\()[A-Za-z][A-Za-z0-9:_-]*)\s*\(|(?P<word>[A-Za-z_][\w:-]*)|(?P<sign>!=|<=|>=|[=<>+*(),.-])"
)
_SPACE = re.compile(r"\s*")
_POWERS = {"or": 1, "and": 2, "=": 3, "!=": 3, "<": 4, "<=": 4, ">": 4, ">=": 4, "+": 5, "-": 5, "*": 6, "div": 6}
_POWERS["mod"] = 6
_OPERATIONS: Mapping[str, Callable[[Value, Value], Value]] = {
    "or": lambda a, b: as_truth(a) or as_truth(b),
    "and": lambda a, b: as_truth(a) and as_truth(b),
    "=": are_equal,
    "!=": lambda a, b: not are_equal(a, b),
    "<": lambda a, b: as_number(a) < as_number(b),
    "<=": lambda a, b: as_number(a) <= as_number(b),
    ">": lambda a, b: as_number(a) > as_number(b),
    ">=": lambda a, b: as_number(a) >= as_number(b),
    "+": lambda a, b: as_number(a) + as_number(b),
    "-": lambda a, b: as_number(a) - as_number(b),
    "*": lambda a, b: as_number(a) * as_number(b),
    "div": lambda a, b: _divided(as_number(a), as_number(b)),
    "mod": lambda a, b: math.fmod(x, y) if math.isfinite(x := as_number(a)) and (y := as_number(b)) else math.nan,
}


class ExpressionError(ValueError):
    """`what` is the place; `code`: `expression` (it is not understood), `function`, `arguments`, `pattern`, `long`, and
    those of `xform_logic`.
    """

    def __init__(self, code: str, what: str) -> None:
        super().__init__(code, what)
        self.code = code
        self.what = what


@dataclass(frozen=True, kw_only=True)
class Expression:
    """`names`: the questions it asks for, `ITSELF` among them where it uses the point."""

    evaluate: Evaluate
    names: frozenset[str]


def parse(text: str, functions: Mapping[str, Function]) -> Expression:
    """Read one expression. Raises `ExpressionError`."""
    if len(text) > LENGTH_LIMIT:
        raise ExpressionError("long", text[:60])
    reading = _Reading(text, functions)
    evaluate = reading.expression()
    reading.expect("")
    return Expression(evaluate=evaluate, names=frozenset(reading.names))


@dataclass(frozen=True)
class _Token:
    kind: str
    text: str


_END = _Token("end", "")


def _tokens(text: str) -> Iterator[_Token]:
    place = 0
    while (place := _SPACE.match(text, place).end()) < len(text):  # type: ignore[union-attr]
        found = _TOKEN.match(text, place)
        if found is None or found.lastgroup is None:
            raise ExpressionError("expression", text[place : place + 20])
        yield _Token(found.lastgroup, found[found.lastgroup])
        place = found.end()
    yield _END


class _Reading:
    """Reads by precedence: an operand, then operators that bind more tightly than what stands before."""

    def __init__(self, text: str, functions: Mapping[str, Function]) -> None:
        self._tokens = list(_tokens(text))
        if len(self._tokens) > TOKENS_LIMIT:
            raise ExpressionError("long", text[:60])
        self._functions = functions
        self._place = self._depth = 0
        self.names: set[str] = set()

    def expression(self, power: int = 0) -> Evaluate:
        """Read up to an operator that binds no more tightly than `power`."""
        self._depth += 1
        if self._depth > DEPTH_LIMIT:
            raise ExpressionError("long", self._token.text)
        left = self._operand()
        while (mine := self._power()) > power:
            left = _joined(_OPERATIONS[self._next().text], left, self.expression(mine))
        self._depth -= 1
        return left

    def expect(self, sign: str) -> None:
        """Take the sign that has to stand here; the empty one is the end."""
        token = self._next()
        if token.text != sign or token.kind not in ("sign", "end"):
            raise ExpressionError("expression", token.text or "…")

    @property
    def _token(self) -> _Token:
        return self._tokens[self._place]

    def _next(self) -> _Token:
        token = self._token
        self._place += token is not _END
        return token

    def _power(self) -> int:
        return _POWERS.get(self._token.text, 0) if self._token.kind in ("sign", "word") else 0

    def _operand(self) -> Evaluate:
        token = self._next()
        if token.kind == "text":
            return _constant(token.text[1:-1])
        if token.kind == "number":
            return _constant(float(token.text))
        if token.kind == "name" or token == _Token("sign", ITSELF):
            self.names.add(token.text)
            return _lookup(token.text)
        if token.kind == "call":
            return self._call(token.text)
        if token == _Token("sign", "("):
            inner = self.expression()
            self.expect(")")
            return inner
        if token == _Token("sign", "-"):
            negated = self.expression(_POWERS["*"])
            return lambda values: -as_number(negated(values))
        raise ExpressionError("expression", token.text or "…")

    def _call(self, name: str) -> Evaluate:
        function = self._functions.get(name)
        if function is None:
            raise ExpressionError("function", f"{name}()")
        if name == "regex":
            self._check_pattern()
        arguments = list[Evaluate]()
        while self._token != _Token("sign", ")"):
            if arguments:
                self.expect(",")
            arguments.append(self.expression())
        self.expect(")")
        if not function.least <= len(arguments) <= function.most:
            raise ExpressionError("arguments", f"{name}()")
        return lambda values: function.run(*(argument(values) for argument in arguments))

    def _check_pattern(self) -> None:
        """See to it that the call ends with `, 'pattern')` and that the pattern takes no time."""
        depth, place = 1, self._place
        while depth and self._tokens[place] is not _END:
            token = self._tokens[place]
            depth += (token.kind == "call" or token == _Token("sign", "(")) - (token == _Token("sign", ")"))
            place += 1
        comma, pattern = self._tokens[max(place - 3, 0)], self._tokens[max(place - 2, 0)]
        if comma != _Token("sign", ",") or pattern.kind != "text" or not is_quick(pattern.text[1:-1]):
            raise ExpressionError("pattern", pattern.text)


def _constant(value: Value) -> Evaluate:
    return lambda _: value


def _lookup(name: str) -> Evaluate:
    return lambda values: values[name]


def _joined(operation: Callable[[Value, Value], Value], left: Evaluate, right: Evaluate) -> Evaluate:
    return lambda values: operation(left(values), right(values))


def _divided(one: float, other: float) -> float:
    if other:
        return one / other
    return math.nan if math.isnan(one) or not one or math.isnan(other) else math.copysign(math.inf, one)
