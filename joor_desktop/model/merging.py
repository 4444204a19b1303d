"""What becomes of a customer of the list when a file brings the same customer again.

What the file has no column for stays, in every mode. An empty cell of a column that is there leaves the value where a
file updates the list, and empties it where the file replaces the list. The customer code is what both are known by, so
it stays as the list has it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum

from joor_desktop.model.path import Path
from joor_desktop.model.record import ENTRY_KEYS, Entry, Record

FieldKey = tuple[str, str]
"""Node key ("" for the customer itself) and field name."""


class ImportMode(Enum):
    """What an import does with the customers that the list has already."""

    ADD = "add"  # they stay, and the file's come beside them
    UPDATE = "update"  # they take over what the file says of them
    REPLACE = "replace"  # as with update, empty cells included; those that the file does not have go


@dataclass(frozen=True, slots=True)
class ValueChange:
    """A text that becomes another one; "" where there is nothing before or after. ``path`` is written out."""

    path: str
    old: str
    new: str


_KNOWN_BY: dict[str, tuple[tuple[str, ...], ...]] = {
    "buyers": (("buyer_email",), ("buyer_name",)),
    "shipping_addresses": (("shipping_code",),),
    "shipping_methods": (("shipping_method_code",), ("shipping_method_name",)),
    "billing_addresses": (("billing_code",),),
    "payment_methods": (("payment_method_code",), ("payment_method_name",)),
    "customer_locations": (("location_address_id",), ("location_address_1", "location_city")),
    "price_types": (("price_type_currency_code", "price_type_label"),),
    "discounts": (),
    "warehouses": (("warehouse_code",), ("warehouse_name",)),
}
"""The fields by which an entry is known again, by node; the first that two entries agree in decide."""


def merged(old: Record, new: Record, emptied: Collection[FieldKey] = ()) -> Record:
    """The customer *old* of the list after a file brought *new*; entries that stay are those of *old* itself.

    Entries that the file brings stand in the place of all that the list has of their node. Each takes over, from the
    entry of the list that it is known to be, what the file does not say.

    :param emptied: the fields in which having nothing means to be empty.
    """
    values = _over(old.values, new.values, {field for node, field in emptied if not node})
    if old.customer_code:
        values["customer_code"] = old.customer_code
    result = Record(values)
    for key in ENTRY_KEYS:
        fields = {field for node, field in emptied if node == key} if emptied else ()
        if key in new.entries:
            result.entries[key] = _merged_entries(key, old.entries.get(key, []), new.entries[key], fields)
        elif key in old.entries and not fields:
            result.entries[key] = old.entries[key]
    return result


def _over(old: Entry, new: Entry, emptied: Collection[str]) -> Entry:
    if not emptied:
        return {**old, **new}
    return {name: text for name, text in old.items() if name not in emptied} | new


def _merged_entries(key: str, old: list[Entry], new: list[Entry], emptied: Collection[str]) -> list[Entry]:
    if old == new:
        return old
    # A file that comes again finds what it made of the list, even where two entries share what they are known by.
    partners = old if _says_already(old, new) else _partners(key, old, new)
    return [_over(partner or {}, entry, emptied) for partner, entry in zip(partners, new, strict=True)]


def _says_already(old: list[Entry], new: list[Entry]) -> bool:
    """Whether the list has, entry by entry, all that the file says."""
    return len(old) == len(new) and all(entry.items() <= had.items() for had, entry in zip(old, new, strict=True))


def _partners(key: str, old: list[Entry], new: list[Entry]) -> Sequence[Entry | None]:
    """For each entry of the file the one of the list that it is known to be."""
    left: list[Entry | None] = list(old)
    partners = [_take(left, _known_again(key, entry, left)) for entry in new]
    # Only what no entry is known to be may be met by its place.
    for place, entry in enumerate(new):
        if not partners[place] and place < len(left) and _may_be(key, entry, left[place]):
            partners[place] = _take(left, place)
    return partners


def _take(left: list[Entry | None], place: int | None) -> Entry | None:
    if place is None:
        return None
    taken, left[place] = left[place], None
    return taken


def _known_again(key: str, entry: Entry, left: Sequence[Entry | None]) -> int | None:
    for names in _KNOWN_BY[key]:
        texts = [entry.get(name) for name in names]
        if all(texts):
            for place, other in enumerate(left):
                if other is not None and [other.get(name) for name in names] == texts:
                    return place
    return None


def _may_be(key: str, entry: Entry, other: Entry | None) -> bool:
    """Whether nothing speaks against the two being the same: no field by which one is known stands in both."""
    if other is None:
        return False
    return not any(entry.get(name) and other.get(name) for names in _KNOWN_BY[key] for name in names)


def rebased(base: Record, result: Record, current: Record) -> Record:
    """What became *result* while *base* was changed into *current*: what was changed there stays so."""
    names = [*dict.fromkeys((*result.values, *current.values))]
    values = {name: text for name in names if (text := _newer(base.values, result.values, current.values, name))}
    entries = {}
    for key in ENTRY_KEYS:
        chosen = result if current.entries.get(key) == base.entries.get(key) else current
        if key in chosen.entries:
            entries[key] = chosen.entries[key]
    return Record(values, entries)


def _newer(base: Entry, result: Entry, current: Entry, name: str) -> str:
    chosen = result if current.get(name) == base.get(name) else current
    return chosen.get(name, "")


def differences(old: Record, new: Record) -> list[ValueChange]:
    """Each text that is another one in *new*, in the order of the record."""
    changes = [*_entry_differences("", 0, old.values, new.values)]
    for key in ENTRY_KEYS:
        before, after = old.entries.get(key, []), new.entries.get(key, [])
        for index in range(max(len(before), len(after))):
            changes += _entry_differences(key, index, _at(before, index), _at(after, index))
    return changes


def _at(entries: Sequence[Entry], index: int) -> Entry:
    return entries[index] if index < len(entries) else {}


def _entry_differences(node: str, index: int, old: Entry, new: Entry) -> Iterator[ValueChange]:
    for name in dict.fromkeys((*old, *new)):
        before, after = old.get(name, ""), new.get(name, "")
        if before != after:
            yield ValueChange(str(Path(node, index, name)), before, after)
