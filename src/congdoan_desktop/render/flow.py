"""Flowables that reportlab lacks: what must stay together, headings that say where they are, room for a signature."""

from collections.abc import Callable, Sequence

from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, Paragraph

OnDraw = Callable[[Canvas], None]


class Heading(Paragraph):
    """A paragraph that is never split and calls `on_draw` on the page where it lands."""

    def __init__(self, text: str, style: ParagraphStyle, on_draw: OnDraw) -> None:
        super().__init__(text, style)
        self._on_draw = on_draw

    def split(self, aW: float, aH: float) -> list[Flowable]:
        return []

    def draw(self) -> None:
        self._on_draw(self.canv)
        super().draw()


class Room(Flowable):
    """White space of a height that calls `on_draw`: room for a signature."""

    def __init__(self, height: float, on_draw: Callable[["Room"], None]) -> None:
        super().__init__()
        self.height = height
        self._on_draw = on_draw

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:
        self.width = aW
        return aW, self.height

    def draw(self) -> None:
        self._on_draw(self)


class Rule(Flowable):
    """A centred line under a heading."""

    def __init__(self, length: float) -> None:
        super().__init__()
        self._length = length

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:
        self.width, self.height = aW, 4.0
        return aW, 4.0

    def draw(self) -> None:
        start = (self.width - self._length) / 2
        self.canv.setLineWidth(0.7)
        self.canv.line(start, 1, start + self._length, 1)


class Stack(Flowable):
    """Flowables one under the other, with the gaps reportlab would leave between them, in one piece."""

    def __init__(self, parts: Sequence[Flowable]) -> None:
        super().__init__()
        self.parts = list(parts)
        self._heights: list[float] = []

    def getSpaceBefore(self) -> float:
        return float(self.parts[0].getSpaceBefore())

    def getSpaceAfter(self) -> float:
        return float(self.parts[-1].getSpaceAfter())

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:
        self._heights = [part.wrapOn(self.canv, aW, aH)[1] for part in self.parts]
        self.width, self.height = aW, sum(self._heights) + sum(self._gaps())
        return aW, self.height

    def draw(self) -> None:
        y = self.height
        for part, gap, height in zip(self.parts, self._gaps(), self._heights, strict=True):
            y -= gap + height
            part.drawOn(self.canv, 0, y)

    def split(self, aW: float, aH: float) -> list[Flowable]:
        return []

    def _gaps(self) -> list[float]:
        pairs = zip(self.parts, self.parts[1:], strict=False)
        return [0.0, *(max(above.getSpaceAfter(), below.getSpaceBefore()) for above, below in pairs)]


class Chain(Stack):
    """Headings and what they head: only the last part may be split, and its beginning stays with the headings."""

    def split(self, aW: float, aH: float) -> list[Flowable]:
        self.wrap(aW, aH)
        used = self.height - self._heights[-1]
        pieces = self.parts[-1].splitOn(self.canv, aW, aH - used) if aH > used else []
        return [Chain([*self.parts[:-1], pieces[0]]), *pieces[1:]] if len(pieces) > 1 else []


class Tail(Stack):
    """Last lines of a text and the signature under them: at least two lines go where the signature goes.

    The paragraph at place `carrier` may be split; what stands before it are its headings.
    """

    def __init__(self, parts: Sequence[Flowable], carrier: int) -> None:
        super().__init__(parts)
        self._carrier = carrier

    def split(self, aW: float, aH: float) -> list[Flowable]:
        self.wrap(aW, aH)
        place = self._carrier
        carrier = self.parts[place]
        if not isinstance(carrier, Paragraph):
            return []
        above = sum(self._heights[:place]) + sum(self._gaps()[: place + 1])
        kept = 2 if place == len(self.parts) - 2 else 1
        room = min(aH - above, self._heights[place] - kept * carrier.style.leading)
        pieces = carrier.splitOn(self.canv, aW, room)
        if len(pieces) < 2:
            return []
        return [Chain([*self.parts[:place], pieces[0]]), Tail([*pieces[1:], *self.parts[place + 1 :]], 0)]
