"""Reports signed by hand: the scan and the sealed data that name it are one report; whatever is missing is told."""

from collections.abc import Iterator
from datetime import date
from io import BytesIO
from pathlib import Path

import pypdfium2
import pytest

from congdoan_desktop import paths
from congdoan_desktop.domain.control_code import ControlStrip
from congdoan_desktop.domain.records import ReceivedFile, ReceivedReport
from congdoan_desktop.files import sha256
from congdoan_desktop.handoff import report_json, sealed_json
from congdoan_desktop.handoff.eml import Attached, Letter, eml
from congdoan_desktop.reference.loaded import Reference, load
from congdoan_desktop.signing.sealed_data import seal_data
from congdoan_desktop.store import repository
from congdoan_desktop.store.database import Store, open_store
from congdoan_desktop.usecases.prepare_paper import given_out
from congdoan_desktop.usecases.province.receive.keep import Decision, Kept, as_proposed, keep, original_of
from congdoan_desktop.usecases.province.receive.look import Batch, look_through
from tests.fixtures.handed_up import NOW, SIGNED_AT, keep_office, office, report
from tests.fixtures.province_store import HYDRO, TEA, make_province


@pytest.fixture(scope="module")
def reference() -> Reference:
    return load(paths.resources())


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    path = tmp_path / "tinh.congdoan"
    make_province(path)
    with open_store(path) as opened:
        keep_office(opened)
        yield opened


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    folder = tmp_path / "KINGSTON"
    folder.mkdir()
    return folder


@pytest.fixture(scope="module")
def data() -> bytes:
    return report_json.encode(report(TEA))


@pytest.fixture(scope="module")
def paper(data: bytes) -> bytes:
    return given_out(report_json.decode(data), data, "by_hand").pdf


@pytest.fixture(scope="module")
def scan(paper: bytes) -> bytes:
    return first_page(paper, quality=70)


@pytest.fixture(scope="module")
def seal(data: bytes, scan: bytes) -> bytes:
    return sealed(data, scan, "LC014")


def first_page(paper: bytes, *, quality: int) -> bytes:
    """Return the first page as an office scanner saves it."""
    with pypdfium2.PdfDocument(paper) as document:
        picture = document[0].render(scale=150 / 72).to_pil().convert("RGB")
    stream = BytesIO()
    picture.save(stream, "PDF", resolution=150, quality=quality)
    return stream.getvalue()


def sealed(data: bytes, scan: bytes, by: str) -> bytes:
    content = sealed_json.Sealed(
        number=5,
        issued_on=date(2026, 6, 12),
        control_code=ControlStrip(digest=sha256(data)).code,
        scan_sha256=sha256(scan),
        report=report_json.decode(data),
    )
    return seal_data(sealed_json.encode(content), office().signers[by], at=SIGNED_AT)


def found(batch: Batch) -> dict[str, tuple[str, ...]]:
    return {
        item.found.name: (item.judged.proposal, *(one.code for one in item.judged.findings)) for item in batch.items
    }


def take_in(store: Store, reference: Reference, stick: Path) -> tuple[Batch, Kept]:
    batch = look_through(store, reference, [stick], NOW)
    return batch, keep(store, reference, batch, as_proposed(batch), NOW)


def test_scan_and_seal_are_one_report(
    store: Store, reference: Reference, stick: Path, scan: bytes, seal: bytes, data: bytes
) -> None:
    (stick / "a.pdf").write_bytes(scan)
    (stick / "a.p7m").write_bytes(seal)
    batch, kept = take_in(store, reference, stick)
    assert found(batch) == {"a.pdf": ("accept", "scan_of_seal"), "a.p7m": ("accept",)}
    assert kept == Kept(accepted=2)
    (one,) = repository.find(store, ReceivedReport)
    assert (one.way, one.number, one.scan_sha256, one.data_sha256) == ("by_hand", 5, sha256(scan), sha256(data))
    assert {file.report_id for file in repository.find(store, ReceivedFile)} == {one.id}
    assert original_of(store.path, one.scan_sha256) == scan
    assert take_in(store, reference, stick)[1] == Kept(known=2)


def test_either_of_them_alone_waits_for_somebody(
    store: Store, reference: Reference, stick: Path, tmp_path: Path, scan: bytes, seal: bytes
) -> None:
    (tmp_path / "a.pdf").write_bytes(scan)
    (stick / "a.p7m").write_bytes(seal)
    assert found(look_through(store, reference, [tmp_path / "a.pdf"], NOW)) == {"a.pdf": ("look", "scan_alone")}
    batch, kept = take_in(store, reference, stick)
    assert (found(batch), kept) == ({"a.p7m": ("look", "scan_missing")}, Kept(left=1))


def test_a_scan_that_was_turned_down_does_not_stand_beside_its_seal(
    store: Store, reference: Reference, stick: Path, tmp_path: Path, scan: bytes, seal: bytes
) -> None:
    (tmp_path / "a.pdf").write_bytes(scan)
    alone = look_through(store, reference, [tmp_path / "a.pdf"], NOW)
    keep(store, reference, alone, {alone.items[0].key: Decision(outcome="refused")}, NOW)
    (stick / "a.p7m").write_bytes(seal)
    assert found(look_through(store, reference, [stick], NOW)) == {"a.p7m": ("look", "scan_missing")}


def test_another_scan_of_the_same_paper_is_told_by_its_strip_and_looked_at(
    store: Store, reference: Reference, stick: Path, paper: bytes, seal: bytes, scan: bytes
) -> None:
    again = first_page(paper, quality=55)
    assert again != scan
    attached = (Attached(name="quet.pdf", data=again), Attached(name="a.p7m", data=seal))
    letter = Letter(to=(), subject="Báo cáo", body="Kính gửi", attached=attached, made_at=NOW)
    (stick / "thu.eml").write_bytes(eml(letter))
    batch, kept = take_in(store, reference, stick)
    assert found(batch) == {"quet.pdf": ("look", "scan_by_code"), "a.p7m": ("look", "scan_by_code")}
    assert kept == Kept(left=2)
    looked = {item.key: Decision(outcome="accepted", reason="Đã so với bản giấy") for item in batch.items}
    assert keep(store, reference, batch, looked, NOW) == Kept(accepted=2)
    (one,) = repository.find(store, ReceivedReport)
    assert {file.report_id for file in repository.find(store, ReceivedFile)} == {one.id}
    assert original_of(store.path, sha256(again)) == again


def test_a_seal_by_another_unit_is_refused_and_its_scan_with_it(
    store: Store, reference: Reference, stick: Path, scan: bytes, data: bytes
) -> None:
    (stick / "a.pdf").write_bytes(scan)
    (stick / "a.p7m").write_bytes(sealed(data, scan, HYDRO.code))
    batch, kept = take_in(store, reference, stick)
    assert found(batch) == {"a.pdf": ("refuse", "scan_of_seal"), "a.p7m": ("refuse", "signer_of_other")}
    assert kept == Kept(refused=2)
