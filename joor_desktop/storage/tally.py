"""The running numbers of a list: customers, errors, warnings, entries, and customers for each kind of problem.

They are kept up with every edit by adding what changed, and counted anew only after changes of many records at once.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

import orjson

from joor_desktop.model.record import ENTRY_KEYS
from joor_desktop.storage.database import Database
from joor_desktop.storage.held import forget_number
from joor_desktop.storage.packing import ProblemRow, unpack_counts

Key = tuple[int, str, str, str]
"""severity, code (as ``kind_code`` returns it), node, field of a kind of problem; severity 0 marks the keys below."""

Part = tuple[str, frozenset[Key], Key | None]
"""What one record counts for: its numbers of entries, its kinds of problems, whether it was sent."""

CUSTOMERS: Key = (0, "customers", "", "")
ERRORS: Key = (0, "errors", "", "")
WARNINGS: Key = (0, "warnings", "", "")
SENT: Key = (0, "sent", "", "")
CHANGED: Key = (0, "changed", "", "")
SENT_FAULTY: Key = (0, "sent-faulty", "", "")
ENTRY_CODE = "entries"

_UPSERT = (
    "INSERT INTO tally (list_id, severity, code, node, field, number) VALUES (?, ?, ?, ?, ?, ?) "
    "ON CONFLICT DO UPDATE SET number = number + excluded.number"
)


def part_of(counts: str, problems: Iterable[ProblemRow], sent: Key | None = None) -> Part:
    """What a record with these entries and problems counts for.

    :param sent: ``SENT`` or ``CHANGED`` for a customer that was accepted.
    """
    return counts, frozenset([(row[0], row[1], row[2], row[4]) for row in problems]), sent


def add_record(
    tally: Counter[Key], counts: str, problems: Iterable[ProblemRow], times: int = 1, sent: Key | None = None
) -> None:
    """Add what one live record counts for, or with *times* -1 take it away."""
    add_part(tally, part_of(counts, problems, sent), times)


def add_part(tally: Counter[Key], part: Part, times: int) -> None:
    """Add what *times* live records of one kind count for; a negative number takes it away."""
    counts, kinds, sent = part
    tally[CUSTOMERS] += times
    if sent:
        tally[sent] += times
    for key, number in zip(ENTRY_KEYS, unpack_counts(counts), strict=False):
        if number:
            tally[(0, ENTRY_CODE, key, "")] += times * number
    for kind in kinds:
        tally[kind] += times
    severities = {kind[0] for kind in kinds}
    tally[ERRORS] += times * (2 in severities)
    tally[WARNINGS] += times * (1 in severities)
    tally[SENT_FAULTY] += times * (sent == SENT and 2 in severities)


def key_of_kind(kind: str) -> Key:
    """The key that a twin's kind holds."""
    severity, code, node, field = orjson.loads(kind)
    return severity, code, node, field


def save(database: Database, plane_key: int, tally: Mapping[Key, int]) -> None:
    """Add *tally* to the numbers of a list's plane."""
    rows = [(plane_key, *key, number) for key, number in tally.items() if number]
    if rows:
        database.run_many(_UPSERT, rows)


def count_anew_at_end(database: Database, plane_key: int) -> None:
    """Count the numbers from the rows when the transaction ends: once, however often it was asked for."""
    forget_number(database, plane_key)

    def count() -> None:
        counted = counted_anew(database, plane_key)
        database.run("DELETE FROM tally WHERE list_id = ?", (plane_key,))
        save(database, plane_key, counted)

    database.before_commit(("tally", plane_key), count)


def count_now(database: Database, plane_key: int) -> None:
    """Count the numbers at once where that was to be done when the transaction ends."""
    database.do_now(("tally", plane_key))


def numbers(database: Database, plane_key: int) -> Counter[Key]:
    """The numbers of a plane."""
    question = "SELECT severity, code, node, field, number FROM tally WHERE list_id = ?"
    rows = database.rows(question, (plane_key,))
    return Counter({(severity, code, node, field): number for severity, code, node, field, number in rows})


def counted_anew(database: Database, plane_key: int) -> Counter[Key]:
    """The numbers of a plane, counted from its rows."""
    customers, errors, warnings, sent, changed, faulty, letters = database.row(
        "SELECT count(*), total(errors > 0), total(warnings > 0), total(sent IS NOT NULL AND NOT changed), "
        "total(changed), total(sent IS NOT NULL AND NOT changed AND errors > 0), "
        "group_concat(counts, '') FROM line WHERE list_id = ? AND live",
        (plane_key,),
    )
    tally = Counter({CUSTOMERS: customers, ERRORS: int(errors), WARNINGS: int(warnings)})
    tally.update({SENT: int(sent), CHANGED: int(changed), SENT_FAULTY: int(faulty)})
    for place, key in enumerate(ENTRY_KEYS):
        # The counts of all records stand in one text, with one letter for each node in turn.
        for letter, times in Counter((letters or "")[place :: len(ENTRY_KEYS)]).items():
            tally[(0, ENTRY_CODE, key, "")] += times * unpack_counts(letter)[0]
    for kind, times in database.rows(
        "SELECT twin_kind, count(*) FROM line WHERE list_id = ? AND live AND twin_kind IS NOT NULL GROUP BY twin_kind",
        (plane_key,),
    ):
        tally[key_of_kind(kind)] += times
    for *kind, customers in database.rows(
        "SELECT p.severity, p.code, p.node, p.field, count(DISTINCT p.position) FROM problem p "
        "JOIN line l ON l.list_id = p.list_id AND l.position = p.position "
        "WHERE p.list_id = ? AND l.live GROUP BY p.severity, p.code, p.node, p.field",
        (plane_key,),
    ):
        tally[kind[0], kind[1], kind[2], kind[3]] += customers
    return tally
