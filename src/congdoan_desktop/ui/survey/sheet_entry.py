"""Typing one paper sheet: which question, what is answered, what a key does. No Qt here."""

from congdoan_desktop.domain.survey import Form, Question, Sheet, answered, asked


class SheetEntry:
    """One sheet on its way. A digit answers and goes on; where several may be ticked it ticks, and Enter goes on."""

    def __init__(self, form: Form) -> None:
        self._form = form
        self._answers: dict[str, str] = {}
        self._place = -1
        self._place = self._next(-1)

    @property
    def question(self) -> Question | None:
        """The question to be answered now; `None` when the sheet is complete."""
        questions = self._form.questions
        return questions[self._place] if self._place < len(questions) else None

    @property
    def number(self) -> tuple[int, int]:
        """(n, of): the place of the question among those that are asked on this sheet."""
        places = [place for place in range(len(self._form.questions)) if self._is_asked(place)]
        return sum(place <= self._place for place in places), len(places)

    def answered(self) -> tuple[tuple[Question, str], ...]:
        """Return the questions behind with their answers, the last one first."""
        behind = {question.name for question in self._form.questions[: self._place]}
        told = [question for question in asked(self._form, self._answers) if question.name in behind]
        return tuple((question, self._answers.get(question.name, "")) for question in reversed(told))

    def sheet(self) -> Sheet:
        """Return the answers given so far, without those to questions that are not asked any more."""
        return answered(self._form, self._answers)

    def started(self) -> bool:
        """Whether anything was answered."""
        return bool(self._answers)

    def ticked(self) -> frozenset[str]:
        """Return the choices ticked for the question to be answered now."""
        question = self.question
        return frozenset(self._answers.get(question.name, "").split()) if question else frozenset()

    def digit(self, digit: int) -> bool:
        """Answer with the choice at place `digit` (from 1), or leave blank with 0; `False` when that cannot be."""
        question = self.question
        if question is None or not question.choices:
            return False
        if digit == 0:
            return self._leave_blank(question)
        if digit > len(question.choices):
            return False
        code = question.choices[digit - 1].name
        if question.kind == "select_multiple":
            self._toggle(question, code)
        else:
            self._answers[question.name] = code
            self._place = self._next(self._place)
        return True

    def enter(self) -> bool:
        """Go on with what is ticked, or with nothing where nothing has to be."""
        question = self.question
        if question is None or (question.required and not self._answers.get(question.name)):
            return False
        self._place = self._next(self._place)
        return True

    def write(self, text: str) -> bool:
        """Answer a question without choices, and go on; `False` when that is no answer to it."""
        question = self.question
        if question is None or question.choices:
            return False
        if question.kind == "integer" and text and not (text.isascii() and text.removeprefix("-").isdigit()):
            return False
        self._answers[question.name] = text
        return self.enter()

    def back(self) -> bool:
        """Go back to the question before."""
        place = self._place - 1
        while place >= 0 and not self._is_asked(place):
            place -= 1
        if place < 0:
            return False
        self._place = place
        return True

    def _leave_blank(self, question: Question) -> bool:
        if question.required:
            return False
        self._answers.pop(question.name, None)
        self._place = self._next(self._place)
        return True

    def _toggle(self, question: Question, code: str) -> None:
        now = self.ticked() ^ {code}
        self._answers[question.name] = " ".join(choice.name for choice in question.choices if choice.name in now)

    def _is_asked(self, place: int) -> bool:
        return self._form.questions[place] in asked(self._form, self._answers)

    def _next(self, place: int) -> int:
        place += 1
        questions = self._form.questions
        while place < len(questions) and not self._is_asked(place):
            place += 1
        return place
