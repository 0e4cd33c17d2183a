"""What the certificate says, shown before anything is signed with it."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from congdoan_desktop.domain.period import VIETNAM
from congdoan_desktop.domain.text import fold
from congdoan_desktop.texts import short_date
from congdoan_desktop.ui import theme

if TYPE_CHECKING:
    from congdoan_desktop.usecases.show_certificate import Shown

_OTHER_PERSON = (
    "! Chứng thư của đơn vị nhưng mang tên {name}; văn bản ghi người ký là {on_paper}. Hãy chọn đúng chứng thư, hoặc "
    "sửa người ký ở Cài đặt."
)
_EMPLOYERS = ("cong ty", "doanh nghiep", "hop tac xa", "tap doan", "tong cong ty", "chi nhanh", "nha may")


class CertificateCard(QFrame):
    """Name, organisation, issuer and validity, with a warning where the certificate does not fit the union."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme.mark(self, "role", "card")
        self._says = QLabel(wordWrap=True)
        self._warns = QLabel(wordWrap=True)
        box = QVBoxLayout(self)
        box.setSpacing(theme.XS)
        box.addWidget(self._says)
        box.addWidget(self._warns)

    def show_certificate(self, shown: "Shown") -> None:
        """Show what it says."""
        begins, ends = (short_date(at.astimezone(VIETNAM).date()) for at in (shown.not_before, shown.not_after))
        lines = [
            f"Người ký: {shown.name}",
            f"Tổ chức: {shown.organisation or '(không ghi)'}",
            f"Nơi cấp: {shown.issuer}",
            f"Hiệu lực: {begins} – {ends}",
        ]
        self._says.setText("\n".join(lines))
        warning = _warning(shown)
        theme.mark(self._warns, "role", "bad" if not shown.in_date else "near" if warning else "good")
        self._warns.setText(warning or "✓ Chứng thư của đơn vị, còn hiệu lực.")
        self.setAccessibleName(f"{'. '.join(lines)}. {self._warns.text()}")


def not_ours(organisation: str) -> str:
    """Return what to say of a certificate that does not name the union."""
    words = fold(organisation)
    if not organisation:
        return "! Chứng thư không ghi tổ chức: chứng thư cá nhân của người ký. Nơi nhận sẽ thấy tên ghi ở trên."
    if any(word in words for word in _EMPLOYERS) and "cong doan" not in words:
        return (
            f"! Chứng thư này của công ty ({organisation}), không phải của công đoàn. Hãy chắc chắn là muốn ký bằng nó."
        )
    return (
        "! Tổ chức ghi trên chứng thư không phải đơn vị này. Nếu đây là chứng thư cá nhân của người ký thì vẫn ký "
        "được; nơi nhận sẽ thấy đúng tên ghi ở trên."
    )


def _warning(shown: "Shown") -> str:
    if not shown.in_date:
        return "✗ Chứng thư chưa có hoặc đã hết hiệu lực theo ngày giờ của máy này: không ký được."
    if not shown.of_the_unit:
        return not_ours(shown.organisation)
    return _OTHER_PERSON.format(name=shown.name, on_paper=shown.on_paper) if shown.on_paper else ""
