"""What goes to JOOR looks as in JOOR's own samples."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest

from joor_desktop.files.reading import read_records
from joor_desktop.joor import wire
from joor_desktop.model.profile import WireFormat
from joor_desktop.model.record import Record
from tests.joor.wire_reading import connections, read_back

SAMPLES = Path(__file__).parent.parent / "files" / "samples"

BOTH = pytest.mark.parametrize("wire_format", WireFormat)


def body(*records: Record, wire_format: WireFormat = WireFormat.JSON, example_names: bool = False) -> bytes:
    """The whole body."""
    return b"".join(wire.write(records, wire_format, example_names=example_names))


def discount(amount: str, per_line: str = "") -> Record:
    """A customer with a discount."""
    entry = {"amount": amount, "line_item_level": per_line}
    return Record({"customer_code": "C1"}, {"discounts": [{name: text for name, text in entry.items() if text}]})


def without_empty(value: Any) -> Any:
    """*value* without texts, lists and objects that are empty, but for ``warehouses``; the order of names stays."""
    if isinstance(value, dict):
        kept = [(name, without_empty(inner)) for name, inner in value.items()]
        return [(name, inner) for name, inner in kept if inner not in ("", []) or name == "warehouses"]
    if isinstance(value, list):
        return [without_empty(inner) for inner in value]
    return value


def elements(element: ET.Element) -> Iterator[tuple[str, ...]]:
    """Every filled element with its text and the names around it, in order."""
    if element.text and element.text.strip():
        yield element.tag, element.text.strip()
    for inner in element:
        for path in elements(inner):
            yield element.tag, *path


def test_joors_json_sample_comes_out_as_it_went_in() -> None:
    """The same names, values, kinds of values and order; only its empty fields are gone."""
    sample = SAMPLES / "joor-example.json"
    read = [each.record for each in read_records(sample)]
    written = json.loads(body(*read, example_names=True))
    assert without_empty(written) == without_empty(json.loads(sample.read_bytes()))


def test_joors_xml_sample_comes_out_as_it_went_in() -> None:
    """The same elements with the same texts in the same order; only its empty elements are gone."""
    sample = SAMPLES / "joor-example.xml"
    read = [each.record for each in read_records(sample)]
    written = ET.fromstring(body(*read, wire_format=WireFormat.XML, example_names=True))
    assert list(elements(written)) == list(elements(ET.parse(sample).getroot()))


@BOTH
def test_the_contact_goes_out_under_the_names_of_joors_table_or_of_its_samples(wire_format: WireFormat) -> None:
    """A profile's setting decides."""
    record = Record({"customer_contact": "Ada", "customer_contact_email": "ada@example.com"})
    table = body(record, wire_format=wire_format).decode()
    example = body(record, wire_format=wire_format, example_names=True).decode()
    assert "customer_contact_email" in table
    assert "customer_contact_name" not in table
    assert "customer_email" in example
    assert "customer_contact_name" in example
    assert "customer_contact_email" not in example


def test_warehouses_are_always_sent() -> None:
    """Without an entry: an empty list in JSON, an empty element in XML."""
    record = Record({"customer_code": "C1"})
    assert connections(body(record)) == [{"customer_code": "C1", "warehouses": []}]
    assert b"<warehouses/>" in body(record, wire_format=WireFormat.XML)


def test_shipping_and_billing_stand_there_only_around_something() -> None:
    """A customer may have one, both or none of what is in them."""
    record = Record(entries={"shipping_methods": [{"shipping_method_code": "ups"}]})
    [connection] = connections(body(record))
    assert connection["shipping"] == {"shipping_methods": [{"shipping_method_code": "ups"}]}
    assert "billing" not in connection
    xml = body(record, wire_format=WireFormat.XML)
    assert b"<shipping><shipping_methods><shipping_method><shipping_method_code>ups<" in xml
    assert b"billing" not in xml


@BOTH
def test_what_is_empty_or_blank_is_left_out(wire_format: WireFormat) -> None:
    """Fields, entries and lists."""
    record = Record(
        {"customer_code": "C1", "customer_alias": "", "customer_phone": " \u00a0"},
        {"buyers": [{"buyer_name": " "}, {}], "discounts": [], "warehouses": [{"warehouse_code": "\t"}]},
    )
    assert read_back(body(record, wire_format=wire_format), wire_format) == [Record({"customer_code": "C1"})]


