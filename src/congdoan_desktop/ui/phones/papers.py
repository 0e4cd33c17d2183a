"""Slips with codes and the poster, shown to be printed."""

from datetime import datetime

from PySide6.QtWidgets import QWidget

from congdoan_desktop.domain.period import VIETNAM
from congdoan_desktop.store.connection import Reader
from congdoan_desktop.ui import dialogs
from congdoan_desktop.ui.context import Context
from congdoan_desktop.ui.printing.dialog import PrintDialog, show_paper
from congdoan_desktop.ui.printing.printers import Installed, Printers
from congdoan_desktop.usecases.gather_facts import the_unit
from congdoan_desktop.usecases.phones import Wifi, poster_pdf, slips_pdf


class SlipsDialog(PrintDialog):
    """Codes should lie in no file: where there is a printer they are printed and not kept."""

    is_secret = True


def show_slips(
    parent: QWidget, context: Context, title: str, url: str, codes: tuple[str, ...], printers: Printers | None = None
) -> SlipsDialog:
    """Show the slips."""
    dialog = SlipsDialog(parent, context, "In mã phiếu", f"Mã phiếu {title}", printers or Installed())
    dialogs.open_once(dialog, context.worker, context.looker)
    dialog.draw(lambda _: slips_pdf(title, url, codes, datetime.now(VIETNAM)))
    return dialog


def show_poster(
    parent: QWidget, context: Context, title: str, url: str, wifi: Wifi | None, printers: Printers | None = None
) -> PrintDialog:
    """Show the poster. The password of the Wi-Fi is gone with the dialog."""

    def make(reader: Reader) -> bytes:
        return poster_pdf(title, the_unit(reader).name, url, wifi, datetime.now(VIETNAM))

    return show_paper(parent, context, "In tờ hướng dẫn", f"Hướng dẫn trả lời {title}", make, printers=printers)
