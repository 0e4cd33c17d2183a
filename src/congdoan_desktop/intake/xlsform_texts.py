"""What is read on a questionnaire, in one language or several."""

from collections.abc import Mapping

from congdoan_desktop.domain.survey import Translation
from congdoan_desktop.errors import UserError
from congdoan_desktop.intake.xlsform_book import SURVEY, Book, Row

TEXT_LIMIT, LANGUAGES_LIMIT = 1000, 10
TRANSLATED = ("label", "hint", "constraint_message")
_VIETNAMESE = "(vi)"

Texts = Mapping[str, str]
"""One text by language."""


class Languages:
    """Gathers the texts of all languages; of a column without a language the text belongs to the first one."""

    def __init__(self, book: Book) -> None:
        found = [heading for headings in book.headings.values() for heading in headings if heading[0] in TRANSLATED]
        named = list(dict.fromkeys(language for _, language in found if language))
        if len(named) > LANGUAGES_LIMIT:
            raise UserError("xlsform.too_big")
        self.first = _first(named, ("label", "") in book.headings[SURVEY], book.settings)
        self._others: dict[str, dict[str, str]] = {name: {} for name in named if name != self.first}

    def texts(self, row: Row, column: str) -> Texts:
        """Return a text in all languages that have it. Raises `UserError` xlsform.reference, xlsform.too_big."""
        plain = row.get(column)
        found = {language: row.cells.get((column, language), "") for language in (self.first, *self._others)}
        found[self.first] = found[self.first] or plain
        for text in found.values():
            if "${" in text:
                raise row.refused("reference", text)
            if len(text) > TEXT_LIMIT:
                raise UserError("xlsform.too_big")
        return {language: text for language, text in found.items() if text}

    def keep(self, key: str, texts: Texts) -> str:
        """Keep the texts of all other languages under a key of `Translation`; return the one of the first."""
        for language, text in texts.items():
            if language != self.first:
                self._others[language][key] = text
        return texts.get(self.first, "")

    def label(self, row: Row, key: str) -> str:
        """Keep and return a label, which must not be missing. Raises `UserError` xlsform.label, and as `texts`."""
        label = self.keep(key, self.texts(row, "label"))
        if not label:
            raise row.refused("label", self.first or row.get("name"))
        return label

    def translations(self) -> tuple[Translation, ...]:
        """Return what was kept of the other languages."""
        return tuple(Translation(language=name, texts=texts) for name, texts in self._others.items() if texts)


def _first(named: list[str], has_plain: bool, settings: Row) -> str:
    """Return the language of the sheet: the one the settings name, that without a name, Vietnamese, the first."""
    wanted = settings.get("default_language")
    if wanted:
        if wanted not in named and not has_plain:
            raise settings.refused("language", wanted)
        return wanted
    if has_plain or not named:
        return ""
    return next((name for name in named if _VIETNAMESE in name.lower()), named[0])
