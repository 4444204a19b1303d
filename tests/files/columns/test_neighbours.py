"""What columns say of each other."""

from __future__ import annotations

from pathlib import Path

import pytest

from joor_desktop.files.columns import SURE, Why
from joor_desktop.files.reading import read_records
from joor_desktop.model.address_fields import SHIPPING_ADDRESSES
from tests.files.columns.seen import answers, matched
from tests.files.workbooks import write_rows


def test_an_address_without_an_owner_is_for_parcels_and_that_is_told() -> None:
    city = matched("Customer", "City")["City"]
    assert city.is_applied
    assert city.detail == "taken for the shipping address"


def test_beside_a_billing_address_it_is_surer() -> None:
    alone, beside = matched("City")["City"], matched("City", "Billing city")["City"]
    assert beside.meanings == alone.meanings
    assert beside.certainty > alone.certainty >= SURE


def test_beside_a_shipping_address_it_may_be_for_invoices() -> None:
    assert answers("Città", "CAP", "Dest. Città", "Dest. CAP") == [
        "?billing_city",
        "?billing_postal_code",
        "shipping_city",
        "shipping_postal_code",
    ]


def test_beside_both_it_is_neither() -> None:
    assert answers("City", "Ship to city", "Bill to city") == ["-", "shipping_city", "billing_city"]


@pytest.mark.parametrize(
    ("heading", "meant"),
    [
        ("Lieferadresse PLZ", "shipping_postal_code"),
        ("PLZ (Lieferadresse)", "shipping_postal_code"),
        ("Rechnungsadresse Ort", "billing_city"),
        ("Città di spedizione", "shipping_city"),
        ("Fatturazione CAP", "billing_postal_code"),
        ("Ville de livraison", "shipping_city"),
        ("Facturation - pays", "billing_country"),
        ("Ciudad de entrega", "shipping_city"),
        ("Facturación C.P.", "billing_postal_code"),
        ("Cidade faturação", "billing_city"),
        ("送り先市区町村", "shipping_city"),
        ("請求先の郵便番号", "billing_postal_code"),
        ("Ship. City", "shipping_city"),
        ("Dest. Città", "shipping_city"),
        ("ShipToCity", "shipping_city"),
        ("SHIP_TO_CITY", "shipping_city"),
        ("City (Bill to)", "billing_city"),
        ("Delivery address line 2", "shipping_address_2"),
    ],
)
def test_the_owner_may_stand_anywhere(heading: str, meant: str) -> None:
    assert answers(heading) == [meant]


@pytest.mark.parametrize(
    ("heading", "meant"),
    [
        ("Buyer 2 E-mail", "buyer_email#2"),
        ("E-mail Buyer 3", "buyer_email#3"),
        ("Buyer 2", "buyer_name#2"),
        ("Adresse 2", "shipping_address_2"),
        ("Adresse 2 facturation", "billing_address_2"),
        ("Ship To 2 Address 2", "shipping_address_2#2"),
        ("Price list 2", "price_type_label#2"),
        ("Telefon 1", "customer_phone"),
        ("Telefon 2", "-"),
        ("Address 3", "-"),
        ("Lieferadresse 2", "?shipping_address_2"),
        ("Buyer 0 E-mail", "-"),
    ],
)
def test_numbers_are_groups_or_lines(heading: str, meant: str) -> None:
    assert answers(heading) == [meant]


@pytest.mark.parametrize(
    ("first", "last"),
    [
        ("First name", "Last name"),
        ("Nome", "Cognome"),
        ("Vorname", "Nachname"),
        ("Prénom", "Nom"),
        ("Nombre", "Apellidos"),
        ("Primeiro nome", "Sobrenome"),
        ("Vorname", "Name"),
    ],
)
def test_two_parts_make_the_contacts_name(first: str, last: str) -> None:
    assert answers("Customer code", "Customer name", last, first)[2:] == ["customer_contact<2", "customer_contact<1"]


def test_the_order_of_the_parts_is_told() -> None:
    told = matched("Firma", "Vorname", "Nachname")
    assert told["Vorname"].detail == "first part of the name, before “Nachname”"
    assert told["Nachname"].detail == "second part of the name, behind “Vorname”"


