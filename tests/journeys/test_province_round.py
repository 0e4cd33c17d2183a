"""The whole circle on one USB folder: pack → unit → report → province → receipt → unit, twice, and a merger between.

Every expected number is worked out here by hand from what the units recorded.
"""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from congdoan_desktop.domain.records import OrgUnit, ReceivedReport
from congdoan_desktop.errors import UserError
from congdoan_desktop.signing import wrapping
from congdoan_desktop.store import received, repository
from congdoan_desktop.usecases.province.board import board_of, chosen
from congdoan_desktop.usecases.province.export_dataset import export_dataset
from congdoan_desktop.usecases.province.summary import Summary, summary
from congdoan_desktop.usecases.province.trend import trend
from congdoan_desktop.usecases.province.units import merge
from congdoan_desktop.usecases.take_pack import look_at_pack_file
from congdoan_desktop.usecases.taken_packs import reference_of
from tests.fixtures.cheap_keys import COST
from tests.fixtures.province_store import COMMUNE_UNION, HYDRO, NURSERY, PROVINCE, PROVINCE_PROFILE, TEA
from tests.fixtures.round import Base, Office, at, province

PRIMARY = OrgUnit(
    id="lc028",
    code="LC028",
    name="Công đoàn cơ sở Trường Tiểu học Bum Tở",
    short_name="CĐCS TH Bum Tở",
    kind="public_service",
    commune="03433",
    workers=45,
    members=45,
    counted_on=date(2026, 1, 1),
)
SCHOOLS = OrgUnit(
    id="lc040",
    code="LC040",
    name="Công đoàn cơ sở Trường Mầm non và Tiểu học Bum Tở",
    short_name="CĐCS Trường Bum Tở",
    kind="public_service",
    commune="03433",
    workers=77,
    members=77,
    counted_on=date(2026, 9, 1),
    founded_on=date(2026, 9, 1),
)
BEGUN, GIVEN, HANDED, CAME, AGAIN = (date(2026, 5, day) for day in (4, 5, 20, 22, 28))
MERGED, GIVEN_2, HANDED_2, CAME_2, LATE = (
    date(2026, 9, 1),
    date(2026, 9, 10),
    date(2026, 11, 20),
    date(2026, 11, 24),
    date(2026, 12, 4),
)


@dataclass
class Round:
    """What is left of the two rounds."""

    office: Office
    between: Office
    units: dict[str, Base]
    usb: Path
    told: dict[str, Any] = field(default_factory=dict)

    def summary(self, window: str, day: date) -> Summary:
        with self.office.opened() as store:
            reference = reference_of(store)
            return summary(store, reference, chosen(store, reference, at(day), kind="ct58", window=window), at(day))


@pytest.fixture(scope="module")
def walked(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Round]:
    """Walk both rounds; what was answered on the way is kept in `told`."""
    folder = tmp_path_factory.mktemp("round")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("CONGDOAN_HOME", str(folder / "home"))
        for name, value in COST.items():
            patch.setattr(wrapping, name, value)
        found = _begin(folder)
        _first(found)
        _merge(found, folder)
        _second(found)
        yield found


def _begin(folder: Path) -> Round:
    usb, other = folder / "USB", folder / "USB-xa"
    usb.mkdir()
    other.mkdir()
    units = (COMMUNE_UNION, TEA, NURSERY, PRIMARY, HYDRO)
    own = replace(
        PROVINCE,
        id="xa",
        code=COMMUNE_UNION.code,
        name=COMMUNE_UNION.name,
        header_name=COMMUNE_UNION.name.upper(),
        short_name=COMMUNE_UNION.short_name,
        parent_name=PROVINCE.name,
    )
    profile = replace(PROVINCE_PROFILE, id="xa-p", symbol="CĐX", addressees=(PROVINCE.name,))
    between = Office.begun(folder / f"{COMMUNE_UNION.code}.congdoan", usb, own, (), profile)
    bases = {
        unit.code: Base.begun(folder, usb, unit, PROVINCE.name, BEGUN)
        for unit in units
        if unit.tier == "base" and unit is not HYDRO
    }
    bases[HYDRO.code] = Base.begun(folder, usb, HYDRO, COMMUNE_UNION.name, BEGUN)
    return Round(office=province(folder, usb, units), between=between, units=bases, usb=usb)


