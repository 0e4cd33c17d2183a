from dataclasses import replace
from datetime import date, timedelta

import pytest

from congdoan_desktop.domain.checks import check
from congdoan_desktop.domain.petitions import CLOSED, SETTLED, is_overdue
from congdoan_desktop.domain.records import (
    Activity,
    Dialogue,
    DialogueItem,
    Incident,
    Opinion,
    Petition,
    Record,
    Refutation,
)
from congdoan_desktop.texts import PROBLEMS
from tests.reference.shipped import shipped

DAY = date(2026, 6, 1)
LATER, EARLIER = DAY + timedelta(days=1), DAY - timedelta(days=1)
OPINION = Opinion(id="o", noted_on=DAY, content="Lo việc làm sau vụ")
PETITION = Petition(id="p", raised_on=DAY, content="Sửa bếp ăn ca")
INCIDENT = Incident(id="i", title="Ngừng việc", happened_on=DAY)
REFUTATION = Refutation(id="r", noted_on=DAY, content="Tin giả về sáp nhập")
DIALOGUE = Dialogue(id="d", title="Đối thoại", kind="periodic", held_on=DAY)
ITEM = DialogueItem(id="t", dialogue_id="d", issue="Bữa ăn ca")
ALL = (OPINION, PETITION, INCIDENT, REFUTATION, DIALOGUE, ITEM)


def found(record: Record, **changes: object) -> set[tuple[str, str, str]]:
    return {(p.field, p.code, p.severity) for p in check(replace(record, **changes))}  # type: ignore[arg-type]


@pytest.mark.parametrize("record", ALL)
def test_the_least_record_is_right(record: Record) -> None:
    assert found(record) == set()


@pytest.mark.parametrize(
    ("record", "changes", "problem"),
    [
        (OPINION, {"content": " "}, ("content", "required", "error")),
        (OPINION, {"reported_on": EARLIER}, ("reported_on", "ends_before_start", "error")),
        (OPINION, {"reported_to": "Đảng ủy xã"}, ("reported_on", "reported_when", "warning")),
        (PETITION, {"raised_times": 0}, ("raised_times", "at_least_one", "error")),
        (PETITION, {"due_on": EARLIER}, ("due_on", "due_before_raised", "error")),
        (PETITION, {"state": "settled", "result": "Đã sửa"}, ("settled_on", "settled_when", "error")),
        (PETITION, {"state": "refused", "result": "Chưa có tiền"}, ("settled_on", "settled_when", "error")),
        (PETITION, {"state": "settled", "settled_on": DAY}, ("result", "settled_how", "warning")),
        (PETITION, {"state": "sent", "settled_on": DAY}, ("state", "settled_but_open", "error")),
        (INCIDENT, {"happened_at": "25:00"}, ("happened_at", "not_a_time", "error")),
        (INCIDENT, {"reported_on": EARLIER}, ("reported_on", "ends_before_start", "error")),
        (INCIDENT, {"reported_on": LATER}, ("reported_on", "reported_late", "warning")),
        (REFUTATION, {"times": 0}, ("times", "at_least_one", "error")),
        (DIALOGUE, {"contents_sent_on": LATER}, ("contents_sent_on", "after_the_day", "error")),
        (DIALOGUE, {"published_on": EARLIER}, ("published_on", "ends_before_start", "error")),
        (DIALOGUE, {"requested_on": DAY, "answered_on": EARLIER}, ("answered_on", "ends_before_start", "error")),
        (DIALOGUE, {"worker_named": 5, "worker_present": 6}, ("worker_present", "more_than_total", "warning")),
        (DIALOGUE, {"starts": "09:00", "ends": "08:00"}, ("ends", "ends_before_start", "warning")),
        (ITEM, {"issue": ""}, ("issue", "required", "error")),
    ],
)
def test_what_is_wrong_stands_at_its_field(
    record: Record, changes: dict[str, object], problem: tuple[str, str, str]
) -> None:
    assert found(record, **changes) == {problem}
    assert problem[1] in PROBLEMS


@pytest.mark.parametrize(
    ("record", "name"),
    [
        (OPINION, "content"),
        (OPINION, "note"),
        (PETITION, "result"),
        (INCIDENT, "story"),
        (REFUTATION, "link"),
        (DIALOGUE, "conclusion"),
        (ITEM, "employer_answer"),
        (Activity(id="a", title="Buổi", held_on=DAY, form="talk"), "opinions"),
    ],
)
def test_a_text_with_the_stamp_of_a_secret_is_refused(record: Record, name: str) -> None:
    assert (name, "classified", "error") in found(record, **{name: "TỐI MẬT\nBáo cáo tình hình"})
    assert found(record, **{name: "Giữ bí mật cho người lao động"}) <= {("state", "settled_but_open", "error")}


def test_a_list_of_lines_is_looked_through_as_well() -> None:
    assert ("worker_members", "classified", "error") in found(DIALOGUE, worker_members=("Lò Văn Đức", "MẬT"))


def test_a_petition_is_late_only_while_it_is_waited_for() -> None:
    due = replace(PETITION, due_on=DAY)
    assert not is_overdue(due, DAY) and is_overdue(due, LATER)
    assert not is_overdue(replace(due, state="withdrawn"), LATER)
    assert not is_overdue(PETITION, LATER)


def test_the_states_are_those_of_the_catalogue() -> None:
    states = shipped().catalogues["petition_states"]
    assert {code for code, entry in states.items() if "closed" in entry.flags} == CLOSED
    assert {code for code, entry in states.items() if "settled" in entry.flags} == SETTLED
    assert Petition.__dataclass_fields__["state"].default in states
