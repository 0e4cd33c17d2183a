"""A new petition from a written answer, in the officer's words."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from congdoan_desktop.domain.records import Petition
from congdoan_desktop.store import repository
from congdoan_desktop.texts import PROBLEMS
from congdoan_desktop.ui.codes import entries_on
from congdoan_desktop.ui.context import Context
from congdoan_desktop.ui.survey.texts.step import Step
from congdoan_desktop.ui.widgets.choice_field import ChoiceField
from congdoan_desktop.ui.widgets.labelled import Labelled
from congdoan_desktop.ui.widgets.plain_fields import LongField
from congdoan_desktop.ui.widgets.wrapping_row import WrappingRow

_NOTE = "Ghi bằng lời của cán bộ, gọn và rõ; không ghi tên người."


class PetitionStep(Step):
    """`begin(area)`, `petition()`. `pointed_out` finds what points at a person in what is typed."""

    def __init__(self, context: Context, pointed_out: Callable[[str], tuple[str, ...]]) -> None:
        super().__init__("Ghi kiến nghị")
        self._pointed_out = pointed_out
        catalogues, today = context.reference.catalogues, context.today()
        self._today = context.today
        self.content = Labelled("Nội dung kiến nghị", LongField(rows=2), note=_NOTE)
        self.area = Labelled("Lĩnh vực", ChoiceField(entries_on(catalogues["opinion_areas"], today)))
        self.level = Labelled("Cấp giải quyết", ChoiceField(entries_on(catalogues["settlement_levels"], today)))
        beside = QWidget()
        row = WrappingRow()
        row.setContentsMargins(0, 0, 0, 0)
        row.add(self.area, 1)
        row.add(self.level, 1)
        beside.setLayout(row)
        self.add(self.content)
        self.add(beside)
        self.content.field.edited.connect(self._look)

    def begin(self, key: str, area: str) -> None:
        """Begin another one; the area is proposed from the question."""
        for part, value in ((self.content, ""), (self.area, area), (self.level, "")) if self.begins(key) else ():
            part.field.set_value(value)
            part.say("")
            self.problem.say("")
        self.content.field.setFocus()

    def petition(self) -> Petition | None:
        """Return what is typed, or say what is missing."""
        if not (self.content.require() and self.area.check() and self.level.check()):
            if not self.content.field.value():
                self.content.say(PROBLEMS["required"])
            return None
        return Petition(
            id=repository.new_id(),
            raised_on=self._today(),
            content=self.content.field.value(),
            area=self.area.field.value(),
            level=self.level.field.value(),
        )

    def _look(self) -> None:
        words = ", ".join(f"“{name}”" for name in self._pointed_out(str(self.content.field.value())))
        self.problem.say(f"Có vẻ có tên người: {words}. Hãy bỏ tên ra." if words else "", "warning")
