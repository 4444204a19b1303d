"""Messy workbooks: what is wrong in each, how it is made, and what must come out of it."""

from __future__ import annotations

import datetime as dt
import pathlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import openpyxl
import xlsxwriter

from tests.files.workbooks import Formula, Shown, write_sheets

Rows = Sequence[Sequence[Any]]
Values = dict[str, str]


@dataclass(frozen=True)
class Case:
    """A workbook: *wrong* says what is wrong in it, *make* writes it, *customers* are the values that come out of it by
    ``field`` or ``node/number/field``, *told* the codes of the notices, *sheets* the visible sheets that are compared
    with what LibreOffice shows."""

    wrong: str
    make: Callable[[pathlib.Path], object]
    customers: Sequence[Values]
    told: frozenset[str] = frozenset()
    sheets: Sequence[str] = ("Kunden",)


def of_rows(wrong: str, rows: Rows, *customers: Values, told: str = "") -> Case:
    return of_sheets(wrong, {"Kunden": rows}, *customers, told=told)


def of_sheets(wrong: str, sheets: Mapping[str, Rows], *customers: Values, told: str = "") -> Case:
    return Case(wrong, lambda path: write_sheets(path, sheets), customers, frozenset(told.split()), tuple(sheets))


def shop(code: str, name: str, **more: str) -> Values:
    return {"customer_code": code, "customer_name": name, **more}


def address(number: int, **values: str) -> Values:
    return {f"shipping_addresses/{number}/shipping_{name}": text for name, text in values.items()}


def billing(**values: str) -> Values:
    return {f"billing_addresses/0/billing_{name}": text for name, text in values.items()}


def terms(currency: str, label: str, payment: str) -> Values:
    return {
        "price_types/0/price_type_currency_code": currency, "price_types/0/price_type_label": label,
        "payment_methods/0/payment_method_name": payment,
    }  # fmt: skip


def _billed(place: str) -> Values:
    """Town, state and postcode of a billing address, with spaces between."""
    names = ("billing_city", "billing_state", "billing_postal_code")
    texts = (text.replace("_", " ") for text in place.split())
    return {f"billing_addresses/0/{name}": text for name, text in zip(names, texts, strict=False)}


def _person(person: str) -> Values:
    """Name and e-mail of the contact, with a colon between."""
    texts = zip(("customer_contact", "customer_contact_email"), person.split(":"), strict=True)
    return {name: text for name, text in texts if text}


NAMES = ("Codice cliente", "Ragione sociale")
NORD, OST = shop("1", "Nord"), shop("2", "Ost")

