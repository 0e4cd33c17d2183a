"""The window at 50 000 people, 5 000 activities and 300 000 attendances: pages, dialogs, search, ticks, memory.

`python tests/bench/bench_window.py`; nothing is shown (Qt's offscreen platform), everything is painted.
Goals of the issue: a page opens < 300 ms, search repaints ≤ 50 ms (p95), a tick repaints < 50 ms, < 250 MB.
Memory is read from /proc; on Windows look at "Working set (memory)" of the Task Manager while it waits at the end
(`--wait`). What typing feels while the other thread works: `bench_beside.py`.
"""

import statistics
import sys
from functools import partial
from pathlib import Path
from time import perf_counter

sys.path.insert(0, str(Path(__file__).parents[2]))
from tests.bench.meter import Meter, big_window, memory, show, type_letter  # isort: skip (sets Qt's platform)

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog

from congdoan_desktop.domain.records import Activity, Person
from congdoan_desktop.store import repository
from congdoan_desktop.store.connection import Reader
from congdoan_desktop.store.database import Store, open_reader
from congdoan_desktop.ui.tabbed_page import TabbedPage

TYPED = ("nguyen duc", "Nguyễn Đức", "lò thị mai", "mai", "Đặng Ân", "zzz", "tran van an", "n")
SEARCHED = ("chuyên đề", "chi thi 58", "số 41", "zzz", "noi chuyen")
TICKS, PUT_AWAY = 40, 2_000
PAUSE = 600
"""Milliseconds in which a page draws its paper of its own accord."""


def main() -> None:
    """Print it all."""
    with big_window() as meter:
        bench_pages(meter)
        with open_reader(meter.path) as reader:
            bench_search(meter, reader, "people", Person, TYPED)
            bench_search(meter, reader, "activities", Activity, SEARCHED)
        bench_ticks(meter)
        bench_dialogs(meter)
        print("again, after all that:")
        bench_pages(meter)
        print(f"memory at the end: {memory()}")
        if "--wait" in sys.argv:
            input("Enter ends it.")


def bench_pages(meter: Meter) -> None:
    """From the wish for a page or a tab until it is painted, and until its figures stand there too."""
    for key in meter.window._entries:
        meter.opened(f"page {key}", partial(meter.window.open_page, key))
        page = meter.window.page()
        if isinstance(page, TabbedPage):
            for number in range(1, page.bar.count()):
                meter.opened(f"  tab {page.bar.tabText(number)}", partial(page.bar.setCurrentIndex, number))
            page.bar.setCurrentIndex(0)
        QTest.qWait(PAUSE)
        meter.settle()


def bench_dialogs(meter: Meter) -> None:
    """What works on every page, first opened; the trash holds thousands."""
    meter.window._context.worker.run(_put_away)
    meter.settle()
    meter.window.open_page("activities")
    meter.settle()
    everywhere = meter.window.everywhere
    for act in (everywhere.search, everywhere.month, everywhere.history, everywhere.trash):
        meter.opened(f"dialog {act.__name__}", act)
        dialog = meter.app.activeModalWidget()
        assert isinstance(dialog, QDialog), act.__name__
        dialog.reject()
        meter.settle()


def _put_away(store: Store) -> None:
    for person_id in repository.find_ids(store, Person)[:PUT_AWAY]:
        repository.archive(store, Person, person_id)


def bench_search(meter: Meter, reader: Reader, page: str, kind: type, texts: tuple[str, ...]) -> None:
    """Each letter typed, as a key event, until the list found is painted; beside the bare SQL of the same search."""
    meter.window.open_page(page)
    meter.settle()
    line = meter.window.page().ledger.search  # type: ignore[union-attr]
    times, work, bare = list[float](), list[float](), list[float]()
    for text in texts:
        line.setFocus()
        line.clear()
        meter.settle()
        for place, letter in enumerate(text, 1):
            times.append(meter.painted(partial(type_letter, line, letter)))
            work.append(meter.work)
            start = perf_counter()
            repository.count(reader, kind, text=text[:place])
            bare.append((perf_counter() - start) * 1000)
            meter.settle()
    line.clear()
    meter.settle()
    show(f"search on {page}, a key", times, statistics.median(bare))
    show("    of this, own work", work)


def bench_ticks(meter: Meter) -> None:
    """Enter on a match until the tick is painted, and until it is in the store; then all lists of a day."""
    page = meter.window._pages["activities"]
    meter.window.open_page("activities")
    meter.settle()
    meter.opened("tick panel", page.tick_people)  # type: ignore[attr-defined]
    line = page.panel.line  # type: ignore[attr-defined]
    letters, ticks, durable = [], [], []
    for number in range(TICKS):
        for letter in TYPED[number % 3][:6]:
            letters.append(meter.painted(partial(type_letter, line, letter)))
        ticks.append(meter.painted(lambda: QTest.keyClick(line, Qt.Key.Key_Return)))
        durable.append(ticks[-1] + meter.settle())
    show("tick panel, a key", letters)
    show("tick, painted", ticks)
    show("tick, painted and in the store", durable)
    QTest.keyClick(line, Qt.Key.Key_Escape)
    meter.settle()
    meter.opened("lists of the day", page.attendance.tick_day)  # type: ignore[attr-defined]
    assert page.attendance.day_panel is not None  # type: ignore[attr-defined]
    QTest.keyClick(page.attendance.day_panel.line, Qt.Key.Key_Escape)  # type: ignore[attr-defined]
    meter.settle()


if __name__ == "__main__":
    main()
