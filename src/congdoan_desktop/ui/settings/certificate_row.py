"""The certificate of the unit's own key: how it stands, asked for on a stick, taken from the answer."""

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import ClassVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from congdoan_desktop.domain.pack import short_print
from congdoan_desktop.domain.period import VIETNAM
from congdoan_desktop.errors import UserError
from congdoan_desktop.store import unit_keys
from congdoan_desktop.store.connection import Reader
from congdoan_desktop.texts import short_date
from congdoan_desktop.ui import folders, theme
from congdoan_desktop.ui.context import Context
from congdoan_desktop.ui.exchange.carry_dialog import CarryDialog, open_carry
from congdoan_desktop.ui.exchange.drives import Drives, Mounted
from congdoan_desktop.ui.failures import sentence_of
from congdoan_desktop.ui.settings.unit_key_fields import secret_field
from congdoan_desktop.ui.settings.unit_key_form import KeyForm
from congdoan_desktop.ui.widgets.labelled import Labelled
from congdoan_desktop.ui.widgets.problem_line import ProblemLine
from congdoan_desktop.ui.widgets.status_label import StatusLabel
from congdoan_desktop.ui.widgets.wrapping_row import WrappingRow
from congdoan_desktop.usecases.hand_over import Parcel
from congdoan_desktop.usecases.own_certificate import (
    Answer,
    Standing,
    find_answer,
    look_at_answer_file,
    note_asked,
    request_parcel,
    standing,
    take_answer,
)

_KINDS = "Chứng thư (*.p7b *.p7c *.cer *.crt *.pem *.der);;Mọi tệp (*)"
_STATES: Mapping[str, tuple[str, str]] = {
    "none": ("near", "Chưa có chứng thư của cấp trên: nơi nhận phải gọi điện so vân tay. Hãy xin chứng thư."),
    "asked": ("open", "Đã xin chứng thư ngày {asked}. Đang chờ cấp trên gọi đối chiếu và gửi chứng thư về."),
    "good": ("good", "Có chứng thư của {issuer}, đến hết ngày {until}."),
    "soon": ("near", "Chứng thư của {issuer} sắp hết hạn, ngày {until}. Hãy xin chứng thư mới."),
    "ended": ("bad", "Chứng thư của {issuer} đã hết hạn ngày {until}. Hãy xin chứng thư mới."),
    "not_yet": ("near", "Chứng thư của {issuer} chưa đến ngày có hiệu lực. Hãy kiểm tra ngày giờ của máy."),
    "revoked": ("bad", "Chứng thư đã bị cấp trên thu hồi: báo cáo ký bằng khóa này không được nhận. Hãy hỏi cấp trên, "
                       "kết thúc khóa này, tạo khóa mới rồi xin chứng thư."),
}  # fmt: skip
_ASKED_AGAIN = " Đã xin chứng thư mới ngày {asked}."
_UNKNOWN = " Máy này chưa nhận bộ phát hành nào của nơi cấp."


