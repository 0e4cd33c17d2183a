"""A line that offers what is in use already: `in_use(context, Person, "department")` returns its maker."""

from collections.abc import Callable
from functools import partial

from congdoan_desktop.domain.records import Record
from congdoan_desktop.store import repository
from congdoan_desktop.ui.context import Context
from congdoan_desktop.ui.widgets.suggest_field import SuggestField


def in_use(context: Context, kind: type[Record], name: str) -> Callable[[], SuggestField]:
    """Return the maker of a line that offers what stands in the field `name` of such records, asked in the looker."""
    task, key = partial(repository.values_in_use, cls=kind, name=name), f"in use {kind.__name__}.{name}"
    return lambda: SuggestField(lambda answer: context.looker.run(task, done=answer, key=key))
