"""Opens the story of a customer, from the form or from the page of sends, and keeps it true while it is open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from joor_desktop.model.profile import Profile
from joor_desktop.storage.database import Database
from joor_desktop.storage.profiles import Profiles
from joor_desktop.ui.open_list import OpenList

if TYPE_CHECKING:
    from joor_desktop.ui.sends.story import StoryDialog


class StoryPlace(QObject):
    """``reading_requested`` is what :class:`StoryDialog` tells."""

    reading_requested = Signal(int)

    def __init__(self, database: Database, open_list: OpenList, parent: QWidget) -> None:
        super().__init__(parent)
        self._database = database
        self._open_list = open_list
        self._window = parent
        self._dialog: StoryDialog | None = None

    def show_customer(self, code: str) -> None:
        """Show the story of a customer of the open list with the list's profile."""
        self._show(self._open_list.profile, code)

    def show_sent(self, profile_name: str, code: str) -> None:
        """Show the story of a customer that was sent; nothing where its profile was removed."""
        profile = Profiles(self._database).get(profile_name)
        if profile is not None:
            self._show(profile, code)

    def refresh(self) -> None:
        """Show what the ledger holds now."""
        if self._dialog is not None:
            self._dialog.refresh()

    def _show(self, profile: Profile, code: str) -> None:
        from joor_desktop.ui.sends.story import StoryDialog

        self._dialog = StoryDialog(self._database, profile, code, self._window)
        self._dialog.reading_requested.connect(self.reading_requested)
        self._dialog.finished.connect(self._on_closed)
        self._dialog.open()

    def _on_closed(self) -> None:
        if self._dialog is not None:
            self._dialog.deleteLater()
            self._dialog = None
