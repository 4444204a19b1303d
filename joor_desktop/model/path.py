"""Where in a record a value stands."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Self

_WRITTEN_OUT = re.compile(r"(?P<node>\w+)\[(?P<index>\d+)\]\.(?P<field>\w+)", re.ASCII)


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

    @classmethod
    def of_value(cls, text: str) -> Self:
        """The path of a value from how it is written out."""
        found = _WRITTEN_OUT.fullmatch(text)
        return cls(found["node"], int(found["index"]), found["field"]) if found else cls(field=text)
