"""What an account was sent last of the content of each customer of a list, read for the whole list at once."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import orjson

from joor_desktop.model.profile import Profile
from joor_desktop.storage.body_prints import KNOWN_PRINT, OF_ACCOUNT, UNKNOWN
from joor_desktop.storage.claims import UNSETTLED, account_key
from joor_desktop.storage.database import Database
from joor_desktop.storage.planes import plane_of

# When a customer was looked for in vain decides whether it is late; when it was seen decides nothing.
_SEEN = """(SELECT CASE f.found WHEN 'missing' THEN 'missing ' || f.last ELSE f.found END FROM read_back f
WHERE f.sent_customer_id = c.id AND f.found <> 'failed' ORDER BY f.id DESC LIMIT 1)"""
# One row of long lists is read in a third of the time that a row for each customer takes.
_COLUMNS = ("l.id", "c.job", "c.standing", _SEEN)
_IS_UNSETTLED = f"(SELECT {UNSETTLED} FROM job j WHERE j.id = c.job)"
_KNOWN = f"""SELECT {", ".join(f"json_group_array({column})" for column in _COLUMNS)} {OF_ACCOUNT}
AND (c.fingerprint = {KNOWN_PRINT} OR (l.sent IS NULL OR l.changed) AND {_IS_UNSETTLED})"""
_OTHERS = f"SELECT {', '.join(_COLUMNS)}, c.fingerprint, {_IS_UNSETTLED} {OF_ACCOUNT} AND {UNKNOWN}"


PrintsOf = Callable[[Sequence[int]], Mapping[int, bytes]]
Alike = tuple[int, str, str | None]
"""What customers that stood alike when they were sent and were found alike have in common: the job, the standing, and
the word of the last finding that tells anything, after "missing" with its time in UTC (None: there is no finding)."""


def last_sent(database: Database, profile: Profile, list_id: int, prints_of: PrintsOf) -> dict[int, Alike]:
    """What a profile's account was sent last of the very content of the list's customers, or whatever of them it was
    sent where that isn't settled, by record id.

    Customers with errors are left out. *prints_of* gives the fingerprints of records; it is asked only for those whose
    fingerprint is not kept.
    """
    parameters = (*plane_of(database, list_id).at, account_key(profile))
    # The rows come in the order of the sends for each customer: of what was sent more than once the last one counts.
    record_ids, *columns = (orjson.loads(part) for part in database.row(_KNOWN, parameters) or ("[]",) * len(_COLUMNS))
    found: dict[int, Alike] = dict(zip(record_ids, zip(*columns, strict=True), strict=True))
    others = database.rows(_OTHERS, parameters)
    prints = prints_of(list(dict.fromkeys(row[0] for row in others)))
    for record_id, *alike, fingerprint, unsettled in others:
        if unsettled or prints[record_id] == fingerprint:
            found[record_id] = (*alike,)
    return found
