"""`congdoan report`: the same papers without a window; whatever is wrong is one sentence and a status."""

import os
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

import pytest

from congdoan_desktop import cli, paths
from congdoan_desktop.domain.period import VIETNAM
from congdoan_desktop.domain.records import HandOver, IssuedReport, SigningProfile
from congdoan_desktop.domain.verdict import State
from congdoan_desktop.errors import UserError
from congdoan_desktop.handoff.attachments import read_attachments
from congdoan_desktop.handoff.report_json import NAME, decode
from congdoan_desktop.handoff.workbook_part import read_report
from congdoan_desktop.signing import authority
from congdoan_desktop.signing.trust import Trust
from congdoan_desktop.signing.verify import verify
from congdoan_desktop.store import repository
from congdoan_desktop.store.database import open_reader, open_store
from congdoan_desktop.usecases.report_command import signer_of
from tests.fixtures.union import UNIT

Said = tuple[int, list[str], list[str]]
Run = Callable[..., Said]
TODAY = datetime.now(VIETNAM).date()


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    def congdoan(*arguments: object) -> Said:
        status = cli.main([str(each) for each in arguments])
        captured = capsys.readouterr()
        return status, captured.out.splitlines(), captured.err.splitlines()

    return congdoan


@pytest.fixture
def key(tmp_path: Path) -> tuple[object, ...]:
    """The options that sign."""
    now = datetime.now(VIETNAM)
    root, own = authority.make_authority("CA", "LĐLĐ", now=now), authority.make_key("ecdsa")
    certificate = authority.issue(root, authority.make_request(own, "Lò Văn A", UNIT.name), now=now)
    bag = authority.to_pkcs12(own, certificate, [root.certificate], passphrase="mật khẩu", label="x")
    (tmp_path / "khoa.p12").write_bytes(bag)
    (tmp_path / "mk.txt").write_text("mật khẩu\r\nghi chú\n", encoding="utf-8-sig")
    return ("--sign-with", tmp_path / "khoa.p12", "--passphrase-file", tmp_path / "mk.txt")


def test_a_draft_is_drawn_from_a_store_that_is_only_read(run: Run, union_path: Path, tmp_path: Path) -> None:
    before, out = union_path.read_bytes(), tmp_path / "nháp" / "tháng 6"
    status, said, wrong = run("report", "ct58", "--store", union_path, "--period", "2026-H1", "--out", out)
    assert (status, wrong) == (0, [])
    pdf, xlsx = (Path(line.strip()) for line in said[1:])
    assert said[0] == "Bản dự thảo (chưa ký, chưa vào sổ):"
    assert sorted(out.iterdir()) == [pdf, xlsx]
    assert verify(pdf.read_bytes(), Trust(), now=datetime.now(VIETNAM)).reasons == ("not_signed",)
    assert read_attachments(pdf.read_bytes()) == {}
    assert decode(read_report(xlsx.read_bytes())).document.code_number is None
    assert union_path.read_bytes() == before
    assert not paths.signed_folder(union_path).exists()


def test_a_draft_can_be_drawn_while_the_window_is_open(run: Run, union_path: Path, tmp_path: Path) -> None:
    with open_store(union_path):
        assert run("--store", union_path, "report", "ct58", "--period", "2026-H1", "--out", tmp_path / "a")[0] == 0


def test_a_report_is_signed_registered_and_copied_out(
    run: Run, union_path: Path, tmp_path: Path, key: tuple[object, ...]
) -> None:
    out = tmp_path / "USB"
    status, said, wrong = run("report", "ct58", "--store", union_path, "--period", "2026-H1", "--out", out, *key)
    assert (status, wrong) == (0, [])
    assert said[0] == f"Đã ký và vào sổ Báo cáo số 01/BC-CĐCS ngày {TODAY:%d/%m/%Y}:"
    assert said[-1] == f"Bản gốc ở: {paths.signed_folder(union_path)}"
    with open_reader(union_path) as db:
        (record,) = repository.find(db, IssuedReport)
        journal = repository.find(db, HandOver)
    assert (record.number, record.issued_on, record.way) == (1, TODAY, "program")
    names = {f"{record.file_stem}.pdf", f"{record.file_stem}.xlsx"}
    for name in names:
        data = (out / name).read_bytes()
        assert data == (paths.signed_folder(union_path) / name).read_bytes()
        assert verify(data, Trust(), now=datetime.now(VIETNAM)).state is State.UNCONFIRMED
    assert {(line.way, line.destination, line.file_name) for line in journal} == {
        ("folder", str(out), name) for name in names
    }
    assert decode(read_attachments((out / f"{record.file_stem}.pdf").read_bytes())[NAME]).report_id == record.id


def test_number_and_day_may_be_given(run: Run, union_path: Path, tmp_path: Path, key: tuple[object, ...]) -> None:
    common = ("report", "ct58", "--store", union_path, "--period", "2026-H1", "--out", tmp_path / "out", *key)
    assert run(*common, "--number", "12", "--date", "30/6/2026")[0] == 0
    assert run(*common, "--date", "2026-07-02")[0] == 0
    status, _, wrong = run(*common, "--number", "13", "--date", "2026-07-03")
    assert status == 1 and "Số 13 của năm 2026 đã dùng" in wrong[0]
    with open_reader(union_path) as db:
        records = sorted(repository.find(db, IssuedReport), key=lambda record: record.number)
    assert [(record.number, record.issued_on, record.revision) for record in records] == [
        (12, date(2026, 6, 30), 1),
        (13, date(2026, 7, 2), 2),
    ]


