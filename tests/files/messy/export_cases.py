"""Messy workbooks as ERPs and shops write them: heads on each page, sums between, codes below "Account"."""

from __future__ import annotations

from tests.files.messy.cases import NAMES, NORD, OST, Case, address, billing, of_rows, of_sheets, shop

SUD = shop("3", "Sud")

EXPORT_CASES: tuple[Case, ...] = (
    of_rows(
        "an ERP's list by pages: title, date and column names on each, and who printed it below",
        [
            ("FASHION SRL", None, "Pag. 1"), ("Elenco clienti al 12/05/2026",), (), (*NAMES, "Città"),
            ("00001", "Nord", "Milano"), ("00002", "Ost", "Roma"), (),
            ("FASHION SRL", None, "Pag. 2"), ("Elenco clienti al 12/05/2026",), (), (*NAMES, "Città"),
            ("00003", "Sud", "Bari"), (), ("Stampato da: mrossi", None, "Pag. 2/2"),
        ],
        shop("00001", "Nord") | address(0, city="Milano"), shop("00002", "Ost") | address(0, city="Roma"),
        shop("00003", "Sud") | address(0, city="Bari"),
        told="header-again remarks titles",
    ),
    of_rows(
        "countries as headings and sums of each country, and codes below “Account” beside the names",
        [
            ("Country", "Account", "Account name", "Orders"), ("Italy",), (None, "I1", "Nord", 4),
            (None, "I2", "Total Look", 8), ("Italy Total", None, None, 12), ("France",), (None, "F1", "Ost", 2),
            ("Subtotal France", None, None, 2), ("Grand total", None, None, 14), ("", "Total accounts", 3),
        ],
        shop("I1", "Nord"), shop("I2", "Total Look"), shop("F1", "Ost"),
        told="column-unsure column-unknown headings-unsure total-rows remarks",
    ),
    of_rows(
        "Brandboom's buyers with an e-mail each, marks of a Japanese hand for yes and no, and a count as its own text",
        [
            ("Account ID", "Company", "Buyer", "Email", "City", "Make a door"),
            ("B1", "Nord", "Ann Lee", "ann@nord.example", "Milano", "○"),
            ("B2", "Ost", "Bo Day", "bo@ost.example", "Roma", "×"), ("Totale clienti: 2",),
        ],
        shop("B1", "Nord") | address(0, city="Milano", create_doors="○")
        | {"buyers/0/buyer_name": "Ann Lee", "buyers/0/buyer_email": "ann@nord.example"},
        shop("B2", "Ost") | address(0, city="Roma", create_doors="×")
        | {"buyers/0/buyer_name": "Bo Day", "buyers/0/buyer_email": "bo@ost.example"},
        told="total-rows",
    ),
    of_rows(
        "what has to be filled in right below the names, and an agent's regions",
        [
            (*NAMES, "Region"), ("Required", "Required. Name of the shop", "Optional"), ("1", "Nord", "Süd"),
            ("2", "Ost", "Nord"),
        ],
        NORD, OST, told="header-again column-unsure",
    ),
    of_rows(
        "buyers in rows of their own below their shop",
        [
            ("Store", "Code", "Buyer", "Email"), ("Nord", "1"), (None, None, "Ann Lee", "ann@nord.example"),
            (None, None, "Bo Day", "bo@nord.example"), ("Ost", "2"), (None, None, "Cy Fox", "cy@ost.example"),
        ],
        NORD | {
            "buyers/0/buyer_name": "Ann Lee", "buyers/0/buyer_email": "ann@nord.example",
            "buyers/1/buyer_name": "Bo Day", "buyers/1/buyer_email": "bo@nord.example",
        },
        OST | {"buyers/0/buyer_name": "Cy Fox", "buyers/0/buyer_email": "cy@ost.example"},
        told="rows-grouped",
    ),
    of_rows(
        "a report of Navision, with abbreviated names of columns",
        [
            ("Debitoren",), (), ("Nr.", "Name", "PLZ-Code", "Länder-/Regionscode"), ("1", "Nord", "01067", "DE"),
            ("2", "Ost", "1010", "AT"),
        ],
        NORD | address(0, postal_code="01067", country="DE"), OST | address(0, postal_code="1010", country="AT"),
        told="titles",
    ),
    of_rows(
        "Sage's “A/C” and the short name of DATEV",
        [("A/C", "Name", "Kurzbezeichnung", "Postcode"), ("1", "Nord", "ND", "LS1 1AA"), ("2", "Ost", "OT", "YO1 1BB")],
        NORD | {"customer_alias": "ND"} | address(0, postal_code="LS1 1AA"),
        OST | {"customer_alias": "OT"} | address(0, postal_code="YO1 1BB"),
    ),
    of_rows(
        "remarks below the table, and one beside it",
        [
            (*NAMES, "Città"), ("1*", "Nord", "Milano"), ("2", "Ost", "Roma", None, "ask Anna"), (), ("* new in 2026",),
            ("Prepared by Anna",), ("Total customers", 2),
        ],
        shop("1*", "Nord") | address(0, city="Milano"), OST | address(0, city="Roma"),
        told="remarks total-rows column-unnamed",
    ),
    of_rows(
        "SAP's “Customer” is the number, and crosses mark what kind a customer is",
        [
            ("Customer", "Name 1", "Retailer", "Distributor", "City"), ("0000100234", "Nord", "X", None, "Milano"),
            ("0000100235", "Ost", None, "X", "Wien"),
        ],
        shop("0000100234", "Nord") | address(0, city="Milano"), shop("0000100235", "Ost") | address(0, city="Wien"),
        told="column-no-field column-unknown",
    ),
    of_rows(
        "a row for each address, whose kind is told by an ERP's letters",
        [
            ("Account", "Company", "Type", "Address", "City"), ("1", "Nord", "BT", "Via 1", "Milano"),
            ("1", "Nord", "ST", "Via 2", "Roma"), ("2", "Ost", "Bill-To", "Ring 1", "Wien"),
            ("2", "Ost", "Ship-To", "Ring 2", "Graz"),
        ],
        NORD | billing(address_1="Via 1", city="Milano") | address(0, address_1="Via 2", city="Roma"),
        OST | billing(address_1="Ring 1", city="Wien") | address(0, address_1="Ring 2", city="Graz"),
        told="rows-grouped",
    ),
    of_rows(
        "Shopify's companies: a row for each location, with streets in “Line 1” and “Line 2”",
        [
            ("Company ID", "Company Name", "Shipping Address Line 1", "Shipping Address Line 2", "Shipping City"),
            ("1", "Nord", "1 Main St", "Floor 2", "Portland"), ("1", "Nord", "2 Pike", None, "Seattle"),
            ("2", "Ost", "Ring 3", None, "Wien"),
        ],
        NORD | address(0, address_1="1 Main St", address_2="Floor 2", city="Portland")
        | address(1, address_1="2 Pike", city="Seattle"),
        OST | address(0, address_1="Ring 3", city="Wien"),
        told="rows-grouped",
    ),
    of_rows(
        "three addresses side by side, all with numbers",
        [
            (*NAMES, "Address 1", "City 1", "Address 2", "City 2", "Address 3", "City 3"),
            ("1", "Nord", "Via 1", "Milano", "Via 2", "Roma"),
            ("2", "Ost", "Ring 1", "Wien", None, None, "R 3", "Graz"),
        ],
        NORD | address(0, address_1="Via 1", city="Milano") | address(1, address_1="Via 2", city="Roma"),
        OST | address(0, address_1="Ring 1", city="Wien") | address(1, address_1="R 3", city="Graz"),
    ),
    of_rows(
        "whole addresses with line breaks in one cell, as QuickBooks has them, which only a person divides",
        [
            (*NAMES, "Bill address"), ("1", "Nord", "1 Main St\nPortland, OR 97201"), ("2", "Ost", "Ring 3\n1010 Wien"),
        ],
        NORD, OST, told="column-unsure",
    ),
    of_rows(
        "another list right below, with other columns and no empty row between",
        [
            ("Code", "Name", "City"), ("1", "Nord", "Milano"), ("2", "Ost", "Wien"), ("Code", "Name", "Email"),
            ("3", "Sud", "sud@sud.example"),
        ],
        NORD | address(0, city="Milano"), OST | address(0, city="Wien"),
        SUD | {"customer_contact_email": "sud@sud.example"},
    ),
    of_rows(
        "the names of the columns in a second language below",
        [("customer_code", "customer_name", "city"), (*NAMES, "Città"), ("1", "Nord", "Milano"), ("2", "Ost", "Wien")],
        NORD | address(0, city="Milano"), OST | address(0, city="Wien"), told="header-again",
    ),
    of_rows(
        "a list from China",
        [("客户编号", "客户名称", "地址", "城市", "国家"), ("1", "Nord", "南京路1号", "上海", "中国")],
        NORD | address(0, address_1="南京路1号", city="上海", country="中国"),
    ),
    of_sheets(
        "a sheet with a customer in each column, which is told, beside one with a customer in each row",
        {
            "Kunden": [NAMES, ("1", "Nord")],
            "Neu": [("Scheda cliente",), (), ("Codice cliente", "2", "3"), (NAMES[1], "Ost", "Sud"), ("Città", "Wien")],
        },
        NORD, told="sheet-turned",
    ),
    of_rows(
        "name and code in one column, the name of another in two languages",
        [
            ("Customer", "City / Città"), ("Nord Srl (00417)", "Milano"), ("Ost GmbH (00418)", "Wien"),
            ("Sud (Bari) (00419)", "Bari"),
        ],
        *(
            {"customer_name": name, "customer_code": code} | address(0, city=city)
            for name, code, city in (
                ("Nord Srl", "00417", "Milano"), ("Ost GmbH", "00418", "Wien"), ("Sud (Bari)", "00419", "Bari"),
            )
        ),
    ),
    of_rows(
        "a company export of Shopify: its own number beside the brand's, and whose address behind “Location”",
        [
            (
                "Company: ID", "Company: Name", "Company: External ID", "Location: Shipping Address 1",
                "Location: Shipping City", "Location: Billing City",
            ),
            ("901", "Nord", "1", "Via 1", "Milano", "Roma"), ("902", "Ost", "2", "Ring 1", "Wien", "Graz"),
        ],
        {"customer_name": "Nord"} | address(0, address_1="Via 1", city="Milano") | billing(city="Roma"),
        {"customer_name": "Ost"} | address(0, address_1="Ring 1", city="Wien") | billing(city="Graz"),
        told="column-unsure column-twice",
    ),
    of_rows(
        "whole addresses in the column of streets of some, and only “as above” for others",
        [
            (*NAMES, "Lieferadresse"), ("1", "Nord", "wie Rechnung"), ("2", "Ost", "Weg 3, 80333 München"),
            ("3", "Sud", "wie Rechnung"),
        ],
        NORD, OST, SUD, told="column-unsure",
    ),
    of_rows(
        "sums of a country as a German pivot table calls them",
        [
            ("Land", *NAMES, "Umsatz"), ("AT", "1", "Nord", 5), ("AT", "2", "Ost", 7), ("AT Ergebnis", None, None, 12),
            ("DE", "3", "Sud", 4), ("Gesamtergebnis", None, None, 16),
        ],
        NORD | address(0, country="AT"), OST | address(0, country="AT"), SUD | address(0, country="DE"),
        told="total-rows column-no-field",
    ),
)  # fmt: skip
