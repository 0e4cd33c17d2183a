"""Giving a paper out to be signed elsewhere: what will happen, then the file is written and the paper waits."""

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

from congdoan_desktop.domain.period import VIETNAM
from congdoan_desktop.domain.records import PreparedPaper
from congdoan_desktop.store.database import Store
from congdoan_desktop.ui.context import Context
from congdoan_desktop.ui.failures import sentence_of
from congdoan_desktop.ui.report.signing.signing_step import CHANGES
from congdoan_desktop.ui.report.signing.step import Step, note

if TYPE_CHECKING:
    from congdoan_desktop.usecases.prepare_paper import Prepared, PrepareRequest

_TITLES = {"other_program": "Ghi tệp để ký", "by_hand": "Lập bản in"}
_STEPS = {
    "other_program": (
        "1.  Chương trình ghi một tệp PDF hoàn chỉnh, chưa ký, và giữ số cho văn bản này.",
        "2.  Mở tệp đó bằng phần mềm ký số đang dùng, ký, rồi lưu lại. Chỉ đặt chữ ký, đừng sửa gì khác; tắt mục nén "
        "hoặc chuyển đổi PDF nếu phần mềm có.",
        "3.  Trở lại đây, bấm “Nhận lại tệp đã ký…”. Chương trình chỉ nhận đúng tệp đã đưa ra, không bị sửa.",
    ),
    "by_hand": (
        "1.  Chương trình lập bản in; cuối mỗi trang có mã kiểm soát nối tờ giấy với số liệu.",
        "2.  In, trình ký, ghi số và ngày (nếu để trống), đóng dấu.",
        "3.  Quét cả văn bản thành một tệp PDF: màu, từ 200 dpi, khổ A4, tỷ lệ 100 %.",
        "4.  Trở lại đây, bấm “Gắn bản quét…”. Số liệu đi kèm được niêm phong bằng khóa của đơn vị.",
    ),
}
_LATER = "Từ lúc đó đến khi nhận lại, nội dung văn bản này không đổi nữa. Muốn sửa thì bỏ bản chờ ký rồi làm lại."


class SendOffStep(Step):
    """`request(way, now)` tells what is given out; `paper` is there once `done` is emitted."""

    def __init__(self, context: Context, way: str, request: "Callable[[str, datetime], PrepareRequest]") -> None:
        super().__init__(_TITLES[way])
        self._context, self._way, self._request = context, way, request
        self.paper: PreparedPaper | None = None
        for line in _STEPS[way]:
            words = note(line)
            words.setProperty("role", "")
            self.column.addWidget(words)
        self.column.addWidget(note(_LATER))

    def words(self) -> str:
        return _TITLES[self._way]

    def go_on(self) -> None:
        """Draw the paper, write it, keep its number."""
        reference, request = self._context.reference, self._request(self._way, datetime.now(VIETNAM))

        def job(store: Store) -> "Prepared":
            from congdoan_desktop.usecases.prepare_paper import prepare

            return prepare(store, reference, request)

        self._context.worker.run(job, done=self._given_out, failed=self._failed, changes=CHANGES)
        self.begin()

    def _given_out(self, prepared: "Prepared") -> None:
        self.paper = prepared.record
        self.end()
        self.done.emit()

    def _failed(self, error: Exception) -> None:
        self.end()
        self.trouble.say(sentence_of(error))
