"""The template's titles in all languages are those of the files of words."""

from __future__ import annotations

import pytest

from joor_desktop.files.headings import meaning_in, template_meanings
from joor_desktop.files.template_sheets import heading, sheet_fields
from joor_desktop.files.translated_titles import translations
from joor_desktop.model.field_table import CONNECTION, ENTRY_NODES
from joor_desktop.model.languages import LANGUAGES, Language
from joor_desktop.model.texts import install_translator
from joor_desktop.storage.catalogues import translator
from tests.catalogues import TRANSLATED, titles


def headings_in(language: Language) -> dict[str, list[str]]:
    """The headings of each sheet of the template in a language, by node key."""
    install_translator(translator(language), language.code)
    try:
        return {node.key: [heading(node, each) for each in sheet_fields(node)] for node in (CONNECTION, *ENTRY_NODES)}
    finally:
        install_translator(None)


def test_titles_are_those_of_the_files_of_words() -> None:
    for english, *others in (row.split("|") for row in titles()):
        assert translations(english) == tuple(others)
    assert all(len(row.split("|")) == 1 + len(TRANSLATED) for row in titles())


@pytest.mark.parametrize("language", LANGUAGES, ids=lambda language: language.code)
def test_each_heading_of_the_template_means_its_field(language: Language) -> None:
    shown = headings_in(language)
    customers = template_meanings(shown[""])
    if language in TRANSLATED:
        assert customers is not None
        assert [each and each.field for each in customers] == list(sheet_fields(CONNECTION))
    for node in ENTRY_NODES:
        found = [meaning_in(node, text) for text in shown[node.key][1:]]
        assert [each and each.field for each in found] == list(sheet_fields(node))[1:]


def test_a_few_headings_alone_are_not_the_template() -> None:
    assert template_meanings(["Nome", "Codice", "Telefono", "Fido", "Listino"]) is None
    assert template_meanings(["Nome", "Codice", "Gruppo", "Telefono", "Alias", "Nome azienda", *"ABCDEF"]) is None
