"""What changed, in words: labels as on the form, codes by their labels, of long texts only the part that differs."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import fields
from difflib import SequenceMatcher
from typing import Any

from congdoan_desktop.domain.records import Record
from congdoan_desktop.domain.records.about import ABOUT
from congdoan_desktop.texts import FIELDS
from congdoan_desktop.ui.widgets.field import plain_words
from congdoan_desktop.usecases.history import Change

Said = Mapping[str, tuple[str, Callable[[Any], str]]]
"""Field → what it is called, and how a value of it is said (`RecordForm.said`)."""

EMPTY = "(trống)"
_SHORT = 60
"""Letters up to which both texts are shown whole."""
_AROUND = 4
"""Words shown before the place where something changed."""
_MOST_PLACES = 4


def labels(changed: tuple[Change, ...], kind: type[Record], said: Said) -> str:
    """Return what the changed fields are called: "Tổng số lượt, Ghi chú"."""
    names = (_said(change.field, kind, said) for change in changed)
    return ", ".join(name for name, _ in filter(None, names)) or ("mục không hiện trên phiếu" if changed else "")


def sentences(changed: tuple[Change, ...], kind: type[Record], said: Said) -> Iterator[tuple[str, str]]:
    """Yield label and change: ("Tổng số lượt", "40 → 41")."""
    for change in changed:
        if known := _said(change.field, kind, said):
            label, words = known
            yield label, difference(words(change.before), words(change.after))


def all_fields(record: Record, said: Said) -> Iterator[tuple[str, str]]:
    """Yield label and value of every field that holds something, as on the form, then the others."""
    names = [*said, *(field.name for field in fields(record) if field.name not in said)]
    for name in names:
        known = _said(name, type(record), said)
        value = getattr(record, name, None)
        if known and value not in (None, "", ()) and (text := known[1](value)):
            yield known[0], text


def difference(before: str, after: str) -> str:
    """Return "40 → 41", or of long texts what was taken out and what was put in, and after which words."""
    if max(len(before), len(after)) <= _SHORT or not before or not after:
        return f"{before or EMPTY} → {after or EMPTY}"
    old, new = before.split(), after.split()
    parts = [part for part in SequenceMatcher(None, old, new, autojunk=False).get_opcodes() if part[0] != "equal"]
    said = [_place(old, new, part) for part in parts[:_MOST_PLACES]]
    if len(parts) > _MOST_PLACES:
        said.append(f"và {len(parts) - _MOST_PLACES} chỗ khác")
    return "; ".join(said) or "chỉ khác cách xuống dòng"


def _place(old: list[str], new: list[str], part: tuple[str, int, int, int, int]) -> str:
    _, first, last, begin, end = part
    out, put = " ".join(old[first:last]), " ".join(new[begin:end])
    around = " ".join(old[max(first - _AROUND, 0) : first])
    where = f" sau “…{around}”" if around else " ở đầu"
    if out and put:
        return f"“{out}” thay bằng “{put}”{where}"
    return f"thêm “{put}”{where}" if put else f"bỏ “{out}”{where}"


def _said(name: str, kind: type[Record], said: Said) -> tuple[str, Callable[[Any], str]] | None:
    """Return how a field is said; `None` for one that says nothing to people (ids)."""
    if name in said:
        return said[name]
    if name == "id" or name == ABOUT[kind].above or name not in FIELDS:
        return None
    return FIELDS[name], plain_words
