"""The pass-phrase of the data file: what it guards and what not, whether there is one, what can be done with it."""

from collections.abc import Callable
from datetime import datetime
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QFrame, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from congdoan_desktop.domain.numbers import count_text
from congdoan_desktop.domain.store_key import NewStoreKey, WrappedStoreKey
from congdoan_desktop.store.connection import Reader
from congdoan_desktop.store.copies import key_path
from congdoan_desktop.ui import theme
from congdoan_desktop.ui.context import Context
from congdoan_desktop.ui.failures import sentence_of
from congdoan_desktop.ui.locking.lock import KEYS as LOCK_KEYS
from congdoan_desktop.ui.printing.printers import Printers
from congdoan_desktop.ui.settings import phrase_dialogs as acts
from congdoan_desktop.ui.settings.phrase_acts import SetPhrase, show_store_code, take_off
from congdoan_desktop.ui.settings.unit_key_form import KeyForm
from congdoan_desktop.ui.widgets.status_label import StatusLabel
from congdoan_desktop.ui.widgets.wrapping_row import WrappingRow
from congdoan_desktop.usecases.lock_setting import CHOICES, keep_lock_minutes, lock_minutes
from congdoan_desktop.usecases.protect_store import drop_readable_backups, readable_backups
from congdoan_desktop.usecases.store_key import wrapped_key

_FOR = (
    "Không bắt buộc. Có mật khẩu thì tệp dữ liệu và các bản sao lưu từ đó về sau được mã hóa: mất máy, mất USB hay có "
    "người chép trộm tệp thì họ không đọc được. Mỗi lần mở chương trình phải gõ mật khẩu."
)
_NOT = (
    "Mật khẩu không bảo vệ được:",
    "ảnh, biên bản trong kho minh chứng, báo cáo đã ký và các thư mục khác để bên cạnh tệp dữ liệu;",
    "tệp đã xuất ra, đã gửi đi, đã chép ra USB (Excel, PDF, danh sách);",
    "bản sao lưu làm trước khi đặt mật khẩu, kể cả bản giữ lại khi khôi phục hoặc khi nâng cấp;",
    "chỗ trên ổ đĩa mà tệp cũ từng nằm, cho đến khi máy ghi đè lên;",
    "dữ liệu đang hiện trên màn hình khi anh/chị rời máy, và máy đã bị cài phần mềm gián điệp.",
)
_NONE = "Chưa đặt mật khẩu: ai chép được tệp dữ liệu thì đọc được."
_SET = "Tệp dữ liệu được mã hóa, mở bằng mật khẩu."
_FACTS = (
    "Chép tệp dữ liệu hay bản sao lưu đi đâu thì chép cả tệp khóa .khoa cùng tên: thiếu nó thì không mở được.\n"
    "Tệp khóa nằm cạnh tệp dữ liệu: {name}\nVân tay (so với phiếu khôi phục): {print}"
)
_AFTER = {0: "Không tự khóa", 5: "Sau 5 phút", 15: "Sau 15 phút", 30: "Sau 30 phút"}
_LOCK = (
    "Chỉ che các cửa sổ của chương trình; việc đang chạy vẫn chạy. Khi đang cho tự trả lời phiếu trên máy này hoặc trả "
    "lời bằng điện thoại thì không tự khóa."
)
_READABLE = "Còn {count} bản sao lưu làm trước khi đặt mật khẩu, ai cũng đọc được."


