"""Add, look at and put away photos, minutes and signed lists (minh chứng).

Two steps, since preparing a picture takes time and must hold up neither the window nor the saving of records:
`prepared` reads and tames a file (in the looker's thread; what is hostile in a process of its own), `add` keeps it
(in the worker's). Why a copy is opened, not the file itself: another program must not be able to change the evidence.
"""

import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from congdoan_desktop import files
from congdoan_desktop.domain.classified import marked_secret, named_secret
from congdoan_desktop.domain.records import Evidence
from congdoan_desktop.domain.text import clean, fold
from congdoan_desktop.errors import UserError
from congdoan_desktop.store import content_files, repository
from congdoan_desktop.store.connection import Reader
from congdoan_desktop.store.database import Store
from congdoan_desktop.usecases.evidence_time import keep_until

JPEG, PDF = "image/jpeg", "application/pdf"
_SUFFIXES = {JPEG: ".jpg", PDF: ".pdf"}
_LONGEST_NAME = 120
_UNFIT = re.compile(r'[\\/:*?"<>|\n]+')
_SEPARATORS = re.compile(r"[-_()\[\]{}.,;+]+")
_PICTURE_HEADS = (b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"GIF8", b"BM", b"II*\0", b"MM\0*", b"RIFF")
_HEIC_BRANDS = (b"heic", b"heix", b"hevc", b"mif1", b"msf1", b"avif")


@dataclass(frozen=True, kw_only=True)
class Prepared:
    """A file as it will be kept. `kind`: code of catalogue `evidence_kinds`, proposed from the name."""

    name: str
    kind: str
    media: str
    data: bytes


def prepared_file(path: Path) -> Prepared:
    """Read and tame the file at `path`. Raises `UserError` file.unreadable, file.too_large and as `prepared`."""
    return prepared(path.name, files.read_file(path, limit=content_files.LARGEST))


def prepared(name: str, data: bytes) -> Prepared:
    """Return what is kept of a file: a picture drawn anew without metadata, a PDF as it is.

    Raises `UserError` evidence.empty, evidence.not_accepted, evidence.classified, evidence.not_a_picture,
    evidence.many_pages, evidence.too_many_pixels, evidence.damaged, evidence.not_a_pdf, evidence.locked_pdf,
    intake.too_slow, intake.too_big, intake.refused.
    """
    if not data:
        raise UserError("evidence.empty")
    if _named_secret(name):
        raise UserError("evidence.classified", mark=clean(name))
    is_pdf = data.lstrip()[:5] == b"%PDF-"
    kept = _pdf(data) if is_pdf else _picture(data)
    return Prepared(name=_fit(name), kind=_kind(name, is_pdf), media=PDF if is_pdf else JPEG, data=kept)


def add(store: Store, new: Prepared, owner_kind: str, owner_id: str, today: date) -> Evidence:
    """Keep the file, then the record that names it; return the record. What its owner has already is not added twice.

    Raises `UserError` file.disk_full, file.read_only, file.not_written and as `Store.atomic` does.
    """
    digest = content_files.put(content_files.evidence_folder(store.path), new.data)
    for one in of_owner(store, owner_id):
        if one.sha256 == digest and one.removed_on is None:
            return one
    evidence = Evidence(
        id=repository.new_id(),
        owner_kind=owner_kind,
        owner_id=owner_id,
        kind=new.kind,
        name=new.name,
        media=new.media,
        sha256=digest,
        size=len(new.data),
        added_on=today,
        keep_until=keep_until(store, new.kind, today),
    )
    return repository.save(store, evidence)


def of_owner(db: Reader, owner_id: str) -> tuple[Evidence, ...]:
    """Return the evidence of one record, in the order in which it came."""
    return repository.find(db, Evidence, where={"owner_id": owner_id})


def state_of(db: Reader, evidence: Evidence) -> str:
    """Return `whole`, `missing`, `changed`, or `removed` for one deleted for good."""
    if evidence.removed_on is not None:
        return "removed"
    return content_files.state_of(content_files.evidence_folder(db.path), evidence.sha256)


def content_of(db: Reader, evidence: Evidence) -> bytes:
    """Return the bytes of the file. Raises `UserError` evidence.missing, evidence.changed, evidence.removed."""
    if evidence.removed_on is not None:
        raise UserError("evidence.removed", name=evidence.name)
    folder = content_files.evidence_folder(db.path)
    data = content_files.read(folder, evidence.sha256)
    if data is not None:
        return data
    if content_files.state_of(folder, evidence.sha256) == "missing":
        raise UserError("evidence.missing", name=evidence.name)
    raise UserError("evidence.changed", name=evidence.name)


def copy_to(db: Reader, evidence: Evidence, folder: Path) -> Path:
    """Write a copy under the name people know into a folder of its own in `folder` and return it.

    A copy that is there already, and may be open in another program, is used again. Raises `UserError` as `content_of`
    and `files.write_atomic` do.
    """
    data = content_of(db, evidence)
    path = folder / evidence.id / (Path(evidence.name).stem[:_LONGEST_NAME] + _SUFFIXES.get(evidence.media, ""))
    if not (path.is_file() and path.read_bytes() == data):
        path.parent.mkdir(exist_ok=True)
        files.write_atomic(path, data)
    return path


def _picture(data: bytes) -> bytes:
    from congdoan_desktop.intake import pictures
    from congdoan_desktop.intake.apart import run_apart

    if data[4:8] == b"ftyp" and data[8:12] in _HEIC_BRANDS:
        raise UserError("evidence.not_a_picture")
    if not data.startswith(_PICTURE_HEADS):
        raise UserError("evidence.not_accepted")
    return run_apart("pictures:plain_jpeg", data, seconds=pictures.SECONDS, megabytes=pictures.MEGABYTES)


def _pdf(data: bytes) -> bytes:
    from congdoan_desktop.intake import pdf_text
    from congdoan_desktop.intake.apart import run_apart

    text = run_apart("pdf_text:first_words", data, seconds=pdf_text.SECONDS, megabytes=pdf_text.MEGABYTES)
    for line in text.decode("utf-8", "ignore").splitlines():
        if marked_secret(line):
            raise UserError("evidence.classified", mark=clean(line))
    return data


def _named_secret(name: str) -> bool:
    """Whether a part of the file name is a stamp, as in "12-BC (TOI MAT).pdf"."""
    stem = Path(name).stem
    return any(named_secret(part) for part in (stem, *_SEPARATORS.split(stem)) if part.strip())


def _kind(name: str, is_pdf: bool) -> str:
    """Propose what a file is by its name."""
    words = fold(_SEPARATORS.sub(" ", name))
    for part, kind in (("bien ban", "minutes"), ("danh sach", "signed_list"), ("ky ten", "signed_list")):
        if part in words:
            return kind
    return "document" if is_pdf else "photo"


def _fit(name: str) -> str:
    """Return the name without what no file name may hold."""
    return clean(_UNFIT.sub(" ", name))[-_LONGEST_NAME:] or "file"
