"""Sandbox sends of which JOOR's Integration Manager has to be told, since new customers are only connected then."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import NamedTuple

from joor_desktop.storage.database import Database

_NEW = (
    "FROM sent_customer c JOIN job j ON j.id = c.job WHERE j.send_id = s.id AND j.outcome = 'accepted' "
    "AND c.standing = 'new'"
)


class HandOver(NamedTuple):
    """A send with new customers: their number, the profile, and when the mail about them was opened (None: not yet)."""

    send_id: int
    profile: str
    list_name: str
    sent: datetime
    customers: int
    opened: datetime | None


class NewCustomer(NamedTuple):
    """A customer that the Integration Manager has to connect."""

    code: str
    name: str


class HandOvers:
    """What has to be handed over; it is remembered until it is done."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def waiting(self) -> list[HandOver]:
        """The sends that are not handed over, the oldest first."""
        rows = self._database.rows(
            f"SELECT s.id, s.profile, s.list_name, s.created, (SELECT count(*) {_NEW}) AS new_ones, h.opened "
            "FROM send s LEFT JOIN hand_over h ON h.send_id = s.id "
            "WHERE s.environment = 'sandbox' AND h.done IS NULL AND new_ones > 0 ORDER BY s.id"
        )
        return [
            HandOver(send_id, profile, name, datetime.fromisoformat(created), number, _moment(opened))
            for send_id, profile, name, created, number, opened in rows
        ]

    def number(self) -> int:
        """How many sends are not handed over."""
        return len(self.waiting())

    def customers(self, send_id: int) -> list[NewCustomer]:
        """The new customers of a send, in the order in which they went."""
        rows = self._database.rows(
            f"SELECT c.code, c.name {_NEW.replace('s.id', '?')} ORDER BY c.id", (send_id,)
        )
        return [NewCustomer(*row) for row in rows]

    def note_opened(self, send_id: int) -> None:
        """The mail was opened in the mail program, or copied: whether it went, only the person knows."""
        self._note(send_id, "opened")

    def note_done(self, send_id: int) -> None:
        """The Integration Manager was told."""
        self._note(send_id, "done")

    def take_back(self, send_id: int) -> None:
        """It was not done after all."""
        self._database.run("UPDATE hand_over SET done = NULL WHERE send_id = ?", (send_id,))

    def _note(self, send_id: int, column: str) -> None:
        self._database.run(
            f"INSERT INTO hand_over (send_id, {column}) VALUES (?, ?) "
            f"ON CONFLICT DO UPDATE SET {column} = excluded.{column}",
            (send_id, datetime.now(UTC).isoformat()),
        )


def _moment(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None
