"""Texts of columns that several fields share, and what each field gets of them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from joor_desktop.files.headings import Meaning
from joor_desktop.files.split_values import is_divided, split_text
from joor_desktop.model.field_table import NODES

FIELDS = {field.name: Meaning(node, field) for node in NODES for field in node.fields}
SHORT = {
    "city": "shipping_city", "zip": "shipping_postal_code", "state": "shipping_state", "country": "shipping_country",
    "street": "shipping_address_1", "currency": "price_type_currency_code", "label": "price_type_label",
    "contact": "customer_contact", "email": "customer_contact_email", "phone": "customer_phone",
    "code": "customer_code", "name": "customer_name",
}  # fmt: skip


def meanings(names: str) -> list[Meaning]:
    """The fields with these short names."""
    return [FIELDS[SHORT[name]] for name in names.split()]


@pytest.mark.parametrize(
    ("text", "names", "values"),
    [
        ("20121 Milano", "city zip", "Milano|20121"),
        ("Milano 20121", "zip city", "20121|Milano"),
        ("33048 SAN GIOVANNI", "zip city", "33048|SAN GIOVANNI"),
        ("D-20095 Hamburg", "zip city", "D-20095|Hamburg"),
        ("2000 LA CHAUX-DE-FONDS", "zip city", "2000|LA CHAUX-DE-FONDS"),
        ("1012 AB Amsterdam", "zip city", "1012 AB|Amsterdam"),
        ("113 20 Stockholm", "zip city", "113 20|Stockholm"),
        ("00-950 Warszawa", "zip city", "00-950|Warszawa"),
        ("104-0061 東京都中央区", "zip city", "104-0061|東京都中央区"),
        ("London SW1A 1AA", "city zip", "London|SW1A 1AA"),
        ("Portland, OR 97201", "city state zip", "Portland|OR|97201"),
        ("Portland, Oregon 97201-1234", "city state zip", "Portland|Oregon|97201-1234"),
        ("Toronto, ON M5V 2T6", "city state zip", "Toronto|ON|M5V 2T6"),
        ("20121 Milano (MI)", "zip city state", "20121|Milano|MI"),
        ("New York, New York", "city state", "New York|New York"),
        ("Milano, IT", "city country", "Milano|IT"),
        ("Milano Italia", "city country", "Milano|Italia"),
        ("Port of Spain", "city country", "Port of Spain|"),
        ("Via Roma 1234, 20121 Milano", "street zip city", "Via Roma 1234|20121|Milano"),
        ("13 rue X, 75002 Paris, Cedex", "street zip city", "13 rue X|75002|Paris, Cedex"),
        ("IT / EUR", "country currency", "IT|EUR"),
        ("EUR Europe", "currency label", "EUR|Europe"),
        ("Ann Lee <ann@x.com>", "contact email", "Ann Lee|ann@x.com"),
        ("Tel: 02 5551234, mail: a@x.it", "email phone", "a@x.it|02 5551234"),
        ("a@x.it 02 5551234 / 333 4445556", "email phone", "a@x.it|02 5551234 / 333 4445556"),
        ("00417 - Boutique Élan", "code name", "00417|Boutique Élan"),
    ],
)
def test_each_field_gets_its_own(text: str, names: str, values: str) -> None:
    assert split_text(text, meanings(names)) == values.split("|")


@pytest.mark.parametrize(
    ("text", "names", "values"),
    [
        ("Milano", "zip city", "|Milano"),
        ("20121", "zip city", "20121|"),
        ("Ann Lee", "email contact", "|Ann Lee"),
        ("a@x.it ask for Ann", "email phone", "a@x.it ask for Ann|"),
        ("somewhere", "zip email", "somewhere|"),
        ("", "zip city", "|"),
    ],
)
def test_what_cannot_be_divided_stays_whole(text: str, names: str, values: str) -> None:
    assert split_text(text, meanings(names)) == values.split("|")
    assert not is_divided(text, meanings(names))


@given(st.text(max_size=60), st.lists(st.sampled_from(sorted(SHORT)), min_size=2, max_size=3, unique=True))
def test_no_letter_and_no_digit_is_lost(text: str, names: list[str]) -> None:
    values = split_text(text, meanings(" ".join(names)))
    assert len(values) == len(names)
    assert sorted(filter(str.isalnum, "".join(values))) == sorted(filter(str.isalnum, text))
