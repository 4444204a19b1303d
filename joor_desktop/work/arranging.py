"""Sorting and filtering the rows of a list by its columns: a view, the list itself stays as it is.

A column is called by its field's name; by the key of a node for how many entries a customer has; or by one of the two
names below.
"""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from itertools import chain
from operator import itemgetter

from joor_desktop.model.field import Field, Kind, Node
from joor_desktop.model.field_table import ENTRY_NODES, NODES
from joor_desktop.model.record import Entry, Record
from joor_desktop.storage import column_texts
from joor_desktop.storage.drafts import Drafts, StoredRecord
from joor_desktop.work.context import TaskContext
from joor_desktop.work.folding import amount_keys, folded, sort_keys
from joor_desktop.work.read_before import RankMemory, Ranks
from joor_desktop.work.state_texts import row_state, state_key

NUMBER_COLUMN = "#"
"""The customer's place in the list."""
STATE_COLUMN = "state"
"""How many errors the customer has, or how far it is, see :mod:`joor_desktop.work.state_texts`."""

Order = tuple["array[int]", "array[int] | None"]
"""The ids of the records a row each, and with entries the index of each row's entry."""

_FIELDS: dict[str, tuple[Node, Field]] = {field.name: (node, field) for node in NODES for field in node.fields}
_NODE_KEYS = {node.key for node in ENTRY_NODES}


@dataclass(frozen=True, slots=True)
class SortKey:
    """A column to sort by; rows in which it is empty come last, either way."""

    column: str
    descending: bool = False


class Test(Enum):
    """What a column is filtered by."""

    VALUES = "values"
    EMPTY = "empty"
    FILLED = "filled"
    CONTAINS = "contains"
    BEGINS = "begins"
    IS = "is"
    IS_NOT = "is not"

    __test__ = False  # not one of pytest's


@dataclass(frozen=True, slots=True)
class ColumnFilter:
    """Which rows are shown: those whose text in the column passes the test.

    ``texts`` are the exact texts that may be shown (VALUES), or the one that is compared whatever its case and accents.
    """

    column: str
    test: Test
    texts: frozenset[str] = frozenset()

    @property
    def text(self) -> str:
        """The text to compare with."""
        return next(iter(self.texts), "")

    def passes(self) -> Callable[[str], bool]:
        """The function that tells whether a text passes."""
        needle = folded(self.text)
        tests: dict[Test, Callable[[str], bool]] = {
            Test.VALUES: self.texts.__contains__,
            Test.EMPTY: lambda text: not text.strip(),
            Test.FILLED: lambda text: bool(text.strip()),
            Test.CONTAINS: lambda text: needle in folded(text),
            Test.BEGINS: lambda text: folded(text).startswith(needle),
            Test.IS: lambda text: folded(text) == needle,
            Test.IS_NOT: lambda text: folded(text) != needle,
        }
        return tests[self.test]


@dataclass(frozen=True, slots=True)
class Arrangement:
    """How the rows of a table are arranged: sorted by the first key, then the next, and filtered by all filters."""

    sort: tuple[SortKey, ...] = ()
    filters: tuple[ColumnFilter, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.sort or self.filters)

    def key_of(self, column: str) -> SortKey | None:
        """The key that sorts by this column."""
        return next((key for key in self.sort if key.column == column), None)

    def filter_of(self, column: str) -> ColumnFilter | None:
        """The filter of this column."""
        return next((each for each in self.filters if each.column == column), None)

    def sorted_by(self, column: str, *, descending: bool | None, add: bool = False) -> Arrangement:
        """Sorted by this column, alone or with *add* after the others; None takes the column out."""
        rest = tuple(key for key in self.sort if key.column != column) if add or descending is None else ()
        if descending is None:
            return Arrangement(rest, self.filters)
        key = SortKey(column, descending)
        if add and self.key_of(column):
            return Arrangement(tuple(key if each.column == column else each for each in self.sort), self.filters)
        return Arrangement((*rest, key), self.filters)

    def filtered(self, column: str, wanted: ColumnFilter | None) -> Arrangement:
        """With this filter of the column in place of the one before; None takes it away."""
        rest = tuple(each for each in self.filters if each.column != column)
        return Arrangement(self.sort, (*rest, wanted) if wanted else rest)


AS_LISTED = Arrangement()
"""All rows in the list's own order."""


