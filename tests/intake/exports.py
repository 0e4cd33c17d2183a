"""Exports as KoboToolbox and ODK make them, for the tests."""

import csv
import io

from congdoan_desktop.domain.survey import Choice, Question, Questionnaire, Translation
from tests.intake.xlsforms import Rows, book_of

YES = (Choice(name="y", label="Có"), Choice(name="n", label="Không"))
TOPICS = (
    Choice(name="law", label="Pháp luật lao động"),
    Choice(name="wages", label="Tiền lương"),
    Choice(name="safety", label="An toàn lao động"),
)
FORM = Questionnaire(
    code="thu",
    version="1",
    title="Phiếu thử",
    questions=(
        Question(name="intro", label="Xin chào", kind="note"),
        Question(
            name="housing", label="Có nhà riêng không?", kind="select_one", choices=YES, required=True,
            group="Về anh/chị", group_name="about_you",
        ),
        Question(name="rent", label="Tiền trọ?", kind="integer", relevant="${housing} = 'n'", constraint=". >= 0",
                 group="Về anh/chị", group_name="about_you"),
        Question(name="hours", label="Mỗi ngày làm mấy giờ?", kind="decimal"),
        Question(name="since", label="Làm từ ngày nào?", kind="date"),
        Question(name="topics", label="Muốn nghe gì?", kind="select_multiple", choices=TOPICS, group="Nghe",
                 group_name="info/topic"),
        Question(name="score", label="score", kind="calculate", calculation="1 + 1"),
        Question(name="wish", label="Mong gì?", kind="text"),
    ),
    language="Tiếng Việt (vi)",
    translations=(
        Translation(language="English (en)", texts={"label:wish": "Your wish?", "choice:housing:y": "Yes"}),
    ),
)  # fmt: skip
KOBO: list[str | None] = [
    *("start", "end", "intro", "about_you/housing", "about_you/rent", "hours", "since", "info/topic/topics"),
    *("info/topic/topics/law", "info/topic/topics/wages", "info/topic/topics/safety", "score", "wish"),
    *("_id", "_uuid", "_submission_time", "_validation_status", "_notes", "_status", "_submitted_by", "__version__"),
    *("_tags", "_index", "_geolocation", "meta/rootUuid"),
]
SENT: list[str | None] = [
    "17",
    "9f1c-{}",
    "2026-06-02T03:04:05",
    "",
    "",
    "submitted_via_web",
    "dieutra1",
    "vX",
    "",
    "1",
]


def kobo_row(uuid: str, *answers: str | None) -> list[str | None]:
    """Return a record: answers from `housing` to `wish`, and what KoboToolbox adds."""
    sent = [text and text.format(uuid) for text in SENT]
    return ["2026-06-02T10:00:00.000+07:00", "2026-06-02T10:05:00.000+07:00", None, *answers, *sent, "21.9 103.4", "u"]


GOOD = [
    kobo_row("a", "y", None, "8", "2019-03-01", "law safety", "1", "0", "1", "2", "Mong có lán nghỉ"),
    kobo_row("b", "n", "700000", "7.5", None, "wages", "0", "1", "0", "2", None),
]
"""Two records without a fault."""


def as_xlsx(heading: list[str | None], rows: Rows, **others: Rows) -> bytes:
    return book_of({"Phiếu thử": [heading, *rows], **others})


def as_csv(heading: list[str | None], rows: Rows, separator: str = ";") -> bytes:
    stream = io.StringIO()
    writer = csv.writer(stream, delimiter=separator, quoting=csv.QUOTE_ALL)
    writer.writerows([heading, *rows])
    return stream.getvalue().encode("utf-8-sig")
