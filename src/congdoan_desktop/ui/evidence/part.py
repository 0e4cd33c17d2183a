"""Photos, minutes and signed lists of one record, whatever its kind: `EvidenceList(context, "Activity")`.

As a `SubList`: `load(owner id or "")`, `refresh()`, `flush()`, `holds_unsaved()`, `saved(sentence)`; the page that has
one names "Evidence" in its `shows`. Files come by the button, by dropping them here, or by Ctrl+V; Enter opens one,
Delete puts it away.
"""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QObject, QSize, QTemporaryDir
from PySide6.QtGui import (
    QDragEnterEvent,
    QDropEvent,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
)
from PySide6.QtWidgets import QPushButton, QWidget

from congdoan_desktop.domain.records import Evidence
from congdoan_desktop.ui import folders, theme
from congdoan_desktop.ui.codes import entries_on
from congdoan_desktop.ui.context import Context
from congdoan_desktop.ui.dialogs import open_once
from congdoan_desktop.ui.evidence.arriving import EvidenceIntake
from congdoan_desktop.ui.evidence.offered import Source, sources_in, sources_of
from congdoan_desktop.ui.evidence.pictures import HEIGHT, WIDTH
from congdoan_desktop.ui.evidence.rows import EvidenceRows
from congdoan_desktop.ui.failures import sentence_of
from congdoan_desktop.ui.forms import Group, Item
from congdoan_desktop.ui.said import saved_now
from congdoan_desktop.ui.sublist import Part, SubList
from congdoan_desktop.ui.widgets.choice_field import ChoiceField
from congdoan_desktop.ui.widgets.field import date_field, text_field
from congdoan_desktop.ui.widgets.status_label import StatusLabel
from congdoan_desktop.usecases.evidence import copy_to

_KINDS = "Ảnh và PDF (*.jpg *.jpeg *.png *.webp *.bmp *.tif *.tiff *.gif *.pdf);;Mọi tệp (*)"
_EMPTY = (
    "Chưa có. Kéo thả ảnh, PDF vào đây, dán ảnh bằng Ctrl+V hoặc bấm “Thêm tệp”. Nơi chụp, loại máy ghi trong ảnh được "
    "gỡ bỏ. Không đưa tài liệu có dấu MẬT vào chương trình."
)


