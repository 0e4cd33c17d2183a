"""A list of people: as few columns as needed, signed, readable by the province alone, on no disk in between."""

import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from congdoan_desktop import paths
from congdoan_desktop.domain.records import (
    Course,
    IssuedReport,
    NetworkMembership,
    Participant,
    Person,
    SensitiveData,
    Unit,
)
from congdoan_desktop.domain.verdict import State
from congdoan_desktop.errors import UserError
from congdoan_desktop.handoff.attachments import read_attachments
from congdoan_desktop.reference.loaded import Reference, load
from congdoan_desktop.signing.envelope import decrypt
from congdoan_desktop.signing.trust import Trust
from congdoan_desktop.signing.verify import verify
from congdoan_desktop.store import repository
from congdoan_desktop.store.database import Store, open_store
from congdoan_desktop.usecases.hand_over_list import Wanted, list_paper, read_recipient, seal_list
from congdoan_desktop.usecases.hand_over_people import COLUMNS, USUAL
from congdoan_desktop.usecases.start_union import start_union
from tests.fixtures.province import AT, NAME, ORGANISATION, certificate_file, province
from tests.fixtures.union import HEAD_COUNT, PROFILE, UNIT

REASON = "Theo đề nghị số 12 của Ban Công tác"
PEOPLE = (
    Person(id="a", full_name="Lò Thị Ánh", department="Tổ hái 2", gender="female", birth_year=1995, member_no="LC-17"),
    Person(id="b", full_name="Nguyễn Văn Bình", department="Tổ sao chè", union_role="grassroots_chair"),
    Person(id="c", full_name="Vàng A Páo", department="Kho", left_on=date(2026, 5, 1)),
    Person(id="d", full_name="Người đã khử nhận dạng", deidentified_on=date(2026, 5, 2), left_on=date(2026, 5, 1)),
)


@pytest.fixture(scope="module")
def reference() -> Reference:
    return load(paths.resources())


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "store.congdoan"
    start_union(path, UNIT, PROFILE, HEAD_COUNT)
    with open_store(path) as store, store.atomic():
        for one in PEOPLE:
            repository.save(store, one)
        repository.save(store, SensitiveData(id="a", is_minority=True, ethnic_group="03"))
        repository.save(store, Course(id="course", title="Kỹ năng số", kind="digital_skills", held_on=date(2026, 3, 2)))
        for number, one in enumerate(PEOPLE[:2]):
            repository.save(
                store,
                Participant(
                    id=f"p{number}",
                    course_id="course",
                    person_id=one.id,
                    full_name=one.full_name,
                    department=one.department,
                    is_union_officer=one.id == "b",
                    result="completed" if one.id == "a" else "attended",
                    certificate_no="01/2026" if one.id == "a" else "",
                ),
            )
        repository.save(
            store,
            NetworkMembership(id="n", person_id="b", network="reporter", decision="04/QĐ", starts_on=date(2026, 2, 2)),
        )
        repository.save(store, NetworkMembership(id="o", person_id="a", network="reporter", ends_on=date(2026, 6, 29)))
    return path


@pytest.fixture
def store(path: Path) -> Iterator[Store]:
    with open_store(path) as store:
        yield store


def rows(store: Store, reference: Reference, wanted: Wanted) -> list[tuple[object, ...]]:
    (table,) = list_paper(store, reference, wanted, AT).annexes
    return list(table.rows)


def test_who_works_here_with_name_department_and_role(store: Store, reference: Reference) -> None:
    found = rows(store, reference, Wanted(what="people", columns=USUAL["people"], reason=REASON))
    assert [row[:3] for row in found] == [(1, "Lò Thị Ánh", "Tổ hái 2"), (2, "Nguyễn Văn Bình", "Tổ sao chè")]


def test_the_participants_of_a_course_with_what_is_asked_for(store: Store, reference: Reference) -> None:
    found = rows(store, reference, Wanted(what="course", id="course", columns=COLUMNS["course"], reason=REASON))
    assert found == [
        (1, "Lò Thị Ánh", "Tổ hái 2", "", "Hoàn thành", "01/2026"),
        (2, "Nguyễn Văn Bình", "Tổ sao chè", "Cán bộ công đoàn", "Có dự", ""),
    ]
    assert rows(store, reference, Wanted(what="course", id="course", reason=REASON)) == [
        (1, "Lò Thị Ánh"),
        (2, "Nguyễn Văn Bình"),
    ]


def test_the_members_of_a_network_on_that_day(store: Store, reference: Reference) -> None:
    found = rows(store, reference, Wanted(what="network", id="reporter", columns=("decision", "since"), reason=REASON))
    assert found == [(1, "Nguyễn Văn Bình", "04/QĐ", "2026-02-02")]


def test_nothing_else_about_anybody_can_be_asked_for(store: Store, reference: Reference) -> None:
    """Whatever is asked for: year of birth, sex, number, ethnic group and who left are in none of them."""
    wide = ("birth_year", "gender", "member_no", "ethnic_group", "minority", "note", *COLUMNS["people"])
    for what, which in (("people", ""), ("course", "course"), ("network", "reporter")):
        report = list_paper(store, reference, Wanted(what=what, id=which, columns=wide, reason=REASON), AT)  # type: ignore[arg-type]
        for secret in ("1995", "Nữ", "female", "LC-17", "Thái", "Páo", "khử"):
            assert secret not in repr(report.annexes)


