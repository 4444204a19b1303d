"""The part of JOOR's request table (:mod:`~joor_desktop.model.field_table`) that says where a customer is."""

from __future__ import annotations

from joor_desktop.model.field import Field, Kind, Need, Node, Presence
from joor_desktop.model.texts import QT_TRANSLATE_NOOP

_CODE, _TEXT, _PHONE, _EMAIL = Kind.CODE, Kind.TEXT, Kind.PHONE, Kind.EMAIL
_Y, _N, _HIGHLY, _IF_STATE = Need.REQUIRED, Need.OPTIONAL, Need.RECOMMENDED, Need.IN_STATE_COUNTRIES

SHIPPING_ADDRESSES = Node(
    key="shipping_addresses",
    path=("shipping", "shipping_addresses"),
    item="shipping_address",
    presence=Presence.OPTIONAL,
    column_prefix="shipping",
    label=QT_TRANSLATE_NOOP("node", "Shipping address"),
    plural=QT_TRANSLATE_NOOP("node", "Shipping addresses"),
    fields=(
        Field(
            "shipping_name", _TEXT, _N, 50, QT_TRANSLATE_NOOP("field", "Name"),
            QT_TRANSLATE_NOOP("field", "Who the parcel is for. Left empty, JOOR takes the customer's name."),
        ),
        Field(
            "shipping_code", _CODE, _Y, 50, QT_TRANSLATE_NOOP("field", "Code"),
            QT_TRANSLATE_NOOP("field", "Your own code for this address, different for each address of a customer."),
        ),
        Field(
            "shipping_phone", _PHONE, _N, 50, QT_TRANSLATE_NOOP("field", "Phone"),
            QT_TRANSLATE_NOOP("field", "The number at this address."),
        ),
        Field(
            "shipping_address_1", _TEXT, _N, 50, QT_TRANSLATE_NOOP("field", "Street"),
            QT_TRANSLATE_NOOP("field", "Street and number."),
        ),
        Field(
            "shipping_address_2", _TEXT, _N, 50, QT_TRANSLATE_NOOP("field", "Street, line 2"),
            QT_TRANSLATE_NOOP("field", "Floor, suite or building, where the street line has no room for it."),
        ),
        Field(
            "shipping_city", _TEXT, _Y, 50, QT_TRANSLATE_NOOP("field", "City"),
            QT_TRANSLATE_NOOP("field", "The town of the address."),
        ),
        Field(
            "shipping_state", Kind.STATE, _IF_STATE, 50, QT_TRANSLATE_NOOP("field", "State"),
            QT_TRANSLATE_NOOP(
                "field",
                "State, province or prefecture. JOOR needs it for the United States, Canada, Japan and Australia.",
            ),
        ),
        Field(
            "shipping_postal_code", Kind.POSTCODE, _N, 50, QT_TRANSLATE_NOOP("field", "Postcode"),
            QT_TRANSLATE_NOOP("field", "The postcode with all its zeros."),
        ),
        Field(
            "shipping_country", Kind.COUNTRY, _Y, 50, QT_TRANSLATE_NOOP("field", "Country"),
            QT_TRANSLATE_NOOP("field", "The country, by its English name or its ISO code."),
        ),
        Field(
            "shipping_create_doors", Kind.BOOLEAN, _N, None, QT_TRANSLATE_NOOP("field", "Make a door"),
            QT_TRANSLATE_NOOP(
                "field",
                "Yes makes a door on JOOR, named after the address's name and code. Left empty, no door is made.",
            ),
        ),
        Field(
            "shipping_email", _EMAIL, _N, 50, QT_TRANSLATE_NOOP("field", "E-mail"),
            QT_TRANSLATE_NOOP("field", "An e-mail address for deliveries. Sent only when filled in."),
            in_table=False,
        ),
    ),
    example_order=(
        "shipping_code", "shipping_name", "shipping_phone", "shipping_email", "shipping_address_1",
        "shipping_address_2", "shipping_city", "shipping_state", "shipping_postal_code", "shipping_country",
        "shipping_create_doors",
    ),
)

