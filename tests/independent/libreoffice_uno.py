"""Run with the system's Python: `libreoffice_uno.py FOLDER` reads paths.json there and writes said.json."""

import contextlib
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import uno
from com.sun.star.beans import PropertyValue
from com.sun.star.connection import NoConnectException


def main(work: Path) -> None:
    pipe = f"congdoan{work.stat().st_ino}"
    office = subprocess.Popen(
        [
            *(
                "soffice",
                "--headless",
                "--norestore",
                "--nologo",
                f"-env:UserInstallation={(work / 'profile').as_uri()}",
            ),
            f"--accept=pipe,name={pipe};urp;",
        ],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        context = connect(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
        paths = json.loads((work / "paths.json").read_text("utf-8"))
        said = {path: signatures(context, path) for path in paths}
        (work / "said.json").write_text(json.dumps(said), encoding="utf-8")
        with contextlib.suppress(Exception):  # the connection breaks while the office ends
            create(context, "com.sun.star.frame.Desktop").terminate()
        office.wait(timeout=30)
    finally:
        with contextlib.suppress(ProcessLookupError):  # `soffice` is a script: the office is a child of it
            os.killpg(office.pid, signal.SIGKILL)


def connect(address: str) -> object:
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
    for _ in range(300):
        try:
            return resolver.resolve(address)
        except NoConnectException:
            time.sleep(0.2)
    raise SystemExit("soffice did not start")


def create(context: object, service: str) -> object:
    return context.ServiceManager.createInstanceWithContext(service, context)


def signatures(context: object, path: str) -> list[dict[str, object]]:
    """The storage is opened as "ZipFormat": "OFOPXMLFormat" hides the relationships, and then no signature is found."""
    form = PropertyValue(Name="StorageFormat", Value="ZipFormat")
    arguments = (Path(path).as_uri(), 1, uno.Any("[]com.sun.star.beans.PropertyValue", (form,)))
    factory = create(context, "com.sun.star.embed.StorageFactory")
    checker = create(context, "com.sun.star.security.DocumentDigitalSignatures")
    try:
        if path.endswith(".pdf"):  # no package: the checker reads the stream itself
            access = create(context, "com.sun.star.ucb.SimpleFileAccess")
            found = checker.verifyDocumentContentSignatures(None, access.openFileRead(Path(path).as_uri()))
        else:
            storage = uno.invoke(factory, "createInstanceWithArguments", (arguments,))
            found = checker.verifyDocumentContentSignatures(storage, None)
    except Exception as error:  # a file that LibreOffice cannot open has no signature that it would show
        print(path, repr(error), file=sys.stderr)
        return []
    return [
        {
            "signer": each.Signer.SubjectName if each.Signer else "",  # none where the signature cannot be read
            "valid": bool(each.SignatureIsValid),
            "trusted": each.CertificateStatus == 0,
        }
        for each in found
    ]


if __name__ == "__main__":
    main(Path(sys.argv[1]))