def test_in_japan_the_familys_name_comes_first() -> None:
    assert answers("得意先名", "名", "姓") == ["customer_name", "customer_contact<2", "customer_contact<1"]


def test_parts_of_buyers_names_by_group() -> None:
    headings = [f"Buyer {group} {part} name" for group in (1, 2) for part in ("first", "last")]
    assert answers(*headings) == ["buyer_name<1", "buyer_name<2", "buyer_name#2<1", "buyer_name#2<2"]


def test_one_part_alone_is_asked_about() -> None:
    assert answers("Firma", "Vorname") == ["customer_name", "?customer_contact"]


def test_parts_without_a_shop_are_asked_about() -> None:
    assert answers("Name", "Vorname") == ["?customer_contact<2", "?customer_contact<1"]


def test_a_whole_name_is_preferred_to_its_parts() -> None:
    assert answers("Shop", "Contact person", "First name", "Last name") == [
        "customer_name",
        "customer_contact",
        "-",
        "-",
    ]


@pytest.mark.parametrize("shop", ["Company", "Store", "Ragione sociale", "会社名"])
def test_a_plain_name_beside_the_shops_is_a_persons(shop: str) -> None:
    assert answers(shop, "Name") == ["customer_name", "?customer_contact"]
    assert answers("Name") == ["customer_name"]


def test_a_name_beside_nothing_but_a_sales_reps_code_is_asked_about() -> None:
    assert answers("Codice agente", "Nome") == ["sales_rep_code", "?customer_name"]
    assert answers("Codice agente", "Nome", "Città") == ["sales_rep_code", "customer_name", "shipping_city"]


def test_a_company_is_the_customer_where_nothing_else_is() -> None:
    assert answers("Company name", "Company code") == ["customer_name", "customer_code"]
    assert answers("Customer", "Company name") == ["customer_name", "?company_number_name"]
    assert answers("Name", "Code", "Company name", "Company code") == [
        "customer_name",
        "customer_code",
        "company_number_name",
        "company_number_code",
    ]


def test_two_codes_are_asked_about() -> None:
    assert answers("Customer ID", "Account number") == ["?customer_code", "-"]
    assert answers("Codice", "Cod. cliente") == ["-", "customer_code"]
    assert answers("customer_code", "Account number") == ["customer_code", "-"]


def test_two_fields_in_one_column_are_proposed() -> None:
    assert answers("Listino", Listino="EUR Europe; USD World") == ["?price_type_currency_code+price_type_label"]
    assert answers("Città", Città="Milano, IT; Wien, AT") == ["?shipping_city+shipping_country"]


def test_they_are_one_where_the_other_has_its_own_column() -> None:
    assert answers("Listino", "Valuta", Listino="EUR Europe; USD World") == [
        "price_type_label",
        "price_type_currency_code",
    ]


def test_a_street_and_its_number_make_one_line() -> None:
    assert answers("Straße", "Hausnr.", "Ort") == ["shipping_address_1<1", "shipping_address_1<2", "shipping_city"]
    assert answers("House number", "Street") == ["shipping_address_1<1", "shipping_address_1<2"]
    assert answers("Hausnr.") == ["?shipping_address_1"]


def test_a_letter_behind_the_houses_number_makes_a_third_part() -> None:
    assert answers("Straße", "Hausnummer", "Hausnummerzusatz") == [f"shipping_address_1<{part}" for part in (1, 2, 3)]
    assert answers("N° de rue", "bis/ter", "Rue") == [f"shipping_address_1<{part}" for part in (1, 2, 3)]
    assert answers("Esponente") == ["?shipping_address_1"]


def test_a_title_before_the_name_makes_a_third_part() -> None:
    titles = "Dr.; Prof. Dr."
    assert answers("Firma", "Nachname", "Titel", "Vorname", Titel=titles)[1:] == [
        "customer_contact<3", "customer_contact<1", "customer_contact<2",
    ]
    assert answers("Firma", "Vorname", "Nachname", "Titel", Titel="Einkauf; Dr.")[3] == "-"
    assert answers("Firma", "Titel", Titel=titles) == ["customer_name", "-"]
    told = matched("Titel", "Vorname", "Nachname", Titel=titles)
    assert told["Nachname"].detail == "part 3 of the name, behind “Vorname”"


