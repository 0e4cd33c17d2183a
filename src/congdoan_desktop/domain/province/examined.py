"""What a look into one file from outside tells, before anything is compared with what is held."""

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Literal

from congdoan_desktop.domain.report import NamedFigure, TargetResult
from congdoan_desktop.domain.verdict import Verdict

Kind = Literal["pdf", "xlsx", "p7m", "unknown"]


@dataclass(frozen=True, kw_only=True)
class Tallied:
    """How many ticked one answer, as the unit has shown it; a `count` of `None` never left the unit."""

    questionnaire: str
    """`code@version`."""
    question: str
    question_label: str
    choice: str
    choice_label: str
    place: int
    """Order of the answer in the report, from 0."""
    kind: Literal["select_one", "select_multiple"]
    count: int | None
    total: int
    """Valid sheets of the round."""


@dataclass(frozen=True, kw_only=True)
class Fault:
    """Something that cannot be right in a file: a code of `texts.receiving.FINDINGS` and the words for its sentence."""

    code: str
    words: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Told:
    """What a `report.json` says, as far as the province keeps it. Nobody is named in it but who signs."""

    report_id: str
    kind: str
    period: str
    about: str
    revision: int
    replaces: str
    made_at: datetime
    unit_code: str
    unit_name: str
    unit_kind: str
    number: int | None
    notation: str
    issued_on: date | None
    type_name: str
    subject: str
    figures: tuple[NamedFigure, ...] = ()
    targets: tuple[TargetResult, ...] = ()
    tallies: tuple[Tallied, ...] = ()
    contradictions: tuple[Fault, ...] = ()

    @property
    def window(self) -> str:
        """What it is on, as expectations name it."""
        return self.about or self.period


@dataclass(frozen=True, kw_only=True)
class Examined:
    """One file. `verdict` and `told` are there as far as the file could be read; `faults` say how far it could not."""

    sha256: str
    size: int
    kind: Kind
    verdict: Verdict | None = None
    told: Told | None = None
    data_sha256: str = ""
    """Of the `report.json` inside: the same in every file of one report."""
    scan_sha256: str = ""
    """Of sealed data: the scan they belong to."""
    control_code: str = ""
    """Of sealed data: on every page of their paper."""
    strip: str = ""
    """Of a scan, where somebody asked: the `data_sha256` of the report whose control strip is on its pages."""
    certificate: bytes = field(default=b"", repr=False)
    """DER; of the signer of a PDF or of sealed data, where the verdict is unconfirmed: it may be registered."""
    faults: tuple[Fault, ...] = field(default=())
