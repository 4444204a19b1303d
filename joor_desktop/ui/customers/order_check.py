"""Whether rows still stand in the order of their sort, and pass their filters, after they were edited."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from joor_desktop.work.arranging import Arrangement, Row, in_order, is_shown

if TYPE_CHECKING:
    from joor_desktop.ui.customers.table_model import TableModel

_MOST_CHECKED = 50


def out_of_order(model: TableModel, arrangement: Arrangement, record_ids: tuple[int, ...]) -> bool:
    """Whether one of these records stands in the wrong place; where they are many, that is taken for granted."""
    if not arrangement:
        return False
    if len(record_ids) > _MOST_CHECKED:
        return True
    return any(_misplaced(model, arrangement, row) for row in _rows_of(model, record_ids))


def _rows_of(model: TableModel, record_ids: tuple[int, ...]) -> Iterable[int]:
    for record_id in record_ids:
        yield from model.rows.all_of(record_id)


def _misplaced(model: TableModel, arrangement: Arrangement, number: int) -> bool:
    row = _row(model, number)
    if row is None:
        return False
    if not is_shown(arrangement, row):
        return True
    before, after = _row(model, number - 1), _row(model, number + 1)
    return (before is not None and not in_order(arrangement, before, row)) or (
        after is not None and not in_order(arrangement, row, after)
    )


def _row(model: TableModel, number: int) -> Row | None:
    if not 0 <= number < len(model.rows):
        return None
    stored = model.stored(number)
    return (stored, model.rows.entry(number)) if stored is not None else None
