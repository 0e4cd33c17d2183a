"""The steps of the open round, in the order of the work: how far it is, what comes next, and every way in."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from congdoan_desktop.ui import theme
from congdoan_desktop.ui.survey.round_state import RoundState, counted, next_step, said
from congdoan_desktop.ui.widgets.flow import Flow
from congdoan_desktop.ui.widgets.status_label import StatusLabel

_ROWS: Mapping[str, Mapping[str, str]] = {
    "Mẫu phiếu": {"forms": "Chọn mẫu phiếu…"},
    "Nhận phiếu": {
        "enter": "Nhập phiếu bằng phím",
        "paper": "In phiếu giấy…",
        "scan": "Đọc phiếu quét…",
        "kiosk": "Máy tự trả lời…",
        "phones": "Điện thoại qua Wi-Fi…",
        "import": "Nhập từ Kobo, ODK…",
    },
    "Kiểm tra": {"check": "Nhập lại để kiểm tra…", "close": "Kết thúc đợt…"},
    "Kết quả": {
        "results": "Xem kết quả",
        "texts": "Ý kiến viết tay…",
        "minutes": "Biên bản hủy phiếu…",
        "report": "Lập báo cáo",
    },
}
"""Heading → step → what its button says."""
KEYS: Mapping[str, str] = {"enter": "Ctrl+T", "paper": "Ctrl+P", "minutes": "Ctrl+P", "results": "Ctrl+R"}
_HELP: Mapping[str, str] = {
    "enter": "mỗi câu một phím số",
    "paper": "phiếu A4 để phát, tô ô rồi quét hoặc nhập bằng phím",
    "scan": "ảnh hoặc PDF từ máy quét, điện thoại",
    "kiosk": "người lao động tự trả lời toàn màn hình trên máy này",
    "phones": "trả lời trên điện thoại qua Wi-Fi của đơn vị, không cần Internet",
    "import": "tệp xuất từ KoboToolbox, ODK; bỏ hết giờ, máy, người gửi",
    "check": "người thứ hai nhập lại một phần mười số phiếu",
    "close": "mở thùng phiếu một lần, đếm, rồi hủy",
    "results": "số đếm và tỷ lệ; nhóm nhỏ không hiện",
    "texts": "đọc, che tên, chọn câu trích dẫn, ghi thành kiến nghị",
    "minutes": "biên bản có chữ ký người hủy và người chứng kiến",
    "report": "báo cáo kết quả khảo sát của kỳ này",
}

_ROOMY = 560
"""From this width on (pixels) the headings stand beside the buttons."""


class StepsCard(QFrame):
    """`asked` carries the code of a step."""

    asked = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        theme.mark(self, "role", "card")
        self.count, self.words = QLabel(), StatusLabel()
        self.buttons: dict[str, QPushButton] = {}
        self._rows: dict[str, tuple[QLabel, QWidget]] = {}
        self._grid = QGridLayout()
        self._is_narrow = False
        self._build()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = event.size().width() < _ROOMY
        if narrow != self._is_narrow:
            self._place(narrow=narrow)

    def show_state(self, state: RoundState) -> None:
        """Show what can be done now; the next step stands out."""
        sentence, tone = said(state)
        self.count.setText(counted(state))
        self.words.show_state(tone, sentence)
        self._show_steps(state)
        coming = next_step(state)
        for step, button in self.buttons.items():
            theme.mark(button, "role", "primary" if step == coming else "")

    def is_offered(self, step: str) -> bool:
        """Whether the step can be asked for now."""
        return not self.buttons[step].isHidden() and self.buttons[step].isEnabled()

    def _show_steps(self, state: RoundState) -> None:
        seen = {
            "forms": state.is_open and not state.has_form,
            **dict.fromkeys(_ROWS["Nhận phiếu"], state.is_open and state.has_form),
            **dict.fromkeys(_ROWS["Kiểm tra"], state.is_open and state.has_form),
            **dict.fromkeys(_ROWS["Kết quả"], not state.is_open),
            "results": state.has_results,
            "texts": state.written > 0,
            "minutes": not state.is_open and state.survey.method not in ("kiosk", "lan", "online"),
        }
        for step, button in self.buttons.items():
            button.setVisible(seen[step])
            button.setEnabled(not state.lost_key or step not in _ROWS["Kiểm tra"])
        for heading, (label, row) in self._rows.items():
            shown = any(seen[step] for step in _ROWS[heading])
            label.setVisible(shown)
            row.setVisible(shown)
        unread = f" ({state.unread} chưa đọc)" if state.unread else ""
        self.buttons["texts"].setText(f"{_ROWS['Kết quả']['texts']}{unread}")

    def _build(self) -> None:
        theme.mark(self.count, "role", "title")
        for label in (self.count, self.words):
            label.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.M, theme.S, theme.M, theme.M)
        column.setSpacing(theme.XS)
        column.addWidget(self.count)
        column.addWidget(self.words)
        column.addSpacing(theme.XS)
        self._grid.setHorizontalSpacing(theme.M)
        self._grid.setColumnStretch(1, 1)
        column.addLayout(self._grid)
        for heading, steps in _ROWS.items():
            label, row = QLabel(heading, self), self._row(steps)
            theme.mark(label, "role", "section")
            self._rows[heading] = (label, row)
        self._place(narrow=False)

    def _place(self, *, narrow: bool) -> None:
        """Put each heading before its buttons, or above them where there is little room."""
        self._is_narrow = narrow
        self._grid.setVerticalSpacing(theme.XS if narrow else theme.S)
        for place, (label, row) in enumerate(self._rows.values()):
            label.setFixedHeight(theme.ROW - theme.S if narrow else theme.ROW)
            self._grid.removeWidget(label)
            self._grid.removeWidget(row)
            self._grid.addWidget(label, 2 * place, 0, Qt.AlignmentFlag.AlignTop)
            self._grid.addWidget(row, 2 * place + narrow, 0 if narrow else 1, 1, 2 if narrow else 1)

    def _row(self, steps: Mapping[str, str]) -> QWidget:
        row = QWidget(self)
        flow = Flow(row, gap=theme.S, stretch_last=False)
        flow.setContentsMargins(0, 0, 0, 0)
        for step, words in steps.items():
            button = self.buttons[step] = QPushButton(words, row)
            keys, what = KEYS.get(step, ""), _HELP.get(step, "")
            button.setToolTip(": ".join(part for part in (keys, what) if part))
            button.setAccessibleDescription(what)
            button.clicked.connect(lambda _checked=False, step=step: self.asked.emit(step))
            flow.addWidget(button)
        return row
