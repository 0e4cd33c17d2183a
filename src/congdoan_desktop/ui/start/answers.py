"""What the questions of the first start give, and the defaults that spare typing."""

import re
from dataclasses import dataclass
from pathlib import Path

from congdoan_desktop.domain.records import HeadCount, SigningProfile, Unit
from congdoan_desktop.domain.text import fold
from congdoan_desktop.reference.presets import SigningPreset
from congdoan_desktop.store.repository import new_id
from congdoan_desktop.texts.short_names import UNION, short_name

SUFFIX = ".congdoan"
PARENT = "Liên đoàn Lao động tỉnh Lai Châu"
KEEPERS_PARENT = "Tổng Liên đoàn Lao động Việt Nam"
KEEPERS_KIND = "other"
"""A keeper of a register is of no kind that a plan names: it has targets of its own."""


@dataclass(frozen=True, kw_only=True)
class Answers:
    """The records of a new store and where it lies."""

    unit: Unit
    profile: SigningProfile
    head_count: HeadCount | None
    """Of a grassroots union."""
    path: Path


def header_name(name: str) -> str:
    """Return the name on the letter head: "CĐCS CÔNG TY …"."""
    pattern, short = UNION
    return pattern.sub(short, name).upper()


def file_name(name: str) -> str:
    """Return a file name without accents: "cdcs-cong-ty-che-tan-uyen.congdoan"."""
    plain = re.sub(r"[^a-z0-9]+", "-", fold(short_name(name))).strip("-")
    return f"{plain[:60].strip('-') or 'cong-doan'}{SUFFIX}"


def free_path(folder: Path, name: str) -> Path:
    """Return a path in `folder` where nothing lies yet."""
    path, number = folder / file_name(name), 2
    while path.exists():
        path = folder / file_name(name).replace(SUFFIX, f"-{number}{SUFFIX}")
        number += 1
    return path


def profile_from(preset: SigningPreset, signer_name: str, parent_name: str) -> SigningProfile:
    """Return the signing profile of `preset`."""
    return preset.profile(id=new_id(), signer_name=signer_name, parent_name=parent_name)
