"""What an import will make of customers that the list has already, kept in the file until the import is finished."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import orjson

from joor_desktop.storage.database import Database
from joor_desktop.storage.writing import Row

_PAGE = 500


class Staged(NamedTuple):
    """A record as the import wants it, with the body that it had when the import came to it."""

    base: bytes
    row: Row


class Staging:
    """The records that one step will change; what writes runs inside a transaction that the caller holds."""

    def __init__(self, database: Database, list_id: int, step: int) -> None:
        self._database = database
        self._list_id = list_id
        self._step = step

    def add(self, staged: Sequence[Staged]) -> None:
        """Keep some more; a row is whole but for its code and its twin, which stay those of the list."""
        self._database.insert_many(
            "INSERT INTO staged (list_id, step, record_id, base, body, origin, counts, problems) VALUES ",
            [
                (self._list_id, self._step, row.id, base, row.body, row.origin, row.counts, orjson.dumps(row.problems))
                for base, row in staged
            ],
        )

    def pages(self) -> Iterator[list[Staged]]:
        """All that was kept, some hundred at a time."""
        last = 0
        while rows := self._database.rows(
            "SELECT id, record_id, base, body, origin, counts, problems FROM staged "
            "WHERE list_id = ? AND step = ? AND id > ? ORDER BY id LIMIT ?",
            (self._list_id, self._step, last, _PAGE),
        ):
            last = rows[-1][0]
            yield [_staged(*row[1:]) for row in rows]


def _staged(record_id: int, base: bytes, body: bytes, origin: bytes | None, counts: str, problems: bytes) -> Staged:
    return Staged(base, Row(body, origin, counts, "", None, list(map(tuple, orjson.loads(problems))), id=record_id))
