"""How the words in braces of a report template are shown to whoever edits it: ‹tên đơn vị› for `{unit_name}`."""

import re
import string
from collections.abc import Mapping

from congdoan_desktop.texts.paper import FIGURES

WORDS: Mapping[str, str] = {
    "unit_name": "tên đơn vị",
    "unit_short": "tên gọi tắt của đơn vị",
    "unit_kind": "loại hình đơn vị",
    "parent_name": "tên công đoàn cấp trên",
    "place": "địa danh",
    "period_name": "kỳ báo cáo",
    "period_start": "ngày đầu kỳ",
    "period_end": "ngày cuối kỳ",
    "year": "năm",
    "as_of": "ngày chốt số lao động",
    "plan_number": "số kế hoạch",
    "plan_date": "ngày kế hoạch",
    "plan_issuer": "nơi ban hành kế hoạch",
}
_PARTS: Mapping[str, str] = {
    "low": "ít nhất",
    "high": "nhiều nhất",
    "den": "trên tổng số",
    "share": "tỷ lệ",
}
_SHOWN = re.compile("‹([^‹›]*)›")


def name_of_word(word: str) -> str:
    """Return what `{word}` is called; the word itself where it has no name."""
    code, _, part = word.partition(".")
    name = WORDS.get(code) or FIGURES.get(code, "")
    if not name:
        return word
    return f"{name}, {_PARTS[part]}" if part in _PARTS else name


def shown(text: str) -> str:
    """Return the text of a template as it is edited. Raises `ValueError` for braces that do not fit."""
    parts = string.Formatter().parse(text)
    return "".join(literal + ("" if word is None else f"‹{name_of_word(word)}›") for literal, word, _, _ in parts)


def kept(text: str, known: Mapping[str, str]) -> str:
    """Return the text as a template keeps it; `known`: name → word. A name that is not known stays as a word."""
    pieces = _SHOWN.split(text)
    plain = [piece.replace("{", "{{").replace("}", "}}") for piece in pieces[::2]]
    words = [f"{{{known.get(name.strip(), name.strip())}}}" for name in pieces[1::2]]
    return "".join(part for pair in zip(plain, [*words, ""], strict=True) for part in pair)


_EACH, _EACH_SHOWN = "{name}", "‹tên từng mục›"
"""The heading of a section that stands once for each course, question or matter."""


def shown_heading(heading: str) -> str:
    """Return the heading of a section as it is edited."""
    return heading.replace(_EACH, _EACH_SHOWN)


def kept_heading(heading: str) -> str:
    """Return the heading as a template keeps it."""
    return heading.replace(_EACH_SHOWN, _EACH)


TEMPLATE_ERRORS: dict[str, str] = {
    "template.lacks": "Mẫu còn chỗ chưa đúng nên chưa lưu. Hãy xem mục được đánh dấu.",
    "template.no_folder": "Chưa biết lưu mẫu vào đâu. Hãy mở tệp dữ liệu của đơn vị rồi sửa lại.",
}
LACKS: Mapping[str, str] = {
    "heading": "chưa có tên mục.",
    "words": "Trích yếu, lời kết không được để trống.",
    "braces": "dấu ngoặc nhọn không khép: {what}",
    "unknown_word": "không có số liệu nào tên ‹{what}›. Hãy chép đúng cụm ‹…› của mẫu gốc, hoặc bỏ đi.",
}
