"""The steps of the ceremony in their order: each dialog leads to the next; whoever left goes on where it was."""

from collections.abc import Callable
from functools import partial

from congdoan_desktop.domain.records import UnitCertificate
from congdoan_desktop.domain.unit_key import NewKey
from congdoan_desktop.ui.context import Context
from congdoan_desktop.ui.exchange.drives import Drives, Mounted
from congdoan_desktop.ui.printing.printers import Installed, Printers
from congdoan_desktop.ui.province.certificates import authority_dialogs as acts
from congdoan_desktop.ui.province.certificates.part_view import CertificatesView
from congdoan_desktop.ui.settings.unit_key_form import KeyForm
from congdoan_desktop.ui.settings.unit_key_sheet import RecoveryCodeDialog, show_recovery_code
from congdoan_desktop.usecases.province.certificate_list import CertificateDesk


class CeremonyPart(CertificatesView):
    """`drives`, `printers`: where those come from, where that is not the system; `form`: the dialog opened last."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.drives: Drives = Mounted()
        self.printers: Printers = Installed()
        self.form: KeyForm | None = None
        self.code: RecoveryCodeDialog | None = None
        self._desk: CertificateDesk | None = None
        self._wanted = ""
        self._goes_on = False
        self.first.button.clicked.connect(self.begin_ceremony)
        self.restore_way.clicked.connect(self.restore)
        self.next_button.clicked.connect(self.go_on)
        for words, act in (
            ("Quên mật khẩu…", self.recover),
            ("In lại phiếu, mã mới…", self.print_again),
            ("Ghi thêm bản sao ra USB…", self._another_copy),
            ("Khóa ký của cơ quan…", self.certify_office),
            ("Kết thúc chứng thư gốc…", self._end),
        ):
            self.menu.addAction(words).triggered.connect(partial(do_act, act))

    def begin_ceremony(self) -> None:
        """Make the authority, then go on with its copies."""
        self.open_form(acts.MakeAuthorityDialog(self._context, self), self._copied)

    def restore(self) -> None:
        """Bring the authority back from a copy; its sheet is printed anew."""
        self.open_form(acts.RestoreDialog(self._context, self), self._copied)

    def go_on(self) -> None:
        """Do the next step of what is left of the ceremony."""
        desk = self._desk
        if desk is None or desk.authority is None:
            return
        if "paper" in desk.steps:
            self.print_again()
        elif "drive" in desk.steps:
            self.open_form(acts.StickCopyDialog(self._context, self, self.drives), self._step_done)
        elif "test" in desk.steps:
            self.open_form(acts.TryPassphraseDialog(self._context, self), self._step_done)
        elif desk.office in ("none", "own"):
            self.certify_office()

    def print_again(self) -> None:
        """Print sheets with another code."""
        self.open_form(acts.NewCodeDialog(self._context, self), self._copied)

    def recover(self) -> None:
        """Set a new pass-phrase by the code on the sheet."""
        self.open_form(acts.RecoverAuthorityDialog(self._context, self), self._copied)

    def certify_office(self) -> None:
        """Make the office's own key, or certify the one there is."""
        if self._desk is not None:
            has_key = self._desk.office != "none"
            self.open_form(acts.OfficeKeyDialog(self._context, self, has_key=has_key), self._office_made)

    def steps_shown(self) -> None:
        """Go on, where a step was done just now."""
        if self._goes_on:
            self._goes_on = False
            self.go_on()

    def _another_copy(self) -> None:
        self.open_form(acts.StickCopyDialog(self._context, self, self.drives), self.changed)

    def _end(self) -> None:
        self.open_form(acts.EndAuthorityDialog(self._context, self), self.changed)

    def open_form(self, form: KeyForm, done: Callable[[object], None]) -> None:
        """Open a dialog; `done` is called with what it brings."""
        self.problem.say("")
        self.say("")
        self.form = form
        form.succeeded.connect(done)
        form.show_once()

    def _copied(self, new: object) -> None:
        """A code is there that stands on no paper yet: that comes first."""
        assert isinstance(new, NewKey)
        self.refresh()
        form = acts.PaperCopyDialog(self._context, self, new.recovery_code, self.printers)
        self.open_form(form, self._step_done)

    def _step_done(self, _result: object) -> None:
        """The next step follows by itself, once the store was looked at again (`steps_shown`)."""
        self._goes_on = True
        self.refresh()

    def _office_made(self, result: object) -> None:
        self.refresh()
        if isinstance(result, NewKey):
            self.code = show_recovery_code(self, self._context, result.recovery_code, self.printers)

    def changed(self, result: object) -> None:
        """Look at the store again, and choose what was changed."""
        if isinstance(result, UnitCertificate):
            self._wanted = result.id
        self.refresh()


def do_act(act: Callable[[], object], *_: object) -> None:
    """Do what a button or a key is for; a button also says whether it is pressed, which nobody asked."""
    act()
