"""Customers to check: one that nothing is wrong with, and the pieces it is made of."""

from __future__ import annotations

from joor_desktop.model.path import Path
from joor_desktop.model.problem import Problem
from joor_desktop.model.record import Entry, Record


def good_address(prefix: str, number: int) -> Entry:
    """An address of a node whose fields begin with *prefix*: ``shipping`` or ``billing``."""
    return {
        f"{prefix}_name": "Galerie Nord",
        f"{prefix}_code": f"EL0101-{number}",
        f"{prefix}_phone": "+49 30 1234567",
        f"{prefix}_address_1": "Linienstrasse 12",
        f"{prefix}_address_2": "Hinterhaus",
        f"{prefix}_city": "Berlin",
        f"{prefix}_state": "Berlin",
        f"{prefix}_postal_code": "10117",
        f"{prefix}_country": "Germany",
    }


def good_record() -> Record:
    """A customer with 60 filled fields and nothing to complain of."""
    return Record(
        {
            "customer_name": "Galerie Nord",
            "customer_code": "EL0101",
            "customer_alias": "Nord",
            "company_number_name": "Nord Group",
            "company_number_code": "c1",
            "customer_group_name": "Specialty",
            "customer_group_code": "SPC",
            "customer_phone": "+49 30 1234567",
            "customer_contact": "Anna Schmidt",
            "customer_contact_email": "anna@nord.example",
            "sales_rep_code": "AB",
        },
        {
            "buyers": [
                {"buyer_name": "Anna Schmidt", "buyer_title": "Head buyer", "buyer_email": "anna@nord.example"},
                {"buyer_name": "Jan Novak", "buyer_title": "Buyer", "buyer_email": "jan.novak@nord.example"},
            ],
            "shipping_addresses": [
                {**good_address("shipping", 1), "shipping_create_doors": "yes"},
                {**good_address("shipping", 2), "shipping_create_doors": "no"},
            ],
            "shipping_methods": [{"shipping_method_name": "UPS Ground", "shipping_method_code": "ups"}],
            "billing_addresses": [good_address("billing", 1)],
            "payment_methods": [{"payment_method_name": "Net 30", "payment_method_code": "net30"}],
            "price_types": [
                {
                    "price_type_currency_code": "EUR",
                    "price_type_label": "Europe",
                    "price_type_retail_currency_code": "EUR",
                }
            ],
            "discounts": [{"amount": "15", "line_item_level": "no"}],
            "warehouses": [{"warehouse_code": "M1", "warehouse_name": "Main"}],
            "customer_locations": [
                {"location_address_1": "Linienstrasse 12", "location_city": "Berlin", "location_country": "DE"}
            ],
        },
    )


def changed(path: Path, text: str) -> Record:
    """The good customer with *text* at *path*."""
    record = good_record()
    record.set_value(path, text)
    return record


def brief(problems: list[Problem]) -> list[tuple[str, str, str]]:
    """Each problem as severity, code and path, for comparing."""
    return [(problem.severity.word, problem.code, str(problem.path)) for problem in problems]
