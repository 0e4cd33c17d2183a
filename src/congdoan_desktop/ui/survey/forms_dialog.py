"""The library of questionnaires: which there are, what they ask, copies to change, XLSForm in and out."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QWidget

from congdoan_desktop import files, paths
from congdoan_desktop.domain.survey import Form, Questionnaire
from congdoan_desktop.store.connection import Reader
from congdoan_desktop.store.database import Store
from congdoan_desktop.ui import dialogs, folders
from congdoan_desktop.ui.context import Context
from congdoan_desktop.ui.failures import sentence_of
from congdoan_desktop.ui.survey.form_preview import preview_html
from congdoan_desktop.ui.survey.forms_view import FormsView
from congdoan_desktop.usecases import survey_forms
from congdoan_desktop.usecases.edit_form import copy_form
from congdoan_desktop.usecases.survey_forms import KeptForm, library

_KIND = "XLSForm (*.xlsx)"
_LIMIT = 4 * 1024 * 1024
_CHANGES = frozenset({"SurveyRound"})
"""Whoever shows rounds shows what they can ask."""


class FormsDialog(FormsView):
    """Esc closes it; everything it does is in the store at once."""

    def __init__(self, context: Context, parent: QWidget | None) -> None:
        super().__init__(parent)
        self._context = context
        self.table.picked.connect(lambda _key: self._fit())
        self.table.entered.connect(lambda _key: self.edit())
        self.edit_button.clicked.connect(self.edit)
        self.copy_button.clicked.connect(self.copy)
        self.take_button.clicked.connect(self.take_in)
        self.export_button.clicked.connect(self.export)
        self.away_button.clicked.connect(self.put_away)
        self.close_button.clicked.connect(self.accept)
        self.load()

    def load(self, choose: str = "") -> None:
        """Look at the questionnaires again, and choose one."""
        resources, context = paths.resources(), self._context

        def done(kept: Sequence[KeptForm]) -> None:
            self.table.show_and_choose(kept, choose or self.table.current_key() or kept[0].form.reference)
            self._fit()

        context.looker.run(lambda db: library(db, resources), done=done, failed=self._failed)

    def chosen(self) -> KeptForm | None:
        """Return the questionnaire that is chosen."""
        key = self.table.current_key()
        return next((kept for kept in self.table.rows.items if kept.form.reference == key), None)

    def edit(self) -> None:
        """Open the editor; of one that is settled a copy is proposed."""
        kept = self.chosen()
        if kept is None:
            return
        if kept.is_settled or kept.is_archived:
            self.say("near", "Mẫu này không sửa được. Hãy bấm “Chép thành bản mới để sửa”.")
            self.copy_button.setFocus()
            return
        self._open(kept.form.questionnaire)

    def copy(self) -> None:
        """Keep a copy under the next version and open it."""
        kept = self.chosen()
        if kept is None:
            return
        resources, original = paths.resources(), kept.form.questionnaire
        self.say("open", "Đang chép…")

        def done(copied: Questionnaire) -> None:
            self.say("good", f"Đã chép thành bản {copied.version}.")
            self.load(copied.reference)
            self._open(copied)

        self._write(lambda store: copy_form(store, resources, original), done)

    def take_in(self) -> None:
        """Take a questionnaire that others made out of a file."""
        path = folders.ask_file(self, "Chọn tệp XLSForm", folders.documents(), _KIND)
        if path is not None:
            self.take_file(path)

    def take_file(self, path: Path) -> None:
        """Take the questionnaire in the file."""
        resources = paths.resources()
        self.say("open", "Đang đọc tệp…")

        def done(form: Form) -> None:
            questionnaire = form.questionnaire
            self.say("good", f"Đã lấy vào “{questionnaire.title}”, bản {questionnaire.version}.")
            self.load(form.reference)

        def task(store: Store) -> Form:
            return survey_forms.take_in(store, files.read_file(path, limit=_LIMIT), resources)

        self._write(task, done)

    def export(self) -> None:
        """Write the XLSForm to a file that KoboToolbox and ODK open."""
        kept = self.chosen()
        if kept is None:
            return
        reference, resources = kept.form.reference, paths.resources()
        start = folders.documents() / f"{reference.replace('@', '-')}.xlsx"
        path = folders.ask_new_file(self, "Xuất ra tệp XLSForm", start, _KIND)
        if path is None:
            return
        target = path if path.suffix.casefold() == ".xlsx" else path.with_name(f"{path.name}.xlsx")

        def task(db: Reader) -> None:
            files.write_atomic(target, survey_forms.export(db, resources, reference))

        self._context.looker.run(task, done=lambda _: self.say("good", f"Đã lưu {target}"), failed=self._failed)

    def put_away(self) -> None:
        """Put an own questionnaire away, or take it back."""
        kept = self.chosen()
        if kept is None or kept.is_shipped:
            return
        reference, day = kept.form.reference, None if kept.is_archived else self._context.today()
        words = "Đã cất mẫu này: không chọn được cho đợt mới nữa." if day else "Đã lấy lại mẫu này."

        def done(_: object) -> None:
            self.say("good", words)
            self.load()

        self._write(lambda store: survey_forms.archive(store, reference, day), done)

    def _open(self, questionnaire: Questionnaire) -> None:
        from congdoan_desktop.ui.survey.editor.dialog import EditorDialog

        editor = EditorDialog(self._context, questionnaire, self)
        editor.finished.connect(lambda _: self.load())
        dialogs.open_once(editor, self._context.worker)

    def _write(self, task: Callable[[Store], Any], done: Callable[[Any], None]) -> None:
        self._context.worker.run(task, done=done, failed=self._failed, changes=_CHANGES)

    def _failed(self, error: Exception) -> None:
        self.say("bad", sentence_of(error))

    def _fit(self) -> None:
        kept = self.chosen()
        self.fit_buttons(kept)
        self.preview.setHtml(preview_html(kept.form.questionnaire) if kept is not None else "")
