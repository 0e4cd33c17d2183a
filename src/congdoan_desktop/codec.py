"""Strict JSON and plain data ↔ the domain's frozen dataclasses (msgspec): the one place that decodes outside data."""

from typing import Any, TypeVar

from congdoan_desktop.errors import UserError

T = TypeVar("T")


def to_json(value: object, *, indent: int = 0) -> bytes:
    """Return `value` as UTF-8 JSON, fields in the order of the dataclass, one form only (same value, same bytes)."""
    import msgspec

    data = msgspec.json.encode(value)
    return msgspec.json.format(data, indent=indent) if indent else data


def from_json(data: bytes, shape: type[T], *, code: str = "data.invalid") -> T:
    """Decode JSON strictly into `shape`: wrong types and missing fields are refused, unknown fields are ignored
    (a newer program may add some; `schema` says when it did).

    Raises `UserError(code, where=…)`.
    """
    import msgspec

    try:
        return msgspec.json.decode(data, type=shape, strict=True)
    except (msgspec.DecodeError, RecursionError, UnicodeDecodeError) as error:
        raise UserError(code, where=str(error)) from error


def convert(value: Any, shape: type[T], *, code: str = "data.invalid") -> T:
    """Turn plain data (dict, list, str, int …, as TOML gives them) into `shape`. Raises `UserError(code, where=…)`."""
    import msgspec

    try:
        return msgspec.convert(value, type=shape, strict=True)
    except msgspec.ValidationError as error:
        raise UserError(code, where=str(error)) from error
