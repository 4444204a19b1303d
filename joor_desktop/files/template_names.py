"""The sheets of the template that hold no customers, by which a filled template is known again."""

from __future__ import annotations

from joor_desktop.files.sheet_loading import LoadedSheet

OWN_SHEET_MARK = "JOOR template"
"""Begins the first cell of those sheets, whatever language the rest is in and whatever the sheet is called."""


def is_own_help(sheet: LoadedSheet) -> bool:
    """Whether *sheet* is one of the template's own that explains or lists something."""
    number, texts, _ = sheet.first_rows[0]
    return number == 1 and texts[0].startswith(OWN_SHEET_MARK)
