"""Pictures of every page for the README: `python installer/screenshots.py [folder]` (offscreen, the sample unit).

A picture has 1366 × 768 points at scale 1 in `docs/images`, and the same at 1.5 in `docs/images/150` when
`QT_SCALE_FACTOR=1.5` is set. Look at each one before keeping it.
"""

import os
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
SCALE = os.environ.setdefault("QT_SCALE_FACTOR", "1")

from PySide6.QtCore import QSize, Qt  # noqa: E402 (the platform is chosen before Qt is loaded)
from PySide6.QtGui import QImage, QPainter  # noqa: E402
from PySide6.QtTest import QTest  # noqa: E402
from PySide6.QtWidgets import QApplication, QWidget  # noqa: E402

from congdoan_desktop import app as program  # noqa: E402
from congdoan_desktop import paths  # noqa: E402
from congdoan_desktop.demo import make_demo  # noqa: E402
from congdoan_desktop.domain.period import VIETNAM  # noqa: E402
from congdoan_desktop.reference.loaded import load  # noqa: E402
from congdoan_desktop.store.database import open_reader  # noqa: E402
from congdoan_desktop.ui import theme, vietnamese  # noqa: E402
from congdoan_desktop.ui.first_start import FirstStart  # noqa: E402
from congdoan_desktop.ui.main_window import MainWindow  # noqa: E402
from congdoan_desktop.ui.pages.activities import ActivitiesPage  # noqa: E402
from congdoan_desktop.usecases.gather_facts import gather_facts  # noqa: E402
from congdoan_desktop.usecases.preview import picture_of  # noqa: E402
from congdoan_desktop.usecases.sample_union import make_sample  # noqa: E402

ROOT = Path(__file__).resolve().parent.parent
WIDTH, HEIGHT = 1366, 768
TODAY = date(2026, 6, 30)
SIGNED_AT = datetime(2026, 6, 30, 16, 0, tzinfo=VIETNAM)
GAP = 8
PATIENCE = 20.0
"""Seconds a page may take for its figures and its paper."""


def main() -> None:
    """Take all pictures."""
    images = ROOT / "docs" / "images"
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else images if SCALE == "1" else images / "150"
    folder.mkdir(parents=True, exist_ok=True)
    app = QApplication(sys.argv[:1])
    theme.apply(app, bundled_font=True)
    vietnamese.install(app)
    with tempfile.TemporaryDirectory() as home:
        os.environ[paths.HOME_VARIABLE] = home
        store = Path(home) / "sample.congdoan"
        make_sample(store, paths.resources())
        take_all(store, folder)
        take_paper(Path(home), folder / "10-signed-paper.png")


def take_all(store: Path, folder: Path) -> None:
    """Open the window on `store` and take a picture of each page, then of the ticking and of the first start."""
    window = program.open_window(store, today=lambda: TODAY)
    window.resize(_size())
    window.show()
    _settle(lambda: False, seconds=1.0)
    window.say_backup(datetime.combine(TODAY, datetime.min.time()))
    for number, entry in enumerate(program.entries(), start=1):
        window.open_page(entry.key)
        _take(window, folder / f"{number:02d}-{entry.key}.png")
    _take_ticking(window, store, folder / "08-attendance.png")
    window.close()
    _settle(lambda: not window.isVisible())
    first = FirstStart(load(paths.resources()), lambda: TODAY)
    first.show()
    _take(first, folder / "09-first-start.png")
    first.close()


def take_paper(home: Path, path: Path) -> None:
    """The first page, the page with the signature and the table of targets of the demo's signed PDF, side by side."""
    pdf = next(file for file in make_demo(home / "demo", SIGNED_AT) if file.suffix == ".pdf").read_bytes()
    drawn = [_page(pdf, number) for number in (0, 5, 10)]
    sheet = QImage(
        sum(page.width() for page in drawn) + GAP * (len(drawn) - 1),
        max(page.height() for page in drawn),
        QImage.Format.Format_RGB888,
    )
    sheet.fill(Qt.GlobalColor.lightGray)
    painter, left = QPainter(sheet), 0
    for page in drawn:
        painter.drawImage(left, 0, page)
        left += page.width() + GAP
    painter.end()
    sheet.save(str(path))
    print(path)


def _page(pdf: bytes, number: int) -> QImage:
    page = picture_of(pdf, number, 460)
    return QImage(page.rgb, page.width, page.height, page.stride, QImage.Format.Format_RGB888).copy()


def _take_ticking(window: MainWindow, store: Path, path: Path) -> None:
    """Ticking on an activity that has a name list."""
    with open_reader(store) as reader:
        listed = next(activity for activity in gather_facts(reader).activities if activity.counted_by != "heads")
    window.open_page("activities", listed.id)
    page = window.page()
    assert isinstance(page, ActivitiesPage), "the rail has no activities"
    page.tick_people()
    page.panel.setFocus()
    QTest.keyClicks(page.panel.line, "van")
    QTest.keyClick(page.panel.line, Qt.Key.Key_Return)
    _take(window, path)
    page.panel.done.emit()


def _take(widget: QWidget, path: Path) -> None:
    _settle(lambda: False, seconds=2.0)
    widget.grab().save(str(path))
    print(path)


def _settle(done: Callable[[], bool], *, seconds: float = PATIENCE) -> None:
    """Let the window work until `done`, or for as long as it is given."""
    end = time.monotonic() + seconds
    while time.monotonic() < end and not done():
        QApplication.processEvents()
        time.sleep(0.01)


def _size() -> QSize:
    """Return the size in points that fills a screen of 1366 × 768 pixels at this scale."""
    return QSize(round(WIDTH / float(SCALE)), round(HEIGHT / float(SCALE)))


if __name__ == "__main__":
    main()
