"""JOOR's JSON and XML, as in its samples and as other programs write them."""

from __future__ import annotations

import tracemalloc
from pathlib import Path
from typing import Any

import orjson
import pytest

from joor_desktop.errors import UnreadableFileError
from joor_desktop.files.payload_records import value_text
from joor_desktop.files.reading import Reading, SourceRecord, read_records
from joor_desktop.model.problem import Severity
from joor_desktop.model.record import Record
from joor_desktop.model.values import parse_boolean

SAMPLES = Path(__file__).parent / "samples"


def read(path: Path) -> tuple[list[SourceRecord], Reading]:
    """All customers of the file, and the reading after them."""
    reading = read_records(path)
    return list(reading), reading


def read_text(folder: Path, content: str | bytes) -> list[Record]:
    """The customers in a file with this content; nothing in it may be unknown."""
    file = folder / "payload"
    file.write_bytes(content if isinstance(content, bytes) else content.encode())
    found, reading = read(file)
    assert not reading.notices
    return [each.record for each in found]


def read_tree(folder: Path, tree: Any) -> list[Record]:
    """The customers in a JSON file that holds *tree*."""
    return read_text(folder, orjson.dumps(tree))


def refused(folder: Path, content: str | bytes) -> str:
    """What is said of a file with this content."""
    with pytest.raises(UnreadableFileError) as caught:
        read_text(folder, content)
    assert "{" not in caught.value.title
    return str(caught.value)


def test_joors_json_example() -> None:
    found, reading = read(SAMPLES / "joor-example.json")
    assert (reading.total_rows, reading.sources, reading.notices) == (1, [], [])
    (customer,) = found
    assert customer.origin is None
    record = customer.record
    assert record.values == {
        "customer_code": "JBNY",
        "customer_alias": "Alias",
        "customer_name": "JboutiqueNY",
        "customer_contact_email": "kristen@example.com",
        "customer_contact": "Kristen Leone",
        "company_number_name": "company1",
        "company_number_code": "c1",
        "customer_group_name": "Specialty",
        "customer_group_code": "SPC",
        "sales_rep_code": "AB",
    }
    assert {key: len(entries) for key, entries in record.entries.items()} == {
        "buyers": 1,
        "shipping_addresses": 2,
        "shipping_methods": 2,
        "billing_addresses": 2,
        "payment_methods": 5,
        "customer_locations": 1,
        "price_types": 2,
        "discounts": 1,
        "warehouses": 1,
    }
    assert record.entries["discounts"] == [{"amount": "4", "line_item_level": "yes"}]
    assert record.entries["customer_locations"][0]["location_address_id"] == "25965"
    assert [entry["shipping_create_doors"] for entry in record.entries["shipping_addresses"]] == ["yes", "no"]
    assert "billing_address_2" not in record.entries["billing_addresses"][0]


def test_joors_xml_example() -> None:
    (customer,), reading = read(SAMPLES / "joor-example.xml")
    assert not reading.notices
    record = customer.record
    assert record.values["customer_contact_email"] == "kristen@example.com"
    assert record.entries["billing_addresses"][0]["billing_postal_code"] == "07030"
    assert [entry["payment_method_code"] for entry in record.entries["payment_methods"]] == ["net30", "cc", "wt"]
    assert record.entries["discounts"] == [{"amount": "4.0", "line_item_level": "True"}]
    assert record.entries["shipping_addresses"][1]["shipping_phone"] == "(713) 780-8564"


ANN = {"buyer_name": "Ann"}
BO = {"buyer_name": "Bo"}
ADDRESS = {"shipping_city": "Rome"}


@pytest.mark.parametrize(
    "connection",
    [
        {"buyers": [ANN, BO], "shipping": {"shipping_addresses": [ADDRESS]}},
        {"buyers": {"buyer": [ANN, BO]}, "shipping": {"shipping_addresses": {"shipping_address": ADDRESS}}},
        {"buyers": [{"buyer": ANN}, {"buyer": BO}], "shipping": [{"shipping_addresses": ADDRESS}]},
        {"buyers": [ANN, BO], "shipping_addresses": [ADDRESS]},
        {"buyers": [{"buyer": [ANN]}, BO, {}], "shipping": {"shipping_addresses": [ADDRESS, {"shipping_city": ""}]}},
    ],
)
def test_lists_may_be_wrapped_or_not(tmp_path: Path, connection: dict[str, Any]) -> None:
    (record,) = read_tree(tmp_path, {"bulk_connections": {"connection": [{"customer_code": "C1", **connection}]}})
    assert record == Record({"customer_code": "C1"}, {"buyers": [ANN, BO], "shipping_addresses": [ADDRESS]})


