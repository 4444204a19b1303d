"""The sheets in a spreadsheet of the XML kind of Excel 2003 (SpreadsheetML 2003), parsed piece by piece."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from joor_desktop.files.builtin_formats import BUILTIN_FORMATS, GENERAL
from joor_desktop.files.cell_links import add_formula
from joor_desktop.files.number_formats import Renderer, renderer, shown_in_general
from joor_desktop.files.sheet_extent import MOST_CELLS
from joor_desktop.files.stored_rows import ParsedBook, ParsedSheet, TooMuchTextError
from joor_desktop.files.struck_cells import add_struck
from joor_desktop.files.xml_parts import listen

NAMESPACE = "urn:schemas-microsoft-com:office:spreadsheet"

Attributes = dict[str, str]

_SHEET = f"{NAMESPACE}}}"
_EXCEL = "urn:schemas-microsoft-com:office:excel}"
_NOT_SHOWN = frozenset({f"{_SHEET}Comment", f"{_EXCEL}PhoneticText", f"{_SHEET}PhoneticText"})
_DIGITS_LOST_FROM = 1e15
_SHORT_DATE = 14
_DEFAULT = "Default"

_NAMED_FORMATS = {
    "General Number": GENERAL,
    "General Date": "m/d/yyyy h:mm",
    "Long Date": "dddd, mmmm dd, yyyy",
    "Medium Date": "d-mmm-yy",
    "Short Date": BUILTIN_FORMATS[_SHORT_DATE],
    "Long Time": "h:mm:ss AM/PM",
    "Medium Time": "h:mm AM/PM",
    "Short Time": "h:mm",
    "Currency": '"$"#,##0.00_);("$"#,##0.00)',
    "Euro Currency": "[$€-2] #,##0.00_);([$€-2] #,##0.00)",
    "Fixed": "0.00",
    "Standard": "#,##0.00",
    "Percent": "0.00%",
    "Scientific": "0.00E+00",
    "Yes/No": '"Yes";"Yes";"No"',
    "True/False": '"True";"True";"False"',
    "On/Off": '"On";"On";"Off"',
}
"""What Excel writes as a name instead of a code."""


def parse_xml_spreadsheet(pieces: Iterable[bytes]) -> ParsedBook:
    """The sheets in the XML that *pieces* gives; raises ValueError where it is not sound, and TooMuchTextError."""
    listener = _Listener()
    listen(pieces, listener)
    return listener.content


class _Listener:
    """Follows styles, sheets, rows and cells, and leaves out whatever stands in notes."""

    def __init__(self) -> None:
        self.content = ParsedBook()
        self._styles = _Styles()
        self._sheet = ParsedSheet("")
        self._rows = _Rows(self._styles)
        self._is_hidden = False
        self._skipped = 0  # how deep inside of something that is not shown
        self._kind = ""
        self._pieces: list[str] | None = None
        self._begins: dict[str, Callable[[Attributes], None]] = {
            f"{_SHEET}Workbook": self._begin_workbook,
            f"{_SHEET}Style": self._styles.begin,
            f"{_SHEET}NumberFormat": self._styles.set_format,
            f"{_SHEET}Font": self._styles.set_font,
            f"{_EXCEL}Date1904": lambda _: self._styles.count_from_1904(),
            f"{_SHEET}Worksheet": self._begin_sheet,
            f"{_SHEET}Table": self._rows.begin,
            f"{_SHEET}Column": self._rows.add_column,
            f"{_SHEET}Row": self._rows.begin_row,
            f"{_SHEET}Cell": self._rows.begin_cell,
            f"{_SHEET}Data": self._begin_text,
            f"{_EXCEL}Visible": lambda _: self._begin_text({}),
        }
        self._ends: dict[str, Callable[[], None]] = {
            f"{_SHEET}Worksheet": self._end_sheet,
            f"{_SHEET}Row": self._rows.end_row,
            f"{_SHEET}Cell": self._rows.end_cell,
            f"{_SHEET}Data": lambda: self._rows.set_value(self._kind, self._text()),
            f"{_EXCEL}Visible": self._end_visible,
        }

    def start(self, name: str, attributes: Attributes) -> None:
        begin = self._begins.get(name)
        if self._skipped or name in _NOT_SHOWN:
            self._skipped += 1
        elif begin is not None:
            begin(attributes)

    def end(self, name: str) -> None:
        finish = self._ends.get(name)
        if self._skipped:
            self._skipped -= 1
        elif finish is not None:
            finish()

    def text(self, text: str) -> None:
        if self._pieces is not None and not self._skipped:
            self._pieces.append(text)

    def _begin_text(self, attributes: Attributes) -> None:
        self._kind = attributes.get(f"{_SHEET}Type", "String")
        self._pieces = []

    def _text(self) -> str:
        text = "".join(self._pieces or ())
        self._pieces = None
        return text

    def _begin_workbook(self, _: Attributes) -> None:
        self.content.is_spreadsheet = True

    def _begin_sheet(self, attributes: Attributes) -> None:
        self._sheet = ParsedSheet(attributes.get(f"{_SHEET}Name", ""))
        self._rows.begin_sheet(self._sheet)
        self._is_hidden = False

    def _end_visible(self) -> None:
        self._is_hidden = self._text() in ("SheetHidden", "SheetVeryHidden")

    def _end_sheet(self) -> None:
        if self._is_hidden:
            self.content.hidden.append(self._sheet.name)
        else:
            self._rows.finish()
            self.content.sheets.append(self._sheet)


class _Styles:
    """The number formats of the styles, by the name of the style."""

    def __init__(self) -> None:
        self._formats: dict[str, str] = {}
        self._renderers: dict[str, Renderer] = {}
        self._struck: set[str] = set()
        self._open = ""
        self._from_1904 = False

    def begin(self, attributes: Attributes) -> None:
        self._open = attributes.get(f"{_SHEET}ID", "")
        parent = attributes.get(f"{_SHEET}Parent", _DEFAULT)
        self._formats[self._open] = self._formats.get(parent, GENERAL)
        if parent in self._struck:
            self._struck.add(self._open)

    def set_format(self, attributes: Attributes) -> None:
        code = attributes.get(f"{_SHEET}Format", GENERAL)
        self._formats[self._open] = _NAMED_FORMATS.get(code, code)

    def set_font(self, attributes: Attributes) -> None:
        if attributes.get(f"{_SHEET}StrikeThrough") == "1":
            self._struck.add(self._open)
        else:  # it has a font of its own
            self._struck.discard(self._open)

    def strikes(self, style: str) -> bool:
        return style in self._struck

    def count_from_1904(self) -> None:
        self._from_1904 = True

    def renderer(self, style: str) -> Renderer:
        found = self._renderers.get(style)
        if found is None:
            code = self._formats.get(style, GENERAL)
            is_general = code.strip().lower() in ("general", "@", "")
            found = shown_in_general if is_general else renderer(code, from_1904=self._from_1904)
            self._renderers[style] = found
        return found


@dataclass(slots=True)
class _Cell:
    style: str
    columns: int
    text: str
    lost: bool = False


class _Rows:
    """Finds where the rows, columns and cells of a sheet stand, which is written only where it is not as usual."""

    def __init__(self, styles: _Styles) -> None:
        self._styles = styles
        self._cell = _Cell("", 1, "")
        self._seen = 0
        self.begin_sheet(ParsedSheet(""))

    def begin_sheet(self, sheet: ParsedSheet) -> None:
        self._sheet = sheet
        self._table_style = self._row_style = ""
        self._column_styles: list[tuple[int, int, str]] = []
        self._next_column = self._column = 0
        self._row, self._next_row = 0, 1
        self._cells: list[tuple[str, int]] = []
        self._filled = 0
        self._lost: list[int] = []
        self._hidden: list[tuple[int, int]] = []

    def begin(self, table: Attributes) -> None:
        self._table_style = table.get(f"{_SHEET}StyleID", _DEFAULT)

    def add_column(self, attributes: Attributes) -> None:
        self._count()
        first = _number(attributes, "Index", self._next_column + 1) - 1
        self._next_column = first + 1 + _number(attributes, "Span", 0)
        if attributes.get(f"{_SHEET}Hidden") == "1":
            self._sheet.facts.hidden_columns.append((first, self._next_column - 1))
        if style := attributes.get(f"{_SHEET}StyleID"):
            self._column_styles.append((first, self._next_column - 1, style))

    def begin_row(self, attributes: Attributes) -> None:
        self._count()
        self._row = _number(attributes, "Index", self._next_row)
        if self._row < self._next_row:
            raise ValueError(self._row)
        self._next_row = self._row + 1 + _number(attributes, "Span", 0)
        self._row_style = attributes.get(f"{_SHEET}StyleID", "")
        if attributes.get(f"{_SHEET}Hidden") == "1":
            self._hidden.append((self._row, self._next_row))
        self._cells, self._lost = [], []
        self._column = self._filled = 0

    def begin_cell(self, attributes: Attributes) -> None:
        self._count()
        column = _number(attributes, "Index", self._column + 1) - 1
        if column < self._column:
            raise ValueError(column)
        if column > self._column:
            self._cells.append(("", column - self._column))
            self._column = column
        across, down = _number(attributes, "MergeAcross", 0), _number(attributes, "MergeDown", 0)
        if across or down:
            self._sheet.facts.merges.append((self._row, column, self._row + down, column + across))
        style = attributes.get(f"{_SHEET}StyleID") or self._row_style or self._style_of_column()
        add_formula(self._sheet.facts, self._row, column, attributes.get(f"{_SHEET}Formula", ""))
        self._cell = _Cell(style, 1 + across, attributes.get(f"{_SHEET}Formula", ""))

    def set_value(self, kind: str, text: str) -> None:
        """The cell shows *text*; one with a formula, but without a value, shows the formula."""
        show = self._styles.renderer(self._cell.style)
        if kind == "Number":
            value = float(text)
            self._cell.lost = abs(value) >= _DIGITS_LOST_FROM
            self._cell.text = show(value)
        elif kind == "DateTime":
            self._cell.text = _shown_time(show, dt.datetime.fromisoformat(text))
        elif kind == "Boolean":
            self._cell.text = "TRUE" if text == "1" else "FALSE"
        else:
            self._cell.text = show(text) if kind == "String" else text

    def end_cell(self) -> None:
        cell = self._cell
        if cell.lost:
            self._lost.append(self._column)
        self._cells.append((cell.text, 1))
        if cell.text:
            self._filled = len(self._cells)
            if self._styles.strikes(cell.style):
                add_struck(self._sheet.facts, self._row, self._column)
        if cell.columns > 1:
            self._cells.append(("", cell.columns - 1))
        self._column += cell.columns

    def end_row(self) -> None:
        if self._filled:
            self._sheet.rows.add(self._row, 1, self._cells[: self._filled], self._lost)

    def finish(self) -> None:
        """Hidden rows count up to the last filled one."""
        last = self._sheet.rows.extent[0] + 1
        if self._sheet.rows.far_cell is None:
            for first, end in self._hidden:
                self._sheet.facts.hidden_rows.extend(range(first, min(end, last)))

    def _style_of_column(self) -> str:
        for first, last, style in self._column_styles:
            if first <= self._column <= last:
                return style
        return self._table_style

    def _count(self) -> None:
        self._seen += 1
        if self._seen > MOST_CELLS:
            raise TooMuchTextError


def _shown_time(show: Renderer, moment: dt.datetime) -> str:
    if show is shown_in_general and moment.time() == dt.time.min:
        return str(moment.date())
    return show(moment)


def _number(attributes: Attributes, name: str, otherwise: int) -> int:
    """An attribute that counts; raises ValueError where it is no number, or less than nothing."""
    text = attributes.get(_SHEET + name)
    number = otherwise if text is None else int(text)
    if number < 0:
        raise ValueError(text)
    return number
