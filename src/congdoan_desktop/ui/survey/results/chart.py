"""What the charts of a survey share: as high as their lines are at the width they get, told as they are drawn."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QSizePolicy, QWidget

_USUAL, _LEAST = 480, 280
"""Pixels at 100 %."""


class Chart(QWidget):
    """Whoever draws one says how high its lines are."""

    def __init__(self, spoken: str) -> None:
        super().__init__()
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAccessibleName(spoken)

    def heightForWidth(self, width: int) -> int:
        """Return how high the chart is at this width."""
        raise NotImplementedError

    def sizeHint(self) -> QSize:
        return QSize(_USUAL, self.heightForWidth(_USUAL))

    def minimumSizeHint(self) -> QSize:
        return QSize(_LEAST, 0)