@pytest.mark.parametrize(
    "wrap",
    [
        lambda each: {"bulk_connections": {"connection": each}},
        lambda each: {"bulk_connections": {"connection": each[0]}},
        lambda each: {"bulk_connections": each},
        lambda each: {"bulk_connections": [{"connection": each}]},
        lambda each: {"connection": each},
        lambda each: each,
        lambda each: each[0],
    ],
)
def test_connections_may_be_wrapped_or_not(tmp_path: Path, wrap: Any) -> None:
    assert read_tree(tmp_path, wrap([{"customer_code": "C1"}])) == [Record({"customer_code": "C1"})]


def test_a_connection_without_code_and_name_is_not_passed_over(tmp_path: Path) -> None:
    """The checks tell what is missing in it; from XML it comes the same."""
    tree = {"bulk_connections": {"connection": [{"customer_code": "C1"}, {"customer_alias": "Nameless"}]}}
    xml = "<bulk_connections><connection><customer_alias>Nameless</customer_alias></connection></bulk_connections>"
    nameless = Record({"customer_alias": "Nameless"})
    assert read_tree(tmp_path, tree) == [Record({"customer_code": "C1"}), nameless]
    assert read_text(tmp_path, xml) == [nameless]


@pytest.mark.parametrize("empty", [[], {}, "", None, [None], [{}], {"warehouse": None}, {"warehouse": []}])
def test_empty_nodes_are_no_entries(tmp_path: Path, empty: Any) -> None:
    assert read_tree(tmp_path, {"customer_code": "C1", "warehouses": empty}) == [Record({"customer_code": "C1"})]


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (True, "yes"),
        (False, "no"),
        (4, "4"),
        (4.0, "4"),
        (4.5, "4.5"),
        (0, "0"),
        (None, ""),
        ("", ""),
        ("  ", ""),
        (" a ", " a "),
        ("007", "007"),
        (["x"], ""),
        ({"x": 1}, ""),
    ],
)
def test_values_as_a_person_would_type_them(value: object, text: str) -> None:
    assert value_text(value) == text


def test_booleans_keep_their_meaning() -> None:
    assert parse_boolean(value_text(True)) is True
    assert parse_boolean(value_text(False)) is False


def test_the_tables_spelling_wins_over_the_samples(tmp_path: Path) -> None:
    for content in (
        '{"customer_code": "C1", "customer_email": "b@x.example", "customer_contact_email": "a@x.example"}',
        '{"customer_contact_email": "a@x.example", "customer_code": "C1", "customer_email": "b@x.example"}',
        '{"customer_contact_email": "", "customer_code": "C1", "customer_email": "a@x.example"}',
    ):
        (record,) = read_text(tmp_path, content)
        assert record.values["customer_contact_email"] == "a@x.example"


def test_names_that_joor_does_not_know_are_told(tmp_path: Path) -> None:
    file = tmp_path / "a.json"
    file.write_bytes(
        orjson.dumps([{"customer_code": "C1", "vat": "1", "buyers": [{"buyer_name": "A", "age": 4}] * 2}] * 3)
    )
    found, reading = read(file)
    assert len(found) == 3
    assert {notice.message for notice in reading.notices} == {
        "“vat” was not read, because it is no field of JOOR's (3 times).",
        "“age” was not read, because it is no field of JOOR's (6 times).",
    }


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_json_in_other_encodings(tmp_path: Path, encoding: str) -> None:
    (record,) = read_text(tmp_path, '[{"customer_code": "Ç1"}]'.encode(encoding))
    assert record.customer_code == "Ç1"


XML = "<bulk_connections><connection><customer_code>Ç1</customer_code></connection></bulk_connections>"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "iso-8859-1", "windows-1252"])
def test_xml_in_other_encodings(tmp_path: Path, encoding: str) -> None:
    content = f'<?xml version="1.0" encoding="{encoding.removesuffix("-sig")}"?>\n{XML}'
    (record,) = read_text(tmp_path, content.encode(encoding))
    assert record.customer_code == "Ç1"


