"""The tamper suite for PDFs: whatever is changed in a signed paper, later or before the province signs, is not valid.

`test_pdf_signatures` says for which reason each known attack is seen; here they and more go through `verify`, on a
whole report (PDF/A-3u with data and workbook inside), as a receiver's file does.
"""

import io
import re
import zipfile
from collections.abc import Callable
from datetime import timedelta
from functools import cache

import pikepdf
import pytest
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.generic import pdf_name
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign.fields import enumerate_sig_fields

from congdoan_desktop.domain.verdict import State
from congdoan_desktop.signing.authority import make_crl
from congdoan_desktop.signing.verify import verify
from tests.signing.papers import paper, signed_paper
from tests.signing.samples import NOW, pdf, pki, signed_workbook
from tests.signing.test_pdf_signatures import (
    BROKEN,
    Update,
    annotation,
    hole,
    metadata,
    open_action,
    stream,
    updated,
    white_box,
)

Writer = IncrementalPdfFileWriter


def state_of(data: bytes) -> State:
    return verify(data, pki().trust_crl, now=NOW).state


@cache
def signed() -> bytes:
    crl = make_crl(pki().province, [], number=1, now=NOW - timedelta(days=2))
    return signed_paper(who="rsa", crls=(crl,))


def countersigned(data: bytes) -> bytes:
    return signed_paper(data, who="province", beside=True)


def on_root(**entries: generic.PdfObject) -> Update:
    """Change entries of the catalogue."""

    def change(writer: Writer) -> None:
        for name, value in entries.items():
            writer.root[f"/{name}"] = value
        writer.update_root()

    return change


def without(name: str) -> Update:
    def change(writer: Writer) -> None:
        del writer.root[name]
        writer.update_root()

    return change


def files_of(writer: Writer) -> generic.ArrayObject:
    """Name, file, name, file …"""
    return writer.root["/Names"]["/EmbeddedFiles"]["/Names"]


def on_file(number: int, change: Callable[[Writer, generic.DictionaryObject], None]) -> Update:
    def update(writer: Writer) -> None:
        file = files_of(writer)[2 * number + 1]
        change(writer, file)
        writer.update_container(file)

    return update


def content_swapped(writer: Writer, file: generic.DictionaryObject) -> None:
    new = writer.add_object(stream(b'{"n": 99999}', Type="/EmbeddedFile", Subtype="/application#2Fjson"))
    file["/EF"] = generic.DictionaryObject({pdf_name("/F"): new, pdf_name("/UF"): new})


def entry(name: str, value: generic.PdfObject) -> Callable[[Writer, generic.DictionaryObject], None]:
    return lambda _, file: file.__setitem__(name, value)


def file_added(writer: Writer) -> None:
    names = files_of(writer)
    file = generic.DictionaryObject({pdf_name("/Type"): pdf_name("/Filespec"), pdf_name("/F"): text("zz.json")})
    content_swapped(writer, file)
    names.append(text("zz.json"))
    names.append(writer.add_object(file))
    writer.update_container(names)


def files_exchanged(writer: Writer) -> None:
    names = files_of(writer)
    first, second = names.raw_get(1), names.raw_get(3)
    names[1], names[3] = second, first
    writer.update_container(names)


def text(value: str) -> generic.TextStringObject:
    return generic.TextStringObject(value)


def numbers(*values: float) -> generic.ArrayObject:
    return generic.ArrayObject(map(generic.FloatObject, values))


def on_page(change: Callable[[Writer, generic.DictionaryObject], None]) -> Update:
    def update(writer: Writer) -> None:
        page = writer.find_page_for_modification(0)[0].get_object()
        change(writer, page)
        writer.update_container(page)

    return update


def pages_turned(writer: Writer) -> None:
    pages = writer.root["/Pages"]
    kids = pages["/Kids"]
    pages[pdf_name("/Kids")] = generic.ArrayObject([kids.raw_get(place) for place in reversed(range(len(kids)))])
    writer.update_container(pages)


