"""JOOR's request table ("Bulk Connection POST", section Request Detail), line by line in its order.

Four names stand in that page's samples only. Two of them are other spellings of fields of the table
(``customer_contact_name``, ``customer_email``); the other two are fields of their own (``shipping_email``,
``location_address_id``), marked with ``in_table=False``. Everything else in the program derives from this table:
a new field is one new entry here.
"""

from __future__ import annotations

from collections.abc import Iterator

from joor_desktop.model.address_fields import BILLING_ADDRESSES, CUSTOMER_LOCATIONS, SHIPPING_ADDRESSES
from joor_desktop.model.field import Field, Kind, Need, Node, Presence
from joor_desktop.model.texts import QT_TRANSLATE_NOOP

_CODE, _TEXT, _PHONE, _EMAIL = Kind.CODE, Kind.TEXT, Kind.PHONE, Kind.EMAIL
_Y, _N, _HIGHLY, _IF_STATE = Need.REQUIRED, Need.OPTIONAL, Need.RECOMMENDED, Need.IN_STATE_COUNTRIES

CONNECTION = Node(
    key="",
    path=(),
    item="connection",
    presence=Presence.REQUIRED,
    column_prefix="",
    label=QT_TRANSLATE_NOOP("node", "Customer"),
    plural=QT_TRANSLATE_NOOP("node", "Customers"),
    fields=(
        Field(
            "customer_name", _TEXT, _Y, 100, QT_TRANSLATE_NOOP("field", "Name"),
            QT_TRANSLATE_NOOP("field", "The shop's name, as your colleagues should see it on JOOR."),
        ),
        Field(
            "customer_code", _CODE, _Y, 50, QT_TRANSLATE_NOOP("field", "Code"),
            QT_TRANSLATE_NOOP(
                "field",
                "Your own number for this customer. JOOR finds the customer by it: a code that JOOR doesn't know yet "
                "makes a new customer, so every zero, dash and capital counts.",
            ),
        ),
        Field(
            "customer_alias", _TEXT, _N, 150, QT_TRANSLATE_NOOP("field", "Alias"),
            QT_TRANSLATE_NOOP("field", "A name of your own under which you find this customer on JOOR."),
        ),
        Field(
            "company_number_name", _TEXT, _N, 150, QT_TRANSLATE_NOOP("field", "Company name"),
            QT_TRANSLATE_NOOP("field", "The group of shops that this customer is part of."),
        ),
        Field(
            "company_number_code", _CODE, _N, 100, QT_TRANSLATE_NOOP("field", "Company code"),
            QT_TRANSLATE_NOOP("field", "Your code for that group of shops."),
        ),
        Field(
            "customer_group_name", _TEXT, _HIGHLY, 150, QT_TRANSLATE_NOOP("field", "Group"),
            QT_TRANSLATE_NOOP("field", "The group you sort this customer into, such as Specialty."),
        ),
        Field(
            "customer_group_code", _CODE, _N, 100, QT_TRANSLATE_NOOP("field", "Group code"),
            QT_TRANSLATE_NOOP("field", "Your code for the customer group."),
        ),
        Field(
            "customer_phone", _PHONE, _N, 50, QT_TRANSLATE_NOOP("field", "Phone"),
            QT_TRANSLATE_NOOP("field", "The number on which the customer is reached first."),
        ),
        Field(
            "customer_contact", _TEXT, _N, 50, QT_TRANSLATE_NOOP("field", "Contact name"),
            QT_TRANSLATE_NOOP("field", "The person you deal with at this customer."),
            spellings=("customer_contact_name",),
        ),
        Field(
            "customer_contact_email", _EMAIL, _N, 50, QT_TRANSLATE_NOOP("field", "Contact e-mail"),
            QT_TRANSLATE_NOOP("field", "That person's e-mail address."),
            spellings=("customer_email",),
        ),
        Field(
            "sales_rep_code", _CODE, _HIGHLY, 50, QT_TRANSLATE_NOOP("field", "Sales rep code"),
            QT_TRANSLATE_NOOP(
                "field",
                "The code of the one sales representative who looks after this customer, as set up in your JOOR "
                "account.",
            ),
        ),
    ),
    example_order=(
        "customer_code", "customer_alias", "customer_name", "customer_contact_email", "customer_contact",
        "company_number_name", "company_number_code", "customer_group_name", "customer_group_code", "sales_rep_code",
    ),
)

