"""From signed files on a stick to the board, the sums and the consolidated report; by use case and by command."""

import json
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest

from congdoan_desktop import cli, paths
from congdoan_desktop.domain.period import VIETNAM
from congdoan_desktop.handoff import report_json
from congdoan_desktop.reference.loaded import Reference, load
from congdoan_desktop.store.database import Store, open_store
from congdoan_desktop.usecases.build_report import Issue, build_report
from congdoan_desktop.usecases.province.behind_sums import behind_figure, behind_target
from congdoan_desktop.usecases.province.board import board_of, chosen
from congdoan_desktop.usecases.province.receive.keep import as_proposed, keep
from congdoan_desktop.usecases.province.receive.look import look_through
from congdoan_desktop.usecases.province.summary import summary
from congdoan_desktop.usecases.province.trend import trend
from tests.fixtures.handed_up import NOW, good, hand_up, keep_office
from tests.fixtures.province_store import HYDRO, NURSERY, TEA, make_province
from tests.fixtures.sample_report import figures


@pytest.fixture(scope="module")
def reference() -> Reference:
    return load(paths.resources())


@pytest.fixture(scope="module")
def province(tmp_path_factory: pytest.TempPathFactory, reference: Reference) -> Path:
    """A province that has taken in the reports of two of its three units."""
    folder = tmp_path_factory.mktemp("province")
    path = folder / "tinh.congdoan"
    make_province(path)
    for code in ("LC014", "LC031"):
        hand_up(folder / "stick", good(code), code, "pdf")
    with open_store(path) as store:
        keep_office(store)
        batch = look_through(store, reference, [folder / "stick"], NOW)
        keep(store, reference, batch, as_proposed(batch), NOW)
    return path


@pytest.fixture
def store(province: Path) -> Iterator[Store]:
    with open_store(province) as opened:
        yield opened


def test_the_board_names_who_is_silent(store: Store, reference: Reference) -> None:
    found = board_of(store, chosen(store, reference, NOW, window="2026-H1"), NOW)
    assert [(row.unit.id, row.state) for row in found.rows] == [
        (TEA.id, "received"),
        (NURSERY.id, "missing"),
        (HYDRO.id, "received"),
    ]
    assert (found.tally.expected, found.tally.received, found.tally.on_time) == (3, 2, 2)
    assert found.silent()[0].why == ("no_contact",)


def test_figures_are_added_as_ranges_and_every_one_leads_to_its_reports(store: Store, reference: Reference) -> None:
    found = summary(store, reference, chosen(store, reference, NOW, window="2026-H1"), NOW)
    each = {figure.code: figure for figure in figures()}
    for code in ("reached", "attendances", "workers_total"):
        low, high = each[code].low, each[code].high
        assert low is not None and high is not None
        assert (found.totals[code].low, found.totals[code].high) == (2 * low, 2 * high)
        assert {one.unit.id for one in behind_figure(store, found, code)} == {TEA.id, HYDRO.id}
    assert {name: group.tally.received for name, group in found.by(lambda unit: unit.parent_id).items()} == {
        "": 1,
        "xa-than-uyen": 1,
    }
    (first, *_) = trend(store, reference, "ct58", NOW)
    assert first.expectation.window == "2026-H1"
    assert (first.reported, first.must, first.sums["workers_total"].units) == (2, 3, 2)


def test_behind_every_target_stand_its_reports_and_who_is_silent(store: Store, reference: Reference) -> None:
    found = summary(store, reference, chosen(store, reference, NOW, window="2026-H1"), NOW)
    targets = {one.target.code: one for one in found.targets}
    people = behind_target(found, targets["T01"])
    assert [(one.unit.id, one.report is not None) for one in people] == [
        (TEA.id, True),
        (HYDRO.id, True),
        (NURSERY.id, False),
    ]
    assert people[-1].registered == NURSERY.workers
    assert sum(one.figure.low or 0 for one in people if one.figure) == targets["T01"].of_all.figure.low  # type: ignore[union-attr]
    assert [one.unit.id for one in behind_target(found, targets["T02"])] == [HYDRO.id]  # the one state enterprise
    assert behind_target(found, targets["T11"]) == ()
    assert [one.unit.id for one in behind_figure(store, found, "reached")] == [TEA.id, HYDRO.id]


def test_a_sum_with_gaps_is_said_to_be_the_least(store: Store, reference: Reference) -> None:
    with store.atomic():
        first = store.value("SELECT report_id FROM received_figures WHERE code = 'reached' ORDER BY report_id")
        store.execute(
            "UPDATE received_figures SET low = NULL, high = NULL WHERE code = 'reached' AND report_id = ?", (first,)
        )
        report = build_report(
            store, reference, "tong-hop", "2026-H1", Issue(report_id="t", made_at=datetime.now(VIETNAM))
        )
        said = " ".join(text for section in report.sections for text in section.paragraphs)
        store.execute(
            "UPDATE received_figures SET low = 168, high = 212 WHERE code = 'reached' AND report_id = ?", (first,)
        )
    assert "người được tuyên truyền (không trùng) (thiếu số của 1 đơn vị)" in said
    assert "ít nhất 168 người" in said


def test_the_consolidated_report_goes_the_way_of_every_report(store: Store, reference: Reference) -> None:
    issue = Issue(report_id="tong-hop", made_at=datetime.now(VIETNAM))
    report = build_report(store, reference, "tong-hop", "2026-H1", issue)
    assert {table.code for table in report.annexes} >= {"10", "11", "12", "13", "14"}
    units = next(table for table in report.annexes if table.code == "10")
    assert [row[1] for row in units.rows] == [TEA.short_name, NURSERY.short_name, HYDRO.short_name]
    assert report_json.decode(report_json.encode(report)) == report
    assert any("2/3" in text for section in report.sections for text in section.paragraphs)
    targets = {target.code: target for target in report.targets}
    assert (targets["T01"].figure.low, targets["T01"].figure.den) == (336, 512)  # 240 + 240, and 32 who are silent


def test_the_commands_say_and_write_the_same(
    province: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["board", "--store", str(province), "--period", "2026-H1", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["tally"]["expected"], told["tally"]["received"]) == (3, 2)
    assert cli.main(["board", "--store", str(province), "--period", "2026-H1"]) == 0
    assert NURSERY.short_name in capsys.readouterr().out
    assert cli.main(["board", "--store", str(province), "--period", "1999"]) == 1
    assert cli.main(["summary", "--store", str(province), "--period", "2026-H1", "--out", str(tmp_path / "out")]) == 0
    assert {path.suffix for path in (tmp_path / "out").iterdir()} == {".pdf", ".xlsx", ".json"}


def test_the_command_takes_in_and_says_what_it_found(
    province: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "hong.pdf").write_bytes(b"%PDF-1.7")
    assert cli.main(["receive", str(tmp_path), "--store", str(province), "--look", "--json"]) == 1
    (one,) = json.loads(capsys.readouterr().out)["files"]
    assert (one["file"], one["proposal"]) == ("hong.pdf", "refuse")
    assert cli.main(["receive", str(province.parent / "stick"), "--store", str(province)]) == 0
    assert "Đã có từ trước: 2" in capsys.readouterr().out
