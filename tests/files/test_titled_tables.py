"""Tables titled as addresses of one kind: the title says whose these are, and the same codes join the tables."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

from joor_desktop.files.columns import titled_owner
from joor_desktop.files.reading import Reading, SourceRecord, read_records, understand
from joor_desktop.files.understanding import Choices, Layout, SheetChoices
from tests.files.workbooks import write_rows, write_sheets

Row = tuple[str | None, ...]
Rows = list[Row]

NAMED: Row = ("Account No", "Name", "Address", "City")
PLAIN: Row = ("Account No", "Address", "City")
BILLED: Rows = [("1", "Nord", "Via 1", "Milano"), ("2", "Ost", "Via 2", "Roma"), ("3", "Sud", "Via 3", "Bari")]
SHIPPED: Rows = [("1", "Nord Depot", "Rue 1", "Paris"), ("2", "Ost", "Rue 2", "Lyon"), ("3", "Sud", "Rue 3", "Nice")]


def plain(rows: Rows) -> Rows:
    return [(row[0], *row[2:]) for row in rows]


def read(file: Path, choices: Mapping[str, SheetChoices] | None = None) -> tuple[list[SourceRecord], Reading]:
    reading = read_records(file, Choices(choices or {}))
    return list(reading), reading


def cities(records: list[SourceRecord], kind: str) -> list[list[str]]:
    """The towns of each customer's addresses of a kind."""
    return [[entry[f"{kind}_city"] for entry in each.record.entries.get(f"{kind}_addresses", [])] for each in records]


def beside(left: Rows, right: Rows) -> Rows:
    return [(*one, None, *other) for one, other in zip(left, right, strict=True)]


BELOW: Rows = [("BILLING ADDRESSES",), NAMED, *BILLED, (), ("SHIPPING ADDRESSES",), NAMED, *SHIPPED]
TURNED: Rows = [("Ship-to",), NAMED, *SHIPPED, (), ("Bill-to",), NAMED, *BILLED]
BESIDE: Rows = beside(
    [("BILLING", None, None, None), NAMED, *BILLED], [("SHIPPING", None, None, None), NAMED, *SHIPPED]
)
BARE: Rows = [("Billing",), PLAIN, *plain(BILLED), (), ("Shipping",), PLAIN, *plain(SHIPPED)]


@pytest.mark.parametrize(
    ("sheets", "name"),
    [
        ({"EU": BELOW}, "Nord"),
        ({"EU": TURNED}, "Nord Depot"),
        ({"EU": BESIDE}, "Nord"),
        ({"BILLING": [NAMED, *BILLED], "SHIPPING": [NAMED, *SHIPPED]}, "Nord"),
        ({"Rechnungsadressen": [NAMED, *BILLED], "Lieferadressen 2026": [NAMED, *reversed(SHIPPED)]}, "Nord"),
        ({"EU": BARE}, ""),
        ({"Bill-to": [PLAIN, *plain(BILLED)], "Ship-to": [PLAIN, *plain(SHIPPED)]}, ""),
        ({"Billing addresses": [PLAIN, *plain(BILLED)], "Shipping addresses": [PLAIN, *plain(SHIPPED)]}, ""),
        ({"All": [NAMED[:2], *[row[:2] for row in BILLED]], "Bill": BARE}, "Nord"),
        (
            {
                "All": [NAMED[:2], *[row[:2] for row in BILLED]],
                "Billing": [NAMED, *BILLED],
                "Ship to": [NAMED, *SHIPPED],
            },
            "Nord",
        ),
    ],
)
def test_titles_say_whose_addresses_are_and_no_code_stands_twice(
    tmp_path: Path, sheets: Mapping[str, Rows], name: str
) -> None:
    records, reading = read(write_sheets(tmp_path / "a.xlsx", sheets))
    assert [each.record.customer_code for each in records] == ["1", "2", "3"]
    assert records[0].record.customer_name == name
    assert cities(records, "billing") == [["Milano"], ["Roma"], ["Bari"]]
    assert cities(records, "shipping") == [["Paris"], ["Lyon"], ["Nice"]]
    assert not reading.notices


def test_the_name_in_a_joined_table_is_the_addresses(tmp_path: Path) -> None:
    records, _ = read(write_rows(tmp_path / "a.xlsx", *BELOW))
    assert records[0].record.entries["shipping_addresses"][0]["shipping_name"] == "Nord Depot"


