"""One search finds everything but what nobody may see."""

from datetime import date

import pytest

from congdoan_desktop.domain.records import (
    Activity,
    Course,
    Dialogue,
    DialogueItem,
    Evidence,
    IssuedReport,
    Narrative,
    Opinion,
    OwnPlan,
    Participant,
    Person,
    PlanTask,
    Record,
    SurveyRound,
)
from congdoan_desktop.reference.loaded import Reference
from congdoan_desktop.store import repository
from congdoan_desktop.store.database import Store
from congdoan_desktop.store.survey_outcome import keep_texts
from congdoan_desktop.usecases.places import Place
from congdoan_desktop.usecases.search_all import Found, search_all
from tests.store.samples import activity, course, person, survey_round
from tests.store.test_repository import REPORT
from tests.usecases.test_trash import photo_of

DAY = date(2026, 5, 1)
ONE_OF_EACH: list[tuple[Record, Place]] = [
    (activity(id="a", note="Bàn về tiền lương"), Place(page="activities", record_id="a")),
    (person("Lò Văn Lương", id="p"), Place(page="people", record_id="p")),
    (course(id="c", title="Lớp tiền lương"), Place(page="training", record_id="c")),
    (
        Participant(id="m", course_id="c", full_name="Vàng Thị Lương"),
        Place(page="training", record_id="c", part_kind="Participant", part_id="m"),
    ),
    (survey_round(id="s", findings="Lương thấp"), Place(page="survey", record_id="s")),
    (Opinion(id="o", noted_on=DAY, content="Lo lương chậm"), Place(page="opinions", record_id="o")),
    (
        Dialogue(id="d", title="Đối thoại về lương", kind="periodic", held_on=DAY),
        Place(page="opinions", record_id="d"),
    ),
    (
        DialogueItem(id="i", dialogue_id="d", issue="Nâng lương"),
        Place(page="opinions", record_id="d", part_kind="DialogueItem", part_id="i"),
    ),
    (OwnPlan(id="k", title="Kế hoạch về lương", year=2026), Place(page="plans", record_id="k")),
    (
        PlanTask(id="t", plan_id="k", content="Hỏi về lương"),
        Place(page="plans", record_id="k", part_kind="PlanTask", part_id="t"),
    ),
    (
        Narrative(id="n", report_kind="ct58", period="2026-H1", section="a.b", text="Về lương"),
        Place(page="report", record_id="ct58@2026-H1@a.b"),
    ),
    (photo_of("Activity", "a"), Place(page="activities", record_id="a", part_kind="Evidence", part_id="photo")),
]


@pytest.fixture
def full(store: Store) -> Store:
    for record, _ in ONE_OF_EACH:
        repository.save(store, record)
    repository.save(store, REPORT)
    return store


def found(store: Store, text: str, **asked: int) -> dict[str, Found]:
    return {one.kind: one for one in search_all(store, (), text, **asked)}


def test_every_kind_is_found_and_leads_to_its_place(full: Store) -> None:
    hits = found(full, "luong")
    places = {type(record).__name__: place for record, place in ONE_OF_EACH if type(record) is not Evidence}
    assert {kind: one.hits[0].place for kind, one in hits.items()} == places
    assert found(full, "hoi truong")["Evidence"].hits[0].place == ONE_OF_EACH[-1][1]
    assert found(full, "bao cao")["IssuedReport"].hits[0].place == Place(page="report", record_id="ct58@2026-H1")


def test_lines_say_what_they_stand_under_and_texts_where_the_words_are(full: Store) -> None:
    hits = found(full, "lương")
    assert hits["DialogueItem"].hits[0].above == "Đối thoại về lương"
    assert (hits["Activity"].hits[0].title, hits["Activity"].hits[0].around) == ("Nói chuyện", "Bàn về tiền lương")
    assert hits["OwnPlan"].hits[0].around == ""


@pytest.mark.parametrize("text", ["", "l", " a ", "khong co o dau"])
def test_nothing_is_found(full: Store, text: str) -> None:
    assert found(full, text) == {}


def test_words_are_all_wanted_and_accents_come_first(store: Store) -> None:
    for name in ("Lò Văn Duc", "Lò Văn Đức", "Lò Thị Đức"):
        repository.save(store, person(name))
    assert [hit.title for hit in found(store, "đức văn")["Person"].hits] == ["Lò Văn Đức", "Lò Văn Duc"]


def test_a_few_of_a_kind_the_newest_first(store: Store) -> None:
    for month in range(1, 12):
        repository.save(store, activity(title="Nói chuyện", held_on=date(2026, month, 1)))
    hits = found(store, "noi", limit=8)["Activity"]
    assert (len(hits.hits), hits.more, hits.hits[0].day) == (8, 3, date(2026, 11, 1))


def test_what_is_put_away_and_what_stands_under_it_is_not_found(full: Store) -> None:
    for kind, record_id in ((Activity, "a"), (Course, "c"), (Dialogue, "d"), (OwnPlan, "k"), (SurveyRound, "s")):
        repository.archive(full, kind, record_id)
    assert set(found(full, "luong")) == {"Person", "Opinion", "Narrative"}
    assert found(full, "hoi truong") == {}


def test_people_whose_data_were_erased_are_not_found(store: Store) -> None:
    repository.save(store, person("Lò Văn Lương", deidentified_on=DAY))
    assert found(store, "luong") == {}
    assert repository.count(store, Person, text="luong") == 1


def test_survey_answers_are_never_searched(store: Store) -> None:
    repository.save(store, survey_round())
    with store.atomic():
        keep_texts(store, "round", [("q1", "bi-mat")] * 5)
    assert found(store, "bi mat") == {} == found(store, "bi-mat")


def test_plans_from_above_are_found(store: Store, reference: Reference) -> None:
    (hits,) = search_all(store, reference.plans.values(), "kh 383")
    assert (hits.kind, hits.hits[0].place.page) == ("Plan", "plans")
    assert isinstance(REPORT, IssuedReport)
