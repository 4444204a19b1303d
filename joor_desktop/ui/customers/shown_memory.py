"""What a list was sorted, filtered and searched by, as one line of text: it opens as it was left."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

import orjson

from joor_desktop.model.field_table import ENTRY_NODES, NODE_BY_KEY, NODES
from joor_desktop.storage.drafts import View
from joor_desktop.work.arranging import (
    NUMBER_COLUMN,
    STATE_COLUMN,
    Arrangement,
    ColumnFilter,
    SortKey,
    Test,
)

_COLUMNS = {NUMBER_COLUMN, STATE_COLUMN} | {field.name for node in NODES for field in node.fields}
_SUMMED_UP = {node.key for node in ENTRY_NODES}


@dataclass(frozen=True, slots=True)
class Shown:
    """The chip and the search, which all tables of a list have in common, and by node key how each is arranged."""

    view: View = View.ALL
    text: str = ""
    arrangements: Mapping[str, Arrangement] = field(default_factory=dict)

    def to_text(self) -> str:
        """The line that is kept; "" where all is shown in the list's own order."""
        tables = {key: _parts(each) for key, each in self.arrangements.items() if each}
        if not tables and not self.text and self.view is View.ALL:
            return ""
        return orjson.dumps({"view": self.view.name, "text": self.text, "tables": tables}).decode()


def _parts(arrangement: Arrangement) -> dict[str, object]:
    return {
        "sort": [[key.column, key.descending] for key in arrangement.sort],
        "filters": [[each.column, each.test.name, sorted(each.texts)] for each in arrangement.filters],
    }


def shown_from_text(text: str) -> Shown:
    """Read the line back; what an other version of the program wrote and this one doesn't know is left out."""
    try:
        kept = orjson.loads(text)
        tables = {
            key: Arrangement(tuple(_sort(key, each["sort"])), tuple(_filters(key, each["filters"])))
            for key, each in kept["tables"].items()
            if key in NODE_BY_KEY
        }
        return Shown(View.__members__.get(kept["view"], View.ALL), str(kept["text"]), tables)
    except (ValueError, TypeError, KeyError, AttributeError):
        return Shown()


def _is_known(node_key: str, column: object) -> bool:
    return column in _COLUMNS or (not node_key and column in _SUMMED_UP)


def _sort(node_key: str, keys: Iterable[Any]) -> Iterable[SortKey]:
    return (SortKey(column, bool(descending)) for column, descending in keys if _is_known(node_key, column))


def _filters(node_key: str, filters: Iterable[Any]) -> Iterable[ColumnFilter]:
    for column, test, texts in filters:
        if _is_known(node_key, column) and test in Test.__members__:
            yield ColumnFilter(column, Test[test], frozenset(map(str, texts)))
