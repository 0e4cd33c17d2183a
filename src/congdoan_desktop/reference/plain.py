"""Resource files as plain data: found, readable and well formed, or refused by name."""

import csv
import io
import re
import tomllib
from collections.abc import Sequence
from pathlib import Path
from typing import Any, TypeVar

from congdoan_desktop import codec
from congdoan_desktop.errors import UserError
from congdoan_desktop.files import read_file

DAMAGED = "reference.damaged"
LIMIT = 2_000_000
"""Bytes; the longest resource file has a tenth of it."""

_STRING = re.compile(r'"(?:[^"\\\n]|\\.)*+"|\'[^\'\n]*+\'')
_LONG_KEY = re.compile(r'(?<![\w"-])(?:[\w"-]++[ \t]*+\.[ \t]*+){20}')
"""`a.b.c.…`: of a key with many parts the library makes every beginning, and keeps them all."""

T = TypeVar("T")


def damaged(path: Path, where: str = "") -> UserError:
    """Return the error that names a resource file which is missing, unreadable or not as it was shipped."""
    return UserError(DAMAGED, name=path.name, where=where)


def read_text(path: Path) -> str:
    """Return the text of a resource file. Raises `UserError` reference.damaged."""
    return text_of(read_bytes(path), path)


def read_bytes(path: Path) -> bytes:
    """Return the bytes of a resource file. Raises `UserError` reference.damaged."""
    try:
        return read_file(path, limit=LIMIT)
    except UserError as error:
        raise damaged(path) from error


def text_of(data: bytes, path: Path) -> str:
    """Return the text of what is, or might be, the file `path`. Raises `UserError` reference.damaged."""
    if len(data) > LIMIT:
        raise damaged(path)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise damaged(path) from error


def read_toml(path: Path) -> dict[str, Any]:
    """Return a TOML file as plain data. Raises `UserError` reference.damaged, also for one made to harm the reader."""
    return toml_of(read_text(path), path)


def toml_of(text: str, path: Path) -> dict[str, Any]:
    """Return the TOML of what is, or might be, the file `path`, as `read_toml` does."""
    if _LONG_KEY.search(_STRING.sub('""', text)):
        raise damaged(path)
    try:
        return tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        raise damaged(path, str(error)) from error


def csv_of(text: str, path: Path) -> tuple[Sequence[str], list[dict[str, str]]]:
    """Return (column names, rows by column name) of what is, or might be, the CSV file `path`.

    Raises `UserError` reference.damaged.
    """
    try:
        table = [row for row in csv.reader(io.StringIO(text, newline=""), strict=True) if row]
        header, *rows = table
        return header, [dict(zip(header, row, strict=True)) for row in rows]
    except (csv.Error, ValueError) as error:
        raise damaged(path, str(error)) from error


def shaped(data: object, shape: type[T], path: Path) -> T:
    """Turn plain data of the file `path` into `shape`. Raises `UserError` reference.damaged."""
    try:
        return codec.convert(data, shape, code=DAMAGED)
    except UserError as error:
        raise damaged(path, str(error.values.get("where", ""))) from error


def files_in(folder: Path, pattern: str) -> list[Path]:
    """Return the files of a resource folder by name. Raises `UserError` reference.damaged when there is none."""
    found = sorted(folder.glob(pattern))
    if not found:
        raise damaged(folder)
    return found
