"""A sheet with one entry a row (a buyer, an address), joined to its customer by the customer's code."""

from __future__ import annotations

from array import array
from sys import intern

from joor_desktop.files.customer_sheet import digits_lost
from joor_desktop.files.notice import Notice
from joor_desktop.files.reading import SourceRecord
from joor_desktop.files.record_builder import entry_builder
from joor_desktop.files.sheet_facts import column_letters
from joor_desktop.files.sheet_notices import left_rows_notices, unnamed_column_notice
from joor_desktop.files.sheet_plan import SheetPlan
from joor_desktop.model.origin import EntryOrigin
from joor_desktop.model.path import Path

_BETWEEN_CELLS = "\x1f"


class EntrySheet:
    """Reads the entries of a sheet, which is the source with the index *source*."""

    def __init__(self, plan: SheetPlan, source: int) -> None:
        self._plan = plan
        self._source = source
        code = plan.index_of("customer_code")
        assert code is not None
        self._code_column = code
        self._columns = {index: meaning for index, meaning in plan.columns.items() if index != code}
        self._build = entry_builder(self._columns)
        self._unnamed: set[int] = set()
        self._waiting: _WaitingRows | None = None

    def join(self, customer: SourceRecord) -> None:
        """Give *customer* its entries of this sheet, in the sheet's order."""
        waiting = self._left()
        code = customer.record.customer_code.strip()
        indexes = waiting.take(code) if code else []
        found = [(index, entry) for index in indexes if (entry := self._build(waiting.texts(index)))]
        if not found:
            return
        key, origin = self._plan.understanding.node, customer.origin
        assert origin is not None
        source, numbers = self._source, waiting.numbers
        entries = [entry for _, entry in found]
        origins: list[EntryOrigin | None] = [EntryOrigin(source, numbers[index]) for index, _ in found]
        before = customer.record.entries.get(key, [])
        if before:  # from numbered columns of the customer's own row
            origins = [*(origin.entry(Path(key, index)) for index in range(len(before))), *origins]
        customer.record.entries[key] = before + entries
        origin.entries[key] = origins
        if waiting.lost:
            for place, (index, _) in enumerate(found, len(before)):
                names = self._names(waiting.lost.get(index, []))
                customer.problems += [digits_lost(Path(key, place, name)) for name in names]

    def last_notices(self) -> list[Notice]:
        """Rows that belong to no customer, and columns without a name that hold something."""
        name, header = self._plan.sheet.name, self._plan.understanding.header_row or 0
        unnamed = [unnamed_column_notice(name, index, header) for index in sorted(self._unnamed)]
        waiting = self._left()
        left = [
            (code, waiting.numbers[index])
            for code in waiting.codes()
            for index in waiting.take(code)
            if self._build(waiting.texts(index))
        ]
        return unnamed + left_rows_notices(name, column_letters(self._code_column), left)

    def _left(self) -> _WaitingRows:
        """What no customer took yet; read when it is first asked for."""
        if self._waiting is None:
            self._waiting = _WaitingRows()
            add, code_column, unnamed = self._waiting.add, self._code_column, self._plan.unnamed
            for number, texts, lost in self._plan.rows():
                if unnamed:
                    self._unnamed.update(index for index in unnamed if texts[index])
                add(texts[code_column].strip(), number, texts, lost)
        return self._waiting

    def _names(self, columns: list[int]) -> list[str]:
        known = self._columns
        return [known[column].field.name for column in columns if column in known]


_NONE = -1


class _WaitingRows:
    """The rows of a sheet until their customers come, found by the customer's code.

    ``numbers`` are the numbers of the rows by index, ``lost`` the columns of numbers that lost digits.
    """

    def __init__(self) -> None:
        self.numbers = array("L")
        self.lost: dict[int, list[int]] = {}
        self._texts: list[str | list[str]] = []
        self._last: dict[str, int] = {}
        self._before = array("l")

    def add(self, code: str, number: int, texts: list[str], lost: list[int]) -> None:
        index = len(self.numbers)
        self.numbers.append(number)
        packed = _BETWEEN_CELLS.join(texts)  # takes a fraction of the memory of its cells
        self._texts.append(packed if packed.count(_BETWEEN_CELLS) == len(texts) - 1 else texts)
        self._before.append(self._last.get(code, _NONE))
        self._last[intern(code)] = index  # the same codes stand in all sheets
        if lost:
            self.lost[index] = lost

    def texts(self, index: int) -> list[str]:
        """The texts of a row."""
        texts = self._texts[index]
        return texts.split(_BETWEEN_CELLS) if isinstance(texts, str) else texts

    def codes(self) -> list[str]:
        """The codes of those that no customer took."""
        return list(self._last)

    def take(self, code: str) -> list[int]:
        """The indexes of the rows with this code, from the first to the last; they are waiting no longer."""
        indexes = []
        index = self._last.pop(code, _NONE)
        while index != _NONE:
            indexes.append(index)
            index = self._before[index]
        return indexes[::-1]
