"""Make a person nameless for good: what it does, what it cannot reach, and one deliberate word before it is done."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from congdoan_desktop.domain.numbers import count_text
from congdoan_desktop.domain.records import Person
from congdoan_desktop.domain.text import clean, fold
from congdoan_desktop.texts.kinds import KIND_NAMES
from congdoan_desktop.ui import dialogs, theme
from congdoan_desktop.ui.context import Context
from congdoan_desktop.ui.entry import shown_date
from congdoan_desktop.ui.failures import sentence_of
from congdoan_desktop.ui.people.renew_copies import RenewCopies
from congdoan_desktop.ui.tables import Column, RowsTable
from congdoan_desktop.ui.widgets.field import text_field
from congdoan_desktop.ui.widgets.labelled import Labelled
from congdoan_desktop.ui.widgets.status_label import StatusLabel
from congdoan_desktop.usecases.erase_person import Erased, deidentify_person, erase_person
from congdoan_desktop.usecases.name_places import NamePlace, name_places

CHANGES = frozenset({"Person", "Participant", "NetworkMembership", "Consent", "SensitiveData", "PersonRequest"})

_DOES = (
    "Họ tên và mọi dữ liệu riêng của người này được xóa hẳn: trong danh sách, lớp tập huấn, mạng lưới, các lần sửa "
    "trước và bản nháp. Chỉ còn lại một dòng không tên để số người dự, số đã tập huấn vẫn đúng. Không lấy lại được."
)
_COPIES = (
    "Bản sao lưu cũ, bản giấy và tệp đã gửi đi vẫn còn họ tên. Xóa xong, chương trình hỏi có thay các bản sao lưu cũ "
    "không."
)
_PLACES = (
    "Họ tên còn ở các nơi dưới đây, chương trình không tự sửa lời văn của anh/chị. Hãy sửa trước: xóa xong thì không "
    "còn biết tên để tìm. (Enter: mở nơi đó; văn bản đã ký hoặc đã in ra chờ ký, nhật ký bàn giao thì "
    "không sửa được.)"
)


class EraseDialog(QDialog):
    """`is_asked`: on the person's own request; else because the person has left. `done_with` when it is done; `go` asks
    for a page and a record there.
    """

    done_with = Signal()
    go = Signal(str, str)

    def __init__(self, context: Context, person: Person, parent: QWidget, *, is_asked: bool) -> None:
        super().__init__(parent)
        self._context, self._person, self._is_asked = context, person, is_asked
        self._is_busy = False
        self.setWindowTitle("Xóa dữ liệu của một người" if is_asked else "Khử nhận dạng")
        self.setMinimumWidth(600)
        self.words = QLabel(_DOES, wordWrap=True)
        self.copies = QLabel(_COPIES, wordWrap=True)
        self.state = StatusLabel("open", "Đang tìm những nơi còn ghi họ tên…")
        self.state.setWordWrap(True)
        self.table = RowsTable(_COLUMNS, _key, name="Nơi còn ghi họ tên")
        self.word = Labelled(f"Gõ chữ cuối của tên “{person.full_name}” để xác nhận", text_field(width=180))
        self.erase_button = QPushButton("Xóa hẳn" if is_asked else "Khử nhận dạng")
        self.renew_button = RenewCopies(context)
        self.close_button = QPushButton("Không xóa" if is_asked else "Chưa làm")
        self._build()
        self._connect()
        self._look()

    def erase(self) -> None:
        """Do it, or say why not."""
        typed = clean(self.word.field.text())
        if fold(typed) != fold(self._person.full_name.split()[-1]):
            self.word.say("Chữ vừa gõ không phải chữ cuối của tên.")
            self.word.field.setFocus()
            return
        act = erase_person if self._is_asked else deidentify_person
        person_id, today = self._person.id, self._context.today()
        self._work("Đang xóa và ghi lại tệp dữ liệu…")
        self._context.worker.run(
            lambda store: act(store, person_id, today), done=self._erased, failed=self._failed, changes=CHANGES
        )

    def reject(self) -> None:
        """Close, but not while something is on its way."""
        if not self._is_busy:
            super().reject()

    def _look(self) -> None:
        self._context.looker.run(
            partial(name_places, person=self._person), done=lambda found: self._show(found.places), failed=self._failed
        )

    def _show(self, places: Sequence[NamePlace]) -> None:
        self.table.show_rows(places)
        self.table.setVisible(bool(places))
        if places:
            self.state.show_state("near", _PLACES)
        else:
            self.state.show_state("none", "Không còn nơi nào khác ghi họ tên người này.")
        self.table.setFixedHeight(36 + (theme.ROW + 2) * min(max(len(places), 1), 3))
        self._fit()

    def _fit(self) -> None:
        """Be as high as the words need: what is wrapped is not asked by `adjustSize`, which stops at two thirds."""
        layout = self.layout()
        assert layout is not None
        dialogs.grow(self, self.width(), layout.totalHeightForWidth(self.width()))

    def _entered(self, key: str) -> None:
        place = next(one.place for one in self.table.rows.items if _key(one) == key)
        if place is not None:
            self.reject()
            self.go.emit(place.page, place.record_id)

    def _work(self, words: str) -> None:
        self._is_busy = True
        self.state.show_state("open", words)
        for button in (self.erase_button, self.renew_button):
            button.setEnabled(False)

    def _erased(self, erased: Erased) -> None:
        self._is_busy = False
        for part in (self.words, self.copies, self.word, self.erase_button, self.table):
            part.hide()
        self.state.show_state("good" if erased.is_clean and not erased.left else "near", _told(erased))
        self.renew_button.setEnabled(True)
        self.renew_button.show()
        self.close_button.setText("Đóng")
        self.renew_button.setFocus()
        self._fit()
        self.done_with.emit()

    def _renewed(self, said: str) -> None:
        self._is_busy = False
        self.state.show_state("good", said)
        self.close_button.setFocus()

    def _failed(self, error: Exception) -> None:
        self._is_busy = False
        self.erase_button.setEnabled(True)
        self.renew_button.setEnabled(True)
        self.state.show_state("bad", sentence_of(error))

    def _connect(self) -> None:
        self.table.entered.connect(self._entered)
        self.erase_button.clicked.connect(self.erase)
        self.renew_button.began.connect(self._work)
        self.renew_button.renewed.connect(self._renewed)
        self.renew_button.failed.connect(self._failed)
        self.close_button.clicked.connect(self.reject)

    def _build(self) -> None:
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        for button in (self.close_button, self.renew_button, self.erase_button):
            buttons.addWidget(button)
        box = QVBoxLayout(self)
        box.setContentsMargins(theme.XL, theme.L, theme.XL, theme.L)
        box.setSpacing(theme.M)
        theme.mark(self.copies, "role", "muted")
        for part in (self.words, self.copies, self.state, self.table, self.word):
            box.addWidget(part)
        box.addLayout(buttons)
        self.table.hide()
        self.word.field.setFocus()


def _key(place: NamePlace) -> str:
    where = place.place
    return f"{place.kind.__name__} {place.title} {place.day} {where.record_id if where else ''}"


def _told(erased: Erased) -> str:
    said = "Đã xóa. Tên người này không còn trong danh sách, các lần sửa trước và bản nháp."
    if erased.left:
        said += f" Còn {count_text(len(erased.left))} nơi trong lời văn, văn bản đã ký hoặc nhật ký vẫn có tên."
    if not erased.is_clean:
        said += " Đóng chương trình để dọn nốt dấu vết trong tệp dữ liệu."
    return said


_COLUMNS = (
    Column(title="Nơi", text=lambda place: KIND_NAMES[place.kind.__name__], width=170),
    Column(title="Tên", text=lambda place: place.title or "(bản nháp)"),
    Column(title="Ngày", text=lambda place: shown_date(place.day), width=96),
)
