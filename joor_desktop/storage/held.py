"""Customers that a send leaves out since an earlier one to the same account waits, is on its way, or has an unknown
outcome: they are held.

How many of a list are held is kept for the plane that shows, since counting it takes far too long to do it after each
key. Triggers of the file keep the number true with every change of the plane's rows, whoever makes it, see HELD_NUMBERS
in :mod:`joor_desktop.storage.list_upgrades`; who lets many rows come or go has it forgotten. Once the outcome of a job
is another one, it is counted anew.
"""

from __future__ import annotations

from joor_desktop.errors import StorageError
from joor_desktop.storage.claims import UNSETTLED, account_key
from joor_desktop.storage.database import Database
from joor_desktop.storage.planes import Plane, plane_of
from joor_desktop.storage.profiles import Profiles

_IN_UNSETTLED_JOBS = "j.outcome IN ('waiting', 'sending', 'unknown')"

HELD_CODES = f"""SELECT c.code FROM job j CROSS JOIN sent_customer c ON c.job = j.id
WHERE {_IN_UNSETTLED_JOBS} AND c.account_id = ? AND {UNSETTLED}"""
"""SQL for the codes that are held for an account, by its id."""

_COUNTED = f"""SELECT count(*) FROM line WHERE list_id = ? AND live AND errors = 0 AND (sent IS NULL OR changed)
AND code IN ({HELD_CODES})"""


def sending_account(database: Database, list_id: int) -> int | None:
    """The id of the account that a list is sent to, where something sent is not settled; None where it holds nobody."""
    if not database.value(f"SELECT EXISTS (SELECT 1 FROM job j WHERE {_IN_UNSETTLED_JOBS})"):
        return None
    profile = Profiles(database).get(database.value("SELECT profile FROM draft WHERE id = ?", (list_id,)) or "")
    if profile is None:
        return None
    found: int | None = database.value("SELECT id FROM account WHERE key = ?", (account_key(profile),))
    return found


def counted_number(database: Database, list_id: int) -> int:
    """How many of a list's customers that could be sent are held, counted from the rows."""
    account = sending_account(database, list_id)
    return 0 if account is None else int(database.value(_COUNTED, (plane_of(database, list_id).key, account)))


def kept_number(database: Database, list_id: int) -> int | None:
    """The same number as it is kept; None where it has to be counted."""
    account = sending_account(database, list_id)
    if account is None:
        return 0
    found: int | None = database.value(
        "SELECT number FROM held WHERE plane = ? AND account_id = ? AND counted "
        "AND sends = (SELECT number FROM sends_turned)",
        (plane_of(database, list_id).key, account),
    )
    return found


def effort(database: Database, list_id: int) -> int:
    """How many customers are looked at when the number of a list is counted."""
    return int(
        database.value(
            f"SELECT (SELECT total(j.record_count) FROM job j WHERE {_IN_UNSETTLED_JOBS}) + coalesce((SELECT number "
            "FROM tally WHERE list_id = ? AND severity = 0 AND code = 'customers' AND node = ''), 0)",
            (plane_of(database, list_id).key,),
        )
    )


def keep_number(database: Database, list_id: int) -> int:
    """Count the number of a list, keep it and return it; others may write meanwhile.

    What they change is added up from the beginning, and comes on top of what was counted. Where they changed what can't
    be added up, or there is no room on the disk, nothing is kept.
    """
    account = sending_account(database, list_id)
    if account is None:
        return 0
    try:
        return _keep(database, plane_of(database, list_id), account)
    except StorageError:  # a list is shown even where nothing can be written
        return counted_number(database, list_id)


def _keep(database: Database, plane: Plane, account: int) -> int:
    row_id = database.insert(
        "INSERT OR REPLACE INTO held (plane, account_id, sends, number, counted) "
        "SELECT ?, ?, number, 0, 0 FROM sends_turned",
        (plane.key, account),
    )
    added, counted = database.row(
        f"SELECT (SELECT number FROM held WHERE id = ?), ({_COUNTED})", (row_id, plane.key, account)
    )
    database.run(
        "UPDATE held SET number = number - ? + ?, counted = 1 WHERE id = ?", (added or 0, counted, row_id)
    )
    return int(counted)


def forget_number(database: Database, plane_key: int) -> None:
    """So many rows of a plane are about to change that counting them anew is quicker than following each change."""
    database.run("DELETE FROM held WHERE plane = ?", (plane_key,))
