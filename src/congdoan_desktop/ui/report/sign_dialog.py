"""Sign a report: number, date, certificate; then the certificate is shown, then it is signed."""

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QProgressBar,
    QPushButton,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from congdoan_desktop import settings
from congdoan_desktop.domain.period import VIETNAM
from congdoan_desktop.domain.records import IssuedReport
from congdoan_desktop.errors import UserError
from congdoan_desktop.store import repository
from congdoan_desktop.texts import period_name, short_date
from congdoan_desktop.ui import folders, theme
from congdoan_desktop.ui.context import Context
from congdoan_desktop.ui.failures import sentence_of
from congdoan_desktop.ui.report.certificate_card import CertificateCard
from congdoan_desktop.ui.report.signed_panel import SignedPanel
from congdoan_desktop.ui.report.signing_job import Done, Opened, opening, signing
from congdoan_desktop.ui.widgets.field import LineField, date_field, number_field, text_field
from congdoan_desktop.ui.widgets.labelled import Labelled
from congdoan_desktop.ui.widgets.problem_line import ProblemLine

if TYPE_CHECKING:
    from congdoan_desktop.usecases.sign_report import SignRequest

_FIELD_OF = {"file.": "file", "signer.bad_passphrase": "passphrase", "signer.": "file", "report.number_taken": "number"}


