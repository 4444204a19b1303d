"""Customers whose entries can't stand on sheets of their own, because no code would join them again.

On the sheets of the template a code joins entries to their customer. A customer without a code, or with one that
another customer has too, or with one that has to be corrected, would lose its entries, or get those of another.
Such customers stand in one row whole, with their entries in numbered columns, so that the code is a cell to be mended
like any other.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from joor_desktop.files.marks import Mark, MarkedRecord
from joor_desktop.files.numbered_columns import NumberedColumn, NumberedColumns, Repeatable
from joor_desktop.model.field import Need
from joor_desktop.model.field_table import NODE_BY_KEY
from joor_desktop.model.path import Path
from joor_desktop.model.record import Record

_CODE = Path(field="customer_code")


@dataclass(frozen=True, slots=True)
class StandingAlone:
    """Which customers stand alone, and the numbered columns that hold their entries.

    ``codes`` are those that stand more than once, without the spaces around them, which don't count where rows join.
    """

    codes: Collection[str]
    columns: Sequence[NumberedColumn] = ()

    def holds(self, record: Record, marks: Sequence[Mark]) -> bool:
        """Whether this customer is one of them."""
        code = record.customer_code.strip()
        return not code or code in self.codes or any(mark.path == _CODE for mark in marks)


def find_standing_alone(customers: Repeatable[MarkedRecord]) -> StandingAlone:
    """Go through the customers twice; raises UnwritableFileError where one has too many entries for a row."""
    seen: set[str] = set()
    alone = StandingAlone(set())
    repeated: set[str] = set()
    found = False
    for record, marks in customers:
        code = record.customer_code.strip()
        if code in seen:
            repeated.add(code)
        seen.add(code)
        found = found or alone.holds(record, marks)
    alone = StandingAlone(repeated)
    return StandingAlone(repeated, _columns(customers, alone)) if found or repeated else alone


def _columns(customers: Repeatable[MarkedRecord], alone: StandingAlone) -> list[NumberedColumn]:
    columns = NumberedColumns()
    # A numbered column also tells the reader that rows with one code are customers, each of its own.
    prices = NODE_BY_KEY["price_types"]
    columns.add_fields(prices, [field.name for field in prices.fields if field.need is Need.REQUIRED])
    for record, marks in customers:
        if alone.holds(record, marks):
            columns.add(record)
            for mark in marks:
                if mark.path.node and mark.path.field:  # also a value that is missing in all of them has a cell
                    columns.add_fields(NODE_BY_KEY[mark.path.node], [mark.path.field], mark.path.index + 1)
    return columns.columns()
