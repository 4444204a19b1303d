"""The body of a Bulk Connection POST, in both of JOOR's formats, written in pieces.

Laid out as in the request examples of JOOR's page "Bulk Connection POST". Where that page contradicts itself:
empty optional fields and nodes are left out, ``warehouses`` is always there, booleans and amounts are written as
each format's example writes them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import cache

from joor_desktop.joor import wire_json, wire_xml
from joor_desktop.model.profile import WireFormat
from joor_desktop.model.record import Record

PIECE_BYTES = 256 * 1024
"""The least size of a piece; smaller ones make a POST ten times slower."""


def write(records: Iterable[Record], wire_format: WireFormat, *, example_names: bool = False) -> Iterator[bytes]:
    """Write *records* as one body, in pieces of at least PIECE_BYTES, the last one excepted.

    *example_names* writes the contact fields under the names of JOOR's examples instead of its table's. Raises
    ValueError for a record with a character that the format can't carry.
    """
    return join(map(record_writer(wire_format, example_names=example_names), records), wire_format)


def join(bodies: Iterable[bytes], wire_format: WireFormat) -> Iterator[bytes]:
    """Make one body of what :func:`record_writer` wrote, in pieces of at least PIECE_BYTES, the last one excepted."""
    shape = wire_json if wire_format is WireFormat.JSON else wire_xml
    parts, size = [shape.START], 0
    for body in bodies:
        parts += (body, shape.BETWEEN)
        size += len(body)
        if size >= PIECE_BYTES:
            # The separator waits for a next record, which there may not be.
            yield b"".join(parts[:-1])
            parts, size = [shape.BETWEEN], 0
    if parts[-1] is shape.BETWEEN:
        del parts[-1]
    parts.append(shape.END)
    yield b"".join(parts)


@cache
def record_writer(wire_format: WireFormat, *, example_names: bool = False) -> Callable[[Record], bytes]:
    """What writes one record; see :func:`write`."""
    if wire_format is WireFormat.JSON:
        return wire_json.RecordWriter(example_names=example_names).write
    return wire_xml.RecordWriter(example_names=example_names).write
