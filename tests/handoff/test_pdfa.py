"""PDF/A-3u with files inside, looked at by veraPDF and poppler."""

import subprocess
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest

from congdoan_desktop.handoff.attachments import read_attachments
from congdoan_desktop.handoff.pdfa import Attachment, to_pdfa3
from congdoan_desktop.handoff.report_json import encode
from congdoan_desktop.paths import resources
from congdoan_desktop.render.paper import draw_pdf
from tests.fixtures.sample_report import UNIT, sample_report
from tests.independent.verapdf import outcomes, verapdf

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
JSON = Attachment(
    name="report.json",
    mime="application/json",
    data=encode(sample_report()),
    relationship="Data",
    description="Dữ liệu của báo cáo",
)
SHEET = Attachment(
    name="bang-tinh.xlsx", mime=XLSX, data=b"PK" * 500, relationship="Alternative", description="Bảng tính"
)
TITLE = 'Báo cáo <Kết quả> & "nhận xét"\x0b của\u00a0Công đoàn'


@pytest.fixture(scope="module")
def plain() -> bytes:
    return draw_pdf(sample_report(), fonts=resources() / "fonts", draft=False).pdf


def archived(pdf: bytes, attachments: tuple[Attachment, ...] = (JSON, SHEET)) -> bytes:
    made_at = sample_report().made_at
    return to_pdfa3(pdf, title=TITLE, author=UNIT, created=made_at, attachments=attachments)


def test_verapdf_calls_it_valid_and_the_plain_one_not(plain: bytes, tmp_path: Path) -> None:
    draft = draw_pdf(replace(sample_report(), annexes=()), fonts=resources() / "fonts", draft=True).pdf
    files = {
        "archived": archived(plain),
        "draft": archived(draft),
        "bare": archived(plain, ()),
        "plain": plain,
    }
    paths = {name: tmp_path / f"{name}.pdf" for name in files}
    for name, data in files.items():
        paths[name].write_bytes(data)
    found = verapdf(list(paths.values()), "3u", tmp_path / "scratch")
    assert {name: found[path] == [] for name, path in paths.items()} == {
        "archived": True,
        "draft": True,
        "bare": True,
        "plain": False,
    }, found
    assert any(rule.startswith("6.6.2.1-1") for rule in found[paths["plain"]]), "no XMP"


def test_the_answer_of_verapdf_is_read_right() -> None:
    said = "VALID\t/a.pdf\t12\nnoise\nINVALID\t/b.pdf\t9\n\t6.1.7.1-2 endstream\n"
    assert outcomes(said) == {Path("/a.pdf"): [], Path("/b.pdf"): ["not valid", "6.1.7.1-2 endstream"]}


def test_poppler_lists_and_takes_out_the_attachments(plain: bytes, tmp_path: Path) -> None:
    path = tmp_path / "report.pdf"
    path.write_bytes(archived(plain))
    subprocess.run(["pdfdetach", "-saveall", "-o", str(tmp_path), str(path)], check=True, capture_output=True)
    assert (tmp_path / "report.json").read_bytes() == JSON.data
    assert (tmp_path / "bang-tinh.xlsx").read_bytes() == SHEET.data


def test_we_read_what_we_wrote(plain: bytes) -> None:
    assert read_attachments(archived(plain)) == {"report.json": JSON.data, "bang-tinh.xlsx": SHEET.data}


def test_the_pages_stay_as_they_were(plain: bytes) -> None:
    def text(pdf: bytes) -> bytes:
        return subprocess.run(["pdftotext", "-", "-"], input=pdf, check=True, capture_output=True).stdout

    assert text(archived(plain)) == text(plain)


def test_the_same_input_gives_the_same_bytes_and_ends_with_a_line(plain: bytes) -> None:
    assert archived(plain) == archived(plain)
    assert archived(plain).endswith(b"%%EOF\n")


def test_both_places_say_the_same(plain: bytes) -> None:
    with pikepdf.open(BytesIO(archived(plain))) as document:
        assert str(document.docinfo["/Title"]) == 'Báo cáo <Kết quả> & "nhận xét" của Công đoàn'
        assert str(document.docinfo["/CreationDate"]) == "D:20260612093000+07'00'"
        with document.open_metadata() as metadata:
            assert metadata["dc:title"] == str(document.docinfo["/Title"])
            assert metadata["dc:creator"] == [UNIT]
            assert metadata["xmp:CreateDate"] == "2026-06-12T09:30:00+07:00"
            assert metadata.pdfa_status == "3U"
        assert [str(spec.AFRelationship) for spec in document.Root.AF] == ["/Data", "/Alternative"]
        assert str(document.Root.AF[1].EF.F.Subtype) == f"/{XLSX}"


def test_the_colour_profile_is_srgb() -> None:
    profile = (resources() / "colour" / "srgb.icc").read_bytes()
    assert (profile[36:40], profile[12:20], int.from_bytes(profile[:4])) == (b"acsp", b"mntrRGB ", len(profile))