@pytest.mark.parametrize(
    "content",
    [
        XML.replace("bulk_connections", "customers"),
        "<connection><customer_code>Ç1</customer_code></connection>",
        '<j:a xmlns:j="urn:j"><j:connection><j:customer_code>Ç1</j:customer_code></j:connection></j:a>',
        XML.replace("Ç1", "<![CDATA[Ç1]]><!-- one -->"),
        XML.replace("<customer_code>", "\n  <customer_alias />\n  <customer_name></customer_name>\n<customer_code>"),
    ],
)
def test_xml_in_other_shapes(tmp_path: Path, content: str) -> None:
    assert read_text(tmp_path, content) == [Record({"customer_code": "Ç1"})]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("{", "damaged"),
        ('{"bulk_connections": {"connection": [{"customer_code": "C1"}', "damaged"),
        ('{"bulk_connections": {}}', "no customers in JOOR's form"),
        ("[]", "no customers in JOOR's form"),
        ('{"name": "x"}', "no customers in JOOR's form"),
        ("[" * 100_000, "damaged"),
        ("<bulk_connections/>", "no customers in JOOR's form"),
        (XML[:-4], "damaged"),
        (XML.replace("Ç1", "Ç1 & 2"), "damaged"),
        ("<a>" * 50 + "</a>" * 50, "damaged"),
        ("<!DOCTYPE a><bulk_connections/>", "document type"),
        ('<?xml version="1.0"?>\n<!DOCTYPE a [<!ENTITY b "c">]>' + XML.replace("Ç1", "&b;"), "document type"),
        ('<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]>' + XML.replace("Ç1", "&b;"), "document type"),
    ],
)
def test_what_can_not_be_read_is_said(tmp_path: Path, content: str, said: str) -> None:
    assert said in refused(tmp_path, content)


@pytest.mark.parametrize("content", ["{", XML[:-4]])
def test_a_damaged_payload_is_not_to_be_opened_in_excel(tmp_path: Path, content: str) -> None:
    said = refused(tmp_path, content)
    assert "Excel" not in said
    assert "line 1" in said


def test_a_break_after_the_first_customers_is_told_when_it_is_reached(tmp_path: Path) -> None:
    one = "<connection><customer_code>C1</customer_code></connection>"
    file = tmp_path / "a.xml"
    file.write_text(f"<bulk_connections>{one * 20_000}<connection>")
    records = iter(read_records(file))
    assert next(records).record.customer_code == "C1"
    with pytest.raises(UnreadableFileError):
        list(records)


def test_xml_needs_little_memory(tmp_path: Path) -> None:
    one = f"<connection><customer_code>C1</customer_code><customer_name>{'x' * 500}</customer_name></connection>"
    file = tmp_path / "a.xml"
    file.write_text(f"<bulk_connections>{one * 20_000}</bulk_connections>")
    tracemalloc.start()
    count = sum(1 for _ in read_records(file))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert count == 20_000
    assert peak < file.stat().st_size / 3


@pytest.mark.parametrize(
    ("connection", "name"),
    [
        ({"buyers": "Ann"}, "buyers"),
        ({"buyers": [ANN, "Bo"]}, "buyers"),
        ({"buyers": {"buyer": ["Ann"]}}, "buyer"),
        ({"shipping": "Rome"}, "shipping"),
        ({"customer_phone": ["1", "2"]}, "customer_phone"),
        ({"discounts": [{"amount": {"percent": 5}}]}, "amount"),
    ],
)
def test_what_stands_in_no_known_form_is_told(tmp_path: Path, connection: dict[str, Any], name: str) -> None:
    """It is an error, so that nobody sends the rest for the whole."""
    file = tmp_path / "payload"
    file.write_bytes(orjson.dumps([{"customer_code": "C1", **connection}]))
    _, reading = read(file)
    [notice] = reading.notices
    assert (notice.severity, notice.code) == (Severity.ERROR, "value-unread")
    assert f"“{name}”" in notice.message


def test_a_field_that_stands_twice_in_xml_is_told(tmp_path: Path) -> None:
    """Which of both is meant, nobody can say."""
    file = tmp_path / "payload"
    phones = "<customer_phone>1</customer_phone><customer_phone>2</customer_phone>"
    file.write_text(f"<connection><customer_code>C1</customer_code>{phones}</connection>")
    (customer,), reading = read(file)
    assert customer.record == Record({"customer_code": "C1"})
    assert [notice.code for notice in reading.notices] == ["value-unread"]


def test_every_digit_of_a_long_number_is_kept(tmp_path: Path) -> None:
    """A code rounded to sixteen digits would make another customer."""
    code, phone = "12345678901234567890123", "-9223372036854775809"
    (record,) = read_text(tmp_path, f'[{{"customer_code": {code}, "customer_phone": {phone}, "customer_alias": 7}}]')
    assert record.values == {"customer_code": code, "customer_phone": phone, "customer_alias": "7"}


def test_names_beside_the_lists_of_a_group_are_told(tmp_path: Path) -> None:
    """An address without the list around it would be lost otherwise, and nobody would know."""
    file = tmp_path / "payload"
    file.write_bytes(orjson.dumps([{"customer_code": "C1", "shipping": {"shipping_address": [ADDRESS]}}]))
    _, reading = read(file)
    assert [notice.code for notice in reading.notices] == ["name-unknown"]
    assert "“shipping_address”" in reading.notices[0].message
