"""What is shown of a certificate before anything is signed with it."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from congdoan_desktop.signing import authority
from congdoan_desktop.signing.signer import Signer, load_pkcs12
from congdoan_desktop.usecases.show_certificate import show_certificate
from tests.fixtures.union import UNIT

NOW = datetime(2026, 6, 20, 9, 0, tzinfo=UTC)


def signer(organisation: str) -> Signer:
    root = authority.make_authority("CA LĐLĐ tỉnh", "LĐLĐ tỉnh", now=NOW)
    key = authority.make_key("ecdsa")
    certificate = authority.issue(root, authority.make_request(key, "Lò Văn Thịnh", organisation), now=NOW)
    bag = authority.to_pkcs12(key, certificate, [root.certificate], passphrase="mat-khau-dai", label="x")
    return load_pkcs12(bag, "mat-khau-dai")


def test_it_tells_who_and_by_whom() -> None:
    shown = show_certificate(signer(UNIT.name), UNIT, NOW)
    assert (shown.name, shown.organisation, shown.issuer) == ("Lò Văn Thịnh", UNIT.name, "CA LĐLĐ tỉnh")
    assert shown.of_the_unit and shown.in_date


@pytest.mark.parametrize("organisation", ["Công đoàn cơ sở Công ty khác", "Công ty Chè Tân Uyên"])
def test_another_organisation_is_noticed(organisation: str) -> None:
    assert not show_certificate(signer(organisation), UNIT, NOW).of_the_unit


def test_the_short_name_in_other_capitals_is_the_union() -> None:
    assert show_certificate(signer("CĐCS CHÈ TÂN UYÊN"), UNIT, NOW).of_the_unit


def test_another_person_than_the_paper_names_is_noticed() -> None:
    mine = signer(UNIT.name)
    assert show_certificate(mine, UNIT, NOW, "Lò Văn Thịnh").on_paper == ""
    assert show_certificate(mine, UNIT, NOW, "LÒ VĂN THỊNH").on_paper == ""
    assert show_certificate(mine, UNIT, NOW, "Nguyễn Thị Ánh Đào").on_paper == "Nguyễn Thị Ánh Đào"
    the_union = replace(mine, name=UNIT.name)  # a certificate of the organisation names nobody
    assert show_certificate(the_union, UNIT, NOW, "Nguyễn Thị Ánh Đào").on_paper == ""


def test_one_out_of_date_is_noticed() -> None:
    mine = signer(UNIT.name)
    assert not show_certificate(mine, UNIT, mine.not_after + timedelta(seconds=1)).in_date
    assert not show_certificate(replace(mine, not_before=NOW + timedelta(days=1)), UNIT, NOW).in_date
