"""What columns, comparisons and choices of a list of units are called."""

from collections.abc import Mapping
from datetime import date

from congdoan_desktop.domain.catalogue import Catalogue, label
from congdoan_desktop.domain.numbers import count_text
from congdoan_desktop.domain.records import OrgUnit
from congdoan_desktop.texts import FIELDS, short_date
from congdoan_desktop.ui.imports.list_of import LEAVE, ListOf
from congdoan_desktop.ui.province.units.form import kind_words, named
from congdoan_desktop.ui.tables import Column
from congdoan_desktop.usecases.province.match_units import MatchedUnit

_FIELDS: Mapping[str, str] = {
    "": LEAVE,
    "code": "Mã đơn vị",
    "name": "Tên đơn vị",
    "short_name": "Tên gọn",
    "kind": "Loại hình",
    "size": "Quy mô doanh nghiệp",
    "commune": "Xã, phường (hoặc địa chỉ)",
    "parent": "Cấp trên trực tiếp",
    "workers": "Số lao động",
    "members": "Số đoàn viên",
    "contact_name": "Người liên hệ, chủ tịch",
    "contact_phone": "Điện thoại",
    "contact_email": "Thư điện tử",
    "founded_on": "Ngày thành lập",
    "ended_on": "Ngày kết thúc",
    "note": "Ghi chú",
}
_CODES = {"kind": "unit_kinds", "size": "enterprise_sizes", "commune": "communes"}


def units_list(catalogues: Mapping[str, Catalogue]) -> ListOf:
    """Return what a list of units is."""
    kinds = catalogues["unit_kinds"]

    def compared(row: MatchedUnit) -> str:
        return _compared(row, catalogues)

    return ListOf(
        title="Nhập danh sách đơn vị",
        ask_file="Chọn danh sách đơn vị",
        taken="Lấy: mã, tên, loại hình, quy mô, xã phường, cấp trên, số lao động, số đoàn viên, người liên hệ, điện "
        "thoại, thư điện tử, ngày thành lập, ngày kết thúc, ghi chú. Cột nào không có thì bỏ trống. Đơn vị đã có được "
        "nhận ra theo mã, không có mã thì theo tên.",
        fields=_FIELDS,
        named_by=frozenset({"name"}),
        no_name="Chưa có cột nào là tên đơn vị. Hãy chọn “Tên đơn vị” ở cột có tên.",
        nothing_read="Không tìm thấy dòng nào có tên đơn vị. Hãy xem lại dòng bắt đầu và cột tên đơn vị.",
        others="Không phải dòng đơn vị nên không có ở trên: {rows}. Xem ở “Chép các điều cần xem”.",
        columns=(
            Column(title="Mã", text=lambda row: (row.updated or row.unit).code, width=84),
            Column(title="Đơn vị", text=lambda row: row.unit.short_name or row.unit.name, width=200),
            Column(title="Loại hình", text=lambda row: kind_words(kinds, row.unit), width=150, optional=True),
        ),
        compared_with="So với danh sách",
        choices={"add": "Thêm mới", "update": "Cập nhật", "skip": "Bỏ qua"},
        filters={
            "all": "Tất cả các dòng",
            "new": "Đơn vị mới",
            "changed": "Có thay đổi",
            "same": "Không có gì mới",
            "near": "Có thể đã có, cần xem",
            "ended": "Đã kết thúc",
            "list": "Trùng trong tệp",
            "odd": "Có điều cần xem lại",
            "bad": "Không nhập được",
        },
        filter_of={
            **{match: match for match in ("new", "changed", "same", "near", "ended", "bad")},
            **{"twice": "list", "namesake": "near"},
        },
        match_words=compared,
        near=frozenset({"near", "ended", "twice", "namesake"}),
        counted="{count} đơn vị",
    )


def _compared(row: MatchedUnit, catalogues: Mapping[str, Catalogue]) -> str:
    if row.match == "twice":
        return f"Trùng với dòng {row.other_row} của tệp"
    if row.other is None:
        return "Mới"
    if row.match == "namesake":
        return f"Mới; cùng tên với {named(row.other)} ở xã khác"
    changes = "; ".join(_change(row, row.other, name, catalogues) for name in row.changes if name != "short_name")
    if row.match == "near":
        return f"Có thể là {named(row.other)}" + (f". Nếu cập nhật: {changes}" if changes else "")
    if row.match == "ended":
        day = short_date(row.other.ended_on) if row.other.ended_on else ""
        return f"{named(row.other)} đã kết thúc ngày {day}"
    return changes or "Đã có, không có gì mới"


def _change(row: MatchedUnit, other: OrgUnit, name: str, catalogues: Mapping[str, Catalogue]) -> str:
    called = _FIELDS.get(name) or FIELDS.get(name, name)
    if name == "parent_id":
        return called
    old, new = (_said(getattr(unit, name), name, catalogues) for unit in (other, row.updated))
    return f"{called}: {old or 'trống'} → {new}"


def _said(value: object, name: str, catalogues: Mapping[str, Catalogue]) -> str:
    if name in _CODES:
        return label(catalogues[_CODES[name]], str(value)) if value else ""
    if isinstance(value, int):
        return count_text(value)
    return short_date(value) if isinstance(value, date) else str(value or "")
