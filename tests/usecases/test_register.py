"""One sequence of numbers a year, whoever made the paper; nothing is taken out, nothing is used twice."""

import sqlite3
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from congdoan_desktop.domain.records import IssuedReport, OutgoingPaper, OwnPlan
from congdoan_desktop.errors import UserError
from congdoan_desktop.reference.loaded import Reference
from congdoan_desktop.store import migrations, repository
from congdoan_desktop.store.database import Store, create, open_store
from congdoan_desktop.usecases.register import (
    edit,
    enter_outside,
    next_number,
    out_of_order,
    register_of,
    take_number,
    void,
    years_of,
)
from tests.fixtures.signing_desk import prepared

DAY = date(2026, 6, 15)


def paper(number: int, *, day: date | None = DAY, state: str = "issued", paper_id: str = "") -> OutgoingPaper:
    return OutgoingPaper(
        id=repository.new_id(),
        year=2026,
        number=number,
        state=state,
        issued_on=day,
        type_name="Công văn",
        subject="Về việc nghỉ lễ",
        paper_id=paper_id,
    )


def states(db: Store) -> list[tuple[int, str]]:
    return [(line.number, line.state) for line in register_of(db, 2026)]


def refused(code: str, error: pytest.ExceptionInfo[UserError]) -> bool:
    return error.value.code == code


def test_numbers_leapt_over_are_entered_and_can_still_be_used(store: Store) -> None:
    take_number(store, paper(2))
    take_number(store, paper(5))
    assert states(store) == [(1, "skipped"), (2, "issued"), (3, "skipped"), (4, "skipped"), (5, "issued")]
    assert register_of(store, 2026)[2].note == "Bỏ trống khi cấp số 5 (15/6/2026)"
    entered = enter_outside(store, paper(4))
    assert states(store)[3] == (4, "issued")
    assert (entered.note, entered.subject) == ("", "Về việc nghỉ lễ")
    assert next_number(store, 2026) == 6
    assert (next_number(store, 2027), years_of(store)) == (1, (2026,))


@pytest.mark.parametrize("state", ["issued", "reserved"])
def test_no_number_is_given_twice(store: Store, state: str) -> None:
    take_number(store, paper(1, state=state, paper_id="p"))
    for other in (paper(1, paper_id="q"), paper(1)):
        with pytest.raises(UserError) as error:
            take_number(store, other)
        assert refused("report.number_taken", error)
    assert [line.paper_id for line in register_of(store, 2026)] == ["p"]


def test_a_number_kept_for_a_paper_is_that_paper_s(store: Store) -> None:
    kept = take_number(store, paper(1, state="reserved", paper_id="p"))
    issued = take_number(store, paper(1, paper_id="p"))
    assert (issued.id, issued.state) == (kept.id, "issued")


def test_a_slip_of_the_finger_does_not_fill_the_register(store: Store) -> None:
    with pytest.raises(UserError) as error:
        take_number(store, paper(5000))
    assert refused("register.too_far", error)
    assert states(store) == []


def test_a_number_is_made_void_with_a_reason_and_stays_so(store: Store) -> None:
    take_number(store, paper(2, state="reserved", paper_id="p"))
    first, second = register_of(store, 2026)
    with pytest.raises(UserError) as error:
        void(store, second.id, "  ")
    assert refused("register.no_reason", error)
    assert void(store, second.id, " in hỏng ").note == "Hủy số: in hỏng"
    void(store, first.id, "không dùng")
    assert states(store) == [(1, "void"), (2, "void")]
    assert next_number(store, 2026) == 3
    for number in (1, 2):
        with pytest.raises(UserError) as error:
            take_number(store, paper(number, paper_id="p"))
        assert refused("report.number_taken", error)
    with pytest.raises(UserError) as error:
        void(store, second.id, "lần nữa")
    assert refused("store.register_locked", error)


def test_the_number_of_a_paper_that_waits_is_not_made_void(union: Store, reference: Reference, tmp_path: Path) -> None:
    prepared(union, reference, tmp_path, "other_program", 1)
    with pytest.raises(UserError) as error:
        void(union, register_of(union, 2026)[0].id, "thôi")
    assert refused("register.waiting", error)


