"""The unit's own key: what it is for, whether there is one, what can be done with it."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFormLayout, QFrame, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from congdoan_desktop.domain.period import VIETNAM
from congdoan_desktop.domain.unit_key import KeptKey, NewKey
from congdoan_desktop.texts.signatures import grouped_hex
from congdoan_desktop.ui import theme
from congdoan_desktop.ui.context import Context
from congdoan_desktop.ui.failures import sentence_of
from congdoan_desktop.ui.printing.printers import Printers
from congdoan_desktop.ui.settings import unit_key_dialogs as acts
from congdoan_desktop.ui.settings.certificate_row import CertificateRow
from congdoan_desktop.ui.settings.unit_key_export import ExportKeyDialog
from congdoan_desktop.ui.settings.unit_key_form import KeyForm
from congdoan_desktop.ui.settings.unit_key_sheet import RecoveryCodeDialog, show_recovery_code
from congdoan_desktop.ui.widgets.status_label import StatusLabel
from congdoan_desktop.ui.widgets.wrapping_row import WrappingRow
from congdoan_desktop.usecases.unit_key import known_keys

if TYPE_CHECKING:
    from congdoan_desktop.signing.own_key import CertificateSeen

    Keys = tuple[tuple[KeptKey, CertificateSeen], ...]

_FOR = (
    "Dùng cho đơn vị ký tay, đóng dấu trên giấy: khóa này niêm phong tệp số liệu gửi kèm, để nơi nhận biết tệp do đơn "
    "vị gửi và chưa ai sửa. Niêm phong không thay chữ ký; ký số bằng tệp chứng thư hoặc USB thì không cần khóa này. "
    "Được cấp trên cấp chứng thư thì khóa này còn ký được văn bản ngay trong chương trình, dùng trong nội bộ công đoàn."
)
_ALONE = "Khóa tự chứng nhận: nơi nhận hỏi vân tay dưới đây qua điện thoại, so thấy đúng rồi mới tin."
_ENDED = "Khóa đã kết thúc (không dùng được nữa; để đối chiếu tệp niêm phong cũ)"


class UnitKeyPane(QWidget):
    """Everything about the key is done in dialogs; the pane shows how things stand."""

    saved = Signal(str)

    def __init__(self, context: Context, printers: Printers | None = None) -> None:
        super().__init__()
        self._context, self.printers = context, printers
        self.state = StatusLabel()
        self.state.setWordWrap(True)
        self.make = QPushButton("Tạo khóa…")
        self.change = QPushButton("Đổi mật khẩu…")
        self.forgotten = QPushButton("Quên mật khẩu…")
        self.new_sheet = QPushButton("Phiếu khôi phục mới…")
        self.bring_in = QPushButton("Nhập khóa từ tệp…")
        self.take_out = QPushButton("Xuất khóa ra tệp…")
        self.end = QPushButton("Kết thúc khóa…")
        self.certificate = CertificateRow(context)
        self._card = QFrame()
        self._facts = QFormLayout(self._card)
        self._ended = QLabel(wordWrap=True)
        self._has_key = False
        self._build()
        self._connect()

    def refresh(self) -> None:
        """Look at the store again, away from the window: reading a certificate loads a large library."""
        self._context.looker.run(known_keys, done=self._show, failed=self._not_read, key="unit keys")
        self.certificate.refresh()

    def leave(self) -> None:
        """Nothing is typed here."""

    def open_form(self, form: KeyForm, word: str) -> KeyForm:
        """Open one of the dialogs; `word` is what is said when it has succeeded."""
        form.succeeded.connect(partial(self._succeeded, word))
        form.show_once()
        return form

    def show_code(self, new: NewKey) -> RecoveryCodeDialog:
        """Show the code of a key just made."""
        return show_recovery_code(self, self._context, new.recovery_code, self.printers)

    def _succeeded(self, word: str, result: object) -> None:
        self.saved.emit(word)
        if isinstance(result, Path):  # nothing changed here
            self.state.show_state("good", f"Đã xuất khóa ra {result}. Chuyển xong hãy xóa tệp này.")
            return
        self.refresh()
        if isinstance(result, NewKey):
            self.show_code(result)

    def _show(self, keys: "Keys") -> None:
        in_use = next((one for one in keys if one[0].ended_at is None), None)
        self._has_key = in_use is not None
        for button in (self.change, self.forgotten, self.new_sheet, self.take_out, self.end, self._card):
            button.setVisible(self._has_key)
        self.make.setVisible(not self._has_key)
        if in_use is None:
            self.state.show_state("near", "Đơn vị chưa có khóa. Ký tay, đóng dấu thì hãy tạo khóa trước lần gửi đầu.")
        else:
            self._show_key(*in_use)
        ended = [f"{_day(key)}: {grouped_hex(seen.fingerprint)}" for key, seen in keys if key.ended_at is not None]
        self._ended.setText("\n".join([_ENDED, *ended]) if ended else "")
        self._ended.setVisible(bool(ended))

    def _show_key(self, key: KeptKey, seen: "CertificateSeen") -> None:
        until = f"{seen.not_after.astimezone(VIETNAM):%d/%m/%Y}"
        if seen.not_after.astimezone(VIETNAM).date() < self._context.today():
            self.state.show_state("bad", f"Khóa đã hết hạn ngày {until}. Hãy kết thúc khóa này rồi tạo khóa mới.")
        else:
            self.state.show_state("good", f"Đang dùng, đến hết ngày {until}.")
        facts = {
            "Tên trên khóa": seen.name if seen.name == seen.organisation else f"{seen.name} – {seen.organisation}",
            "Nơi xác nhận": _ALONE if seen.is_self_signed else f"{seen.issuer} cấp chứng thư",
            "Vân tay chứng thư": grouped_hex(seen.fingerprint),
            "Tạo lúc": f"{key.made_at.astimezone(VIETNAM):%H:%M ngày %d/%m/%Y}",
        }
        while self._facts.rowCount():
            self._facts.removeRow(0)
        for name, words in facts.items():
            label = QLabel(name)
            theme.mark(label, "role", "muted")
            self._facts.addRow(label, _words(words))

    def _not_read(self, error: Exception) -> None:
        self.state.show_state("bad", sentence_of(error))

    def _certified(self, word: str) -> None:
        self.saved.emit(word)
        self.refresh()

    def _connect(self) -> None:
        context = self._context
        self.certificate.said.connect(self._certified)
        for button, make, word in (
            (self.make, partial(acts.MakeKeyDialog, context, self), "Đã tạo khóa"),
            (self.change, partial(acts.ChangePassphraseDialog, context, self), "Đã đổi mật khẩu"),
            (self.forgotten, partial(acts.RecoverDialog, context, self), "Đã đặt mật khẩu mới"),
            (self.new_sheet, partial(acts.NewSheetDialog, context, self), "Đã làm phiếu mới"),
            (self.take_out, partial(ExportKeyDialog, context, self), "Đã xuất khóa"),
            (self.end, partial(acts.EndKeyDialog, context, self), "Đã kết thúc khóa"),
        ):
            button.clicked.connect(lambda _=False, make=make, word=word: self.open_form(make(), word))
        self.bring_in.clicked.connect(
            lambda: self.open_form(acts.ImportKeyDialog(context, self, replaces=self._has_key), "Đã nhập khóa")
        )

    def _build(self) -> None:
        title = QLabel("Khóa của đơn vị")
        theme.mark(title, "role", "title")
        theme.mark(self.make, "role", "primary")
        theme.mark(self._card, "role", "card")
        theme.mark(self._ended, "role", "muted")
        self._ended.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._facts.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        row = WrappingRow()
        for button in (self.make, self.change, self.forgotten, self.new_sheet, self.bring_in, self.take_out, self.end):
            row.add(button, 0)
        inside = QWidget()
        box = QVBoxLayout(inside)
        box.setContentsMargins(theme.L, theme.M, theme.L, theme.M)
        box.setSpacing(theme.M)
        for part in (title, QLabel(_FOR, wordWrap=True), self.state, self._card, self.certificate):
            box.addWidget(part)
        box.addLayout(row)
        box.addWidget(self._ended)
        box.addStretch(1)
        scroll = QScrollArea(widgetResizable=True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidget(inside)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scroll)
        for hidden in (self.change, self.forgotten, self.new_sheet, self.take_out, self.end, self._card, self._ended):
            hidden.hide()


def _words(text: str) -> QLabel:
    label = QLabel(text, wordWrap=True)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label


def _day(key: KeptKey) -> str:
    assert key.ended_at is not None
    return f"{key.ended_at.astimezone(VIETNAM):%d/%m/%Y}"
