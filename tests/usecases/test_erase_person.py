"""Somebody becomes nobody: no byte of the name is left, and the figures are what they were."""

from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest

from congdoan_desktop.domain.figures import all_figures
from congdoan_desktop.domain.period import Period
from congdoan_desktop.domain.person_rights import KEPT
from congdoan_desktop.domain.records import (
    Activity,
    Consent,
    Course,
    HandOver,
    IssuedReport,
    NetworkMembership,
    OutgoingPaper,
    Participant,
    Person,
    PersonRequest,
    PreparedPaper,
    SensitiveData,
    SurveyRound,
)
from congdoan_desktop.domain.report import NamedFigure
from congdoan_desktop.errors import UserError
from congdoan_desktop.reference.loaded import Reference
from congdoan_desktop.store import attendance, drafts, repository, survey_outcome
from congdoan_desktop.store.database import Store
from congdoan_desktop.usecases.erase_person import deidentify_person, erase_person
from congdoan_desktop.usecases.find_held import find_held
from congdoan_desktop.usecases.gather_facts import gather_facts
from congdoan_desktop.usecases.keep_backup import back_up, backups_of, renew_backups
from congdoan_desktop.usecases.save_record import save_record
from tests.store.test_erase import holds
from tests.store.test_repository import REPORT

TODAY = date(2026, 6, 30)
NAME, EARLIER = "Khoàng Thị Thoa", "Khoàng Thị Tho"
PERSON = Person(
    id="p",
    full_name=NAME,
    gender="female",
    birth_year=1990,
    department="Tổ hái 1",
    job_title="Công nhân",
    union_role="team_leader",
    contract="seasonal",
    is_full_time_officer=True,
    member_no="LC-0001",
    left_on=date(2026, 6, 15),
    note=f"{NAME} nghỉ theo nguyện vọng",
)


@pytest.fixture
def full(union: Store) -> Store:
    """A person who left traces wherever the file has room for them."""
    repository.save(union, replace(PERSON, full_name=EARLIER, left_on=None))
    repository.save(union, PERSON)
    repository.save(union, Person(id="other", full_name="Lò Văn Đức", gender="male"))
    talk = Activity(
        id="a",
        title="Nói chuyện",
        held_on=date(2026, 5, 1),
        form="mobile_talk",
        counted_by="names",
        speaker=f"bà {NAME}",
    )
    repository.save(union, talk)
    repository.save(union, replace(talk, speaker="Tổ trưởng"))
    attendance.set_attendees(union, "a", ["p", "other"])
    repository.save(union, Course(id="c", title="Lớp", kind="oral", held_on=date(2026, 5, 2), finished=True))
    place = Participant(
        id="x",
        course_id="c",
        person_id="p",
        full_name=NAME,
        department="Tổ hái 1",
        gender="female",
        is_full_time_officer=True,
        attended=(1,),
        result="completed",
        certificate_no="GCN-THOA-7",
    )
    repository.save(union, replace(place, full_name=EARLIER))
    repository.save(union, place)
    repository.save(union, NetworkMembership(id="m", person_id="p", network="core_worker", decision=f"QĐ về {NAME}"))
    given = Consent(
        id="k", person_id="p", purpose="minority", text_version="minority@1", given_on=date(2026, 5, 1), note=NAME
    )
    repository.save(union, given)
    repository.save(union, SensitiveData(id="p", is_minority=True))
    asked = PersonRequest(id="r", person_id="p", kind="erase", received_on=date(2026, 6, 20), outcome=f"{NAME} hỏi")
    repository.save(union, asked)
    repository.save(union, replace(asked, outcome=f"Đã báo {NAME}"))
    drafts.keep_draft(union, Person, "p", {"full_name": NAME})
    drafts.keep_draft(union, NetworkMembership, "new", {"person_id": "p", "decision": NAME})
    return union


