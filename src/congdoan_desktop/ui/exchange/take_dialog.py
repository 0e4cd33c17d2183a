"""A pack or a receipt, looked at and then taken in: whose it is, what it says, one button."""

from datetime import datetime
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from congdoan_desktop.domain.period import VIETNAM
from congdoan_desktop.domain.records import TakenPack
from congdoan_desktop.errors import UserError
from congdoan_desktop.store.connection import Reader
from congdoan_desktop.store.database import Store
from congdoan_desktop.texts import short_date
from congdoan_desktop.ui import dialogs
from congdoan_desktop.ui.context import Context
from congdoan_desktop.ui.exchange.take_view import TakeView
from congdoan_desktop.ui.exchange.words import receipt_lines
from congdoan_desktop.ui.failures import sentence_of
from congdoan_desktop.usecases.take_in import look_at
from congdoan_desktop.usecases.take_pack import PackSeen, take_pack
from congdoan_desktop.usecases.take_receipt import ReceiptSeen, take_receipt

_DONE = "Đã nhận bộ số {number}. Mở lại chương trình để dùng nội dung mới; chưa mở lại thì vẫn dùng nội dung cũ."
_ANSWERED = "Đã nhận phiếu. Kết quả từng văn bản ở thẻ “Gửi”; văn bản cần bổ sung có ở trang Tổng quan."


def open_take(parent: QWidget, context: Context, path: Path) -> "TakeDialog":
    """Show the dialog for the file at `path`, which may lie on a slow stick."""
    dialog = TakeDialog(parent, context, path)
    dialogs.open_once(dialog, context.worker, context.carrier)
    return dialog


class TakeDialog(TakeView):
    """`taken`: the pack, `answered`: the id of the receipt that was taken in; `again`: the program is to open anew."""

    again = Signal()
    taken: TakenPack | None = None
    answered = ""

    def __init__(self, parent: QWidget, context: Context, path: Path) -> None:
        super().__init__(parent)
        self._context = context
        self._seen: PackSeen | ReceiptSeen | None = None
        self._is_over = False
        self.title.setText(path.name)
        self.take_button.setEnabled(False)
        self.take_button.clicked.connect(self.take)
        self.again_button.clicked.connect(self._open_again)
        self.close_button.clicked.connect(self.reject)
        self.say("open", "Đang kiểm tra chữ ký và nội dung…")
        reference, now = context.reference, _now()

        def task(db: Reader) -> PackSeen | ReceiptSeen:
            return look_at(db, reference, path, now)

        context.carrier.run(task, done=self._show, failed=self._refused)

    def take(self) -> None:
        """Take it in, all of it or nothing."""
        seen = self._seen
        if seen is None or not self.take_button.isEnabled():
            return
        if isinstance(seen, ReceiptSeen):
            self._take_receipt(seen)
        elif seen.is_first and not self.fingerprint.require():
            self.fingerprint.field.setFocus()
        else:
            self._take_pack(seen)

    def done(self, result: int) -> None:
        self._is_over = True
        super().done(result)

    def _take_pack(self, seen: PackSeen) -> None:
        typed, now = self.fingerprint.field.text(), _now()
        self.take_button.setEnabled(False)
        self.say("open", "Đang nhận…")

        def task(store: Store) -> TakenPack:
            return take_pack(store, seen, now, fingerprint=typed)

        self._context.worker.run(
            task, done=self._taken, failed=self._not_taken, changes=frozenset({"TakenPack", "DutyDay"})
        )

    def _take_receipt(self, seen: ReceiptSeen) -> None:
        self.take_button.setEnabled(False)
        self.say("open", "Đang nhận…")

        def done(_new: int) -> None:
            self.answered = seen.receipt.receipt_id
            if not self._is_over:
                self.take_button.hide()
                self.say("good", _ANSWERED)
                self.close_button.setFocus()

        self._context.worker.run(
            lambda store: take_receipt(store, seen),
            done=done,
            failed=self._not_taken,
            changes=frozenset({"ReceiptLine"}),
        )

    def _show(self, seen: PackSeen | ReceiptSeen) -> None:
        if self._is_over:
            return
        self._seen = seen
        if isinstance(seen, ReceiptSeen):
            self._show_receipt(seen)
        else:
            self._show_pack(seen)
        if seen.is_taken:
            self.close_button.setFocus()

    def _show_receipt(self, seen: ReceiptSeen) -> None:
        made_on = seen.receipt.made_at.astimezone(VIETNAM).date()
        self.title.setText(f"Phiếu tiếp nhận số {seen.receipt.number}")
        self.whose.setText(f"{seen.receipt.issuer.name} lập ngày {short_date(made_on)}.")
        self.show_changes(receipt_lines(seen.lines, seen.papers), "Trả lời về văn bản của đơn vị")
        if seen.is_taken:
            self.say("good", "Phiếu này đã nhận trước đây, không có gì thay đổi.")
            return
        self.say("good", "Chữ ký đúng, của công đoàn cấp trên.")
        self.take_button.setEnabled(True)
        self.take_button.setFocus()

    def _show_pack(self, seen: PackSeen) -> None:
        head = seen.head
        self.title.setText(f"Bộ số {head.number}: {head.title}")
        self.whose.setText(
            f"{seen.voice.organisation} phát hành ngày {short_date(head.issued_on)}, {seen.voice.signer} ký."
        )
        self.show_changes(seen.changes)
        self.show_first(seen.voice.organisation if seen.is_first else "")
        if seen.is_taken:
            self.say("good", "Bộ này đã nhận trước đây, không có gì thay đổi.")
            return
        known = "Chữ ký đúng, của nơi đã nhận bộ lần trước."
        self.say(
            "near" if seen.is_first else "good", "Chữ ký nguyên vẹn, chưa biết của ai." if seen.is_first else known
        )
        self.take_button.setEnabled(True)
        (self.fingerprint.field if seen.is_first else self.take_button).setFocus()

    def _refused(self, error: Exception) -> None:
        if not self._is_over:
            self.refuse(sentence_of(error))
            self.close_button.setFocus()

    def _taken(self, taken: TakenPack) -> None:
        self.taken = taken
        if self._is_over:
            return
        self.show_first("")
        self.take_button.hide()
        self.again_button.show()
        self.say("good", _DONE.format(number=taken.number))
        self.again_button.setFocus()

    def _not_taken(self, error: Exception) -> None:
        if self._is_over:
            return
        self.take_button.setEnabled(True)
        beside = isinstance(error, UserError) and error.code.startswith("pack.print_")
        self.say("none" if beside else "bad", "" if beside else sentence_of(error))
        if beside:
            self.fingerprint.say(sentence_of(error))
            self.fingerprint.field.setFocus()

    def _open_again(self) -> None:
        self.accept()
        self.again.emit()


def _now() -> datetime:
    return datetime.now(VIETNAM)
