"""The fields that a column can go into, as a person reads them."""

from __future__ import annotations

from collections.abc import Sequence

from joor_desktop.files.understanding import Target
from joor_desktop.model.field_table import NODE_BY_KEY, NODES
from joor_desktop.model.texts import translate


def all_targets(used: Sequence[Target] = ()) -> list[Target]:
    """Every field once, in the order of JOOR's table, and those of further entries that are *used*."""
    firsts: list[Target] = [(node.key, 1, field.name) for node in NODES for field in node.fields]
    further = sorted({target for target in used if target[1] > 1}, key=lambda each: (each[1], each[0]))
    return [*firsts, *further]


def target_words(target: Target) -> str:
    """A field with what it belongs to: "Customer code", "Shipping address 2: City"."""
    key, group, name = target
    node = NODE_BY_KEY[key]
    title = node.field(name).title
    number = f" {group}" if group > 1 else ""
    return translate("import", "{entry}{number}: {field}").format(entry=node.title, number=number, field=title)


def targets_words(targets: Sequence[Target]) -> str:
    """The fields of a column, "not used" where there are none."""
    if not targets:
        return translate("import", "not used")
    return " + ".join(map(target_words, targets))
