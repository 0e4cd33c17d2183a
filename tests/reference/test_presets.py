from pathlib import Path

import pytest

from congdoan_desktop.domain.checks import check
from congdoan_desktop.errors import UserError
from congdoan_desktop.reference.presets import signing_presets
from tests.reference.shipped import shipped


@pytest.mark.parametrize("code", list(shipped().presets))
def test_a_preset_makes_a_whole_profile(code: str) -> None:
    profile = shipped().presets[code].profile(id="p", signer_name="Lò Thị Mai", parent_name="LĐLĐ tỉnh Lai Châu")
    assert check(profile) == ()
    assert profile.addressees[0] == "LĐLĐ tỉnh Lai Châu"
    assert not profile.via.startswith("qua ")  # the page says it


@pytest.mark.parametrize(
    ("code", "authority", "titles"),
    [
        ("unit_committee", ("TM. BAN CHẤP HÀNH",), ("CHỦ TỊCH",)),
        ("unit_standing", ("TM. BAN THƯỜNG VỤ",), ("CHỦ TỊCH",)),
        ("unit_deputy_for_chair", ("TM. BAN CHẤP HÀNH",), ("KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH")),
        ("unit_deputy", ("TM. BAN CHẤP HÀNH",), ("PHÓ CHỦ TỊCH",)),
        ("province_standing", ("TM. BAN THƯỜNG VỤ",), ("CHỦ TỊCH",)),
        ("province_deputy_for_chair", ("TM. BAN THƯỜNG VỤ",), ("KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH")),
        ("province_board", ("TL. BAN THƯỜNG VỤ",), ("TRƯỞNG BAN CÔNG TÁC CÔNG ĐOÀN",)),
        ("commune_committee", ("TM. BAN CHẤP HÀNH",), ("CHỦ TỊCH",)),
    ],
)
def test_signature_blocks(code: str, authority: tuple[str, ...], titles: tuple[str, ...]) -> None:
    preset = shipped().presets[code]
    assert (preset.authority_lines, preset.title_lines) == (authority, titles)


def test_missing_presets_are_named(tmp_path: Path) -> None:
    with pytest.raises(UserError) as caught:
        signing_presets(tmp_path)
    assert caught.value.values["name"] == "signing_presets.toml"
