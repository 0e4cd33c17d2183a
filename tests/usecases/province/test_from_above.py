"""A union between takes its units and their certificates from packs of the level above, and nobody else's."""

from dataclasses import replace
from datetime import datetime
from pathlib import Path

from congdoan_desktop.domain.pack import IssuedTo, PackPart, PackUnit
from congdoan_desktop.domain.period import VIETNAM
from congdoan_desktop.domain.records import UnitCertificate
from congdoan_desktop.handoff.pack_parts import encode_certificates, encode_units
from congdoan_desktop.store import repository
from congdoan_desktop.store.database import Store, open_store
from congdoan_desktop.usecases.gather_facts import the_unit
from congdoan_desktop.usecases.province.from_above import new_certificates, new_units
from congdoan_desktop.usecases.start_union import start_union
from tests.fixtures.handed_up import office
from tests.fixtures.province_store import COMMUNE_UNION, HYDRO, NURSERY, TEA, make_province
from tests.fixtures.union import HEAD_COUNT, PROFILE, UNIT

NOW = datetime(2026, 6, 12, 9, 0, tzinfo=VIETNAM)
NAMED = tuple(
    PackUnit(code=one.code, name=one.name, short_name=one.short_name, kind=one.kind, commune=one.commune, parent=parent)
    for one, parent in ((TEA, ""), (HYDRO, COMMUNE_UNION.code), (NURSERY, COMMUNE_UNION.code))
)
PARTS = (
    PackPart(kind="units", name="units", data=encode_units(NAMED)),
    PackPart(
        kind="certificates",
        name="certificates",
        data=encode_certificates(
            tuple(IssuedTo(unit_code=code, certificate=one.certificate_der) for code, one in office().signers.items())
        ),
    ),
)


def between(path: Path) -> Store:
    make_province(path, units=(replace(HYDRO, parent_id=""),))
    store = open_store(path)
    with store.atomic():
        repository.save(store, replace(the_unit(store), code=COMMUNE_UNION.code))
    return store


def test_units_below_that_are_new_and_the_certificates_of_all_of_them(tmp_path: Path) -> None:
    with between(tmp_path / "xa.congdoan") as store:
        units = new_units(store, PARTS)
        assert [(unit.code, unit.name, unit.kind) for unit in units] == [(NURSERY.code, NURSERY.name, NURSERY.kind)]
        rows = new_certificates(store, PARTS, units, NOW, "bộ số 1")
        assert {row.unit_id for row in rows} == {HYDRO.id, units[0].id}  # not the tea company, which is not below
        assert {(row.source, row.checked_with) for row in rows} == {("registered", "bộ số 1")}
        with store.atomic():
            for row in (*units, *rows):
                repository.save(store, row)
        assert (new_units(store, PARTS), new_certificates(store, PARTS, (), NOW)) == ((), ())
        assert repository.count(store, UnitCertificate) == 2


def test_a_union_that_keeps_no_register_takes_none(tmp_path: Path) -> None:
    path = tmp_path / "cdcs.congdoan"
    start_union(path, replace(UNIT, code=COMMUNE_UNION.code), PROFILE, HEAD_COUNT)
    with open_store(path) as store:
        assert (new_units(store, PARTS), new_certificates(store, PARTS, (), NOW)) == ((), ())
