"""What is wrong or missing in a record, beside the field it belongs to; sentences are in `texts.PROBLEMS`."""

from collections.abc import Iterable, Iterator, Mapping

from congdoan_desktop.domain.checks import dialogues, held, opinions, org_units, people, plans, union
from congdoan_desktop.domain.checks.problem import EARLIEST, LARGEST, OwnCheck, Problem
from congdoan_desktop.domain.classified import marked_secret
from congdoan_desktop.domain.records import Record, values_of
from congdoan_desktop.domain.text import clean

__all__ = ["EARLIEST", "LARGEST", "Problem", "check", "errors"]

_PARTS = (union, people, held, opinions, dialogues, plans, org_units)
_REQUIRED: Mapping[type[Record], tuple[str, ...]] = {kind: names for p in _PARTS for kind, names in p.REQUIRED.items()}
_OWN: Mapping[type[Record], OwnCheck] = {kind: own for part in _PARTS for kind, own in part.OWN.items()}


def check(record: Record) -> tuple[Problem, ...]:
    """Return the problems of one record looked at by itself."""
    own = _OWN.get(type(record))
    required = _required(record, *_REQUIRED.get(type(record), ()))
    return (*required, *_secrets(record), *_sane_counts(record), *(own(record) if own else ()))


def errors(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Return the problems that hinder keeping the record."""
    return tuple(problem for problem in problems if problem.severity == "error")


def _required(record: Record, *names: str) -> Iterator[Problem]:
    for name in names:
        value = getattr(record, name)
        if not (clean(value) if isinstance(value, str) else value):
            yield Problem(field=name, code="required")


def _secrets(record: Record) -> Iterator[Problem]:
    """No text may carry the stamp of a state secret: the program is not allowed to hold such papers."""
    for name, value in values_of(record).items():
        texts = value if isinstance(value, tuple) else (value,)
        if any(isinstance(text, str) and marked_secret(text) for text in texts):
            yield Problem(field=name, code="classified")


def _sane_counts(record: Record) -> Iterator[Problem]:
    """A key that was held down is no count (and no column holds it)."""
    for name, value in values_of(record).items():
        if isinstance(value, int) and not 0 <= value <= LARGEST:
            yield Problem(field=name, code="out_of_range")
