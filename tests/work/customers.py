"""Workbooks and records for the tests of long tasks."""

from __future__ import annotations

from pathlib import Path

from openpyxl import Workbook

from joor_desktop.model.record import Record

HEADINGS = (
    "customer_name customer_code customer_group_name sales_rep_code shipping_1_code shipping_1_address_1 "
    "shipping_1_city shipping_1_state shipping_1_country price_type_1_currency_code price_type_1_label "
    "price_type_1_retail_currency_code warehouse_1_code"
).split()


def good_row(number: int) -> dict[str, str]:
    """A customer without a fault, by column heading."""
    texts = (
        f"Shop {number} Élan", f"EL{number:04d}", "Specialty", "AB", f"S{number}", "1 Main St", "Hoboken", "NJ",
        "United States", "EUR", "Europe", "EUR", "W1",
    )
    return dict(zip(HEADINGS, texts, strict=True))


def write_rows(path: Path, rows: list[dict[str, str]]) -> Path:
    """A workbook with one row for each customer."""
    headings = list(dict.fromkeys(heading for row in rows for heading in row)) or HEADINGS
    workbook = Workbook(write_only=True)
    sheet = workbook.create_sheet("EU")
    sheet.append(headings)
    for row in rows:
        sheet.append([row.get(heading) or None for heading in headings])
    workbook.save(path)
    return path


def good_workbook(path: Path, customers: int, first: int = 1) -> Path:
    """A workbook of customers without a fault."""
    return write_rows(path, [good_row(number) for number in range(first, first + customers)])


def good_record(number: int) -> Record:
    """The same customer as a record."""
    row = good_row(number)
    own = {name: row[name] for name in ("customer_name", "customer_code", "customer_group_name", "sales_rep_code")}
    address = {name.replace("_1_", "_", 1): text for name, text in row.items() if name.startswith("shipping_")}
    price = {name.replace("_1_", "_", 1): text for name, text in row.items() if name.startswith("price_")}
    return Record(
        own, {"shipping_addresses": [address], "price_types": [price], "warehouses": [{"warehouse_code": "W1"}]}
    )
