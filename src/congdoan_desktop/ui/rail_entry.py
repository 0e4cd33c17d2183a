"""One entry of the rail, and what the pages are called."""

from collections.abc import Callable
from dataclasses import dataclass

from congdoan_desktop.ui.context import Context, Page

_TITLES = {
    "overview": "Tổng quan",
    "activities": "Tuyên truyền",
    "survey": "Khảo sát",
    "training": "Tập huấn",
    "opinions": "Ý kiến, đối thoại",
    "people": "Người lao động",
    "plans": "Kế hoạch, chỉ tiêu",
    "report": "Báo cáo",
    "units": "Đơn vị",
    "intake": "Tiếp nhận",
    "sums": "Tổng hợp",
    "packs": "Bộ phát hành",
    "exchange": "Gửi và nhận",
    "settings": "Cài đặt",
}


@dataclass(frozen=True, kw_only=True)
class Entry:
    """One entry of the rail. The page is made when it is first opened."""

    key: str
    make: Callable[[Context], Page]
    last: bool = False
    """Stands at the foot of the rail."""
    help_key: str = ""
    """Of its help, where another role has a page with the same key."""

    @property
    def title(self) -> str:
        return _TITLES[self.key]
