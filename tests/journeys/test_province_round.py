"""The whole circle on one USB folder: pack → unit → report → province → receipt → unit, twice, and a merger between.

Every expected number is worked out here by hand from what the units recorded.
"""

import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from congdoan_desktop.domain.records import IssuedReport, ReceivedReport
from congdoan_desktop.errors import UserError
from congdoan_desktop.signing import wrapping
from congdoan_desktop.store import received, repository
from congdoan_desktop.store.database import open_store
from congdoan_desktop.usecases.province.export_dataset import export_dataset
from congdoan_desktop.usecases.province.receive import children
from congdoan_desktop.usecases.province.trend import trend
from congdoan_desktop.usecases.take_pack import look_at_pack_file
from congdoan_desktop.usecases.taken_packs import reference_of
from tests.fixtures.cheap_keys import COST
from tests.fixtures.packs import another_office, give_out, the_plan
from tests.fixtures.province_store import make_province
from tests.fixtures.round import at
from tests.fixtures.round_walk import CAME_2, LATE, Round, begin, first_round, merger, second_round


@pytest.fixture(scope="module")
def walked(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Round]:
    """Walk both rounds; what was answered on the way is kept in `told`."""
    folder = tmp_path_factory.mktemp("round")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("CONGDOAN_HOME", str(folder / "home"))
        for name, value in COST.items():
            patch.setattr(wrapping, name, value)
        patch.setattr(children, "_MOST", 1)  # a few files each time: starting a second process costs more
        found = begin(folder)
        first_round(found)
        merger(found, folder)
        second_round(found)
        yield found


def test_every_report_came_and_the_one_sent_back_came_again(walked: Round) -> None:
    assert set(walked.told["between"].values()) == {"accept"} == set(walked.told["first"].values())
    assert walked.told["board"] == {
        "LC014": "received",
        "LC027": "received",
        "LC028": "sent_back",
        "LC031": "received",
    }
    assert walked.told["answers"] == {
        "LC014": {1: ("accepted", False)},
        "LC027": {1: ("accepted", False)},
        "LC028": {1: ("sent_back", True)},
        "LC031": {1: ("accepted", False)},  # its own file, untouched, came through the union between
    }
    assert walked.told["answers again"] == {
        "LC027": {1: ("accepted", False), 2: ("accepted", False)},
        "LC028": {1: ("sent_back", False), 2: ("accepted", False)},  # the newer one stands for it
    }
    assert walked.held("2026-H1") == {
        ("LC014", 1): "received",
        ("LC027", 1): "replaced",
        ("LC027", 2): "received",
        ("LC028", 1): "sent_back",
        ("LC028", 2): "received",
        ("LC031", 1): "received",
    }
    assert walked.states("2026-H1", CAME_2) == dict.fromkeys(("LC014", "LC027", "LC028", "LC031"), "received")


def test_the_sums_of_the_first_window_are_those_that_were_recorded(walked: Round) -> None:
    found = walked.summary("2026-H1", CAME_2)
    assert (found.board.tally.received, found.board.tally.expected) == (4, 4)
    sums = {code: (one.low, one.high) for code, one in found.totals.items()}
    assert sums["workers_total"] == (240 + 32 + 45 + 310,) * 2
    assert sums["attendances"] == (250 + 42 + 30 + 200,) * 2
    assert sums["reached"] == (150 + 30 + 20 + 200, 240 + 32 + 30 + 200)


def test_after_the_merger_the_new_unit_answers_for_both(walked: Round) -> None:
    assert set(walked.told["between 2"].values()) == {"accept"} == set(walked.told["second"].values())
    assert walked.told["answers 2"] == {"LC014": {1: ("accepted", False)}, "LC040": {1: ("accepted", False)}}
    assert walked.states("2026", CAME_2) == dict.fromkeys(("LC014", "LC031", "LC040"), "received")
    found = walked.summary("2026", CAME_2)
    sums = {code: (one.low, one.high) for code, one in found.totals.items()}
    assert sums["workers_total"] == (240 + 310 + 77,) * 2
    assert sums["attendances"] == (340 + 200 + 70,) * 2
    assert sums["reached"] == (150 + 200 + 70, 240 + 200 + 70)