class SignDialog(QDialog):
    """Nothing is signed before the certificate was shown; nothing is called signed before the files were checked."""

    def __init__(self, context: Context, kind: str, period: str, to_mend: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context, self._kind, self._period = context, kind, period
        self._opened: Opened | None = None
        self._busy = False
        self.done_signing: Done | None = None
        self.setWindowTitle("Ký báo cáo")
        self.setMinimumWidth(560)
        self._pages = QStackedLayout(self)
        self._make_fields()
        self._pages.addWidget(self._form(to_mend))
        self.panel = SignedPanel(context.worker)
        self.panel.closed.connect(self.accept)
        self._pages.addWidget(self.panel)
        self._show_step()

    def _make_fields(self) -> None:
        from congdoan_desktop.usecases.gather_facts import the_profile
        from congdoan_desktop.usecases.sign_report import next_number

        today = self._context.today()
        template = self._context.reference.templates[self._kind]
        symbol = f"{template.type_code}-{the_profile(self._context.reader).symbol}"
        choose = QPushButton("Chọn tệp…")
        choose.clicked.connect(self._choose_file)
        number = number_field(width=112)
        self.fields: dict[str, Labelled] = {
            "number": Labelled(f"Số (…/{symbol})", number),
            "day": Labelled("Ngày ký", date_field(self._context.today)),
            "file": Labelled("Tệp chứng thư số (.p12, .pfx)", text_field(), beside=choose),
            "passphrase": Labelled("Mật khẩu của tệp chứng thư", _secret_field(), note="Không được lưu lại ở đâu."),
        }
        number.set_value(next_number(self._context.reader, today.year))
        number.line.selectAll()  # typing replaces what is proposed: "5" must not become 51
        self.fields["day"].field.set_value(today)
        self.fields["file"].field.set_value(settings.load().certificate or "")
        for name in ("file", "passphrase"):
            self.fields[name].field.edited.connect(self._forget)

    def _form(self, to_mend: int) -> QWidget:
        form = QWidget()
        box = QVBoxLayout(form)
        box.setContentsMargins(theme.XL, theme.XL, theme.XL, theme.L)
        box.setSpacing(theme.M)
        title = QLabel(f"Ký báo cáo {period_name(self._period)}", wordWrap=True)
        theme.mark(title, "role", "title")
        box.addWidget(title)
        if before := self._signed_before():
            note = QLabel(f"! {before}", wordWrap=True)
            theme.mark(note, "role", "near")
            box.addWidget(note)
        if to_mend:
            note = QLabel(f"! Còn {to_mend} điều cần sửa. Vẫn ký được, nhưng nên bổ sung trước.", wordWrap=True)
            theme.mark(note, "role", "near")
            box.addWidget(note)
        box.addLayout(self._number_row())
        box.addWidget(self.fields["file"])
        box.addWidget(self.fields["passphrase"])
        self._card = CertificateCard()
        box.addWidget(self._card)
        self._trouble = ProblemLine()
        box.addWidget(self._trouble)
        self._progress = QProgressBar(maximum=0, textVisible=False)
        self._progress.setAccessibleName("Đang ký")
        box.addWidget(self._progress)
        box.addStretch(1)
        box.addLayout(self._buttons())
        return form

    def _signed_before(self) -> str:
        """Return what to know when this report was signed before, or nothing."""
        where = {"report_kind": self._kind, "period": self._period}
        found = repository.find(self._context.reader, IssuedReport, where=where)
        if not found:
            return ""
        last = max(found, key=lambda report: report.revision)
        return (
            f"Kỳ này đã ký báo cáo số {last.number:02d} ngày {short_date(last.issued_on)}. Ký lần nữa là bản thay thế, "
            f"lần {last.revision + 1}; bản trước vẫn được giữ."
        )

    def _number_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(theme.L)
        row.addWidget(self.fields["number"])
        row.addWidget(self.fields["day"])
        row.addStretch(1)
        return row

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.addStretch(1)
        self._cancel = QPushButton("Không ký")
        self._cancel.clicked.connect(self.reject)
        self._next = QPushButton()
        self._next.setDefault(True)
        self._next.clicked.connect(self.go_on)
        theme.mark(self._next, "role", "primary")
        row.addWidget(self._cancel)
        row.addWidget(self._next)
        return row

    def go_on(self) -> None:
        """Open the certificate; when it is open and was shown, sign."""
        if self._busy or not self._complete():
            return
        now = datetime.now(VIETNAM)
        if self._opened is None:
            path = Path(self.fields["file"].field.text())
            job = opening(path, self.fields["passphrase"].field.text(), now)
            self._context.worker.run(job, done=self._certificate_open, failed=self._failed)
        else:
            job_of_signing = signing(self._context.reference, self._request(now), self._opened.signer)
            changes = frozenset({"IssuedReport"})
            self._context.worker.run(job_of_signing, done=self._signed, failed=self._failed, changes=changes)
        self._busy = True
        self._show_step()

    def reject(self) -> None:
        """Close, but not in the middle of signing."""
        if not self._busy:
            super().reject()

    def _request(self, now: datetime) -> "SignRequest":
        from congdoan_desktop.usecases.sign_report import SignRequest

        return SignRequest(
            kind=self._kind,
            period=self._period,
            number=self.fields["number"].field.value(),
            issued_on=self.fields["day"].field.value(),
            made_at=now,
            folder=folders.signed_folder(self._context.reader.path),
        )

    def _complete(self) -> bool:
        """Say beside each field what is missing in it, and put the cursor into the first of them."""
        self._trouble.say("")
        missing = [name for name in ("number", "day", "file") if not self.fields[name].require()]
        if missing:
            self.fields[missing[0]].field.setFocus(Qt.FocusReason.TabFocusReason)
        return not missing

    def _certificate_open(self, opened: Opened) -> None:
        self._busy, self._opened = False, opened
        self._card.show_certificate(opened.shown)
        self._show_step()
        self._next.setFocus()

    def _signed(self, done: Done) -> None:
        self._busy, self.done_signing = False, done
        self.panel.show_files(done.checked)
        self._pages.setCurrentWidget(self.panel)
        # Wrapped text needs room that a dialog does not find by itself.
        self.resize(self.width(), max(self.height(), self._pages.heightForWidth(self.width())))
        self.panel.first.setFocus()

    def _failed(self, error: Exception) -> None:
        self._busy = False
        code = error.code if isinstance(error, UserError) else ""
        name = next((name for start, name in _FIELD_OF.items() if code.startswith(start)), "")
        self._show_step()  # fields first: a field that is disabled takes no focus
        # A folder that cannot be written is no fault of the certificate file.
        if name and (self._opened is None or name == "number"):
            self.fields[name].say(sentence_of(error))
            self.fields[name].field.setFocus()
        else:
            self._trouble.say(sentence_of(error))

    def _forget(self) -> None:
        self._opened = None
        self._show_step()

    def _choose_file(self) -> None:
        start = Path(self.fields["file"].field.text() or Path.home())
        found = folders.ask_file(self, "Chọn tệp chứng thư số", start, "Chứng thư số (*.p12 *.pfx);;Mọi tệp (*)")
        if found is not None:
            self.fields["file"].field.set_text(str(found))
            self.fields["file"].say("")
            self._forget()
            self.fields["passphrase"].field.setFocus()

    def _show_step(self) -> None:
        opened = self._opened is not None
        self._card.setVisible(opened)
        self._progress.setVisible(self._busy)
        self._next.setText("Ký báo cáo" if opened else "Mở chứng thư")
        self._next.setEnabled(not self._busy and (self._opened is None or self._opened.shown.in_date))
        self._next.setDefault(True)  # a button that had the focus when it was disabled loses Enter for good
        self._cancel.setEnabled(not self._busy)
        for row in self.fields.values():
            row.setEnabled(not self._busy)


def _secret_field() -> LineField:
    field = LineField(str)
    field.line.setEchoMode(QLineEdit.EchoMode.Password)
    return field
