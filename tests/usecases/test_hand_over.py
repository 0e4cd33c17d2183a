"""Only what was signed is handed over, and each time the journal says so."""

import re
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from congdoan_desktop import files
from congdoan_desktop.domain.period import VIETNAM
from congdoan_desktop.domain.records import HandOver, IssuedReport
from congdoan_desktop.errors import UserError
from congdoan_desktop.signing.sealed_data import seal_data
from congdoan_desktop.store import repository
from congdoan_desktop.store.database import create
from congdoan_desktop.store.erase import forget_author
from congdoan_desktop.usecases.hand_over import (
    Parcel,
    Way,
    carry_out,
    copy_out,
    note,
    parcel_of,
    signed_files,
    signed_pdf,
    state_of,
)
from congdoan_desktop.usecases.hand_over_copy import Enclosure
from tests.fixtures.province import province
from tests.signing import samples

STEM = "LC014_BC_00005_V1_20260615_CT58"
NOW = datetime(2026, 6, 30, 14, 2, tzinfo=VIETNAM)


@pytest.fixture
def signed(tmp_path: Path) -> tuple[Path, Path]:
    (tmp_path / "signed").mkdir()
    pdf, xlsx = (tmp_path / "signed" / f"{STEM}.{kind}" for kind in ("pdf", "xlsx"))
    pdf.write_bytes(samples.signed_pdf())
    xlsx.write_bytes(samples.signed_workbook())
    return pdf, xlsx


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    (tmp_path / "stick").mkdir()
    return tmp_path / "stick"


def test_the_parcel_of_a_report_holds_what_the_record_names(signed: tuple[Path, Path], stick: Path) -> None:
    parcel = parcel_of(issued(*signed), signed[0].parent)
    assert [one.name for one in parcel.enclosures] == [path.name for path in signed]
    assert [one.proof for one in parcel.enclosures] == ["signature", "signature"]
    assert parcel.size == sum(path.stat().st_size for path in signed)
    copies = carry_out(parcel, stick, NOW)
    assert [copy.read_bytes() for copy in copies] == [path.read_bytes() for path in signed]


def test_files_differ_by_the_way_of_signing(signed: tuple[Path, Path]) -> None:
    pdf, xlsx = signed
    alone = replace(issued(pdf, xlsx), way="other_program", xlsx_sha256="")
    assert signed_files(alone, pdf.parent) == (pdf,)
    seal = pdf.with_suffix(".p7m")
    seal.write_bytes(b"sealed")
    by_hand = replace(alone, way="by_hand", seal_sha256=files.sha256(b"sealed"))
    assert signed_files(by_hand, pdf.parent) == (pdf, seal)
    assert [one.proof for one in parcel_of(by_hand, pdf.parent).enclosures] == ["none", "seal"]


def test_a_changed_file_does_not_leave_the_house(signed: tuple[Path, Path]) -> None:
    report = issued(*signed)
    signed[1].write_bytes(signed[1].read_bytes() + b" ")
    for act in (
        lambda: parcel_of(report, signed[0].parent),
        lambda: signed_pdf(replace(report, pdf_sha256="0"), signed[0].parent),
    ):
        with pytest.raises(UserError) as caught:
            act()
        assert caught.value.code == "report.file_changed"


def test_a_file_whose_signature_is_broken_does_not_stay_on_the_stick(stick: Path) -> None:
    """Digest and record may agree on a file that was never good."""
    broken = Enclosure(name="a.pdf", data=samples.signed_pdf()[:-40], proof="signature")
    with pytest.raises(UserError) as caught:
        carry_out(Parcel(enclosures=(broken,)), stick, NOW)
    assert caught.value.code == "handover.broken"
    assert list(stick.iterdir()) == []


