"""Pictures of papers, some pages side by side: the signed report, and what is printed for a session and a dialogue."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPainter
from survey_scenes import sheet_pages

from congdoan_desktop import paths
from congdoan_desktop.demo import make_demo
from congdoan_desktop.domain.records import Activity, Dialogue, OwnPlan
from congdoan_desktop.reference.loaded import load
from congdoan_desktop.store import repository
from congdoan_desktop.store.database import open_reader, open_store
from congdoan_desktop.usecases.draw_papers import record_pdf, sheets_pdf
from congdoan_desktop.usecases.preview import picture_of
from congdoan_desktop.usecases.sign_in import Choice, sign_in_sheets

_GAP, _WIDTH = 8, 460


def draw(store: Path, home: Path, now: datetime, folder: Path) -> None:
    """Draw `signed-paper.png` (of the demo, made in `home`) and `papers.png` (of `store`) into `folder`."""
    signed = next(file for file in make_demo(home / "demo", now) if file.suffix == ".pdf").read_bytes()
    _side_by_side(((signed, number) for number in (0, 5, 10)), folder / "signed-paper.png")
    _side_by_side(((pdf, 0) for pdf in _papers(store, now)), folder / "papers.png")
    with open_store(store) as opened:
        _side_by_side(sheet_pages(opened), folder / "survey-sheet.png")


def _papers(store: Path, now: datetime) -> Iterator[bytes]:
    """A plan of the unit, the minutes of a dialogue and a list to sign."""
    reference = load(paths.resources())
    with open_reader(store) as reader:
        (plan,) = repository.find(reader, OwnPlan)
        yield record_pdf(reader, reference, "ke-hoach", plan.id, now)
        held = min(repository.find(reader, Dialogue), key=lambda dialogue: dialogue.held_on)
        yield record_pdf(reader, reference, "bien-ban-doi-thoai", held.id, now)
        planned = next(activity for activity in repository.find(reader, Activity) if activity.is_planned)
        yield sheets_pdf(sign_in_sheets(reader, reference.catalogues, [planned], Choice(source="people")), now)


def _side_by_side(pages: Iterable[tuple[bytes, int]], path: Path) -> None:
    """Draw pages, each a PDF and the number of its page from 0, in a row."""
    drawn = [_page(pdf, number) for pdf, number in pages]
    sheet = QImage(
        sum(page.width() for page in drawn) + _GAP * (len(drawn) - 1),
        max(page.height() for page in drawn),
        QImage.Format.Format_RGB888,
    )
    sheet.fill(Qt.GlobalColor.lightGray)
    painter, left = QPainter(sheet), 0
    for page in drawn:
        painter.drawImage(left, 0, page)
        left += page.width() + _GAP
    painter.end()
    sheet.save(str(path))
    print(path)


def _page(pdf: bytes, number: int) -> QImage:
    page = picture_of(pdf, number, _WIDTH)
    return QImage(page.rgb, page.width, page.height, page.stride, QImage.Format.Format_RGB888).copy()
