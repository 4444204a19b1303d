"""Every field of the table has one place in the form."""

from __future__ import annotations

from joor_desktop.model.field_table import NODES
from joor_desktop.ui.form.sections import SECTIONS, field_lines, section_of


def test_every_node_stands_in_one_section() -> None:
    placed = [node for section in SECTIONS for node in section.nodes]
    assert sorted(node.key for node in placed) == sorted(node.key for node in NODES)
    assert all(SECTIONS[section_of(node.key)].nodes.count(node) == 1 for node in NODES)


def test_every_field_stands_on_one_line_in_the_tables_order() -> None:
    for node in NODES:
        assert [field for line in field_lines(node) for field in line] == list(node.fields)


def test_short_fields_share_a_line() -> None:
    lines = [[field.label for field in line] for line in field_lines(SECTIONS[1].nodes[0])]
    assert ["City", "State"] in lines
    assert ["Street"] in lines
