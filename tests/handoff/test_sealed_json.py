"""What is sealed beside a scan: the report to the byte, and what ties it to the paper; parts that fit each other."""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from congdoan_desktop.domain.control_code import ControlStrip, is_code
from congdoan_desktop.errors import UserError
from congdoan_desktop.files import sha256
from congdoan_desktop.handoff import report_json
from congdoan_desktop.handoff.sealed_json import Sealed, decode, encode, report_inside
from tests.fixtures.sample_report import sample_report, unnumbered_report

Plain = dict[str, Any]
DIGEST = sha256(b"scan")


def sealed() -> Sealed:
    """Number and day were blank on the paper and were written in by pen."""
    report = unnumbered_report()
    code = ControlStrip(digest=sha256(report_json.encode(report))).code
    return Sealed(number=5, issued_on=date(2026, 6, 15), control_code=code, scan_sha256=DIGEST, report=report)


def test_it_comes_back_as_it_was_and_the_report_to_the_byte() -> None:
    data = encode(sealed())
    assert decode(data) == sealed()
    assert report_inside(data) == report_json.encode(unnumbered_report())
    assert list(json.loads(data)) == ["schema", "number", "issued_on", "control_code", "scan_sha256", "report"]
    assert json.loads(data)["schema"] == "congdoan-sealed/1"


def test_fields_that_a_newer_program_added_to_the_report_are_part_of_its_code() -> None:
    newer = json.loads(report_json.encode(unnumbered_report())) | {"later": {"any": ["thing"], "none": []}}
    as_printed = json.dumps(newer, ensure_ascii=False)
    whole = json.loads(encode(sealed())) | {"report": newer, "control_code": "0000-0000-0000"}
    again = report_inside(json.dumps(whole).encode())
    assert json.loads(again) == json.loads(as_printed)
    assert decode(json.dumps(whole | {"control_code": ControlStrip(digest=sha256(again)).code}).encode()).number == 5


CONTRADICTIONS: dict[str, tuple[str, Callable[[Plain], object]]] = {
    "no number": ("$.number", lambda whole: whole.update(number=0)),
    "another code": ("$.control_code", lambda whole: whole.update(control_code="0000-0000-0000")),
    "another report": ("$.control_code", lambda whole: whole["report"].update(closing="Khác.")),
    "no digest": ("$.scan_sha256", lambda whole: whole.update(scan_sha256="0" * 63)),
}


@pytest.mark.parametrize("what", CONTRADICTIONS)
def test_parts_that_do_not_belong_together_are_refused(what: str) -> None:
    where, change = CONTRADICTIONS[what]
    whole = json.loads(encode(sealed()))
    change(whole)
    with pytest.raises(UserError) as error:
        decode(json.dumps(whole).encode())
    assert (error.value.code, error.value.values["where"]) == ("report.invalid", where)


@pytest.mark.parametrize(
    ("where", "other"), [("$.number", {"number": 6}), ("$.issued_on", {"issued_on": date(2026, 6, 16)})]
)
def test_what_is_printed_is_not_written_otherwise(where: str, other: dict[str, Any]) -> None:
    report = sample_report()
    number, day = report.document.code_number, report.document.issued_date
    assert number is not None and day is not None
    code = ControlStrip(digest=sha256(report_json.encode(report))).code
    whole = Sealed(number=number, issued_on=day, control_code=code, scan_sha256=DIGEST, report=report)
    assert decode(encode(whole)) == whole
    with pytest.raises(UserError) as error:
        decode(encode(replace(whole, **other)))
    assert error.value.values["where"] == where


@pytest.mark.parametrize("data", [b"", b"null", b"[]", b"{", b'{"schema": "congdoan-sealed/1"}', b"[" * 100_000])
def test_garbage_is_refused(data: bytes) -> None:
    with pytest.raises(UserError) as error:
        decode(data)
    assert error.value.code == "report.invalid"


def test_another_version_is_refused_by_name() -> None:
    whole = json.loads(encode(sealed())) | {"schema": "congdoan-sealed/2"}
    with pytest.raises(UserError) as error:
        decode(json.dumps(whole).encode())
    assert (error.value.code, error.value.values["schema"]) == ("report.too_new", "congdoan-sealed/2")


@pytest.mark.parametrize(
    ("typed", "right"),
    [
        ("E9T0-J0V8-KTTT", True),
        (" e9t0 j0v8 kttt ", True),
        ("E9TOJOV8KTTT", True),
        ("E9T0-J0V8-KTT", False),
        ("E9T0-J0V8-KTTV", False),
        ("", False),
    ],
)
def test_a_code_is_typed_as_people_type(typed: str, right: bool) -> None:
    number = 0
    for letter in "E9T0J0V8KTTT":
        number = number * 32 + "0123456789ABCDEFGHJKMNPQRSTVWXYZ".index(letter)
    strip = ControlStrip(digest=f"{number:015x}".ljust(64, "0"))
    assert strip.code == "E9T0-J0V8-KTTT"
    assert is_code(typed, strip) is right
