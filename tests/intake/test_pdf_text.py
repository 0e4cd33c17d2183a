"""The first page of a PDF is read in the child process, and only there."""

from io import BytesIO

import pytest

from congdoan_desktop import paths
from congdoan_desktop.errors import UserError
from congdoan_desktop.intake import pdf_text
from congdoan_desktop.intake.apart import run_apart


def words_of(data: bytes) -> str:
    return run_apart("pdf_text:first_words", data, seconds=pdf_text.SECONDS, megabytes=pdf_text.MEGABYTES).decode()


def pdf(*pages: str) -> bytes:
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont
    from reportlab.pdfgen.canvas import Canvas

    pdfmetrics.registerFont(TTFont("Serif", str(paths.resources() / "fonts" / "LiberationSerif-Regular.ttf")))
    out = BytesIO()
    canvas = Canvas(out)
    for page in pages:
        canvas.setFont("Serif", 13)
        for number, line in enumerate(page.split("\n")):
            canvas.drawString(80, 780 - 20 * number, line)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def test_the_words_of_the_first_page() -> None:
    text = words_of(pdf("LIÊN ĐOÀN LAO ĐỘNG\nBiên bản buổi nói chuyện", "trang hai"))
    assert text.splitlines() == ["LIÊN ĐOÀN LAO ĐỘNG", "Biên bản buổi nói chuyện"]


@pytest.mark.parametrize(
    "data", [b"%PDF-1.7\nnothing follows", pdf("a")[:400], b"MZ" * 500], ids=["head", "cut", "exe"]
)
def test_what_is_no_pdf_is_refused(data: bytes) -> None:
    with pytest.raises(UserError) as refused:
        words_of(data)
    assert refused.value.code == "evidence.not_a_pdf"


def test_a_locked_pdf_is_refused_with_its_remedy() -> None:
    import pikepdf

    out = BytesIO()
    with pikepdf.open(BytesIO(pdf("a"))) as document:
        document.save(out, encryption=pikepdf.Encryption(user="x", owner="y"))
    with pytest.raises(UserError) as refused:
        words_of(out.getvalue())
    assert refused.value.code == "evidence.locked_pdf"
