"""The texts of a list's customers as they are searched: folded, one line a customer, kept for the next search."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

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
                lines = self._read_those_with(database, page, needle)
            yield from [record_id for record_id, line in zip(page, lines, strict=True) if line and needle in line]

    def keep_all(self, context: TaskContext, database: Database, record_ids: Sequence[int]) -> None:
        """Read what a search would have to read, so that it needn't."""
        for start in range(0, len(record_ids), _PAGE):
            context.check()
            forgotten, kept = self._forgotten, self._lines
            missing = [record_id for record_id in record_ids[start : start + _PAGE] if record_id not in kept]
            if missing:
                bodies = _FIELD_NAME.sub(b"", b"\n".join(column_texts.bodies(database, missing)))
                lines = bodies.lower() if bodies.isascii() else b"\n".join(map(folded_body, bodies.split(b"\n")))
                self._keep(dict(zip(missing, lines.split(b"\n"), strict=True)), forgotten)

    def _read_those_with(
        self, database: Database, record_ids: Sequence[int], needle: bytes
    ) -> list[bytes | None]:
        """The line of each customer; None where it isn't kept and can't hold the needle, which is told much faster."""
        forgotten, kept = self._forgotten, self._lines
        missing = [record_id for record_id in record_ids if record_id not in kept]
        found = {
            record_id: folded_body(_FIELD_NAME.sub(b"", body))
            for record_id, body in zip(missing, column_texts.bodies(database, missing), strict=True)
            if not body.isascii() or needle in body.lower()
        }
        self._keep(found, forgotten)
        return [kept.get(record_id) or found.get(record_id) for record_id in record_ids]

    def _keep(self, lines: Mapping[int, bytes], forgotten: int) -> None:
        size = sum(map(len, lines.values()))
        # What was edited while it was read must not be kept as it was before.
        if self._bytes + size <= self._most_bytes and forgotten == self._forgotten:
            self._lines.update(lines)
            self._bytes += size


def is_sure(text: str) -> bool:
    """Whether each customer that is found for the text holds it: a comma may stand between two texts as well."""
    return bool(set(text) - _BRACKETS)
