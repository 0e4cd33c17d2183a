"""Where the certificate file lies, whom this computer trusts, what a signature shows. A pass-phrase is never kept."""

import os
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from congdoan_desktop import settings
from congdoan_desktop.errors import UserError
from congdoan_desktop.ui import folders, theme
from congdoan_desktop.ui.context import Context
from congdoan_desktop.ui.failures import sentence_of
from congdoan_desktop.ui.settings.picture_row import PictureRow
from congdoan_desktop.ui.widgets.field import text_field
from congdoan_desktop.ui.widgets.labelled import Labelled

_CERTIFICATE = "Chỉ nhớ tệp nằm ở đâu. Mật khẩu được hỏi mỗi lần ký và không được lưu."
_TRUST = (
    "Thư mục chứa chứng thư của nơi cấp (.cer, .crt, .pem) và danh sách thu hồi (.crl), do cấp trên gửi. "
    "Danh sách thu hồi của nơi cấp chứng thư của người ký, nếu có, được nhúng vào bản ký."
)


class SignaturePane(QWidget):
    """The paths are kept on this computer, not in the data file."""

    saved = Signal(str)

    def __init__(self, context: Context) -> None:
        super().__init__()
        title = QLabel("Chữ ký số")
        theme.mark(title, "role", "title")
        file, folder = QPushButton("Chọn tệp…"), QPushButton("Chọn thư mục…")
        self.certificate = Labelled("Tệp chứng thư số (.p12, .pfx)", text_field(), note=_CERTIFICATE, beside=file)
        self.trust = Labelled("Thư mục chứng thư tin cậy", text_field(), note=_TRUST, beside=folder)
        file.clicked.connect(self._choose_file)
        folder.clicked.connect(self._choose_folder)
        for row in (self.certificate, self.trust):
            row.field.finished.connect(self.leave)
        self.picture = PictureRow(context)
        self.picture.saved.connect(self.saved)
        box = QVBoxLayout(self)
        box.setContentsMargins(theme.L, theme.M, theme.L, theme.M)
        box.setSpacing(theme.L)
        for part in (title, self.certificate, self.trust, self.picture):
            box.addWidget(part)
        box.addStretch(1)

    def refresh(self) -> None:
        """Show what is remembered."""
        known = settings.load()
        self.certificate.field.set_value(known.certificate or "")
        self.trust.field.set_value(known.trust_folder or "")
        self.picture.refresh()

    def leave(self) -> None:
        """Remember what stands here; say beside a path that leads nowhere."""
        known = settings.load()
        file, folder = self.certificate.field.value(), self.trust.field.value()
        # Not `Path.is_file`: it raises for what is no path at all, as a paragraph pasted here.
        self.certificate.say("Không thấy tệp này." if file and not os.path.isfile(file) else "")
        self.trust.say("Không thấy thư mục này." if folder and not os.path.isdir(folder) else "")
        wanted = replace(known, certificate=file or None, trust_folder=folder or None)
        if wanted != known:
            self._remember(wanted)

    def _remember(self, wanted: settings.Settings) -> None:
        try:
            settings.save(wanted)
        except UserError as error:
            self.certificate.say(sentence_of(error))
        else:
            self.saved.emit("Đã nhớ trên máy này")

    def _choose_file(self) -> None:
        start = Path(self.certificate.field.text() or Path.home())
        found = folders.ask_file(self, "Chọn tệp chứng thư số", start, "Chứng thư số (*.p12 *.pfx);;Mọi tệp (*)")
        if found is not None:
            self.certificate.field.set_value(str(found))
            self.leave()

    def _choose_folder(self) -> None:
        start = Path(self.trust.field.text() or Path.home())
        found = folders.ask_folder(self, "Chọn thư mục chứng thư tin cậy", start)
        if found is not None:
            self.trust.field.set_value(str(found))
            self.leave()
