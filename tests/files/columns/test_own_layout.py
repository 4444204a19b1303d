"""JOOR's names, and those of the program's own template, are always certain."""

from __future__ import annotations

import pytest

from joor_desktop.files.columns import Match, SampledColumn, Why, match_columns
from joor_desktop.files.headings import Meaning, names_customer_code
from joor_desktop.files.template_sheets import heading as template_heading
from joor_desktop.files.template_sheets import sheet_fields
from joor_desktop.model.field import Field, Node
from joor_desktop.model.field_table import CONNECTION, ENTRY_NODES, NODES, all_fields

ENTRY_FIELDS = [(node, field) for node, field in all_fields() if node is not CONNECTION]
_ANY_VALUES = ("yes", "no", "x@y.com", "DE")


def _name(each: Node | Field) -> str:
    return each.label if isinstance(each, Node) else each.name


def _match(heading: str, node: Node | None = None) -> Match:
    return match_columns([SampledColumn(heading, ())], node)[0]


@pytest.mark.parametrize(("node", "field"), list(all_fields()), ids=_name)
def test_joors_names_are_certain_whatever_stands_below(node: Node, field: Field) -> None:
    for name in (field.name, *field.spellings):
        match = match_columns([SampledColumn(name, _ANY_VALUES)])[0]
        assert (match.meanings, match.certainty, match.why) == ((Meaning(node, field),), 1.0, Why.NAME)


@pytest.mark.parametrize(("node", "field"), ENTRY_FIELDS, ids=_name)
@pytest.mark.parametrize("group", [1, 2, 12])
def test_numbered_names_are_certain(node: Node, field: Field, group: int) -> None:
    ending = node.suffix(field)
    for name in (
        f"{node.column_prefix}_{group}_{ending}",
        f"{node.column_prefix.title()} {group} {ending.replace('_', ' ').title()}",
        f"{node.label} {group} {field.label}",
        f"{node.item}{group}-{ending}",
    ):
        match = _match(name)
        assert match.meanings == (Meaning(node, field, group),), name
        assert match.certainty == 1.0
        assert match.why in (Why.NAME, Why.LABEL)


def test_the_wide_layout_as_a_whole_is_certain() -> None:
    names = [field.name for field in CONNECTION.fields]
    names += [f"{node.column_prefix}_{group}_{node.suffix(field)}" for node, field in ENTRY_FIELDS for group in (1, 2)]
    matches = match_columns([SampledColumn(name) for name in names])
    assert {match.certainty for match in matches} == {1.0}
    assert len({match.meanings for match in matches}) == len(names)


@pytest.mark.parametrize("node", NODES, ids=lambda node: node.label)
def test_each_sheet_of_the_template_is_certain(node: Node) -> None:
    fields = sheet_fields(node)
    matches = match_columns([SampledColumn(template_heading(node, field)) for field in fields], node)
    for field, match in zip(fields, matches, strict=True):
        is_owner = node is not CONNECTION and field.name == "customer_code"
        assert match.meanings == (Meaning(CONNECTION if is_owner else node, field),), field.name
        assert match.certainty == 1.0


@pytest.mark.parametrize("node", ENTRY_NODES, ids=lambda node: node.key)
def test_joors_names_are_certain_in_sheets_of_entries(node: Node) -> None:
    for field in node.fields:
        for name in (field.name, field.label, node.suffix(field)):
            match = _match(name, node)
            assert not names_customer_code(node, name)
            assert (match.meanings, match.certainty) == ((Meaning(node, field),), 1.0), name
