"""The column layouts of files that came before, so that the same file is known again the next time."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

import orjson

from joor_desktop.storage.database import Database


@dataclass(frozen=True, slots=True)
class Layout:
    """What is remembered of a layout: the file that came last with it, when (UTC), and what each column was taken for.

    ``columns`` maps a column's heading to what it means, in the words of the reader of files.
    """

    fingerprint: str
    file: str
    columns: dict[str, str]
    last: datetime


class Layouts:
    """Layouts by the fingerprint of their headings."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def remember(self, fingerprint: str, file: str, columns: Mapping[str, str]) -> None:
        """Keep that *file* came with this layout just now, and what its columns were taken for."""
        self._database.run(
            "INSERT INTO layout (fingerprint, file, columns, last) VALUES (?, ?, ?, ?) "
            "ON CONFLICT DO UPDATE SET file = excluded.file, columns = excluded.columns, last = excluded.last",
            (fingerprint, file, orjson.dumps(dict(columns)).decode(), datetime.now(UTC).isoformat()),
        )

    def find(self, fingerprint: str) -> Layout | None:
        """What is remembered of a layout; None where it never came."""
        row = self._database.row("SELECT file, columns, last FROM layout WHERE fingerprint = ?", (fingerprint,))
        return Layout(fingerprint, row[0], orjson.loads(row[1]), datetime.fromisoformat(row[2])) if row else None
