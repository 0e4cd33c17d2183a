"""A PDF that was given out and came back signed: what was added to it, besides signatures."""

from io import BytesIO
from typing import TYPE_CHECKING

from congdoan_desktop.signing.reasons import Refused, hostile

if TYPE_CHECKING:
    from pyhanko.sign.diff_analysis import StandardDiffPolicy


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
    """The usual rules for what may follow a signature, and what only the first one brings: marks of the form, and in
    the catalogue (`/Perms`) that it certifies.
    """
    from pyhanko.sign.diff_analysis import (
        DEFAULT_DIFF_POLICY,
        CatalogModificationRule,
        FormUpdatingRule,
        SigFieldCreationRule,
        SigFieldModificationRule,
        StandardDiffPolicy,
    )
    from pyhanko.sign.diff_analysis.constants import ACROFORM_EXEMPT_STRICT_COMPARISON, ROOT_EXEMPT_STRICT_COMPARISON

    catalogue = CatalogModificationRule(ROOT_EXEMPT_STRICT_COMPARISON | {"/Perms"})  # type: ignore[no-untyped-call]
    others = [rule for rule in DEFAULT_DIFF_POLICY.global_rules if not isinstance(rule, CatalogModificationRule)]
    fields = [SigFieldCreationRule(), SigFieldModificationRule()]  # type: ignore[no-untyped-call]
    form = FormUpdatingRule(fields, ignored_acroform_keys=ACROFORM_EXEMPT_STRICT_COMPARISON | {"/SigFlags"})
    return StandardDiffPolicy(global_rules=[catalogue, *others], form_rule=form)
