"""The steps that end with a signed paper, and what the two ways of signing in the program share."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from congdoan_desktop.domain.period import VIETNAM
from congdoan_desktop.errors import UserError
from congdoan_desktop.store.database import Store
from congdoan_desktop.ui.context import Context
from congdoan_desktop.ui.failures import sentence_of
from congdoan_desktop.ui.report.signing.jobs import Done, signing
from congdoan_desktop.ui.report.signing.step import Step

if TYPE_CHECKING:
    from congdoan_desktop.signing.signer import Signer
    from congdoan_desktop.usecases.sign_report import SignRequest

CHANGES = frozenset({"IssuedReport", "OutgoingPaper", "PreparedPaper"})
"""What signing changes in the store."""
OF_NUMBER = ("report.number_taken", "register.too_far", "register.on_file")
"""Codes of what may be wrong with a number."""


class EndingStep(Step):
    """`signed` is there once `done` is emitted."""

    def __init__(self, title: str, context: Context) -> None:
        super().__init__(title)
        self._context = context
        self.signed: Done | None = None

    def finish(self, job: Callable[[Store], Done]) -> None:
        """Do what ends in a signed paper, away from the window."""
        self._context.worker.run(job, done=self._is_signed, failed=self._failed, changes=CHANGES)
        self.begin()

    def _is_signed(self, signed: Done) -> None:
        self.signed = signed
        self.end()
        self.done.emit()

    def _failed(self, error: Exception) -> None:
        self.end()
        self.trouble.say(sentence_of(error))
        self.take_focus()


class SigningStep(EndingStep):
    """`request(way, now)` tells what is signed."""

    refused = Signal(object)
    """`UserError` about the number: it is mended in the step before."""

    def __init__(
        self, title: str, way: str, context: Context, request: "Callable[[str, datetime], SignRequest]"
    ) -> None:
        super().__init__(title, context)
        self._way, self._request = way, request

    def sign_with(self, opened: "Callable[[], AbstractContextManager[Signer]]") -> None:
        """Sign with what `opened` gives, away from the window."""
        request = self._request(self._way, datetime.now(VIETNAM))
        self.finish(signing(self._context.reference, request, opened))

    def _failed(self, error: Exception) -> None:
        self.end()  # fields first: a field that is disabled takes no focus
        if isinstance(error, UserError) and error.code in OF_NUMBER:
            self.refused.emit(error)
        elif not self.say_beside(error):
            self.trouble.say(sentence_of(error))

    def say_beside(self, error: Exception) -> bool:
        """Say what went wrong beside the field it belongs to; return whether it belongs to one."""
        return False
