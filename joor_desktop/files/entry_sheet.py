"""A sheet with one entry a row (a buyer, an address), joined to its customer by the customer's code."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from joor_desktop.files.customer_sheet import digits_lost
from joor_desktop.files.header import Header
from joor_desktop.files.headings import fold
from joor_desktop.files.notice import Notice
from joor_desktop.files.reading import SourceRecord
from joor_desktop.files.record_builder import entry_builder
from joor_desktop.files.sheet_facts import column_letters
from joor_desktop.files.sheet_loading import LoadedSheet
from joor_desktop.files.sheet_notices import left_rows_notices, unnamed_column_notice
from joor_desktop.model.field import Node
from joor_desktop.model.field_table import ENTRY_NODES
from joor_desktop.model.origin import EntryOrigin
from joor_desktop.model.path import Path
from joor_desktop.model.record import Entry

_Found = tuple[int, Entry, list[int]]


def entry_node(sheet_name: str) -> Node | None:
    """The node whose entries a sheet of this name holds."""
    folded = fold(sheet_name)
    for node in ENTRY_NODES:
        if folded in {fold(name) for name in (node.plural, node.plural_title, node.key, node.label)}:
            return node
    return None


class EntrySheet:
    """Reads the entries of *node* in *sheet*, which is the source with the index *source*."""

    def __init__(self, sheet: LoadedSheet, header: Header, node: Node, source: int) -> None:
        self._sheet = sheet
        self._header = header
        self._node = node
        self._source = source
        self._unnamed: set[int] = set()
        self._found: dict[str, list[_Found]] | None = None

    def join(self, customer: SourceRecord) -> None:
        """Give *customer* its entries of this sheet, in the sheet's order."""
        if self._found is None:
            self._found = self._by_code()
        found = self._found.pop(customer.record.customer_code.strip(), None)
        if not found:
            return
        key, origin = self._node.key, customer.origin
        assert origin is not None
        entries = customer.record.entries.setdefault(key, [])
        origins = origin.entries.setdefault(key, [origin.entry(Path(key, index)) for index in range(len(entries))])
        for row, entry, lost in found:
            for column in lost:
                if column in self._header.columns:
                    name = self._header.columns[column].field.name
                    customer.problems.append(digits_lost(Path(key, len(entries), name)))
            entries.append(entry)
            origins.append(EntryOrigin(self._source, row))

    def last_notices(self) -> list[Notice]:
        """Rows that belong to no customer, and columns without a name that hold something."""
        unnamed = [unnamed_column_notice(self._sheet.name, index, self._header.row) for index in sorted(self._unnamed)]
        left = [(code, row) for code, found in (self._found or {}).items() for row, _, _ in found]
        return unnamed + left_rows_notices(self._sheet.name, column_letters(self._header.code_column), left)

    def _by_code(self) -> dict[str, list[_Found]]:
        found: dict[str, list[_Found]] = defaultdict(list)
        for code, entry in self._entries():
            found[code].append(entry)
        return dict(found)

    def _entries(self) -> Iterator[tuple[str, _Found]]:
        build = entry_builder(self._header.columns)
        code_column, unnamed = self._header.code_column, self._header.unnamed
        for number, row, lost in self._sheet.rows_after(self._header.row):
            if unnamed:
                self._unnamed.update(index for index in unnamed if row[index])
            entry = build(row)
            if entry:
                yield row[code_column].strip(), (number, entry, lost)
