"""Typing one sheet: which question, what is answered, what a key does. No Qt here.

What a method returns is the code of what was wrong (`domain.survey.Fault`, `answer_text`), or nothing.
"""

from datetime import date

from congdoan_desktop.domain.survey import Form, Question, Sheet, answered, asked, fault_of
from congdoan_desktop.ui.survey.answer_text import read_answer


class SheetEntry:
    """One sheet on its way. A digit answers and goes on; where several may be ticked it ticks, and Enter goes on.

    Of ten choices and more each has a number of two digits: 01, 02 … It is complete only without faults.
    """

    def __init__(self, form: Form, today: date) -> None:
        self._form, self._today = form, today
        self._answers: Sheet = {}
        self._seen: set[str] = set()
        self._half = ""
        self._asked = asked(form, {})
        self._place = self._next(-1)

    @property
    def question(self) -> Question | None:
        """The question to be answered now; `None` when the sheet is complete."""
        return self._form.questions[self._place] if self._place < len(self._form.questions) else None

    @property
    def number(self) -> tuple[int, int]:
        """(n, of): the place of the question among those that are asked on this sheet."""
        names = [question.name for question in self._asked]
        now = self.question
        return (names.index(now.name) + 1 if now is not None and now.name in names else len(names)), len(names)

    @property
    def half(self) -> str:
        """The digits of a choice typed so far, while more are to come."""
        return self._half

    @property
    def answer(self) -> str:
        """What the question was answered with before, as the sheet keeps it."""
        return self._answers.get(self.question.name, "") if self.question else ""

    def notes(self) -> tuple[str, ...]:
        """Return what is to be read before this question, or at the end."""
        relevant, names = self._form.logic.relevant(self._answers), {question.name for question in self._asked}
        found: list[str] = []
        for row in reversed(self._form.questions[: self._place]):
            if row.name in names:
                break
            if row.kind == "note" and row.name in relevant:
                found.insert(0, row.label)
        return tuple(found)

    def behind(self) -> tuple[tuple[Question, str], ...]:
        """Return the questions behind with their answers, the last one first."""
        names = {question.name for question in self._form.questions[: self._place]}
        told = [question for question in self._asked if question.name in names]
        return tuple((question, self._answers.get(question.name, "")) for question in reversed(told))

    def sheet(self) -> Sheet:
        """Return the answers given so far, without those to questions that are not asked any more."""
        return answered(self._form, self._answers)

    def started(self) -> bool:
        """Whether anything was answered."""
        return bool(self._answers or self._half)

    def ticked(self) -> frozenset[str]:
        """Return the choices ticked for the question to be answered now."""
        return frozenset(self.answer.split())

    def digit(self, digit: int) -> str:
        """Type a digit of a choice; 0 (or 00) leaves blank."""
        if self.question is None or not self.question.choices:
            return "unknown_choice"
        self._half += str(digit)
        return self._choose() if len(self._half) == places(self.question) else ""

    def pick(self, place: int) -> str:
        """Answer with the choice at `place` (from 1) and go on, or tick it where several may be."""
        self._half = ""
        fault = self.tick(place)
        several = self.question is not None and self.question.kind == "select_multiple"
        return fault if fault or several else self.go_on()

    def tick(self, place: int) -> str:
        """Answer with the choice at `place` and stay; of several that may be ticked, tick it or take it back."""
        question = self.question
        if question is None or not 1 <= place <= len(question.choices):
            return "unknown_choice"
        code = question.choices[place - 1].name
        if question.kind != "select_multiple":
            return self._put(code)
        now = self.ticked() ^ {code}
        # Whether enough are ticked shows when the person goes on.
        self._set(" ".join(choice.name for choice in question.choices if choice.name in now))
        return ""

    def enter(self) -> str:
        """Take the digits typed so far for the whole number; else go on with what is answered."""
        return self._choose() if self._half else self.go_on()

    def write(self, text: str) -> str:
        """Answer a question without choices, and go on."""
        return self.note_down(text) or self.go_on()

    def note_down(self, text: str) -> str:
        """Answer a question without choices, and stay."""
        question = self.question
        if question is None or question.choices:
            return "unknown_choice"
        try:
            return self._put(read_answer(question, text, self._today))
        except ValueError as error:
            return str(error)

    def leave_blank(self) -> str:
        """Take the answer away and go on, where that may be."""
        if self.question is None or self.question.required:
            return "required"
        self._set("")
        return self.go_on()

    def go_on(self) -> str:
        """Go on with what is answered, or with nothing where nothing has to be."""
        question = self.question
        if question is None:
            return ""
        fault = fault_of(self._form, question, self._answers) if question in self._asked else ""
        if not fault:
            self._seen.add(question.name)
            self._place = self._next(self._place)
        return fault

    def back(self) -> bool:
        """Forget half a number, or go back to the question before."""
        if self._half:
            self._half = ""
            return True
        before = [place for place in self._asked_places() if place < self._place]
        self._place = before[-1] if before else self._place
        return bool(before)

    def _choose(self) -> str:
        place, self._half = int(self._half), ""
        return self.pick(place) if place else self.leave_blank()

    def _put(self, answer: str) -> str:
        assert self.question is not None
        if answer:
            fault = fault_of(self._form, self.question, {**self._answers, self.question.name: answer})
            if fault:
                return fault
        self._set(answer)
        return ""

    def _set(self, answer: str) -> None:
        """Answer; what is not asked any more is forgotten."""
        assert self.question is not None
        given = {**self._answers, self.question.name: answer}
        self._asked = asked(self._form, given)
        names = {question.name for question in self._asked}
        self._answers = {name: text for name, text in given.items() if text and name in names}
        self._seen &= names

    def _next(self, place: int) -> int:
        """Return the place of the next question; after the last one, of one that was passed over or is wrong now."""
        places = self._asked_places()
        ahead = [one for one in places if one > place] or [one for one in places if self._is_open(one)]
        return ahead[0] if ahead else len(self._form.questions)

    def _is_open(self, place: int) -> bool:
        question = self._form.questions[place]
        return question.name not in self._seen or bool(fault_of(self._form, question, self._answers))

    def _asked_places(self) -> list[int]:
        names = {question.name for question in self._asked}
        return [place for place, question in enumerate(self._form.questions) if question.name in names]


def places(question: Question) -> int:
    """Return how many digits the number of a choice has."""
    return len(str(len(question.choices)))


def place_text(question: Question, place: int) -> str:
    """Return the number of a choice as it is typed: `3`, or `03` where there are ten and more."""
    return f"{place:0{places(question)}d}"
