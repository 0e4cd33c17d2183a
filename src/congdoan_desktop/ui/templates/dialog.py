"""Change a report template; what is kept is a new version, as a file beside the store."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from congdoan_desktop.domain import template_editing as editing
from congdoan_desktop.domain.template import ReportTemplate
from congdoan_desktop.domain.template_editing import TemplateLack
from congdoan_desktop.texts.template_words import LACKS, kept, kept_heading, name_of_word, shown_heading
from congdoan_desktop.ui.context import Context
from congdoan_desktop.ui.failures import sentence_of
from congdoan_desktop.ui.templates.view import WHOLE, TemplateView
from congdoan_desktop.usecases.edit_template import keep_template, lacks_of, words_of

_LEAVE = "Chưa lưu. Lưu bằng Ctrl+S, hoặc nhấn Esc lần nữa để bỏ những gì vừa sửa."


class TemplateDialog(TemplateView):
    """`now` is what stands on the screen. `renewed`: a new version is in use."""

    renewed = Signal()

    def __init__(self, context: Context, kind: str, parent: QWidget | None) -> None:
        self._reference, self._looker, self._kind = context.reference, context.looker, kind
        self.now = self._kept = self._reference.templates[kind]
        super().__init__(self.now, parent)
        self._words = {name_of_word(word): word for word in words_of(self._reference, kind)}
        self._saving = self._warned = False
        self._connect()
        self._show_rows(WHOLE)
        self.table.setFocus()

    @property
    def chosen(self) -> str:
        """Id of the chosen section; `WHOLE` for the paper."""
        return self.table.current_key()

    def save(self) -> None:
        """Keep what stands here as a new version, or say what is wrong with it."""
        lacks = lacks_of(self._reference, self.now)
        self.show_faulty(frozenset(lack.section for lack in lacks))
        if lacks or self._saving or self.now == self._kept:
            self._say(lacks[0] if lacks else None)
            return
        self._saving, now, reference = True, self.now, self._reference
        self.state.show_state("open", "Đang ghi…")
        self._looker.run(lambda _: keep_template(reference, now), done=self._saved, failed=self._failed)

    def add_section(self) -> None:
        """Put a section for the officer's own words after the chosen one."""
        after = self.chosen or self.now.sections[-1].id
        self.now, name = editing.added(self.now, after, "Mục mới")
        self._show_rows(name)
        self._typed()
        self.section.rows["heading"].field.setFocus(Qt.FocusReason.TabFocusReason)

    def remove_section(self) -> None:
        """Take the chosen section out, if nothing in it is computed."""
        before, section = self.now, self.chosen
        if not section:
            return
        self.now = editing.removed(before, section)
        if self.now == before:
            self.section.say("Mục này có câu do chương trình lập, hoặc có mục con, nên không bỏ được.")
            return
        places = [part.id for part in before.sections]
        left = [part.id for part in self.now.sections]
        self._show_rows(left[min(places.index(section), len(left) - 1)])
        self._typed()
        self.strip.offer("Đã bỏ một mục.", "Hoàn tác", lambda: self._go_back(before, section))

    def move_section(self, by: int) -> None:
        """Move the chosen section, with what is under it, up (-1) or down (1)."""
        if self.chosen:
            self.now = editing.moved(self.now, self.chosen, by)
            self._show_rows(self.chosen)
            self._typed()

    def use_shipped(self) -> None:
        """Show the template that came with the program; it is used once it is saved."""
        before = self.now
        self.now = replace(self._reference.templates.shipped[self._kind], version=before.version)
        self._show_rows(WHOLE)
        self._typed()
        self.strip.offer("Đã đưa về mẫu gốc, chưa lưu.", "Hoàn tác", lambda: self._go_back(before, WHOLE))

    def reject(self) -> None:
        """Close; what is not kept is left only on purpose (a second Esc)."""
        if self._saving or self.now == self._kept or self._warned:
            super().reject()
        else:
            self._warned = True
            self.state.show_state("near", _LEAVE)

    def _go_back(self, before: ReportTemplate, section: str) -> None:
        self.now = before
        self._show_rows(section)
        self._typed()

    def _paper_typed(self, name: str) -> None:
        words = str(self.paper.value(name))
        if name == "name":
            self.now = replace(self.now, name=words)
        elif name == "opening":
            self.now = editing.with_opening(self.now, kept(words, self._words))
        else:
            values: dict[str, Any] = {name: kept(" ".join(words.split("\n")), self._words)}
            self.now = replace(self.now, **values)
        self._typed()

    def _section_typed(self, name: str) -> None:
        value: Any = self.section.value(name)
        if name == "suggestion":
            self.now = editing.with_suggestion(self.now, self.chosen, kept(value, self._words))
        else:
            one_line = kept_heading(" ".join(value.split("\n"))) if isinstance(value, str) else value
            self.now = editing.changed(self.now, self.chosen, **{name: one_line})
        if name == "heading":
            self.show_rows(self.now, self.chosen)
        self._typed()

    def _typed(self) -> None:
        self._warned = False
        if self.now == self._kept:
            self.state.show_state("none", "")
        else:
            self.state.show_state("open", "Đang sửa, chưa lưu")

    def _saved(self, path: Path) -> None:
        self._saving = False
        self.now = self._kept = self._reference.templates[self._kind]
        self.state.show_state("good", f"Đã lưu bản {self.now.version}: {path.name}")
        self.renewed.emit()

    def _failed(self, error: Exception) -> None:
        self._saving = False
        self.state.show_state("bad", f"Chưa lưu được. {sentence_of(error)}")

    def _say(self, lack: TemplateLack | None) -> None:
        if lack is None:
            self.state.show_state("none", "Chưa sửa gì.")
            return
        sentence = LACKS[lack.code].format(what=lack.what)
        part = next((part for part in self.now.sections if part.id == lack.section), None)
        where = f"Mục {part.number}. {shown_heading(part.heading)}: " if part else ""
        self.state.show_state("bad", f"Chưa lưu. {where}{sentence}")

    def _show_rows(self, section: str) -> None:
        self.show_rows(self.now, section)
        self._show_chosen()

    def _show_chosen(self) -> None:
        part = next((part for part in self.now.sections if part.id == self.chosen), None)
        self.panels.setCurrentIndex(0 if part is None else 1)
        for panel in (self.paper, self.section):
            panel.say("")
        if part is None:
            self.paper.show_template(self.now)
        else:
            self.section.show_section(part)

    def _enter(self) -> None:
        panel, name = (self.section, "heading") if self.chosen else (self.paper, "subject")
        panel.rows[name].field.setFocus(Qt.FocusReason.TabFocusReason)

    def _connect(self) -> None:
        acts: Mapping[Any, Callable[..., object]] = {
            self.table.picked: lambda _key: self._show_chosen(),
            self.table.entered: lambda _key: self._enter(),
            self.table.removed: lambda _key: self.remove_section(),
            self.paper.typed: self._paper_typed,
            self.section.typed: self._section_typed,
            self.add_button.clicked: self.add_section,
            self.remove_button.clicked: self.remove_section,
            self.up_button.clicked: lambda: self.move_section(-1),
            self.down_button.clicked: lambda: self.move_section(1),
            self.shipped_button.clicked: self.use_shipped,
            self.save_button.clicked: self.save,
            self.close_button.clicked: self.reject,
        }
        for signal, act in acts.items():
            signal.connect(act)
        for keys, do in (("Ctrl+N", self.add_section), ("Ctrl+S", self.save)):
            QShortcut(QKeySequence(keys), self).activated.connect(do)
        for keys, by in (("Alt+Up", -1), ("Alt+Down", 1)):  # the list would only move its cursor
            shortcut = QShortcut(QKeySequence(keys), self.table, context=Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(lambda by=by: self.move_section(by))
