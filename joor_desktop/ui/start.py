"""Opens the window: its frame first, and all that takes longer to load once the frame is on screen.

What the frame is made of draws nothing in Python and names no constant of ``Qt``: PySide makes the hundred types behind
that name when it is first touched, which takes a tenth of the time until the window is on screen.
"""

from __future__ import annotations

import gc
import os
import pathlib
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from joor_desktop.errors import JoorDesktopError
from joor_desktop.model.texts import translate
from joor_desktop.storage.database import Database
from joor_desktop.storage.glance import glance_at
from joor_desktop.storage.settings import Settings
from joor_desktop.ui.application import Application
from joor_desktop.ui.crash import CrashReporter, tell_before_start
from joor_desktop.ui.frame import WindowFrame
from joor_desktop.ui.language import speak, wanted_language
from joor_desktop.ui.look_choice import kept_look, put_on
from joor_desktop.ui.side_bar import Place
from joor_desktop.ui.theme import STYLE_ARGUMENTS, apply_theme

if TYPE_CHECKING:
    from joor_desktop.storage.faults import FaultWatch
    from joor_desktop.ui.factory import PartsFactory
    from joor_desktop.ui.window import MainWindow

_CANT_START = 2
_AFTER_START_MS = 500
"""When what the start itself doesn't need is done."""

_LOOK_AGAIN_MS = 300
"""How often it is looked whether the window can be opened anew."""


def run_window(database_path: pathlib.Path, files: Sequence[pathlib.Path]) -> int:
    """Open the window on the file of lists, import *files*, and return the exit code when it was closed."""
    application = Application([*sys.argv[:1], *STYLE_ARGUMENTS])
    application.setApplicationName("JOOR Desktop")
    application.setDesktopFileName("joor-desktop")
    reporter = CrashReporter()
    reporter.install()
    opening = Opening(application, database_path, reporter)
    try:
        opening.open(files)
    except JoorDesktopError as error:
        apply_theme(application)
        tell_before_start(error)
        return _CANT_START
    code = application.exec()
    if not opening.end():
        sys.stdout.flush()
        os._exit(code)  # Qt would strike down a process whose thread still waits for the network or the keychain
    return code


class Opening(QObject):
    """Shows the frame, fills it once it is on screen, and opens it anew where another language was chosen.

    A new window is the surest way to have each word of it in the new language; it shows the same list at the same cell.
    """

    def __init__(self, application: Application, database_path: pathlib.Path, reporter: CrashReporter) -> None:
        super().__init__(application)
        self._application = application
        self._path = database_path
        self._reporter = reporter
        self._files: Sequence[pathlib.Path] = ()
        self._place = Place.CUSTOMERS
        self._database: Database | None = None
        self._factory: PartsFactory | None = None
        self._faults: FaultWatch | None = None
        self._frame: WindowFrame | None = None
        self.window: MainWindow | None = None
        application.handed.connect(self._on_handed)

    def open(self, files: Sequence[pathlib.Path] = ()) -> None:
        """Show the frame, in the language and look that were chosen; then import *files*.

        :raises JoorDesktopError: when the file of lists can't be opened.
        """
        self._files = files
        database = self._database = Database(self._path)
        settings = Settings(database)
        speak(self._application, wanted_language(settings))
        put_on(self._application, kept_look(settings))
        frame = self._frame = WindowFrame(glance_at(database))
        self._reporter.show_over(frame)
        frame.painted.connect(self._on_painted)
        frame.show()

    def _on_painted(self) -> None:
        from joor_desktop.ui.factory import PartsFactory
        from joor_desktop.ui.window import MainWindow

        assert self._database is not None
        assert self._frame is not None
        self._factory = PartsFactory(self._database)
        self.window = MainWindow(self._frame, self._factory.parts())
        self.window.language.chosen.connect(self._on_language_chosen)
        self._reporter.show_over(self._frame, self.window.customers.flush)
        self.window.begin(self._files)
        QTimer.singleShot(_AFTER_START_MS, self, self._watch_faults)
        QTimer.singleShot(_AFTER_START_MS, self, self._keep_for_good)
        if not self._files:
            QTimer.singleShot(_AFTER_START_MS, self, self._welcome)
        if self._place is not Place.CUSTOMERS:
            self.window.show_place(self._place)
        gc.enable()

    def _on_handed(self, file: pathlib.Path) -> None:
        if self.window is None:
            self._files = [*self._files, file]
        else:
            self.window.import_files([file])

    def _welcome(self) -> None:
        if self.window is not None and self.window.frame.isVisible():
            self.window.welcome.begin()

    def _keep_for_good(self) -> None:
        from joor_desktop.work.few_collections import keep_for_good

        keep_for_good()

    def _watch_faults(self) -> None:
        from joor_desktop.storage.faults import FaultWatch, take_last_words

        if self._faults is None:
            if words := take_last_words():
                self._reporter.tell_of_last_time(words)
            self._faults = FaultWatch()
            self._faults.begin()

    def _on_language_chosen(self) -> None:
        """Open the window anew, but not over the head of something that is still under way."""
        window = self.window
        if window is None or window.is_busy():
            if window is not None:
                window.strip.show_outcome(
                    "right", translate("language", "The language changes as soon as what is under way has ended.")
                )
            QTimer.singleShot(_LOOK_AGAIN_MS, self, self._on_language_chosen)
            return
        self._application.setQuitOnLastWindowClosed(False)
        room, state = window.frame.geometry(), window.frame.windowState()
        self._leave(window)
        try:
            self.open()
        except JoorDesktopError as error:
            tell_before_start(error)
            self._application.exit(_CANT_START)
            return
        assert self._frame is not None
        self._frame.setGeometry(room)
        self._frame.setWindowState(state)
        self._application.setQuitOnLastWindowClosed(True)

    def _leave(self, window: MainWindow) -> None:
        self._place = window.frame.side.place
        window.frame.close()
        window.frame.deleteLater()
        self.close()
        self._factory = self.window = None

    def end(self) -> bool:
        """The program ends, and ends well; return whether all its threads have ended."""
        self.close()
        if self._faults is not None:
            self._faults.end()
        return self.window is None or self.window.has_ended

    def close(self) -> None:
        """Let go of everything once the window is closed."""
        if self._factory is not None:
            self._factory.close()
        elif self._database is not None:
            self._database.close()
