"""What comes back from another program is taken only if it is what went out, and only signed."""

from io import BytesIO
from pathlib import Path

import pikepdf
import pytest

from congdoan_desktop.domain.records import IssuedReport, PreparedPaper
from congdoan_desktop.domain.verdict import State
from congdoan_desktop.errors import UserError
from congdoan_desktop.files import sha256
from congdoan_desktop.handoff import attachments
from congdoan_desktop.reference.loaded import Reference
from congdoan_desktop.signing.signer import Signer
from congdoan_desktop.signing.trust import Trust
from congdoan_desktop.store import repository
from congdoan_desktop.store.database import Store
from congdoan_desktop.texts import error_sentence
from congdoan_desktop.usecases.hand_over import state_of
from congdoan_desktop.usecases.prepare_paper import Prepared, PrepareRequest, drop, prepare
from congdoan_desktop.usecases.register import register_of
from congdoan_desktop.usecases.take_back import Returned, look_at_returned, take_back
from tests.fixtures.given_once import give_out, given, union_path
from tests.fixtures.pdf_changes import CHANGES, updated
from tests.fixtures.signing_desk import NOW, a_signer, signed_elsewhere
from tests.fixtures.union import UNIT
from tests.independent.verapdf import verapdf

__all__ = ["given", "union_path"]  # fixtures


@pytest.fixture(scope="module")
def given_once(reference: Reference, tmp_path_factory: pytest.TempPathFactory) -> Prepared:
    return give_out(tmp_path_factory.mktemp("given"), reference, "other_program", 5)


def look(db: Store, given: Prepared, data: bytes, *anchors: bytes) -> Returned:
    path = given.pdf.with_name("da ky.pdf")
    path.write_bytes(data)
    return look_at_returned(db, given.record.id, path, Trust(anchors=anchors), NOW)


def refusal(db: Store, given: Prepared, data: bytes) -> str:
    with pytest.raises(UserError) as error:
        look(db, given, data)
    assert error_sentence(error.value)
    assert repository.find(db, IssuedReport) == ()
    return error.value.code


def test_a_paper_signed_elsewhere_is_issued(union: Store, given: Prepared, tmp_path: Path) -> None:
    anchor, signer = a_signer("Lò Văn A", UNIT.name)
    data = signed_elsewhere(given.pdf.read_bytes(), signer)
    returned = look(union, given, data, anchor)
    assert returned.verdict.state is State.VALID
    assert [(one.seen.name, one.of_the_unit) for one in returned.signed_by] == [("Lò Văn A", True)]
    issued = take_back(union, returned, tmp_path / "đã ký")
    record = issued.record
    assert (record.id, record.way, record.number, record.pdf_sha256, record.xlsx_sha256) == (
        *(given.record.id, "other_program", 5, sha256(data), ""),
    )
    assert [path.name for path in issued.files] == [given.pdf.name.replace("_CHO-KY", "")]
    assert issued.pdf.read_bytes() == data
    assert state_of(record, tmp_path / "đã ký") == "whole"
    assert [(line.number, line.state, line.paper_id) for line in register_of(union, 2026)][-1] == (
        *(5, "issued", record.id),
    )
    assert [paper.state for paper in repository.find(union, PreparedPaper)] == ["signed"]
    assert verapdf([issued.pdf], "3u", tmp_path / "vera") == {issued.pdf: []}
    with pytest.raises(UserError) as error:
        take_back(union, returned, tmp_path / "đã ký")
    assert error.value.code == "prepare.not_waiting"


def test_two_signatures_and_one_of_the_company_are_shown_as_they_are(union: Store, given: Prepared) -> None:
    _, chair = a_signer("Lò Văn A", UNIT.name)
    _, company = a_signer("Công ty TNHH Chè", "Công ty TNHH Chè")
    once = signed_elsewhere(given.pdf.read_bytes(), chair)
    returned = look(union, given, signed_elsewhere(once, company))
    assert returned.verdict.state is State.UNCONFIRMED
    assert [one.of_the_unit for one in returned.signed_by] == [True, False]


def test_the_paper_as_it_went_out_is_not_signed(union: Store, given: Prepared) -> None:
    assert refusal(union, given, given.pdf.read_bytes()) == "return.not_signed"


def test_a_stranger_s_pdf_is_not_ours(union: Store, given: Prepared) -> None:
    stream = BytesIO()
    with pikepdf.new() as other:
        other.add_blank_page()
        other.save(stream)
    assert refusal(union, given, stream.getvalue()) == "return.not_ours"
    assert refusal(union, given, b"%PDF-1.7\n" + b"\0" * 1000) == "return.not_ours"


def test_what_is_no_pdf_is_said(union: Store, given: Prepared) -> None:
    assert refusal(union, given, b"PK\x03\x04") == "return.not_a_pdf"


def test_another_paper_that_went_out_is_named(
    union: Store, reference: Reference, given: Prepared, tmp_path: Path, signer: Signer
) -> None:
    request = PrepareRequest(
        kind="ct58",
        period="2026",
        way="other_program",
        number=6,
        issued_on=NOW.date(),
        made_at=NOW,
        folder=tmp_path,
    )
    other = prepare(union, reference, request)
    with pytest.raises(UserError) as error:
        look(union, given, signed_elsewhere(other.pdf.read_bytes(), signer))
    assert (error.value.code, error.value.values["other"]) == ("return.other_paper", other.record.file_stem)


