"""Sheets with one entry a row: there a column need not say whose it is."""

from __future__ import annotations

import pytest

from joor_desktop.model.address_fields import BILLING_ADDRESSES, CUSTOMER_LOCATIONS, SHIPPING_ADDRESSES
from joor_desktop.model.field import Node
from joor_desktop.model.field_table import BUYERS, DISCOUNTS, PAYMENT_METHODS, PRICE_TYPES, WAREHOUSES
from tests.files.columns.seen import answers


@pytest.mark.parametrize(
    ("node", "columns"),
    [
        (BUYERS, "Company code=customer_code, First name=buyer_name<1, Last name=buyer_name<2, Email=buyer_email"),
        (BUYERS, "Kundennr=customer_code, Name=buyer_name, Funktion=buyer_title, Handy=buyer_phone, Sprache=!"),
        (
            SHIPPING_ADDRESSES,
            "Kd-Nr.=customer_code, Adressnr.=shipping_code, Ort=shipping_city, Telefon=shipping_phone",
        ),
        (SHIPPING_ADDRESSES, "Code client=customer_code, Rue=shipping_address_1, Ville de facturation=-"),
        (
            BILLING_ADDRESSES,
            "Codice cliente=customer_code, Codice=billing_code, CAP=billing_postal_code, Nazione=billing_country",
        ),
        (
            BILLING_ADDRESSES,
            "Customer no.=customer_code, Ship to city=-, City=billing_city, Bill to zip=billing_postal_code",
        ),
        (CUSTOMER_LOCATIONS, "Account #=customer_code, Town=location_city, PLZ=location_zip, Name=-"),
        (PRICE_TYPES, "顧客コード=customer_code, 通貨=price_type_currency_code, 価格表=price_type_label"),
        (DISCOUNTS, "Cod. cliente=customer_code, Sconto %=amount, Note=!"),
        (PAYMENT_METHODS, "Code client=customer_code, Mode de règlement=payment_method_name, Code=payment_method_code"),
        (WAREHOUSES, "Customer no.=customer_code, Depot=warehouse_code, Buyer=-"),
    ],
)
def test_columns_of_entries(node: Node, columns: str) -> None:
    expected = dict(column.rsplit("=", 1) for column in columns.split(", "))
    assert dict(zip(expected, answers(*expected, node=node), strict=True)) == expected


def test_a_code_is_the_entrys_where_it_has_one() -> None:
    assert answers("Code", node=SHIPPING_ADDRESSES) == ["shipping_code"]
    assert answers("Code", node=BUYERS) == ["customer_code"]


def test_values_count_here_too() -> None:
    assert answers("Ort", node=SHIPPING_ADDRESSES, Ort="a@b.de; c@d.de") == ["?shipping_city"]
    assert answers("Straße", "Hausnr.", node=BILLING_ADDRESSES) == ["billing_address_1<1", "billing_address_1<2"]
    assert answers("Listino", node=PRICE_TYPES, Listino="EUR Europe; USD World") == [
        "?price_type_currency_code+price_type_label"
    ]
