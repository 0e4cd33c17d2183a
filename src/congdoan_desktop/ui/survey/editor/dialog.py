"""Change an own questionnaire that nobody was asked yet; it saves itself whenever it is whole."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QWidget

from congdoan_desktop import paths
from congdoan_desktop.domain import survey_editing as editing
from congdoan_desktop.domain.survey import Choice, Questionnaire
from congdoan_desktop.domain.survey_editing import Lack
from congdoan_desktop.texts.survey_editor import LACKS
from congdoan_desktop.ui.context import Context
from congdoan_desktop.ui.failures import sentence_of
from congdoan_desktop.ui.pause import Pause
from congdoan_desktop.ui.said import saved_now
from congdoan_desktop.ui.survey.editor.view import EditorView
from congdoan_desktop.ui.survey.form_preview import numbered
from congdoan_desktop.usecases.edit_form import all_lacks
from congdoan_desktop.usecases.survey_forms import save_form

_EXPRESSIONS = ("expression", "function", "arguments", "pattern", "long", "unknown", "cycle")
_STEPS = {int(Qt.Key.Key_Up): -1, int(Qt.Key.Key_Down): 1}
_LEAVE = "Sửa tiếp, hoặc nhấn Esc lần nữa để đóng và bỏ các thay đổi chưa lưu."


class EditorDialog(EditorView):
    """`now` is what stands on the screen; what is in the store is always a whole questionnaire."""

    def __init__(self, context: Context, questionnaire: Questionnaire, parent: QWidget | None) -> None:
        self.now = self._kept = questionnaire
        super().__init__(questionnaire, self._number, parent)
        self._context = context
        self._lacks: tuple[Lack, ...] = ()
        self._saving: Questionnaire | None = None
        self._leaving = self._warned = False
        self._dropped: dict[str, tuple[Choice, ...]] = {}
        """Choices of questions that were made to have none, by question: it may have been by mistake."""
        self._pause = Pause(self)
        self._connect()
        self.title.set_value(questionnaire.title)
        self._show_rows(questionnaire.questions[0].name if questionnaire.questions else "")
        self.table.setFocus()

    @property
    def name(self) -> str:
        """The code of the chosen question."""
        return self.table.current_key()

    def save(self) -> None:
        """Keep what stands on the screen, or say what is missing."""
        self._pause.stop()
        self._lacks = all_lacks(self.now)
        self._show_lacks()
        if self._lacks or self._saving is not None or self.now == self._kept:
            self._leave_when_kept()
            return
        now, resources = self.now, paths.resources()
        self._saving = now
        self.state.show_state("open", "Đang ghi…")
        self._context.worker.run(
            lambda store: save_form(store, now, resources), done=lambda _: self._saved(now), failed=self._failed
        )

    def add_question(self) -> None:
        """Put a new question after the chosen one."""
        self.now, name = editing.with_question(self.now, self.name)
        self._show_rows(name)
        self._typed()
        self.panel.texts["label"].setFocus()

    def remove_question(self) -> None:
        """Take the chosen question out, unless another one asks for its answer."""
        name, before = self.name, self.now
        if not name:
            return
        users = [self._number(one.name) or one.name for one in editing.users_of(before, name)]
        if users:
            self.panel.say(f"Điều kiện của câu {', '.join(users)} còn nhắc tới câu này. Hãy sửa điều kiện đó trước.",
                           advanced=False)  # fmt: skip
            return
        rows = [row.name for row in before.questions]
        place = rows.index(name)
        self.now = editing.without_question(before, name)
        left = [row.name for row in self.now.questions]
        self._show_rows(left[min(place, len(left) - 1)] if left else "")
        self._typed()
        words = editing.question_of(before, name).label or "câu chưa viết"
        self.strip.offer(f"Đã bỏ “{words}”.", "Hoàn tác", lambda: self._bring_back(before, name))

    def move_question(self, step: int) -> None:
        """Move the chosen question up (-1) or down (1)."""
        if self.name:
            self.now = editing.moved(self.now, self.name, step)
            self._show_rows(self.name)
            self._typed()

    def reject(self) -> None:
        """Close, once everything is kept; what cannot be kept is left only on purpose (a second Esc)."""
        self._leaving = True
        self.save()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        alt = event.modifiers() & Qt.KeyboardModifier.AltModifier
        focus = QApplication.focusWidget()
        if alt and event.key() in _STEPS:
            self.move_question(_STEPS[event.key()])
        elif event.key() == Qt.Key.Key_Escape and focus is not None and self.panel.isAncestorOf(focus):
            self.table.setFocus()
        else:
            super().keyPressEvent(event)

    def _bring_back(self, before: Questionnaire, name: str) -> None:
        self.now = editing.with_question_back(self.now, before, name)
        self._show_rows(name)
        self._typed()

    def _worded(self, key: str, text: str) -> None:
        self.now = editing.with_text(self.now, self.language.currentData(), key, text)
        self._show_words()
        self._typed()

    def _titled(self) -> None:
        self.now = replace(self.now, title=self.title.text())
        self._typed()

    def _changed(self, values: Mapping[str, Any]) -> None:
        question = editing.question_of(self.now, self.name)
        if values.get("kind", question.kind) == question.kind and "kind" in values:
            return
        if "kind" in values:
            if question.choices:
                self._dropped[question.name] = question.choices
            blank = (Choice(name="c1", label=""), Choice(name="c2", label=""))
            values = {**values, "choices": question.choices or self._dropped.get(question.name, blank)}
        self.now = editing.changed(self.now, question.name, **values)
        if "kind" in values:
            self._show_rows(question.name)
        self._typed()

    def _choice_added(self, after: int) -> None:
        self.now, code = editing.with_choice(self.now, self.name, after)
        self._show_question()
        self.panel.choices.enter(code)
        self._typed()

    def _choice_removed(self, code: str) -> None:
        self.now = editing.without_choice(self.now, self.name, code)
        self._show_question()
        self._typed()

    def _choice_moved(self, code: str, step: int) -> None:
        self.now = editing.moved_choice(self.now, self.name, code, step)
        self._show_question()
        self.panel.choices.enter(code)
        self._typed()

    def _typed(self) -> None:
        self._leaving = self._warned = False
        self._pause.typed()
        self.state.show_state("open", "Đang sửa")

    def _saved(self, kept: Questionnaire) -> None:
        self._kept, self._saving = kept, None
        if self.now != kept:
            self.save()
            return
        self.state.show_state("good", saved_now())
        self._leave_when_kept()

    def _failed(self, error: Exception) -> None:
        self._saving = None
        self.state.show_state("bad", f"Chưa lưu được. {sentence_of(error)}")
        self._warn_or_leave()

    def _leave_when_kept(self) -> None:
        if not self._leaving or self._saving is not None:
            return
        if self.now == self._kept:
            super().reject()
        elif self._lacks:
            self._warn_or_leave()

    def _warn_or_leave(self) -> None:
        if not self._leaving:
            return
        if self._warned:
            super().reject()
        else:
            self._leaving, self._warned = False, True
            self.state.show_state("bad", f"{self.state.text().lstrip('✗ ')} {_LEAVE}")

    def _show_rows(self, name: str) -> None:
        self.table.show_and_choose(self.now.questions, name)
        self._show_question()

    def _show_words(self) -> None:
        """Let the list show what was typed just now; the cursor stays where it is."""
        self.table.show_rows(self.now.questions)

    def _show_question(self) -> None:
        name = self.name
        self.panel.setVisible(bool(name))
        if name:
            self.panel.show_question(self.now, name, self.language.currentData())
            self._show_lacks()

    def _show_lacks(self) -> None:
        self.show_faulty(frozenset(lack.question for lack in self._lacks))
        own = next((lack for lack in self._lacks if lack.question == self.name), None)
        self.panel.say(_sentence(own) if own else "", advanced=own is not None and own.code in _EXPRESSIONS)
        if self._lacks:
            first = self._lacks[0]
            where = f"Câu {self._number(first.question) or first.question}: " if first.question else ""
            self.state.show_state("bad", f"Chưa lưu. {where}{_sentence(first)}")

    def _number(self, name: str) -> str:
        return next((number for number, question in numbered(self.now) if question.name == name), "")

    def _connect(self) -> None:
        acts: Mapping[Any, Callable[..., object]] = {
            self.table.picked: lambda _key: self._show_question(),
            self.table.entered: lambda _key: self.panel.texts["label"].setFocus(),
            self.table.removed: lambda _key: self.remove_question(),
            self.title.edited: self._titled,
            self.language.currentIndexChanged: lambda _place: self._show_question(),
            self.panel.worded: self._worded,
            self.panel.changed: self._changed,
            self.panel.choices.added: self._choice_added,
            self.panel.choices.removed: self._choice_removed,
            self.panel.choices.moved: self._choice_moved,
            self.add_button.clicked: self.add_question,
            self.up_button.clicked: lambda: self.move_question(-1),
            self.down_button.clicked: lambda: self.move_question(1),
            self.remove_button.clicked: self.remove_question,
            self.close_button.clicked: self.reject,
            self._pause.over: self.save,
        }
        for signal, act in acts.items():
            signal.connect(act)
        QShortcut(QKeySequence("Ctrl+N"), self).activated.connect(self.add_question)
        for keys, step in (("Alt+Up", -1), ("Alt+Down", 1)):  # the list would only move its cursor
            shortcut = QShortcut(QKeySequence(keys), self.table, context=Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(lambda step=step: self.move_question(step))


def _sentence(lack: Lack) -> str:
    return LACKS[lack.code].format(what=lack.what)
