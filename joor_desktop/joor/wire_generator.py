"""Makes the functions that write one record, out of the field table.

What a loop over the table would work out for each field of each record is written out as source instead, once: that
is several times as fast. The source holds nothing but names of the field table.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import Any, cast

from joor_desktop.model.field import Field, Kind, Node, Presence
from joor_desktop.model.field_table import CONNECTION, WIRE_ORDER
from joor_desktop.model.record import Record

Convert = Callable[[str], Any]


@dataclass(frozen=True, slots=True)
class Dialect:
    """The lines of source in which the formats differ.

    ``{around}`` is the variable of what holds the thing, ``{name}`` the thing's name, ``{value}`` an expression. An
    entry is called ``item``, a list of entries ``items``.
    """

    empty: str
    no_items: str
    add_field: str
    add_item: str
    add_items: str
    add_no_items: str
    add_group: str


def generate(
    dialect: Dialect,
    converters: Mapping[Kind, Convert],
    *,
    example_names: bool,
    escape: Convert | None = None,
) -> Callable[[Record], Any]:
    """Make the function that writes a record in *dialect*.

    *converters* are for the kinds that don't go out as typed, *escape* is for every text. *example_names* takes the
    names of JOOR's samples where they differ from its table's.
    """
    maker = _SourceMaker(dialect, frozenset(converters), has_escape=escape is not None, example_names=example_names)
    names: dict[str, object] = {f"convert_{kind.value}": convert for kind, convert in converters.items()}
    names["escape"] = escape
    exec(compile(maker.source(), "<writer generated from the field table>", "exec"), names)  # noqa: S102 (made above)
    return cast("Callable[[Record], Any]", names["write_record"])


@dataclass(frozen=True, slots=True)
class _SourceMaker:
    dialect: Dialect
    converted: frozenset[Kind]
    has_escape: bool
    example_names: bool

    def source(self) -> str:
        """The source of the function."""
        lines = ["entry = record.values", f"out = {self.dialect.empty}", *self._fields("out", CONNECTION)]
        for outer, grouped in groupby(WIRE_ORDER, key=lambda node: node.path[0] if len(node.path) > 1 else ""):
            nodes = tuple(grouped)
            lines += self._group(outer, nodes) if outer else self._lists("out", nodes)
        return "def write_record(record):\n" + "".join(_indented([*lines, "return out"], 1))

    def _group(self, outer: str, nodes: tuple[Node, ...]) -> Iterator[str]:
        yield f"group = {self.dialect.empty}"
        yield from self._lists("group", nodes)
        yield "if group:"
        yield "    " + self.dialect.add_group.format(name=outer)

    def _lists(self, around: str, nodes: tuple[Node, ...]) -> Iterator[str]:
        for node in nodes:
            yield f"items = {self.dialect.no_items}"
            yield f"for entry in record.entries.get({node.key!r}, ()):"
            yield f"    item = {self.dialect.empty}"
            yield from _indented(self._fields("item", node), 1, "")
            yield "    if item:"
            yield "        " + self.dialect.add_item.format(name=node.item)
            yield "if items:"
            yield "    " + self.dialect.add_items.format(around=around, name=node.path[-1])
            if node.presence is Presence.ALWAYS_SENT:
                yield "else:"
                yield "    " + self.dialect.add_no_items.format(around=around, name=node.path[-1])

    def _fields(self, around: str, node: Node) -> Iterator[str]:
        yield "get = entry.get"
        for field in node.wire_fields():
            name = field.spellings[0] if self.example_names and field.spellings else field.name
            yield f"text = get({field.name!r})"
            yield "if text and not text.isspace():"
            yield "    " + self.dialect.add_field.format(around=around, name=name, value=self._value(field))

    def _value(self, field: Field) -> str:
        value = f"convert_{field.kind.value}(text)" if field.kind in self.converted else "text"
        return f"escape({value})" if self.has_escape else value


def _indented(lines: Iterable[str], depth: int, end: str = "\n") -> Iterator[str]:
    return (f"{'    ' * depth}{line}{end}" for line in lines)