BILLING_ADDRESSES = Node(
    key="billing_addresses",
    path=("billing", "billing_addresses"),
    item="billing_address",
    presence=Presence.OPTIONAL,
    column_prefix="billing",
    label=QT_TRANSLATE_NOOP("node", "Billing address"),
    plural=QT_TRANSLATE_NOOP("node", "Billing addresses"),
    fields=(
        Field(
            "billing_name", _TEXT, _N, 50, QT_TRANSLATE_NOOP("field", "Name"),
            QT_TRANSLATE_NOOP("field", "Who the invoice is for. Left empty, JOOR takes the customer's name."),
        ),
        Field(
            "billing_code", _CODE, _Y, 50, QT_TRANSLATE_NOOP("field", "Code"),
            QT_TRANSLATE_NOOP("field", "Your own code for this address, different for each address of a customer."),
        ),
        Field(
            "billing_phone", _PHONE, _N, 50, QT_TRANSLATE_NOOP("field", "Phone"),
            QT_TRANSLATE_NOOP("field", "The number at this address."),
        ),
        Field(
            "billing_address_1", _TEXT, _N, 50, QT_TRANSLATE_NOOP("field", "Street"),
            QT_TRANSLATE_NOOP("field", "Street and number."),
        ),
        Field(
            "billing_address_2", _TEXT, _N, 50, QT_TRANSLATE_NOOP("field", "Street, line 2"),
            QT_TRANSLATE_NOOP("field", "Floor, suite or department, where the street line has no room for it."),
        ),
        Field(
            "billing_city", _TEXT, _Y, 50, QT_TRANSLATE_NOOP("field", "City"),
            QT_TRANSLATE_NOOP("field", "The town of the address."),
        ),
        Field(
            "billing_state", Kind.STATE, _IF_STATE, 50, QT_TRANSLATE_NOOP("field", "State"),
            QT_TRANSLATE_NOOP(
                "field",
                "State, province or prefecture. JOOR needs it for the United States, Canada, Japan and Australia.",
            ),
        ),
        Field(
            "billing_postal_code", Kind.POSTCODE, _N, 50, QT_TRANSLATE_NOOP("field", "Postcode"),
            QT_TRANSLATE_NOOP("field", "The postcode with all its zeros."),
        ),
        Field(
            "billing_country", Kind.COUNTRY, _Y, 50, QT_TRANSLATE_NOOP("field", "Country"),
            QT_TRANSLATE_NOOP("field", "The country, by its English name or its ISO code."),
        ),
    ),
    example_order=(
        "billing_code", "billing_name", "billing_phone", "billing_address_1", "billing_address_2", "billing_city",
        "billing_state", "billing_postal_code", "billing_country",
    ),
)

CUSTOMER_LOCATIONS = Node(
    key="customer_locations",
    path=("customer_locations",),
    item="customer_location",
    presence=Presence.OPTIONAL,
    column_prefix="location",
    label=QT_TRANSLATE_NOOP("node", "Location"),
    plural=QT_TRANSLATE_NOOP("node", "Locations"),
    fields=(
        Field(
            "location_phone", _PHONE, _N, 50, QT_TRANSLATE_NOOP("field", "Phone"),
            QT_TRANSLATE_NOOP("field", "The number of the shop."),
        ),
        Field(
            "location_address_1", _TEXT, _N, 50, QT_TRANSLATE_NOOP("field", "Street"),
            QT_TRANSLATE_NOOP("field", "Street and number of the shop."),
        ),
        Field(
            "location_address_2", _TEXT, _N, 50, QT_TRANSLATE_NOOP("field", "Street, line 2"),
            QT_TRANSLATE_NOOP("field", "Floor, suite or building, where the street line has no room for it."),
        ),
        Field(
            "location_city", _TEXT, _Y, 50, QT_TRANSLATE_NOOP("field", "City"),
            QT_TRANSLATE_NOOP("field", "The town of the shop."),
        ),
        Field(
            "location_state", Kind.STATE, _N, 50, QT_TRANSLATE_NOOP("field", "State"),
            QT_TRANSLATE_NOOP("field", "State, province or region of the shop."),
        ),
        Field(
            "location_zip", Kind.POSTCODE, _IF_STATE, 50, QT_TRANSLATE_NOOP("field", "Postcode"),
            QT_TRANSLATE_NOOP(
                "field",
                "The postcode with all its zeros. JOOR needs it for the United States, Canada, Japan and Australia.",
            ),
        ),
        Field(
            "location_country", Kind.COUNTRY, _Y, 50, QT_TRANSLATE_NOOP("field", "Country"),
            QT_TRANSLATE_NOOP("field", "The country, by its English name or its ISO code."),
        ),
        Field(
            "location_address_id", Kind.INTEGER, _N, None, QT_TRANSLATE_NOOP("field", "JOOR's address number"),
            QT_TRANSLATE_NOOP("field", "JOOR's own number for this address, a whole number. Sent only when filled in."),
            in_table=False,
        ),
    ),
    example_order=(
        "location_address_id", "location_address_1", "location_address_2", "location_city", "location_state",
        "location_zip", "location_country", "location_phone",
    ),
)