BUYERS = Node(
    key="buyers",
    path=("buyers",),
    item="buyer",
    presence=Presence.OPTIONAL,
    column_prefix="buyer",
    label=QT_TRANSLATE_NOOP("node", "Buyer"),
    plural=QT_TRANSLATE_NOOP("node", "Buyers"),
    fields=(
        Field(
            "buyer_name", _TEXT, _Y, 50, QT_TRANSLATE_NOOP("field", "Name"),
            QT_TRANSLATE_NOOP("field", "The buyer's first and last name."),
        ),
        Field(
            "buyer_title", _TEXT, _N, 50, QT_TRANSLATE_NOOP("field", "Title"),
            QT_TRANSLATE_NOOP("field", "What the buyer does at the customer, such as Head buyer."),
        ),
        Field(
            "buyer_email", _EMAIL, _Y, 50, QT_TRANSLATE_NOOP("field", "E-mail"),
            QT_TRANSLATE_NOOP("field", "The address under which the buyer gets JOOR's mails."),
        ),
        Field(
            "buyer_phone", _PHONE, _N, 50, QT_TRANSLATE_NOOP("field", "Phone"),
            QT_TRANSLATE_NOOP("field", "The buyer's number, with the extension if there is one."),
        ),
        Field(
            "buyer_fax", _PHONE, _N, 50, QT_TRANSLATE_NOOP("field", "Fax"),
            QT_TRANSLATE_NOOP("field", "The buyer's fax number."),
        ),
    ),
    example_order=("buyer_name", "buyer_email"),
)

SHIPPING_METHODS = Node(
    key="shipping_methods",
    path=("shipping", "shipping_methods"),
    item="shipping_method",
    presence=Presence.OPTIONAL,
    column_prefix="shipping_method",
    label=QT_TRANSLATE_NOOP("node", "Shipping method"),
    plural=QT_TRANSLATE_NOOP("node", "Shipping methods"),
    fields=(
        Field(
            "shipping_method_name", _TEXT, _N, 50, QT_TRANSLATE_NOOP("field", "Name"),
            QT_TRANSLATE_NOOP(
                "field", "A way of shipping that this customer may choose, as named in your JOOR account."
            ),
        ),
        Field(
            "shipping_method_code", _CODE, _N, 50, QT_TRANSLATE_NOOP("field", "Code"),
            QT_TRANSLATE_NOOP("field", "Its code in your JOOR account."),
        ),
    ),
    example_order=("shipping_method_name", "shipping_method_code"),
)

PAYMENT_METHODS = Node(
    key="payment_methods",
    path=("billing", "payment_methods"),
    item="payment_method",
    presence=Presence.OPTIONAL,
    column_prefix="payment_method",
    label=QT_TRANSLATE_NOOP("node", "Payment method"),
    plural=QT_TRANSLATE_NOOP("node", "Payment methods"),
    fields=(
        Field(
            "payment_method_name", _TEXT, _N, 50, QT_TRANSLATE_NOOP("field", "Name"),
            QT_TRANSLATE_NOOP("field", "Terms that this customer may pay by, as named in your JOOR account."),
        ),
        Field(
            "payment_method_code", _CODE, _N, 50, QT_TRANSLATE_NOOP("field", "Code"),
            QT_TRANSLATE_NOOP("field", "Their code in your JOOR account."),
        ),
    ),
    example_order=("payment_method_name", "payment_method_code"),
)