def test_values_and_heading_decide_together() -> None:
    assert answers("Land", Land="Deutschland; Österreich") == ["shipping_country"]
    land = matched("Land", Land="Bayern; Sachsen")["Land"]
    assert not land.is_applied
    assert land.detail == "but the values look like something else"
    assert matched("Stadt", Stadt="a@b.de; c@d.de")["Stadt"].detail == "but the values look like e-mails"
    assert answers("Rechnungsadresse", Rechnungsadresse="ja; nein") == ["!"]
    assert answers("Vorname", "Nachname", Vorname="ja; nein") == ["!", "?customer_contact"]
    assert answers("Firma", "Hausnr.", "Kunde", Firma="ja; nein") == ["!", "?shipping_address_1", "customer_name"]


def test_a_whole_address_in_one_cell_is_asked_about() -> None:
    whole = "Hauptstr. 12, 20095 Hamburg; Berliner Allee 5, 10115 Berlin"
    assert answers("Kunde", "Adresse", Adresse=whole) == ["customer_name", "?shipping_address_1"]
    assert answers("Kunde", "Adresse", "Ort", Adresse=whole) == ["customer_name", "shipping_address_1", "shipping_city"]


def test_values_alone_are_a_guess() -> None:
    guess = matched("Xyz", Xyz="ann@birdbee.com; mads@norse.dk")["Xyz"]
    assert guess.why is Why.VALUES
    assert not guess.is_applied
    assert answers("E-mail", "Xyz", Xyz="ann@birdbee.com; mads@norse.dk") == ["customer_contact_email", "-"]


@pytest.mark.parametrize("heading", ["Custumer name", "Citty", "Postcodee", "Contry", "Adress", "Ragione socale"])
def test_a_slip_of_the_pen_is_proposed(heading: str) -> None:
    match = matched(heading)[heading]
    assert match.why is Why.SIMILAR
    assert match.meanings
    assert not match.is_applied


@pytest.mark.parametrize("heading", ["Order date", "SKU", "Cost", "Street 3", "Xyz", "", "???", "Invoice number", "PO"])
def test_other_columns_mean_nothing(heading: str) -> None:
    assert answers(heading) == ["-"]


@pytest.mark.parametrize(
    "heading",
    ["P.IVA", "Fido", "Note", "VAT registration no.", "Credit limit (LCY)", "Site web", "SIRET", "備考", "CNPJ"],
)
def test_what_joor_has_no_field_for_is_known(heading: str) -> None:
    match = matched(heading)[heading]
    assert (match.meanings, match.why, match.detail) == ((), Why.NOTHING, "JOOR has no such field")
    assert match.certainty >= SURE


def test_the_second_of_two_equal_columns_is_not_read() -> None:
    told = matched("Country", "Country code")
    assert told["Country"].is_applied
    assert told["Country code"].why is Why.TAKEN
    assert told["Country code"].certainty == 0


@pytest.mark.parametrize(
    "heading",
    """
    Supplier code|Vendor name|Product code|Style name|Order number|Invoice number|Invoice date|Invoice code|Season|Brand
    Agent name|Agent email|Rep email|Sales rep phone|Parent company|Bank city|Delivery date|Delivery note|Ship date
    Shipping cost|Billing cycle|Store size|Store manager|Number of doors|Customer since|Customer status|Last contact
    Buyer rating|Phone notes|Email consent|Country manager|City tax|Wholesale price|Exchange rate|Discount reason
    Warehouse address|Payment date|Carrier account|Title|Name 2|Street 3|Address type|Type|Row|Position|Total
    Email agente|Codice zona|Codice banca|Data consegna|Indirizzo banca|Vertreter E-Mail|Kontoinhaber|Liefertermin
    Rechnungsnummer|Land der Herkunft|Ortsteil|Firmenzusatz|Date de livraison|Nom du commercial|Fecha entrega
    Número de factura|Data de entrega|請求日|請求番号|納品書番号|商品コード|店舗数|Name and address|City/State
    """.replace("\n", "|").split("|"),
)
def test_nothing_is_read_from_columns_that_only_sound_alike(heading: str) -> None:
    match = matched("Customer code", "Customer name", heading.strip())[heading.strip()]
    assert not match.is_applied


