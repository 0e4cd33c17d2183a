"""The columns of the register as fields of a dialog."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Any

from PySide6.QtWidgets import QVBoxLayout

from congdoan_desktop.domain.records import OutgoingPaper
from congdoan_desktop.ui import theme
from congdoan_desktop.ui.widgets.field import Field, date_field, number_field, text_field
from congdoan_desktop.ui.widgets.labelled import Labelled
from congdoan_desktop.ui.widgets.wrapping_row import WrappingRow

_NAMES = {
    "number": "Số",
    "notation": "Ký hiệu",
    "issued_on": "Ngày văn bản",
    "type_name": "Tên loại",
    "subject": "Trích yếu nội dung",
    "signer_name": "Người ký",
    "receivers": "Nơi nhận văn bản",
    "copy_kept_by": "Đơn vị, người nhận bản lưu",
    "copies": "Số lượng bản",
    "sent_on": "Ngày chuyển",
    "received_by": "Ký nhận",
    "note": "Ghi chú",
}
"""In the order of the columns, number and symbol apart."""
_HINTS = {"notation": "TB-CĐCS", "type_name": "Thông báo", "received_by": "ký trên sổ in"}
_ROWS = (
    ("number", "notation", "issued_on"),
    ("type_name", "subject"),
    ("signer_name", "receivers"),
    ("copy_kept_by", "copies", "sent_on"),
    ("received_by", "note"),
)
_WIDE = frozenset({"subject", "receivers", "note"})
_FIXED = frozenset({"number", "issued_on", "copies", "sent_on"})


class RegisterFields(QVBoxLayout):
    """Those of `names`, in rows as in the book. `by_name`: each with its name above it."""

    def __init__(self, names: Iterable[str], today: Callable[[], date]) -> None:
        super().__init__()
        wanted = frozenset(names)
        self.by_name: Mapping[str, Labelled] = {
            name: Labelled(words, _field(name, today)) for name, words in _NAMES.items() if name in wanted
        }
        self.setSpacing(theme.S)
        for row in _ROWS:
            parts = [name for name in row if name in wanted]
            if parts:
                self.addLayout(self._row(parts))

    def show_line(self, line: OutgoingPaper) -> None:
        """Fill the fields."""
        for name, part in self.by_name.items():
            part.field.set_value(getattr(line, name))

    def values(self) -> Mapping[str, Any]:
        """Return what stands in the fields. Raises `ValueError` where `check` was not asked."""
        return {name: part.field.value() for name, part in self.by_name.items()}

    def check(self, required: Iterable[str] = ()) -> bool:
        """Say what is wrong or missing, put the cursor into the first such field; return whether nothing is."""
        must = frozenset(required)
        bad = [one for name, one in self.by_name.items() if not (one.require() if name in must else one.check())]
        if bad:
            bad[0].field.setFocus()
        return not bad

    def _row(self, names: Iterable[str]) -> WrappingRow:
        row = WrappingRow()
        for name in names:
            row.add(self.by_name[name], 0 if name in _FIXED else 3 if name in _WIDE else 1)
        return row


def _field(name: str, today: Callable[[], date]) -> Field:
    if name in ("number", "copies"):
        return number_field()
    if name in ("issued_on", "sent_on"):
        return date_field(today)
    return text_field(hint=_HINTS.get(name, ""))
