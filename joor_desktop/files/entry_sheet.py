"""A sheet with one entry a row (a buyer, an address), joined to its customer by the customer's code."""

from __future__ import annotations

from collections import defaultdict

from joor_desktop.files.customer_sheet import digits_lost
from joor_desktop.files.notice import Notice
from joor_desktop.files.reading import SourceRecord
from joor_desktop.files.record_builder import entry_builder
from joor_desktop.files.sheet_facts import column_letters
from joor_desktop.files.sheet_notices import left_rows_notices, unnamed_column_notice
from joor_desktop.files.sheet_plan import SheetPlan
from joor_desktop.model.origin import EntryOrigin
from joor_desktop.model.path import Path
from joor_desktop.model.record import Entry

_Found = tuple[list[Entry], list[EntryOrigin | None]]
"""The entries of one customer, and where they stood."""


class EntrySheet:
    """Reads the entries of a sheet, which is the source with the index *source*."""

    def __init__(self, plan: SheetPlan, source: int) -> None:
        self._plan = plan
        self._source = source
        code = plan.index_of("customer_code")
        assert code is not None
        self._code_column = code
        self._columns = {index: meaning for index, meaning in plan.columns.items() if index != code}
        self._unnamed: set[int] = set()
        self._found: dict[str, _Found] | None = None
        self._lost: dict[str, list[tuple[int, str]]] = defaultdict(list)

    def join(self, customer: SourceRecord) -> None:
        """Give *customer* its entries of this sheet, in the sheet's order."""
        code = customer.record.customer_code.strip()
        found = self._left().pop(code, None) if code else None
        if found is None:
            return
        entries, origins = found
        key, origin = self._plan.understanding.node, customer.origin
        assert origin is not None
        before = customer.record.entries.get(key, [])
        if before:  # from numbered columns of the customer's own row
            origins = [*(origin.entry(Path(key, index)) for index in range(len(before))), *origins]
        customer.record.entries[key] = before + entries
        origin.entries[key] = origins
        if code in self._lost:
            paths = [Path(key, len(before) + index, name) for index, name in self._lost.pop(code)]
            customer.problems += map(digits_lost, paths)

    def last_notices(self) -> list[Notice]:
        """Rows that belong to no customer, and columns without a name that hold something."""
        name, header = self._plan.sheet.name, self._plan.understanding.header_row or 0
        unnamed = [unnamed_column_notice(name, index, header) for index in sorted(self._unnamed)]
        places = ((code, origins) for code, (_, origins) in self._left().items())
        left = [(code, origin.row) for code, origins in places for origin in origins if origin is not None]
        return unnamed + left_rows_notices(name, column_letters(self._code_column), left)

    def _left(self) -> dict[str, _Found]:
        """What no customer took yet, by customer code; read when it is first asked for."""
        if self._found is None:
            self._found = self._by_code()
        return self._found

    def _by_code(self) -> dict[str, _Found]:
        by_code: dict[str, _Found] = {}
        build = entry_builder(self._columns)
        code_column, unnamed = self._code_column, self._plan.unnamed
        for number, row, lost in self._plan.rows():
            if unnamed:
                self._unnamed.update(index for index in unnamed if row[index])
            entry = build(row)
            if entry:
                code = row[code_column].strip()
                entries, origins = by_code.setdefault(code, ([], []))
                if lost:
                    self._lost[code] += [(len(entries), name) for name in self._names(lost)]
                entries.append(entry)
                origins.append(EntryOrigin(self._source, number))
        return by_code

    def _names(self, columns: list[int]) -> list[str]:
        known = self._columns
        return [known[column].field.name for column in columns if column in known]
