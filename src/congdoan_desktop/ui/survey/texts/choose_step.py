"""Which of the round's petitions a written answer is counted for; or for none."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLabel, QListWidget, QListWidgetItem

from congdoan_desktop.domain.numbers import count_text
from congdoan_desktop.domain.records import Petition
from congdoan_desktop.domain.records.about import first_line
from congdoan_desktop.ui import theme
from congdoan_desktop.ui.survey.texts.step import Step

_NONE = "Không tính vào kiến nghị nào"
_HINT = "Mỗi ý kiến chỉ được tính một lần: chọn kiến nghị khác thì thôi tính vào kiến nghị cũ."


class _List(QListWidget):
    """Enter and a double click take the row."""

    def __init__(self, step: "ChooseStep") -> None:
        super().__init__()
        self._step = step
        self.setAccessibleName("Kiến nghị của đợt khảo sát này")
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.itemDoubleClicked.connect(lambda _item: step.kept.emit())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._step.kept.emit()
        else:
            super().keyPressEvent(event)


class ChooseStep(Step):
    """`begin(petitions, counted_for)`, `chosen()`."""

    def __init__(self) -> None:
        super().__init__("Cộng vào")
        self.list = _List(self)
        hint = QLabel(_HINT, wordWrap=True)
        theme.mark(hint, "role", "muted")
        self.add(hint)
        self.add(self.list)

    def begin(self, petitions: Sequence[Petition], counted_for: str) -> None:
        """Offer these petitions; the one it is counted for is current."""
        self.list.clear()
        for petition in petitions:
            times = f"{count_text(petition.raised_times)} lượt"
            self._add(petition.id, f"{times} · {first_line(petition.content)}", petition.content)
        if counted_for:
            self._add("", _NONE, _NONE)
        ids = [petition.id for petition in petitions]
        self.list.setCurrentRow(ids.index(counted_for) if counted_for in ids else 0)
        self.list.setFixedHeight((theme.ROW + 1) * min(max(self.list.count(), 1), 5) + 4)
        self.problem.say("")
        self.list.setFocus()

    def chosen(self) -> str | None:
        """Return the id of the petition, empty for none of them, `None` while nothing is chosen."""
        row = self.list.currentRow()
        return str(self.list.item(row).data(Qt.ItemDataRole.UserRole)) if row >= 0 else None

    def _add(self, petition_id: str, words: str, whole: str) -> None:
        item = QListWidgetItem(words)
        item.setData(Qt.ItemDataRole.UserRole, petition_id)
        item.setToolTip(whole)
        item.setSizeHint(QSize(1, theme.ROW))
        self.list.addItem(item)
