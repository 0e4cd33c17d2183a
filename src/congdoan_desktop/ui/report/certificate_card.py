"""What the certificate says, shown before anything is signed with it."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from congdoan_desktop.texts import short_date
from congdoan_desktop.ui import theme

if TYPE_CHECKING:
    from congdoan_desktop.usecases.show_certificate import Shown


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
        lines = [
            f"Người ký: {shown.name}",
            f"Tổ chức: {shown.organisation or '(không ghi)'}",
            f"Nơi cấp: {shown.issuer}",
            f"Hiệu lực: {short_date(shown.not_before.date())} – {short_date(shown.not_after.date())}",
        ]
        self._says.setText("\n".join(lines))
        warning = _warning(shown)
        theme.mark(self._warns, "role", "bad" if not shown.in_date else "near" if warning else "good")
        self._warns.setText(warning or "✓ Chứng thư của đơn vị, còn hiệu lực.")
        self.setAccessibleName(f"{'. '.join(lines)}. {self._warns.text()}")


def _warning(shown: "Shown") -> str:
    if not shown.in_date:
        return "✗ Chứng thư chưa có hoặc đã hết hiệu lực theo ngày giờ của máy này: không ký được."
    if not shown.of_the_unit:
        return (
            "! Tổ chức ghi trên chứng thư không phải đơn vị này. Nếu đây là chứng thư cá nhân của người ký thì vẫn ký "
            "được; nơi nhận sẽ thấy đúng tên ghi ở trên."
        )
    return ""
