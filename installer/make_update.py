"""Makes the file by which installed programs are updated from a stick, and the keys it is signed with.

    python3 installer/make_update.py keys KEY-FILE               (once, on a computer without a network)
    python3 installer/make_update.py sign KEY-FILE --notes FILE [--min-from VERSION] [--day YYYY-MM-DD]

`sign` takes the version that `installer/build_windows.py` has laid into `build/windows/CongDoan` and writes
`build/windows/CongDoan-<version>.cdcsup`: only our own code and resources, no Python and no library. The notes are
Vietnamese, a line each, for those who use the program. The same build, key and words give the same bytes. The key file
is a PEM under a pass-phrase (asked for, or `CONGDOAN_UPDATE_PASSPHRASE`); docs/release.md tells where it is kept.
"""

from __future__ import annotations

import argparse
import getpass
import os
import sys
import unicodedata
from datetime import date
from pathlib import Path

from build_windows import NAME, OUT, files_in
from cryptography.hazmat.primitives import serialization as forms
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from windows_runtime import ROOT, Stop, runtime_id

from congdoan_desktop import codec, files
from congdoan_desktop.domain.update import PRODUCT, SCHEMA, SUFFIX, Here, Manifest, PackedFile, refusal, version_key
from congdoan_desktop.errors import UserError
from congdoan_desktop.reference.update_keys import update_keys
from congdoan_desktop.signing.update_file import packed, packed_files, signed_manifest

PASSPHRASE = "CONGDOAN_UPDATE_PASSPHRASE"
_SHORTEST = 12


def main(words: list[str] | None = None) -> int:
    """Do one of both; return the exit status."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    does = parser.add_subparsers(dest="command", required=True)
    does.add_parser("keys").add_argument("key", type=Path)
    sign = does.add_parser("sign")
    sign.add_argument("key", type=Path)
    sign.add_argument("--build", type=Path, default=OUT / NAME)
    sign.add_argument("--notes", type=Path, required=True)
    sign.add_argument("--min-from", default="0.1.0")
    sign.add_argument("--day", type=date.fromisoformat, default=date.today())
    options = parser.parse_args(words)
    try:
        if options.command == "keys":
            make_key(options.key)
        else:
            known = update_keys(ROOT / "resources")
            made = make_update(
                options.build, options.notes, options.min_from, options.day, read_key(options.key), known
            )
            print(f"{made}: {made.stat().st_size / 1e6:.1f} MB, SHA-256 {files.sha256(made.read_bytes())}")
    except (Stop, UserError, OSError) as reason:
        print(reason, file=sys.stderr)
        return 1
    return 0


def make_key(path: Path) -> None:
    """Write a new private key, and print the line that goes into `resources/updates/keys.toml`."""
    secret = passphrase()
    if len(secret) < _SHORTEST:
        raise Stop(f"At least {_SHORTEST} characters, please.")
    key = Ed25519PrivateKey.generate()
    form = (forms.Encoding.PEM, forms.PrivateFormat.PKCS8, forms.BestAvailableEncryption(secret.encode()))
    if path.exists():
        raise Stop(f"{path} is there already; a key is never overwritten.")
    files.write_atomic(path, key.private_bytes(*form))
    path.chmod(0o600)
    print(f'    "{key.public_key().public_bytes_raw().hex()}",')


def read_key(path: Path) -> bytes:
    """Return the private key in `path`. Raises `Stop`."""
    try:
        key = forms.load_pem_private_key(path.read_bytes(), passphrase().encode())
    except (ValueError, TypeError) as error:
        raise Stop(f"{path} cannot be opened with this pass-phrase.") from error
    if not isinstance(key, Ed25519PrivateKey):
        raise Stop(f"{path} holds no Ed25519 key.")
    return key.private_bytes_raw()


def make_update(build: Path, notes: Path, oldest: str, day: date, key: bytes, trusted: tuple[bytes, ...]) -> Path:
    """Write the update beside the build, read it back as a program would, and return its path.

    `oldest`: version that may take it; `trusted`: the public keys that programs know. Raises `Stop`, `UserError`.
    """
    version = (build / "current.txt").read_text("ascii").strip()
    folder, runtime = build / "app" / version, (build / "runtime.txt").read_text("ascii").strip()
    if version_key(version) is None or runtime != runtime_id():
        raise Stop(f"{build} is no build of this source: build it anew.")
    content = {path.relative_to(folder).as_posix(): path.read_bytes() for path in files_in(folder)}
    lines = unicodedata.normalize("NFC", notes.read_text("utf-8")).splitlines()
    manifest = Manifest(
        schema=SCHEMA,
        product=PRODUCT,
        version=version,
        min_from=oldest,
        runtime=runtime,
        made_on=day,
        notes=tuple(line.strip() for line in lines if line.strip()),
        files=tuple(PackedFile(path=name, size=len(one), sha256=files.sha256(one)) for name, one in content.items()),
    )
    if code := refusal(manifest, Here(version=oldest, runtime=runtime)):
        raise Stop(f"Nobody could take this update: {code}")
    data = packed(codec.to_json(manifest), key, content)
    if packed_files(data) != content or not signed_manifest(data, trusted):
        raise Stop("What was packed is not what was read back.")
    target = build.parent / f"{NAME}-{version}{SUFFIX}"
    files.write_atomic(target, data)
    return target


def passphrase() -> str:
    """Return what opens the key file."""
    return os.environ.get(PASSPHRASE) or getpass.getpass("Pass-phrase of the key: ")


if __name__ == "__main__":
    sys.exit(main())
