"""A paper goes out to be signed elsewhere: final, with its number kept for it, and once only."""

from dataclasses import replace
from pathlib import Path

import pytest

from congdoan_desktop.domain.records import OwnPlan, PreparedPaper
from congdoan_desktop.errors import UserError
from congdoan_desktop.files import sha256
from congdoan_desktop.handoff.attachments import read_attachments
from congdoan_desktop.handoff.report_json import NAME, decode
from congdoan_desktop.handoff.workbook_part import read_report
from congdoan_desktop.reference.loaded import Reference
from congdoan_desktop.store import repository
from congdoan_desktop.store.database import Store
from congdoan_desktop.usecases.prepare_paper import (
    PrepareRequest,
    Way,
    drop,
    given_out,
    issued_stem,
    prepare,
    strip_of,
    waiting,
)
from congdoan_desktop.usecases.register import next_number, register_of
from congdoan_desktop.usecases.sign_report import sign_report
from congdoan_desktop.usecases.signed_files import WORKBOOK_NAME
from tests.fixtures.signing_desk import NOW, a_signer, prepared, sign_request
from tests.independent.verapdf import verapdf


def states(db: Store) -> list[tuple[int, str]]:
    return [(line.number, line.state) for line in register_of(db, 2026)]


def test_a_paper_for_another_program_carries_data_and_workbook(
    union: Store, reference: Reference, tmp_path: Path
) -> None:
    given = prepared(union, reference, tmp_path, "other_program", 4)
    pdf, record = given.pdf.read_bytes(), given.record
    assert given.pdf.name.endswith("_BC_00004_V1_20260630_CT58_CHO-KY.pdf")
    assert (record.pdf_sha256, record.pdf_size) == (sha256(pdf), len(pdf))
    assert (record.number, record.issued_on, record.control_code) == (4, NOW.date(), "")
    inside = read_attachments(pdf)
    assert inside[NAME].decode() == record.report_json == read_report(inside[WORKBOOK_NAME]).decode()
    assert decode(inside[NAME]).document.code_number == 4
    assert states(union) == [(1, "skipped"), (2, "skipped"), (3, "skipped"), (4, "reserved")]
    assert (next_number(union, 2026), waiting(union)) == (5, (record,))
    assert verapdf([given.pdf], "3u", tmp_path / "vera") == {given.pdf: []}


def test_a_paper_for_the_pen_has_blanks_and_a_strip_on_every_page(
    union: Store, reference: Reference, tmp_path: Path
) -> None:
    record = prepared(union, reference, tmp_path, "by_hand").record
    report = decode(record.report_json.encode())
    assert (record.number, record.issued_on, report.document.code_number) == (None, None, None)
    assert record.file_stem.endswith("_BC_00000_V1_NHAP_CT58_CHO-KY")
    assert record.control_code == strip_of(record.report_json.encode()).code
    assert states(union) == []
    again = given_out(report, record.report_json.encode(), "by_hand")
    assert sha256(again.pdf) == record.pdf_sha256
    assert WORKBOOK_NAME not in read_attachments(again.pdf)


@pytest.mark.parametrize("blank", ["number", "issued_on"])
def test_another_program_signs_no_paper_without_number_and_day(
    union: Store, reference: Reference, tmp_path: Path, blank: str
) -> None:
    request = PrepareRequest(
        kind="ct58",
        period="2026-H1",
        way="other_program",
        number=1,
        issued_on=NOW.date(),
        made_at=NOW,
        folder=tmp_path / "đã ký",
    )
    with pytest.raises(UserError) as error:
        prepare(union, reference, replace(request, **{blank: None}))  # type: ignore[arg-type]
    assert error.value.code == "prepare.number_missing"
    assert not request.folder.exists()


@pytest.mark.parametrize("way", ["other_program", "by_hand"])
def test_while_a_paper_waits_nothing_on_the_same_is_made(
    union: Store, reference: Reference, tmp_path: Path, way: Way
) -> None:
    name = prepared(union, reference, tmp_path, way, 1).pdf.name
    with pytest.raises(UserError) as error:
        prepared(union, reference, tmp_path, "by_hand", 2)
    assert (error.value.code, error.value.values["name"]) == ("prepare.waiting", name)
    with pytest.raises(UserError) as error:
        sign_report(union, reference, sign_request(tmp_path, 2), a_signer("A", "B")[1])
    assert error.value.code == "prepare.waiting"
    assert states(union) == [(1, "reserved")]


def test_a_paper_that_is_dropped_makes_its_number_void(union: Store, reference: Reference, tmp_path: Path) -> None:
    first = prepared(union, reference, tmp_path, "other_program", 1)
    with pytest.raises(UserError) as error:
        drop(union, first.record.id, " ")
    assert error.value.code == "prepare.no_reason"
    drop(union, first.record.id, "sai trích yếu")
    (line,) = register_of(union, 2026)
    assert (line.state, line.note) == ("void", "Hủy số: sai trích yếu")
    assert waiting(union) == ()
    with pytest.raises(UserError) as error:
        drop(union, first.record.id, "lần nữa")
    assert error.value.code == "prepare.not_waiting"
    assert first.pdf.exists()


def test_a_dropped_paper_of_the_same_name_is_left_alone(union: Store, reference: Reference, tmp_path: Path) -> None:
    first = prepared(union, reference, tmp_path, "by_hand")
    old = first.pdf.read_bytes()
    drop(union, first.record.id, "in hỏng")
    second = prepared(union, reference, tmp_path, "by_hand")
    assert (second.pdf.name, first.pdf.read_bytes()) == (first.pdf.name.replace("CHO-KY", "CHO-KY-2"), old)
    for record in (first.record, second.record):
        assert issued_stem(record, 12, NOW.date()).endswith("_BC_00012_V1_20260630_CT58")


def test_a_number_that_is_taken_is_given_to_no_other_paper(union: Store, reference: Reference, tmp_path: Path) -> None:
    sign_report(union, reference, sign_request(tmp_path, 1), a_signer("A", "B")[1])
    with pytest.raises(UserError) as error:
        prepared(union, reference, tmp_path, "by_hand", 1)
    assert error.value.code == "report.number_taken"
    assert repository.count(union, PreparedPaper) == 0


def test_a_plan_that_has_its_number_bears_it_on_paper(union: Store, reference: Reference, tmp_path: Path) -> None:
    plan = OwnPlan(id="plan", title="Tuyên truyền năm 2026", year=2026, number=3, issued_on=NOW.date())
    repository.save(union, plan)
    request = PrepareRequest(
        kind="ke-hoach",
        period="plan",
        way="by_hand",
        number=None,
        issued_on=None,
        made_at=NOW,
        folder=tmp_path,
    )
    record = prepare(union, reference, request).record
    assert (record.number, record.issued_on) == (3, NOW.date())
    assert states(union) == [(1, "skipped"), (2, "skipped"), (3, "reserved")]


def test_a_plan_in_the_place_of_another_is_blank_again(union: Store, reference: Reference, tmp_path: Path) -> None:
    plan = OwnPlan(id="plan", title="Tuyên truyền năm 2026", year=2026)
    repository.save(union, plan)
    first = replace(sign_request(tmp_path, 1), kind="ke-hoach", period="plan")
    sign_report(union, reference, first, a_signer("A", "B")[1])
    again = PrepareRequest(
        kind="ke-hoach", period="plan", way="by_hand", number=None, issued_on=None, made_at=NOW, folder=tmp_path
    )
    record = prepare(union, reference, again).record
    assert (record.number, record.issued_on, states(union)) == (None, None, [(1, "issued")])
    assert decode(record.report_json.encode()).revision == 2
