"""What is going on with sends right now, in numbers: what this process is at, and what waits for a person."""

from __future__ import annotations

import os

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
            "SELECT count(*) FROM send s WHERE EXISTS (SELECT 1 FROM job j WHERE j.send_id = s.id AND "
            "(j.outcome = 'unknown' OR j.outcome = 'waiting' AND "
            "s.hold IN ('paused', 'stopped', 'interrupted', 'changed')))"
        )
    )
