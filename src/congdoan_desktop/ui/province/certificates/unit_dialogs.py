"""What is done for one unit: a request granted, a certificate of somebody else entered, a certificate revoked; and the
list of what was revoked.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QWidget

from congdoan_desktop.domain.catalogue import Entry
from congdoan_desktop.domain.pack import same_print
from congdoan_desktop.domain.province.org_units import Register, is_active
from congdoan_desktop.domain.records import UnitCertificate
from congdoan_desktop.store.database import Store
from congdoan_desktop.texts import short_date
from congdoan_desktop.ui import theme
from congdoan_desktop.ui.context import Context
from congdoan_desktop.ui.province.intake import clock
from congdoan_desktop.ui.settings.unit_key_fields import secret_field
from congdoan_desktop.ui.settings.unit_key_form import KeyForm
from congdoan_desktop.ui.widgets.choice_field import ChoiceField
from congdoan_desktop.ui.widgets.field import text_field
from congdoan_desktop.ui.widgets.labelled import Labelled
from congdoan_desktop.ui.widgets.plain_fields import LongField
from congdoan_desktop.usecases.province.authority import open_authority
from congdoan_desktop.usecases.province.authority_copies import require_finished
from congdoan_desktop.usecases.province.requests import Waiting, forget_request, proposed_unit
from congdoan_desktop.usecases.province.unit_certificates import (
    certificate_row,
    issue,
    look_at_request_bytes,
    publish_list,
    register_certificate,
    revoke,
)

if TYPE_CHECKING:
    from congdoan_desktop.signing.authority import Authority

_WIDTH = 640
_DIFFERS = "Không khớp. Hãy nghe đọc lại từng nhóm; vẫn khác thì đừng tiếp tục: tệp có thể đã bị tráo."
_PRINT_NOTE = "20 ký tự. Chương trình tự so với tệp; không hiện sẵn để khỏi chép theo."
_COMPARED = "Đã đối chiếu qua điện thoại, gọi theo số đã biết từ trước"
_NOT_TICKED = "Hãy đánh dấu khi đã gọi và đối chiếu."


class ComparedForm(KeyForm):
    """Whose key it is: a unit is chosen, its print typed as it is read out, and the call is sworn to."""

    prints: tuple[str, ...] = ()
    _held: Mapping[str, date] = {}
    """Until when the certificate of a unit is good that it has already."""

    def add_comparison(self, register: Register, proposed: str) -> None:
        """Put the unit, the print, with whom, and the box below each other."""
        self._register = register
        self.unit = self.add_row("unit", Labelled("Đơn vị", ChoiceField(tuple(_entries(register)))))
        self.unit.field.set_value(proposed)
        self._call = QLabel(wordWrap=True)
        self.add_part(self._call)
        self.typed = Labelled("Dấu vân tay nghe đọc qua điện thoại", text_field(), note=_PRINT_NOTE)
        self.checked = Labelled("Đối chiếu với ai", text_field())
        self.rows |= {"typed": self.typed, "checked": self.checked}
        self.add_part(_side_by_side(self.typed, self.checked))
        self.setMinimumWidth(_WIDTH)
        self.compared = QCheckBox(_COMPARED)
        self.add_part(self.compared)
        self.unit.field.edited.connect(self._whom_to_call)
        self._whom_to_call()

    def is_complete(self) -> bool:
        if not super().is_complete():
            return False
        if not any(same_print(self.typed.field.text(), one) for one in self.prints):
            self.typed.say(_DIFFERS)
            self.typed.field.setFocus()
            return False
        if not self.compared.isChecked():
            self.trouble.say(_NOT_TICKED)
            self.compared.setFocus()
        return self.compared.isChecked()

    def _whom_to_call(self) -> None:
        """Say the number that the register has, not one that came with the file."""
        try:
            unit = self._register.by_id.get(self.unit.field.value())
        except ValueError:
            unit = None
        if unit is None:
            self._call.setText("Chọn đơn vị để thấy số điện thoại trong danh sách.")
        elif unit.contact_phone:
            self._call.setText(f"Gọi {unit.contact_phone} ({unit.contact_name or unit.short_name}).")
        else:
            self._call.setText("Danh sách chưa có số điện thoại của đơn vị này: hãy tìm ở nơi khác, không theo tệp.")
        if unit is not None and unit.id in self._held:
            until = short_date(self._held[unit.id])
            self._call.setText(f"{self._call.text()} Đơn vị đang có chứng thư đến ngày {until}: cấp thêm chiếc nữa.")
        self._call.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)


class IssueDialog(ComparedForm):
    """`succeeded` brings the `UnitCertificate`; `opened` is the authority, where it is to stay open."""

    places: ClassVar[Mapping[str, str]] = {
        "authority.bad_passphrase": "passphrase",
        "certificate.print_differs": "typed",
        "certificate.": "unit",
    }

    def __init__(
        self,
        context: Context,
        parent: QWidget,
        register: Register,
        waiting: Waiting,
        authority: "Authority | None" = None,
        held: Mapping[str, date] | None = None,
    ) -> None:
        self._held = held or {}
        words = f"Yêu cầu tự ghi: {waiting.name or '–'}, {waiting.organisation or '–'}, mã {waiting.unit_code or '–'}."
        super().__init__(context, parent, title="Cấp chứng thư", words=words, act="Cấp chứng thư 2 năm")
        self._waiting, self._authority = waiting, authority
        self.prints = (waiting.key_print,)
        unit = proposed_unit(register, waiting)
        self.add_comparison(register, unit.id if unit is not None else "")
        self.keep_open = QCheckBox("Giữ chứng thư gốc mở để cấp tiếp (đến khi rời trang, lâu nhất 10 phút)")
        if authority is None:
            self.add_row("passphrase", Labelled("Mật khẩu của chứng thư gốc", secret_field()))
            self.add_part(self.keep_open)
        (self.typed if unit is not None else self.unit).field.setFocus()
        self.opened: Authority | None = authority

    def start(self) -> None:
        unit = self._register.by_id[self.unit.field.value()]
        typed, checked, now = self.typed.field.text(), self.checked.field.text(), clock.now()
        passphrase = self.rows["passphrase"].field.text() if self._authority is None else ""
        keeps, waiting, known = self.keep_open.isChecked(), self._waiting, self._authority

        def task(store: Store) -> "tuple[UnitCertificate, Authority | None]":
            require_finished(store)
            authority = known or open_authority(store, passphrase)
            seen = look_at_request_bytes(store, unit, waiting.der, now)
            with store.atomic():
                row = issue(store, authority, unit, seen, typed, now, checked_with=f"{checked}, điện thoại")
                forget_request(store, waiting.key_print)
            return row, authority if keeps or known is not None else None

        self.write(task)

    def done_with(self, result: "tuple[UnitCertificate, Authority | None]") -> None:
        row, self.opened = result
        super().done_with(row)


class ForeignDialog(ComparedForm):
    """A certificate of a public authority, of VGCA, or that a key gave itself. `succeeded` brings the record."""

    places: ClassVar[Mapping[str, str]] = {"certificate.": "unit"}

    def __init__(self, context: Context, parent: QWidget, register: Register, certificate: bytes) -> None:
        row = certificate_row(certificate, "", "registered", clock.now())
        words = (
            f"Người ký: {row.holder}\nTổ chức: {row.organisation or '–'}\nNơi cấp: {row.issuer}\n"
            f"Hiệu lực: {short_date(row.valid_from)} – {short_date(row.valid_to)}"
        )
        super().__init__(context, parent, title="Ghi nhận chứng thư nơi khác cấp", words=words, act="Ghi nhận")
        self._certificate, self.prints = certificate, (row.key_print, row.id)
        self.add_comparison(register, "")
        self.unit.field.setFocus()

    def start(self) -> None:
        unit, certificate = self._register.by_id[self.unit.field.value()], self._certificate
        checked, now = self.checked.field.text(), clock.now()
        self.write(
            lambda store: register_certificate(store, unit, certificate, now, checked_with=f"{checked}, điện thoại")
        )


class RevokeDialog(KeyForm):
    """From now on nothing signed by it is taken in. `succeeded` brings the record."""

    places: ClassVar[Mapping[str, str]] = {"certificate.no_reason": "why"}

    def __init__(self, context: Context, parent: QWidget, row: UnitCertificate, unit_name: str) -> None:
        words = (
            f"Chứng thư của {unit_name}, người ký {row.holder}, đến ngày {short_date(row.valid_to)}. Từ lúc này báo "
            "cáo ký bằng nó không được tiếp nhận nữa, dù ghi ngày ký nào. Không lấy lại được: khóa này không được cấp "
            "lại, đơn vị phải tạo khóa mới. Báo cáo đã nhận vẫn giữ nguyên."
        )
        super().__init__(context, parent, title="Thu hồi chứng thư", words=words, act="Thu hồi")
        self._row = row
        self.add_row("why", Labelled("Lý do", LongField(rows=2), note="Mất khóa, lộ mật khẩu, đổi người ký, giải thể…"))
        self.stay.setText("Không thu hồi")

    def start(self) -> None:
        fingerprint, why, now = self._row.id, str(self.rows["why"].field.value()), clock.now()
        self.write(lambda store: revoke(store, fingerprint, why, now))


class ForgetDialog(KeyForm):
    """A request is put away: nobody knows of it, or it came wrongly."""

    def __init__(self, context: Context, parent: QWidget, waiting: Waiting) -> None:
        words = f"Bỏ yêu cầu trong tệp {waiting.file_name}. Đơn vị gửi lại thì nhận lại được."
        super().__init__(context, parent, title="Bỏ yêu cầu", words=words, act="Bỏ yêu cầu")
        self._waiting = waiting

    def start(self) -> None:
        key_print = self._waiting.key_print
        self.write(lambda store: forget_request(store, key_print))


class PublishDialog(KeyForm):
    """The list is made anew; a pack that carries it is offered next."""

    places: ClassVar[Mapping[str, str]] = {"authority.bad_passphrase": "passphrase"}

    def __init__(self, context: Context, parent: QWidget) -> None:
        words = (
            "Lập danh sách thu hồi mới (giá trị 90 ngày). Tiếp theo chương trình mở bộ phát hành có sẵn chứng thư gốc, "
            "danh sách thu hồi và chứng thư các đơn vị, để ký và gửi đi. Nên lập lại ít nhất mỗi quý."
        )
        super().__init__(context, parent, title="Công bố danh sách thu hồi", words=words, act="Lập danh sách")
        self.add_row("passphrase", Labelled("Mật khẩu của chứng thư gốc", secret_field()))

    def start(self) -> None:
        passphrase, now = self.rows["passphrase"].field.text(), clock.now()
        self.write(lambda store: publish_list(store, open_authority(store, passphrase), now))


def _side_by_side(left: QWidget, right: QWidget) -> QWidget:
    """At 150 % the dialog would be higher than the screen otherwise."""
    both = QWidget()
    row = QHBoxLayout(both)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(theme.L)
    row.addWidget(left, 3)
    row.addWidget(right, 2)
    return both


def _entries(register: Register) -> Iterable[Entry]:
    today = clock.now().date()
    for unit in sorted(register.units, key=lambda one: one.code):
        if is_active(unit, today):
            yield Entry(code=unit.id, label=f"{unit.code} – {unit.short_name}")
