"""Makes files of customers in the layouts that companies have, for the benchmarks: 60 columns, 3 % of the rows bad.

Each file is made once and stays in the system's folder for temporary files.
"""

from __future__ import annotations

import csv
import pathlib
import subprocess
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, islice

import xlsxwriter

from joor_desktop.files.template_names import sheet_name
from joor_desktop.model.field import Kind
from joor_desktop.model.field_table import CONNECTION, ENTRY_NODES
from joor_desktop.model.path import Path
from joor_desktop.model.record import Entry, Record
from tests.benchmarks.bench_files import customers
from tests.files import binary_workbook as binary
from tests.files.office import convert
from tests.files.wide_workbook import Column, columns_of, write_wide
from tests.files.workbooks import Shown

Cell = str | Shown
Row = Sequence[Cell]
MOST_ROWS_OF_XLS = 65_535

_FOLDER = pathlib.Path(tempfile.gettempdir(), "joor-desktop-benchmarks")
_FIVE_DIGITS, _PERCENT, _DAY = "00000", "0%", "dd/mm/yyyy"
_ADJACENT = 30
"""The customers whose rows stand together at the top of a scattered file: the layout is told by the first rows."""


@dataclass(frozen=True, slots=True)
class Layout:
    """A way to write customers down: *write* makes a file of that many rows."""

    title: str
    write: Callable[[pathlib.Path, int], None]
    ending: str = ".xlsx"
    most_rows: int | None = None

    def file(self, name: str, rows: int) -> tuple[pathlib.Path, int]:
        """The file of *rows* rows, or of as many as it can have, and their number."""
        rows = min(rows, self.most_rows or rows)
        path = _FOLDER / f"{name}-{rows}{self.ending}"
        if not path.exists():
            _FOLDER.mkdir(exist_ok=True)
            unfinished = path.with_name(f"unfinished-{path.name}")
            self.write(unfinished, rows)
            unfinished.replace(path)
        return path, rows


def _first_and_all(records: Iterable[Record]) -> tuple[Record, Iterator[Record]]:
    remaining = iter(records)
    first = next(remaining)
    return first, chain([first], remaining)


def _cells(record: Record, columns: Iterable[Column]) -> list[Cell]:
    """The record's values in *columns*; postcodes of digits and percentages are numbers in a format, as in Excel."""
    cells: list[Cell] = []
    for _, node, index, field in columns:
        text = record.value(Path(node.key, index, field.name))
        if text.isdigit() and field.kind is Kind.POSTCODE:
            cells.append(Shown(int(text), _FIVE_DIGITS))
        elif text and field.kind is Kind.DECIMAL:
            cells.append(Shown(float(text) / 100, _PERCENT))
        else:
            cells.append(text)
    return cells


class _Sheets:
    """Writes rows into sheets, texts into a table that cells share, as Excel does."""

    def __init__(self, book: xlsxwriter.Workbook) -> None:
        self._book = book
        self._formats = {code: book.add_format({"num_format": code}) for code in (_FIVE_DIGITS, _PERCENT, _DAY)}

    def add(self, name: str, rows: Iterable[Row]) -> xlsxwriter.worksheet.Worksheet:
        sheet = self._book.add_worksheet(name)
        for number, cells in enumerate(rows):
            for column, cell in enumerate(cells):
                if isinstance(cell, Shown):
                    sheet.write_number(number, column, cell.value, self._formats[cell.code])
                elif cell:
                    sheet.write_string(number, column, cell)
        return sheet


def _shown(cell: Cell) -> str:
    """The cell as a text file has it."""
    if isinstance(cell, str):
        return cell
    return f"{cell.value:05.0f}" if cell.code == _FIVE_DIGITS else f"{cell.value:.0%}"


def _write(path: pathlib.Path, rows: Iterable[Row]) -> None:
    with xlsxwriter.Workbook(str(path)) as book:
        _Sheets(book).add("Customers", rows)


_BUYER_PARTS = ("Name", "Funktion", "E-Mail")
_ADDRESS_PARTS = ("Name", "Nr", "Telefon", "Straße", "Adresszusatz", "Ort", "Bundesland", "PLZ", "Land")
FOREIGN_HEADINGS = (
    "Ragione sociale", "Codice cliente", "Nome breve", "Fatturato", "Partita IVA", "Kundengruppe", "Codice gruppo",
    "Telefono", "Ansprechpartner", "E-Mail", "Vertreter Nr",
    *(f"Einkäufer {number} {part}" for number in (1, 2) for part in _BUYER_PARTS),
    *(f"Lieferadresse {number} {part}" for number in (1, 2) for part in (*_ADDRESS_PARTS, "Bemerkung")),
    "Vettore", "Cod vettore", *(f"Rechnungsadresse {part}" for part in _ADDRESS_PARTS), "Condizioni di pagamento",
    "Cod pagamento", "Filiale Straße", "Filiale Ort", "Filiale Land", "Valuta", "Listino", "Valuta dettaglio",
    "Sconto %", "Sconto di riga", "Cod magazzino", "Data inserimento",
)  # fmt: skip
"""Names of columns in Italian and German for the fields of a benchmark's customers, some of them of no field."""