def test_the_trend_lays_the_windows_under_each_other(walked: Round) -> None:
    with walked.office.opened() as store:
        moments = trend(store, reference_of(store), "ct58", at(CAME_2))
    seen = {one.expectation.window: (one.reported, one.must, one.sums["attendances"].low) for one in moments}
    assert (seen["2026-H1"], seen["2026"]) == ((4, 4, 522), (3, 3, 610))


def test_due_days_and_questionnaire_of_the_first_pack_are_in_use(walked: Round) -> None:
    first = [keeper for code, keeper in walked.units.items() if code != "LC040"]
    assert {keeper.set_by_packs() for keeper in first} == {("05-25", "khao-sat-tinh@1")}
    assert walked.due_and_late("2026-H1", CAME_2) == (
        date(2026, 5, 25),
        {"LC028"},
    )  # what was sent back is not handed up


def test_plan_and_list_of_the_second_pack_are_in_the_reports_and_in_the_sums(walked: Round) -> None:
    with walked.units["LC014"].opened() as store:
        (text,) = [one.report_json for one in repository.find(store, IssuedReport) if one.period == "2026"]
    assert "Người trồng chè" in text and "KH 41/KH-LĐLĐ" in text
    (own,) = [one for one in walked.summary("2026", CAME_2).targets if one.target.code == "N01"]
    assert own.of_reported is not None and own.of_reported.figure.den == 240 + 310 + 77


def test_an_ended_unit_and_a_revoked_key_are_refused(walked: Round) -> None:
    assert {proposal for proposal, _ in walked.told["late"].values()} == {"refuse"}
    assert all({"signer_revoked", "unit_ended_to"} & codes for _, codes in walked.told["late"].values())


def test_a_pack_that_is_older_changed_or_forged_is_refused(walked: Round, tmp_path: Path) -> None:
    old, new = walked.told["pack"], walked.told["pack 2"]
    changed = bytearray(new)
    changed[len(changed) // 3] ^= 1
    make_province(tmp_path / "khac.congdoan")
    with open_store(tmp_path / "khac.congdoan") as store:  # the same names, and an authority of its own
        other = another_office()
        forged = give_out(store, tmp_path, the_plan(store), trust=other.trust(), signer=other.own, at=at(LATE))
    found = []
    with walked.units["LC014"].opened() as store:
        for name, data in (("cu.pdf", old), ("sua.pdf", bytes(changed)), ("gia.pdf", forged.pdf.read_bytes())):
            (tmp_path / name).write_bytes(data)
            with pytest.raises(UserError) as error:
                look_at_pack_file(store, reference_of(store), tmp_path / name, at(LATE))
            found.append(error.value.code)
        (tmp_path / "moi.pdf").write_bytes(new)
        assert look_at_pack_file(store, reference_of(store), tmp_path / "moi.pdf", at(LATE)).is_taken
    assert found == ["pack.older_list", "pack.changed", "pack.forged"]


def test_what_came_through_the_union_between_changes_nothing_when_it_comes_directly(
    walked: Round, tmp_path: Path
) -> None:
    shutil.copytree(walked.office.path.parent, tmp_path / "again", ignore=shutil.ignore_patterns("USB*"))
    office = replace(walked.office, path=tmp_path / "again" / walked.office.path.name)
    with office.opened() as store:
        before = repository.find(store, ReceivedReport)
    assert set(office.receive(LATE, walked.usb.with_name("USB-xa")).values()) == {"known", "accept"}
    with office.opened() as store:
        assert repository.find(store, ReceivedReport) == before
        assert {one.report_kind for one in received.counting(store)} == {"ct58", "tong-hop"}


def test_the_data_set_holds_the_same_numbers_and_nobody(walked: Round, tmp_path: Path) -> None:
    from pyarrow import parquet

    with walked.office.opened() as store:
        export_dataset(store, tmp_path, at(CAME_2))
    rows = [row for path in tmp_path.rglob("*.parquet") if "figures" in str(path) for row in _rows(parquet, path)]
    assert sum(row["low"] for row in rows if row["code"] == "attendances" and row["counts"]) == 522 + 610
    data = b"".join(path.read_bytes() for path in tmp_path.rglob("*") if path.is_file())
    assert not [name for name in ("Lò Văn Thịnh", "Tòng Thị Hiền", "0213 3555 014") if name.encode() in data]


def _rows(parquet: Any, path: Path) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = parquet.read_table(path).to_pylist()
    return rows
