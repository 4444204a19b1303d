"""Makes resources/sample-customers.xlsx, the list that the window offers to try the program with.

    python -m tests.files.sample_customers

About 40 made-up customers with one row each, as a company exports them: postcodes and codes are numbers that show
their zeros by a number format, discounts are percentages, and here and there something is wrong in the usual ways.
"""

from __future__ import annotations

import pathlib
import unicodedata

import openpyxl
from openpyxl.cell import Cell, MergedCell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from tests.files.workbooks import Shown

OUT = pathlib.Path(__file__).parents[2] / "resources" / "sample-customers.xlsx"
Row = dict[str, str | Shown]

_CODE = '"C"0000'
_FOUR_DIGITS = {"Australia", "Austria", "Belgium", "Denmark", "Portugal", "Switzerland"}
_LETTERS = str.maketrans({"ø": "o", "ł": "l", "ß": "ss", "æ": "ae"})
_DIALLED = {
    "Italy": "+39 02", "Italia": "+39 011", "IT": "+39 041", "France": "+33 1", "FR": "+33 4", "Germany": "+49 40",
    "DE": "+49 89", "Sweden": "+46 8", "Denmark": "+45 33", "Poland": "+48 22", "Spain": "+34 91", "Belgium": "+32 2",
    "Netherlands": "+31 20", "United Kingdom": "+44 20", "UK": "+44 131", "Canada": "+1 514", "Japan": "+81 3",
    "South Korea": "+82 2", "Hong Kong": "+852", "Australia": "+61 2", "United Arab Emirates": "+971 4",
    "Switzerland": "+41 44", "Austria": "+43 662", "Portugal": "+351 21", "Greece": "+30 21",
}  # fmt: skip
_PHONE_US = "[<=9999999]###\\-####;\\(###\\)\\ ###\\-####"

_CUSTOMERS = """
Casa Bruna|Giulia Ferri|Via Brera 12|Milano|MI|20121|Italy|Europe|EUR
Bottega Ansaldo|Paolo Neri|Via Garibaldi 8|Genova|GE|16124|Italy|Europe|EUR
Sartoria Ponti|Chiara Ponti|Corso Vittorio 41|Torino|TO|10121|Italia|Europe|EUR
Atelier Laguna|Marco Zorzi|Campo Santo Stefano 3|Venezia|VE|30124|IT|Europe|EUR
La Maison Colbert|Élodie Marchand|14 rue des Rosiers|Paris||75004|France|Europe|EUR
Galerie Azur|Benoît Lefèvre|7 rue Masséna|Nice||6000|France|Europe|EUR
Les Ateliers du Rhône|Camille Roux|22 quai Rambaud|Lyon||69002|FR|Europe|EUR
Nordlicht|Anke Petersen|Lange Reihe 58|Hamburg||20099|Germany|Europe|EUR
Kaufhaus Grün|Jürgen Groß|Königstraße 3|Leipzig||4109|Germany|Europe|EUR
Modehaus Süd|Maria Huber|Sendlinger Straße 20|München||80331|DE|Europe|EUR
Sjögren & Söner|Åsa Sjögren|Götgatan 31|Stockholm||11621|Sweden|Europe|EUR
Ørsted Tøj|Søren Ørsted|Værnedamsvej 9|København||1819|Denmark|Europe|EUR
Łąka|Małgorzata Wójcik|Mokotowska 48|Warszawa||543|Poland|Europe|EUR
Casa Peña|Íñigo Peña|Calle Claudio Coello 27|Madrid||28001|Spain|Europe|EUR
Boutique Amélie|Amélie Janssens|Dansaertstraat 74|Brussel||1000|Belgium|Europe|EUR
Huis de Vries|Sanne de Vries|Hartenstraat 16|Amsterdam||1016 BS|Netherlands|Europe|EUR
Perry Lane|Grace Perry|18 Lamb's Conduit Street|London||WC1N 3LE|United Kingdom|UK|GBP
Foxglove|Oliver Hart|5 Stockbridge Mews|Edinburgh||EH3 6SH|UK|UK|GBP
Mercer & Vine|Jordan Blake|41 Mercer Street|New York|NY|10013|United States|Wholesale US|USD
Hudson Thread|Maya Collins|708 Willow Avenue|Hoboken|NJ|7030|United States|Wholesale US|USD
Back Bay Dry Goods|Ethan Walsh|210 Newbury Street|Boston|MA|2116|United States|Wholesale US|USD
Juniper Supply|Nora Ellis|1420 Congress Avenue|Austin|TX|78701|USA|Wholesale US|USD
Sunset Parlour|Leo Ramirez|8025 Melrose Avenue|Los Angeles|CA|90046|United States|Wholesale US|USD
Cedar & Rye|Hannah Olsen|512 Pine Street|Seattle|WA|98101|U.S.A.|Wholesale US|USD
The Magnolia Room|Ava Carter|2600 Magazine Street|New Orleans|LA|70130|United States|Wholesale US|USD
Prairie House|Sam Novak|1744 North Damen Avenue|Chicago|IL|60647|United States|Wholesale US|USD
Peachtree Trading|Lily Grant|3035 Peachtree Road|Atlanta|GA|30305|United States|Wholesale US|USD
Maison Sainte-Claire|Élise Tremblay|155 rue Saint-Paul|Montréal|QC|H2Y 1Z5|Canada|Wholesale CA|CAD
Gastown General|Noah Singh|342 Water Street|Vancouver|BC|V6B 1B6|Canada|Wholesale CA|CAD
Aoyama Select|Yuki Tanaka|5-10-1 Minami-Aoyama|Tokyo|Tokyo|107-0062|Japan|Asia|JPY
Kobe Closet|Haruto Mori|2-11 Sannomiya|Kobe|Hyogo|650-0021|Japan|Asia|JPY
Han River Studio|Ji-woo Park|16 Apgujeong-ro|Seoul||6009|South Korea|Asia|USD
Harbour & Co|Wing Chan|28 Gough Street|Hong Kong|||Hong Kong|Asia|USD
Paddington Edit|Ruby Taylor|86 William Street|Sydney|NSW|2021|Australia|Australia|AUD
Laneway Store|Jack Wilson|19 Degraves Street|Melbourne|VIC|3000|Australia|Australia|AUD
Desert Rose|Layla Haddad|Jumeirah Beach Road 112|Dubai|||United Arab Emirates|Asia|USD
Zürisee Mode|Urs Keller|Seestrasse 40|Zürich||8002|Switzerland|Europe|CHF
Atelier Mozart|Eva Gruber|Getreidegasse 22|Salzburg||5020|Austria|Europe|EUR
Casa Lisboa|Inês Carvalho|Rua Garrett 60|Lisboa||1200|Portugal|Europe|EUR
Agora Concept|Eleni Papadaki|Voukourestiou 18|Athina||10671|Greece|Europe|EUR
"""
_REPS = ("AB", "CK", "MR", "TS")
_GROUPS = (("Specialty", "SPC"), ("Department store", "DEP"), ("Online", "ONL"))


