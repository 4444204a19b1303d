"""The template as a workbook in memory."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from openpyxl import Workbook


def template_book(*, with_example: bool) -> Workbook:
    """Instructions, an example where it is wanted, and an empty sheet for each node."""
    from openpyxl import Workbook

    from joor_desktop.files.template_pages import add_example, add_how_to
    from joor_desktop.files.template_sheets import add_sheets

    book = Workbook()
    book.remove(book.worksheets[0])
    add_sheets(book)
    add_how_to(book)
    if with_example:
        add_example(book)
    book.active = 0
    return book
