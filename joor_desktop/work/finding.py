"""Finding a customer of a list by its number, its code or its name."""

from __future__ import annotations

import pathlib
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from itertools import islice

from joor_desktop.storage.database import Database
from joor_desktop.storage.drafts import Drafts
from joor_desktop.work.arranging import NUMBER_COLUMN, Columns
from joor_desktop.work.context import TaskContext
from joor_desktop.work.folding import folded


@dataclass(frozen=True, slots=True)
class FoundCustomer:
    """A customer that may be meant; ``number`` is its place in the list."""

    record_id: int
    number: str
    code: str
    name: str


class CustomerNames:
    """The numbers, codes and names of a list, read once for as long as somebody looks for a customer."""

    def __init__(self, context: TaskContext, database_path: pathlib.Path, list_id: int) -> None:
        with closing(Database(database_path)) as database, database.snapshot():
            drafts = Drafts(database)
            order = drafts.order(list_id), None
            columns = Columns(context, drafts, list_id)
            names = (NUMBER_COLUMN, "customer_code", "customer_name")
            numbers, codes, titles = (columns.texts(order, name) for name in names)
        self._customers = list(zip(order[0], numbers, codes, titles, strict=True))
        self._folded = [f"{folded(code)}\n{folded(name)}" for _, _, code, name in self._customers]

    def found(self, text: str, most: int = 50) -> list[FoundCustomer]:
        """The customers that may be meant by *text*: by number, then by code and name from the start, then within."""
        wanted = folded(text.strip())
        if not wanted:
            return []
        places = list(islice(self._places(wanted), most * 4))
        return [FoundCustomer(*self._customers[place]) for place in list(dict.fromkeys(places))[:most]]

    def _places(self, wanted: str) -> Iterator[int]:
        number = wanted.removeprefix("#").strip()
        tests: tuple[Callable[[str], bool], ...] = (
            lambda line: line.startswith(f"{wanted}\n"),
            lambda line: line.startswith(wanted) or f"\n{wanted}" in line,
            lambda line: wanted in line,
        )
        yield from (place for place, customer in enumerate(self._customers) if customer[1] == number)
        for test in tests:
            yield from (place for place, line in enumerate(self._folded) if test(line))
