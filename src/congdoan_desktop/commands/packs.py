"""`congdoan make-pack`, `congdoan take-pack`."""

import argparse
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from congdoan_desktop import texts
from congdoan_desktop.commands.parts import reading, writing
from congdoan_desktop.domain.period import VIETNAM
from congdoan_desktop.errors import UserError
from congdoan_desktop.texts.pack_command import PACK_CLI

if TYPE_CHECKING:
    from congdoan_desktop.signing.signer import Signer
    from congdoan_desktop.store.database import Store
    from congdoan_desktop.usecases.take_pack import PackSeen


def add(commands: Any) -> None:
    """Add both commands."""
    _add_make(commands)
    _add_take(commands)


def _add_make(commands: Any) -> None:
    words, said = texts.CLI, PACK_CLI
    make = commands.add_parser("make-pack", help=said["make"])
    make.add_argument("--store", type=Path, default=argparse.SUPPRESS, metavar=words["file"], help=words["store"])
    make.add_argument("--title", required=True, metavar=said["title_word"], help=said["title"])
    make.add_argument("--note", default="", metavar=said["note_word"], help=said["note"])
    make.add_argument("--plan", action="append", default=[], metavar=said["plan_word"], help=said["plan"])
    make.add_argument("--survey", action="append", default=[], metavar=said["survey_word"], help=said["survey"])
    make.add_argument(
        "--catalogue", action="append", default=[], type=Path, metavar=words["file"], help=said["catalogue"]
    )
    make.add_argument("--template", action="append", default=[], metavar=words["kind"], help=said["template"])
    for name in ("days", "trust", "certificates", "units"):
        make.add_argument(f"--{name}", action="store_true", help=said[name])
    make.add_argument("--crl", type=Path, metavar=words["file"], help=said["crl"])
    make.add_argument("--sign-with", type=Path, metavar=words["file"], help=said["sign_with"])
    make.add_argument(
        "--passphrase-file", type=Path, required=True, metavar=words["file"], help=said["passphrase_file"]
    )
    make.add_argument("--out", type=Path, required=True, metavar=words["folder"], help=said["out"])
    make.set_defaults(run=_make)


def _add_take(commands: Any) -> None:
    words, said = texts.CLI, PACK_CLI
    take = commands.add_parser("take-pack", help=said["take"])
    take.add_argument("pack", type=Path, metavar=words["file"], help=said["file"])
    take.add_argument("--store", type=Path, default=argparse.SUPPRESS, metavar=words["file"], help=words["store"])
    take.add_argument("--fingerprint", default="", metavar=said["fingerprint_word"], help=said["fingerprint"])
    take.add_argument("--look", action="store_true", help=said["look"])
    take.set_defaults(run=_take)


def _make(options: argparse.Namespace) -> int:
    from congdoan_desktop.usecases.province.pack_command import PackWish, make_and_copy

    if options.store is None:
        raise UserError("command.no_store")
    wish = PackWish(
        title=options.title,
        note=options.note,
        plans=tuple(options.plan),
        surveys=tuple(options.survey),
        catalogues=tuple(options.catalogue),
        templates=tuple(options.template),
        days=options.days,
        trust=options.trust,
        certificates=options.certificates,
        units=options.units,
        crls=_lists(options.crl),
        out=options.out,
    )
    with writing(options.store) as store:
        made, copy = make_and_copy(store, wish, _signer(store, options), datetime.now(VIETNAM))
    print(PACK_CLI["made"].format(number=made.record.number, title=made.record.title))
    print(f"  {copy}")
    return 0


def _take(options: argparse.Namespace) -> int:
    from congdoan_desktop.usecases.take_pack import look_at_pack_file, take_pack
    from congdoan_desktop.usecases.taken_packs import reference_of

    if options.store is None:
        raise UserError("command.no_store")
    now = datetime.now(VIETNAM)
    if options.look:
        with reading(options.store) as reader:
            print("\n".join(_told(look_at_pack_file(reader, reference_of(reader), options.pack, now))))
        return 0
    with writing(options.store) as store:
        seen = look_at_pack_file(store, reference_of(store), options.pack, now)
        print("\n".join(_told(seen)))
        taken = take_pack(store, seen, now, fingerprint=options.fingerprint)
    if not seen.is_taken:
        print(PACK_CLI["taken"].format(number=taken.number))
    return 0


def _told(seen: "PackSeen") -> Iterator[str]:
    head = seen.head
    if seen.is_taken:
        yield PACK_CLI["known"].format(number=head.number)
        return
    yield PACK_CLI["seen"].format(
        number=head.number, title=head.title, issuer=seen.voice.organisation, day=texts.short_date(head.issued_on)
    )
    yield from (f"  - {line}" for line in seen.changes)


def _signer(store: "Store", options: argparse.Namespace) -> "Signer":
    from congdoan_desktop.usecases.report_command import first_line, signer_of
    from congdoan_desktop.usecases.unit_key import open_unit_key

    if options.sign_with is not None:
        return signer_of(options.sign_with, options.passphrase_file)
    return open_unit_key(store, first_line(options.passphrase_file))


def _lists(path: Path | None) -> tuple[bytes, ...]:
    if path is None:
        return ()
    from congdoan_desktop.signing.trust import read_crl

    return (read_crl(path),)
