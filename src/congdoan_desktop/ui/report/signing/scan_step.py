"""A paper that was signed by hand comes back as a scan: it is looked at, then attached, and its data are sealed."""

from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout

from congdoan_desktop.domain.period import VIETNAM
from congdoan_desktop.domain.records import PreparedPaper
from congdoan_desktop.errors import UserError
from congdoan_desktop.store.connection import Reader
from congdoan_desktop.store.database import Store
from congdoan_desktop.ui import folders, theme
from congdoan_desktop.ui.context import Context
from congdoan_desktop.ui.failures import sentence_of
from congdoan_desktop.ui.report.signing.file_drop import FileDrop
from congdoan_desktop.ui.report.signing.jobs import Done, checked
from congdoan_desktop.ui.report.signing.signing_step import OF_NUMBER, EndingStep
from congdoan_desktop.ui.report.signing.step import note, say
from congdoan_desktop.ui.widgets.field import date_field, number_field, text_field
from congdoan_desktop.ui.widgets.labelled import Labelled
from congdoan_desktop.usecases import register

if TYPE_CHECKING:
    from congdoan_desktop.signing.signer import Signer
    from congdoan_desktop.usecases.attach_scan import Scan

_DROP = "Thả bản quét (một tệp PDF, đủ các trang) vào đây, hoặc chọn tệp."
_FIELD_OF = {
    **dict.fromkeys((*OF_NUMBER, "scan.number_differs"), "number"),
    "scan.day_differs": "day",
    "scan.wrong_code": "code",
    "scan.code_needed": "code",
}
_SEAL = (
    "Số liệu đi kèm được niêm phong bằng khóa của đơn vị. Niêm phong không phải chữ ký số: chữ ký và con dấu là ở trên "
    "giấy."
)