@pytest.mark.parametrize(
    ("headings", "meant"),
    [
        (("Konto", "Name"), ["customer_code", "customer_name"]),
        (("Kundennummer", "Konto"), ["customer_code", "-"]),
        (("Customer no", "A/C"), ["customer_code", "-"]),
        (("Konto", "BLZ"), ["?customer_code", "-"]),
        (("Account number", "Bank name"), ["?customer_code", "!"]),
        (("Customer ID", "Account number"), ["?customer_code", "-"]),
    ],
)
def test_an_account_that_may_be_one_at_a_bank_is_no_code_unasked(headings: tuple[str, ...], meant: list[str]) -> None:
    assert answers(*headings) == meant


def test_an_iban_is_no_code_unasked() -> None:
    assert answers("Konto", Konto="DE89 3704 0044 0532 0130 00; FR1420041010050500013M02606") == ["?customer_code"]


def test_a_column_whose_field_is_asked_about_elsewhere_tells_where(tmp_path: Path) -> None:
    rows = [("Customer ID", "Account number", "Customer name"), ("1", "7", "Nord"), ("2", "8", "Ost")]
    notices = read_records(write_rows(tmp_path / "a.xlsx", *rows)).notices
    (told,) = (notice.message for notice in notices if notice.code == "column-twice")
    assert "was not read: column A holds this already." in told


@pytest.mark.parametrize(
    "heading",
    "Create door|Créer une porte|Créer portes|Crea porta|Tür anlegen|Türen anlegen|Crear puerta|Criar porta|ドア作成|"
    "创建门".split("|"),
)
@pytest.mark.parametrize("others", [(), ("Ship to city",), ("Ship to city", "Bill to city", "City")])
def test_whether_a_door_is_made_is_known_in_all_languages(heading: str, others: tuple[str, ...]) -> None:
    assert answers("Code", "Shop", heading, *others, node=None, **{heading: "Yes; No"})[2] == "shipping_create_doors"
    assert answers("Customer no.", heading, node=SHIPPING_ADDRESSES)[1] == "shipping_create_doors"


@pytest.mark.parametrize(
    ("first", "last"),
    [
        ("Buyer # first", "Buyer # last"), ("Buyer# First", "Buyer# Last"), ("Buyer # First Name", "Buyer # Last Name"),
        ("Käufer # Vorname", "Käufer # Nachname"), ("Acheteur # prénom", "Acheteur # nom"),
        ("Compratore # nome", "Compratore # cognome"), ("Acquirente # nome", "Acquirente # cognome"),
        ("Comprador # nombre", "Comprador # apellido"),
    ],
)  # fmt: skip
def test_parts_of_the_names_of_numbered_buyers_are_joined(first: str, last: str) -> None:
    headings = [part.replace("#", str(number)) for number in (1, 2) for part in (last, first)]
    joined = ["buyer_name<2", "buyer_name<1", "buyer_name#2<2", "buyer_name#2<1"]
    assert answers("Code", "Shop", *headings)[2:] == joined


def test_parts_of_contacts_names_are_joined_and_a_second_contact_is_asked_about() -> None:
    assert answers("Shop", "Contact 1 first", "Contact 1 last")[1:] == ["customer_contact<1", "customer_contact<2"]
    assert answers("Shop", "Contact 2 last", "Contact 2 first", "Contact 2 email")[1:] == [
        "?buyer_name#2<2", "?buyer_name#2<1", "?buyer_email#2",
    ]  # fmt: skip


@pytest.mark.parametrize("heading", ["Last contact", "First contact", "First buyer", "Käufer", "Käufer Name"])
def test_what_may_be_a_day_or_a_company_is_no_part_of_a_persons_name(heading: str) -> None:
    assert answers("Code", "Shop", heading)[2] not in {"customer_contact", "buyer_name"}
    assert not matched("Code", "Shop", heading)[heading].is_applied


def test_one_part_of_a_buyers_name_alone_is_asked_about_and_a_whole_name_counts_more() -> None:
    assert answers("Shop", "Buyer 1 first")[1] == "?buyer_name"
    assert answers("Shop", "Buyer 1 name", "Buyer 1 first")[1] == "buyer_name"
