"""What is going on with sends right now, in numbers: what this process is at, and what waits for a person."""

from __future__ import annotations

import os
from dataclasses import dataclass

import orjson

from joor_desktop.model.customer_codes import code_key
from joor_desktop.storage.claims import UNSETTLED, account_key
from joor_desktop.storage.database import Database
from joor_desktop.storage.owner import is_alive
from joor_desktop.storage.planes import plane_of
from joor_desktop.storage.profiles import Profiles


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


def held_codes(database: Database, list_id: int) -> list[str]:
    """The codes that a send of this list leaves out, since one to the same account waits, is on its way, or has an
    unknown outcome."""
    return [code for code, _ in _held(database, list_id)]


def held_of_list(database: Database, list_id: int) -> int:
    """How many of a list's customers that could be sent have such a code."""
    held = _held(database, list_id)
    elsewhere = [code for code, counts in held if counts is None]
    number = sum(bool(counts) for _, counts in held)
    if elsewhere:
        keys = orjson.dumps([(code_key(code), code) for code in elsewhere]).decode()
        number += database.value(_OF_OTHERS, (plane_of(database, list_id).key, keys))
    return number


def _held(database: Database, list_id: int) -> list[tuple[str, int | None]]:
    """Each such code, and whether the customer of the list that was sent with it counts; None where it is not there."""
    if not database.value("SELECT EXISTS (SELECT 1 FROM job WHERE outcome IN ('waiting', 'sending', 'unknown'))"):
        return []
    profile = Profiles(database).get(database.value("SELECT profile FROM draft WHERE id = ?", (list_id,)) or "")
    if profile is None:
        return []
    plane = plane_of(database, list_id)
    return database.rows(_HELD, (account_key(profile), plane.key, plane.shift))


_COUNTS = "l.live AND l.errors = 0 AND (l.sent IS NULL OR l.changed)"
_HELD = f"""
SELECT c.code, max({_COUNTS}) FROM job j CROSS JOIN sent_customer c ON c.job = j.id
LEFT JOIN record r ON r.id = c.record_id + ?3 AND r.list_id = ?2
LEFT JOIN line l ON l.list_id = ?2 AND l.position = r.position AND l.id = c.record_id AND l.code = c.code AND l.live
WHERE j.outcome IN ('waiting', 'sending', 'unknown') AND c.account_id = (SELECT id FROM account WHERE key = ?1)
    AND {UNSETTLED} GROUP BY c.code
"""
# The codes are few, and the list is long: their look-alike keys lead to their rows.
_OF_OTHERS = f"""
SELECT count(*) FROM json_each(?2) wanted CROSS JOIN line l INDEXED BY line_code_key
WHERE l.list_id = ?1 AND l.code_key = json_extract(wanted.value, '$[0]')
    AND l.code = json_extract(wanted.value, '$[1]') AND {_COUNTS}
"""
