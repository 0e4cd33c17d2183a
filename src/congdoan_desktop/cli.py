"""The command line. Without a command it opens the window."""

import argparse
import io
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

from congdoan_desktop import __version__, paths, texts
from congdoan_desktop.commands import added
from congdoan_desktop.commands.parts import reading, writing
from congdoan_desktop.display import has_display
from congdoan_desktop.domain.period import VIETNAM
from congdoan_desktop.domain.verdict import State, Verdict
from congdoan_desktop.errors import UserError

if TYPE_CHECKING:
    from congdoan_desktop.usecases.report_command import Copied
    from congdoan_desktop.usecases.subjects.subject import Window


class _Parser(argparse.ArgumentParser):
    """Speaks Vietnamese: `argparse` itself says everything in English, and has no other way to be told."""

    def __init__(self, *, tail: Callable[[], str] = str, **options: Any) -> None:
        """`tail` is asked for the end of the help when somebody reads it."""
        super().__init__(add_help=False, formatter_class=argparse.RawDescriptionHelpFormatter, **options)
        self._tail = tail
        self._optionals.title, self._positionals.title = texts.CLI["options"], texts.CLI["arguments"]
        self.add_argument("-h", "--help", action="help", help=texts.CLI["help"])

    def format_usage(self) -> str:
        return super().format_usage().replace("usage:", texts.CLI["usage"], 1)

    def format_help(self) -> str:
        self.epilog = self._tail()
        return super().format_help().replace("usage:", texts.CLI["usage"], 1)

    def error(self, message: str) -> NoReturn:
        self.exit(2, f"{texts.CLI['usage_error']}\n{self.format_usage()}")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit status: 0 done, 1 a person can mend it, 2 the command is wrong."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")
    options = _parser().parse_args(arguments)
    try:
        status: int = options.run(options)
    except UserError as error:
        print(texts.error_sentence(error), file=sys.stderr)
        return 1
    except BrokenPipeError:
        return 1
    return status


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(prog="congdoan", description=texts.CLI["about"])
    parser.add_argument("--version", action="version", version=f"congdoan {__version__}", help=texts.CLI["version"])
    parser.add_argument("--store", type=Path, metavar=texts.CLI["file"], help=texts.CLI["store"])
    parser.set_defaults(run=_window)
    commands = parser.add_subparsers(metavar=texts.CLI["command"])
    demo = commands.add_parser("demo", help=texts.CLI["demo"])
    demo.add_argument("--out", type=Path, required=True, metavar=texts.CLI["folder"], help=texts.CLI["out"])
    demo.set_defaults(run=_demo)
    verify = commands.add_parser("verify", help=texts.CLI["verify"])
    verify.add_argument("files", type=Path, nargs="+", metavar=texts.CLI["file"], help=texts.CLI["files"])
    verify.add_argument("--trust", type=Path, metavar=texts.CLI["folder"], help=texts.CLI["trust"])
    verify.add_argument("--crl", type=Path, metavar=texts.CLI["file"], help=texts.CLI["crl"])
    verify.add_argument("--json", action="store_true", help=texts.CLI["json"])
    verify.set_defaults(run=_verify)
    _add_report(commands)
    for module in added():
        module.add(commands)
    selftest = commands.add_parser("selftest", help=texts.CLI["selftest"])
    selftest.set_defaults(run=_selftest)
    return parser


def _add_report(commands: Any) -> None:
    words = texts.CLI
    report = commands.add_parser("report", help=words["report"], tail=_kinds)
    report.add_argument("kind", metavar=words["kind"], help=words["kind_help"])
    # Without a default of its own: `--store` may also stand before the command.
    report.add_argument("--store", type=Path, default=argparse.SUPPRESS, metavar=words["file"], help=words["store"])
    report.add_argument("--period", metavar=words["period"], help=words["period_help"])
    report.add_argument("--out", type=Path, metavar=words["folder"], help=words["report_out"])
    report.add_argument("--number", metavar=words["number"], help=words["number_help"])
    report.add_argument("--date", metavar=words["date"], help=words["date_help"])
    report.add_argument("--sign-with", type=Path, metavar=words["file"], help=words["sign_with"])
    report.add_argument("--passphrase-file", type=Path, metavar=words["file"], help=words["passphrase_file"])
    report.add_argument("--list", action="store_true", help=words["list"])
    report.set_defaults(run=_report)


def _window(options: argparse.Namespace) -> int:
    if not has_display():
        raise UserError("window.no_display")
    from congdoan_desktop import app

    return app.run(options.store)


def _demo(options: argparse.Namespace) -> int:
    from congdoan_desktop.demo import make_demo

    files = make_demo(options.out, datetime.now(VIETNAM))
    print(texts.CLI["demo_done"].format(folder=options.out))
    for path in files:
        print(f"  {path}")
    return 0


