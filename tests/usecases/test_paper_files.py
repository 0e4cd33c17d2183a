"""What a power cut leaves of a paper that was being written is swept away; what is on record never is."""

from pathlib import Path

import pytest

from congdoan_desktop import files
from congdoan_desktop.domain.records import PreparedPaper
from congdoan_desktop.errors import UserError
from congdoan_desktop.store import repository
from congdoan_desktop.store.database import Store, create, open_store
from congdoan_desktop.usecases import paper_files
from congdoan_desktop.usecases.paper_files import sweep, written_together


class Dead(BaseException):
    """The power fails: nothing runs any more, no handler and no `finally` that counts."""


def paper(stem: str) -> PreparedPaper:
    return PreparedPaper(
        id=stem,
        report_kind="ct58",
        period="2026-H1",
        way="by_hand",
        prepared_at="2026-06-30T09:00:00+00:00",
        file_stem=stem,
        report_json="{}",
        pdf_sha256="",
        pdf_size=1,
    )


def write(store: Store, folder: Path, stem: str, contents: dict[str, bytes]) -> None:
    with written_together(store, folder, stem, contents):
        repository.save(store, paper(stem))


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def dying(monkeypatch: pytest.MonkeyPatch, at: str) -> None:
    """Let the program die when the file with the suffix `at` was written, with everything left as it is then."""

    def write_atomic(path: Path, data: bytes) -> None:
        files.write_atomic(path, data)
        if path.suffix == at:
            monkeypatch.setattr(Path, "unlink", lambda _self, missing_ok=False: None)
            raise Dead

    monkeypatch.setattr(paper_files, "write_atomic", write_atomic)


def test_files_and_record_are_there(store: Store, tmp_path: Path) -> None:
    folder = tmp_path / "mới" / "đã ký"
    write(store, folder, "a", {".pdf": b"1", ".p7m": b"2"})
    assert names(folder) == ["a.p7m", "a.pdf"]
    assert repository.count(store, PreparedPaper) == 1


def test_what_was_left_half_is_swept_away_by_the_next_paper(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path, folder = tmp_path / "s.congdoan", tmp_path / "đã ký"
    create(path).close()
    with open_store(path) as store, monkeypatch.context() as patch:
        dying(patch, ".pdf")
        with pytest.raises(Dead):
            write(store, folder, "a", {".xlsx": b"0", ".pdf": b"1", ".p7m": b"2"})
    (folder / ".a.p7m.01234567.part").write_bytes(b"half")
    assert len(names(folder)) == 4
    with open_store(path) as store:
        write(store, folder, "b", {".pdf": b"3"})
        assert names(folder) == ["b.pdf"]
        write(store, folder, "a", {".pdf": b"4"})
        assert (folder / "a.pdf").read_bytes() == b"4"


def test_a_mark_that_outlived_its_paper_takes_nothing_along(store: Store, tmp_path: Path) -> None:
    write(store, tmp_path, "a", {".pdf": b"1"})
    mark = tmp_path / f".a{paper_files._mark_of(store)}"
    mark.touch()
    sweep(store, tmp_path)
    assert (tmp_path / "a.pdf").read_bytes() == b"1"
    assert not mark.exists()


def test_another_store_s_papers_are_its_own(store: Store, tmp_path: Path) -> None:
    other = tmp_path / "khác.congdoan"
    create(other).close()
    with open_store(other) as there:
        (tmp_path / f".a{paper_files._mark_of(there)}").touch()
        (tmp_path / "a.pdf").write_bytes(b"being written")
        sweep(store, tmp_path)
        assert (tmp_path / "a.pdf").exists()
        sweep(there, tmp_path)
        assert not (tmp_path / "a.pdf").exists()


def test_what_cannot_be_removed_at_once_is_swept_away_later(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The drive goes read-only in the middle: the reason is told, and nothing half stays for good."""
    folder, unlink = tmp_path / "đã ký", Path.unlink

    def stuck(self: Path, missing_ok: bool = False) -> None:
        if self.suffix == ".pdf":
            raise OSError(30, "read-only")
        unlink(self, missing_ok)

    with monkeypatch.context() as patch:
        patch.setattr(Path, "unlink", stuck)
        with (
            pytest.raises(UserError, match=r"store\.report_locked"),
            written_together(store, folder, "a", {".pdf": b"1"}),
        ):
            patch.setattr(paper_files, "write_atomic", failing)
    assert (folder / "a.pdf").exists()
    write(store, folder, "a", {".pdf": b"2"})
    assert names(folder) == ["a.pdf"]
    assert (folder / "a.pdf").read_bytes() == b"2"


def failing(path: Path, data: bytes) -> None:
    files.write_atomic(path, data)
    raise UserError("store.report_locked")


def test_the_same_file_that_lay_there_before_is_never_removed(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The store went back to a backup, and the paper is issued once more: its file may be the only one there is."""
    folder = tmp_path / "đã ký"
    folder.mkdir()
    (folder / "a.pdf").write_bytes(b"1")
    with pytest.raises(UserError, match=r"file\.exists"):
        write(store, folder, "a", {".pdf": b"2", ".p7m": b"3"})
    with pytest.raises(RuntimeError), written_together(store, folder, "a", {".pdf": b"1", ".p7m": b"3"}):
        raise RuntimeError
    assert names(folder) == ["a.pdf"]
    with monkeypatch.context() as patch:
        dying(patch, ".p7m")
        with pytest.raises(Dead):
            write(store, folder, "a", {".pdf": b"1", ".p7m": b"3"})
    assert len(names(folder)) == 3
    sweep(store, folder)
    assert names(folder) == ["a.pdf"]
    write(store, folder, "a", {".pdf": b"1", ".p7m": b"3"})
    assert names(folder) == ["a.p7m", "a.pdf"]
