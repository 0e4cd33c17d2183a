"""Pictures for the README and the manual: `python installer/screenshots.py [folder]` (offscreen, the sample unit).

A window has 1366 × 768 points at scale 1 in `docs/images`, and the same pixels at 1.5 in `docs/images/150` when
`QT_SCALE_FACTOR=1.5` is set. What is shown is told in `scenes.py`. Look at each picture before keeping it.
"""

import os
import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from datetime import date, datetime
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
SCALE = os.environ.setdefault("QT_SCALE_FACTOR", "1")

import exchange_scenes  # noqa: E402 (the platform is chosen before Qt is loaded)
import province_scenes  # noqa: E402
import report_scenes  # noqa: E402
import sheets  # noqa: E402
from PySide6.QtCore import QSize  # noqa: E402
from PySide6.QtWidgets import QApplication, QWidget  # noqa: E402
from scenes import DIALOGS, PAGES  # noqa: E402
from survey_scenes import begin_round  # noqa: E402

from congdoan_desktop import app as program  # noqa: E402
from congdoan_desktop import paths, settings  # noqa: E402
from congdoan_desktop.domain.period import VIETNAM  # noqa: E402
from congdoan_desktop.reference.loaded import load  # noqa: E402
from congdoan_desktop.store.database import open_reader, open_store  # noqa: E402
from congdoan_desktop.ui import theme, vietnamese  # noqa: E402
from congdoan_desktop.ui.first_start import FirstStart  # noqa: E402
from congdoan_desktop.ui.kiosk.window import KioskWindow  # noqa: E402
from congdoan_desktop.ui.main_window import MainWindow  # noqa: E402
from congdoan_desktop.usecases import protect_store  # noqa: E402
from congdoan_desktop.usecases.sample_union import make_sample  # noqa: E402

ROOT = Path(__file__).resolve().parent.parent
WIDTH, HEIGHT = 1366, 768
TODAY = date(2026, 6, 30)
SIGNED_AT = datetime(2026, 6, 30, 16, 0, tzinfo=VIETNAM)
PATIENCE = 20.0
"""Seconds a page may take for its figures and its paper."""
REST = 0.4
"""Seconds in which nothing may begin any more before a picture is taken."""


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
        settings.save(settings.Settings(author="Phạm Thị Thanh Nga"))
        store = Path(home) / "sample.congdoan"
        make_sample(store, paths.resources())
        with open_store(store) as opened:
            begin_round(opened)
        papers = _copied(store, Path(home) / "papers")
        take_window(store, folder, PAGES, DIALOGS)
        report_scenes.prepare(papers)
        take_window(papers, folder, report_scenes.PAGES, report_scenes.DIALOGS)
        exchange_scenes.prepare(store, Path(home))
        take_window(store, folder, exchange_scenes.PAGES, exchange_scenes.DIALOGS)
        take_first_start(folder / "first-start.png")
        take_phrase(papers, folder)
        sheets.draw(store, Path(home), SIGNED_AT, folder)
        take_province(Path(home), folder)


def take_window(
    store: Path,
    folder: Path,
    pages: Mapping[str, Callable[[MainWindow], None]],
    scenes: Mapping[str, Callable[[MainWindow, Callable[[], None]], QWidget]],
    today: date = TODAY,
    key: bytes | None = None,
) -> None:
    """Open the window on `store` and take a picture of each page and each dialog."""
    window = program.open_window(store, key=key, today=lambda: today)
    window.resize(_size())
    window.show()
    settle(window)
    window.say_backup(datetime.combine(today, datetime.min.time()))
    for name, set_page in pages.items():
        set_page(window)
        _take(window, folder / f"{name}.png", window)
    for name, open_dialog in scenes.items():
        dialog = open_dialog(window, lambda: settle(window))
        _take(dialog, folder / f"{name}.png", window)
        dialog.leave() if isinstance(dialog, KioskWindow) else dialog.close()
        settle(window)
    window.close()
    _wait(lambda: not window.isVisible())


def take_province(home: Path, folder: Path) -> None:
    """Take the pictures of the province's side."""
    store, last = province_scenes.prepare(home)
    take_window(store, folder, province_scenes.PAGES, province_scenes.look_at(last), province_scenes.TODAY)


def take_phrase(store: Path, folder: Path) -> None:
    """Take a picture of the pane of the pass-phrase, on a store that has one."""
    with open_reader(store) as reader:
        new = protect_store.new_store_key(reader, "sương sớm trên đồi chè", SIGNED_AT)
    protect_store.protect(store, new)
    take_window(store, folder, {"phrase": lambda window: window.open_page("settings", "@Phrase")}, {}, key=new.key)


def take_first_start(path: Path) -> None:
    """Take a picture of the first question about the unit."""
    first = FirstStart(load(paths.resources()), lambda: TODAY)
    first.go_on()
    first.show()
    _wait(lambda: False, seconds=REST)
    first.grab().save(str(path))
    first.close()


def _copied(store: Path, folder: Path) -> Path:
    folder.mkdir()
    return Path(shutil.copy(store, folder))


def settle(window: MainWindow) -> None:
    """Let the window work until it has been at rest for a moment."""
    context, idle_since = window._context, time.monotonic()

    def is_at_rest() -> bool:
        nonlocal idle_since
        if context.worker.busy or context.looker.busy or context.carrier.busy:
            idle_since = time.monotonic()
        return time.monotonic() - idle_since > REST

    _wait(is_at_rest)


def _take(widget: QWidget, path: Path, window: MainWindow) -> None:
    settle(window)
    widget.grab().save(str(path))
    print(path)


def _wait(done: Callable[[], bool], *, seconds: float = PATIENCE) -> None:
    end = time.monotonic() + seconds
    while time.monotonic() < end and not done():
        QApplication.processEvents()
        time.sleep(0.01)


def _size() -> QSize:
    """Return the size in points that fills a screen of 1366 × 768 pixels at this scale."""
    return QSize(round(WIDTH / float(SCALE)), round(HEIGHT / float(SCALE)))


if __name__ == "__main__":
    main()
