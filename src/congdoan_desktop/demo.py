"""A sample unit, carried through the real use cases to signed files; and the self-test of an installed program."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from congdoan_desktop import paths
from congdoan_desktop.codec import to_json
from congdoan_desktop.domain.period import Period
from congdoan_desktop.domain.report import Report
from congdoan_desktop.domain.verdict import State
from congdoan_desktop.errors import UserError
from congdoan_desktop.files import sha256, write_atomic
from congdoan_desktop.handoff.report_json import decode
from congdoan_desktop.signing import authority
from congdoan_desktop.signing.signer import Signer, load_pkcs12
from congdoan_desktop.signing.trust import Trust
from congdoan_desktop.signing.verify import verify
from congdoan_desktop.store.database import Store, open_reader, open_store
from congdoan_desktop.usecases import protect_store
from congdoan_desktop.usecases.gather_facts import the_profile, the_unit
from congdoan_desktop.usecases.issue_paper import SignedReport
from congdoan_desktop.usecases.register import next_number
from congdoan_desktop.usecases.sample_union import make_sample
from congdoan_desktop.usecases.sign_report import SignRequest, sign_report
from congdoan_desktop.usecases.store_key import key_by_phrase
from congdoan_desktop.usecases.taken_packs import reference_of

KIND = "ct58"
PERIOD = Period(year=2026, half=1).code
STORE_NAME = "mau.congdoan"
_PASSPHRASE = "chi-dung-cho-don-vi-mau"
"""Of a key that is made for one run and thrown away."""


def make_demo(folder: Path, now: datetime) -> tuple[Path, ...]:
    """Leave in `folder` (made when missing, otherwise empty) the store, the signed files, `trust/` and `demo.json`.

    Returns their paths. Raises `UserError` demo.not_empty, file.* when the folder cannot be written.
    """
    _prepare(folder)
    store_path = folder / STORE_NAME
    make_sample(store_path, paths.resources())
    with open_store(store_path) as store:
        certificate, signer = sample_signer(store, now)
        signed = sign_report(store, reference_of(store), _request(store, folder, now), signer)
    trust = folder / "trust" / "ldld-tinh-mau.cer"
    write_atomic(trust, certificate)
    summary = folder / "demo.json"
    write_atomic(summary, to_json(_summary(signed), indent=2))
    return store_path, *signed.files, trust, summary


def sample_signer(store: Store, now: datetime) -> tuple[bytes, Signer]:
    """Make a sample province authority and let it certify the signer of the store's unit.

    Returns (certificate of the authority, DER; signer). The key goes the way of a real one: PKCS#10, PKCS#12.
    """
    unit, profile = the_unit(store), the_profile(store)
    root = authority.make_authority(f"CA {unit.parent_name}", unit.parent_name, now=now)
    key = authority.make_key("ecdsa")
    request = authority.make_request(key, profile.signer_name, unit.name)
    certificate = authority.issue(root, request, now=now)
    bag = authority.to_pkcs12(key, certificate, [root.certificate], passphrase=_PASSPHRASE, label="sample")
    return root.certificate, load_pkcs12(bag, _PASSPHRASE)


def self_test(now: datetime) -> Iterator[str]:
    """Record, report, sign, verify, find a change, encrypt, in a temporary folder. Yields each step's code at its end.

    Raises `UserError` selftest.failed, or whatever goes wrong on the way.
    """
    with TemporaryDirectory(prefix="congdoan-") as name:
        folder = Path(name)
        make_sample(folder / STORE_NAME, paths.resources())
        yield "record"
        with open_store(folder / STORE_NAME) as store:
            certificate, signer = sample_signer(store, now)
            signed = sign_report(store, reference_of(store), _request(store, folder, now), signer)
        yield "report"
        yield "sign"
        trust = Trust(anchors=(certificate,))
        for path in signed.files:
            _expect(path.name, path.read_bytes(), trust, now, State.VALID)
        yield "verify"
        for path in signed.files:
            data = bytearray(path.read_bytes())
            data[len(data) // 3] ^= 1
            _expect(path.name, bytes(data), trust, now, State.BROKEN)
        yield "tamper"
        _guard(folder / STORE_NAME, now)
        yield "guard"


def _guard(path: Path, now: datetime) -> None:
    """Encrypt a store, open it by its pass-phrase, and take that off again."""
    with open_reader(path) as reader:
        new = protect_store.new_store_key(reader, _PASSPHRASE, now)
    protect_store.protect(path, new)
    key = key_by_phrase(path, _PASSPHRASE)
    open_store(path, key=key).close()
    protect_store.unprotect(path, key)
    open_store(path).close()


def _expect(name: str, data: bytes, trust: Trust, now: datetime, state: State) -> None:
    seen = verify(data, trust, now=now)
    if seen.state is not state:
        raise UserError("selftest.failed", name=name, reasons=", ".join(seen.reasons))


def _prepare(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if any(folder.iterdir()):
            raise UserError("demo.not_empty", folder=folder)
        (folder / "trust").mkdir()
    except OSError as error:
        raise UserError("file.read_only", name=folder.name) from error


def _request(store: Store, folder: Path, now: datetime) -> SignRequest:
    number = next_number(store, now.year)
    return SignRequest(kind=KIND, period=PERIOD, number=number, issued_on=now.date(), made_at=now, folder=folder)


def _summary(signed: SignedReport) -> dict[str, object]:
    """Every figure of the report, as it was signed."""
    report: Report = decode(signed.record.report_json.encode())
    return {
        "files": {path.name: sha256(path.read_bytes()) for path in signed.files},
        "period": report.period,
        "figures": {figure.code: figure for figure in report.figures},
        "targets": report.targets,
        "tables": {table.code: {"rows": table.rows, "total": table.total} for table in report.annexes},
    }