def _first(found: Round) -> None:
    office, told = found.office, found.told
    fingerprint = told["fingerprint"] = office.ceremony(BEGUN)
    for code, keeper in (*found.units.items(), (COMMUNE_UNION.code, found.between)):
        office.certify(office.unit(code), keeper.ask(BEGUN), BEGUN)
    told["pack"] = office.give_out("Kế hoạch và hạn nộp năm 2026", GIVEN).pdf.read_bytes()
    for keeper in (*found.units.values(), found.between):
        assert keeper.take_packs(GIVEN, fingerprint) == (1,)
    found.units["LC014"].held("Buổi 1", date(2026, 5, 8), 150, 60)
    found.units["LC014"].held("Buổi 2", date(2026, 5, 12), 100, 40)
    found.units["LC027"].held("Buổi 1", date(2026, 5, 8), 30)
    found.units["LC028"].held("Buổi 1", date(2026, 5, 8), 20)
    found.units["LC031"].held("Buổi 1", date(2026, 5, 8), 200)
    below = found.usb.with_name("USB-xa")
    for code in ("LC014", "LC027", "LC028"):
        found.units[code].hand_up("2026-H1", HANDED)
    found.units["LC031"].hand_up("2026-H1", HANDED, to=below)
    told["between"] = found.between.receive(HANDED, below)
    found.between.pass_on("2026-H1", HANDED, found.usb)
    told["first"] = office.receive(CAME, back={"LC028": "Thiếu buổi thứ hai"})
    told["board"] = _states(found, "2026-H1", CAME)
    told["receipt"] = office.answer(CAME)
    for keeper in (*found.units.values(), found.between):
        keeper.take_receipts(CAME)
    told["answers"] = {code: dict(keeper.answered()) for code, keeper in found.units.items()}
    found.units["LC028"].held("Buổi 2", date(2026, 5, 14), 10)
    found.units["LC028"].hand_up("2026-H1", AGAIN)
    told["again"] = office.receive(AGAIN)
    office.answer(AGAIN)
    found.units["LC028"].take_receipts(AGAIN)
    told["answers again"] = dict(found.units["LC028"].answered())


def _merge(found: Round, folder: Path) -> None:
    office = found.office
    with office.opened() as store:
        repository.save(store, SCHOOLS)
        merge(store, [NURSERY.id, PRIMARY.id], SCHOOLS.id, MERGED)
    for unit in (NURSERY, PRIMARY):
        office.revoke(unit, MERGED)
    shutil.rmtree(found.usb)
    found.usb.mkdir()
    found.units["LC040"] = Base.begun(folder, found.usb, SCHOOLS, PROVINCE.name, MERGED)
    office.certify(SCHOOLS, found.units["LC040"].ask(MERGED), GIVEN_2)


def _second(found: Round) -> None:
    office, told = found.office, found.told
    told["pack 2"] = office.give_out("Danh sách đơn vị sau sáp nhập", GIVEN_2).pdf.read_bytes()
    for keeper in (found.units["LC014"], found.units["LC031"], found.between):
        assert keeper.take_packs(GIVEN_2) == (2,)
    assert found.units["LC040"].take_packs(GIVEN_2, told["fingerprint"]) == (2,)
    found.units["LC040"].held("Buổi 1", date(2026, 10, 6), 70)
    found.units["LC014"].held("Buổi 3", date(2026, 10, 7), 90, 90)
    below = found.usb.with_name("USB-xa")
    shutil.rmtree(below)
    below.mkdir()
    for code in ("LC014", "LC040"):
        found.units[code].hand_up("2026", HANDED_2)
    found.units["LC031"].hand_up("2026", HANDED_2, to=below)
    told["between 2"] = found.between.receive(HANDED_2, below)
    found.between.pass_on("2026", HANDED_2, found.usb)
    told["second"] = office.receive(CAME_2)
    office.answer(CAME_2)
    for code in ("LC014", "LC040"):
        found.units[code].take_receipts(CAME_2)
    told["answers 2"] = {code: dict(found.units[code].answered()) for code in ("LC014", "LC040")}
    shutil.rmtree(found.usb)
    found.usb.mkdir()
    found.units["LC027"].hand_up("2026", LATE)
    told["late"] = {
        item.found.name: (item.judged.proposal, {one.code for one in item.judged.findings})
        for item in office.look(LATE).items
    }


