"""The text of the paper: opening, numbered sections, closing, and the annexes."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, NextPageTemplate, PageBreak, Paragraph

from congdoan_desktop.domain.numbers import roman
from congdoan_desktop.domain.report import Report, Section, Table
from congdoan_desktop.render import style
from congdoan_desktop.render.cells import notes
from congdoan_desktop.render.chart import draw_charts
from congdoan_desktop.render.flow import Chain, Heading, OnDraw, Room, Tail
from congdoan_desktop.render.grid import grid
from congdoan_desktop.render.inline import balanced, listed, markup, paragraph
from congdoan_desktop.render.letterhead import date_text, number_text
from congdoan_desktop.texts import PAPER, blank_date

Anchor = Callable[[str, str, int], OnDraw]
"""(key, title, level) → what to do on the page where it lands."""
END_MARK = "./."
_LONGEST_HEADING = 400
"""Letters that stay together with what they head."""
_LONGEST_TITLE = 60
"""Letters of a bookmark of a section without a heading."""
_WIDE = 6
"""Tables with more columns than this lie on their side."""


def text_flow(report: Report, end: Flowable, anchor: Anchor, setting: style.Setting = style.ROOMY) -> list[Flowable]:
    """Return the text and the signature block `end`, which takes at least two lines of text with it."""
    flow: list[Flowable] = [paragraph(text, setting.ground) for text in listed(report.grounds)]
    flow += [paragraph(text, setting.body) for text in report.opening]
    pending: list[Flowable] = []
    for section in report.sections:
        if len(section.heading) > _LONGEST_HEADING:
            flow += [*pending, *_long_heading(section, anchor, setting)]
            pending = []
        else:
            pending.append(_heading(section, anchor, setting) if section.heading else _place(section, anchor))
        for block in _blocks(section, setting):
            flow.append(Chain([*pending, *block]) if pending or len(block) > 1 else block[0])
            pending = []
    closing = paragraph(report.closing.rstrip(" ./") + END_MARK, setting.body)
    return [*flow, Tail([*pending, closing, end], len(pending))] if pending else _with_tail(flow, closing, end)


def _with_tail(flow: list[Flowable], closing: Paragraph, end: Flowable) -> list[Flowable]:
    """A closing of one line takes the paragraph before it along."""
    closing.wrap(style.TEXT_WIDTH, style.PORTRAIT[1])
    if closing.height >= 2 * closing.style.leading or not flow:
        return [*flow, Tail([closing, end], 0)]
    before = flow[-1].parts if isinstance(flow[-1], Chain) else [flow[-1]]
    return [*flow[:-1], Tail([*before, closing, end], len(before) - 1)]


def _heading(section: Section, anchor: Anchor, setting: style.Setting) -> Heading:
    level, text = _numbered(section)
    return Heading(markup(text), setting.headings[level], anchor(section.id, text, level - 1))


def _long_heading(section: Section, anchor: Anchor, setting: style.Setting) -> Iterable[Flowable]:
    """A whole matter where a heading should be: it runs over pages as any text does."""
    level, text = _numbered(section)
    yield _here(anchor(section.id, f"{text[:_LONGEST_HEADING]}…", level - 1))
    yield paragraph(text, setting.headings[level])


def _place(section: Section, anchor: Anchor) -> Flowable:
    """A section without a heading: its number stands in its first paragraph, upright (NĐ 30/2020, Phụ lục I, II.6)."""
    first = next(iter(_texts(section)), "")
    return _here(anchor(section.id, first[:_LONGEST_TITLE], _level(section) - 1))


def _here(on_draw: OnDraw) -> Room:
    return Room(0, lambda room: on_draw(room.canv))


def _numbered(section: Section) -> tuple[int, str]:
    level = _level(section)
    words = section.heading.upper() if level == 1 else section.heading
    return level, f"{_mark(section)} {words}".strip()


def _level(section: Section) -> int:
    return min(max(section.level, 1), 3)


def _mark(section: Section) -> str:
    number = section.number.rstrip(".)")
    return f"{number}{')' if _level(section) == 3 else '.'}" if number else ""


def _texts(section: Section) -> list[str]:
    texts = [text for text in section.paragraphs if text.strip()]
    if texts and not section.heading:
        texts[0] = f"{_mark(section)} {texts[0]}".strip()
    return texts


def _blocks(section: Section, setting: style.Setting) -> Iterable[Sequence[Flowable]]:
    for text in _texts(section):
        yield [paragraph(text, setting.body)]
    if section.chart is not None:
        title = balanced(section.chart.title, style.CHART_TITLE, style.TEXT_WIDTH)
        first, *others = draw_charts(section.chart, style.TEXT_WIDTH)
        yield [title, first]
        yield from ([other] for other in others)


def is_wide(table: Table) -> bool:
    """Tell whether the table gets landscape pages."""
    return len(table.columns) > _WIDE


def annex_flow(report: Report, number: int, anchor: Anchor, *, electronic: bool) -> list[Flowable]:
    """Return annex `number` (from 0) on pages of its own (templates `annex0`, `annex1` …).

    Of an electronic paper the annex does not repeat number and day (NĐ 30/2020 Phụ lục I, III.1).
    """
    table = report.annexes[number]
    page = style.LANDSCAPE if is_wide(table) else style.PORTRAIT
    width = page[0] - style.LEFT - style.RIGHT
    name, title, belongs_to = annex_titles(report, number, blank=electronic)
    head = [
        Heading(markup(name), style.ANNEX, anchor(f"annex.{table.code or number + 1}", title, 0)),
        balanced(title, style.ANNEX_TITLE, width),
        balanced(belongs_to, style.ANNEX_OF, width),
    ]
    under = [paragraph(note, style.NOTE) for note in notes(table)]
    return [NextPageTemplate(f"annex{number}"), PageBreak(), Chain([*head, grid(table, width)]), *under]


def annex_titles(report: Report, number: int, *, blank: bool = False) -> tuple[str, str, str]:
    """Return the three lines over annex `number` (from 0): its numeral when there are several, title, whose it is.

    `blank`: room for a pen where number and day of the paper would stand.
    """
    table = report.annexes[number]
    name = PAPER["annex"] + (f" {roman(number + 1)}" if len(report.annexes) > 1 else "")
    title = PAPER["annex_title"].format(code=table.code, title=table.title) if table.code else table.title
    # "07a" is a code: its letter stays small
    return name, title.upper().replace(table.code.upper(), table.code, 1), _belongs_to(report, blank)


def _belongs_to(report: Report, blank: bool) -> str:
    document = report.document
    year = (document.issued_date or report.made_at).year
    return PAPER["annex_of"].format(
        type=document.type_name,
        number=number_text(replace(document, code_number=None) if blank else document),
        date=blank_date(year) if blank else date_text(report),
        organ=report.unit_name,
    )


def outline_anchor(pages: dict[str, int]) -> Anchor:
    """Return an `Anchor` that writes page numbers (from 0) into `pages` and bookmarks into the PDF."""
    levels = [-1]

    def anchor(key: str, title: str, level: int) -> OnDraw:
        def on_draw(canvas: Canvas) -> None:
            pages[key] = canvas.getPageNumber() - 1
            levels.append(min(level, levels[-1] + 1))
            canvas.bookmarkPage(key)
            canvas.addOutlineEntry(title, key, levels[-1])

        return on_draw

    return anchor
