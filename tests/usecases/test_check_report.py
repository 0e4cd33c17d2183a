"""The check list on a store in which everything is wrong that can be, and on one in which all is well."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from congdoan_desktop import paths
from congdoan_desktop.domain.period import Period
from congdoan_desktop.errors import UserError
from congdoan_desktop.reference.loaded import load
from congdoan_desktop.store.database import Store, create
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
