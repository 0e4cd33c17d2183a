"""The left half of the page *Báo cáo*: which paper is shown, its sections, and the officer's words in them."""

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from congdoan_desktop.domain.records import Narrative
from congdoan_desktop.domain.report import Section
from congdoan_desktop.ui.context import Context
from congdoan_desktop.ui.history.dialog import open_history
from congdoan_desktop.ui.history.target import Target
from congdoan_desktop.ui.report.chooser import Chooser
from congdoan_desktop.ui.report.drafting import Drafting
from congdoan_desktop.ui.report.narrative_editor import title_of
from congdoan_desktop.ui.report.own_words import OwnWords
from congdoan_desktop.ui.report.sources import SOURCES, RecordPlace, place_of_subject
from congdoan_desktop.ui.report.view import ReportView
from congdoan_desktop.ui.widgets.field import plain_words
from congdoan_desktop.usecases.finding import Finding
from congdoan_desktop.usecases.save_narrative import narrative_id
from congdoan_desktop.usecases.subjects.subject import Subject

if TYPE_CHECKING:
    from congdoan_desktop.usecases.draft_report import Draft


class ReportWriting(ReportView):
    """Knows what is shown; `_look_again` shows what else there is to say of it."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._context = context
        self.kind, self.period = "", ""
        """What is shown; without a period nothing is."""
        self._subject: Subject | None = None
        self._findings: tuple[Finding, ...] = ()
        self._proposals: Mapping[str, str] = {}
        self._narrative: Mapping[str, str] = {}
        self._draft: Draft | None = None
        self._first = RecordPlace(page="", record_id="", place="")
        """Where the button of an empty page leads."""
        self._words = OwnWords(context, self)
        self._chooser = Chooser(context, self.kinds, self.subjects, self)
        self.drafting = Drafting(context, self)
        self._chooser.found.connect(self._subject_found)
        self.sections.chosen.connect(self._show_section)
        self.editor.kept.connect(self._keep)
        self.editor.place_asked.connect(self._open_place)
        self.editor.history_button.clicked.connect(self.show_history)
        self._words.kept.connect(self._kept)
        self._words.not_kept.connect(self._not_kept)

    def _look_again(self) -> None:
        """Look at all that is shown besides the officer's words."""

    def _show_states(self) -> None:
        written = {section for section, text in self._narrative.items() if text.strip()}
        self.sections.show_states(written, {finding.section for finding in self._findings if finding.section})

    # ── which paper ──

    def open_record(self, record_id: str) -> None:
        """Show the paper (and section) that `record_id` names."""
        kind, period, section = (*record_id.split("@"), "", "")[:3]
        if kind in self._context.reference.templates and period:
            self._chooser.show(kind, period)
        if section:
            self.sections.choose(section)
        self.take_focus()  # what had the cursor for another paper may be off for this one

    def take_focus(self) -> None:
        """Put the cursor on the sections, or on the first step where there is nothing to write on yet."""
        if self.places.currentIndex() == 0:
            self.sections.setFocus()
        else:
            (self.nothing.button if self.nothing.button.isVisible() else self.kinds).setFocus()

    def refresh(self) -> None:
        """Look again: what there is to write on, texts, check list, signed papers, and draw."""
        self._chooser.look_again()

    def _subject_found(self, subject: Subject | None, why_not: str) -> None:
        shown = (self.kinds.kind(), self.subjects.code() if subject is not None else "")
        if shown != (self.kind, self.period):
            self._show_other(*shown)
        self._show_subject(subject)
        if subject is None:
            self._say_why_nothing(why_not)
        else:
            self._take_words()
            self._look_again()

    def _show_other(self, kind: str, period: str) -> None:
        self.editor.keep()
        self.kind, self.period = kind, period
        self._subject, self._draft = None, None
        self._findings, self._proposals = (), {}
        self.paper.clear()
        self.papers.setCurrentWidget(self.paper)
        self.tabs.setCurrentWidget(self.findings)
        self.drafting.choose(kind, period)

    def _show_subject(self, subject: Subject | None) -> None:
        """List the sections anew where there are others now: a survey has been closed."""
        before, self._subject = self._subject, subject
        self.places.setCurrentIndex(0 if subject is not None else 1)
        self.writing.setVisible(subject is not None)
        for button in (self.missing_button, self.sign_button, self.print_button):
            button.setEnabled(subject is not None)
        self._narrative = self._words.texts(self.kind, self.period)
        if subject is None or (before is not None and before.template == subject.template):
            return
        part = self.sections.current() if before is not None else None
        self.editor.keep()
        place = place_of_subject(self._context.reader, subject)
        self.editor.show_place(_way_to(place) if place is not None else "")
        self.sections.show_template(subject.template)
        self.sections.choose(part.id if part is not None else "")

    def _say_why_nothing(self, why_not: str) -> None:
        source = SOURCES[self._context.reference.templates[self.kind].about]
        self._first = RecordPlace(page=source.page, record_id=source.begin, place=source.place)
        self.nothing.say(why_not)
        self.nothing.button.setText(source.first)
        self.nothing.button.setVisible(bool(source.first) and why_not == source.none)
        self.send_button.setEnabled(False)
        self.missing_button.setText("")

    def _take_words(self) -> None:
        part = self.sections.current()
        if part is not None:
            self.editor.take(self._narrative.get(part.id, ""))
        self._show_states()

    def _go_first(self) -> None:
        if self._first.page:
            self.go.emit(self._first.page, self._first.record_id)

    def _open_place(self) -> None:
        place = place_of_subject(self._context.reader, self._subject) if self._subject is not None else None
        if place is not None:
            self.go.emit(place.page, place.record_id)

    # ── sections and text ──

    def leave(self) -> None:
        """Hand over what is still being typed, and once more what could not be kept."""
        self.editor.keep()
        self._words.retry()

    def holds_unsaved(self) -> bool:
        """Whether anything typed is not in the store yet."""
        return self._words.are_waiting() or self.editor.holds_unsaved()

    @property
    def _section_pages(self) -> Mapping[str, int]:
        return self._draft.paper.section_pages if self._draft is not None else {}

    def _show_section(self, section: str) -> None:
        part = self.sections.current()
        if part is None or part.id != section:
            return
        self.editor.show_section(part, self._narrative.get(section, ""), self._proposals.get(section, ""))
        self._show_printed()
        if section in self._section_pages:
            self.paper.turn_to(self._section_pages[section])

    def _show_printed(self) -> None:
        """Show what the program writes in the section that is shown."""
        part = self.sections.current()
        if part is not None and self._draft is not None:
            self.editor.show_printed("\n".join(_lines_of(self._draft.report.sections, part.id)))

    def history_target(self) -> Target | None:
        """Return the text of the section shown, for Ctrl+H."""
        part = self.sections.current()
        if part is None or not part.narrative:
            return None
        subject = self.subjects.currentText()
        return Target(
            kind=Narrative,
            record_id=narrative_id(self._context.reader, self.kind, self.period, part.id),
            name=title_of(part),
            said=lambda: {"text": (title_of(part), plain_words), "period": ("Về", lambda _: subject)},
            strip=self.editor.strip,
            keep=self.editor.keep,
            reopen=self.refresh,
        )

    def show_history(self) -> None:
        """Show what was written for the section before."""
        target = self.history_target()
        if target is not None:
            open_history(self, self._context, target)

    def _keep(self, section: str, text: str) -> None:
        self._narrative = {**self._narrative, section: text}
        self._words.keep(self.kind, self.period, section, text)

    def _kept(self, said: str) -> None:
        self.editor.kept_at(said)
        self.saved.emit(said)

    def _not_kept(self, why: str) -> None:
        self.editor.not_kept(why)
        self.saved.emit("Chưa lưu được")


def _way_to(place: RecordPlace) -> str:
    """Return the words that lead to what the paper is on: a record that is mended, or a paper that is locked."""
    if place.page == "overview":
        return f"Xem ở {place.place}"
    return "Xem văn bản được đính chính" if place.page == "report" else f"Sửa ở {place.place}"


def _lines_of(sections: Sequence[Section], wanted: str) -> Iterator[str]:
    """Yield what the program writes in a section, and in those under it."""
    level = 0
    for one in sections:
        if level and one.level > level:
            yield f"{one.number}. {one.heading}" if one.number else one.heading
            yield from one.paragraphs
        elif one.id == wanted:
            level = one.level
            yield from one.paragraphs
        else:
            level = 0
