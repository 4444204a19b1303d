"""The sheets of the template that hold no customers, by which a filled template is known again."""

from __future__ import annotations

from joor_desktop.model.field import Node
from joor_desktop.model.texts import translate

OWN_SHEET_MARK = "JOOR template"
"""Begins the first cell of those sheets, whatever language the rest is in and whatever the sheet is called."""

LISTS_SHEET = "JOOR lists"
"""The hidden sheet with the choices of the drop-downs; the same in all languages, because formulas name it."""

NOTE_MARK = "\u2063"
"""Begins each note on a cell of these workbooks, unseen: who wrote a note is forgotten where LibreOffice saves it."""

_LONGEST_SHEET_NAME = 31


def sheet_name(node: Node) -> str:
    """The name of a node's sheet."""
    return shortened(node.plural_title)


def shortened(title: str) -> str:
    """As much of a title as the name of a sheet takes."""
    return title[:_LONGEST_SHEET_NAME]


def is_own_page(row: int, texts: list[str]) -> bool:
    """Whether the first filled row of a sheet shows that the sheet explains or lists something."""
    return row == 1 and texts[0].startswith(OWN_SHEET_MARK)


def how_to_title() -> str:
    """The name of the sheet of instructions."""
    return translate("template", "How to")


def example_title() -> str:
    """The name of the sheet with a filled example."""
    return translate("template", "Example")


def problems_title() -> str:
    """The name of the sheet that lists what is wrong."""
    return translate("template", "Problems")
