"""The words of the first page of a stranger's PDF; `first_words` runs in the child process of `apart`."""

from congdoan_desktop.errors import UserError

SECONDS, MEGABYTES = 15.0, 600
_MOST_LETTERS = 20_000


def first_words(request: bytes) -> bytes:
    """Return the text of the first page of the PDF `request` as UTF-8; empty for a page that is only a picture.

    Raises `UserError` evidence.not_a_pdf, evidence.locked_pdf.
    """
    import pypdfium2

    try:
        with pypdfium2.PdfDocument(request) as document:
            if len(document) < 1:
                raise UserError("evidence.not_a_pdf")
            text = document[0].get_textpage().get_text_range(errors="ignore")
    except pypdfium2.PdfiumError as error:
        raise UserError("evidence.locked_pdf" if "password" in str(error).lower() else "evidence.not_a_pdf") from error
    return str(text)[:_MOST_LETTERS].encode("utf-8", "ignore")
