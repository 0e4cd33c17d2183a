"""Pictures of papers and of signing them, in each way.

`prepare(store)`: gives out papers that are signed elsewhere; `PAGES`, `DIALOGS`: as in `scenes.py`.
"""

import tempfile
from collections.abc import Callable, Mapping
from datetime import date, datetime, timedelta
from io import BytesIO
from pathlib import Path
from typing import cast

import pypdfium2
from PIL import Image, ImageDraw
from PySide6.QtWidgets import QWidget

from congdoan_desktop import paths
from congdoan_desktop.demo import sample_signer
from congdoan_desktop.domain.period import VIETNAM
from congdoan_desktop.domain.records import PreparedPaper
from congdoan_desktop.reference.loaded import load
from congdoan_desktop.signing.pdf_sign import sign_pdf
from congdoan_desktop.signing.signer import Signer
from congdoan_desktop.signing.token import TokenCertificate
from congdoan_desktop.store import repository
from congdoan_desktop.store.database import Store, open_store
from congdoan_desktop.ui import folders
from congdoan_desktop.ui.main_window import MainWindow
from congdoan_desktop.ui.pages.report import ReportPage
from congdoan_desktop.ui.pages.settings import SIGNATURE, UNIT_KEY, SettingsPage
from congdoan_desktop.ui.report.signing.dialog import SignDialog
from congdoan_desktop.ui.report.signing.scan_step import ScanStep
from congdoan_desktop.ui.report.signing.take_back_step import TakeBackStep
from congdoan_desktop.ui.report.signing.token_step import TokenStep
from congdoan_desktop.usecases import prepare_paper
from congdoan_desktop.usecases.find_tokens import SeenTokens
from congdoan_desktop.usecases.gather_facts import the_unit
from congdoan_desktop.usecases.prepare_paper import PrepareRequest, Way
from congdoan_desktop.usecases.show_certificate import show_certificate
from congdoan_desktop.usecases.signature_picture import keep_picture
from congdoan_desktop.usecases.unit_key import make_unit_key

Settle = Callable[[], None]
REPORT, ELSEWHERE, BY_HAND = "ct58@2026-H1", "tap-huan@2026-H1", "du-luan@2026-06"
_AT = datetime(2026, 6, 30, 9, 0, tzinfo=VIETNAM)
_BLUE, _RED = (20, 50, 160), (200, 30, 40)
_DPI = 200


def prepare(path: Path) -> None:
    """Give out two papers, and keep the picture of a signature."""
    with open_store(path, author="Phạm Thị Thanh Nga") as store:
        _give_out(store, path, ELSEWHERE, "other_program", 7)
        _give_out(store, path, BY_HAND, "by_hand", None)
        keep_picture(store, _signature())
        make_unit_key(store, "chè xanh núi Pú Đao 2026", _AT)


def _give_out(store: Store, path: Path, paper: str, way: Way, number: int | None) -> None:
    kind, window = paper.split("@")
    request = PrepareRequest(
        kind=kind,
        period=window,
        way=way,
        number=number,
        issued_on=date(2026, 6, 30) if number else None,
        made_at=_AT,
        folder=folders.waiting_folder(path),
    )
    prepare_paper.prepare(store, load(paths.resources()), request)


def _signature() -> bytes:
    picture = Image.new("RGBA", (600, 220), (0, 0, 0, 0))
    pen = ImageDraw.Draw(picture)
    pen.line([(30, 170), (120, 40), (160, 190), (230, 60), (290, 180), (560, 110)], fill=(*_BLUE, 255), width=9)
    stream = BytesIO()
    picture.save(stream, "PNG")
    return stream.getvalue()


def _page(window: MainWindow, paper: str) -> ReportPage:
    window.open_page("report", paper)
    page = window.page()
    assert isinstance(page, ReportPage)
    return page


def _newest(kind: str) -> Callable[[MainWindow], None]:
    return lambda window: _page(window, "")._chooser.show(kind)


def _waiting(window: MainWindow) -> None:
    page = _page(window, BY_HAND)
    page.tabs.setCurrentWidget(page.waiting)


def _settings(part: int) -> Callable[[MainWindow], None]:
    def show(window: MainWindow) -> None:
        window.open_page("settings")
        page = window.page()
        assert isinstance(page, SettingsPage)
        page.parts.setCurrentRow(part)

    return show


PAGES: Mapping[str, Callable[[MainWindow], None]] = {
    "report-dialogue": _newest("bien-ban-doi-thoai"),
    "report-phase": _newest("dot"),
    "report-waiting": _waiting,
    "signature": _settings(SIGNATURE),
    "unit-key": _settings(UNIT_KEY),
}


def _signing(window: MainWindow, settle: Settle, paper: str) -> SignDialog:
    page = _page(window, paper)
    settle()
    dialog = page.sign_dialog()
    assert dialog is not None
    page._acts.show(dialog)
    settle()
    return dialog


