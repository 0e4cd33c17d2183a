"""From records to signed files on real input, judged by programs that are not ours."""

import json
import subprocess
import sys
import unicodedata
import zipfile
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from pathlib import Path
from random import Random
from typing import Any

import openpyxl
import pytest

from congdoan_desktop.demo import make_demo
from congdoan_desktop.domain.numbers import figure_text
from congdoan_desktop.domain.period import VIETNAM
from congdoan_desktop.domain.report import Figure, Report
from congdoan_desktop.domain.verdict import State
from congdoan_desktop.handoff.attachments import read_attachments
from congdoan_desktop.handoff.report_json import NAME, decode
from congdoan_desktop.handoff.workbook_part import read_report
from congdoan_desktop.signing.trust import Trust
from congdoan_desktop.signing.verify import verify
from congdoan_desktop.texts import SHEETS
from congdoan_desktop.usecases.signed_files import WORKBOOK_NAME
from tests.independent.libreoffice import libreoffice
from tests.independent.nss import make_nss
from tests.independent.pdfsig import pdfsig
from tests.independent.verapdf import verapdf
from tests.independent.xmlsec import xmlsec

NOW = datetime.now(VIETNAM)


@dataclass(frozen=True)
class Demo:
    folder: Path
    pdf: Path
    xlsx: Path
    anchor: bytes
    summary: dict[str, Any]
    report: Report
    text: str


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Demo:
    folder = tmp_path_factory.mktemp("demo") / "Mẫu có dấu"
    _, pdf, xlsx, trust, summary = make_demo(folder, NOW)
    run = subprocess.run(["pdftotext", "-layout", str(pdf), "-"], capture_output=True, check=True)
    return Demo(
        folder=folder,
        pdf=pdf,
        xlsx=xlsx,
        anchor=trust.read_bytes(),
        summary=json.loads(summary.read_bytes()),
        report=decode(read_attachments(pdf.read_bytes())[NAME]),
        text=run.stdout.decode(),
    )


def squeezed(text: str) -> str:
    """Text without white space: where lines break is not what is asked here."""
    return "".join(text.split())


def test_independent_verifiers_accept_the_files(demo: Demo, tmp_path: Path) -> None:
    nss = make_nss(tmp_path / "nss", [demo.anchor])
    seen = pdfsig(demo.pdf, nss)
    assert [(s.valid, s.trusted, s.whole) for s in seen] == [(True, True, True)]
    assert [s.valid for s in xmlsec(demo.xlsx, demo.anchor, tmp_path / "xmlsec")] == [True]
    inside = tmp_path / "inside.xlsx"
    inside.write_bytes(read_attachments(demo.pdf.read_bytes())[WORKBOOK_NAME])
    for found in libreoffice([demo.xlsx, inside], nss, tmp_path / "lo").values():
        assert [(s.valid, s.trusted) for s in found] == [(True, True)]
    assert verapdf([demo.pdf], "3u", tmp_path / "vera") == {demo.pdf: []}


def test_our_own_check_says_valid_with_the_trust_folder_and_not_confirmed_without(demo: Demo) -> None:
    for path in (demo.pdf, demo.xlsx):
        data = path.read_bytes()
        assert verify(data, Trust(anchors=(demo.anchor,)), now=NOW).state is State.VALID
        assert verify(data, Trust(), now=NOW).state is State.UNCONFIRMED


UNSIGNED = ("docProps/", "_rels/.rels", "[Content_Types].xml", "_xmlsignatures/origin.sigs", "_xmlsignatures/_rels/")
"""What no OPC signature covers by itself: properties, and the way to them and to the signature."""


