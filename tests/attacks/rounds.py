"""Random rounds, small and lopsided ones above all: where privacy is hard."""

from random import Random

from congdoan_desktop.domain.survey import Choice, Kind, Question, Questionnaire, Sheet
from congdoan_desktop.domain.survey_results import ABOUT_YOU


def question(name: str, size: int, *, group: str = "work", kind: Kind = "select_one") -> Question:
    choices = tuple(Choice(name=f"{name}{place}", label=f"{name} {place}") for place in range(size))
    return Question(name=name, label=name, kind=kind, choices=choices, group=group, group_name=group)


def questionnaire(dice: Random) -> Questionnaire:
    """Two or three questions about the person, four others, one of them with several ticks."""
    about = [question(name, dice.randint(2, 3), group=ABOUT_YOU) for name in ("sex", "age", "contract")]
    others = [question(f"q{place}", dice.randint(2, 6)) for place in range(3)]
    return Questionnaire(
        code="attack",
        version="1",
        title="Attack",
        questions=(*about, *others, question("several", dice.randint(2, 4), kind="select_multiple")),
    )


def answers(form: Questionnaire, count: int, dice: Random) -> list[Sheet]:
    """Return sheets in which some answers are rare, and some follow from who answers."""
    weights = {q.name: [dice.random() ** 3 + 0.01 for _ in q.choices] for q in form.questions}
    silent = dice.choice((0.0, 0.0, 0.05))
    return [_sheet(form, weights, silent, dice) for _ in range(count)]


def _sheet(form: Questionnaire, weights: dict[str, list[float]], silent: float, dice: Random) -> Sheet:
    sheet: dict[str, str] = {}
    for asked in form.questions:
        names = [choice.name for choice in asked.choices]
        if asked.kind == "select_multiple":
            ticked = [name for name in names if dice.random() < 0.4]
            if ticked:
                sheet[asked.name] = " ".join(ticked)
        elif dice.random() >= silent:
            liked = favourite(sheet.get("sex", ""), len(names)) if dice.random() < 0.3 else None
            sheet[asked.name] = names[liked] if liked is not None else dice.choices(names, weights[asked.name])[0]
    return sheet


def favourite(group: str, size: int) -> int:
    """Return the answer that a group leans to, the same in every run."""
    return sum(group.encode()) % size
