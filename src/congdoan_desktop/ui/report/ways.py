"""The ways to sign, in words, and what became of the files. Codes as in `IssuedReport.way`."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class WayWords:
    """`short`: in a list; `title`: as a choice, with what it needs in `note`."""

    short: str
    title: str
    note: str


WAYS: Mapping[str, WayWords] = {
    "program": WayWords(
        short="Tệp chứng thư",
        title="Ký trong chương trình bằng tệp chứng thư (.p12)",
        note="Cần tệp .p12 hoặc .pfx và mật khẩu của nó.",
    ),
    "token": WayWords(
        short="USB token",
        title="Ký bằng USB token",
        note="Cắm token vào máy này; cần mã PIN và phần mềm của nhà cung cấp đã cài.",
    ),
    "own_key": WayWords(
        short="Khóa của đơn vị",
        title="Ký bằng khóa của đơn vị, có chứng thư của cấp trên",
        note="Chữ ký dùng trong nội bộ công đoàn, không phải chữ ký số công cộng. Cần mật khẩu của khóa.",
    ),
    "other_program": WayWords(
        short="Phần mềm khác",
        title="Ký bằng phần mềm khác (VGCA, VNPT, Viettel…)",
        note="Chương trình ghi tệp PDF; ký ở phần mềm kia, rồi nhận lại.",
    ),
    "by_hand": WayWords(
        short="Ký tay",
        title="In, ký tay, đóng dấu, quét lại",
        note="Trên giấy có mã kiểm soát; bản quét gắn lại vào sau.",
    ),
}
FILES: Mapping[str, str] = {"whole": "✓ Còn nguyên", "changed": "✗ Đã bị sửa", "missing": "✗ Không thấy tệp"}
"""In what state the files of a signed paper are (`usecases.hand_over.state_of`)."""
FILES_TONES: Mapping[str, str] = {"whole": "good", "changed": "bad", "missing": "bad"}
ELSEWHERE = ("other_program", "by_hand")
"""The ways in which the paper leaves the program and waits until it is back."""
BACK_WORDS: Mapping[str, str] = {"other_program": "Nhận lại tệp đã ký…", "by_hand": "Gắn bản quét…"}