def test_a_seal_is_judged_too(stick: Path) -> None:
    """Of a paper signed by hand: the scan proves nothing by itself, the data file has its seal."""
    sealed = seal_data(b'{"schema":"congdoan-sealed/1"}', province().signer(), at=NOW)
    good = Enclosure(name="a.p7m", data=sealed, proof="seal")
    scan = Enclosure(name="a.pdf", data=b"%PDF scan")
    assert len(carry_out(Parcel(enclosures=(scan, good)), stick, NOW)) == 2
    bad = Enclosure(name="b.p7m", data=sealed.replace(b"sealed/1", b"sealed/2"), proof="seal")
    with pytest.raises(UserError) as caught:
        carry_out(Parcel(enclosures=(bad,)), stick, NOW)
    assert caught.value.code == "handover.broken"
    assert sorted(path.name for path in stick.iterdir()) == ["a.p7m", "a.pdf"]


def test_the_journal_has_a_line_for_each_file(signed: tuple[Path, Path], tmp_path: Path) -> None:
    report = issued(*signed)
    parcel = replace(parcel_of(report, signed[0].parent), receiver="LĐLĐ tỉnh Lai Châu")
    with create(tmp_path / "store.congdoan") as store:
        store.author = "Nga"
        note(store, parcel, Way(kind="drive", destination="KINGSTON (E:)"), NOW)
        lines = sorted(repository.find(store, HandOver), key=lambda line: line.file_name)
    assert [line.file_name for line in lines] == [path.name for path in signed]
    assert {line.sha256 for line in lines} == {report.pdf_sha256, report.xlsx_sha256}
    (first, _) = lines
    assert first.at == datetime(2026, 6, 30, 7, 2, tzinfo=UTC).isoformat()
    assert (first.way, first.destination, first.receiver) == ("drive", "KINGSTON (E:)", "LĐLĐ tỉnh Lai Châu")
    assert (first.paper_id, first.size, first.by, first.encrypted) == ("r", signed[0].stat().st_size, "Nga", False)


def test_the_journal_is_never_changed(signed: tuple[Path, Path], tmp_path: Path) -> None:
    with create(tmp_path / "store.congdoan") as store:
        note(store, parcel_of(issued(*signed), signed[0].parent), Way(kind="print", destination="HP"), NOW)
        line = repository.find(store, HandOver)[0]
        with pytest.raises(UserError) as caught:
            repository.save(store, replace(line, destination="elsewhere"))
        assert caught.value.code == "store.journal_locked"
        with pytest.raises(UserError) as caught, store.atomic():
            store.execute("DELETE FROM hand_overs", ())
        assert caught.value.code == "store.journal_locked"
        assert repository.get(store, HandOver, line.id) == line


def test_who_wrote_a_line_can_be_forgotten(signed: tuple[Path, Path], tmp_path: Path) -> None:
    with create(tmp_path / "store.congdoan") as store:
        store.author = "Nguyễn Thị Nga"
        note(store, parcel_of(issued(*signed), signed[0].parent), Way(kind="print", destination="HP"), NOW)
        with store.atomic():
            forget_author(store, re.compile("nguyen thi nga"))
        assert {(line.by, line.destination) for line in repository.find(store, HandOver)} == {("", "HP")}


def test_a_copy_can_be_made_twice(signed: tuple[Path, Path], stick: Path) -> None:
    assert copy_out(signed, stick) == copy_out(signed, stick)
    with pytest.raises(UserError) as caught:
        copy_out([signed[0].with_name("gone.pdf")], stick)
    assert caught.value.code == "file.unreadable"


def test_the_state_of_an_issued_report_is_looked_up_in_its_files(signed: tuple[Path, Path]) -> None:
    pdf, xlsx = signed
    report = issued(pdf, xlsx)
    assert signed_files(report, pdf.parent) == signed
    assert state_of(report, pdf.parent) == "whole"
    assert state_of(replace(report, xlsx_sha256="0" * 64), pdf.parent) == "changed"
    xlsx.unlink()
    assert state_of(report, pdf.parent) == "missing"


def issued(pdf: Path, xlsx: Path) -> IssuedReport:
    return IssuedReport(
        id="r",
        report_kind="ct58",
        period="2026-H1",
        number=5,
        year=2026,
        revision=1,
        issued_on=date(2026, 6, 15),
        subject="Kết quả",
        signer_name="Lò Văn Thịnh",
        file_stem=STEM,
        report_json="{}",
        pdf_sha256=files.sha256(pdf.read_bytes()),
        xlsx_sha256=files.sha256(xlsx.read_bytes()),
    )
