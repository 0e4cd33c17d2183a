"""Questions that not everybody is asked: what they show tells nothing that another question hides."""

from collections.abc import Callable
from dataclasses import dataclass

from congdoan_desktop.domain.survey import Choice, Question, Questionnaire, Sheet
from congdoan_desktop.domain.survey_results import ABOUT_YOU, Results, drawn_from


def question(name: str, choices: str, relevant: str = "", group: str = "work") -> Question:
    named = tuple(Choice(name=choice, label=choice) for choice in choices.split())
    return Question(name=name, label=name, kind="select_one", choices=named, relevant=relevant, group_name=group)


@dataclass(frozen=True)
class AskedIf:
    """Asks `why` where it holds."""

    holds: Callable[[Sheet], bool]

    def relevant(self, sheet: Sheet) -> frozenset[str]:
        return frozenset({"sex", "job"} | ({"why"} if self.holds(sheet) else set()))

    def allows(self, question: str, sheet: Sheet) -> bool:
        return True


FORM = Questionnaire(
    code="thu",
    version="1",
    title="Thử",
    questions=(
        question("sex", "f m", group=ABOUT_YOU),
        question("job", "good fair bad"),
        question("why", "pay time boss", "${job} = 'fair'"),
    ),
)


def drawn(*sheets: tuple[int, str, str, str]) -> Results:
    """Return the results of so many sheets: sex, job, why."""
    made: list[Sheet] = []
    for count, *answers in sheets:
        filled = {name: answer for name, answer in zip(("sex", "job", "why"), answers, strict=True) if answer}
        made += [dict(filled) for _ in range(count)]
    return drawn_from(FORM, made, ("sex",), AskedIf(lambda sheet: sheet.get("job") == "fair"))


def seen(found: Results, name: str) -> tuple[int | None, ...]:
    one = next(tally for tally in found.tallies if tally.question == name)
    return (*one.counts, one.blank)


def test_who_was_asked_does_not_tell_how_many_gave_the_hidden_answer() -> None:
    found = drawn((50, "f", "good", ""), (20, "f", "fair", "pay"), (27, "m", "fair", "time"), (3, "m", "bad", ""))
    assert seen(found, "job") == (50, None, None, 0)
    assert seen(found, "why") == (None,) * 4  # 20 + 27 would leave 3 for "bad"


def test_a_small_answer_does_not_follow_from_how_many_were_asked() -> None:
    found = drawn((7, "f", "good", ""), (50, "f", "fair", "pay"), (40, "m", "fair", "time"), (3, "m", "fair", "boss"))
    assert seen(found, "job") == (7, 93, 0, 0)
    assert seen(found, "why") == (50, None, None, 7)  # not the 7 who were not asked hide the 3


def test_who_was_asked_and_said_nothing_is_no_small_group_either() -> None:
    found = drawn((20, "f", "good", ""), (30, "f", "fair", "pay"), (30, "m", "fair", "time"), (2, "m", "fair", ""))
    assert seen(found, "why")[-1] is None


def test_nothing_is_hidden_where_nothing_follows() -> None:
    found = drawn((20, "f", "good", ""), (30, "f", "fair", "pay"), (30, "m", "fair", "time"))
    assert seen(found, "why") == (30, 30, 0, 20)


def test_rows_of_a_group_do_not_tell_what_another_question_hides_in_it() -> None:
    found = drawn(
        *((20, "f", "good", ""), (15, "f", "fair", "pay"), (15, "f", "fair", "time"), (3, "f", "bad", "")),
        *((20, "m", "good", ""), (15, "m", "fair", "pay"), (15, "m", "fair", "time"), (7, "m", "bad", "")),
    )
    (breakdown,) = found.breakdowns
    crosses = {cross.question: cross.rows for cross in breakdown.crosses}
    assert None in crosses["job"][0]
    assert "why" not in crosses
    assert seen(found, "why") == (30, 30, 0, 50)
