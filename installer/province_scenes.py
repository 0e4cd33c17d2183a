"""Pictures of the province's side: a made-up province that has taken in most of what its units handed up.

`prepare(home)`: the store; `TODAY`; `PAGES`, `DIALOGS`: as in `scenes.py`.
"""

from collections.abc import Callable, Mapping
from datetime import date, datetime
from pathlib import Path

from PySide6.QtWidgets import QWidget

from congdoan_desktop import paths
from congdoan_desktop.domain.period import VIETNAM
from congdoan_desktop.reference.loaded import load
from congdoan_desktop.store.database import open_store
from congdoan_desktop.ui.main_window import MainWindow
from congdoan_desktop.ui.pages.board import BoardPage
from congdoan_desktop.ui.pages.intake import IntakePage
from congdoan_desktop.ui.pages.sums import SumsPage
from congdoan_desktop.ui.province.intake import clock
from congdoan_desktop.usecases.province.receive.keep import as_proposed, keep
from congdoan_desktop.usecases.province.receive.look import look_through
from congdoan_desktop.usecases.province.simulate.plan import ARRIVALS
from congdoan_desktop.usecases.province.simulate.world import simulate

Settle = Callable[[], None]
TODAY = date(2026, 6, 28)
_UNITS = 60
_HALF, _YEAR = ARRIVALS[:2], ARRIVALS[2:]


def prepare(home: Path) -> tuple[Path, Path]:
    """Make the province and take in what came for the half-year but for the last stick; return store and that stick."""
    made = simulate(home / "province", _UNITS, 5)
    clock.now = lambda: datetime.combine(TODAY, datetime.min.time(), VIETNAM)
    reference, (first, last) = load(paths.resources()), made.sticks[:2]
    with open_store(made.store, author="Nguyễn Thị Hoa") as store:
        came_on = datetime.combine(_HALF[0][1], datetime.min.time(), VIETNAM).replace(hour=9)
        batch = look_through(store, reference, [first], came_on)
        keep(store, reference, batch, as_proposed(batch), came_on)
    return made.store, last


def look_at(stick: Path) -> Mapping[str, Callable[[MainWindow, Settle], QWidget]]:
    """Return the scene of a stick that is looked through and not decided yet."""

    def intake(window: MainWindow, settle: Settle) -> QWidget:
        window.open_page("intake")
        settle()
        page = window.page()
        assert isinstance(page, IntakePage)
        page.look_at((stick,))
        settle()
        return window

    return {"province-intake": intake}


def _board(window: MainWindow) -> None:
    window.open_page("overview")
    assert isinstance(window.page(), BoardPage)


def _units(window: MainWindow) -> None:
    window.open_page("units")


def _sums(window: MainWindow) -> None:
    window.open_page("sums")
    assert isinstance(window.page(), SumsPage)


PAGES: Mapping[str, Callable[[MainWindow], None]] = {
    "province-board": _board,
    "province-units": _units,
    "province-sums": _sums,
}
