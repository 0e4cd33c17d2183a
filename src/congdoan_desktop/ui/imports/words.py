"""What columns, comparisons and choices of a list of people are called."""

from collections.abc import Mapping

from congdoan_desktop.domain.records import Person
from congdoan_desktop.texts import FIELDS, short_date
from congdoan_desktop.ui.imports.list_of import LEAVE, ListOf
from congdoan_desktop.ui.tables import Column
from congdoan_desktop.usecases.import_match import Choice, Match, MatchedRow

FIELD_WORDS: Mapping[str, str] = {
    "": LEAVE,
    "full_name": "Họ và tên",
    "family_name": "Họ và tên đệm",
    "given_name": "Tên (cột riêng)",
    "birth": "Ngày hoặc năm sinh",
    "gender": "Giới tính",
    "male": "Nam: ngày sinh hoặc dấu x",
    "female": "Nữ: ngày sinh hoặc dấu x",
    "department": "Tổ, bộ phận",
    "job_title": "Chức vụ, công việc",
    "union_role": "Chức vụ công đoàn",
    "contract": "Loại hợp đồng",
    "is_member": "Là đoàn viên",
    "member_no": "Mã số đoàn viên",
    "note": "Ghi chú",
}
PRIVATE_WORDS: Mapping[str, str] = {
    "id_number": "Số định danh, CCCD",
    "phone": "Điện thoại",
    "address": "Địa chỉ, quê quán",
    "ethnic": "Dân tộc",
    "religion": "Tôn giáo",
    "party": "Đảng viên",
    "account": "Số tài khoản",
    "insurance": "Số bảo hiểm, mã số thuế",
    "wage": "Tiền lương",
    "email": "Thư điện tử",
    "family": "Gia đình",
    "health": "Sức khỏe",
}
CHOICE_WORDS: Mapping[Choice, str] = {"add": "Thêm mới", "update": "Bổ sung chỗ trống", "skip": "Bỏ qua"}
FILTERS: Mapping[str, str] = {
    "all": "Tất cả các dòng",
    "new": "Người mới",
    "same": "Đã có trong danh sách",
    "near": "Có thể đã có, cần xem",
    "gone": "Đã thôi việc hoặc đã cất",
    "list": "Trùng trong tệp",
    "odd": "Có điều cần xem lại",
    "bad": "Không nhập được",
}
_FILTER_OF = {
    "new": "new",
    "same": "same",
    "near": "near",
    "left": "gone",
    "archived": "gone",
    "twice": "list",
    "namesake": "list",
    "bad": "bad",
}


def person_words(person: Person) -> str:
    """Return what tells a person in the roster apart: name, year, department."""
    year = f", sinh {person.birth_year}" if person.birth_year else ""
    return f"{person.full_name}{year}" + (f", {person.department}" if person.department else "")


def _compared(row: MatchedRow) -> str:
    if row.other is None:
        return _IN_THE_LIST[row.match].format(row=row.other_row)
    if row.match == "same":
        return f"Đã có; tệp cho biết thêm {_fills(row)}" if row.fills else "Đã có, không có gì thêm"
    return f"{_IN_THE_ROSTER[row.match]}{_left(row.other)}: {person_words(row.other)}"


def _left(person: Person) -> str:
    return f" ngày {short_date(person.left_on)}" if person.left_on else ""


def _fills(row: MatchedRow) -> str:
    return ", ".join(_NAMES.get(name, FIELDS.get(name, name)) for name in sorted(row.fills))


_IN_THE_LIST: Mapping[Match, str] = {
    "new": "Mới",
    "twice": "Trùng với dòng {row} của tệp",
    "namesake": "Mới; cùng tên với dòng {row} của tệp",
}
_IN_THE_ROSTER: Mapping[Match, str] = {"near": "Có thể đã có", "archived": "Đã cất", "left": "Đã thôi việc"}
_NAMES = {
    "gender": "giới tính",
    "birth_year": "năm sinh",
    "department": "tổ, bộ phận",
    "job_title": "chức vụ",
    "contract": "loại hợp đồng",
    "member_no": "mã số đoàn viên",
    "note": "ghi chú",
}
_COLUMNS = (
    Column(title="Họ và tên", text=lambda row: row.row.person.full_name, width=190),
    Column(title="Năm sinh", text=lambda row: str(row.row.person.birth_year or ""), right=True, width=84),
    Column(title="Tổ, bộ phận", text=lambda row: row.row.person.department, width=130, optional=True),
)

PEOPLE = ListOf(
    title="Nhập danh sách người lao động",
    ask_file="Chọn danh sách người lao động",
    taken="Chỉ lấy: họ tên, năm sinh, giới tính, tổ, chức vụ, chức vụ công đoàn, loại hợp đồng, đoàn viên, mã số đoàn "
    "viên, ghi chú. Số CCCD, điện thoại, địa chỉ, dân tộc có trong tệp cũng không lấy.",
    fields=FIELD_WORDS,
    private=PRIVATE_WORDS,
    named_by=frozenset({"full_name", "family_name", "given_name"}),
    no_name="Chưa có cột nào là họ và tên. Hãy chọn “Họ và tên” ở cột có tên người.",
    nothing_read="Không tìm thấy dòng nào có tên người. Hãy xem lại dòng bắt đầu và cột họ tên.",
    others="Không phải dòng tên người nên không có ở trên: {rows}. Xem ở “Chép các điều cần xem”.",
    columns=_COLUMNS,
    compared_with="So với danh sách",
    choices=CHOICE_WORDS,
    filters=FILTERS,
    filter_of=_FILTER_OF,
    match_words=_compared,
    near=frozenset({"near", "left", "archived", "twice", "namesake"}),
    counted="{count} người",
    has_past=True,
)
