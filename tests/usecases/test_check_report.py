"""The check list on a store in which everything is wrong that can be, and on one in which all is well."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from congdoan_desktop import paths
from congdoan_desktop.domain.period import Period
from congdoan_desktop.domain.records import (
    Dialogue,
    Incident,
    OutgoingPaper,
    OwnPlan,
    Petition,
    PlanTask,
    PreparedPaper,
)
from congdoan_desktop.errors import UserError
from congdoan_desktop.reference.loaded import load
from congdoan_desktop.store import repository
from congdoan_desktop.store.database import Store, create
from congdoan_desktop.texts.report_checks import LATE
from congdoan_desktop.usecases.declare import declare
from congdoan_desktop.usecases.finding import Finding
from congdoan_desktop.usecases.look_at_report import look_at_report
from congdoan_desktop.usecases.overview import overview
from congdoan_desktop.usecases.save_narrative import save_narrative
from congdoan_desktop.usecases.save_record import archive_record, save_record
from tests.domain import samples

REFERENCE = load(paths.resources())
TODAY = date(2026, 6, 10)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with create(tmp_path / "a.congdoan") as opened:
        yield opened


def found(store: Store) -> tuple[Finding, ...]:
    return look_at_report(store, REFERENCE, "ct58", "2026-H1", TODAY).findings


def test_an_empty_store_says_what_comes_first(store: Store) -> None:
    for code, record in (("unit.missing", samples.unit()), ("profile.missing", samples.profile())):
        (first,) = found(store)
        assert (first.code, first.page) == (code, "settings")
        save_record(store, record)
    assert {f.code for f in found(store)} >= {"head_count", "no_survey", "empty_section"}


def test_contradictions_come_first_and_lead_to_their_record(store: Store) -> None:
    save_record(store, samples.unit())
    save_record(store, samples.profile())
    save_record(store, samples.head_count(100))
    save_record(store, samples.activity("much", form="mobile_talk", total=118, women=120))
    save_record(store, samples.activity("gap", form="mobile_talk"))
    save_record(store, samples.activity("later", form="mobile_talk", day=date(2026, 7, 1)))
    save_record(store, samples.course("open", finished=False))
    lines = found(store)
    first = [(f.code, f.record_id) for f in lines if f.severity == "contradiction"]
    assert set(first) == {("more_than_total", "much"), ("more_than_workers", "much")}
    assert [f.severity for f in lines] == sorted((f.severity for f in lines), key=("contradiction missing hint").find)
    assert {(f.code, f.page, f.record_id) for f in lines} >= {
        ("no_attendance", "activities", "gap"),
        ("no_result", "training", "open"),
    }
    assert "later" not in {f.record_id for f in lines}


def test_what_is_written_is_no_longer_missing(store: Store) -> None:
    save_record(store, samples.unit())
    save_record(store, samples.profile())
    empty = {f.section: f.sentence for f in found(store) if f.code == "empty_section"}
    assert empty["review.limits"] == "Chưa viết mục III.2. Hạn chế"
    asked = set(empty)
    save_narrative(store, "ct58", "2026-H1", "review.limits", "Còn ít buổi.")
    assert asked - {f.section for f in found(store) if f.code == "empty_section"} == {"review.limits"}


def test_the_overview_shows_what_is_due_how_far_and_what_was_last(store: Store) -> None:
    save_record(store, samples.unit(kind="private_enterprise"))
    save_record(store, samples.head_count(240))
    for number in range(7):
        save_record(
            store, samples.activity(f"a{number}", form="mobile_talk", day=date(2026, 5, 10 + number), total=number)
        )
    archive_record(store, type(samples.activity("a6")), "a6")
    seen = overview(store, REFERENCE, Period(year=2026, half=1), TODAY)
    assert [one.activity.id for one in seen.recent] == ["a5", "a4", "a3", "a2", "a1"]
    assert {"ct58-half", "survey-half"} <= {work.due.code for work in seen.due}
    reached = next(t for t in seen.targets if t.code == "T01")
    assert (reached.figure.low, reached.figure.high, reached.figure.den) == (5, 15, 240)


def test_a_record_that_cannot_be_kept_names_its_fields(store: Store) -> None:
    with pytest.raises(UserError) as refused:
        save_record(store, samples.activity("x", title="", form=""))
    assert refused.value.values["fields"] == "title, form"


@pytest.mark.parametrize(("value", "codes"), [(None, {"range"}), (150, set()), (201, {"range", "declared_outside"})])
def test_a_number_declared_for_the_year_is_looked_at_in_the_report_on_its_second_half(
    store: Store, value: int | None, codes: set[str]
) -> None:
    for record in (samples.unit(), samples.profile(), samples.head_count(240)):
        save_record(store, record)
    for number, month in enumerate((3, 8)):
        held = samples.activity(f"a{number}", form="mobile_talk", day=date(2026, month, 1), total=100)
        save_record(store, held)
    if value is not None:
        declare(store, "2026-H2", "reached", value, "sổ chấm công")
    findings = look_at_report(store, REFERENCE, "ct58", "2026-H2", date(2026, 12, 20)).findings
    assert {finding.code for finding in findings} & {"range", "declared_outside"} == codes


def codes(found: tuple[Finding, ...]) -> dict[str, Finding]:
    return {finding.code: finding for finding in found}


@pytest.fixture
def union(store: Store) -> Store:
    for record in (samples.unit(kind="private_enterprise"), samples.profile(), samples.head_count(240)):
        save_record(store, record)
    return store


def seen(store: Store, period: str, today: date) -> dict[str, Finding]:
    return codes(look_at_report(store, REFERENCE, "ct58", period, today).findings)


def test_duties_of_the_period_that_are_late_are_named_and_lead_to_their_place(union: Store) -> None:
    assert "late_report" not in seen(union, "2026-H1", date(2026, 6, 15))
    found = seen(union, "2026-H1", date(2026, 7, 5))
    assert "15/6/2026" in found["late_report"].sentence
    assert (found["late_duty"].page, found["late_duty"].record_id) == ("survey", "new@2026-H1")
    assert "late_duty" not in seen(union, "2026-H2", date(2026, 7, 5))
    assert all(found[code].severity == "hint" for code in ("late_report", "late_duty"))


def test_a_late_report_opens_that_report(union: Store) -> None:
    late = look_at_report(union, REFERENCE, "ct58", "2026", date(2026, 7, 5)).findings
    places = {(finding.page, finding.record_id) for finding in late if finding.code == "late_duty"}
    assert ("report", "ct58@2026-H1") in places


def test_a_survey_that_nobody_closed_is_missing_in_the_report(union: Store) -> None:
    save_record(union, samples.survey("s", closed_on=None))
    save_record(union, samples.survey("next", period="2026-H2", closed_on=None))
    found = seen(union, "2026-H1", date(2026, 7, 5))
    assert (found["survey_open"].record_id, found["survey_open"].severity) == ("s", "missing")
    assert found["late_duty"].record_id == "s"


def test_what_was_left_over_in_the_period_is_named(union: Store) -> None:
    planned = samples.activity("p", day=date(2026, 6, 1), form="mobile_talk", is_planned=True, title="Buổi dự kiến")
    for record in (
        planned,
        Petition(id="k", raised_on=date(2026, 5, 1), content="Lán nghỉ trưa", due_on=date(2026, 6, 20)),
        Petition(id="later", raised_on=date(2026, 5, 1), content="Đường vào nương", due_on=date(2026, 7, 20)),
        Incident(id="v", title="Xe trượt bánh", happened_on=date(2026, 6, 12)),
        OwnPlan(id="o", title="Kế hoạch", year=2026),
        PlanTask(id="t", plan_id="o", content="Tập huấn", due_on=date(2026, 5, 30)),
    ):
        save_record(union, record)
    found = seen(union, "2026-H1", date(2026, 8, 1))
    named = [code for code in found if code.startswith("late_") and code != "late_duty"]
    late = {code: (found[code].page, found[code].record_id) for code in named}
    assert late == {
        "late_report": ("report", ""),
        "late_activity": ("activities", "p"),
        "late_petition": ("opinions", "k"),
        "late_incident": ("opinions", "v"),
        "late_task": ("plans", "t"),
    }
    assert found["late_activity"].severity == "missing"
    assert "Lán nghỉ trưa" in found["late_petition"].sentence


def test_a_report_out_for_signature_and_numbers_that_wait_are_named(union: Store) -> None:
    with union.atomic():
        for code, kind in (("mine", "ct58"), ("other", "dot")):
            repository.save(
                union,
                PreparedPaper(
                    id=code,
                    report_kind=kind,
                    period="2026-H1",
                    way="by_hand",
                    prepared_at="2026-06-10T02:00:00Z",
                    file_stem="a",
                    report_json="{}",
                    pdf_sha256="",
                    pdf_size=1,
                ),
            )
            reserved = OutgoingPaper(id=f"n{code}", year=2026, number=len(code), state="reserved", paper_id=code)
            repository.save(union, reserved)
    found = seen(union, "2026-H1", TODAY)
    assert (found["paper_waiting"].page, found["paper_waiting"].record_id) == ("exchange", "mine")
    assert (found["number_waiting"].record_id, "05" in found["number_waiting"].sentence) == ("nother", True)


def test_figures_of_courses_and_dialogues_that_contradict_each_other_are_named(union: Store) -> None:
    save_record(union, samples.course("c", minority=5))
    save_record(union, samples.participant("p", "c"))
    save_record(
        union,
        Dialogue(
            id="d", title="Đối thoại", kind="periodic", held_on=date(2026, 5, 2), worker_named=5, worker_present=9
        ),
    )
    found = seen(union, "2026-H1", TODAY)
    assert found["minority_more"].record_id == "c"
    assert (found["more_than_total"].record_id, found["more_than_total"].page) == ("d", "opinions")
    assert "Số có mặt bên người lao động" in found["more_than_total"].sentence


def test_each_sentence_of_what_is_late_is_in_words() -> None:
    steps = {"answer", "minutes", "publish"}
    assert {"task", "activity", "petition", "incident", "sheets", *steps} == set(LATE)
    assert all("{day}" in words and "{title}" in words for words in LATE.values())
