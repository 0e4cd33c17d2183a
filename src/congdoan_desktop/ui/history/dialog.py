"""The states of one record, newest first; choosing one shows it, and one button goes back to it."""

from functools import partial
from html import escape

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QSplitter, QTextBrowser, QVBoxLayout, QWidget

from congdoan_desktop.store.database import Store
from congdoan_desktop.texts import ACTS, moment
from congdoan_desktop.ui import dialogs, theme
from congdoan_desktop.ui.context import Context
from congdoan_desktop.ui.failures import sentence_of
from congdoan_desktop.ui.history.target import Target
from congdoan_desktop.ui.history.words import Said, all_fields, labels, sentences
from congdoan_desktop.ui.tables import Column, RowsTable
from congdoan_desktop.ui.widgets.problem_line import ProblemLine
from congdoan_desktop.usecases.history import Moment, go_back_to, go_forward, history_of

_NOT_KEPT = {
    "Activity": "Lịch sử không giữ từng lần đánh dấu người dự: danh sách người dự luôn là danh sách hiện nay.",
    "SurveyRound": "Phiếu đã nhập không nằm trong lịch sử: phiếu không gắn với ai và không lưu thứ tự nhập.",
    "Course": "Từng học viên có lịch sử riêng: chọn một người trong danh sách học viên rồi bấm Ctrl+H.",
}
_NOTHING = "<p>Bản ghi này chưa được lưu lần nào, mới có bản nháp; chưa có gì để so sánh.</p>"
_PAUSES = "Gõ liền một mạch được ghi thành một lần; phần đã xóa hoặc sửa luôn được giữ."


def open_history(parent: QWidget, context: Context, target: Target) -> "HistoryDialog":
    """Keep what is being typed, then show the history of `target`."""
    target.keep()
    dialog = HistoryDialog(context, target, parent.window())
    dialogs.open_once(dialog, context.worker)
    return dialog


class HistoryDialog(QDialog):
    """Arrows choose a state, Tab goes to what it said, Alt+K goes back to it."""

    def __init__(self, context: Context, target: Target, parent: QWidget | None) -> None:
        super().__init__(parent)
        self._context, self._target = context, target
        self._moments: tuple[Moment, ...] = ()
        self._said = target.said()
        self.setWindowTitle(f"Lịch sử: {target.name}")
        self.table = RowsTable(self._columns(), _key, name="Các lần ghi, mới nhất ở trên")
        self.details = QTextBrowser(openLinks=False)
        self.details.setTabChangesFocus(True)
        self.details.setAccessibleName("Bản ghi lúc đó")
        self.problem = ProblemLine()
        self.back = QPushButton("&Khôi phục bản này", autoDefault=False)
        self.close_button = QPushButton("Đóng", autoDefault=False)
        self._build()
        self.table.picked.connect(lambda _key: self._show())
        self.table.entered.connect(lambda _key: self.details.setFocus())
        self.back.clicked.connect(self.go_back)
        self.close_button.clicked.connect(self.reject)
        # Behind every save that is on its way.
        context.worker.run(
            lambda store: history_of(store, target.kind, target.record_id), done=self._load, failed=self._failed
        )

    def go_back(self) -> None:
        """Make the record what it was in the state chosen, and offer the way forward again."""
        chosen = self._chosen()
        if chosen is None or chosen.is_present:
            return
        self.back.setEnabled(False)
        target, worker = self._target, self._context.worker
        changes = frozenset({target.kind.__name__})

        def done(replaced: tuple[int, dict[str, object] | None]) -> None:
            version, draft = replaced
            undo = partial(go_forward, kind=target.kind, record_id=target.record_id, version=version, draft=draft)
            again = partial(worker.run, undo, done=lambda _: target.reopen(), changes=changes)
            target.reopen()
            target.strip.offer(f"Đã khôi phục bản lúc {moment(chosen.at)}.", "Hoàn tác", again)
            self.accept()

        def task(store: Store) -> object:
            return go_back_to(store, target.kind, target.record_id, chosen.version)

        worker.run(task, done=done, failed=self._failed, changes=changes)

    def _load(self, moments: tuple[Moment, ...]) -> None:
        self._moments = moments
        self.table.show_rows(moments)
        if moments:
            self.table.choose(_key(moments[0]))
            self.table.setFocus()
        self._show()

    def _show(self) -> None:
        chosen = self._chosen()
        self.back.setEnabled(chosen is not None and not chosen.is_present)
        self.back.setToolTip("Đây là bản hiện nay" if chosen is not None and chosen.is_present else "")
        self.details.setHtml(_html(chosen, self._said) if chosen is not None else _NOTHING)

    def _chosen(self) -> Moment | None:
        key = self.table.current_key()
        return next((one for one in self._moments if _key(one) == key), None)

    def _failed(self, error: Exception) -> None:
        self.problem.say(f"Chưa làm được. {sentence_of(error)}")
        self._show()

    def _columns(self) -> tuple[Column, ...]:
        kind = self._target.kind
        return (
            Column(title="Lúc", text=lambda one: moment(one.at), width=164),
            Column(title="Người ghi", text=lambda one: one.by or "không rõ", width=140),
            Column(title="Việc", text=_act, width=130),
            Column(title="Đã thay đổi", text=lambda one: labels(one.changes, kind, self._said)),
        )

    def _build(self) -> None:
        note = QLabel(f"{_PAUSES} {_NOT_KEPT.get(self._target.kind.__name__, '')}".strip(), wordWrap=True)
        theme.mark(note, "role", "muted")
        parts = QSplitter(Qt.Orientation.Vertical, childrenCollapsible=False)
        parts.addWidget(self.table)
        parts.addWidget(self.details)
        parts.setSizes([200, 260])
        row = QHBoxLayout()
        row.addWidget(self.back)
        row.addStretch(1)
        row.addWidget(self.close_button)
        box = QVBoxLayout(self)
        box.setContentsMargins(theme.L, theme.M, theme.L, theme.M)
        box.setSpacing(theme.S)
        box.addWidget(parts, 1)
        box.addWidget(self.problem)
        box.addWidget(note)
        box.addLayout(row)
        dialogs.fit(self, 900, 620)


def _key(one: Moment) -> str:
    return str(one.version)


def _act(one: Moment) -> str:
    return f"{ACTS[one.act]} · hiện nay" if one.is_present else ACTS[one.act]


def _html(chosen: Moment, said: Said) -> str:
    changed = sentences(chosen.changes, type(chosen.record), said)
    items = "".join(f"<li><b>{escape(label)}:</b> {_lines(words)}</li>" for label, words in changed)
    head = f"<p><b>Đã thay đổi</b></p><ul>{items}</ul>" if items else ""
    rows = "".join(_row(label, words) for label, words in all_fields(chosen.record, said))
    return f"{head}<p><b>Bản ghi lúc đó{' (đang cất)' if chosen.archived else ''}</b></p><table>{rows}</table>"


def _row(label: str, words: str) -> str:
    return f"<tr><td style='padding-right: 16px'>{escape(label)}</td><td>{_lines(words)}</td></tr>"


def _lines(text: str) -> str:
    return escape(text).replace("\n", "<br>")