def another_tree_of_pages(writer: Writer) -> None:
    """The shadow attack "replace": what is shown is a page that lay hidden, or came, behind the signature."""
    pages = generic.DictionaryObject(
        {pdf_name("/Type"): pdf_name("/Pages"), pdf_name("/Count"): generic.NumberObject(9)}
    )
    tree = writer.add_object(pages)
    pages["/Kids"] = generic.ArrayObject([writer.add_object(another_page(writer, tree)) for _ in range(9)])
    writer.root["/Pages"] = tree
    writer.update_root()


def another_page(writer: Writer, tree: generic.IndirectObject) -> generic.DictionaryObject:
    content = writer.add_object(stream(b"1 1 1 rg 0 0 595 842 re f"))
    return generic.DictionaryObject(
        {
            pdf_name("/Type"): pdf_name("/Page"),
            pdf_name("/MediaBox"): numbers(0, 0, 595, 842),
            pdf_name("/Contents"): content,
            pdf_name("/Resources"): generic.DictionaryObject(),
            pdf_name("/Parent"): tree,
        }
    )


def fonts_exchanged(writer: Writer) -> None:
    """The shadow attack "overlay by font": the same text with other letters."""
    page = writer.find_page_for_modification(0)[0].get_object()
    fonts = page["/Resources"]["/Font"]
    names = sorted(fonts)
    kept = [fonts.raw_get(name) for name in names]
    for name, font in zip(names, reversed(kept), strict=True):
        fonts[name] = font
    writer.update_container(fonts)


def field(writer: Writer) -> generic.DictionaryObject:
    _, _, found = next(enumerate_sig_fields(writer))
    return found.get_object()


def on_field(change: Callable[[Writer, generic.DictionaryObject], None]) -> Update:
    def update(writer: Writer) -> None:
        found = field(writer)
        change(writer, found)
        writer.update_container(found)

    return update


def another_look(writer: Writer, found: generic.DictionaryObject) -> None:
    look = stream(b"1 1 1 rg 0 0 400 80 re f", Type="/XObject", Subtype="/Form")
    look["/BBox"] = numbers(0, 0, 240, 80)
    found["/AP"] = generic.DictionaryObject({pdf_name("/N"): writer.add_object(look)})


def on_signature(name: str, value: generic.PdfObject) -> Update:
    def update(writer: Writer) -> None:
        signature = field(writer)["/V"]
        signature[name] = value
        writer.update_container(signature)

    return update


def field_added(writer: Writer, **entries: generic.PdfObject) -> None:
    fields = writer.root["/AcroForm"]["/Fields"]
    new = generic.DictionaryObject({pdf_name(f"/{name}"): value for name, value in entries.items()})
    new["/Rect"] = numbers(60, 60, 300, 90)
    fields.append(writer.add_object(new))
    writer.update_container(fields)


def same_signature_twice(writer: Writer) -> None:
    value = field(writer).raw_get("/V")
    field_added(writer, FT=pdf_name("/Sig"), T=text("Signature9"), V=value)


def words_in_a_new_field(writer: Writer) -> None:
    field_added(writer, FT=pdf_name("/Tx"), T=text("Total"), V=text("99999"))


def another_list(writer: Writer) -> None:
    """A look-alike of a list, or an old one, in place of the one that was signed."""
    lists = writer.root["/DSS"]["/CRLs"]
    lists[0] = writer.add_object(stream(b"0\x00"))
    writer.update_container(lists)


