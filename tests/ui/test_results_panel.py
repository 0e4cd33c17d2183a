"""Results on the screen: every figure is told as it is drawn, and no small one stands anywhere."""

import random
import re
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from types import SimpleNamespace
from typing import cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from congdoan_desktop import codec
from congdoan_desktop.domain.records import SurveyRound
from congdoan_desktop.domain.survey import Choice, Question, Questionnaire, Sheet
from congdoan_desktop.domain.survey_results import ABOUT_YOU, drawn_from
from congdoan_desktop.store import repository, survey_outcome
from congdoan_desktop.store.database import Store, open_store
from congdoan_desktop.store.survey_checks import CheckSums, add_check
from congdoan_desktop.ui.context import Context
from congdoan_desktop.ui.survey.results.answer_chart import AnswerChart
from congdoan_desktop.ui.survey.results.group_chart import GroupChart
from congdoan_desktop.ui.survey.results_panel import ResultsPanel
from tests.fixtures.desk import make_union, press

pytestmark = pytest.mark.usefixtures("dressed")


def choices(*names: str) -> tuple[Choice, ...]:
    return tuple(Choice(name=name, label=f"ý {name}") for name in names)


SEX = Question(
    name="gender",
    label="Nam hay nữ?",
    kind="select_one",
    choices=choices("a", "b"),
    group="Về anh/chị",
    group_name=ABOUT_YOU,
)
MEAL = Question(name="meal", label="Bữa ăn ca?", kind="select_one", choices=choices("c", "d", "e"), group="Đời sống")
TOPICS = Question(
    name="topics", label="Nội dung?", kind="select_multiple", choices=choices("f", "g", "h"), group="Khác"
)
ASKED = Questionnaire(code="thu", version="1", title="Thử", questions=(SEX, MEAL, TOPICS))
FIRST = date(2020, 1, 1)


def sheets(seed: int) -> list[Sheet]:
    """Rounds of all sizes, often with groups that are small or of one mind."""
    lots = random.Random(seed)
    weights = [[lots.random() ** 3 for _ in question.choices] for question in ASKED.questions]
    return [_sheet(lots, weights) for _ in range(lots.choice((5, 9, 12, 24, 60, 150)))]


def _sheet(lots: random.Random, weights: list[list[float]]) -> Sheet:
    sheet = {}
    for question, ways in zip(ASKED.questions, weights, strict=True):
        names = [choice.name for choice in question.choices]
        if question.kind == "select_multiple":
            sheet[question.name] = " ".join(name for name, way in zip(names, ways, strict=True) if lots.random() < way)
        elif lots.random() < 0.93:
            sheet[question.name] = lots.choices(names, ways)[0]
    return {name: answer for name, answer in sheet.items() if answer}


def keep(store: Store, number: int, found: list[Sheet]) -> SurveyRound:
    """Keep the results of a round that ended `number` days after the first."""
    survey = SurveyRound(
        id=f"r{number}",
        title=f"Đợt {number}",
        questionnaire=ASKED.reference,
        period="2026-H1",
        opened_on=FIRST,
        closed_on=FIRST + timedelta(days=number),
        handed_out=200,
        returned=len(found),
        valid=len(found),
        breakdowns=(SEX.name,),
    )
    repository.save(store, survey)
    with store.atomic():
        survey_outcome.keep_results(store, survey.id, codec.to_json(drawn_from(ASKED, found, survey.breakdowns)))
    return survey


def some(a: int, b: int) -> list[Sheet]:
    """Many of both groups; `a` of the first and `b` of the second praise the meal."""
    women = [{"gender": "a", "meal": "c" if n < a else "d", "topics": "f g"} for n in range(60)]
    men = [{"gender": "b", "meal": "c" if n < b else "e", "topics": "g"} for n in range(40)]
    return [*women, *men]


@pytest.fixture
def union(tmp_path: Path) -> Iterator[Store]:
    path = tmp_path / "Chè Tân Uyên.congdoan"
    make_union(path)
    with open_store(path) as store:
        yield store


