"""The customers that a list has already, as a file's customers meet them."""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict, deque
from itertools import chain

import orjson

from joor_desktop.model.record import Record
from joor_desktop.storage.database import Database
from joor_desktop.storage.packing import storable
from joor_desktop.storage.planes import plane_of
from joor_desktop.storage.writing import ListWriter

_PAGE = 1000


class KnownCustomers:
    """The live customers of a list, by their codes without the spaces around them; only codes and ids are kept.

    Each is met once. Of several with the same code a file's customer meets the one that is the same in everything,
    otherwise the first, so that a file that came before meets all that came from it. A customer without a code is met
    only by one that is the same in everything.
    """

    def __init__(self, database: Database, list_id: int) -> None:
        self._writer = ListWriter(database, list_id)
        self._single: dict[str, int] = {}
        self._repeated: dict[str, deque[int]] = defaultdict(deque)
        self._by_content: dict[bytes, deque[int]] = defaultdict(deque)
        self._met: set[int] = set()
        key = plane_of(database, list_id).key
        rows = database.rows("SELECT id, code FROM line WHERE list_id = ? AND live ORDER BY position", (key,))
        times = Counter(code.strip() for _, code in rows)
        for record_id, code in rows:
            key = code.strip()
            if key and times[key] == 1:
                self._single[key] = record_id
            else:
                self._repeated[key].append(record_id)
        self._read_contents(list(chain.from_iterable(self._repeated.values())))
        # One without a code is nobody's first.
        self._without_code = self._repeated.pop("", deque())
        self._left = len(rows)

    def _read_contents(self, record_ids: list[int]) -> None:
        for start in range(0, len(record_ids), _PAGE):
            for row in self._writer.load(record_ids[start : start + _PAGE]):
                self._by_content[_content(Record.from_body(row.body))].append(row.id)

    def __bool__(self) -> bool:
        """Whether there is one that was not met."""
        return self._left > 0

    def meet(self, record: Record) -> int | None:
        """The id of the customer that *record* of a file is, which can't be met again; None where it is a new one."""
        key = record.customer_code.strip()
        record_id = self._single.pop(key, None)
        if record_id is None and (not key or key in self._repeated):
            record_id = self._next(self._by_content.get(_content(record))) or self._next(self._repeated.get(key))
        if record_id is not None:
            self._left -= 1
        return record_id

    def _next(self, queue: deque[int] | None) -> int | None:
        while queue:
            record_id = queue.popleft()
            if record_id not in self._met:
                self._met.add(record_id)
                return record_id
        return None

    def not_met(self) -> list[int]:
        """The ids of the customers that were not met."""
        several = chain(self._without_code, *self._repeated.values())
        return sorted(chain(self._single.values(), (each for each in several if each not in self._met)))


def _content(record: Record) -> bytes:
    record, _ = storable(record)
    body = orjson.dumps({**record.values, **record.entries}, option=orjson.OPT_SORT_KEYS)
    return hashlib.blake2b(body, digest_size=16).digest()
