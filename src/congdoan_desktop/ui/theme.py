"""How the window looks: two palettes, spacing, fonts, one style sheet. Nothing here knows a page.

`apply(app)` once at the start; it follows the system when it turns dark or light.
`colors()` gives the colours for own painting (ask in `paintEvent`, never keep them).
`mark(widget, "role", "title")` gives a widget one of the roles of the style sheet:

* labels: `title` (page), `section` (small heading), `muted`, `bad`, `near`, `good`
* buttons: `primary` (the one next step), `link` (a word that opens something), `quiet` (no frame)
* frames: `card` (surface with a hairline), `strip` (undo, offers), `field` (looks like a line edit)
"""

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFontDatabase, QGuiApplication, QIcon, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from congdoan_desktop import paths

XS, S, M, L, XL = 4, 8, 12, 16, 24
"""Spacing in pixels at 100 %."""
ROW = 30
"""Least height of a row, a button and a field."""


@dataclass(frozen=True, kw_only=True)
class Colors:
    """One palette; every text colour stands at least 4.5 : 1 on `window` and `surface` (WCAG AA)."""

    window: str
    surface: str
    line: str
    edge: str
    """Border of a field: 3 : 1 on the surface."""
    text: str
    muted: str
    accent: str
    """Accent as text and as a bar."""
    button: str
    """Accent below white words."""
    soft: str
    """Selected row, pressed rail entry."""
    bad: str
    near: str
    good: str


LIGHT = Colors(
    window="#F4F6F8",
    surface="#FFFFFF",
    line="#D8DDE3",
    edge="#8A94A0",
    text="#1A1E23",
    muted="#55606C",
    accent="#0B5CAD",
    button="#0B5CAD",
    soft="#DCE9F6",
    bad="#B3261E",
    near="#8A5300",
    good="#1B6E3C",
)
DARK = Colors(
    window="#1B1D21",
    surface="#25282D",
    line="#3B4048",
    edge="#7C8693",
    text="#E8EAED",
    muted="#AAB2BD",
    accent="#7DB9F5",
    button="#1F6DBD",
    soft="#2B415B",
    bad="#FF8F86",
    near="#F5BD62",
    good="#7FD69C",
)


def apply(app: QApplication, *, bundled_font: bool = False) -> None:
    """Dress `app` and keep it dressed. `bundled_font`: where there is no system font (pictures, tests)."""
    app.setStyle("Fusion")
    app.setWindowIcon(QIcon(str(paths.resources() / "theme" / "app.png")))
    if bundled_font:
        use_bundled_font(app)
    hints = app.styleHints()
    hints.colorSchemeChanged.connect(lambda _scheme: _dress(app))
    _dress(app)


def colors() -> Colors:
    """Return the palette the system asks for now."""
    dark = QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark
    return DARK if dark else LIGHT


def mark(widget: QWidget, name: str, value: str | bool) -> None:
    """Set a property the style sheet looks at, and look again where it was looked at already."""
    if widget.property(name) == value:
        return
    widget.setProperty(name, value)
    if widget.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):
        widget.style().unpolish(widget)
        widget.style().polish(widget)


def use_bundled_font(app: QApplication) -> None:
    """Take Liberation Sans out of the bundle: the widths of the system fonts of Windows, all Vietnamese letters."""
    for name in ("Regular", "Bold", "Italic", "BoldItalic"):
        QFontDatabase.addApplicationFont(str(paths.resources() / "fonts" / f"LiberationSans-{name}.ttf"))
    font = app.font()
    font.setFamily("Liberation Sans")
    font.setPointSizeF(10)
    app.setFont(font)


def _dress(app: QApplication) -> None:
    now = colors()
    app.setPalette(_palette(now))
    sheet = _sheet(now, app.font().pointSizeF())
    if sheet != app.styleSheet():  # every widget there is would be dressed anew
        app.setStyleSheet(sheet)


