"""The page of a marked workbook that lists its problems, each with a link to its cell; it is never read again."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import ExitStack
from itertools import chain
from typing import IO, TYPE_CHECKING, NamedTuple
from xml.sax.saxutils import quoteattr

from openpyxl.utils import get_column_letter, quote_sheetname

from joor_desktop.files import template_style as style
from joor_desktop.files.marks import Mark
from joor_desktop.files.package_writing import Filling
from joor_desktop.files.sheet_rows import temporary_file, text_cell
from joor_desktop.files.template_names import OWN_SHEET_MARK, problems_title
from joor_desktop.model.field import Need
from joor_desktop.model.problem import Severity
from joor_desktop.model.texts import counted, grouped, translate

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

_EXAMPLE_ROWS = {Severity.ERROR: 4, Severity.WARNING: 5}
_HEADER_ROW = 6
_MOST_LISTED = 1_000_000
_MOST_LINKS = 60_000
"""Excel takes a sheet with more than 65,530 links for damaged."""
_WIDTHS = (12.0, 18.0, 30.0, 34.0, 96.0, 26.0, 30.0)
_ROWS_END, _LINKS_PLACE = b"</sheetData>", b"<pageMargins"

Cell = tuple[str, str]
"""Name of a sheet, and name of a cell on it."""


class _Listed(NamedTuple):
    """A problem as it is kept until the rows are written."""

    severity: int
    customer_code: str
    customer_name: str
    where: str
    message: str
    fix: str
    cell: Cell | None


class ProblemPage:
    """Gathers the problems of a workbook, in temporary files: errors are listed before warnings."""

    def __init__(self, book: Workbook, stack: ExitStack) -> None:
        self._sheet = book.create_sheet(problems_title(), 0)
        self._stack = stack
        self._spools = {severity: temporary_file(stack) for severity in Severity}
        self._numbers = dict.fromkeys(Severity, 0)
        self._add_frame()
        self._plain: int = self._sheet["B3"].style_id
        self._link: int = self._sheet["C3"].style_id
        self._styles: dict[Severity, int] = {
            severity: self._sheet.cell(row, 1).style_id for severity, row in _EXAMPLE_ROWS.items()
        }

    def style(self, severity: Severity) -> int:
        """The style of cells with an error or a warning, also of those on other sheets."""
        return self._styles[severity]

    def add(self, mark: Mark, customer_code: str, customer_name: str, cell: Cell | None) -> None:
        """Add a problem; *cell* is None for one that stands in no cell of the workbook."""
        self._numbers[mark.severity] += 1
        listed = _Listed(mark.severity, customer_code, customer_name, mark.where, mark.message, _fix(mark), cell)
        self._spools[mark.severity].write(json.dumps(listed).encode() + b"\n")

    def finish(self) -> Filling:
        """Say how many problems there are, and return the rows; to be called before the book is saved."""
        errors, warnings = self._numbers[Severity.ERROR], self._numbers[Severity.WARNING]
        self._sheet["A2"] = _summary(errors, warnings)
        last = _HEADER_ROW + min(errors + warnings, _MOST_LISTED)
        self._sheet.auto_filter.ref = f"A{_HEADER_ROW}:{get_column_letter(len(_WIDTHS))}{last}"
        rows, links = temporary_file(self._stack), temporary_file(self._stack)
        self._write(rows, links)
        return Filling([(_ROWS_END, rows), (_LINKS_PLACE, links)])

    def _write(self, rows: IO[bytes], links: IO[bytes]) -> None:
        last = get_column_letter(len(_WIDTHS))
        targets = 0
        for row, problem in enumerate(self._listed(), _HEADER_ROW + 1):
            rows.write(self._row(row, problem))
            if problem.cell and targets < _MOST_LINKS:
                links.write(b"" if targets else b"<hyperlinks>")
                location = quoteattr(f"{quote_sheetname(problem.cell[0])}!{problem.cell[1]}")
                links.write(f'<hyperlink ref="{last}{row}" location={location}/>'.encode())
                targets += 1
        if targets:
            links.write(b"</hyperlinks>")

    def _listed(self) -> Iterator[_Listed]:
        spools = [self._spools[Severity.ERROR], self._spools[Severity.WARNING]]
        for spool in spools:
            spool.seek(0)
        for number, line in enumerate(chain.from_iterable(spools)):
            if number == _MOST_LISTED:
                return
            yield _Listed(*json.loads(line))

    def _row(self, row: int, problem: _Listed) -> bytes:
        severity = Severity(problem.severity)
        texts = [
            _word(severity),
            problem.customer_code,
            problem.customer_name,
            problem.where,
            problem.message,
            problem.fix,
            ", ".join(problem.cell) if problem.cell else "",
        ]
        styles = [self.style(severity), *[self._plain] * 5, self._link]
        cells = [
            text_cell(f"{get_column_letter(column)}{row}", text, style_id)
            for column, (text, style_id) in enumerate(zip(texts, styles, strict=True), 1)
            if text
        ]
        return f'<row r="{row}">{"".join(cells)}</row>\n'.encode()

    def _add_frame(self) -> None:
        sheet = self._sheet
        sheet.sheet_view.showGridLines = False
        title = translate("template", "what has to be mended")
        sheet["A1"] = f"{OWN_SHEET_MARK}: {title}"
        sheet["A1"].font = style.TITLE
        sheet.row_dimensions[1].height = 34
        sheet["A2"].font = style.HEADING
        _add_explanations(sheet)
        sheet["B3"].font = style.BODY
        sheet["B3"].number_format = style.TEXT_FORMAT
        sheet["C3"].font = style.LINK
        for column, (title, width) in enumerate(zip(_titles(), _WIDTHS, strict=True), 1):
            cell = sheet.cell(_HEADER_ROW, column, title)
            cell.font = style.header_font(Need.OPTIONAL)
            cell.fill = style.header_fill(Need.OPTIONAL)
            cell.border = style.UNDERLINED
            sheet.column_dimensions[get_column_letter(column)].width = width
        sheet.freeze_panes = f"A{_HEADER_ROW + 1}"
        style.fit_to_width(sheet)


def _add_explanations(sheet: Worksheet) -> None:
    advice = translate(
        "template",
        "Mend the coloured cells on the other sheets, save the workbook, and drop it on the program's window again. "
        "This page is not imported.",
    )
    meanings = {
        Severity.ERROR: translate("template", "JOOR would refuse the customer until this is mended."),
        Severity.WARNING: translate("template", "JOOR would take it. Look whether it is right."),
    }
    sheet.cell(3, 1, advice).font = style.BODY
    for severity, row in _EXAMPLE_ROWS.items():
        style.mark(sheet.cell(row, 1, _word(severity)), severity)
        sheet.cell(row, 2, meanings[severity]).font = style.BODY


def _titles() -> list[str]:
    return [
        translate("template", "How bad"),
        translate("template", "Customer code"),
        translate("template", "Customer"),
        translate("template", "Where"),
        translate("template", "What is wrong"),
        translate("template", "Write instead"),
        translate("template", "Cell"),
    ]


def _fix(mark: Mark) -> str:
    if mark.fix is None:
        return ""
    text = mark.fix or translate("template", "leave it empty")
    return translate("template", "perhaps {text}").format(text=text) if mark.likely else text


def _word(severity: Severity) -> str:
    return translate("template", "Error") if severity is Severity.ERROR else translate("template", "Warning")


def _summary(errors: int, warnings: int) -> str:
    if not errors and not warnings:
        return translate("template", "No problems were found.")
    found = [
        counted(errors, translate("template", "1 error"), translate("template", "{n} errors")),
        counted(warnings, translate("template", "1 warning"), translate("template", "{n} warnings")),
    ]
    text = translate("template", "{errors}, {warnings}.").format(errors=found[0], warnings=found[1])
    if errors + warnings > _MOST_LISTED:
        more = translate("template", "The first {n} are listed.").format(n=grouped(_MOST_LISTED))
        return f"{text} {more}"
    return text
