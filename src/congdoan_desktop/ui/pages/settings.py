"""*Cài đặt*: the unit, its head-counts, how it signs, certificates, its own key, the pass-phrase, backups."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QStackedWidget, QWidget

from congdoan_desktop.domain.records import HeadCount, Record, SigningProfile, Unit
from congdoan_desktop.errors import UserError
from congdoan_desktop.reference.presets import SigningPreset
from congdoan_desktop.store import drafts, repository
from congdoan_desktop.ui import theme
from congdoan_desktop.ui.context import Context, Page
from congdoan_desktop.ui.ledger import Ledger
from congdoan_desktop.ui.settings.about_pane import AboutPane
from congdoan_desktop.ui.settings.backup_pane import BackupPane
from congdoan_desktop.ui.settings.computer_pane import ComputerPane
from congdoan_desktop.ui.settings.groups import blank_profile, blank_unit, head_count_book, profile_groups, unit_groups
from congdoan_desktop.ui.settings.phrase_pane import PhrasePane
from congdoan_desktop.ui.settings.preset_row import PresetRow, filled
from congdoan_desktop.ui.settings.record_pane import RecordPane
from congdoan_desktop.ui.settings.signature_pane import SignaturePane
from congdoan_desktop.ui.settings.unit_key_pane import UnitKeyPane
from congdoan_desktop.ui.trash.pane import TrashPane
from congdoan_desktop.usecases.gather_facts import role_of, the_unit

_TITLES = (
    "Đơn vị",
    "Số lao động",
    "Người ký",
    "Chữ ký số",
    "Khóa của đơn vị",
    "Máy này",
    "Mật khẩu, tự khóa",
    "Dữ liệu, sao lưu",
    "Đã cất",
    "Giới thiệu, hỗ trợ",
)
UNIT, HEAD_COUNTS, PROFILE, SIGNATURE, UNIT_KEY, COMPUTER, PHRASE, BACKUPS, TRASH, ABOUT = range(10)


class SettingsPage(Page):
    """A list of parts on the left, one part on the right. A record id of this page is that of a head-count."""

    shows = frozenset({"Unit", "HeadCount", "SigningProfile"})

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.unit = RecordPane(context, "Đơn vị", Unit, unit_groups(context), blank_unit)
        self.head_counts = Ledger(context, head_count_book(context))
        self.head_counts.search.hide()  # a handful of lines
        self.presets = PresetRow(context)
        self.profile = RecordPane(
            context, "Người ký và cách ký", SigningProfile, profile_groups(context), blank_profile, self.presets
        )
        self.signature = SignaturePane(context)
        self.unit_key = UnitKeyPane(context)
        self.computer = ComputerPane(context)
        self.phrase = PhrasePane(context)
        self.backups = BackupPane(context)
        self.trash = TrashPane(context)
        self.about = AboutPane(context)
        self.parts = QListWidget()
        self._stack = QStackedWidget()
        self._build()
        self.presets.chosen.connect(self._fill)

    def refresh(self) -> None:
        """Look at the store, the settings and the backups again."""
        kept = (self.unit, self.head_counts, self.profile)
        for pane in (*kept, self.signature, self.unit_key, self.computer, self.phrase, self.backups, self.about):
            pane.refresh()
        if self.parts.currentRow() == TRASH:
            self.trash.refresh()

    def open_record(self, record_id: str) -> None:
        """Show a head-count, or the part that holds the record (saved, or begun and not saved yet); "@UnitKey" is the
        part of the unit's key, "@Phrase" that of the pass-phrase, where "@SetPhrase" and "@NewPhrase" ask for one,
        "@About" what the program is.
        """
        if record_id == "@About":
            self.parts.setCurrentRow(ABOUT)
        elif record_id == "@UnitKey":
            self.parts.setCurrentRow(UNIT_KEY)
        elif record_id in ("@Phrase", "@SetPhrase", "@NewPhrase"):
            self.parts.setCurrentRow(PHRASE)
            act = {"@SetPhrase": self.phrase.set_phrase, "@NewPhrase": self.phrase.ask_new_phrase}.get(record_id)
            if act is not None:
                act()
        elif self._holds(HeadCount, record_id):
            self.parts.setCurrentRow(HEAD_COUNTS)
            self.head_counts.open(record_id)
        else:
            self.parts.setCurrentRow(PROFILE if self._holds(SigningProfile, record_id) else UNIT)

    def _holds(self, kind: type[Record], record_id: str) -> bool:
        reader = self._context.reader
        return bool(repository.get(reader, kind, record_id) or drafts.draft(reader, kind, record_id))

    def leave(self) -> None:
        """Hand over what is still being typed."""
        self.unit.leave()
        self.profile.leave()
        self.signature.leave()
        self.computer.leave()
        self.head_counts.flush()

    def holds_unsaved(self) -> bool:
        """Whether anything is not in the store yet."""
        return any(part.autosave.holds_unsaved() for part in (self.unit, self.profile, self.head_counts))

    def _fill(self, preset: SigningPreset) -> None:
        """Fill the profile as `preset` has it, and keep it."""
        try:
            parent = the_unit(self._context.reader).parent_name
        except UserError:
            parent = ""
        profile = self.profile.form.record()
        assert isinstance(profile, SigningProfile)
        self.profile.form.load(filled(profile, preset, parent))
        self.profile.autosave.keep()

    def _build(self) -> None:
        self.parts.setAccessibleName("Các phần của cài đặt")
        self.parts.setFixedSize(148, (theme.ROW + 4) * len(_TITLES) + 4)
        for title in _TITLES:
            item = QListWidgetItem(title)
            item.setSizeHint(QSize(0, theme.ROW + 4))
            self.parts.addItem(item)
        # Who keeps a register counts the workers of its units, none of its own.
        is_keeper = role_of(self._context.reader) == "province"
        self.parts.item(HEAD_COUNTS).setHidden(is_keeper)
        self.parts.setFixedHeight((theme.ROW + 4) * (len(_TITLES) - is_keeper) + 4)
        self.unit.form.show_item("kind", not is_keeper)
        self.trash.setContentsMargins(theme.L, 0, theme.L, 0)
        panes: tuple[QWidget, ...] = (
            *(self.unit, self.head_counts, self.profile, self.signature),
            *(self.unit_key, self.computer, self.phrase, self.backups, self.trash, self.about),
        )
        for pane in panes:
            self._stack.addWidget(pane)
        saving = (
            *(self.unit, self.profile, self.signature, self.unit_key),
            *(self.computer, self.phrase, self.backups, self.trash, self.about),
        )
        for saved in (part.saved for part in saving):
            saved.connect(self.saved)
        self.head_counts.saved.connect(self.saved)
        self.phrase.rewriting.connect(self.rewriting)
        self.phrase.locking.connect(self.locking)
        self.parts.setCurrentRow(UNIT)  # before anything listens: nothing was read yet that could be handed over
        self.parts.currentRowChanged.connect(self._show)
        self.setFocusProxy(self.parts)
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.L, theme.M, 0, theme.M)
        row.setSpacing(0)
        row.addWidget(self.parts, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._stack, 1)

    def _show(self, place: int) -> None:
        self.leave()
        self._stack.setCurrentIndex(place)
        if place == TRASH:
            self.trash.refresh()
