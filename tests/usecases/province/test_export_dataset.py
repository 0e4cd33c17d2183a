"""The data set for a warehouse, read back with pyarrow: every figure, typed; nothing on a person."""

import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from pyarrow import dataset as arrow
from pyarrow import parquet

from congdoan_desktop import cli, paths
from congdoan_desktop.domain.province.dataset import TABLES
from congdoan_desktop.domain.province.examined import Tallied, Told
from congdoan_desktop.domain.records import ReceivedReport
from congdoan_desktop.domain.report import NamedFigure, TargetResult
from congdoan_desktop.errors import UserError
from congdoan_desktop.files import sha256
from congdoan_desktop.render import parquet as drawn
from congdoan_desktop.store import received, repository
from congdoan_desktop.store.database import open_reader, open_store
from congdoan_desktop.usecases.province.export_dataset import LIST, export_dataset
from congdoan_desktop.usecases.start_union import start_union
from tests.fixtures.province_store import TEA, UNITS, make_province
from tests.fixtures.union import PROFILE, UNIT

NOW = datetime(2027, 1, 5, 9, 0, tzinfo=UTC)
_NAMES = {"text": "string", "texts": "list<string>", "integer": "int64", "flag": "bool", "day": "date32"}
SIGNER = "ab" * 32
FIRST = ReceivedReport(
    id="r1",
    unit_id=TEA.id,
    unit_code="LC014",
    report_kind="ct58",
    period="2026-H1",
    base_period="2026-H1",
    revision=1,
    subject="Lò Văn Thịnh lập",
    made_at="2026-06-10T15:30:00.250000+07:00",
    received_at="2026-06-12T02:00:00+00:00",
    way="signed",
    signature="valid",
    signer_print=SIGNER,
    file_name="Lò Văn Thịnh.pdf",
    file_sha256="0" * 64,
    data_sha256="1" * 64,
    came_on=date(2026, 6, 12),
    due_on=date(2026, 6, 15),
    state="replaced",
    reason="gọi anh Thịnh",
)
SECOND = replace(FIRST, id="r2", revision=2, replaces="r1", state="approved", number=7, data_sha256="2" * 64)
YEAR = replace(FIRST, id="r3", period="2026", base_period="2026", state="received", due_on=None, data_sha256="3" * 64)


def told(report: ReceivedReport) -> Told:
    return Told(
        report_id=report.id,
        kind="ct58",
        period=report.base_period,
        about="",
        revision=1,
        replaces="",
        made_at=NOW,
        unit_code="LC014",
        unit_name="",
        unit_kind="",
        number=None,
        notation="",
        issued_on=None,
        type_name="",
        subject="",
        figures=(
            NamedFigure(code="reached", low=168, high=212, den=240, as_of=date(2026, 1, 1)),
            NamedFigure(code="briefed", low=None, high=None),
        ),
        targets=(
            TargetResult(
                code="T01",
                title="",
                source="",
                level="",
                kind="share",
                window="2026",
                starts=date(2026, 1, 1),
                ends=date(2026, 12, 31),
                figure=NamedFigure(code="T01", low=168, high=212, den=240),
                verdict="in_progress",
            ),
        ),
        tallies=(
            Tallied(
                questionnaire="tam-tu@1",
                question="q1",
                question_label="Bữa ăn ca?",
                choice="a",
                choice_label="Hài lòng",
                place=0,
                kind="select_one",
                count=None,
                total=40,
            ),
        ),
    )


