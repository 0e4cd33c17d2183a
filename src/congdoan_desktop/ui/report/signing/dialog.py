"""Sign a paper, one step after the other; every way ends in the same panel."""

from collections.abc import Mapping
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from congdoan_desktop.domain.records import PreparedPaper
from congdoan_desktop.errors import UserError
from congdoan_desktop.ui import folders
from congdoan_desktop.ui.context import Context
from congdoan_desktop.ui.failures import sentence_of
from congdoan_desktop.ui.report.kind_box import name_of
from congdoan_desktop.ui.report.signing.file_step import FileStep
from congdoan_desktop.ui.report.signing.frame import StepFrame
from congdoan_desktop.ui.report.signing.jobs import Done
from congdoan_desktop.ui.report.signing.number_step import NumberStep
from congdoan_desktop.ui.report.signing.own_key_step import OwnKeyStep
from congdoan_desktop.ui.report.signing.scan_step import ScanStep
from congdoan_desktop.ui.report.signing.send_off_step import SendOffStep
from congdoan_desktop.ui.report.signing.signed_panel import SignedPanel
from congdoan_desktop.ui.report.signing.signing_step import EndingStep, SigningStep
from congdoan_desktop.ui.report.signing.step import Step
from congdoan_desktop.ui.report.signing.take_back_step import TakeBackStep
from congdoan_desktop.ui.report.signing.token_step import TokenStep
from congdoan_desktop.ui.report.signing.waiting_step import WaitingStep
from congdoan_desktop.ui.report.signing.way_step import WayStep
from congdoan_desktop.ui.report.ways import ELSEWHERE
from congdoan_desktop.usecases.subjects.subject import Subject
from congdoan_desktop.usecases.unit_key import unit_key_of

if TYPE_CHECKING:
    from congdoan_desktop.usecases.prepare_paper import PrepareRequest
    from congdoan_desktop.usecases.sign_report import SignRequest


class SignDialog(StepFrame):
    """Nothing is signed before the certificate was shown; nothing is called signed before the files were checked.

    With `paper` it begins where that paper waits. `kept`: what was typed when it was left before.
    """

    sending = Signal(str)
    """Id of a paper that was signed and is to be handed over."""
    printing = Signal(object)
    dropping = Signal(object)
    """`PreparedPaper` to be printed, or given up."""

    def __init__(
        self,
        context: Context,
        subject: Subject,
        notation: str,
        warnings: tuple[str, ...] = (),
        *,
        paper: PreparedPaper | None = None,
        kept: Mapping[str, str] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("Ký văn bản", f"{name_of(subject.template)}, {subject.name}", parent)
        self._context, self._subject = context, subject
        self._typed = dict(kept or {})
        self.done_signing: Done | None = None
        own = unit_key_of(context.reader)
        self.way = WayStep(warnings, has_own_key=own is not None and bool(own.chain))
        self.number = NumberStep(context, subject, notation)
        self.signing: Mapping[str, SigningStep] = {
            "program": FileStep(context, self._request),
            "token": TokenStep(context, self._request),
            "own_key": OwnKeyStep(context, self._request),
        }
        self.sending_off = {way: SendOffStep(context, way, self._prepare_request) for way in ELSEWHERE}
        for step in self._typing():
            step.setParent(self)
            step.hide()
            step.take(self._typed)
        self._connect()
        self.show_step(self.way if paper is None else self._waiting(paper))

    def heading(self) -> str:
        number = {self.way: "1. ", self.number: "2. "}.get(self.step, "3. " if self.step in self._last() else "")
        return f"{number}{self.step.title}"

    def kept(self) -> dict[str, str]:
        """Return what was typed, to be offered when signing goes on later: no secret."""
        is_given_out = any(isinstance(step, WaitingStep) for step in self._steps)
        steps = self._steps if is_given_out else self._typing()
        return {name: text for step in steps for name, text in step.kept().items()}

    def _typing(self) -> tuple[Step, ...]:
        return (self.way, self.number, *self._last())

    def _last(self) -> tuple[Step, ...]:
        return (*self.signing.values(), *self.sending_off.values())

    def _connect(self) -> None:
        self.way.done.connect(self._way_chosen)
        self.number.done.connect(lambda: self.show_step({**self.signing, **self.sending_off}[self.way.way()]))
        for signing in self.signing.values():
            signing.done.connect(partial(self._step_signed, signing))
            signing.refused.connect(self._number_refused)
        for sending_off in self.sending_off.values():
            sending_off.done.connect(partial(self._given_out, sending_off))

    def _way_chosen(self) -> None:
        self.number.ask_for(self.way.way())
        self.show_step(self.number)

    def _number_refused(self, error: UserError) -> None:
        """The number was taken meanwhile."""
        self.go_back()
        self.number.say_taken(sentence_of(error))

    def _given_out(self, step: SendOffStep) -> None:
        if step.paper is not None:
            self.show_step(self._waiting(step.paper))

    def _waiting(self, paper: PreparedPaper) -> WaitingStep:
        step = WaitingStep(paper, folders.waiting_folder(self._context.reader.path))
        step.done.connect(lambda: self.take_back(paper))
        step.printing.connect(lambda: self.printing.emit(paper))
        step.dropping.connect(lambda: self.dropping.emit(paper))
        return step

    def take_back(self, paper: PreparedPaper) -> None:
        """Take the file, or the scan, of a paper that was signed elsewhere."""
        step = TakeBackStep(self._context, paper) if paper.way == "other_program" else ScanStep(self._context, paper)
        step.take(self._typed)
        step.done.connect(partial(self._step_signed, step))
        self.show_step(step)

    def _step_signed(self, step: EndingStep) -> None:
        done = self.done_signing = step.signed
        if done is None:
            return
        panel = SignedPanel(done)
        panel.done.connect(lambda: self._send(panel.record.id))
        self.show_step(panel)

    def _send(self, paper_id: str) -> None:
        self.accept()
        self.sending.emit(paper_id)

    def _request(self, way: str, now: datetime) -> "SignRequest":
        from congdoan_desktop.usecases.sign_report import SignRequest

        number, day = self.number.values()
        assert number is not None and day is not None
        return SignRequest(
            kind=self._subject.template.kind,
            period=self._subject.window,
            number=number,
            issued_on=day,
            made_at=now,
            folder=folders.signed_folder(self._context.reader.path),
            way="token" if way == "token" else "program",
        )

    def _prepare_request(self, way: str, now: datetime) -> "PrepareRequest":
        from congdoan_desktop.usecases.prepare_paper import PrepareRequest

        number, day = self.number.values()
        return PrepareRequest(
            kind=self._subject.template.kind,
            period=self._subject.window,
            way="by_hand" if way == "by_hand" else "other_program",
            number=number,
            issued_on=day,
            made_at=now,
            folder=folders.waiting_folder(self._context.reader.path),
        )
