"""Opinions, petitions, dialogues, incidents: by keyboard, from an empty page to the paper."""

import re
from datetime import date
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import Qt

from congdoan_desktop.domain.records import Dialogue, DialogueItem, Incident, Opinion, Person, Petition, Record
from congdoan_desktop.store import drafts, repository
from congdoan_desktop.store.database import open_store
from congdoan_desktop.ui import folders
from congdoan_desktop.ui.opinions.dialogues import DialoguesPane
from congdoan_desktop.ui.opinions.pane import Pane
from congdoan_desktop.ui.pages.opinions import OpinionsPage
from congdoan_desktop.ui.printing.dialog import PrintDialog
from tests.fixtures.desk import CTRL, TODAY, Desk, focus, press, write
from tests.fixtures.front import activate

Key = Qt.Key
ALT = Qt.KeyboardModifier.AltModifier


def page_of(desk: Desk) -> OpinionsPage:
    page = desk.windows[-1].page()
    assert isinstance(page, OpinionsPage)
    return page


def pane_of(desk: Desk) -> Pane:
    pane = page_of(desk).current()
    assert isinstance(pane, Pane)
    return pane


def kept(desk: Desk, kind: type[Record]) -> list[Record]:
    with desk.reader() as reader:
        return list(repository.find(reader, kind))


def keep(desk: Desk, *records: Record) -> None:
    with open_store(desk.path) as store, store.atomic():
        for record in records:
            repository.save(store, record)


def go_to(form: object, name: str) -> None:
    """Press Tab until the cursor stands in the field `name`."""
    wanted = form.field(name)  # type: ignore[attr-defined]
    for _ in range(40):
        if focus() in (wanted, wanted.focusProxy()):
            return
        press(Key.Key_Tab)
    raise AssertionError(f"Tab never comes to {name}")


def paper(desk: Desk) -> PrintDialog:
    window = desk.windows[-1]
    desk.bot.waitUntil(lambda: any(one.isVisible() for one in window.findChildren(PrintDialog)))
    dialog = next(one for one in window.findChildren(PrintDialog) if one.isVisible())
    activate(desk.bot, dialog)
    desk.settle()
    return dialog


def words_of(pdf: bytes) -> str:
    with pypdfium2.PdfDocument(pdf) as document:
        text = " ".join(page.get_textpage().get_text_range() for page in document)
    return re.sub(r"\s+", " ", text)