PLAIN_CASES = (
    of_rows(
        "three lines of title above the header, and an empty one",
        [("Elenco clienti",), ("12.05.2026",), (), NAMES, ("1", "Nord"), ("2", "Ost")],
        NORD, OST, told="titles",
    ),
    of_rows(
        "two empty columns at the left and empty rows between",
        [(None, None, *NAMES), (), (None, None, "1", "Nord"), (), (), (None, None, "2", "Ost")],
        NORD, OST,
    ),
    of_rows("a total below", [NAMES, ("1", "Nord"), ("2", "Ost"), (None, "Totale")], NORD, OST, told="total-rows"),
    of_rows(
        "a count below", [NAMES, ("1", "Nord"), ("2", "Ost"), (None, "TOTALE CLIENTI: 2")],
        NORD, OST, told="total-rows",
    ),
    of_rows(
        "a shop without a code whose name begins like a total", [NAMES, ("1", "Nord"), (None, "Total Look")],
        NORD, {"customer_name": "Total Look"},
    ),
    of_rows(
        "the header repeated on each printed page",
        [NAMES, ("1", "Nord"), NAMES, ("2", "Ost")],
        NORD, OST, told="header-again",
    ),
    of_rows(
        "codes and postcodes that are numbers, with zeros by their format",
        [("Kundennummer", "Firma", "PLZ", "Ort"), (Shown(12, '"C"0000'), "Nord", Shown(1067, "00000"), "Dresden")],
        shop("C0012", "Nord") | address(0, postal_code="01067", city="Dresden"),
    ),
    of_rows(
        "discounts as percentages, as texts with a comma, and as an error",
        [
            (*NAMES, "Sconto %"), ("1", "Nord", Shown(0.15, "0%")), ("2", "Ost", "7,5"),
            ("3", "Sud", Formula("NA()", "#N/A")),
        ],
        NORD | {"discounts/0/amount": "15%"}, OST | {"discounts/0/amount": "7,5"},
        shop("3", "Sud") | {"discounts/0/amount": "#N/A"},
    ),
    of_rows(
        "phone numbers that are numbers",
        [(*NAMES, "Telefono"), ("1", "Nord", Shown(2125551212, "(000) 000-0000")), ("2", "Ost", 390255512345)],
        NORD | {"customer_phone": "(212) 555-1212"}, OST | {"customer_phone": "390255512345"},
    ),
    of_rows(
        "codes that Excel turned into dates",
        [NAMES, (Shown(45323, "d-mmm"), "Nord"), (Shown(45323, "yyyy-mm-dd"), "Ost")],
        shop("1-Feb", "Nord"), shop("2024-02-01", "Ost"),
    ),
    of_rows(
        "yes and no in other words",
        [
            (*NAMES, "shipping_1_city", "shipping_1_create_doors"), ("1", "Nord", "Milano", "x"),
            ("2", "Ost", "Roma", True),
        ],
        NORD | address(0, city="Milano", create_doors="x"), OST | address(0, city="Roma", create_doors="TRUE"),
    ),
    of_rows(
        "a cell of spaces, and spaces around others",
        [(*NAMES, "Telefono"), (" 1", "Nord ", "   "), ("2", "Ost", "02 5551234")],
        shop(" 1", "Nord "), OST | {"customer_phone": "02 5551234"},
    ),
    of_rows(
        "a row for each address, not side by side, with a name in capitals once",
        [
            (*NAMES, "Cod. destinazione", "Città dest."), ("1", "Nord", "A", "Milano"), ("2", "Ost", "A", "Roma"),
            ("1", "NORD", "B", "Torino"), ("1", "Nord", "A", "Milano"),
        ],
        NORD | address(0, code="A", city="Milano") | address(1, code="B", city="Torino"),
        OST | address(0, code="A", city="Roma"),
        told="rows-grouped",
    ),
    of_rows(
        "code and name only in the first row of each customer",
        [
            (*NAMES, "Cod. destinazione", "Città dest."), ("1", "Nord", "A", "Milano"), (None, None, "B", "Torino"),
            ("2", "Ost", "A", "Roma"), ("2", "Ost", "B", "Bari"),
        ],
        NORD | address(0, code="A", city="Milano") | address(1, code="B", city="Torino"),
        OST | address(0, code="A", city="Roma") | address(1, code="B", city="Bari"),
        told="rows-grouped",
    ),
    of_rows(
        "JOOR's flat file: a column tells which kind of address a row is",
        [
            ("customer_code", "customer_name", "address_type", "address_code", "city"),
            ("1", "Nord", "Shipping", "S", "Milano"), ("1", "Nord", "Billing", "B", "Roma"),
        ],
        NORD | address(0, code="S", city="Milano")
        | {"billing_addresses/0/billing_code": "B", "billing_addresses/0/billing_city": "Roma"},
        told="rows-grouped",
    ),
    of_rows(
        "two headings for the same, and one that means nothing to JOOR",
        [(*NAMES, "CAP", "Codice postale", "Fido"), ("1", "Nord", "20121", "99999", 5)],
        NORD | address(0, postal_code="20121"), told="column-twice column-no-field",
    ),
    of_rows(
        "a column without a name",
        [(*NAMES, None, "Telefono"), ("1", "Nord", "lost", "02 5551234")],
        NORD | {"customer_phone": "02 5551234"}, told="column-unnamed",
    ),
    of_rows(
        "Japanese, and a country in three spellings",
        [
            ("得意先コード", "得意先名", "送り先郵便番号", "送り先国"), ("000123", "東京セレクト", "104-0061", "JP"),
            ("000124", "銀座モード", "150-0001", "日本"),
        ],
        shop("000123", "東京セレクト") | address(0, postal_code="104-0061", country="JP"),
        shop("000124", "銀座モード") | address(0, postal_code="150-0001", country="日本"),
    ),
    of_rows(
        "first and last name apart, in German",
        [("Kundennummer", "Firma", "Nachname", "Vorname"), ("1", "Nord", "Weiß", "Anna"), ("2", "Ost", "Klein", None)],
        NORD | {"customer_contact": "Anna Weiß"}, OST | {"customer_contact": "Klein"},
    ),
    of_rows(
        "an address line 2 and a second buyer",
        [
            ("Account #", "Store Name", "Ship To Address 1", "Ship To Address 2", "Buyer 2 Name", "Buyer 2 Email"),
            ("1", "Nord", "1 Main St", "Floor 2", "Bo", "bo@nord.example"),
        ],
        NORD | address(0, address_1="1 Main St", address_2="Floor 2")
        | {"buyers/0/buyer_name": "Bo", "buyers/0/buyer_email": "bo@nord.example"},
    ),
    of_sheets(
        "customers on two sheets, and a page of words",
        {"Kunden": [NAMES, ("1", "Nord")], "Estero": [NAMES, ("2", "Ost")], "Note": [("Solo per uso interno",)]},
        NORD, OST, told="sheet-unknown",
    ),
    of_sheets(
        "a sheet for each kind with names of its own, and a row of nobody",
        {
            "Kunden": [NAMES, ("1", "Nord"), ("2", "Ost")],
            "Spedizioni": [
                ("Codice cliente", "Città spedizione"), ("2", "Roma"), ("1", "Milano"), ("1", "Torino"), ("7", "Bari"),
            ],
        },
        NORD | address(0, city="Milano") | address(1, city="Torino"), OST | address(0, city="Roma"),
        told="entry-without-customer",
    ),
    of_rows(
        "a table for each country in one sheet, with titles, and sums between",
        [
            ("ITALIA",), NAMES, ("1", "Nord"), (None, "Totale"), (), ("FRANCE",), ("Code client", "Raison sociale"),
            ("2", "Ost"), (None, "Total"),
        ],
        NORD, OST, told="total-rows titles",
    ),
    of_rows(
        "the addresses in a second table below, joined by the code, and a list of sales reps below that",
        [
            NAMES, ("1", "Nord"), ("2", "Ost"), (), (), ("Destinazioni",),
            ("Codice cliente", "Indirizzo", "Città"), ("2", "Via 2", "Roma"), ("1", "Via 1", "Milano"), (),
            ("Agente", "Telefono", "Email"), ("AB", "02 5551234", "ab@rep.example"),
        ],
        NORD | address(0, address_1="Via 1", city="Milano"), OST | address(0, address_1="Via 2", city="Roma"),
        told="sheet-unknown",
    ),
    of_rows(
        "postcode and town in one column, town, state and postcode in another, the name and e-mail of the contact too",
        [
            (*NAMES, "CAP / Città", "Bill to City, State ZIP", "Name / E-Mail"),
            ("1", "Nord", "20121 Milano", "Portland, OR 97201", "Ann Lee, ann@nord.example"),
            ("2", "Ost", "Roma", None, "bo@ost.example"), ("3", "Sud", "70121 Bari", "Austin, TX 73301", "Cy Day"),
            ("4", "West", "10121 Torino", "Hoboken, NJ 07030", "Di Fox <di@west.example>"),
            ("5", "Mitte", "00184 Roma", "New York, NY 10005", "Eve Gray, eve@mitte.example"),
            ("6", "Oben", "50122 Firenze", None, "Flo Hill, flo@oben.example"),
            ("7", "Unten", "16121 Genova", None, "Gus Ives, gus@unten.example"),
            ("8", "Mole", "80121 Napoli", None, "Hal Jay, hal@mole.example"),
            ("9", "Porto", "90133 Palermo", None, "Ida King, ida@porto.example"),
            ("10", "Corso", "37121 Verona", None, "Jo Lamb, jo@corso.example"),
        ],
        *(
            shop(code, name) | (address(0, postal_code=postcode, city=city) if postcode else address(0, city=city))
            | _billed(place) | _person(person)
            for code, name, postcode, city, place, person in (
                ("1", "Nord", "20121", "Milano", "Portland OR 97201", "Ann Lee:ann@nord.example"),
                ("2", "Ost", "", "Roma", "", ":bo@ost.example"),
                ("3", "Sud", "70121", "Bari", "Austin TX 73301", "Cy Day:"),
                ("4", "West", "10121", "Torino", "Hoboken NJ 07030", "Di Fox:di@west.example"),
                ("5", "Mitte", "00184", "Roma", "New_York NY 10005", "Eve Gray:eve@mitte.example"),
                ("6", "Oben", "50122", "Firenze", "", "Flo Hill:flo@oben.example"),
                ("7", "Unten", "16121", "Genova", "", "Gus Ives:gus@unten.example"),
                ("8", "Mole", "80121", "Napoli", "", "Hal Jay:hal@mole.example"),
                ("9", "Porto", "90133", "Palermo", "", "Ida King:ida@porto.example"),
                ("10", "Corso", "37121", "Verona", "", "Jo Lamb:jo@corso.example"),
            )
        ),
    ),
    of_rows(
        "NuORDER's company data: a row for each address, which is for parcels, invoices or both, with two codes",
        [
            (
                "Customer Name", "Customer Code", "Currency Codes", "Price Sheet", "Default Surcharge", "Payment Terms",
                "Address Type", "Address Line 1", "Address City", "Address Country", "Address Shipping Code",
                "Address Billing Code", "Address Default Billing",
            ),
            ("Nord", "1", "USD", "USA", 0, "Net 30", "Shipping", "1 Main St", "Hoboken", "US", "S1", "B1", "FALSE"),
            ("Nord", "1", "USD", "USA", 0, "Net 30", "Billing", "2 High St", "Albany", "US", "S2", "B2", "TRUE"),
            ("Ost", "2", "EUR", "EU", 0, "Net 60", "Both", "Ring 3", "Wien", "AT", "S3", "B3", "TRUE"),
        ],
        NORD | terms("USD", "USA", "Net 30")
        | address(0, code="S1", address_1="1 Main St", city="Hoboken", country="US")
        | billing(code="B2", address_1="2 High St", city="Albany", country="US"),
        OST | terms("EUR", "EU", "Net 60") | address(0, code="S3", address_1="Ring 3", city="Wien", country="AT")
        | billing(code="B3", address_1="Ring 3", city="Wien", country="AT"),
        told="rows-grouped column-no-field",
    ),
    of_rows(
        "two lists side by side, with titles, and an empty column within one of them",
        [
            ("Italia", None, None, None, None, "Deutschland"),
            ("Codice", None, "Nome", "Città", None, "Codice", "Nome"),
            ("1", None, "Nord", "Milano", None, "3", "Sud"), ("2", None, "Ost", "Roma"),
        ],
        NORD | address(0, city="Milano"), OST | address(0, city="Roma"), shop("3", "Sud"),
        told="titles",
    ),
)  # fmt: skip


