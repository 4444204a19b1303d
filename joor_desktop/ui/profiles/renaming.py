"""Calling a profile otherwise, in the worker, since its token has to be moved within the keychain."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal

from joor_desktop.errors import JoorDesktopError
from joor_desktop.model.profile import Profile
from joor_desktop.ui.worker import Worker
from joor_desktop.work.context import TaskContext

Renamer = Callable[[TaskContext, str, str], Profile]
"""Calls the profile of the first name by the second; see ``work.desk.Desk.rename_profile``."""


class Renaming(QObject):
    """``renamed`` carries the new name, ``failed`` the old one and what went wrong; it is called as before then."""

    renamed = Signal(str)
    failed = Signal(str, object)

    def __init__(self, worker: Worker, rename: Renamer, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._worker = worker
        self._rename = rename
        self._asked: dict[int, str] = {}
        worker.succeeded.connect(self._on_succeeded)
        worker.failed.connect(self._on_failed)
        worker.finished.connect(self._on_finished)

    def run(self, old: str, new: str) -> None:
        """Call the profile *old* from now on *new*."""
        self._asked[self._worker.run(partial(_renamed, self._rename, old, new))] = old

    def _on_succeeded(self, number: int, profile: object) -> None:
        if number in self._asked and isinstance(profile, Profile):
            self.renamed.emit(profile.name)

    def _on_failed(self, number: int, error: JoorDesktopError) -> None:
        if number in self._asked:
            self.failed.emit(self._asked[number], error)

    def _on_finished(self, number: int) -> None:
        self._asked.pop(number, None)


def _renamed(rename: Renamer, old: str, new: str, context: TaskContext) -> Profile:
    return rename(context, old, new)
