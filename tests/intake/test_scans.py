"""Files of scans: every kind is read, in order; hostile ones are named, quickly, and take no other file along."""

from pathlib import Path
from random import Random
from time import monotonic
from typing import Any

import pytest

from congdoan_desktop.domain.omr import PageMarks, ScanProblem
from congdoan_desktop.errors import UserError
from congdoan_desktop.intake import scans
from congdoan_desktop.intake.apart import run_apart
from congdoan_desktop.intake.scan_frames import FileLength
from congdoan_desktop.intake.scans import Looked, read_files
from tests.fixtures.paper import blank_sheet, layout
from tests.fixtures.scan_sim import Scanner, as_jpeg, as_pdf, scanned
from tests.intake.hostile_scans import HOSTILE, killing_pdf, pdf_with


def read(*paths: Path) -> tuple[Looked, ...]:
    return read_files(paths, {layout().code: layout()}, lambda done, total: None, lambda: False)


def pictures(serial: str = "ABCDEF") -> list:  # type: ignore[type-arg]
    return [scanned(page, Scanner(turn=1, noise=2), Random(1)) for page in blank_sheet(serial)]


def said(looked: tuple[Looked, ...]) -> list[tuple[str, int, object]]:
    """Return file, page in it, and page of the sheet or what is wrong."""
    return [
        (one.file, one.file_page, one.page) if isinstance(one, PageMarks) else (one.file, one.page, one.code)
        for one in looked
    ]


def test_every_kind_of_file_is_read_in_the_order_given(tmp_path: Path) -> None:
    first, second = pictures()
    files = {
        "1.pdf": as_pdf([first, second]),
        "2.jpg": as_jpeg(first.convert("RGB")),
    }
    for name, data in files.items():
        (tmp_path / name).write_bytes(data)
    second.convert("1").convert("L").save(tmp_path / "3.png")
    first.copy().save(tmp_path / "4.tif", save_all=True, append_images=[second.copy()], compression="tiff_lzw")
    second.resize((second.width * 2, second.height * 2)).save(tmp_path / "5.jpeg")
    assert said(read(*sorted(tmp_path.iterdir()))) == [
        ("1.pdf", 1, 1),
        ("1.pdf", 2, 2),
        ("2.jpg", 1, 1),
        ("3.png", 1, 2),
        ("4.tif", 1, 1),
        ("4.tif", 2, 2),
        ("5.jpeg", 1, 2),
    ]


def test_a_file_is_what_it_is_and_not_what_it_is_called(tmp_path: Path) -> None:
    path = tmp_path / "scan.jpg"
    path.write_bytes(as_pdf(pictures()))
    assert said(read(path)) == [("scan.jpg", 1, 1), ("scan.jpg", 2, 2)]


def test_a_paper_that_packs_its_picture_otherwise_is_drawn(tmp_path: Path) -> None:
    import zlib

    first = pictures()[0]
    entries = (
        f"/Width {first.width} /Height {first.height} /ColorSpace /DeviceGray /BitsPerComponent 8 /Filter /FlateDecode"
    )
    path = tmp_path / "flate.pdf"
    path.write_bytes(pdf_with(entries, zlib.compress(first.tobytes())))
    assert said(read(path)) == [("flate.pdf", 1, 1)]


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_is_named_quickly(name: str, tmp_path: Path) -> None:
    make, suffix, troubles = HOSTILE[name]
    path = tmp_path / f"scan.{suffix}"
    path.write_bytes(make())
    begun = monotonic()
    found = read(path)
    assert monotonic() - begun < 25
    assert found
    assert all(isinstance(one, ScanProblem) and one.code in troubles for one in found), said(found)
    assert len(found) <= 3


def test_a_picture_that_takes_too_much_memory_is_no_blank_page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scans, "_MEGABYTES", 350)  # too little for what the second file unpacks to
    good, bad = tmp_path / "1.jpg", tmp_path / "2.pdf"
    good.write_bytes(as_jpeg(pictures()[0]))
    bad.write_bytes(killing_pdf())
    found = said(read(good, bad, good))
    assert [found[0], found[2]] == [("1.jpg", 1, 1), ("1.jpg", 1, 1)]
    assert found[1] == ("2.pdf", 1, "damaged_page")


def test_a_file_that_kills_the_child_takes_no_other_along(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def dying(task: str, request: bytes, **limits: Any) -> bytes:
        if b"/Deadly" in request:
            raise UserError("intake.refused")
        return run_apart(task, request, **limits)

    monkeypatch.setattr(scans, "run_apart", dying)
    good, bad, deadly = (tmp_path / name for name in ("1.jpg", "2.pdf", "3.pdf"))
    good.write_bytes(as_jpeg(pictures()[0]))
    bad.write_bytes(as_pdf(pictures()))
    deadly.write_bytes(as_pdf(pictures() * 5) + b"/Deadly")
    monkeypatch.setattr(scans, "_counted", lambda pile: [FileLength(pages=pages) for pages in (1, 2, 10, 1)])
    found = said(read(good, bad, deadly, good))
    assert found[:3] == [("1.jpg", 1, 1), ("2.pdf", 1, 1), ("2.pdf", 2, 2)]
    assert found[3:-1] == [("3.pdf", page, "damaged_page") for page in range(1, 11)]
    assert found[-1] == ("1.jpg", 1, 1)


def test_a_file_that_is_too_large_is_not_even_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scans, "FILE_LIMIT", 1000)
    path = tmp_path / "1.jpg"
    path.write_bytes(as_jpeg(pictures()[0]))
    assert said(read(path, tmp_path / "gone.jpg")) == [("1.jpg", 0, "too_large"), ("gone.jpg", 0, "damaged_file")]


def test_progress_is_told_and_reading_can_be_cancelled(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scans, "_BATCH_PAGES", 1)
    path = tmp_path / "1.pdf"
    path.write_bytes(as_pdf(pictures()))
    told: list[tuple[int, int]] = []
    read_files((path,), {}, lambda done, total: told.append((done, total)), lambda: False)
    assert told == [(0, 2), (1, 2), (2, 2)]
    with pytest.raises(UserError, match=r"intake\.cancelled"):
        read_files((path,), {}, lambda done, total: None, lambda: True)
