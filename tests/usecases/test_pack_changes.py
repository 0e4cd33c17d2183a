"""What a pack would change is said before it is believed: whatever lies in it, the answer is a sentence, and soon."""

import json
import zipfile
from dataclasses import replace
from datetime import timedelta
from io import BytesIO
from time import monotonic

import pytest

from congdoan_desktop.domain.pack import IssuedTo, PackPart, PartKind
from congdoan_desktop.errors import UserError
from congdoan_desktop.handoff.pack_parts import encode_certificates, encode_trust
from congdoan_desktop.reference.loaded import Reference, load
from congdoan_desktop.reference.reports import template_toml
from congdoan_desktop.signing import authority
from congdoan_desktop.signing.own_key import new_key
from congdoan_desktop.store import packs, unit_keys
from congdoan_desktop.store.database import Store
from congdoan_desktop.texts import error_sentence
from congdoan_desktop.usecases.pack_changes import changes, own_certificate
from congdoan_desktop.usecases.taken_packs import reference_of
from congdoan_desktop.usecases.unit_key_forms import wrapped
from tests.fixtures.cheap_keys import cheap_keys
from tests.fixtures.packs import NOW, office
from tests.reference.shipped import RESOURCES, shipped

__all__ = ["cheap_keys"]

PLAN = (RESOURCES / "plans" / "kh-30-ldld-2026.toml").read_text("utf-8")
AUDIENCES = (RESOURCES / "catalogues" / "audiences.csv").read_text("utf-8")


def part(kind: PartKind, name: str, data: str | bytes) -> PackPart:
    return PackPart(kind=kind, name=name, data=data.encode() if isinstance(data, str) else data)


def bomb() -> bytes:
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("xl/workbook.xml", b"\0" * 60_000_000)
    return stream.getvalue()


HOSTILE = {
    "deep TOML": part("plan", "kh-1", "a = " + "[" * 50_000),
    "long TOML keys": part("plan", "kh-1", ("a." * 900 + "b = 1\n") * 1000),
    "large TOML": part("plan", "kh-1", "#" * 3_000_000),
    "no text": part("plan", "kh-1", b"\xff\xfe\x00"),
    "a path for a code": part("plan", "../../kh", PLAN.replace("kh-30-ldld-2026", "../../kh")),
    "a width in braces": part("plan", "kh-30-ldld-2026", PLAN.replace("{year}", "{year:>999999999}")),
    "a day that is none": part("plan", "kh-30-ldld-2026", PLAN.replace('due = "06-15"', 'due = "02-31"')),
    "nothing to divide by": part(
        "plan", "kh-30-ldld-2026", PLAN.replace("threshold = [100, 100]", "threshold = [1, 0]")
    ),
    "a catalogue nobody has": part("catalogue", "../people", AUDIENCES),
    "a catalogue of one line": part("catalogue", "audiences", "a," * 900_000),
    "an edited code": part("catalogue", "audiences", AUDIENCES.replace("Người", "Kẻ").replace("Công nhân", "Ai")),
    "holidays without days": part("catalogue", "holidays", AUDIENCES),
    "a template with a width": part(
        "template", "ct58", template_toml(replace(shipped().templates["ct58"], version=9, subject="{year:>999999999}"))
    ),
    "a template of no kind": part("template", "xx", template_toml(shipped().templates["ct58"])),
    "deep JSON": part("days", "days", "[" * 100_000),
    "trust in a stranger's bytes": part("trust", "trust", json.dumps({"authorities": ["QUFB"]})),
    "a bomb": part("survey", "x@1", bomb()),
    "another questionnaire": part("survey", "x@1", (RESOURCES / "surveys" / "tam-tu-nguyen-vong.xlsx").read_bytes()),
    "units without names": part("units", "units", json.dumps({"units": [{"code": "A", "name": "", "short_name": ""}]})),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_parts_are_refused_in_a_sentence(union: Store, reference: Reference, name: str) -> None:
    begun = monotonic()
    with pytest.raises(UserError) as caught:
        changes(union, reference, (HOSTILE[name],), None, NOW)
    assert error_sentence(caught.value) and len(error_sentence(caught.value)) < 700
    assert monotonic() - begun < 5


def test_what_an_older_program_cannot_use_does_not_keep_it_from_starting(union: Store) -> None:
    with union.atomic():
        union.execute(
            "INSERT INTO taken_packs (id, number, title, issuer, issuer_print, issued_on, taken_at, contents,"
            " file_name, sha256, version, updated_at, folded, exact)"
            " VALUES ('a', 1, 'x', 'x', 'x', '2026-01-01', '2026-01-01T00:00:00+00:00', '[]', 'x', 'x', 1, '', '', '')"
        )
        packs.keep_parts(union, "a", {(one.kind, one.name): one for one in HOSTILE.values()}.values())
    reference = reference_of(union)
    assert reference.plans == shipped().plans and reference.catalogues == shipped().catalogues
    assert "plan:kh-1" in reference.refused and "template:ct58" in reference.refused


def test_codes_and_templates_that_fit_are_used(union: Store, reference: Reference) -> None:
    head, first, *others = AUDIENCES.splitlines()
    old = first.split(",")[0]
    ended = ",".join([*first.split(",")[:-1], "2026-06-30"])
    new = ",".join(["newcomers", "Người mới vào làm", *[""] * (head.count(",") - 1)])
    catalogue = part("catalogue", "audiences", "\n".join([head, ended, *others[:-1], new, ""]))
    template = replace(shipped().templates["ct58"], version=9, closing="Trên đây là báo cáo.")
    given = (catalogue, part("template", "ct58", template_toml(template)))
    said = changes(union, reference, given, None, NOW)
    assert said[0] == "Danh mục đối tượng: thêm 1 mã, ngừng 1 mã." and "bản 9 thay bản" in said[1]
    loaded = load(RESOURCES, None, given)
    codes = loaded.catalogues["audiences"]
    assert str(codes[old].valid_to) == "2026-06-30" and "newcomers" in codes
    assert others[-1].split(",")[0] in codes  # what the pack leaves out stays
    assert loaded.templates["ct58"].closing == "Trên đây là báo cáo."
    assert loaded.refused == ()


def test_the_certificate_for_our_own_key_is_found_among_others(union: Store) -> None:
    own = new_key("CĐCS Chè", "CĐCS Chè Tân Uyên", now=NOW - timedelta(days=9))
    with union.atomic():
        unit_keys.add_key(union, wrapped(own, "mua xuan 2026 tren nui", NOW).kept)
    request = authority.make_request(own.private, "CĐCS Chè", "CĐCS Chè Tân Uyên")
    mine = authority.issue(office().authority, request, now=NOW)
    given = (
        IssuedTo(unit_code="X", certificate=office().unit.certificate_der),
        IssuedTo(unit_code="Y", certificate=mine),
    )
    certificates = part("certificates", "certificates", encode_certificates(given))
    assert own_certificate(union, (certificates,)) == mine
    assert own_certificate(union, (part("certificates", "certificates", encode_certificates(given[:1])),)) == b""
    trust = part("trust", "trust", encode_trust(office().trust(revoked=(office().unit,))))
    said = changes(union, shipped(), (certificates, trust), None, NOW)
    assert said[0].startswith("Trong bộ có chứng thư cấp cho khóa của đơn vị này: CĐCS Chè")
    assert said[-1].endswith("1 chứng thư bị thu hồi.")
