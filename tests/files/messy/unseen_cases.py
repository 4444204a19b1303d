"""Messy workbooks with something in them that no customer holds, and that a person has to know of all the same."""

from __future__ import annotations

import pathlib

import xlsxwriter

from tests.files.messy.cases import NAMES, NORD, OST, Case, address, billing, of_rows


def _noted(path: pathlib.Path) -> None:
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet("Kunden")
        for row, values in enumerate((NAMES, ("1", "Nord"), ("2", "Ost"))):
            sheet.write_row(row, 0, values)
        sheet.write_comment("B2", "call first", {"author": "Anna"})
        sheet.write_comment("A3", "moved to Bari in May")


UNSEEN_CASES: tuple[Case, ...] = (
    of_rows(
        "lines above the names that say whose list it is, and in which currency",
        [
            ("Customer list Spring 2026",), ("Agent: Rossi", None, "Currency: EUR"), (), NAMES, ("1", "Nord"),
            ("2", "Ost"),
        ],
        NORD, OST, told="titles",
    ),
    of_rows(
        "countries alone in rows above their customers, in the column of the names, and a remark below all",
        [
            (NAMES[1], "Città", "Indirizzo"), ("Italia",), ("Nord", "Milano", "Via 1"), ("Ost", "Roma", "Via 2"),
            ("Germania",), ("Sud", "Berlin", "Ring 3"), ("Totale", 3),
        ],
        {"customer_name": "Nord"} | address(0, city="Milano", address_1="Via 1"),
        {"customer_name": "Ost"} | address(0, city="Roma", address_1="Via 2"),
        {"customer_name": "Sud"} | address(0, city="Berlin", address_1="Ring 3"),
        told="headings-unsure remarks total-rows",
    ),
    of_rows(
        "a row for each address, and a kind of one that nobody knows",
        [
            (*NAMES, "address_type", "Città"), ("1", "Nord", "Billing", "Milano"), ("1", "Nord", "Shipping", "Roma"),
            ("2", "Ost", "HQ", "Bari"), ("2", "Ost", "Billing", "Lecce"),
        ],
        NORD | billing(city="Milano") | address(0, city="Roma"), OST | address(0, city="Bari") | billing(city="Lecce"),
        told="rows-grouped address-type-unknown",
    ),
    Case("notes of people on cells", _noted, [NORD, OST], frozenset({"cell-notes"})),
)  # fmt: skip
