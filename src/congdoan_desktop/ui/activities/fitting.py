"""Which fields the form of an activity shows, and what they are called: that depends on the form chosen in it."""

from congdoan_desktop.domain.attendance import Makeup
from congdoan_desktop.domain.catalogue import Catalogue
from congdoan_desktop.domain.records import Activity
from congdoan_desktop.ui.forms import RecordForm
from congdoan_desktop.ui.widgets.plain_fields import OptionsField

FROM_LIST = ("women", "members", "seasonal")
"""Counts that follow from a name list, as far as the roster knows them of everybody on it."""


def flags_of(forms: Catalogue, form: str) -> frozenset[str]:
    """Return the flags of a form; none of one that is not chosen yet or not known."""
    entry = forms.get(form)
    return entry.flags if entry else frozenset()


def is_attended(forms: Catalogue, form: str) -> bool:
    """Whether people sit in front of it; so it is taken while no form is chosen."""
    return not form or "attended" in flags_of(forms, form)


def fit_form(form: RecordForm, forms: Catalogue, activity: Activity, listed: Makeup | None) -> None:
    """Show the fields this form and way of counting have; a field that holds something stays in sight.

    `listed`: who stands on the name list, where there is one.
    """
    attended = is_attended(forms, activity.form)
    by_heads = attended and activity.counted_by != "names"
    shown = {"total": by_heads, "count_method": by_heads, "minority": attended}
    shown |= {name: by_heads or (attended and _unknown(listed, name)) for name in FROM_LIST}
    for name, wanted in shown.items():
        form.show_item(name, wanted or getattr(activity, name) not in (None, ""))
    form.show_item("counted_by", attended or activity.counted_by != "heads")
    form.show_item("reach", not attended or activity.reach is not None)
    _call(form, forms, activity.form)


def _unknown(listed: Makeup | None, name: str) -> bool:
    return listed is not None and getattr(listed, name) is None


def _call(form: RecordForm, forms: Catalogue, code: str) -> None:
    """Name the count by its own unit, and say what "as the form says" means for a target."""
    entry = forms.get(code)
    form.say_label("times", f"Số {entry.unit}" if entry and entry.unit else "Số lần")
    counts = form.field("counts_toward_target")
    if isinstance(counts, OptionsField):
        default = ("có tính" if "counts" in entry.flags else "không tính") if entry else ""
        counts.say_option(None, f"Theo hình thức ({default})" if default else "Theo hình thức")
