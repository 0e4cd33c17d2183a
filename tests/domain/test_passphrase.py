import unicodedata

import pytest

from congdoan_desktop.domain.passphrase import passphrase_fault

NAMES = ("Công đoàn cơ sở Công ty Chè Tân Uyên", "CĐCS Chè Tân Uyên")


@pytest.mark.parametrize(
    ("passphrase", "fault"),
    [
        ("", "short"),
        ("chè xanh 26", "short"),
        ("   a         b  ", "short"),
        ("aaaaaaaaaaaaaaaa", "monotonous"),
        ("abababababababab", "monotonous"),
        ("aáàAaáàAaáàA", "monotonous"),
        ("123456789012", "digits"),
        ("0912 345 678 9", "digits"),
        ("CĐCS Chè Tân Uyên", "name"),
        ("cdcs che tan uyen", "name"),
        ("chè xanh núi Pú Đao", ""),
        ("CĐCS Chè Tân Uyên rất ngon", ""),
    ],
)
def test_rules(passphrase: str, fault: str) -> None:
    assert passphrase_fault(passphrase, NAMES) == fault
    assert passphrase_fault(unicodedata.normalize("NFD", passphrase), NAMES) == fault
