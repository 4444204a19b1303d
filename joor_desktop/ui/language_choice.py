"""The language that a person chose; kept at once, and the window opens again in it as soon as nothing is under way."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from joor_desktop.errors import JoorDesktopError
from joor_desktop.model.languages import LANGUAGES, Language
from joor_desktop.storage.settings import LANGUAGE, Settings
from joor_desktop.ui.icons import icon
from joor_desktop.ui.language import chosen_language
from joor_desktop.ui.theme import colours


class LanguageChoice(QObject):
    """Offers the languages in a menu, each by its own name.

    ``chosen`` tells that another one is to be spoken, ``failed`` why a choice could not be kept.
    """

    chosen = Signal()
    failed = Signal(object)

    def __init__(self, settings: Settings, window: QWidget) -> None:
        super().__init__(window)
        self._settings = settings

    def offer_in(self, menu: QMenu, before: QAction) -> None:
        """Put the languages into a menu of their own, above the action *before*."""
        languages = QMenu(self.tr("Language"), menu)
        languages.setIcon(icon("language", colours().text))
        group = QActionGroup(languages)
        self._offer(languages, group, self.tr("As the system"), None)
        languages.addSeparator()
        for language in LANGUAGES:
            self._offer(languages, group, language.name, language)
        menu.insertMenu(before, languages)

    def _offer(self, menu: QMenu, group: QActionGroup, text: str, language: Language | None) -> None:
        action = menu.addAction(text)
        action.setCheckable(True)
        action.setChecked(language == chosen_language(self._settings))
        action.triggered.connect(partial(self.choose, language))
        group.addAction(action)

    def choose(self, language: Language | None) -> None:
        """Keep the language, or the system's where it is None, and let it be spoken."""
        if language == chosen_language(self._settings):
            return
        try:
            self._settings.keep(LANGUAGE, language.code if language else "")
        except JoorDesktopError as error:
            self.failed.emit(error)
        else:
            self.chosen.emit()
