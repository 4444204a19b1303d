"""The texts of a list's customers as they are searched: folded, one line a customer, kept for the next search."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

import orjson

from joor_desktop.storage import column_texts
from joor_desktop.storage.database import Database
from joor_desktop.work.context import TaskContext
from joor_desktop.work.folding import folded, folded_body

_FIELD_NAME = re.compile(rb'"[a-z_0-9]+":')
_PAGE = 500
_MOST_BYTES = 120_000_000
"""What is kept at most, in bytes; customers beyond that are read anew by each search."""
_BRACKETS = frozenset("{}[],")


class SearchTexts:
    """Held by whoever reads a list again and again. What is edited has to be forgotten; any thread may say so."""

    def __init__(self, most_bytes: int = _MOST_BYTES) -> None:
        self._lines: dict[int, bytes] = {}
        self._bytes = 0
        self._most_bytes = most_bytes
        self._forgotten = 0

    def forget(self, record_ids: Iterable[int]) -> None:
        """These customers were edited."""
        self._forgotten += 1
        for record_id in record_ids:
            self._bytes -= len(self._lines.pop(record_id, b""))

    def clear(self) -> None:
        """Any customer may have been edited."""
        self._forgotten += 1
        self._lines = {}
        self._bytes = 0

    def candidates(
        self, context: TaskContext, database: Database, record_ids: Sequence[int], text: str
    ) -> Iterator[int]:
        """Those customers, in their order, whose texts hold *text*.

        A text of nothing but brackets and commas also finds customers where it stands between two texts.
        """
        needle = orjson.dumps(folded(text))[1:-1]
        for start in range(0, len(record_ids), _PAGE):
            context.check()
            page = record_ids[start : start + _PAGE]
            kept = self._lines
            lines = [kept.get(record_id) for record_id in page]
            if None in lines:
                lines = list(self._read(database, page))
            yield from [record_id for record_id, line in zip(page, lines, strict=True) if line and needle in line]

    def _read(self, database: Database, record_ids: Sequence[int]) -> Sequence[bytes]:
        forgotten = self._forgotten
        bodies = _FIELD_NAME.sub(b"", b"\n".join(column_texts.bodies(database, record_ids)))
        lines = bodies.lower().split(b"\n") if bodies.isascii() else list(map(folded_body, bodies.split(b"\n")))
        kept = self._lines
        size = sum(map(len, lines)) - sum(len(kept.get(record_id, b"")) for record_id in record_ids)
        # What was edited while it was read must not be kept as it was before.
        if self._bytes + size <= self._most_bytes and forgotten == self._forgotten:
            kept.update(zip(record_ids, lines, strict=True))
            self._bytes += size
        return lines


def is_sure(text: str) -> bool:
    """Whether each customer that is found for the text holds it: a comma may stand between two texts as well."""
    return bool(set(text) - _BRACKETS)
