"""The template: an empty workbook in the program's own layout, for a person to fill in."""

from __future__ import annotations

import pathlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from openpyxl import Workbook


def write_template(out: pathlib.Path) -> None:
    """Write the template to *out*: instructions, an example, and a sheet for each node of JOOR's.

    Raises OSError where it can't be written.
    """
    from joor_desktop.files.template_pages import add_example

    book = empty_workbook()
    add_example(book)
    book.save(out)


def empty_workbook() -> Workbook:
    """A workbook in the template's layout, with the instructions and without the example."""
    from openpyxl import Workbook

    from joor_desktop.files.template_pages import add_how_to
    from joor_desktop.files.template_sheets import add_sheets

    book = Workbook()
    book.remove(book.worksheets[0])
    add_sheets(book)
    add_how_to(book)
    return book
