"""Commands on a store with a pass-phrase: typed at the terminal or taken from the environment, never an argument."""

import getpass
import io
import sys
from datetime import datetime
from pathlib import Path

import pytest

from congdoan_desktop.cli import main
from congdoan_desktop.commands.parts import PHRASE_VARIABLE
from congdoan_desktop.domain.period import VIETNAM
from congdoan_desktop.store.database import open_reader
from congdoan_desktop.usecases import protect_store
from tests.fixtures.cheap_keys import cheap_keys
from tests.fixtures.province_store import make_province

__all__ = ["cheap_keys"]

PHRASE = "chè xanh trên núi cao"


@pytest.fixture
def board(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The words of a command that reads, on a province's store with a pass-phrase."""
    monkeypatch.delenv(PHRASE_VARIABLE, raising=False)
    path = tmp_path / "tinh.congdoan"
    make_province(path)
    with open_reader(path) as reader:
        new = protect_store.new_store_key(reader, PHRASE, datetime.now(VIETNAM))
    protect_store.protect(path, new)
    return ["report", "ct58", "--list", "--store", str(path)]


class _Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_the_pass_phrase_opens_it(
    board: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO())
    assert main(board) == 1
    assert PHRASE_VARIABLE in capsys.readouterr().err
    asked: list[str] = []
    typed = ["sai mật khẩu rồi", PHRASE]
    monkeypatch.setattr(sys, "stdin", _Terminal())
    monkeypatch.setattr(getpass, "getpass", lambda prompt: asked.append(prompt) or typed.pop(0))
    assert main(board) == 1
    assert "Sai mật khẩu của tệp dữ liệu" in capsys.readouterr().err
    assert main(board) == 0
    assert len(asked) == 2 and "tinh.congdoan" in asked[0]
    monkeypatch.setenv(PHRASE_VARIABLE, PHRASE)
    assert main(board) == 0
    assert len(asked) == 2
