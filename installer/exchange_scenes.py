"""Pictures of *Gửi và nhận*: a unit that has signed, sent and registered some papers.

`prepare(store, home)`: signs and sends in the sample unit; `PAGES`, `DIALOGS`: as in `scenes.py`.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from pathlib import Path

from PySide6.QtWidgets import QWidget

from congdoan_desktop import paths
from congdoan_desktop.domain.period import VIETNAM
from congdoan_desktop.domain.records import OutgoingPaper
from congdoan_desktop.reference.loaded import load
from congdoan_desktop.signing import authority
from congdoan_desktop.signing.signer import load_pkcs12
from congdoan_desktop.store import repository
from congdoan_desktop.store.database import Store, open_store
from congdoan_desktop.ui import folders
from congdoan_desktop.ui.exchange.drives import Drive
from congdoan_desktop.ui.exchange.outbox import OutboxPart
from congdoan_desktop.ui.exchange.register_pane import RegisterPart
from congdoan_desktop.ui.main_window import MainWindow
from congdoan_desktop.ui.pages.exchange import ExchangePage
from congdoan_desktop.usecases.gather_facts import the_unit
from congdoan_desktop.usecases.hand_over import Way, note, parcel_of
from congdoan_desktop.usecases.register import enter_outside, void
from congdoan_desktop.usecases.sign_report import SignRequest, sign_report

Settle = Callable[[], None]
AT = datetime(2026, 6, 24, 16, 0, tzinfo=VIETNAM)
PASSPHRASE = "mat khau dai 2026"
CERTIFICATE = "chung-thu-ma-hoa-LDLD.crt"


@dataclass(frozen=True, kw_only=True)
class Plugged:
    """Drives as they are on an ordinary day: a stick, and a card with its lock on."""

    def plugged_in(self) -> tuple[Drive, ...]:
        return (
            Drive(name="KINGSTON (E:)", root=Path("E:/"), free=13_207_024_435),
            Drive(name="THE NHO (F:)", root=Path("F:/"), free=812_646_400, is_read_only=True),
        )


def prepare(path: Path, home: Path) -> None:
    """Sign two reports, send the first, enter papers that were made elsewhere, leave a gap and void a number."""
    folder, reference = folders.signed_folder(path), load(paths.resources())
    folder.mkdir(exist_ok=True)
    with open_store(path, author="Phạm Thị Thanh Nga") as store:
        signer = load_pkcs12(_officer(store, home), PASSPHRASE)
        for number, subject in (
            (1, "về việc cử cán bộ dự tập huấn"),
            (2, "về việc bố trí thời gian nói chuyện lưu động"),
        ):
            enter_outside(store, _outside(number, subject))
        enter_outside(
            store, replace(_outside(10, "đề nghị khen thưởng cuối năm"), notation="TTr-CĐCS", type_name="Tờ trình")
        )
        skipped = {line.number: line for line in repository.find(store, OutgoingPaper)}
        void(store, skipped[9].id, "soạn xong nhưng không ban hành")
        for number, kind in ((6, "ct58"), (11, "ct58")):
            request = SignRequest(
                kind=kind, period="2026-H1", number=number, issued_on=AT.date(), made_at=AT, folder=folder
            )
            record = sign_report(store, reference, request, signer).record
            if number == 6:
                parcel = replace(parcel_of(record, folder), receiver="")
                note(store, parcel, Way(kind="drive", destination="KINGSTON (E:)"), AT + timedelta(hours=1))
                note(
                    store,
                    parcel,
                    Way(kind="email", destination="bcongtac@congdoanlaichau.org.vn"),
                    AT + timedelta(days=1),
                )


def _outside(number: int, subject: str) -> OutgoingPaper:
    return OutgoingPaper(
        id=repository.new_id(),
        year=2026,
        number=number,
        state="issued",
        notation="CĐCS",
        issued_on=date(2026, 3 + number // 4, 4),
        type_name="Công văn",
        subject=subject,
        signer_name="Lường Văn Thịnh",
        receivers="Liên đoàn Lao động tỉnh Lai Châu",
        copy_kept_by="VT",
        copies=2,
        sent_on=date(2026, 3 + number // 4, 4),
    )


def _officer(store: Store, home: Path) -> bytes:
    """Make the officer's certificate, and that of the province for encryption."""
    organisation, name = "Liên đoàn Lao động tỉnh Lai Châu", the_unit(store).name
    ca = authority.make_authority("CA LĐLĐ tỉnh Lai Châu", organisation, now=AT)
    key, wide = authority.make_key(), authority.make_key("rsa")
    mine = authority.issue(ca, authority.make_request(key, "Lường Văn Thịnh", name), now=AT)
    request = authority.make_request(wide, "Ban Công tác Công đoàn", organisation)
    theirs = authority.issue_for_encryption(ca, request, now=AT, life=timedelta(days=3650))
    (home / CERTIFICATE).write_bytes(authority.to_pem(theirs))
    return authority.to_pkcs12(key, mine, [ca.certificate], passphrase=PASSPHRASE, label="officer")


