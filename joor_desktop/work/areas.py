"""Rectangles of a table's cells, as an edit is told of them."""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from joor_desktop.files.copied_cells import Block
from joor_desktop.model.field_table import NODE_BY_KEY
from joor_desktop.model.path import Path
from joor_desktop.model.record import Record

if TYPE_CHECKING:
    from joor_desktop.work.editing import ListEditor

CODE = "customer_code"
_PAGE = 1000


@dataclass(frozen=True, slots=True)
class Area:
    """Cells of the table of a node: a record id a row, with the index of its entry, and a field name a column.

    A column that holds no field of the node can't be edited; in a table of entries ``customer_code`` says whose
    entries they are.
    """

    node_key: str
    ids: array[int]
    indexes: array[int] | None
    fields: tuple[str, ...]

    def own_fields(self) -> set[str]:
        """The names of the fields that can be edited in such a table."""
        return {each.name for each in NODE_BY_KEY[self.node_key].fields}

    def row_paths(self) -> Iterator[list[Path | None]]:
        """For each row the places of its cells in the record; None for a cell that can't be edited."""
        own = self.own_fields()
        known: dict[int, list[Path | None]] = {}
        for row in range(len(self.ids)):
            index = self.indexes[row] if self.indexes is not None else 0
            if index not in known:
                known[index] = [Path(self.node_key, index, name) if name in own else None for name in self.fields]
            yield known[index]


def values_of(editor: ListEditor, area: Area) -> Block:
    """The texts of an area's cells; empty where they can't be edited, or where the customer is gone."""
    block: Block = []
    paths = area.row_paths()
    for start in range(0, len(area.ids), _PAGE):
        ids = area.ids[start : start + _PAGE]
        records = dict(editor.records(list(dict.fromkeys(ids))))
        for record_id in ids:
            record = records.get(record_id, Record())
            block.append([record.value(path) if path is not None else "" for path in next(paths)])
    return block


def cleared(areas: Sequence[Area]) -> dict[int, list[tuple[Path, str]]]:
    """By record, an empty text for each cell of these areas that can be edited."""
    texts: dict[int, list[tuple[Path, str]]] = {}
    for area in areas:
        for record_id, paths in zip(area.ids, area.row_paths(), strict=True):
            texts.setdefault(record_id, []).extend((path, "") for path in paths if path is not None)
    return texts
