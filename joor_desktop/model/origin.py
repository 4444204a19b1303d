"""Where a record came from: file, sheet and row, and from there the cell of each value."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import partial
from typing import NamedTuple

from joor_desktop.model.path import Path


@dataclass(frozen=True, slots=True)
class Place:
    """A cell of a sheet, as a person names it: sheet "Customers", cell "C7" ("" where only the sheet is known)."""

    sheet: str
    cell: str


@dataclass(frozen=True, slots=True)
class Source:
    """A sheet that was read: which field came from which column.

    ``columns`` maps (node key, group number from 1, field name) to a column's letters. In a sheet that holds one entry
    a row the group is always 1. ``sheet`` is "" for a file that has no sheets.
    """

    file: str
    sheet: str
    columns: dict[tuple[str, int, str], str] = field(default_factory=dict)


class EntryOrigin(NamedTuple):
    """Where one entry (or the customer itself) came from: index of the source, row from 1, group number from 1."""

    source: int
    row: int
    group: int = 1


new_entry_origin = partial(tuple.__new__, EntryOrigin)
"""An :class:`EntryOrigin` of all its three numbers, in a quarter of the time: for each of very many entries."""


EntryRun = tuple[int, int]
"""Where entries came from that stand one below the other, each in a row of its own: the source, the first one's row."""


@dataclass(slots=True)
class Origin:
    """Where a record came from: the customer's own row, and one origin for each entry where it differs.

    ``entries`` holds, by node key, the origin of each entry in order (None: added by hand), ``runs`` that of all
    entries of a node in one. A node key that is in neither means that entry *i* stands in the customer's own row as
    group *i* + 1.
    """

    own: EntryOrigin
    entries: dict[str, list[EntryOrigin | None]] = field(default_factory=dict)
    runs: dict[str, EntryRun] = field(default_factory=dict)

    def tells(self, node_key: str) -> bool:
        """Whether the entries of a node stand anywhere but in the customer's own row."""
        return node_key in self.entries or node_key in self.runs

    def tell(self, node_key: str, listed: list[EntryOrigin | None]) -> None:
        """Note where each entry of a node came from."""
        self.entries[node_key] = listed
        self.runs.pop(node_key, None)

    def entry(self, path: Path) -> EntryOrigin | None:
        """The origin of what stands at *path*, None where it came from no file."""
        if not path.node:
            return self.own
        listed = self.entries.get(path.node)
        if listed is not None:
            return listed[path.index] if path.index < len(listed) else None
        if (run := self.runs.get(path.node)) is not None:
            source, first = run
            return EntryOrigin(source, first + path.index)
        return EntryOrigin(self.own.source, self.own.row, path.index + 1)

    def place(self, path: Path, sources: list[Source]) -> Place | None:
        """The cell of the value at *path*; a cell of "" where the sheet has no column for it."""
        entry = self.entry(path)
        if entry is None:
            return None
        source = sources[entry.source]
        column = source.columns.get((path.node, entry.group, path.field))
        return Place(source.sheet, f"{column}{entry.row}" if column else "")
