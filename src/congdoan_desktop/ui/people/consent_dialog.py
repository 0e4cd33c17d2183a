"""A consent to what is sensitive: the words, on paper too; nothing is ticked or chosen beforehand (NĐ 356/2025 Đ6)."""

from datetime import date, datetime
from html import escape

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QDialog, QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from congdoan_desktop import paths
from congdoan_desktop.domain.period import VIETNAM
from congdoan_desktop.domain.records import Consent, Person
from congdoan_desktop.store import repository
from congdoan_desktop.store.connection import Reader
from congdoan_desktop.ui import dialogs, theme
from congdoan_desktop.ui.codes import entries_on
from congdoan_desktop.ui.context import Context
from congdoan_desktop.ui.failures import sentence_of
from congdoan_desktop.ui.printing.dialog import PrintDialog, show_paper
from congdoan_desktop.ui.widgets.choice_field import ChoiceField
from congdoan_desktop.ui.widgets.field import date_field, text_field
from congdoan_desktop.ui.widgets.labelled import Labelled
from congdoan_desktop.ui.widgets.problem_line import ProblemLine
from congdoan_desktop.ui.widgets.wrapping_row import WrappingRow
from congdoan_desktop.usecases.consents import consent_texts, give_consent
from congdoan_desktop.usecases.draw_papers import sheets_pdf
from congdoan_desktop.usecases.gather_facts import the_unit
from congdoan_desktop.usecases.people_papers import consent_sheet

_SENSITIVE = "Đây là dữ liệu cá nhân nhạy cảm (Nghị định 356/2025/NĐ-CP, Điều 4). Im lặng không phải là đồng ý."


class ConsentDialog(QDialog):
    """Closes itself only when the consent is in the store."""

    def __init__(self, context: Context, person: Person, purpose: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._context, self._person = context, person
        self._text = consent_texts(context.reader, paths.resources())[purpose]
        self.setWindowTitle(f"Sự đồng ý: {person.full_name}")
        ways = entries_on(context.reference.catalogues["consent_ways"], context.today())
        self.agrees = QCheckBox("Người lao động đã đọc (hoặc nghe đọc), hiểu và tự nguyện đồng ý với lời trên.")
        self.day = Labelled("Ngày đồng ý", date_field(context.today))
        self.way = Labelled("Chứng minh bằng", ChoiceField(ways))
        self.note = Labelled("Lời của người lao động, nơi cất phiếu", text_field())
        self.problem = ProblemLine()
        self.print_button = QPushButton("In phiếu để ký…")
        self.keep_button = QPushButton("Ghi sự đồng ý")
        self._build()
        self.print_button.clicked.connect(self.print_words)
        self.keep_button.clicked.connect(self.keep)

    def print_words(self) -> PrintDialog:
        """Show the words on paper, to be signed by pen."""
        text, person, today = self._text, self._person, self._context.today()

        def make(reader: Reader) -> bytes:
            return sheets_pdf([consent_sheet(the_unit(reader), text, person, today)], datetime.now(VIETNAM))

        return show_paper(self, self._context, "Phiếu đồng ý", f"phieu dong y {person.full_name}", make)

    def keep(self) -> None:
        """Keep the consent, or say what is missing and put the cursor there."""
        if not self.agrees.isChecked():
            self.problem.say("Chưa đánh dấu: chỉ ghi khi người lao động thật sự đồng ý.")
            self.agrees.setFocus()
            return
        self.problem.say("")
        for part in (self.day, self.way):
            if not part.require():
                part.field.setFocus()
                return
        consent, today = self._consent(), self._context.today()
        self.keep_button.setEnabled(False)
        self._context.worker.run(
            lambda store: give_consent(store, consent, today),
            done=lambda _: self.accept(),
            failed=self._refused,
            changes=frozenset({"Consent"}),
        )

    def _consent(self) -> Consent:
        day: date = self.day.field.value()
        return Consent(
            id=repository.new_id(),
            person_id=self._person.id,
            purpose=self._text.purpose,
            text_version=self._text.version,
            given_on=day,
            given_by=self.way.field.value(),
            note=self.note.field.value(),
        )

    def _refused(self, error: Exception) -> None:
        self.keep_button.setEnabled(True)
        self.problem.say(sentence_of(error))

    def _build(self) -> None:
        warning = QLabel(f"! {_SENSITIVE}", wordWrap=True)
        theme.mark(warning, "role", "near")
        fields = WrappingRow()
        fields.add(self.day, 0)
        fields.add(self.way, 1)
        fields.add(self.note, 2)
        cancel = QPushButton("Không ghi")
        cancel.clicked.connect(self.reject)
        theme.mark(self.keep_button, "role", "primary")
        buttons = QHBoxLayout()
        buttons.addWidget(self.print_button)
        buttons.addStretch(1)
        buttons.addWidget(cancel)
        buttons.addWidget(self.keep_button)
        box = QVBoxLayout(self)
        box.setContentsMargins(theme.XL, theme.L, theme.XL, theme.L)
        box.setSpacing(theme.M)
        box.addWidget(self._words(), 1)
        box.addWidget(warning)
        box.addWidget(self.agrees)
        box.addLayout(fields)
        box.addWidget(self.problem)
        box.addLayout(buttons)
        dialogs.fit(self, 760, 470)

    def _words(self) -> QScrollArea:
        text = self._text
        whole = "".join(f"<p>{escape(line)}</p>" for line in (*text.paragraphs, text.statement))
        words = QLabel(f"<h3>{text.subtitle}</h3>{whole}<p><i>Lời đồng ý, bản số {text.number}</i></p>", wordWrap=True)
        words.setTextFormat(Qt.TextFormat.RichText)
        words.setContentsMargins(theme.M, theme.S, theme.M, theme.S)
        words.setAlignment(Qt.AlignmentFlag.AlignTop)
        scroll = QScrollArea(widgetResizable=True)
        scroll.setAccessibleName("Lời đồng ý")
        scroll.setWidget(words)
        return scroll
