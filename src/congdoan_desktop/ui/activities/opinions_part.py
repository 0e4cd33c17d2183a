"""Opinions voiced at the open activity: a list of records, and one key that makes a typed line one of them."""

from functools import partial

from congdoan_desktop.domain.catalogue import label
from congdoan_desktop.domain.records import Activity, Opinion
from congdoan_desktop.domain.records.about import first_line
from congdoan_desktop.store import repository
from congdoan_desktop.ui.codes import entries_on
from congdoan_desktop.ui.context import Context
from congdoan_desktop.ui.forms import Group, Item, RecordForm
from congdoan_desktop.ui.opinions.name_check import NameCheck
from congdoan_desktop.ui.said import not_saved
from congdoan_desktop.ui.sublist import Part, SubList
from congdoan_desktop.ui.tables import Column
from congdoan_desktop.ui.widgets.choice_field import ChoiceField
from congdoan_desktop.ui.widgets.plain_fields import LongField
from congdoan_desktop.usecases.save_record import save_record

CHANNEL = "activity"
_EMPTY = (
    "Chưa ghi ý kiến nào thành phiếu. Gõ ý kiến vào ô “Ghi nhanh” ở trên rồi Ctrl+I, hoặc bấm “Ghi ý kiến”. Phiếu "
    "được theo dõi ở trang Ý kiến, đối thoại."
)


class OpinionsPart(SubList):
    """The list; `note` is the form of the activity, whose field `opinions` is the quick note."""

    def __init__(self, context: Context, note: RecordForm) -> None:
        self._activity: Activity | None = None
        self._names = NameCheck(context)
        self._note = note
        super().__init__(context, self._part_of(context))
        self._names.setParent(self)
        note.also_check(partial(self._names.problems, fields=("opinions",)))
        self.form.also_check(partial(self._names.problems, fields=("content", "proposal")))
        self._names.known.connect(self._look_at_names)

    def show_of(self, activity: Activity | None) -> None:
        """Show the opinions voiced at `activity`."""
        self._activity = activity
        self.load(activity.id if activity else "")

    def refresh(self) -> None:
        super().refresh()
        self._names.look()

    def follow(self, activity: Activity) -> None:
        """Take over what new opinions are dated and assigned by."""
        self._activity = activity

    def take_line(self) -> None:
        """Make the line at the cursor of the quick note a record; it leaves the note once that is in the store."""
        field = self._note.field("opinions")
        assert isinstance(field, LongField) and self._activity is not None
        line = field.box.textCursor().block().text().strip() or _last_line(field.text())
        field.setFocus()
        if not line:
            return
        opinion, activity_id = self._opinion(repository.new_id(), content=line), self._activity.id

        def done(_result: object) -> None:
            if self._note.record().id == activity_id:  # who went on to another record finds the line where it was
                _drop_line(self._note, field, line)

        self._context.worker.run(
            partial(save_record, record=opinion),
            done=done,
            failed=lambda error: self.saved.emit(not_saved(error)),
            changes=frozenset({"Opinion"}),
        )

    def _opinion(self, new_id: str, owner: str = "", *, content: str = "") -> Opinion:
        activity = self._activity
        return Opinion(
            id=new_id,
            noted_on=activity.held_on if activity else self._context.today(),
            content=content,
            channel=CHANNEL,
            plans=activity.plans if activity else (),
            activity_id=owner or (activity.id if activity else ""),
        )

    def _look_at_names(self) -> None:
        for form in (self._note, self.form):
            if self._activity is not None and not form.isHidden():
                form.show_problems()

    def _part_of(self, context: Context) -> Part:
        codes = context.reference.catalogues
        return Part(
            kind=Opinion,
            owner="activity_id",
            title="PHIẾU Ý KIẾN CỦA BUỔI NÀY",
            add_words="+ Ghi ý kiến",
            empty_words=_EMPTY,
            columns=(
                Column(title="Ý kiến", text=lambda one: first_line(one.content)),
                Column(title="Lĩnh vực", text=lambda one: label(codes["opinion_areas"], one.area), width=150),
            ),
            groups=_groups(context),
            blank=self._opinion,
            name=lambda one: first_line(one.content),
        )


def _drop_line(form: RecordForm, field: LongField, line: str) -> None:
    """Take `line` out of the note, if it still stands there."""
    lines = field.text().split("\n")
    found = [place for place, text in enumerate(lines) if text.strip() == line]
    if found:
        field.set_text("\n".join(lines[: found[-1]] + lines[found[-1] + 1 :]))
        form.edited.emit()
        form.settled.emit()


def _last_line(text: str) -> str:
    return next((line.strip() for line in reversed(text.split("\n")) if line.strip()), "")


def _groups(context: Context) -> tuple[Group, ...]:
    codes, today = context.reference.catalogues, context.today()
    names = ("opinion_areas", "opinion_moods", "opinion_spreads", "opinion_risks")
    areas, moods, spreads, risks = (entries_on(codes[name], today) for name in names)
    no_names = partial(LongField, rows=2, hint="Không ghi tên người nêu ý kiến.")
    return (
        Group(
            rows=(
                (Item(name="content", label="Nội dung ý kiến", make=no_names, required=True),),
                (
                    Item(name="area", label="Lĩnh vực", make=lambda: ChoiceField(areas)),
                    Item(name="mood", label="Tính chất", make=lambda: ChoiceField(moods)),
                    Item(name="spread", label="Mức độ lan rộng", make=lambda: ChoiceField(spreads)),
                    Item(name="risk", label="Nguy cơ", make=lambda: ChoiceField(risks)),
                ),
                (Item(name="proposal", label="Kiến nghị", make=partial(LongField, rows=1)),),
            )
        ),
    )
