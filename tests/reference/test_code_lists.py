from datetime import date
from pathlib import Path

import pytest

from congdoan_desktop.domain.records import Person, Petition, SurveyRound
from congdoan_desktop.errors import UserError
from congdoan_desktop.reference.code_lists import NAMES, catalogue, catalogues
from tests.reference.shipped import RESOURCES, shipped

HEADER = "code,label,group,unit,attended,valid_from,valid_to\n"


def test_every_catalogue_of_the_records_is_shipped_and_no_other() -> None:
    assert set(shipped().catalogues) == set(NAMES)


def test_forms_stand_in_the_ten_groups_of_the_plans_each_with_its_unit() -> None:
    forms = shipped().catalogues["forms"]
    assert len({form.group for form in forms.values()}) == 10
    assert all(form.unit for form in forms.values())
    assert {f.group for f in forms.values() if "digital" in f.flags} == {"Nền tảng số"}


def test_only_a_form_with_attendance_counts_by_itself_as_an_activity_for_workers() -> None:
    forms = shipped().catalogues["forms"].values()
    assert all("attended" in form.flags for form in forms if "counts" in form.flags)
    assert "counts" not in shipped().catalogues["forms"]["committee_meeting"].flags


def test_topics_stand_in_seven_groups() -> None:
    topics = shipped().catalogues["topics"]
    assert len({topic.group for topic in topics.values()}) == 7
    assert {"ct58", "nq14"} <= set(topics)
    assert not topics["ct58"].valid_on(date(2026, 1, 9)) and topics["ct58"].valid_on(date(2026, 1, 10))


def test_lai_chau_has_two_wards_and_36_communes() -> None:
    communes = shipped().catalogues["communes"]
    assert len(communes) == 38
    assert sum(c.label.startswith("Phường ") for c in communes.values()) == 2
    assert sum(c.label.startswith("Xã ") for c in communes.values()) == 36
    assert communes["03598"].label == "Xã Tân Uyên"
    assert all(len(code) == 5 and code.isdigit() for code in communes)


def test_labels_of_one_catalogue_differ() -> None:
    for name, entries in shipped().catalogues.items():
        labels = [entry.label for entry in entries.values()]
        assert len(set(labels)) == len(labels), name


@pytest.mark.parametrize(
    ("name", "codes"),
    [
        ("training_kinds", {"oral", "digital", "refute", "public_opinion"}),
        ("networks", {"core_propagandist", "opinion_collaborator", "reporter", "core_worker"}),
        ("count_methods", {"signed", "counted", "estimated"}),
        ("survey_methods", {SurveyRound.__dataclass_fields__["method"].default, "scan", "kiosk", "lan", "online"}),
        ("union_roles", {Person.__dataclass_fields__["union_role"].default}),
        ("audiences", {"women", "minority", "seasonal", "members"}),
        ("petition_states", {Petition.__dataclass_fields__["state"].default, "in_progress", "settled"}),
        ("settlement_levels", {"employer"}),
        ("opinion_moods", {"positive", "worried", "upset"}),
        ("opinion_risks", {"normal", "strike_signs"}),
        ("dialogue_kinds", {"periodic", "staff_conference", "workers_conference"}),
    ],
)
def test_codes_that_the_program_names_are_there(name: str, codes: set[str]) -> None:
    assert codes <= set(shipped().catalogues[name])


def test_flags_that_the_program_asks_for_are_set_somewhere() -> None:
    catalogues_with = {
        name: {flag for entry in entries.values() for flag in entry.flags}
        for name, entries in shipped().catalogues.items()
    }
    assert catalogues_with["forms"] == {"attended", "counts", "digital"}
    assert catalogues_with["unit_kinds"] == {"counts_t02", "counts_t03"}
    assert catalogues_with["union_roles"] == {"officer"}
    assert catalogues_with["contracts"] == {"seasonal"}
    assert catalogues_with["opinion_risks"] == {"alarming"}
    assert catalogues_with["petition_states"] == {"closed", "settled"}
    assert catalogues_with["dialogue_kinds"] == {"decree145", "periodic", "requested"}
    assert catalogues_with["holidays"] == {"off", "worked"}


def test_an_entry_is_read_whole(tmp_path: Path) -> None:
    (tmp_path / "x.csv").write_text(HEADER + 'talk,"Nói, chuyện",Miệng,buổi,x,2026-01-02,2026-12-31\n', "utf-8")
    entry = catalogue(tmp_path / "x.csv")["talk"]
    assert (entry.label, entry.group, entry.unit, entry.flags) == ("Nói, chuyện", "Miệng", "buổi", {"attended"})
    assert (entry.valid_from, entry.valid_to) == (date(2026, 1, 2), date(2026, 12, 31))


@pytest.mark.parametrize(
    "content",
    [
        b"",
        HEADER.encode(),
        (HEADER + "a,A,,,,,\na,B,,,,,\n").encode(),
        (HEADER + "Ma,A,,,,,\n").encode(),
        (HEADER + "a,,,,,,\n").encode(),
        (HEADER + "a,A,,,yes,,\n").encode(),
        (HEADER + "a,A,,,,,,,\n").encode(),
        (HEADER + "a,A,,\n").encode(),
        (HEADER + "a,A,,,,31/12/2026,\n").encode(),
        b"code,label\na,A\n",
        HEADER.encode() + b"a,\xff,,,,,\n",
    ],
    ids=["empty", "no rows", "twice", "capital", "no label", "flag", "long", "short", "day", "columns", "encoding"],
)
def test_a_damaged_catalogue_is_named(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "forms.csv").write_bytes(content)
    with pytest.raises(UserError) as caught:
        catalogue(tmp_path / "forms.csv")
    assert (caught.value.code, caught.value.values["name"]) == ("reference.damaged", "forms.csv")


def test_a_missing_catalogue_is_named(tmp_path: Path) -> None:
    for path in (RESOURCES / "catalogues").glob("*.csv"):
        if path.stem != "topics":
            (tmp_path / path.name).write_bytes(path.read_bytes())
    with pytest.raises(UserError) as caught:
        catalogues(tmp_path)
    assert caught.value.values["name"] == "topics.csv"
