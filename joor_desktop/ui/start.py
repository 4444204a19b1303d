"""Opens the window: its frame first, and all that takes longer to load once the frame is on screen.

What the frame is made of draws nothing in Python and names no constant of ``Qt``: PySide makes the hundred types behind
that name when it is first touched, which takes a tenth of the time until the window is on screen.
"""

from __future__ import annotations

import pathlib
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtWidgets import QApplication

from joor_desktop.errors import JoorDesktopError
from joor_desktop.model.texts import install_translator
from joor_desktop.storage.database import Database
from joor_desktop.storage.glance import glance_at
from joor_desktop.storage.settings import Settings
from joor_desktop.ui.crash import CrashReporter, tell_before_start
from joor_desktop.ui.frame import WindowFrame
from joor_desktop.ui.look_choice import kept_look, put_on
from joor_desktop.ui.theme import STYLE_ARGUMENTS, apply_theme

if TYPE_CHECKING:
    from joor_desktop.ui.factory import PartsFactory
    from joor_desktop.ui.window import MainWindow

_CANT_START = 2


def run_window(database_path: pathlib.Path, files: Sequence[pathlib.Path]) -> int:
    """Open the window on the file of lists, import *files*, and return the exit code when it was closed."""
    application = QApplication([*sys.argv[:1], *STYLE_ARGUMENTS])
    application.setApplicationName("JOOR Desktop")
    application.setDesktopFileName("joor-desktop")
    install_translator(QCoreApplication.translate)
    reporter = CrashReporter()
    reporter.install()
    try:
        database = Database(database_path)
        put_on(application, kept_look(Settings(database)))
        frame = WindowFrame(glance_at(database))
    except JoorDesktopError as error:
        apply_theme(application)
        tell_before_start(error)
        return _CANT_START
    reporter.show_over(frame)
    opening = Opening(frame, database, files)
    frame.show()
    code = application.exec()
    opening.close()
    return code


class Opening(QObject):
    """Fills the frame once it is on screen."""

    def __init__(self, frame: WindowFrame, database: Database, files: Sequence[pathlib.Path]) -> None:
        super().__init__(frame)
        self._frame = frame
        self._database = database
        self._files = files
        self._factory: PartsFactory | None = None
        self.window: MainWindow | None = None
        frame.painted.connect(self._on_painted)

    def _on_painted(self) -> None:
        from joor_desktop.ui.factory import PartsFactory
        from joor_desktop.ui.window import MainWindow

        self._factory = PartsFactory(self._database)
        self.window = MainWindow(self._frame, self._factory.parts())
        self.window.begin(self._files)

    def close(self) -> None:
        """Let go of everything once the window is closed."""
        if self._factory is not None:
            self._factory.close()
        else:
            self._database.close()
