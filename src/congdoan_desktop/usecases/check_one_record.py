"""What a paper on one record leaves open: dots for the pen, or nothing said at all."""

from collections.abc import Iterator

from congdoan_desktop.domain.compose import Writing, fill, told, write_sections
from congdoan_desktop.domain.numbers import count_text
from congdoan_desktop.texts.subjects import ONE_RECORD, SUBJECTS
from congdoan_desktop.usecases.checked import Checked
from congdoan_desktop.usecases.finding import Finding
from congdoan_desktop.usecases.report_writing import writing_of

_NAMED = 5
"""So many of the open places are named."""


def left_open(source: Checked) -> Iterator[Finding]:
    """Yield one line on all that is left to the pen, and one where the paper has no contents yet."""
    subject, template = source.subject, source.subject.template
    writing = writing_of(source.facts, source.reference, subject, {}, source.narrative)
    sections = write_sections(template, writing)
    if template.sections and not sections:
        yield Finding(code="nothing_said", severity="missing", sentence=ONE_RECORD["nothing_said"])
    lines = [line for section in sections for line in section.paragraphs]
    places = list(dict.fromkeys(_places([*told(template.opening, writing), *lines, *_end(source, writing)])))
    if places:
        more = ONE_RECORD["more"] if len(places) > _NAMED else ""
        sentence = ONE_RECORD["left_open"].format(
            count=count_text(len(places)), places="; ".join(places[:_NAMED]) + more
        )
        yield Finding(code="left_open", severity="hint", sentence=sentence)


def _end(source: Checked, writing: Writing) -> tuple[str, ...]:
    return (fill(source.subject.template.closing, writing.values),)


def _places(lines: list[str]) -> Iterator[str]:
    """Yield what stands before the dots of each line that has some; a line of dots alone belongs to the one before."""
    for line in lines:
        before, dots, _ = line.partition(SUBJECTS["blank_count"])
        name = before.rsplit(". ", maxsplit=1)[-1].strip(" -:,;")
        if dots and name:
            yield name
