"""Leads from F1 and from the menu to the page of the help that belongs to what a person is looking at."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QGuiApplication, QWindow
from PySide6.QtWidgets import QApplication, QDialog

from joor_desktop.storage.settings import Settings
from joor_desktop.ui.frame import WindowFrame
from joor_desktop.ui.help.topics import FIRST_TOPIC, explain, topic_of

if TYPE_CHECKING:
    from joor_desktop.ui.help.window import HelpWindow


class HelpOpener(QObject):
    """Makes the window of the help when it is first wanted, and closes it with the frame."""

    def __init__(self, settings: Settings, action: QAction, frame: WindowFrame) -> None:
        super().__init__(frame)
        self._settings = settings
        self._action = action
        self._frame = frame
        self.window: HelpWindow | None = None
        action.triggered.connect(self._on_wanted)
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

    def _on_wanted(self) -> None:
        focused = QApplication.focusWidget()
        if not explain(focused):
            self.show(topic_of(focused) or topic_of(self._frame.pages.currentWidget()) or FIRST_TOPIC)

    def _on_focus_window_changed(self, _window: QWindow | None) -> None:
        """Let F1 work in a dialog too, which keeps the keys from the window below it."""
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, QDialog) and self._action not in dialog.actions():
            dialog.addAction(self._action)

    def _on_closing(self) -> None:
        if self.window is not None:
            self.window.close()
            self.window.deleteLater()
            self.window = None
