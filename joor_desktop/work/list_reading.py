"""Questions about a whole list that take longer than a key press: its order, a search."""

from __future__ import annotations

import pathlib
from array import array
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass

import orjson

from joor_desktop.model.record import Entry, Record
from joor_desktop.storage.database import Database
from joor_desktop.storage.drafts import Drafts, View
from joor_desktop.work.context import TaskContext

_PAGE = 2000

Order = tuple["array[int]", "array[int] | None"]
"""The ids of the records a row each, and with entries the index of each row's entry."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which rows of a list are asked for: customers (node key "") or the entries of a node, all or some of them."""

    list_id: int
    node_key: str = ""
    view: View = View.ALL
    text: str = ""


def read_order(context: TaskContext, database_path: pathlib.Path, wanted: Wanted) -> Order:
    """The rows that are wanted, in the list's order."""
    with closing(Database(database_path)) as database:
        drafts = Drafts(database)
        if wanted.text:
            return _search(context, drafts, wanted)
        if wanted.node_key:
            return drafts.entry_order(wanted.list_id, wanted.node_key, wanted.view)
        return drafts.order(wanted.list_id, wanted.view), None


def _search(context: TaskContext, drafts: Drafts, wanted: Wanted) -> Order:
    needle = wanted.text.casefold()
    ids = array("q")
    indexes = array("H") if wanted.node_key else None
    for record_id, record in _candidates(context, drafts, wanted):
        if indexes is None:
            if _in_record(record, needle):
                ids.append(record_id)
            continue
        found = _matching_entries(record, wanted.node_key, needle)
        ids.extend([record_id] * len(found))
        indexes.extend(found)
    return ids, indexes


def _candidates(context: TaskContext, drafts: Drafts, wanted: Wanted) -> Iterator[tuple[int, Record]]:
    """The records that may hold the text: SQLite looks through the stored bodies, field names included."""
    order = drafts.order(wanted.list_id, wanted.view)
    pattern = body_pattern(wanted.text)
    for start in range(0, len(order), _PAGE):
        context.check()
        ids = orjson.dumps(order[start : start + _PAGE].tolist()).decode()
        for record_id, body in drafts.database.rows(
            "SELECT r.id, r.body FROM json_each(?) wanted JOIN record r ON r.id = wanted.value "
            "WHERE CAST(r.body AS TEXT) LIKE ? ESCAPE '!'",
            (ids, pattern),
        ):
            yield record_id, Record.from_body(body)


def body_pattern(text: str) -> str:
    """What a stored body with *text* in it is like; SQLite folds the case of plain letters only."""
    signs = []
    for sign in text:
        if sign in "%_!":
            signs.append(f"!{sign}")
        elif sign in '"\\' or ord(sign) < 32:
            signs.append("%")  # written with an escape sign in the body
        else:
            signs.append(sign if sign.isascii() else "_")
    return f"%{''.join(signs)}%"


def _in_values(values: Entry, needle: str) -> bool:
    return any(needle in value.casefold() for value in values.values())


def _in_record(record: Record, needle: str) -> bool:
    return _in_values(record.values, needle) or any(
        _in_values(entry, needle) for entries in record.entries.values() for entry in entries
    )


def _matching_entries(record: Record, node_key: str, needle: str) -> list[int]:
    """The entries that hold the text; all of them where the customer's own fields hold it."""
    entries = record.entries.get(node_key, [])
    if _in_values(record.values, needle):
        return list(range(len(entries)))
    return [index for index, entry in enumerate(entries) if _in_values(entry, needle)]
