"""Photos and papers are added beside an activity, seen, opened, put away and deleted for good."""

from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QColor, QDragEnterEvent, QDropEvent, QGuiApplication, QImage
from PySide6.QtWidgets import QApplication

from congdoan_desktop.domain.records import Activity, Evidence
from congdoan_desktop.store import content_files, repository
from congdoan_desktop.store.database import open_store
from congdoan_desktop.ui import folders
from congdoan_desktop.ui.evidence.dialog import EvidenceDialog
from congdoan_desktop.ui.evidence.part import EvidenceList
from congdoan_desktop.ui.pages.activities import ActivitiesPage
from tests.fixtures.desk import CTRL, TODAY, Desk, press

Key = Qt.Key


def picture(folder: Path, name: str, colour: str = "red") -> Path:
    path = folder / name
    Image.new("RGB", (400, 300), colour).save(path)
    return path


def evidence_list(desk: Desk) -> EvidenceList:
    with open_store(desk.path) as store:
        repository.save(store, Activity(id="a", title="Nói chuyện", held_on=TODAY, form="mobile_talk"))
    page = desk.open().page()
    assert isinstance(page, ActivitiesPage)
    return page.evidence


def added(desk: Desk, shown: EvidenceList) -> None:
    desk.bot.waitUntil(lambda: not shown.intake.busy, timeout=20_000)
    desk.settle()


def kept(desk: Desk) -> tuple[Evidence, ...]:
    with desk.reader() as reader:
        return repository.find(reader, Evidence)


def test_several_files_at_once_and_what_is_refused_is_named(desk: Desk, tmp_path: Path) -> None:
    shown = evidence_list(desk)
    program = tmp_path / "anh.jpg"
    program.write_bytes(b"MZ" + bytes(2000))
    shown.add_files([picture(tmp_path, "IMG_1.jpg"), picture(tmp_path, "IMG_2.png", "blue"), program])
    assert shown.holds_unsaved()
    added(desk, shown)
    assert [(one.name, one.media, one.owner_kind, one.owner_id) for one in kept(desk)] == [
        ("IMG_1.jpg", "image/jpeg", "Activity", "a"),
        ("IMG_2.png", "image/jpeg", "Activity", "a"),
    ]
    assert "Đã thêm 2 tệp, 1 tệp không nhận" in shown.state.text() and "anh.jpg: Chỉ nhận ảnh" in shown.state.text()
    assert shown.table.isVisibleTo(shown) and not shown.holds_unsaved()
    desk.bot.waitUntil(lambda: {seen.state for seen in shown.rows.seen.values()} == {"whole"})
    small = [seen.small for seen in shown.rows.seen.values()]
    assert all(image is not None and not image.isNull() for image in small)
    assert shown.table.model().index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole).startswith("IMG_1.jpg\nẢnh")


def test_the_same_file_again_is_said_to_be_there(desk: Desk, tmp_path: Path) -> None:
    shown = evidence_list(desk)
    path = picture(tmp_path, "IMG_1.jpg")
    shown.add_files([path])
    added(desk, shown)
    shown.add_files([path])
    added(desk, shown)
    assert len(kept(desk)) == 1
    assert shown.state.text() == "✓ 1 tệp đã có sẵn."


def test_a_picture_is_pasted_by_keyboard(desk: Desk) -> None:
    shown = evidence_list(desk)
    image = QImage(640, 480, QImage.Format.Format_RGB32)
    image.fill(QColor("green"))
    QGuiApplication.clipboard().setImage(image)
    shown.add_button.setFocus()
    press(Key.Key_V, CTRL)
    added(desk, shown)
    (one,) = kept(desk)
    shown.table.setFocus()
    press(Key.Key_V, CTRL)
    added(desk, shown)
    assert shown.state.text() == "✓ 1 tệp đã có sẵn."
    assert one.name.startswith("Ảnh dán ") and one.keep_until is not None
    with desk.reader() as reader:
        data = content_files.read(content_files.evidence_folder(reader.path), one.sha256)
    assert data is not None and Image.open(BytesIO(data)).size == (640, 480)


