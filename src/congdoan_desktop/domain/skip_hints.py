"""Expressions of XLSForm that a printed sheet can say in words: who is to answer a question.

Only `${question} = 'choice'`, `selected(${question}, 'choice')`, and `and`, `or`, parentheses of these.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

_TOKEN = re.compile(r"\s*(?:(\$\{\s*[^\s{}]+\s*\})|('[^']*'|\"[^\"]*\")|([A-Za-z]+)|([=(),]))")
_DEEPEST = 20


@dataclass(frozen=True, kw_only=True)
class Picked:
    """The answer to `question` is this choice, or this choice is among its answers."""

    question: str
    choice: str


@dataclass(frozen=True, kw_only=True)
class AllOf:
    """All `parts` hold."""

    parts: tuple["Condition", ...]


@dataclass(frozen=True, kw_only=True)
class AnyOf:
    """One of `parts` holds."""

    parts: tuple["Condition", ...]


Condition = Picked | AllOf | AnyOf


def simple_condition(expression: str) -> Condition | None:
    """Return what `expression` says, or `None` where it says more than words on paper can."""
    try:
        reader = _Reader(_tokens(expression))
        found = reader.any_of(0)
        reader.end()
    except (ValueError, IndexError):
        return None
    return found


def _tokens(expression: str) -> list[str]:
    tokens: list[str] = []
    place = 0
    text = expression.strip()
    while place < len(text):
        found = _TOKEN.match(text, place)
        if found is None:
            raise ValueError(expression)
        tokens.append(found.group().strip())
        place = found.end()
    return tokens


class _Reader:
    """Goes through the tokens once. Raises `ValueError`, `IndexError` where they are no simple condition."""

    def __init__(self, tokens: list[str]) -> None:
        self._tokens = tokens
        self._place = 0

    def any_of(self, depth: int) -> Condition:
        parts = self._joined("or", lambda: self._all_of(depth))
        return parts[0] if len(parts) == 1 else AnyOf(parts=parts)

    def _all_of(self, depth: int) -> Condition:
        parts = self._joined("and", lambda: self._term(depth))
        return parts[0] if len(parts) == 1 else AllOf(parts=parts)

    def _joined(self, word: str, part: Callable[[], Condition]) -> tuple[Condition, ...]:
        found = [part()]
        while self._peek() == word:
            self._next()
            found.append(part())
        return tuple(found)

    def _term(self, depth: int) -> Condition:
        if depth > _DEEPEST:
            raise ValueError("too deep")
        if self._peek() == "(":
            self._expect("(")
            inside = self.any_of(depth + 1)
            self._expect(")")
            return inside
        return self._selected() if self._peek() == "selected" else self._equal()

    def _selected(self) -> Picked:
        self._expect("selected")
        self._expect("(")
        question = self._name()
        self._expect(",")
        choice = self._literal()
        self._expect(")")
        return Picked(question=question, choice=choice)

    def _equal(self) -> Picked:
        question = self._name()
        self._expect("=")
        return Picked(question=question, choice=self._literal())

    def _name(self) -> str:
        token = self._next()
        if not token.startswith("$"):
            raise ValueError(token)
        return token[2:-1].strip()

    def _literal(self) -> str:
        token = self._next()
        if token[0] not in "'\"":
            raise ValueError(token)
        return token[1:-1]

    def _expect(self, token: str) -> None:
        if self._next() != token:
            raise ValueError(token)

    def _peek(self) -> str:
        return self._tokens[self._place] if self._place < len(self._tokens) else ""

    def _next(self) -> str:
        token = self._tokens[self._place]
        self._place += 1
        return token

    def end(self) -> None:
        """Nothing is left."""
        if self._place < len(self._tokens):
            raise ValueError(self._tokens[self._place])
