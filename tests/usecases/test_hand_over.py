"""What is said to be on the stick is there, whole."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from congdoan_desktop import files
from congdoan_desktop.domain.records import IssuedReport
from congdoan_desktop.errors import UserError
from congdoan_desktop.usecases.hand_over import copy_out, signed_files, state_of

STEM = "LC014_BC_00005_V1_20260615_CT58"


@pytest.fixture
def signed(tmp_path: Path) -> tuple[Path, Path]:
    (tmp_path / "signed").mkdir()
    pdf, xlsx = (tmp_path / "signed" / f"{STEM}.{kind}" for kind in ("pdf", "xlsx"))
    pdf.write_bytes(b"%PDF paper")
    xlsx.write_bytes(b"PK workbook")
    return pdf, xlsx


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    (tmp_path / "stick").mkdir()
    return tmp_path / "stick"


def test_the_copies_are_the_files(signed: tuple[Path, Path], stick: Path) -> None:
    copies = copy_out(signed, stick)
    assert [copy.read_bytes() for copy in copies] == [file.read_bytes() for file in signed]
    assert sorted(path.name for path in stick.iterdir()) == sorted(path.name for path in signed)


def test_copying_twice_does_no_harm(signed: tuple[Path, Path], stick: Path) -> None:
    assert copy_out(signed, stick) == copy_out(signed, stick)


def test_another_file_of_the_same_name_is_never_overwritten(signed: tuple[Path, Path], stick: Path) -> None:
    (stick / f"{STEM}.xlsx").write_bytes(b"something else")
    with pytest.raises(UserError) as caught:
        copy_out(signed, stick)
    assert caught.value.code == "handover.exists"
    assert [path.name for path in stick.iterdir()] == [f"{STEM}.xlsx"]
    assert (stick / f"{STEM}.xlsx").read_bytes() == b"something else"


def test_a_stick_that_gives_back_something_else_is_told(
    signed: tuple[Path, Path], stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(path: Path, data: bytes) -> None:
        path.write_bytes(data[:-1] + b"?")

    monkeypatch.setattr(files, "write_atomic", broken)
    with pytest.raises(UserError) as caught:
        copy_out(signed, stick)
    assert caught.value.code == "handover.differs"


def test_a_missing_folder_or_file_is_told(signed: tuple[Path, Path], stick: Path) -> None:
    with pytest.raises(UserError) as caught:
        copy_out(signed, stick / "nowhere")
    assert caught.value.code == "file.missing_folder"
    with pytest.raises(UserError) as caught:
        copy_out([signed[0].with_name("gone.pdf")], stick)
    assert caught.value.code == "file.unreadable"


def test_the_state_of_an_issued_report_is_looked_up_in_its_files(signed: tuple[Path, Path]) -> None:
    pdf, xlsx = signed
    report = issued(files.sha256(pdf.read_bytes()), files.sha256(xlsx.read_bytes()))
    assert signed_files(report, pdf.parent) == signed
    assert state_of(report, pdf.parent) == "whole"
    assert state_of(replace(report, xlsx_sha256="0" * 64), pdf.parent) == "changed"
    xlsx.unlink()
    assert state_of(report, pdf.parent) == "missing"


def issued(pdf_sha256: str, xlsx_sha256: str) -> IssuedReport:
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
        pdf_sha256=pdf_sha256,
        xlsx_sha256=xlsx_sha256,
    )
