"""What the steps of editing a list are called."""

from __future__ import annotations

from collections.abc import Sequence

from joor_desktop.model.field_table import NODE_BY_KEY
from joor_desktop.model.path import Path
from joor_desktop.model.record import Record
from joor_desktop.model.texts import translate
from joor_desktop.storage.writing import Row


def values_label(values: Sequence[tuple[int, Path, str]], label: str | None, rows: Sequence[Row]) -> str:
    """Changing values: *label* where one was given; *rows* are those of their customers."""
    if label is not None:
        return label
    if len(values) == 1 and rows:
        path = values[0][1]
        field = NODE_BY_KEY[path.node].field(path.field).title
        return translate("edit", "Change {field} of {customer}").format(field=field, customer=_name(rows[0]))
    return translate("edit", "Change {n} values").format(n=len(values))


def _name(row: Row) -> str:
    record = Record.from_body(row.body)
    return record.customer_code or record.customer_name or translate("edit", "a customer without a code")


def add_label(values: Record | None) -> str:
    """Adding a customer that has these values."""
    name = values and (values.customer_code or values.customer_name)
    return translate("edit", "Add {customer}").format(customer=name) if name else translate("edit", "Add a customer")


def entries_label(node_key: str, number: int) -> str:
    """Taking so many entries of a node away."""
    node = NODE_BY_KEY[node_key]
    if number == 1:
        return translate("edit", "Delete: {what}").format(what=node.title)
    return translate("edit", "Delete {n} × {what}").format(n=number, what=node.title)


def delete_label(rows: Sequence[Row], number: int) -> str:
    """Taking so many customers out, whose rows are, or begin with, these."""
    if number == 1 and rows:
        return translate("edit", "Delete {customer}").format(customer=_name(rows[0]))
    return translate("edit", "Delete {n} customers").format(n=number)
