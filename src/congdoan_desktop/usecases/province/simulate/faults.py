"""Good files made bad: one function a fault, bytes or a report in, bytes or a report out."""

import zipfile
from collections.abc import Mapping
from dataclasses import replace
from io import BytesIO

from congdoan_desktop.domain.report import NamedFigure, Report

_BOMB = 200 << 20
"""Bytes that a workbook of a few hundred thousand bytes swells to."""


def changed_report(report: Report, fault: str) -> Report:
    """Return the report as a fault has it; the others leave it as it is."""
    match fault:
        case "contradiction":
            return _with(report, workers_total=10, workers_women=11)
        case "same_id_other_data":
            return _with(report, workers_total=7)
        case "newer_schema":
            return replace(report, schema="congdoan-report/2")
        case "wrong_period":
            return replace(report, period="2024-H1")
    return report


def changed_file(pdf: bytes, fault: str) -> bytes:
    """Return the signed PDF as a fault has it; the others leave it as it is."""
    match fault:
        case "changed_byte":
            data = bytearray(pdf)
            data[len(data) // 3] ^= 1
            return bytes(data)
        case "bytes_behind":
            return pdf + b"\n% one more line\n"
        case "cut_off":
            return pdf[: len(pdf) * 2 // 3]
    return pdf


def changed_workbook(xlsx: bytes) -> bytes:
    """Return a signed workbook in which one figure of a sheet is another."""
    with zipfile.ZipFile(BytesIO(xlsx)) as source:
        parts = {info: source.read(info) for info in source.infolist()}
    target = BytesIO()
    with zipfile.ZipFile(target, "w") as packed:
        for info, part in parts.items():
            is_sheet = info.filename == "xl/worksheets/sheet2.xml"
            packed.writestr(info, part.replace(b"<v>1</v>", b"<v>9</v>", 1) + b"\n" if is_sheet else part)
    return target.getvalue()


def bomb(name: str) -> bytes:
    """Return a workbook that swells, another one for each `name`."""
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as packed, packed.open("customXml/item1.xml", "w") as part:
        part.write(name.encode())
        for _ in range(_BOMB >> 20):
            part.write(bytes(1 << 20))
    return stream.getvalue()


def deep_json() -> bytes:
    """Return a `report.json` that no parser walks through."""
    return b'{"schema": "congdoan-report/1", "annexes": ' + b"[" * 200_000 + b"]" * 200_000 + b"}"


def _with(report: Report, **counts: int) -> Report:
    others = tuple(figure for figure in report.figures if figure.code not in counts)
    given: Mapping[str, int] = counts
    return replace(report, figures=(*others, *(NamedFigure(code=c, low=n, high=n) for c, n in given.items())))