def test_one_titled_table_alone_is_of_that_kind(tmp_path: Path) -> None:
    file = write_rows(tmp_path / "a.xlsx", ("Indirizzi di fatturazione",), NAMED, *BILLED)
    records, reading = read(file)
    assert (cities(records, "billing"), cities(records, "shipping")) == ([["Milano"], ["Roma"], ["Bari"]], [[], [], []])
    assert not reading.notices


def test_several_addresses_of_a_customer_join_in_their_order(tmp_path: Path) -> None:
    rows = [*BELOW, ("1", "Nord", "Rue 9", "Lille")]
    records, _ = read(write_rows(tmp_path / "a.xlsx", *rows))
    assert cities(records, "shipping") == [["Paris", "Lille"], ["Lyon"], ["Nice"]]


def test_tables_of_other_customers_stay_apart(tmp_path: Path) -> None:
    others: Rows = [(f"X{row[0]}", *row[1:]) for row in SHIPPED]
    file = write_rows(tmp_path / "a.xlsx", *BELOW[:6], ("SHIPPING",), NAMED, *others)
    records, _ = read(file)
    assert [each.record.customer_code for each in records] == ["1", "2", "3", "X1", "X2", "X3"]
    assert cities(records, "shipping")[3:] == [["Paris"], ["Lyon"], ["Nice"]]


def test_a_code_that_the_other_table_lacks_is_told_with_its_cell(tmp_path: Path) -> None:
    more: Rows = [(str(number), f"Shop {number}", f"Via {number}", "Como") for number in range(4, 10)]
    rows = [
        ("BILLING",),
        NAMED,
        *BILLED,
        *more,
        (),
        ("SHIPPING",),
        NAMED,
        *SHIPPED,
        *more[:-1],
        ("99", "West", "V", "Z"),
    ]
    _, reading = read(write_rows(tmp_path / "a.xlsx", *rows))
    (notice,) = reading.notices
    assert (notice.code, notice.place and notice.place.cell) == ("entry-without-customer", "A23")


def test_what_a_person_chose_for_a_joined_table_counts(tmp_path: Path) -> None:
    file = write_rows(tmp_path / "a.xlsx", *BELOW)
    target = (("shipping_addresses", 1, "shipping_address_2"),)
    records, _ = read(file, {"Customers, table 2": SheetChoices(columns={"address": target})})
    assert records[0].record.entries["shipping_addresses"][0]["shipping_address_2"] == "Rue 1"
    own = (("", 1, "sales_rep_code"),)
    understood = understand(file, Choices({"Customers, table 2": SheetChoices(columns={"name": own})}))
    assert [sheet.layout for sheet in understood.sheets] == [Layout.CUSTOMERS, Layout.CUSTOMERS]


def test_columns_that_say_whose_they_are_count_more_than_the_title(tmp_path: Path) -> None:
    rows: Sequence[Row] = [("Billing",), ("Account No", "Name", "Bill to city", "City"), ("1", "Nord", "Roma", "Bari")]
    records, _ = read(write_rows(tmp_path / "a.xlsx", *rows))
    assert (cities(records, "billing"), cities(records, "shipping")) == ([["Roma"]], [["Bari"]])


def test_a_door_below_a_title_of_billing_is_asked_about(tmp_path: Path) -> None:
    rows: Sequence[Row] = [("Billing",), (*NAMED, "Create door"), ("1", "Nord", "Via 1", "Roma", "yes")]
    (sheet,) = understand(write_rows(tmp_path / "a.xlsx", *rows)).sheets
    assert not sheet.columns[4].applied


def test_a_door_beside_a_shipping_address_is_no_error(tmp_path: Path) -> None:
    names: Row = ("Account No", "Name", "Ship to city", "Create door", "City")
    (sheet,) = understand(write_rows(tmp_path / "a.xlsx", names, ("1", "Nord", "Roma", "yes", "Bari"))).sheets
    assert [column.targets for column in sheet.columns][4] == (("billing_addresses", 1, "billing_city"),)


@pytest.mark.parametrize(
    ("title", "owner"),
    [
        ("BILLING ADDRESSES", "billing"), ("Invoice addresses 2026", "billing"), ("Adresses de facturation", "billing"),
        ("Indirizzi di spedizione", "shipping"), ("Direcciones de envío", "shipping"), ("請求先", "billing"),
        ("Sold 2026", ""), ("Invoices", ""), ("Billing and shipping", ""), ("Customers with billing issues", ""),
        ("Customers", ""), ("", ""),
    ],
)  # fmt: skip
def test_titles(title: str, owner: str) -> None:
    assert titled_owner(title) == owner
