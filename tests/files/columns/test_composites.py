"""Headings that name several fields at once, and e-mail columns that say what for."""

from __future__ import annotations

import pytest

from joor_desktop.files.columns import SampledColumn, is_known, match_columns
from tests.files.columns.foreign_sheets import answer
from tests.files.columns.seen import answers, matched


def taken(heading: str, values: str = "", *others: str) -> str:
    """What *heading* above *values*, divided by semicolons, is taken for beside the customer's name and *others*."""
    samples = [text for text in values.split("; ") if text]
    columns = [SampledColumn(heading, samples), SampledColumn("customer_name"), *map(SampledColumn, others)]
    return answer(match_columns(columns)[0])


@pytest.mark.parametrize(
    ("heading", "values", "meant"),
    [
        ("Città / CAP", "Milano 20121; Roma 00184", "shipping_city+shipping_postal_code"),
        ("CAP e Città", "20121 Milano", "shipping_postal_code+shipping_city"),
        ("PLZ Ort", "20095 Hamburg; 1010 Wien", "shipping_postal_code+shipping_city"),
        ("PLZ/Ort", "20095 Hamburg", "shipping_postal_code+shipping_city"),
        ("Ort (PLZ)", "Hamburg (20095); Wien (1010)", "shipping_city+shipping_postal_code"),
        ("CP Ville", "75002 Paris; 13002 Marseille", "shipping_postal_code+shipping_city"),
        ("C.P. y Población", "28001 Madrid", "shipping_postal_code+shipping_city"),
        ("CEP / Cidade", "01310-100 São Paulo", "shipping_postal_code+shipping_city"),
        ("郵便番号・市区町村", "104-0061 中央区", "shipping_postal_code+shipping_city"),
        ("郵便番号/市区町村", "104-0061 中央区", "shipping_postal_code+shipping_city"),
        ("Postcode, City", "SW1A 1AA London", "shipping_postal_code+shipping_city"),
        ("City, State ZIP", "Portland, OR 97201", "shipping_city+shipping_state+shipping_postal_code"),
        ("Ship to City/State/Zip", "Portland, OR 97201", "shipping_city+shipping_state+shipping_postal_code"),
        ("Rechnungsadresse PLZ/Ort", "20095 Hamburg", "billing_postal_code+billing_city"),
        ("Indirizzo, CAP, Città", "Via Roma 1, 20121 Milano", "shipping_address_1+shipping_postal_code+shipping_city"),
        ("City/State", "New York, NY; Austin, TX", "shipping_city+shipping_state"),
        ("Stadt, Land", "Hamburg, DE; Wien, AT", "shipping_city+shipping_country"),
        ("Land/Währung", "DE / EUR; CH / CHF", "shipping_country+price_type_currency_code"),
        ("Listino / Valuta", "Europe EUR; World USD", "price_type_label+price_type_currency_code"),
        ("Name / E-Mail", "Ann Lee, ann@x.com", "customer_contact+customer_contact_email"),
        ("Email / Telefono", "a@x.it / 02 5551234", "customer_contact_email+customer_phone"),
        ("Buyer & e-mail address", "Ann Lee ann@x.com", "buyer_name+buyer_email"),
    ],
)
def test_values_show_that_a_heading_means_several_fields(heading: str, values: str, meant: str) -> None:
    assert taken(heading, values) == meant


@pytest.mark.parametrize(
    ("heading", "values", "meant"),
    [
        ("PLZ/Ort", "", "?shipping_postal_code+shipping_city"),
        ("PLZ/Ort", "Hamburg; Wien", "?shipping_postal_code+shipping_city"),
        ("Adresse, Ort", "Ring 1, Wien", "?shipping_address_1+shipping_city"),
        ("Ort (PLZ)", "Hamburg; Wien", "shipping_city"),
        ("Country/Region", "US; DK", "shipping_country"),
        ("Town/City", "London", "shipping_city"),
        ("Zip/Postal Code", "10005", "shipping_postal_code"),
        ("PLZ (Lieferadresse)", "20095; 1010", "shipping_postal_code"),
        ("Kunde/Ort", "Hamburg; Wien", "shipping_city"),
        ("Street and number", "12 Main St; 9 High St", "shipping_address_1"),
        ("Via e numero", "Via Roma 1", "-"),
        ("Listino e sconto", "EU 15%", "-"),
        ("Phone / Fax", "02 555 / 02 556", "-"),
        ("Name and address", "", "-"),
    ],
)
def test_without_such_values_it_is_asked_or_read_as_before(heading: str, values: str, meant: str) -> None:
    assert taken(heading, values) == meant


def test_the_customers_own_code_and_name_are_left_to_a_person() -> None:
    (match,) = match_columns([SampledColumn("Kundennr. / Firma", ["001 Nord", "002 Ost"])])
    assert answer(match) == "?customer_code+customer_name"


def test_a_contact_is_asked_about_where_nothing_else_names_the_shop() -> None:
    (match,) = match_columns([SampledColumn("Name / E-Mail", ["Ann Lee, ann@x.com"])])
    assert answer(match) == "?customer_contact+customer_contact_email"


def test_columns_of_their_own_are_surer() -> None:
    assert taken("PLZ/Ort", "20095 Hamburg", "PLZ", "Ort") == "-"
    assert taken("Email / Telefono", "a@x.it 02 5551234", "customer_phone") == "-"


@pytest.mark.parametrize(
    "heading",
    ["Mail ufficio", "Office e-mail", "Mail du bureau", "Büro E-Mail", "Correo general", "Email geral", "代表メール"],
)
def test_a_general_address_is_the_contacts_where_there_is_no_other(heading: str) -> None:
    assert answers("Firma", heading) == ["customer_name", "customer_contact_email"]
    assert answers("Firma", heading, "E-mail") == ["customer_name", "-", "customer_contact_email"]


@pytest.mark.parametrize(
    "heading",
    [
        "E-mail ordini", "Mail amministrazione", "PEC", "Indirizzo PEC", "Accounts email", "Billing email",
        "E-mail (orders)", "Email for invoices", "Rechnungs-E-Mail", "Rechnungsmail", "E-Mail Buchhaltung",
        "Email comptabilité", "Mail commandes", "Correo de pedidos", "Correo administración", "Email faturação",
        "経理メール", "注文用メール",
    ],
)  # fmt: skip
def test_an_address_for_orders_or_invoices_is_only_proposed(heading: str) -> None:
    assert answers("Firma", heading) == ["customer_name", "?customer_contact_email"]
    assert answers("Firma", heading, "Mail ufficio") == ["customer_name", "-", "customer_contact_email"]


@pytest.mark.parametrize(
    ("name", "email"),
    [
        ("Contact 2", "Contact 2 Email"),
        ("Referente 2", "Mail referente 2"),
        ("Ansprechpartner 2", "E-Mail Ansprechpartner 2"),
        ("Second contact name", "Second contact email"),
    ],
)
def test_a_second_contact_with_an_email_may_be_a_buyer(name: str, email: str) -> None:
    told = matched("Firma", "Contact", name, email)
    assert [answer(match) for match in told.values()][1:] == ["customer_contact", "?buyer_name#2", "?buyer_email#2"]
    assert told[name].detail == "a second contact may be a buyer"
    assert answers("Firma", name) == ["customer_name", "-"]


def test_such_headings_are_known() -> None:
    assert all(map(is_known, ["PLZ Ort", "Città / CAP", "Mail ufficio", "Contact 2 Email"]))
    assert not any(map(is_known, ["20121 Milano", "Nord / Ost", "Via Roma, Milano", "Ann Lee, ann@x.com"]))
