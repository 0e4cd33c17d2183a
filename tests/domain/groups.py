"""A short questionnaire of three groups, with another language."""

from congdoan_desktop.domain.survey import Choice, Question, Questionnaire, Translation

YES_NO = (Choice(name="yes", label="Có"), Choice(name="no", label="Không"))


def paper() -> Questionnaire:
    """Return it anew."""
    rows = {
        "about_you": ("Về anh/chị", ("a", "b", "c")),
        "work": ("Việc làm", ("d", "e")),
        "hopes": ("Mong muốn", ("f",)),
    }
    return Questionnaire(
        code="thu",
        version="1",
        title="Phiếu thử",
        questions=tuple(
            Question(
                name=name,
                label=f"Câu {name}?",
                kind="select_one" if code != "hopes" else "text",
                choices=YES_NO if code != "hopes" else (),
                group=heading,
                group_name=code,
            )
            for code, (heading, names) in rows.items()
            for name in names
        ),
        translations=(Translation(language="Thái", texts={}),),
    )
