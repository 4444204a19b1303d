"""Making one customer of several rows: what they say of it, and its entries, each of them once."""

from __future__ import annotations

import marshal
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import compress
from operator import itemgetter, ne
from typing import NamedTuple

from joor_desktop.files.customer_sheet import digits_lost
from joor_desktop.files.headings import Meaning
from joor_desktop.files.record_builder import record_builder
from joor_desktop.files.shown_rows import Row
from joor_desktop.model.origin import EntryOrigin, new_entry_origin
from joor_desktop.model.path import Path
from joor_desktop.model.problem import Problem
from joor_desktop.model.record import ENTRY_KEYS, Entry

Texts = tuple[str, ...]
_Kin = tuple[str, tuple[str, ...]]

_OWN, _NOWHERE = -1, -2
_NO_ENTRIES = frozenset((_OWN, _NOWHERE))


class _Columns(NamedTuple):
    """Columns of the customer itself (key ""), or of one of its entries in a row: their fields, and their texts.

    Those of one *kin* hold the same fields, so that equal texts are equal entries.
    """

    key: str
    group: int
    names: tuple[str, ...]
    texts: Callable[[Sequence[str]], Texts]
    kin: _Kin


@dataclass(slots=True)
class Gathered:
    """A customer as its rows tell it.

    ``own`` has the texts of the customer's own fields with the numbers of the rows that say just these, ``filled`` how
    many of its rows hold anything. ``origins`` are those of entries that don't all stand in its first row, one after
    the other. ``first_values`` are the values of its first row, where they were made of it.
    """

    names: tuple[str, ...]
    first: EntryOrigin
    filled: int = 0
    own: dict[Texts, list[int]] = field(default_factory=dict)
    entries: dict[str, list[Entry]] = field(default_factory=dict)
    origins: dict[str, list[EntryOrigin | None]] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    first_values: Entry | None = None

    def values(self) -> Entry:
        """Each field as the first row that says anything of it says it."""
        if len(self.own) < 2:
            return self._only_values()
        firsts = (next(filter(None, texts), "") for texts in zip(*self.own, strict=True))
        return {name: text for name, text in zip(self.names, firsts, strict=True) if text}

    def _only_values(self) -> Entry:
        """What all rows say that say anything."""
        if self.first_values is not None:
            return self.first_values.copy()
        return next((_entry(self.names, texts) for texts in self.own), {})

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

    Most rows of a customer repeat most of what its first one says, so each is held against that one, and only where
    they differ is anything made of it.

    :param columns: what the column at each index of a row holds.
    :param meanings_of: what the texts of a column go into, whole or in part.
    """

    def __init__(
        self, columns: Mapping[int, Meaning], source: int, meanings_of: Callable[[int], Iterable[Meaning]]
    ) -> None:
        groups = sorted({(each.node.key, each.group) for each in columns.values() if each.node.key}, key=_in_table)
        self._own = _columns_of(columns, "", 1)
        self._entries = [_columns_of(columns, key, group) for key, group in groups]
        self._names = {
            key: tuple(dict.fromkeys(name for each in self._entries if each.key == key for name in each.names))
            for key, _ in groups
        }
        times = Counter(key for key, _ in groups)
        self._several = {key for key, number in times.items() if number > 1}
        self._build = record_builder(columns)
        self._of_kin: dict[_Kin, list[_Columns]] = {}
        for each in self._entries:
            self._of_kin.setdefault(each.kin, []).append(each)
        self._places = _places(columns, groups)
        self._source = source
        self._meanings_of = meanings_of

    def pack(self, customer: Gathered) -> bytes | None:
        """A customer in little memory; None where there is something to be told of its rows."""
        if customer.problems:
            return None
        entries = {
            key: [tuple(map(entry.get, self._names[key])) for entry in listed]
            for key, listed in customer.entries.items()
        }
        origins = {key: [(each.row, each.group) for each in listed if each] for key, listed in customer.origins.items()}
        return marshal.dumps((customer.first.row, customer.filled, customer.own, entries, origins))

    def unpack(self, packed: bytes) -> Gathered:
        """Read back what :meth:`pack` wrote."""
        first, filled, own, entries, origins = marshal.loads(packed)  # noqa: S302 - packed by this process a moment ago
        customer = Gathered(self._own.names, EntryOrigin(self._source, first), filled, own)
        for key, listed in entries.items():
            names = self._names[key]
            customer.entries[key] = [_entry(names, texts) for texts in listed]
        for key, listed in origins.items():
            customer.origins[key] = [EntryOrigin(self._source, *each) for each in listed]
        return customer

    def gather(self, rows: Sequence[Row]) -> Gathered:
        """The customer that all these *rows* belong to; there is at least one."""
        head, *others = rows
        customer = Gathered(self._own.names, new_entry_origin((self._source, head[0], 1)))
        self._take_first(customer, head)
        self._take_others(customer, head, others)
        return customer

    def extend(self, customer: Gathered, head: Row, row: Row) -> None:
        """Add one more *row* to a *customer* that was gathered from its row *head* alone."""
        self._take_others(customer, head, (row,))

    def _take_others(self, customer: Gathered, head: Row, others: Iterable[Row]) -> None:
        as_first = next(iter(customer.own.values()), None)
        seen: dict[_Kin, set[Texts]] = {}
        for row in others:
            differing = set(compress(self._places, map(ne, head[1], row[1])))
            if as_first is not None and _OWN not in differing:
                as_first.append(row[0])
                customer.filled += 1
            else:
                self._take_own(customer, row, is_new=_OWN in differing)
            for place in sorted(differing - _NO_ENTRIES):
                columns = self._entries[place]
                known = seen.get(columns.kin)
                if known is None:
                    known = seen[columns.kin] = self._known_from(head, columns.kin)
                texts = columns.texts(row[1])
                if texts not in known:
                    known.add(texts)
                    self._add_entry(customer, columns, texts, row)

    def _take_first(self, customer: Gathered, row: Row) -> None:
        self._take_own(customer, row, is_new=True)
        if not self._several and not row[2]:  # as it is in nearly all sheets
            values, customer.entries, groups = self._build(row[1])
            customer.first_values = values if customer.own else None
            for key, numbers in (groups or {}).items():
                customer.origins[key] = [EntryOrigin(self._source, row[0], number) for number in numbers]
            return
        for columns in self._entries:
            self._add_entry(customer, columns, columns.texts(row[1]), row)

    def _take_own(self, customer: Gathered, row: Row, *, is_new: bool) -> None:
        """Note what a row says of the customer itself; *is_new* tells that it may not be what the first one says."""
        number, texts, lost = row
        said = self._own.texts(texts)
        if any(said):
            customer.own.setdefault(said, []).append(number)
            customer.filled += 1
            if lost and is_new:
                customer.problems += self._lost_digits(lost)
        elif any(any(each.texts(texts)) for each in self._entries):
            customer.filled += 1

    def _known_from(self, head: Row, kin: _Kin) -> set[Texts]:
        """What the first row says in columns of one kin; a row that differs in a single entry can't say the same."""
        columns = self._of_kin[kin]
        return {each.texts(head[1]) for each in columns} if len(columns) > 1 else set()

    def _lost_digits(self, lost: Collection[int]) -> list[Problem]:
        meanings = [meaning for column in lost for meaning in self._meanings_of(column)]
        return [digits_lost(Path(field=meaning.field.name)) for meaning in meanings if not meaning.node.key]

    def _add_entry(self, customer: Gathered, columns: _Columns, texts: Texts, row: Row) -> None:
        """Add the entry that a row holds in some columns, unless it is empty or stood in others of them before."""
        key, group, names, _, _ = columns
        entry = _entry(names, texts)
        if not entry:
            return
        there = customer.entries.setdefault(key, [])
        if key in self._several and entry in there:
            return
        if row[2]:
            flawed = {meaning.key for column in row[2] for meaning in self._meanings_of(column)}
            lost = [name for name in entry if (key, group, name) in flawed]
            customer.problems += [digits_lost(Path(key, len(there), name)) for name in lost]
        there.append(entry)
        if key in customer.origins or row[0] != customer.first.row or group != len(there):
            self._add_origin(customer, key, row[0], group)

    def _add_origin(self, customer: Gathered, key: str, row: int, group: int) -> None:
        """Note where the last entry stands, and where those before it do that stand one after the other."""
        listed = customer.origins.get(key)
        if listed is None:
            before = range(1, len(customer.entries[key]))
            first = customer.first.row
            listed = customer.origins[key] = [new_entry_origin((self._source, first, each)) for each in before]
        listed.append(new_entry_origin((self._source, row, group)))


