"""The words a person agrees to, by version. Released words are never edited: whoever agreed, agreed to these."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from types import MappingProxyType

from congdoan_desktop.reference.plain import damaged, files_in, read_toml, shaped


@dataclass(frozen=True, kw_only=True)
class ConsentText:
    """One text. `{unit}` and `{parent}` stand for the names of the unit and of the union above it."""

    version: str
    """As kept in `Consent.text_version`: `minority@1`."""
    purpose: str
    """Code of catalogue `consent_purposes`."""
    title: str
    subtitle: str
    paragraphs: tuple[str, ...]
    statement: str
    """What the person says: never ticked beforehand."""

    @property
    def number(self) -> str:
        """The number of the version among those of its purpose, as people are told it: `1`."""
        return self.version.partition("@")[2]

    def filled(self, *, unit: str, parent: str) -> "ConsentText":
        """Return the text with the names put in."""

        def fill(words: str) -> str:
            return words.replace("{unit}", unit).replace("{parent}", parent)

        return replace(self, paragraphs=tuple(map(fill, self.paragraphs)), statement=fill(self.statement))


def consent_texts(folder: Path) -> Mapping[str, ConsentText]:
    """Return all texts by version, the newest of each purpose last. Raises `UserError` reference.damaged."""
    found = [(path, shaped(read_toml(path), ConsentText, path)) for path in files_in(folder, "*.toml")]
    for path, text in found:
        purpose, _, number = text.version.partition("@")
        if purpose != text.purpose or not number.isdecimal() or not text.paragraphs:
            raise damaged(path, text.version)
    texts = sorted((text for _, text in found), key=lambda text: (text.purpose, int(text.number)))
    return MappingProxyType({text.version: text for text in texts})


def newest(texts: Mapping[str, ConsentText], purpose: str) -> ConsentText:
    """Return the text that is agreed to today. Raises `KeyError` for a purpose without one."""
    of_purpose = [text for text in texts.values() if text.purpose == purpose]
    if not of_purpose:
        raise KeyError(purpose)
    return of_purpose[-1]