def _two_header_rows(path: pathlib.Path) -> None:
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet("Kunden")
        sheet.merge_range("A1:B1", "Kunde")
        sheet.merge_range("C1:D1", "Lieferadresse")
        sheet.merge_range("E1:F1", "Rechnungsadresse")
        sheet.write_row(1, 0, ("Nummer", "Name", "Ort", "Land", "Ort", "Land"))
        sheet.write_row(2, 0, ("1", "Nord", "Dresden", "DE", "Wien", "AT"))


def _merged_down(path: pathlib.Path) -> None:
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet("Kunden")
        sheet.write_row(0, 0, (*NAMES, "Cod. destinazione"))
        sheet.merge_range("A2:A3", "1")
        sheet.merge_range("B2:B3", "Nord")
        sheet.write_column("C2", ("A", "B", "C"))
        sheet.write_row(3, 0, ("2", "Ost"))


def _hidden_and_filtered(path: pathlib.Path) -> None:
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet("Kunden")
        sheet.write_row(0, 0, (*NAMES, "Telefono"))
        for row, values in enumerate((("1", "Nord", "02 5551234"), ("9", "Chiuso", ""), ("2", "Ost", "")), 1):
            sheet.write_row(row, 0, values)
        sheet.autofilter("A1:C4")
        sheet.filter_column("B", "x != Chiuso")
        sheet.set_row(2, None, None, {"hidden": True})
        sheet.set_column("C:C", None, None, {"hidden": True})