def figures(store: Store, reference: Reference) -> dict[str, NamedFigure]:
    facts, forms = gather_facts(store), reference.catalogues["forms"]
    periods = (Period(year=2026), Period(year=2026, half=1))
    return {
        f"{period.code} {code}": figure
        for period in periods
        for code, figure in all_figures(facts, forms, period, ["ct58"], date(2026, 5, 7)).items()
    }


def test_no_byte_of_the_name_is_left(full: Store, union_path: Path) -> None:
    assert holds(union_path, NAME)
    done = erase_person(full, "p", TODAY)
    assert done.is_clean and done.left == () and done.past == 1
    assert not holds(union_path, EARLIER)  # the beginning of both names
    assert not holds(union_path, "GCN-THOA") and not holds(union_path, "LC-0001")


def test_the_figures_stay_what_they_were(full: Store, reference: Reference) -> None:
    before = figures(full, reference)
    assert before["2026-H1 attendances_women"].low == 1 and before["2026-H1 trained_oral"].low == 1
    deidentify_person(full, "p", TODAY)
    assert figures(full, reference) == before


def test_what_stays_says_nothing_of_anybody(full: Store) -> None:
    deidentify_person(full, "p", TODAY)
    row = repository.get(full, Person, "p")
    assert row == Person(
        full_name="Người đã khử nhận dạng",
        union_role="",
        deidentified_on=TODAY,
        **{field: getattr(PERSON, field) for field in KEPT},
    )
    place = repository.get(full, Participant, "x")
    assert place is not None
    assert (place.full_name, place.department, place.certificate_no) == ("Người đã khử nhận dạng", "", "")
    assert repository.get(full, NetworkMembership, "m") == NetworkMembership(
        id="m", person_id="p", network="core_worker"
    )
    for kind, record_id in ((Consent, "k"), (SensitiveData, "p")):
        assert repository.get(full, kind, record_id) is None
    assert attendance.attendees(full, "a") == {"p", "other"}


def test_a_request_to_erase_is_met_by_it(full: Store) -> None:
    erase_person(full, "p", TODAY)
    assert repository.get(full, PersonRequest, "r") == PersonRequest(
        id="r",
        person_id="p",
        kind="erase",
        received_on=date(2026, 6, 20),
        answered_on=TODAY,
        done_on=TODAY,
        outcome="Đã xóa theo yêu cầu.",
    )


def test_who_has_only_the_same_name_is_left_alone(full: Store, union_path: Path) -> None:
    namesake = repository.save(full, Person(id="q", full_name=NAME, department="Tổ 9"))
    repository.save(full, replace(namesake, department="Tổ 8"))
    done = erase_person(full, "p", TODAY)
    assert done.left == ()
    assert repository.get(full, Person, "q") == replace(namesake, department="Tổ 8")
    assert len(repository.history(full, Person, "q")) == 1


def test_texts_that_still_hold_the_name_are_told(full: Store, union_path: Path) -> None:
    repository.save(full, Participant(id="typed", course_id="c", full_name=NAME))
    activity = repository.get(full, Activity, "a")
    assert activity is not None
    repository.save(full, replace(activity, opinions=f"Bà {NAME.upper()} đề nghị"))
    places = find_held(full, "p").places
    assert {(one.kind, one.fields) for one in places} == {(Activity, ("opinions",)), (Participant, ("full_name",))}
    assert {(one.place.page, one.place.record_id) for one in places if one.place} == {
        ("activities", "a"),
        ("training", "c"),
    }
    assert erase_person(full, "p", TODAY).left == places


def test_once_nobody_always_nobody(full: Store) -> None:
    erase_person(full, "p", TODAY)
    for act in (erase_person, deidentify_person):
        with pytest.raises(UserError) as refusal:
            act(full, "p", TODAY)
        assert refusal.value.code == "person.missing"
    for record in (PERSON, SensitiveData(id="p"), replace(CONSENT, person_id="p")):
        with pytest.raises(UserError) as refusal:
            save_record(full, record)
        assert refusal.value.code == "person.deidentified"


