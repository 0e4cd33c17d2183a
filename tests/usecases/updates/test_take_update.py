"""A good update is taken; a bad one is refused with the reason, and nothing has changed."""

import zipfile
from collections.abc import Callable, Mapping
from io import BytesIO
from pathlib import Path

import pytest

from congdoan_desktop import codec
from congdoan_desktop.domain.update import MANIFEST, SIGNATURE
from congdoan_desktop.errors import UserError
from congdoan_desktop.signing.opc_zip import read_members, write_members
from congdoan_desktop.signing.update_file import packed
from congdoan_desktop.texts import error_sentence
from congdoan_desktop.usecases.updates.installation import Installation
from congdoan_desktop.usecases.updates.take_update import look_at, take
from tests.fixtures.updates import FOREIGN, KEY, KEYS, NEW, OLD, SPARE, content, installed, manifest_of, update_file


def files_of(installation: Installation) -> dict[str, bytes]:
    found = (path for path in installation.folder.rglob("*") if path.is_file())
    return {path.relative_to(installation.folder).as_posix(): path.read_bytes() for path in found}


@pytest.mark.parametrize("key", [KEY, SPARE])
def test_an_update_is_laid_beside_and_started_next(tmp_path: Path, key: bytes) -> None:
    installation, path = installed(tmp_path / "CongDoan"), tmp_path / "x.cdcsup"
    path.write_bytes(update_file(key=key))
    before = files_of(installation)
    offer = look_at(path, installation, KEYS)
    assert (offer.here.version, offer.manifest.version, len(offer.manifest.notes)) == (OLD, NEW, 2)
    assert files_of(installation) == before
    counted: list[int] = []
    take(offer, installation, KEYS, counted.append)
    after = files_of(installation)
    laid = {path.removeprefix(f"app/{NEW}/"): data for path, data in after.items() if path.startswith(f"app/{NEW}/")}
    assert {name: data for name, data in laid.items() if name != MANIFEST} == content(NEW)
    assert after["current.txt"] == b"0.2.0\n"
    assert {name: data for name, data in after.items() if name in before and name != "current.txt"} == {
        name: data for name, data in before.items() if name != "current.txt"
    }
    assert installation.versions() == (NEW, OLD) and counted == [0, 1, 2, 3]


def test_what_an_attempt_left_behind_is_no_obstacle(tmp_path: Path) -> None:
    installation, path = installed(tmp_path / "CongDoan", OLD, NEW), tmp_path / "x.cdcsup"
    (installation.folder / "app" / NEW / "stray.py").write_text("left")
    (installation.folder / "app" / f".new-{NEW}").mkdir()
    path.write_bytes(update_file())
    take(look_at(path, installation, KEYS), installation, KEYS)
    assert f"app/{NEW}/stray.py" not in files_of(installation)
    (installation.folder / "app" / ".old-0.0.1").mkdir()
    (installation.folder / "app" / "0.0.9").mkdir()
    installation.clear(frozenset((OLD, NEW)))
    assert sorted(one.name for one in (installation.folder / "app").iterdir()) == [OLD, NEW]


def changed(members: Callable[[dict[str, bytes]], Mapping[str, bytes]]) -> bytes:
    return write_members(tuple(members(dict(read_members(update_file()))).items()))


def flipped(data: bytes, at: int) -> bytes:
    return data[:at] + bytes([data[at] ^ 1]) + data[at + 1 :]


def doubled() -> bytes:
    with pytest.warns(UserWarning, match="Duplicate name"):
        return write_members((*read_members(update_file()), ("files/run.py", b"x")))


def raw(entries: Mapping[str, bytes]) -> bytes:
    """Return an archive as another program writes it, with a comment."""
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.comment = b"hello"
        for name, data in entries.items():
            archive.writestr(name, data)
    return buffer.getvalue()


def bomb() -> bytes:
    return write_members(((MANIFEST, bytes(30_000_000)), (SIGNATURE, bytes(96))))


def listing(*paths: str) -> bytes:
    """Return an update that is rightly signed and lists a file where none may be."""
    return update_file({**content(NEW), **dict.fromkeys(paths, b"x")})


