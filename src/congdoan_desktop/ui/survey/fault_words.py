"""What is said of an answer that is refused: the words of the questionnaire where it has some."""

from collections.abc import Mapping

from congdoan_desktop.domain.survey import Question


def fault_sentence(question: Question, fault: str, words: Mapping[str, str]) -> str:
    """Return the sentence for a code of `SheetEntry`, from `ENTRY_FAULTS` or `KIOSK_FAULTS`."""
    if fault == "constraint" and question.constraint_message:
        return question.constraint_message
    finer = {
        ("required", "select_multiple"): "nothing_ticked",
        ("required", "text"): "nothing_written",
        ("not_a_number", "integer"): "not_a_whole_number",
    }.get((fault, question.kind), fault)
    return words.get(finer, words.get(fault, words["constraint"]))