UPDATES: dict[str, Update] = {
    "40_page_painted_over": white_box,
    "41_annotation": annotation,
    "42_page_rotated": on_page(lambda _, page: page.__setitem__("/Rotate", generic.NumberObject(180))),
    "43_page_cropped": on_page(lambda _, page: page.__setitem__("/CropBox", numbers(0, 0, 200, 200))),
    "44_content_of_a_page_left_out": on_page(lambda _, page: page.__delitem__("/Contents")),
    "45_pages_in_another_order": pages_turned,
    "46_another_tree_of_pages": another_tree_of_pages,
    "47_fonts_exchanged": fonts_exchanged,
    "50_data_swapped": on_file(0, content_swapped),
    "51_workbook_swapped": on_file(1, content_swapped),
    "52_data_and_workbook_exchanged": files_exchanged,
    "53_data_is_called_otherwise": on_file(0, entry("/AFRelationship", pdf_name("/Alternative"))),
    "54_data_has_another_name": on_file(0, entry("/UF", text("other.json"))),
    "55_file_added": file_added,
    "56_files_left_out": without("/Names"),
    "57_files_no_longer_associated": on_root(AF=generic.ArrayObject()),
    "60_script_when_opened": open_action,
    "61_colours_meant_otherwise": without("/OutputIntents"),
    "62_language": on_root(Lang=text("en")),
    "63_page_shown_first": on_root(PageMode=pdf_name("/FullScreen")),
    "64_permissions": on_root(Perms=generic.DictionaryObject()),
    "65_lists_left_out": without("/DSS"),
    "70_stamp_painted_over": on_field(another_look),
    "71_stamp_moved": on_field(lambda _, found: found.__setitem__("/Rect", numbers(10, 10, 250, 90))),
    "72_stamp_hidden": on_field(lambda _, found: found.__setitem__("/F", generic.NumberObject(2))),
    "73_field_renamed": on_field(lambda _, found: found.__setitem__("/T", text("Signature7"))),
    "74_signature_taken_out": on_field(lambda _, found: found.__delitem__("/V")),
    "75_reason_changed": on_signature("/Reason", text("Không ký")),
    "76_time_changed": on_signature("/M", text("D:20200101000000Z")),
    "77_form_taken_out": without("/AcroForm"),
    "78_same_signature_twice": same_signature_twice,
    "79_words_in_a_new_field": words_in_a_new_field,
}
"""Each as an incremental update."""

ONLY_AFTERWARDS: dict[str, Update] = {
    "80_metadata": metadata,
    "81_list_replaced": another_list,
    "83_nothing_at_all": lambda writer: writer.update_root(),
}
"""Before the next signature these harm nobody: a title is shown nowhere, a list proves itself, and the signer of the
next signature vouches for the whole file."""


def cut(data: bytes) -> bytes:
    return data[: data.rindex(b"%%EOF")]


def ranges(change: Callable[[list[int]], list[int]]) -> bytes:
    """Rewrite /ByteRange in its place (the room behind it is part of it)."""
    found = re.search(rb"/ByteRange \[([\d ]+)\]( *)", signed())
    assert found is not None
    new = b"/ByteRange [" + b" ".join(b"%d" % value for value in change(list(map(int, found[1].split())))) + b"]"
    assert len(new) <= len(found[0])
    return signed().replace(found[0], new.ljust(len(found[0])))


def with_cms_of(other: bytes) -> bytes:
    (start, end), (from_, to) = hole(signed()), hole(other)
    assert end - start == to - from_
    return signed()[:start] + other[from_:to] + signed()[end:]


def inside_another() -> bytes:
    buffer = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf())) as document:
        document.attachments["report.pdf"] = signed()
        document.save(buffer)
    return buffer.getvalue()


def written_anew() -> bytes:
    """All objects as they were, by another program."""
    buffer = io.BytesIO()
    with pikepdf.open(io.BytesIO(signed())) as document:
        document.save(buffer)
    return buffer.getvalue()


def with_archive() -> bytes:
    buffer = io.BytesIO(signed())
    with zipfile.ZipFile(buffer, "a") as archive:
        archive.writestr("evil.txt", b"x")
    return buffer.getvalue()


