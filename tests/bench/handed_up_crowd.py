"""Signed reports of many units, made once by several processes and kept in a folder for the next run."""

import pickle
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from pathlib import Path
from shutil import rmtree

from congdoan_desktop.domain.records import OrgUnit
from congdoan_desktop.signing import authority
from congdoan_desktop.signing.authority import Authority
from congdoan_desktop.signing.own_key import OwnKey, signer_of
from congdoan_desktop.store import repository
from congdoan_desktop.store.content_files import originals_folder
from congdoan_desktop.store.database import open_store
from congdoan_desktop.usecases.province.unit_certificates import certificate_row
from tests.fixtures.handed_up import SIGNED_AT, Office, files, keep_office, report
from tests.fixtures.province_store import PROVINCE, TEA, make_province

_MADE = "made.pickle"


def crowd(folder: Path, count: int) -> tuple[Path, Path]:
    """Return (store of the province, folder of `count` signed PDFs), made when they are not there yet."""
    stick, store = folder / "stick", folder / f"tinh-{count}.congdoan"
    folder.mkdir(parents=True, exist_ok=True)
    office = _office(folder)
    units = [_unit(number) for number in range(count)]
    with ProcessPoolExecutor() as pool:
        made = list(pool.map(_make, [(office, stick, unit) for unit in units], chunksize=8))
    for path in folder.glob(f"{store.name}*"):
        path.unlink()
    rmtree(originals_folder(store), ignore_errors=True)  # what lies there already is not written again
    make_province(store, units)
    with open_store(store) as opened:
        keep_office(opened, Office(authority=office, signers={}))
        with opened.atomic():
            for unit, certificate in zip(units, made, strict=True):
                repository.save(opened, certificate_row(certificate, unit.id, "issued", SIGNED_AT))
    return store, stick


def _office(folder: Path) -> Authority:
    path = folder / _MADE
    if not path.exists():
        path.write_bytes(pickle.dumps(authority.make_authority("CA thử", PROVINCE.name, now=SIGNED_AT)))
    found: Authority = pickle.loads(path.read_bytes())
    return found


def _unit(number: int) -> OrgUnit:
    return replace(TEA, id=f"u{number:05d}", code=f"BM{number:05d}", short_name=f"CĐCS số {number}")


def _make(order: tuple[Authority, Path, OrgUnit]) -> bytes:
    """Return the certificate of the unit; its report lies on the stick."""
    root, stick, unit = order
    path, kept = stick / f"{unit.code}.pdf", stick / f".{unit.code}.cer"
    if path.exists() and kept.exists():
        return kept.read_bytes()
    stick.mkdir(exist_ok=True)
    key = authority.make_key()
    certificate = authority.issue(root, authority.make_request(key, unit.code, unit.name), now=SIGNED_AT)
    own = OwnKey(private=key, algorithm="ecdsa", certificate=certificate, chain=(root.certificate,))
    path.write_bytes(files(report(unit), signer_of(own)).pdf)
    kept.write_bytes(certificate)
    return certificate
