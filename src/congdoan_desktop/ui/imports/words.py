"""What columns, comparisons and choices are called."""

from collections.abc import Mapping

from congdoan_desktop.domain.records import Person
from congdoan_desktop.intake.list_rows import RowProblem
from congdoan_desktop.texts import FIELDS, IMPORT_PROBLEMS, short_date
from congdoan_desktop.usecases.import_match import Choice, Match, MatchedRow

LEAVE = "Không nhập"
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
READING_WORDS: Mapping[str, str] = {
    "": "Giữ nguyên chữ",
    "fonts": "Đổi theo phông từng ô",
    "tcvn3": "Đổi từ TCVN3 (.VnTime)",
    "tcvn3_capitals": "Đổi từ TCVN3 hoa (.VnTimeH)",
    "vni": "Đổi từ VNI (VNI-Times)",
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


def filters_of(row: MatchedRow) -> set[str]:
    """Return under which filters a row is seen."""
    odd = {"odd"} if row.row.problems and not row.row.is_bad else set[str]()
    return {"all", _FILTER_OF[row.match]} | odd


def match_words(row: MatchedRow) -> str:
    """Return what the comparison says, for the list."""
    if row.match == "bad":
        return "✗ " + problem_words(next(p for p in row.row.problems if p.severity == "error"))
    said = _compared(row)
    return f"! {said}" if row.row.problems else said


def problem_words(problem: RowProblem) -> str:
    """Return the sentence of a problem; a known problem of a whole row names no column."""
    return IMPORT_PROBLEMS[problem.code].format(words=problem.words)


def problem_line(problem: RowProblem) -> tuple[str, str, str]:
    """Return row, column and sentence of a problem, for a list of them."""
    return str(problem.row), FIELD_WORDS.get(problem.column, problem.column), problem_words(problem)


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
