"""Questionnaires of a union in its store: what a round asks never changes."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from congdoan_desktop.domain.records import SurveyRound
from congdoan_desktop.errors import UserError
from congdoan_desktop.store import repository
from congdoan_desktop.store.database import Store, create
from congdoan_desktop.store.survey_forms import (
    StoredForm,
    archive_form,
    keep_form,
    rounds_of,
    stored_form,
    stored_forms,
)

ONE = StoredForm(reference="a@1", code="a", version="1", title="Phiếu A", form=b"{}", xlsform=b"PK")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with create(tmp_path / "x.cddb") as store:
        with store.atomic():
            keep_form(store, ONE)
        yield store


def ask(store: Store, reference: str) -> None:
    with store.atomic():
        repository.save(
            store,
            SurveyRound(id="r1", title="Đợt 1", questionnaire=reference, period="2026-H1", opened_on=date(2026, 6, 1)),
        )


def test_what_is_kept_comes_back(store: Store) -> None:
    assert stored_form(store, "a@1") == ONE
    assert stored_form(store, "a@2") is None


def test_until_a_round_asks_it_a_questionnaire_may_change(store: Store) -> None:
    changed = replace(ONE, title="Phiếu A mới", xlsform=b"PK2")
    with store.atomic():
        keep_form(store, changed)
    assert stored_form(store, "a@1") == changed


def test_what_a_round_asks_is_locked(store: Store) -> None:
    ask(store, "a@1")
    with pytest.raises(UserError) as caught, store.atomic():
        keep_form(store, replace(ONE, title="Anders"))
    assert caught.value.code == "store.form_locked"
    assert stored_form(store, "a@1") == ONE and rounds_of(store, "a@1") == 1
    with store.atomic():
        archive_form(store, "a@1", date(2026, 7, 1))  # to put it away changes nothing in it


def test_the_archive_keeps_them_out_of_the_list(store: Store) -> None:
    with store.atomic():
        keep_form(store, replace(ONE, reference="a@10", version="10"))
        keep_form(store, replace(ONE, reference="a@2", version="2"))
        archive_form(store, "a@1", date(2026, 7, 1))
    assert [one.reference for one in stored_forms(store)] == ["a@2", "a@10"]
    assert [one.reference for one in stored_forms(store, archived=True)] == ["a@1"]
    assert len(stored_forms(store, archived=None)) == 3
    with store.atomic():
        archive_form(store, "a@1", None)
    assert len(stored_forms(store)) == 3
