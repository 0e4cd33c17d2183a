"""A paper that is being signed elsewhere: where its file is, and what comes next."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton

from congdoan_desktop.domain.records import PreparedPaper
from congdoan_desktop.ui import folders, theme
from congdoan_desktop.ui.report.signing.step import Step, note
from congdoan_desktop.ui.report.ways import BACK_WORDS

_NEXT = {
    "other_program": "Mở tệp này bằng phần mềm ký số, ký, lưu lại; rồi nhận lại tệp đã ký.",
    "by_hand": "In, trình ký, đóng dấu, quét thành một tệp PDF (màu, từ 200 dpi); rồi gắn bản quét.",
}
_LATER = "Đóng cửa sổ này lúc nào cũng được: văn bản chờ ở thẻ “Chờ ký”; bấm “Ký…” lần nữa thì trở lại đây."


class WaitingStep(Step):
    """`done`: the file, or the scan, is there."""

    can_go_back = False
    leave_words = "Đóng"
    printing = Signal()
    dropping = Signal()

    def __init__(self, paper: PreparedPaper, folder: Path) -> None:
        super().__init__("Đang chờ ký")
        self._way = paper.way
        path = folder / f"{paper.file_stem}.pdf"
        self.path = QLabel(str(path), wordWrap=True)
        self.path.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.path.setAccessibleName("Tệp chờ ký")
        self.print_button = QPushButton("In…")
        self.look_button = QPushButton("Mở thư mục")
        self.drop_button = QPushButton("Bỏ bản này…")
        self.print_button.clicked.connect(self.printing)
        self.look_button.clicked.connect(lambda: folders.open_folder(folder))
        self.drop_button.clicked.connect(self.dropping)
        if paper.way != "by_hand":
            self.print_button.hide()
        row = QHBoxLayout()
        row.setSpacing(theme.S)
        for button in (self.print_button, self.look_button, self.drop_button):
            row.addWidget(button)
        row.addStretch(1)
        number = f"Số {paper.number:02d}" if paper.number is not None else "Số và ngày ghi bút"
        code = f" · mã kiểm soát {paper.control_code}" if paper.control_code else ""
        self.column.addWidget(note(f"✓ {number}{code}", "good"))
        self.column.addWidget(note("Tệp:"))
        self.column.addWidget(self.path)
        self.column.addLayout(row)
        for line in (_NEXT[paper.way], _LATER):
            self.column.addWidget(note(line))

    def words(self) -> str:
        return BACK_WORDS[self._way]

    def take_focus(self) -> None:
        if self._way == "by_hand":
            self.print_button.setFocus()
