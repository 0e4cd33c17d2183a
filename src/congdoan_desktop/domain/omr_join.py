"""Pages of scans → sheets: by the serial number on them, or, for copies of a master, by the order of scanning."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from congdoan_desktop.domain.omr import Layout, PageMarks, Scanned, ScanProblem, SheetMarks

Looked = PageMarks | ScanProblem
"""What came of one page (or, with page 0, of a whole file)."""
_Place = tuple[str, int]


def joined(looked: Sequence[Looked], layouts: Mapping[str, Layout], reference: str) -> Scanned:
    """Join what was found, in the order of scanning, to whole sheets of the questionnaire `reference`."""
    sifted = tuple(_sifted(looked, layouts, reference))
    sheets: list[tuple[_Place, SheetMarks]] = []
    problems = [one for one in sifted if isinstance(one, ScanProblem)]
    for found in (*_by_serial(sifted, layouts), *_by_order(sifted, layouts)):
        if isinstance(found, ScanProblem):
            problems.append(found)
        else:
            sheets.append(((found.pages[0].file, found.pages[0].file_page), found))
    places = {_place(one): number for number, one in enumerate(looked)}
    return Scanned(
        sheets=tuple(sheet for place, sheet in sorted(sheets, key=lambda pair: places[pair[0]])),
        problems=tuple(sorted(problems, key=lambda one: places[_place(one)])),
        pages=sum(one.page > 0 if isinstance(one, ScanProblem) else True for one in looked),
    )


def _place(one: Looked) -> _Place:
    return (one.file, one.page) if isinstance(one, ScanProblem) else (one.file, one.file_page)


def _sifted(looked: Sequence[Looked], layouts: Mapping[str, Layout], reference: str) -> Iterator[Looked]:
    """Yield problems in the place of pages of another questionnaire, and of pages that were there before."""
    seen: dict[tuple[str, ...], PageMarks] = {}
    for one in looked:
        if isinstance(one, ScanProblem):
            yield one
            continue
        key = (one.code, one.serial, str(one.page)) if one.serial else (one.digest,)
        first = seen.setdefault(key, one)
        problem = ScanProblem(code="page_twice", file=one.file, page=one.file_page, serial=one.serial)
        if layouts[one.code].reference != reference:
            yield replace(problem, code="other_questionnaire")
        elif first is not one:
            yield replace(problem, other_file=first.file, other_page=first.file_page)
        else:
            yield one


def _by_serial(looked: Sequence[Looked], layouts: Mapping[str, Layout]) -> Iterator[SheetMarks | ScanProblem]:
    sheets: dict[tuple[str, str], dict[int, PageMarks]] = {}
    for one in looked:
        if isinstance(one, PageMarks) and one.serial:
            sheets.setdefault((one.code, one.serial), {})[one.page] = one
    for (code, serial), pages in sheets.items():
        wanted = range(1, len(layouts[code].pages) + 1)
        first = next(iter(pages.values()))
        missing = [
            ScanProblem(code="page_missing", file=first.file, page=first.file_page, serial=serial, missing=number)
            for number in wanted
            if number not in pages
        ]
        yield from missing or (SheetMarks(pages=tuple(pages[number] for number in wanted)),)


def _by_order(looked: Sequence[Looked], layouts: Mapping[str, Layout]) -> Iterator[SheetMarks | ScanProblem]:
    """Whatever could not be read breaks a sheet: two halves of different sheets must not become one."""
    sheet: list[PageMarks] = []
    for one in looked:
        if isinstance(one, ScanProblem):
            if one.code != "blank_page":
                yield from _broken(sheet)
                sheet = []
        elif not one.serial:
            fits = one.page == len(sheet) + 1 and (not sheet or sheet[0].code == one.code)
            if not fits:
                yield from _broken(sheet)
                sheet = []
            if one.page == len(sheet) + 1:
                sheet.append(one)
            else:
                yield ScanProblem(code="out_of_order", file=one.file, page=one.file_page)
            if sheet and len(sheet) == len(layouts[one.code].pages):
                yield SheetMarks(pages=tuple(sheet))
                sheet = []
    yield from _broken(sheet)


def _broken(sheet: Sequence[PageMarks]) -> Iterator[ScanProblem]:
    if sheet:
        first = sheet[0]
        yield ScanProblem(code="page_missing", file=first.file, page=first.file_page, missing=len(sheet) + 1)