def _tab(number: int) -> Callable[[MainWindow], None]:
    def show(window: MainWindow) -> None:
        window.open_page("exchange")
        _page(window).bar.setCurrentIndex(number)

    return show


def _page(window: MainWindow) -> ExchangePage:
    page = window.page()
    assert isinstance(page, ExchangePage)
    return page


def _outbox(window: MainWindow, settle: Settle) -> OutboxPart:
    _tab(0)(window)
    settle()
    part = _page(window).current()
    assert isinstance(part, OutboxPart)
    part.drives = Plugged()
    return part


def _register(window: MainWindow, settle: Settle) -> RegisterPart:
    _tab(1)(window)
    settle()
    part = _page(window).current()
    assert isinstance(part, RegisterPart)
    return part


def _drive(window: MainWindow, settle: Settle) -> QWidget:
    dialog = _outbox(window, settle).to_drive()
    assert dialog is not None
    return dialog


def _letter(window: MainWindow, settle: Settle) -> QWidget:
    dialog = _outbox(window, settle).to_letter()
    assert dialog is not None
    return dialog


def _list(window: MainWindow, settle: Settle) -> QWidget:
    from congdoan_desktop.ui.exchange.list_dialog import open_list_dialog

    part = _outbox(window, settle)
    dialog = open_list_dialog(part, window._context, drives=Plugged())
    settle()
    dialog.lists.setCurrentIndex(dialog.lists.count() - 1)
    dialog.lists.activated.emit(dialog.lists.currentIndex())
    dialog.fields["reason"].field.set_value("Theo đề nghị số 12/BCTCĐ ngày 20/6/2026, để cấp giấy chứng nhận cấp tỉnh.")
    path = window._context.reader.path.parent / CERTIFICATE
    dialog.fields["recipient"].field.set_value(str(path))
    dialog._read_recipient()
    return dialog


def _edit_line(window: MainWindow, settle: Settle) -> QWidget:
    part = _register(window, settle)
    part.table.choose(next(one.id for one in part._lines.values() if one.number == 6))
    dialog = part.edit_line()
    assert dialog is not None
    return dialog


def _outside_paper(window: MainWindow, settle: Settle) -> QWidget:
    return _register(window, settle).enter_outside()


def _void(window: MainWindow, settle: Settle) -> QWidget:
    part = _register(window, settle)
    part.table.choose(next(one.id for one in part._lines.values() if one.number == 8))
    dialog = part.void_number()
    assert dialog is not None
    return dialog


def _book(window: MainWindow, settle: Settle) -> QWidget:
    return _register(window, settle).print_book()


PAGES: Mapping[str, Callable[[MainWindow], None]] = {
    "exchange": _tab(0),
    "register": _tab(1),
    "journal": _tab(2),
}
DIALOGS: Mapping[str, Callable[[MainWindow, Settle], QWidget]] = {
    "to-drive": _drive,
    "to-letter": _letter,
    "to-province": _list,
    "register-line": _edit_line,
    "register-outside": _outside_paper,
    "register-void": _void,
    "register-book": _book,
}
