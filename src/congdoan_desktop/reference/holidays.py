"""Holidays: the catalogue whose codes are days, flagged `off`, or `worked` for a weekend day that makes up for one."""

from datetime import date
from pathlib import Path
from types import MappingProxyType

from congdoan_desktop.domain.catalogue import Catalogue
from congdoan_desktop.domain.workdays import Holidays
from congdoan_desktop.reference.plain import damaged

_FLAGS = {frozenset({"off"}): True, frozenset({"worked"}): False}


def holidays(catalogue: Catalogue, path: Path) -> Holidays:
    """Return the days of `catalogue`, which was read from `path`. Raises `UserError` reference.damaged."""
    days = {}
    for code, entry in catalogue.items():
        try:
            days[date.fromisoformat(code)] = _FLAGS[entry.flags]
        except (KeyError, ValueError) as error:
            raise damaged(path, code) from error
    return MappingProxyType(days)
