"""Copying within a customer, and from one customer to another."""

from __future__ import annotations

from collections.abc import Collection

from joor_desktop.model.address_fields import BILLING_ADDRESSES, CUSTOMER_LOCATIONS, SHIPPING_ADDRESSES
from joor_desktop.model.field_table import NODE_BY_KEY
from joor_desktop.model.record import Entry, Record
from joor_desktop.work import origins
from joor_desktop.work.changes import Opened, RecordChange, taking

ADDRESS_SOURCES = {
    SHIPPING_ADDRESSES.key: (BILLING_ADDRESSES.key,),
    BILLING_ADDRESSES.key: (SHIPPING_ADDRESSES.key,),
    CUSTOMER_LOCATIONS.key: (SHIPPING_ADDRESSES.key, BILLING_ADDRESSES.key),
}
"""By kind of address, the kinds that an address of it may be the same as."""

OWN_FIELDS = (
    "customer_group_name", "customer_group_code", "company_number_name", "company_number_code", "sales_rep_code",
)
"""What customers have in common; the rest of a customer's own fields is nobody else's."""

_SAME_SUFFIX = {"postal_code": "zip", "zip": "postal_code"}


def same_address(source_node: str, source: Entry, target_node: str, target: Entry) -> Entry:
    """The *target* with the address of *source*: what both kinds have is copied, where it is empty too.

    The code is another one for each address, so one that is there already stays.
    """
    by_suffix = {NODE_BY_KEY[source_node].suffix(field): field.name for field in NODE_BY_KEY[source_node].fields}
    copied = dict(target)
    for field in NODE_BY_KEY[target_node].fields:
        suffix = NODE_BY_KEY[target_node].suffix(field)
        name = by_suffix.get(suffix) or by_suffix.get(_SAME_SUFFIX.get(suffix, ""))
        if name is not None and not (suffix == "code" and target.get(field.name)):
            copied[field.name] = source.get(name, "")
    return {name: text for name, text in copied.items() if text}


def copying_address(source_node: str, source_index: int, target_node: str, target_index: int) -> RecordChange:
    """Make an address the same as another one of the customer; an index one past the last adds an address."""

    def change(opened: Opened) -> None:
        sources = opened.record.entries.get(source_node, [])
        if source_index >= len(sources):
            return
        targets = opened.record.entries.setdefault(target_node, [])
        if target_index == len(targets):
            origins.add_entry(opened.origin, target_node, len(targets))
            targets.append({})
        targets[target_index] = same_address(source_node, sources[source_index], target_node, targets[target_index])

    return change


def copying_parts(source: Record, parts: Collection[str]) -> RecordChange:
    """Take the entries of some nodes from another customer, in place of those that are there.

    The part "" stands for :data:`OWN_FIELDS`, of which those that *source* has are taken.
    """

    def change(opened: Opened) -> None:
        if "" in parts:
            opened.record.values.update({name: source.values[name] for name in OWN_FIELDS if source.values.get(name)})
        for key in parts:
            if key and source.entries.get(key):
                _replace_entries(opened, key, source.entries[key])

    return change


def _replace_entries(opened: Opened, key: str, entries: list[Entry]) -> None:
    taking(key, set(range(len(opened.record.entries.get(key, ())))))(opened)
    opened.record.entries[key] = []
    for entry in entries:
        origins.add_entry(opened.origin, key, len(opened.record.entries[key]))
        opened.record.entries[key].append(dict(entry))
