"""The template: an empty workbook in the program's own layout, for a person to fill in."""

from __future__ import annotations

import pathlib

from joor_desktop.files.template_book import template_book
from joor_desktop.files.workbook_writer import write_filled


def write_template(out: pathlib.Path) -> None:
    """Write the template to *out*: instructions, an example, and a sheet for each node of JOOR's.

    Raises OSError where it can't be written.
    """
    write_filled(template_book(with_example=True), (), out)