def flipped(data: bytes, chance: Random) -> bytes:
    changed = bytearray(data)
    changed[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
    return bytes(changed)


def test_one_changed_byte_anywhere_breaks_the_pdf(demo: Demo) -> None:
    trust, chance, data = Trust(anchors=(demo.anchor,)), Random(58), demo.pdf.read_bytes()
    for _ in range(60):
        assert verify(flipped(data, chance), trust, now=NOW).state is State.BROKEN


def test_one_changed_byte_in_any_signed_part_breaks_the_workbook(demo: Demo) -> None:
    """Dates and attributes of the ZIP layer are not part of a workbook: a copy packed anew stays genuine."""
    trust, chance = Trust(anchors=(demo.anchor,)), Random(58)
    with zipfile.ZipFile(demo.xlsx) as archive:
        parts = {info.filename: archive.read(info) for info in archive.infolist()}
    assert verify(packed(parts), trust, now=NOW).state is State.VALID
    signed = {name: part for name, part in parts.items() if not name.startswith(UNSIGNED)}
    assert len(signed) > 15
    for name, part in signed.items():
        for _ in range(3):
            changed = parts | {name: flipped(part, chance)}
            assert verify(packed(changed), trust, now=NOW).state is State.BROKEN, name


def packed(parts: dict[str, bytes]) -> bytes:
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return stream.getvalue()


def test_the_same_report_is_in_both_files_and_in_the_summary(demo: Demo) -> None:
    data = demo.xlsx.read_bytes()
    attachments = read_attachments(demo.pdf.read_bytes())
    assert attachments[WORKBOOK_NAME] == data
    assert read_report(data) == attachments[NAME]
    told = {figure.code: (figure.low, figure.high, figure.den) for figure in demo.report.figures}
    assert told == {code: (f["low"], f["high"], f["den"]) for code, f in demo.summary["figures"].items()}
    assert [t.verdict for t in demo.report.targets] == [t["verdict"] for t in demo.summary["targets"]]


def test_the_text_of_the_pdf_is_whole_and_vietnamese(demo: Demo) -> None:
    assert unicodedata.is_normalized("NFC", demo.text)
    run = subprocess.run(["pdftotext", "-raw", str(demo.pdf), "-"], capture_output=True, check=True)
    found = squeezed(run.stdout.decode())
    for section in demo.report.sections:
        for paragraph in section.paragraphs:
            words = [squeezed(word) for word in paragraph.split()]
            assert all(word in found for word in words), paragraph
    assert squeezed("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM") in found
    assert squeezed(demo.report.signature.full_name) in found


def test_figures_of_the_tables_stand_in_the_pdf_and_in_the_workbook(demo: Demo) -> None:
    book = openpyxl.load_workbook(BytesIO(demo.xlsx.read_bytes()))
    text = squeezed(demo.text)
    for table in demo.report.annexes:
        cells = [cell.value for row in book[f"Biểu {table.code}"].iter_rows() for cell in row]
        for row in table.rows:
            for cell in row:
                if isinstance(cell, Figure) and cell.den != 0:
                    assert squeezed(figure_text(cell)) in text, (table.code, cell)
                elif isinstance(cell, int):
                    assert cell in cells, (table.code, cell)


def test_every_figure_stands_on_its_sheet_of_the_workbook(demo: Demo) -> None:
    book = openpyxl.load_workbook(BytesIO(demo.xlsx.read_bytes()))
    rows = {row[7]: row[1:4] for row in book[SHEETS["figures"]].iter_rows(min_row=5, values_only=True)}
    told = {code: (f["low"], f["high"], f["den"]) for code, f in demo.summary["figures"].items()}
    assert {code: rows[code] for code in told} == told


BY_HAND = {
    # On the lists of May are 9 + 84 + 79 entries of 165 people; the list of June adds 5; 259 heads stand on no list.
    "reached": (170, 240, 240),
    "briefed": (165, 165 + 46, 240),
    "attendances": (9 + 84 + 79 + 46 + 31 + 88 + 14 + 150,) * 2 + (None,),
    "indirect_reach": (200 + 185 + 160 + 150,) * 2 + (None,),
    "digital_products": (14 + 3, 14 + 3, None),
    "material_copies": (90 + 90 + 40,) * 2 + (None,),
    "funds_union": ((1350 + 1200 + 400 + 350 + 250 + 900 + 2500) * 1000,) * 2 + (None,),
    "people_trained": (8, 8, None),
    "survey_valid": (101, 101, None),
}


@pytest.mark.parametrize("code", BY_HAND)
def test_figures_are_what_they_are_when_worked_out_by_hand(demo: Demo, code: str) -> None:
    figure = demo.summary["figures"][code]
    assert (figure["low"], figure["high"], figure["den"]) == BY_HAND[code]


def test_verdicts_are_what_they_are_when_worked_out_by_hand(demo: Demo) -> None:
    assert {target["code"]: target["verdict"] for target in demo.summary["targets"]} == {
        "T01": "undetermined",  # 170 is not all of 240, 240 would be
        "T03": "met",  # six activities count
        "T05": "met",  # a round of the half was closed
        "T06": "no_subject",  # nobody is a full-time officer
        "T07": "met",  # three people
        "T08": "in_progress",  # 211 at the most, and the plan has no end
        "T09": "in_progress",  # nobody's session is on the resolution, and KH 36 has no end
        "T10": "undetermined",  # as T01
        "T13": "met",  # posts and clips
        "T14": "met",  # one dialogue
    }


def test_the_program_on_the_command_line(tmp_path: Path) -> None:
    def congdoan(*arguments: str) -> subprocess.CompletedProcess[bytes]:
        return subprocess.run([sys.executable, "-m", "congdoan_desktop", *arguments], capture_output=True)

    out = tmp_path / "out"
    made = congdoan("demo", "--out", str(out))
    assert made.returncode == 0, made.stderr.decode()
    files = [str(path) for path in (*out.glob("*.pdf"), *out.glob("*.xlsx"))]
    assert len(files) == 2
    good = congdoan("verify", *files, "--trust", str(out / "trust"))
    assert (good.returncode, good.stderr) == (0, b""), good.stdout.decode()
    assert congdoan("verify", *files).returncode == 1
    told = json.loads(congdoan("verify", "--json", files[0], "--trust", str(out / "trust")).stdout)
    assert told[0]["verdict"]["state"] == "valid"
    again = congdoan("demo", "--out", str(out))
    assert again.returncode == 1 and again.stderr.decode().count("\n") == 1
