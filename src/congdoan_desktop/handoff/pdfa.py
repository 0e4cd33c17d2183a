"""A plain PDF → PDF/A-3u with files inside (ISO 19005-3): colour profile, XMP, associated files."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from typing import TYPE_CHECKING, Literal
from xml.sax.saxutils import escape

from congdoan_desktop.paths import resources

if TYPE_CHECKING:
    import pikepdf

PROFILE = "colour/srgb.icc"
"""sRGB as Little CMS (MIT) writes it; kept as a file because it would bear another date each time."""
_PRODUCER = "congdoan_desktop"


@dataclass(frozen=True, kw_only=True)
class Attachment:
    """A file that travels inside a PDF. `relationship` as in ISO 32000-2, 7.11.3 (what the file is to the paper)."""

    name: str
    mime: str
    data: bytes
    relationship: Literal["Source", "Data", "Alternative", "Supplement"]
    description: str


def to_pdfa3(
    pdf: bytes,
    *,
    title: str,
    author: str,
    created: datetime,
    attachments: Sequence[Attachment],
    empty_form: bool = False,
) -> bytes:
    """Return `pdf` (fonts embedded, no transparency, as `render` draws it) as PDF/A-3u with `attachments` inside.

    `empty_form`: for a paper that is signed elsewhere; what another program adds to a form that is there already can
    be told from what it changes (`signing.pdf_returned`).
    The same input gives the same bytes. The file ends with a line end, so that a signature can be appended.
    """
    import pikepdf

    with pikepdf.open(BytesIO(pdf)) as document:
        _set_information(document, title=_one_line(title), author=_one_line(author), created=created)
        _set_output_intent(document)
        _attach(document, attachments, created)
        if empty_form:
            document.Root["/AcroForm"] = document.make_indirect(pikepdf.Dictionary(Fields=pikepdf.Array()))
        stream = BytesIO()
        document.save(
            stream,
            deterministic_id=True,
            force_version="1.7",
            object_stream_mode=pikepdf.ObjectStreamMode.disable,
            linearize=False,
            fix_metadata_version=False,
        )
    data = stream.getvalue()
    return data if data.endswith(b"\n") else data + b"\n"


def pdf_time(moment: datetime) -> str:
    """Return `D:20260612093000+07'00'`."""
    offset = moment.strftime("%z")
    return f"D:{moment:%Y%m%d%H%M%S}{offset[:3]}'{offset[3:5]}'"


def _set_information(document: "pikepdf.Pdf", *, title: str, author: str, created: datetime) -> None:
    """Say the same in the information dictionary and in XMP (ISO 19005-3, 6.6.2)."""
    import pikepdf

    del document.docinfo
    for key, value in (("/Title", title), ("/Author", author), ("/Producer", _PRODUCER)):
        document.docinfo[key] = pikepdf.String(value)
    document.docinfo["/CreationDate"] = document.docinfo["/ModDate"] = pikepdf.String(pdf_time(created))
    packet = _xmp(title=title, author=author, created=created).encode("utf-8")
    metadata = document.make_stream(packet, {"/Type": pikepdf.Name.Metadata, "/Subtype": pikepdf.Name.XML})
    document.Root["/Metadata"] = metadata


def _one_line(text: str) -> str:
    """XML holds no control characters, and the two places must hold the same."""
    return "".join(letter for letter in " ".join(text.split()) if letter.isprintable())


def _set_output_intent(document: "pikepdf.Pdf") -> None:
    import pikepdf

    profile = document.make_stream((resources() / PROFILE).read_bytes(), {"/N": 3})
    intent = pikepdf.Dictionary(
        Type=pikepdf.Name.OutputIntent,
        S=pikepdf.Name.GTS_PDFA1,
        OutputConditionIdentifier=pikepdf.String("sRGB IEC61966-2.1"),
        Info=pikepdf.String("sRGB IEC61966-2.1"),
        DestOutputProfile=profile,
    )
    document.Root["/OutputIntents"] = pikepdf.Array([document.make_indirect(intent)])


def _attach(document: "pikepdf.Pdf", attachments: Sequence[Attachment], created: datetime) -> None:
    """Name every file in `/AF` (what belongs to the paper) and in the tree of embedded files (what readers list)."""
    import pikepdf

    specs = {item.name: _file_spec(document, item, created) for item in attachments}
    if not specs:
        return
    names = [part for name in sorted(specs) for part in (pikepdf.String(name), specs[name])]
    document.Root["/AF"] = pikepdf.Array([specs[item.name] for item in attachments])
    document.Root["/Names"] = pikepdf.Dictionary(
        {**dict(document.Root.get("/Names", {})), "/EmbeddedFiles": pikepdf.Dictionary(Names=pikepdf.Array(names))}
    )


def _file_spec(document: "pikepdf.Pdf", item: Attachment, created: datetime) -> "pikepdf.Object":
    import pikepdf

    when = pikepdf.String(pdf_time(created))
    embedded = document.make_stream(
        item.data,
        {
            "/Type": pikepdf.Name.EmbeddedFile,
            "/Subtype": pikepdf.Name(f"/{item.mime}"),
            "/Params": pikepdf.Dictionary(Size=len(item.data), CreationDate=when, ModDate=when),
        },
    )
    return document.make_indirect(
        pikepdf.Dictionary(
            Type=pikepdf.Name.Filespec,
            F=pikepdf.String(item.name),
            UF=pikepdf.String(item.name),
            Desc=pikepdf.String(item.description),
            AFRelationship=pikepdf.Name(f"/{item.relationship}"),
            EF=pikepdf.Dictionary(F=embedded, UF=embedded),
        )
    )


def _xmp(*, title: str, author: str, created: datetime) -> str:
    time = created.isoformat(timespec="seconds")
    return f"""<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">
<pdfaid:part>3</pdfaid:part>
<pdfaid:conformance>U</pdfaid:conformance>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{escape(title)}</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>{escape(author)}</rdf:li></rdf:Seq></dc:creator>
<dc:language><rdf:Bag><rdf:li>vi-VN</rdf:li></rdf:Bag></dc:language>
<pdf:Producer>{_PRODUCER}</pdf:Producer>
<xmp:CreateDate>{time}</xmp:CreateDate>
<xmp:ModifyDate>{time}</xmp:ModifyDate>
<xmp:MetadataDate>{time}</xmp:MetadataDate>
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="w"?>"""
