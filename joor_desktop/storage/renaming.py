"""What belongs to a profile by its name, and how it follows when the profile is called otherwise."""

from __future__ import annotations

from typing import NamedTuple

from joor_desktop.errors import UsageError
from joor_desktop.model.profile import Environment
from joor_desktop.model.texts import translate
from joor_desktop.storage.database import Database

_NAMED = (
    ("draft", "profile"),
    ("send", "profile"),
    ("start_values", "profile"),
    ("account_value", "profile"),
    ("account_entry", "profile"),
    ("account_list", "profile"),
    ("prerequisite", "profile"),
    ("profile", "name"),
)
"""The tables that say by its name which profile a row is of; an account's key holds the name too."""


class Uses(NamedTuple):
    """How many lists, sends and open jobs a profile has."""

    lists: int
    sends: int
    open_jobs: int


def uses(database: Database, name: str) -> Uses:
    """What is bound to the profile called *name*."""
    return Uses(
        *database.row(
            "SELECT (SELECT count(*) FROM draft WHERE profile = ?1 COLLATE NOCASE), "
            "(SELECT count(*) FROM send WHERE profile = ?1 COLLATE NOCASE), "
            "(SELECT count(*) FROM job j JOIN send s ON s.id = j.send_id WHERE s.profile = ?1 COLLATE NOCASE "
            "AND j.outcome = 'accepted' AND coalesce(j.status, '') <> 'finished')",
            (name,),
        )
    )


def sent_with_others(database: Database, list_id: int, profile: str) -> list[str]:
    """The profiles besides *profile* with which JOOR accepted customers of a list, practice left out."""
    rows = database.rows(
        "SELECT DISTINCT s.profile FROM send s JOIN job j ON j.send_id = s.id WHERE s.list_id = ? "
        "AND s.profile <> ? COLLATE NOCASE AND s.environment <> 'practice' AND j.outcome IN ('accepted', 'unknown') "
        "ORDER BY s.profile",
        (list_id, profile),
    )
    return [name for (name,) in rows]


def rename(database: Database, old: str, new: str) -> None:
    """Give all that is of *old* to *new*, inside a transaction; raises UsageError where *new* has sends of its own."""
    other = old.lower() != new.lower()
    if other and uses(database, new).sends:
        raise UsageError(
            translate("storage", "A profile called “{name}” was removed, and what it sent is in the history.").format(
                name=new
            ),
            translate("storage", "Choose another name, so that the two accounts don't become one."),
        )
    for table, column in _NAMED:
        if other and table in ("account_value", "account_entry", "account_list", "prerequisite", "start_values"):
            # What a profile that was removed left behind under this name.
            database.run(f"DELETE FROM {table} WHERE {column} = ?", (new,))
        database.run(f"UPDATE {table} SET {column} = ? WHERE {column} = ? COLLATE NOCASE", (new, old))
    if other:
        for environment in Environment:
            _rename_account(database, f"{environment.value} {old.lower()}", f"{environment.value} {new.lower()}")


def _rename_account(database: Database, old: str, new: str) -> None:
    """Rename what goes by an account's key: the name alone, or with an address behind it."""
    for table, column in (("account", "key"), ("credit_window", "account")):
        database.run(f"DELETE FROM {table} WHERE {column} = ? OR {column} GLOB ? || ' http*'", (new, _plain(new)))
        database.run(
            f"UPDATE {table} SET {column} = ? || substr({column}, ?) WHERE {column} = ? OR {column} GLOB ? || ' http*'",
            (new, len(old) + 1, old, _plain(old)),
        )


def _plain(text: str) -> str:
    """*text* for GLOB, with the signs that have a meaning there taken as they are."""
    return "".join(f"[{sign}]" if sign in "*?[" else sign for sign in text)
