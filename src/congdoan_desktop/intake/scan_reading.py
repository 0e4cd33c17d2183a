"""What the child process of `apart` does with scans: count their pages, read their pages."""

from congdoan_desktop import codec
from congdoan_desktop.domain.omr import PageMarks, Trouble
from congdoan_desktop.intake.omr import read_page
from congdoan_desktop.intake.scan_frames import PageRead, unpacked
from congdoan_desktop.intake.scan_pictures import Attempt, attempts, length_of


def count_pages(request: bytes) -> bytes:
    """Return a `FileLength` for each file, as JSON."""
    _, files = unpacked(request)
    return codec.to_json([length_of(file) for file in files])


def read_pages(request: bytes) -> bytes:
    """Return a `PageRead` for each page of the errand, as JSON."""
    errand, files = unpacked(request)
    layouts = {layout.code: layout for layout in errand.layouts}

    def read(ways: tuple[Attempt, ...]) -> PageRead:
        trouble: Trouble = "damaged_page"
        for way in ways:
            picture = way()
            found = picture if isinstance(picture, str) else read_page(picture, layouts)
            if isinstance(found, PageMarks):
                return PageRead(marks=found)
            trouble = found
        return PageRead(trouble=trouble)

    return codec.to_json(
        [read(ways) for pages in errand.pages for ways in attempts(files[pages.file], pages.first, pages.count)]
    )
