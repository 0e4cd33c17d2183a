"""What stands under the form of a person: leaving, networks, what is sensitive, rights."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from congdoan_desktop.domain.catalogue import label
from congdoan_desktop.domain.checks.people import across
from congdoan_desktop.domain.records import Person, PersonRequest
from congdoan_desktop.store import repository
from congdoan_desktop.texts import PROBLEMS, short_date
from congdoan_desktop.ui import theme
from congdoan_desktop.ui.context import Context
from congdoan_desktop.ui.people.form import networks_part
from congdoan_desktop.ui.people.sensitive_card import SensitiveCard
from congdoan_desktop.ui.sublist import SubList
from congdoan_desktop.ui.widgets.problem_line import ProblemLine
from congdoan_desktop.ui.widgets.wrapping_row import WrappingRow


class BelowForm(QWidget):
    """`load(person or None)`: a person who is in the store; `refresh()`, `flush()`, `holds_unsaved()`."""

    rights_asked = Signal()
    leave_asked = Signal()
    saved = Signal(str)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._person: Person | None = None
        self.leaving = LeavingStrip()
        self.networks = SubList(context, networks_part(context))
        self.odd = ProblemLine()
        self.sensitive = SensitiveCard(context)
        self.rights_button = QPushButton("Quyền của người lao động…")
        self.open_requests = QLabel()
        self._build()
        self.rights_button.clicked.connect(self.rights_asked)
        self.leaving.button.clicked.connect(self.leave_asked)
        for part in (self.networks, self.sensitive):
            part.saved.connect(self.saved)

    def load(self, person: Person | None) -> None:
        """Show what belongs to `person`."""
        self._person = person
        self.setVisible(person is not None and person.deidentified_on is None)
        self.networks.load(person.id if person else "")
        self.sensitive.load(person)
        self._look()

    def follow(self, person: Person) -> None:
        """Take over what was typed in the form of the same person."""
        self._person = person
        self.sensitive.follow(person)
        self._look()

    def refresh(self) -> None:
        """Look at the store again."""
        self.networks.refresh()
        self.sensitive.refresh()
        self._look()

    def flush(self) -> None:
        """Keep what is being typed."""
        self.networks.flush()

    def holds_unsaved(self) -> bool:
        """Whether something typed here is not in the store yet."""
        return self.networks.holds_unsaved()

    def _look(self) -> None:
        person = self._person
        if person is None:
            return
        self.leaving.show_day(person, gone=person.left_on is not None and person.left_on <= self._context.today())
        networks = self._context.reference.catalogues["networks"]
        odd = [
            PROBLEMS[one.code].format(words=label(networks, one.words))
            for one in across(person, self.networks.records())
        ]
        self.odd.say(" ".join(dict.fromkeys(odd)), "warning")
        asked = {"person_id": person.id, "done_on": None}
        number = repository.count(self._context.reader, PersonRequest, where=asked)
        self.open_requests.setText(f"! {number} yêu cầu chưa xong" if number else "")
        theme.mark(self.open_requests, "role", "near")

    def _build(self) -> None:
        row = WrappingRow()
        row.add(self.rights_button, 0)
        row.add(self.open_requests, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.M)
        for part in (self.leaving, self.networks, self.odd, self.sensitive):
            layout.addWidget(part)
        layout.addLayout(row)


class LeavingStrip(QFrame):
    """Proposes, and does not force, to make somebody nameless who has left (Luật 91/2025 Đ25.2c)."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "strip")
        self.label = QLabel(wordWrap=True)
        self.button = QPushButton("Khử nhận dạng…")
        self.button.setProperty("role", "quiet")
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.M, theme.XS, theme.XS, theme.XS)
        row.addWidget(self.label, 1)
        row.addWidget(self.button)
        self.hide()

    def show_day(self, person: Person, *, gone: bool) -> None:
        """Say since when the person is gone; nothing while the person works here."""
        self.setVisible(person.left_on is not None)
        if person.left_on is None:
            return
        said = "Thôi việc từ" if gone else "Sẽ thôi việc từ"
        self.label.setText(
            f"{said} {short_date(person.left_on)}. Khi không còn cần, nên khử nhận dạng: xóa họ tên và dữ liệu riêng, "
            "số liệu các buổi đã dự giữ nguyên."
        )
        self.button.setVisible(gone)
