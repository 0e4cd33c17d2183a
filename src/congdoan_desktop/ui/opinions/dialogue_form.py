"""The fields of a dialogue and of one matter of it, in the order of the minutes."""

from functools import partial

from congdoan_desktop.domain.records import DialogueItem
from congdoan_desktop.texts import short_date
from congdoan_desktop.ui.context import Context
from congdoan_desktop.ui.forms import Group, Item, check_item
from congdoan_desktop.ui.opinions.pane import Pane
from congdoan_desktop.ui.sublist import Part
from congdoan_desktop.ui.tables import Column
from congdoan_desktop.ui.widgets.field import date_field, number_field, text_field, time_field
from congdoan_desktop.ui.widgets.plain_fields import LinesField, LongField, OptionsField

LEGAL = {None: "Chưa ghi", True: "Có mặt", False: "Vắng mặt"}
AGREED = {None: "Chưa kết luận", True: "Thống nhất", False: "Chưa thống nhất"}
_MEMBERS_HINT = "Mỗi người một dòng: Nguyễn Văn A – Giám đốc"
_AGREED_WORDS = {None: "…", True: "✓ Thống nhất", False: "✗ Chưa thống nhất"}
_AGREED_TONES = {None: "", True: "good", False: "bad"}


def dialogue_groups(pane: Pane, context: Context) -> tuple[Group, ...]:
    """Return the form of a dialogue."""
    return (_when(pane, context), _counts(), _people(), _ending(context))


def _when(pane: Pane, context: Context) -> Group:
    day = partial(date_field, context.today)
    return Group(
        rows=(
            (
                Item(name="title", label="Tên cuộc đối thoại", make=text_field, stretch=3, required=True),
                Item(name="kind", label="Loại", make=pane.choice("dialogue_kinds"), stretch=2, required=True),
            ),
            (
                Item(name="held_on", label="Ngày đối thoại", make=day, stretch=0, required=True),
                Item(name="starts", label="Từ", make=time_field, stretch=0),
                Item(name="ends", label="Đến", make=time_field, stretch=0),
                Item(name="venue", label="Địa điểm", make=text_field),
            ),
            (
                Item(name="requested_on", label="Ngày nhận yêu cầu", make=partial(day, width=150), stretch=0),
                Item(name="answered_on", label="Ngày trả lời", make=day, stretch=0),
                Item(name="contents_sent_on", label="Ngày gửi nội dung", make=partial(day, width=150), stretch=0),
                Item(
                    name="members_listed_on",
                    label="Ngày lập danh sách thành viên",
                    make=partial(day, width=200),
                    stretch=0,
                ),
            ),
        )
    )


def _counts() -> Group:
    number = partial(number_field, width=110)
    return Group(
        title="THÀNH VIÊN HAI BÊN (số người)",
        rows=(
            (
                Item(name="workers_total", label="Lao động đơn vị", make=number, stretch=0),
                Item(name="worker_named", label="Bên NLĐ được cử", make=number, stretch=0),
                Item(name="worker_present", label="Bên NLĐ có mặt", make=number, stretch=0),
                Item(name="employer_named", label="Bên NSDLĐ được cử", make=partial(number, width=130), stretch=0),
                Item(name="employer_present", label="Bên NSDLĐ có mặt", make=partial(number, width=130), stretch=0),
            ),
            (
                Item(
                    name="legal_representative",
                    label="Người đại diện theo pháp luật (hoặc được ủy quyền)",
                    make=lambda: OptionsField(LEGAL),
                ),
            ),
        ),
    )


def _people() -> Group:
    members = partial(LinesField, rows=3, hint=_MEMBERS_HINT)
    return Group(
        title="Người dự, chủ trì, người ký",
        folded=True,
        rows=(
            (
                Item(name="employer_members", label="Bên người sử dụng lao động có mặt", make=members),
                Item(name="worker_members", label="Bên người lao động có mặt", make=members),
            ),
            (
                Item(name="chair", label="Chủ trì", make=text_field),
                Item(name="secretary", label="Thư ký", make=text_field),
            ),
            (
                Item(name="employer_signer", label="Người ký bên NSDLĐ", make=text_field),
                Item(name="worker_signer", label="Người ký bên NLĐ", make=text_field),
            ),
        ),
    )


def _ending(context: Context) -> Group:
    day = partial(date_field, context.today)
    return Group(
        title="Kết luận, ký biên bản, công bố",
        folded=True,
        rows=(
            (Item(name="conclusion", label="Kết luận chung", make=LongField),),
            (
                check_item("minutes_signed", "Biên bản đã có chữ ký hai bên", stretch=0),
                Item(name="published_on", label="Ngày công bố", make=day, stretch=0),
                Item(name="published_how", label="Công bố ở đâu", make=text_field),
            ),
            (Item(name="note", label="Ghi chú", make=partial(LongField, rows=2)),),
        ),
    )


def item_part(context: Context) -> Part:
    """Return what the list of matters under a dialogue keeps."""
    day, long = partial(date_field, context.today), partial(LongField, rows=2)
    return Part(
        kind=DialogueItem,
        owner="dialogue_id",
        title="NỘI DUNG ĐỐI THOẠI",
        add_words="+ Thêm nội dung  Ctrl+I",
        empty_words="Chưa có. Ghi từng vấn đề: ý kiến của người lao động, trả lời, kết luận, ai làm và đến khi nào.",
        columns=(
            Column(title="STT", text=lambda item: str(item.place_no), right=True, width=48),
            Column(title="Vấn đề", text=lambda item: item.issue),
            Column(
                title="Kết luận",
                text=lambda item: _AGREED_WORDS[item.agreed],
                tone=lambda item: _AGREED_TONES[item.agreed],
                width=140,
            ),
            Column(
                title="Hạn", text=lambda item: short_date(item.due_on) if item.due_on else "", width=92, optional=True
            ),
        ),
        groups=(
            Group(
                rows=(
                    (Item(name="issue", label="Vấn đề", make=text_field, required=True),),
                    (
                        Item(name="workers_view", label="Ý kiến của người lao động (không ghi tên)", make=long),
                        Item(name="employer_answer", label="Trả lời của người sử dụng lao động", make=long),
                    ),
                    (
                        Item(name="agreed", label="Kết quả", make=lambda: OptionsField(AGREED)),
                        Item(name="conclusion", label="Kết luận", make=partial(LongField, rows=1)),
                    ),
                    (
                        Item(name="responsible", label="Trách nhiệm", make=text_field),
                        Item(name="due_on", label="Thời hạn", make=day, stretch=0),
                    ),
                )
            ),
        ),
        blank=lambda new_id, owner: DialogueItem(id=new_id, dialogue_id=owner, issue=""),
        name=lambda item: item.issue or "chưa đặt tên",
        numbered="place_no",
    )
