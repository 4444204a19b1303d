"""The last resort: an error that nobody foresaw is written down and told, in the window's own thread."""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from types import TracebackType

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from joor_desktop.errors import JoorDesktopError
from joor_desktop.model.texts import translate


class CrashReporter(QObject):
    """Catches what leaves a slot or a thread: saves what is being typed, shows the first of a kind, and goes on."""

    _caught = Signal(str, str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._told: set[str] = set()
        self._window: QWidget | None = None
        self._save: Callable[[], None] | None = None
        self._caught.connect(self.tell)

    def install(self) -> None:
        """Take over from Python's own hooks."""
        sys.excepthook = self._on_exception
        threading.excepthook = self._on_thread_exception

    def show_over(self, window: QWidget, save: Callable[[], None] | None = None) -> None:
        """Show errors over this window, once *save* has put away what is being typed in it."""
        self._window = window
        self._save = save

    def _on_exception(
        self, kind: type[BaseException], error: BaseException, _trace: TracebackType | None
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            return
        from joor_desktop.storage.incidents import noted

        trace = noted(error)
        print(trace, file=sys.stderr)
        # This may be any thread; the signal carries it over to the window's.
        self._caught.emit(trace.splitlines()[-1], trace)

    def _on_thread_exception(self, caught: threading.ExceptHookArgs) -> None:
        if caught.exc_value is not None:
            self._on_exception(caught.exc_type, caught.exc_value, caught.exc_traceback)

    def tell(self, summary: str, trace: str) -> None:
        """Tell of an error in a few words, with its trace; each only once. Only in the window's thread."""
        if summary in self._told:
            return
        self._told.add(summary)
        if self._save is not None:
            with suppress(Exception):  # what went wrong may be the saving itself, and the rest was saved when typed
                self._save()
        from joor_desktop.storage.log_book import report
        from joor_desktop.ui.crash_box import CrashBox

        CrashBox(summary, report(trace), self._window).open()

    def tell_of_last_time(self, words: str) -> None:
        """Tell that the program was struck down the last time, with where that was. Only in the window's thread."""
        from joor_desktop.storage.log_book import report
        from joor_desktop.ui.crash_box import CrashBox

        summary = translate("crash", "The program ended all of a sudden the last time.")
        CrashBox(summary, report(words), self._window).open()


def tell_before_start(error: JoorDesktopError) -> None:
    """Say why the window can't open at all."""
    from PySide6.QtWidgets import QMessageBox

    print(error, file=sys.stderr)
    box = QMessageBox(QMessageBox.Icon.Critical, translate("crash", "JOOR Desktop can't start"), error.title)
    box.setInformativeText(error.detail)
    box.addButton(translate("crash", "Close the program"), QMessageBox.ButtonRole.AcceptRole)
    box.exec()
