"""After signing: the files, what our own check says of them, what it cannot say, and the next step."""

from collections.abc import Iterator
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout

from congdoan_desktop.domain.records import IssuedReport
from congdoan_desktop.domain.verdict import State, Verdict
from congdoan_desktop.texts import STATES, short_date, verdict_lines
from congdoan_desktop.texts.signatures import grouped_hex
from congdoan_desktop.ui import folders, theme
from congdoan_desktop.ui.report.signing.jobs import Checked, Done
from congdoan_desktop.ui.report.signing.looks import LOOKS
from congdoan_desktop.ui.report.signing.step import Step, note

_WHOLE = "✓ Đã ghi xong, đọc lại và kiểm tra: nội dung nguyên vẹn."
_UNCONFIRMED = (
    "“Chưa xác nhận được” nghĩa là máy này chưa biết nơi cấp chứng thư; nơi nhận biết nơi cấp thì xác nhận được. Muốn "
    "máy này cũng xác nhận được, hãy chọn thư mục chứng thư tin cậy ở Cài đặt, phần Chữ ký số."
)
_CLOCK = "Giờ ký: là giờ của máy đã ký, chưa có bên thứ ba xác nhận."
_NO_LIST = "Chứng thư có bị thu hồi hay chưa: máy này không có danh sách thu hồi của nơi cấp."
_LIST = "Chứng thư có bị thu hồi sau ngày {day} hay không: đó là ngày của danh sách thu hồi trên máy này."
_BY_HAND = (
    "Chữ ký và con dấu trên bản quét có thật hay không: chương trình chỉ xem được mã kiểm soát, số trang, độ nét.",
    "Niêm phong không phải chữ ký số: nó chỉ cho thấy tệp số liệu và bản quét không bị đổi từ lúc gắn.",
)


class SignedPanel(Step):
    """`done`: hand the paper over."""

    can_go_back = False
    leave_words = "Đóng"

    def __init__(self, done: Done) -> None:
        super().__init__("Đã ký")
        self.record: IssuedReport = done.report.record
        self._folder = done.report.files[0].parent
        number = f"Số {self.record.number:02d}/{self.record.notation} ngày {short_date(self.record.issued_on)}"
        verdicts = [one.verdict for one in done.checked if one.verdict is not None]
        broken = any(verdict.state is State.BROKEN for verdict in verdicts)
        self.column.addWidget(note(number, "section"))
        if not broken:
            self.column.addWidget(note(_WHOLE, "good"))
        for one in done.checked:
            self.column.addWidget(_card(one))
        if any(verdict.state is State.UNCONFIRMED and verdict.kind != "p7m" for verdict in verdicts):
            self.column.addWidget(note(_UNCONFIRMED))
        self.column.addWidget(note("Chưa chứng minh được:", "section"))
        for line in _not_proven(self.record, verdicts, done):
            self.column.addWidget(note(f"–  {line}"))
        row = QHBoxLayout()
        look = QPushButton("Mở thư mục")
        look.clicked.connect(lambda: folders.open_folder(self._folder))
        row.addWidget(look)
        row.addStretch(1)
        self.column.addLayout(row)

    def words(self) -> str:
        return "Gửi…"


def _not_proven(record: IssuedReport, verdicts: list[Verdict], done: Done) -> Iterator[str]:
    if record.way == "by_hand":
        yield from _BY_HAND
        return
    yield _CLOCK
    reasons = {reason for verdict in verdicts for signer in verdict.signers for reason in signer.reasons}
    if "note.revocation_unknown" in reasons or done.list_day is None:
        yield _NO_LIST
    else:
        yield _LIST.format(day=short_date(done.list_day))


def _card(checked: Checked) -> QFrame:
    card = QFrame()
    theme.mark(card, "role", "card")
    name = QLabel(checked.path.name, wordWrap=True)
    name.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    box = QVBoxLayout(card)
    box.setSpacing(theme.XS)
    box.addWidget(name)
    verdict = checked.verdict
    if verdict is None:
        box.addWidget(note("Bản quét của giấy đã ký, đóng dấu, giữ đúng như tệp đã chọn."))
        return card
    if verdict.kind == "p7m" and verdict.state is not State.BROKEN:
        for words, look in _own_seal(verdict):
            box.addWidget(note(words, look))
        return card
    sign, look = LOOKS[verdict.state]
    what = "Niêm phong" if verdict.kind == "p7m" else "Chữ ký số"
    box.addWidget(note(f"{sign} {what}: {STATES[verdict.state].lower()}", look))
    box.addWidget(note("\n".join(verdict_lines(_without_notes(verdict)))))
    return card


def _own_seal(verdict: Verdict) -> Iterator[tuple[str, str]]:
    """Yield what whoever has just sealed needs to know: to tell the fingerprint, not to ask for it."""
    yield "✓ Đã niêm phong bằng khóa của đơn vị.", "good"
    for signer in verdict.signers:
        yield f"Nơi nhận gọi điện hỏi thì đọc vân tay của khóa: {grouped_hex(signer.fingerprint)}", "muted"


def _without_notes(verdict: Verdict) -> Verdict:
    """What holds for every signature is said once below."""
    signers = tuple(replace(one, reasons=_no_notes(one.reasons)) for one in verdict.signers)
    return replace(verdict, reasons=_no_notes(verdict.reasons), signers=signers)


def _no_notes(reasons: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(code for code in reasons if not code.startswith("note."))
