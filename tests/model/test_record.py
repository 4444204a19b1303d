"""A record keeps what was typed, nested as JOOR nests it, and goes to its stored form and back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from joor_desktop.model.field_table import CONNECTION, ENTRY_NODES
from joor_desktop.model.path import Path
from joor_desktop.model.record import Record

texts = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=20)


def entries_of(names: list[str]) -> st.SearchStrategy[list[dict[str, str]]]:
    """Lists of entries with some of the fields *names*."""
    return st.lists(st.dictionaries(st.sampled_from(names), texts, max_size=4), min_size=1, max_size=3)


records = st.builds(
    Record,
    st.dictionaries(st.sampled_from([field.name for field in CONNECTION.fields]), texts),
    st.fixed_dictionaries(
        {}, optional={node.key: entries_of([field.name for field in node.fields]) for node in ENTRY_NODES}
    ),
)


@given(records)
def test_the_stored_form_gives_the_same_record_back(record: Record) -> None:
    """For any text in any field."""
    assert Record.from_body(record.to_body()) == record


@given(records)
def test_a_copy_shares_nothing(record: Record) -> None:
    """A change of the copy leaves the record alone."""
    before = record.to_body()
    copy = record.copy()
    copy.values["customer_name"] = "changed"
    for entries in copy.entries.values():
        entries[0]["changed"] = "changed"
        entries.append({})
    assert record.to_body() == before


def test_a_value_is_set_emptied_and_added_to_the_end() -> None:
    """An index one past the last entry makes a new one."""
    record = Record()
    city = Path("shipping_addresses", 0, "shipping_city")
    record.set_value(city, "Milano")
    record.set_value(Path(field="customer_code"), "007")
    assert record.entries == {"shipping_addresses": [{"shipping_city": "Milano"}]}
    assert record.value(city) == "Milano"
    assert record.customer_code == "007"
    record.set_value(city, "")
    assert record.value(city) == ""
    assert record.entries == {"shipping_addresses": [{}]}


def test_a_value_beyond_the_end_is_a_mistake() -> None:
    """Entries have no gaps."""
    with pytest.raises(IndexError):
        Record().set_value(Path("buyers", 1, "buyer_name"), "Zoë")


def test_what_is_not_there_reads_as_empty() -> None:
    """No list, no entry, no field."""
    record = Record({}, {"buyers": [{}]})
    assert record.value(Path("buyers", 0, "buyer_name")) == ""
    assert record.value(Path("buyers", 5, "buyer_name")) == ""
    assert record.value(Path("discounts", 0, "amount")) == ""
    assert record.customer_name == ""


def test_a_path_reads_as_a_person_of_the_trade_would_write_it() -> None:
    """The written form stands in the command line's output."""
    assert str(Path(field="customer_name")) == "customer_name"
    assert str(Path("shipping_addresses", 1, "shipping_city")) == "shipping_addresses[1].shipping_city"
    assert str(Path("price_types")) == "price_types"
