"""A file made to harm costs a little time, a little memory and one line; what came with it is looked into."""

from collections.abc import Callable
from math import inf
from pathlib import Path

import pytest

from congdoan_desktop import line_process
from congdoan_desktop.signing.trust import Trust
from congdoan_desktop.usecases.province.receive import children
from congdoan_desktop.usecases.province.receive.collect import collect
from congdoan_desktop.usecases.province.receive.examine import examine
from tests.fixtures.handed_up import NOW, good
from tests.fixtures.hostile import attached, object_stream, watched_children, workbook

pytestmark = pytest.mark.usefixtures("real_start")

MEGABYTES = 300
"""Of two children together; the program itself has about 100."""

HOSTILE: dict[str, tuple[Callable[[], bytes], str]] = {
    "a hundred MB of JSON.pdf": (lambda: attached(b'{"schema":"' + b"x" * 100_000_000), "too_large"),
    "a hundred MB.pdf": (lambda: b'%PDF-1.7\n{"a":"' + b"x" * 100_000_000, "too_large"),
    "deep.pdf": (lambda: attached(b'{"schema":"congdoan-report/1","sections":' + b"[" * 7_000_000), "data_invalid"),
    "leads out.pdf": (lambda: attached(b"{}", name=b"../../report.json"), "unreadable"),
    "object stream.pdf": (lambda: object_stream(400 << 20), "unreadable"),
    "broken.pdf": (lambda: b"%PDF-1.7\n" + bytes(range(256)) * 400, "unreadable"),
    "deep.xlsx": (lambda: workbook(b"<a>" * 2_000_000), "unreadable"),
    "entities.xlsx": (lambda: workbook(b'<!DOCTYPE a [<!ENTITY a "a">]><a>&a;</a>'), "unreadable"),
    "large.xlsx": (lambda: workbook(b"<report>" + b"A" * 30_000_000), "too_large"),
    "letters.eml": (lambda: b"Content-Type: message/rfc822\r\n\r\n" * 5_000, "unreadable"),
    "lines.eml": (lambda: b"Content-Type: application/pdf; name=a.pdf\r\n\r\n" + b"\r\n" * 5_000_000, "not_ours"),
}


def test_each_costs_one_line_and_all_of_them_little_memory(tmp_path: Path) -> None:
    for name, (make, _) in HOSTILE.items():
        (tmp_path / name).write_bytes(make())
    (tmp_path / "good.pdf").write_bytes(good("LC014").pdf)
    with watched_children() as most:
        found = examine(collect([tmp_path]).candidates, Trust(), NOW).found
    said = [(one.candidate.name, [fault.code for fault in one.file.faults]) for one in found]
    assert dict(said) == {name: [code] for name, (_, code) in HOSTILE.items()} | {"good.pdf": []}
    assert len(said) == len(HOSTILE) + 1
    assert 0 < most() < MEGABYTES << 20


@pytest.mark.parametrize(("had", "faults"), [(0.0, []), (inf, ["too_slow"])])
def test_a_good_one_on_a_busy_computer_is_only_late(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, had: float, faults: list[str]
) -> None:
    monkeypatch.setattr(children, "_SECONDS", 0.001)
    told = iter([0.0])
    monkeypatch.setattr(line_process, "processor_seconds", lambda _pid: next(told, had))
    (tmp_path / "good.pdf").write_bytes(good("LC014").pdf)
    (found,) = examine(collect([tmp_path]).candidates, Trust(), NOW).found
    assert [fault.code for fault in found.file.faults] == faults


def test_one_that_does_not_end_is_ended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(children, "_SECONDS", 0.3)
    (tmp_path / "a.pdf").write_bytes(b"%PDF-1.7\n" + b"startxref\n9\n%%EOF\n" * 600_000)
    (tmp_path / "b.txt").write_bytes(b"")
    found = examine(collect([tmp_path]).candidates, Trust(), NOW).found
    assert [fault.code for one in found for fault in one.file.faults] == ["too_slow"]
