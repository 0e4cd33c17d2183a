"""Taking in what units hand up: good reports count once, nothing planted is taken in."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from congdoan_desktop import paths
from congdoan_desktop.domain.records import ReceivedFile, ReceivedReport, UnitCertificate
from congdoan_desktop.domain.report import NamedFigure
from congdoan_desktop.errors import UserError
from congdoan_desktop.files import sha256
from congdoan_desktop.handoff.eml import Attached, Letter, eml
from congdoan_desktop.reference.loaded import Reference, load
from congdoan_desktop.store import content_files, received, repository
from congdoan_desktop.store.database import Store, open_store
from congdoan_desktop.texts.receiving import finding_sentence
from congdoan_desktop.usecases.province.receive.keep import Decision, Kept, approve, as_proposed, keep, send_back
from congdoan_desktop.usecases.province.receive.look import Batch, look_through
from congdoan_desktop.usecases.province.unit_certificates import certificate_row
from tests.fixtures.handed_up import NOW, files, good, hand_up, keep_office, office, report, signer
from tests.fixtures.province_store import ENDED, HYDRO, NURSERY, TEA, make_province


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


def codes(batch: Batch, name: str) -> list[str]:
    return [one.code for item in batch.items if item.found.name == name for one in item.judged.findings]


def proposals(batch: Batch) -> dict[str, str]:
    return {item.found.name: item.judged.proposal for item in batch.items}


def test_pdf_and_workbook_of_a_report_are_one_report_with_two_files(
    store: Store, reference: Reference, stick: Path
) -> None:
    hand_up(stick, good("LC014"), "LC014")
    (stick / "thu.docx").write_bytes(b"PK")
    batch, kept = take_in(store, reference, stick)
    assert (proposals(batch), batch.others) == ({"LC014.pdf": "accept", "LC014.xlsx": "accept"}, 1)
    assert kept == Kept(accepted=2)
    (one,) = repository.find(store, ReceivedReport)
    assert (one.unit_id, one.report_kind, one.period, one.state) == ("lc014", "ct58", "2026-H1", "received")
    assert (one.signature, one.file_name, str(one.due_on)) == ("valid", "LC014.pdf", "2026-06-15")
    assert {figure.code for figure in received.figures_in(store, one.id)} >= {"workers_total", "reached"}
    folder = content_files.originals_folder(store.path)
    assert content_files.read(folder, one.file_sha256) == good("LC014").pdf
    assert {file.outcome for file in repository.find(store, ReceivedFile)} == {"accepted"}


def test_taking_in_twice_changes_nothing(store: Store, reference: Reference, stick: Path) -> None:
    hand_up(stick, good("LC014"), "LC014")
    take_in(store, reference, stick)
    before = store.value("SELECT total_changes()")
    batch, kept = take_in(store, reference, stick)
    assert set(proposals(batch).values()) == {"known"}
    assert kept == Kept(known=2)
    assert store.value("SELECT total_changes()") == before


def test_the_newest_revision_counts_whatever_order_they_come_in(
    store: Store, reference: Reference, stick: Path, tmp_path: Path
) -> None:
    hand_up(stick, good("LC014", 2), "A", "pdf")
    hand_up(stick, good("LC014", 1), "B", "pdf")
    take_in(store, reference, stick)
    (counts,) = received.counting(store)
    assert counts.revision == 2
    assert {one.revision: one.state for one in repository.find(store, ReceivedReport)} == {1: "replaced", 2: "received"}
    hand_up(tmp_path / "2", good("LC014", 3), "C", "pdf")
    batch, _ = take_in(store, reference, tmp_path / "2")
    assert codes(batch, "C.pdf") == ["replaces"]
    (counts,) = received.counting(store)
    assert counts.revision == 3


def test_an_older_revision_that_comes_later_is_refused_and_the_newer_stays(
    store: Store, reference: Reference, stick: Path, tmp_path: Path
) -> None:
    hand_up(stick, good("LC014", 2), "A", "pdf")
    take_in(store, reference, stick)
    hand_up(tmp_path / "2", good("LC014", 1), "B", "pdf")
    batch, kept = take_in(store, reference, tmp_path / "2")
    assert codes(batch, "B.pdf") == ["older_than_held"]
    assert kept == Kept(refused=1)
    assert [one.revision for one in received.counting(store)] == [2]


def tampered() -> bytes:
    data = bytearray(good("LC014").pdf)
    data[len(data) // 3] ^= 1
    return bytes(data)


def of_unit(unit: object, by: str) -> bytes:
    return files(report(unit), office().signers[by]).pdf  # type: ignore[arg-type]


def with_figures(**counts: int) -> bytes:
    told = replace(report(TEA), report_id=f"figures-{sorted(counts)}")
    kept = [figure for figure in told.figures if figure.code not in counts]
    more = [NamedFigure(code=code, low=count, high=count) for code, count in counts.items()]
    return files(replace(told, figures=(*kept, *more)), office().signers["LC014"]).pdf


PLANTED = {
    "tampered": (tampered, "refuse", {"signature_broken"}),
    "unsigned": (lambda: b"%PDF-1.7\nnothing", "refuse", {"unreadable"}),
    "unknown signer": (lambda: files(report(TEA), signer(None, TEA)).pdf, "look", {"signer_unknown"}),
    "signer of another unit": (lambda: of_unit(TEA, "LC027"), "refuse", {"signer_of_other"}),
    "unknown unit": (lambda: of_unit(replace(TEA, code="XX999"), "LC014"), "refuse", {"unit_unknown"}),
    "ended unit": (lambda: of_unit(ENDED, "LC014"), "refuse", {"unit_ended_to", "signer_of_other"}),
    "more women than people": (lambda: with_figures(workers_total=10, workers_women=11), "look", {"part_above_whole"}),
    "a window nobody asked for": (
        lambda: files(report(TEA, period="2026-H2"), office().signers["LC014"]).pdf,
        "look",
        {"window_not_asked"},
    ),
}


def test_nothing_planted_is_taken_in_and_nothing_good_refused(store: Store, reference: Reference, stick: Path) -> None:
    for name, (make, _, _) in PLANTED.items():
        (stick / f"{name}.pdf").write_bytes(make())
    hand_up(stick, good("LC031"), "good", "pdf")
    batch, kept = take_in(store, reference, stick)
    wanted = {f"{name}.pdf": proposal for name, (_, proposal, _) in PLANTED.items()}
    assert proposals(batch) == wanted | {"good.pdf": "accept"}
    for name, (_, _, found) in PLANTED.items():
        assert found <= set(codes(batch, f"{name}.pdf")), name
    assert [one.unit_id for one in repository.find(store, ReceivedReport)] == [HYDRO.id]
    assert (kept.accepted, kept.left) == (1, list(wanted.values()).count("look"))
    for item in batch.items:
        for one in item.judged.findings:
            assert finding_sentence(one.code, one.words)


def test_what_needs_a_look_is_taken_in_with_a_reason_or_sent_back_with_one(
    store: Store, reference: Reference, stick: Path
) -> None:
    (stick / "x.pdf").write_bytes(with_figures(workers_total=10, workers_women=11))
    batch = look_through(store, reference, [stick], NOW)
    (item,) = batch.items
    for outcome in ("accepted", "sent_back"):
        with pytest.raises(UserError, match=r"receive\.no_reason"):
            keep(store, reference, batch, {item.key: Decision(outcome=outcome)}, NOW)  # type: ignore[arg-type]
    keep(store, reference, batch, {item.key: Decision(outcome="sent_back", reason="Nữ nhiều hơn tổng")}, NOW)
    (one,) = repository.find(store, ReceivedReport)
    assert (one.state, one.reason, received.counting(store)) == ("sent_back", "Nữ nhiều hơn tổng", ())
    again = look_through(store, reference, [stick], NOW)
    assert "sent_back_before" in codes(again, "x.pdf")
    keep(store, reference, again, {item.key: Decision(outcome="accepted", reason="Đã gọi điện")}, NOW)
    assert [report.state for report in received.counting(store)] == ["received"]


def test_a_report_is_approved_or_sent_back_later(store: Store, reference: Reference, stick: Path) -> None:
    hand_up(stick, good("LC014"), "LC014")
    take_in(store, reference, stick)
    (one,) = received.counting(store)
    assert approve(store, one.id).state == "approved"
    with pytest.raises(UserError, match=r"receive\.no_reason"):
        send_back(store, one.id, " ")
    assert send_back(store, one.id, "Thiếu Biểu 04").state == "sent_back"
    assert {file.outcome for file in repository.find(store, ReceivedFile)} == {"sent_back"}
    with pytest.raises(UserError, match=r"receive\.not_counting"):
        approve(store, one.id)


def test_a_revoked_certificate_takes_its_signatures_with_it(store: Store, reference: Reference, stick: Path) -> None:
    fingerprint = sha256(office().signers["LC014"].certificate_der)
    lost = repository.get(store, UnitCertificate, fingerprint)
    assert lost is not None
    repository.save(store, replace(lost, revoked_at="2026-06-11T00:00:00+00:00", revoked_why="Mất khóa"))
    hand_up(stick, good("LC014"), "LC014", "pdf")
    batch, kept = take_in(store, reference, stick)
    assert (codes(batch, "LC014.pdf"), kept.refused) == (["signer_revoked"], 1)


def test_a_certificate_that_was_registered_is_believed_whoever_issued_it(
    store: Store, reference: Reference, stick: Path
) -> None:
    own = signer(None, NURSERY)
    (stick / "x.pdf").write_bytes(files(report(NURSERY), own).pdf)
    batch = look_through(store, reference, [stick], NOW)
    assert proposals(batch) == {"x.pdf": "look"}
    repository.save(store, certificate_row(own.certificate_der, NURSERY.id, "registered", NOW, "gọi điện"))
    batch, kept = take_in(store, reference, stick)
    assert (proposals(batch), kept) == ({"x.pdf": "accept"}, Kept(accepted=1))


def test_attachments_of_saved_letters_are_taken_out(store: Store, reference: Reference, stick: Path) -> None:
    signed = good("LC014")
    letter = Letter(
        to=("ban@congdoan.vn",),
        subject="Báo cáo",
        body="Kính gửi",
        attached=(Attached(name="bao-cao.pdf", data=signed.pdf), Attached(name="anh.jpg", data=b"\xff\xd8")),
        made_at=NOW,
    )
    (stick / "thu.eml").write_bytes(eml(letter))
    batch, kept = take_in(store, reference, stick)
    assert (proposals(batch), batch.others, kept) == ({"bao-cao.pdf": "accept"}, 1, Kept(accepted=1))
    (one,) = received.counting(store)
    assert content_files.read(content_files.originals_folder(store.path), one.file_sha256) == signed.pdf
