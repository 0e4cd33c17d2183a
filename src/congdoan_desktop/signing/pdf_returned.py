"""A PDF that was given out and came back signed: what was added to it, besides signatures."""

from io import BytesIO
from typing import TYPE_CHECKING

from congdoan_desktop.signing.reasons import Refused, hostile

if TYPE_CHECKING:
    from pyhanko.sign.diff_analysis import StandardDiffPolicy

_FORM_KEYS = frozenset({"/SigFlags", "/DA", "/NeedAppearances"})


def only_signed(data: bytes, size: int) -> bool:
    """Whether all that follows the first `size` bytes of `data`, a whole PDF, only signs it.

    A signature covers whatever was written before it, also a line that the other program put on the page: that the
    signature is good says nothing of that.
    """
    try:
        with hostile():
            return _only_signed(data, size)
    except Refused:
        return False


def _only_signed(data: bytes, size: int) -> bool:
    from pyhanko.pdf_utils.reader import PdfFileReader
    from pyhanko.sign.diff_analysis import DiffResult, ModificationLevel

    given_out = PdfFileReader(BytesIO(data[:size]))
    reader = PdfFileReader(BytesIO(data))
    first = given_out.xrefs.total_revisions
    # The chain of revisions must lead back to what was given out: a file may also hide a whole other one behind it.
    at = [given_out.xrefs.get_startxref_for_revision(number) for number in range(first)]
    if [reader.xrefs.get_startxref_for_revision(number) for number in range(first)] != at:
        return False
    found = _policy().review_file(reader, first - 1)
    return isinstance(found, DiffResult) and found.modification_level <= ModificationLevel.FORM_FILLING


def _policy() -> "StandardDiffPolicy":
    """The usual rules for what may follow a signature; the form, empty as given out, also gets its marks."""
    from pyhanko.sign.diff_analysis import (
        DEFAULT_DIFF_POLICY,
        FormUpdatingRule,
        SigFieldCreationRule,
        SigFieldModificationRule,
        StandardDiffPolicy,
    )
    from pyhanko.sign.diff_analysis.constants import ACROFORM_EXEMPT_STRICT_COMPARISON

    rules = [SigFieldCreationRule(), SigFieldModificationRule()]  # type: ignore[no-untyped-call]
    form = FormUpdatingRule(rules, ignored_acroform_keys=ACROFORM_EXEMPT_STRICT_COMPARISON | _FORM_KEYS)
    return StandardDiffPolicy(global_rules=DEFAULT_DIFF_POLICY.global_rules, form_rule=form)
