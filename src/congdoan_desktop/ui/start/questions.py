"""The questions, one page each: whose file, kind of unit, names, people and signer, place of the file."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from congdoan_desktop.domain.catalogue import Entry
from congdoan_desktop.reference.loaded import Reference
from congdoan_desktop.reference.presets import presets_for
from congdoan_desktop.ui import folders, theme
from congdoan_desktop.ui.start.answers import KEEPERS_PARENT, PARENT, free_path
from congdoan_desktop.ui.widgets.choice_field import ChoiceField
from congdoan_desktop.ui.widgets.field import date_field, number_field, text_field
from congdoan_desktop.ui.widgets.labelled import Labelled
from congdoan_desktop.ui.widgets.plain_fields import OptionsField

COUNTS = {
    "workers_total": "Tổng số lao động",
    "workers_women": "Lao động nữ",
    "workers_minority": "Lao động dân tộc thiểu số",
    "workers_seasonal": "Lao động thời vụ",
    "members_total": "Đoàn viên công đoàn",
    "members_women": "Đoàn viên nữ",
}
_EVERYDAY = {
    "admin_agency": "ủy ban nhân dân, sở, phòng, ban",
    "public_service": "trường học, bệnh viện, trạm y tế công",
    "private_service": "trường học, phòng khám tư",
}
"""What people call the kinds of unit whose names in law hardly anyone uses."""
_UNKNOWN = "Chưa biết số nào thì để trống; để trống không phải là 0. Có thể bổ sung ở trang Cài đặt."
_ONE_FILE = (
    "Mọi ghi chép nằm trong một tệp duy nhất trên máy này, không gửi đi đâu. Nên chọn ổ đĩa trong máy, không chọn USB "
    "hay ổ mạng."
)
_BACKUPS = "Bản sao lưu tự làm mỗi ngày vào thư mục con cạnh tệp này. Thỉnh thoảng hãy chép cả thư mục ra USB."


class Question(QWidget):
    """One page. `fields` by name; `required` must be filled before going on."""

    def __init__(self, heading: str, sentence: str, fields: Mapping[str, Labelled], required: tuple[str, ...]) -> None:
        super().__init__()
        self.fields, self._required = fields, required
        title = QLabel(heading, wordWrap=True)
        theme.mark(title, "role", "title")
        note = QLabel(sentence, wordWrap=True)
        theme.mark(note, "role", "muted")
        self.inside = QVBoxLayout(self)
        self.inside.setContentsMargins(0, 0, 0, 0)
        self.inside.setSpacing(theme.S)
        self.inside.addWidget(title)
        self.inside.addWidget(note)

    def complete(self) -> bool:
        """Say beside each field what is missing; return whether nothing is, else put the cursor there."""
        fine = {name: row.require() if name in self._required else row.check() for name, row in self.fields.items()}
        first_bad = next((name for name, right in fine.items() if not right), None)
        if first_bad is not None:
            self.fields[first_bad].field.setFocus(Qt.FocusReason.TabFocusReason)
        return first_bad is None

    def start(self) -> None:
        """Put the cursor into the first field."""
        next(iter(self.fields.values())).field.setFocus(Qt.FocusReason.TabFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        last = list(self.fields.values())[-1]
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not last.isAncestorOf(self.focusWidget()):
            self.focusNextChild()  # Enter goes on to the next field; in the last one the window takes it
        else:
            super().keyPressEvent(event)

    def value(self, name: str) -> object:
        """Return the value of a field."""
        return self.fields[name].field.value()


def role_question() -> Question:
    """Whose file it is to be: a grassroots union's, or that of a union which takes in reports."""
    fields = {
        "role": Labelled(
            "Chương trình dùng cho",
            OptionsField({"unit": "Công đoàn cơ sở", "province": "Công đoàn cấp trên, tiếp nhận báo cáo"}),
            note="Phím ← → để chọn, Enter để tiếp tục. Công đoàn cấp trên là Liên đoàn Lao động tỉnh, hoặc công đoàn "
            "xã, phường.",
        )
    }
    question = Question(
        "Bắt đầu",
        "Công đoàn cơ sở ghi chép công tác tuyên truyền và lập báo cáo. Công đoàn cấp trên quản lý danh sách đơn vị, "
        "phát hành kế hoạch, tiếp nhận và tổng hợp báo cáo.",
        fields,
        ("role",),
    )
    _stack(question, "role")
    return question


def keeper_question() -> Question:
    """Names of a union that takes in reports, and of the one above it."""
    fields = {
        "name": Labelled("Tên công đoàn", text_field(hint="Liên đoàn Lao động tỉnh Lai Châu")),
        "parent_name": Labelled("Công đoàn cấp trên", text_field()),
        "place": Labelled("Địa danh ghi trước ngày tháng của văn bản", text_field(hint="Lai Châu")),
        "code": Labelled("Mã đơn vị do cấp trên cấp (nếu có)", text_field(hint="LCX01", width=140)),
    }
    fields["parent_name"].field.set_value(KEEPERS_PARENT)
    question = Question(
        "Tên trên văn bản",
        "Viết đầy đủ như trên văn bản. Công đoàn xã, phường thì ghi Liên đoàn Lao động tỉnh ở ô công đoàn cấp trên.",
        fields,
        ("name", "parent_name", "place"),
    )
    _stack(question, *fields)
    return question