PRICE_TYPES = Node(
    key="price_types",
    path=("price_types",),
    item="price_type",
    presence=Presence.REQUIRED,
    column_prefix="price_type",
    label=QT_TRANSLATE_NOOP("node", "Price type"),
    plural=QT_TRANSLATE_NOOP("node", "Price types"),
    fields=(
        Field(
            "price_type_currency_code", Kind.CURRENCY, _Y, 50, QT_TRANSLATE_NOOP("field", "Currency"),
            QT_TRANSLATE_NOOP("field", "The currency this customer buys in, as a three-letter code such as EUR."),
        ),
        Field(
            "price_type_label", _TEXT, _Y, 50, QT_TRANSLATE_NOOP("field", "Price label"),
            QT_TRANSLATE_NOOP(
                "field",
                "The price list this customer sees. Currency and label together must be spelled exactly as on your "
                "styles.",
            ),
        ),
        Field(
            "price_type_retail_currency_code", Kind.CURRENCY, _Y, 50, QT_TRANSLATE_NOOP("field", "Retail currency"),
            QT_TRANSLATE_NOOP(
                "field", "The currency of the retail prices this customer sees, as a three-letter code such as EUR."
            ),
        ),
    ),
    example_order=("price_type_label", "price_type_currency_code", "price_type_retail_currency_code"),
)

DISCOUNTS = Node(
    key="discounts",
    path=("discounts",),
    item="discount",
    presence=Presence.OPTIONAL,
    column_prefix="discount",
    label=QT_TRANSLATE_NOOP("node", "Discount"),
    plural=QT_TRANSLATE_NOOP("node", "Discounts"),
    fields=(
        Field(
            "amount", Kind.DECIMAL, _HIGHLY, None, QT_TRANSLATE_NOOP("field", "Percent"),
            QT_TRANSLATE_NOOP("field", "The percentage taken off: 15 means 15 %."),
        ),
        Field(
            "line_item_level", Kind.BOOLEAN, _N, None, QT_TRANSLATE_NOOP("field", "On each line"),
            QT_TRANSLATE_NOOP(
                "field", "Yes takes the discount off each line of an order, no takes it off the order as a whole."
            ),
        ),
    ),
    example_order=("amount", "line_item_level"),
)

WAREHOUSES = Node(
    key="warehouses",
    path=("warehouses",),
    item="warehouse",
    presence=Presence.ALWAYS_SENT,
    column_prefix="warehouse",
    label=QT_TRANSLATE_NOOP("node", "Warehouse"),
    plural=QT_TRANSLATE_NOOP("node", "Warehouses"),
    fields=(
        Field(
            "warehouse_code", _CODE, _N, 50, QT_TRANSLATE_NOOP("field", "Code"),
            QT_TRANSLATE_NOOP("field", "The code, in your JOOR account, of a warehouse that serves this customer."),
        ),
        Field(
            "warehouse_name", _TEXT, _N, 50, QT_TRANSLATE_NOOP("field", "Name"),
            QT_TRANSLATE_NOOP("field", "The warehouse's name in your JOOR account."),
        ),
    ),
    example_order=("warehouse_name", "warehouse_code"),
)

ENTRY_NODES = (
    BUYERS, SHIPPING_ADDRESSES, SHIPPING_METHODS, BILLING_ADDRESSES, PAYMENT_METHODS, CUSTOMER_LOCATIONS, PRICE_TYPES,
    DISCOUNTS, WAREHOUSES,
)
"""The lists of entries below a connection, in the order of JOOR's table."""

NODES = (CONNECTION, *ENTRY_NODES)

NODE_BY_KEY = {node.key: node for node in NODES}

WIRE_ORDER = (
    WAREHOUSES, BUYERS, BILLING_ADDRESSES, PAYMENT_METHODS, SHIPPING_ADDRESSES, SHIPPING_METHODS, PRICE_TYPES,
    CUSTOMER_LOCATIONS, DISCOUNTS,
)
"""The same lists in the order of JOOR's samples, where they follow the connection's own fields."""


def all_fields() -> Iterator[tuple[Node, Field]]:
    """Every field with its node, in the order of JOOR's table."""
    for node in NODES:
        for field in node.fields:
            yield node, field
