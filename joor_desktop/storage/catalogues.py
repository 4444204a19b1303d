"""The words of each language, from the files that come with the program.

A file is JSON: for each context its texts, as they are written in the program, with their translations. The window and
the terminal read it as it is, so that nothing has to be built after a word was changed.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

from joor_desktop.model.languages import ENGLISH, Language, first_spoken
from joor_desktop.model.texts import Translator, install_translator
from joor_desktop.storage.resources import RESOURCES

LANGUAGE_VARIABLE = "JOOR_DESKTOP_LANGUAGE"
"""The environment's variable that names the language of a process whose person chose none."""

Catalogue = dict[str, dict[str, str]]
"""Translations by text, by context; an empty one is not translated yet."""


def catalogue_path(language: Language) -> Path:
    """Where the words of a language lie."""
    return RESOURCES / "languages" / f"{language.code}.json"


def read_catalogue(language: Language) -> Catalogue:
    """The words of a language; none for English, and none where the file was lost, so that the program still starts."""
    import orjson

    try:
        catalogue: Catalogue = orjson.loads(catalogue_path(language).read_bytes())
    except (OSError, orjson.JSONDecodeError):
        return {}
    return catalogue


def speak_in_terminal() -> None:
    """Let all texts of this process be in the language of the environment, or else of the system."""
    language = first_spoken(_wanted_languages())
    install_translator(translator(language), language.code)


def _wanted_languages() -> list[str]:
    told = [os.environ.get(name, "") for name in (LANGUAGE_VARIABLE, "LC_ALL", "LC_MESSAGES", "LANG")]
    if sys.platform == "win32":
        import ctypes
        import locale

        told.insert(1, locale.windows_locale.get(ctypes.windll.kernel32.GetUserDefaultUILanguage(), ""))
    first = next((code for code in told if code), "")
    return [first]


def translator(language: Language) -> Translator | None:
    """What translates into a language, leaving what it doesn't know as it is written; None for English."""
    if language == ENGLISH:
        return None
    catalogue = read_catalogue(language)
    nothing: dict[str, str] = {}

    def translated(context: str, text: str) -> str:
        return catalogue.get(context, nothing).get(text) or text

    return translated
