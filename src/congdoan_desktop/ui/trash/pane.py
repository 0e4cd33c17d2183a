"""The list of what was put away: filtered by kind and words, one or several brought back, with a way back."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from congdoan_desktop.domain.catalogue import label
from congdoan_desktop.domain.numbers import count_text
from congdoan_desktop.domain.records import Evidence, Record
from congdoan_desktop.domain.records.about import ABOUT, day_of, name_of
from congdoan_desktop.domain.text import fold
from congdoan_desktop.store.database import Store
from congdoan_desktop.texts import KIND_NAMES, moment, short_date
from congdoan_desktop.ui import theme
from congdoan_desktop.ui.context import Context
from congdoan_desktop.ui.failures import sentence_of
from congdoan_desktop.ui.tables import Column, RowsTable
from congdoan_desktop.ui.widgets.undo_strip import UndoStrip
from congdoan_desktop.ui.widgets.wrapping_row import WrappingRow
from congdoan_desktop.usecases.save_record import archive_record
from congdoan_desktop.usecases.trash import KINDS, PutAway, bring_back, trash, with_parts

_ALL = "Mọi loại"
_WHAT = (
    "Cất đi không phải là xóa: bản ghi không còn trong danh sách và số liệu, nhưng lấy lại được bất cứ lúc nào, cùng "
    "những dòng thuộc về nó. Xóa dữ liệu của một người theo yêu cầu là việc khác, làm ở trang Người lao động."
)


class TrashPane(QWidget):
    """Enter brings the chosen ones back; Shift and the arrows choose several."""

    saved = Signal(str)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._found: tuple[PutAway, ...] = ()
        self.kinds = QComboBox()
        self.kinds.setAccessibleName("Loại bản ghi")
        self.kinds.addItem(_ALL, None)
        for kind in KINDS:
            self.kinds.addItem(KIND_NAMES[kind.__name__], kind)
        self.search = QLineEdit(placeholderText="Tìm, không cần dấu", clearButtonEnabled=True)
        self.search.setAccessibleName("Tìm trong những gì đã cất")
        self.table = RowsTable(self._columns(), _key, name="Những bản ghi đã cất")
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.strip = UndoStrip()
        self.foot = QLabel(wordWrap=True)
        self.back = QPushButton("Lấy lại  Enter", autoDefault=False)
        self.buttons = QHBoxLayout()
        self._build()
        self._connect()

    def show_kind(self, kind: type[Record] | None) -> None:
        """Show only what was put away of `kind` and the lines that stand under it."""
        place = self.kinds.findData(kind) if kind in KINDS else 0
        self.kinds.setCurrentIndex(max(place, 0))

    def refresh(self) -> None:
        """Look again, behind everything that is being kept."""
        kind = self.kinds.currentData()
        kinds = KINDS if kind is None else with_parts(kind)
        self._context.worker.run(lambda store: trash(store, kinds), done=self._load, failed=self._failed)

    def leave(self) -> None:
        """Nothing is typed here."""

    def bring_back(self) -> None:
        """Bring the chosen records back, and offer to put them away again."""
        chosen = self._chosen()
        if not chosen:
            return
        self.back.setEnabled(False)
        keys = [one.key for one in chosen]
        changes = frozenset(type(record).__name__ for one in chosen for record in (one.record, one.above) if record)

        def away(store: Store) -> None:
            with store.atomic():
                for one in chosen:
                    archive_record(store, type(one.record), one.record.id)

        run = self._context.worker.run
        undo = partial(run, away, done=lambda _: self.refresh(), failed=self._failed, changes=changes)

        def done(_changed: object) -> None:
            self.strip.offer(_brought_back(chosen), "Hoàn tác", undo)
            self.saved.emit("Đã lấy lại")
            self.refresh()

        run(lambda store: bring_back(store, keys), done=done, failed=self._failed, changes=changes)

    def _load(self, found: tuple[PutAway, ...]) -> None:
        self._found = found
        self._show()

    def _show(self) -> None:
        words = fold(self.search.text()).split()
        shown = [one for one in self._found if all(word in fold(self._name(one)) for word in words)]
        self.table.show_rows(shown)
        if shown and not self.table.current_key():
            self.table.choose(_key(shown[0]))
        self.back.setEnabled(bool(shown))
        self.foot.setText(f"{count_text(len(shown))} bản ghi đã cất" if shown else "Chưa cất bản ghi nào.")

    def _chosen(self) -> list[PutAway]:
        chosen = self.table.selectionModel().selectedRows() or [self.table.currentIndex()]
        return [self.table.rows.items[row] for row in sorted({index.row() for index in chosen}) if row >= 0]

    def _name(self, one: PutAway) -> str:
        about, name = ABOUT[type(one.record)], name_of(one.record)
        if about.codes:
            name = label(self._context.reference.catalogues[about.codes], name)
        day = day_of(one.record)
        parts = [name or "chưa đặt tên", short_date(day) if day else "", name_of(one.above) if one.above else ""]
        parts.append("tệp đã xóa hẳn" if _without_file(one) else "")
        return "  ·  ".join(filter(None, parts))

    def _failed(self, error: Exception) -> None:
        self.strip.offer(f"✗ Chưa làm được. {sentence_of(error)}", "Thử lại", self.refresh)
        self._show()

    def _columns(self) -> tuple[Column, ...]:
        return (
            Column(title="Loại", text=lambda one: KIND_NAMES[type(one.record).__name__], width=166),
            Column(title="Tên, nội dung", text=self._name),
            Column(title="Cất lúc", text=lambda one: moment(one.at), width=164),
            Column(title="Người cất", text=lambda one: one.by or "không rõ", width=110, optional=True),
        )

    def _connect(self) -> None:
        self.kinds.currentIndexChanged.connect(lambda _: self.refresh())
        self.search.textChanged.connect(lambda _: self._show())
        self.table.entered.connect(lambda _key: self.bring_back())
        self.back.clicked.connect(self.bring_back)

    def _build(self) -> None:
        what = QLabel(_WHAT, wordWrap=True)
        for words in (what, self.foot):
            theme.mark(words, "role", "muted")
        theme.mark(self.back, "role", "primary")
        self.setFocusProxy(self.table)
        row = WrappingRow()
        row.add(self.kinds, 0)
        row.add(self.search, 1)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(theme.S)
        box.addWidget(what)
        box.addLayout(row)
        box.addWidget(self.strip)
        box.addWidget(self.table, 1)
        box.addWidget(self.foot)
        self.buttons.addWidget(self.back)
        self.buttons.addStretch(1)
        box.addLayout(self.buttons)


def _key(one: PutAway) -> str:
    return " ".join(one.key)


def _brought_back(chosen: list[PutAway]) -> str:
    if len(chosen) > 1:
        return f"Đã lấy lại {count_text(len(chosen))} bản ghi."
    one = chosen[0]
    name = name_of(one.record) or "bản ghi"
    if one.above is not None and one.above_is_away:
        said = f"Đã lấy lại “{name}” cùng với “{name_of(one.above)}”, nơi nó thuộc về."
    else:
        said = f"Đã lấy lại “{name}”."
    return f"{said} Tệp của minh chứng này đã được xóa hẳn, chỉ còn dòng ghi." if _without_file(one) else said


def _without_file(one: PutAway) -> bool:
    return isinstance(one.record, Evidence) and one.record.removed_on is not None
