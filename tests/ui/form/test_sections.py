"""Every field of the table has one place in the form."""

from __future__ import annotations

from joor_desktop.model.address_fields import SHIPPING_ADDRESSES
from joor_desktop.model.field_table import NODES, all_fields
from joor_desktop.model.path import Path
from joor_desktop.ui.form.sections import SECTIONS, field_lines, section_of


def test_every_field_stands_in_one_section() -> None:
    placed = [(node, field) for section in SECTIONS for node in section.nodes for field in section.fields_of(node)]
    assert len(placed) == len(list(all_fields()))
    for node, field in all_fields():
        path = Path(node.key, 0, field.name)
        assert [section.holds(path) for section in SECTIONS].count(True) == 1
        assert field in SECTIONS[section_of(path)].fields_of(node)


def test_every_field_stands_on_one_line_in_the_tables_order() -> None:
    for node in NODES:
        assert [field for line in field_lines(node) for field in line] == list(node.fields)


def test_short_fields_share_a_line() -> None:
    lines = [[field.label for field in line] for line in field_lines(SHIPPING_ADDRESSES)]
    assert ["City", "State"] in lines
    assert ["Street"] in lines
