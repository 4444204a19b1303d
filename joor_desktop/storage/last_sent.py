"""What an account was sent last of the content of each customer of a list, read for the whole list at once."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

import orjson

from joor_desktop.model.profile import Profile
from joor_desktop.storage.claims import UNSETTLED, account_key
from joor_desktop.storage.database import Database
from joor_desktop.storage.planes import plane_of

# When a customer was looked for in vain decides whether it is late; when it was seen decides nothing.
_SEEN = """(SELECT f.found || CASE f.found WHEN 'missing' THEN ' ' || f.last ELSE '' END FROM read_back f
WHERE f.sent_customer_id = c.id AND f.found <> 'failed' ORDER BY f.id DESC LIMIT 1)"""
_OF_LIST = """FROM line l
CROSS JOIN sent_customer c ON c.account_id = (SELECT id FROM account WHERE key = ?2) AND c.code = l.code
WHERE l.list_id = ?1 AND l.live AND l.errors = 0"""
_ACCEPTED = f"""SELECT c.job, c.standing, {_SEEN}, max(c.id), json_group_array(l.id) {_OF_LIST}
AND l.sent IS NOT NULL AND NOT l.changed AND c.fingerprint = l.sent GROUP BY 1, 2, 3 ORDER BY 1"""
_OTHERS = f"""SELECT c.job, c.standing, {_SEEN}, c.id, l.id, c.fingerprint,
(SELECT {UNSETTLED} FROM job j WHERE j.id = c.job) {_OF_LIST}
AND (l.sent IS NULL OR l.changed) ORDER BY c.id"""


class SentAlike(NamedTuple):
    """Customers of a job that stood alike when they were sent, and were found alike.

    ``seen`` is the word of the last finding that tells anything, after "missing" with its time in UTC; None where there
    is none. ``number`` is that of one of them among all customers of jobs.
    """

    job: int
    standing: str
    seen: str | None
    number: int
    record_ids: Sequence[int]


PrintsOf = Callable[[Sequence[int]], Mapping[int, bytes]]


def last_sent(database: Database, profile: Profile, list_id: int, prints_of: PrintsOf) -> Iterator[SentAlike]:
    """What a profile's account was sent last of the very content of the list's customers, or whatever of them it was
    sent where that isn't settled; of one that comes more than once the last one counts.

    Those with errors are left out. *prints_of* gives the fingerprints of records; it is asked only for those of which
    the account accepted nothing, or something else.
    """
    parameters = (plane_of(database, list_id).key, account_key(profile))
    for job, standing, seen, number, record_ids in database.rows(_ACCEPTED, parameters):
        yield SentAlike(job, standing, seen, number, orjson.loads(record_ids))
    others: list[tuple[Any, ...]] = database.rows(_OTHERS, parameters)
    prints = prints_of(sorted({row[4] for row in others if not row[6]}))
    for job, standing, seen, number, record_id, fingerprint, unsettled in others:
        if unsettled or prints[record_id] == fingerprint:
            yield SentAlike(job, standing, seen, number, [record_id])
