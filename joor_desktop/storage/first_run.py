"""Whether a person is to be welcomed: once, and not where they know the program already."""

from __future__ import annotations

from joor_desktop.model.profile import PRACTICE_PROFILE
from joor_desktop.storage.database import Database
from joor_desktop.storage.settings import GIVEN_PROFILES, TOUR, WELCOME, Settings

_SEEN = "seen"
_AGAIN = "again"

_KNOWN = """
SELECT EXISTS (SELECT 1 FROM record) OR EXISTS (SELECT 1 FROM send) OR EXISTS (
    SELECT 1 FROM profile WHERE name <> ? AND name NOT IN (SELECT value FROM json_each(?)))
"""
"""Customers, sends, or a profile that the person made: those for all users say nothing about this one."""


class FirstRun:
    """Remembers what the person has seen of the first screens and of the tour."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._settings = Settings(database)

    def is_due(self) -> bool:
        """Whether the first screens are to be shown by themselves."""
        kept = self._settings.value(WELCOME)
        if kept is not None:
            return kept == _AGAIN
        given = self._settings.value(GIVEN_PROFILES) or "[]"
        return not self._database.value(_KNOWN, (PRACTICE_PROFILE, given))

    def note_seen(self) -> None:
        """The first screens were left: they are not shown by themselves any more."""
        self._settings.keep(WELCOME, _SEEN)

    def note_interrupted(self) -> None:
        """The window is about to open anew: the first screens are shown again in it."""
        self._settings.keep(WELCOME, _AGAIN)

    @property
    def tour_seen(self) -> bool:
        """Whether the tour was begun once."""
        return self._settings.value(TOUR) is not None

    def note_tour(self) -> None:
        """The tour was begun."""
        self._settings.keep(TOUR, _SEEN)
