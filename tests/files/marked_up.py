"""Writes spreadsheets in the XML of Excel 2003, and HTML pages with tables, as ERPs export them under the name .xls."""

from __future__ import annotations

from collections.abc import Mapping

_DECLARED = (
    'xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet" '
    'xmlns:x="urn:schemas-microsoft-com:office:excel"'
)

NAMES = ("customer_code", "customer_name")


def spreadsheet_xml(table: str, *, styles: str = "", before: str = "", after: str = "", options: str = "") -> str:
    """A spreadsheet with the sheet "EU", whose first row names the columns; *table* follows."""
    header = row(*map(text, NAMES))
    return (
        f'<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?>{before}<Workbook {_DECLARED}>'
        f'<Styles><Style ss:ID="Default"><NumberFormat/></Style>{styles}</Styles>'
        f'<Worksheet ss:Name="EU"><Table>{header}{table}</Table>{options}</Worksheet>{after}</Workbook>'
    )


def style(name: str, code: str) -> str:
    return f'<Style ss:ID="{name}"><NumberFormat ss:Format="{code}"/></Style>'


def row(*cells: str, **attributes: object) -> str:
    """A row; *attributes* are what SpreadsheetML calls them."""
    return f"<Row{_written(attributes)}>{''.join(cells)}</Row>"


def value(kind: str, content: object, **attributes: object) -> str:
    """A cell with a value."""
    return f'<Cell{_written(attributes)}><Data ss:Type="{kind}">{content}</Data></Cell>'


def text(content: str, **attributes: object) -> str:
    """A cell with a text."""
    return value("String", content, **attributes)


def _written(attributes: Mapping[str, object]) -> str:
    return "".join(f' ss:{name}="{content}"' for name, content in attributes.items())


MESSY_STYLES = "".join([
    style("zeros", "00000"), style("short", "Short Date"), style("share", "Percent"), style("fixed", "Fixed"),
    style("iso", "yyyy\\-mm\\-dd"), style("number", "General Number"), style("medium", "Medium Date"),
    style("long", "Long Time"), style("clock", "Short Time"), style("thousands", "Standard"),
    style("power", "Scientific"), style("yes", "Yes/No"), style("text", "@"),
])  # fmt: skip

_DAY, _MOMENT = "2024-02-03T00:00:00.000", "2024-02-03T10:30:00.000"
_RICH = (
    '<Cell><ss:Data ss:Type="String" xmlns="http://www.w3.org/TR/REC-html40">bo<B>ld</B></ss:Data>'
    '<Comment ss:Author="x"><ss:Data xmlns="http://www.w3.org/TR/REC-html40">a note</ss:Data></Comment></Cell>'
)

MESSY_TABLE = "".join([
    row(
        value("Number", 417, StyleID="zeros"), text("Élan &amp; Söhne", Index=3), value("Number", 0.1),
        value("Number", 1234567890123), Index=4,
    ),
    row(
        value("DateTime", _DAY, StyleID="short"), value("DateTime", _MOMENT, StyleID="iso"),
        value("Number", 0.155, StyleID="share"), value("Number", 2.5, StyleID="fixed"),
    ),
    row(_RICH, text("two&#10;lines"), text("  two  blanks ")),
    row(
        value("Number", 1234.5, StyleID="number"), value("DateTime", _MOMENT, StyleID="medium"),
        value("DateTime", _MOMENT, StyleID="long"), value("DateTime", _MOMENT, StyleID="clock"),
        value("Number", 1234.5, StyleID="thousands"), value("Number", 1234.5, StyleID="power"),
        value("Number", 1, StyleID="yes"), value("Number", 417, StyleID="text"),
    ),
])  # fmt: skip
"""Cells that LibreOffice shows as Excel does; it is wrong about long dates, errors, true, and styles of styles."""


def page(tables: str, head: str = '<meta charset="utf-8">') -> str:
    """A page with *tables*."""
    return f"<html><head>{head}<title>Customers</title></head><body>{tables}</body></html>"


MESSY_PAGE = """
<table border=1><thead><tr><th>customer_code<th>customer_name</tr></thead>
<tr><td class=t>A417</td><td>Élan &amp; <b>Söhne</b></td><td>3&nbsp;rue</td></tr>
<tr><td colspan=2>both</td><td>a   b
c</td></tr>
<tr><td rowspan=2>two</td><td>x&#228;y</td></tr><tr><td>below</td></tr></table>
"""
