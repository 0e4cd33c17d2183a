"""How a sheet is laid out: where its headings stand, where the list begins and ends, what each column is."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from congdoan_desktop.intake.headings import Heading, HeadingFinder
from congdoan_desktop.intake.list_file import Sheet
from congdoan_desktop.intake.list_words import ListWords, folded, plain
from congdoan_desktop.intake.looks import is_name, is_numbering, shares
from congdoan_desktop.intake.readings import Reading, read_cell, reading_of

_NAMES = ("full_name", "family_name", "given_name")
_LOOKED_AT, _MOST_HEADING_ROWS, _FOOT, _SAMPLE = 40, 3, 25, 200


@dataclass(frozen=True, kw_only=True)
class ColumnPlan:
    """`field` is one of `ListWords.fields`, or empty: not taken in. `known`: what it is then ("private:phone",
    "leave:number"), as far as that is known. `reading`: how its text becomes Unicode.
    """

    place: int
    title: str = ""
    field: str = ""
    known: str = ""
    reading: Reading = ""


@dataclass(frozen=True, kw_only=True)
class Layout:
    """`first_row` … `end_row` (not included) are the rows of the list, counted from 0; `title` is what stands above."""

    first_row: int
    end_row: int
    columns: tuple[ColumnPlan, ...]
    title: str = ""

    def place_of(self, field: str) -> int | None:
        """Return the column that is taken in as `field`."""
        return next((column.place for column in self.columns if column.field == field), None)


def guess_layout(sheet: Sheet, words: ListWords) -> Layout:
    """Return the likeliest layout; every part of it is a proposal."""
    finder = HeadingFinder(words)
    top, span, headings = _headings(sheet, finder, words.named_by)
    first = top + span
    if span and first < len(sheet.rows) and is_numbering([cell.text for cell in sheet.rows[first]]):
        first += 1
    columns = _columns(sheet, headings, first) if span else _by_content(sheet, words)
    columns = _named(_split_names(sheet, _once(columns), first))
    filled = [column for column in columns if column.field or _filled(sheet, column, first)]
    title = " ".join(cell.text for row in sheet.rows[:top] for cell in row if cell.text)
    layout = Layout(first_row=first, end_row=len(sheet.rows), columns=tuple(filled), title=title[:500])
    return replace(layout, end_row=end_of_list(sheet, layout, words))


def end_of_list(sheet: Sheet, layout: Layout, words: ListWords) -> int:
    """Return the row after the last one of the list: below a sum or a signature only signatures stand."""
    end = len(sheet.rows)
    for row in range(len(sheet.rows) - 1, max(layout.first_row, len(sheet.rows) - _FOOT) - 1, -1):
        if is_surely_listed(sheet, row, layout):
            break
        if is_ending(sheet, row, words):
            end = row
    return end


def is_surely_listed(sheet: Sheet, row: int, layout: Layout) -> bool:
    """Whether a row is numbered as the list is, or fills three columns that are taken in."""
    filled = [column for column in layout.columns if sheet.cell(row, column.place).text]
    is_numbered = any(
        column.known == "leave:number" and sheet.cell(row, column.place).text.strip(" .").isdigit() for column in filled
    )
    return is_numbered or sum(bool(column.field) for column in filled) >= 3


def is_ending(sheet: Sheet, row: int, words: ListWords) -> bool:
    """Whether a row begins as what stands below a list: a sum, a place and day, a signature."""
    text = next((plain(cell.text) for cell in sheet.rows[row] if cell.text and not cell.text.isdigit()), "")
    if words.dates <= set(folded(text).split()):
        return True
    # Without accents only several words are sure: "Tong" is a family as well.
    return any(f"{text} ".startswith(f"{word} ") for word in words.endings if not text.isascii() or " " in word)


def _headings(sheet: Sheet, finder: HeadingFinder, named_by: Sequence[str]) -> tuple[int, int, list[Heading]]:
    """Return first row, number of rows and headings by column of the best headings; no rows when there are none."""
    best, score = (0, 0, list[Heading]()), 0.0
    for top in range(min(_LOOKED_AT, len(sheet.rows))):
        for span in range(1, _MOST_HEADING_ROWS + 1):
            if not sheet.rows[top] or top + span > len(sheet.rows):
                break
            found = [_heading(sheet, finder, top, span, place) for place in range(sheet.width)]
            reached = _score(found, named_by) - span / 100
            if reached > score:
                best, score = (top, span, found), reached
    return best


def _score(headings: Iterable[Heading], named_by: Sequence[str]) -> float:
    fields = dict[str, float]()
    for heading in headings:
        if heading.field:
            fields[heading.field] = max(fields.get(heading.field, 0.0), 1.0 if heading.sure else 0.6)
    return sum(fields.values()) if any(name in fields for name in named_by) else 0.0


def _heading(sheet: Sheet, finder: HeadingFinder, top: int, span: int, place: int) -> Heading:
    """Return the heading of a column: of all its rows together, else of the lowest one that says something."""
    texts = [sheet.cell(row, place).text for row in range(top, top + span)]
    if span > 1 and texts[-1] and not texts[0]:
        texts[0] = _merged_from(sheet, top, place)
    filled = [text for text in texts if text]
    found = [finder.find(text) for text in (" ".join(filled), *reversed(filled))]
    whole = found[0] if found else Heading()
    named = next((heading for heading in found if heading.field), whole)
    return replace(named, title=whole.title)


def _merged_from(sheet: Sheet, row: int, place: int) -> str:
    """Return what stands left of an empty cell: a heading over several columns is kept in the first of them."""
    return next((text for left in range(place - 1, -1, -1) if (text := sheet.cell(row, left).text)), "")


def _columns(sheet: Sheet, headings: Sequence[Heading], first: int) -> list[ColumnPlan]:
    columns = []
    for place, heading in enumerate(headings):
        is_taken = bool(heading.field) and ":" not in heading.field
        columns.append(
            ColumnPlan(
                place=place,
                title=heading.title,
                field=heading.field if is_taken else "",
                known="" if is_taken else heading.field,
                reading=reading_of(sheet, place, first),
            )
        )
    return columns


def _by_content(sheet: Sheet, words: ListWords) -> list[ColumnPlan]:
    """Guess by what the columns hold where no heading names them."""
    plans = [ColumnPlan(place=place, reading=reading_of(sheet, place, 0)) for place in range(sheet.width)]
    for field, share in shares(sheet, [plan.reading for plan in plans], words):
        free = [plan for plan in plans if not plan.field]
        best = max(free, key=lambda plan: share[plan.place], default=None)
        if best is not None and share[best.place] >= 0.6:
            plans[best.place] = replace(best, field=field)
    return plans


def _once(columns: Sequence[ColumnPlan]) -> list[ColumnPlan]:
    """Take each field from its first column; a second one right beside a name is the other half of it."""
    taken, kept = set[str](), list[ColumnPlan]()
    for column in columns:
        second = column.field in taken
        kept.append(replace(column, field="") if second else column)
        taken.add(column.field)
    return kept


def _split_names(sheet: Sheet, columns: Sequence[ColumnPlan], first: int) -> list[ColumnPlan]:
    """See a name that stands in two columns under one heading: names before, given names (single words) beside."""
    plans = list(columns)
    for place, column in enumerate(plans[:-1]):
        beside = plans[place + 1]
        heading_is_shared = not beside.title or beside.title.startswith(column.title)
        if column.field == "full_name" and not (beside.field or beside.known) and heading_is_shared:
            texts = _filled(sheet, beside, first)
            if texts and sum(is_name(text) and " " not in text.strip() for text in texts) >= 0.8 * len(texts):
                plans[place] = replace(column, field="family_name")
                plans[place + 1] = replace(beside, field="given_name")
    return plans


def _named(columns: list[ColumnPlan]) -> list[ColumnPlan]:
    """A given name alone is the whole name; beside a whole name it is not needed."""
    fields = {column.field for column in columns}
    if "full_name" in fields:
        return [replace(c, field="") if c.field in _NAMES[1:] else c for c in columns]
    if "family_name" in fields and "given_name" in fields:
        return columns
    return [replace(c, field="full_name") if c.field in _NAMES[1:] else c for c in columns]


def _filled(sheet: Sheet, column: ColumnPlan, first: int) -> list[str]:
    """Return the first texts of a column."""
    rows = range(first, min(len(sheet.rows), first + _SAMPLE))
    return [text for row in rows if (text := read_cell(sheet, row, column.place, column.reading))]
