"""The words that lists from outside are headed and filled with: data in `resources/imports/`, ready for comparing."""

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from congdoan_desktop import codec
from congdoan_desktop.domain.text import clean, fold
from congdoan_desktop.errors import UserError
from congdoan_desktop.files import read_file

_LIMIT = 100_000
_NO_LETTER = re.compile(r"[\W_]+")

FIELDS = (
    *("full_name", "family_name", "given_name", "gender", "male", "female", "birth", "department", "job_title"),
    *("union_role", "contract", "member_no", "is_member", "note"),
)
"""What a column may be taken in as; `family_name` and `given_name` together make a name, `male` and `female` hold a
date of birth or a mark."""
NAMED_BY = ("full_name", "family_name", "given_name")
"""A list of people has a column for one of these."""
UNIT_FIELDS = (
    *("code", "name", "short_name", "kind", "size", "commune", "parent", "workers", "members"),
    *("contact_name", "contact_phone", "contact_email", "founded_on", "ended_on", "note"),
)
"""What a column of a list of units may be taken in as."""


@dataclass(frozen=True, kw_only=True)
class _Headings:
    leave: dict[str, tuple[str, ...]]
    private: dict[str, tuple[str, ...]]


@dataclass(frozen=True, kw_only=True)
class _Values:
    yes: tuple[str, ...]
    no: tuple[str, ...]
    male: tuple[str, ...]
    female: tuple[str, ...]
    contract: dict[str, tuple[str, ...]]
    union_role: dict[str, tuple[str, ...]]
    rows: dict[str, tuple[str, ...]]
    names: dict[str, tuple[str, ...]]


@dataclass(frozen=True, kw_only=True)
class _UnitHeadings:
    whole: dict[str, tuple[str, ...]]
    leave: dict[str, tuple[str, ...]]


@dataclass(frozen=True, kw_only=True)
class _UnitValues:
    kind: dict[str, tuple[str, ...]]
    size: dict[str, tuple[str, ...]]
    kind_by_name: dict[str, tuple[str, ...]]
    begins: dict[str, tuple[str, ...]]
    rows: dict[str, tuple[str, ...]]


@dataclass(frozen=True, kw_only=True)
class ListWords:
    """`fields`: what a column may be taken in as; `named_by`: those of which a list has at least one.

    `headings`: plain words (see `plain`) → field, or "leave:…", "private:…". `values`: kind → folded word → code.

    `endings`: what a row below the list begins with, plain and folded; `dates`: the words it holds where it
    tells place and day. `families`, `middles`: parts of names, folded.
    """

    headings: Mapping[str, str]
    values: Mapping[str, Mapping[str, str]]
    endings: tuple[str, ...]
    dates: frozenset[str]
    families: frozenset[str] = frozenset()
    middles: frozenset[str] = frozenset()
    whole_headings: Mapping[str, str] = field(default_factory=dict)
    """Those that name a field only where nothing stands beside them."""
    fields: tuple[str, ...] = FIELDS
    named_by: tuple[str, ...] = NAMED_BY


def list_words(folder: Path) -> ListWords:
    """Return what the folder `imports` of the resources holds. Raises `UserError` reference.damaged."""
    found = _toml(folder / "headings.toml")
    kept_apart = codec.convert({k: found.get(k) for k in ("leave", "private")}, _Headings, code="reference.damaged")
    taken = codec.convert(found.get("import"), dict[str, tuple[str, ...]], code="reference.damaged")
    values = codec.convert(_toml(folder / "values.toml"), _Values, code="reference.damaged")
    return ListWords(
        headings=_headings({"": taken, "leave:": kept_apart.leave, "private:": kept_apart.private}),
        values={
            "is_member": _codes({"yes": values.yes, "no": values.no}),
            "gender": _codes({"male": values.male, "female": values.female}),
            "contract": _codes(values.contract),
            "union_role": _codes(values.union_role),
        },
        endings=_endings(values.rows["endings"]),
        dates=frozenset(map(folded, values.rows["dates"])),
        families=frozenset(map(fold, values.names["families"])),
        middles=frozenset(map(fold, values.names["middles"])),
    )


def unit_words(folder: Path) -> ListWords:
    """Return the words of lists of units in the same folder. Raises `UserError` reference.damaged."""
    found = _toml(folder / "unit_headings.toml")
    kept_apart = codec.convert({k: found.get(k) for k in ("whole", "leave")}, _UnitHeadings, code="reference.damaged")
    taken = codec.convert(found.get("import"), dict[str, tuple[str, ...]], code="reference.damaged")
    values = codec.convert(_toml(folder / "unit_values.toml"), _UnitValues, code="reference.damaged")
    return ListWords(
        headings=_headings({"": taken, "leave:": kept_apart.leave}),
        whole_headings=_headings({"": kept_apart.whole}),
        values={
            "kind": _codes(values.kind),
            "size": _codes(values.size),
            "kind_by_name": _codes(values.kind_by_name),
            "begins": _codes(values.begins),
        },
        endings=_endings(values.rows["endings"]),
        dates=frozenset(map(folded, values.rows["dates"])),
        fields=UNIT_FIELDS,
        named_by=("name",),
    )


def plain(text: str) -> str:
    """Return words in NFC and small letters with single spaces, nothing else: what headings are compared by."""
    return " ".join(_NO_LETTER.sub(" ", clean(text).casefold()).split())


def folded(text: str) -> str:
    """Return `plain` words without accents. Signs alone (✓, +, –) stay what they are."""
    return fold(plain(text)) or fold(clean(text))


def _headings(groups: Mapping[str, Mapping[str, Iterable[str]]]) -> Mapping[str, str]:
    return {
        plain(word): f"{prefix}{name}"
        for prefix, group in groups.items()
        for name, words in group.items()
        for word in words
    }


def _endings(words: Iterable[str]) -> tuple[str, ...]:
    return tuple({kind(word): None for word in words for kind in (plain, folded)})


def _codes(words: Mapping[str, Iterable[str]]) -> Mapping[str, str]:
    return {folded(word): code for code, several in words.items() for word in several}


def _toml(path: Path) -> dict[str, object]:
    try:
        return tomllib.loads(read_file(path, limit=_LIMIT).decode("utf-8"))
    except (UserError, ValueError) as error:
        raise UserError("reference.damaged", name=path.name, where=str(error)) from error
