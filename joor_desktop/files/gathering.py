"""Making one customer of several rows: what they say of it, and its entries, each of them once."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations
from operator import itemgetter
from typing import NamedTuple

from joor_desktop.files.customer_sheet import digits_lost
from joor_desktop.files.headings import Meaning
from joor_desktop.files.shown_rows import Row
from joor_desktop.model.field_table import ENTRY_NODES
from joor_desktop.model.origin import EntryOrigin
from joor_desktop.model.path import Path
from joor_desktop.model.problem import Problem
from joor_desktop.model.record import Entry

Texts = tuple[str, ...]


class _Columns(NamedTuple):
    """Columns of the customer itself (key ""), or of one of its entries in a row: their fields, and their texts."""

    key: str
    group: int
    names: tuple[str, ...]
    texts: Callable[[Sequence[str]], Texts]


@dataclass(slots=True)
class Gathered:
    """A customer as its rows tell it.

    ``own`` has the texts of the customer's own fields with the numbers of the rows that say just these, ``filled`` how
    many of its rows hold anything.
    """

    names: tuple[str, ...]
    filled: int = 0
    own: dict[Texts, list[int]] = field(default_factory=dict)
    entries: dict[str, list[Entry]] = field(default_factory=dict)
    origins: dict[str, list[EntryOrigin | None]] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def values(self) -> Entry:
        """Each field as the first row that says anything of it says it."""
        if len(self.own) < 2:
            return {name: text for texts in self.own for name, text in zip(self.names, texts, strict=True) if text}
        firsts = (next(filter(None, texts), "") for texts in zip(*self.own, strict=True))
        return {name: text for name, text in zip(self.names, firsts, strict=True) if text}

    def disagreeing(self) -> dict[str, dict[str, list[int]]]:
        """The fields of which rows say different things, with the numbers of the rows for each text."""
        if len(self.own) < 2:
            return {}
        said: dict[str, dict[str, list[int]]] = {name: {} for name in self.names}
        for texts, rows in self.own.items():
            for name, text in zip(self.names, texts, strict=True):
                if text:
                    said[name].setdefault(text, []).extend(rows)
        return {name: _in_order(texts) for name, texts in said.items() if len(texts) > 1}


def _in_order(rows_by_text: Mapping[str, list[int]]) -> dict[str, list[int]]:
    return {text: sorted(rows) for text, rows in rows_by_text.items()}


class Gathering:
    """Gathers customers from the rows of a sheet, which is the source with the index *source*.

    Most rows of a customer repeat what the ones before them say, so the cells of the customer, and of each entry, are
    compared together before anything is made of them.

    :param columns: what the column at each index of a row holds.
    :param meanings_of: what the texts of a column go into, whole or in part.
    """

    def __init__(
        self, columns: Mapping[int, Meaning], source: int, meanings_of: Callable[[int], Iterable[Meaning]]
    ) -> None:
        self._own = _columns_of(columns, "", 1)
        self._entries = [
            _columns_of(columns, node.key, group)
            for node in ENTRY_NODES
            for group in sorted({each.group for each in columns.values() if each.node.key == node.key})
        ]
        pairs = [(one, other) for one, other in combinations(self._entries, 2) if one.key == other.key]
        self._uneven = {one.key for one, other in pairs if one.names != other.names}
        self._source = source
        self._meanings_of = meanings_of

    def gather(self, rows: Iterable[Row]) -> Gathered:
        """The customer that all these *rows* belong to."""
        customer = Gathered(self._own.names)
        own, columns = self._own.texts, self._entries
        seen: set[tuple[str, Texts]] = set()
        for row in rows:
            number, texts, lost = row
            said = own(texts)
            if any(said):
                customer.own.setdefault(said, []).append(number)
                if lost:
                    customer.problems += self._lost_digits(lost)
                customer.filled += 1
            elif any(any(each.texts(texts)) for each in columns):
                customer.filled += 1
            for each in columns:
                identity = each.key, each.texts(texts)
                if identity not in seen:
                    seen.add(identity)
                    self._add_entry(customer, each, identity[1], row)
        return customer

    def _lost_digits(self, lost: Collection[int]) -> list[Problem]:
        meanings = [meaning for column in lost for meaning in self._meanings_of(column)]
        return [digits_lost(Path(field=meaning.field.name)) for meaning in meanings if not meaning.node.key]

    def _add_entry(self, customer: Gathered, columns: _Columns, texts: Texts, row: Row) -> None:
        """Add the entry that a row holds in some columns, unless it is empty or stood in others of them before."""
        key, group, names, _ = columns
        entry = {name: text for name, text in zip(names, texts, strict=True) if text}
        if not entry:
            return
        if key not in customer.entries:
            customer.entries[key] = []
            customer.origins[key] = []
        there = customer.entries[key]
        if key in self._uneven and entry in there:
            return
        if row[2]:
            flawed = {meaning.key for column in row[2] for meaning in self._meanings_of(column)}
            lost = [name for name in entry if (key, group, name) in flawed]
            customer.problems += [digits_lost(Path(key, len(there), name)) for name in lost]
        there.append(entry)
        customer.origins[key].append(EntryOrigin(self._source, row[0], group))


def _columns_of(columns: Mapping[int, Meaning], key: str, group: int) -> _Columns:
    of_group = {index: each for index, each in columns.items() if (each.node.key, each.group) == (key, group)}
    indexes = tuple(of_group)
    return _Columns(key, group, tuple(each.field.name for each in of_group.values()), _texts_at(indexes))


def _texts_at(indexes: Sequence[int]) -> Callable[[Sequence[str]], Texts]:
    if len(indexes) > 1:
        return itemgetter(*indexes)
    return lambda texts: tuple(texts[index] for index in indexes)
