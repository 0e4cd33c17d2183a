"""Which types, cells and appearances of XLSForm this program takes; all others are refused, each with its reason."""

import re
from collections.abc import Mapping
from typing import Literal

from congdoan_desktop.domain.survey import Kind
from congdoan_desktop.intake.xlsform_book import Row

RowKind = Kind | Literal["begin", "end"]

_KINDS: Mapping[str, RowKind] = {
    "integer": "integer",
    "int": "integer",
    "decimal": "decimal",
    "date": "date",
    "text": "text",
    "string": "text",
    "note": "note",
    "calculate": "calculate",
    "calculation": "calculate",
    "begin group": "begin",
    "end group": "end",
}
_SELECT = re.compile(
    r"(?:add )?(?P<many>select one(?: prompt)?(?: from| using)?|select1"
    r"|select multiple(?: prompt)?(?: from| using)?|select all that apply(?: from)?)"
    r" (?P<list>\S+)(?P<other> or[ _](?:specify[ _])?other)?"
)
_METADATA = re.compile(
    r"start|end|today|deviceid|device id|imei|subscriberid|subscriber id|simserial|sim serial|phonenumber|phone number"
    r"|username|user name|email|audit|(?:start|end) time|(?:start|background)-(?:geopoint|audio)|uri:.*|instanceid"
    r"|get (?:today|device id|phone number|sim id|subscriber id|start time|end time)"
)
_REFUSED: Mapping[str, re.Pattern[str]] = {
    "metadata": _METADATA,
    "repeat": re.compile(r"(?:begin|end) (?:repeat|loop|looped group|lgroup)"),
    "position": re.compile(r"geo(?:point|trace|shape)|gps|location|.*geopoint prompt"),
    "media": re.compile(
        r"image|photo|audio|video|file|background-audio|signature|.*(?:photo|image|audio|video|file) prompt"
    ),
    "outside": re.compile(r"select.* from file .*|select one external .*|(?:csv|xml)-external|osm.*"),
}
_READ = ("name", "label", "hint", "relevant", "appearance")
_CELLS: Mapping[RowKind, frozenset[str]] = {
    "begin": frozenset({"name", "label", "relevant", "appearance"}),
    "end": frozenset({"name", "label"}),
    "note": frozenset({*_READ, "required"}),
    "calculate": frozenset({"name", "label", "relevant", "calculation", "required"}),
}
_ASKED = frozenset({*_READ, "required", "constraint", "constraint_message"})
_COLUMNS: Mapping[str, str] = {
    "choice_filter": "choice_filter",
    "default": "default",
    "media": "media",
    "image": "media",
    "audio": "media",
    "video": "media",
    "big-image": "media",
}
_PLAIN = re.compile(
    r"likert|minimal|quick|quickcompact|compact(?:-[0-9]+)?|(?:horizontal|vertical)(?:-compact)?"
    r"|columns(?:-(?:pack|[0-9]+))?|no-buttons|multiline|no-calendar|autocomplete|field-list|w[0-9]+"
)
"""They say where on a telephone something stands, not what is asked."""
_YES, _NO = frozenset({"yes", "true", "true()"}), frozenset({"", "no", "false", "false()"})


def kind_of(row: Row) -> tuple[RowKind, str]:
    """Return what a row of the survey sheet is, and the list of its choices.

    Raises `UserError` xlsform.no_type, xlsform.metadata, xlsform.repeat, xlsform.position, xlsform.media,
    xlsform.outside, xlsform.or_other, xlsform.type.
    """
    written = row.get("type")
    if not written:
        raise row.refused("no_type", next(iter(row.cells.values())))
    plain = " ".join(written.replace("_", " ").split())
    for code, pattern in _REFUSED.items():
        if pattern.fullmatch(plain.lower()):
            raise row.refused(code, written)
    if plain in _KINDS:
        return _KINDS[plain], ""
    select = _SELECT.fullmatch(_spaced(written))
    if select is None:
        raise row.refused("type", written)
    if select["other"]:
        raise row.refused("or_other", written)
    return ("select_one" if "one" in select["many"] or "1" in select["many"] else "select_multiple"), select["list"]


def _spaced(written: str) -> str:
    """Return a type with blanks in its own words and the name of the list untouched."""
    first, *rest = written.split()
    return " ".join([first.replace("_", " "), *rest])


def check_cells(row: Row, kind: RowKind) -> None:
    """Refuse filled cells that mean nothing, or something else, for such a row.

    Raises `UserError` xlsform.column, xlsform.choice_filter, xlsform.default, xlsform.media, xlsform.appearance,
    xlsform.required.
    """
    allowed = _CELLS.get(kind, _ASKED) | {"type"}
    for column, language in row.cells:
        if column not in allowed or (language and column not in ("label", "hint", "constraint_message")):
            raise row.refused(_COLUMNS.get(column, "column"), f"{column}::{language}" if language else column)
    for word in row.get("appearance").lower().split():
        if not _PLAIN.fullmatch(word) or (word == "likert" and kind != "select_one"):
            raise row.refused("appearance", word)
    if row.get("required").lower() not in _YES | _NO:
        raise row.refused("required", row.get("required"))


def is_likert(row: Row) -> bool:
    """Whether the choices are a scale."""
    return "likert" in row.get("appearance").lower().split()


def is_required(row: Row) -> bool:
    """Whether an answer must be given."""
    return row.get("required").lower() in _YES