CONSENT = Consent(id="z", person_id="", purpose="minority", text_version="minority@1", given_on=TODAY)


@pytest.mark.parametrize("left_on", [None, date(2026, 7, 1)])
def test_who_still_works_is_not_made_nameless_by_the_way(union: Store, left_on: date | None) -> None:
    repository.save(union, replace(PERSON, left_on=left_on))
    with pytest.raises(UserError) as refusal:
        deidentify_person(union, "p", TODAY)
    assert refusal.value.code == "person.still_there"


def test_older_copies_go_once_there_is_a_new_one(full: Store, union_path: Path) -> None:
    old = back_up(full, datetime(2026, 6, 1, 8))
    replaced = old.with_name(old.name.replace(".congdoan", "-before-migration.congdoan"))
    replaced.write_bytes(old.read_bytes())
    foreign = old.with_name("khac-20260601-080000.congdoan")
    foreign.write_bytes(b"x")
    erase_person(full, "p", TODAY)
    assert renew_backups(full, datetime(2026, 6, 30, 8)) == 2
    (made,) = backups_of(union_path)
    assert sorted(made.path.parent.iterdir()) == sorted((made.path, foreign))
    assert not holds(made.path, EARLIER)


def test_nor_does_a_written_answer_or_an_issued_report_keep_the_name(full: Store, union_path: Path) -> None:
    repository.save(full, SurveyRound(id="s", title="", questionnaire="", period="2026-H1", opened_on=TODAY))
    texts = [("why", "1"), ("why", f"chị {NAME} giúp"), ("why", f"Mong {NAME} bớt quát"), ("why", f"{NAME} quát")]
    with full.atomic():
        survey_outcome.keep_texts(full, "s", texts)
        for one in survey_outcome.written(full, "s"):
            quote = "Mong … bớt quát" if "Mong" in one.text else one.text if one.text.endswith("quát") else ""
            survey_outcome.judge(full, "s", replace(one, quote=quote, state="quotable" if quote else "withheld"))
    repository.archive(full, SurveyRound, "s")
    full.author = "khoang_thi_thoa"
    report = repository.save(full, REPORT)
    full.author = "Lò Văn Đức"
    assert find_held(full, "p").written == 3
    erase_person(full, "p", TODAY)
    assert not holds(union_path, EARLIER) and not holds(union_path, "khoang_thi_thoa")
    assert repository.get(full, IssuedReport, report.id) == report
    left = survey_outcome.written(full, "s")
    assert sorted((one.text, one.quote) for one in left) == [("", "Mong … bớt quát"), ("1", "")]


def test_it_is_told_which_places_nobody_can_edit(full: Store) -> None:
    given = PreparedPaper(
        id="given",
        report_kind="bien-ban-buoi",
        period="a",
        way="by_hand",
        prepared_at="2026-06-30T09:00:00+00:00",
        file_stem="LC014_BB_00000_V1_NHAP_BUOI_CHO-KY",
        report_json=f'{{"name": "{NAME}"}}',
        pdf_sha256="",
        pdf_size=1,
        state="dropped",
    )
    went = HandOver(
        id="went", at="2026-06-30T09:00:00+00:00", way="drive", paper_id="", file_name="a.cms", sha256="", size=1,
        destination="USB", encrypted=True, reason=f"Theo đề nghị của {NAME}",
    )  # fmt: skip
    line = OutgoingPaper(id="line", year=2026, number=1, state="issued", signer_name=NAME, paper_id="given")
    for record in (given, went, line, replace(line, id="later", number=2, signer_name="", receivers=NAME)):
        repository.save(full, record)
    left = erase_person(full, "p", TODAY).left
    assert {(one.kind, one.fields): one.is_locked for one in left} == {
        (PreparedPaper, ("report_json",)): True,
        (HandOver, ("reason",)): True,
        (OutgoingPaper, ("signer_name",)): True,
        (OutgoingPaper, ("receivers",)): False,
    }
