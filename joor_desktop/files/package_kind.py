"""Telling what a package holds by the names of its parts, before the reader of its kind is loaded."""

from __future__ import annotations

from joor_desktop.files.package import Package

ODS_CONTENT = "content.xml"
"""The part of an OpenDocument spreadsheet with all sheets."""

ODS_WHOLE_ENCRYPTED = "encrypted-package"
XLSB_MAIN = "xl/workbook.bin"


def is_open_document(package: Package) -> bool:
    """Whether *package* is a file of LibreOffice or OpenOffice, readable or not."""
    return package.has(ODS_CONTENT) or package.has(ODS_WHOLE_ENCRYPTED)


def is_binary_workbook(package: Package) -> bool:
    """Whether *package* is a workbook that Excel saved as binary."""
    return package.has(XLSB_MAIN)