@pytest.fixture
def panel(qtbot: QtBot) -> ResultsPanel:
    made = ResultsPanel()
    qtbot.addWidget(made)
    return made


def show(panel: ResultsPanel, store: Store, survey: SurveyRound) -> None:
    panel.show_round(cast(Context, SimpleNamespace(reader=store)), survey)


def texts(panel: ResultsPanel) -> Iterator[str]:
    """Yield all words on the screen: those of labels, what is drawn, what is read aloud."""
    for widget in panel.findChildren(QWidget):
        yield widget.accessibleName()
        yield widget.accessibleDescription()
        if isinstance(widget, QLabel):
            yield widget.text()
        if isinstance(widget, AnswerChart):
            yield from (word for line in widget.lines for word in line.words[1:])
            yield from (f"{line.words[0]} phiếu" for line in widget.lines)
        if isinstance(widget, GroupChart):
            yield from (group.words(place) for group in widget.groups for place in range(len(widget.answers)))
            yield from (group.head.replace("\n", " ") for group in widget.groups)


def plain(words: str) -> str:
    return words.replace("\u00a0", " ")


def chart(panel: ResultsPanel, card: int) -> AnswerChart:
    found = panel.list.cards[card].chart
    assert isinstance(found, AnswerChart)
    return found


def test_no_small_count_stands_anywhere_on_the_screen(panel: ResultsPanel, union: Store) -> None:
    counted = re.compile(r"(?<![\d,])(\d[\d.]*)(?= phiếu)|\((\d[\d.]*)\)")
    told = 0
    for seed in range(80):
        show(panel, union, keep(union, seed, sheets(seed)))
        for view in list(panel.views.buttons):
            panel.views.buttons[view].setChecked(True)
            panel.list.grab()
            for text in texts(panel):
                counts = [int((a or b).replace(".", "")) for a, b in counted.findall(text.replace("dưới 5", ""))]
                assert all(count == 0 or count >= 5 for count in counts), (seed, view, text)
                told += len(counts)
    assert told > 1000


def test_every_answer_has_its_count_and_share_and_says_them(panel: ResultsPanel, union: Store) -> None:
    show(panel, union, keep(union, 1, some(30, 10)))
    lines = [(line.label, *map(plain, line.words)) for line in chart(panel, 1).lines]
    assert lines == [("ý c", "40", "40,0 %"), ("ý d", "30", "30,0 %"), ("ý e", "30", "30,0 %")]
    assert plain(panel.list.cards[1].accessibleName()) == (
        "Bữa ăn ca? ý c: 40 phiếu, 40,0 %; ý d: 30 phiếu, 30,0 %; ý e: 30 phiếu, 30,0 %."
    )
    assert plain(panel.head.text()) == "Phát ra 200 phiếu · thu về 100 (50,0 %) · hợp lệ 100"


def test_several_may_be_ticked_and_that_is_said(panel: ResultsPanel, union: Store) -> None:
    show(panel, union, keep(union, 1, some(30, 10)))
    assert any("Chọn nhiều ý" in label.text() for label in panel.list.cards[2].findChildren(QLabel))


def test_groups_stand_side_by_side(panel: ResultsPanel, union: Store) -> None:
    show(panel, union, keep(union, 1, some(30, 10)))
    assert panel.views.buttons["gender"].text() == "Giới tính"
    panel.views.buttons["gender"].setChecked(True)
    found = panel.list.cards[0].chart
    assert isinstance(found, GroupChart)
    assert [plain(group.words(0)) for group in found.groups] == ["50,0 % (30)", "25,0 % (10)"]
    assert "ý b, 40 phiếu: ý c: 10 phiếu, 25,0 %" in plain(found.accessibleName())


