"""Choosing a kind of paper: in groups, each in the order of the work."""

from collections.abc import Iterable, Mapping
from typing import get_args

from PySide6.QtCore import Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel

from congdoan_desktop.domain.template import About, ReportTemplate
from congdoan_desktop.ui import theme
from congdoan_desktop.ui.widgets.eliding_box import ElidingBox

_GROUPS = ("Báo cáo", "Biên bản", "Kế hoạch, công văn")
_REPORT = "BC"
"""Abbreviation of a report in NĐ 30/2020 Phụ lục III."""


class KindBox(ElidingBox):
    """The kinds of the templates under the heading of their group; the arrow keys pass over the headings."""

    def __init__(self, templates: Mapping[str, ReportTemplate]) -> None:
        super().__init__()
        self.setAccessibleName("Loại văn bản")
        self.setMinimumHeight(theme.ROW)
        self.setMaxVisibleItems(20)
        model = QStandardItemModel(self)
        for group in _GROUPS:
            found = [one for one in in_order(templates.values()) if group_of(one) == group]
            if found:
                model.appendRow(_heading(group))
            for template in found:
                model.appendRow(_item(template))
        self.setModel(model)
        self.setCurrentIndex(1)

    def kind(self) -> str:
        """Return the kind chosen."""
        return str(self.currentData())

    def choose(self, kind: str) -> bool:
        """Show `kind`, silently; return whether there is such a kind."""
        place = self.findData(kind)
        if place >= 0:
            self.setCurrentIndex(place)
        return place >= 0


def in_order(templates: Iterable[ReportTemplate]) -> list[ReportTemplate]:
    """Return the templates in the order of the work."""
    order = get_args(About)
    return sorted(templates, key=lambda one: (order.index(one.about), one.kind))


def of_role(templates: Mapping[str, ReportTemplate], role: str) -> Mapping[str, ReportTemplate]:
    """Return the templates that unions of that role write by."""
    return {kind: template for kind, template in templates.items() if role in template.roles}


def group_of(template: ReportTemplate) -> str:
    """Return the heading under which the kind stands."""
    if template.form == "minutes":
        return _GROUPS[1]
    return _GROUPS[0] if template.type_code == _REPORT else _GROUPS[2]


def name_of(template: ReportTemplate) -> str:
    """Return what the kind is called: its name, or its subject without what it is on, which is chosen beside it."""
    return template.name or template.subject.split("{")[0].rstrip(", ")


def _heading(group: str) -> QStandardItem:
    item = QStandardItem(group)
    item.setFlags(Qt.ItemFlag.NoItemFlags)
    font = item.font()
    font.setBold(True)
    item.setFont(font)
    return item


def _item(template: ReportTemplate) -> QStandardItem:
    item = QStandardItem(name_of(template))
    item.setData(template.kind, Qt.ItemDataRole.UserRole)
    item.setToolTip(template.subject.split("{")[0].rstrip(", "))
    return item
