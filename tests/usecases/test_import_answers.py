"""Answers of KoboToolbox and ODK go into the box once, all or none."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from congdoan_desktop.domain.records import SurveyRound
from congdoan_desktop.errors import UserError
from congdoan_desktop.intake.xform_logic import form_of
from congdoan_desktop.store import repository
from congdoan_desktop.store.database import Store, create
from congdoan_desktop.usecases.import_answers import read_export, take_answers
from congdoan_desktop.usecases.survey import close_round, results, sheet_count
from tests.intake.exports import FORM, GOOD, KOBO, as_csv, as_xlsx, kobo_row

READY = form_of(FORM)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with create(tmp_path / "x.cddb") as store:
        asked = SurveyRound(id="r1", title="Đợt", questionnaire="thu@1", period="2026-H1", opened_on=date(2026, 6, 1))
        with store.atomic():
            repository.save(store, asked)
        yield store


def file(tmp_path: Path, data: bytes, name: str = "thu.xlsx") -> Path:
    path = tmp_path / name
    path.write_bytes(data)
    return path


def test_reading_keeps_nothing_and_taking_keeps_all_good_ones(store: Store, tmp_path: Path) -> None:
    rows = [*GOOD, kobo_row("c", "maybe", *[None] * 9)]
    export = read_export(store, "r1", READY, file(tmp_path, as_xlsx(KOBO, rows)))
    assert (export.count, export.already, len(export.answers.refused)) == (2, 0, 1)
    assert sheet_count(store, "r1") == 0
    assert take_answers(store, "r1", READY, export) == 2
    assert sheet_count(store, "r1") == 2


def test_the_same_records_are_not_taken_twice(store: Store, tmp_path: Path) -> None:
    first = file(tmp_path, as_xlsx(KOBO, GOOD))
    export = read_export(store, "r1", READY, first)
    take_answers(store, "r1", READY, export)
    with pytest.raises(UserError) as caught:
        take_answers(store, "r1", READY, export)
    assert caught.value.code == "answers.nothing"
    more = file(tmp_path, as_csv(KOBO, [*GOOD, kobo_row("c", "y", *[None] * 9)]), "thu.csv")
    again = read_export(store, "r1", READY, more)
    assert (again.count, again.already) == (1, 2)
    assert take_answers(store, "r1", READY, again) == 1
    assert sheet_count(store, "r1") == 3


def test_they_count_as_any_other_sheet(store: Store, tmp_path: Path) -> None:
    rows = [kobo_row(str(number), "y" if number < 8 else "n", *[None] * 9) for number in range(12)]
    take_answers(store, "r1", READY, read_export(store, "r1", READY, file(tmp_path, as_xlsx(KOBO, rows))))
    closed = close_round(store, "r1", date(2026, 6, 20), READY)
    assert closed.valid == 12 and results(store, "r1") is not None
    with pytest.raises(UserError) as caught:
        take_answers(store, "r1", READY, read_export(store, "r1", READY, file(tmp_path, as_xlsx(KOBO, rows))))
    assert caught.value.code == "survey.closed"
