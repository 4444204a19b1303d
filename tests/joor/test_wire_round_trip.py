"""Whatever a customer holds, JOOR gets the same, in both formats."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from joor_desktop.joor import wire
from joor_desktop.model.countries import wire_country
from joor_desktop.model.currencies import find_currency
from joor_desktop.model.field import Field, Kind, Node
from joor_desktop.model.field_table import CONNECTION, ENTRY_NODES, NODE_BY_KEY
from joor_desktop.model.profile import WireFormat
from joor_desktop.model.record import Entry, Record
from joor_desktop.model.values import parse_boolean, parse_decimal, parse_integer, xml_safe
from tests.joor.wire_reading import read_back

TEXTS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=20).filter(xml_safe)
AMOUNTS = st.decimals(allow_nan=False, allow_infinity=False, places=6).map(lambda number: format(number, "f"))
LIKELY = {
    Kind.BOOLEAN: st.sampled_from(["yes", "No", "x", "1", "false"]),
    Kind.DECIMAL: AMOUNTS,
    Kind.INTEGER: st.integers(0, 10**18 - 1).map(str),
    Kind.COUNTRY: st.sampled_from(["usa", "IT", "Deutschland", "Bosnia & Herzegovina", "Côte d'Ivoire", "gb"]),
    Kind.CURRENCY: st.sampled_from(["EUR", "usd", " chf "]),
}


def entries(node: Node) -> st.SearchStrategy[Entry]:
    """Entries of *node*: any fields in any order, likely and unlikely values."""
    values = {field.name: st.one_of(LIKELY.get(field.kind, TEXTS), TEXTS) for field in node.fields}
    return st.permutations(list(values)).flatmap(
        lambda names: st.fixed_dictionaries({}, optional={name: values[name] for name in names})
    )


RECORDS = st.builds(
    Record,
    entries(CONNECTION),
    st.fixed_dictionaries({}, optional={node.key: st.lists(entries(node), max_size=3) for node in ENTRY_NODES}),
)


def meaning(field: Field, text: str) -> object:
    """What a value of *field* says, whichever way it is written."""
    parsed: object = None
    if field.kind is Kind.BOOLEAN:
        parsed = parse_boolean(text)
    elif field.kind is Kind.DECIMAL:
        parsed = parse_decimal(text)
    elif field.kind is Kind.INTEGER:
        parsed = parse_integer(text)
    elif field.kind is Kind.CURRENCY:
        parsed = find_currency(text)
    elif field.kind is Kind.COUNTRY:
        parsed = wire_country(text)
    return text if parsed is None else parsed


def meaning_of(record: Record) -> object:
    """All that *record* says; what is blank says nothing."""

    def of_entry(node: Node, entry: Entry) -> dict[str, object]:
        return {name: meaning(node.field(name), text) for name, text in entry.items() if text.strip()}

    lists = {
        key: [said for entry in items if (said := of_entry(NODE_BY_KEY[key], entry))]
        for key, items in record.entries.items()
    }
    return of_entry(CONNECTION, record.values), {key: said for key, said in lists.items() if said}


@given(st.lists(RECORDS, max_size=3), st.sampled_from(WireFormat), st.booleans())
def test_what_is_written_reads_back_the_same(
    records: list[Record], wire_format: WireFormat, example_names: bool
) -> None:
    """By Python's own parsers; each value by what it says."""
    body = b"".join(wire.write(records, wire_format, example_names=example_names))
    assert [meaning_of(each) for each in read_back(body, wire_format)] == [meaning_of(each) for each in records]


@given(AMOUNTS)
def test_amounts_keep_every_digit(amount: str) -> None:
    """In both formats, compared as exact numbers."""
    record = Record(entries={"discounts": [{"amount": amount}]})
    for wire_format in WireFormat:
        [back] = read_back(b"".join(wire.write([record], wire_format)), wire_format)
        assert Decimal(back.entries["discounts"][0]["amount"]) == Decimal(amount)
