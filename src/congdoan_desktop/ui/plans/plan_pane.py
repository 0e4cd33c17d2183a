"""A plan from above, to be read: what it is, its targets, what it asks for again and again."""

from html import escape

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from congdoan_desktop.domain.plan import Plan
from congdoan_desktop.texts import short_date
from congdoan_desktop.ui import theme
from congdoan_desktop.ui.plans.words import due_words
from congdoan_desktop.usecases.phases import PlanState
from congdoan_desktop.usecases.target_table import why_words


class PlanPane(QWidget):
    """`show_state(state)`."""

    def __init__(self) -> None:
        super().__init__()
        self.text = QLabel(wordWrap=True)
        self.text.setTextFormat(Qt.TextFormat.RichText)
        self.text.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self.text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, theme.M, 0)
        column.addWidget(self.text)
        column.addStretch(1)

    def show_state(self, state: PlanState) -> None:
        """Show a plan."""
        parts = [_head(state.plan), _targets(state.plan), _duties(state)]
        self.text.setText("".join(part for part in parts if part))


def validity_words(plan: Plan) -> str:
    """Return from when to when the plan is followed."""
    end = f" đến {short_date(plan.valid_to)}" if plan.valid_to else ", chưa định ngày kết thúc"
    return f"từ {short_date(plan.valid_from)}{end}"


def _head(plan: Plan) -> str:
    issued = f"Số {plan.number}, ngày {short_date(plan.issued_on)}, {plan.issuer} ban hành."
    followed = f"{'Chương trình theo dõi' if plan.kind == 'law' else 'Thực hiện'} {validity_words(plan)}."
    return f"<p><b>{escape(plan.title)}</b></p><p>{escape(issued)}<br>{escape(followed)}</p>"


def _targets(plan: Plan) -> str:
    if not plan.targets:
        return ""
    lines = []
    for target in plan.targets:
        why = f" <i>({escape(why_words(target))})</i>" if target.why_not else ""
        lines.append(
            f"<li style='margin-bottom:4px'>{escape(target.title)} – {escape(_unbroken(target.source))}{why}</li>"
        )
    return f"<p><b>Chỉ tiêu</b></p><ol style='margin-left:-16px'>{''.join(lines)}</ol>"


def _unbroken(number: str) -> str:
    """Return the number of a paper so that no line ends in it."""
    return number.replace("/", "/\u2060").replace("-", "\u2011").replace(" ", "\u00a0")


def _duties(state: PlanState) -> str:
    if not state.duties:
        return ""
    lines = "".join(f"<li>{escape(duty.now.title)}: {escape(due_words(duty))}</li>" for duty in state.duties)
    return f"<p><b>Việc theo kỳ</b></p><ul style='margin-left:-16px'>{lines}</ul>"