@pytest.fixture
def signer() -> Signer:
    return a_signer("Lò Văn A", UNIT.name)[1]


def rewritten(pdf: bytes) -> bytes:
    stream = BytesIO()
    with pikepdf.open(BytesIO(pdf)) as document:
        document.save(stream, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return stream.getvalue()


def test_a_program_that_writes_the_file_anew_is_named_as_the_cause(
    union: Store, given: Prepared, signer: Signer
) -> None:
    data = signed_elsewhere(rewritten(given.pdf.read_bytes()), signer)
    assert refusal(union, given, data) == "return.rewritten"


def test_other_figures_in_the_same_report_are_refused(union: Store, given: Prepared, signer: Signer) -> None:
    stream = BytesIO()
    with pikepdf.open(given.pdf) as document:
        spec = document.Root.AF[0]
        data = spec.EF.F.read_bytes()
        spec.EF.F.write(data.replace(b'"low": 0', b'"low": 1'))
        document.save(stream)
    assert refusal(union, given, signed_elsewhere(stream.getvalue(), signer)) == "return.content_changed"


@pytest.mark.parametrize("change", CHANGES)
def test_a_good_signature_over_something_added_is_refused(
    union: Store, given: Prepared, signer: Signer, change: str
) -> None:
    """The signature covers the whole file and is good: it is the page that is not ours any more."""
    data = signed_elsewhere(updated(given.pdf.read_bytes(), CHANGES[change]), signer)
    assert refusal(union, given, data) == "return.added"


@pytest.mark.parametrize("change", ["more_ink", "a_note", "a_text_field"])
def test_what_was_added_after_the_signature_is_refused(
    union: Store, given: Prepared, signer: Signer, change: str
) -> None:
    data = updated(signed_elsewhere(given.pdf.read_bytes(), signer), CHANGES[change])
    assert refusal(union, given, data) == "return.changed"


def test_a_whole_other_document_behind_ours_is_refused(union: Store, given: Prepared, signer: Signer) -> None:
    """Readers start at the end: the file begins with our bytes, and shows another paper."""
    other = BytesIO()
    with pikepdf.new() as document:
        document.add_blank_page()
        document.save(other)
    ours = given.pdf.read_bytes()
    table = other.getvalue()
    at = int(table.rsplit(b"startxref", 1)[1].split()[0])
    moved = table.replace(f"startxref\n{at}".encode(), f"startxref\n{at + len(ours)}".encode())
    data = ours + moved
    assert refusal(union, given, data) in ("return.not_signed", "return.changed", "return.bad_signature")
    rewritten_table = rebased(table, len(ours))
    assert refusal(union, given, signed_elsewhere(ours + rewritten_table, signer)) == "return.added"


def rebased(pdf: bytes, start: int) -> bytes:
    """Return a small PDF whose places are told from `start` bytes before it."""
    with pikepdf.open(BytesIO(pdf)) as document:
        stream = BytesIO()
        document.save(stream, object_stream_mode=pikepdf.ObjectStreamMode.disable)
    lines = stream.getvalue().split(b"\n")
    head = lines.index(b"xref")
    for number in range(head + 2, len(lines)):
        if not lines[number].endswith(b" n ") and not lines[number].endswith(b" f "):
            break
        if lines[number].endswith(b" n "):
            lines[number] = b"%010d" % (int(lines[number][:10]) + start) + lines[number][10:]
    place = lines.index(b"startxref") + 1
    lines[place] = b"%d" % (int(lines[place]) + start)
    return b"\n".join(lines)


def test_a_signature_that_is_wrong_is_said_with_its_reason(union: Store, given: Prepared, signer: Signer) -> None:
    data = bytearray(signed_elsewhere(given.pdf.read_bytes(), signer))
    end = data.rindex(b"/Contents <") + len(b"/Contents <")
    hole = bytes(data[end : data.index(b">", end)])
    last = end + len(hole.rstrip(b"0")) - 1
    data[last] = ord("1") if data[last] != ord("1") else ord("2")
    with pytest.raises(UserError) as error:
        look(union, given, bytes(data))
    assert error.value.code == "return.bad_signature"
    assert "Chữ ký trên “da ky.pdf” không dùng được: " in error_sentence(error.value)


def test_a_dropped_paper_does_not_come_back(union: Store, given: Prepared, signer: Signer) -> None:
    data = signed_elsewhere(given.pdf.read_bytes(), signer)
    drop(union, given.record.id, "thôi")
    assert refusal(union, given, data) == "prepare.not_waiting"


def test_a_large_file_of_a_stranger_is_not_taken_apart(
    union: Store, given: Prepared, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Made for it, it would keep the reader busy for half a minute; a paper of ours never grows so large."""
    read = list[int]()
    monkeypatch.setattr(attachments, "read_attachments", lambda data: read.append(len(data)) or {})
    assert refusal(union, given, b"%PDF-1.7" + bytes(100)) == "return.not_ours"
    assert refusal(union, given, b"%PDF-1.7" + bytes(8 << 20)) == "return.not_ours"
    assert read == [108]
