"""Questions about a whole list that take longer than a key press: its order, a search."""

from __future__ import annotations

import pathlib
from array import array
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, replace

from joor_desktop.model.record import Entry, Record
from joor_desktop.storage.database import Database
from joor_desktop.storage.drafts import Drafts, View
from joor_desktop.work.arranging import AS_LISTED, Arrangement, Columns, Order, arrange, count_values
from joor_desktop.work.context import TaskContext
from joor_desktop.work.folding import folded
from joor_desktop.work.newcomers import put_beside, put_in
from joor_desktop.work.read_before import ReadBefore
from joor_desktop.work.search_texts import SearchTexts, is_sure

__all__ = [
    "NOBODY", "Came", "Kept", "Order", "Values", "Wanted", "read_kept_order", "read_order", "read_values", "warm_up",
]

_PAGE = 1000


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which rows of a list are asked for: customers (node key "") or the entries of a node, all or some of them."""

    list_id: int
    node_key: str = ""
    view: View = View.ALL
    text: str = ""
    arrangement: Arrangement = AS_LISTED

    @property
    def shows_all(self) -> bool:
        """Whether no row of the table is left out."""
        return self.view is View.ALL and not self.text and not self.arrangement.filters


def read_order(
    context: TaskContext, database_path: pathlib.Path, wanted: Wanted, before: ReadBefore | None = None
) -> Order:
    """The rows that are wanted, in the list's order or sorted as it is wanted."""
    with closing(Database(database_path)) as database, database.snapshot():
        return _read_order(context, Drafts(database), wanted, before or ReadBefore())


def _read_order(context: TaskContext, drafts: Drafts, wanted: Wanted, before: ReadBefore) -> Order:
    found = entire = _list_order(drafts, wanted)
    if wanted.text:
        found = _search(context, drafts, wanted, found, before.texts)
    before.ranks.begin(drafts.revision(wanted.list_id))
    whole = wanted.view is View.ALL and not wanted.text
    columns = Columns(context, drafts, wanted.list_id, before.prints, entire)
    return arrange(columns, found, wanted.arrangement, before.ranks, whole=whole)


def _list_order(drafts: Drafts, wanted: Wanted) -> Order:
    if wanted.node_key:
        return drafts.entry_order(wanted.list_id, wanted.node_key, wanted.view)
    return drafts.order(wanted.list_id, wanted.view), None


@dataclass(frozen=True, slots=True)
class Came:
    """Rows that a person has just put into the list: all of some records, and single entries as record id and index."""

    records: frozenset[int] = frozenset()
    entries: frozenset[tuple[int, int]] = frozenset()

    def __or__(self, other: Came) -> Came:
        return Came(self.records | other.records, self.entries | other.entries)

    def __bool__(self) -> bool:
        return bool(self.records or self.entries)

    def holds(self, row: tuple[int, int]) -> bool:
        """Whether a row is one of them."""
        return row[0] in self.records or row in self.entries


NOBODY = Came()


@dataclass(frozen=True, slots=True)
class Kept:
    """Rows that stay where they were; ``in_order`` tells whether a fresh reading would show the same.

    ``outside`` are the records of those that it would not show.
    """

    order: Order
    in_order: bool
    outside: frozenset[int] = frozenset()


def read_kept_order(
    context: TaskContext,
    database_path: pathlib.Path,
    wanted: Wanted,
    before: ReadBefore | None,
    shown: Order,
    chosen: Order | None = None,
    came: Came = NOBODY,
) -> Kept:
    """The rows that are shown, without those that are gone, and those that are wanted or *came* and weren't shown yet.

    So what a person looks at stays where it is when rows come or go elsewhere. Without a sort all rows stand in the
    list's order; in a sorted table those that come stand where the sort puts them, or beside the *chosen* rows where a
    person put them there.
    """
    with closing(Database(database_path)) as database, database.snapshot():
        drafts = Drafts(database)
        there = _rows(_list_order(drafts, Wanted(wanted.list_id, wanted.node_key)))
        found = _rows(_read_order(context, drafts, wanted, before or ReadBefore()))
    passing = set(found)
    new = [*found, *(row for row in there if row not in passing and came.holds(row))] if came else found
    if wanted.arrangement.sort:
        still = set(there)
        kept_rows = [row for row in _rows(shown) if row in still]
        rows = put_in(kept_rows, new) if chosen is None else put_beside(kept_rows, there, new, _rows(chosen))
    else:
        kept = set(_rows(shown)).union(new)
        rows = [row for row in there if row in kept]
    outside = frozenset(row[0] for row in rows if row not in passing)
    return Kept(_order(rows, with_indexes=bool(wanted.node_key)), rows == found, outside)


def _rows(order: Order) -> list[tuple[int, int]]:
    ids, indexes = order
    return list(zip(ids, indexes if indexes is not None else [0] * len(ids), strict=True))


def _order(rows: list[tuple[int, int]], *, with_indexes: bool) -> Order:
    ids = array("q", [record_id for record_id, _ in rows])
    return ids, array("H", [index for _, index in rows]) if with_indexes else None


@dataclass(frozen=True, slots=True)
class Values:
    """The texts of a column with how many rows hold each, in the order of a sort."""

    column: str
    counts: list[tuple[str, int]]


def read_values(
    context: TaskContext, database_path: pathlib.Path, wanted: Wanted, column: str, before: ReadBefore | None = None
) -> Values:
    """The texts of a column in all rows that its own filter may choose from: those that all else lets through."""
    rest = Arrangement((), wanted.arrangement.filtered(column, None).filters)
    with closing(Database(database_path)) as database, database.snapshot():
        drafts = Drafts(database)
        before = before or ReadBefore()
        order = _read_order(context, drafts, replace(wanted, arrangement=rest), before)
        entire = None if wanted.text or rest.filters else order
        found = Columns(context, drafts, wanted.list_id, before.prints, entire).texts(order, column)
        return Values(column, count_values(found, column))


def warm_up(context: TaskContext, database_path: pathlib.Path, list_id: int, before: ReadBefore) -> None:
    """Read what a search of the list will look through."""
    with closing(Database(database_path)) as database, database.snapshot():
        before.texts.keep_all(context, database, Drafts(database).order(list_id))


def _search(context: TaskContext, drafts: Drafts, wanted: Wanted, order: Order, texts: SearchTexts) -> Order:
    ids, indexes = order
    found = texts.candidates(context, drafts.database, list(dict.fromkeys(ids)), wanted.text)
    if indexes is None and is_sure(wanted.text):
        return array("q", found), None
    needle = folded(wanted.text)
    rows: list[tuple[int, int]] = []
    for record_id, record in _records(context, drafts, list(found)):
        if not wanted.node_key:
            rows += [(record_id, 0)] if _in_record(record, needle) else []
            continue
        rows += [(record_id, index) for index in _matching_entries(record, wanted.node_key, needle)]
    return _order(rows, with_indexes=indexes is not None)


def _records(context: TaskContext, drafts: Drafts, record_ids: list[int]) -> Iterator[tuple[int, Record]]:
    for start in range(0, len(record_ids), _PAGE):
        context.check()
        yield from drafts.bare_page(record_ids[start : start + _PAGE])


def _in_values(values: Entry, needle: str) -> bool:
    return any(needle in folded(value) for value in values.values())


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
