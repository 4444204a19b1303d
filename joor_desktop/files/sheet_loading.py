"""Loading the sheets of a workbook: values by calamine, and at the same time what only the XML tells."""

from __future__ import annotations

import pathlib
import threading
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING

from joor_desktop.errors import UnreadableFileError
from joor_desktop.files import refusals
from joor_desktop.files.cell_styles import CellStyles
from joor_desktop.files.number_formats import Renderer
from joor_desktop.files.package import Package
from joor_desktop.files.sheet_facts import SheetFacts
from joor_desktop.files.sheet_scan import scan_sheet
from joor_desktop.files.shown_rows import Row, shown_rows
from joor_desktop.files.template_names import LISTS_SHEET

if TYPE_CHECKING:
    from python_calamine import CalamineSheet, CalamineWorkbook

_HEADING_ROWS = 20


@dataclass(slots=True)
class LoadedSheet:
    """A visible sheet: its facts, the filled rows among its first 20, and all rows after these, read as asked for."""

    name: str
    height: int
    facts: SheetFacts
    first_rows: list[Row]
    other_rows: Iterator[Row]

    def rows_after(self, number: int) -> Iterator[Row]:
        """The filled rows below row *number*, which is one of the first 20; can be gone through once."""
        return chain((row for row in self.first_rows if row[0] > number), self.other_rows)


class Workbook:
    """The workbook at *path*, open; raises UnreadableFileError where it can't be read."""

    def __init__(self, path: pathlib.Path) -> None:
        self._path = path
        with Package(path) as package:
            self._contents = package.contents()
        self._styles = CellStyles(self._contents.formats, from_1904=self._contents.from_1904)
        self.hidden = [sheet.name for sheet in self._contents.sheets if sheet.hidden and sheet.name != LISTS_SHEET]

    def sheets(self) -> list[LoadedSheet]:
        """Load all visible sheets."""
        with _refusing(self._path):
            return self._load()

    def _load(self) -> list[LoadedSheet]:
        from python_calamine import CalamineWorkbook

        with CalamineWorkbook.from_path(self._path) as book:
            return [
                self._load_sheet(book, sheet.name, sheet.part) for sheet in self._contents.sheets if not sheet.hidden
            ]

    def _load_sheet(self, book: CalamineWorkbook, name: str, part: str) -> LoadedSheet:
        """Calamine lets other threads run while it reads a sheet, so the look into the XML costs hardly any time."""
        scan = _InThread(lambda: self._scan(part))
        try:
            values = book.get_sheet_by_name(name)
        finally:
            scan.join()
        facts = scan.result()
        return _loaded(name, values, facts, self._styles.renderers)

    def _scan(self, part: str) -> SheetFacts:
        with Package(self._path) as package:
            return scan_sheet(lambda: package.pieces(part), self._styles)


def _loaded(name: str, values: CalamineSheet, facts: SheetFacts, renderers: Sequence[Renderer]) -> LoadedSheet:
    rows = shown_rows(values, facts, renderers)
    first: list[Row] = []
    for row in rows:
        first.append(row)
        if row[0] >= _HEADING_ROWS:
            break
    return LoadedSheet(name, values.total_height, facts, first, rows)


class _refusing:  # noqa: N801
    """Turns what goes wrong in the libraries below into words for a person."""

    def __init__(self, path: pathlib.Path) -> None:
        self._path = path

    def __enter__(self) -> None:
        return

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: object) -> None:
        if error is None or isinstance(error, UnreadableFileError | KeyboardInterrupt | MemoryError):
            return
        raise refusals.damaged(self._path) from error


class _InThread:
    """A call that runs in a thread of its own; its result, or what it raised, is asked for afterwards."""

    def __init__(self, call: Callable[[], SheetFacts]) -> None:
        self._call = call
        self._result: SheetFacts | None = None
        self._error: Exception | None = None
        self._thread = threading.Thread(target=self._run, name="sheet-scan")
        self._thread.start()

    def _run(self) -> None:
        try:
            self._result = self._call()
        except Exception as error:  # noqa: BLE001  # it is raised again where the result is asked for
            self._error = error

    def join(self) -> None:
        self._thread.join()

    def result(self) -> SheetFacts:
        if self._error is not None:
            raise self._error
        assert self._result is not None
        return self._result
