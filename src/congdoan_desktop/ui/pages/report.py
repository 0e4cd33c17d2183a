"""*Báo cáo*: the officer's words on the left, the real page on the right, the check list below; then it is signed."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut

from congdoan_desktop.domain.records import PreparedPaper
from congdoan_desktop.errors import UserError
from congdoan_desktop.ui import dialogs
from congdoan_desktop.ui.context import Context
from congdoan_desktop.ui.failures import sentence_of
from congdoan_desktop.ui.report.findings import to_mend
from congdoan_desktop.ui.report.print_report import print_draft, print_issued
from congdoan_desktop.ui.report.signing.dialog import SignDialog
from congdoan_desktop.ui.report.signing_acts import SigningActs
from congdoan_desktop.ui.report.sources import mending
from congdoan_desktop.ui.report.writing import ReportWriting
from congdoan_desktop.ui.templates.dialog import TemplateDialog
from congdoan_desktop.usecases.finding import Finding
from congdoan_desktop.usecases.look_at_report import ReportLook, look_at_report

if TYPE_CHECKING:
    from congdoan_desktop.usecases.draft_report import Draft


class ReportPage(ReportWriting):
    """One paper at a time: a kind and what it is on. A record id of this page is `kind@window` or
    `kind@window@section`, with the window of `Subject`.
    """

    shows = frozenset(
        {
            *("Unit", "SigningProfile", "HeadCount", "Person", "Activity", "Attendance", "Course", "Participant"),
            *("SurveyRound", "Petition", "Opinion", "Incident", "Refutation", "Dialogue", "DialogueMatter"),
            *("OwnPlan", "PlanTask", "PhaseProgress", "NetworkMembership", "Declaration", "Narrative"),
            *("IssuedReport", "PreparedPaper", "OutgoingPaper", "ReceiptLine", "ReceivedReport", "OrgUnit"),
        }
    )

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._acts = SigningActs(context, self)
        self._connect()
        self._chooser.show(self.kinds.kind())

    def _connect(self) -> None:
        self.paper.wanted.connect(self.drafting.picture)
        self.drafting.drawn.connect(self._drawn)
        self.drafting.pictured.connect(self.paper.show_image)
        self.drafting.failed.connect(self._draft_failed)
        self.findings.opened.connect(self._mend)
        self.missing_button.clicked.connect(self._show_findings)
        self.sign_button.clicked.connect(self._open_sign)
        self.send_button.clicked.connect(self._send)
        self.print_button.clicked.connect(self.print_paper)
        self.template_button.clicked.connect(self._change_template)
        self.issued.correcting.connect(self._acts.correct)
        self.waiting.returning.connect(self._take_back)
        self.waiting.printing.connect(self._acts.print_again)
        self.waiting.dropping.connect(self._acts.drop)
        for sending in (self.issued.sending, self._acts.sending):
            sending.connect(lambda paper_id: self.go.emit("exchange", paper_id))
        self._acts.opening.connect(self._write_another)
        self._acts.over.connect(self._signing_over)
        self._acts.writing.connect(self._write_on)
        for keys, act in (
            ("Ctrl+P", self.print_paper),
            ("Ctrl+PgDown", lambda: self.paper.turn_to(self.paper.page + 1)),
            ("Ctrl+PgUp", lambda: self.paper.turn_to(self.paper.page - 1)),
            ("Alt+Down", lambda: self.sections.step(1)),
            ("Alt+Up", lambda: self.sections.step(-1)),
            ("Ctrl+G", self.editor.use_proposal),
            ("Ctrl+Return", self._open_sign),
            ("Ctrl+Enter", self._open_sign),
            ("Ctrl+U", self._send),
            ("Alt+1", partial(self._show_tab, 0)),
            ("Alt+2", partial(self._show_tab, 1)),
            ("Alt+3", partial(self._show_tab, 2)),
        ):
            shortcut = QShortcut(QKeySequence(keys), self, act)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)

    def _look_again(self) -> None:
        self._look()
        self.issued.show_reports(self.kind, self.period)
        self.waiting.show_papers(self.kind, self.period)
        self.tabs.setTabText(1, f"Chờ ký ({self.waiting.count()})")
        self.tabs.setTabText(2, f"Đã ký ({self.issued.count()})")
        self.send_button.setEnabled(self.issued.count() > 0)
        self.drafting.ask()

    # ── preview ──

    def _drawn(self, drawn: "Draft") -> None:
        self._draft = drawn
        self.papers.setCurrentWidget(self.paper)
        # Not with each picture: the old page may be pictured again, in another width, while no new one can be drawn.
        self.paper.notice.setText(self.waiting.summary() or self.issued.summary())
        part = self.sections.current()
        page = self._section_pages.get(part.id, self.paper.page) if part is not None else self.paper.page
        # Somebody reading another page is not torn away from it by a change elsewhere.
        keep_place = self.paper.pages > 0 and not self.editor.box.hasFocus()
        self.paper.set_pages(drawn.paper.pages, self.paper.page if keep_place else page)
        self._show_printed()

    def _draft_failed(self, error: Exception) -> None:
        self.paper.notice.setText(f"✗ {sentence_of(error)}")
        if self.paper.pages == 0:
            words, self._first = mending(error)
            self.hindered.say(sentence_of(error))
            self.hindered.button.setText(words)
            self.hindered.button.setVisible(bool(words))
            self.papers.setCurrentWidget(self.hindered)

    # ── check list and proposals ──

    def _look(self) -> None:
        """Let the looker gather; what is shown stays until the answer is there."""
        context, wanted = self._context, (self.kind, self.period)

        def done(seen: ReportLook) -> None:
            if wanted == (self.kind, self.period):
                self._seen(seen)

        self._context.looker.run(
            lambda db: look_at_report(db, context.reference, *wanted, context.today()), done=done, key="report"
        )

    def _seen(self, seen: ReportLook) -> None:
        self._findings, self._proposals = seen.findings, seen.proposals
        count = to_mend(self._findings)
        self.missing_button.setText(f"! Còn thiếu {count}" if count else "✓ Đủ")
        self.tabs.setTabText(0, f"Còn thiếu ({count})" if count or not self._findings else "Nên xem")
        self.findings.show_findings(self._findings)
        self._show_states()
        part = self.sections.current()
        self.editor.propose(self._proposals.get(part.id, "") if part is not None else "")

    def _show_findings(self) -> None:
        self._show_tab(0)
        self.findings.setCurrentRow(0)

    def _show_tab(self, place: int) -> None:
        self.tabs.setCurrentIndex(place)
        self.lists[place].setFocus()

    def _mend(self, finding: Finding) -> None:
        if finding.code == "paper_waiting":
            self._show_tab(1)
        elif finding.page != "report":
            self.go.emit(finding.page, finding.record_id)
        elif finding.section:
            self.sections.choose(finding.section)
            self.editor.box.setFocus()
        elif finding.record_id:
            self.open_record(finding.record_id)

    def _change_template(self) -> None:
        """Let the template of this kind be changed; what is being written follows it."""
        self.editor.keep()
        dialog = TemplateDialog(self._context, self.kind, self)
        dialog.renewed.connect(self.refresh)
        dialogs.open_once(dialog, self._context.worker, self._context.looker)

    # ── printing, signing, sending ──

    def print_paper(self) -> None:
        """Show for printing: the signed paper chosen, when that list is in sight, else the draft as it stands."""
        issued = self.issued.chosen() if self.tabs.currentWidget() is self.issued else None
        if issued is not None:
            print_issued(self, self._context, issued)
        elif self._subject is not None:
            self.editor.keep()
            print_draft(self, self._context, self._subject)

    def _write_on(self) -> None:
        self.tabs.setCurrentWidget(self.findings)
        self.sections.setFocus()

    def _write_another(self, paper: str) -> None:
        """Show another paper, to be written: what stood here before may have lost what had the cursor."""
        self.open_record(paper)
        self._write_on()

    def _send(self) -> None:
        self.tabs.setCurrentWidget(self.issued)
        self.issued.send()

    def _open_sign(self) -> None:
        self.editor.keep()
        dialog = self.sign_dialog()
        if dialog is not None:
            self._acts.show(dialog)

    def _signing_over(self, dialog: SignDialog) -> None:
        """Show what has come of it; the cursor stands where the work goes on."""
        if dialog.done_signing is not None:
            self.tabs.setCurrentWidget(self.issued)
            self.send_button.setFocus()
        elif self.waiting.count():
            self.tabs.setCurrentWidget(self.waiting)

    def _take_back(self, paper: PreparedPaper) -> None:
        if self._subject is not None:
            self._acts.take_back(self._subject, paper)

    def sign_dialog(self) -> SignDialog | None:
        """Return the dialog that signs the paper shown, or `None` when it cannot be signed yet (and say why)."""
        if self._subject is None:
            return None
        try:
            return self._acts.dialog(self._subject, to_mend(self._findings))
        except UserError as error:
            self._draft_failed(error)
            return None
