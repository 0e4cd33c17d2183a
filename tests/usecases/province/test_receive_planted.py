"""Taking in what was made to harm: one line a file, the others go on, and nothing of it is kept."""

import os
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from congdoan_desktop import paths
from congdoan_desktop.domain.province.examined import Examined
from congdoan_desktop.domain.records import ReceivedFile, ReceivedReport
from congdoan_desktop.domain.report import NamedFigure, Report
from congdoan_desktop.errors import UserError
from congdoan_desktop.reference.loaded import Reference, load
from congdoan_desktop.signing.trust import Trust
from congdoan_desktop.store import received, repository
from congdoan_desktop.store.database import Store, open_store
from congdoan_desktop.usecases.province.receive import children
from congdoan_desktop.usecases.province.receive.collect import Candidate, collect
from congdoan_desktop.usecases.province.receive.examine import examine
from congdoan_desktop.usecases.province.receive.keep import Decision, Kept, as_proposed, keep
from congdoan_desktop.usecases.province.receive.look import Batch, look_through
from congdoan_desktop.usecases.province.receive.messages import Answer, Looked, Part, Request
from tests.fixtures.handed_up import NOW, files, good, keep_office, office, report, signer
from tests.fixtures.province_store import TEA, make_province


@pytest.fixture(scope="module")
def reference() -> Reference:
    return load(paths.resources())


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    path = tmp_path / "tinh.congdoan"
    make_province(path)
    with open_store(path) as opened:
        keep_office(opened)
        yield opened


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    folder = tmp_path / "KINGSTON"
    folder.mkdir()
    return folder


def take_in(store: Store, reference: Reference, *paths: Path) -> tuple[Batch, Kept]:
    batch = look_through(store, reference, paths, NOW)
    return batch, keep(store, reference, batch, as_proposed(batch), NOW)


def found(batch: Batch) -> dict[str, tuple[str, ...]]:
    """Return what is proposed and what was found, by name."""
    return {
        item.found.name: (item.judged.proposal, *(one.code for one in item.judged.findings)) for item in batch.items
    }


def signed(told: Report) -> bytes:
    return files(told, office().signers["LC014"]).pdf


def test_other_data_under_an_id_that_came_with_it_are_refused(store: Store, reference: Reference, stick: Path) -> None:
    (stick / "a.pdf").write_bytes(good("LC014").pdf)
    (stick / "b.pdf").write_bytes(signed(replace(report(TEA), revision=2)))
    batch, kept = take_in(store, reference, stick)
    assert found(batch) == {"a.pdf": ("accept",), "b.pdf": ("refuse", "same_id_other_data")}
    assert kept == Kept(accepted=1, refused=1)
    assert [(one.revision, one.state) for one in repository.find(store, ReceivedReport)] == [(1, "received")]


def test_a_stranger_cannot_keep_a_report_out_by_using_its_id(store: Store, reference: Reference, stick: Path) -> None:
    forged = replace(report(TEA), unit_name="Đơn vị lạ", made_at=report(TEA).made_at - timedelta(hours=1))
    (stick / "a.pdf").write_bytes(files(forged, signer(None, TEA)).pdf)
    (stick / "b.pdf").write_bytes(good("LC014").pdf)
    batch = look_through(store, reference, [stick], NOW)
    assert found(batch) == {
        "a.pdf": ("look", "signer_unknown", "signature_unconfirmed"),
        "b.pdf": ("accept",),
    }
    both = {item.key: Decision(outcome="accepted", reason="Đã gọi điện") for item in batch.items}
    with pytest.raises(UserError, match=r"receive\.two_of_one"):
        keep(store, reference, batch, both, NOW)
    keep(store, reference, batch, as_proposed(batch), NOW)
    assert found(look_through(store, reference, [stick], NOW))["a.pdf"] == (
        "refuse",
        "signer_unknown",
        "signature_unconfirmed",
        "same_id_other_data",
    )


