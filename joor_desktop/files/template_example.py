"""The customer that the template shows as an example; all names in it are made up."""

from __future__ import annotations

from joor_desktop.model.record import Record

EXAMPLE = Record(
    {
        "customer_name": "Casa Bruna",
        "customer_code": "C0412",
        "customer_alias": "Bruna Milano",
        "company_number_name": "Bruna Group",
        "company_number_code": "BG-01",
        "customer_group_name": "Specialty",
        "customer_group_code": "SPC",
        "customer_phone": "+39 02 5550 0134",
        "customer_contact": "Giulia Ferri",
        "customer_contact_email": "giulia@casabruna.example",
        "sales_rep_code": "AB",
    },
    {
        "buyers": [
            {
                "buyer_name": "Giulia Ferri",
                "buyer_title": "Head buyer",
                "buyer_email": "giulia@casabruna.example",
                "buyer_phone": "+39 02 5550 0134",
                "buyer_fax": "+39 02 5550 0135",
            },
            {
                "buyer_name": "Paolo Neri",
                "buyer_title": "Assistant buyer",
                "buyer_email": "paolo@casabruna.example",
            },
        ],
        "shipping_addresses": [
            {
                "shipping_name": "Casa Bruna",
                "shipping_code": "C0412-S1",
                "shipping_phone": "+39 02 5550 0134",
                "shipping_address_1": "Via Brera 12",
                "shipping_address_2": "Second floor",
                "shipping_city": "Milano",
                "shipping_state": "MI",
                "shipping_postal_code": "20121",
                "shipping_country": "Italy",
                "shipping_create_doors": "yes",
                "shipping_email": "magazzino@casabruna.example",
            },
            {
                "shipping_name": "Casa Bruna New York",
                "shipping_code": "C0412-S2",
                "shipping_phone": "(212) 555-0172",
                "shipping_address_1": "41 Mercer Street",
                "shipping_city": "New York",
                "shipping_state": "NY",
                "shipping_postal_code": "10013",
                "shipping_country": "United States",
                "shipping_create_doors": "no",
            },
        ],
        "shipping_methods": [{"shipping_method_name": "UPS Ground", "shipping_method_code": "ups_ground"}],
        "billing_addresses": [
            {
                "billing_name": "Bruna Group S.r.l.",
                "billing_code": "C0412-B1",
                "billing_phone": "+39 02 5550 0130",
                "billing_address_1": "Via Solferino 3",
                "billing_address_2": "Accounts",
                "billing_city": "Milano",
                "billing_state": "MI",
                "billing_postal_code": "20121",
                "billing_country": "Italy",
            }
        ],
        "payment_methods": [{"payment_method_name": "Net 30", "payment_method_code": "net30"}],
        "customer_locations": [
            {
                "location_phone": "+39 02 5550 0134",
                "location_address_1": "Via Brera 12",
                "location_address_2": "Second floor",
                "location_city": "Milano",
                "location_state": "MI",
                "location_zip": "20121",
                "location_country": "Italy",
                "location_address_id": "25965",
            }
        ],
        "price_types": [
            {
                "price_type_currency_code": "EUR",
                "price_type_label": "Europe",
                "price_type_retail_currency_code": "EUR",
            },
            {
                "price_type_currency_code": "USD",
                "price_type_label": "Wholesale US",
                "price_type_retail_currency_code": "USD",
            },
        ],
        "discounts": [{"amount": "15", "line_item_level": "no"}],
        "warehouses": [{"warehouse_code": "MIL", "warehouse_name": "Milano"}],
    },
)
