"""Looks for a newer version once a day, where that is allowed, and says so without being in the way."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import partial

from PySide6.QtCore import QObject, QTimer

from joor_desktop.model.release import Release, is_newer
from joor_desktop.storage.feed_choice import FeedChoice
from joor_desktop.ui.strip import Strip
from joor_desktop.ui.updates.tasks import newest
from joor_desktop.ui.worker import Worker
from joor_desktop.version import version

_HOUR_MS = 3_600_000


class DailyLook(QObject):
    """A look that fails says nothing: the person did not ask for it, and the next one is tomorrow."""

    def __init__(self, choice: FeedChoice, worker: Worker, strip: Strip) -> None:
        super().__init__(strip)
        self._choice = choice
        self._worker = worker
        self._strip = strip
        self._task = 0
        self._timer = QTimer(self, interval=_HOUR_MS)
        self._timer.timeout.connect(self.look_if_due)

    def begin(self) -> None:
        """Look now where it is due, and go on."""
        self._worker.succeeded.connect(self._on_succeeded)
        self._timer.start()
        self.look_if_due()

    def stop(self) -> None:
        """Look no more."""
        self._timer.stop()

    def look_if_due(self) -> None:
        """Look where a day has gone by."""
        now = datetime.now(UTC)
        if self._choice.is_due(now):
            self._choice.note_look(now)
            self._task = self._worker.run(partial(newest, self._choice.feed()))

    def _on_succeeded(self, number: int, result: object) -> None:
        if number == self._task and isinstance(result, Release) and is_newer(result.version, version()):
            title = self.tr("Version {version} is there.").format(version=result.version)
            self._strip.show_outcome("right", title, self.tr("See what is new in it under ⋯, Updates."))
