"""A function, made for the columns of one sheet, that turns a row of texts into a record.

It is written as Python source and compiled once for a sheet, because going through the columns one by one in a loop
takes several times as long as the rest of the reading together.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping
from typing import Any, cast

from joor_desktop.files.headings import Meaning
from joor_desktop.model.field_table import ENTRY_NODES
from joor_desktop.model.record import Entry

Groups = dict[str, list[int]]
BuildRecord = Callable[[list[str]], tuple[Entry, dict[str, list[Entry]], Groups | None]]
"""Row to values, entries, and (only where a group before another one is empty) the group numbers by node key."""

BuildEntry = Callable[[list[str]], Entry]
"""Row to one entry; an empty row gives an empty entry."""

Columns = Mapping[int, Meaning]
_Fields = list[tuple[int, str]]


def record_builder(columns: Columns) -> BuildRecord:
    """Compile the function for *columns*, which says what the column at each index of a row holds."""
    groups = _by_group(columns)
    lines = ["def build(row):", " values = {}"]
    for index, name in groups.get("", {}).get(1, []):
        lines += [f" if cell := row[{index}]: values[{name!r}] = cell"]
    lines += [" entries = {}", " groups = None"]
    for node in ENTRY_NODES:
        if node.key in groups:
            lines += _node_lines(node.key, groups[node.key])
    lines.append(" return values, entries, groups")
    return _compiled(lines, "build", {"present": _presence(groups)})


def entry_builder(columns: Columns) -> BuildEntry:
    """Compile the function that turns a row into one entry."""
    lines = ["def build(row):", " entry = {}"]
    lines += [f" if cell := row[{index}]: entry[{meaning.field.name!r}] = cell" for index, meaning in columns.items()]
    lines.append(" return entry")
    return _compiled(lines, "build", {})


def _by_group(columns: Columns) -> dict[str, dict[int, _Fields]]:
    groups: dict[str, dict[int, _Fields]] = defaultdict(lambda: defaultdict(list))
    for index, meaning in columns.items():
        groups[meaning.node.key][meaning.group].append((index, meaning.field.name))
    return groups


def _node_lines(key: str, groups: dict[int, _Fields]) -> list[str]:
    lines = [" found = []", " last = 0"]
    for group, fields in sorted(groups.items()):
        filled = " or ".join(f"row[{index}]" for index, _ in fields)
        lines += [f" if {filled}:", "  entry = {}"]
        lines += [f"  if cell := row[{index}]: entry[{name!r}] = cell" for index, name in fields]
        lines += ["  found.append(entry)", f"  last = {group}"]
    return [
        *lines,
        " if found:",
        f"  entries[{key!r}] = found",
        "  if last != len(found):",
        "   if groups is None: groups = {}",
        f"   groups[{key!r}] = present({key!r}, row)",
    ]


def _presence(groups: dict[str, dict[int, _Fields]]) -> Callable[[str, list[str]], list[int]]:
    def present(key: str, row: list[str]) -> list[int]:
        return [group for group, fields in sorted(groups[key].items()) if any(row[index] for index, _ in fields)]

    return present


def _compiled(lines: list[str], name: str, scope: dict[str, object]) -> Callable[..., Any]:
    exec("\n".join(lines), scope)  # noqa: S102  # made of column indexes and names of the field table only
    return cast("Callable[..., Any]", scope[name])
