"""What was taken in before, as *Tiếp nhận* lists it: one batch at a time, or all that nobody was told of yet."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from congdoan_desktop.domain.records import OrgUnit, ReceivedFile, ReceivedReport
from congdoan_desktop.store import repository
from congdoan_desktop.store.connection import Reader
from congdoan_desktop.ui.province.intake.receipt_prompt import ToAnswer
from congdoan_desktop.ui.province.intake.words import Line, batch_words, ended_line
from congdoan_desktop.usecases.province.earlier_batches import earlier_batches, unanswered
from congdoan_desktop.usecases.province.make_receipt import files_of_batch

UNANSWERED = "unanswered"
"""Stands for the files of any batch that no receipt tells of."""
_OPEN = "Chưa trả lời: {count} tệp của các đợt"
_WORDS = "{files} tệp đã nhận trong {batches} đợt, {open} tệp chưa có trong biên nhận nào."


@dataclass(frozen=True, kw_only=True)
class Earlier:
    """`entries`: (id, words) of what may be chosen, `chosen` what is in sight: its `files` and their `lines`."""

    entries: tuple[tuple[str, str], ...] = ()
    chosen: str = ""
    words: str = ""
    files: tuple[ReceivedFile, ...] = ()
    lines: tuple[Line, ...] = ()
    units: Mapping[str, OrgUnit] = field(default_factory=dict)

    def to_answer(self, key: str) -> ToAnswer | None:
        """Return what a receipt may answer, with the unit of the file `key`."""
        if not self.files:
            return None
        unit = next((self.units.get(one.unit_id) for one in self.files if one.id == key), None)
        return ToAnswer(files=self.files, batch="" if self.chosen == UNANSWERED else self.chosen, unit=unit)

    def report_of(self, key: str) -> str:
        """Return the id of the report that a file belongs to."""
        return next((one.report_id for one in self.files if one.id == key), "")


def earlier(db: Reader, wanted: str) -> Earlier:
    """Return what was taken in before; of the batch `wanted` the files, or of the latest."""
    batches = earlier_batches(db)
    if not batches:
        return Earlier()
    open_ = sum(one.unanswered for one in batches)
    entries = tuple((one.id, batch_words(one)) for one in batches)
    if open_ and len(batches) > 1:
        entries = (*entries[:1], (UNANSWERED, _OPEN.format(count=open_)), *entries[1:])
    chosen = wanted if wanted in dict(entries) else batches[0].id
    files = unanswered(db) if chosen == UNANSWERED else files_of_batch(db, chosen)
    units = repository.by_ids(db, OrgUnit, {one.unit_id for one in files if one.unit_id})
    reports = repository.by_ids(db, ReceivedReport, {one.report_id for one in files if one.report_id})
    return Earlier(
        entries=entries,
        chosen=chosen,
        words=_WORDS.format(files=sum(one.files for one in batches), batches=len(batches), open=open_),
        files=files,
        lines=tuple(ended_line(one, units.get(one.unit_id), reports.get(one.report_id)) for one in files),
        units=units,
    )
