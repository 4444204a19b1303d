"""Reading customers from a workbook, in either layout: one row a customer, or a sheet for each kind of entry."""

from __future__ import annotations

import pathlib
from collections.abc import Iterator

from joor_desktop.files import refusals
from joor_desktop.files.customer_sheet import CustomerSheet
from joor_desktop.files.entry_sheet import EntrySheet, entry_node
from joor_desktop.files.header import find_customer_header, find_entry_header
from joor_desktop.files.notice import Notice
from joor_desktop.files.reading import Reading, SourceRecord
from joor_desktop.files.sheet_loading import LoadedSheet, Workbook
from joor_desktop.files.sheet_notices import (
    hidden_sheets_notice,
    no_customers_notice,
    sheet_notices,
    too_far_notice,
    unread_sheet_notice,
)
from joor_desktop.files.template_names import is_own_page
from joor_desktop.model.origin import Source


def read_workbook(path: pathlib.Path) -> Reading:
    """Read the workbook at *path*; raises UnreadableFileError."""
    workbook = Workbook(path)
    layout = _Layout(path.name)
    if workbook.hidden:
        layout.notices.append(hidden_sheets_notice(workbook.hidden))
    loaded = workbook.sheets()
    for sheet in loaded:
        layout.add(sheet)
    for name, cell in workbook.too_far.items():
        if not layout.customer_sheets:
            raise refusals.too_far(path, name, cell)
        layout.notices.append(too_far_notice(name, cell))
    if not layout.customer_sheets:
        raise refusals.no_headings(path, [sheet.name for sheet in loaded])
    return Reading(layout.records(), sources=layout.sources, notices=layout.notices, total_rows=layout.customer_rows())


class _Layout:
    """What each sheet of a workbook is for."""

    def __init__(self, file: str) -> None:
        self._file = file
        self.sources: list[Source] = []
        self.notices: list[Notice] = []
        self.customer_sheets: list[CustomerSheet] = []
        self._entry_sheets: list[EntrySheet] = []

    def add(self, sheet: LoadedSheet) -> None:
        """Find out what *sheet* is for, and keep it, or a notice that it is not read."""
        if not sheet.first_rows or is_own_page(*sheet.first_rows[0][:2]):
            return
        node = entry_node(sheet.name)
        header = find_entry_header(sheet, node) if node else None
        if node and header:
            self._entry_sheets.append(EntrySheet(sheet, header, node, len(self.sources)))
        else:
            header = find_customer_header(sheet)
            if header is None:
                self.notices.append(unread_sheet_notice(sheet.name))
                return
            self.customer_sheets.append(CustomerSheet(sheet, header, len(self.sources)))
        self.sources.append(Source(self._file, sheet.name, header.letters_by_meaning()))
        self.notices += [*header.notices, *sheet_notices(sheet)]

    def customer_rows(self) -> int:
        """How many rows there are below the column names of the sheets of customers."""
        return sum(sheet.rows for sheet in self.customer_sheets)

    def records(self) -> Iterator[SourceRecord]:
        """The customers of all sheets, with their entries from the sheets of entries."""
        found = False
        for customers in self.customer_sheets:
            for record in customers.records():
                found = True
                for entries in self._entry_sheets:
                    entries.join(record)
                yield record
        for customers in self.customer_sheets:
            self.notices += customers.last_notices()
        for entries in self._entry_sheets:
            self.notices += entries.last_notices()
        if not found:
            self.notices.append(no_customers_notice(self.customer_sheets[0].name))
