"""Texts within others, as the languages write them."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from joor_desktop.model.texts import begun_sentence, install_translator, within_sentence


@pytest.fixture(autouse=True)
def untranslated() -> Iterator[None]:
    """No language is left to the next test."""
    yield
    install_translator(None)


def _speak(language: str) -> None:
    install_translator(lambda _, text: text, language)


def test_titles_are_small_within_a_sentence_but_for_nouns_in_german_and_abbreviations() -> None:
    _speak("en")
    assert within_sentence("Shipping addresses") == "shipping addresses"
    _speak("it")
    assert within_sentence("CAP di consegna") == "CAP di consegna"
    _speak("de")
    assert within_sentence("Lieferadressen") == "Lieferadressen"


def test_a_sentence_behind_another_word_begins_small_but_in_german() -> None:
    _speak("fr")
    assert begun_sentence("État absent (États-Unis)") == "état absent (États-Unis)"
    _speak("de")
    assert begun_sentence("Bundesstaat fehlt") == "Bundesstaat fehlt"
