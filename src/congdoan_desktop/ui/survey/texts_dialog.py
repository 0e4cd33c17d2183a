"""Written answers of a closed round, one at a time: quote it, withhold it, or count it for a petition."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from congdoan_desktop import paths
from congdoan_desktop.domain.naming import KnownNames
from congdoan_desktop.domain.numbers import count_text
from congdoan_desktop.domain.quoting import pointed_out
from congdoan_desktop.domain.records import Petition, SurveyRound
from congdoan_desktop.domain.records.about import first_line
from congdoan_desktop.store import repository
from congdoan_desktop.store.database import Store
from congdoan_desktop.store.survey_outcome import Written
from congdoan_desktop.texts.naming import naming_words
from congdoan_desktop.ui import dialogs, theme
from congdoan_desktop.ui.context import Context
from congdoan_desktop.ui.failures import sentence_of
from congdoan_desktop.ui.survey.texts.acts import Acts
from congdoan_desktop.ui.survey.texts.choose_step import ChooseStep
from congdoan_desktop.ui.survey.texts.page import SECRET, TextPage
from congdoan_desktop.ui.survey.texts.petition_step import PetitionStep
from congdoan_desktop.ui.survey.texts.quote_step import QuoteStep
from congdoan_desktop.ui.survey.texts.reading import Reading
from congdoan_desktop.ui.survey.texts.step import Step
from congdoan_desktop.usecases.count_answers import count_for, count_for_new, open_petitions
from congdoan_desktop.usecases.written_answers import Texts, forget_raw, is_secret, keep_quote, texts_of, withhold

_NOTE = (
    "Ý kiến không gắn với phiếu nào, xếp ngẫu nhiên. Chữ viết gốc chỉ xem ở đây, không in, không gửi đi; vào báo cáo "
    "chỉ có trích dẫn không tên và kiến nghị."
)
_NOTHING = "Đợt khảo sát này không có ý kiến viết tay nào."
_ALL_READ = "Đã đọc hết."
_FORGET = (
    "Xóa hẳn chữ viết gốc của {of} ý kiến? Còn giữ {quoted} trích dẫn và các kiến nghị. Xóa rồi không lấy lại được; "
    "bản sao lưu đã làm trước đây vẫn còn chữ viết gốc cho đến khi được thay."
)
_OFFER = "Không cần chữ viết gốc nữa thì nên xóa hẳn, để không ai nhìn lời lẽ mà đoán ra người viết."


class TextsDialog(QDialog):
    """Reads the written answers when it opens. Each decision is in the store before the next answer is shown."""

    def __init__(self, context: Context, survey: SurveyRound, parent: QWidget | None) -> None:
        super().__init__(parent)
        self._context, self._survey = context, survey
        self._texts = Texts(written=(), questions={}, people=KnownNames())
        self._naming = naming_words(entry.label for entry in context.reference.catalogues["communes"].values())
        self.reading = Reading(())
        self._busy = True
        self.setWindowTitle(f"Ý kiến viết tay · {survey.title}")
        self.place, self.progress, self.status = QLabel(), QLabel(), QLabel(wordWrap=True)
        self.page, self.acts = TextPage(), Acts(self)
        self.quote_step, self.petition_step = QuoteStep(self._named), PetitionStep(context, self._named)
        self.choose_step = ChooseStep()
        self.forget_step = Step("Xóa hẳn chữ viết gốc", "Giữ lại  Esc", has_keys=False)
        self._steps = (self.quote_step, self.petition_step, self.choose_step, self.forget_step)
        self.forget_words = QLabel(wordWrap=True)
        self.forget_step.add(self.forget_words)
        self.forget_button = QPushButton("Xóa hẳn chữ viết gốc…", autoDefault=False)
        self.close_button = QPushButton("Đóng  Esc", autoDefault=False)
        self._build()
        self._connect()
        self._only(None)
        dialogs.fit(self, 820, 480)
        self._look()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back to reading first, then closes."""
        if event.key() == Qt.Key.Key_Escape and any(step.isVisible() for step in self._steps):
            self._read()
        else:
            super().keyPressEvent(event)

    def _look(self) -> None:
        """Read the answers: nothing can be decided until they are there."""
        self._wait()
        round_id = self._survey.id
        self._context.looker.run(
            lambda db: texts_of(db, paths.resources(), round_id), done=self._have_texts, failed=self._failed
        )

    def _have_texts(self, texts: Texts) -> None:
        self._texts, self.reading = texts, Reading(texts.written)
        self._show()

    def _show(self) -> None:
        """Show the answer that is read now, and how far the reading is."""
        one, sums = self.reading.current, self.reading.sums()
        self.place.setText(f"Ý kiến {count_text(self.reading.place)}/{count_text(sums.of)}" if sums.of else "")
        self.progress.setText(f"Đã đọc {count_text(sums.read)}/{count_text(sums.of)}" if sums.of else "")
        all_read = sums.of > 0 and sums.read == sums.of
        self.forget_button.setVisible(all_read and self.reading.has_raw())
        self.status.setText(f"{_ALL_READ} {_OFFER}" if all_read and self.reading.has_raw() else _NOTE)
        self.page.setVisible(one is not None)
        if one is None:
            self.status.setText(_NOTHING)
        else:
            self._show_one(one)
        self._read()

    def _show_one(self, one: Written) -> None:
        asked, secret = self._texts.questions.get(one.question), is_secret(one)
        text = SECRET if secret else one.text or "(chữ viết gốc đã xóa)"
        self.page.show_text(asked.label if asked else "", text, () if secret else self._named(one.text))
        self.page.show_decision(*self._decision(one))
        self.acts.enable({"T": not secret, "N": not secret and bool(one.text), "C": not secret and bool(one.text)})

    def _decision(self, one: Written) -> tuple[str, str]:
        petition = repository.get(self._context.reader, Petition, one.petition_id) if one.petition_id else None
        counted = f" · tính vào kiến nghị “{first_line(petition.content)}”" if petition is not None else ""
        if one.state == "quotable":
            return "good", f"Trích: “{one.quote}”{counted}"
        return ("open", "Chưa đọc") if one.state == "unread" else ("none", f"Đã đọc, không trích{counted}")

    def _countable(self, one: Written | None) -> bool:
        return one is not None and not self._busy and bool(one.text) and not is_secret(one)

    def _named(self, text: str) -> tuple[str, ...]:
        return pointed_out(text, self._texts.people, self._naming)

    def _read(self) -> None:
        """Go back from a step to reading."""
        self._busy = False
        self._only(None)
        is_there = self.reading.current is not None
        self.acts.setVisible(is_there)
        self.acts.set_keys(is_there)
        (self.page if is_there else self.close_button).setFocus()

    def _open(self, step: Step) -> None:
        self.acts.hide()
        self.acts.set_keys(False)
        self._only(step)

    def _only(self, shown: Step | None) -> None:
        for step in self._steps:
            step.setVisible(step is shown)

    def _quote(self) -> None:
        one = self.reading.current
        if one is not None and not self._busy and not is_secret(one):
            self._open(self.quote_step)
            self.quote_step.begin(one.key, one.text, one.quote)

    def _new_petition(self) -> None:
        one = self.reading.current
        if self._countable(one) and one is not None:
            asked = self._texts.questions.get(one.question)
            area = asked.group_name if asked else ""
            self._open(self.petition_step)
            known = area in self._context.reference.catalogues["opinion_areas"]
            self.petition_step.begin(one.key, area if known else "")

    def _choose(self) -> None:
        """Offer the petitions of the round; while there is none, a new one."""
        one = self.reading.current
        if not self._countable(one) or one is None:
            return
        petitions = open_petitions(self._context.reader, self._survey.id)
        if not petitions and not one.petition_id:
            self._new_petition()
            return
        self._open(self.choose_step)
        self.choose_step.begin(petitions, one.petition_id)

    def _keep_quote(self) -> None:
        words, confirmed, naming = self.quote_step.value(), self.quote_step.confirmed(), self._naming
        self._decide(self.quote_step, lambda store, at, key: keep_quote(store, at, key, words, naming, confirmed))

    def _withhold(self) -> None:
        self._decide(None, withhold)

    def _keep_petition(self) -> None:
        petition = self.petition_step.petition()
        if petition is not None:
            self._decide(self.petition_step, lambda store, at, key: count_for_new(store, at, key, petition))

    def _keep_choice(self) -> None:
        chosen = self.choose_step.chosen()
        if chosen is not None:
            self._decide(self.choose_step, lambda store, at, key: count_for(store, at, key, chosen))

    def _decide(self, step: Step | None, task: Callable[[Store, str, str], Written | None]) -> None:
        """Keep a decision, then go on to the next answer that nobody has read."""
        one, round_id = self.reading.current, self._survey.id
        if one is None or self._busy:
            return
        key = one.key
        self._wait()
        self._context.worker.run(
            lambda store: task(store, round_id, key),
            done=lambda found: self._decided(key, found),
            failed=lambda error: self._refused(step, error),
            changes=frozenset({"Petition", "SurveyRound"}),
        )

    def _decided(self, key: str, one: Written | None) -> None:
        self.reading.decided(key, one)
        for step in self._steps:
            step.end()
        self.reading.next_unread()
        self._show()

    def _refused(self, step: Step | None, error: Exception) -> None:
        self._busy = False
        if step is None:
            self._failed(error)
        else:
            step.problem.say(sentence_of(error))
            self._open(step)

    def _go(self, step: int) -> None:
        if not self._busy and self.reading.go(step):
            self._show()

    def _ask_forget(self) -> None:
        sums = self.reading.sums()
        self.forget_words.setText(_FORGET.format(of=count_text(sums.of), quoted=count_text(sums.quoted)))
        self._open(self.forget_step)
        self.forget_step.leave_button.setFocus()

    def _forget(self) -> None:
        round_id = self._survey.id
        self._wait()
        self._context.worker.run(
            lambda store: forget_raw(store, round_id),
            done=lambda _: self._look(),
            failed=lambda error: self._refused(self.forget_step, error),
            changes=frozenset({"SurveyRound"}),
        )

    def _wait(self) -> None:
        """Nothing can be decided while the last decision is on its way."""
        self._busy = True
        self.acts.set_keys(False)

    def _failed(self, error: Exception) -> None:
        self.status.setText(sentence_of(error))
        self._read()

    def _connect(self) -> None:
        for key, words, act in (
            ("T", "Trích được…", self._quote),
            ("K", "Không trích", self._withhold),
            ("N", "Kiến nghị mới…", self._new_petition),
            ("C", "Cộng vào kiến nghị…", self._choose),
        ):
            self.acts.add(key, words, act)
        self.acts.add("Up", "Trước", lambda: self._go(-1))
        self.acts.add("Down", "Sau", lambda: self._go(1))
        for step, keep in (
            (self.quote_step, self._keep_quote),
            (self.petition_step, self._keep_petition),
            (self.choose_step, self._keep_choice),
            (self.forget_step, self._forget),
        ):
            step.kept.connect(keep)
            step.left.connect(self._read)
        self.forget_button.clicked.connect(self._ask_forget)
        self.close_button.clicked.connect(self.reject)

    def _build(self) -> None:
        theme.mark(self.place, "role", "title")
        for label in (self.progress, self.status):
            theme.mark(label, "role", "muted")
        head = QHBoxLayout()
        head.addWidget(self.place, 1)
        head.addWidget(self.progress)
        foot = QHBoxLayout()
        foot.addWidget(self.forget_button)
        foot.addStretch(1)
        foot.addWidget(self.close_button)
        box = QVBoxLayout(self)
        box.setContentsMargins(theme.XL, theme.M, theme.XL, theme.M)
        box.setSpacing(theme.S)
        box.addLayout(head)
        box.addWidget(self.page, 1)
        for part in (self.acts, *self._steps, self.status):
            box.addWidget(part)
        box.addLayout(foot)
