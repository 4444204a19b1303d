"""Puts the window into a language: the program's own words, Qt's, and how numbers are written."""

from __future__ import annotations

import os

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QObject, QTranslator

from joor_desktop.model.languages import ENGLISH, LANGUAGES, Language, first_spoken
from joor_desktop.model.texts import Translator, install_translator
from joor_desktop.storage.catalogues import LANGUAGE_VARIABLE, translator
from joor_desktop.storage.paths import site_settings_path
from joor_desktop.storage.settings import LANGUAGE, Settings

_installed: list[QTranslator] = []
"""Those of now: to look for them among the application's children would load all of Qt's types."""


class _Words(QTranslator):
    """Lets Qt find the program's words."""

    def __init__(self, translated: Translator, parent: QObject) -> None:
        super().__init__(parent)
        self._translated = translated

    def isEmpty(self) -> bool:
        """Never: Qt asks no translator that is empty."""
        return False

    def translate(self, context: str, text: str, _hint: str | None = None, _number: int = -1) -> str:
        """The text in the language, or as it is written."""
        return self._translated(context, text)


def chosen_language(settings: Settings) -> Language | None:
    """The language that the person chose; None where it is to be the system's."""
    kept = settings.value(LANGUAGE)
    return next((language for language in LANGUAGES if language.code == kept), None)


def wanted_language(settings: Settings) -> Language:
    """The language to open the window in: what the person chose, else what the environment or the settings for all
    users of the computer say, else the system's."""
    told = os.environ.get(LANGUAGE_VARIABLE) or _site_language()
    return chosen_language(settings) or first_spoken([told] if told else QLocale.system().uiLanguages())


def _site_language() -> str:
    if not site_settings_path().is_file():
        return ""
    from joor_desktop.storage.site_settings import site_settings  # loaded only where there is anything to read

    return site_settings().language


def speak(application: QCoreApplication, language: Language) -> None:
    """Give everything that is made from now on the words of that language, in place of those before."""
    while _installed:
        before = _installed.pop()
        application.removeTranslator(before)
        before.deleteLater()
    translated = translator(language)
    install_translator(translated, language.code)
    QLocale.setDefault(_locale(language))
    if translated is not None:
        # Qt asks the one that came last first. Its own words know when they have none; ours answer everything.
        for words in (_Words(translated, application), _words_of_qt(language, application)):
            application.installTranslator(words)
            _installed.append(words)


def _words_of_qt(language: Language, parent: QObject) -> QTranslator:
    """Qt's own words, for its dialogs and the menus of its fields; Qt finds the nearest that it has."""
    words = QTranslator(parent)
    variant = {"pt": "pt_BR"}.get(language.code, language.code.replace("-", "_"))
    words.load(f"qtbase_{variant}", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))
    return words


def _locale(language: Language) -> QLocale:
    """How numbers are written: as the person's system has it where that speaks the language, else as is usual in it."""
    system = QLocale.system()
    spoken = QLocale(language.code)
    if system.language() == spoken.language() or (language == ENGLISH and system.language() == QLocale.Language.C):
        return system
    return spoken
