"""The customers that a list has already, as a file's customers meet them."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

import orjson

from joor_desktop.model.record import Record
from joor_desktop.storage.database import Database
from joor_desktop.storage.packing import storable
from joor_desktop.storage.writing import ListWriter

_PAGE = 1000


class KnownCustomers:
    """The live customers of a list, by their codes without the spaces around them; only codes and ids are kept.

    Each is met once: the second row of a file with the same code meets the second customer of the list that has it, so
    that a file that came before meets all that came from it. A customer without a code is met by one that is the same
    in everything.
    """

    def __init__(self, database: Database, list_id: int) -> None:
        self._first: dict[str | bytes, int] = {}
        self._more: dict[str | bytes, list[int]] = {}
        self._writer = ListWriter(database, list_id)
        without_code: list[int] = []
        for record_id, code in database.rows(
            "SELECT id, code FROM line WHERE list_id = ? AND live ORDER BY position", (list_id,)
        ):
            if key := code.strip():
                self._know(key, record_id)
            else:
                without_code.append(record_id)
        self._know_by_content(without_code)

    def _know(self, key: str | bytes, record_id: int) -> None:
        if self._first.setdefault(key, record_id) != record_id:
            self._more.setdefault(key, []).append(record_id)

    def _know_by_content(self, record_ids: list[int]) -> None:
        for start in range(0, len(record_ids), _PAGE):
            for row in self._writer.load(record_ids[start : start + _PAGE]):
                self._know(_content(Record.from_body(row.body)), row.id)

    def __bool__(self) -> bool:
        return bool(self._first)

    def meet(self, record: Record) -> int | None:
        """The id of the customer that *record* of a file is, which can't be met again; None where it is a new one."""
        key = record.customer_code.strip() or _content(record)
        record_id = self._first.pop(key, None)
        if record_id is not None and (more := self._more.get(key)):
            self._first[key] = more.pop(0)
        return record_id

    def not_met(self) -> list[int]:
        """The ids of the customers that were not met."""
        more: Iterable[list[int]] = self._more.values()
        return sorted([*self._first.values(), *(record_id for ids in more for record_id in ids)])


def _content(record: Record) -> bytes:
    record, _ = storable(record)
    body = orjson.dumps({**record.values, **record.entries}, option=orjson.OPT_SORT_KEYS)
    return hashlib.blake2b(body, digest_size=16).digest()
