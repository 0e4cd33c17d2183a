"""What a signed report costs beside the bare libraries on the same content.

`python tests/bench/bench_signed_report.py [ROWS …]` (100 and 10 000 rows of an annex)

Bare: reportlab with the same paragraphs and cells in plain tables, pyHanko's own signer, openpyxl's cells one by one;
no form of NĐ 30, no PDF/A, no attachments, no signature in the workbook, no check.
"""

import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from io import BytesIO
from pathlib import Path
from statistics import median
from time import perf_counter

from openpyxl import Workbook
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign import signers
from reportlab.lib.pagesizes import A4, landscape
from reportlab.platypus import Flowable, Paragraph, SimpleDocTemplate
from reportlab.platypus import Table as BareTable

from congdoan_desktop import paths
from congdoan_desktop.domain.period import VIETNAM
from congdoan_desktop.domain.report import Cell, Column, Report, Table
from congdoan_desktop.render import fonts, style
from congdoan_desktop.render.cells import cell_text
from congdoan_desktop.render.paper import draw_pdf
from congdoan_desktop.render.workbook import draw_workbook
from congdoan_desktop.usecases.signed_files import sign_files

sys.path.insert(0, str(Path(__file__).parents[2]))
from tests.fixtures.sample_report import sample_report
from tests.signing.samples import PASSPHRASE, PROVINCE, UNIT, make_authority, make_key, make_request, pki, to_pkcs12
from tests.signing.samples import issue as issue_certificate

FONTS = paths.resources() / "fonts"
LIMITS = {100: 1.0, 10_000: 8.0}
"""Seconds that a signed report may take."""
GOAL = 1.3
"""Ratio to the bare cost of drawing, signing and writing that is aimed at."""
TURNS = 3
COLUMNS = (
    Column(heading="STT", kind="index", width=5),
    Column(heading="Ngày", kind="date", width=10),
    Column(heading="Hoạt động", width=34),
    Column(heading="Nơi tổ chức", width=22),
    Column(heading="Số người", kind="count", width=9),
    Column(heading="Người thực hiện", width=20),
)


def main(arguments: Sequence[str]) -> int:
    fonts.register(FONTS)
    fits = [measure(int(words)) for words in arguments or map(str, LIMITS)]
    return 0 if all(fits) else 1


def measure(rows: int) -> bool:
    """Print what `rows` rows cost; return whether that is within the limit."""
    report, now = with_rows(rows), datetime.now(VIETNAM)
    signer, key_file = pki().signers["ec"], p12()
    print(f"── {rows} rows")
    ours = [
        took("paper", lambda: draw_pdf(report, fonts=FONTS, draft=False)),
        took("workbook", lambda: draw_workbook(report, fonts=FONTS)),
    ]
    whole = took("signed pair: drawn, PDF/A-3u, both signed, both checked", lambda: sign_files(report, signer, now))
    bare = [took("bare reportlab", lambda: bare_paper(report)), took("bare openpyxl", lambda: bare_workbook(report))]
    paper = bare_paper(report)
    bare.append(took("bare pyHanko", lambda: bare_signature(paper, key_file)))
    print(f"paper / bare {ours[0] / bare[0]:.2f}   workbook / bare {ours[1] / bare[1]:.2f}   ", end="")
    print(f"whole / bare {whole / sum(bare):.2f} (goal {GOAL})   limit {LIMITS.get(rows, 0):.0f} s")
    return whole < LIMITS.get(rows, float("inf"))


def with_rows(count: int) -> Report:
    """Return a report with one annex of `count` rows."""
    table = Table(code="06", title="Nhật ký hoạt động", columns=COLUMNS, rows=tuple(rows_of(count)))
    return replace(sample_report(), annexes=(table,))


def rows_of(count: int) -> Iterator[tuple[Cell, ...]]:
    for number in range(1, count + 1):
        title = f"Nói chuyện chuyên đề số {number} về chính sách tiền lương, bảo hiểm xã hội"
        day = f"2026-{number % 12 + 1:02d}-{number % 28 + 1:02d}"
        yield number, day, title, f"Xưởng sao chè số {number % 7}", number % 240, "Nguyễn Thị Ánh Đào"


def took(what: str, action: Callable[[], object]) -> float:
    """Print and return the middle of some turns, in seconds."""
    turns = []
    for _ in range(TURNS):
        start = perf_counter()
        action()
        turns.append(perf_counter() - start)
    print(f"{what:<58} {median(turns):7.3f} s")
    return median(turns)


def bare_paper(report: Report) -> bytes:
    stream = BytesIO()
    story: list[Flowable] = [Paragraph(text, style.BODY) for text in texts_of(report)]
    for table in report.annexes:
        looks = [style.CELLS[column.kind] for column in table.columns]
        head: list[object] = [Paragraph(column.heading, style.HEAD_CELL) for column in table.columns]
        cells: list[list[object]] = [
            [
                Paragraph(cell_text(cell, column), look)
                for cell, column, look in zip(row, table.columns, looks, strict=True)
            ]
            for row in table.rows
        ]
        whole = sum(column.width for column in table.columns)
        widths = [style.TEXT_WIDTH * column.width / whole for column in table.columns]
        lines = [("GRID", (0, 0), (-1, -1), 0.5, "black"), ("FONTNAME", (0, 0), (-1, -1), fonts.REGULAR)]
        story.append(BareTable([head, *cells], colWidths=widths, repeatRows=1, style=lines))
    margins = {"leftMargin": style.LEFT, "rightMargin": style.RIGHT}
    SimpleDocTemplate(stream, pagesize=A4 if len(COLUMNS) <= 6 else landscape(A4), **margins).build(story)
    return stream.getvalue()


def texts_of(report: Report) -> Iterator[str]:
    yield from report.opening
    for section in report.sections:
        yield section.heading
        yield from section.paragraphs
    yield report.closing


def bare_workbook(report: Report) -> bytes:
    book, stream = Workbook(), BytesIO()
    for table in report.annexes:
        sheet = book.create_sheet()
        sheet.append([column.heading for column in table.columns])
        for row in table.rows:
            sheet.append([cell if isinstance(cell, str | int) else "" for cell in row])
    book.save(stream)
    return stream.getvalue()


def bare_signature(pdf: bytes, key_file: bytes) -> bytes:
    signer = signers.SimpleSigner.load_pkcs12_data(key_file, other_certs=[], passphrase=PASSPHRASE.encode())
    metadata = signers.PdfSignatureMetadata(field_name="Signature1")
    signed = signers.sign_pdf(IncrementalPdfFileWriter(BytesIO(pdf)), metadata, signer=signer)
    return bytes(signed.getbuffer())


def p12() -> bytes:
    now = datetime.now(VIETNAM)
    authority, key = make_authority("CA", PROVINCE, now=now), make_key()
    certificate = issue_certificate(authority, make_request(key, "A", UNIT), now=now)
    return to_pkcs12(key, certificate, [authority.certificate], passphrase=PASSPHRASE, label="A")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
