"""A declared number narrows the range of the report, with its evidence, and can be taken back."""

from datetime import date

import pytest

from congdoan_desktop.domain.period import Period
from congdoan_desktop.domain.records import Activity, Declaration
from congdoan_desktop.domain.report import TargetResult
from congdoan_desktop.errors import UserError
from congdoan_desktop.reference.loaded import Reference
from congdoan_desktop.store import repository
from congdoan_desktop.store.database import Store
from congdoan_desktop.usecases.declare import declare, declared_for, open_range, withdraw
from congdoan_desktop.usecases.overview import overview

TODAY, HALF = date(2026, 6, 30), Period(year=2026, half=1)


@pytest.fixture
def store(union: Store) -> Store:
    for number, total in enumerate((120, 90)):
        activity = Activity(
            id=f"a{number}", title=f"Buổi {number}", held_on=date(2026, 5, 18 + number), form="lecture", total=total
        )
        repository.save(union, activity)
    return union


def reached(store: Store, reference: Reference) -> TargetResult:
    found = overview(store, reference, HALF, TODAY).targets
    return next(result for result in found if result.code == "T01")


def test_the_number_stands_in_the_target_as_an_estimate(store: Store, reference: Reference) -> None:
    assert (reached(store, reference).figure.low, reached(store, reference).figure.high) == (120, 210)
    declare(store, "2026-H1", "reached", 190, "Sổ chấm công")
    figure = reached(store, reference).figure
    assert (figure.low, figure.high, figure.estimated) == (190, 190, True)


def test_a_second_declaration_replaces_the_first(store: Store, reference: Reference) -> None:
    declare(store, "2026-H1", "reached", 190, "Sổ chấm công")
    declare(store, "2026-H1", "reached", 180, "Danh sách tổ")
    assert [d.value for d in repository.find(store, Declaration)] == [180]
    assert reached(store, reference).figure.low == 180


def test_it_can_be_taken_back_and_given_again(store: Store, reference: Reference) -> None:
    declare(store, "2026-H1", "reached", 190, "Sổ chấm công")
    withdraw(store, "2026-H1", "reached")
    assert declared_for(store, "2026-H1", "reached") is None
    assert not reached(store, reference).figure.estimated
    declare(store, "2026-H1", "reached", 185, "Sổ chấm công")
    assert reached(store, reference).figure.low == 185


def test_the_range_of_the_records_is_told_without_the_declaration(store: Store, reference: Reference) -> None:
    declare(store, "2026-H1", "reached", 190, "Sổ chấm công")
    figure = open_range(store, reference, reached(store, reference), HALF, TODAY)
    assert (figure.low, figure.high, figure.den, figure.estimated) == (120, 210, 240, False)


@pytest.mark.parametrize(
    ("value", "evidence", "code"),
    [(190, "  ", "declaration.no_evidence"), (-1, "Sổ", "declaration.negative")],
)
def test_a_number_without_ground_is_refused(store: Store, value: int, evidence: str, code: str) -> None:
    with pytest.raises(UserError) as caught:
        declare(store, "2026-H1", "reached", value, evidence)
    assert caught.value.code == code
    assert declared_for(store, "2026-H1", "reached") is None
