"""What is going on with sends right now, in numbers: what this process is at, and what waits for a person."""

from __future__ import annotations

import os
from dataclasses import dataclass

from joor_desktop.storage.database import Database
from joor_desktop.storage.owner import is_alive


def being_sent(database: Database) -> int:
    """How many customers a task of this process is sending now, those on their way and those that come after them."""
    rows = database.rows(
        "SELECT s.owner, sum(j.record_count) FROM send s JOIN job j ON j.send_id = s.id "
        "WHERE j.outcome IN ('waiting', 'sending') AND s.hold IN ('', 'pausing', 'cancelling') GROUP BY s.owner"
    )
    home, own = database.path.parent, f"{os.getpid()}-"
    return sum(int(number) for owner, number in rows if owner.startswith(own) and is_alive(home, owner))


def undecided(database: Database) -> int:
    """How many sends don't go on, or can't be told the end of, until a person decides."""
    return int(
        database.value(
            "SELECT count(DISTINCT j.send_id) FROM job j JOIN send s ON s.id = j.send_id "
            f"WHERE {_UNKNOWN} OR {_WAITS_FOR_A_PERSON}"
        )
    )


_UNKNOWN = "j.outcome = 'unknown'"
_WAITS_FOR_A_PERSON = "j.outcome = 'waiting' AND s.hold IN ('paused', 'stopped', 'interrupted', 'changed')"


@dataclass(frozen=True, slots=True)
class LeftSends:
    """What sends left for a person to decide: customers that wait, and those whose answer never came.

    ``send_id`` is the newest of these sends.
    """

    send_id: int
    waiting: int
    unknown: int


def left_sends(database: Database) -> LeftSends | None:
    """What is left for a person to decide; None where nothing is."""
    send_id, waiting, unknown = database.row(
        f"SELECT max(s.id), total(j.record_count) FILTER (WHERE {_WAITS_FOR_A_PERSON}), "
        f"total(j.record_count) FILTER (WHERE {_UNKNOWN}) FROM job j JOIN send s ON s.id = j.send_id "
        f"WHERE {_UNKNOWN} OR {_WAITS_FOR_A_PERSON}"
    )
    return LeftSends(send_id, int(waiting), int(unknown)) if send_id is not None else None


def goes_on_by_itself(database: Database) -> bool:
    """Whether something is on its way, or waits for a connection or for credits; or was when its process ended."""
    return bool(
        database.value(
            "SELECT EXISTS (SELECT 1 FROM job j JOIN send s ON s.id = j.send_id WHERE j.outcome = 'sending' "
            f"OR j.outcome = 'waiting' AND NOT ({_WAITS_FOR_A_PERSON}))"
        )
    )
