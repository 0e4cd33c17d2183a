"""What the board says of each thing to do, and where its button leads."""

from datetime import date

from congdoan_desktop.domain.numbers import count_text
from congdoan_desktop.texts import short_date
from congdoan_desktop.texts.board import TO_DO, TO_DO_BUTTONS, asked_words
from congdoan_desktop.ui.overview.due_words import DueLine
from congdoan_desktop.ui.overview.words import days_words
from congdoan_desktop.usecases.province.to_do import ToDo

_PAGES = {
    "proposed": ("packs", "@DutyDay"),
    "certificates_end": ("packs", "@UnitCertificate"),
    "no_certificate": ("packs", "@UnitCertificate"),
    "no_pack": ("packs", ""),
    "receipts": ("intake", ""),
}
"""Page and record; what is not here is shown on the board itself."""
_WHICH = {"silent": "missing", "unseen": "received"}
_UNDATED = ("no_certificate", "no_pack", "unseen")


def to_do_said(one: ToDo, today: date) -> DueLine:
    """Return the line; without a page the record id is `which@kind@window`, to be shown on the board."""
    state, days = ("near", "Nên làm") if one.code in _UNDATED else days_words(one.due_on, today)
    asked = one.asked
    words = asked_words(asked.title, asked.window) if asked is not None else ""
    title = TO_DO[one.code].format(asked=words, count=count_text(one.count), of=count_text(one.of))
    page, record_id = _PAGES.get(one.code, ("", ""))
    if not page and asked is not None:
        record_id = f"{_WHICH[one.code]}@{asked.report_kind}@{asked.window}"
    proposed = " (hạn đề xuất)" if asked is not None and asked.proposed else ""
    return DueLine(
        day=one.due_on,
        state=state,
        days=days,
        title=title,
        detail=f"hạn {short_date(one.due_on)}{proposed}" if one.code == "silent" else "",
        button=TO_DO_BUTTONS[one.code],
        page=page,
        record_id=record_id,
    )
