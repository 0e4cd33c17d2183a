"""A questionnaire in another of its languages: only what is read changes, never a name, a code or an expression."""

from collections.abc import Mapping
from dataclasses import replace

from congdoan_desktop.domain.survey import Question, Questionnaire


def languages(questionnaire: Questionnaire) -> tuple[str, ...]:
    """Return the names of its languages, that of its own labels first (empty where the file names none)."""
    return (questionnaire.language, *(translation.language for translation in questionnaire.translations))


def in_language(questionnaire: Questionnaire, language: str) -> Questionnaire:
    """Return the questionnaire as it reads in `language`; what is not translated, or unknown, reads as it did."""
    if language == questionnaire.language:
        return questionnaire
    texts = next((t.texts for t in questionnaire.translations if t.language == language), None)
    if not texts:
        return questionnaire
    questions = tuple(_translated(question, texts) for question in questionnaire.questions)
    return replace(questionnaire, questions=questions, language=language)


def _translated(question: Question, texts: Mapping[str, str]) -> Question:
    def read(key: str, first: str) -> str:
        return texts.get(key, "") or first

    return replace(
        question,
        label=read(f"label:{question.name}", question.label),
        hint=read(f"hint:{question.name}", question.hint),
        group=read(f"group:{question.group_name}", question.group),
        constraint_message=read(f"message:{question.name}", question.constraint_message),
        choices=tuple(
            replace(choice, label=read(f"choice:{question.name}:{choice.name}", choice.label))
            for choice in question.choices
        ),
    )