_NAMES = [
    *("../x.py", "/x.py", "C:/x.py", "a\\x.py", "a//x.py", "./x.py", "con.py", "a/AUX", "x. ", "x.", "a b.py"),
    *("x:y.py", "a" * 70, "a/" * 70 + "x", ".hidden"),
]
BAD: dict[str, tuple[str, Callable[[], bytes]]] = {
    "empty": ("update.not_one", lambda: b""),
    "not a zip": ("update.not_one", lambda: b"MZ" + bytes(5000)),
    "cut short": ("update.not_one", lambda: update_file()[:-40]),
    "bytes before": ("update.not_one", lambda: b"MZ" + update_file()),
    "comment": ("update.not_one", lambda: raw(dict(read_members(update_file())))),
    "two of one name": ("update.not_one", doubled),
    "bomb": ("update.not_one", bomb),
    "no signature": ("update.unsigned", lambda: changed(lambda m: {k: v for k, v in m.items() if k != SIGNATURE})),
    "no manifest": ("update.unsigned", lambda: changed(lambda m: {k: v for k, v in m.items() if k != MANIFEST})),
    "short signature": ("update.not_one", lambda: changed(lambda m: m | {SIGNATURE: m[SIGNATURE][:-1]})),
    "edited manifest": (
        "update.tampered",
        lambda: changed(lambda m: m | {MANIFEST: m[MANIFEST].replace(b'"0.2.0"', b'"0.3.0"')}),
    ),
    "changed signature": ("update.tampered", lambda: changed(lambda m: m | {SIGNATURE: flipped(m[SIGNATURE], 50)})),
    "a stranger's key": ("update.foreign_key", lambda: update_file(key=FOREIGN)),
    "a known key, a stranger's signature": (
        "update.tampered",
        lambda: changed(
            lambda m: m | {SIGNATURE: KEYS[0] + dict(read_members(update_file(key=FOREIGN)))[SIGNATURE][32:]}
        ),
    ),
    "no JSON": ("update.not_one", lambda: packed(b"{", KEY, content(NEW))),
    "wrong shape": ("update.not_one", lambda: packed(b'{"schema": "1"}', KEY, content(NEW))),
    "another product": ("update.other_product", lambda: update_file(product="another")),
    "of a later form": ("update.too_new_form", lambda: update_file(schema=2)),
    "no version": ("update.no_version", lambda: update_file(version="0.2.0/..")),
    "the same version": ("update.same_version", lambda: update_file(version=OLD)),
    "an older version": ("update.older_version", lambda: update_file(version="0.0.9")),
    "a gap": ("update.gap", lambda: update_file(min_from="0.1.1")),
    "another Python": ("update.other_runtime", lambda: update_file(runtime="r2")),
    "nothing to start": ("update.missing_file", lambda: update_file({"x.py": b"x"})),
    "twins but for capitals": ("update.bad_path", lambda: listing("X.py", "x.py")),
    "a file that is a folder": ("update.bad_path", lambda: listing("x", "x/y.py")),
    "a changed file": ("update.changed_file", lambda: changed(lambda m: m | {"files/run.py": b"import os\n"})),
    "a file more": ("update.added_file", lambda: changed(lambda m: m | {"files/x.py": b"x"})),
    "a file elsewhere": ("update.added_file", lambda: changed(lambda m: m | {"x.py": b"x"})),
    "a file less": (
        "update.missing_file",
        lambda: changed(lambda m: {k: v for k, v in m.items() if not k.endswith(".pyc")}),
    ),
    **{f"named {name[:12]!r}": ("update.bad_path", lambda name=name: listing(name)) for name in _NAMES},  # type: ignore[misc]
}


@pytest.mark.parametrize("bad", BAD)
def test_a_bad_update_is_refused_with_its_reason(tmp_path: Path, bad: str) -> None:
    code, make = BAD[bad]
    installation, path = installed(tmp_path / "CongDoan"), tmp_path / "x.cdcsup"
    path.write_bytes(make())
    before = files_of(installation)
    with pytest.raises(UserError) as raised:
        take(look_at(path, installation, KEYS), installation, KEYS)
    assert raised.value.code == code
    assert files_of(installation) == before
    sentence = error_sentence(raised.value)
    assert sentence.endswith(".") and "{" not in sentence and "\n" not in sentence


def test_a_file_that_is_exchanged_after_it_was_looked_at(tmp_path: Path) -> None:
    installation, path = installed(tmp_path / "CongDoan"), tmp_path / "x.cdcsup"
    path.write_bytes(update_file())
    offer = look_at(path, installation, KEYS)
    path.write_bytes(update_file(key=FOREIGN))
    with pytest.raises(UserError, match="foreign_key"):
        take(offer, installation, KEYS)


def test_a_program_that_knows_no_key_or_is_not_installed_takes_nothing(tmp_path: Path) -> None:
    path = tmp_path / "x.cdcsup"
    path.write_bytes(update_file())
    with pytest.raises(UserError, match="no_keys"):
        look_at(path, installed(tmp_path / "CongDoan"), ())
    with pytest.raises(UserError, match="not_installed"):
        look_at(path, Installation(folder=tmp_path / "source"), KEYS)


def test_a_folder_that_nobody_may_write_to(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    installation, path = installed(tmp_path / "CongDoan"), tmp_path / "x.cdcsup"
    path.write_bytes(update_file())
    offer = look_at(path, installation, KEYS)

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "no")

    monkeypatch.setattr(Path, "mkdir", refuse)
    with pytest.raises(UserError, match="read_only"):
        take(offer, installation, KEYS)
    assert installation.here().version == OLD


def test_the_manifest_is_kept_with_the_version(tmp_path: Path) -> None:
    installation, path = installed(tmp_path / "CongDoan"), tmp_path / "x.cdcsup"
    path.write_bytes(update_file())
    take(look_at(path, installation, KEYS), installation, KEYS)
    kept = (installation.folder / "app" / NEW / MANIFEST).read_bytes()
    assert kept == codec.to_json(manifest_of(content(NEW)))