class ScanStep(EndingStep):
    """The scan is chosen or dropped, looked at, then attached."""

    leave_words = "Để sau"

    def __init__(self, context: Context, paper: PreparedPaper) -> None:
        super().__init__("Gắn bản quét", context)
        self._paper = paper
        self._scan: Scan | None = None
        self.drop = FileDrop(_DROP, "Chọn bản quét", "Tệp PDF (*.pdf);;Mọi tệp (*)", folders.documents())
        self.drop.chosen.connect(self.look_at)
        self.facts, self._warns = note(), note()
        self._number = number_field(width=112)
        self.fields = {
            "code": Labelled("Mã kiểm soát in ở chân trang", text_field(hint="XXXX-XXXX-XXXX", width=200)),
            "number": Labelled("Số ghi trên giấy", self._number),
            "day": Labelled("Ngày ghi trên giấy", date_field(context.today)),
        }
        self._seal = note(_SEAL)
        self._build()
        self._propose()
        self._show()

    def words(self) -> str:
        return "Gắn và niêm phong…" if self._is_good() else "Chọn tệp…"

    def take_focus(self) -> None:
        if self._scan is None:
            self.drop.button.setFocus()
            return
        shown = [row.field for row in self.fields.values() if row.isVisibleTo(self) and row.isEnabled()]
        (shown[0] if shown else self.drop.button).setFocus(Qt.FocusReason.TabFocusReason)

    def go_on(self) -> None:
        """Ask for the scan; when it is good, ask for the key of the unit and attach it."""
        if not self._is_good():
            self.drop.ask()
        elif self._is_complete() and self._is_fitting():
            from congdoan_desktop.ui.settings.unit_key_prompt import ask_unit_key

            ask_unit_key(self, self._context, self._attach)

    def look_at(self, path: Path) -> None:
        """Look at a scan; nothing is kept yet."""
        paper_id = self._paper.id

        def task(db: Reader) -> "tuple[Scan, UserError | None]":
            from congdoan_desktop.usecases.attach_scan import look_at_scan, problem

            scan = look_at_scan(db, paper_id, path)
            return scan, problem(scan)

        self._scan = None
        self._show()
        self._context.looker.run(task, done=lambda found: self._seen(*found), failed=self._failed)
        self.begin()

    def kept(self) -> dict[str, str]:
        return {f"scan.{name}": row.field.text() for name, row in self.fields.items() if row.isEnabled()}

    def take(self, kept: dict[str, str]) -> None:
        for name, row in self.fields.items():
            if kept.get(f"scan.{name}"):
                row.field.set_text(kept[f"scan.{name}"])

    def _seen(self, scan: "Scan", wrong: UserError | None) -> None:
        self.end()
        needs_code = wrong is not None and wrong.code == "scan.code_needed"
        say(self.facts, _facts(scan))
        if wrong is None or needs_code:
            self._scan = scan
            self._show()
        else:
            self.trouble.say(sentence_of(wrong))
        if wrong is not None and needs_code:
            self.fields["code"].say(sentence_of(wrong))
        self.changed.emit()
        self.take_focus()

    def _attach(self, signer: "Signer") -> None:
        scan, code = self._scan, self.fields["code"].field.text()
        if scan is None:
            return
        number, day = self._values()
        folder, now = folders.signed_folder(self._context.reader.path), datetime.now(VIETNAM)

        def job(store: Store) -> Done:
            from congdoan_desktop.usecases.attach_scan import attach_scan

            report = attach_scan(
                store, scan, number=number, issued_on=day, signer=signer, folder=folder, now=now, typed_code=code
            )
            return checked(report, now)

        self.finish(job)

    def _failed(self, error: Exception) -> None:
        self.end()
        self._say(error)

    def _say(self, error: Exception) -> None:
        name = _FIELD_OF.get(error.code, "") if isinstance(error, UserError) else ""
        if name and self.fields[name].isVisibleTo(self):
            self.fields[name].say(sentence_of(error))
            self.fields[name].field.setFocus()
        else:
            self.trouble.say(sentence_of(error))
            self.take_focus()

    def _is_good(self) -> bool:
        return self._scan is not None

    def _values(self) -> tuple[int, date]:
        return self.fields["number"].field.value(), self.fields["day"].field.value()

    def _is_complete(self) -> bool:
        asked = [row for row in self.fields.values() if row.isVisibleTo(self)]
        missing = [row for row in asked if not row.require()]
        if missing:
            missing[0].field.setFocus(Qt.FocusReason.TabFocusReason)
        return not missing

    def _is_fitting(self) -> bool:
        """Say what is wrong with code and number before anybody types a pass-phrase."""
        from congdoan_desktop.usecases.attach_scan import problem

        assert self._scan is not None
        number, day = self._values()
        try:
            if error := problem(self._scan, self.fields["code"].field.text()):
                raise error
            register.require_free(self._context.reader, day.year, number, self._paper.id, self._paper.period)
        except UserError as error:
            self._say(error)
            return False
        return True

    def _propose(self) -> None:
        day = self._paper.issued_on or self._context.today()
        number = self._paper.number or register.next_number(self._context.reader, day.year)
        self.fields["number"].field.set_value(number)
        self._number.line.selectAll()
        self.fields["day"].field.set_value(day)
        for name, printed in (("number", self._paper.number), ("day", self._paper.issued_on)):
            self.fields[name].setEnabled(printed is None)  # what is printed on the paper is not typed again

    def _show(self) -> None:
        good = self._is_good()
        self.fields["code"].setVisible(self._scan is not None and bool(self._scan.unread_pages))
        for part in (self.fields["number"], self.fields["day"], self._seal):
            part.setVisible(good)
        say(self._warns, "\n".join(_warnings(self._scan)) if self._scan is not None else "", "near")
        if self._scan is None:
            self.facts.hide()
        self.changed.emit()

    def _build(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(theme.L)
        for name in ("number", "day"):
            row.addWidget(self.fields[name])
        row.addStretch(1)
        for part in (self.drop, self.facts, self._warns, self.fields["code"]):
            self.column.addWidget(part)
        self.column.addLayout(row)
        self.column.addWidget(self._seal)


def _facts(scan: "Scan") -> str:
    of = f"/{scan.expected}" if scan.expected is not None else ""
    blank = f", bỏ qua {len(scan.blank_pages)} trang trắng" if scan.blank_pages else ""
    return f"Bản quét: {scan.pages}{of} trang{blank}, {scan.dpi} dpi, {'màu' if scan.colour else 'không màu'}."


def _warnings(scan: "Scan") -> list[str]:
    found = []
    if not scan.colour:
        found.append("! Bản quét không có màu: con dấu đỏ sẽ không thấy rõ. Nên quét lại ở chế độ màu.")
    if not scan.in_order:
        found.append("! Các trang trong tệp không theo thứ tự.")
    if scan.expected is None:
        found.append("! Chương trình đã đổi từ khi in nên không biết văn bản có mấy trang: hãy tự đếm cho đủ.")
    return found
