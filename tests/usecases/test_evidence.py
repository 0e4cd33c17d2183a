"""Evidence is added, looked at, kept as long as needed, deleted for good, copied and fetched again."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from congdoan_desktop.domain.records import Activity, Evidence
from congdoan_desktop.errors import UserError
from congdoan_desktop.store import content_files, repository
from congdoan_desktop.store.database import Store
from congdoan_desktop.usecases.evidence import (
    Prepared,
    add,
    content_of,
    copy_to,
    of_owner,
    prepared,
    prepared_file,
    state_of,
)
from congdoan_desktop.usecases.evidence_folder import copy_evidence, fetch_missing, remove_unneeded, stock
from congdoan_desktop.usecases.evidence_time import overdue, remove_for_good, set_photo_months
from tests.intake.test_pdf_text import pdf

TODAY = date(2026, 6, 30)


def picture(colour: str = "red") -> bytes:
    out = BytesIO()
    Image.new("RGB", (64, 48), colour).save(out, "PNG")
    return out.getvalue()


def ready(content: bytes = b"one", kind: str = "photo", name: str = "IMG_1.jpg") -> Prepared:
    return Prepared(name=name, kind=kind, media="image/jpeg", data=content)


def put(union: Store, content: bytes = b"one", owner: str = "a", kind: str = "photo") -> Evidence:
    return add(union, ready(content, kind), "Activity", owner, TODAY)


def folder_of(union: Store) -> Path:
    return content_files.evidence_folder(union.path)


@pytest.mark.parametrize(
    "name,kind",
    [
        ("IMG_2041.JPG", "photo"),
        ("Biên bản buổi 2-6.png", "minutes"),
        ("danh_sach_ky.png", "signed_list"),
        ("bang tin.png", "photo"),
    ],
)
def test_a_picture_is_tamed_and_its_kind_proposed_by_its_name(name: str, kind: str) -> None:
    new = prepared(name, picture())
    assert (new.kind, new.media, new.name) == (kind, "image/jpeg", name)
    assert new.data[:3] == b"\xff\xd8\xff"


def test_a_pdf_stays_as_it_is() -> None:
    data = pdf("BIÊN BẢN\nBuổi nói chuyện lưu động; giữ bí mật danh tính người nêu ý kiến")
    new = prepared("bb.pdf", data)
    assert (new.data, new.media, new.kind) == (data, "application/pdf", "document")


@pytest.mark.parametrize(
    "name,make,code",
    [
        ("rong.jpg", lambda: b"", "evidence.empty"),
        ("anh.jpg", lambda: b"MZ" + bytes(3000), "evidence.not_accepted"),
        ("bao cao.docx", lambda: b"PK\x03\x04" + bytes(300), "evidence.not_accepted"),
        ("IMG_1.HEIC", lambda: b"\0\0\0\x18ftypheic" + bytes(300), "evidence.not_a_picture"),
        ("BC (TỐI MẬT).pdf", lambda: pdf("a"), "evidence.classified"),
        ("BC 12 MẬT.pdf", lambda: pdf("a"), "evidence.classified"),
        ("Công văn số 12 TUYỆT MẬT.pdf", lambda: pdf("a"), "evidence.classified"),
        ("cv12.pdf", lambda: pdf("TỈNH ỦY LAI CHÂU\nTỐI MẬT\nBáo cáo"), "evidence.classified"),
        ("cv.pdf", lambda: b"%PDF-1.7 and nothing", "evidence.not_a_pdf"),
    ],
)
def test_what_is_not_taken_says_why(name: str, make: Callable[[], bytes], code: str) -> None:
    with pytest.raises(UserError) as refused:
        prepared(name, make())
    assert refused.value.code == code


def test_a_file_too_large_is_refused_before_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "anh.jpg"
    with path.open("wb") as stream:
        stream.truncate(content_files.LARGEST + 1)
    with pytest.raises(UserError) as refused:
        prepared_file(path)
    assert refused.value.code == "file.too_large"


def test_the_same_content_twice_is_one_file_and_for_one_owner_one_record(union: Store) -> None:
    first = put(union)
    assert put(union) == first
    other = put(union, owner="b")
    assert other.sha256 == first.sha256 and other.id != first.id
    assert len(list(content_files.digests_in(folder_of(union)))) == 1
    assert [one.id for one in of_owner(union, "a")] == [first.id]


def test_what_was_added_is_whole_then_changed_then_missing(union: Store, tmp_path: Path) -> None:
    one = put(union)
    assert (state_of(union, one), content_of(union, one)) == ("whole", b"one")
    assert copy_to(union, one, tmp_path).name == "IMG_1.jpg"
    path = content_files.path_of(folder_of(union), one.sha256)
    for act, state in ((lambda: path.write_bytes(b"forged"), "changed"), (path.unlink, "missing")):
        act()
        assert state_of(union, one) == state
        with pytest.raises(UserError) as told:
            content_of(union, one)
        assert told.value.code == f"evidence.{state}"


def test_photos_are_kept_for_a_time_that_the_unit_chooses_minutes_without_end(union: Store) -> None:
    assert put(union).keep_until == date(2028, 6, 30)
    set_photo_months(union, 8)
    assert put(union, b"two").keep_until == date(2027, 2, 28)
    assert put(union, b"three", kind="minutes").keep_until is None


def test_overdue_and_put_away_ones_can_go_for_good(union: Store) -> None:
    repository.save(union, Activity(id="a", title="Nói chuyện", held_on=TODAY, form="mobile_talk"))
    old = repository.save(union, replace(put(union), keep_until=date(2026, 6, 29)))
    last_day = repository.save(union, replace(put(union, b"two"), keep_until=TODAY))
    away = put(union, b"three", kind="minutes")
    repository.archive(union, Evidence, away.id)
    listed = overdue(union, TODAY)
    assert {(kept.evidence.id, kept.owner, kept.put_away) for kept in listed} == {
        (old.id, "Nói chuyện", False),
        (away.id, "Nói chuyện", True),
    }
    assert remove_for_good(union, [old.id, away.id], TODAY) == 2
    assert overdue(union, TODAY) == ()
    assert list(content_files.digests_in(folder_of(union))) == [last_day.sha256]


def test_a_removed_one_stays_in_the_trash_and_says_what_became_of_it(union: Store) -> None:
    one = put(union)
    remove_for_good(union, [one.id], TODAY)
    kept = repository.get(union, Evidence, one.id)
    assert kept is not None and kept.removed_on == TODAY
    assert repository.is_archived(union, Evidence, one.id)
    repository.restore(union, Evidence, one.id)
    assert state_of(union, kept) == "removed"
    with pytest.raises(UserError) as told:
        content_of(union, kept)
    assert told.value.code == "evidence.removed"
    again = put(union)
    assert again.id != one.id and state_of(union, again) == "whole"


def test_a_file_that_another_record_needs_stays(union: Store) -> None:
    first, second = put(union), put(union, owner="b")
    repository.archive(union, Evidence, second.id)  # in the trash, and may come back
    assert remove_for_good(union, [first.id], TODAY) == 0
    assert state_of(union, second) == "whole"
    assert remove_for_good(union, [second.id], TODAY) == 1


def test_a_copy_elsewhere_gives_back_what_is_missing(union: Store, tmp_path: Path) -> None:
    kept = [put(union, content) for content in (b"one", b"two", b"three")]
    stick = tmp_path / "stick"
    stick.mkdir()
    steps: list[tuple[int, int]] = []
    assert copy_evidence(union, stick, lambda done, total: steps.append((done, total))) == 3
    assert steps == [(1, 3), (2, 3), (3, 3)]
    content_files.path_of(folder_of(union), kept[0].sha256).unlink()
    content_files.path_of(folder_of(union), kept[1].sha256).write_bytes(b"tw0")
    seen = stock(union, thoroughly=True)
    assert (seen.files, seen.missing, seen.changed) == (3, (kept[0].sha256,), (kept[1].sha256,))
    assert fetch_missing(union, tmp_path) == 2
    assert [state_of(union, one) for one in kept] == ["whole"] * 3


def test_a_damaged_file_here_never_replaces_a_sound_copy(union: Store, tmp_path: Path) -> None:
    one = put(union)
    copy_evidence(union, tmp_path / "stick-of-mine")
    content_files.path_of(folder_of(union), one.sha256).write_bytes(b"forged")
    assert copy_evidence(union, tmp_path / "stick-of-mine") == 0
    assert content_files.read(tmp_path / "stick-of-mine" / folder_of(union).name, one.sha256) == b"one"


def test_a_copy_that_is_not_what_its_name_says_is_not_fetched(union: Store, tmp_path: Path) -> None:
    one = put(union)
    content_files.path_of(folder_of(union), one.sha256).unlink()
    (tmp_path / "found").mkdir()
    (tmp_path / "found" / one.sha256).write_bytes(b"forged")
    assert fetch_missing(union, tmp_path / "found") == 0
    assert state_of(union, one) == "missing"


def test_files_nobody_asks_for_are_named_and_go_only_when_told_to(union: Store) -> None:
    one = put(union)
    stray = content_files.put(folder_of(union), b"stray")
    assert stock(union).unneeded == (stray,)
    assert remove_unneeded(union) == 1
    assert list(content_files.digests_in(folder_of(union))) == [one.sha256]


def test_a_file_that_cannot_go_does_not_keep_the_others_here(union: Store) -> None:
    first, second = sorted((put(union), put(union, b"two")), key=lambda one: one.sha256)
    stuck = content_files.path_of(folder_of(union), first.sha256)
    stuck.unlink()
    stuck.mkdir()  # nothing takes a folder away with `unlink`, whoever runs the tests
    with pytest.raises(UserError, match=r"file\.read_only"):
        remove_for_good(union, [first.id, second.id], TODAY)
    assert not content_files.path_of(folder_of(union), second.sha256).exists()
