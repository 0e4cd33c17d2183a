"""Whatever the program can say to a person has a sentence, and the sentence gets the values it names."""

import ast
import string
import unicodedata
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from congdoan_desktop import texts
from congdoan_desktop.domain import checks
from congdoan_desktop.domain.verdict import SignerSeen, State, Verdict
from congdoan_desktop.errors import UserError

PACKAGE = Path(__file__).parents[1] / "src" / "congdoan_desktop"
TABLES = [name for name, value in vars(texts).items() if name.isupper() and isinstance(value, dict)]


def raised() -> Iterator[tuple[str, str, set[str]]]:
    """Yield place, code and names of the values of every `UserError("code", …)` in the program."""
    for path in PACKAGE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "UserError":
                place = f"{path.relative_to(PACKAGE)}:{node.lineno}"
                if isinstance(node.args[0], ast.Constant):
                    yield place, str(node.args[0].value), {word.arg or "**" for word in node.keywords}


def placeholders(sentence: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(sentence) if name}


def test_every_error_has_a_sentence() -> None:
    assert [f"{place}: {code}" for place, code, _ in raised() if code not in texts.ERRORS] == []


def test_every_sentence_gets_its_values() -> None:
    short = [
        f"{place}: {code} lacks {sorted(lacking)}"
        for place, code, given in raised()
        if (lacking := placeholders(texts.ERRORS.get(code, "")) - given) and "**" not in given
    ]
    assert short == []


@pytest.mark.parametrize("table", TABLES)
def test_sentences_are_composed_vietnamese(table: str) -> None:
    for code, sentence in vars(texts)[table].items():
        assert isinstance(sentence, str), code
        assert sentence and sentence == unicodedata.normalize("NFC", sentence).strip(), code


def test_the_time_of_a_signature_is_told_in_vietnam_as_its_stamp_prints_it() -> None:
    signer = SignerSeen(
        state=State.VALID,
        reasons=(),
        name="Lò Văn Thịnh",
        organisation="",
        issuer="",
        serial="",
        fingerprint="",
        claimed_at=datetime(2026, 6, 29, 17, 47, tzinfo=UTC),
    )
    verdict = Verdict(state=State.VALID, kind="pdf", sha256="", signers=(signer,))
    assert "00:47 30/06/2026" in texts.verdict_lines(verdict)[0]


def test_fields_that_cannot_be_kept_are_named_in_words() -> None:
    said = texts.error_sentence(UserError("record.invalid", fields="workers_total, held_on"))
    assert said == "Chưa lưu được vì còn mục chưa đúng: Tổng số lao động, Ngày."
    required = {name for names in checks._REQUIRED.values() for name in names}
    assert required <= set(texts.FIELDS)