class Columns:
    """Reads columns of a list."""

    def __init__(
        self,
        context: TaskContext,
        drafts: Drafts,
        list_id: int,
        prints: dict[int, bytes] | None = None,
        entire: Order | None = None,
    ) -> None:
        """Read of a list; *prints* are the fingerprints of its records as far as they are known, and are added to.

        *entire* is an order that has all entries of its records as they follow each other: it is read quicker.
        """
        self._context = context
        self._drafts = drafts
        self._list_id = list_id
        self._prints = prints if prints is not None else {}
        self._entire = entire

    def texts(self, order: Order, column: str) -> list[str]:
        """The text of a column in each row; stops between pages where the task was asked to."""
        return list(chain.from_iterable(self._parts(order, column)))

    def _parts(self, order: Order, column: str) -> Iterator[list[str]]:
        for part in self._pages(order, column):
            self._context.check()
            yield part

    def _pages(self, order: Order, column: str) -> Iterator[list[str]]:
        ids, indexes = order
        database = self._drafts.database
        if column == NUMBER_COLUMN:
            return iter([list(map(str, self._drafts.numbers(ids)))])
        if column == STATE_COLUMN:
            states = self._states()
            return iter([[states[record_id] for record_id in ids]])
        if column in _NODE_KEYS:
            counts = column_texts.entry_counts(database, self._list_id, column)
            return iter([[str(counts[record_id] or "") for record_id in ids]])
        node, _ = _FIELDS[column]
        if node.key and indexes is not None:
            entire = order is self._entire
            return column_texts.entry_texts(database, (ids, indexes), node.key, column, entire=entire)
        return column_texts.own_texts(database, ids, column)

    def _states(self) -> dict[int, str]:
        from joor_desktop.work.list_states import state_texts  # late: what reads the ledger takes a moment to load

        return state_texts(self._context, self._drafts, self._list_id, self._prints)


def arrange(columns: Columns, order: Order, arrangement: Arrangement, ranks: RankMemory, *, whole: bool) -> Order:
    """The rows of *order* that pass all filters, sorted; where it is the *whole* list, what was found out is kept."""
    for each in arrangement.filters:
        passes = each.passes()
        texts = columns.texts(order, each.column)
        order = pick(order, [row for row, text in enumerate(texts) if passes(text)])
    if not arrangement.sort:
        return order
    rows: Sequence[int] = range(len(order[0]))
    for key in reversed(arrangement.sort):
        known = ranks.of(order, key.column)
        if known is not None:
            rows = _sorted(rows, known, descending=key.descending)
            continue
        keys = keys_of(key.column, columns.texts(order, key.column))
        rows = _sorted(rows, keys, descending=key.descending)
        # What a check finds, and what JOOR says, may change without an edit.
        if whole and not arrangement.filters and key.column != STATE_COLUMN:
            ranks.keep(order, key.column, keys, rows)
    return pick(order, rows)


def _sorted(rows: Sequence[int], keys: Sequence[str] | Ranks, *, descending: bool) -> list[int]:
    filled = [row for row in rows if keys[row]]
    filled.sort(key=keys.__getitem__, reverse=descending)
    return filled + [row for row in rows if not keys[row]] if len(filled) < len(rows) else filled


def keys_of(column: str, texts: Sequence[str]) -> list[str]:
    """What the texts of a column are sorted by."""
    if column == STATE_COLUMN:
        keys = {text: state_key(text) for text in set(texts)}
        return [keys[text] for text in texts]
    _, field = _FIELDS.get(column, (None, None))
    return amount_keys(texts) if field and field.kind is Kind.DECIMAL else sort_keys(texts)


def pick(order: Order, rows: Sequence[int]) -> Order:
    """These rows of the order."""
    ids, indexes = order
    return array("q", _items(ids, rows)), None if indexes is None else array("H", _items(indexes, rows))


def _items(numbers: Sequence[int], rows: Sequence[int]) -> Sequence[int]:
    # All at once: an array that grows item by item takes far longer.
    return itemgetter(*rows)(numbers) if len(rows) > 1 else [numbers[row] for row in rows]


def count_values(texts: Sequence[str], column: str) -> list[tuple[str, int]]:
    """Each text with how many rows hold it, in the order in which they would be sorted, the empty one first."""
    counts = Counter(texts)
    return [(text, counts[text]) for text in in_sorted_order(counts, column)]


def in_sorted_order(texts: Iterable[str], column: str) -> list[str]:
    """Different texts of a column in the order in which they would be sorted, the empty one first."""
    distinct = list(texts)
    keys = dict(zip(distinct, keys_of(column, distinct), strict=True))
    return sorted(distinct, key=lambda text: (keys[text], text))


def _entry_text(entries: Sequence[Entry], index: int, column: str) -> str:
    return entries[index].get(column, "") if index < len(entries) else ""


def text_of(stored: StoredRecord, index: int, column: str) -> str:
    """The text that one row is sorted and filtered by."""
    record: Record = stored.record
    if column == NUMBER_COLUMN:
        return str(stored.number)
    if column == STATE_COLUMN:
        return row_state(stored.errors, stored.facts, sent=stored.sent, changed=stored.changed)
    if column in _NODE_KEYS:
        count = len(record.entries.get(column, ()))
        return str(count) if count else ""
    node, _ = _FIELDS[column]
    return _entry_text(record.entries.get(node.key, ()), index, column) if node.key else record.values.get(column, "")


Row = tuple[StoredRecord, int]
"""A record, and the index of the row's entry in it."""


def in_order(arrangement: Arrangement, before: Row, after: Row) -> bool:
    """Whether two rows that follow each other stand in the order of the sort."""
    for key in arrangement.sort:
        one, other = keys_of(key.column, [text_of(*before, key.column), text_of(*after, key.column)])
        if one != other:
            return bool(one) and (not other or (one > other) == key.descending)
    return True


def is_shown(arrangement: Arrangement, row: Row) -> bool:
    """Whether a row passes all filters."""
    return all(each.passes()(text_of(*row, each.column)) for each in arrangement.filters)
