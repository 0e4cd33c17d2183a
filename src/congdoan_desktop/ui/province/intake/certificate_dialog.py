"""An unknown certificate that signed a unit's report: compared with the unit, then entered as its own."""

from collections.abc import Mapping
from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from congdoan_desktop.domain.pack import same_print
from congdoan_desktop.domain.records import OrgUnit
from congdoan_desktop.store.database import Store
from congdoan_desktop.texts import short_date
from congdoan_desktop.ui.context import Context
from congdoan_desktop.ui.province.intake import clock
from congdoan_desktop.ui.settings.unit_key_form import KeyForm
from congdoan_desktop.ui.widgets.field import text_field
from congdoan_desktop.ui.widgets.labelled import Labelled
from congdoan_desktop.usecases.province.unit_certificates import certificate_row, register_certificate

_WORDS = (
    "Tệp của {unit} ký bằng chứng thư chưa có trong danh sách. Hãy gọi đơn vị theo số điện thoại đã biết từ trước "
    "(không theo số in trong tệp) và nghe đọc dấu vân tay của khóa. Đúng là của đơn vị thì mới ghi nhận."
)
_SEEN = "Người ký: {holder}\nTổ chức: {organisation}\nNơi cấp: {issuer}\nHiệu lực: {first} – {last}"
_DIFFERS = "Không khớp với chứng thư trong tệp. Hãy nghe đọc lại từng nhóm; vẫn khác thì đừng ghi nhận."


class CertificateDialog(KeyForm):
    """`succeeded` brings the `UnitCertificate`."""

    places: ClassVar[Mapping[str, str]] = {"certificate.": "checked"}

    def __init__(self, context: Context, parent: QWidget, unit: OrgUnit, certificate: bytes) -> None:
        super().__init__(
            context, parent, title="Ghi nhận chứng thư", words=_WORDS.format(unit=unit.short_name), act="Ghi nhận"
        )
        self._unit, self._certificate = unit, certificate
        row = certificate_row(certificate, unit.id, "registered", clock.now())
        self._prints = (row.key_print, row.id)
        seen = QLabel(
            _SEEN.format(
                holder=row.holder,
                organisation=row.organisation or "–",
                issuer=row.issuer,
                first=short_date(row.valid_from),
                last=short_date(row.valid_to),
            ),
            wordWrap=True,
        )
        seen.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.add_part(seen)
        self.typed = self.add_row("typed", Labelled("Dấu vân tay nghe đọc qua điện thoại", text_field()))
        self.checked = self.add_row("checked", Labelled("Đối chiếu với ai, bằng cách nào", text_field()))

    def is_complete(self) -> bool:
        if not super().is_complete():
            return False
        typed = self.typed.field.text()
        if any(same_print(typed, one) for one in self._prints):
            return True
        self.typed.say(_DIFFERS)
        self.typed.field.setFocus()
        return False

    def start(self) -> None:
        unit, certificate, now = self._unit, self._certificate, clock.now()
        checked = self.checked.field.text()

        def task(store: Store) -> object:
            return register_certificate(store, unit, certificate, now, checked_with=checked)

        self.write(task)
