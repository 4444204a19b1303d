"""What a person has chosen once for the whole program, by name."""

from __future__ import annotations

from joor_desktop.storage.database import Database

GIVEN_PROFILES = "given profiles"
"""The names of the profiles that came from the settings for all users, as JSON."""

FEED = "release feed"
"""The address of the feed of releases and the key it is signed with, as JSON; None: what all users have."""

FEED_LOOKED = "release feed looked at"
"""When the feed was looked at last by itself, as ISO time."""

LANGUAGE = "language"
"""The code of the language of the window; "" for the system's."""

LOOK = "look"
"""Whether the window is light or dark."""

NOTICES = "notices"
"""Whether the system's notifications tell about sends; "" for yes."""

RECOMMENDATIONS = "recommendations"
"""Whether the problems that are only recommendations are shown: "open" or ""."""

WELCOME = "welcome"
"""Whether the first screens were seen."""

TOUR = "tour"
"""Whether the tour was seen."""

FORM_SECTIONS = "form sections"
"""Which sections of the form are open."""

HELP_WINDOW = "help window"
"""The size and place of the window of the help, as Qt writes it, in Base64."""


class Settings:
    """Texts by name, in the program's file."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def value(self, name: str) -> str | None:
        """What was kept under that name; None where nothing was."""
        kept = self._database.value("SELECT value FROM setting WHERE name = ?", (name,))
        return None if kept is None else str(kept)

    def keep(self, name: str, value: str) -> None:
        """Keep a text under that name, in place of the one before."""
        self._database.run("INSERT OR REPLACE INTO setting (name, value) VALUES (?, ?)", (name, value))