def test_numbers_that_cannot_be_kept_cost_one_line_and_the_rest_goes_on(
    store: Store, reference: Reference, stick: Path
) -> None:
    huge = NamedFigure(code="workers_total", low=2**70, high=2**70)
    told = report(TEA, report_id="huge")
    (stick / "huge.pdf").write_bytes(signed(replace(told, figures=(huge,))))
    (stick / "good.pdf").write_bytes(good("LC031").pdf)
    batch, kept = take_in(store, reference, stick)
    assert found(batch) == {"huge.pdf": ("refuse", "data_invalid"), "good.pdf": ("accept",)}
    assert kept == Kept(accepted=1, refused=1)


def test_a_name_of_any_bytes_is_shown_and_kept(store: Store, reference: Reference, stick: Path) -> None:
    Path(os.fsdecode(os.fsencode(stick) + b"/\xff\n\x1b[31m.pdf")).write_bytes(good("LC014").pdf)
    batch, kept = take_in(store, reference, stick)
    assert (found(batch), kept.accepted) == ({"\ufffd\ufffd\ufffd[31m.pdf": ("accept",)}, 1)
    assert received.counting(store)[0].file_name == "\ufffd\ufffd\ufffd[31m.pdf"


def test_a_refused_file_that_comes_again_changes_nothing(store: Store, reference: Reference, stick: Path) -> None:
    broken = bytearray(good("LC014").pdf)
    broken[len(broken) // 3] ^= 1
    (stick / "a.pdf").write_bytes(broken)
    take_in(store, reference, stick)
    before = store.value("SELECT total_changes()")
    assert take_in(store, reference, stick)[1] == Kept(refused=1)
    assert store.value("SELECT total_changes()") == before
    assert len(repository.find(store, ReceivedFile)) == 1


def test_children_that_cannot_start_are_no_fault_of_the_files(
    store: Store, reference: Reference, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (stick / "a.pdf").write_bytes(good("LC014").pdf)
    monkeypatch.setattr(children, "_MODULE", "congdoan_desktop.nothing")
    with pytest.raises(UserError, match=r"receive\.cannot_start"):
        look_through(store, reference, [stick], NOW)


def test_attachments_that_end_their_reader_leave_the_others_but_a_letter_may_not_cost_more_than_two(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    bad = {1, 2}

    def ask(_child: children.Child, _path: Path, request: Request) -> Answer:
        if request.part is None:
            return Answer(parts=tuple(Part(name=f"{number}.pdf", part=number, size=1) for number in range(4)))
        file = Examined(sha256=f"{request.part}", size=1, kind="pdf")
        looked = Looked(name=f"{request.part}.pdf", part=request.part, file=file)
        return Answer(fault="too_slow") if request.part in bad else Answer(looked=looked)

    monkeypatch.setattr(children.Child, "ask", ask)
    candidate = Candidate(path=tmp_path / "thu.eml", name="thu.eml")
    told = examine([candidate], Trust(), NOW).found
    assert [(one.name, one.part, [fault.code for fault in one.file.faults]) for one in told] == [
        ("0.pdf", 0, []),
        ("1.pdf", 1, ["too_slow"]),
        ("2.pdf", 2, ["too_slow"]),
        ("3.pdf", 3, ["letter_given_up"]),
    ]


def test_hidden_folders_links_and_folders_of_the_system_are_passed_over(tmp_path: Path) -> None:
    for name in (".an", "$RECYCLE.BIN", "System Volume Information", "bao-cao"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "a.PDF").write_bytes(b"")
    (tmp_path / "b.pdf").symlink_to(tmp_path / "bao-cao" / "a.PDF")
    (tmp_path / "lai").symlink_to(tmp_path / "bao-cao", target_is_directory=True)
    (tmp_path / "c.docx").write_bytes(b"")
    collected = collect([tmp_path])
    assert [one.path for one in collected.candidates] == [tmp_path / "bao-cao" / "a.PDF"]
    assert collected.others == 1
