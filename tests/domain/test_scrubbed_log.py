"""Nothing that somebody typed leaves with the log."""

import logging
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from congdoan_desktop.domain.scrubbed_log import scrubbed
from congdoan_desktop.errors import UserError

_KEPT = [
    ("2026-06-30 08:15:00,123 ERROR congdoan_desktop: unexpected error", None),
    ("2026-06-30 08:15:00,123 ERROR congdoan_desktop: Lò Thị Mai", "2026-06-30 08:15:00,123 ERROR congdoan_desktop: …"),
    ("Traceback (most recent call last):", None),
    (
        '  File "C:\\Users\\Lò Thị Mai\\AppData\\CongDoan\\app\\0.1.0\\congdoan_desktop\\ui\\jobs.py", line 12, in run',
        '  File "congdoan_desktop/ui/jobs.py", line 12, in run',
    ),
    (
        '  File "/home/mai/lib/python3.11/site-packages/x/y.py", line 3, in <module>',
        '  File "site-packages/x/y.py", line 3, in <module>',
    ),
    ('  File "C:\\Mai\\lạ.py", line 3 in f', '  File "…", line 3, in f'),
    ("    raise ValueError(name)", ""),
    ("ValueError: Lò Thị Mai", "ValueError"),
    ("sqlcipher3.dbapi2.IntegrityError: UNIQUE: Mai", "IntegrityError"),
    ("congdoan_desktop.errors.UserError: ('store.missing', {'name': 'Mai'})", "UserError: store.missing"),
    ("Lò Thị Mai nói rằng", ""),
    ("Fatal Python error: Segmentation fault", None),
    ("Current thread 0x00007f1 [Mai] (most recent call first):", "Current thread 0x00007f1 (most recent call first):"),
]


@pytest.mark.parametrize(("line", "kept"), _KEPT)
def test_a_line(line: str, kept: str | None) -> None:
    assert scrubbed(line) == (line if kept is None else kept)


@given(typed=st.text(st.characters(codec="utf-8"), min_size=3).map(lambda text: f"ạ{text}ợ"))
def test_what_was_typed_is_nowhere_in_it(typed: str) -> None:
    try:
        try:
            raise ValueError(typed)
        except ValueError as error:
            raise UserError("store.missing", name=typed) from error
    except UserError as error:
        record = logging.LogRecord("congdoan_desktop.ui", logging.ERROR, typed, 1, "%s", (typed,), None)
        record.exc_info = (type(error), error, error.__traceback__)
        text = logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s").format(record)
    left = scrubbed(text)
    assert "UserError: store.missing" in left and "test_scrubbed_log.py" in left
    assert not re.search("[ạợ]", left)
