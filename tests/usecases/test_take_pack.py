"""A pack goes from the province to a unit: looked at, taken whole or refused with the reason."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from congdoan_desktop.domain.pack import DueDay, PackPart, short_print
from congdoan_desktop.domain.records import DutyDay, Pack, TakenPack
from congdoan_desktop.errors import UserError
from congdoan_desktop.files import sha256
from congdoan_desktop.handoff.pack_parts import decode_trust, encode_days, encode_trust
from congdoan_desktop.store import packs, repository
from congdoan_desktop.store.database import Store, open_store
from congdoan_desktop.texts import error_sentence
from congdoan_desktop.usecases.hand_over_list import known_recipient
from congdoan_desktop.usecases.incoming import found_in
from congdoan_desktop.usecases.province.pack_contents import Titled, trust_part
from congdoan_desktop.usecases.start_union import start_union
from congdoan_desktop.usecases.take_pack import PackSeen, look_at_pack, take_pack
from congdoan_desktop.usecases.taken_packs import known_issuers, reference_of, taken_trust
from tests.fixtures.packs import KH30, NOW, another_office, give_out, new_plan, office, the_plan
from tests.fixtures.province import AT
from tests.fixtures.province import province as receiving
from tests.fixtures.province_store import make_province
from tests.fixtures.union import HEAD_COUNT, PROFILE, UNIT

PRINT = sha256(office().authority.certificate)
LATER = NOW + timedelta(days=1)
DAY = DueDay(plan=KH30, duty="ct58-half", due="06-20")
Shelf = Mapping[str, bytes]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("province")


@pytest.fixture(scope="module")
def province(folder: Path) -> Iterator[Store]:
    make_province(folder / "tinh.congdoan")
    with open_store(folder / "tinh.congdoan") as store:
        yield store


@pytest.fixture(scope="module")
def shelf(province: Store, folder: Path) -> Shelf:
    """Packs of one province by what is special about them, in the order of their numbers."""
    trust, forger, other = office().trust(), another_office(), office("CA mới")
    given = {"first": (new_plan(province), days(DAY)), "second": (new_plan(province),)}
    made = {"first": give_out(province, folder, *given["first"], trust=trust)}
    made["second"] = give_out(province, folder, *given["second"], at=NOW + timedelta(hours=1))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("congdoan_desktop.usecases.province.make_pack._check", lambda *_: None)
        plan = days(DAY)
        made["forged"] = give_out(province, folder, plan, trust=forger.trust(), signer=forger.own)
        made["named alike"] = give_out(province, folder, plan, trust=other.trust(), signer=other.own)
        made["by a unit"] = give_out(province, folder, plan, signer=office().unit)
        made["revoked"] = give_out(province, folder, plan, trust=office().trust(revoked=(office().own,)))
        made["old list"] = give_out(province, folder, plan, trust=office().trust(at=NOW - timedelta(days=3)))
    later = new_plan(province, code=KH30, day="2026-06-12", short="KH 30/KH-LĐLĐ")
    made["later plan"] = give_out(province, folder, later)
    make_province(folder / "hai.congdoan")
    with open_store(folder / "hai.congdoan") as twin:
        made["twin"] = give_out(twin, folder / "hai", edited(the_plan(twin)), trust=trust)
    return {name: one.pdf.read_bytes() for name, one in made.items()}


@pytest.fixture(scope="module")
def unit_bytes(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    path = tmp_path_factory.mktemp("unit") / "cdcs.congdoan"
    start_union(path, replace(UNIT, code="LC014"), PROFILE, HEAD_COUNT)
    return path.read_bytes()


@pytest.fixture
def unit(unit_bytes: bytes, tmp_path: Path) -> Iterator[Store]:
    path = tmp_path / "cdcs.congdoan"
    path.write_bytes(unit_bytes)
    with open_store(path) as store:
        yield store


@pytest.fixture
def taker(unit: Store, shelf: Shelf) -> Store:
    """A unit that took in the first pack."""
    take_pack(unit, look(unit, shelf["first"]), LATER, fingerprint=PRINT)
    return unit


def days(*given: DueDay) -> Titled:
    return Titled(part=PackPart(kind="days", name="days", data=encode_days(given)), title="Hạn")


def edited(plan: Titled) -> Titled:
    data = plan.part.data.replace("Tuyên truyền".encode(), "TUYÊN TRUYỀN".encode())
    assert data != plan.part.data
    return replace(plan, part=replace(plan.part, data=data))


def look(unit: Store, data: bytes) -> PackSeen:
    return look_at_pack(unit, reference_of(unit), data, "bo.pdf", LATER)


def refused(unit: Store, data: bytes) -> str:
    with pytest.raises(UserError) as caught:
        look(unit, data)
    assert error_sentence(caught.value)
    return caught.value.code


def test_the_whole_way(unit: Store, shelf: Shelf) -> None:
    seen = look(unit, shelf["first"])
    assert (seen.is_first, seen.is_taken, seen.voice.organisation) == (True, False, "Liên đoàn Lao động tỉnh Lai Châu")
    told = "\n".join(seen.changes)
    assert "Kế hoạch mới: KH 41/KH-LĐLĐ, ngày 10/6/2026" in told
    assert "Hạn “" in told and "20/06 hằng năm, thay cho" in told
    assert "Danh sách chứng thư thu hồi lập ngày 15/6/2026: 0 chứng thư bị thu hồi." in told

    taken = take_pack(unit, seen, LATER, fingerprint=short_print(PRINT).upper())
    assert (taken.number, taken.contents) == (1, ("plan:kh-41-ldld-2026", "days", "trust"))
    assert repository.get(unit, DutyDay, f"{KH30}#ct58-half") == DutyDay(
        id=f"{KH30}#ct58-half", plan=KH30, duty="ct58-half", due="06-20"
    )
    assert "kh-41-ldld-2026" in reference_of(unit).plans
    assert taken_trust(unit).anchors == (office().authority.certificate,)
    again = look(unit, shelf["first"])
    assert (again.is_taken, again.changes) == (True, ())
    assert take_pack(unit, again, LATER) == taken
    assert repository.find(unit, TakenPack) == (taken,)


def test_packs_are_found_where_they_lie(taker: Store, shelf: Shelf, tmp_path: Path) -> None:
    stick, elsewhere = tmp_path / "USB", tmp_path / "khác"
    (stick / "a" / "b").mkdir(parents=True)
    (stick / ".rác").mkdir()
    elsewhere.mkdir()
    (elsewhere / "bo.pdf").write_bytes(shelf["later plan"])
    for name, data in (
        *(("a/b/Bộ 2.PDF", shelf["second"]), ("ban-sao.pdf", shelf["second"]), ("1.pdf", shelf["first"])),
        *((".rác/3.pdf", shelf["later plan"]), ("thư.pdf", b"%PDF-1.7"), ("bo.txt", shelf["later plan"])),
    ):
        (stick / name).write_bytes(data)
    (stick / "lối tắt.pdf").symlink_to(elsewhere / "bo.pdf")
    (stick / "thư mục").symlink_to(elsewhere)
    found = found_in(taker, (stick,))
    assert [(one.number, one.is_taken) for one in found] == [(2, False), (1, True)]
    assert [one.number for one in found_in(taker, (elsewhere / "bo.pdf", stick / "không có"))] == [8]


def test_the_first_pack_needs_the_fingerprint_that_was_read_out(unit: Store, shelf: Shelf) -> None:
    seen = look(unit, shelf["first"])
    for typed, code in (("", "missing"), (PRINT[:12], "differs"), ("0" * 20, "differs")):
        with pytest.raises(UserError) as caught:
            take_pack(unit, seen, LATER, fingerprint=typed)
        assert caught.value.code == f"pack.print_{code}"
    assert packs.taken_packs(unit) == ()


def test_the_next_pack_is_known_by_the_first(taker: Store, shelf: Shelf) -> None:
    seen = look(taker, shelf["second"])
    assert (seen.is_first, seen.head.number) == (False, 2)
    take_pack(taker, seen, LATER)
    assert [pack.number for pack in known_issuers(taker)[0].packs] == [1, 2]


def test_what_came_late_is_not_taken_twice(taker: Store, shelf: Shelf) -> None:
    take_pack(taker, look(taker, shelf["later plan"]), LATER)
    assert look(taker, shelf["first"]).is_taken
    assert refused(taker, shelf["second"]) == "pack.older"


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("twin", "pack.other_content"),
        ("forged", "pack.forged"),
        ("named alike", "pack.forged"),
        ("by a unit", "pack.not_own"),
        ("revoked", "pack.revoked"),
        ("old list", "pack.older_list"),
    ],
)
def test_what_must_not_be_taken_is_refused(taker: Store, shelf: Shelf, name: str, code: str) -> None:
    assert refused(taker, shelf[name]) == code


def test_a_signer_that_a_held_list_revokes_is_refused(unit: Store, shelf: Shelf) -> None:
    first, lists = look(unit, shelf["first"]), office().trust(revoked=(office().own,)).crls
    held = replace(first, parts=tuple(_with_list(part, lists) for part in first.parts))
    take_pack(unit, held, LATER, fingerprint=PRINT)
    assert refused(unit, shelf["second"]) == "pack.revoked"


def _with_list(part: PackPart, crls: tuple[bytes, ...]) -> PackPart:
    if part.kind != "trust":
        return part
    return replace(part, data=encode_trust(replace(decode_trust(part.data), crls=crls)))


def test_a_changed_pack_is_refused(unit: Store, shelf: Shelf) -> None:
    data = bytearray(shelf["first"])
    data[len(data) // 2] ^= 1
    assert refused(unit, bytes(data)) == "pack.changed"


def test_without_its_authority_an_unknown_office_is_refused(unit: Store, shelf: Shelf) -> None:
    assert refused(unit, shelf["second"]) == "pack.no_trust"


def test_what_is_no_pack_is_said_so(unit: Store) -> None:
    for data in (b"%PDF-1.7 nothing", b"PK\x03\x04", b"", b"\x30\x82" + b"\0" * 40):
        assert refused(unit, data) == "pack.not_a_pack"


def test_a_plan_of_the_same_code_and_day_is_not_exchanged(unit: Store, shelf: Shelf) -> None:
    seen = look(unit, shelf["twin"])
    assert "giữ bản ngày 07/5/2026 đang dùng" in seen.changes[0]
    before = reference_of(unit).plans[KH30]
    take_pack(unit, seen, LATER, fingerprint=PRINT)
    assert reference_of(unit).plans[KH30] == before


def test_a_later_plan_of_the_same_code_takes_its_place(taker: Store, shelf: Shelf) -> None:
    seen = look(taker, shelf["later plan"])
    assert seen.changes == ("Kế hoạch KH 30/KH-LĐLĐ bản ngày 12/6/2026 thay bản ngày 07/5/2026 đang dùng.",)
    take_pack(taker, seen, LATER)
    assert reference_of(taker).plans[KH30].issued_on.isoformat() == "2026-06-12"


def test_taking_is_all_or_nothing(unit: Store, shelf: Shelf, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_: object) -> None:
        raise UserError("store.disk_full", name="x")

    seen = look(unit, shelf["first"])
    monkeypatch.setattr("congdoan_desktop.usecases.take_pack.days_in", fails)
    with pytest.raises(UserError):
        take_pack(unit, seen, LATER, fingerprint=PRINT)
    assert packs.taken_packs(unit) == () and packs.parts_of(unit, seen.head.pack_id) == ()


def test_a_commune_union_takes_packs_too_and_knows_for_whom_to_encrypt(shelf: Shelf, tmp_path: Path) -> None:
    make_province(tmp_path / "xa.congdoan")
    with open_store(tmp_path / "xa.congdoan") as commune:
        seen = look(commune, shelf["first"])
        lists = replace(office().trust(), encryption=receiving().der)
        parts = (*(part for part in seen.parts if part.kind != "trust"), trust_part(lists).part)
        take_pack(commune, replace(seen, parts=parts), LATER, fingerprint=PRINT)
        assert "kh-41-ldld-2026" in reference_of(commune).plans
        receiver = known_recipient(commune, AT)
        assert receiver is not None and receiver.name == "Ban Công tác Công đoàn"


def test_the_office_works_with_what_it_gives_out_and_does_not_take_it(province: Store, shelf: Shelf) -> None:
    assert "kh-41-ldld-2026" in reference_of(province).plans
    assert refused(province, shelf["first"]) == "pack.own"
    assert [pack.number for pack in repository.find(province, Pack)] == [8, 7, 6, 5, 4, 3, 2, 1]
