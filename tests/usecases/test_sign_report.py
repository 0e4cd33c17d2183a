"""Signing is all or nothing: what is registered lies in the folder, and what lies there is genuine."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from congdoan_desktop import files, paths
from congdoan_desktop.demo import sample_signer
from congdoan_desktop.domain.period import VIETNAM
from congdoan_desktop.domain.records import IssuedReport, OutgoingPaper, OwnPlan, Unit
from congdoan_desktop.domain.verdict import State
from congdoan_desktop.errors import UserError
from congdoan_desktop.handoff.report_json import decode
from congdoan_desktop.reference.loaded import load
from congdoan_desktop.signing import authority
from congdoan_desktop.signing.signer import load_pkcs12
from congdoan_desktop.signing.trust import Trust
from congdoan_desktop.signing.verify import verify
from congdoan_desktop.store import repository
from congdoan_desktop.store.database import Store, open_store
from congdoan_desktop.usecases.build_report import file_stem
from congdoan_desktop.usecases.draft_report import draft
from congdoan_desktop.usecases.register import next_number, register_of
from congdoan_desktop.usecases.sample_union import make_sample
from congdoan_desktop.usecases.sign_report import SignRequest, load_signer, sign_report
from tests.fixtures.handwriting import handwriting

NOW = datetime(2026, 6, 30, 16, 0, tzinfo=VIETNAM)
REFERENCE = load(paths.resources())


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    path = tmp_path_factory.mktemp("sample") / "mau.congdoan"
    make_sample(path, paths.resources())
    return path.read_bytes()


@pytest.fixture
def store(sample: bytes, tmp_path: Path) -> Iterator[Store]:
    path = tmp_path / "mau.congdoan"
    path.write_bytes(sample)
    with open_store(path) as opened:
        yield opened


@pytest.fixture
def request_(tmp_path: Path) -> SignRequest:
    folder = tmp_path / "đã ký"
    return SignRequest(kind="ct58", period="2026-H1", number=7, issued_on=NOW.date(), made_at=NOW, folder=folder)


def test_a_signed_report_is_registered_and_lies_in_its_folder(store: Store, request_: SignRequest) -> None:
    anchor, signer = sample_signer(store, NOW)
    signed = sign_report(store, REFERENCE, request_, signer)
    assert signed.pdf.name == "MAU001_BC_00007_V1_20260630_CT58.pdf"
    assert repository.find(store, IssuedReport) == (signed.record,)
    digests = (signed.record.pdf_sha256, signed.record.xlsx_sha256)
    for path, digest in zip(signed.files, digests, strict=True):
        data = path.read_bytes()
        assert files.sha256(data) == digest
        assert verify(data, Trust(anchors=(anchor,)), now=NOW).state is State.VALID
    assert decode(signed.record.report_json.encode()).document.code_number == 7
    assert next_number(store, 2026) == 8
    assert next_number(store, 2027) == 1


def test_the_register_tells_what_was_signed(store: Store, request_: SignRequest) -> None:
    _, signer = sample_signer(store, NOW)
    record = sign_report(store, REFERENCE, request_, signer).record
    *holes, plan, skipped, line = register_of(store, 2026)
    assert [one.number for one in holes if one.state == "skipped"] == [1, 2, 3, 4]
    assert (plan.number, plan.state, plan.type_name) == (5, "issued", "Kế hoạch")  # of the sample
    assert (skipped.number, skipped.state, skipped.note) == (6, "skipped", "Bỏ trống khi cấp số 7 (30/6/2026)")
    assert line == OutgoingPaper(
        id=line.id,
        year=2026,
        number=7,
        state="issued",
        notation="BC-CĐCS",
        issued_on=NOW.date(),
        type_name="Báo cáo",
        subject="Kết quả thực hiện Chỉ thị số 58-CT/TW, 6 tháng đầu năm 2026",
        signer_name="Lường Văn Thịnh",
        receivers="Liên đoàn Lao động tỉnh Lai Châu",
        copy_kept_by="VT, CĐCS",
        paper_id=record.id,
    )
    assert (record.way, record.notation, record.type_name, record.period) == (
        *("program", "BC-CĐCS", "Báo cáo", "2026-H1"),
    )


def test_a_token_signs_with_the_lists_of_its_issuer_and_its_owner_s_hand(store: Store, request_: SignRequest) -> None:
    """What the token itself does is tested with SoftHSM (tests/signing): here it is a signer like any other."""
    root, key = authority.make_authority("CA", "LĐLĐ", now=NOW), authority.make_key("ecdsa")
    certificate = authority.issue(root, authority.make_request(key, "Lường Văn Thịnh", "CĐCS"), now=NOW)
    signer = load_pkcs12(authority.to_pkcs12(key, certificate, [root.certificate], passphrase="x", label="x"), "x")
    crl = authority.make_crl(root, (), number=1, now=NOW)
    asked = replace(request_, way="token", crls=(crl,), picture=handwriting())
    signed = sign_report(store, REFERENCE, asked, signer)
    assert signed.record.way == "token"
    pdf = signed.pdf.read_bytes()
    assert crl in pdf
    seen = verify(pdf, Trust(anchors=(root.certificate,)), now=NOW)
    assert (seen.state, "note.revocation_unknown" in seen.reasons) == (State.VALID, False)


def test_the_unit_s_own_plan_knows_its_number_once_it_is_signed(store: Store, request_: SignRequest) -> None:
    _, signer = sample_signer(store, NOW)
    plan = repository.find(store, OwnPlan)[0]
    repository.save(store, replace(plan, number=None, issued_on=None))
    sign_report(store, REFERENCE, replace(request_, kind="ke-hoach", period=plan.id, number=1), signer)
    told = repository.get(store, OwnPlan, plan.id)
    assert told is not None
    assert (told.number, told.issued_on) == (1, NOW.date())


@pytest.mark.parametrize(
    ("code", "start"), [("LC014", "LC014_"), ("14/Đ-tu", "14-D-TU_"), ("../..", "CDCS_"), ("", "CDCS_")]
)
def test_the_name_of_the_files_is_a_name_whatever_the_unit_s_code_is(store: Store, code: str, start: str) -> None:
    repository.save(store, replace(repository.find(store, Unit)[0], code=code))
    report = draft(store, REFERENCE, "ct58", "2026-H1", NOW).report
    stem = file_stem(report, REFERENCE.templates["ct58"])
    assert stem.startswith(start)
    assert stem.isascii() and not set(stem) & set('/\\:*?"<>| ')


def test_a_number_is_given_once_a_year(store: Store, request_: SignRequest) -> None:
    _, signer = sample_signer(store, NOW)
    sign_report(store, REFERENCE, request_, signer)
    with pytest.raises(UserError) as refused:
        sign_report(store, REFERENCE, request_, signer)
    assert refused.value.code == "report.number_taken"


def test_a_second_report_on_the_period_replaces_the_first_by_name(store: Store, request_: SignRequest) -> None:
    _, signer = sample_signer(store, NOW)
    first = sign_report(store, REFERENCE, request_, signer)
    second = sign_report(store, REFERENCE, replace(request_, number=8), signer)
    assert (second.record.revision, second.record.replaces) == (2, first.record.id)
    report = decode(second.record.report_json.encode())
    assert report.replaces == first.record.id
    assert "thay thế Báo cáo số 07/BC-CĐCS ngày 30/6/2026" in report.closing
    assert "thay thế" not in decode(first.record.report_json.encode()).closing
    assert first.pdf.exists()


def test_the_draft_says_already_what_it_will_replace(store: Store, request_: SignRequest) -> None:
    _, signer = sample_signer(store, NOW)
    assert draft(store, REFERENCE, "ct58", "2026-H1", NOW).report.replaces == ""
    first = sign_report(store, REFERENCE, request_, signer)
    report = draft(store, REFERENCE, "ct58", "2026-H1", NOW).report
    assert (report.revision, report.replaces) == (2, first.record.id)
    assert "thay thế Báo cáo số 07/BC-CĐCS" in report.closing


def test_a_target_that_is_looked_at_twice_says_for_which_half(store: Store) -> None:
    def days(period: str) -> list[str]:
        annexes = draft(store, REFERENCE, "ct58", period, NOW).report.annexes
        headings = [[column.heading for column in table.columns] for table in annexes]
        table, place = next((t, h.index("Kỳ tính")) for t, h in zip(annexes, headings, strict=True) if "Kỳ tính" in h)
        return [str(row[place]) for row in table.rows if "khảo sát" in str(row[1])]

    assert days("2026-H1") == ["01/01/2026 - 30/6/2026"]
    assert days("2026") == ["01/01/2026 - 30/6/2026", "01/7/2026 - 31/12/2026"]


def test_the_plan_is_named_as_its_issuer_s_whoever_is_the_superior(store: Store) -> None:
    unit = repository.find(store, Unit)[0]
    repository.save(store, replace(unit, parent_name="Công đoàn xã Tân Uyên"))
    opening = draft(store, REFERENCE, "ct58", "2026-H1", NOW).report.opening[0]
    assert "30/KH-LĐLĐ ngày 07/5/2026 của Liên đoàn Lao động tỉnh Lai Châu" in opening


def test_when_writing_fails_nothing_is_registered(
    store: Store, request_: SignRequest, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The disk is full when the second file is written."""
    from congdoan_desktop.usecases import paper_files as module

    def full(path: Path, data: bytes) -> None:
        if path.suffix == ".pdf":
            raise UserError("file.disk_full", name=path.name)
        files.write_atomic(path, data)

    monkeypatch.setattr(module, "write_atomic", full)
    _, signer = sample_signer(store, NOW)
    with pytest.raises(UserError) as refused:
        sign_report(store, REFERENCE, request_, signer)
    assert refused.value.code == "file.disk_full"
    assert repository.find(store, IssuedReport) == ()
    assert repository.find(store, OutgoingPaper) == ()
    assert list(request_.folder.iterdir()) == []


