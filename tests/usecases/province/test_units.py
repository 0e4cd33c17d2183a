from pathlib import Path

from congdoan_desktop.store import repository
from congdoan_desktop.store.database import open_store
from congdoan_desktop.usecases.province.units import register_of
from tests.fixtures.province_store import ENDED, HYDRO, TEA, make_province


def test_the_register_holds_ended_units_and_none_that_was_put_away(tmp_path: Path) -> None:
    make_province(tmp_path / "a.congdoan")
    with open_store(tmp_path / "a.congdoan") as store:
        repository.archive(store, type(TEA), TEA.id)
        register = register_of(store)
    assert register.with_code("lc014") is None
    assert register.heirs(register.by_id[ENDED.id]) == (HYDRO,)
