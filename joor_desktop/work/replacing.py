"""Finding a text in many cells, and putting another one in its place as one step."""

from __future__ import annotations

import pathlib
import re
from array import array
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

import orjson

from joor_desktop.model.path import Path
from joor_desktop.model.record import Entry, Record
from joor_desktop.model.texts import translate
from joor_desktop.storage.database import Database
from joor_desktop.storage.drafts import Drafts
from joor_desktop.storage.planes import body_row, plane_of_records
from joor_desktop.work.changes import Opened, RecordChange
from joor_desktop.work.context import TaskContext
from joor_desktop.work.editing import Edit, ListEditor

_PAGE = 2000
_HOLDING = f"""
SELECT wanted.value, r.body FROM json_each(?) wanted CROSS JOIN record r ON r.id = {body_row("wanted.value")}
WHERE CAST(r.body AS TEXT) LIKE ? ESCAPE '!'
"""  # noqa: S608 - the program's own words
_LONGEST_NAMED = 40


class Part(NamedTuple):
    """Cells of one record: these fields of one entry of a node, or of all its entries (None); of the customer itself
    for node key ""."""

    node_key: str
    entry: int | None
    fields: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Block:
    """Cells of a table, or of several.

    ``columns`` are node keys, each with names of its fields; ``ids`` the records of the rows, None for all of the list;
    ``indexes`` the entry of each row, None for all entries.
    """

    columns: tuple[tuple[str, tuple[str, ...]], ...]
    ids: array[int] | None = None
    indexes: array[int] | None = None

    def parts(self, index: int | None) -> tuple[Part, ...]:
        """The cells of one row."""
        return tuple(Part(node_key, index, fields) for node_key, fields in self.columns)


@dataclass(frozen=True, slots=True)
class Search:
    """What is sought, where, and what is to stand there instead; an empty text is found nowhere."""

    text: str
    by: str = ""
    match_case: bool = False
    whole_cell: bool = False
    blocks: tuple[Block, ...] = ()


Reach = Mapping[int, Sequence[Part]]
"""The cells to look at by record id, in the order of the rows."""

Hit = tuple[int, Path]
"""A cell that holds the text: its record and where in it."""


@dataclass(frozen=True, slots=True)
class Found:
    """What a search came to.

    ``numbers`` are the cells that hold the text by record id, in the order of the rows; records without one are left
    out.
    """

    search: Search
    reach: Reach
    numbers: Mapping[int, int]

    @property
    def cells(self) -> int:
        """How many cells hold the text."""
        return sum(self.numbers.values())


class Matcher:
    """Looks for the text of a search in one value, and replaces it there."""

    def __init__(self, search: Search) -> None:
        self._pattern = re.compile(re.escape(search.text), 0 if search.match_case else re.IGNORECASE)
        self._by = search.by
        self._seek: Callable[[str], object] = self._pattern.fullmatch if search.whole_cell else self._pattern.search

    def matches(self, value: str) -> bool:
        """Whether the value holds the text, or is it."""
        return self._seek(value) is not None

    def replaced(self, value: str) -> str:
        """The value with the other text in its place."""
        return self._pattern.sub(lambda _: self._by, value)

    def count(self, record: Record, parts: Sequence[Part]) -> int:
        """How many cells of a record hold the text."""
        seek = self._seek
        return sum(
            1
            for node_key, wanted, fields in parts
            for _, entry in _entries(record, node_key, wanted)
            for value in map(entry.get, fields)
            if value and seek(value)
        )

    def replacements(self, record: Record, parts: Sequence[Part]) -> list[tuple[Path, str]]:
        """The cells of a record that become others, each with what it becomes."""
        seek, sub, by = self._seek, self._pattern.sub, self._by
        return [
            (Path(node_key, number, field), after)
            for node_key, wanted, fields in parts
            for number, entry in _entries(record, node_key, wanted)
            for field, value in entry.items()
            if field in _names(fields) and seek(value) and (after := sub(lambda _: by, value)) != value
        ]

    def paths(self, record: Record, parts: Sequence[Part]) -> Iterator[Path]:
        """The cells of a record that hold the text, in their order."""
        for node_key, wanted, fields in parts:
            for number, entry in _entries(record, node_key, wanted):
                for field in fields:
                    if (value := entry.get(field)) and self.matches(value):
                        yield Path(node_key, number, field)


@lru_cache
def _names(fields: tuple[str, ...]) -> frozenset[str]:
    return frozenset(fields)


