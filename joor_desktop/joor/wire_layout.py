"""How JOOR's samples lay out a connection, derived from the field table for both formats."""

from __future__ import annotations

from itertools import groupby

from joor_desktop.model.field import Field, Node
from joor_desktop.model.field_table import WIRE_ORDER


def named_fields(node: Node, *, example_names: bool) -> tuple[tuple[str, Field], ...]:
    """The fields of *node* in the order of JOOR's samples, each with the name it goes out under.

    *example_names* takes the name in JOOR's samples where that differs from the table's.
    """
    return tuple(
        (field.spellings[0] if example_names and field.spellings else field.name, field) for field in node.wire_fields()
    )


def wire_groups() -> tuple[tuple[str, tuple[Node, ...]], ...]:
    """The lists of entries in the order of JOOR's samples, by the node around them ("shipping", "billing", or "")."""
    grouped = groupby(WIRE_ORDER, key=lambda node: node.path[0] if len(node.path) > 1 else "")
    return tuple((outer, tuple(nodes)) for outer, nodes in grouped)
