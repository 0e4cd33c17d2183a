"""One line of the check list of a report."""

from dataclasses import dataclass
from typing import Literal

Severity = Literal["contradiction", "missing", "hint"]


@dataclass(frozen=True, kw_only=True)
class Finding:
    """`page`, `record_id` and `section` say where it is mended."""

    code: str
    severity: Severity
    sentence: str
    page: str = "report"
    record_id: str = ""
    section: str = ""