@pytest.mark.parametrize("reason", ["", "vì cần", "12345678901234", "          "])
def test_without_a_reason_there_is_no_list(store: Store, reference: Reference, reason: str) -> None:
    with pytest.raises(UserError) as caught:
        list_paper(store, reference, Wanted(what="people", reason=reason), AT)
    assert caught.value.code == "handover.no_reason"


@pytest.mark.parametrize(("what", "which"), [("course", "gone"), ("network", "core_worker")])
def test_a_list_of_nobody_is_none(store: Store, reference: Reference, what: str, which: str) -> None:
    with pytest.raises(UserError) as caught:
        list_paper(store, reference, Wanted(what=what, id=which, reason=REASON), AT)  # type: ignore[arg-type]
    assert caught.value.code == "handover.nobody"


def test_the_province_alone_opens_it_and_finds_it_signed(store: Store, reference: Reference, tmp_path: Path) -> None:
    recipient = read_recipient(certificate_file(tmp_path), AT)
    wanted = Wanted(what="course", id="course", columns=USUAL["course"], reason=f"  {REASON}\n gấp ")
    parcel = seal_list(store, reference, wanted, recipient, province().signer(), AT)
    (one,) = parcel.enclosures
    assert one.name == "CDCS_DS_20260630_1402_HocVien.pdf.cms"
    assert (parcel.encrypted, parcel.paper_id, parcel.reason) == (True, "", f"{REASON} gấp")
    assert parcel.receiver == f"{NAME} ({ORGANISATION})"
    for readable in (b"%PDF", "Ánh".encode(), "Ánh".encode("utf-16-be")):
        assert readable not in one.data
    opened = decrypt(one.data, province().key, province().der)
    assert verify(opened, Trust(), now=AT).state is State.UNCONFIRMED  # unchanged; the issuer is not known here
    assert "Lò Thị Ánh".encode() in read_attachments(opened)["report.json"]
    assert repository.count(store, IssuedReport) == 0


def test_openssl_opens_it(store: Store, reference: Reference, tmp_path: Path) -> None:
    recipient = read_recipient(certificate_file(tmp_path), AT)
    wanted = Wanted(what="people", reason=REASON)
    (one,) = seal_list(store, reference, wanted, recipient, province().signer(), AT).enclosures
    files = {"list.cms": one.data, "cert.der": province().der, "key.der": province().key}
    for name, data in files.items():
        (tmp_path / name).write_bytes(data)
    told = [
        "-in",
        "list.cms",
        "-inform",
        "DER",
        "-recip",
        "cert.pem",
        "-inkey",
        "key.pem",
        "-out",
        "out.pdf",
        "-binary",
    ]
    for command in (
        ["openssl", "x509", "-inform", "DER", "-in", "cert.der", "-out", "cert.pem"],
        ["openssl", "pkcs8", "-inform", "DER", "-in", "key.der", "-nocrypt", "-out", "key.pem"],
        ["openssl", "cms", "-decrypt", *told],
    ):
        subprocess.run(command, cwd=tmp_path, check=True, capture_output=True)
    assert (tmp_path / "out.pdf").read_bytes().startswith(b"%PDF-")


def test_on_no_disk_it_stands_readable(path: Path, tmp_path: Path) -> None:
    """Of all files opened to write there are the envelope's own and no other."""
    (tmp_path / "stick").mkdir()
    command = [sys.executable, "-m", "tests.usecases.sealing_list_process", str(path), str(tmp_path / "stick")]
    done = subprocess.run(
        command, cwd=Path(__file__).parents[2], check=True, capture_output=True, text=True, encoding="utf-8"
    )
    written = done.stdout.split("\n")[:-1]
    assert written, "the writing of the envelope was not seen"
    assert all(Path(name).name.startswith(".CDCS_DS_") and name.endswith(".part") for name in written), written
    assert [one.name for one in (tmp_path / "stick").iterdir()] == ["CDCS_DS_20260630_1402_NguoiLaoDong.pdf.cms"]


def test_a_certificate_that_cannot_encrypt_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "wrong.crt"
    path.write_bytes(b"not a certificate")
    with pytest.raises(UserError) as caught:
        read_recipient(path, AT)
    assert caught.value.code == "envelope.unreadable_certificate"
    path.write_bytes(province().der)
    with pytest.raises(UserError) as caught:
        read_recipient(path, AT.replace(year=2040))
    assert caught.value.code == "envelope.out_of_date"


@pytest.mark.parametrize("code", ["../../x", "LĐLĐ/014", "a\\b", ".."])
def test_the_code_of_the_unit_leads_the_file_nowhere(
    store: Store, reference: Reference, tmp_path: Path, code: str
) -> None:
    repository.save(store, replace(repository.find(store, Unit)[0], code=code))
    recipient = read_recipient(certificate_file(tmp_path), AT)
    wanted = Wanted(what="people", columns=(), reason=REASON)
    name = seal_list(store, reference, wanted, recipient, province().signer(), AT).enclosures[0].name
    assert re.fullmatch(r"[A-Z0-9][A-Z0-9-]*_DS_\d{8}_\d{4}_[A-Za-z]+\.pdf\.cms", name)