def customers() -> list[Row]:
    """The customers as they should be."""
    return [_customer(number, line.split("|")) for number, line in enumerate(_CUSTOMERS.strip().splitlines(), 1)]


def _customer(number: int, parts: list[str]) -> Row:
    name, contact, street, city, state, postcode, country, label, currency = parts
    mail = f"{_plain(contact.split()[0])}@{_plain(name)}.example"
    group, group_code = _GROUPS[number % 3]
    row: Row = {
        "customer_name": name, "customer_code": Shown(number, _CODE),
        "customer_group_name": group, "customer_group_code": group_code,
        "sales_rep_code": _REPS[number % 4], "customer_phone": _phone(number, country),
        "customer_contact_name": contact, "customer_email": mail, "buyer_1_name": contact, "buyer_1_email": mail,
        "shipping_1_name": name, "shipping_1_code": f"S{number:03}", "shipping_1_address_1": street,
        "shipping_1_city": city, "shipping_1_state": state, "shipping_1_postal_code": _postcode(postcode, country),
        "shipping_1_country": country, "shipping_1_create_doors": "yes" if number % 5 == 0 else "no",
        "billing_1_name": name, "billing_1_code": f"B{number:03}", "billing_1_address_1": street,
        "billing_1_city": city, "billing_1_state": state,
        "billing_1_postal_code": _postcode(postcode, country), "billing_1_country": country,
        "payment_method_1_name": "Net 30", "payment_method_1_code": "net30",
        "price_type_1_label": label, "price_type_1_currency_code": currency,
        "price_type_1_retail_currency_code": currency,
        "warehouse_1_code": "MIL" if label == "Europe" else "NYC",
    }  # fmt: skip
    if number % 4 == 0:
        row["discount_1_amount"] = Shown(0.15 if number % 8 else 0.1, "0%")
        row["discount_1_line_item_level"] = "no"
    if number % 6 == 0:
        row["buyer_2_name"] = "Alex Morgan"
        row["buyer_2_email"] = f"alex@{_plain(name)}.example"
    return row


def _plain(name: str) -> str:
    """*name* as it stands in an e-mail address."""
    simple = unicodedata.normalize("NFKD", name.lower().translate(_LETTERS))
    return "".join(sign for sign in simple if sign.isascii() and sign.isalnum())


def _postcode(postcode: str, country: str) -> str | Shown:
    """A number whose zeros at the start only its format shows, as spreadsheets like to make of postcodes."""
    if not postcode.isdigit():
        return postcode
    return Shown(int(postcode), "0000" if country in _FOUR_DIGITS else "00000")


