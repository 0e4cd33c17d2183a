"""Figures from opinions, petitions, incidents, refutations and dialogues: what was never kept is not said to be 0."""

from datetime import date
from typing import Any

import pytest

from congdoan_desktop.domain.facts import Facts, Span, held_by
from congdoan_desktop.domain.figures import all_figures
from congdoan_desktop.domain.measures import dialogues_held, is_valid
from congdoan_desktop.domain.period import Period
from congdoan_desktop.domain.plan import Target
from congdoan_desktop.domain.records import Dialogue, Incident, IssuedReport, Opinion, Petition, Refutation
from congdoan_desktop.domain.targets import evaluate, without_rule
from tests.domain.samples import FORMS, activity, plan, rule, unit

H1 = Period(year=2026, half=1)
BEFORE, MAY, JULY = date(2025, 12, 1), date(2026, 5, 4), date(2026, 7, 1)


def figures(**kept: Any) -> dict[str, tuple[int | None, int | None]]:
    found = all_figures(Facts(unit=unit(), **kept), FORMS, H1, (), date(2026, 5, 7))
    return {code: (figure.low, figure.high) for code, figure in found.items()}


def opinion(day: date) -> Opinion:
    return Opinion(id=f"{day}", noted_on=day, content="x")


def petition(id: str, day: date, **values: Any) -> Petition:
    return Petition(**({"id": id, "raised_on": day, "content": "x"} | values))


def dialogue(id: str, day: date = MAY, **values: Any) -> Dialogue:
    return Dialogue(**({"id": id, "title": "x", "kind": "periodic", "held_on": day} | values))


NAMES = ("opinions", "incidents", "petitions", "petitions_open", "refutations", "dialogues", "dialogue_workers")


def test_who_keeps_no_such_records_claims_nothing() -> None:
    assert {figures()[name] for name in NAMES} == {(None, None)}
    found = all_figures(Facts(unit=unit()), FORMS, H1, (), date(2026, 5, 7))
    assert {found[name].missing for name in NAMES} == {("never_kept",)}


def test_who_keeps_them_and_has_none_in_the_period_says_so() -> None:
    kept = figures(opinions=(opinion(BEFORE),), refutations=(Refutation(id="r", noted_on=JULY, content="x"),))
    assert (kept["opinions"], kept["refutations"], kept["incidents"]) == ((0, 0), (0, 0), (None, None))


def test_petitions_of_a_period_worked_out_by_hand() -> None:
    kept = (
        petition("old, settled now", BEFORE, state="settled", settled_on=MAY),
        petition("old, still open", BEFORE),
        petition("new, settled", MAY, state="settled", settled_on=date(2026, 6, 30)),
        petition("new, settled later", MAY, state="settled", settled_on=JULY),
        petition("new, refused without a day", MAY, state="refused"),
        petition("later", JULY),
    )
    found = figures(petitions=kept)
    assert [found[name] for name in ("petitions", "petitions_settled", "petitions_open")] == [(3, 3), (2, 2), (2, 2)]


def test_incidents_that_were_open_when_the_period_ended() -> None:
    kept = (
        Incident(id="a", title="x", happened_on=MAY, closed_on=date(2026, 5, 5)),
        Incident(id="b", title="x", happened_on=MAY, closed_on=JULY),
        Incident(id="c", title="x", happened_on=BEFORE),
    )
    found = figures(incidents=kept)
    assert (found["incidents"], found["incidents_open"]) == ((2, 2), (1, 1))


def test_refutations_are_counted_as_often_as_they_were_made() -> None:
    kept = tuple(Refutation(id=f"{n}", noted_on=MAY, content="x", times=n) for n in (1, 4))
    assert figures(refutations=kept)["refutations"] == (5, 5)


def test_dialogues_conferences_and_who_was_there() -> None:
    kept = (
        dialogue("a", worker_named=10, worker_present=9),
        dialogue("b", kind="on_case"),
        dialogue("c", worker_named=10, worker_present=7),  # void
        dialogue("d", kind="workers_conference", worker_present=180),
        dialogue("e", JULY),
    )
    found = figures(dialogues=kept)
    assert (found["dialogues"], found["dialogue_workers"], found["conferences"]) == ((2, 2), (9, None), (1, 1))


SURE = {
    "workers_total": 40,
    "employer_named": 3,
    "worker_named": 10,
    "worker_present": 8,
    "legal_representative": True,
}


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        (SURE, True),
        (SURE | {"worker_present": 7}, False),  # 70 % is not more than 70 %
        (SURE | {"legal_representative": False}, False),
        (SURE | {"workers_total": 800}, False),  # 19 members at least
        (SURE | {"legal_representative": None}, None),
        ({}, None),
        (SURE | {"kind": "workers_conference", "worker_present": 1}, None),
    ],
)
def test_what_is_known_of_a_dialogue_makes_it_valid_void_or_neither(
    values: dict[str, Any], expected: bool | None
) -> None:
    assert is_valid(dialogue("a", **values)) is expected


def test_a_dialogue_whose_presence_was_not_written_down_may_count() -> None:
    facts = Facts(unit=unit(), dialogues=(dialogue("a", **SURE), dialogue("b"), dialogue("c", kind="on_case")))
    span = Span(start=date(2026, 1, 1), end=date(2026, 12, 31))
    found = dialogues_held(facts, span, ["periodic"])
    assert (found.low, found.high, found.missing) == (1, 2, ("dialogue_presence",))
    assert dialogues_held(held_by(facts, date(2026, 5, 3)), span).high == 0


TALK = rule(kind="count", operator=">=", threshold=(1, 1), measure="dialogues_held", dialogue_kinds=("periodic",))
TOOLS = rule(kind="count", operator=">=", threshold=(1, 1), measure="it_used")


def test_targets_on_dialogue_and_on_information_technology() -> None:
    targets = (
        Target(code="T14", title="a", source="s", unit=TALK),
        Target(code="T13", title="b", source="s", unit=TOOLS),
        Target(code="T12", title="c", source="s", why_not="w"),
    )
    year = Period(year=2026)

    def verdicts(today: date, **kept: Any) -> list[str]:
        facts = Facts(unit=unit(), **kept)
        return [one.verdict for one in evaluate([plan(*targets)], facts, FORMS, year, today)]

    planned = (dialogue("a", date(2026, 9, 1), **SURE),)
    assert verdicts(date(2026, 6, 1)) == ["in_progress", "in_progress"]
    assert verdicts(date(2026, 6, 1), dialogues=planned, activities=(activity("z", form="zalo"),)) == [
        "in_progress",  # only foreseen
        "met",
    ]
    assert verdicts(date(2026, 9, 1), dialogues=planned, issued=(issued(),)) == ["met", "met"]
    assert verdicts(date(2027, 1, 1), activities=(activity("t"),)) == ["not_met", "not_met"]
    assert [target.code for target in without_rule([plan(*targets)], year)] == ["T12"]


def issued() -> IssuedReport:
    texts = {name: "" for name in ("subject", "signer_name", "file_stem", "report_json", "pdf_sha256", "xlsx_sha256")}
    return IssuedReport(
        id="i", report_kind="ct58", period="2026-H1", number=1, year=2026, revision=1, issued_on=JULY, **texts
    )
