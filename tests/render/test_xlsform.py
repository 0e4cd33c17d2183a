"""What is written as XLSForm is read again as it was, and pyxform makes an XForm of it."""

import io
from dataclasses import replace
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook
from pyxform.xls2xform import convert

from congdoan_desktop.domain.survey import Choice, Question, Questionnaire, Translation
from congdoan_desktop.domain.text import clean
from congdoan_desktop.intake.xlsform import read_xlsform
from congdoan_desktop.render.xlsform import write_xlsform

LANGUAGES = ("Tiếng Việt (vi)", "Tiếng Thái", "English (en)")
texts = (
    st.text(alphabet=st.sampled_from("aăđêơ chè Ỹ=+-@'\"<&>1,.?!\n\u0301"), min_size=1, max_size=30)
    .map(clean)
    .filter(bool)
)
codes = st.from_regex(r"[a-z_][a-z0-9_.-]{0,8}", fullmatch=True)
kinds = st.sampled_from(["select_one", "select_multiple", "integer", "decimal", "date", "text", "note", "calculate"])


@st.composite
def questionnaires(draw: st.DrawFn) -> Questionnaire:
    names = draw(st.lists(codes, min_size=6, max_size=9, unique=True).filter(lambda names: "meta" not in names))
    groups = {"": "", names[0]: draw(st.one_of(st.just(""), texts))}
    groups[f"{names[0]}/{names[1]}"] = draw(texts)
    places = sorted(draw(st.lists(st.sampled_from(sorted(groups)), min_size=len(names) - 2, max_size=len(names) - 2)))
    questions = [_question(draw, name, groups, place, names[2:]) for name, place in zip(names[2:], places, strict=True)]
    questions.append(Question(name="wish", label=draw(texts), kind="text"))
    language, *others = draw(st.sampled_from([("",), LANGUAGES[:1], LANGUAGES, ("", "Mông"), LANGUAGES[2:]]))
    keys = [key for question in questions for key in _keys(question)]
    translations = [
        Translation(language=other, texts=draw(st.dictionaries(st.sampled_from(keys), texts, min_size=1)))
        for other in others
    ]
    return Questionnaire(
        code=draw(st.from_regex(r"[a-zA-Z0-9][a-z0-9_]{0,9}", fullmatch=True)),
        version=draw(st.sampled_from(["1", "12", "2026.1", "007"])),
        title=draw(texts),
        questions=tuple(questions),
        language=language,
        translations=tuple(one for one in translations if one.texts),
    )


def _question(draw: st.DrawFn, name: str, groups: dict[str, str], place: str, names: list[str]) -> Question:
    kind = draw(kinds)
    earlier = names[: names.index(name)]
    conditions = ["1 = 1", "today() > 0", *(f"${{{other}}} = '1' or not(${{{other}}})" for other in earlier)]
    condition = st.one_of(st.just(""), st.sampled_from(conditions))
    values: dict[str, Any] = {"relevant": draw(condition)}
    if kind.startswith("select"):
        picked = draw(st.lists(codes, min_size=1, max_size=4, unique=True))
        values["choices"] = tuple(Choice(name=code, label=draw(texts)) for code in picked)
    if kind == "select_one":
        values["appearance"] = draw(st.sampled_from(["", "likert"]))
    if kind == "calculate":
        values["calculation"] = draw(st.sampled_from(conditions))
    else:
        values["hint"] = draw(st.one_of(st.just(""), texts))
    if kind not in ("note", "calculate"):
        values["required"] = draw(st.booleans())
        values["constraint"] = draw(st.sampled_from(["", ". != ''", "string-length(.) < 9"]))
        values["constraint_message"] = draw(st.one_of(st.just(""), texts))
    label = draw(texts) if kind != "calculate" or draw(st.booleans()) else name
    return Question(name=name, label=label, kind=kind, group=_heading(groups, place), group_name=place, **values)


def _heading(groups: dict[str, str], place: str) -> str:
    return groups[place] or (_heading(groups, place.rpartition("/")[0]) if place else "")


def _keys(question: Question) -> list[str]:
    keys = [f"label:{question.name}"] if question.label != question.name else []
    keys += [f"hint:{question.name}"] if question.hint else []
    keys += [f"message:{question.name}"] if question.constraint_message else []
    return keys + [f"choice:{question.name}:{choice.name}" for choice in question.choices]


def in_one_order(form: Questionnaire) -> Questionnaire:
    """A file tells the languages in the order of its columns: where the first sheet lacks one, that is another."""
    return replace(form, translations=tuple(sorted(form.translations, key=lambda one: one.language)))


@settings(max_examples=60, deadline=None)
@given(questionnaires())
def test_it_is_read_as_it_was_written_and_odk_takes_it(form: Questionnaire) -> None:
    data = write_xlsform(form)
    assert in_one_order(read_xlsform(data)) == in_one_order(form)
    assert "<h:html" in convert(xlsform=io.BytesIO(data), validate=False).xform


def test_the_sheets_as_an_author_sees_them() -> None:
    yes = (Choice(name="y", label="Có"), Choice(name="n", label="Không"))
    form = Questionnaire(
        code="thu",
        version="2",
        title="Phiếu thử",
        questions=(
            Question(name="a", label="=A?", kind="select_one", choices=yes, required=True, group="Một", group_name="g"),
            Question(name="b", label="B?", kind="select_one", choices=yes, group="Hai", group_name="g/h"),
            Question(name="c", label="C?", kind="integer", relevant="${a} = 'y'", constraint=". > 0"),
        ),
    )
    book = load_workbook(io.BytesIO(write_xlsform(form)))
    rows = {sheet.title: [list(row) for row in sheet.iter_rows(values_only=True)] for sheet in book}
    assert rows["survey"] == [
        ["type", "name", "label", "required", "relevant", "constraint"],
        ["begin_group", "g", "Một", None, None, None],
        ["select_one a", "a", "=A?", "yes", None, None],
        ["begin_group", "h", "Hai", None, None, None],
        ["select_one a", "b", "B?", None, None, None],
        ["end_group", None, None, None, None, None],
        ["end_group", None, None, None, None, None],
        ["integer", "c", "C?", None, "${a} = 'y'", ". > 0"],
    ]
    assert rows["choices"] == [["list_name", "name", "label"], ["a", "y", "Có"], ["a", "n", "Không"]]
    assert rows["settings"] == [["form_title", "form_id", "version"], ["Phiếu thử", "thu", "2"]]
    assert book["survey"]["C3"].data_type == "s"
