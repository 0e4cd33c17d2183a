"""Looking at what the machine could not read for sure: sheet by sheet, one place after the other. No Qt here."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from congdoan_desktop.domain.omr import Doubt
from congdoan_desktop.domain.survey import Form, Question, Sheet, answered, asked, fault_of, faults
from congdoan_desktop.ui.survey.sheet_entry import places
from congdoan_desktop.usecases.survey_paper import Look, ScannedSheet

_DOUBT_OF: Mapping[str, Doubt] = {"required": "required", "not_asked": "not_asked"}


@dataclass(kw_only=True)
class _Open:
    """A sheet that is being looked at: its answers so far, the places to look at, which of them is next."""

    scanned: ScannedSheet
    answers: dict[str, str]
    looks: list[Look]
    place: int = 0


@dataclass(frozen=True, kw_only=True)
class Step:
    """What a key came to: `refused`: code of a `domain.survey.Fault`, or `first_place`, `pick_one`, `not_asked`.

    `settled`: the sheet whose last doubt this was; `dropped`: a sheet was put aside as invalid.
    """

    refused: str = ""
    settled: ScannedSheet | None = None
    dropped: bool = False


@dataclass(kw_only=True)
class Review:
    """Sheets with doubts. Nothing the machine guessed counts unless a person says the same."""

    form: Form
    invalid: int = 0
    """Sheets put aside as invalid."""
    half: str = ""
    """The digits of a choice typed so far, while more are to come."""
    _waiting: list[ScannedSheet] = field(default_factory=list)
    _now: _Open | None = None
    _done: int = 0
    _last_dropped: ScannedSheet | None = None

    def add(self, sheets: Iterable[ScannedSheet]) -> None:
        """Put sheets with doubts at the end."""
        self._waiting.extend(sheets)
        if self._now is None:
            self._open_next()

    def add_faulty(self, sheets: Iterable[ScannedSheet]) -> None:
        """Put sheets at the end whose answers do not fit the questionnaire: each wrong one is to be looked at."""
        self.add(replace(sheet, looks=looks) for sheet in sheets if (looks := self._looks_at_faults(sheet.sheet)))

    def papers(self) -> frozenset[str]:
        """Return what tells the papers that are still to be looked at from others."""
        now = [self._now.scanned] if self._now else []
        return frozenset(sheet.paper for sheet in (*now, *self._waiting))

    @property
    def scanned(self) -> ScannedSheet | None:
        """The sheet that is being looked at, as it was read."""
        return self._now.scanned if self._now else None

    @property
    def look(self) -> Look | None:
        """The place to look at now; `None` when there is nothing left."""
        return self._now.looks[self._now.place] if self._now else None

    @property
    def question(self) -> Question | None:
        """The question to be answered now."""
        look = self.look
        return next(q for q in self.form.questions if q.name == look.question) if look else None

    @property
    def is_asked(self) -> bool:
        """Whether the question concerns whoever answered so."""
        return self._now is not None and self._concerns(self._now, self._now.looks[self._now.place])

    @property
    def number(self) -> tuple[int, int]:
        """(n, of): the place of the sheet among all that had to be looked at."""
        return self._done + 1, self._done + len(self._waiting) + bool(self._now)

    @property
    def sheets_left(self) -> int:
        """How many sheets are not settled."""
        return len(self._waiting) + bool(self._now)

    @property
    def has_copies(self) -> bool:
        """Whether sheets without a number of their own are among those to be looked at."""
        now = [self._now.scanned] if self._now else []
        return any(not sheet.serial for sheet in (*now, *self._waiting))

    @property
    def can_take_back(self) -> bool:
        """Whether the last thing done was to put a sheet aside."""
        return self._last_dropped is not None

    @property
    def places_left(self) -> int:
        """How many places are to be looked at, the present one among them."""
        now = self._now
        here = 1 + sum(self._is_stop(now, look) for look in now.looks[now.place + 1 :]) if now else 0
        return here + sum(len(sheet.looks) for sheet in self._waiting)

    def answer(self) -> str:
        """Return what was answered here before, or nothing."""
        look = self.look
        return self._now.answers.get(look.question, "") if self._now and look else ""

    def digit(self, digit: int) -> Step:
        """Type a digit of a choice (two of them where there are ten choices and more); 0 leaves blank."""
        question = self.question
        if question is None or (digit and not question.choices):
            return Step(refused="unknown_choice")
        if not self.is_asked:
            return Step(refused="not_asked") if digit else self.write("")
        self.half += str(digit)
        return self._choose() if len(self.half) >= places(question) else Step()

    def pick(self, place: int) -> Step:
        """Answer with the choice at `place` (from 1) and go on, or tick it where several may be."""
        question, self.half = self.question, ""
        if question is None or not self.is_asked:
            return Step(refused="not_asked")
        if not 1 <= place <= len(question.choices):
            return Step(refused="unknown_choice")
        code = question.choices[place - 1].name
        if question.kind == "select_multiple":
            self._toggle(question, code)
            return Step()
        return self.write(code)

    def enter(self) -> Step:
        """Take the digits typed so far for the whole number; else go on with what is ticked or was answered."""
        question = self.question
        if self.half:
            return self._choose()
        if question is None or (self.is_asked and question.choices and not self.answer()):
            return Step(refused="pick_one")
        return self.write(self.answer())

    def write(self, text: str) -> Step:
        """Answer with `text` (as a sheet keeps it; nothing: blank), and go on."""
        question, now = self.question, self._now
        if question is None or now is None:
            return Step(refused="unknown_choice")
        if not self.is_asked:
            now.answers.pop(question.name, None)
            return self._go_on(now)
        sheet = _with(now.answers, question.name, text)
        fault = fault_of(self.form, question, sheet)
        if fault:
            return Step(refused=fault)
        now.answers = sheet
        self._last_dropped = None
        return self._go_on(now)

    def back(self) -> Step:
        """Go back to the place before on this sheet, or take back a sheet put aside just now."""
        now = self._now
        if self.half:
            self.half = ""
            return Step()
        before = [p for p, look in enumerate(now.looks[: now.place]) if self._is_stop(now, look)] if now else []
        if now is not None and before:
            now.place = before[-1]
            return Step()
        return self._take_back() if self._last_dropped else Step(refused="first_place")

    def drop(self) -> Step:
        """Put the sheet aside as invalid: it is counted here, and not kept."""
        if self._now is None:
            return Step(refused="unknown_choice")
        self._last_dropped = self._now.scanned
        self.invalid += 1
        self._close()
        return Step(dropped=True)

    def _take_back(self) -> Step:
        dropped = self._last_dropped
        assert dropped is not None
        now = [self._now.scanned] if self._now else []
        self._waiting[:0] = [dropped, *now]
        self._last_dropped = None
        self.invalid -= 1
        self._done -= 1
        self._open_next()
        return Step()

    def _choose(self) -> Step:
        place, self.half = int(self.half), ""
        return self.pick(place) if place else self.write("")

    def _toggle(self, question: Question, code: str) -> None:
        now = self._now
        assert now is not None
        ticked = set(self.answer().split()) ^ {code}
        chosen = " ".join(choice.name for choice in question.choices if choice.name in ticked)
        now.answers = _with(now.answers, question.name, chosen)

    def _go_on(self, now: _Open) -> Step:
        now.place += 1
        while now.place < len(now.looks) and not self._is_stop(now, now.looks[now.place]):
            now.place += 1
        if now.place < len(now.looks):
            return Step()
        sheet = answered(self.form, now.answers)
        wrong = faults(self.form, sheet)
        if wrong:
            self._look_again(now, wrong[0].question, _DOUBT_OF.get(wrong[0].code, "constraint"))
            return Step()
        self._close()
        return Step(settled=replace(now.scanned, sheet=sheet, looks=()))

    def _look_again(self, now: _Open, question: str, doubt: Doubt) -> None:
        """Stop once more at what does not fit the other answers, or is asked only because of them."""
        seen = next((look for look in now.looks if look.question == question), None)
        picture, marked = (seen.picture, seen.marked) if seen else (b"", ())
        now.looks.append(Look(question=question, doubt=doubt, picture=picture, marked=marked))

    def _looks_at_faults(self, sheet: Sheet) -> tuple[Look, ...]:
        known = {question.name for question in self.form.questions}
        return tuple(
            Look(question=fault.question, doubt=_DOUBT_OF.get(fault.code, "constraint"), picture=b"")
            for fault in faults(self.form, sheet)
            if fault.question in known
        )

    def _close(self) -> None:
        self._done += 1
        self._open_next()

    def _open_next(self) -> None:
        if not self._waiting:
            self._now = None
            return
        scanned = self._waiting.pop(0)
        self._now = _Open(scanned=scanned, answers=dict(scanned.sheet), looks=list(scanned.looks), place=0)
        if not self._is_stop(self._now, self._now.looks[0]):
            self._skip_first(self._now)

    def _skip_first(self, now: _Open) -> None:
        """Begin at the first place that matters; where none does, the first one is shown all the same."""
        stops = [place for place, look in enumerate(now.looks) if self._is_stop(now, look)]
        now.place = stops[0] if stops else 0

    def _is_stop(self, now: _Open, look: Look) -> bool:
        return look.doubt == "not_asked" or self._concerns(now, look)

    def _concerns(self, now: _Open, look: Look) -> bool:
        return any(question.name == look.question for question in asked(self.form, now.answers))


def _with(answers: Sheet, question: str, answer: str) -> dict[str, str]:
    """Return the answers with another one to `question`; a blank one is none."""
    changed = {name: text for name, text in answers.items() if name != question}
    return {**changed, question: answer} if answer.strip() else changed
