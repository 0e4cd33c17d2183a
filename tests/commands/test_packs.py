"""Packs without the window: made by the province, taken in by a unit, each refusal one sentence."""

from datetime import datetime
from pathlib import Path

import pytest

from congdoan_desktop import cli
from congdoan_desktop.domain.period import VIETNAM
from congdoan_desktop.files import sha256
from congdoan_desktop.signing import authority
from congdoan_desktop.store.database import open_reader
from congdoan_desktop.usecases.start_union import start_union
from congdoan_desktop.usecases.taken_packs import reference_of
from tests.fixtures.province_store import PROVINCE, make_province
from tests.fixtures.union import HEAD_COUNT, PROFILE, UNIT
from tests.reference.shipped import RESOURCES


def said(capsys: pytest.CaptureFixture[str], *arguments: object) -> tuple[int, str, str]:
    status = cli.main([str(one) for one in arguments])
    captured = capsys.readouterr()
    return status, captured.out, captured.err


def test_a_pack_goes_from_the_province_to_a_unit(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    now = datetime.now(VIETNAM)
    root = authority.make_authority("CA LĐLĐ tỉnh", PROVINCE.name, now=now)
    key = authority.make_key()
    certificate = authority.issue(root, authority.make_request(key, "Thiện", PROVINCE.name), now=now)
    bag = authority.to_pkcs12(key, certificate, [root.certificate], passphrase="mat khau dai", label="x")
    (tmp_path / "tinh.p12").write_bytes(bag)
    (tmp_path / "mk.txt").write_text("mat khau dai\n")
    (tmp_path / "ds.crl").write_bytes(authority.make_crl(root, (), number=1, now=now))
    plan = tmp_path / "kh-41.toml"
    text = (RESOURCES / "plans" / "kh-36-ldld-2026.toml").read_text("utf-8")
    text = text.replace("kh-36-ldld-2026", "kh-41").replace("KH 36/", "KH 41/")
    plan.write_text(text.replace('code = "T', 'code = "N'), "utf-8")
    make_province(tmp_path / "tinh.congdoan")
    start_union(tmp_path / "cdcs.congdoan", UNIT, PROFILE, HEAD_COUNT)
    keys = ("--sign-with", tmp_path / "tinh.p12", "--passphrase-file", tmp_path / "mk.txt")
    make = ("make-pack", "--store", tmp_path / "tinh.congdoan", "--out", tmp_path / "usb", *keys)

    status, out, err = said(capsys, *make, "--title", "Bộ đầu", "--plan", plan)
    assert (status, out) == (1, "") and err.startswith("Bộ đầu tiên phải kèm chứng thư gốc")
    status, out, err = said(
        capsys, *make, "--title", "Bộ đầu", "--plan", plan, "--units", "--trust", "--crl", tmp_path / "ds.crl"
    )
    assert (status, err) == (0, "") and "bộ số 1 “Bộ đầu”" in out
    (pack,) = (tmp_path / "usb").glob("*.pdf")

    take = ("take-pack", pack, "--store", tmp_path / "cdcs.congdoan")
    status, out, err = said(capsys, *take, "--look")
    assert status == 0 and "Kế hoạch mới: KH 41/KH-LĐLĐ" in out
    status, out, err = said(capsys, *take)
    assert status == 1 and "gọi điện" in err and err.count("\n") == 1
    status, out, err = said(capsys, *take, "--fingerprint", sha256(root.certificate)[:20])
    assert (status, err) == (0, "") and "Đã nhận bộ số 1." in out
    status, out, err = said(capsys, *take)
    assert (status, out) == (0, "Bộ số 1 đã nhận trước đây, không có gì thay đổi.\n")
    with open_reader(tmp_path / "cdcs.congdoan") as reader:
        assert "kh-41" in reference_of(reader).plans


def test_bad_files_are_one_sentence(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    start_union(tmp_path / "cdcs.congdoan", UNIT, PROFILE, HEAD_COUNT)
    (tmp_path / "thu.pdf").write_bytes(b"%PDF-1.7\n")
    status, out, err = said(capsys, "take-pack", tmp_path / "thu.pdf", "--store", tmp_path / "cdcs.congdoan")
    assert (status, out) == (1, "") and err.count("\n") == 1 and "thu.pdf" in err
    status, _, err = said(capsys, "take-pack", tmp_path / "thu.pdf")
    assert status == 1 and err.count("\n") == 1