def _entries(record: Record, node_key: str, wanted: int | None) -> Iterator[tuple[int, Entry]]:
    entries = record.entries.get(node_key, []) if node_key else [record.values]
    if wanted is None:
        yield from enumerate(entries)
    elif wanted < len(entries):
        yield wanted, entries[wanted]


def cells_of(record: Record, parts: Sequence[Part]) -> list[Path]:
    """All cells of a record that are looked at, in their order, empty ones too."""
    return [
        Path(node_key, number, field)
        for node_key, wanted, fields in parts
        for number, _ in _entries(record, node_key, wanted)
        for field in fields
    ]


def find(context: TaskContext, database_path: pathlib.Path, list_id: int, search: Search) -> Found:
    """Count the cells that hold the text."""
    if not search.text:
        return Found(search, {}, {})
    with closing(Database(database_path)) as database:
        drafts = Drafts(database)
        reach = _reach(drafts, list_id, search.blocks)
        matcher, numbers = Matcher(search), dict[int, int]()
        for record_id, record in _candidates(context, drafts, list(reach), search.text):
            if number := matcher.count(record, reach[record_id]):
                numbers[record_id] = number
    return Found(search, reach, numbers)


def _reach(drafts: Drafts, list_id: int, blocks: Sequence[Block]) -> Reach:
    reach: dict[int, Sequence[Part]] = {}
    for block in blocks:
        ids = drafts.order(list_id) if block.ids is None else block.ids
        if block.indexes is None and not reach:
            reach = dict.fromkeys(ids, block.parts(None))
            continue
        for record_id, index in zip(ids, block.indexes or [None] * len(ids), strict=True):
            reach[record_id] = [*reach.get(record_id, ()), *block.parts(index)]
    return reach


def _candidates(
    context: TaskContext, drafts: Drafts, ids: Sequence[int], text: str
) -> Iterator[tuple[int, Record]]:
    """The records that may hold the text: SQLite looks through the stored bodies, field names included."""
    pattern = _body_pattern(text)
    plane = plane_of_records(drafts.database, ids[:_PAGE])
    for start in range(0, len(ids), _PAGE):
        context.check()
        for record_id, body in drafts.database.rows(
            _HOLDING,
            (orjson.dumps(ids[start : start + _PAGE]).decode(), *plane.at, pattern),
        ):
            yield record_id, Record.from_body(body)


def replace_all(
    context: TaskContext, database_path: pathlib.Path, list_id: int, found: Found, left_out: Collection[Hit] = ()
) -> Edit:
    """Replace the text in the cells that were found, but for those *left_out*, as one step."""
    replacing = _Replacing(found, frozenset(left_out))
    with closing(Database(database_path)) as database:
        changes = {record_id: replacing.change(record_id) for record_id in found.numbers}
        return ListEditor(Drafts(database), list_id, context).change_records(changes, replacing.label)


class _Replacing:
    """Changes records, and counts in how many cells."""

    def __init__(self, found: Found, left_out: frozenset[Hit]) -> None:
        self._found = found
        self._left_out = left_out
        self._matcher = Matcher(found.search)
        self._cells: dict[int, int] = {}

    def change(self, record_id: int) -> RecordChange:
        def replace(opened: Opened) -> None:
            record = opened.record
            texts = self._matcher.replacements(record, self._found.reach[record_id])
            if self._left_out:
                texts = [(path, text) for path, text in texts if (record_id, path) not in self._left_out]
            for path, text in texts:
                record.set_value(path, text)
            self._cells[record_id] = len(texts)

        return replace

    def label(self) -> str:
        return replace_label(self._found.search, sum(self._cells.values()))


def replace_label(search: Search, cells: int) -> str:
    """The step's name in the history."""
    if search.by:
        words = translate("edit", "Replace “{text}” by “{by}” in {n} cells")
    else:
        words = translate("edit", "Take “{text}” out of {n} cells")
    if cells == 1:
        words = translate("edit", "Replace “{text}” by “{by}” in 1 cell")
    return words.format(text=_short(search.text), by=_short(search.by), n=cells)


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST_NAMED else f"{text[: _LONGEST_NAMED - 1]}…"


def _body_pattern(text: str) -> str:
    """What a stored body with *text* in it is like; SQLite folds the case of plain letters only."""
    signs = []
    for sign in text:
        if sign in "%_!":
            signs.append(f"!{sign}")
        elif sign in '"\\' or ord(sign) < 32:
            signs.append("%")  # written with an escape sign in the body
        else:
            signs.append(sign if sign.isascii() else "_")
    return f"%{''.join(signs)}%"
