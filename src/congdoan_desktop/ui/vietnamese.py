"""Vietnamese for the words Qt brings along (Qt ships no Vietnamese translation): buttons, menus of a text field, files.

`install(app)` once at the start.
"""

from PySide6.QtCore import QCoreApplication, QLocale, QTranslator

_WORDS = {
    "&Undo": "&Hoàn tác",
    "&Redo": "&Làm lại",
    "Cu&t": "&Cắt",
    "&Copy": "&Sao chép",
    "&Paste": "&Dán",
    "Delete": "Xóa",
    "&Delete": "&Xóa",
    "Select All": "Chọn tất cả",
    "Copy &Link Location": "Sao chép đường dẫn",
    "OK": "Đồng ý",
    "&OK": "Đồng ý",
    "Cancel": "Thôi",
    "&Cancel": "Thôi",
    "Close": "Đóng",
    "&Close": "Đóng",
    "Save": "Lưu",
    "&Save": "Lưu",
    "Open": "Mở",
    "&Open": "Mở",
    "&Choose": "Chọn",
    "Yes": "Có",
    "&Yes": "&Có",
    "No": "Không",
    "&No": "&Không",
    "Apply": "Áp dụng",
    "Help": "Trợ giúp",
    "Retry": "Thử lại",
    "Discard": "Bỏ",
    "Look in:": "Xem trong:",
    "File &name:": "Tên tệp:",
    "Files of type:": "Loại tệp:",
    "Directory:": "Thư mục:",
    "Directories": "Thư mục",
    "Find Directory": "Tìm thư mục",
    "&Create New Folder": "&Tạo thư mục mới",
    "Go back": "Quay lại",
    "Go forward": "Tiến",
    "Go to the parent directory": "Lên thư mục cha",
    "Create a New Folder": "Tạo thư mục mới",
    "Change to list view mode": "Xem dạng danh sách",
    "Change to detail view mode": "Xem dạng chi tiết",
    "%1\nDirectory not found.\nPlease verify the correct directory name was given.": (
        "Không thấy thư mục\n%1\nHãy xem lại tên thư mục."
    ),
    "%1\nFile not found.\nPlease verify the correct file name was given.": "Không thấy tệp\n%1\nHãy xem lại tên tệp.",
    "All Files (*)": "Mọi tệp (*)",
    "All files (*)": "Mọi tệp (*)",
    "Name": "Tên",
    "Size": "Cỡ",
    "Type": "Loại",
    "Date Modified": "Ngày sửa",
    "Computer": "Máy tính",
    "Back": "Quay lại",
    "Forward": "Tiến",
    "Parent Directory": "Thư mục cha",
    "Create New Folder": "Tạo thư mục mới",
    "New Folder": "Thư mục mới",
    "&New Folder": "Thư mục &mới",
    "&Rename": "Đổi tên",
    "Show &hidden files": "Hiện tệp ẩn",
    "List View": "Dạng danh sách",
    "Detail View": "Dạng chi tiết",
    "Scroll here": "Cuộn tới đây",
    "Top": "Đầu",
    "Bottom": "Cuối",
    "Page up": "Trang trước",
    "Page down": "Trang sau",
    "Scroll up": "Cuộn lên",
    "Scroll down": "Cuộn xuống",
    "Left edge": "Mép trái",
    "Right edge": "Mép phải",
    "Page left": "Trang bên trái",
    "Page right": "Trang bên phải",
    "Scroll left": "Cuộn sang trái",
    "Scroll right": "Cuộn sang phải",
}


class _Vietnamese(QTranslator):
    """Knows the words above; what it does not know stays as it is."""

    def translate(
        self, context: str, sourceText: str, disambiguation: str | None = None, n: int = -1
    ) -> str:  # Qt's own names
        # A null string (None) lets Qt go on looking; an empty one would blank the word.
        return _WORDS.get(sourceText)  # type: ignore[return-value]

    def isEmpty(self) -> bool:
        return False


def install(app: QCoreApplication) -> None:
    """Make `app` speak Vietnamese, whatever the system speaks."""
    QLocale.setDefault(QLocale(QLocale.Language.Vietnamese, QLocale.Country.Vietnam))
    app.installTranslator(_Vietnamese(app))