def _states(found: Round, window: str, day: date) -> dict[str, str]:
    with found.office.opened() as store:
        reference = reference_of(store)
        board = board_of(store, chosen(store, reference, at(day), kind="ct58", window=window), at(day))
        return {row.unit.code: row.state for row in board.rows}


def test_every_report_came_and_the_one_sent_back_came_again(walked: Round) -> None:
    assert set(walked.told["between"].values()) == {"accept"} == set(walked.told["first"].values())
    assert walked.told["board"] == {
        "LC014": "received",
        "LC027": "received",
        "LC028": "sent_back",
        "LC031": "received",
    }
    assert walked.told["answers"] == {
        "LC014": {1: "accepted"},
        "LC027": {1: "accepted"},
        "LC028": {1: "sent_back"},
        "LC031": {1: "accepted"},  # its own file, untouched, came through the union between
    }
    assert walked.told["answers again"] == {1: "sent_back", 2: "accepted"}
    assert _states(walked, "2026-H1", CAME_2) == dict.fromkeys(("LC014", "LC027", "LC028", "LC031"), "received")


def test_the_sums_of_the_first_window_are_those_that_were_recorded(walked: Round) -> None:
    found = walked.summary("2026-H1", CAME_2)
    assert (found.board.tally.received, found.board.tally.expected) == (4, 4)
    sums = {code: (one.low, one.high) for code, one in found.totals.items()}
    assert sums["workers_total"] == (240 + 32 + 45 + 310,) * 2
    assert sums["attendances"] == (250 + 30 + 30 + 200,) * 2
    assert sums["reached"] == (150 + 30 + 20 + 200, 240 + 30 + 30 + 200)


def test_after_the_merger_the_new_unit_answers_for_both(walked: Round) -> None:
    assert set(walked.told["between 2"].values()) == {"accept"} == set(walked.told["second"].values())
    assert walked.told["answers 2"] == {"LC014": {1: "accepted"}, "LC040": {1: "accepted"}}
    assert _states(walked, "2026", CAME_2) == dict.fromkeys(("LC014", "LC031", "LC040"), "received")
    found = walked.summary("2026", CAME_2)
    sums = {code: (one.low, one.high) for code, one in found.totals.items()}
    assert sums["workers_total"] == (240 + 310 + 77,) * 2
    assert sums["attendances"] == (340 + 200 + 70,) * 2
    assert sums["reached"] == (150 + 200 + 70, 240 + 200 + 70)


def test_the_trend_lays_the_windows_under_each_other(walked: Round) -> None:
    with walked.office.opened() as store:
        moments = trend(store, reference_of(store), "ct58", at(CAME_2))
    seen = {one.expectation.window: (one.reported, one.must, one.sums["attendances"].low) for one in moments}
    assert (seen["2026-H1"], seen["2026"]) == ((4, 4, 510), (3, 3, 610))


def test_an_ended_unit_and_a_revoked_key_are_refused(walked: Round) -> None:
    assert {proposal for proposal, _ in walked.told["late"].values()} == {"refuse"}
    assert all({"signer_revoked", "unit_ended_to"} & codes for _, codes in walked.told["late"].values())


def test_a_pack_that_is_older_or_changed_is_refused(walked: Round, tmp_path: Path) -> None:
    old, new = walked.told["pack"], walked.told["pack 2"]
    changed = bytearray(new)
    changed[len(changed) // 3] ^= 1
    found = []
    with walked.units["LC014"].opened() as store:
        for name, data in (("cu.pdf", old), ("sua.pdf", bytes(changed))):
            (tmp_path / name).write_bytes(data)
            with pytest.raises(UserError) as error:
                look_at_pack_file(store, reference_of(store), tmp_path / name, at(LATE))
            found.append(error.value.code)
        (tmp_path / "moi.pdf").write_bytes(new)
        assert look_at_pack_file(store, reference_of(store), tmp_path / "moi.pdf", at(LATE)).is_taken
    assert found == ["pack.older_list", "pack.changed"]


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
    assert sum(row["low"] for row in rows if row["code"] == "attendances" and row["counts"]) == 510 + 610
    data = b"".join(path.read_bytes() for path in tmp_path.rglob("*") if path.is_file())
    assert not [name for name in ("Lò Văn Thịnh", "Tòng Thị Hiền", "0213 3555 014") if name.encode() in data]


def _rows(parquet: Any, path: Path) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = parquet.read_table(path).to_pylist()
    return rows