class CertificateRow(QWidget):
    """Shown beside the key in use; hidden where there is none, or where this office certifies its key itself."""

    said = Signal(str)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.drives: Drives = Mounted()
        self.form: KeyForm | None = None
        self.carrying: CarryDialog | None = None
        self.state = StatusLabel()
        self.state.setWordWrap(True)
        self.print = QLabel(wordWrap=True)
        self.trouble = ProblemLine()
        self.ask_button = QPushButton("Xin chứng thư…")
        self.take_button = QPushButton("Nhận chứng thư…")
        self._build()
        self.hide()

    def refresh(self) -> None:
        """Look at the store again, away from the window."""
        today = self._context.today()

        def task(db: Reader) -> Standing | None:
            return None if unit_keys.current_key(db, "authority") is not None else standing(db, today)

        self._context.looker.run(task, done=self._show, failed=self._failed, key="own certificate")

    def ask(self) -> None:
        """Write a request, to be carried to the superior union."""
        self.trouble.say("")
        form = RequestDialog(self._context, self, self.print.text())
        form.succeeded.connect(self._carry)
        self.form = form
        form.show_once()

    def take(self) -> None:
        """Look for the answer on what is plugged in; else let the person choose a file."""
        drives, now = self.drives, datetime.now(VIETNAM)
        self.trouble.say("")

        def task(db: Reader) -> Answer:
            return find_answer(db, tuple(drive.root for drive in drives.plugged_in()), now)

        self._context.carrier.run(task, done=self._found, failed=self._not_found, key="answer")

    def take_file(self, path: Path) -> None:
        """Show what is in a file, to be taken."""
        now = datetime.now(VIETNAM)
        self._context.carrier.run(
            lambda db: look_at_answer_file(db, path, now), done=self._found, failed=self._failed, key="answer"
        )

    def _carry(self, parcel: object) -> None:
        assert isinstance(parcel, Parcel)
        self.carrying = open_carry(self, self._context, "Ghi yêu cầu chứng thư", lambda _: parcel, drives=self.drives)
        self.carrying.finished.connect(self._carried)

    def _carried(self, _result: int) -> None:
        if self.carrying is None or not self.carrying.carried:
            return
        today = self._context.today()
        self._context.worker.run(
            lambda store: note_asked(store, today), done=lambda _: self.refresh(), failed=self._failed
        )

    def _found(self, answer: Answer) -> None:
        form = AnswerDialog(self._context, self, answer)
        form.succeeded.connect(self._taken)
        self.form = form
        form.show_once()

    def _not_found(self, error: Exception) -> None:
        """Nothing on a stick: it may have come by letter."""
        if not isinstance(error, UserError) or error.code != "certificate.none_for_us":
            self._failed(error)
            return
        path = folders.ask_file(self, "Chọn tệp chứng thư cấp trên gửi", folders.documents(), _KINDS)
        if path is not None:
            self.take_file(path)

    def _taken(self, _key: object) -> None:
        self.said.emit("Đã nhận chứng thư")

    def _show(self, found: Standing | None) -> None:
        self.setVisible(found is not None and found.seen is not None)
        if found is None or found.seen is None:
            return
        seen = found.seen
        tone, words = _STATES[found.state]
        until = short_date(seen.not_after.astimezone(VIETNAM).date())
        asked = short_date(found.asked_on) if found.asked_on else ""
        sentence = words.format(issuer=seen.issuer, until=until, asked=asked)
        if found.state in ("good", "soon") and not found.is_known:
            sentence += _UNKNOWN
        if found.asked_on and found.state != "asked":
            sentence += _ASKED_AGAIN.format(asked=asked)
        self.state.show_state(tone, sentence)
        self.print.setText(f"Dấu vân tay của khóa, đọc khi cấp trên gọi: {short_print(seen.key_print)}")
        needs = found.state in ("none", "soon", "ended")
        theme.mark(self.ask_button, "role", "primary" if needs else "")
        theme.mark(self.take_button, "role", "primary" if found.asked_on else "")

    def _failed(self, error: Exception) -> None:
        self.trouble.say(sentence_of(error))

    def _build(self) -> None:
        self.print.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        title = QLabel("Chứng thư của cấp trên")
        theme.mark(title, "role", "section")
        row = WrappingRow()
        for button in (self.ask_button, self.take_button):
            row.add(button, 0)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(theme.S)
        for part in (title, self.state, self.print, self.trouble):
            box.addWidget(part)
        box.addLayout(row)
        self.ask_button.clicked.connect(self.ask)
        self.take_button.clicked.connect(self.take)


class RequestDialog(KeyForm):
    """`succeeded` brings the `Parcel`."""

    places: ClassVar[Mapping[str, str]] = {"key.bad_passphrase": "passphrase"}

    def __init__(self, context: Context, parent: QWidget, fingerprint: str) -> None:
        words = (
            "Chương trình ghi một tệp yêu cầu (.csr) ra USB để đưa lên cấp trên; trong tệp không có gì bí mật. Cấp "
            f"trên sẽ gọi điện: đọc cho họ 20 ký tự dưới đây.\n\n{fingerprint}"
        )
        super().__init__(context, parent, title="Xin chứng thư", words=words, act="Tiếp tục")
        self.words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.add_row("passphrase", Labelled("Mật khẩu của khóa đơn vị", secret_field()))

    def start(self) -> None:
        passphrase = self.rows["passphrase"].field.text()
        self.read(lambda db: request_parcel(db, passphrase))


class AnswerDialog(KeyForm):
    """What came, before it is used. `succeeded` brings the key."""

    def __init__(self, context: Context, parent: QWidget, answer: Answer) -> None:
        seen = answer.seen
        first, last = (short_date(at.astimezone(VIETNAM).date()) for at in (seen.not_before, seen.not_after))
        words = (
            f"Cấp cho: {seen.name} – {seen.organisation}\nNơi cấp: {seen.issuer}\nHiệu lực: {first} – {last}\n\n"
            + (
                "✓ Nơi cấp là cấp trên đã biết, chứng thư đúng của khóa này."
                if answer.is_known
                else "! Đúng của khóa này, nhưng máy chưa nhận bộ phát hành nào nên chưa biết nơi cấp là ai. Nên nhận "
                "bộ phát hành đầu tiên (Gửi và nhận, thẻ “Nhận về”) trước."
            )
        )
        super().__init__(context, parent, title="Nhận chứng thư", words=words, act="Nhận")
        self._answer = answer

    def start(self) -> None:
        answer = self._answer
        self.write(lambda store: take_answer(store, answer))
