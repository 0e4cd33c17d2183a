"""What is said of a job that failed."""

from congdoan_desktop.errors import UserError
from congdoan_desktop.texts import error_sentence

_BUG = "Có lỗi ngoài dự kiến; chi tiết đã ghi vào nhật ký. Dữ liệu đã lưu vẫn còn nguyên."


def sentence_of(error: Exception) -> str:
    """Return one sentence for the person at the screen."""
    return error_sentence(error) if isinstance(error, UserError) else _BUG