def _report(options: argparse.Namespace) -> int:
    from congdoan_desktop.usecases import report_command
    from congdoan_desktop.usecases.taken_packs import reference_of

    if options.store is None:
        raise UserError("command.no_store")
    now = datetime.now(VIETNAM)
    if options.list:
        with reading(options.store) as reader:
            return _said(_windows(report_command.subjects(reader, reference_of(reader), options.kind, now.date())))
    if options.period is None or options.out is None:
        raise UserError("command.no_period")
    if (options.sign_with is None) != (options.passphrase_file is None):
        raise UserError("command.no_passphrase")
    order = report_command.Order(
        kind=options.kind,
        window=options.period,
        out=options.out,
        number=_number(options.number),
        day=_day(options.date),
    )
    if options.sign_with is None:
        with reading(options.store) as reader:
            files = report_command.make_draft(reader, reference_of(reader), order, now)
        return _said((texts.CLI["draft_done"], *(f"  {path}" for path in files)))
    signer = report_command.signer_of(options.sign_with, options.passphrase_file)
    with writing(options.store) as store:
        copied = report_command.sign_and_copy(store, reference_of(store), order, signer, now)
        return _said(_signed(copied, options.store))


def _windows(found: "Sequence[Window]") -> Iterator[str]:
    width = max((len(window.code) for window in found), default=0)
    yield from (f"{window.code:{width}}  {window.name}" for window in found)
    if not found:
        yield texts.CLI["no_windows"]


def _signed(copied: "Copied", store: Path) -> Iterator[str]:
    record = copied.record
    yield texts.CLI["signed_done"].format(
        type=record.type_name,
        number=f"{record.number:02d}",
        notation=record.notation,
        day=texts.short_date(record.issued_on),
    )
    yield from (f"  {path}" for path in copied.files)
    yield texts.CLI["signed_at"].format(folder=paths.signed_folder(store))


def _said(lines: Iterable[str]) -> int:
    print("\n".join(lines))
    return 0


def _kinds() -> str:
    from congdoan_desktop.reference.loaded import load
    from congdoan_desktop.usecases.report_command import kinds

    named = kinds(load(paths.resources()))
    width = max(map(len, named))
    return "\n".join((texts.CLI["kinds"], *(f"  {kind:{width}}  {name}" for kind, name in named.items())))


def _number(text: str | None) -> int | None:
    if text is not None and not (text.isascii() and text.isdigit() and 1 <= len(text.lstrip("0")) <= 6):
        raise UserError("command.bad_number", text=text)
    return None if text is None else int(text)


def _day(text: str | None) -> date | None:
    """Take "30/6/2026" and "2026-06-30"."""
    if text is None:
        return None
    parts = text.split("/")
    try:
        return date(*map(int, reversed(parts))) if len(parts) == 3 else date.fromisoformat(text)
    except (ValueError, OverflowError) as error:
        raise UserError("command.bad_day", text=text) from error


def _selftest(_options: argparse.Namespace) -> int:
    from congdoan_desktop.demo import self_test

    for step in self_test(datetime.now(VIETNAM)):
        print(f"  ✓ {texts.SELFTEST[step]}")
    print(texts.CLI["selftest_done"])
    return 0


def _verify(options: argparse.Namespace) -> int:
    from congdoan_desktop.usecases.verify_file import load_trusted, verify_file

    trust, now = load_trusted(options.trust, options.crl), datetime.now(VIETNAM)
    seen: list[tuple[Path, Verdict | UserError]] = []
    for path in options.files:
        try:
            seen.append((path, verify_file(path, trust, now)))
        except UserError as error:  # one bad file must not hide the verdicts on the others
            seen.append((path, error))
    print(_json(seen) if options.json else "\n".join(_rows(seen)))
    good = all(isinstance(result, Verdict) and result.state is State.VALID for _, result in seen)
    return 0 if good else 1


def _json(seen: list[tuple[Path, Verdict | UserError]]) -> str:
    from congdoan_desktop.codec import to_json

    rows = [
        {"file": str(path), "verdict": result}
        if isinstance(result, Verdict)
        else {"file": str(path), "error": result.code, "sentence": texts.error_sentence(result)}
        for path, result in seen
    ]
    return to_json(rows, indent=2).decode()


def _rows(seen: list[tuple[Path, Verdict | UserError]]) -> Iterator[str]:
    for path, result in seen:
        if isinstance(result, Verdict):
            yield f"{path}: {texts.STATES[result.state]}"
            yield from (f"  {line}" for line in texts.verdict_lines(result))
        else:
            yield f"{path}: {texts.error_sentence(result)}"
