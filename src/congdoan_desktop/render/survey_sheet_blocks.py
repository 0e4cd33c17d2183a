"""What stands on a printed questionnaire, piece by piece: words, bubbles, boxes, each in a block of known height.

Lengths are hundredths of a millimetre, from the left edge of the page and the top of the block.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from reportlab.pdfbase.pdfmetrics import stringWidth

from congdoan_desktop.domain.omr import Area, Bubble, Item
from congdoan_desktop.domain.skip_hints import simple_condition
from congdoan_desktop.domain.survey import Question, Questionnaire
from congdoan_desktop.render import fonts
from congdoan_desktop.render.fonts import printable
from congdoan_desktop.render.lines import cut_lines
from congdoan_desktop.texts.survey_paper import SURVEY_SHEET, skip_hint

LEFT, RIGHT = 1800, 19200
TEXT_SIZE = 12
POINT = 2540 / 72
LINE = round(TEXT_SIZE * 1.32 * POINT)
_ASCENT = round(TEXT_SIZE * 0.97 * POINT)
_INDENT = 950
"""Of what belongs to a question, behind its number."""
_BUBBLE_TO_TEXT = 440
_GUTTER = 260
"""At least, between the answers of one column and the bubbles of the next."""
_ROW = 740
_GAP = 330
"""Under a question."""
_GAP_UNDER_BOX = 480
_MOST_BESIDE = 5
_TALLEST_ROWS = 24
_TEXT_BOX, _NUMBER_BOX = (0, 2400), (4500, 950)
_DATE_BOXES = ((1500, "day"), (1500, "month"), (2400, "year"))


@dataclass(frozen=True, kw_only=True)
class Words:
    """One line of text; `y` is its base line."""

    x: int
    y: int
    text: str
    font: str = fonts.SANS
    size: float = TEXT_SIZE
    grey: float = 0.0


@dataclass(frozen=True, kw_only=True)
class Block:
    """What is not split over pages."""

    height: int
    words: tuple[Words, ...] = ()
    item: Item | None = None
    digits: Mapping[str, str] = field(default_factory=dict)
    """In the bubble of each choice."""
    label: str = ""
    """Of the question."""
    is_heading: bool = False
    """It stays with the block after it."""


def blocks_of(questionnaire: Questionnaire) -> Iterator[Block]:
    """Yield all blocks in their order. The faces of `fonts.register_sans` must be known to reportlab."""
    numbers = numbers_of(questionnaire)
    rows = {question.name: question for question in questionnaire.questions}
    group = ""
    for question in questionnaire.questions:
        if question.kind == "calculate":
            continue
        if question.group and question.group != group:
            yield _heading(question.group)
        group = question.group
        yield _question(question, numbers, rows) if question.is_answered else _note(question)


def numbers_of(questionnaire: Questionnaire) -> Mapping[str, int]:
    """Return the numbers of the questions, from 1."""
    return {q.name: number for number, q in enumerate((q for q in questionnaire.questions if q.is_answered), 1)}


def lines_of(text: str, width: int, *, font: str = fonts.SANS, size: float = TEXT_SIZE) -> list[str]:
    """Break `text` into lines of at most `width`."""
    return cut_lines(printable(text), font, size, width / POINT)


def _heading(text: str) -> Block:
    size = 13
    lines = lines_of(text, RIGHT - LEFT, font=fonts.SANS_BOLD, size=size)
    step = round(size * 1.32 * POINT)
    words = tuple(
        Words(x=LEFT, y=250 + _ASCENT + number * step, text=line, font=fonts.SANS_BOLD, size=size)
        for number, line in enumerate(lines)
    )
    return Block(height=250 + len(lines) * step + 330, words=words, is_heading=True)


def _note(question: Question) -> Block:
    lines = lines_of(question.label, RIGHT - LEFT)
    words = tuple(Words(x=LEFT, y=_ASCENT + number * LINE, text=line) for number, line in enumerate(lines))
    return Block(height=len(lines) * LINE + _GAP, words=words)


def _question(question: Question, numbers: Mapping[str, int], rows: Mapping[str, Question]) -> Block:
    number = Words(x=LEFT, y=_ASCENT, text=f"{numbers[question.name]}.", font=fonts.SANS_BOLD)
    width = RIGHT - LEFT - _INDENT
    label = _lines(lines_of(question.label, width, font=fonts.SANS_BOLD), 0, font=fonts.SANS_BOLD)
    hints = _lines([line for hint in _hints(question, numbers, rows) for line in hint], len(label) * LINE)
    top = (len(label) + len(hints)) * LINE + 120
    answers = _choices(question, top) if question.choices else _boxes(question, top)
    item = answers.item
    assert item is not None
    area = Area(left=LEFT - 200, top=-100, width=RIGHT - LEFT + 400, height=answers.height + 100)
    return Block(
        height=answers.height + (_GAP if question.choices else _GAP_UNDER_BOX),
        words=(number, *label, *hints, *answers.words),
        item=replace(item, area=area, of_some=bool(question.relevant)),
        digits=answers.digits,
        label=question.label,
    )


def _lines(lines: Sequence[str], top: int, font: str = fonts.SANS_ITALIC) -> tuple[Words, ...]:
    grey = 0.0 if font == fonts.SANS_BOLD else 0.25
    return tuple(
        Words(x=LEFT + _INDENT, y=top + _ASCENT + number * LINE, text=line, font=font, grey=grey)
        for number, line in enumerate(lines)
    )


def _hints(question: Question, numbers: Mapping[str, int], rows: Mapping[str, Question]) -> Iterator[list[str]]:
    several = SURVEY_SHEET["several"] if question.kind == "select_multiple" else ""
    skip = skip_hint(simple_condition(question.relevant), numbers, rows) if question.relevant else ""
    said = [skip, question.hint or several]
    for hint in filter(None, said):
        yield lines_of(hint, RIGHT - LEFT - _INDENT, font=fonts.SANS_ITALIC)


def _choices(question: Question, top: int) -> Block:
    columns = _columns(question)
    width = (RIGHT - LEFT - _INDENT) // columns
    per_column = -(-len(question.choices) // columns)
    texts = _answers(question, columns)
    heights = [
        max(_ROW + (len(texts[i]) - 1) * LINE for i in range(row, len(texts), per_column)) for row in range(per_column)
    ]
    tops = [top + sum(heights[:row]) for row in range(per_column)]
    bubbles, words = [], []
    for number, choice in enumerate(question.choices):
        x = LEFT + _INDENT + number // per_column * width + 220
        y = tops[number % per_column] + _ROW // 2
        bubbles.append(Bubble(choice=choice.name, x=x, y=y))
        words += [
            Words(x=x + _BUBBLE_TO_TEXT, y=y + 150 + line * LINE, text=text) for line, text in enumerate(texts[number])
        ]
    digits = {choice.name: str(number) for number, choice in enumerate(question.choices, 1)}
    return Block(height=top + sum(heights), words=tuple(words), item=_item(question, bubbles=bubbles), digits=digits)


def _columns(question: Question) -> int:
    """Return how many columns the answers stand in: all beside one another, two, or below one another, as they fit."""
    count = len(question.choices)
    lines = {
        columns: [len(lines) for lines in _answers(question, columns)] for columns in {2, min(count, _MOST_BESIDE)}
    }
    if count <= _MOST_BESIDE and max(lines[count]) == 1:
        return count
    few_wrapped = max(lines[2]) <= 2 and sum(taken > 1 for taken in lines[2]) <= count // 4
    return 2 if count > 2 and (few_wrapped or count > _TALLEST_ROWS) else 1


def _answers(question: Question, columns: int) -> list[list[str]]:
    """Return the lines of each answer in columns of one width."""
    width = (RIGHT - LEFT - _INDENT) // columns - 2 * _BUBBLE_TO_TEXT - (_GUTTER if columns > 1 else 0)
    return [lines_of(choice.label, width) for choice in question.choices]


def _boxes(question: Question, top: int) -> Block:
    left = LEFT + _INDENT
    if question.kind == "text":
        box = Area(left=left, top=top + 60, width=RIGHT - left, height=_TEXT_BOX[1])
        return Block(height=box.top + box.height, item=_item(question, boxes=[box]))
    if question.kind != "date":
        box = Area(left=left, top=top + 60, width=_NUMBER_BOX[0], height=_NUMBER_BOX[1])
        return Block(height=box.top + box.height, item=_item(question, boxes=[box]))
    boxes, words = [], []
    for width, name in _DATE_BOXES:
        words.append(Words(x=left, y=top + 690, text=SURVEY_SHEET[name]))
        left += round(stringWidth(SURVEY_SHEET[name], fonts.SANS, TEXT_SIZE) * POINT) + 200
        boxes.append(Area(left=left, top=top + 60, width=width, height=_NUMBER_BOX[1]))
        left += width + 500
    return Block(height=top + 60 + _NUMBER_BOX[1], words=tuple(words), item=_item(question, boxes=boxes))


def _item(question: Question, *, bubbles: Sequence[Bubble] = (), boxes: Sequence[Area] = ()) -> Item:
    """Return the item; its area is not known yet."""
    nowhere = Area(left=0, top=0, width=0, height=0)
    return Item(question=question.name, kind=question.kind, area=nowhere, bubbles=tuple(bubbles), boxes=tuple(boxes))
