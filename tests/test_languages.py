"""Every text of the program has its words in each language, and they fit in its place."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from joor_desktop.model.languages import LANGUAGES, Language, first_spoken, language_of
from joor_desktop.storage.catalogues import read_catalogue
from tests.catalogues import SEPARATOR, TRANSLATED, renewed, waiting

_PLACE = re.compile(r"\{[^{}]*\}")
_TAG = re.compile(r"</?[a-z]+[^>]*>")

each_language = pytest.mark.parametrize("language", TRANSLATED, ids=lambda language: language.code)


@each_language
def test_nothing_waits_for_a_translation(language: Language) -> None:
    catalogue = renewed(read_catalogue(language))
    assert not waiting(catalogue)


@each_language
def test_no_text_is_kept_that_the_program_has_no_more(language: Language) -> None:
    kept = {(context, text) for context, words in read_catalogue(language).items() for text in words}
    wanted = {(context, text) for context, words in renewed({}).items() for text in words}
    assert not sorted(kept - wanted)


@each_language
def test_places_for_numbers_and_names_are_the_same(language: Language) -> None:
    """A translation with another ``{place}`` than its text would stop the program where it is shown."""
    spoilt = [
        (text, words)
        for texts in read_catalogue(language).values()
        for text, words in texts.items()
        if set(_PLACE.findall(text)) != set(_PLACE.findall(words))
        or Counter(_TAG.findall(text)) != Counter(_TAG.findall(words))
    ]
    assert not spoilt


@each_language
def test_translations_are_clean(language: Language) -> None:
    """They begin and end as the text does, and hold no sign that came from somewhere else."""
    spoilt = [
        (text, words)
        for context, texts in read_catalogue(language).items()
        for text, words in texts.items()
        if (words != words.strip() and text == text.strip() and (context, text) != SEPARATOR)
        or "\ufffd" in words
        or text.endswith("…") != words.endswith("…")
    ]
    assert not spoilt


@pytest.mark.parametrize(
    ("code", "spoken"),
    [
        ("de_AT.UTF-8", "de"),
        ("fr-CA", "fr"),
        ("pt_BR", "pt"),
        ("ja_JP.eucJP", "ja"),
        ("zh_CN", "zh-CN"),
        ("zh-Hans-SG", "zh-CN"),
        ("it_IT@euro", "it"),
        ("C.UTF-8", None),
        ("zh-Hant-HK", None),
        ("zh_TW", None),
        ("", None),
    ],
)
def test_languages_are_known_however_they_are_spelt(code: str, spoken: str | None) -> None:
    language = language_of(code)
    assert (language.code if language else None) == spoken


def test_first_language_that_is_spoken_counts() -> None:
    assert first_spoken(["nl-BE", "fr-BE", "de-BE"]).code == "fr"
    assert first_spoken(["nl"]).code == "en"
    assert len({language.code for language in LANGUAGES}) == 8
