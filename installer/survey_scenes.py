"""What the pictures of a survey show: an open round of the second half-year, and what came of the closed one."""

import sys
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from importlib import import_module
from pathlib import Path
from random import Random
from tempfile import mkdtemp
from typing import Any, cast

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QWidget

from congdoan_desktop import paths
from congdoan_desktop.domain.records import SurveyRound
from congdoan_desktop.domain.survey import Form, Sheet
from congdoan_desktop.store import repository
from congdoan_desktop.store.database import Store
from congdoan_desktop.ui.kiosk.password import Password
from congdoan_desktop.ui.kiosk.window import KioskWindow
from congdoan_desktop.ui.main_window import MainWindow
from congdoan_desktop.ui.pages.survey import SurveyPage
from congdoan_desktop.ui.paper.scan_dialog import ScanDialog
from congdoan_desktop.ui.survey.texts_dialog import TextsDialog
from congdoan_desktop.usecases.survey import keep_sheets
from congdoan_desktop.usecases.survey_forms import form_by_name
from congdoan_desktop.usecases.survey_paper import print_sheets

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

Settle = Callable[[], None]
Scene = Callable[[MainWindow, Settle], QWidget]

_ROUND = "survey-of-the-pictures"
_QUESTIONNAIRE = "tam-tu-nguyen-vong@1"


def begin_round(store: Store) -> None:
    """Open a round of the second half-year and put 41 sheets into its box."""
    form, dice = form_by_name(_QUESTIONNAIRE), Random(41)
    survey = SurveyRound(
        id=_ROUND,
        title="Khảo sát tâm tư, nguyện vọng công nhân 6 tháng cuối năm 2026",
        questionnaire=form.reference,
        period="2026-H2",
        purpose="Nắm tâm tư, nguyện vọng của công nhân theo Kế hoạch số 30/KH-LĐLĐ.",
        breakdowns=("gender", "age_group", "contract"),
        opened_on=date(2026, 6, 29),
        handed_out=240,
    )
    repository.save(store, survey)
    keep_sheets(store, survey.id, [_sheet(form, dice) for _ in range(41)], form)


def _sheet(form: Form, dice: Random) -> Sheet:
    return {question.name: dice.choice(question.choices).name for question in form.questions if question.choices}


def open_round(window: MainWindow) -> None:
    """Show the page with the open round."""
    window.open_page("survey", _ROUND)


def results(window: MainWindow) -> None:
    """Show what came of the closed round."""
    _closed(window)
    _page(window).act("results")


def _closed(window: MainWindow) -> SurveyRound:
    rounds = repository.find(window._context.reader, SurveyRound, where={"period": "2026-H1"})
    window.open_page("survey", rounds[0].id)
    return rounds[0]


def _page(window: MainWindow) -> SurveyPage:
    page = window.page()
    assert isinstance(page, SurveyPage)
    return page


def _step(step: str, keys: str = "") -> Scene:
    """Open the dialog of a step of the open round, and type."""

    def show(window: MainWindow, settle: Settle) -> QWidget:
        open_round(window)
        settle()
        dialog = _page(window).act(step)
        assert dialog is not None
        settle()
        QTest.keyClicks(dialog, keys)
        return dialog

    return show


def _kiosk(window: MainWindow, settle: Settle) -> QWidget:
    open_round(window)
    settle()
    survey = repository.get(window._context.reader, SurveyRound, _ROUND)
    assert survey is not None
    kiosk = KioskWindow(window._context, survey, form_by_name(_QUESTIONNAIRE), Password("bi-mat"), 90, window)
    kiosk.resize(window.size())
    kiosk.open()
    kiosk.resize(window.size())
    settle()
    for words in ("Bắt đầu", "Tiếp tục"):
        _press(kiosk, words)
        settle()
    return kiosk


def _press(widget: QWidget, words: str) -> None:
    """Press the button in sight that begins with `words`; a question that is in the way is answered with 2."""
    QTest.keyClick(widget.focusWidget(), Qt.Key.Key_2)
    for button in cast(list[QPushButton], widget.findChildren(QPushButton)):
        if button.isVisible() and button.text().strip().startswith(words):
            button.click()
            return


def _scan(window: MainWindow, settle: Settle) -> QWidget:
    """Five sheets as a scanner gives them, and the first place that is not sure."""
    dialog = _step("scan")(window, settle)
    assert isinstance(dialog, ScanDialog)
    dialog.read([_scans(window)])
    settle()
    dialog.review()
    return dialog


def _scans(window: MainWindow) -> Path:
    """Return a PDF of five filled sheets."""
    scan_sim: Any = import_module("tests.fixtures.scan_sim")  # checked as part of the tests
    form, dice = form_by_name(_QUESTIONNAIRE), Random(7)
    printed: list[bytes] = []
    window._context.worker.run(lambda store: printed.append(print_sheets(store, form, 5, numbered=True)))
    while window._context.worker.busy:
        QTest.qWait(20)
    from congdoan_desktop.store.survey_layouts import layouts

    (layout,) = layouts(window._context.reader).values()
    blank = scan_sim.drawn_pages(printed[0])
    pages = [
        scan_sim.scanned(
            scan_sim.filled(picture, layout.pages[place % len(layout.pages)], layout, dice).picture,
            scan_sim.Scanner(turn=0.7),
            dice,
        )
        for place, picture in enumerate(blank)
    ]
    path = Path(mkdtemp()) / "phieu-quet.pdf"
    path.write_bytes(scan_sim.as_pdf(pages))
    return path


def _texts(window: MainWindow, settle: Settle) -> QWidget:
    survey = _closed(window)
    settle()
    dialog = TextsDialog(window._context, survey, window)
    dialog.open()
    settle()
    return dialog


def _forms(window: MainWindow, settle: Settle) -> QWidget:
    open_round(window)
    settle()
    return _page(window).open_forms()


def sheet_pages(store: Store) -> Iterator[tuple[bytes, int]]:
    """Yield the first two pages of a printed questionnaire."""
    pdf = print_sheets(store, form_by_name(_QUESTIONNAIRE, paths.resources()), 1, numbered=True)
    yield from ((pdf, 0), (pdf, 1))


PAGES: Mapping[str, Callable[[MainWindow], None]] = {"survey": open_round, "survey-results": results}
DIALOGS: Mapping[str, Scene] = {
    "survey-entry": _step("enter", "21123"),
    "survey-kiosk": _kiosk,
    "survey-paper": _step("paper"),
    "survey-review": _scan,
    "survey-phones": _step("phones"),
    "survey-texts": _texts,
    "survey-forms": _forms,
}
