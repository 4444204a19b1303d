"""What the program keeps of a person on this computer, and taking the secrets of it out of the keychain."""

from __future__ import annotations

import pathlib
from dataclasses import dataclass

from joor_desktop.model.profile import Environment
from joor_desktop.storage.database import Database
from joor_desktop.storage.tokens import NoKeychainError
from joor_desktop.work.desk import Desk

_NUMBERS = """
SELECT (SELECT count(*) FROM draft), (SELECT count(*) FROM record), (SELECT count(*) FROM send)
"""

_UNSETTLED = """
SELECT j.id FROM job j JOIN send s ON s.id = j.send_id
WHERE j.outcome IN ('waiting', 'sending', 'unknown') AND s.environment <> ? ORDER BY j.id
"""


@dataclass(frozen=True, slots=True)
class Kept:
    """What is kept: ``database`` is the file of lists, ``unsettled`` are the numbers of jobs that left or may still
    leave without an answer from JOOR; those for practice don't count."""

    database: pathlib.Path
    lists: int
    customers: int
    sends: int
    profiles: tuple[str, ...]
    unsettled: tuple[int, ...]


def what_is_kept(desk: Desk) -> Kept:
    """Count it."""
    desk.ledger.orphans()
    database: Database = desk.ledger.database
    lists, customers, sends = database.row(_NUMBERS)
    unsettled = tuple(job for (job,) in database.rows(_UNSETTLED, (Environment.PRACTICE.value,)))
    return Kept(database.path, lists, customers, sends, _with_secrets(desk), unsettled)


def remove_secrets(desk: Desk) -> None:
    """Forget the tokens and the proxies' passwords of all profiles; raises KeychainError where that can't be done."""
    try:
        for name in _with_secrets(desk):
            desk.keychain.delete(name)
            desk.proxy_keychain.delete(name)
    except NoKeychainError:
        return  # then nothing is in one


def _with_secrets(desk: Desk) -> tuple[str, ...]:
    return tuple(each.name for each in desk.profiles.all() if each.environment is not Environment.PRACTICE)