class EvidenceList(SubList):
    """The evidence of one record of the class `owner_kind`."""

    def __init__(self, context: Context, owner_kind: str) -> None:
        self._owner_kind = owner_kind
        self.rows = EvidenceRows(context, self.devicePixelRatioF)
        self._copies: QTemporaryDir | None = None
        self.state = StatusLabel()
        self.intake = EvidenceIntake(context, owner_kind)
        self.stop_button = QPushButton("Dừng")
        self.store_button = QPushButton("Kho minh chứng…")
        super().__init__(context, self._part_of(context))
        self._dress()

    def load(self, owner: str) -> None:
        self.rows.forget()
        self.state.hide()
        self.add_button.setEnabled(bool(owner))
        super().load(owner)

    def refresh(self) -> None:
        super().refresh()
        self.rows.look(self.records())

    def begin(self) -> None:
        """Let the person choose files."""
        chosen = folders.ask_files(self, "Thêm minh chứng", folders.documents(), _KINDS)
        self.add_files(chosen)

    def add_files(self, paths: Sequence[Path]) -> None:
        """Add the files, one after the other, beside what the window does."""
        self._take(sources_of(paths))

    def paste(self) -> None:
        """Add what lies on the clipboard: a picture, or files."""
        self._take_from(QGuiApplication.clipboard().mimeData())

    def open_file(self, record_id: str) -> None:
        """Open a copy, so that no other program can change the file that is kept."""
        record = next((one for one in self.records() if one.id == record_id), None)
        if record is None:
            return
        self._copies = self._copies or QTemporaryDir()
        folder = Path(self._copies.path())
        self._context.looker.run(
            partial(copy_to, evidence=record, folder=folder),
            done=folders.open_file,
            failed=lambda error: self._say("bad", sentence_of(error)),
        )

    def enter(self, record_id: str) -> None:
        self.open_file(record_id)

    def holds_unsaved(self) -> bool:
        return super().holds_unsaved() or self.intake.busy

    def open_store(self) -> None:
        """Show the folder as a whole: what is there, what is overdue, copies."""
        from congdoan_desktop.ui.evidence.dialog import EvidenceDialog

        open_once(EvidenceDialog(self._context, self), self._context.worker, self._context.looker)

    def also_from(self, widget: QWidget) -> None:
        """Take what is dropped on `widget` too: this list may be out of sight."""
        widget.setAcceptDrops(True)
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QDragEnterEvent):
            self.dragEnterEvent(event)
            return True
        if isinstance(event, QDropEvent) and event.type() == QEvent.Type.Drop:
            self.dropEvent(event)
            return True
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Paste):
            self.paste()
        else:
            super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        data = event.mimeData()
        if self._owner and (data.hasUrls() or data.hasImage()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        self._take_from(event.mimeData())
        event.acceptProposedAction()

    def _take_from(self, data: QMimeData) -> None:
        sources = sources_in(data)
        self._take(sources)
        if not sources:
            self._say("near", "Chưa có ảnh hoặc tệp nào được sao chép để dán.")

    def _take(self, sources: Sequence[Source]) -> None:
        if self._owner and sources:
            self.state.hide()
            self.intake.take(self._owner, sources)

    def _say(self, state: str, words: str) -> None:
        self.state.show_state(state, words)
        self.state.show()

    def _progressed(self, words: str) -> None:
        self._say("open", words)
        self.stop_button.show()

    def _ended(self, state: str, words: str) -> None:
        self._say(state, words)
        self.stop_button.hide()
        if state == "good":
            self.saved.emit(saved_now())

    def _part_of(self, context: Context) -> Part:
        return Part(
            kind=Evidence,
            owner="owner_id",
            title="MINH CHỨNG",
            add_words="+ Thêm tệp…",
            empty_words=_EMPTY,
            columns=self.rows.columns(),
            groups=_groups(context),
            blank=self._blank,
            name=lambda one: one.name,
            rows=4,
        )

    def _blank(self, new_id: str, owner: str) -> Evidence:
        return Evidence(
            id=new_id,
            owner_kind=self._owner_kind,
            owner_id=owner,
            kind="other",
            name="",
            media="",
            sha256="",
            size=0,
            added_on=self._context.today(),
        )

    def _dress(self) -> None:
        self.setAcceptDrops(True)
        self.table.verticalHeader().setDefaultSectionSize(HEIGHT + theme.S)
        self.table.setIconSize(QSize(WIDTH, HEIGHT))
        self.table.setWordWrap(True)
        for button in (self.store_button, self.stop_button):
            button.setProperty("role", "quiet")
            self.add_action(button)
        self.stop_button.hide()
        self.state.setWordWrap(True)
        self.state.hide()
        self.add_notice(self.state)
        self.add_button.setToolTip("Ảnh, PDF; kéo thả hoặc Ctrl+V cũng được")
        self.rows.looked.connect(self.table.viewport().update)
        self.store_button.clicked.connect(self.open_store)
        self.stop_button.clicked.connect(self.intake.stop)
        self.intake.progressed.connect(self._progressed)
        self.intake.ended.connect(self._ended)


def _groups(context: Context) -> tuple[Group, ...]:
    kinds = entries_on(context.reference.catalogues["evidence_kinds"], context.today())
    day = partial(date_field, context.today)
    return (
        Group(
            rows=(
                (
                    Item(name="kind", label="Loại minh chứng", make=lambda: ChoiceField(kinds), required=True),
                    Item(name="keep_until", label="Giữ đến ngày", make=day, stretch=0),
                    Item(name="note", label="Ghi chú về tệp", make=text_field, stretch=2),
                ),
            )
        ),
    )