@pytest.mark.parametrize(
    ("typed", "in_json", "in_xml"),
    [
        ("4", "4", "4.0"),
        ("4.0", "4", "4.0"),
        ("7,5", "7.5", "7.5"),
        ("15 %", "15", "15.0"),
        ("007.50", "7.5", "7.5"),
        ("-0.0", "0", "0.0"),
        (".25", "0.25", "0.25"),
        ("100", "100", "100.0"),
        ("0.1000000000000000055511151231257827", "0.1000000000000000055511151231257827", None),
        ("123456789012345678901234567890.5", "123456789012345678901234567890.5", None),
    ],
)
def test_amounts_are_exact_and_written_as_each_format_writes_them(typed: str, in_json: str, in_xml: str | None) -> None:
    """No digit passes through a binary number."""
    assert f'"amount":{in_json}}}'.encode() in body(discount(typed))
    assert f"<amount>{in_xml or in_json}</amount>".encode() in body(discount(typed), wire_format=WireFormat.XML)


@pytest.mark.parametrize(("typed", "meant"), [("yes", True), ("x", True), ("nein", False), ("0", False)])
def test_booleans_are_written_as_each_format_writes_them(typed: str, meant: bool) -> None:
    """``true`` in JSON, ``True`` in XML."""
    [connection] = connections(body(discount("1", typed)))
    assert connection["discounts"][0]["line_item_level"] is meant
    assert f"<line_item_level>{meant}</".encode() in body(discount("1", typed), wire_format=WireFormat.XML)


def test_countries_currencies_and_numbers_go_out_as_joor_reads_them() -> None:
    """English name or ISO code; capitals; a whole number."""
    record = Record(
        entries={
            "customer_locations": [{"location_country": "Deutschland", "location_address_id": "25965"}],
            "price_types": [{"price_type_currency_code": "eur"}],
        }
    )
    [connection] = connections(body(record))
    assert connection["customer_locations"] == [{"location_address_id": 25965, "location_country": "Germany"}]
    assert connection["price_types"] == [{"price_type_currency_code": "EUR"}]
    xml = body(record, wire_format=WireFormat.XML)
    assert b"<location_address_id>25965</location_address_id>" in xml
    assert b"<location_country>Germany</location_country>" in xml


@BOTH
def test_what_is_not_what_its_field_wants_goes_out_as_typed(wire_format: WireFormat) -> None:
    """Nothing is guessed, and nothing is lost."""
    record = Record(
        entries={
            "shipping_addresses": [{"shipping_country": "Atlantis & Co", "shipping_create_doors": "perhaps"}],
            "customer_locations": [{"location_address_id": "12a"}],
            "price_types": [{"price_type_currency_code": "euros"}],
            "discounts": [{"amount": "a lot"}],
        }
    )
    assert read_back(body(record, wire_format=wire_format), wire_format) == [record]


def test_xml_keeps_its_own_signs_and_line_ends() -> None:
    """Also a carriage return, which a reader would otherwise turn into a line feed."""
    record = Record({"customer_name": "<A> & \"B\" ]]>\r\n'C'", "customer_code": "&amp;"})
    assert read_back(body(record, wire_format=WireFormat.XML), WireFormat.XML) == [record]


@pytest.mark.parametrize("sign", ["\x00", "\x0b", "\x1f", "\ud800", "\ufffe", "\uffff"])
def test_xml_never_gets_a_sign_that_it_cannot_carry(sign: str) -> None:
    """The checks keep such customers back; should one come here, nothing is written."""
    with pytest.raises(ValueError, match="XML can't carry"):
        body(Record({"customer_name": f"A{sign}B"}), wire_format=WireFormat.XML)


def test_json_never_gets_half_a_sign() -> None:
    """A lone surrogate is no text."""
    with pytest.raises(ValueError, match="JSON can't carry customer 'C9'"):
        body(Record({"customer_code": "C9", "customer_name": "\udfff"}))


@BOTH
def test_pieces_are_large_and_make_up_the_body(wire_format: WireFormat) -> None:
    """Each has at least 256 KB, but for the last one."""
    records = [Record({"customer_code": f"C{number:05}", "customer_name": "Bétique " * 12}) for number in range(9000)]
    pieces = list(wire.write(iter(records), wire_format))
    assert len(pieces) > 3
    assert all(len(piece) >= 256 * 1024 for piece in pieces[:-1])
    assert max(map(len, pieces)) < 300 * 1024
    assert read_back(b"".join(pieces), wire_format) == records


@BOTH
@pytest.mark.parametrize("count", [0, 1, 2])
def test_few_customers_make_a_whole_body(wire_format: WireFormat, count: int) -> None:
    """Also none at all."""
    records = [Record({"customer_code": f"C{number}"}) for number in range(count)]
    assert read_back(body(*records, wire_format=wire_format), wire_format) == records


@BOTH
def test_a_body_that_fills_a_piece_exactly_has_no_separator_too_many(wire_format: WireFormat) -> None:
    """The last customer ends the piece, and nothing comes after it."""
    record = Record({"customer_code": "C1", "customer_name": "x" * 256 * 1024})
    pieces = list(wire.write([record], wire_format))
    assert len(pieces) == 2
    assert read_back(b"".join(pieces), wire_format) == [record]