@pytest.fixture(scope="module")
def province(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("province") / "tinh.congdoan"
    make_province(path)
    with open_store(path) as store, store.atomic():
        for one in (FIRST, SECOND, YEAR):
            repository.save(store, one)
            received.put(store, told(one))
    return path


@pytest.fixture(scope="module")
def folder(province: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("dataset") / "kho"
    with open_reader(province) as db:
        export_dataset(db, out, NOW)
    return out


def read(folder: Path, table: str) -> list[Mapping[str, Any]]:
    found: list[Mapping[str, Any]] = arrow.dataset(folder / table, partitioning="hive").to_table().to_pylist()
    return found


def test_units_are_those_of_the_register(folder: Path) -> None:
    units = {one["unit_id"]: one for one in read(folder, "units")}
    assert set(units) == {unit.id for unit in UNITS}
    tea = units[TEA.id]
    assert (tea["code"], tea["unit_kind"], tea["workers"]) == ("LC014", "private_enterprise", 240)
    assert (tea["founded_on"], tea["ended_on"]) == (date(2008, 3, 1), None)
    assert units["lc009"]["successors"] == ["lc031"]


def test_figures_are_read_back_by_period_and_unknown_stays_unknown(folder: Path) -> None:
    figures = read(folder, "figures")
    assert {(one["report_id"], one["period"], one["counts"]) for one in figures} == {
        ("r1", "2026-H1", False),
        ("r2", "2026-H1", True),
        ("r3", "2026", True),
    }
    reached = next(one for one in figures if (one["report_id"], one["code"]) == ("r2", "reached"))
    assert (reached["low"], reached["high"], reached["den"], reached["as_of"]) == (168, 212, 240, date(2026, 1, 1))
    assert reached["estimated"] is False
    unknown = next(one for one in figures if one["code"] == "briefed")
    assert (unknown["low"], unknown["high"], unknown["den"]) == (None, None, None)


def test_reports_targets_and_tallies_are_typed(folder: Path) -> None:
    second = next(one for one in read(folder, "reports") if one["report_id"] == "r2")
    assert second["made_at"] == datetime(2026, 6, 10, 8, 30, 0, 250000, tzinfo=UTC)
    assert (second["number"], second["state"], second["due_on"]) == (7, "approved", date(2026, 6, 15))
    target = read(folder, "targets")[0]
    assert (target["target_window"], target["window"]) != ("", "")
    assert (target["code"], target["measured"], target["ends"]) == ("T01", "share", date(2026, 12, 31))
    tally = read(folder, "tallies")[0]
    assert (tally["question_kind"], tally["count"], tally["total"]) == ("select_one", None, 40)


def test_nothing_in_it_names_a_person(folder: Path) -> None:
    said = repr([read(folder, table.name) for table in TABLES])
    for word in ("Thịnh", TEA.contact_phone, TEA.contact_email, SIGNER):
        assert word
        assert word not in said


def test_the_list_names_every_file_and_the_same_store_gives_the_same_bytes(
    province: Path, folder: Path, tmp_path: Path
) -> None:
    listed = json.loads((folder / LIST).read_text("utf-8"))
    assert listed["schema"] == "congdoan-dataset/1"
    files = {one["path"]: one for one in listed["files"]}
    assert set(files) == {path.relative_to(folder).as_posix() for path in folder.rglob("*.parquet")}
    for name, one in files.items():
        data = (folder / name).read_bytes()
        assert (sha256(data), parquet.ParquetFile(folder / name).metadata.num_rows) == (one["sha256"], one["rows"])
    with open_reader(province) as db:
        again = export_dataset(db, tmp_path, NOW)
    assert {one.path: one.sha256 for one in again.files} == {name: one["sha256"] for name, one in files.items()}


def test_each_column_is_documented_with_its_type() -> None:
    page = (paths.resources().parent / "docs" / "dataset.md").read_text("utf-8")
    for table in TABLES:
        part = page.split(f"## `{table.name}`")[1].split("\n## ")[0]
        for column in table.columns:
            kind = _NAMES.get(column.type, "timestamp")
            assert f"| `{column.name}` | {kind} |" in part, (table.name, column.name)


def test_the_command_says_how_many_rows(
    province: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert cli.main(["export-dataset", "--store", str(province), "--out", str(tmp_path / "kho")]) == 0
    assert "reports: 3 dòng" in capsys.readouterr().out
    monkeypatch.setattr(drawn, "find_spec", lambda _: None)
    assert cli.main(["export-dataset", "--store", str(province), "--out", str(tmp_path / "kho")]) == 1
    said = capsys.readouterr().err
    assert "pyarrow" in said and len(said.strip().splitlines()) == 1


def test_a_unit_has_nothing_to_export(tmp_path: Path) -> None:
    start_union(tmp_path / "u.congdoan", UNIT, PROFILE, None)
    with open_reader(tmp_path / "u.congdoan") as db, pytest.raises(UserError) as caught:
        export_dataset(db, tmp_path / "kho", NOW)
    assert caught.value.code == "dataset.not_province"
    assert not (tmp_path / "kho").exists()
