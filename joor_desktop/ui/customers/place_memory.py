"""Where a person was in a list, as one line of text: the program opens there again."""

from __future__ import annotations

from typing import NamedTuple

import orjson

from joor_desktop.model.field_table import NODE_BY_KEY
from joor_desktop.model.path import Path
from joor_desktop.ui.customers.place import Place


class Whereabouts(NamedTuple):
    """The tab, and the cell in it."""

    node_key: str
    place: Place


def to_text(whereabouts: Whereabouts) -> str:
    """The line that is kept."""
    record_id, path = whereabouts.place
    parts = [path.node, path.index, path.field] if path else None
    return orjson.dumps([whereabouts.node_key, record_id, parts]).decode()


def from_text(text: str) -> Whereabouts | None:
    """Read the line back; None where there is none, or one that an older version wrote."""
    try:
        node_key, record_id, parts = orjson.loads(text)
        path = Path(*parts) if parts else None
    except (ValueError, TypeError):
        return None
    if node_key not in NODE_BY_KEY or not isinstance(record_id, int):
        return None
    return Whereabouts(node_key, (record_id, path))
