"""Scenes of papers and of signing them, for the pictures."""

from collections.abc import Callable, Mapping
from datetime import UTC, datetime

from PySide6.QtWidgets import QWidget

from congdoan_desktop.domain.records import PreparedPaper
from congdoan_desktop.domain.template import About
from congdoan_desktop.ui import folders
from congdoan_desktop.ui.main_window import MainWindow
from congdoan_desktop.ui.pages.report import ReportPage
from congdoan_desktop.ui.report.signing.dialog import SignDialog
from congdoan_desktop.usecases.prepare_paper import PrepareRequest, prepare

Settle = Callable[[], None]
_AT = datetime(2026, 6, 30, 9, 0, tzinfo=UTC)
_PERIOD = "2026-H1"


def _on(about: About) -> Callable[[MainWindow], None]:
    """Show the newest paper of that kind of subject."""

    def show(window: MainWindow) -> None:
        page = _page(window)
        kinds = window._context.reference.templates.values()
        page._chooser.show(next(one.kind for one in kinds if one.about == about))

    return show


PAGES: Mapping[str, Callable[[MainWindow], None]] = {
    "report-dialogue": _on("dialogue"),
    "report-phase": _on("phase"),
}


def _page(window: MainWindow) -> ReportPage:
    window.open_page("report")
    page = window.page()
    assert isinstance(page, ReportPage)
    return page


def _signing(window: MainWindow, settle: Settle) -> SignDialog:
    page = _page(window)
    page.open_record(f"ct58@{_PERIOD}")
    settle()
    dialog = page.sign_dialog()
    assert dialog is not None
    page._acts.show(dialog)
    return dialog


def _step(way: str, steps: int) -> Callable[[MainWindow, Settle], QWidget]:
    def show(window: MainWindow, settle: Settle) -> QWidget:
        dialog = _signing(window, settle)
        dialog.way.buttons[way].setChecked(True)
        for _ in range(steps):
            dialog.go_on()
            settle()
        return dialog

    return show


def _waiting(way: str) -> Callable[[MainWindow, Settle], QWidget]:
    """A paper that waits to be signed elsewhere; it is given up afterwards."""

    def show(window: MainWindow, settle: Settle) -> QWidget:
        dialog = _step(way, 3)(window, settle)
        settle()
        return dialog

    return show


DIALOGS: Mapping[str, Callable[[MainWindow, Settle], QWidget]] = {
    "sign-way": _step("program", 0),
    "sign-number": _step("program", 1),
    "sign-file": _step("program", 2),
    "sign-token": _step("token", 2),
    "sign-other": _step("other_program", 2),
    "sign-by-hand": _step("by_hand", 2),
    "sign-waiting": _waiting("by_hand"),
}
