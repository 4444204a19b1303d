"""Columns for the entries of customers that stand in one row each: ``shipping_2_city``, as ``headings`` reads them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple, Protocol, TypeVar

from joor_desktop.errors import UnwritableFileError
from joor_desktop.model.field import Field, Node
from joor_desktop.model.field_table import ENTRY_NODES, NODE_BY_KEY
from joor_desktop.model.path import Path
from joor_desktop.model.record import Record
from joor_desktop.model.texts import translate

MOST_GROUPS = 999
"""Higher numbers in a column's name are not read."""

Each_co = TypeVar("Each_co", covariant=True)


class Repeatable(Protocol[Each_co]):
    """What can be gone through more than once, as an iterator can't."""

    def __iter__(self) -> Iterator[Each_co]:
        """All of it, from the beginning."""

    def __len__(self) -> int:
        """How many there are."""


class NumberedColumn(NamedTuple):
    """A column with one field of the entries that come as number ``group`` (from 1) in their customers."""

    node: Node
    group: int
    field: Field

    @property
    def heading(self) -> str:
        """JOOR's name with the number behind the node's name."""
        return f"{self.node.column_prefix}_{self.group}_{self.node.suffix(self.field)}"

    def text(self, record: Record) -> str:
        """What stands in the column for a customer."""
        return record.value(Path(self.node.key, self.group - 1, self.field.name))


class NumberedColumns:
    """Finds the columns that the entries of some customers need."""

    def __init__(self) -> None:
        self._groups: dict[str, int] = {}
        self._names: dict[str, set[str]] = {}

    def add(self, record: Record) -> None:
        """Make room for the entries of *record*; raises UnwritableFileError where they are too many."""
        for key, entries in record.entries.items():
            if len(entries) > MOST_GROUPS:
                raise _too_many(record, NODE_BY_KEY[key], len(entries))
            self._groups[key] = max(self._groups.get(key, 0), len(entries))
            self._names.setdefault(key, set()).update(*entries)

    def add_fields(self, node: Node, names: Iterable[str], group: int = 1) -> None:
        """Make room for these fields, filled or not, of entries up to number *group*."""
        self._groups[node.key] = max(self._groups.get(node.key, 0), group)
        self._names.setdefault(node.key, set()).update(names)

    def columns(self) -> list[NumberedColumn]:
        """The columns in the order of the field table, entry by entry."""
        return [
            NumberedColumn(node, group, field)
            for node in ENTRY_NODES
            for group in range(1, self._groups.get(node.key, 0) + 1)
            for field in node.fields
            if field.name in self._names[node.key]
        ]


def _too_many(record: Record, node: Node, number: int) -> UnwritableFileError:
    title = translate("save", "The customer {customer} has {n} × {what}, too many for columns beside each other.")
    customer = record.customer_code or record.customer_name or translate("save", "without a code")
    return UnwritableFileError(
        title.format(customer=customer, n=number, what=node.title),
        translate(
            "save",
            "A row has room for {n}. Give the customer a code that no other one has and save a workbook, or save JSON.",
        ).format(n=MOST_GROUPS),
    )
