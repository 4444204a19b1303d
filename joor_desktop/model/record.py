"""A customer connection as it is edited: text as the person sees it, nested as JOOR nests it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

import orjson

from joor_desktop.model.field_table import ENTRY_NODES
from joor_desktop.model.path import Path

Entry = dict[str, str]
"""Field name to text; an empty field has no key."""

ENTRY_KEYS = tuple(node.key for node in ENTRY_NODES)


@dataclass(slots=True)
class Record:
    """One customer: its own fields in ``values``, its lists of entries by node key in ``entries``.

    All values are text, exactly as typed or shown; an empty field and an empty list have no key. What a text means
    (yes or no, a number, a country) is worked out where it is checked and where it is sent.
    """

    values: Entry = field(default_factory=dict)
    entries: dict[str, list[Entry]] = field(default_factory=dict)

    @property
    def customer_code(self) -> str:
        """The customer code, "" where there is none."""
        return self.values.get("customer_code", "")

    @property
    def customer_name(self) -> str:
        """The customer's name, "" where there is none."""
        return self.values.get("customer_name", "")

    def value(self, path: Path) -> str:
        """The text at *path*; "" where the field is empty or the entry is not there."""
        if not path.node:
            return self.values.get(path.field, "")
        entries = self.entries.get(path.node, ())
        return entries[path.index].get(path.field, "") if path.index < len(entries) else ""

    def set_value(self, path: Path, text: str) -> None:
        """Put *text* at *path*; "" empties the field. An index one past the last entry adds an entry.

        Raises IndexError for an index beyond that.
        """
        if path.node:
            entries = self.entries.setdefault(path.node, [])
            if path.index == len(entries):
                entries.append({})
            target = entries[path.index]
        else:
            target = self.values
        if text:
            target[path.field] = text
        else:
            target.pop(path.field, None)

    def to_body(self) -> bytes:
        """The record as the JSON object in which it is stored: fields and lists side by side."""
        return orjson.dumps({**self.values, **self.entries})

    @classmethod
    def from_body(cls, body: bytes | str) -> Record:
        """Read back what :meth:`to_body` wrote."""
        values = orjson.loads(body)
        entries = {key: values.pop(key) for key in ENTRY_KEYS if key in values}
        return cls(values, entries)

    def copy(self) -> Record:
        """A copy that shares nothing with this record."""
        return Record(
            dict(self.values), {key: [dict(entry) for entry in entries] for key, entries in self.entries.items()}
        )


RecordEdit = Callable[[Record], None]
"""Changes a record in place."""
