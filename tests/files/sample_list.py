"""Makes resources/sample-list.xlsx, the list that a person who is new takes to try the program with.

    python -m tests.files.sample_list

25 made-up customers as a company's own export has them: a title above, columns called as people call them, so that
the program first shows how it understood the file, and the usual mistakes.
"""

from __future__ import annotations

import pathlib

import openpyxl
from openpyxl.styles import Font, PatternFill
from openpyxl.utils import get_column_letter

from tests.files.sample_customers import Row, customers, spoil
from tests.files.workbooks import Shown

OUT = pathlib.Path(__file__).parents[2] / "resources" / "sample-list.xlsx"

_HEADINGS = {
    "customer_code": "Account no.",
    "customer_name": "Store",
    "customer_group_name": "Customer group",
    "sales_rep_code": "Sales rep",
    "customer_phone": "Phone",
    "customer_contact_name": "Contact",
    "customer_email": "E-mail",
    "shipping_1_code": "Ship-to code",
    "shipping_1_address_1": "Ship-to street",
    "shipping_1_city": "Ship-to city",
    "shipping_1_state": "Ship-to state",
    "shipping_1_postal_code": "Ship-to ZIP",
    "shipping_1_country": "Ship-to country",
    "billing_1_code": "Bill-to code",
    "billing_1_address_1": "Bill-to street",
    "billing_1_city": "Bill-to city",
    "billing_1_state": "Bill-to state",
    "billing_1_postal_code": "Bill-to ZIP",
    "billing_1_country": "Bill-to country",
    "payment_method_1_name": "Payment terms",
    "payment_method_1_code": "Payment code",
    "price_type_1_label": "Price list",
    "price_type_1_currency_code": "Currency",
    "price_type_1_retail_currency_code": "Retail currency",
    "discount_1_amount": "Discount",
    "warehouse_1_code": "Warehouse",
}

_CHOSEN = (
    "Casa Bruna", "Bottega Ansaldo", "Sartoria Ponti", "Atelier Laguna", "La Maison Colbert", "Galerie Azur",
    "Nordlicht", "Modehaus Süd", "Sjögren & Söner", "Ørsted Tøj", "Łąka", "Casa Peña", "Huis de Vries", "Foxglove",
    "Mercer & Vine", "Hudson Thread", "Juniper Supply", "Cedar & Rye", "The Magnolia Room", "Maison Sainte-Claire",
    "Aoyama Select", "Harbour & Co", "Zürisee Mode", "Atelier Mozart", "Agora Concept",
)  # fmt: skip


def rows() -> list[Row]:
    """The customers, with what is wrong with them."""
    found = customers()
    spoil(found)
    by_name = {str(row["customer_name"]).strip(): row for row in found}
    return [by_name[name] for name in _CHOSEN]


def write(out: pathlib.Path) -> None:
    """Write the list to *out*."""
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.title = "Stores"
    sheet.cell(1, 1, "Stores, spring season").font = Font(name="Calibri", size=14, bold=True)
    for column, heading in enumerate(_HEADINGS.values(), 1):
        cell = sheet.cell(3, column, heading)
        cell.font = Font(name="Calibri", size=11, bold=True, color="FFFFFF")
        cell.fill = PatternFill("solid", fgColor="1F3A5F")
        sheet.column_dimensions[get_column_letter(column)].width = 28 if heading in {"Store", "E-mail"} else 18
    for number, row in enumerate(rows(), 4):
        for column, name in enumerate(_HEADINGS, 1):
            value = row.get(name, "")
            cell = sheet.cell(number, column, value.value if isinstance(value, Shown) else value or None)
            if isinstance(value, Shown):
                cell.number_format = value.code
    sheet.freeze_panes = "C4"
    book.save(out)


if __name__ == "__main__":
    write(OUT)
