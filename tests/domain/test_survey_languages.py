"""Another language changes what is read, and nothing that is counted."""

from congdoan_desktop.domain.survey import Choice, Question, Questionnaire, Translation
from congdoan_desktop.domain.survey_languages import in_language, languages

FORM = Questionnaire(
    code="f",
    version="1",
    title="f",
    language="vi",
    questions=(
        Question(
            name="meal",
            label="Bữa ăn ca thế nào?",
            kind="select_one",
            choices=(Choice(name="good", label="Tốt"), Choice(name="bad", label="Không tốt")),
            hint="Chọn một ý",
            group="Việc làm",
            group_name="work",
            constraint=". != 'bad'",
            constraint_message="Xin chọn lại",
        ),
        Question(name="wish", label="Mong muốn", kind="text"),
    ),
    translations=(
        Translation(
            language="en",
            texts={
                "label:meal": "How is the meal?",
                "hint:meal": "Pick one",
                "group:work": "Work",
                "message:meal": "Pick again",
                "choice:meal:good": "Good",
                "label:wish": "",
            },
        ),
    ),
)


def test_everything_that_is_read_is_translated_and_what_is_missing_stays() -> None:
    meal, wish = in_language(FORM, "en").questions
    assert (meal.label, meal.hint, meal.group, meal.constraint_message) == (
        "How is the meal?",
        "Pick one",
        "Work",
        "Pick again",
    )
    assert meal.choices == (Choice(name="good", label="Good"), Choice(name="bad", label="Không tốt"))
    assert (wish.label, wish.group) == ("Mong muốn", "")


def test_names_and_expressions_stay() -> None:
    before, after = FORM.questions[0], in_language(FORM, "en").questions[0]
    assert (after.name, after.constraint, after.group_name, after.kind) == (
        before.name,
        before.constraint,
        before.group_name,
        before.kind,
    )
    assert in_language(FORM, "en").reference == FORM.reference


def test_its_own_language_and_an_unknown_one_leave_it_alone() -> None:
    assert languages(FORM) == ("vi", "en")
    assert in_language(FORM, "vi") is FORM
    assert in_language(FORM, "../etc") is FORM