def test_the_round_before_stands_beside_and_the_largest_change_comes_first(panel: ResultsPanel, union: Store) -> None:
    keep(union, 1, some(30, 10))
    show(panel, union, keep(union, 2, some(36, 14)))
    assert [line.words[-1] for line in chart(panel, 1).lines] == ["+10,0 điểm", "−6,0 điểm", "−4,0 điểm"]
    assert "tăng 10,0 điểm so với đợt trước" in panel.list.cards[1].accessibleName()
    panel.views.buttons["changed"].setChecked(True)
    (card,) = panel.list.cards
    assert plain(card.accessibleName()).startswith("Bữa ăn ca? ý c: 40,0 % thành 50,0 %")


def test_what_cannot_be_compared_has_a_dash_and_a_reason(panel: ResultsPanel, union: Store) -> None:
    keep(union, 1, some(2, 1))
    show(panel, union, keep(union, 2, some(36, 14)))
    assert chart(panel, 1).lines[0].words[-1] == "–"
    assert "số đợt trước ẩn" in panel.list.accessibleDescription()


def test_of_fewer_than_ten_sheets_only_the_number_is_said(panel: ResultsPanel, union: Store) -> None:
    show(panel, union, keep(union, 1, some(30, 10)[:7]))
    assert panel.list.cards == [] and list(panel.views.buttons) == [""]
    assert "Chỉ có 7 phiếu" in panel.list.accessibleDescription()


def test_counted_by_hand_there_are_no_sheets_here(panel: ResultsPanel, union: Store) -> None:
    survey = SurveyRound(
        id="h", title="Tay", questionnaire="thu@1", period="2026-H1", opened_on=FIRST, closed_on=FIRST, valid=88
    )
    repository.save(union, survey)
    show(panel, union, survey)
    assert "đếm phiếu bằng tay" in panel.list.accessibleDescription() and panel.list.cards == []
    assert panel.head.text() == "Hợp lệ 88"


def test_how_well_it_was_typed_is_said(panel: ResultsPanel, union: Store) -> None:
    survey = keep(union, 1, some(30, 10))
    with union.atomic():
        add_check(union, survey.id, CheckSums(sheets=12, answers=288, differing=5, first_wrong=3))
    show(panel, union, survey)
    assert plain(panel.head.text()).endswith("nhập sai 1,0 % số câu (thử 12 phiếu)")


def test_what_could_not_be_broken_down_is_named(panel: ResultsPanel, union: Store) -> None:
    show(panel, union, keep(union, 1, [*some(30, 10)[:60], {"gender": "b", "meal": "c"}]))
    assert "gender" not in panel.views.buttons
    assert "Không xem theo “Giới tính” được" in panel.list.accessibleDescription()


def test_the_keyboard_goes_from_question_to_question_and_out(panel: ResultsPanel, union: Store, qtbot: QtBot) -> None:
    show(panel, union, keep(union, 1, some(30, 10)))
    panel.resize(700, 300)
    panel.show()
    panel.activateWindow()
    qtbot.waitUntil(panel.isActiveWindow)
    panel.setFocus()
    assert panel.list.cards[0].hasFocus()
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Down)
    assert panel.list.cards[2].hasFocus() and not panel.list.cards[2].visibleRegion().isEmpty()
    press(Qt.Key.Key_Home)
    assert panel.list.cards[0].hasFocus() and panel.list.verticalScrollBar().value() == 0
    press(Qt.Key.Key_Tab)
    assert not any(card.hasFocus() for card in panel.list.cards)
    with qtbot.waitSignal(panel.closed):
        press(Qt.Key.Key_Escape)


@pytest.mark.parametrize("width", [400, 440, 800, 1200])
def test_nothing_is_wider_than_the_panel(panel: ResultsPanel, union: Store, qtbot: QtBot, width: int) -> None:
    keep(union, 1, some(30, 10))
    show(panel, union, keep(union, 2, some(36, 14)))
    panel.resize(width, 500)
    panel.show()
    for view in panel.views.buttons:
        panel.views.buttons[view].setChecked(True)
        qtbot.waitUntil(lambda: panel.list.widget().width() <= panel.list.viewport().width())
        for card in panel.list.cards:
            assert card.chart is None or card.chart.height() >= card.chart.heightForWidth(card.chart.width())
