"""A customer as JOOR's page "Connection GET" has it, made from what was posted.

It is not the posted body: some names differ, numbers of JOOR's own come in, the buyers are one text.
"""

from __future__ import annotations

from typing import Any

from joor_desktop.model.address_fields import BILLING_ADDRESSES, CUSTOMER_LOCATIONS, SHIPPING_ADDRESSES
from joor_desktop.model.field_table import CONNECTION, ENTRY_NODES
from joor_desktop.practice.rules import Connection, entries_of

_ADDRESS_ID = {
    SHIPPING_ADDRESSES.key: "shipping_address_id",
    BILLING_ADDRESSES.key: "billing_address_id",
    CUSTOMER_LOCATIONS.key: "location_address_id",
}
_BUYERS = "buyers"


def as_read_back(connection_id: int, posted: Connection) -> Connection:
    """The fields that reading a customer gives."""
    fields: dict[str, Any] = {"connection_id": connection_id, "customer_account_id": 100_000 + connection_id}
    for field in CONNECTION.fields:
        value = next((posted[name] for name in (field.name, *field.spellings) if posted.get(name)), None)
        if value is not None:
            fields[field.name] = value
    # Here this name is the retailer's own on JOOR, not the contact's.
    fields["customer_contact_name"] = posted["customer_name"]
    buyers = [str(buyer.get("buyer_name", "")) for buyer in posted.get(_BUYERS, ())]
    if buyers:
        fields["customer_buyer_name"] = ", ".join(buyers)
    _add_lists(fields, connection_id, posted)
    return fields


def _add_lists(fields: dict[str, Any], connection_id: int, posted: Connection) -> None:
    for node in ENTRY_NODES:
        entries = entries_of(posted, node)
        if node.key == _BUYERS or entries is None:
            continue
        number_name = _ADDRESS_ID.get(node.key)
        if number_name is not None:
            first = connection_id * 1000 + 1
            entries = [{number_name: first + index, **entry} for index, entry in enumerate(entries)]
        place = fields
        for name in node.path[:-1]:
            place = place.setdefault(name, {})
        place[node.path[-1]] = entries
