"""The template: an empty workbook in the program's own layout, for a person to fill in."""

from __future__ import annotations

import pathlib
from contextlib import ExitStack

from joor_desktop.files.standing_alone import StandingAlone
from joor_desktop.files.template_book import template_book


def write_template(out: pathlib.Path) -> None:
    """Write the template to *out*: instructions, an example, and a sheet for each node of JOOR's.

    Raises OSError where it can't be written.
    """
    from joor_desktop.files.node_sheets import NodeSheets, save_filled

    book = template_book(with_example=True)
    with ExitStack() as stack:
        save_filled(book, NodeSheets(book, StandingAlone(set()), stack).fillings(), out)
