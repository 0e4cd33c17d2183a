"""Change a report template into a new version, kept as a file beside the store."""

from dataclasses import replace
from pathlib import Path

from congdoan_desktop.domain.template import ReportTemplate
from congdoan_desktop.domain.template_editing import TemplateLack, lacks, words_in
from congdoan_desktop.errors import UserError
from congdoan_desktop.reference.loaded import Reference

OWN_TEMPLATES = "Mau bao cao"
"""Folder of the unit's own templates, beside the store (no accents: it is carried to other computers)."""


def own_templates(store: Path) -> Path:
    """Return where the own templates of the unit with this store lie. May not exist."""
    return store.parent / OWN_TEMPLATES


def words_of(reference: Reference, kind: str) -> tuple[str, ...]:
    """Return the words in braces that a template of `kind` may use: those that the shipped one uses."""
    return tuple(sorted(words_in(reference.templates.shipped[kind])))


def lacks_of(reference: Reference, template: ReportTemplate) -> tuple[TemplateLack, ...]:
    """Return why `template` cannot be kept."""
    return lacks(template, words_of(reference, template.kind))


def keep_template(reference: Reference, template: ReportTemplate) -> Path:
    """Keep `template` as the next version of its kind and use it from now on; return its file.

    Reports that are signed keep what they say. Raises `UserError` template.lacks, template.no_folder, file.*.
    """
    if lacks_of(reference, template):
        raise UserError("template.lacks")
    return reference.templates.keep(replace(template, version=reference.templates.next_version(template.kind)))


def shipped_again(reference: Reference, kind: str) -> Path:
    """Go back to the template that came with the program, as one more version. Raises `UserError` as the above."""
    return keep_template(reference, reference.templates.shipped[kind])
