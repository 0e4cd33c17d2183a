"""The store went back to an older backup: numbers that stand on paper already are not given a second time."""

import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from congdoan_desktop import paths
from congdoan_desktop.domain.records import IssuedReport, Unit
from congdoan_desktop.errors import UserError
from congdoan_desktop.reference.loaded import Reference
from congdoan_desktop.signing.trust import Trust
from congdoan_desktop.store import repository
from congdoan_desktop.store.database import Store, open_store
from congdoan_desktop.texts import error_sentence
from congdoan_desktop.usecases.attach_scan import attach_scan, look_at_scan
from congdoan_desktop.usecases.hand_over import state_of
from congdoan_desktop.usecases.issue_paper import SignedReport
from congdoan_desktop.usecases.numbers_on_files import numbers_on_files
from congdoan_desktop.usecases.paper_files import _mark_of
from congdoan_desktop.usecases.prepare_paper import PrepareRequest, prepare
from congdoan_desktop.usecases.register import enter_outside, next_number, register_of, take_number
from congdoan_desktop.usecases.sign_report import SignRequest, sign_report
from congdoan_desktop.usecases.take_back import look_at_returned, take_back
from tests.fixtures.signing_desk import KIND, NOW, WINDOW, a_signer, printed, scanned, signed_elsewhere
from tests.usecases.test_register import paper

DAY = NOW.date()


@pytest.fixture
def older(union_path: Path, tmp_path: Path) -> Path:
    """A backup of the store before anything was signed."""
    return Path(shutil.copy(union_path, tmp_path / "backup"))


@pytest.fixture
def signed_before(union_path: Path, older: Path, reference: Reference) -> Iterator[Store]:
    """The store as it was before 01 to 03 were signed; their files are there."""
    with open_store(union_path) as store:
        for number in (1, 2, 3):
            sign(store, reference, number)
    shutil.copy(older, union_path)
    with open_store(union_path) as store:
        yield store


def sign(store: Store, reference: Reference, number: int) -> SignedReport:
    folder = paths.signed_folder(store.path)
    request = SignRequest(kind=KIND, period=WINDOW, number=number, issued_on=DAY, made_at=NOW, folder=folder)
    return sign_report(store, reference, request, a_signer("Lò Văn A", "CĐCS")[1])


def test_the_next_number_is_the_one_after_the_files(signed_before: Store, reference: Reference) -> None:
    assert register_of(signed_before, 2026) == ()
    assert (next_number(signed_before, 2026), next_number(signed_before, 2027)) == (4, 1)
    with pytest.raises(UserError) as error:
        sign(signed_before, reference, 3)
    assert (error.value.code, error.value.values["next"]) == ("register.on_file", 4)
    assert "_BC_00003_V3_" in error_sentence(error.value)
    sign(signed_before, reference, 4)
    lines = register_of(signed_before, 2026)
    assert [line.state for line in lines] == ["skipped", "skipped", "skipped", "issued"]
    assert all("_BC_0000" in line.note and "không còn ghi" in line.note for line in lines[:3])
    with pytest.raises(UserError, match=r"register\.on_file"):  # skipped, and on paper all the same
        sign(signed_before, reference, 2)
    assert enter_outside(signed_before, paper(2)).state == "issued"


def test_the_same_for_a_paper_that_is_given_out(signed_before: Store, reference: Reference, tmp_path: Path) -> None:
    request = PrepareRequest(
        kind=KIND, period=WINDOW, way="by_hand", number=1, issued_on=DAY, made_at=NOW, folder=tmp_path / "x"
    )
    with pytest.raises(UserError, match=r"register\.on_file"):
        prepare(signed_before, reference, request)
    given = prepare(signed_before, reference, replace(request, number=None, issued_on=None))
    picture = tmp_path / "quet.pdf"
    picture.write_bytes(scanned(printed(given.pdf.read_bytes())))
    scan = look_at_scan(signed_before, given.record.id, picture)
    signer, folder = a_signer("Niêm phong", "CĐCS")[1], tmp_path / "khác"
    with pytest.raises(UserError, match=r"register\.on_file"):  # another paper bears this number
        attach_scan(signed_before, scan, number=2, issued_on=DAY, signer=signer, folder=folder, now=NOW)