def signer_question(reference: Reference) -> Question:
    """Who signs the papers of a union that takes in reports."""
    presets = [Entry(code=preset.code, label=preset.label) for preset in presets_for(reference.presets, "province")]
    fields = {
        "signer_name": Labelled("Họ tên người ký văn bản", text_field()),
        "preset": Labelled("Cách ký", ChoiceField(presets)),
    }
    fields["preset"].field.set_value(presets[0].code)
    question = Question("Người ký", "Sửa được ở trang Cài đặt.", fields, ("signer_name", "preset"))
    _stack(question, *fields)
    return question


def kind_question(reference: Reference) -> Question:
    """What kind of unit."""
    entries = tuple(map(_in_everyday_words, reference.catalogues["unit_kinds"].values()))
    fields = {
        "kind": Labelled(
            "Loại hình đơn vị", ChoiceField(entries), note="Gõ vài chữ để tìm, phím ↓ để xem cả danh sách."
        ),
        "commune": Labelled(
            "Xã, phường nơi đóng (nếu có trong danh mục)",
            ChoiceField(tuple(reference.catalogues["communes"].values())),
        ),
    }
    question = Question(
        "Đơn vị của anh/chị",
        "Chương trình ghi chép công tác tuyên truyền của một công đoàn cơ sở. Loại hình đơn vị quyết định chỉ tiêu nào "
        "áp dụng cho đơn vị.",
        fields,
        ("kind",),
    )
    _stack(question, "kind", "commune")
    return question


def name_question() -> Question:
    """Names of the unit and of the superior union."""
    fields = {
        "name": Labelled("Tên công đoàn cơ sở", text_field(hint="Công đoàn cơ sở Công ty TNHH …")),
        "parent_name": Labelled("Công đoàn cấp trên", text_field()),
        "place": Labelled("Địa danh ghi trước ngày tháng của văn bản", text_field(hint="Tân Uyên")),
        "code": Labelled("Mã đơn vị do cấp trên cấp (nếu có)", text_field(hint="LC014", width=140)),
    }
    fields["parent_name"].field.set_value(PARENT)
    question = Question(
        "Tên trên văn bản",
        "Viết đầy đủ như trên văn bản; tên viết tắt và tên trên tiêu đề được suy ra, sửa được ở trang Cài đặt.",
        fields,
        ("name", "parent_name", "place"),
    )
    _stack(question, *fields)
    return question


def people_question(reference: Reference, today: Callable[[], date]) -> Question:
    """Head-counts and signer."""
    presets = [Entry(code=preset.code, label=preset.label) for preset in presets_for(reference.presets, "unit")]
    fields: dict[str, Labelled] = {"as_of": Labelled("Số liệu tính đến ngày", date_field(today))}
    fields |= {name: Labelled(words, number_field(width=112)) for name, words in COUNTS.items()}
    fields["signer_name"] = Labelled("Họ tên người ký báo cáo", text_field())
    fields["preset"] = Labelled("Cách ký", ChoiceField(presets))
    fields["as_of"].field.set_value(today())
    fields["preset"].field.set_value(presets[0].code)
    question = Question("Người lao động và người ký", _UNKNOWN, fields, ("as_of", "workers_total", "signer_name"))
    grid = QGridLayout()
    grid.setHorizontalSpacing(theme.L)
    grid.setVerticalSpacing(theme.S)
    grid.addWidget(fields["as_of"], 0, 0)
    for place, name in enumerate(COUNTS):
        grid.addWidget(fields[name], 1 + place // 3, place % 3)
    question.inside.addLayout(grid)
    _stack(question, "signer_name", "preset")
    return question


class PlaceQuestion(Question):
    """Where the file lies, and with it the backups."""

    def __init__(self, data_folder: Path) -> None:
        choose = QPushButton("Chọn…")
        choose.clicked.connect(self._choose)
        folder = Labelled("Thư mục", text_field(), note=_BACKUPS, beside=choose)
        super().__init__("Nơi giữ dữ liệu", _ONE_FILE, {"folder": folder}, ("folder",))
        folder.field.set_value(str(data_folder))
        folder.field.edited.connect(self._show)
        self._name = ""
        self._shown = QLabel(wordWrap=True)
        self.inside.addWidget(folder)
        self.inside.addWidget(self._shown)
        self.inside.addStretch(1)

    def name_union(self, name: str) -> None:
        """Say whose file it is: the file is named after the union."""
        self._name = name
        self._show()

    def path(self) -> Path:
        """Return the path of the file to be made; nothing lies there yet."""
        return free_path(Path(str(self.value("folder"))).expanduser(), self._name)

    def _show(self) -> None:
        self._shown.setText(f"Tệp dữ liệu: {self.path().name}")

    def _choose(self) -> None:
        field = self.fields["folder"].field
        found = folders.ask_folder(self, "Chọn nơi giữ tệp dữ liệu", Path(field.text()))
        if found is not None:
            field.set_text(str(found))
            self._show()


def _stack(question: Question, *names: str) -> None:
    for name in names:
        question.inside.addWidget(question.fields[name])
    question.inside.addStretch(1)


def _in_everyday_words(entry: Entry) -> Entry:
    examples = _EVERYDAY.get(entry.code)
    return replace(entry, label=f"{entry.label} ({examples})") if examples else entry