def _hidden_sheet(path: pathlib.Path) -> None:
    write_sheets(path, {"Kunden": [NAMES, ("1", "Nord")], "vecchi": [NAMES, ("9", "Chiuso")]})
    book = openpyxl.load_workbook(path)
    book["vecchi"].sheet_state = "veryHidden"
    book.save(path)


def _by_openpyxl(path: pathlib.Path) -> None:
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet("Kunden")
    sheet.append((*NAMES, "customer_alias"))
    sheet.append(("1", "Nord", dt.time(10, 30)))
    sheet.append(("2", "Ost", "=1+1"))
    book.save(path)


MADE_CASES = (
    Case(
        "more digits than a number keeps",
        lambda path: write_sheets(path, {"Kunden": [(*NAMES, "Telefono"), ("1", "Nord", 12345678901234567890.0)]}),
        [NORD | {"customer_phone": "12345678901234600000"}], frozenset(), (),
    ),
    Case(
        "a header of two rows with merged groups", _two_header_rows,
        [NORD | address(0, city="Dresden", country="DE")
         | {"billing_addresses/0/billing_city": "Wien", "billing_addresses/0/billing_country": "AT"}],
        frozenset({"merged-cells"}), (),
    ),
    Case(
        "code and name merged over the rows of a customer", _merged_down,
        [NORD | address(0, code="A") | address(1, code="B"), OST | address(0, code="C")],
        frozenset({"merged-cells", "rows-grouped"}), (),
    ),
    Case(
        "a row that a filter hides, and a hidden column", _hidden_and_filtered, [NORD, OST],
        frozenset({"hidden-rows", "hidden-columns", "column-hidden"}),
    ),
    Case("a sheet that nobody sees", _hidden_sheet, [NORD], frozenset({"hidden-sheet"})),
    Case(
        "written by a program that works no formulas out", _by_openpyxl,
        [NORD | {"customer_alias": "10:30:00"}, OST | {"customer_alias": "=1+1"}], frozenset(), (),
    ),
)  # fmt: skip

CASES = (*PLAIN_CASES, *MADE_CASES)
