"""Pages and commands that the search finds by their names."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from congdoan_desktop.domain.text import fold

if TYPE_CHECKING:
    from congdoan_desktop.ui.main_window import MainWindow

_NEW = {
    "activities": "Ghi buổi tuyên truyền mới",
    "survey": "Mở đợt khảo sát mới",
    "training": "Thêm lớp tập huấn",
    "opinions": "Ghi ý kiến mới",
    "plans": "Lập kế hoạch của đơn vị",
    "people": "Thêm người lao động",
    "units": "Ghi đơn vị mới",
}
_ALSO = {
    "overview": "việc cần làm chỉ tiêu đến hạn",
    "activities": "hoạt động buổi tuyên truyền người dự",
    "survey": "phiếu tâm tư nguyện vọng",
    "training": "lớp học viên giấy chứng nhận",
    "opinions": "kiến nghị vụ việc phản bác đối thoại biên bản",
    "people": "danh sách công nhân đoàn viên mạng lưới",
    "plans": "kế hoạch chỉ tiêu đợt hạn nộp",
    "report": "lập báo cáo ký số gửi",
    "units": "danh sách công đoàn cơ sở trực thuộc sáp nhập kết thúc",
    "settings": "sao lưu khôi phục đơn vị người ký chứng thư số lao động mật khẩu khóa mã hóa",
}
"""Other words by which people look for a page."""


@dataclass(frozen=True, kw_only=True)
class Command:
    """Something to do. `keys`: its own keys, shown beside it; `also`: words that find it too."""

    title: str
    act: Callable[[], object]
    keys: str = ""
    also: str = ""

    def is_meant(self, words: list[str]) -> bool:
        """Whether every word stands in it, without accents."""
        folded = fold(f"{self.title} {self.also}")
        return all(word in folded for word in words)


def commands(window: "MainWindow") -> tuple[Command, ...]:
    """Return the pages in the order of the rail, then what can be begun or looked at from anywhere."""
    titles, every = window.titles(), window.everywhere
    pages = [
        Command(
            title=f"Trang {title}", act=partial(window.open_page, key), keys=f"Ctrl+{number}", also=_ALSO.get(key, "")
        )
        for number, (key, title) in enumerate(titles.items(), start=1)
    ]
    new = [Command(title=words, act=partial(_begin, window, key)) for key, words in _NEW.items() if key in titles]
    return (
        *pages,
        *new,
        Command(title="Lịch tháng", act=every.month, keys="Ctrl+M", also="ngày dự kiến"),
        Command(title="Lịch sử bản ghi đang mở", act=every.history, keys="Ctrl+H", also="khôi phục bản cũ"),
        Command(title="Những bản ghi đã cất", act=every.trash, keys="Ctrl+Shift+Delete", also="thùng rác xóa lấy lại"),
        Command(title="Những bản ghi dở", act=every.drafts, also="nháp chưa lưu"),
        *_lock(window),
        Command(title="Trợ giúp của trang này", act=window.show_help, keys="F1"),
    )


def _lock(window: "MainWindow") -> tuple[Command, ...]:
    if window.lock is None:
        return ()
    return (Command(title="Khóa màn hình", act=window.lock.lock, keys="Ctrl+Shift+K", also="mật khẩu rời máy"),)


def _begin(window: "MainWindow", key: str) -> None:
    window.open_page(key)
    page = window.page()
    if page is not None:
        page.begin()
