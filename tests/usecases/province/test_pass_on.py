"""A level in the middle passes on: the level above verifies the units' own signatures, and adds the units up alone."""

from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest

from congdoan_desktop import paths
from congdoan_desktop.domain.period import VIETNAM
from congdoan_desktop.domain.records import HandOver
from congdoan_desktop.errors import UserError
from congdoan_desktop.reference.loaded import Reference, load
from congdoan_desktop.store import received, repository
from congdoan_desktop.store.content_files import originals_folder, remove
from congdoan_desktop.store.database import open_store
from congdoan_desktop.usecases.gather_facts import the_unit
from congdoan_desktop.usecases.hand_over import Way, carry_out, note
from congdoan_desktop.usecases.province.board import chosen
from congdoan_desktop.usecases.province.pass_on import passed_on
from congdoan_desktop.usecases.province.receive.keep import as_proposed, keep
from congdoan_desktop.usecases.province.receive.look import look_through
from congdoan_desktop.usecases.province.summary import summary
from congdoan_desktop.usecases.province.unit_certificates import certificate_row
from congdoan_desktop.usecases.sign_report import SignRequest, sign_report
from tests.fixtures.handed_up import NOW, good, hand_up, keep_office, office, signer
from tests.fixtures.province_store import COMMUNE_UNION, HYDRO, TEA, make_province


@pytest.fixture(scope="module")
def reference() -> Reference:
    return load(paths.resources())


def test_originals_travel_untouched_and_are_counted_once(tmp_path: Path, reference: Reference) -> None:
    middle, above, stick = tmp_path / "xa.congdoan", tmp_path / "tinh.congdoan", tmp_path / "usb"
    stick.mkdir()
    hand_up(tmp_path / "nop", good(TEA.code), "bao-cao", "pdf")
    hand_up(tmp_path / "nop" / "2", good(HYDRO.code), "bao-cao", "xlsx")  # called alike
    make_province(middle)
    commune = signer(office().authority, COMMUNE_UNION)
    with open_store(middle) as store:
        keep_office(store)
        with store.atomic():
            own = the_unit(store)
            repository.save(store, replace(own, code=COMMUNE_UNION.code, name=COMMUNE_UNION.name))
        batch = look_through(store, reference, [tmp_path / "nop"], NOW)
        keep(store, reference, batch, as_proposed(batch), NOW)
        asked = chosen(store, reference, NOW, window="2026-H1")
        with pytest.raises(UserError) as caught:
            passed_on(store, reference, asked)
        assert caught.value.code == "pass_on.no_report"
        made = datetime(2026, 6, 20, 9, 0, tzinfo=VIETNAM)
        request = SignRequest(
            kind="tong-hop",
            period="2026-H1",
            number=12,
            issued_on=date(2026, 6, 20),
            made_at=made,
            folder=paths.signed_folder(middle),
        )
        signed = sign_report(store, reference, request, commune)
        parcel = passed_on(store, reference, asked)
        assert {good(TEA.code).pdf, good(HYDRO.code).xlsx} <= {one.data for one in parcel.enclosures}
        assert len({one.name for one in parcel.enclosures}) == len(parcel.enclosures) == len(signed.files) + 2
        carry_out(parcel, stick, made)
        note(store, parcel, Way(kind="folder", destination="usb"), made)
        assert len(repository.find(store, HandOver)) == len(parcel.enclosures)
        below = summary(store, reference, asked, NOW)
        remove(originals_folder(middle), received.counting(store)[0].file_sha256)
        with pytest.raises(UserError) as caught:
            passed_on(store, reference, asked)
        assert caught.value.code == "pass_on.no_original"
    make_province(above)
    with open_store(above) as store:
        keep_office(store)
        with store.atomic():
            repository.save(store, certificate_row(commune.certificate_der, COMMUNE_UNION.id, "issued", made))
        batch = look_through(store, reference, [stick], made)
        keep(store, reference, batch, as_proposed(batch), made)
        kept = {(one.report_kind, one.unit_id) for one in received.counting(store)}
        assert kept == {("ct58", TEA.id), ("ct58", HYDRO.id), ("tong-hop", COMMUNE_UNION.id)}
        found = summary(store, reference, chosen(store, reference, NOW, window="2026-H1"), NOW)
        assert found.totals == below.totals  # the consolidated report is kept beside them and added to nothing
