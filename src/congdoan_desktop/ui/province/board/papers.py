"""The paper that the board itself shows: the list of those to be called."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtWidgets import QWidget

from congdoan_desktop.domain.period import VIETNAM
from congdoan_desktop.domain.province.board import Board, Row
from congdoan_desktop.texts.board import CALLS
from congdoan_desktop.ui.context import Context
from congdoan_desktop.ui.printing.dialog import PrintDialog, show_paper
from congdoan_desktop.usecases.draw_papers import sheets_pdf
from congdoan_desktop.usecases.province.call_list import call_list


def show_calls(parent: QWidget, context: Context, found: Board, rows: Sequence[Row]) -> PrintDialog:
    """Show the list of `rows` for printing."""
    sheet = call_list(found.expectation, rows, found.rows, context.today())
    window = found.expectation.window
    return show_paper(
        parent, context, CALLS["title"], f"Gọi điện {window}", lambda _: sheets_pdf([sheet], datetime.now(VIETNAM))
    )