def _palette(now: Colors) -> QPalette:
    role = QPalette.ColorRole
    palette = QPalette(QColor(now.window))
    for part, value in {
        role.Window: now.window,
        role.WindowText: now.text,
        role.Base: now.surface,
        role.AlternateBase: now.window,
        role.Text: now.text,
        role.Button: now.surface,
        role.ButtonText: now.text,
        role.ToolTipBase: now.surface,
        role.ToolTipText: now.text,
        role.PlaceholderText: now.muted,
        role.Highlight: now.button,
        role.HighlightedText: "#FFFFFF",
        role.Link: now.accent,
        role.Accent: now.accent,
        role.Mid: now.line,
    }.items():
        palette.setColor(part, QColor(value))
    for part in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, part, QColor(now.muted))
    return palette


def _sheet(now: Colors, points: float) -> str:
    tick, down = (paths.resources() / "theme" / f"{name}.png" for name in ("tick", "down"))
    return f"""
QLabel[role="title"] {{ font-size: {points * 1.5:.1f}pt; font-weight: 600; }}
QLabel[role="section"] {{ color: {now.muted}; font-weight: 600; }}
QLabel[role="muted"] {{ color: {now.muted}; }}
QLabel[role="bad"] {{ color: {now.bad}; }}
QLabel[role="near"] {{ color: {now.near}; }}
QLabel[role="good"] {{ color: {now.good}; }}
QFrame[role="card"] {{ background: {now.surface}; border: 1px solid {now.line}; border-radius: 4px; }}
QFrame[role="card"][current="true"] {{ border: 1px solid {now.accent}; }}
QFrame[role="strip"] {{ background: {now.soft}; border: 1px solid {now.line}; border-radius: 4px; }}
QFrame[role="chip"] {{ background: {now.soft}; border: none; border-radius: 3px; }}
QToolButton {{ color: {now.muted}; border: none; background: transparent; }}
QToolButton:hover {{ color: {now.accent}; }}
QFrame[role="line"] {{ background: {now.line}; max-height: 1px; border: none; }}
QLineEdit, QPlainTextEdit, QFrame[role="field"] {{
    background: {now.surface}; border: 1px solid {now.edge}; border-radius: 3px; padding: 1px 6px; }}
QLineEdit {{ min-height: {ROW - 4}px; }}
QFrame[role="field"] {{ padding: 1px; }}
QFrame[role="field"] QLineEdit {{ border: none; padding: 0 4px; min-height: 22px; background: transparent; }}
QLineEdit:focus, QPlainTextEdit:focus, QFrame[role="field"][active="true"] {{ border: 2px solid {now.accent}; }}
QLineEdit:focus {{ padding: 0 5px; }}
QFrame[role="field"][active="true"] {{ padding: 0; }}
QFrame[role="field"] QLineEdit:focus {{ border: none; padding: 0 4px; }}
QLineEdit[bad="true"], QPlainTextEdit[bad="true"], QFrame[role="field"][bad="true"] {{
    border: 2px solid {now.bad}; }}
QLineEdit[bad="true"] {{ padding: 0 5px; }}
QFrame[role="field"] QLineEdit[bad="true"] {{ border: none; }}
QLineEdit:disabled, QLineEdit:read-only, QPlainTextEdit:read-only {{ background: {now.window}; color: {now.muted}; }}
QPushButton {{ min-height: {ROW - 2}px; padding: 0 12px; background: {now.surface}; color: {now.text};
    border: 1px solid {now.edge}; border-radius: 3px; }}
QPushButton:hover {{ border-color: {now.accent}; }}
QPushButton:focus {{ border: 2px solid {now.accent}; padding: 0 11px; min-height: {ROW - 4}px; }}
QPushButton:pressed {{ background: {now.soft}; }}
QPushButton:disabled {{ color: {now.muted}; border-color: {now.line}; background: {now.window}; }}
QPushButton[role="primary"] {{ background: {now.button}; color: #FFFFFF; border: 1px solid {now.button};
    font-weight: 600; }}
QPushButton[role="primary"]:focus {{ border: 2px solid {now.text}; }}
QPushButton[role="primary"]:disabled {{ background: {now.line}; color: {now.muted}; border-color: {now.line}; }}
QPushButton[chosen="true"] {{ background: {now.soft}; border: 2px solid {now.accent}; }}
QPushButton[role="link"] {{ background: transparent; border: none; color: {now.accent}; padding: 0 2px;
    text-align: left; min-height: 22px; }}
QPushButton[role="link"]:focus {{ border: 1px solid {now.accent}; }}
QPushButton[role="quiet"] {{ background: transparent; border: 1px solid transparent; color: {now.accent};
    padding: 0 6px; }}
QPushButton[role="quiet"]:hover {{ background: {now.soft}; }}
QPushButton[role="quiet"]:focus {{ border: 1px solid {now.accent}; }}
QPushButton[role="fold"] {{ background: transparent; border: none; color: {now.accent}; text-align: left;
    padding: 0; font-weight: 600; min-height: 26px; }}
QPushButton[role="fold"]:focus {{ text-decoration: underline; }}
QTableView, QListView, QTreeView {{ background: {now.surface}; border: 1px solid {now.line};
    gridline-color: {now.line}; selection-background-color: {now.soft}; selection-color: {now.text}; outline: none; }}
QTableView::item {{ padding: 0 5px; border: none; }}
QTableView:focus, QListView:focus {{ border: 1px solid {now.accent}; }}
QHeaderView::section {{ background: {now.window}; color: {now.muted}; border: none;
    border-bottom: 1px solid {now.line}; padding: 4px 8px; font-weight: 600; }}
QRadioButton, QCheckBox {{ spacing: 6px; }}
QRadioButton::indicator, QCheckBox::indicator {{ width: 14px; height: 14px; border: 1px solid {now.edge};
    background: {now.surface}; }}
QRadioButton::indicator {{ border-radius: 8px; }}
QCheckBox::indicator {{ border-radius: 3px; }}
QRadioButton::indicator:checked {{ border: 5px solid {now.button}; width: 6px; height: 6px; }}
QCheckBox::indicator:checked {{ border: 1px solid {now.button}; background: {now.button};
    image: url("{tick.as_posix()}"); }}
QRadioButton:focus, QCheckBox:focus {{ color: {now.accent}; }}
QRadioButton::indicator:focus, QCheckBox::indicator:focus {{ border-color: {now.accent}; }}
QComboBox {{ min-height: {ROW - 4}px; padding: 1px 8px; background: {now.surface}; border: 1px solid {now.edge};
    border-radius: 3px; combobox-popup: 0; }}
QComboBox:focus {{ border: 2px solid {now.accent}; padding: 0 7px; }}
QComboBox::drop-down {{ border: none; width: 22px; }}
QComboBox::down-arrow {{ image: url("{down.as_posix()}"); width: 9px; height: 9px; }}
QComboBox QAbstractItemView {{ background: {now.surface}; border: 1px solid {now.edge}; }}
QListView::item {{ padding-left: 5px; border: none; }}
QComboBox QAbstractItemView::item {{ min-height: {ROW - 6}px; }}
QListView::item:selected {{ background: {now.soft}; color: {now.text}; }}
QTabBar {{ background: transparent; }}
QTabBar::tab {{ background: transparent; color: {now.text}; border: none; border-bottom: 3px solid transparent;
    padding: 5px 0; margin-right: {XL}px; }}
QTabBar::tab:hover {{ color: {now.accent}; }}
QTabBar::tab:selected {{ color: {now.accent}; border-bottom: 3px solid {now.accent}; }}
QTabBar:focus {{ text-decoration: underline; }}
QScrollArea {{ border: none; background: transparent; }}
QSplitter::handle {{ background: {now.window}; }}
QToolTip {{ background: {now.surface}; color: {now.text}; border: 1px solid {now.edge}; padding: 4px; }}
#offer {{ margin: {M}px {L}px 0 {L}px; }}
#rail {{ background: {now.surface}; border-right: 1px solid {now.line}; }}
#rail QPushButton {{ background: transparent; border: none; border-left: 3px solid transparent; border-radius: 0;
    text-align: left; padding: 0 12px; min-height: {ROW - 4}px; max-height: 36px; color: {now.text}; }}
#rail QPushButton:hover {{ background: {now.window}; }}
#rail QPushButton:checked {{ background: {now.soft}; border-left: 3px solid {now.accent}; color: {now.accent};
    font-weight: 600; }}
#rail QPushButton:focus {{ text-decoration: underline; }}
#rail QPushButton[role="find"] {{ border: 1px solid {now.line}; border-radius: 3px; color: {now.muted};
    margin: 0 {S}px; padding: 0 {S}px; min-height: {ROW - 2}px; }}
"""
