"""A template in any language is read back by a program that speaks any other."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from joor_desktop.files.workbook_writer import write_workbook
from joor_desktop.model.languages import ENGLISH, LANGUAGES, Language
from joor_desktop.model.texts import install_translator
from joor_desktop.storage.catalogues import translator
from tests.checks.examples import good_record
from tests.files.test_template_layout import other_record, read


def speak(language: Language) -> None:
    """Let the program speak a language."""
    install_translator(translator(language), language.code)


@pytest.fixture(autouse=True)
def _english_again() -> Iterator[None]:
    yield
    install_translator(None)


@pytest.mark.parametrize("language", LANGUAGES, ids=lambda language: language.code)
def test_workbook_in_a_language_is_read_back_in_any_other(language: Language, tmp_path: Path) -> None:
    records = [good_record(), other_record()]
    speak(language)
    write_workbook(records, tmp_path / "customers.xlsx")
    for reader in (language, ENGLISH, LANGUAGES[-1]):
        speak(reader)
        found, reading = read(tmp_path / "customers.xlsx")
        assert [each.record for each in found] == records, reader.code
        assert not reading.notices
