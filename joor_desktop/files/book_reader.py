"""Reading customers from a file with sheets: what each sheet is for, then its customers with their entries."""

from __future__ import annotations

import pathlib
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Protocol

from joor_desktop.errors import UnreadableFileError
from joor_desktop.files import refusals
from joor_desktop.files.column_matches import CHOSEN
from joor_desktop.files.column_notices import column_notices, stray_notices
from joor_desktop.files.columns import Why
from joor_desktop.files.customer_sheet import CustomerSheet
from joor_desktop.files.entry_plan import as_entries, plan_named_entries
from joor_desktop.files.entry_sheet import EntrySheet
from joor_desktop.files.grouped_sheet import GroupedSheet
from joor_desktop.files.header_row import NO_NAMES
from joor_desktop.files.notice import Notice
from joor_desktop.files.reading import Reading, SourceRecord
from joor_desktop.files.sheet_loading import LoadedSheet
from joor_desktop.files.sheet_notices import (
    hidden_sheets_notice,
    names_repeat_notice,
    no_customers_notice,
    sheet_notices,
    skipped_rows_notices,
    table_below_notice,
    too_far_notice,
    turned_sheet_notice,
    unread_sheet_notice,
)
from joor_desktop.files.sheet_plan import SheetPlan, plan_sheet
from joor_desktop.files.sheet_tables import tables_of
from joor_desktop.files.struck_cells import struck_notices
from joor_desktop.files.template_names import is_own_page
from joor_desktop.files.title_lines import title_notices
from joor_desktop.files.titled_tables import join_titled, with_customers
from joor_desktop.files.understanding import Choices, FileUnderstanding, Layout, SheetChoices, TextShape
from joor_desktop.model.origin import Source

_JOINED_AT_ONCE = 50
"""The customers that are given their entries together: fewer take longer, and more don't stay in near memory."""

_NOT_BY_NAME = (CHOSEN, Why.VALUES.value)
_CUSTOMERS = (Layout.CUSTOMERS, Layout.GROUPED)


class Book(Protocol):
    """A file with sheets; see :class:`joor_desktop.files.sheet_loading.Workbook`."""

    hidden: list[str]
    too_far: dict[str, str]
    shape: TextShape | None

    def sheets(self) -> list[LoadedSheet]:
        """Load all visible sheets, but those that reach too far."""


def understand_book(path: pathlib.Path, book: Book, choices: Choices) -> FileUnderstanding:
    """What the sheets of *book*, the file *path*, are for; raises UnreadableFileError."""
    return _understood(path, book, plan_sheets(book.sheets(), choices))


def _understood(path: pathlib.Path, book: Book, plans: Sequence[SheetPlan]) -> FileUnderstanding:
    sheets = tuple(plan.understanding for plan in plans)
    return FileUnderstanding(path.name, sheets, tuple(book.hidden), book.shape)


def plan_sheets(sheets: list[LoadedSheet], choices: Choices) -> list[SheetPlan]:
    """How each sheet is read, seen beside the others; pages of the program's own are left out."""
    lists = [sheet for sheet in sheets if sheet.first_rows and not is_own_page(*sheet.first_rows[0][:2])]
    plans = with_customers(join_titled([_plan(table, choices) for table in tables_of(lists, choices.sheets)], choices))
    if any(plan.understanding.layout in _CUSTOMERS and plan.index_of("customer_name") is not None for plan in plans):
        return [(as_entries(plan) or plan) if plan.understanding.layout in _CUSTOMERS else plan for plan in plans]
    return plans


def _plan(table: LoadedSheet, choices: Choices) -> SheetPlan:
    chosen = choices.of(table.table_name)
    return plan_named_entries(table, chosen) or plan_sheet(table, chosen)


def read_book(path: pathlib.Path, book: Book, choices: Choices) -> Reading:
    """Read the customers of *book*, the file *path*; raises UnreadableFileError."""
    sheets = book.sheets()
    layout = _Layout(path.name)
    if book.hidden:
        layout.notices.append(hidden_sheets_notice(book.hidden))
    plans = plan_sheets(sheets, choices)
    for plan in plans:
        layout.add(plan, choices)
    for name, cell in book.too_far.items():
        if not layout.customer_sheets:
            raise refusals.too_far(path, name, cell)
        layout.notices.append(too_far_notice(name, cell))
    if not layout.customer_sheets:
        turned = next((plan.sheet.name for plan in plans if plan.is_turned), None)
        nameless = next((plan.sheet.name for plan in plans if plan.understanding.header_row == NO_NAMES), None)
        unsure = next(filter(None, map(_unsure, plans)), None)
        raise _refusal(path, sheets, turned, nameless, unsure)
    return Reading(
        layout.records(),
        sources=layout.sources,
        notices=layout.notices,
        total_rows=layout.customer_rows(),
        understood=_understood(path, book, plans),
        together=[sheet.together for sheet in layout.customer_sheets if isinstance(sheet, GroupedSheet)],
    )


