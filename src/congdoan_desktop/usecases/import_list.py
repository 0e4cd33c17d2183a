"""Take a list of people from outside, step 1 and 2: read it in a process of its own, propose what its columns are."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from congdoan_desktop import codec
from congdoan_desktop.domain.catalogue import Catalogue
from congdoan_desktop.domain.classified import marked_secret, named_secret
from congdoan_desktop.domain.text import clean
from congdoan_desktop.errors import UserError
from congdoan_desktop.files import read_file, sha256
from congdoan_desktop.intake import lists
from congdoan_desktop.intake.apart import run_apart
from congdoan_desktop.intake.layout import Layout, end_of_list, guess_layout
from congdoan_desktop.intake.list_file import ListFile, Sheet
from congdoan_desktop.intake.list_words import ListWords, folded, list_words
from congdoan_desktop.intake.names import are_capitals, are_small, have_family_last
from congdoan_desktop.intake.people_rows import Manner, People, names_of, read_people

_HEAD = 15
"""Rows that may stand above a list."""
_MEMBERS = "doan vien"
_CATALOGUES = {"union_role": "union_roles", "contract": "contracts"}


@dataclass(frozen=True, kw_only=True)
class Source:
    """A list that was read. `name` is empty for what was pasted."""

    file: ListFile
    name: str
    sha256: str


@dataclass(frozen=True, kw_only=True)
class Proposal:
    """What the program makes of a sheet. `asks_case`, `asks_order`: names are written so that it is worth asking."""

    layout: Layout
    manner: Manner
    asks_case: bool
    asks_order: bool


def read_list_file(path: Path, *, cancelled: Callable[[], bool] = lambda: False) -> Source:
    """Read an `.xlsx`, `.xls`, `.csv` or text file. Raises `UserError` file.*, intake.*, evidence.classified."""
    if named_secret(path.stem):
        raise UserError("evidence.classified", mark=clean(path.name))
    data = read_file(path, limit=lists.FILE_LIMIT)
    return Source(file=_open(_apart(lists.TASK_FILE, data, cancelled)), name=path.name, sha256=sha256(data))


def read_list_text(text: str, *, cancelled: Callable[[], bool] = lambda: False) -> Source:
    """Read what was on the clipboard. Raises `UserError` intake.*, evidence.classified."""
    data = text.encode("utf-8", "replace")
    return Source(file=_open(_apart(lists.TASK_TEXT, data, cancelled)), name="", sha256=sha256(data))


def words_of(resources: Path) -> ListWords:
    """Return the words of headings and cells. Raises `UserError` reference.damaged."""
    return list_words(resources / "imports")


def proposals(source: Source, words: ListWords) -> tuple[Proposal, ...]:
    """Return what the program makes of each sheet. Of thousands of rows it takes a moment."""
    return tuple(propose(source, sheet, words) for sheet in source.file.sheets)


def propose(source: Source, sheet: Sheet, words: ListWords) -> Proposal:
    """Return how the sheet is laid out, as far as can be guessed, and how its names are written."""
    return _with_manner(source, sheet, guess_layout(sheet, words), words)


def laid_anew(source: Source, sheet: Sheet, layout: Layout, words: ListWords) -> Proposal:
    """Return the proposal for a layout that the person changed."""
    layout = replace(layout, end_row=max(end_of_list(sheet, layout, words), layout.first_row))
    return _with_manner(source, sheet, layout, words)


def people_of(
    sheet: Sheet, layout: Layout, manner: Manner, words: ListWords, catalogues: Mapping[str, Catalogue]
) -> People:
    """Return the people of a sheet as it was laid out; labels of the catalogues are understood as well."""
    codes = {field: dict(known) for field, known in words.values.items()}
    for field, name in _CATALOGUES.items():
        codes[field] = {folded(e.label): e.code for e in catalogues[name].values()} | codes[field]
    return read_people(sheet, layout, words, codes, manner)


def _with_manner(source: Source, sheet: Sheet, layout: Layout, words: ListWords) -> Proposal:
    names = names_of(sheet, layout)
    case, order = are_capitals(names) or are_small(names), have_family_last(names, words)
    manner = Manner(
        proper_case=case,
        family_first=order,
        # Who lists workers has people who are no members among them; the number must not be made greater by guessing.
        all_members=_MEMBERS in folded(layout.title) or layout.place_of("member_no") is not None,
        since_1904=source.file.since_1904,
    )
    return Proposal(layout=layout, manner=manner, asks_case=case, asks_order=order)


def _apart(task: str, data: bytes, cancelled: Callable[[], bool]) -> ListFile:
    answer = run_apart(task, data, seconds=lists.SECONDS, megabytes=lists.MEGABYTES, cancelled=cancelled)
    return codec.from_json(answer, ListFile, code="intake.refused")


def _open(file: ListFile) -> ListFile:
    """Return `file`, unless the stamp of a state secret stands above a list of it."""
    for text in (text for sheet in file.sheets for text in _above(sheet)):
        if marked_secret(text):
            raise UserError("evidence.classified", mark=clean(text))
    return file


def _above(sheet: Sheet) -> Iterator[str]:
    """Yield the texts of the first rows, up to the first that is as full as a list is. Below, "Mật" is a name."""
    for row in sheet.rows[:_HEAD]:
        texts = [cell.text for cell in row if cell.text]
        if len(texts) > 2:
            return
        yield from texts
