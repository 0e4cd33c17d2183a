"""The kit for whoever helps: what is in it, and what is not."""

import zipfile
from io import BytesIO
from pathlib import Path

from congdoan_desktop import __version__, paths
from congdoan_desktop.reference.notices import libraries, notices
from congdoan_desktop.store.database import open_reader
from congdoan_desktop.usecases.sample_union import make_sample
from congdoan_desktop.usecases.support_kit import packed, store_size, support_kit


def test_the_kit_holds_no_word_of_the_union(tmp_path: Path) -> None:
    path, logs = tmp_path / "Chè Tân Uyên.congdoan", tmp_path / "log"
    make_sample(path, paths.resources())
    logs.mkdir()
    (logs / "congdoan.log").write_text("2026-06-30 08:15:00,123 ERROR congdoan_desktop: Lò Thị Mai\nValueError: Mai\n")
    (logs / "crash.log").write_bytes(b"\xff\xfe\nFatal Python error: Aborted\n")
    with open_reader(path) as reader:
        parts = support_kit(reader, logs, {"qt": "6.8.3"})
        names = {str(name) for name in reader.column("SELECT full_name FROM people")}
        titles = {str(name) for name in reader.column("SELECT title FROM activities")}
    assert [part.name for part in parts] == ["versions.txt", "schema.sql", "congdoan.log", "crash.log"]
    texts = {part.name: part.text for part in parts}
    assert f"program: {__version__}\n" in texts["versions.txt"] and "qt: 6.8.3\n" in texts["versions.txt"]
    assert "CREATE TABLE" in texts["schema.sql"] and "INSERT INTO people" not in texts["schema.sql"]
    assert texts["congdoan.log"].endswith("congdoan_desktop: …\nValueError")
    assert texts["crash.log"] == "Fatal Python error: Aborted"
    whole = "".join(texts.values())
    assert names and titles
    assert not [word for word in (*names, *titles, "Chè Tân Uyên", str(tmp_path)) if word in whole]
    with zipfile.ZipFile(BytesIO(packed(parts))) as kit:
        assert {name: kit.read(name).decode() for name in kit.namelist()} == texts
    assert store_size(path) >= path.stat().st_size > 0


def test_a_folder_of_logs_that_is_not_there_is_no_obstacle(tmp_path: Path) -> None:
    path = tmp_path / "x.congdoan"
    make_sample(path, paths.resources())
    with open_reader(path) as reader:
        assert len(support_kit(reader, tmp_path / "none", {})) == 2


def test_every_installed_library_is_named_with_its_licence() -> None:
    found = {library.name.lower(): library for library in libraries(paths.resources())}
    for name in ("pyside6_essentials", "shiboken6"):
        qt = found.get(name) or found[name.replace("_", "-")]
        assert any("GNU LESSER GENERAL PUBLIC LICENSE" in text for text in qt.texts)
    assert {"openpyxl", "reportlab", "pyhanko", "lxml", "cryptography", "msgspec"} <= set(found)
    assert [name for name, library in found.items() if not (library.licence or library.texts)] == []
    text = notices(found.values())
    assert text.count("GNU LESSER GENERAL PUBLIC LICENSE\n                       Version 3, 29 June 2007") == 1
    assert "Text as of" in text
