"""JOOR's request table ("Bulk Connection POST", section Request Detail), line by line in its order.

Four names stand in that page's samples only. Two of them are other spellings of fields of the table
(``customer_contact_name``, ``customer_email``); the other two are fields of their own (``shipping_email``,
``location_address_id``), marked with ``in_table=False``. Everything else in the program derives from this table:
a new field is one new entry here.
"""

from __future__ import annotations

from collections.abc import Iterator

from joor_desktop.model.field import Field, Kind, Need, Node, Presence

_CODE, _TEXT, _PHONE, _EMAIL = Kind.CODE, Kind.TEXT, Kind.PHONE, Kind.EMAIL
_Y, _N, _HIGHLY, _IF_STATE = Need.REQUIRED, Need.OPTIONAL, Need.RECOMMENDED, Need.IN_STATE_COUNTRIES

CONNECTION = Node(
    key="",
    path=(),
    item="connection",
    presence=Presence.REQUIRED,
    column_prefix="",
    label="Customer",
    plural="Customers",
    fields=(
        Field("customer_name", _TEXT, _Y, 100, "Name", "The shop's name, as your colleagues should see it on JOOR."),
        Field(
            "customer_code", _CODE, _Y, 50, "Code",
            "Your own number for this customer. JOOR finds the customer by it: a code that JOOR doesn't know yet makes "
            "a new customer, so every zero, dash and capital counts.",
        ),
        Field(
            "customer_alias", _TEXT, _N, 150, "Alias",
            "A name of your own under which you find this customer on JOOR.",
        ),
        Field(
            "company_number_name", _TEXT, _N, 150, "Company name",
            "The group of shops that this customer is part of.",
        ),
        Field("company_number_code", _CODE, _N, 100, "Company code", "Your code for that group of shops."),
        Field(
            "customer_group_name", _TEXT, _HIGHLY, 150, "Group",
            "The group you sort this customer into, such as Specialty.",
        ),
        Field("customer_group_code", _CODE, _N, 100, "Group code", "Your code for the customer group."),
        Field("customer_phone", _PHONE, _N, 50, "Phone", "The number on which the customer is reached first."),
        Field(
            "customer_contact", _TEXT, _N, 50, "Contact name", "The person you deal with at this customer.",
            spellings=("customer_contact_name",),
        ),
        Field(
            "customer_contact_email", _EMAIL, _N, 50, "Contact e-mail", "That person's e-mail address.",
            spellings=("customer_email",),
        ),
        Field(
            "sales_rep_code", _CODE, _HIGHLY, 50, "Sales rep code",
            "The code of the one sales representative who looks after this customer, as set up in your JOOR account.",
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
    label="Buyer",
    plural="Buyers",
    fields=(
        Field("buyer_name", _TEXT, _Y, 50, "Name", "The buyer's first and last name."),
        Field("buyer_title", _TEXT, _N, 50, "Title", "What the buyer does at the customer, such as Head buyer."),
        Field("buyer_email", _EMAIL, _Y, 50, "E-mail", "The address under which the buyer gets JOOR's mails."),
        Field("buyer_phone", _PHONE, _N, 50, "Phone", "The buyer's number, with the extension if there is one."),
        Field("buyer_fax", _PHONE, _N, 50, "Fax", "The buyer's fax number."),
    ),
    example_order=("buyer_name", "buyer_email"),
)

SHIPPING_ADDRESSES = Node(
    key="shipping_addresses",
    path=("shipping", "shipping_addresses"),
    item="shipping_address",
    presence=Presence.OPTIONAL,
    column_prefix="shipping",
    label="Shipping address",
    plural="Shipping addresses",
    fields=(
        Field(
            "shipping_name", _TEXT, _N, 50, "Name",
            "Who the parcel is for. Left empty, JOOR takes the customer's name.",
        ),
        Field(
            "shipping_code", _CODE, _Y, 50, "Code",
            "Your own code for this address, different for each address of a customer.",
        ),
        Field("shipping_phone", _PHONE, _N, 50, "Phone", "The number at this address."),
        Field("shipping_address_1", _TEXT, _N, 50, "Street", "Street and number."),
        Field(
            "shipping_address_2", _TEXT, _N, 50, "Street, line 2",
            "Floor, suite or building, where the street line has no room for it.",
        ),
        Field("shipping_city", _TEXT, _Y, 50, "City", "The town of the address."),
        Field(
            "shipping_state", Kind.STATE, _IF_STATE, 50, "State",
            "State, province or prefecture. JOOR needs it for the United States, Canada, Japan and Australia.",
        ),
        Field("shipping_postal_code", Kind.POSTCODE, _N, 50, "Postcode", "The postcode with all its zeros."),
        Field("shipping_country", Kind.COUNTRY, _Y, 50, "Country", "The country, by its English name or its ISO code."),
        Field(
            "shipping_create_doors", Kind.BOOLEAN, _N, None, "Make a door",
            "Yes makes a door on JOOR, named after the address's name and code. Left empty, no door is made.",
        ),
        Field(
            "shipping_email", _EMAIL, _N, 50, "E-mail", "An e-mail address for deliveries. Sent only when filled in.",
            in_table=False,
        ),
    ),
    example_order=(
        "shipping_code", "shipping_name", "shipping_phone", "shipping_email", "shipping_address_1",
        "shipping_address_2", "shipping_city", "shipping_state", "shipping_postal_code", "shipping_country",
        "shipping_create_doors",
    ),
)

SHIPPING_METHODS = Node(
    key="shipping_methods",
    path=("shipping", "shipping_methods"),
    item="shipping_method",
    presence=Presence.OPTIONAL,
    column_prefix="shipping_method",
    label="Shipping method",
    plural="Shipping methods",
    fields=(
        Field(
            "shipping_method_name", _TEXT, _N, 50, "Name",
            "A way of shipping that this customer may choose, as named in your JOOR account.",
        ),
        Field("shipping_method_code", _CODE, _N, 50, "Code", "Its code in your JOOR account."),
    ),
    example_order=("shipping_method_name", "shipping_method_code"),
)

BILLING_ADDRESSES = Node(
    key="billing_addresses",
    path=("billing", "billing_addresses"),
    item="billing_address",
    presence=Presence.OPTIONAL,
    column_prefix="billing",
    label="Billing address",
    plural="Billing addresses",
    fields=(
        Field(
            "billing_name", _TEXT, _N, 50, "Name",
            "Who the invoice is for. Left empty, JOOR takes the customer's name.",
        ),
        Field(
            "billing_code", _CODE, _Y, 50, "Code",
            "Your own code for this address, different for each address of a customer.",
        ),
        Field("billing_phone", _PHONE, _N, 50, "Phone", "The number at this address."),
        Field("billing_address_1", _TEXT, _N, 50, "Street", "Street and number."),
        Field(
            "billing_address_2", _TEXT, _N, 50, "Street, line 2",
            "Floor, suite or department, where the street line has no room for it.",
        ),
        Field("billing_city", _TEXT, _Y, 50, "City", "The town of the address."),
        Field(
            "billing_state", Kind.STATE, _IF_STATE, 50, "State",
            "State, province or prefecture. JOOR needs it for the United States, Canada, Japan and Australia.",
        ),
        Field("billing_postal_code", Kind.POSTCODE, _N, 50, "Postcode", "The postcode with all its zeros."),
        Field("billing_country", Kind.COUNTRY, _Y, 50, "Country", "The country, by its English name or its ISO code."),
    ),
    example_order=(
        "billing_code", "billing_name", "billing_phone", "billing_address_1", "billing_address_2", "billing_city",
        "billing_state", "billing_postal_code", "billing_country",
    ),
)

PAYMENT_METHODS = Node(
    key="payment_methods",
    path=("billing", "payment_methods"),
    item="payment_method",
    presence=Presence.OPTIONAL,
    column_prefix="payment_method",
    label="Payment method",
    plural="Payment methods",
    fields=(
        Field(
            "payment_method_name", _TEXT, _N, 50, "Name",
            "Terms that this customer may pay by, as named in your JOOR account.",
        ),
        Field("payment_method_code", _CODE, _N, 50, "Code", "Their code in your JOOR account."),
    ),
    example_order=("payment_method_name", "payment_method_code"),
)

CUSTOMER_LOCATIONS = Node(
    key="customer_locations",
    path=("customer_locations",),
    item="customer_location",
    presence=Presence.OPTIONAL,
    column_prefix="location",
    label="Location",
    plural="Locations",
    fields=(
        Field("location_phone", _PHONE, _N, 50, "Phone", "The number of the shop."),
        Field("location_address_1", _TEXT, _N, 50, "Street", "Street and number of the shop."),
        Field(
            "location_address_2", _TEXT, _N, 50, "Street, line 2",
            "Floor, suite or building, where the street line has no room for it.",
        ),
        Field("location_city", _TEXT, _Y, 50, "City", "The town of the shop."),
        Field("location_state", Kind.STATE, _N, 50, "State", "State, province or region of the shop."),
        Field(
            "location_zip", Kind.POSTCODE, _IF_STATE, 50, "Postcode",
            "The postcode with all its zeros. JOOR needs it for the United States, Canada, Japan and Australia.",
        ),
        Field("location_country", Kind.COUNTRY, _Y, 50, "Country", "The country, by its English name or its ISO code."),
        Field(
            "location_address_id", Kind.INTEGER, _N, None, "JOOR's address number",
            "JOOR's own number for this address, a whole number. Sent only when filled in.",
            in_table=False,
        ),
    ),
    example_order=(
        "location_address_id", "location_address_1", "location_address_2", "location_city", "location_state",
        "location_zip", "location_country", "location_phone",
    ),
)

PRICE_TYPES = Node(
    key="price_types",
    path=("price_types",),
    item="price_type",
    presence=Presence.REQUIRED,
    column_prefix="price_type",
    label="Price type",
    plural="Price types",
    fields=(
        Field(
            "price_type_currency_code", Kind.CURRENCY, _Y, 50, "Currency",
            "The currency this customer buys in, as a three-letter code such as EUR.",
        ),
        Field(
            "price_type_label", _TEXT, _Y, 50, "Price label",
            "The price list this customer sees. Currency and label together must be spelled exactly as on your styles.",
        ),
        Field(
            "price_type_retail_currency_code", Kind.CURRENCY, _Y, 50, "Retail currency",
            "The currency of the retail prices this customer sees, as a three-letter code such as EUR.",
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
    label="Discount",
    plural="Discounts",
    fields=(
        Field("amount", Kind.DECIMAL, _HIGHLY, None, "Percent", "The percentage taken off: 15 means 15 %."),
        Field(
            "line_item_level", Kind.BOOLEAN, _N, None, "On each line",
            "Yes takes the discount off each line of an order, no takes it off the order as a whole.",
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
    label="Warehouse",
    plural="Warehouses",
    fields=(
        Field(
            "warehouse_code", _CODE, _N, 50, "Code",
            "The code, in your JOOR account, of a warehouse that serves this customer.",
        ),
        Field("warehouse_name", _TEXT, _N, 50, "Name", "The warehouse's name in your JOOR account."),
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
