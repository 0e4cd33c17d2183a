"""Receipts of *Tiếp nhận*: signed, then carried back to the stick, or sent by letter."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from congdoan_desktop.domain.records import MadeReceipt
from congdoan_desktop.store.connection import Reader
from congdoan_desktop.ui import folders
from congdoan_desktop.ui.context import Context
from congdoan_desktop.ui.exchange.carry_dialog import CarryDialog, open_carry
from congdoan_desktop.ui.exchange.drives import Drives
from congdoan_desktop.ui.exchange.letter_dialog import LetterDialog, open_letter_dialog
from congdoan_desktop.ui.province.intake.receipt_prompt import ReceiptPrompt, ToAnswer
from congdoan_desktop.usecases.hand_over import Parcel
from congdoan_desktop.usecases.hand_over_letter import Words
from congdoan_desktop.usecases.province.hand_over_receipt import receipt_parcel, receipt_words
from congdoan_desktop.usecases.province.make_receipt import Made


class Answering:
    """`said(sentence)` is told when a receipt was signed and stays here. `going`: the dialog that hands it over."""

    going: CarryDialog | LetterDialog | None = None

    def __init__(
        self, context: Context, parent: QWidget, drives: Callable[[], Drives], said: Callable[[str], None]
    ) -> None:
        self._context, self._parent = context, parent
        self._drives, self._said = drives, said

    def ask(self, asked: ToAnswer) -> ReceiptPrompt:
        """Ask how, sign, hand over."""
        prompt = ReceiptPrompt(self._context, self._parent, asked)
        prompt.succeeded.connect(lambda made: self._signed(made, prompt.way))
        prompt.show_once()
        return prompt

    def stop(self) -> None:
        """Give up what is being written to a drive: nobody waits for it any more."""
        if isinstance(self.going, CarryDialog):
            self.going.stop()

    def _signed(self, made: Made, way: str) -> None:
        receipt, folder = made.record, folders.signed_folder(self._context.reader.path)
        if way == "keep":
            self._said(f"Đã ký phiếu tiếp nhận số {receipt.number}: {made.pdf.name}")
        elif way == "letter":
            self.going = open_letter_dialog(
                self._parent, self._context, receipt.file_stem, lambda db: _letter(db, receipt)
            )
            self.going.finished.connect(self._gone)
        else:
            title = f"Ghi phiếu tiếp nhận số {receipt.number} ra ổ"
            self.going = open_carry(
                self._parent,
                self._context,
                title,
                lambda _db: receipt_parcel(receipt, folder),
                drives=self._drives(),
            )
            self.going.finished.connect(self._gone)

    def _gone(self, _result: int) -> None:
        self.going = None


def _letter(db: Reader, receipt: MadeReceipt) -> tuple[Parcel, Words]:
    parcel = receipt_parcel(receipt, folders.signed_folder(db.path))
    return parcel, receipt_words(db, receipt, parcel)
