"""Over the register: which units it shows."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QWidget

from congdoan_desktop.domain.province.org_units import Register, state_on
from congdoan_desktop.domain.records import OrgUnit
from congdoan_desktop.store.queries import Among, Value
from congdoan_desktop.texts.unit_words import UNIT_STATES
from congdoan_desktop.ui import theme
from congdoan_desktop.ui.codes import entries_on
from congdoan_desktop.ui.context import Context
from congdoan_desktop.ui.province.units.form import named

_ALL = ""
DIRECT, MIDDLE = "direct", "middle"


@dataclass(frozen=True, kw_only=True)
class _Box:
    name: str
    everything: str
    choices: tuple[tuple[str, str], ...]


class UnitFilter(QWidget):
    """`where(register)` is what the units shown have in common; `changed` when another choice was made."""

    changed = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.state, self.kind, self.commune, self.parent_box = (_combo(box) for box in self._boxes())
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(theme.XS)
        for place, box in enumerate(self.boxes()):
            grid.addWidget(box, place // 2, place % 2)
            box.currentIndexChanged.connect(lambda _index: self.changed.emit())

    def boxes(self) -> tuple[QComboBox, ...]:
        """Return the choices in the order of reading."""
        return self.state, self.kind, self.commune, self.parent_box

    def where(self, register: Register) -> Mapping[str, Value]:
        """Return what is asked of the units shown, as it is now."""
        if all(box.currentData() == _ALL for box in self.boxes()):
            return {}
        return {"id": Among(values=tuple(unit.id for unit in register.units if self.shows(unit)))}

    def shows(self, unit: OrgUnit) -> bool:
        """Whether the unit stands in the list."""
        state, kind, commune, parent = (box.currentData() for box in self.boxes())
        return (
            state in (_ALL, state_on(unit, self._context.today()))
            and kind in (_ALL, unit.kind)
            and commune in (_ALL, unit.commune)
            and parent in (_ALL, unit.tier if unit.tier == MIDDLE else unit.parent_id or DIRECT)
        )

    def show_all(self) -> None:
        """Leave nobody out; says so once."""
        if any(box.currentData() != _ALL for box in self.boxes()):
            for box in self.boxes():
                with QSignalBlocker(box):
                    box.setCurrentIndex(0)
            self.changed.emit()

    def offer_parents(self, middles: Iterable[OrgUnit]) -> None:
        """Offer these unions between; the choice stays where it can."""
        box, chosen = self.parent_box, self.parent_box.currentData()
        with QSignalBlocker(box):
            for place in range(box.count() - 1, 2, -1):
                box.removeItem(place)
            for unit in middles:
                box.addItem(named(unit), unit.id)
            box.setCurrentIndex(max(box.findData(chosen), 0))

    def _boxes(self) -> Iterator[_Box]:
        codes, today = self._context.reference.catalogues, self._context.today()

        def of(name: str) -> tuple[tuple[str, str], ...]:
            return tuple((one.code, one.label.partition(" (")[0]) for one in entries_on(codes[name], today))

        yield _Box(name="Lọc theo tình trạng", everything="Mọi tình trạng", choices=tuple(UNIT_STATES.items()))
        yield _Box(name="Lọc theo loại hình", everything="Mọi loại hình", choices=of("unit_kinds"))
        yield _Box(name="Lọc theo xã, phường", everything="Mọi xã, phường", choices=of("communes"))
        direct, middle = (DIRECT, "Trực thuộc thẳng"), (MIDDLE, "Chỉ công đoàn xã, phường")
        yield _Box(name="Lọc theo cấp trên", everything="Mọi cấp trên", choices=(direct, middle))


def _combo(box: _Box) -> QComboBox:
    combo = QComboBox()
    combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    combo.setMinimumContentsLength(8)
    combo.setAccessibleName(box.name)
    combo.addItem(box.everything, _ALL)
    for code, words in box.choices:
        combo.addItem(words, code)
    return combo
