"""What customers that are added by hand start with, and those that were half typed when the program last ended."""

from __future__ import annotations

from dataclasses import dataclass

from joor_desktop.model.record import Record
from joor_desktop.storage.database import Database
from joor_desktop.storage.packing import storable
from joor_desktop.storage.planes import plane_of


@dataclass(frozen=True, slots=True)
class HalfTyped:
    """A customer that was typed and not added yet; ``shown`` tells that it was still on screen."""

    record: Record
    shown: bool


class NewCustomers:
    """What is kept for customers to come: by profile what they start with, by list what of the next one was typed."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def start_values(self, profile: str) -> Record:
        """What new customers of a profile start with; an empty record where nothing was settled."""
        body = self._database.value("SELECT body FROM start_values WHERE profile = ?", (profile,))
        return Record.from_body(body) if body else Record()

    def keep_start_values(self, profile: str, record: Record) -> None:
        """Let new customers of a profile start with the values of *record*."""
        self._database.run(
            "INSERT INTO start_values (profile, body) VALUES (?, ?) ON CONFLICT DO UPDATE SET body = excluded.body",
            (profile, storable(record)[1]),
        )

    def half_typed(self, list_id: int) -> HalfTyped | None:
        """The customer that was typed for a list and not added yet; None where there is none."""
        row = self._database.row("SELECT body, shown FROM quick_add WHERE list_id = ?", (list_id,))
        return HalfTyped(Record.from_body(row[0]), bool(row[1])) if row else None

    def keep_half_typed(self, list_id: int, record: Record, *, shown: bool) -> None:
        """Keep what was typed of a customer that is not added yet."""
        self._database.run(
            "INSERT INTO quick_add (list_id, body, shown) VALUES (?, ?, ?) "
            "ON CONFLICT DO UPDATE SET body = excluded.body, shown = excluded.shown",
            (list_id, storable(record)[1], shown),
        )

    def forget_half_typed(self, list_id: int) -> None:
        """The customer was added, or nothing of it is left."""
        self._database.run("DELETE FROM quick_add WHERE list_id = ?", (list_id,))

    def move_half_typed(self, before: int, after: int, *, shown: bool) -> None:
        """Let another list have what was half typed for a list that is gone, unless it has something of its own.

        *shown* tells whether the person was typing it just now.
        """
        half = self.half_typed(before)
        if half is not None and self.half_typed(after) is None:
            self.keep_half_typed(after, half.record, shown=shown)
        self.forget_half_typed(before)

    def codes_alike(self, list_id: int, key: str) -> list[str]:
        """The customer codes of a list that have this look-alike key."""
        rows = self._database.rows(
            "SELECT code FROM line INDEXED BY line_code_key WHERE list_id = ? AND code_key = ? AND live",
            (plane_of(self._database, list_id).key, key),
        )
        return [code for (code,) in rows]