@pytest.mark.parametrize(
    "written", ["mật khẩu".encode(), "mật khẩu\r\n".encode("utf-16"), "mật khẩu\nx".encode("utf-8-sig")]
)
def test_the_pass_phrase_is_read_as_editors_write_it(tmp_path: Path, key: tuple[Path, ...], written: bytes) -> None:
    key[3].write_bytes(written)
    assert signer_of(key[1], key[3]).name == "Lò Văn A"
    key[3].write_bytes(written + b"x" * 5000)
    with pytest.raises(UserError, match=r"file\.too_large"):
        signer_of(key[1], key[3])


def test_what_a_report_can_be_on_is_listed(run: Run, union_path: Path) -> None:
    status, said, _ = run("report", "ct58", "--store", union_path, "--list")
    assert status == 0
    assert f"{TODAY.year - 1}-H1  6 tháng đầu năm {TODAY.year - 1}" in said
    assert run("report", "ke-hoach", "--store", union_path, "--list") == (
        0,
        ["Chưa có kỳ hay việc nào để lập loại văn bản này."],
        [],
    )


def test_the_help_names_the_kinds(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        cli.main(["report", "--help"])
    said = capsys.readouterr().out
    assert left.value.code == 0
    assert "Các loại văn bản:" in said and "khao-sat" in said and "Chỉ thị 58-CT/TW" in said and "2026-H1" in said


WRONG: dict[str, tuple[tuple[str, ...], str]] = {
    "an unknown kind": (("ct59",), "Các loại: "),
    "an unknown period": (("ct58", "--period", "2026-Q3"), "Không có kỳ hoặc việc “2026-Q3”"),
    "an unknown record": (("ke-hoach", "--period", "0" * 32), "congdoan report ke-hoach --store TỆP --list"),
    "no real day": (("ct58", "--date", "31/2/2026"), "“31/2/2026” không phải ngày có thật"),
    "no number": (("ct58", "--number", "-3"), "không phải số văn bản"),
    "a number of many figures": (("ct58", "--number", "0000001" + "9" * 30), "không phải số văn bản"),
    "a number with words": (("ct58", "--number", "5a"), "không phải số văn bản"),
    "no pass-phrase": (("ct58", "--sign-with", "khoa.p12"), "--passphrase-file"),
    "no store": (("ct58", "--store", "không có.congdoan"), "Không tìm thấy tệp dữ liệu “không có.congdoan”"),
}


@pytest.mark.parametrize("what", WRONG)
def test_what_is_wrong_is_one_sentence(run: Run, union_path: Path, tmp_path: Path, what: str) -> None:
    given, sentence = WRONG[what]
    usual = ("--store", union_path, "--period", "2026-H1", "--out", tmp_path / "out")
    status, said, wrong = run("report", *usual, *given)
    assert (status, said, len(wrong)) == (1, [], 1)
    assert sentence in wrong[0]
    assert not list((tmp_path / "out").glob("*"))


def test_without_store_or_period_it_is_said_what_to_add(run: Run, union_path: Path) -> None:
    assert "--store" in run("report", "ct58")[2][0]
    assert "--list" in run("report", "ct58", "--store", union_path)[2][0]


def test_a_store_that_is_open_signs_nothing(
    run: Run, union_path: Path, tmp_path: Path, key: tuple[object, ...]
) -> None:
    common = ("report", "ct58", "--store", union_path, "--period", "2026-H1", "--out", tmp_path / "out")
    with open_store(union_path):
        status, _, wrong = run(*common, *key)
    assert status == 1 and "đang được mở ở một cửa sổ khác" in wrong[0]
    (tmp_path / "mk.txt").write_text("sai")
    status, _, wrong = run(*common, *key)
    assert status == 1 and "Sai mật khẩu" in wrong[0]
    with open_store(union_path) as store:
        for profile in repository.find(store, SigningProfile):
            repository.archive(store, SigningProfile, profile.id)
    status, _, wrong = run(*common)
    assert status == 1 and "Chưa khai báo người ký" in wrong[0]
    with open_reader(union_path) as db:
        assert repository.find(db, IssuedReport) == ()


def test_a_draft_overwrites_nothing(run: Run, union_path: Path, tmp_path: Path) -> None:
    common = ("report", "ct58", "--store", union_path, "--period", "2026-H1", "--out", tmp_path / "out")
    assert run(*common)[0] == 0
    status, _, wrong = run(*common)
    assert status == 1 and "không ghi đè" in wrong[0]


def test_a_signed_report_that_cannot_be_copied_is_signed_all_the_same(
    run: Run, union_path: Path, tmp_path: Path, key: tuple[object, ...]
) -> None:
    out = tmp_path / "out"
    common = (
        "report",
        "ct58",
        "--store",
        union_path,
        "--period",
        "2026-H1",
        "--out",
        out,
        *key,
        "--date",
        "2026-06-30",
    )
    out.mkdir()
    (out / "CDCS_BC_00001_V1_20260630_CT58.pdf").write_bytes(b"other")
    names = [path.name for path in out.iterdir()]
    status, said, wrong = run(*common)
    assert (status, said, len(wrong)) == (1, [], 1)
    assert "đã ký, đã vào sổ" in wrong[0] and os.fspath(paths.signed_folder(union_path)) in wrong[0]
    assert [path.name for path in out.iterdir()] == names
    with open_reader(union_path) as db:
        assert [record.number for record in repository.find(db, IssuedReport)] == [1]
