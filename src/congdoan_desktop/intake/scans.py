"""Scans from outside, read by two child processes at a time; a file that one of them dies of costs only itself."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor, as_completed
from dataclasses import dataclass, replace
from pathlib import Path

from congdoan_desktop import codec
from congdoan_desktop.domain.omr import Layout, PageMarks, ScanProblem
from congdoan_desktop.errors import UserError
from congdoan_desktop.files import read_file
from congdoan_desktop.intake.apart import run_apart
from congdoan_desktop.intake.scan_frames import Errand, FileLength, PageRead, Pages, packed
from congdoan_desktop.intake.scan_pictures import is_pdf

SUFFIXES = (".pdf", ".jpg", ".jpeg", ".png", ".tif", ".tiff")
_ONE_PAGE, _MANY_PAGES = (b"\xff\xd8\xff", b"\x89PNG\r\n"), (b"II*\0", b"MM\0*")
"""How JPEG and PNG begin; how TIFF does. What a file is called says nothing."""
FILE_LIMIT = 200_000_000
_BATCH_PAGES, _BATCH_BYTES = 40, 60_000_000
_CHILDREN = 2
_SECONDS, _SECONDS_ALONE, _MEGABYTES = 90.0, 12.0, 1000
_PATIENCE = 3
"""Pages one after another that a child dies of before the rest of the file is given up."""
Looked = PageMarks | ScanProblem
Cancelled = Callable[[], bool]


@dataclass(frozen=True, kw_only=True)
class _Batch:
    """Pages that one child reads. `files` are numbers in the pile."""

    files: tuple[int, ...]
    pages: tuple[Pages, ...]
    """Their `file` is a place in `files`."""


def read_files(
    paths: Sequence[Path], layouts: Mapping[str, Layout], progress: Callable[[int, int], None], cancelled: Cancelled
) -> tuple[Looked, ...]:
    """Return what is on each page of the files, in their order. Raises `UserError` intake.cancelled."""
    pile = _Pile(paths, tuple(layouts.values()), cancelled)
    lengths = _counted(pile)
    batches = tuple(_batches(pile, lengths))
    total = sum(length.pages for length in lengths)
    progress(0, total)
    read: _Read = {}
    with ThreadPoolExecutor(max_workers=_CHILDREN) as children:
        waiting = {children.submit(pile.read, batch) for batch in batches}
        for done in as_completed(waiting):
            _stop_the_others(done, waiting)
            read.update(done.result())
            progress(len(read), total)
    return tuple(_named(paths, lengths, read))


_Read = dict[tuple[int, int], PageRead]
"""By number of the file and page, both from 0."""


class _Pile:
    """The files, and the children that look at them."""

    def __init__(self, paths: Sequence[Path], layouts: tuple[Layout, ...], cancelled: Cancelled) -> None:
        self.paths, self._layouts, self._cancelled = paths, layouts, cancelled

    def size(self, number: int) -> int:
        try:
            return self.paths[number].stat().st_size
        except OSError:
            return 0

    def glance(self, number: int) -> FileLength | None:
        """Return what the first bytes of a file say of it; `None` where only a child can count its pages."""
        try:
            with self.paths[number].open("rb") as stream:
                head = stream.read(1024)
        except OSError:
            return FileLength(trouble="damaged_file")
        if not (is_pdf(head) or head.startswith((*_ONE_PAGE, *_MANY_PAGES))):
            return FileLength(trouble="not_a_scan")
        if self.size(number) > FILE_LIMIT:
            return FileLength(trouble="too_large")
        return FileLength(pages=1) if head.startswith(_ONE_PAGE) else None

    def count(self, files: Sequence[int]) -> list[FileLength]:
        """Return how many pages the files have; a child that dies of one of them does not take the others along."""
        try:
            data = [self._data(number) for number in files]
            request = packed(Errand(sizes=tuple(map(len, data))), data)
            return codec.from_json(self._ask("scan_reading:count_pages", request, len(files)), list[FileLength])
        except UserError as error:
            if error.code == "intake.cancelled":
                raise
            if len(files) == 1:
                return [FileLength(trouble="damaged_file")]
            return [length for number in files for length in self.count([number])]

    def read(self, batch: _Batch) -> _Read:
        """Return what is on the pages of a batch, by number of the file and page (from 0)."""
        places = [(batch.files[pages.file], page) for pages in batch.pages for page in range(pages.first, _end(pages))]
        try:
            data = [self._data(number) for number in batch.files]
            errand = Errand(sizes=tuple(map(len, data)), pages=batch.pages, layouts=self._layouts)
            answer = self._ask("scan_reading:read_pages", packed(errand, data), len(places))
            return dict(zip(places, codec.from_json(answer, list[PageRead]), strict=True))
        except (UserError, ValueError) as error:
            if isinstance(error, UserError) and error.code == "intake.cancelled":
                raise
            return self._one_by_one(places) if len(places) > 1 else {places[0]: PageRead(trouble="damaged_page")}

    def _one_by_one(self, places: Sequence[tuple[int, int]]) -> _Read:
        read: _Read = {}
        deaths: dict[int, int] = {}
        for number, page in places:
            if deaths.get(number, 0) >= _PATIENCE:
                read[number, page] = PageRead(trouble="damaged_page")
                continue
            alone = _Batch(files=(number,), pages=(Pages(file=0, first=page, count=1),))
            read.update(self.read(alone))
            died = read[number, page].trouble == "damaged_page"
            deaths[number] = deaths.get(number, 0) + 1 if died else 0
        return read

    def _ask(self, task: str, request: bytes, parts: int) -> bytes:
        seconds = _SECONDS if parts > 1 else _SECONDS_ALONE
        return run_apart(task, request, seconds=seconds, megabytes=_MEGABYTES, cancelled=self._cancelled)

    def _data(self, number: int) -> bytes:
        return read_file(self.paths[number], limit=FILE_LIMIT)


def _counted(pile: _Pile) -> list[FileLength]:
    """Return how many pages each file has: one where its head says so, else a child counts."""
    lengths: dict[int, FileLength] = {}
    unknown: list[int] = []
    for number in range(len(pile.paths)):
        length = pile.glance(number)
        if length is None:
            unknown.append(number)
        else:
            lengths[number] = length
    with ThreadPoolExecutor(max_workers=_CHILDREN) as children:
        groups = tuple(_groups(pile, unknown))
        for files, found in zip(groups, children.map(pile.count, groups), strict=True):
            lengths.update(zip(files, found, strict=True))
    return [lengths[number] for number in range(len(pile.paths))]


def _groups(pile: _Pile, files: Sequence[int]) -> Iterator[list[int]]:
    group: list[int] = []
    for number in files:
        if group and (len(group) == _BATCH_PAGES or sum(map(pile.size, (*group, number))) > _BATCH_BYTES):
            yield group
            group = []
        group.append(number)
    if group:
        yield group


def _batches(pile: _Pile, lengths: Sequence[FileLength]) -> Iterator[_Batch]:
    """Yield all pages in batches of a few seconds; small files share one, a long file takes several."""
    files: list[int] = []
    pages: list[Pages] = []
    for number, length in enumerate(lengths):
        for first in range(0, length.pages, _BATCH_PAGES):
            count = min(_BATCH_PAGES, length.pages - first)
            is_full = sum(one.count for one in pages) + count > _BATCH_PAGES
            if pages and (is_full or sum(map(pile.size, (*files, number))) > _BATCH_BYTES):
                yield _Batch(files=tuple(files), pages=tuple(pages))
                files, pages = [], []
            files.append(number)
            pages.append(Pages(file=len(files) - 1, first=first, count=count))
    if pages:
        yield _Batch(files=tuple(files), pages=tuple(pages))


def _named(
    paths: Sequence[Path], lengths: Sequence[FileLength], read: Mapping[tuple[int, int], PageRead]
) -> Iterator[Looked]:
    for number, (path, length) in enumerate(zip(paths, lengths, strict=True)):
        if length.trouble:
            yield ScanProblem(code=length.trouble, file=path.name)
        for page in range(length.pages):
            found = read[number, page]
            if found.marks:
                yield replace(found.marks, file=path.name, file_page=page + 1)
            else:
                yield ScanProblem(code=found.trouble or "damaged_page", file=path.name, page=page + 1)


def _end(pages: Pages) -> int:
    return pages.first + pages.count


def _stop_the_others(done: "Future[_Read]", waiting: set["Future[_Read]"]) -> None:
    if done.exception():
        for one in waiting:
            one.cancel()