def _refusal(
    path: pathlib.Path,
    sheets: Sequence[LoadedSheet],
    turned: str | None,
    nameless: str | None,
    unsure: tuple[str, str] | None,
) -> UnreadableFileError:
    if turned:
        return refusals.turned(path, turned)
    if nameless:
        return refusals.nameless(path, nameless)
    if unsure:
        return refusals.unsure(path, *unsure)
    return refusals.no_headings(path, [each.name for each in sheets])


def _unsure(plan: SheetPlan) -> tuple[str, str] | None:
    """The sheet and the heading of a column that is called like one with the customer's code or name."""
    names = {"customer_code", "customer_name"}
    columns = (column for column in plan.understanding.columns if column.heading and column.why not in _NOT_BY_NAME)
    may_be = (each for each in columns if not names.isdisjoint(name for key, _, name in each.targets if not key))
    return next(((plan.sheet.name, column.heading) for column in may_be), None)


class _Layout:
    """What each sheet of a file is read as."""

    def __init__(self, file: str) -> None:
        self._file = file
        self._plans: list[SheetPlan] = []
        self.sources: list[Source] = []
        self.notices: list[Notice] = []
        self.customer_sheets: list[CustomerSheet | GroupedSheet] = []
        self._entry_sheets: list[EntrySheet] = []

    def add(self, plan: SheetPlan, choices: Choices) -> None:
        """Keep the sheet, or a notice that it is not read."""
        understood = plan.understanding
        if not understood.used:
            if choices.of(understood.name).used is None:
                name = plan.sheet.name
                self.notices.append(turned_sheet_notice(name) if plan.is_turned else unread_sheet_notice(plan.sheet))
            return
        source = len(self.sources)
        if understood.layout is Layout.ENTRIES:
            self._entry_sheets.append(EntrySheet(plan, source))
        else:
            self.customer_sheets.append(_customer_sheet(plan, source, choices.of(understood.name)))
        self._plans.append(plan)
        self.sources.append(Source(self._file, plan.sheet.name, plan.letters()))
        self.notices += column_notices(understood, plan.sheet.name)
        if understood.names_repeat:
            self.notices.append(names_repeat_notice(understood.name))
        chosen = choices.of(understood.name)
        told = sheet_notices(plan.sheet, with_hidden=chosen.with_hidden)
        header, facts = understood.header_row or 0, plan.sheet.facts
        told += struck_notices(facts, plan.struck, plan.sheet.name, header, left_out=chosen.without_struck)
        self.notices += [notice for notice in told if notice not in self.notices]  # of another table in the sheet

    def customer_rows(self) -> int:
        """How many rows there are below the column names of the sheets of customers."""
        return sum(sheet.rows for sheet in self.customer_sheets)

    def records(self) -> Iterator[SourceRecord]:
        """The customers of all sheets, with their entries from the sheets of entries."""
        found = False
        for customers in self.customer_sheets:
            for record in self._joined(customers.records()):
                found = True
                yield record
        self._add_last_notices()
        if not found:
            self.notices.append(no_customers_notice(self.customer_sheets[0].name))

    def _joined(self, customers: Iterator[SourceRecord]) -> Iterator[SourceRecord]:
        if not self._entry_sheets:
            yield from customers
        while some := list(islice(customers, _JOINED_AT_ONCE)):
            codes = [each.record.customer_code.strip() for each in some]
            for entries in self._entry_sheets:
                entries.join(some, codes)
            yield from some

    def _add_last_notices(self) -> None:
        for customers in self.customer_sheets:
            self.notices += customers.last_notices()
        of_customers = (plan.filter for plan in self._plans if plan.understanding.layout is not Layout.ENTRIES)
        left_out = {code for found in of_customers if found is not None for code in found.left_out}
        for entries in self._entry_sheets:
            self.notices += entries.last_notices(left_out)
        for plan in self._plans:
            self.notices += title_notices(plan.understanding, plan.sheet.name)
            self.notices += [table_below_notice(plan.sheet.name, cell) for cell in plan.sheet.cut_at]
            self._add_stray(plan)
            if plan.links is not None:
                self.notices += plan.links.notices(plan.sheet.name)
            if plan.address_type is not None:
                self.notices += plan.address_type.notices(plan.sheet.name)
            if plan.filter is not None:
                found = plan.filter
                self.notices += skipped_rows_notices(plan.sheet.name, found.totals, found.repeated, found.remarks)

    def _add_stray(self, plan: SheetPlan) -> None:
        sheet, beyond = plan.sheet, plan.sheet.beyond
        self.notices += stray_notices(plan.stray, sheet.name, plan.too_many(), sheet.delimiter)
        told = stray_notices(beyond, sheet.name, beyond.found(), sheet.delimiter)
        self.notices += [notice for notice in told if notice not in self.notices]  # of another table in the text


def _customer_sheet(plan: SheetPlan, source: int, choices: SheetChoices) -> CustomerSheet | GroupedSheet:
    if plan.understanding.layout is Layout.GROUPED:
        return GroupedSheet(plan, source, choices)
    return CustomerSheet(plan, source)
