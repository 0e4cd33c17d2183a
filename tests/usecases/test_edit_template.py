from dataclasses import replace
from pathlib import Path

import pytest

from congdoan_desktop import paths
from congdoan_desktop.domain import template_editing as editing
from congdoan_desktop.domain.template import ReportTemplate, Sentence
from congdoan_desktop.errors import UserError
from congdoan_desktop.reference.loaded import Reference, load
from congdoan_desktop.reference.reports import template_toml
from congdoan_desktop.usecases.edit_template import keep_template, own_templates, shipped_again


@pytest.fixture
def reference(tmp_path: Path) -> Reference:
    return load(paths.resources(), own_templates(tmp_path / "a.congdoan"))


def renamed(reference: Reference, heading: str) -> Path:
    return keep_template(reference, editing.changed(reference.templates["ct58"], "review", heading=heading))


def heading(reference: Reference) -> str:
    return next(part.heading for part in reference.templates["ct58"].sections if part.id == "review")


def test_a_new_version_is_a_file_and_is_used_at_once(reference: Reference, tmp_path: Path) -> None:
    first = renamed(reference, "Nhận xét chung")
    assert first == tmp_path / "Mau bao cao" / "ct58-v2.toml"
    assert (heading(reference), reference.templates["ct58"].version) == ("Nhận xét chung", 2)
    assert renamed(reference, "Nhận xét").name == "ct58-v3.toml"
    assert "Nhận xét chung" in first.read_text("utf-8")  # a version is never written over
    assert heading(load(paths.resources(), first.parent)) == "Nhận xét"


def test_every_shipped_template_comes_back_from_its_file_as_it_was(reference: Reference) -> None:
    for kind, template in tuple(reference.templates.items()):
        keep_template(reference, template)
        assert reference.templates[kind] == replace(template, version=template.version + 1)


def test_back_to_the_shipped_one_is_one_more_version(reference: Reference) -> None:
    renamed(reference, "Khác")
    assert shipped_again(reference, "ct58").name == "ct58-v3.toml"
    assert heading(reference) == "Đánh giá chung"


def test_what_lacks_something_is_not_kept(reference: Reference, tmp_path: Path) -> None:
    with pytest.raises(UserError, match=r"template\.lacks"):
        keep_template(reference, replace(reference.templates["ct58"], subject="{la}"))
    assert not (tmp_path / "Mau bao cao").exists()


@pytest.mark.parametrize("content", [b"", b"\xff", b"kind = 'ct58'", b"[[[", b"kind = 'khao-sat'\nversion = 9"])
def test_a_damaged_file_is_passed_over_and_its_number_not_used_again(reference: Reference, content: bytes) -> None:
    renamed(reference, "Hai")
    folder = reference.templates.own
    assert folder is not None
    (folder / "ct58-v9.toml").write_bytes(content)
    again = load(paths.resources(), folder)
    assert heading(again) == "Hai"
    assert again.templates.refused == ("ct58-v9.toml",)
    assert renamed(again, "Mười").name == "ct58-v10.toml"


def test_a_file_under_another_name_is_not_taken_for_it(reference: Reference) -> None:
    folder = renamed(reference, "Hai").parent
    (folder / "ct58-v7.toml").write_bytes(template_toml(reference.templates["ct58"]))  # says it is version 2
    (folder / "la-v2.toml").write_bytes(template_toml(reference.templates["ct58"]))
    again = load(paths.resources(), folder)
    assert again.templates["ct58"].version == 2
    assert set(again.templates) == set(reference.templates)


def test_without_a_folder_nothing_is_kept() -> None:
    with pytest.raises(UserError, match=r"template\.no_folder"):
        shipped_again(load(paths.resources()), "ct58")


def test_a_folder_that_cannot_be_made_is_said(tmp_path: Path) -> None:
    (tmp_path / "Mau bao cao").write_text("a file in the way")
    reference = load(paths.resources(), tmp_path / "Mau bao cao")
    with pytest.raises(UserError) as caught:
        shipped_again(reference, "ct58")
    assert caught.value.code == "file.read_only"


BASE = b"kind = 'ct58'\nversion = 9\n"
HARMFUL = {
    "deep array": BASE + b"x = " + b"[" * 100_000,
    "deep table": BASE + b"x = " + b"{a=" * 100_000,
    "long key": BASE + b".".join([b"a"] * 100_000) + b" = 1",
    "long quoted key": BASE + b"x = {" + b" . ".join([b"'a'", b'"b"'] * 50_000) + b" = 1}",
    "long number": BASE + b"x = " + b"1" * 100_000,
    "much text": BASE + b"x = '" + b"a" * 1_990_000 + b"'",
    "one long word": BASE + b"a" * 1_990_000,
    "too large": BASE + b"#" * 2_000_000,
}


@pytest.mark.parametrize("content", HARMFUL.values(), ids=HARMFUL)
def test_a_file_made_to_harm_the_reader_is_passed_over(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "ct58-v9.toml").write_bytes(content)
    assert load(paths.resources(), tmp_path).templates.refused == ("ct58-v9.toml",)


@pytest.mark.parametrize(
    "text",
    [
        *(
            "{unit_name.__class__}",
            "{reached.__init__.__globals__}",
            "{reached!r}",
            "{reached:>999999999}",
            "{}",
            "{0}",
        ),
        *("{reached!r:>999999999}", "{reached:{reached}}", "{la}", "{reached[0]}", "{", "}"),
    ],
)
def test_a_file_that_asks_for_more_than_words_is_passed_over(reference: Reference, text: str) -> None:
    template = replace(reference.templates["ct58"], version=9)
    minutes = replace(reference.templates["bien-ban-doi-thoai"], version=9)
    party = replace(minutes.parties[0], full_name=text)
    names = []
    for one in (
        replace(template, closing=text),
        replace(template, sections=(replace(template.sections[0], suggestions=(Sentence(text=text),)),)),
        replace(minutes, parties=(party,)),
    ):
        names.append(refused_with(reference, one))
    assert names == [("ct58-v9.toml",), ("ct58-v9.toml",), ("bien-ban-doi-thoai-v9.toml",)]


def test_a_file_that_names_what_the_program_does_not_have_is_passed_over(reference: Reference) -> None:
    template = replace(reference.templates["ct58"], version=9)
    tables = (replace(template.tables[0], rows="nothing"),)
    for one in (
        replace(template, tables=tables),
        replace(template, file_topic="../../x"),
        replace(template, type_code="../x"),
    ):
        assert refused_with(reference, one) == ("ct58-v9.toml",)


def refused_with(reference: Reference, template: ReportTemplate) -> tuple[str, ...]:
    folder = reference.templates.own
    assert folder is not None
    folder.mkdir(exist_ok=True)
    path = folder / f"{template.kind}-v9.toml"
    path.write_bytes(template_toml(template))
    refused = load(paths.resources(), folder).templates.refused
    path.unlink()
    return refused
