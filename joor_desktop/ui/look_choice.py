"""The look that a person chose: as the system has it, light, or dark. It changes at once and is remembered."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from joor_desktop.errors import JoorDesktopError
from joor_desktop.storage.settings import LOOK, Settings
from joor_desktop.ui.icons import icon
from joor_desktop.ui.theme import Look, apply_theme, colours, follow_system


def kept_look(settings: Settings) -> Look:
    """The look that was chosen last; as the system's where none was, or one of a later version."""
    kept = settings.value(LOOK)
    return next((look for look in Look if look.value == kept), Look.SYSTEM)


def put_on(application: QApplication, look: Look) -> None:
    """Show everything in that look; the system then draws the frames of windows and its own dialogs in it too."""
    hints = application.styleHints()
    if look is Look.SYSTEM:
        hints.unsetColorScheme()
    else:
        from PySide6.QtCore import Qt

        hints.setColorScheme(Qt.ColorScheme.Dark if look is Look.DARK else Qt.ColorScheme.Light)
    apply_theme(application, look)


class LookChoice(QObject):
    """Offers the looks in a menu, keeps the choice, and goes along when the system changes from light to dark.

    ``failed`` tells why a choice could not be kept.
    """

    failed = Signal(object)

    def __init__(self, settings: Settings, window: QWidget) -> None:
        super().__init__(window)
        self._settings = settings
        self.look = kept_look(settings)
        QApplication.styleHints().colorSchemeChanged.connect(self._on_system_changed)
        self._on_system_changed()  # some systems tell theirs only a moment after the start

    def offer_in(self, menu: QMenu, before: QAction) -> None:
        """Put the looks into a menu of their own, above the action *before*."""
        looks = QMenu(self.tr("Look"), menu)
        looks.setIcon(icon("look", colours().text))
        group = QActionGroup(looks)
        words = {
            Look.SYSTEM: self.tr("As the system"),
            Look.LIGHT: self.tr("Light"),
            Look.DARK: self.tr("Dark"),
        }
        for look, text in words.items():
            action = looks.addAction(text)
            action.setCheckable(True)
            action.setChecked(look is self.look)
            action.triggered.connect(partial(self.choose, look))
            group.addAction(action)
        menu.insertMenu(before, looks)

    def choose(self, look: Look) -> None:
        """Show everything in that look from now on, also after the next start."""
        self.look = look
        application = QApplication.instance()
        if isinstance(application, QApplication):
            put_on(application, look)
        try:
            self._settings.keep(LOOK, look.value)
        except JoorDesktopError as error:
            self.failed.emit(error)

    def _on_system_changed(self) -> None:
        application = QApplication.instance()
        if self.look is Look.SYSTEM and isinstance(application, QApplication):
            follow_system(application)
