"""Catalogues: one CSV file a code list (`code,label,group,unit,<flags>,valid_from,valid_to`)."""

import re
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from types import MappingProxyType

from congdoan_desktop.domain.catalogue import Catalogue, Entry
from congdoan_desktop.reference.plain import csv_of, damaged, files_in, read_text

NAMES = (
    *("unit_kinds", "communes", "forms", "topics", "audiences", "venue_kinds", "count_methods", "enterprise_sizes"),
    *("training_kinds", "training_levels", "union_roles", "networks", "contracts", "survey_methods", "evidence_kinds"),
    *("opinion_channels", "opinion_areas", "opinion_spreads", "opinion_moods", "opinion_risks", "settlement_levels"),
    *("petition_states", "platforms", "refutation_kinds", "dialogue_kinds", "holidays"),
    *("consent_purposes", "consent_ways", "request_kinds", "ethnic_groups"),
    *("funds_sources", "task_states"),
)
"""Catalogues that the records use; each must be there."""

_FIRST, _LAST = ["code", "label", "group", "unit"], ["valid_from", "valid_to"]
_CODE = re.compile(r"[a-z0-9]+(?:[_-][a-z0-9]+)*\Z")


def catalogues(folder: Path) -> Mapping[str, Catalogue]:
    """Return the catalogues of `folder` by file stem. Raises `UserError` reference.damaged."""
    found = {path.stem: catalogue(path) for path in files_in(folder, "*.csv")}
    for name in NAMES:
        if name not in found:
            raise damaged(folder / f"{name}.csv")
    return MappingProxyType(found)


def catalogue(path: Path) -> Catalogue:
    """Return one catalogue in the order of its file. Raises `UserError` reference.damaged."""
    return catalogue_of(read_text(path), path)


def catalogue_of(text: str, path: Path) -> Catalogue:
    """Return the catalogue in the text of what is, or might be, the file `path`, as `catalogue` does."""
    header, rows = csv_of(text, path)
    if list(header[:4]) != _FIRST or list(header[-2:]) != _LAST:
        raise damaged(path, "columns")
    entries = [_entry(row, tuple(header[4:-2]), path) for row in rows]
    by_code = {entry.code: entry for entry in entries}
    if not entries or len(by_code) < len(entries):
        raise damaged(path, "codes")
    return MappingProxyType(by_code)


def _entry(row: Mapping[str, str], flags: tuple[str, ...], path: Path) -> Entry:
    if not _CODE.match(row["code"]) or not row["label"] or any(row[flag] not in ("", "x") for flag in flags):
        raise damaged(path, row["code"])
    return Entry(
        code=row["code"],
        label=row["label"],
        group=row["group"],
        unit=row["unit"],
        flags=frozenset(flag for flag in flags if row[flag]),
        valid_from=_day(row["valid_from"], path),
        valid_to=_day(row["valid_to"], path),
    )


def _day(text: str, path: Path) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError as error:
        raise damaged(path, text) from error
