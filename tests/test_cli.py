"""Bad input on the command line: one clear sentence, a non-zero status, no traceback, nothing lost."""

from pathlib import Path

import pytest

from congdoan_desktop import cli, paths


def said(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    status = cli.main(arguments)
    captured = capsys.readouterr()
    return status, captured.out, captured.err


def test_a_file_that_is_no_report(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    letter = tmp_path / "thư.txt"
    letter.write_text("Kính gửi …", encoding="utf-8")
    status, out, err = said(capsys, "verify", str(letter))
    assert (status, err) == (1, "")
    assert "Không hợp lệ" in out and "Không phải tệp PDF hoặc Excel" in out


def test_a_missing_file_does_not_hide_the_others(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    other = tmp_path / "b.pdf"
    other.write_bytes(b"%PDF-1.7\n")
    status, out, _ = said(capsys, "verify", str(tmp_path / "a.pdf"), str(other))
    assert status == 1
    assert "Không đọc được tệp “a.pdf”" in out and "b.pdf: Không hợp lệ" in out


def test_a_trust_folder_that_is_not_there(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status, _, err = said(capsys, "verify", "x.pdf", "--trust", str(tmp_path / "none"))
    assert status == 1 and err.count("\n") == 1 and "none" in err


def test_a_revocation_list_without_trusted_certificates_is_not_silently_left_out(
    capsys: pytest.CaptureFixture[str],
) -> None:
    status, _, err = said(capsys, "verify", "x.pdf", "--crl", "a.crl")
    assert status == 1 and "--trust" in err


@pytest.mark.parametrize("place", ["file", "file/below"])
def test_a_demo_where_nothing_can_be_written(tmp_path: Path, place: str, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "file").write_text("x")
    status, _, err = said(capsys, "demo", "--out", str(tmp_path / place))
    assert status == 1 and err.count("\n") == 1
    assert (tmp_path / "file").read_text() == "x"


def test_a_missing_font_is_said_before_anything_is_left(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    copy = tmp_path / "resources"
    copy.mkdir()
    for part in paths.resources().iterdir():
        if part.name != "fonts":
            (copy / part.name).symlink_to(part)
    (copy / "fonts").mkdir()
    monkeypatch.setattr(paths, "resources", lambda: copy)
    status, _, err = said(capsys, "demo", "--out", str(tmp_path / "out"))
    assert status == 1 and "phông chữ" in err
    assert not list((tmp_path / "out").glob("*.pdf"))


def test_a_wrong_command_is_told_in_vietnamese(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        cli.main(["verify"])
    assert left.value.code == 2
    assert "Lệnh chưa đúng" in capsys.readouterr().err


def test_the_self_test_passes(capsys: pytest.CaptureFixture[str]) -> None:
    status, out, err = said(capsys, "selftest")
    assert (status, err) == (0, "")
    assert out.count("✓") == 6


def test_without_a_display_there_is_a_sentence_and_no_crash(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr("sys.platform", "linux")
    status, _, err = said(capsys)
    assert status == 1 and "không có màn hình" in err
