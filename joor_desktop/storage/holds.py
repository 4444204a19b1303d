"""Sends that are held between two jobs: paused, stopped, interrupted, or waiting for a connection."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from joor_desktop.errors import JoorDesktopError, NotSentError
from joor_desktop.model.job import Hold
from joor_desktop.model.texts import translate
from joor_desktop.storage.database import Database
from joor_desktop.storage.ledger_rows import from_text, to_text
from joor_desktop.storage.owner import is_alive

if TYPE_CHECKING:
    from joor_desktop.storage.ledger import Ledger


_SLIGHT = timedelta(seconds=5)
"""By so much clocks are put right all the time."""


class Holds:
    """Why sends don't go on, and who may let them; every process sees the same."""

    def __init__(self, database: Database, ledger: Ledger) -> None:
        self._database = database
        self._ledger = ledger

    def pause(self, send_id: int) -> None:
        """Let nothing more of a send leave after the job that is on its way, until it is taken up again."""
        with self._database.transaction(durable=True):
            self._ledger.orphans()
            held, alive = self._state(send_id)
            if held in {Hold.NONE, Hold.RETRY, Hold.LIMITED, Hold.CHANGED, Hold.INTERRUPTED}:
                self.hold(send_id, Hold.PAUSING if held is Hold.NONE and alive else Hold.PAUSED)

    def cancel(self, send_id: int) -> None:
        """Let nothing more of a send leave after the job that is on its way; what waits is not sent."""
        with self._database.transaction(durable=True):
            self._ledger.orphans()
            held, alive = self._state(send_id)
            if held in {Hold.NONE, Hold.PAUSING} and alive:
                self.hold(send_id, Hold.CANCELLING)
            else:
                self._ledger.give_up_waiting(send_id, cancelled())

    def obey(self, send_id: int) -> Hold:
        """Carry out what a person asked of the send that this process is at; NONE where it goes on."""
        with self._database.transaction(durable=True):
            wish, _ = self._state(send_id)
            if wish is Hold.PAUSING:
                self.hold(send_id, Hold.PAUSED)
            elif wish is Hold.CANCELLING:
                self._ledger.give_up_waiting(send_id, cancelled())
        return wish

    def hold(self, send_id: int, hold: Hold) -> None:
        """Hold what waits of a send until a person lets it go on."""
        self._hold(send_id, hold, None, None)

    def wait(self, send_id: int, hold: Hold, now: datetime, seconds: float) -> None:
        """Hold what waits of a send for so many seconds from *now* (UTC) on; then it is tried again by itself.

        Waiting for JOOR's credits is no try in vain.
        """
        self._hold(send_id, hold, now + timedelta(seconds=seconds), now)

    def _hold(self, send_id: int, hold: Hold, next_try: datetime | None, since: datetime | None) -> None:
        with self._database.transaction(durable=True):
            self._database.run(
                "UPDATE send SET hold = ?, next_try = ?, waits_since = ?, tries = tries + ? WHERE id = ?",
                (hold.value, to_text(next_try), to_text(since), int(hold is Hold.RETRY), send_id),
            )

    def release(self, send_id: int) -> None:
        """A job of the send was settled: what waits may be let go, unless another job is still unknown."""
        self._database.run(
            "UPDATE send SET hold = 'interrupted' WHERE id = ? AND hold IN ('', 'stopped') AND NOT EXISTS "
            "(SELECT 1 FROM job WHERE send_id = send.id AND outcome IN ('unknown', 'sending'))",
            (send_id,),
        )

    def take_up(self, send_id: int, owner: str) -> bool:
        """Let the process that holds *owner* go on with a send; False where another one is at it, or nothing waits.

        A send with a job whose outcome is unknown is not gone on with.
        """
        with self._database.transaction(durable=True):
            self._ledger.orphans()
            taken = self._database.run(
                "UPDATE send SET hold = '', next_try = NULL, owner = ? WHERE id = ? AND hold NOT IN "
                "('', 'pausing', 'cancelling') AND EXISTS (SELECT 1 FROM job WHERE send_id = send.id AND "
                "outcome = 'waiting') AND NOT EXISTS (SELECT 1 FROM job WHERE send_id = send.id AND "
                "outcome IN ('unknown', 'sending'))",
                (owner, send_id),
            )
        return taken > 0

    def tries(self, send_id: int) -> int:
        """How often the send was tried in vain."""
        return int(self._database.value("SELECT tries FROM send WHERE id = ?", (send_id,)) or 0)

    def list_id(self, send_id: int) -> int | None:
        """The list that a send came from; None for a file."""
        number = self._database.value("SELECT list_id FROM send WHERE id = ?", (send_id,))
        return int(number) if number is not None else None

    def due(self, now: datetime) -> list[int]:
        """The sends that are to be tried again by now."""
        self._cut_waits(now)
        rows = self._database.rows(
            "SELECT id FROM send WHERE hold IN ('retry', 'limited') AND next_try <= ? ORDER BY id", (to_text(now),)
        )
        return [send_id for (send_id,) in rows]

    def _cut_waits(self, now: datetime) -> None:
        """Let the waits that began at a later time than now, since the clock was set back, begin now."""
        rows = self._database.rows(
            "SELECT id, next_try, waits_since FROM send WHERE hold IN ('retry', 'limited') AND waits_since > ?",
            (to_text(now + _SLIGHT),),
        )
        for send_id, *times in rows:
            until, since = map(datetime.fromisoformat, times)
            self._database.run(
                "UPDATE send SET next_try = ?, waits_since = ? WHERE id = ? AND waits_since = ?",
                (to_text(now + (until - since)), to_text(now), send_id, times[1]),
            )

    def next_try(self) -> datetime | None:
        """When the next send is tried again; None where none is."""
        return from_text(self._database.value("SELECT min(next_try) FROM send WHERE hold IN ('retry', 'limited')"))

    def note(self, send_id: int, error: JoorDesktopError) -> None:
        """Write at the first waiting job why it does not go."""
        self._database.run(
            "UPDATE job SET title = ?, detail = ? WHERE id = (SELECT min(id) FROM job WHERE send_id = ? "
            "AND outcome = 'waiting')",
            (error.title, error.detail, send_id),
        )

    def _state(self, send_id: int) -> tuple[Hold, bool]:
        row = self._database.row("SELECT hold, owner FROM send WHERE id = ?", (send_id,))
        return (Hold(row[0]), is_alive(self._database.path.parent, row[1])) if row else (Hold.NONE, False)


def cancelled() -> NotSentError:
    """What is said of jobs that a person took back before they left."""
    return NotSentError(
        translate("send", "Not sent: you cancelled the rest of this send."),
        translate("send", "Nothing of it left. Press Send again to send these customers."),
    )
