"""What was chosen for a remembered layout, as a person reads it."""

from __future__ import annotations

from joor_desktop.checks.messages import title
from joor_desktop.files.understanding import NO_CHOICES, Choices, Target
from joor_desktop.model.field_table import NODE_BY_KEY
from joor_desktop.model.problem import split_kind_code
from joor_desktop.model.texts import counted, translate
from joor_desktop.storage.layouts import Layout, LayoutFix


def chosen_columns(layout: Layout) -> dict[str, tuple[Target, ...]]:
    """What a person chose for columns, by their key; no target: not used."""
    return {key: tuple(each) for sheet in _choices(layout).sheets.values() for key, each in sheet.columns.items()}


def texts_for_all(layout: Layout) -> dict[Target, str]:
    """The texts that all customers get."""
    return {target: text for sheet in _choices(layout).sheets.values() for target, text in sheet.constants.items()}


def _choices(layout: Layout) -> Choices:
    return Choices.from_json(layout.choices) if layout.choices is not None else NO_CHOICES


def chosen_words(layout: Layout) -> str:
    """How much was chosen by hand, in a few words; "" for nothing."""
    sheets = _choices(layout).sheets.values()
    rows = sum(sheet.grouped is not None or sheet.settle is not None for sheet in sheets)
    headers = sum(sheet.header_row is not None for sheet in sheets)
    parts = (
        (len(chosen_columns(layout)), translate("layouts", "1 column"), translate("layouts", "{n} columns")),
        (
            len(texts_for_all(layout)),
            translate("layouts", "1 text for all"),
            translate("layouts", "{n} texts for all"),
        ),
        (rows, translate("layouts", "which rows make a customer"), translate("layouts", "which rows make a customer")),
        (headers, translate("layouts", "the row of column names"), translate("layouts", "the rows of column names")),
        (
            len(layout.fixes),
            translate("layouts", "1 fix"),
            translate("layouts", "{n} fixes"),
        ),
    )
    return ", ".join(counted(number, one, many) for number, one, many in parts if number)


def fix_words(fix: LayoutFix) -> str:
    """The kind of problem that is mended by itself, and whether with fixes that are only likely too."""
    node = NODE_BY_KEY[fix.node]
    code, country = split_kind_code(fix.code)
    words = title(code, node.field(fix.field), node, country)
    return translate("layouts", "{kind}, as proposed").format(kind=words) if fix.likely else words
