"""The province answers about every file; the unit takes the answer in, once, from nobody else."""

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import jsonschema
import pytest

from congdoan_desktop.domain.records import (
    HandOver,
    IssuedReport,
    MadeReceipt,
    ReceiptLine,
    ReceivedFile,
    ReceivedReport,
)
from congdoan_desktop.errors import UserError
from congdoan_desktop.files import sha256
from congdoan_desktop.handoff.receipt_json import decode, encode, read_receipt
from congdoan_desktop.paths import resources
from congdoan_desktop.store import repository
from congdoan_desktop.store.database import Store, open_store
from congdoan_desktop.usecases.incoming import found_in
from congdoan_desktop.usecases.province import make_receipt as make_receipt_module
from congdoan_desktop.usecases.province.make_receipt import Answer, Made, files_of_batch, make_receipt
from congdoan_desktop.usecases.start_union import start_union
from congdoan_desktop.usecases.take_pack import look_at_pack, take_pack
from congdoan_desktop.usecases.take_receipt import answers, look_at_receipt, take_receipt
from congdoan_desktop.usecases.taken_packs import reference_of
from tests.fixtures.packs import NOW, another_office, give_out, office, the_plan
from tests.fixtures.province_store import TEA, make_province
from tests.fixtures.union import HEAD_COUNT, PROFILE, UNIT

LATER = NOW + timedelta(days=2)
PDF, WORKBOOK, FOREIGN = (sha256(name.encode()) for name in ("paper", "workbook", "of others"))


def came(digest: str, outcome: str, *codes: str, reason: str = "") -> ReceivedFile:
    return ReceivedFile(
        id=digest,
        name=f"{digest[:6]}.pdf",
        size=1000,
        kind="pdf",
        came_at="2026-06-15T03:00:00+00:00",
        batch="lan-1",
        source="KINGSTON",
        outcome=outcome,
        codes=codes,
        reason=reason,
        unit_id=TEA.id,
    )


