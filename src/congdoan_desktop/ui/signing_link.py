"""The way from a record to the page *Báo cáo*, where a paper on it is signed and sent."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QMenu, QPushButton

from congdoan_desktop.domain.records import Record
from congdoan_desktop.ui import theme

KEYS = "Ctrl+Enter"


@dataclass(frozen=True, kw_only=True)
class Signable:
    """A kind of paper on a record, and what it is called there."""

    kind: str
    words: str


class SigningLink(QPushButton):
    """`chosen("kind@id of the record")`. Of several papers a short menu asks which.

    `whole()`: the open record once nothing hinders keeping it and there can be a paper on it, else `None`.
    """

    chosen = Signal(str)

    def __init__(self, papers: Sequence[Signable], whole: Callable[[], Record | None]) -> None:
        super().__init__(f"Ký, gửi…  {KEYS}")
        self._papers, self._whole = tuple(papers), whole
        what = papers[0].words if len(papers) == 1 else "văn bản"
        self.setToolTip(f"Mở {what} ở trang Báo cáo để ký và gửi")
        self.setAccessibleName(f"Ký, gửi {what}")
        theme.mark(self, "role", "quiet")
        self.clicked.connect(lambda _: self.go())

    def fit(self, *_: object) -> None:
        """Let it be pressed only where there is a record to write on."""
        self.setEnabled(self._whole() is not None)

    def go(self) -> QMenu | None:
        """Lead to the paper on the open record; return the menu, where it has to be asked which."""
        record = self._whole()
        if record is None:
            return None
        if len(self._papers) > 1:
            return self._ask(record.id)
        self.chosen.emit(f"{self._papers[0].kind}@{record.id}")
        return None

    def _ask(self, record_id: str) -> QMenu:
        menu = QMenu(self)
        menu.setAccessibleName("Chọn văn bản để ký, gửi")
        menu.aboutToHide.connect(menu.deleteLater)
        for number, paper in enumerate(self._papers, 1):
            action = menu.addAction(f"&{number}  {paper.words[:1].upper()}{paper.words[1:]}")
            action.triggered.connect(lambda _checked=False, kind=paper.kind: self.chosen.emit(f"{kind}@{record_id}"))
        menu.setActiveAction(menu.actions()[0])
        menu.popup(self.mapToGlobal(QPoint(0, self.height() + theme.XS)))
        return menu
