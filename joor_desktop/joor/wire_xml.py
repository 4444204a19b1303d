"""One customer as JOOR's XML: a node around each list, and a node for each of its entries."""

from __future__ import annotations

from joor_desktop.joor.wire_generator import Dialect, generate
from joor_desktop.joor.wire_values import TO_XML
from joor_desktop.model.record import Record
from joor_desktop.model.values import xml_safe

START = b'<?xml version="1.0" encoding="UTF-8"?>\n<bulk_connections>\n'
BETWEEN = b"\n"
END = b"\n</bulk_connections>\n"

_DIALECT = Dialect(
    empty="''",
    no_items="''",
    add_field="{around} += f'<{name}>{{{value}}}</{name}>'",
    add_item="items += f'<{name}>{{item}}</{name}>'",
    add_items="{around} += f'<{name}>{{items}}</{name}>'",
    add_no_items="{around} += '<{name}/>'",
    add_group="out += f'<{name}>{{group}}</{name}>'",
)


class RecordWriter:
    """Writes records one by one."""

    def __init__(self, *, example_names: bool) -> None:
        self._write_plain = generate(_DIALECT, TO_XML, example_names=example_names)
        self._write_escaped = generate(_DIALECT, TO_XML, example_names=example_names, escape=_escape)

    def write(self, record: Record) -> bytes:
        """The ``connection`` node of *record*; raises ValueError for a character that XML can't carry."""
        write = self._write_plain if _is_plain(record) else self._write_escaped
        return f"<connection>{write(record)}</connection>".encode()


def _is_plain(record: Record) -> bool:
    """Whether no text of *record* needs a closer look, told by one look at all of them together."""
    texts = list(record.values.values())
    for entries in record.entries.values():
        for entry in entries:
            texts += entry.values()
    joined = "".join(texts)
    # What Python can print has no control characters and no halves of characters.
    return joined.isprintable() and "&" not in joined and "<" not in joined and ">" not in joined


def _escape(text: str) -> str:
    if not xml_safe(text):
        raise ValueError(f"XML can't carry one of the characters of {text!r}")
    # A bare carriage return would reach JOOR as a line feed, so it goes as a reference.
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\r", "&#13;")
