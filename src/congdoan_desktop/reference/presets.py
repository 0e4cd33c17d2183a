"""Ready-made signing profiles: how unions of one kind usually head, address and sign their papers."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from congdoan_desktop.domain.records import SigningProfile
from congdoan_desktop.reference.plain import read_toml, shaped


@dataclass(frozen=True, kw_only=True)
class SigningPreset:
    """A `SigningProfile` but for the signer's name. `{parent}` in `addressees` is the superior union."""

    code: str
    label: str
    symbol: str
    authority_lines: tuple[str, ...]
    title_lines: tuple[str, ...]
    signer_position: str
    addressees: tuple[str, ...]
    via: str
    recipients: tuple[str, ...]
    filing: str

    def profile(self, *, id: str, signer_name: str, parent_name: str) -> SigningProfile:
        """Return the profile of a unit under `parent_name`."""
        return SigningProfile(
            id=id,
            symbol=self.symbol,
            authority_lines=self.authority_lines,
            title_lines=self.title_lines,
            signer_name=signer_name,
            signer_position=self.signer_position,
            addressees=tuple(line.format(parent=parent_name) for line in self.addressees),
            via=self.via,
            recipients=self.recipients,
            filing=self.filing,
        )


def presets_for(presets: Mapping[str, SigningPreset], role: str) -> tuple[SigningPreset, ...]:
    """Return the presets that a store of `role` (`Unit.role`) may use: a grassroots union's, or those above."""
    return tuple(one for code, one in presets.items() if code.startswith("unit_") == (role == "unit"))


@dataclass(frozen=True, kw_only=True)
class _File:
    preset: tuple[SigningPreset, ...]


def signing_presets(folder: Path) -> Mapping[str, SigningPreset]:
    """Return the presets by code, the usual one first. Raises `UserError` reference.damaged."""
    path = folder / "signing_presets.toml"
    found = shaped(read_toml(path), _File, path).preset
    return MappingProxyType({preset.code: preset for preset in found})
