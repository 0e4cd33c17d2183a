"""Code → Vietnamese sentence: errors, problems, verdicts, reasons; for the window and the command line alike."""

from congdoan_desktop.texts.command_line import CLI, SELFTEST
from congdoan_desktop.texts.courses import COURSES
from congdoan_desktop.texts.days import blank_date, long_date, moment, period_name, short_date
from congdoan_desktop.texts.errors import ERRORS, error_sentence
from congdoan_desktop.texts.imports import IMPORT_PROBLEMS
from congdoan_desktop.texts.kinds import ACTS, KIND_NAMES
from congdoan_desktop.texts.paper import CHART, FIGURES, PAPER, SHEETS, hold_compounds, keep_together
from congdoan_desktop.texts.people import PEOPLE
from congdoan_desktop.texts.plans import PLAN
from congdoan_desktop.texts.records import (
    AUDIENCES,
    CHECKS,
    FIELDS,
    MISSING,
    PROBLEMS,
    VERDICTS,
    problem_sentence,
    words,
)
from congdoan_desktop.texts.signatures import REASONS, STATES, verdict_lines

__all__ = [
    "ACTS",
    "AUDIENCES",
    "CHART",
    "CHECKS",
    "CLI",
    "COURSES",
    "ERRORS",
    "FIELDS",
    "FIGURES",
    "IMPORT_PROBLEMS",
    "KIND_NAMES",
    "MISSING",
    "PAPER",
    "PEOPLE",
    "PLAN",
    "PROBLEMS",
    "REASONS",
    "SELFTEST",
    "SHEETS",
    "STATES",
    "VERDICTS",
    "blank_date",
    "error_sentence",
    "hold_compounds",
    "keep_together",
    "long_date",
    "moment",
    "period_name",
    "problem_sentence",
    "short_date",
    "verdict_lines",
    "words",
]
