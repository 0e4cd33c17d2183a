"""The command line. Without a command it opens the window."""

import argparse
import io
import os
import sys
from collections.abc import Iterator, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any, NoReturn

from congdoan_desktop import __version__, texts
from congdoan_desktop.domain.period import VIETNAM
from congdoan_desktop.domain.verdict import State, Verdict
from congdoan_desktop.errors import UserError


class _Parser(argparse.ArgumentParser):
    """Speaks Vietnamese: `argparse` itself says everything in English, and has no other way to be told."""

    def __init__(self, **options: Any) -> None:
        super().__init__(add_help=False, **options)
        self._optionals.title, self._positionals.title = texts.CLI["options"], texts.CLI["arguments"]
        self.add_argument("-h", "--help", action="help", help=texts.CLI["help"])

    def format_usage(self) -> str:
        return super().format_usage().replace("usage:", texts.CLI["usage"], 1)

    def format_help(self) -> str:
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
    selftest = commands.add_parser("selftest", help=texts.CLI["selftest"])
    selftest.set_defaults(run=_selftest)
    return parser


def _window(options: argparse.Namespace) -> int:
    if not _has_display():
        raise UserError("window.no_display")  # Qt itself would end the process without a word for the user
    from congdoan_desktop import app

    return app.run(options.store)


def _has_display() -> bool:
    wanted = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return sys.platform in ("win32", "darwin") or any(os.environ.get(name) for name in wanted)


def _demo(options: argparse.Namespace) -> int:
    from congdoan_desktop.demo import make_demo

    files = make_demo(options.out, datetime.now(VIETNAM))
    print(texts.CLI["demo_done"].format(folder=options.out))
    for path in files:
        print(f"  {path}")
    return 0


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
