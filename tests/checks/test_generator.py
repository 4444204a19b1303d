"""The generated source names every field that has a rule, and looks as its description says."""

from __future__ import annotations

import textwrap

from joor_desktop.checks import generator
from joor_desktop.model.field import Kind, Need
from joor_desktop.model.field_table import NODES, all_fields


def test_the_description_shows_what_is_written() -> None:
    assert generator.__doc__ is not None
    example = generator.__doc__.split("::\n\n")[1]
    assert textwrap.dedent(example).strip() in textwrap.dedent(generator.source().replace("\n    ", "\n"))


def test_every_field_with_a_rule_is_named_and_no_other() -> None:
    source = generator.source()
    for _, field in all_fields():
        has_rule = (
            field.need is not Need.OPTIONAL
            or field.kind in {Kind.EMAIL, Kind.COUNTRY, Kind.CURRENCY, Kind.BOOLEAN, Kind.DECIMAL, Kind.INTEGER}
            or field.kind in {Kind.POSTCODE, Kind.STATE}
            or field.name.endswith("_address_1")
        )
        assert (f"'{field.name}'" in source) == has_rule


def test_the_texts_of_every_node_are_gathered() -> None:
    assert generator.source().count("texts += entry.values()") == len(NODES)
