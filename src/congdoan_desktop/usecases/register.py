"""The register of outgoing papers: numbers are given, kept for a paper, made void; nothing is ever taken out."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from congdoan_desktop.domain import register
from congdoan_desktop.domain.numbers import day_text
from congdoan_desktop.domain.records import OutgoingPaper, OwnPlan, PreparedPaper, SigningProfile
from congdoan_desktop.errors import UserError
from congdoan_desktop.store import repository
from congdoan_desktop.store.connection import Reader
from congdoan_desktop.store.database import Store
from congdoan_desktop.texts.ways import REGISTER
from congdoan_desktop.usecases.numbers_on_files import numbers_on_files


def register_of(db: Reader, year: int) -> tuple[OutgoingPaper, ...]:
    """Return all lines of `year` by number, with those of own plans that were given their number by hand (they follow
    the plan until somebody writes into them).
    """
    entered = _entered(db, year)
    numbers = {line.number for line in entered}
    plans = (_of_plan(db, plan, year) for number, plan in _plans(db, year).items() if number not in numbers)
    return tuple(sorted((*entered, *plans), key=lambda line: line.number))


def years_of(db: Reader) -> tuple[int, ...]:
    """Return the years that have lines, the latest first."""
    return tuple(sorted({year for (year,) in repository.find_columns(db, OutgoingPaper, ("year",))}, reverse=True))


def next_number(db: Reader, year: int) -> int:
    """Return the number after the highest of `year`: of the register, whatever the state, of the unit's own plans, and
    of papers in the unit's folders that the store does not know any more, since it went back to a backup.

    One sequence a year for all papers (NĐ 30/2020 Đ15.1).
    """
    return register.next_number((*_numbers(db, year), *_on_files(db, year)))


def out_of_order(db: Reader, number: int, issued_on: date) -> OutgoingPaper | None:
    """Return a paper whose number and day contradict these; worth a warning, no reason to refuse."""
    return register.against_order(register_of(db, issued_on.year), number, issued_on)


def require_free(db: Reader, year: int, number: int, paper_id: str = "", window: str = "") -> None:
    """Raise `UserError` report.number_taken, register.too_far, register.on_file unless the paper may have `number`.

    `paper_id`: of the paper that the number may be kept for. `window`: of a paper that is the unit's own plan the id of
    the plan, which may have been given the number before.
    """
    _require_free_here(db, year, number, paper_id, window)
    if name := _on_files(db, year).get(number):
        raise UserError("register.on_file", number=number, name=name, next=next_number(db, year))


def _require_free_here(db: Reader, year: int, number: int, paper_id: str, window: str) -> None:
    there = next((line for line in _entered(db, year) if line.number == number), None)
    plan = _plans(db, year).get(number)
    if (plan is not None and plan.id != window) or (there and not register.may_take(there, paper_id)):
        raise UserError("report.number_taken", number=number, year=year)
    if len(register.passed_over(_numbers(db, year), number)) > register.MOST_SKIPPED:
        raise UserError("register.too_far", number=number, next=next_number(db, year))


def take_number(store: Store, line: OutgoingPaper, *, window: str = "") -> OutgoingPaper:
    """Enter `line` (state `issued` or `reserved`) under its number; numbers leapt over are entered as skipped.

    Raises `UserError` report.number_taken, register.too_far.
    """
    with store.atomic():
        _require_free_here(store, line.year, line.number, line.paper_id, window)
        numbers, on_files = _numbers(store, line.year), _on_files(store, line.year)
        for number in register.passed_over(numbers, line.number):
            repository.save(store, _skipped(line, number, on_files.get(number, "")))
        where = {"year": line.year, "number": line.number}
        there = next(iter(repository.find(store, OutgoingPaper, where=where)), None)
        return repository.save(store, replace(line, id=there.id) if there else line)


def enter_outside(store: Store, paper: OutgoingPaper) -> OutgoingPaper:
    """Enter a paper that was made outside the program, under a new number or one that was skipped.

    Raises `UserError` register.incomplete, report.number_taken, register.too_far.
    """
    if paper.issued_on is None or not (paper.type_name.strip() and paper.subject.strip()) or paper.number < 1:
        raise UserError("register.incomplete")
    plan = _plans(store, paper.issued_on.year).get(paper.number)  # it may be this very paper
    line = replace(paper, year=paper.issued_on.year, state="issued", paper_id="")
    return take_number(store, line, window=plan.id if plan else "")


def edit(store: Store, line: OutgoingPaper) -> OutgoingPaper:
    """Keep those columns of `line` that may change (`domain.register.changeable`) and return it as it is kept."""
    with store.atomic():
        there = next(one for one in register_of(store, line.year) if one.id == line.id)
        return repository.save(store, register.edited(there, line))


def void(store: Store, entry_id: str, reason: str) -> OutgoingPaper:
    """Mark a number that was kept or skipped as never to be used.

    Raises `UserError` register.no_reason, register.waiting, store.register_locked.
    """
    line = _line(store, entry_id)
    if not reason.strip():
        raise UserError("register.no_reason")
    if line.state not in ("reserved", "skipped"):
        raise UserError("store.register_locked")
    paper = repository.get(store, PreparedPaper, line.paper_id)
    if paper is not None and paper.state == "waiting":
        raise UserError("register.waiting", number=line.number)
    note = REGISTER["void"].format(reason=reason.strip())
    return repository.save(store, replace(line, state="void", note=note))


def _line(db: Reader, entry_id: str) -> OutgoingPaper:
    line = repository.get(db, OutgoingPaper, entry_id)
    if line is None:
        raise KeyError(entry_id)
    return line


def _numbers(db: Reader, year: int) -> set[int]:
    return {line.number for line in register_of(db, year)}


def _entered(db: Reader, year: int) -> tuple[OutgoingPaper, ...]:
    return repository.find(db, OutgoingPaper, where={"year": year})


def _plans(db: Reader, year: int) -> Mapping[int, OwnPlan]:
    """Return the unit's own plans that bear a number, by it."""
    plans = repository.find(db, OwnPlan)
    return {
        plan.number: plan
        for plan in plans
        if plan.number and (plan.issued_on.year if plan.issued_on else plan.year) == year
    }


def _of_plan(db: Reader, plan: OwnPlan, year: int) -> OutgoingPaper:
    profile = next(iter(repository.find(db, SigningProfile)), None)
    return OutgoingPaper(
        id=plan.id,
        year=year,
        number=plan.number or 0,
        state="issued",
        notation=f"{REGISTER['plan_code']}-{profile.symbol}" if profile else REGISTER["plan_code"],
        issued_on=plan.issued_on,
        type_name=REGISTER["plan"],
        subject=plan.title,
        signer_name=profile.signer_name if profile else "",
    )


def _on_files(db: Reader, year: int) -> Mapping[int, str]:
    """Return the numbers on papers in the folders that no line of the register tells; an absurd one is none of ours."""
    told = {line.number: line.state for line in register_of(db, year)}
    most = max(told, default=0) + register.MOST_SKIPPED
    found = numbers_on_files(db, year).items()
    return {number: name for number, name in found if told.get(number, "skipped") == "skipped" and number <= most}


def _skipped(line: OutgoingPaper, number: int, on_file: str) -> OutgoingPaper:
    """`on_file`: the paper that bears the number, of which nothing else is known: a person enters it."""
    day = day_text(line.issued_on) if line.issued_on else str(line.year)
    note = REGISTER["on_file" if on_file else "skipped"].format(number=line.number, day=day, name=on_file)
    return OutgoingPaper(id=repository.new_id(), year=line.year, number=number, state="skipped", note=note)