def test_a_dialogue_with_minutes_without_touching_the_mouse(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "biên bản.pdf"
    monkeypatch.setattr(folders, "ask_new_file", lambda *_: target)
    desk.open("overview")
    press(Key.Key_5, CTRL)
    desk.settle()
    press(Key.Key_3, ALT)
    desk.settle()
    press(Key.Key_N, CTRL)
    write("Đối thoại định kỳ năm 2026")  # over the title that was proposed
    pane = pane_of(desk)
    assert isinstance(pane, DialoguesPane)
    for name, text in {
        "held_on": "26/6",
        "starts": "14h",
        "ends": "16h15",
        "venue": "Hội trường nhà máy",
        "contents_sent_on": "18/6",
        "worker_named": "11",
        "worker_present": "10",
        "employer_named": "3",
        "employer_present": "3",
    }.items():
        go_to(pane.ledger.form, name)
        press(Key.Key_A, CTRL)
        write(text)
    go_to(pane.ledger.form, "legal_representative")
    press(Key.Key_Right)
    press(Key.Key_I, CTRL)
    for name, text in {
        "issue": "Bữa ăn ca",
        "workers_view": "Suất ăn ít rau",
        "employer_answer": "Đồng ý tăng",
        "agreed": "",
        "conclusion": "Tăng 5.000 đồng một suất",
        "responsible": "Phòng Hành chính",
        "due_on": "1/7",
    }.items():
        go_to(pane.items.form, name)
        if name == "agreed":
            press(Key.Key_Right)
        write(text)
    press(Key.Key_P, CTRL)
    dialog = paper(desk)
    press(Key.Key_S, CTRL)
    desk.settle()
    words = words_of(target.read_bytes())
    for said in (
        "BIÊN BẢN Đối thoại định kỳ năm 2026",
        "14 giờ 00",
        "11 người; có mặt: 10 người, đạt 90,9 %",
        "Ý kiến của người lao động: Suất ăn ít rau",
        "hai bên thống nhất. Tăng 5.000 đồng một suất",
        "thời hạn: 01/7/2026",
        "ĐẠI DIỆN NGƯỜI SỬ DỤNG LAO ĐỘNG",
        "THƯ KÝ",
    ):
        assert said in words, said
    press(Key.Key_Escape)
    desk.bot.waitUntil(lambda: not dialog.isVisible())
    (dialogue,) = kept(desk, Dialogue)
    assert isinstance(dialogue, Dialogue)
    assert (dialogue.kind, dialogue.held_on, dialogue.legal_representative) == ("periodic", date(2026, 6, 26), True)
    assert pane.rules.verdict.text() == "✓ Đủ điều kiện hợp lệ"
    (item,) = kept(desk, DialogueItem)
    assert isinstance(item, DialogueItem) and (item.agreed, item.dialogue_id) == (True, dialogue.id)


def test_a_broken_rule_stands_beside_its_field_while_one_types(desk: Desk) -> None:
    desk.open("opinions")
    press(Key.Key_3, ALT)
    press(Key.Key_N, CTRL)
    pane = pane_of(desk)
    assert isinstance(pane, DialoguesPane)
    form = pane.ledger.form
    for name, text in {"workers_total": "240", "worker_named": "10", "worker_present": "7"}.items():
        go_to(form, name)
        press(Key.Key_A, CTRL)
        write(text)
    press(Key.Key_Tab)
    said = {problem.field: problem for problem in form.problems()}
    assert "ít nhất 8" in said["worker_present"].words and said["worker_present"].severity == "warning"
    assert pane.rules.verdict.text().startswith("✗ Chưa đủ điều kiện")
    desk.settle()
    assert len(kept(desk, Dialogue)) == 1  # a warning hinders nothing
    form.field("kind").pick("staff_conference")  # type: ignore[attr-defined]
    assert form.problems() == ()
    assert pane.rules.isVisible() and not pane.rules.verdict.isVisible()
    desk.settle()


def test_an_opinion_becomes_a_petition_by_one_key(desk: Desk) -> None:
    desk.open("opinions")
    press(Key.Key_N, CTRL)
    form = pane_of(desk).ledger.form
    go_to(form, "area")
    write("bua an")
    press(Key.Key_Return)
    write("Bữa ăn ca ít rau")
    press(Key.Key_T, CTRL)
    desk.settle()
    assert page_of(desk).bar.currentIndex() == 1
    write("30/7")
    press(Key.Key_Tab)
    desk.settle()
    (petition,), (opinion,) = kept(desk, Petition), kept(desk, Opinion)
    assert isinstance(petition, Petition)
    assert (petition.content, petition.area, petition.due_on) == ("Bữa ăn ca ít rau", "meals", date(2026, 7, 30))
    assert petition.opinion_id == opinion.id
    press(Key.Key_1, ALT)
    press(Key.Key_T, CTRL)  # again: the same petition
    desk.settle()
    assert len(kept(desk, Petition)) == 1 and page_of(desk).bar.currentIndex() == 1


def test_a_matter_that_was_agreed_is_followed_as_a_petition(desk: Desk) -> None:
    keep(
        desk,
        Dialogue(id="d", title="Đối thoại", kind="periodic", held_on=date(2026, 6, 26)),
        DialogueItem(id="i", dialogue_id="d", issue="Lán nghỉ trưa", agreed=True, due_on=date(2026, 9, 30)),
    )
    desk.open("opinions")
    press(Key.Key_3, ALT)
    desk.settle()
    pane = pane_of(desk)
    assert isinstance(pane, DialoguesPane)
    press(Key.Key_T, CTRL)  # nothing is chosen yet
    assert focus() is pane.items.table
    press(Key.Key_Down)
    press(Key.Key_T, CTRL)
    desk.settle()
    (petition,) = kept(desk, Petition)
    assert isinstance(petition, Petition)
    assert (petition.content, petition.dialogue_id, petition.due_on) == ("Lán nghỉ trưa", "d", date(2026, 9, 30))


def test_a_name_in_a_note_is_pointed_out_and_hinders_nothing(desk: Desk) -> None:
    keep(desk, Person(id="p", full_name="Lò Văn Đức"))
    desk.open("opinions")
    press(Key.Key_N, CTRL)
    form = pane_of(desk).ledger.form
    go_to(form, "content")
    write("lo van duc và chị Mai nói cơm nguội")
    press(Key.Key_Tab)
    desk.settle()
    desk.bot.waitUntil(lambda: page_of(desk).names.is_known)
    (problem,) = form.problems()
    assert (problem.field, problem.code, problem.words) == ("content", "names", "“lo van duc”, “Mai”")
    assert len(kept(desk, Opinion)) == 1


def test_a_classified_text_is_refused_and_is_nowhere_in_the_files(desk: Desk) -> None:
    desk.open("opinions")
    press(Key.Key_N, CTRL)
    form = pane_of(desk).ledger.form
    go_to(form, "content")
    write("MẬT")
    press(Key.Key_Return)
    write("Số 99-BC/XYZ về tình hình")
    press(Key.Key_Tab)
    go_to(form, "reported_to")
    write("Đảng ủy xã")
    press(Key.Key_Tab)
    desk.settle()
    assert {problem.code for problem in form.problems() if problem.severity == "error"} == {"classified"}
    assert kept(desk, Opinion) == []
    with desk.reader() as reader:
        (draft,) = drafts.drafts(reader, Opinion).values()
    assert "content" not in draft and draft["reported_to"] == "Đảng ủy xã"
    files = b"".join(path.read_bytes() for path in desk.path.parent.rglob("*") if path.is_file())
    assert b"99-BC/XYZ" not in files and "Đảng ủy xã".encode() in files


def test_signs_of_a_strike_lead_to_a_quick_report(desk: Desk) -> None:
    keep(desk, Opinion(id="o", noted_on=TODAY, content="Công nhân bàn ngừng việc", risk="strike_signs"))
    desk.open("opinions")
    assert [problem.code for problem in pane_of(desk).ledger.form.problems()] == ["alarming"]
    press(Key.Key_B, CTRL)
    desk.settle()
    write("Nguy cơ ngừng việc ở tổ sao")
    press(Key.Key_Tab)
    desk.settle()
    (incident,) = kept(desk, Incident)
    assert isinstance(incident, Incident) and incident.story == "Công nhân bàn ngừng việc"
    assert [problem.code for problem in pane_of(desk).ledger.form.problems()] == ["report_today"]
    press(Key.Key_P, CTRL)
    words = words_of(paper(desk)._pdf)
    assert "vụ việc: Nguy cơ ngừng việc ở tổ sao" in words and "Kính gửi" in words
    press(Key.Key_Escape)


def test_a_late_petition_says_so_in_words_and_is_printed(desk: Desk) -> None:
    keep(desk, Petition(id="p", raised_on=date(2026, 5, 1), content="Sửa bếp", due_on=date(2026, 6, 25)))
    desk.open("opinions")
    press(Key.Key_2, ALT)
    desk.settle()
    pane = pane_of(desk)
    table = pane.ledger.table
    assert table.model().index(0, 2).data() == "✗ Quá hạn 5 ngày"
    assert [(p.field, p.code) for p in pane.ledger.form.problems()] == [("due_on", "overdue")]
    press(Key.Key_P, CTRL)
    assert "quá hạn 5 ngày" in words_of(paper(desk)._pdf)
    press(Key.Key_Escape)


def test_a_record_is_shown_in_its_tab(desk: Desk) -> None:
    keep(
        desk,
        Incident(id="v", title="Xe trượt bánh", happened_on=TODAY, reported_on=TODAY),
        Dialogue(id="d", title="Đối thoại", kind="periodic", held_on=TODAY),
        DialogueItem(id="i", dialogue_id="d", issue="Lán nghỉ trưa"),
    )
    window = desk.open("opinions")
    window.open_page("opinions", "v")
    assert page_of(desk).bar.currentIndex() == 3 and pane_of(desk).ledger.record is not None
    window.open_page("opinions", "d")
    page_of(desk).show_line("DialogueItem", "i")
    pane = pane_of(desk)
    assert isinstance(pane, DialoguesPane) and pane.items.form.record().id == "i"
    window.open_page("opinions", "@Petition")
    assert page_of(desk).bar.currentIndex() == 1
