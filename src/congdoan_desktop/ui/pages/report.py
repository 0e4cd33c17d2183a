"""*Báo cáo*: the officer's words on the left, the real page on the right, the check list below; then it is signed."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut

from congdoan_desktop.domain.records import Narrative
from congdoan_desktop.errors import UserError
from congdoan_desktop.texts import period_name
from congdoan_desktop.ui import autosave, dialogs
from congdoan_desktop.ui.context import Context
from congdoan_desktop.ui.failures import sentence_of
from congdoan_desktop.ui.history.dialog import open_history
from congdoan_desktop.ui.history.target import Target
from congdoan_desktop.ui.report.drafting import Drafting
from congdoan_desktop.ui.report.findings import to_mend
from congdoan_desktop.ui.report.print_report import print_draft, print_issued
from congdoan_desktop.ui.report.sign_dialog import SignDialog
from congdoan_desktop.ui.report.view import ReportView
from congdoan_desktop.ui.said import saved_now
from congdoan_desktop.ui.widgets.field import plain_words
from congdoan_desktop.usecases.finding import Finding
from congdoan_desktop.usecases.look_at_report import ReportLook, look_at_report
from congdoan_desktop.usecases.report_subject import require_survey, subject_of
from congdoan_desktop.usecases.report_writing import narrative_of
from congdoan_desktop.usecases.save_narrative import narrative_id, save_narrative
from congdoan_desktop.usecases.subjects.subject import Subject

if TYPE_CHECKING:
    from congdoan_desktop.usecases.draft_report import Draft


class ReportPage(ReportView):
    """One report at a time: a kind and a period. A record id of this page is `kind@period` or `kind@period@section`."""

    shows = frozenset(
        {
            *("Unit", "SigningProfile", "HeadCount", "Person", "Activity", "Course", "Participant"),
            *("SurveyRound", "Petition", "Declaration", "Narrative", "IssuedReport"),
        }
    )

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._context = context
        self._section_pages: Mapping[str, int] = {}
        self._findings: tuple[Finding, ...] = ()
        self._proposals: Mapping[str, str] = {}
        self._waiting: dict[tuple[str, str, str], str] = {}
        """Texts by kind, period and section that are not in the store yet, or could not be written."""
        self._narrative: Mapping[str, str] = {}
        self._again = QTimer(self, singleShot=True, interval=autosave.AGAIN)
        self._again.timeout.connect(self._retry)
        self.drafting = Drafting(context, self)
        self._connect()
        self._choose_report()

    def _connect(self) -> None:
        self.kinds.activated.connect(self._choose_report)
        self.periods.chosen.connect(self._choose_report)
        self.sections.chosen.connect(self._show_section)
        self.editor.kept.connect(self._keep)
        self.editor.history_button.clicked.connect(self.show_history)
        self.paper.wanted.connect(self.drafting.picture)
        self.drafting.drawn.connect(self._drawn)
        self.drafting.pictured.connect(self.paper.show_image)
        self.drafting.failed.connect(self._draft_failed)
        self.findings.opened.connect(self._mend)
        self.missing_button.clicked.connect(self._show_findings)
        self.sign_button.clicked.connect(self._open_sign)
        self.save_button.clicked.connect(self._save_elsewhere)
        self.print_button.clicked.connect(self.print_paper)
        for keys, act in (
            ("Ctrl+P", self.print_paper),
            ("Ctrl+PgDown", lambda: self.paper.turn_to(self.paper.page + 1)),
            ("Ctrl+PgUp", lambda: self.paper.turn_to(self.paper.page - 1)),
            ("Alt+Down", lambda: self.sections.step(1)),
            ("Alt+Up", lambda: self.sections.step(-1)),
            ("Ctrl+G", self.editor.use_proposal),
        ):
            shortcut = QShortcut(QKeySequence(keys), self, act)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)

    # ── which report ──

    @property
    def kind(self) -> str:
        return str(self.kinds.currentData())

    @property
    def period(self) -> str:
        return self.periods.code()

    def _subject(self) -> Subject:
        return subject_of(self._context.reader, self._context.reference, self.kind, self.period)

    def _choose_report(self) -> None:
        self.editor.keep()
        self._section_pages, self._proposals = {}, {}
        self._narrative = self._texts()
        self._template = self._subject().template
        self.sections.show_template(self._template)
        self.paper.clear()
        self.drafting.choose(self.kind, self.period)
        self.refresh()

    def open_record(self, record_id: str) -> None:
        """Show the report (and section) that `record_id` names."""
        kind, period, section = (*record_id.split("@"), "", "")[:3]
        place = self.kinds.findData(kind)
        if place >= 0 and period:
            self.kinds.setCurrentIndex(place)
            self.periods.choose(period)
            self._choose_report()
        if section:
            self.sections.choose(section)

    def refresh(self) -> None:
        """Look again: texts, check list, issued reports, and draw."""
        self._narrative = self._texts()
        self._show_parts()
        part = self.sections.current()
        if part is not None:
            self.editor.take(self._narrative.get(part.id, ""))
        self._show_states()
        self._look()
        self.issued.show_reports(self.kind, self.period)
        self.tabs.setTabText(1, f"Đã ký ({self.issued.count()})")
        self.save_button.setEnabled(self.issued.count() > 0)
        self.drafting.ask()

    def _show_parts(self) -> None:
        """List the sections anew where there are others now: a survey has been closed."""
        template, part = self._subject().template, self.sections.current()
        if template != self._template:
            self.editor.keep()
            self._template = template
            self.sections.show_template(template)
            self.sections.choose(part.id if part is not None else "")

    def leave(self) -> None:
        """Hand over what is still being typed, and once more what could not be kept."""
        self.editor.keep()
        self._retry()

    def holds_unsaved(self) -> bool:
        """Whether anything typed is not in the store yet."""
        return bool(self._waiting) or self.editor.holds_unsaved()

    # ── sections and text ──

    def _show_section(self, section: str) -> None:
        part = next(part for part in self._template.sections if part.id == section)
        self.editor.show_section(part, self._narrative.get(section, ""), self._proposals.get(section, ""))
        if section in self._section_pages:
            self.paper.turn_to(self._section_pages[section])

    def history_target(self) -> Target | None:
        """Return the text of the section shown, for Ctrl+H."""
        part = self.sections.current()
        if part is None or not part.narrative:
            return None
        heading = f"{part.number}. {part.heading}"
        return Target(
            kind=Narrative,
            record_id=narrative_id(self._context.reader, self.kind, self.period, part.id),
            name=heading,
            said=lambda: {"text": (heading, plain_words), "period": ("Kỳ", period_name)},
            strip=self.editor.strip,
            keep=self.editor.keep,
            reopen=self.refresh,
        )

    def show_history(self) -> None:
        """Show what was written for the section before."""
        target = self.history_target()
        if target is not None:
            open_history(self, self._context, target)

    def _texts(self) -> Mapping[str, str]:
        """Return the texts of the report shown: those of the store, and over them what is on its way there."""
        stored = narrative_of(self._context.reader, self.kind, self.period)
        shown = (self.kind, self.period)
        return {**stored, **{key[2]: text for key, text in self._waiting.items() if key[:2] == shown}}

    def _keep(self, section: str, text: str) -> None:
        self._narrative = {**self._narrative, section: text}
        self._hand_over(self.kind, self.period, section, text)

    def _hand_over(self, kind: str, period: str, section: str, text: str) -> None:
        key = (kind, period, section)
        self._waiting[key] = text
        self._context.worker.run(
            lambda store: save_narrative(store, kind, period, section, text),
            done=lambda _: self._kept(key, text),
            failed=self._not_kept,
            changes=frozenset({"Narrative"}),
        )

    def _retry(self) -> None:
        """Try again what could not be kept."""
        for (kind, period, section), text in tuple(self._waiting.items()):
            self._hand_over(kind, period, section, text)

    def _kept(self, key: tuple[str, str, str], text: str) -> None:
        if self._waiting.get(key) == text:
            del self._waiting[key]
        if not self._waiting:
            said = saved_now()
            self.editor.kept_at(said)
            self.saved.emit(said)

    def _not_kept(self, error: Exception) -> None:
        self._again.start()
        self.editor.not_kept(sentence_of(error))
        self.saved.emit("Chưa lưu được")

    # ── preview ──

    def _drawn(self, drawn: "Draft") -> None:
        self._section_pages = drawn.paper.section_pages
        # Not with each picture: the old page may be pictured again, in another width, while no new one can be drawn.
        self.paper.notice.setText(self.issued.summary())
        part = self.sections.current()
        page = self._section_pages.get(part.id, self.paper.page) if part is not None else self.paper.page
        # Somebody reading another page is not torn away from it by a change elsewhere.
        keep_place = self.paper.pages > 0 and not self.editor.box.hasFocus()
        self.paper.set_pages(drawn.paper.pages, self.paper.page if keep_place else page)

    def _draft_failed(self, error: Exception) -> None:
        self.paper.notice.setText(f"✗ {sentence_of(error)}")

    # ── check list and proposals ──

    def _look(self) -> None:
        """Let the looker gather; what is shown stays until the answer is there."""
        context, wanted = self._context, (self.kind, self.period)
        self._context.looker.run(
            lambda db: look_at_report(db, context.reference, *wanted, context.today()), done=self._seen, key="report"
        )

    def _seen(self, seen: ReportLook) -> None:
        self._findings, self._proposals = seen.findings, seen.proposals
        count = to_mend(self._findings)
        self.missing_button.setText(f"! Còn thiếu {count}" if count else "✓ Đủ")
        self.tabs.setTabText(0, f"Còn thiếu ({count})")
        self.findings.show_findings(self._findings)
        self._show_states()
        part = self.sections.current()
        self.editor.propose(self._proposals.get(part.id, "") if part is not None else "")

    def _show_states(self) -> None:
        written = {section for section, text in self._narrative.items() if text.strip()}
        self.sections.show_states(written, {finding.section for finding in self._findings if finding.section})

    def _show_findings(self) -> None:
        self.tabs.setCurrentWidget(self.findings)
        self.findings.setCurrentRow(0)
        self.findings.setFocus()

    def _mend(self, finding: Finding) -> None:
        if finding.page != "report":
            self.go.emit(finding.page, finding.record_id)
        elif finding.section:
            self.sections.choose(finding.section)
            self.editor.box.setFocus()

    # ── printing ──

    def print_paper(self) -> None:
        """Show for printing: the signed report chosen, when that list is in sight, else the draft as it stands."""
        issued = self.issued.chosen() if self.tabs.currentWidget() is self.issued else None
        if issued is not None:
            print_issued(self, self._context, issued)
        else:
            self.editor.keep()
            print_draft(self, self._context, self.kind, self.period)

    # ── signing ──

    def _save_elsewhere(self) -> None:
        self.tabs.setCurrentWidget(self.issued)
        self.issued.copy()

    def _open_sign(self) -> None:
        self.editor.keep()
        dialog = self.sign_dialog()
        if dialog is not None:
            dialogs.open_once(dialog, self._context.worker)

    def sign_dialog(self) -> SignDialog | None:
        """Return the dialog that signs the report shown, or `None` when the unit cannot sign yet (and say why)."""
        try:
            require_survey(self._subject())
            return SignDialog(self._context, self.kind, self.period, to_mend(self._findings), self)
        except UserError as error:
            self._draft_failed(error)
            return None