def _phone(number: int, country: str) -> str | Shown:
    if country in {"United States", "USA", "U.S.A."}:
        return Shown(2125550100 + number, _PHONE_US)
    return f"{_DIALLED[country]} 555 {1000 + number * 37}"


def spoil(rows: list[Row]) -> None:
    """Put in what happens in real lists; each line is one kind of fault."""
    by_name = {str(row["customer_name"]): row for row in rows}
    by_name["Hudson Thread"].update(shipping_1_state="", billing_1_state="")
    by_name["The Magnolia Room"].update(shipping_1_state="")
    by_name["Galerie Azur"].update(customer_email="benoit(at)galerieazur.example", buyer_1_email="benoit.galerieazur")
    by_name["Atelier Mozart"].update(shipping_1_country="Austira")
    by_name["Casa Peña"].update(price_type_1_currency_code="EURO")
    by_name["Modehaus Süd"].update(price_type_1_currency_code="eur", price_type_1_retail_currency_code="eur")
    by_name["Bottega Ansaldo"].update(customer_code=Shown(1, _CODE))
    by_name["Kobe Closet"].update(customer_code="C0O30")
    by_name["Cedar & Rye"].update(sales_rep_code="#N/A")
    by_name["Perry Lane"].update(customer_group_code='=UPPER("onl")')
    by_name["Maison Sainte-Claire"].update(
        shipping_1_address_1="155 rue Saint-Paul Ouest, troisième étage, entrée par la cour intérieure"
    )
    by_name["Harbour & Co"].update(
        price_type_1_label="", price_type_1_currency_code="", price_type_1_retail_currency_code=""
    )
    by_name["Desert Rose"].update(warehouse_1_code="")
    by_name["Laneway Store"].update(buyer_2_name="Mia Brown")
    by_name["Nordlicht"].update(discount_1_amount="ten")
    by_name["Casa Lisboa"].update(shipping_1_create_doors="maybe")
    by_name["Agora Concept"].update(customer_group_name="", sales_rep_code="")
    by_name["Zürisee Mode"].update(customer_name="  Zürisee Mode ")
    by_name["Han River Studio"].update(customer_phone=Shown(82255512345678901, "0"))
    by_name["Łąka"].update(shipping_1_address_1="")


def write(out: pathlib.Path) -> None:
    """Write the list to *out*."""
    rows = customers()
    spoil(rows)
    headings = sorted([*dict.fromkeys(heading for row in rows for heading in row), "Notes"], key=_order)
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.title = "Customers"
    for column, heading in enumerate(headings, 1):
        _write_heading(sheet, column, heading)
    for number, row in enumerate(rows, 2):
        for column, heading in enumerate(headings, 1):
            _write_cell(sheet.cell(number, column), row.get(heading, ""))
    sheet.cell(6, len(headings), "Wants deliveries before ten")
    sheet.freeze_panes = "C2"
    sheet.auto_filter.ref = sheet.dimensions
    book.save(out)


def _order(heading: str) -> int:
    """Groups of columns stand together, whichever customer has them first."""
    return next((index for index, group in enumerate(_COLUMN_GROUPS) if heading.startswith(group)), len(_COLUMN_GROUPS))


_COLUMN_GROUPS = (
    "customer", "sales", "buyer_1", "buyer_2", "shipping", "billing", "payment", "price", "discount", "warehouse",
)  # fmt: skip
_TINTS = ("1F3A5F", "1F3A5F", "3B5B7E", "3B5B7E", "2F6B5E", "6B4E71", "7A5C3E", "1F3A5F", "7A5C3E", "3B5B7E", "616E7C")


def _write_heading(sheet: Worksheet, column: int, heading: str) -> None:
    cell = sheet.cell(1, column, heading)
    cell.font = Font(name="Calibri", size=11, bold=True, color="FFFFFF")
    cell.fill = PatternFill("solid", fgColor=_TINTS[_order(heading)])
    cell.alignment = Alignment(vertical="center")
    sheet.row_dimensions[1].height = 24
    wide = ("name", "email", "address_1", "Notes")
    sheet.column_dimensions[get_column_letter(column)].width = (
        28 if heading.endswith(wide) else max(len(heading) + 3, 18)
    )


def _write_cell(cell: Cell | MergedCell, value: str | Shown) -> None:
    cell.font = Font(name="Calibri", size=11)
    cell.border = Border(bottom=Side(style="hair", color="CBD2D9"))
    if isinstance(value, Shown):
        cell.value = value.value
        cell.number_format = value.code
        cell.alignment = Alignment(horizontal="left")
    else:
        cell.value = value or None


if __name__ == "__main__":
    write(OUT)
