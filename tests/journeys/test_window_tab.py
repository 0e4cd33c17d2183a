"""Tab goes once round the whole window on every page: it comes to everything that can be worked, and is never stuck."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QWidget

from congdoan_desktop import paths
from congdoan_desktop.domain.records import Activity
from congdoan_desktop.store import repository
from congdoan_desktop.store.database import open_store
from congdoan_desktop.ui.help import help_for
from congdoan_desktop.ui.pages.activities import ActivitiesPage
from congdoan_desktop.ui.pages.training import TrainingPage
from congdoan_desktop.ui.tabbed_page import TabbedPage
from congdoan_desktop.usecases.sample_union import make_sample
from tests.fixtures.desk import TODAY, Desk, focus, press

Key = Qt.Key
PAGES = ("overview", "activities", "survey", "training", "opinions", "people", "plans", "report", "settings")


@pytest.fixture(scope="module")
def sample_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("sample") / "sample.congdoan"
    make_sample(path, paths.resources())
    return path


@pytest.fixture
def sample(desk: Desk, sample_file: Path, tmp_path: Path) -> Desk:
    desk.path = tmp_path / "sample.congdoan"
    desk.path.write_bytes(sample_file.read_bytes())
    return desk


def stops(window: QWidget) -> set[QWidget]:
    """What Tab has to come to: what is seen and not greyed."""
    found: set[QWidget] = set(window.findChildren(QWidget))
    return {one for one in found if _is_stop(one)}


def _is_stop(one: QWidget) -> bool:
    by_tab = one.focusPolicy() & Qt.FocusPolicy.TabFocus and one.focusProxy() is None
    return bool(by_tab and one.isVisible() and one.isEnabled())


def way_round(most: int = 150) -> list[QWidget]:
    """Press Tab until it comes back to where it began."""
    press(Key.Key_Tab)  # a page without a list has the focus itself, and Tab does not come back to it
    gone = [focus()]
    for _ in range(most):
        press(Key.Key_Tab)
        assert focus() is not gone[-1], f"stuck after {[name(one) for one in gone[-3:]]}"
        if focus() is gone[0]:
            return gone
        assert focus() not in gone, f"a circle without the start: {name(focus())}"
        gone.append(focus())
    raise AssertionError("never came round")


def name(widget: QWidget) -> str:
    words = widget.accessibleName() or getattr(widget, "text", str)()
    return f"{type(widget).__name__} “{words}”"


def assert_goes_round(desk: Desk) -> None:
    desk.settle()
    came_to = way_round()
    missed = {
        name(one)
        for one in stops(desk.windows[-1]) - set(came_to)
        if not (hasattr(one, "autoExclusive") and one.autoExclusive())
    }
    assert not missed


@pytest.mark.parametrize("key", PAGES)
def test_tab_goes_once_round(sample: Desk, key: str) -> None:
    page = sample.open(key).page()
    assert page is not None
    page.take_focus()
    tabs = page.bar.count() if isinstance(page, TabbedPage) else 1
    for number in range(tabs):
        if isinstance(page, TabbedPage):
            page.bar.setCurrentIndex(number)
            page.take_focus()
        assert_goes_round(sample)


def test_tab_comes_from_the_counts_to_the_lists_on_paper_and_to_the_evidence(sample: Desk) -> None:
    page = sample.open("activities").page()
    assert isinstance(page, ActivitiesPage)
    page.ledger.begin()
    sample.settle()
    order = [name(one) for one in way_round()]
    assert order.index("QPushButton “In danh sách ký…”") < order.index("QPushButton “▸ Người thực hiện”")
    assert any("+ Thêm tệp" in one for one in order)


def test_tab_comes_to_the_choice_of_people_before_the_list(sample: Desk) -> None:
    sample.open("people")
    order = [name(one) for one in way_round()] * 2
    at = order.index("QLineEdit “Tìm trong danh sách”")
    assert order[at + 1] == "QComboBox “Danh sách hiện những ai”"
    assert order[at + 4] == "RowsTable “Người lao động”"


def test_tab_comes_to_the_step_of_a_planned_activity_before_its_fields(desk: Desk) -> None:
    with open_store(desk.path) as store, store.atomic():
        repository.save(store, Activity(id="a", title="Nói", held_on=TODAY, form="mobile_talk", is_planned=True))
    desk.open("activities")
    order = [name(one) for one in way_round()] * 2
    at = order.index("QPushButton “Cất đi”")
    assert order[at + 1 : at + 3] == ["QPushButton “Đã diễn ra  (Ctrl+G)”", "QLineEdit “Tên hoạt động”"]


@pytest.mark.parametrize("key", PAGES)
def test_every_key_of_a_page_is_in_its_help(sample: Desk, key: str) -> None:
    page = sample.open(key).page()
    assert page is not None
    if isinstance(page, TabbedPage):
        for number in range(page.bar.count()):
            page.page_at(number)
    # "Alt+↑↓" there, and both keys that end a line are one key
    keys = {one.key().toString() for one in shortcuts(page)} - {"Alt+Up", "Alt+Down", "Ctrl+Return"}
    assert {one for one in keys if one not in help_for(key)} == set()


@pytest.mark.parametrize(("width", "shown"), [(1366, True), (911, False)])
def test_keys_stand_beside_the_buttons_where_there_is_room(desk: Desk, width: int, shown: bool) -> None:
    page = desk.open("training").page()
    assert isinstance(page, TrainingPage)
    page.window().resize(width, 600)
    desk.settle()
    assert page.lacking_button.text() == ("Ai chưa học…  Ctrl+L" if shown else "Ai chưa học…")
    assert page.lacking_button.accessibleName() == "Ai chưa học…"


def shortcuts(page: QWidget) -> list[QShortcut]:
    return list(page.findChildren(QShortcut))
