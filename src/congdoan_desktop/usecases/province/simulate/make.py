"""Draw and sign what one unit hands up: a store of its own, real records, the real path to signed files."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import cache
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from congdoan_desktop import paths
from congdoan_desktop.domain.period import VIETNAM
from congdoan_desktop.domain.records import OrgUnit, SigningProfile, Unit
from congdoan_desktop.domain.report import Report
from congdoan_desktop.files import sha256, write_atomic
from congdoan_desktop.reference.loaded import Reference, load
from congdoan_desktop.store import repository
from congdoan_desktop.store.database import Store, open_store
from congdoan_desktop.texts.simulate import SIMULATED
from congdoan_desktop.usecases.build_report import Issue, build_report
from congdoan_desktop.usecases.province.simulate import faults
from congdoan_desktop.usecases.province.simulate.facts import one_more, records_of
from congdoan_desktop.usecases.province.simulate.plan import ARRIVALS, HALF, Delivery
from congdoan_desktop.usecases.start_union import start_union

MADE_AT: Mapping[str, datetime] = {
    HALF: datetime(2026, 6, 10, 9, 0, tzinfo=VIETNAM),
    "2026": datetime(2026, 11, 20, 9, 0, tzinfo=VIETNAM),
}
_KIND = "ct58"


@dataclass(frozen=True, kw_only=True)
class Pair:
    """A private key (PKCS#8 DER), its certificate and the chain of that (DER)."""

    private: bytes
    certificate: bytes
    chain: tuple[bytes, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Order:
    """All that one unit hands up. `signers`: by fault; under "" its own."""

    unit: OrgUnit
    deliveries: tuple[Delivery, ...]
    signers: Mapping[str, Pair]
    folder: Path
    seed: int


@dataclass(frozen=True, kw_only=True)
class Handed:
    """One delivery as it lies on the sticks. `report`: what it says; `files`: paths under the folder of all sticks."""

    delivery: Delivery
    files: tuple[str, ...]
    figures: tuple[tuple[str, int | None, int | None, int | None], ...]
    """Code, low, high, den."""
    targets: tuple[tuple[str, str, str], ...]
    """Code, window, verdict."""


@cache
def _reference() -> Reference:
    return load(paths.resources())


def make(order: Order) -> tuple[Handed, ...]:
    """Make the files of one unit."""
    chance = Random(f"{order.seed}-{order.unit.code}")
    with TemporaryDirectory(prefix="congdoan-") as name:
        path = Path(name) / "unit.congdoan"
        start_union(path, _unit(order.unit), _profile(order.unit), None)
        with open_store(path) as store:
            with store.atomic():
                for record in records_of(order.unit, chance):
                    repository.save(store, record)
            return tuple(_handed(store, order, chance))


def _handed(store: Store, order: Order, chance: Random) -> Iterator[Handed]:
    for delivery in sorted(order.deliveries, key=lambda one: (one.window == "2026", one.stick, one.revision)):
        if delivery.revision > 1:
            repository.save(store, one_more(order.unit, delivery.window, chance))
        report = faults.changed_report(_report(store, delivery), delivery.fault)
        folder = order.folder / ARRIVALS[delivery.stick][0]
        files = tuple(_write(report, delivery, order, folder))
        yield Handed(
            delivery=delivery,
            files=tuple(str(path.relative_to(order.folder)) for path in files),
            figures=tuple((one.code, one.low, one.high, one.den) for one in report.figures),
            targets=tuple((one.code, one.window, one.verdict) for one in report.targets),
        )


def _report(store: Store, delivery: Delivery) -> Report:
    at = MADE_AT[delivery.window]
    before = replace(delivery, revision=delivery.revision - 1) if delivery.revision > 1 else None
    issue = Issue(
        report_id=_id(delivery),
        made_at=at,
        number=delivery.revision + (10 if delivery.window == HALF else 20),
        issued_on=at.date(),
        revision=delivery.revision,
        replaces=_id(before) if before else "",
    )
    built = build_report(store, _reference(), _KIND, delivery.window, replace(issue, replaces=""))
    return replace(built, replaces=issue.replaces, unit_code=delivery.unit.code)


def _id(delivery: Delivery) -> str:
    """Return the id of the report; what is planted is another report, unless the fault is that it is not."""
    own = "" if delivery.fault in ("", "same_id_other_data") else delivery.fault
    return sha256(f"{delivery.report_id} {own}".encode())[:32]


def _write(report: Report, delivery: Delivery, order: Order, folder: Path) -> Iterator[Path]:
    """Write the files of a delivery and yield their paths."""
    for suffix, data in _contents(report, delivery, order):
        for copy in range(delivery.copies):
            number = f" ({copy + 1})" if copy else ""
            path = folder / f"{delivery.name}{number}{suffix}"
            path.parent.mkdir(parents=True, exist_ok=True)
            write_atomic(path, data)
            yield path


def _contents(report: Report, delivery: Delivery, order: Order) -> Iterator[tuple[str, bytes]]:
    from congdoan_desktop.handoff.report_json import encode
    from congdoan_desktop.signing.own_key import OwnKey, signer_of
    from congdoan_desktop.usecases.signed_files import carrying, sign_files

    fault, at = delivery.fault, MADE_AT[delivery.window]
    pair = order.signers.get(fault, order.signers[""])
    signer = signer_of(OwnKey(private=pair.private, algorithm="ecdsa", certificate=pair.certificate, chain=pair.chain))
    if fault == "bomb":
        yield ".xlsx", faults.bomb(report.report_id)
    elif fault == "no_pdf":
        yield ".pdf", f"%PDF-1.7\nnothing but {report.report_id}".encode()
    elif fault in ("unsigned", "deep_json"):
        data = encode(report) if fault == "unsigned" else faults.deep_json()
        yield ".pdf", carrying(_drawn(report), report, data, None)
    elif delivery.way == "by_hand" or fault in ("scan_without_seal", "seal_without_scan"):
        yield from _by_hand(report, fault, pair, at)
    else:
        signed = sign_files(report, signer, at)
        pdf = faults.changed_file(signed.pdf, fault)
        if fault == "workbook_changed":
            yield ".xlsx", faults.changed_workbook(signed.xlsx)
        elif delivery.way == "letter":
            yield ".eml", _letter(delivery, pdf, at)
        else:
            yield ".pdf", pdf
        if delivery.way == "both":
            yield ".xlsx", signed.xlsx


def _by_hand(report: Report, fault: str, pair: Pair, at: datetime) -> Iterator[tuple[str, bytes]]:
    """A "scan" (the drawn pages, without data or signature) and the data sealed beside it."""
    from congdoan_desktop.handoff.report_json import encode
    from congdoan_desktop.handoff.sealed_json import Sealed
    from congdoan_desktop.handoff.sealed_json import encode as encode_sealed
    from congdoan_desktop.signing.own_key import OwnKey, signer_of
    from congdoan_desktop.signing.sealed_data import seal_data
    from congdoan_desktop.usecases.prepare_paper import strip_of

    signer = signer_of(OwnKey(private=pair.private, algorithm="ecdsa", certificate=pair.certificate, chain=pair.chain))
    scan, data = _drawn(report), encode(report)
    number, day = report.document.code_number, report.document.issued_date
    assert number is not None and day is not None
    sealed = Sealed(
        number=number, issued_on=day, control_code=strip_of(data).code, scan_sha256=sha256(scan), report=report
    )
    if fault != "seal_without_scan":
        yield ".pdf", scan
    if fault != "scan_without_seal":
        yield ".p7m", seal_data(encode_sealed(sealed), signer, at=at)


def _drawn(report: Report) -> bytes:
    from congdoan_desktop.render.paper import draw_pdf

    return draw_pdf(report, fonts=paths.resources() / "fonts", draft=False).pdf


def _letter(delivery: Delivery, pdf: bytes, at: datetime) -> bytes:
    from congdoan_desktop.handoff.eml import Attached, Letter, eml

    attached = (Attached(name=f"{delivery.name}.pdf", data=pdf),)
    return eml(Letter(to=("ban@example.vn",), subject=delivery.name, body="", attached=attached, made_at=at))


def _unit(unit: OrgUnit) -> Unit:
    return Unit(
        id="unit",
        name=unit.name,
        header_name=unit.short_name.upper(),
        short_name=unit.short_name,
        code=unit.code,
        parent_name=SIMULATED["province"],
        kind=unit.kind,
        commune=unit.commune,
        place=SIMULATED["place"],
    )


def _profile(unit: OrgUnit) -> SigningProfile:
    return SigningProfile(
        id="profile",
        symbol=SIMULATED["symbol"],
        authority_lines=(SIMULATED["committee"],),
        title_lines=(SIMULATED["title"],),
        signer_name=SIMULATED["signer"],
        addressees=(SIMULATED["province"],),
        recipients=(SIMULATED["as_above"],),
        filing="VT",
    )


def made_on(delivery: Delivery) -> date:
    """Return the day on which a delivery comes in."""
    return ARRIVALS[delivery.stick][1]


def by_unit(deliveries: Sequence[Delivery]) -> Mapping[str, tuple[Delivery, ...]]:
    """Return the deliveries of each unit by its code."""
    found: dict[str, list[Delivery]] = {}
    for one in deliveries:
        found.setdefault(one.unit.code, []).append(one)
    return {code: tuple(ones) for code, ones in found.items()}
