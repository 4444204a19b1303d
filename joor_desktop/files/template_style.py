"""How the template looks: colours, fonts and widths, by what a field needs and holds."""

from __future__ import annotations

from openpyxl.cell import Cell, MergedCell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.styles.colors import Color
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from joor_desktop.model.field import Field, Kind, Need
from joor_desktop.model.problem import Severity

TEXT_FORMAT = "@"

_INK = "1F2933"
_QUIET = "616E7C"
_LINE = "CBD2D9"
_REQUIRED = "1D4ED8"
_RECOMMENDED = "DBEAFE"
_PLAIN = "F1F5F9"
_FONT = "Calibri"

_WIDTHS = {
    Kind.CODE: 16.0,
    Kind.PHONE: 18.0,
    Kind.POSTCODE: 12.0,
    Kind.STATE: 12.0,
    Kind.EMAIL: 30.0,
    Kind.COUNTRY: 20.0,
    Kind.CURRENCY: 18.0,
    Kind.BOOLEAN: 14.0,
    Kind.DECIMAL: 12.0,
    Kind.INTEGER: 22.0,
}

HEADER_HEIGHT = 24.0
TITLE = Font(name=_FONT, size=18, bold=True, color=_INK)
HEADING = Font(name=_FONT, size=12, bold=True, color=_INK)
BODY = Font(name=_FONT, size=11, color=_INK)
LINK = Font(name=_FONT, size=11, color=_REQUIRED, underline="single")
QUIET = Font(name=_FONT, size=11, color=_QUIET)
WRAPPED = Alignment(vertical="top", wrap_text=True)
CENTRED = Alignment(horizontal="left", vertical="center", indent=1)
UNDERLINED = Border(bottom=Side(style="thin", color=_LINE), right=Side(style="thin", color="FFFFFF"))
MISSING = PatternFill(bgColor=Color("FFFEE2E2"), fill_type="solid")
"""Behind a required cell that is still empty in a row that holds something."""

_TINTS = {Severity.ERROR: ("FDECEA", "C6352B"), Severity.WARNING: ("FFF6E0", "D79A16")}
"""The colours of a problem in the program's own table: of the cell, and of the line at its left."""


def mark(cell: Cell | MergedCell, severity: Severity) -> None:
    """Give a cell that holds text the look of one with an error or a warning."""
    tint, line = _TINTS[severity]
    cell.fill = PatternFill("solid", fgColor=tint)
    side = Side(style="thin", color=line)
    cell.border = Border(left=Side(style="thick", color=line), right=side, top=side, bottom=side)
    cell.number_format = TEXT_FORMAT


def fit_to_width(sheet: Worksheet) -> None:
    """Print on paper that lies, all columns side by side."""
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.fitToHeight = False
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)


def header_fill(need: Need) -> PatternFill:
    """The colour behind a column's name."""
    colour = {Need.REQUIRED: _REQUIRED, Need.RECOMMENDED: _RECOMMENDED, Need.IN_STATE_COUNTRIES: _RECOMMENDED}
    return PatternFill("solid", fgColor=colour.get(need, _PLAIN))


def header_font(need: Need) -> Font:
    """The letters of a column's name."""
    return Font(name=_FONT, size=11, bold=True, color="FFFFFF" if need is Need.REQUIRED else _INK)


def width(field: Field, heading: str) -> float:
    """The width of a field's column, in characters."""
    return max(_WIDTHS.get(field.kind, 26.0), len(heading) + 5.0)
