"""Writes small OpenDocument spreadsheets by hand, to be odd, broken or out to do harm."""

from __future__ import annotations

import pathlib
import zipfile

_NAMESPACES = " ".join(
    f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for prefix, name in (("office", "office"), ("table", "table"), ("text", "text"), ("style", "style"))
)
_MANIFEST = '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"{}/>'
HEADER = (
    "<table:table-row><table:table-cell><text:p>customer_name</text:p></table:table-cell>"
    "<table:table-cell><text:p>customer_code</text:p></table:table-cell></table:table-row>"
)


def row(*cells: str, attributes: str = "") -> str:
    """A row of cells."""
    return f"<table:table-row {attributes}>{''.join(cells)}</table:table-row>"


def cell(text: str | None = None, attributes: str = "") -> str:
    """A cell with a paragraph, or without."""
    inside = "" if text is None else f"<text:p>{text}</text:p>"
    return f"<table:table-cell {attributes}>{inside}</table:table-cell>"


def content_xml(rows: str, *, body: str = "spreadsheet", before: str = "") -> str:
    """The content with one sheet, "Customers", of *rows* below the header."""
    return (
        f"{before}<office:document-content {_NAMESPACES}><office:body><office:{body}>"
        f'<table:table table:name="Customers">{HEADER}{rows}</table:table>'
        f"</office:{body}></office:body></office:document-content>"
    )


def write_ods(path: pathlib.Path, content: str, manifest: str = "") -> pathlib.Path:
    """A spreadsheet with the parts that are read."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        package.writestr("content.xml", content)
        package.writestr("META-INF/manifest.xml", manifest or _MANIFEST.format(""))
    return path
