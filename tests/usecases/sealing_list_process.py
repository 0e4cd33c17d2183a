"""Seals a list of people and says which files it opened to write; `python -m … STORE OUT`."""

import os
import sys
from pathlib import Path

WRITTEN: list[str] = []
_WRITE = os.O_WRONLY | os.O_RDWR | os.O_CREAT


def watch(event: str, arguments: tuple[object, ...]) -> None:
    """Note every file that Python opens to write, and every one it makes by other means."""
    if event == "open":
        path, mode, flags = arguments
        if isinstance(path, str | bytes) and (
            flags & _WRITE if isinstance(flags, int) else set("wax+") & set(str(mode))
        ):
            WRITTEN.append(os.fsdecode(path))
    elif event in ("tempfile.mkstemp", "tempfile.mkdtemp", "subprocess.Popen"):
        WRITTEN.append(f"{event} {arguments}")


def main(store: Path, out: Path) -> None:
    from congdoan_desktop import paths
    from congdoan_desktop.reference.loaded import load
    from congdoan_desktop.store.database import open_reader
    from congdoan_desktop.usecases.hand_over import carry_out
    from congdoan_desktop.usecases.hand_over_list import Wanted, read_recipient, seal_list
    from tests.fixtures.province import AT, certificate_file, province

    signer = province().signer()
    recipient = read_recipient(certificate_file(store.parent), AT)
    wanted = Wanted(what="people", columns=("department",), reason="Lập danh sách tập huấn")
    with open_reader(store) as db:
        reference = load(paths.resources())
        sys.addaudithook(watch)
        parcel = seal_list(db, reference, wanted, recipient, signer, AT)
        carry_out(parcel, out, AT)
    print("\n".join(WRITTEN))


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
