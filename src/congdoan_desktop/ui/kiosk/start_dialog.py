"""Before the kiosk begins: what it protects and what not, the officer's password, how long it waits."""

from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from congdoan_desktop.domain.records import SurveyRound
from congdoan_desktop.domain.survey import Form
from congdoan_desktop.ui import dialogs, theme
from congdoan_desktop.ui.context import Context
from congdoan_desktop.ui.kiosk.password import SHORTEST, Password
from congdoan_desktop.ui.kiosk.window import KioskWindow
from congdoan_desktop.ui.widgets.field import number_field
from congdoan_desktop.ui.widgets.labelled import Labelled
from congdoan_desktop.ui.widgets.problem_line import ProblemLine

_PROTECTS = (
    "Phiếu không ghi tên, máy không lưu giờ và thứ tự; phiếu trả lời dở không lưu ở đâu.",
    "Người sau không xem được câu trả lời của người trước.",
    "Phải có mật khẩu mới ra khỏi màn hình này.",
)
_DOES_NOT = (
    "Không che được mắt người đứng cạnh: hãy đặt màn hình quay vào tường, từng người vào một.",
    "Không chặn được phím Windows và Ctrl+Alt+Del. Muốn chặn, hãy mở bằng một tài khoản Windows riêng chỉ chạy "
    "chương trình này (quyền truy cập được chỉ định).",
)
_PASSWORD = f"Ít nhất {SHORTEST} ký tự, nên dùng chữ số. Chỉ dùng lần này, không lưu lại."
_LEAST, _MOST, _USUAL = 30, 600, 90


class KioskDialog(QDialog):
    """Stays behind the kiosk, and ends with it."""

    def __init__(self, context: Context, survey: SurveyRound, form: Form, parent: QWidget | None) -> None:
        super().__init__(parent)
        self._context, self._survey, self._form = context, survey, form
        self.kiosk: KioskWindow | None = None
        self.setWindowTitle(f"Tự trả lời trên máy này · {survey.title}")
        self.first, self.second = _secret("Mật khẩu của cán bộ"), _secret("Gõ lại mật khẩu")
        self.seconds = Labelled(
            "Không ai chạm vào thì sau mấy giây về trang đầu", number_field(), note=f"Từ {_LEAST} đến {_MOST} giây."
        )
        self.seconds.field.set_value(_USUAL)
        self.problem = ProblemLine()
        self.go = QPushButton("Bắt đầu", default=True)
        self._build()
        self.go.clicked.connect(self.begin)
        self.first.setFocus()
        dialogs.fit(self, 620, 440)

    def begin(self) -> KioskWindow | None:
        """Open the kiosk, or say what is missing."""
        problem = self._lacking()
        self.problem.say(problem)
        if problem or not self.seconds.require():
            return None
        seconds = self.seconds.field.value()
        if not _LEAST <= seconds <= _MOST:
            self.seconds.say(f"Từ {_LEAST} đến {_MOST} giây.")
            return None
        password = Password(self.first.text())
        self.first.clear()
        self.second.clear()
        self.kiosk = KioskWindow(self._context, self._survey, self._form, password, seconds, self)
        self.kiosk.ended.connect(self.accept)
        self.kiosk.open()
        return self.kiosk

    def _lacking(self) -> str:
        if len(self.first.text()) < SHORTEST:
            self.first.setFocus()
            return f"Mật khẩu cần ít nhất {SHORTEST} ký tự."
        if self.first.text() != self.second.text():
            self.second.clear()
            self.second.setFocus()
            return "Hai lần gõ mật khẩu không giống nhau. Hãy gõ lại."
        return ""

    def _build(self) -> None:
        box = QVBoxLayout(self)
        box.setContentsMargins(theme.XL, theme.L, theme.XL, theme.L)
        box.setSpacing(theme.S)
        for heading, sign, lines in (("Bảo vệ được", "✓", _PROTECTS), ("Không bảo vệ được", "✗", _DOES_NOT)):
            title = QLabel(heading)
            theme.mark(title, "role", "section")
            box.addWidget(title)
            for line in lines:
                box.addWidget(QLabel(f"{sign} {line}", wordWrap=True))
            box.addSpacing(theme.XS)
        row = QHBoxLayout()
        row.setSpacing(theme.M)
        for name, field in (("Mật khẩu của cán bộ", self.first), ("Gõ lại mật khẩu", self.second)):
            row.addLayout(_named(name, field))
        note = QLabel(_PASSWORD, wordWrap=True)
        theme.mark(note, "role", "muted")
        box.addLayout(row)
        box.addWidget(note)
        box.addWidget(self.seconds)
        box.addWidget(self.problem)
        box.addStretch(1)
        box.addLayout(self._foot())

    def _foot(self) -> QHBoxLayout:
        theme.mark(self.go, "role", "primary")
        back = QPushButton("Thôi", autoDefault=False)
        back.clicked.connect(self.reject)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(back)
        row.addWidget(self.go)
        return row


def _secret(name: str) -> QLineEdit:
    line = QLineEdit(echoMode=QLineEdit.EchoMode.Password, maxLength=200)
    line.setAccessibleName(name)
    return line


def _named(name: str, field: QLineEdit) -> QVBoxLayout:
    label = QLabel(name)
    label.setBuddy(field)
    theme.mark(label, "role", "muted")
    box = QVBoxLayout()
    box.setSpacing(2)
    box.addWidget(label)
    box.addWidget(field)
    return box
