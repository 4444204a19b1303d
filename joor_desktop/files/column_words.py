"""Words about columns that the reader and the window share."""

from __future__ import annotations

from collections.abc import Sequence

from joor_desktop.model.texts import translate


def joined_with(letters: Sequence[str]) -> str:
    """Which other columns, by their letters, go into the same field."""
    if len(letters) == 1:
        return translate("files", "joined with column {letters}").format(letters=letters[0])
    return translate("files", "joined with columns {letters}").format(letters=", ".join(letters))