def _entry(names: Sequence[str], texts: Sequence[str]) -> Entry:
    if all(texts):
        return dict(zip(names, texts, strict=True))
    return {name: text for name, text in zip(names, texts, strict=True) if text}


def _in_table(group: tuple[str, int]) -> tuple[int, int]:
    return ENTRY_KEYS.index(group[0]), group[1]


def _places(columns: Mapping[int, Meaning], groups: Sequence[tuple[str, int]]) -> list[int]:
    """By the index of a column, which of the *groups* it belongs to, or _OWN, or _NOWHERE."""
    places = [_NOWHERE] * (max(columns, default=-1) + 1)
    for index, meaning in columns.items():
        places[index] = groups.index((meaning.node.key, meaning.group)) if meaning.node.key else _OWN
    return places


def _columns_of(columns: Mapping[int, Meaning], key: str, group: int) -> _Columns:
    of_group = {index: each for index, each in columns.items() if (each.node.key, each.group) == (key, group)}
    names = tuple(each.field.name for each in of_group.values())
    return _Columns(key, group, names, _texts_at(tuple(of_group)), (key, names))


def _texts_at(indexes: Sequence[int]) -> Callable[[Sequence[str]], Texts]:
    if len(indexes) > 1:
        return itemgetter(*indexes)
    return lambda texts: tuple(texts[index] for index in indexes)
