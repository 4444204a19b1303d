"""Where in a record a value stands."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Path:
    """A place in a record: node key ("" for the customer itself), index of the entry from 0, field name.

    A path without a field means the whole node, as in "no price types". Written out it reads
    ``customer_name``, ``shipping_addresses[1].shipping_city`` or ``price_types``.
    """

    node: str = ""
    index: int = 0
    field: str = ""

    def __str__(self) -> str:
        if not self.node:
            return self.field
        return f"{self.node}[{self.index}].{self.field}" if self.field else self.node