def write_foreign(path: pathlib.Path, count: int) -> None:
    """One row a customer, under names of columns in Italian and German."""
    _write(path, _foreign_rows(count))


def _foreign_rows(count: int) -> Iterator[list[Cell]]:
    first, records = _first_and_all(customers(count))
    columns = columns_of(first)
    yield list(FOREIGN_HEADINGS)
    for record in records:
        yield _cells(record, columns)


_MERGED = FOREIGN_HEADINGS.index("Nome breve")
_DAY_COLUMN = FOREIGN_HEADINGS.index("Data inserimento")


def write_untidy(path: pathlib.Path, count: int) -> None:
    """The same as a report: titles above, totals below, hidden rows, merged cells, days as numbers."""
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = _Sheets(book).add("Elenco clienti", _untidy_rows(count))
        sheet.merge_range(0, 0, 0, 8, "Elenco clienti 2026")
        for row in range(50, count, 50):
            sheet.merge_range(row, _MERGED, row + 1, _MERGED, "gemeinsam")
        for row in range(60, count, 100):
            sheet.set_row(row, None, None, {"hidden": True})


def _untidy_rows(count: int) -> Iterator[list[Cell]]:
    yield ["Elenco clienti 2026"]
    yield ["stampato il 12.05.2026"]
    yield []
    for number, row in enumerate(_foreign_rows(count)):
        if number:
            row[_DAY_COLUMN] = Shown(40_000 + number % 5_000, _DAY)
            if number % 500 == 0:
                yield ["Zwischensumme"]
        yield row
    yield ["Totale", *[""] * _MERGED, Shown(count, _FIVE_DIGITS)]


_NUMBERED = {"buyer": "Buyer {} {}", "shipping": "Ship to {} {}", "billing": "Bill to {} {}"}


def write_numbered(path: pathlib.Path, count: int) -> None:
    """One row a customer, with numbers behind what stands several times, in words of our own."""
    first, records = _first_and_all(customers(count))
    columns = columns_of(first)
    headings = [
        _NUMBERED[node.column_prefix].format(index + 1, field.label) if node.column_prefix in _NUMBERED else name
        for name, node, index, field in columns
    ]
    _write(path, chain([headings], (_cells(record, columns) for record in records)))