def test_files_are_dropped(desk: Desk, tmp_path: Path) -> None:
    shown = evidence_list(desk)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(picture(tmp_path, "thả.jpg"))), QUrl("https://example.org/a.jpg")])
    none, button = Qt.KeyboardModifier.NoModifier, Qt.MouseButton.LeftButton
    shown.dropEvent(QDropEvent(QPointF(5, 5), Qt.DropAction.CopyAction, data, button, none))
    added(desk, shown)
    assert [one.name for one in kept(desk)] == ["thả.jpg"]
    page = desk.windows[-1].page()
    assert page is not None and page.acceptDrops()
    data.setUrls([QUrl.fromLocalFile(str(picture(tmp_path, "nơi khác.jpg", "blue")))])
    copying = Qt.DropAction.CopyAction
    QApplication.sendEvent(page, QDragEnterEvent(QPoint(5, 5), copying, data, button, none))
    QApplication.sendEvent(page, QDropEvent(QPointF(5, 5), Qt.DropAction.CopyAction, data, button, none))
    added(desk, shown)
    assert {one.name for one in kept(desk)} == {"thả.jpg", "nơi khác.jpg"}


def test_put_away_and_taken_back_by_keyboard(desk: Desk, tmp_path: Path) -> None:
    shown = evidence_list(desk)
    shown.add_files([picture(tmp_path, "IMG_1.jpg")])
    added(desk, shown)
    shown.table.setFocus()
    shown.table.selectRow(0)
    press(Key.Key_Delete)
    desk.settle()
    assert kept(desk) == ()
    shown.strip.button.setFocus()
    press(Key.Key_Space)
    desk.settle()
    assert [one.name for one in kept(desk)] == ["IMG_1.jpg"]


def test_enter_opens_a_copy_never_the_file_itself(desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[Path] = []
    monkeypatch.setattr(folders, "open_file", opened.append)
    shown = evidence_list(desk)
    shown.add_files([picture(tmp_path, "IMG_1.png")])
    added(desk, shown)
    shown.table.setFocus()
    shown.table.selectRow(0)
    press(Key.Key_Return)
    desk.settle()
    (path,) = opened
    folder = content_files.evidence_folder(desk.path)
    assert path.name == "IMG_1.jpg" and not path.is_relative_to(folder)
    assert path.read_bytes() == content_files.read(folder, kept(desk)[0].sha256)


def test_a_missing_file_is_called_missing(desk: Desk, tmp_path: Path) -> None:
    shown = evidence_list(desk)
    shown.add_files([picture(tmp_path, "IMG_1.jpg")])
    added(desk, shown)
    content_files.path_of(content_files.evidence_folder(desk.path), kept(desk)[0].sha256).unlink()
    shown.load("a")
    desk.settle()
    assert "✗ Thiếu tệp" in shown.rows.words(kept(desk)[0])
    shown.open_file(kept(desk)[0].id)
    desk.settle()
    assert shown.state.text().startswith("✗ Thiếu tệp “IMG_1.jpg”")


def test_what_is_overdue_is_listed_and_deleted_only_after_a_second_key(desk: Desk, tmp_path: Path) -> None:
    shown = evidence_list(desk)
    shown.add_files([picture(tmp_path, "cũ.jpg"), picture(tmp_path, "mới.jpg", "blue")])
    added(desk, shown)
    shown.table.selectRow(0)
    shown.form.field("keep_until").set_text("1/1/2026")
    shown.form.edited.emit()
    shown.form.settled.emit()
    desk.settle()
    assert shown.form.problems()[0].code == "ends_before_start"  # before it was added: to be mended
    shown.form.field("keep_until").set_text("30/6/2026")
    shown.form.edited.emit()
    shown.form.settled.emit()
    desk.settle()
    dialog = EvidenceDialog(shown._context, shown)
    assert dialog.table.rows.items == ()
    shown._context.worker.run(
        lambda store: store.connection.execute("UPDATE evidence SET keep_until = '2026-06-29' WHERE name = 'cũ.jpg'")
    )
    desk.settle()
    dialog.refresh()
    desk.settle()
    assert [item.evidence.name for item in dialog.table.rows.items] == ["cũ.jpg"]
    dialog.all_button.click()
    desk.settle()
    assert len(kept(desk)) == 2
    dialog.strip.use()
    desk.settle()
    assert [one.name for one in kept(desk)] == ["mới.jpg"]
    assert dialog.state.text() == "✓ Đủ tệp."
    assert len(list(content_files.digests_in(content_files.evidence_folder(desk.path)))) == 1
    dialog.reject()
    dialog.deleteLater()
