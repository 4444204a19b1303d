"""The column layouts of files that came before, so that the same file is known again the next time."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import orjson

from joor_desktop.storage.database import Database

_ROW = "fingerprint, file, columns, last, choices"


@dataclass(frozen=True, slots=True)
class Layout:
    """What is remembered of a layout: the file that came last with it, when (UTC), and what each column was taken for.

    ``columns`` maps a column to its heading, in the words of the reader of files; ``choices`` are what a person chose,
    as data that JSON carries, None where nothing was chosen.
    """

    fingerprint: str
    file: str
    columns: dict[str, str]
    last: datetime
    choices: dict[str, Any] | None = None


class Layouts:
    """Layouts by the fingerprint of their headings."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def remember(
        self, fingerprint: str, file: str, columns: Mapping[str, str], choices: Mapping[str, Any] | None = None
    ) -> None:
        """Keep that *file* came with this layout just now, its columns, and what was chosen for it."""
        self._database.run(
            f"INSERT INTO layout ({_ROW}) VALUES (?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET file = excluded.file, "
            "columns = excluded.columns, last = excluded.last, choices = excluded.choices",
            (
                fingerprint, file, orjson.dumps(dict(columns)).decode(), datetime.now(UTC).isoformat(),
                orjson.dumps(choices).decode(),
            ),
        )

    def find(self, fingerprint: str) -> Layout | None:
        """What is remembered of a layout; None where it never came."""
        row = self._database.row(f"SELECT {_ROW} FROM layout WHERE fingerprint = ?", (fingerprint,))
        return _layout(row) if row else None

    def all(self) -> list[Layout]:
        """All layouts, the one that came last first."""
        return [_layout(row) for row in self._database.rows(f"SELECT {_ROW} FROM layout ORDER BY last DESC")]

    def forget(self, fingerprint: str) -> None:
        """Remember a layout no longer."""
        self._database.run("DELETE FROM layout WHERE fingerprint = ?", (fingerprint,))


def _layout(row: tuple[str, str, str, str, str]) -> Layout:
    fingerprint, file, columns, last, choices = row
    return Layout(fingerprint, file, orjson.loads(columns), datetime.fromisoformat(last), orjson.loads(choices))