FILES: dict[str, Callable[[], bytes]] = {
    "90_end_cut_off": lambda: cut(signed()),
    "91_bytes_after_the_end": lambda: signed() + b"\x00",
    "92_comment_after_the_end": lambda: signed() + b"% seen and approved\n%%EOF\n",
    "93_line_end_before_the_head": lambda: b"\n" + signed(),
    "94_byte_order_mark": lambda: b"\xef\xbb\xbf" + signed(),
    "95_another_paper_after_it": lambda: signed() + paper(),
    "96_another_paper_before_it": lambda: paper() + signed(),
    "97_a_signed_workbook_after_it": lambda: signed() + signed_workbook(),
    "98_an_archive_after_it": with_archive,
    "99_inside_another_paper": inside_another,
    "9a_written_anew": written_anew,
    "9b_range_begins_late": lambda: ranges(lambda r: [1, r[1] - 1, r[2], r[3]]),
    "9c_range_ends_early": lambda: ranges(lambda r: [*r[:3], r[3] - 7]),
    "9d_range_past_the_end": lambda: ranges(lambda r: [*r[:3], r[3] + 1]),
    "9e_ranges_overlap": lambda: ranges(lambda r: [0, r[1], r[1] - 1, r[3]]),
    "9f_hole_moved": lambda: ranges(lambda r: [0, r[1] - 1, r[2], r[3]]),
    "9g_one_range": lambda: ranges(lambda r: [0, r[1]]),
    "9h_cms_of_another_paper": lambda: with_cms_of(signed_paper(paper() + b"\n", who="rsa")),
    "9i_white_space_in_the_hole": lambda: (
        signed()[: hole(signed())[1] - 3] + b" \n" + signed()[hole(signed())[1] - 1 :]
    ),
    "9j_version_of_the_head": lambda: signed().replace(b"%PDF-1.7", b"%PDF-1.4", 1),
    "9k_unsigned": paper,
    "9l_look_alike_authority": lambda: signed_paper(who="evil"),
    "9m_revoked": lambda: signed_paper(who="revoked"),
    "9n_countersigned_by_a_look_alike": lambda: signed_paper(signed(), who="evil", beside=True),
    "9o_byte_changed_before_two_signatures": lambda: countersigned(signed()).replace(b"/Reason", b"/Raeson", 1),
    "9p_update_after_two_signatures": lambda: updated(countersigned(signed()), white_box),
    "9q_signature_replaced": lambda: signed_paper(updated(signed(), UPDATES["77_form_taken_out"]), who="ec"),
}


@pytest.mark.parametrize("row", BROKEN)
def test_known_attack(row: str) -> None:
    assert state_of(BROKEN[row][0]()) is State.BROKEN


@pytest.mark.parametrize("row", {**UPDATES, **ONLY_AFTERWARDS})
def test_updated_afterwards(row: str) -> None:
    data = updated(signed(), {**UPDATES, **ONLY_AFTERWARDS}[row])
    assert data != signed() and data.startswith(signed())
    assert state_of(data) is State.BROKEN


@pytest.mark.parametrize("row", UPDATES)
def test_updated_before_the_next_signature(row: str) -> None:
    assert state_of(countersigned(updated(signed(), UPDATES[row]))) is State.BROKEN


@pytest.mark.parametrize("row", ONLY_AFTERWARDS)
def test_what_the_next_signer_vouches_for(row: str) -> None:
    assert state_of(countersigned(updated(signed(), ONLY_AFTERWARDS[row]))) is State.VALID


@pytest.mark.parametrize("row", FILES)
def test_changed_file(row: str) -> None:
    data = FILES[row]()
    assert data != signed()
    assert state_of(data) is State.BROKEN


def test_untouched() -> None:
    assert state_of(signed()) is State.VALID
    assert state_of(countersigned(signed())) is State.VALID


def test_the_suite_is_as_large_as_it_must_be() -> None:
    assert len(BROKEN) + 2 * len(UPDATES) + len(ONLY_AFTERWARDS) + len(FILES) >= 100
