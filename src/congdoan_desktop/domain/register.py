"""The register of outgoing papers (NĐ 30/2020 Đ15, Đ16): one sequence of numbers a year, no number twice."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from datetime import date

from congdoan_desktop.domain.records import OutgoingPaper

MOST_SKIPPED = 500
"""Numbers that one paper may leap over: more is a slip of the finger."""

_LATER = frozenset({"receivers", "copy_kept_by", "copies", "sent_on", "received_by", "note"})
"""Columns that are filled in after a paper went out."""
_TOLD = frozenset({"notation", "issued_on", "type_name", "subject", "signer_name"})
"""Columns that the paper itself tells: of one that the program did not make a person wrote them down."""
_CHANGEABLE: Mapping[str, frozenset[str]] = {
    "issued": _LATER,
    "reserved": frozenset({"note"}),
    "skipped": frozenset({"note"}),
    "void": frozenset(),
}


def next_number(numbers: Iterable[int]) -> int:
    """Return the number after the highest that was ever given, whatever became of it."""
    return max(numbers, default=0) + 1


def passed_over(numbers: Collection[int], number: int) -> tuple[int, ...]:
    """Return the numbers below `number` that no line has: given next, it leaves them out."""
    return tuple(sorted(set(range(1, number)) - set(numbers)))


def may_take(line: OutgoingPaper, paper_id: str) -> bool:
    """Whether the number of `line` is free for the paper: it was skipped, or is kept for this very paper."""
    return line.state == "skipped" or (line.state == "reserved" and line.paper_id == paper_id != "")


def against_order(lines: Iterable[OutgoingPaper], number: int, day: date) -> OutgoingPaper | None:
    """Return a paper that bears a lower number and a later day, or a higher one and an earlier; the nearest of them."""
    odd = [
        line
        for line in lines
        if line.issued_on is not None
        and line.state != "void"
        and (line.issued_on > day if line.number < number else line.number > number and line.issued_on < day)
    ]
    return min(odd, key=lambda line: abs(line.number - number), default=None)


def changeable(line: OutgoingPaper) -> frozenset[str]:
    """Return the fields of `line` that a person may still write in."""
    return _CHANGEABLE[line.state] | (_TOLD if line.state == "issued" and not line.paper_id else frozenset())


def edited(kept: OutgoingPaper, wanted: OutgoingPaper) -> OutgoingPaper:
    """Return `kept` with those fields of `wanted` that may change."""
    return replace(kept, **{name: getattr(wanted, name) for name in changeable(kept)})
