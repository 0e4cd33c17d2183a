"""The libraries that came with the program, and under which licence: read from what is installed, kept nowhere else."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from importlib.metadata import Distribution, distributions
from pathlib import Path

_TEXT = re.compile(r"(licen[cs]e|copying|notice)[^/]*$", re.IGNORECASE)
_OURS = "congdoan-desktop"
_QT = ("pyside6", "shiboken6")
"""Their wheels name the LGPL and bring no text of it."""


@dataclass(frozen=True, kw_only=True)
class Library:
    """One installed library; `licence` in its own words, `texts` as it brings them."""

    name: str
    version: str
    licence: str
    texts: tuple[str, ...]


def libraries(resources: Path, folder: Path | None = None) -> tuple[Library, ...]:
    """Return what is installed in `folder`, else wherever this Python looks, by name."""
    found = distributions(path=[str(folder)]) if folder else distributions()
    named = {one.metadata["Name"].lower(): one for one in found if one.metadata["Name"]}
    return tuple(_library(one, resources) for name, one in sorted(named.items()) if name != _OURS)


def notices(found: Iterable[Library]) -> str:
    """Return all of them as one text, each licence text once."""
    seen: dict[str, str] = {}
    return "\n\n".join(_entry(library, seen) for library in found) + "\n"


def _library(one: Distribution, resources: Path) -> Library:
    texts = [_read(Path(str(one.locate_file(part)))) for part in one.files or () if _TEXT.search(str(part))]
    if one.metadata["Name"].lower().startswith(_QT):
        texts += [_read(resources / "licences" / name) for name in ("LGPL-3.0.txt", "GPL-3.0.txt")]
    return Library(
        name=one.metadata["Name"],
        version=one.version,
        licence=_licence(one),
        texts=tuple(dict.fromkeys(filter(None, texts))),
    )


def _licence(one: Distribution) -> str:
    said, classes = (
        [str(line) for name in names for line in one.metadata.get_all(name) or ()]
        for names in (("License-Expression", "License"), ("Classifier",))
    )
    named = [line.rsplit(" :: ", 1)[-1] for line in classes if line.startswith("License :: OSI")]
    first = next(iter("\n".join(said).strip().splitlines()), "")
    return first if 0 < len(first) <= 80 else ", ".join(named)


def _read(path: Path) -> str:
    try:
        return path.read_text("utf-8", errors="replace").strip()
    except OSError:
        return ""  # a file that was left out of the package; the metadata still name the licence


def _entry(library: Library, seen: dict[str, str]) -> str:
    head = " ".join(filter(None, (library.name, library.version, library.licence and f"({library.licence})")))
    return "\n".join((head, "=" * len(head), *_once(library.name, library.texts, seen)))


def _once(name: str, texts: Sequence[str], seen: dict[str, str]) -> Iterable[str]:
    for text in texts:
        first = seen.setdefault(text, name)
        yield f"\n{text}" if first == name else f"\nText as of {first}, above."