def _rows_of_addresses(count: int) -> Iterator[tuple[Record, int]]:
    """Customers with the index of one of their two addresses; every thirtieth row has no country."""
    for number, record in enumerate(customers(-(-count // 2))):
        record.entries["shipping_addresses"][0]["shipping_country"] = "Germany"
        for index in (0, 1):
            if (2 * number + index) % 30 == 29:
                del record.entries["shipping_addresses"][index]["shipping_country"]
            yield record, index


def _grouped(count: int) -> Iterator[list[Cell]]:
    """A row for each address: all fields of the customer again and again, and one buyer, address and price."""
    columns = [column for column in columns_of(next(customers(1))) if column[2] == 0]
    others = [f"Extra {number}" for number in range(60 - len(columns))]
    yield [*(field.name for _, _, _, field in columns), *others]
    for record, index in islice(_rows_of_addresses(count), count):
        row = [
            (name, node, index if len(record.entries.get(node.key, ())) > 1 else 0, field)
            for name, node, _, field in columns
        ]
        yield [*_cells(record, row), *(f"{index} {name}" for name in others)]


def write_grouped(path: pathlib.Path, count: int) -> None:
    """A row for each address, those of a customer one below the other."""
    _write(path, _grouped(count))


def write_scattered(path: pathlib.Path, count: int) -> None:
    """A row for each address; but for the first customers, the second ones of all stand behind the first ones."""
    headings, *rows = _grouped(count)
    top, others = rows[: 2 * _ADJACENT], rows[2 * _ADJACENT :]
    _write(path, chain([headings], top, others[::2], others[1::2]))


_FLAT = {f"shipping_{part}": f"address_{part}" for part in ("name", "code", "phone")}


def write_flat(path: pathlib.Path, count: int) -> None:
    """JOOR's flat file: a row for each address, and a column that tells which kind it is."""
    _write(path, _flat_rows(count))


def _flat_rows(count: int) -> Iterator[list[Cell]]:
    first = next(customers(1))
    columns = [column for column in columns_of(first) if column[2] == 0 and column[1].key != "billing_addresses"]
    headings = [
        _FLAT.get(field.name, field.name.removeprefix("shipping_")) if node.key == "shipping_addresses" else field.name
        for _, node, _, field in columns
    ]
    others = [f"Extra {number}" for number in range(59 - len(columns))]
    yield ["address_type", *headings, *others]
    for record, index in islice(_rows_of_addresses(count), count):
        row = [
            (name, node, index if len(record.entries.get(node.key, ())) > 1 else 0, field)
            for name, node, _, field in columns
        ]
        yield ["billing" if index else "shipping", *_cells(record, row), *(f"{index} {name}" for name in others)]


def write_sheets(path: pathlib.Path, count: int) -> None:
    """The template's layout: a sheet for each kind of entry, joined by the customer's code."""
    with xlsxwriter.Workbook(str(path)) as book:
        sheets = _Sheets(book)
        own = [field.name for field in CONNECTION.fields]
        rows = ([record.values.get(name, "") for name in own] for record in customers(count))
        sheets.add(sheet_name(CONNECTION), chain([own], rows))
        for node in ENTRY_NODES:
            names = [field.name for field in node.fields]
            entries = (
                (record.customer_code, entry)
                for record in customers(count)
                for entry in record.entries.get(node.key, ())
            )
            sheets.add(sheet_name(node), chain([["customer_code", *names]], _entry_rows(entries, names)))


def _entry_rows(entries: Iterable[tuple[str, Entry]], names: Sequence[str]) -> Iterator[list[Cell]]:
    for code, entry in entries:
        yield [code, *(_typed(name, entry.get(name, "")) for name in names)]


def _typed(name: str, text: str) -> Cell:
    return Shown(int(text), _FIVE_DIGITS) if name.endswith("postal_code") and text.isdigit() else text


def write_text(path: pathlib.Path, count: int) -> None:
    """A text file with JOOR's names of columns."""
    first, records = _first_and_all(customers(count))
    columns = columns_of(first)
    with path.open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file)
        rows.writerow([name for name, *_ in columns])
        for record in records:
            rows.writerow(map(_shown, _cells(record, columns)))


def write_old(path: pathlib.Path, count: int) -> None:
    """A workbook of Excel 97, saved by LibreOffice."""
    _saved_by_office(path, count, "xls:MS Excel 97")


def write_open_document(path: pathlib.Path, count: int) -> None:
    """A spreadsheet of LibreOffice."""
    _saved_by_office(path, count, "ods")


def _saved_by_office(path: pathlib.Path, count: int, kind: str) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        wide = folder / "wide.xlsx"
        write_wide(wide, customers(count), inline=True)
        try:
            convert(wide, kind, folder, timeout_s=1200)
        except subprocess.TimeoutExpired as error:
            raise SystemExit(f"LibreOffice took too long for {count} rows") from error
        (folder / f"wide{path.suffix}").replace(path)


def write_binary(path: pathlib.Path, count: int) -> None:
    """A binary workbook, its texts in a table that cells share, as Excel writes them."""
    first, records = _first_and_all(customers(count))
    columns = columns_of(first)
    styles = {_FIVE_DIGITS: 1, _PERCENT: 2}
    texts: dict[str, int] = {}

    def cell(column: int, value: Cell) -> bytes:
        if isinstance(value, Shown):
            return binary.real(column, value.value, styles[value.code])
        return binary.cell(7, column, texts.setdefault(value, len(texts)).to_bytes(4, "little"))

    headings: list[Cell] = [name for name, *_ in columns]
    rows = chain([headings], (_cells(record, columns) for record in records))
    sheet = binary.sheet(
        *(
            binary.row(number, *(cell(column, value) for column, value in enumerate(values) if value))
            for number, values in enumerate(rows, 1)
        )
    )
    binary.write_xlsb(path, sheet, formats=list(styles), texts=list(texts))


LAYOUTS = {
    "foreign": Layout("one row a customer, foreign headings", write_foreign),
    "numbered": Layout("numbered columns", write_numbered),
    "grouped": Layout("a row for each address, adjacent", write_grouped),
    "scattered": Layout("a row for each address, scattered", write_scattered),
    "flat": Layout("JOOR's flat file with address_type", write_flat),
    "sheets": Layout("a sheet for each kind, joined by code", write_sheets),
    "untidy": Layout("foreign headings, titles, totals, merged, hidden, formats", write_untidy),
    "csv": Layout("text file", write_text, ".csv"),
    "xls": Layout("Excel 97", write_old, ".xls", MOST_ROWS_OF_XLS),
    "xlsb": Layout("binary workbook", write_binary, ".xlsb"),
    "ods": Layout("OpenDocument", write_open_document, ".ods"),
}
"""All layouts, by the name that chooses one."""
