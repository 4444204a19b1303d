"""The field table against JOOR's own request table, kept beside this test line by line."""

import pathlib

import pytest

from joor_desktop.model.field import Field, Kind, Need, Node, Presence
from joor_desktop.model.field_table import CONNECTION, ENTRY_NODES, NODE_BY_KEY, NODES, WIRE_ORDER, all_fields
from joor_desktop.model.texts import install_translator, translate

HERE = pathlib.Path(__file__).parent

NEEDS = {
    "Y": Need.REQUIRED,
    "N": Need.OPTIONAL,
    "HR": Need.RECOMMENDED,
    "Y if US, CA, JP, AU": Need.IN_STATE_COUNTRIES,
}
STRING_KINDS = set(Kind) - {Kind.BOOLEAN, Kind.DECIMAL, Kind.INTEGER}


def lines(name: str) -> list[list[str]]:
    """The columns of a table kept beside this test."""
    return [[cell.strip() for cell in line.split("|")] for line in (HERE / name).read_text("utf-8").splitlines()]


def joor_path(node: Node, field: Field) -> str:
    """Where JOOR's table has the field, below ``connection``."""
    return "/".join((*node.path, *([node.item] if node.key else []), field.name))


def test_every_line_of_joors_table_is_an_entry_in_its_order() -> None:
    """53 fields: place, requirement, type and longest length."""
    ours = [(joor_path(node, field), field) for node, field in all_fields() if field.in_table]
    table = lines("joor_request_table.txt")
    assert [path for path, _ in ours] == [line[0] for line in table]
    for (path, field), (_, need, kind, longest) in zip(ours, table, strict=True):
        assert field.need is NEEDS[need], path
        assert str(field.max_length or "-") == longest, path
        assert (field.kind in STRING_KINDS) == (kind == "Any String"), path
        assert (field.kind is Kind.BOOLEAN) == (kind == "Boolean"), path
        assert (field.kind is Kind.DECIMAL) == (kind == "Decimal"), path


def test_every_node_of_joors_table_is_there() -> None:
    """Wrapper and singular nodes, with how often they stand."""
    table = dict(lines("joor_request_nodes.txt"))
    ours = {"/".join(("connection", *node.path, node.item)) for node in ENTRY_NODES}
    wrappers = [node.path[: depth + 1] for node in ENTRY_NODES for depth in range(len(node.path))]
    ours |= {"/".join(("connection", *path)) for path in wrappers}
    assert ours | {"connection"} == set(table)
    for node in ENTRY_NODES:
        often = table["/".join(("connection", *node.path))]
        expected = {"1-n": Presence.REQUIRED, "1-1": Presence.ALWAYS_SENT, "0-1": Presence.OPTIONAL}[often]
        assert node.presence is expected, node.key


def test_the_names_that_stand_in_joors_samples_only() -> None:
    """Two are other spellings, two are fields of their own."""
    extra = {field.name for _, field in all_fields() if not field.in_table}
    spellings = {spelling for _, field in all_fields() for spelling in field.spellings}
    assert extra == {"shipping_email", "location_address_id"}
    assert spellings == {"customer_contact_name", "customer_email"}


def test_names_and_nodes_are_unique() -> None:
    """A name found anywhere means one field."""
    names = [name for _, field in all_fields() for name in (field.name, *field.spellings)]
    assert len(names) == len(set(names))
    assert len(NODE_BY_KEY) == len(NODES)
    assert set(WIRE_ORDER) == set(ENTRY_NODES)


@pytest.mark.parametrize("node", NODES, ids=lambda node: node.item)
def test_the_order_of_the_samples_names_fields_of_the_node_and_loses_none(node: Node) -> None:
    """A new field that stands in no sample comes last by itself."""
    assert set(node.example_order) <= {field.name for field in node.fields}
    assert sorted(field.name for field in node.wire_fields()) == sorted(field.name for field in node.fields)
    assert tuple(field.name for field in node.wire_fields())[: len(node.example_order)] == node.example_order


@pytest.mark.parametrize(
    ("name", "suffix"),
    [
        ("buyer_name", "name"),
        ("shipping_city", "city"),
        ("shipping_method_code", "code"),
        ("location_zip", "zip"),
        ("price_type_label", "label"),
        ("amount", "amount"),
        ("line_item_level", "line_item_level"),
        ("warehouse_code", "code"),
    ],
)
def test_numbered_columns_have_the_number_after_the_node(name: str, suffix: str) -> None:
    """``shipping_2_city`` is the node's prefix, the number, and the rest of the field's name."""
    node, field = next((node, field) for node, field in all_fields() if field.name == name)
    assert node.suffix(field) == suffix


def test_every_text_for_people_goes_through_the_translator() -> None:
    """Labels, help and node names change with the language."""
    install_translator(lambda context, text: f"{context}:{text}")
    try:
        assert CONNECTION.title == "node:Customer"
        assert CONNECTION.plural_title == "node:Customers"
        field = CONNECTION.field("customer_code")
        assert field.title.startswith("field:")
        assert field.explanation.startswith("field:")
    finally:
        install_translator(None)
    assert translate("any", "text") == "text"


def test_an_unknown_field_is_told() -> None:
    """Asking a node for a field of another is a mistake in the program."""
    with pytest.raises(KeyError):
        CONNECTION.field("buyer_name")