def test_a_paper_that_was_taken_back_before_is_taken_back_again(
    union_path: Path, reference: Reference, tmp_path: Path
) -> None:
    folder, back = paths.signed_folder(union_path), tmp_path / "da ky.pdf"
    with open_store(union_path) as store:
        request = PrepareRequest(
            kind=KIND, period=WINDOW, way="other_program", number=1, issued_on=DAY, made_at=NOW, folder=tmp_path / "x"
        )
        given = prepare(store, reference, request)
    backup = shutil.copy(union_path, tmp_path / "backup")
    back.write_bytes(signed_elsewhere(given.pdf.read_bytes(), a_signer("Lò Văn A", "CĐCS")[1]))
    for _ in range(2):
        with open_store(union_path) as store:
            issued = take_back(store, look_at_returned(store, given.record.id, back, Trust(), NOW), folder)
            assert state_of(issued.record, folder) == "whole"
        shutil.copy(backup, union_path)


def test_a_scan_that_was_attached_before_keeps_its_seal(union_path: Path, reference: Reference, tmp_path: Path) -> None:
    folder, picture, signer = paths.signed_folder(union_path), tmp_path / "quet.pdf", a_signer("Niêm phong", "CĐCS")[1]
    with open_store(union_path) as store:
        request = PrepareRequest(
            kind=KIND, period=WINDOW, way="by_hand", number=None, issued_on=None, made_at=NOW, folder=tmp_path / "x"
        )
        given = prepare(store, reference, request)
    backup, seals = shutil.copy(union_path, tmp_path / "backup"), list[bytes]()
    picture.write_bytes(scanned(printed(given.pdf.read_bytes())))
    for key in (signer, signer, a_signer("Khác", "CĐCS")[1]):
        with open_store(union_path) as store:
            scan = look_at_scan(store, given.record.id, picture)
            try:
                issued = attach_scan(store, scan, number=4, issued_on=DAY, signer=key, folder=folder, now=NOW)
                assert state_of(issued.record, folder) == "whole"
            except UserError as error:
                assert (key is signer, error.code) == (False, "file.exists")  # a seal of a stranger is not adopted
        seals.append((folder / issued.files[1].name).read_bytes())
        shutil.copy(backup, union_path)
    assert len(set(seals)) == 1


def test_what_is_no_paper_of_ours_does_not_count(union: Store) -> None:
    folder = paths.signed_folder(union.path)
    folder.mkdir()
    unit = repository.find(union, Unit)[0]
    repository.save(union, replace(unit, code="LC014"))
    for name in (
        "LC015_BC_00004_V1_20260615_CT58.pdf",  # another union shares the folder
        "LC014_BC_00005_V1_20250615_CT58.pdf",
        "LC014_BC_00600_V1_20260615_CT58.pdf",  # no number of ours: it would push the sequence away
        "LC014_BC_00000_V1_20260615_CT58.pdf",
        "LC014_BC_00006_V1_NHAP_CT58.pdf",
        "LC014_BC_00007_V1_20260615_CT58.xlsx",
        "bao cao.pdf",
    ):
        (folder / name).write_bytes(b"")
    assert next_number(union, 2026) == 1
    (folder / "LC014_BC_00002_V1_20260615_CT58.pdf").write_bytes(b"")
    assert next_number(union, 2026) == 3
    (folder / f".LC014_BC_00002_V1_20260615_CT58{_mark_of(union)}").touch()  # a power cut: it is swept away soon
    assert next_number(union, 2026) == 1


def test_of_units_without_a_code_the_paper_tells_whose_it_is(signed_before: Store) -> None:
    unit = repository.find(signed_before, Unit)[0]
    assert (unit.code == "", len(numbers_on_files(signed_before, 2026))) in {(True, 3), (False, 3)}
    folder = paths.signed_folder(signed_before.path)
    for path in [*folder.glob("*.pdf")]:
        path.rename(path.with_name(f"CDCS_{path.name.partition('_')[2]}"))
    repository.save(signed_before, replace(unit, code=""))
    assert set(numbers_on_files(signed_before, 2026)) == {1, 2, 3}
    repository.save(signed_before, replace(unit, code="", name="Công đoàn cơ sở khác"))
    assert numbers_on_files(signed_before, 2026) == {}


def test_papers_on_record_are_not_asked_for(union_path: Path, reference: Reference) -> None:
    with open_store(union_path) as store:
        sign(store, reference, 1)
        assert numbers_on_files(store, 2026) == {}
        take_number(store, paper(2))
        assert (next_number(store, 2026), repository.count(store, IssuedReport)) == (3, 1)
