"""Takes the settings for all users of the computer, in the worker, and says what in them can't be used."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject

from joor_desktop.storage.paths import site_settings_path
from joor_desktop.ui.strip import Strip
from joor_desktop.ui.worker import Worker
from joor_desktop.work.context import TaskContext


class SiteProfiles(QObject):
    """Looks once, after the start."""

    def __init__(self, database_path: Path, worker: Worker, strip: Strip) -> None:
        super().__init__(strip)
        self._path = database_path
        self._worker = worker
        self._strip = strip
        self._task = 0

    def begin(self) -> None:
        """Take what is there; nothing happens where there is no file."""
        if site_settings_path().is_file():
            self._worker.succeeded.connect(self._on_succeeded)
            self._task = self._worker.run(partial(_take, self._path))

    def _on_succeeded(self, number: int, complaints: list[str]) -> None:
        if number == self._task and complaints:
            title = self.tr("Something in the settings for all users of this computer can't be used.")
            words = self.tr("{complaints} Tell those who look after it: {path}")
            shown = words.format(complaints=" ".join(complaints), path=site_settings_path())
            self._strip.show_outcome("warning", title, shown)


def _take(database_path: Path, _context: TaskContext) -> list[str]:
    from joor_desktop.work.site_profiles import take_site_settings

    return take_site_settings(database_path)
