"""One customer as JOOR's JSON: plain lists, no nodes around single entries."""

from __future__ import annotations

import orjson

from joor_desktop.joor.wire_generator import Dialect, generate
from joor_desktop.joor.wire_values import TO_JSON
from joor_desktop.model.record import Record

START = b'{"bulk_connections":{"connection":[\n'
BETWEEN = b",\n"
END = b"\n]}}\n"

_DIALECT = Dialect(
    empty="{}",
    no_items="[]",
    add_field="{around}[{name!r}] = {value}",
    add_item="items.append(item)",
    add_items="{around}[{name!r}] = items",
    add_no_items="{around}[{name!r}] = items",
    add_group="out[{name!r}] = group",
)


class RecordWriter:
    """Writes records one by one."""

    def __init__(self, *, example_names: bool) -> None:
        self._write = generate(_DIALECT, TO_JSON, example_names=example_names)

    def write(self, record: Record) -> bytes:
        """The object for *record*; raises ValueError for half a character (a lone surrogate)."""
        try:
            return orjson.dumps(self._write(record))
        except orjson.JSONEncodeError as error:
            raise ValueError(f"JSON can't carry customer {record.customer_code!r}: {error}") from error
