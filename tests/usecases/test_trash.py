"""What was put away is in one list, and comes back with what it stands under."""

from datetime import date

from congdoan_desktop.domain.records import Activity, Course, Evidence, Participant, Person
from congdoan_desktop.store import repository
from congdoan_desktop.store.database import Store
from congdoan_desktop.usecases.trash import bring_back, count, trash, with_parts
from tests.store.samples import activity, course, person


def test_everything_put_away_is_listed_with_who_did_it(store: Store) -> None:
    store.author = "Mai"
    held, lesson, worker = activity(), course(), person()
    for record in (held, lesson, worker):
        repository.save(store, record)
        repository.archive(store, type(record), record.id)
    assert {one.key for one in trash(store)} == {("Activity", held.id), ("Course", lesson.id), ("Person", worker.id)}
    assert {one.by for one in trash(store)} == {"Mai"}
    assert [one.record for one in trash(store, [Person])] == [worker]
    assert count(store, [Activity, Course]) == 2


def test_a_line_comes_back_with_the_record_it_stands_under(store: Store) -> None:
    lesson = repository.save(store, course())
    one = repository.save(store, Participant(id="p", course_id=lesson.id, full_name="Lò Văn Đức"))
    repository.archive(store, Participant, one.id)
    repository.archive(store, Course, lesson.id)
    away = {found.key: found for found in trash(store)}[("Participant", "p")]
    assert (away.above, away.above_is_away) == (lesson, True)
    assert bring_back(store, [("Participant", "p")]) == {"Participant", "Course"}
    assert trash(store) == ()


def test_what_stands_under_a_record_is_back_with_it(store: Store) -> None:
    lesson = repository.save(store, course())
    one = repository.save(store, Participant(id="p", course_id=lesson.id, full_name="Lò Văn Đức"))
    repository.archive(store, Course, lesson.id)
    assert bring_back(store, [("Course", lesson.id)]) == {"Course"}
    assert repository.find(store, Participant) == (one,)


def test_evidence_knows_its_owner(store: Store) -> None:
    held = repository.save(store, activity())
    photo = repository.save(store, photo_of("Activity", held.id))
    repository.archive(store, Evidence, photo.id)
    (away,) = trash(store)
    assert away.above == held
    assert bring_back(store, [("Evidence", photo.id)]) == {"Evidence", "Activity"}


def test_erased_people_and_unknown_records_do_not_come_back(store: Store) -> None:
    gone = repository.save(store, person("–", deidentified_on=date(2026, 6, 1)))
    repository.archive(store, Person, gone.id)
    assert trash(store) == ()
    assert count(store, [Person]) == 0
    assert bring_back(store, [("Person", "nobody"), ("Nothing", "x")]) == frozenset()


def test_a_page_asks_for_its_kind_and_its_lines() -> None:
    assert with_parts(Course) == (Course, Participant)


def photo_of(owner_kind: str, owner_id: str) -> Evidence:
    return Evidence(
        id="photo",
        owner_kind=owner_kind,
        owner_id=owner_id,
        kind="photo",
        name="Ảnh hội trường.jpg",
        media="image/jpeg",
        sha256="0" * 64,
        size=1,
        added_on=date(2026, 6, 1),
    )
