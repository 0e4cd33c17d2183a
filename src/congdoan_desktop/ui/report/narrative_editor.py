"""The officer's own text of one section: kept by itself, with a hint and a proposal."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from congdoan_desktop.domain.template import SectionTemplate
from congdoan_desktop.domain.text import clean
from congdoan_desktop.ui import theme
from congdoan_desktop.ui.pause import Pause
from congdoan_desktop.ui.widgets.problem_line import ProblemLine
from congdoan_desktop.ui.widgets.status_label import StatusLabel
from congdoan_desktop.ui.widgets.undo_strip import UndoStrip

_ROOM = 260
"""Pixels of height from which on the proposal is shown in full."""
_OWN_WORK = "Chương trình viết mục này từ những gì đã ghi:"
_NOTHING = "Mục này chưa có gì để in."


def title_of(section: SectionTemplate) -> str:
    """Return "1. Tình hình đơn vị", or the heading alone where sections have no numbers."""
    return f"{section.number}. {section.heading}" if section.number else section.heading


class NarrativeEditor(QWidget):
    """Shows one section. `kept` asks to keep (section, text): a moment after the last keystroke, and at leaving."""

    kept = Signal(str, str)
    place_asked = Signal()
    """Open the record that the program writes from."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._section: SectionTemplate | None = None
        self._clean_text = ""
        self._proposal = ""
        self._heading = QLabel(wordWrap=True)
        self._hint = QLabel(wordWrap=True)
        theme.mark(self._hint, "role", "muted")
        self.box = QPlainTextEdit(tabChangesFocus=True)
        self._offer = QLabel(wordWrap=True)
        self._use = QPushButton("Dùng gợi ý  Ctrl+G")
        self._use.clicked.connect(self.use_proposal)
        self.history_button = QPushButton("Lịch sử")
        self.history_button.setToolTip("Ctrl+H: các lần viết trước của mục này")
        theme.mark(self.history_button, "role", "quiet")
        self.strip = UndoStrip()
        self.printed = QPlainTextEdit(readOnly=True, tabChangesFocus=True)
        """What the program writes in a section that is not the officer's."""
        self.printed.setAccessibleName("Lời chương trình viết")
        self.place_button = QPushButton()
        theme.mark(self.place_button, "role", "link")
        self.place_button.clicked.connect(self.place_asked)
        self._state = StatusLabel()
        self._trouble = ProblemLine()
        self._build()
        self._pause = Pause(self)
        self._pause.over.connect(self.keep)
        self.box.textChanged.connect(self._changed)
        self.box.installEventFilter(self)

    def _build(self) -> None:
        font = self._heading.font()
        font.setBold(True)
        self._heading.setFont(font)
        top = QHBoxLayout()
        top.addWidget(self._heading, 1)
        top.addWidget(self._state)
        top.addWidget(self.history_button)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(theme.S)
        box.addLayout(top)
        box.addWidget(self.strip)
        box.addWidget(self._hint)
        box.addWidget(self.box, 1)
        box.addWidget(self.printed, 1)
        box.addWidget(self.place_button, 0, Qt.AlignmentFlag.AlignLeft)
        box.addWidget(self._trouble)
        box.addWidget(self._offer)
        box.addWidget(self._use, 0, Qt.AlignmentFlag.AlignLeft)

    def show_section(self, section: SectionTemplate, text: str, proposal: str) -> None:
        """Show `section` with the officer's `text` and what is proposed for it."""
        self.keep()
        self._section, self._proposal = section, proposal if section.narrative else ""
        self._heading.setText(title_of(section))
        self._hint.setText(section.hint if section.narrative else _OWN_WORK)
        self.box.setAccessibleName(f"Nội dung mục {title_of(section)}")
        self.box.setAccessibleDescription(section.hint)
        self.box.setVisible(section.narrative)
        self.printed.setVisible(not section.narrative)
        self.history_button.setVisible(section.narrative)
        self.strip.clear()
        self._set_text(text)
        self._show_offer()

    def show_place(self, words: str) -> None:
        """Offer to go where the record is kept; nothing: there is no one record."""
        self.place_button.setText(f"{words} →")
        self.place_button.setVisible(bool(words))

    def show_printed(self, text: str) -> None:
        """Show what the program writes in this section."""
        text = text or _NOTHING
        if text != self.printed.toPlainText():
            self.printed.setPlainText(text)

    def take(self, text: str) -> None:
        """Show what is in the store now, unless something newer stands here."""
        if not self.holds_unsaved() and text != self._clean_text:
            self._set_text(text)
        self._show_offer()

    def propose(self, proposal: str) -> None:
        """Propose something else for the section shown: the figures have changed."""
        if self._section is not None and self._section.narrative:
            self._proposal = proposal
            self._show_offer()

    def keep(self) -> None:
        """Hand over what was typed, if anything was."""
        self._pause.stop()
        text = clean(self.box.toPlainText())
        if self._section is not None and self._section.narrative and text != self._clean_text:
            self._clean_text = text
            self.kept.emit(self._section.id, text)

    def holds_unsaved(self) -> bool:
        """Whether what stands here was not handed over, or came back."""
        return self._section is not None and clean(self.box.toPlainText()) != self._clean_text

    def kept_at(self, words: str) -> None:
        """Say that everything handed over is in the store."""
        self._trouble.say("")
        self._state.show_state("good", words)

    def not_kept(self, why: str) -> None:
        """Say that something handed over is not in the store; the page has it still and tries again."""
        self._state.show_state("bad", "Chưa lưu được")
        self._trouble.say(why)

    def use_proposal(self) -> None:
        """Put the proposed text at the end of the officer's own, once."""
        if not self._offers():
            return
        cursor = self.box.textCursor()
        cursor.movePosition(cursor.MoveOperation.End)
        cursor.insertText(("\n" if clean(self.box.toPlainText()) else "") + self._proposal)
        self.box.setTextCursor(cursor)
        self.box.setFocus()
        self.keep()
        self._show_offer()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show the proposal where there is room for it."""
        super().resizeEvent(event)
        self._show_offer()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut:
            self.keep()
        return super().eventFilter(watched, event)

    def _set_text(self, text: str) -> None:
        self.box.blockSignals(True)
        self.box.setPlainText(text)
        self.box.blockSignals(False)
        self._clean_text = clean(text)

    def _changed(self) -> None:
        self._state.show_state("open", "Đang viết")
        self._pause.typed()

    def _offers(self) -> bool:
        """Whether there is a proposal that does not stand in the text already."""
        return bool(self._proposal) and clean(self._proposal) not in clean(self.box.toPlainText())

    def _show_offer(self) -> None:
        text, offered = self._proposal, self._offers()
        self._offer.setText(f"Gợi ý: “{text}”" if offered else "")
        self._use.setToolTip(text if offered else "")
        self._use.setVisible(offered)
        # Where there is little room, the officer's own text has it; the proposal is in the tool tip.
        self._offer.setVisible(offered and self.height() >= _ROOM)
