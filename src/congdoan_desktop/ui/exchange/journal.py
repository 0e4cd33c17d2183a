"""*Nhật ký*: every file that left this computer, every paper that was printed; the latest first, never changed."""

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QLabel, QLineEdit, QStackedWidget, QVBoxLayout

from congdoan_desktop.domain.numbers import count_text
from congdoan_desktop.domain.records import HandOver
from congdoan_desktop.store import repository
from congdoan_desktop.store.connection import Reader
from congdoan_desktop.texts.exchange import size_text
from congdoan_desktop.ui import theme
from congdoan_desktop.ui.context import Context, Page
from congdoan_desktop.ui.exchange.card import card_of
from congdoan_desktop.ui.exchange.words import WAYS, moment_words
from congdoan_desktop.ui.failures import sentence_of
from congdoan_desktop.ui.long_rows import LongRows
from congdoan_desktop.ui.tables import Column, RowsTable
from congdoan_desktop.ui.widgets.empty_state import EmptyState

_EMPTY = (
    "Mỗi lần ghi ra USB, tạo thư, lưu vào thư mục hoặc in một văn bản đã ký, chương trình ghi một dòng ở đây: tệp nào, "
    "đi đâu, lúc nào, ai gửi. Chưa gửi gì cả."
)
_NOTHING = "Không có dòng nào như vậy."


class JournalPart(Page):
    """The third tab."""

    shows = frozenset({"HandOver"})

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._wanted = ""
        self.search = QLineEdit(
            placeholderText="Tìm tệp, nơi gửi đến, người nhận; không cần dấu (Ctrl+F)", clearButtonEnabled=True
        )
        self.search.setAccessibleName("Tìm trong nhật ký")
        self.counted = QLabel()
        self.table = RowsTable(_columns(), lambda line: line.id, name="Nhật ký gửi")
        self.empty = EmptyState(_EMPTY, "Mở thẻ Gửi", lambda: self.go.emit("exchange", "@IssuedReport"))
        self._details = QLabel(wordWrap=True)
        self._stack = QStackedWidget()
        self._build()
        self.search.textChanged.connect(self.refresh)
        self.table.picked.connect(self._show)
        QShortcut(QKeySequence("Ctrl+F"), self, self.search.setFocus)

    def refresh(self) -> None:
        """Look at the store again."""
        text = self.search.text()

        def task(db: Reader) -> tuple[str, ...]:
            return repository.find_ids(db, HandOver, text=text, order=("-at",))

        self._context.looker.run(task, done=self._take, failed=self._failed, key="journal")

    def open_record(self, record_id: str) -> None:
        """Choose a line."""
        self._wanted = record_id
        self.search.clear()

    def take_focus(self) -> None:
        self.table.setFocus()

    def _take(self, ids: tuple[str, ...]) -> None:
        reader = self._context.reader
        key = self._wanted or self.table.current_key()
        key = key if key in ids else next(iter(ids), "")
        self._wanted = ""
        rows = LongRows(ids, lambda wanted: repository.by_ids(reader, HandOver, wanted))
        self.table.show_and_choose(rows, key)
        is_searched = bool(self.search.text().strip())
        self.empty.say(_NOTHING if is_searched else _EMPTY)
        self.empty.button.setVisible(not is_searched)
        self._stack.setCurrentIndex(0 if ids else 1)
        self.counted.setText(f"{count_text(len(ids))} dòng" if ids else "")
        self._show(key)

    def _show(self, key: str) -> None:
        line = repository.get(self._context.reader, HandOver, key) if key else None
        self._card.setVisible(line is not None)
        if line is not None:
            self._details.setText("\n".join(_told(line)))

    def _failed(self, error: Exception) -> None:
        self.counted.setText(sentence_of(error))

    def _build(self) -> None:
        theme.mark(self.counted, "role", "muted")
        self._card = card_of([self._details])
        self._stack.addWidget(self.table)
        self._stack.addWidget(self.empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.L, theme.M, theme.L, theme.M)
        column.setSpacing(theme.S)
        column.addWidget(self.search)
        column.addWidget(self._stack, 1)
        column.addWidget(self.counted)
        column.addWidget(self._card)


def _told(line: HandOver) -> list[str]:
    """Return what the columns have no room for."""
    receiver = f"Mã hóa riêng cho: {line.receiver}" if line.encrypted else f"Nơi nhận: {line.receiver}"
    return [
        f"{moment_words(line)}  ·  {WAYS[line.way]}: {line.destination or '(chưa ghi địa chỉ)'}",
        f"{line.file_name}  ·  {size_text(line.size)}",
        f"Mã SHA-256: {line.sha256}",
        *([receiver] if line.receiver else []),
        *([f"Lý do: {line.reason}"] if line.reason else []),
    ]


def _columns() -> tuple[Column, ...]:
    return (
        Column(title="Lúc", text=moment_words, width=132),
        Column(title="Cách", text=lambda line: WAYS[line.way], width=126),
        Column(title="Tệp", text=lambda line: line.file_name, width=330),
        Column(title="Đến", text=lambda line: line.destination),
        Column(title="Mã hóa", text=lambda line: "Có" if line.encrypted else "", width=72, optional=True),
        Column(title="Cỡ", text=lambda line: size_text(line.size), width=84, right=True, optional=True),
        Column(title="Người gửi", text=lambda line: line.by, width=150, optional=True),
    )
