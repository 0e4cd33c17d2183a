"""Rows of the survey sheet → questions: names, groups, choices, expressions."""

import re
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from datetime import date

from congdoan_desktop.domain.survey import Choice, Kind, Question
from congdoan_desktop.intake.xform_expression import ITSELF, ExpressionError, parse
from congdoan_desktop.intake.xform_functions import functions
from congdoan_desktop.intake.xlsform_book import Book, Row
from congdoan_desktop.intake.xlsform_kinds import RowKind, check_cells, is_likert, is_required, kind_of
from congdoan_desktop.intake.xlsform_texts import Languages, Texts

NAME_LIMIT, CHOICES_LIMIT = 64, 50
_NAME = re.compile(rf"[A-Za-z_][A-Za-z0-9_.-]{{0,{NAME_LIMIT - 1}}}")
_CHOICE = re.compile(rf"[\w.-]{{1,{NAME_LIMIT}}}")
_FUNCTIONS = functions(date.today)


@dataclass(frozen=True, kw_only=True)
class _Group:
    row: Row
    path: str
    heading: Texts
    conditions: tuple[str, ...]
    """Its own and those of the groups around it."""


@dataclass(frozen=True, kw_only=True)
class _Line:
    row: Row
    kind: RowKind
    choices: str
    """Name of the list."""


@dataclass(frozen=True, kw_only=True)
class _Known:
    """What all rows may name."""

    names: frozenset[str]
    lists: Mapping[str, Sequence[Row]]
    languages: Languages


def read_rows(book: Book, languages: Languages) -> tuple[tuple[Row, Question], ...]:
    """Return the questions, each with the row it stands in. Raises `UserError` xlsform.* with sheet, row, what."""
    lines = tuple(_lines(book.survey))
    names = frozenset(line.row.get("name") for line in lines if line.kind not in {"begin", "end"})
    return tuple(_read(lines, _Known(names=names, lists=_lists(book.choices), languages=languages)))


def _lines(rows: Sequence[Row]) -> Iterator[_Line]:
    seen = set[str]()
    for row in rows:
        kind, choices = kind_of(row)
        check_cells(row, kind)
        if kind != "end":
            _check_name(row, seen)
            seen.add(row.get("name"))
        yield _Line(row=row, kind=kind, choices=choices)


def _check_name(row: Row, seen: Set[str]) -> None:
    name = row.get("name")
    if not name:
        raise row.refused("no_name", row.get("type"))
    if not _NAME.fullmatch(name):
        raise row.refused("bad_name", name)
    if name in seen:
        raise row.refused("name_twice", name)


def _read(lines: Sequence[_Line], known: _Known) -> Iterator[tuple[Row, Question]]:
    groups = list[_Group]()
    for line in lines:
        inner = groups[-1] if groups else None
        if line.kind == "begin":
            groups.append(_group(line.row, inner, known))
        elif line.kind != "end":
            yield line.row, _question(line, line.kind, inner, known)
        elif groups:
            groups.pop()
        else:
            raise line.row.refused("no_begin", line.row.get("type"))
    if groups:
        raise groups[-1].row.refused("no_end", groups[-1].row.get("name"))


def _group(row: Row, outer: _Group | None, known: _Known) -> _Group:
    own = _expression(row, "relevant", known.names)
    return _Group(
        row=row,
        path=f"{outer.path}/{row.get('name')}" if outer else row.get("name"),
        heading=known.languages.texts(row, "label") or (outer.heading if outer else {}),
        conditions=(*(outer.conditions if outer else ()), *([own] if own else [])),
    )


def _question(line: _Line, kind: Kind, group: _Group | None, known: _Known) -> Question:
    row, name, languages = line.row, line.row.get("name"), known.languages
    own, calculation = _expression(row, "relevant", known.names), _expression(row, "calculation", known.names)
    if (kind == "calculate") != bool(calculation):
        raise row.refused("calculation", name)
    is_silent = kind == "calculate" and not languages.texts(row, "label")
    return Question(
        name=name,
        label=name if is_silent else languages.label(row, f"label:{name}"),
        kind=kind,
        choices=_choices(row, line.choices, known) if line.choices else (),
        required=is_required(row) and kind not in {"note", "calculate"},
        hint=languages.keep(f"hint:{name}", languages.texts(row, "hint")),
        group=languages.keep(f"group:{group.path}", group.heading) if group else "",
        group_name=group.path if group else "",
        relevant=_joined((*(group.conditions if group else ()), *([own] if own else []))),
        constraint=_expression(row, "constraint", known.names),
        constraint_message=languages.keep(f"message:{name}", languages.texts(row, "constraint_message")),
        calculation=calculation,
        appearance="likert" if is_likert(row) else "",
    )


def _lists(rows: Sequence[Row]) -> Mapping[str, Sequence[Row]]:
    """Return the rows of the choices sheet by the name of their list."""
    lists = dict[str, list[Row]]()
    for row in rows:
        for column, language in row.cells:
            if column not in ("list_name", "name", "label") or (language and column != "label"):
                raise row.refused(
                    "media" if column in ("media", "image", "audio", "video") else "choice_column", column
                )
        listed, name = row.get("list_name"), row.get("name")
        if not listed:
            raise row.refused("no_list", name)
        if not _CHOICE.fullmatch(name):
            raise row.refused("bad_choice", name)
        if name in (other.get("name") for other in lists.get(listed, ())):
            raise row.refused("choice_twice", name)
        lists.setdefault(listed, []).append(row)
        if len(lists[listed]) > CHOICES_LIMIT:
            raise row.refused("too_many_choices", listed)
    return lists


def _choices(row: Row, listed: str, known: _Known) -> tuple[Choice, ...]:
    if listed not in known.lists:
        raise row.refused("unknown_list", listed)
    key = f"choice:{row.get('name')}"
    named = [(one, one.get("name")) for one in known.lists[listed]]
    return tuple(Choice(name=name, label=known.languages.label(one, f"{key}:{name}")) for one, name in named)


def _joined(conditions: Sequence[str]) -> str:
    """Return one expression that holds where all of them do."""
    return " and ".join(f"({one})" for one in conditions) if len(conditions) > 1 else "".join(conditions)


def _expression(row: Row, column: str, names: frozenset[str]) -> str:
    """Return an expression of known questions and functions only; the point stands for the answer of a constraint."""
    text = " ".join(row.get(column).split())
    if not text:
        return ""
    try:
        found = parse(text, _FUNCTIONS)
    except ExpressionError as error:
        raise row.refused(error.code, error.what) from error
    for name in sorted(found.names):
        if name not in names and not (name == ITSELF and column == "constraint"):
            raise row.refused("unknown", name)
    return text
