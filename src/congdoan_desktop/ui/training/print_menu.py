"""What of a course can be printed, as a short menu by keyboard."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu, QWidget

from congdoan_desktop.domain.period import VIETNAM
from congdoan_desktop.domain.records import Course, Participant
from congdoan_desktop.store.connection import Reader
from congdoan_desktop.ui.context import Context
from congdoan_desktop.ui.printing.dialog import show_paper
from congdoan_desktop.usecases import course_papers
from congdoan_desktop.usecases.certificates import is_own
from congdoan_desktop.usecases.draw_papers import certificates_pdf, record_pdf, sheets_pdf


@dataclass(frozen=True, kw_only=True)
class Choice:
    """One paper: how the menu calls it, whether it can be printed now, and what it is."""

    words: str
    title: str
    make: Callable[[Reader], bytes]
    allowed: bool = True


def choices(
    context: Context, course: Course, people: tuple[Participant, ...], current: Participant | None
) -> tuple[Choice, ...]:
    """Return the papers of a course. `current`: the participant whose row is chosen."""
    reference, course_id = context.reference, course.id
    done = [one for one in people if one.result == "completed"]
    sheets = f"mỗi buổi một tờ ({course.sessions} tờ)" if course.sessions > 1 else "để trống chỗ ký"
    found = [
        Choice(
            words=f"Danh sách ký tên, {sheets}",
            title="In danh sách ký tên",
            make=lambda reader: sheets_pdf(course_papers.sign_in_sheets(reader, reference, course_id), _now()),
        ),
        Choice(
            words="Danh sách và kết quả",
            title="In danh sách và kết quả",
            make=lambda reader: sheets_pdf([course_papers.result_sheet(reader, reference, course_id)], _now()),
        ),
        Choice(
            words="Biên bản lớp tập huấn, để thư ký và chủ tọa ký",
            title="In biên bản",
            make=lambda reader: record_pdf(reader, reference, "bien-ban-buoi", course_id, _now()),
        ),
    ]
    if not is_own(course):
        reason = "Giấy chứng nhận: do nơi tổ chức lớp cấp"
        return (*found, Choice(words=reason, title="", make=lambda _: b"", allowed=False))
    found.append(_certificates(course_id, f"Giấy chứng nhận: {len(done)} người hoàn thành", "", bool(done)))
    if current is not None and current.result == "completed":
        found.append(_certificates(course_id, f"Giấy chứng nhận: {current.full_name}", current.id, True))
    return tuple(found)


def open_menu(parent: QWidget, context: Context, course: Course, offered: tuple[Choice, ...], at: QPoint) -> QMenu:
    """Let the person choose with the arrows and Enter, or by the number of the line."""
    menu = QMenu(parent)
    menu.setAccessibleName("Chọn giấy để in")
    menu.aboutToHide.connect(menu.deleteLater)
    for number, choice in enumerate(offered, 1):
        words = choice.words.replace("&", "&&")
        action = menu.addAction(f"&{number}  {words}" if choice.allowed else words)
        action.setEnabled(choice.allowed)
        action.triggered.connect(lambda _checked=False, choice=choice: _show(parent, context, course, choice))
    menu.setActiveAction(menu.actions()[0])
    menu.popup(at)
    return menu


def _certificates(course_id: str, words: str, participant_id: str, allowed: bool) -> Choice:
    return Choice(
        words=words,
        title="In giấy chứng nhận",
        make=lambda reader: certificates_pdf(course_papers.certificates(reader, course_id, participant_id), _now()),
        allowed=allowed,
    )


def _show(parent: QWidget, context: Context, course: Course, choice: Choice) -> None:
    show_paper(parent, context, choice.title, f"{choice.title.removeprefix('In ')} {course.title}", choice.make)


def _now() -> datetime:
    return datetime.now(VIETNAM)
