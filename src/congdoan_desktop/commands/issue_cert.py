"""`congdoan issue-cert REQUEST --store FILE --unit CODE …`: a certificate for a unit, once its key was compared."""

import argparse
from datetime import datetime
from pathlib import Path
from typing import Any

from congdoan_desktop import texts
from congdoan_desktop.commands.parts import add_store, said, store_of, writing
from congdoan_desktop.domain.pack import short_print
from congdoan_desktop.domain.period import VIETNAM
from congdoan_desktop.errors import UserError
from congdoan_desktop.texts.authority import AUTHORITY_CLI as WORDS


def add(commands: Any) -> None:
    """Add the command to a parser's commands."""
    words = texts.CLI
    issue = commands.add_parser("issue-cert", help=WORDS["issue"])
    issue.add_argument("request", type=Path, metavar=words["file"], help=WORDS["request"])
    add_store(issue)
    issue.add_argument("--unit", required=True, metavar=WORDS["unit_word"], help=WORDS["unit"])
    issue.add_argument("--fingerprint", default="", metavar=WORDS["fingerprint_word"], help=WORDS["fingerprint"])
    issue.add_argument("--with", dest="checked_with", default="", metavar=WORDS["with_word"], help=WORDS["with"])
    issue.add_argument("--passphrase-file", type=Path, metavar=words["file"], help=WORDS["passphrase_file"])
    issue.add_argument("--out", type=Path, metavar=words["file"], help=WORDS["out"])
    issue.set_defaults(run=_issue)


def _issue(options: argparse.Namespace) -> int:
    from congdoan_desktop.files import write_atomic
    from congdoan_desktop.usecases.province import unit_certificates
    from congdoan_desktop.usecases.province.authority import open_authority
    from congdoan_desktop.usecases.province.authority_copies import require_finished
    from congdoan_desktop.usecases.province.units import register_of
    from congdoan_desktop.usecases.report_command import first_line

    now = datetime.now(VIETNAM)
    with writing(store_of(options)) as store:
        unit = register_of(store).with_code(options.unit)
        if unit is None:
            raise UserError("certificate.unknown_unit", unit=options.unit)
        seen = unit_certificates.look_at_request(store, unit, options.request, now)
        if not options.fingerprint or options.passphrase_file is None or options.out is None:
            said([WORDS["ask"].format(print=short_print(seen.key_print))])
            return 1
        require_finished(store)
        authority = open_authority(store, first_line(options.passphrase_file))
        row = unit_certificates.issue(
            store, authority, unit, seen, options.fingerprint, now, checked_with=options.checked_with
        )
        is_bag = options.out.suffix.lower() == ".p7b"
        (file,) = unit_certificates.answer_parcel(store, row).enclosures
        write_atomic(options.out, file.data if is_bag else unit_certificates.der_of(row))
    done = WORDS["done"].format(unit=unit.short_name, day=texts.short_date(row.valid_to), path=options.out)
    return said([done])
