"""“Đủ điều kiện hợp lệ?”: the rules of a dialogue, each with a sign, how it stands, what to do and its source."""

from collections.abc import Mapping, Sequence
from datetime import date

from PySide6.QtWidgets import QFrame, QGridLayout, QLabel

from congdoan_desktop.domain.dialogue_rules import Finding, is_valid
from congdoan_desktop.domain.numbers import count_text
from congdoan_desktop.texts import short_date
from congdoan_desktop.texts.dialogues import NO_RULES, RULES, SOURCES, STANDS, UNKNOWN_YEARS, VALID
from congdoan_desktop.ui import theme
from congdoan_desktop.ui.widgets.status_label import StatusLabel

_STATES = {"kept": "good", "broken": "bad", "missing": "near", "ahead": "open"}


class RuleList(QFrame):
    """`show_findings(findings)`."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self._heading = QLabel("ĐỦ ĐIỀU KIỆN HỢP LỆ?")
        self._heading.setProperty("role", "section")
        self.verdict = StatusLabel()
        self.verdict.setWordWrap(True)
        self._none = QLabel(NO_RULES, wordWrap=True)
        self._rows: dict[str, tuple[StatusLabel, QLabel]] = {}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(theme.M, theme.S, theme.M, theme.S)
        self._grid.setHorizontalSpacing(theme.M)
        self._grid.setVerticalSpacing(theme.S)
        self._grid.setColumnStretch(0, 2)
        self._grid.setColumnStretch(1, 3)
        self._grid.addWidget(self._heading, 0, 0)
        self._grid.addWidget(self.verdict, 0, 1)
        self._grid.addWidget(self._none, 1, 0, 1, 2)

    def show_findings(self, findings: Sequence[Finding]) -> None:
        """Show how each rule stands; without any, say that the decree does not apply."""
        self._none.setVisible(not findings)
        self.verdict.setVisible(bool(findings))
        self.verdict.show_state(*VALID[is_valid(findings)])
        found = {finding.rule: finding for finding in findings}
        for rule in found.keys() - self._rows.keys():
            self._add_row(rule)
        for rule, (name, words) in self._rows.items():
            finding = found.get(rule)
            name.setVisible(finding is not None)
            words.setVisible(finding is not None)
            if finding is not None:
                name.show_state(_STATES[finding.state], RULES[rule])
                source = SOURCES[rule].replace("Điều ", "Điều\N{NO-BREAK SPACE}")
                words.setText(f"{sentence(finding)}  ({source})")

    def _add_row(self, rule: str) -> None:
        name, words = StatusLabel(), QLabel(wordWrap=True)
        name.setWordWrap(True)
        place = 2 + list(RULES).index(rule)
        self._grid.addWidget(name, place, 0)
        self._grid.addWidget(words, place, 1)
        self._rows[rule] = (name, words)


def sentence(finding: Finding) -> str:
    """Return how the rule stands and what to do."""
    words = STANDS[f"{finding.rule}.{finding.state}"].format_map(_said(finding.values))
    if finding.unknown_years and finding.state != "missing":
        words += " " + UNKNOWN_YEARS.format(years=", ".join(map(str, finding.unknown_years)))
    return words


def _said(values: Mapping[str, int | date | None]) -> dict[str, str]:
    return {name: _value(value) for name, value in values.items()}


def _value(value: int | date | None) -> str:
    if isinstance(value, date):
        return short_date(value)
    return "…" if value is None else count_text(value)
