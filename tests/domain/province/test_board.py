"""The board: states, lateness, reasons for silence, numbers that add up."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from congdoan_desktop.domain.province.board import Board, board
from congdoan_desktop.domain.province.expected import Expectation
from congdoan_desktop.domain.province.org_units import Register
from congdoan_desktop.domain.records import OrgUnit, ReceivedReport, UnitCertificate

DUE = date(2026, 6, 15)
ASKED = Expectation(
    plan="p",
    duty="half",
    report_kind="ct58",
    window="2026-H1",
    title="Báo cáo",
    starts=date(2026, 1, 1),
    ends=date(2026, 6, 30),
    due_on=DUE,
)
UNIT = OrgUnit(id="u", code="U", name="U", short_name="U", contact_phone="0213")
CERTIFICATE = UnitCertificate(
    id="c",
    unit_id="u",
    certificate="",
    key_print="",
    serial="1",
    holder="",
    organisation="",
    issuer="",
    valid_from=date(2026, 1, 1),
    valid_to=date(2027, 12, 31),
    source="issued",
    added_at="",
)


def report(state: str, came_on: date, revision: int = 1, unit_id: str = "u") -> ReceivedReport:
    return ReceivedReport(
        id=f"{unit_id}{revision}{state}",
        unit_id=unit_id,
        unit_code="U",
        report_kind="ct58",
        period="2026-H1",
        base_period="2026-H1",
        revision=revision,
        subject="",
        made_at="",
        received_at=came_on.isoformat(),
        way="signed",
        signature="valid",
        signer_print="",
        file_name="",
        file_sha256="",
        data_sha256="",
        came_on=came_on,
        state=state,
    )


def of_one(*reports: ReceivedReport, today: date = DUE, refused: tuple[str, ...] = (), **more: object) -> Board:
    member = replace(UNIT, **more)  # type: ignore[arg-type]
    return board(ASKED, Register(units=(member,)), reports, (CERTIFICATE,), refused, today)


CASES = [
    ("nothing yet", (), DUE, "missing", 0),
    ("nothing and over", (), DUE + timedelta(3), "missing", 3),
    ("in time", (report("received", DUE),), DUE + timedelta(9), "received", 0),
    ("late", (report("approved", DUE + timedelta(2)),), DUE + timedelta(9), "approved", 2),
    ("sent back", (report("sent_back", DUE),), DUE + timedelta(1), "sent_back", 1),
    (
        "in time, and mended later",
        (report("replaced", DUE), report("received", DUE + timedelta(8), 2)),
        DUE + timedelta(9),
        "received",
        0,
    ),
    (
        "sent back, and done again too late",
        (report("sent_back", DUE), report("received", DUE + timedelta(8), 2)),
        DUE + timedelta(9),
        "received",
        8,
    ),
]


@pytest.mark.parametrize(("name", "reports", "today", "state", "late"), CASES, ids=[case[0] for case in CASES])
def test_the_state_of_a_unit(
    name: str, reports: tuple[ReceivedReport, ...], today: date, state: str, late: int
) -> None:
    (row,) = of_one(*reports, today=today).rows
    assert (row.state, row.days_late) == (state, late)


def test_why_a_unit_is_silent() -> None:
    assert of_one().rows[0].why == ()
    assert of_one(contact_phone="").rows[0].why == ("no_contact",)
    assert of_one(refused=("u",), today=date(2028, 1, 1)).rows[0].why == ("file_refused", "certificate_ended")
    assert of_one(report("sent_back", DUE)).rows[0].why == ("sent_back",)
    lost = replace(CERTIFICATE, revoked_at="2026-06-01T00:00:00+00:00")
    register = Register(units=(UNIT,))
    assert board(ASKED, register, (), (lost,), (), DUE).rows[0].why == ("certificate_ended",)
    assert board(ASKED, register, (), (), (), DUE).rows[0].why == ("no_certificate",)


def test_a_report_of_a_unit_that_owes_none_stands_apart() -> None:
    found = of_one(report("received", DUE), ended_on=date(2026, 3, 1))
    assert (found.rows, len(found.others)) == ((), 1)


STATES = st.sampled_from(["", "received", "approved", "sent_back"])


@given(st.lists(st.tuples(STATES, st.integers(-20, 20), st.sampled_from(["a", "b"])), max_size=12))
def test_the_numbers_add_up_as_a_whole_and_by_group(cases: list[tuple[str, int, str]]) -> None:
    units = tuple(replace(UNIT, id=f"u{n}", code=f"U{n:02}", kind=kind) for n, (_, _, kind) in enumerate(cases))
    reports = [
        report(state, DUE + timedelta(days), unit_id=f"u{n}") for n, (state, days, _) in enumerate(cases) if state
    ]
    found = board(ASKED, Register(units=units), reports, (), (), DUE + timedelta(1))
    tally = found.tally
    assert tally.expected == len(cases) == tally.received + tally.sent_back + tally.missing
    assert tally.received == tally.on_time + tally.late
    assert len(found.silent()) == tally.sent_back + tally.missing == tally.overdue
    groups = found.by(lambda unit: unit.kind).values()
    for name in ("expected", "received", "on_time", "late", "sent_back", "missing"):
        assert sum(getattr(group, name) for group in groups) == getattr(tally, name)
