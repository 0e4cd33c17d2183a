"""The dialogs that a step of a round opens, each loaded when it is first asked for: the page itself opens at once."""

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtWidgets import QDialog, QWidget

from congdoan_desktop.domain.records import SurveyRound
from congdoan_desktop.domain.survey import Form
from congdoan_desktop.ui.context import Context


def way_in(step: str, context: Context, survey: SurveyRound, form: Form, parent: QWidget) -> QDialog:
    """Return the dialog of a step that works on an open round: a way in, or the check of what was typed."""
    dialog: QDialog = _WAYS[step]()(context, survey, form, parent)
    return dialog


def _keyboard() -> Any:
    from congdoan_desktop.ui.survey.sheet_dialog import SheetDialog

    return SheetDialog


def _paper() -> Any:
    from congdoan_desktop.ui.paper.paper_dialog import PaperDialog

    return PaperDialog


def _scan() -> Any:
    from congdoan_desktop.ui.paper.scan_dialog import ScanDialog

    return ScanDialog


def _kiosk() -> Any:
    from congdoan_desktop.ui.kiosk.start_dialog import KioskDialog

    return KioskDialog


def _phones() -> Any:
    from congdoan_desktop.ui.phones.phones_dialog import PhonesDialog

    return PhonesDialog


def _import() -> Any:
    from congdoan_desktop.ui.survey.import_dialog import ImportDialog

    return ImportDialog


def _check() -> Any:
    from congdoan_desktop.ui.survey.check_dialog import CheckDialog

    return CheckDialog


_WAYS: Mapping[str, Callable[[], Any]] = {
    "enter": _keyboard,
    "paper": _paper,
    "scan": _scan,
    "kiosk": _kiosk,
    "phones": _phones,
    "import": _import,
    "check": _check,
}