def test_a_file_that_is_already_there_is_never_overwritten(store: Store, request_: SignRequest) -> None:
    _, signer = sample_signer(store, NOW)
    request_.folder.mkdir()
    old = request_.folder / "MAU001_BC_00007_V1_20260630_CT58.pdf"
    old.write_bytes(b"signed long ago")
    with pytest.raises(UserError) as refused:
        sign_report(store, REFERENCE, request_, signer)
    assert refused.value.code == "file.exists"
    assert old.read_bytes() == b"signed long ago"
    assert repository.find(store, IssuedReport) == ()


def test_a_certificate_out_of_date_signs_nothing(store: Store, request_: SignRequest) -> None:
    _, signer = sample_signer(store, NOW - timedelta(days=1000))
    with pytest.raises(UserError) as refused:
        sign_report(store, REFERENCE, request_, signer)
    assert refused.value.code == "signer.out_of_date"
    assert not request_.folder.exists()


@pytest.mark.parametrize(
    ("data", "code"), [(b"not a key", "signer.not_pkcs12"), (b"", "signer.not_pkcs12"), (None, "file.unreadable")]
)
def test_a_file_that_is_no_certificate(tmp_path: Path, data: bytes | None, code: str) -> None:
    path = tmp_path / "khóa.p12"
    if data is not None:
        path.write_bytes(data)
    with pytest.raises(UserError) as refused:
        load_signer(path, "x")
    assert refused.value.code == code