@pytest.fixture(scope="module")
def province(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    path = tmp_path_factory.mktemp("province") / "tinh.congdoan"
    make_province(path)
    with open_store(path) as store:
        yield store


@pytest.fixture(scope="module")
def first_pack(province: Store) -> bytes:
    made = give_out(province, province.path.parent / "packs", the_plan(province), trust=office().trust())
    return made.pdf.read_bytes()


@pytest.fixture
def unit(tmp_path: Path, first_pack: bytes) -> Iterator[Store]:
    """A unit that trusts the province and has handed up a report."""
    path = tmp_path / "don-vi.congdoan"
    start_union(path, replace(UNIT, code=TEA.code), PROFILE, HEAD_COUNT)
    with open_store(path) as store:
        seen = look_at_pack(store, reference_of(store), first_pack, "bo.pdf", NOW)
        take_pack(store, seen, NOW, fingerprint=sha256(office().authority.certificate))
        repository.save(store, issued())
        yield store


def issued() -> IssuedReport:
    return IssuedReport(
        id="bao-cao",
        report_kind="ct58",
        period="2026-H1",
        number=5,
        year=2026,
        revision=1,
        issued_on=date(2026, 6, 14),
        subject="Kết quả",
        signer_name="Lò Văn Thịnh",
        file_stem="LC014_BC_00005",
        report_json="{}",
        pdf_sha256=PDF,
        xlsx_sha256=WORKBOOK,
    )


def answer(store: Store, *files: ReceivedFile, days: int = 0) -> Made:
    with store.atomic():
        for one in files:
            repository.save(store, one)
    at = NOW + timedelta(days=days)
    return make_receipt(
        store, Answer(files=files, made_at=at, folder=store.path.parent / "bien-nhan", batch="lan-1"), office().own
    )


def test_the_answer_comes_home_once(province: Store, unit: Store, tmp_path: Path) -> None:
    made = answer(province, came(PDF, "accepted"), came(WORKBOOK, "accepted"), came(FOREIGN, "refused", "not_signed"))
    data = made.pdf.read_bytes()
    assert [line.outcome for line in read_receipt(data).lines] == ["accepted", "accepted", "refused"]
    assert repository.get(province, MadeReceipt, made.record.id) == made.record
    assert {one.id for one in files_of_batch(province, "lan-1")} >= {PDF, WORKBOOK, FOREIGN}
    seen = look_at_receipt(unit, data, "phieu.pdf", LATER)
    assert {line.file_sha256 for line in seen.lines} == {PDF, WORKBOOK}
    assert (take_receipt(unit, seen), take_receipt(unit, seen)) == (2, 0)
    assert answers(unit)["bao-cao"].outcome == "accepted"
    again = look_at_receipt(unit, data, "phieu.pdf", LATER)
    assert again.is_taken
    (tmp_path / "phieu.pdf").write_bytes(data)
    (found,) = found_in(unit, (tmp_path / "phieu.pdf",))
    assert (found.kind, found.number, found.is_taken) == ("receipt", made.record.number, True)


def test_of_two_answers_the_later_one_counts_whichever_comes_first(province: Store, unit: Store) -> None:
    first = answer(province, came(PDF, "accepted"), days=1)
    back = answer(province, came(PDF, "sent_back", "part_above_whole|workers_women|11|workers_total|10"), days=2)
    for made in (back, first):
        take_receipt(unit, look_at_receipt(unit, made.pdf.read_bytes(), "phieu.pdf", LATER))
    found = answers(unit)["bao-cao"]
    assert (found.outcome, found.receipt_number) == ("sent_back", back.record.number)
    assert found.codes == ("part_above_whole|workers_women|11|workers_total|10",)


def test_a_file_known_from_the_journal_alone_is_answered_too(province: Store, unit: Store) -> None:
    with unit.atomic():
        repository.save(
            unit,
            HandOver(
                id="dong",
                at="2026-06-14T01:00:00+00:00",
                way="drive",
                paper_id="da-quen",
                file_name="x.pdf",
                sha256=FOREIGN,
                size=1,
                destination="E:",
            ),
        )
    made = answer(province, came(FOREIGN, "sent_back", reason="Thiếu Biểu 04"), days=3)
    take_receipt(unit, look_at_receipt(unit, made.pdf.read_bytes(), "phieu.pdf", LATER))
    assert answers(unit)["da-quen"].reason == "Thiếu Biểu 04"


def test_what_is_not_to_be_believed(province: Store, unit: Store, tmp_path: Path) -> None:
    good = answer(province, came(PDF, "accepted"), days=4).pdf.read_bytes()
    changed = bytearray(good)
    changed[len(changed) // 3] ^= 1
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("congdoan_desktop.usecases.province.make_receipt._check", lambda *_: None)
        signers = {"forged": another_office().own, "by a unit": office().unit}
        made = {}
        for name, signer in signers.items():
            order = Answer(files=(came(PDF, "accepted"),), made_at=LATER, folder=tmp_path / name)
            made[name] = make_receipt(province, order, signer).pdf.read_bytes()
    others = answer(province, came(sha256(b"nobody's"), "accepted"), days=5).pdf.read_bytes()
    wanted = {
        "receipt.changed": bytes(changed),
        "receipt.not_ours": others,
        "receipt.not_a_receipt": (province.path.parent / "packs").glob("*.pdf").__next__().read_bytes(),
    }
    for code, data in wanted.items():
        with pytest.raises(UserError, match=code):
            look_at_receipt(unit, data, "phieu.pdf", LATER)
    for data in made.values():
        with pytest.raises(UserError, match=r"receipt\.(forged|changed)"):
            look_at_receipt(unit, data, "phieu.pdf", LATER)
    assert repository.find(unit, ReceiptLine) == ()


def test_nobody_is_believed_before_the_first_pack(province: Store, tmp_path: Path) -> None:
    start_union(tmp_path / "moi.congdoan", UNIT, PROFILE, HEAD_COUNT)
    made = answer(province, came(PDF, "accepted"), days=6)
    with open_store(tmp_path / "moi.congdoan") as store, pytest.raises(UserError, match=r"receipt\.no_trust"):
        look_at_receipt(store, made.pdf.read_bytes(), "phieu.pdf", LATER)


def test_a_unit_cannot_answer_for_the_province(province: Store, tmp_path: Path) -> None:
    order = Answer(files=(came(PDF, "accepted"),), made_at=LATER, folder=tmp_path)
    with pytest.raises(UserError, match=r"receipt\.not_own_signer"):
        make_receipt(province, order, office().unit)
    assert list(tmp_path.glob("*.pdf")) == []
    with pytest.raises(UserError, match=r"receipt\.nothing"):
        make_receipt(province, replace(order, files=()), office().own)


BAD = [
    ("schema", "congdoan-receipt/1", "congdoan-receipt/2"),
    ("digest", PDF, PDF[:-1] + "x"),
    ("outcome", '"accepted"', '"perhaps"'),
    ("number", '"number": ', '"number": -'),
]


@pytest.mark.parametrize(("name", "good", "bad"), BAD, ids=[case[0] for case in BAD])
def test_data_that_no_receipt_can_hold(province: Store, name: str, good: str, bad: str) -> None:
    data = encode(read_receipt(answer(province, came(PDF, "accepted"), days=7).pdf.read_bytes())).decode()
    assert good in data
    with pytest.raises(UserError, match=r"receipt\.(invalid|too_new)"):
        decode(data.replace(good, bad).encode())


def test_the_schema_describes_what_is_written(province: Store) -> None:
    schema = json.loads((resources() / "province" / "receipt.schema.json").read_text("utf-8"))
    data = json.loads(encode(read_receipt(answer(province, came(PDF, "accepted"), days=8).pdf.read_bytes())))
    jsonschema.validate(data, schema, format_checker=jsonschema.FormatChecker())
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(data | {"number": 0}, schema)


def test_what_is_to_be_mended_stands_first_and_what_was_taken_in_takes_few_words(province: Store) -> None:
    report = ReceivedReport(
        id="a" * 32,
        unit_id=TEA.id,
        unit_code=TEA.code,
        report_kind="ct58",
        period="2026-H1",
        base_period="2026-H1",
        revision=1,
        number=5,
        notation="BC-CĐCS",
        issued_on=date(2026, 6, 14),
        subject="Kết quả",
        made_at="2026-06-14T08:00:00+07:00",
        received_at="2026-06-15T03:00:00+00:00",
        way="signed",
        signature="valid",
        signer_print="b" * 64,
        file_name="x.pdf",
        file_sha256=PDF,
        data_sha256="c" * 64,
        came_on=date(2026, 6, 15),
    )
    repository.save(province, report)
    good = replace(came(PDF, "accepted"), report_id=report.id, name="LC014_BC_00005_V1_20260614_CT58.pdf")
    answered = Answer(
        files=(good, came(FOREIGN, "sent_back", reason="Thiếu Biểu 04")), made_at=NOW, folder=province.path.parent
    )
    _, drawn = make_receipt_module._drawn(province, answered)
    assert [table.code for table in drawn.annexes] == ["01", "02"]
    to_mend, taken = drawn.annexes
    assert [row[4:6] for row in to_mend.rows] == [("Cần bổ sung", "Thiếu Biểu 04.")]
    whose, file = f"LC014 {TEA.short_name}", f"PDF {' '.join(PDF[at : at + 4] for at in range(0, 16, 4))}"
    assert taken.rows == ((1, whose, "6 tháng đầu năm 2026, V1, số 05/BC-CĐCS", file),)
    repository.save(province, replace(report, id="d" * 32, number=None, notation=""))
    unnumbered = replace(good, report_id="d" * 32)
    _, drawn = make_receipt_module._drawn(province, replace(answered, files=(unnumbered,)))
    (taken,) = drawn.annexes
    assert (taken.code, taken.rows[0][2]) == ("02", "6 tháng đầu năm 2026, V1")
