"""The words that lists of people are headed and filled with: data in `resources/imports/`, ready for comparing."""

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
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
class ListWords:
    """`headings`: plain words (see `plain`) → field, or "leave:…", "private:…". `values`: kind → folded word → code.

    `endings`: what a row below the list begins with, plain and folded; `dates`: the words it holds where it
    tells place and day. `families`, `middles`: parts of names, folded.
    """

    headings: Mapping[str, str]
    values: Mapping[str, Mapping[str, str]]
    endings: tuple[str, ...]
    dates: frozenset[str]
    families: frozenset[str]
    middles: frozenset[str]


def list_words(folder: Path) -> ListWords:
    """Return what the folder `imports` of the resources holds. Raises `UserError` reference.damaged."""
    found = _toml(folder / "headings.toml")
    kept_apart = codec.convert({k: found.get(k) for k in ("leave", "private")}, _Headings, code="reference.damaged")
    taken = codec.convert(found.get("import"), dict[str, tuple[str, ...]], code="reference.damaged")
    values = codec.convert(_toml(folder / "values.toml"), _Values, code="reference.damaged")
    groups = {"": taken, "leave:": kept_apart.leave, "private:": kept_apart.private}
    headings = {
        plain(word): f"{prefix}{field}"
        for prefix, group in groups.items()
        for field, words in group.items()
        for word in words
    }
    return ListWords(
        headings=headings,
        values={
            "is_member": _codes({"yes": values.yes, "no": values.no}),
            "gender": _codes({"male": values.male, "female": values.female}),
            "contract": _codes(values.contract),
            "union_role": _codes(values.union_role),
        },
        endings=tuple({kind(word): None for word in values.rows["endings"] for kind in (plain, folded)}),
        dates=frozenset(map(folded, values.rows["dates"])),
        families=frozenset(map(fold, values.names["families"])),
        middles=frozenset(map(fold, values.names["middles"])),
    )


def plain(text: str) -> str:
    """Return words in NFC and small letters with single spaces, nothing else: what headings are compared by."""
    return " ".join(_NO_LETTER.sub(" ", clean(text).casefold()).split())


def folded(text: str) -> str:
    """Return `plain` words without accents. Signs alone (✓, +, –) stay what they are."""
    return fold(plain(text)) or fold(clean(text))


def _codes(words: Mapping[str, Iterable[str]]) -> Mapping[str, str]:
    return {folded(word): code for code, several in words.items() for word in several}


def _toml(path: Path) -> dict[str, object]:
    try:
        return tomllib.loads(read_file(path, limit=_LIMIT).decode("utf-8"))
    except (UserError, ValueError) as error:
        raise UserError("reference.damaged", name=path.name, where=str(error)) from error
