"""`congdoan receive`: a line a file, totals, and a status that says whether anything is left to look at."""

import json
from datetime import date, datetime, timedelta, tzinfo
from pathlib import Path

import pytest

from congdoan_desktop.cli import main
from congdoan_desktop.commands import receive
from congdoan_desktop.domain.records import ReceivedFile, ReceivedReport
from congdoan_desktop.store import repository
from congdoan_desktop.store.database import open_store
from tests.fixtures.handed_up import NOW, SIGNED_AT, good, hand_up, keep_office
from tests.fixtures.province_store import make_province


class _Clock(datetime):
    @classmethod
    def now(cls, tz: tzinfo | None = None) -> datetime:  # type: ignore[override]
        return NOW.astimezone(tz)


def test_good_ones_are_taken_in_and_the_status_tells_of_the_others(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(receive, "datetime", _Clock)
    path, stick = tmp_path / "tinh.congdoan", tmp_path / "KINGSTON"
    make_province(path)
    with open_store(path) as store:
        keep_office(store)
    hand_up(stick, good("LC014"), "LC014")
    hand_up(stick, good("LC014"), "ban-sao", "pdf")
    command = ["--store", str(path), "receive", str(stick)]
    assert main(command) == 0
    said = capsys.readouterr().out.splitlines()
    assert said[-2:] == ["1 tệp trùng hệt tệp khác trong lần này nên chỉ xem một lần.", "Đã tiếp nhận: 2"]
    (stick / "xau.pdf").write_bytes(b"%PDF-1.7\n")
    assert main([*command, "--json"]) == 1
    told = json.loads(capsys.readouterr().out)
    assert {one["file"]: one["proposal"] for one in told["files"]}["xau.pdf"] == "refuse"
    assert told["kept"] == {"accepted": 0, "sent_back": 0, "refused": 1, "known": 2, "left": 0}


@pytest.mark.parametrize(("said", "counts"), [(1, 1), (-400, 0)])
def test_what_lay_there_before_counts_from_that_day_but_never_from_before_it_was_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], said: int, counts: int
) -> None:
    monkeypatch.setattr(receive, "datetime", _Clock)
    path, made = tmp_path / "tinh.congdoan", SIGNED_AT.date()
    make_province(path)
    with open_store(path) as store:
        keep_office(store)
    hand_up(tmp_path / "KINGSTON", good("LC014"), "LC014", "pdf")
    command = ["--store", str(path), "receive", str(tmp_path / "KINGSTON"), "--came-on"]
    assert main([*command, (NOW.date() + timedelta(days=1)).isoformat()]) == 1
    assert "chưa đến" in capsys.readouterr().err
    day = made + timedelta(days=said)
    assert main([*command, day.isoformat()]) == 0
    with open_store(path) as store:
        (report,), (file,) = repository.find(store, ReceivedReport), repository.find(store, ReceivedFile)
    assert report.came_on == made + timedelta(days=counts)
    assert file.source == f"KINGSTON, ghi là đến ngày {day:%d/%m/%Y}"
    assert date.fromisoformat(file.came_at[:10]) == date.fromisoformat(report.received_at[:10]) == NOW.date()