class PhrasePane(QWidget):
    """Everything is done in dialogs; the pane shows how things stand."""

    saved = Signal(str)
    rewriting = Signal(object)
    """See `Page.rewriting`."""
    locking = Signal()
    """Ask for the window to be locked now."""

    def __init__(self, context: Context, printers: Printers | None = None) -> None:
        super().__init__()
        self._context, self.printers = context, printers
        self.setting: SetPhrase | None = None
        self.state, self.old = StatusLabel(), StatusLabel()
        self.facts = QLabel(wordWrap=True)
        self.put = QPushButton("Đặt mật khẩu…")
        self.change = QPushButton("Đổi mật khẩu…")
        self.forgotten = QPushButton("Quên mật khẩu…")
        self.new_sheet = QPushButton("Phiếu khôi phục mới…")
        self.off = QPushButton("Bỏ mật khẩu…")
        self.drop = QPushButton("Sao lưu bản mới, xóa các bản đó")
        self.minutes = QComboBox()
        self.lock_now = QPushButton(f"Khóa ngay  {LOCK_KEYS}")
        self._locking = QWidget()
        self._build()
        self._connect()

    def refresh(self) -> None:
        """Look at the files again."""
        is_set = self._context.key is not None
        self.put.setVisible(not is_set)
        for part in (self.change, self.forgotten, self.new_sheet, self.off, self.facts, self._locking):
            part.setVisible(is_set)
        self.minutes.setCurrentIndex(CHOICES.index(lock_minutes(self._context.reader)))
        self.state.show_state("good" if is_set else "near", _SET if is_set else _NONE)
        if is_set:
            self._context.looker.run(_wrapped, done=self._show, failed=self._failed, key="wrapped key")
        readable = readable_backups(self._context.reader.path) if is_set else ()
        self.old.show_state("near", _READABLE.format(count=count_text(len(readable))))
        for part in (self.old, self.drop):
            part.setVisible(bool(readable))

    def leave(self) -> None:
        """Nothing is typed here."""

    def set_phrase(self) -> SetPhrase | None:
        """Begin to set a pass-phrase, where there is none."""
        if self._context.key is not None:
            return None
        self.setting = SetPhrase(self, self._context, self.printers)
        self.setting.ready.connect(self.rewriting)
        self.setting.start()
        return self.setting

    def open_form(self, form: KeyForm, done: Callable[[object], None]) -> KeyForm:
        """Open one of the dialogs."""
        form.succeeded.connect(done)
        form.show_once()
        return form

    def ask_new_phrase(self) -> KeyForm:
        """Ask for a new pass-phrase, where the store was opened by the code of the sheet."""
        return self.open_form(acts.NewPhraseDialog(self._context, self), partial(self._changed, "Đã đặt mật khẩu mới"))

    def _changed(self, word: str, _result: object) -> None:
        self.saved.emit(word)
        self.refresh()

    def _renewed(self, new: object) -> None:
        assert isinstance(new, NewStoreKey)
        self._changed("Đã làm phiếu mới", new)
        show_store_code(self, self._context, new, self.printers)

    def _take_off(self, key: object) -> None:
        assert isinstance(key, bytes)
        self.rewriting.emit(take_off(self._context.reader.path, key))

    def _drop_old(self) -> None:
        self.drop.setEnabled(False)
        self._context.worker.run(
            lambda store: drop_readable_backups(store, datetime.now()), done=self._dropped, failed=self._failed
        )

    def _dropped(self, count: int) -> None:
        self.drop.setEnabled(True)
        self._changed(f"Đã xóa {count_text(count)} bản sao lưu cũ", None)

    def _keep_minutes(self, place: int) -> None:
        task = partial(keep_lock_minutes, minutes=CHOICES[place])
        self._context.worker.run(task, done=lambda _: self.saved.emit("Đã lưu"), failed=self._failed)

    def _show(self, wrapped: WrappedStoreKey) -> None:
        parts = [wrapped.fingerprint[start : start + 4] for start in range(0, 20, 4)]
        name = key_path(self._context.reader.path).name
        self.facts.setText(_FACTS.format(name=name, print=" ".join(parts).upper() + " …"))

    def _failed(self, error: Exception) -> None:
        self.drop.setEnabled(True)
        self.state.show_state("bad", sentence_of(error))

    def _connect(self) -> None:
        context = self._context
        self.put.clicked.connect(self.set_phrase)
        self.drop.clicked.connect(self._drop_old)
        self.minutes.activated.connect(self._keep_minutes)
        self.lock_now.clicked.connect(self.locking)
        for button, kind, done in (
            (self.change, acts.ChangePhraseDialog, partial(self._changed, "Đã đổi mật khẩu")),
            (self.forgotten, acts.ForgottenPhraseDialog, partial(self._changed, "Đã đặt mật khẩu mới")),
            (self.new_sheet, acts.NewStoreSheetDialog, self._renewed),
            (self.off, acts.TakeOffPhraseDialog, self._take_off),
        ):
            button.clicked.connect(lambda _=False, kind=kind, done=done: self.open_form(kind(context, self), done))

    def _build_locking(self) -> None:
        title, note = QLabel("Tự khóa màn hình khi không có ai dùng"), QLabel(_LOCK, wordWrap=True)
        theme.mark(title, "role", "section")
        theme.mark(note, "role", "muted")
        self.minutes.addItems([_AFTER[each] for each in CHOICES])
        self.minutes.setAccessibleName(title.text())
        row = WrappingRow()
        for part in (self.minutes, self.lock_now):
            row.add(part, 0)
        box = QVBoxLayout(self._locking)
        box.setContentsMargins(0, theme.S, 0, 0)
        box.setSpacing(theme.S)
        box.addWidget(title)
        box.addLayout(row)
        box.addWidget(note)

    def _build(self) -> None:
        self._build_locking()
        title = QLabel("Mật khẩu của tệp dữ liệu")
        theme.mark(title, "role", "title")
        theme.mark(self.put, "role", "primary")
        self.facts.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        limits = QLabel("\n".join([_NOT[0], *(f"•  {line}" for line in _NOT[1:])]), wordWrap=True)
        for label in (self.facts, limits):
            theme.mark(label, "role", "muted")
        row, old = WrappingRow(), WrappingRow()
        for button in (self.put, self.change, self.forgotten, self.new_sheet, self.off):
            row.add(button, 0)
        old.add(self.drop, 0)
        for label in (self.state, self.old):
            label.setWordWrap(True)
        content = QWidget()
        box = QVBoxLayout(content)
        box.setContentsMargins(theme.L, theme.M, theme.L, theme.M)
        box.setSpacing(theme.M)
        for part in (title, QLabel(_FOR, wordWrap=True), self.state):
            box.addWidget(part)
        box.addLayout(row)
        box.addWidget(self.old)
        box.addLayout(old)
        box.addWidget(self.facts)
        box.addWidget(self._locking)
        box.addWidget(limits)
        box.addStretch(1)
        scroll = QScrollArea(widgetResizable=True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidget(content)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scroll)


def _wrapped(db: Reader) -> WrappedStoreKey:
    return wrapped_key(db.path)
