"""The folder of evidence as a whole: is everything there, what should go by now, a copy elsewhere."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from congdoan_desktop.domain.numbers import count_text
from congdoan_desktop.store.connection import Reader
from congdoan_desktop.store.database import Store
from congdoan_desktop.texts.exchange import size_text
from congdoan_desktop.ui import folders
from congdoan_desktop.ui.context import Context
from congdoan_desktop.ui.evidence.dialog_view import EvidenceView
from congdoan_desktop.ui.failures import sentence_of
from congdoan_desktop.usecases.evidence_folder import Stock, copy_evidence, fetch_missing, remove_unneeded, stock
from congdoan_desktop.usecases.evidence_time import Kept, overdue, photo_months, remove_for_good, set_photo_months

_CHANGES = frozenset({"Evidence"})
_LONGEST = 1200
_FETCH = "Hãy bấm “Nhận lại tệp thiếu” rồi chọn thư mục có bản sao."
_CLEAR = (
    "Xóa {count} tệp không bản ghi nào cần? Nếu vừa khôi phục một bản sao lưu cũ thì đừng xóa: bản đã thay có thể còn "
    "cần."
)


class EvidenceDialog(EvidenceView):
    """What lies there, and what can go."""

    _progressed = Signal(int, int)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._unneeded = 0
        self._connect()
        self.months.field.set_value(photo_months(context.reader))
        self.refresh()

    def refresh(self) -> None:
        """Look again at the folder and at what can go."""
        self._list(overdue(self._context.reader, self._context.today()))
        self.look(thoroughly=False)

    def look(self, *, thoroughly: bool) -> None:
        """Compare the folder with the records, in the looker's thread."""
        self.state.show_state("open", "Đang xem thư mục…")
        task = partial(stock, thoroughly=thoroughly)
        self._context.looker.run(task, done=partial(self._seen, thoroughly), failed=self._failed, key="evidence stock")

    def copy_to(self, folder: Path) -> None:
        """Copy everything to `folder`, read back."""

        def task(db: Reader) -> int:
            return copy_evidence(db, folder, self._progressed.emit)

        self._context.looker.run(task, done=partial(self._copied, folder), failed=self._failed)

    def fetch_from(self, folder: Path) -> None:
        """Look for missing files in `folder` and below."""
        self.state.show_state("open", "Đang tìm…")
        task = partial(fetch_missing, source=folder)
        self._context.worker.run(task, done=self._fetched, failed=self._failed, changes=_CHANGES)

    def ask_to_remove(self, chosen: Sequence[Kept]) -> None:
        """Offer to delete the files of `chosen` for good; nothing happens before that is pressed."""
        if chosen:
            what = f"“{chosen[0].evidence.name}”" if len(chosen) == 1 else f"{count_text(len(chosen))} tệp"
            ids = [kept.evidence.id for kept in chosen]
            self._offer(f"Xóa hẳn {what}? Không lấy lại được.", "Xóa hẳn", partial(self._remove, ids))

    def _offer(self, words: str, button: str, act: Callable[[], object]) -> None:
        self.strip.offer(words, button, act)
        self.strip.close_button.setFocus()  # Enter pressed once too often deletes nothing

    def _remove(self, ids: Sequence[str]) -> None:
        task = partial(remove_for_good, evidence_ids=ids, today=self._context.today())
        self._context.worker.run(task, done=lambda _: self.refresh(), failed=self._failed, changes=_CHANGES)

    def _remove_unneeded(self) -> None:
        self._context.worker.run(remove_unneeded, done=lambda _: self.refresh(), failed=self._failed)

    def _list(self, kept: Sequence[Kept]) -> None:
        self.table.show_rows(kept)
        if kept and not self.table.current_key():
            self.table.choose(kept[0].evidence.id)
        for part in (self.table, self.one_button, self.all_button):
            part.setVisible(bool(kept))
        self.nothing.setVisible(not kept)

    def _chosen(self) -> list[Kept]:
        return [kept for kept in self.table.rows.items if kept.evidence.id == self.table.current_key()]

    def _seen(self, thoroughly: bool, seen: Stock) -> None:
        self._unneeded = len(seen.unneeded)
        self.where.setText(f"{seen.folder}\n{count_text(seen.files)} tệp · {size_text(seen.size)}")
        self.state.show_state(*_verdict(seen, thoroughly))
        self.fetch_button.setEnabled(bool(seen.missing or seen.changed))
        self.clear_button.setVisible(bool(seen.unneeded))

    def _copied(self, folder: Path, count: int) -> None:
        self.state.show_state("good", f"Đã chép và đọc lại đúng {count_text(count)} tệp vào {folder}")

    def _fetched(self, count: int) -> None:
        if count:
            self.look(thoroughly=True)
        else:
            self.state.show_state("near", "Không tìm thấy tệp nào còn thiếu trong thư mục đó.")

    def _failed(self, error: Exception) -> None:
        self.state.show_state("bad", sentence_of(error))

    def _keep_months(self) -> None:
        months = None if self.months.field.problem() else self.months.field.value()
        if months is not None and not 1 <= months <= _LONGEST:
            self.months.say(f"Từ 1 đến {count_text(_LONGEST)} tháng.")
        elif months is not None:

            def task(store: Store) -> None:
                set_photo_months(store, months)

            self._context.worker.run(task, failed=self._failed)

    def _connect(self) -> None:
        self.check_button.clicked.connect(lambda: self.look(thoroughly=True))
        self.copy_button.clicked.connect(lambda: self._ask("Chép minh chứng vào thư mục", self.copy_to))
        self.fetch_button.clicked.connect(lambda: self._ask("Thư mục có bản sao minh chứng", self.fetch_from))
        self.clear_button.clicked.connect(self._ask_to_clear)
        self.one_button.clicked.connect(lambda: self.ask_to_remove(self._chosen()))
        self.all_button.clicked.connect(lambda: self.ask_to_remove(list(self.table.rows.items)))
        self.table.removed.connect(lambda _key: self.ask_to_remove(self._chosen()))
        self.months.field.finished.connect(self._keep_months)
        self._progressed.connect(self._say_progress, Qt.ConnectionType.QueuedConnection)

    def _ask_to_clear(self) -> None:
        self._offer(_CLEAR.format(count=count_text(self._unneeded)), "Xóa tệp thừa", self._remove_unneeded)

    def _say_progress(self, done: int, total: int) -> None:
        if done < total:
            self.state.show_state("open", f"Đang chép {count_text(done)}/{count_text(total)} tệp…")

    def _ask(self, title: str, act: Callable[[Path], None]) -> None:
        folder = folders.ask_folder(self, title, Path.home())
        if folder is not None:
            act(folder)


def _verdict(seen: Stock, thoroughly: bool) -> tuple[str, str]:
    """Return the state and the sentence for what was seen."""
    parts = ((len(seen.missing), "thiếu {} tệp"), (len(seen.changed), "{} tệp bị sửa hoặc hỏng"))
    said = ", ".join(words.format(count_text(count)) for count, words in parts if count)
    if said:
        return "bad", f"{said[:1].upper()}{said[1:]}. {_FETCH}"
    if not seen.files:
        return "none", "Chưa có tệp nào."
    return "good", "Đã đọc từng tệp: đủ và đúng như lúc thêm vào." if thoroughly else "Đủ tệp."
