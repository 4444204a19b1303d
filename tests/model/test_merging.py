"""What a customer of the list becomes when a file brings it again."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from joor_desktop.model.field_table import CONNECTION, ENTRY_NODES
from joor_desktop.model.merging import _KNOWN_BY, ValueChange, differences, merged, rebased
from joor_desktop.model.path import Path
from joor_desktop.model.record import ENTRY_KEYS, Entry, Record

TEXTS = st.sampled_from(["A1", "Zoë", "EUR", "10"])


def entries_of(*names: str) -> st.SearchStrategy[Entry]:
    return st.dictionaries(st.sampled_from(names), TEXTS, min_size=1)


RECORDS = st.builds(
    Record,
    st.dictionaries(st.sampled_from(["customer_code", "customer_name", "customer_phone"]), TEXTS),
    st.fixed_dictionaries(
        {},
        optional={
            "buyers": st.lists(entries_of("buyer_name", "buyer_email", "buyer_phone"), min_size=1, max_size=3),
            "discounts": st.lists(entries_of("amount", "line_item_level"), min_size=1, max_size=2),
        },
    ),
)
COLUMNS = st.frozensets(
    st.sampled_from([("", "customer_name"), ("", "customer_phone"), ("buyers", "buyer_phone"), ("discounts", "amount")])
)


def test_what_an_entry_is_known_by_are_fields_of_its_node() -> None:
    assert list(_KNOWN_BY) == list(ENTRY_KEYS)
    for node in ENTRY_NODES:
        for names in _KNOWN_BY[node.key]:
            assert set(names) <= {field.name for field in node.fields}


def test_an_empty_cell_leaves_the_value_and_a_filled_one_replaces_it() -> None:
    old = Record({"customer_code": "A1", "customer_name": "Nord", "customer_phone": "555"})
    new = Record({"customer_code": "A1", "customer_name": "Nord & Co"})
    assert merged(old, new).values == {"customer_code": "A1", "customer_name": "Nord & Co", "customer_phone": "555"}


def test_an_empty_cell_empties_the_value_where_that_is_wanted() -> None:
    old = Record({"customer_code": "A1", "customer_phone": "555", "sales_rep_code": "AB"})
    emptied = {("", "customer_code"), ("", "customer_phone")}
    assert merged(old, Record({"customer_code": "A1"}), emptied).values == {
        "customer_code": "A1", "sales_rep_code": "AB",
    }


def test_the_code_stays_as_the_list_has_it() -> None:
    assert merged(Record({"customer_code": "A1"}), Record({"customer_code": " A1 "})).customer_code == "A1"


@pytest.mark.parametrize(
    ("node", "old", "new", "result"),
    [
        pytest.param(
            "shipping_addresses",
            [{"shipping_code": "S1", "shipping_phone": "1"}, {"shipping_code": "S2", "shipping_phone": "2"}],
            [{"shipping_code": "S2", "shipping_city": "Rome"}, {"shipping_code": "S1"}],
            [
                {"shipping_code": "S2", "shipping_city": "Rome", "shipping_phone": "2"},
                {"shipping_code": "S1", "shipping_phone": "1"},
            ],
            id="in another order",
        ),
        pytest.param(
            "shipping_addresses",
            [{"shipping_code": "S1", "shipping_phone": "1"}],
            [{"shipping_code": "S9"}],
            [{"shipping_code": "S9"}],
            id="another address takes nothing over",
        ),
        pytest.param(
            "price_types",
            [{"price_type_currency_code": "EUR", "price_type_label": "A", "price_type_retail_currency_code": "EUR"}],
            [{"price_type_currency_code": "EUR", "price_type_label": "B"}],
            [{"price_type_currency_code": "EUR", "price_type_label": "B"}],
            id="one of two texts is not enough",
        ),
        pytest.param(
            "buyers",
            [{"buyer_name": "Zoë", "buyer_email": "z@old.example", "buyer_phone": "1"}],
            [{"buyer_name": "Zoë", "buyer_email": "z@new.example"}],
            [{"buyer_name": "Zoë", "buyer_email": "z@new.example", "buyer_phone": "1"}],
            id="known by the name when the e-mail is new",
        ),
        pytest.param(
            "discounts",
            [{"amount": "10", "line_item_level": "yes"}, {"amount": "20", "line_item_level": "no"}],
            [{"amount": "15"}, {"amount": "25"}],
            [{"amount": "15", "line_item_level": "yes"}, {"amount": "25", "line_item_level": "no"}],
            id="known by nothing but the place",
        ),
        pytest.param(
            "buyers",
            [{"buyer_name": "Ann", "buyer_phone": "1"}, {"buyer_phone": "2"}],
            [{"buyer_fax": "7"}, {"buyer_name": "Ann"}],
            [{"buyer_fax": "7"}, {"buyer_name": "Ann", "buyer_phone": "1"}],
            id="a place that another entry has taken is no place",
        ),
        pytest.param("warehouses", [{"warehouse_code": "W1"}], [], [{"warehouse_code": "W1"}], id="none brought"),
    ],
)
def test_entries_are_known_again(node: str, old: list[Entry], new: list[Entry], result: list[Entry]) -> None:
    assert merged(Record({}, {node: old}), Record({}, {node: new} if new else {})).entries == {node: result}


def test_a_node_whose_columns_are_empty_is_emptied_where_that_is_wanted() -> None:
    old = Record({}, {"buyers": [{"buyer_name": "Ann"}], "warehouses": [{"warehouse_code": "W1"}]})
    assert merged(old, Record(), {("buyers", "buyer_name")}).entries == {"warehouses": [{"warehouse_code": "W1"}]}


@given(RECORDS, RECORDS, COLUMNS)
@example(
    Record({}, {"buyers": [{"buyer_email": "Zoë"}, {"buyer_email": "Zoë"}]}),
    Record({}, {"buyers": [{"buyer_name": "A1"}, {"buyer_phone": "A1"}, {"buyer_email": "Zoë"}]}),
    frozenset(),
)
def test_a_file_that_comes_again_changes_nothing(old: Record, new: Record, columns: frozenset[tuple[str, str]]) -> None:
    once = merged(old, new, columns)
    assert merged(once, new, columns) == once


@given(RECORDS, RECORDS)
def test_what_the_file_says_holds(old: Record, new: Record) -> None:
    result = merged(old, new)
    own = {**result.values, "customer_code": new.customer_code} if new.customer_code else result.values
    assert new.values.items() <= own.items()
    for key, entries in new.entries.items():
        assert len(result.entries[key]) == len(entries)
        pairs = zip(entries, result.entries[key], strict=True)
        assert all(brought.items() <= entry.items() for brought, entry in pairs)
    assert {key for key in old.entries if key not in new.entries} <= result.entries.keys()


@given(RECORDS, RECORDS, COLUMNS)
def test_a_merge_alters_neither(old: Record, new: Record, columns: frozenset[tuple[str, str]]) -> None:
    before, brought = old.copy(), new.copy()
    merged(old, new, columns)
    assert (old, new) == (before, brought)


@given(RECORDS, RECORDS, RECORDS)
def test_what_was_changed_meanwhile_stays(base: Record, result: Record, current: Record) -> None:
    assert rebased(base, result, base) == result
    assert rebased(base, base, current) == current
    both = rebased(base, result, current)
    for field in CONNECTION.fields:
        text = current.values.get(field.name)
        if text != base.values.get(field.name):
            assert both.values.get(field.name) == text


@given(RECORDS, RECORDS)
def test_differences_are_all_and_only_what_differs(old: Record, new: Record) -> None:
    found = differences(old, new)
    assert bool(found) == (old != new)
    assert all(each.old != each.new for each in found)


def test_differences_name_their_place() -> None:
    old = Record({"customer_name": "Nord"}, {"buyers": [{"buyer_name": "Ann"}, {"buyer_name": "Bo"}]})
    new = Record({"customer_name": "Nord & Co"}, {"buyers": [{"buyer_name": "Ann"}]})
    assert differences(old, new) == [
        ValueChange("customer_name", "Nord", "Nord & Co"), ValueChange("buyers[1].buyer_name", "Bo", ""),
    ]


@pytest.mark.parametrize("path", [Path(field="customer_name"), Path("buyers", 12, "buyer_name")])
def test_a_path_is_read_back(path: Path) -> None:
    assert Path.of_value(str(path)) == path