def _step(way: str, steps: int) -> Callable[[MainWindow, Settle], QWidget]:
    """Come so many steps on, without anything being signed."""

    def show(window: MainWindow, settle: Settle) -> SignDialog:
        dialog = _signing(window, settle, REPORT)
        dialog.way.buttons[way].setChecked(True)
        for _ in range(steps):
            dialog.go_on()
            settle()
        return dialog

    return show


def _token(window: MainWindow, settle: Settle) -> QWidget:
    """Two certificates on one token: of the union, and of the company."""
    dialog = _step("token", 2)(window, settle)
    assert isinstance(dialog, SignDialog)
    step, unit = dialog.step, the_unit(window._context.reader)
    assert isinstance(step, TokenStep)
    signer = _signer(window)
    found = tuple(
        TokenCertificate(
            key_id=b"1",
            certificate_der=signer.certificate_der,
            name=name,
            organisation=organisation,
            issuer="CA công cộng (mẫu)",
            not_before=_AT - timedelta(days=200),
            not_after=_AT + timedelta(days=900),
            driver=r"C:\Windows\System32\vnptca_p11_v8.dll",
            slot=0,
            token_label="VNPT-CA Token",
            token_serial="1",
            pin_state="ok",
        )
        for name, organisation in (("Lò Văn Thịnh", unit.name), ("Nguyễn Văn Bình", "Công ty TNHH Chè Mây Tân Uyên"))
    )
    shown = tuple(show_certificate(one, unit, _AT) for one in found)
    step._seen(SeenTokens(certificates=found, drivers=(Path("vnptca_p11_v8.dll"),), silent=()), shown)
    return dialog


def _taken_back(window: MainWindow, settle: Settle) -> QWidget:
    """The file that another program has signed is looked at."""
    dialog = _signing(window, settle, ELSEWHERE)
    dialog.go_on()
    step = dialog.step
    assert isinstance(step, TakeBackStep)
    given = _given(window, ELSEWHERE)
    signed = sign_pdf(
        given, _signer(window), at=datetime.now(VIETNAM), stamp_pdf=None, page=0, box=None, reason="", location=""
    )
    _bring(step, signed, "bao-cao-da-ky.pdf", settle)
    return dialog


def _signed(window: MainWindow, settle: Settle) -> QWidget:
    """The same file is taken."""
    dialog = _taken_back(window, settle)
    assert isinstance(dialog, SignDialog)
    dialog.go_on()
    settle()
    return dialog


def _scan(window: MainWindow, settle: Settle) -> QWidget:
    """A paper that was signed by hand comes back from the scanner."""
    dialog = _signing(window, settle, BY_HAND)
    dialog.go_on()
    step = dialog.step
    assert isinstance(step, ScanStep)
    _bring(step, _scanned(_given(window, BY_HAND)), "quet-2026-06-30.pdf", settle)
    return dialog


def _bring(step: TakeBackStep | ScanStep, data: bytes, name: str, settle: Settle) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / name
        path.write_bytes(data)
        step.drop.take(path)
        settle()


def _given(window: MainWindow, paper: str) -> bytes:
    kind, period = paper.split("@")
    reader = window._context.reader
    (found,) = repository.find(reader, PreparedPaper, where={"report_kind": kind, "period": period})
    return (folders.waiting_folder(reader.path) / f"{found.file_stem}.pdf").read_bytes()


def _signer(window: MainWindow) -> Signer:
    return sample_signer(cast(Store, window._context.reader), datetime.now(VIETNAM))[1]  # which only reads


def _scanned(pdf: bytes) -> bytes:
    with pypdfium2.PdfDocument(pdf) as document:
        pages = [page.render(scale=_DPI / 72).to_pil().convert("RGB") for page in document]
    pen = ImageDraw.Draw(pages[-1])
    pen.line([(_DPI * 5, _DPI * 8), (_DPI * 6, _DPI * 7), (_DPI * 6, _DPI * 8)], fill=_BLUE, width=_DPI // 40)
    pen.ellipse((_DPI * 4, _DPI * 7, _DPI * 5, _DPI * 8), outline=_RED, width=_DPI // 25)
    stream = BytesIO()
    pages[0].save(stream, "PDF", save_all=True, append_images=pages[1:], resolution=_DPI)
    return stream.getvalue()


DIALOGS: Mapping[str, Callable[[MainWindow, Settle], QWidget]] = {
    "sign-way": _step("program", 0),
    "sign-number": _step("by_hand", 1),
    "sign-file": _step("program", 2),
    "sign-token": _token,
    "sign-other": _step("other_program", 2),
    "sign-by-hand": _step("by_hand", 2),
    "sign-waiting": lambda window, settle: _signing(window, settle, BY_HAND),
    "sign-scan": _scan,
    "sign-returned": _taken_back,
    "signed": _signed,
}
