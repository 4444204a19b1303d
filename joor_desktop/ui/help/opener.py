"""Leads from F1 and from the menu to the page of the help that belongs to what a person is looking at.

Where something can say in place what it is, the first F1 lets it do so, and the second one opens the help.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication, QWindow
from PySide6.QtWidgets import QApplication, QDialog

from joor_desktop.storage.settings import Settings
from joor_desktop.ui.actions import WindowActions
from joor_desktop.ui.frame import WindowFrame
from joor_desktop.ui.help.topics import FIRST_TOPIC, explain, topic_of

if TYPE_CHECKING:
    from joor_desktop.ui.help.window import HelpWindow


class HelpOpener(QObject):
    """Makes the window of the help when it is first wanted, and closes it with the frame."""

    def __init__(self, settings: Settings, actions: WindowActions, frame: WindowFrame) -> None:
        super().__init__(frame)
        self._settings = settings
        self._key = actions.help_here
        self._frame = frame
        self.window: HelpWindow | None = None
        actions.help.triggered.connect(self._on_wanted)
        actions.help_here.triggered.connect(self._on_key)
        frame.closing.connect(self._on_closing)
        application = QApplication.instance()
        if isinstance(application, QGuiApplication):
            application.focusWindowChanged.connect(self._on_focus_window_changed)

    def show(self, topic: str) -> None:
        """Show a page, or the section of it that *topic* names behind "#"."""
        if self.window is None:
            from joor_desktop.ui.help.window import HelpWindow

            self.window = HelpWindow(self._settings)
        self.window.show_topic(topic)

    def _on_key(self) -> None:
        if not explain(QApplication.focusWidget()):
            self._on_wanted()

    def _on_wanted(self) -> None:
        page = self._frame.pages.currentWidget()
        self.show(topic_of(QApplication.focusWidget()) or topic_of(page) or FIRST_TOPIC)

    def _on_focus_window_changed(self, _window: QWindow | None) -> None:
        """Let F1 work in a dialog too, which keeps the keys from the window below it."""
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, QDialog) and self._key not in dialog.actions():
            dialog.addAction(self._key)

    def _on_closing(self) -> None:
        if self.window is not None:
            self.window.close()
            self.window.deleteLater()
            self.window = None
