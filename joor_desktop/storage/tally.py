"""The running numbers of a list: customers, errors, warnings, entries, and customers for each kind of problem.

They are kept up with every edit by adding what changed, and counted anew only after changes of many records at once.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from joor_desktop.model.record import ENTRY_KEYS
from joor_desktop.storage.database import Database
from joor_desktop.storage.packing import ProblemRow, unpack_counts

Key = tuple[int, str, str, str]
"""severity, code, node, field of a kind of problem; severity 0 marks the keys below."""

CUSTOMERS: Key = (0, "customers", "", "")
ERRORS: Key = (0, "errors", "", "")
WARNINGS: Key = (0, "warnings", "", "")
ENTRY_CODE = "entries"

_UPSERT = (
    "INSERT INTO tally (list_id, severity, code, node, field, number) VALUES (?, ?, ?, ?, ?, ?) "
    "ON CONFLICT DO UPDATE SET number = number + excluded.number"
)


def add_record(tally: Counter[Key], counts: str, problems: Iterable[ProblemRow], times: int = 1) -> None:
    """Add what one live record counts for, or with *times* -1 take it away."""
    tally[CUSTOMERS] += times
    for key, number in zip(ENTRY_KEYS, unpack_counts(counts), strict=False):
        if number:
            tally[(0, ENTRY_CODE, key, "")] += times * number
    add_problems(tally, problems, times)


def add_problems(tally: Counter[Key], problems: Iterable[ProblemRow], times: int = 1) -> None:
    """Add what the problems of one live record count for: each kind once for each customer."""
    kinds = {(row[0], row[1], row[2], row[4]) for row in problems}
    for kind in kinds:
        tally[kind] += times
    severities = {kind[0] for kind in kinds}
    if 2 in severities:
        tally[ERRORS] += times
    if 1 in severities:
        tally[WARNINGS] += times


def save(database: Database, list_id: int, tally: Mapping[Key, int]) -> None:
    """Add *tally* to the list's numbers."""
    rows = [(list_id, *key, number) for key, number in tally.items() if number]
    if rows:
        database.run_many(_UPSERT, rows)


def count_anew(database: Database, list_id: int) -> None:
    """Count the list's numbers from its rows; takes about a quarter of a second at 100,000 records."""
    entries = ", ".join(
        f"total(unicode(substr(counts, {place + 1}, 1)) - 32)" for place in range(len(ENTRY_KEYS))
    )
    customers, errors, warnings, *sums = database.row(
        f"SELECT count(*), total(errors > 0), total(warnings > 0), {entries} FROM line WHERE list_id = ? AND live",
        (list_id,),
    )
    rows: list[tuple[object, ...]] = [
        (list_id, *CUSTOMERS, customers), (list_id, *ERRORS, int(errors)), (list_id, *WARNINGS, int(warnings)),
    ]
    rows += [(list_id, 0, ENTRY_CODE, key, "", int(number)) for key, number in zip(ENTRY_KEYS, sums, strict=True)]
    database.run("DELETE FROM tally WHERE list_id = ?", (list_id,))
    database.run_many(_UPSERT, rows)
    database.run(
        "INSERT INTO tally (list_id, severity, code, node, field, number) "
        "SELECT p.list_id, p.severity, p.code, p.node, p.field, count(DISTINCT p.record_id) FROM problem p "
        "JOIN line l ON l.list_id = p.list_id AND l.id = p.record_id "
        "WHERE p.list_id = ? AND l.live GROUP BY p.severity, p.code, p.node, p.field",
        (list_id,),
    )