@pytest.mark.parametrize("lacking", [{"issued_on": None}, {"type_name": " "}, {"subject": ""}, {"number": 0}])
def test_a_paper_from_outside_is_entered_whole(store: Store, lacking: dict[str, object]) -> None:
    with pytest.raises(UserError) as error:
        enter_outside(store, replace(paper(1), **lacking))  # type: ignore[arg-type]
    assert refused("register.incomplete", error)


def test_what_may_change_changes(store: Store) -> None:
    line = take_number(store, paper(1, paper_id="p"))
    kept = edit(store, replace(line, sent_on=DAY, received_by="Lò Thị Mai", subject="khác", number=7))
    assert (kept.sent_on, kept.received_by, kept.subject, kept.number) == (DAY, "Lò Thị Mai", "Về việc nghỉ lễ", 1)
    assert register_of(store, 2026) == (kept,)


def test_a_plan_that_was_given_its_number_before_counts(store: Store) -> None:
    plan = OwnPlan(id="plan", title="Kế hoạch", year=2026, number=3, issued_on=DAY)
    repository.save(store, plan)
    assert next_number(store, 2026) == 4
    with pytest.raises(UserError) as error:
        take_number(store, paper(3))
    assert refused("report.number_taken", error)
    assert states(store) == [(3, "issued")]
    assert register_of(store, 2026)[0].subject == "Kế hoạch"
    take_number(store, paper(4))
    assert states(store) == [(1, "skipped"), (2, "skipped"), (3, "issued"), (4, "issued")]
    assert repository.get(store, OutgoingPaper, "plan") is None  # it follows the plan still
    enter_outside(store, paper(3))  # the plan itself, for instance
    assert [line.subject for line in register_of(store, 2026) if line.number == 3] == ["Về việc nghỉ lễ"]


def test_the_line_of_a_plan_is_written_in(store: Store) -> None:
    repository.save(store, OwnPlan(id="plan", title="Kế hoạch", year=2026, number=3, issued_on=DAY))
    (line,) = register_of(store, 2026)
    edit(store, replace(line, sent_on=DAY, copies=4))
    (kept,) = register_of(store, 2026)
    assert (kept.number, kept.sent_on, kept.copies, kept.subject) == (3, DAY, 4, "Kế hoạch")


def test_a_plan_takes_the_number_it_was_given(store: Store) -> None:
    repository.save(store, OwnPlan(id="plan", title="Kế hoạch", year=2026, number=3))
    take_number(store, paper(3, paper_id="p"), window="plan")
    assert states(store) == [(1, "skipped"), (2, "skipped"), (3, "issued")]


def test_a_day_out_of_order_is_told(store: Store) -> None:
    line = take_number(store, paper(1))
    assert out_of_order(store, 2, DAY) is None
    assert out_of_order(store, 2, date(2026, 6, 14)) == line


def test_reports_of_an_older_program_stand_in_the_register(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "old.congdoan"
    with monkeypatch.context() as older:
        older.setattr(migrations, "STEPS", migrations.STEPS[:3])
        create(path).close()
    with sqlite3.connect(path) as old:
        old.execute(
            "INSERT INTO issued_reports (id, report_kind, period, number, year, revision, issued_on, subject, "
            "signer_name, file_stem, report_json, pdf_sha256, xlsx_sha256, replaces, version, updated_at, folded, "
            "exact) "
            "VALUES ('r', 'ct58', '2026-H1', 2, 2026, 1, '2026-06-15', 'Kết quả', 'Lò Văn A', 'x', ?, '', '', '', 1, "
            "'2026-06-15T00:00:00Z', '', '')",
            ('{"document": {"type_name": "Báo cáo", "code_notation": "BC-CĐCS"}}',),
        )
    old.close()
    with open_store(path) as store:
        report = repository.get(store, IssuedReport, "r")
        assert report is not None and (report.notation, report.type_name, report.way) == (
            "BC-CĐCS",
            "Báo cáo",
            "program",
        )
        assert states(store) == [(2, "issued")]
        assert repository.find(store, OutgoingPaper, text="ket qua")[0].paper_id == "r"
        assert (next_number(store, 2026), years_of(store)) == (3, (2026,))
        with pytest.raises(UserError) as error:
            take_number(store, paper(2))
        assert refused("report.number_taken", error)
        take_number(store, paper(3))
        assert repository.count(store, OutgoingPaper) == 3
        assert states(store) == [(1, "skipped"), (2, "issued"), (3, "issued")]
        assert register_of(store, 2026)[1].notation == "BC-CĐCS"
