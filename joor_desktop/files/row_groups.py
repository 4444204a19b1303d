"""Putting the rows of a sheet together by the customer that they belong to.

All rows have to be seen before the first customer is whole, so they are kept packed: a row of sixty texts takes a
tenth of the memory that it takes as a record.
"""

from __future__ import annotations

import marshal
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from joor_desktop.files.gathering import Gathered, Gathering
from joor_desktop.files.headings import fold
from joor_desktop.files.repeated_codes import names_agree
from joor_desktop.files.shown_rows import Row

_MOST_UNPACKED = 20_000
"""So many rows take little memory as they are."""

_MOST_COMPARED = 20
"""A code of more customers than that is none, and to compare all of their names would take for ever."""


_KeptRow = tuple[int, list[str] | bytes, list[int]]
"""A row, its texts packed where there are many rows."""


@dataclass(slots=True)
class RowGroup:
    """The rows of one customer; ``names`` has the numbers of the rows that say each name.

    ``gathered`` is what was made of them when they seemed to be all, whole or packed; None where they weren't.
    """

    code: str
    kept: list[_KeptRow] = field(default_factory=list)
    names: dict[str, list[int]] = field(default_factory=dict)
    gathered: Gathered | bytes | None = None

    def add(self, row: Row, name: str, *, pack: bool) -> None:
        """Take one more row, and *pack* it where there are many already."""
        self.gathered = None
        self.kept.append((row[0], marshal.dumps(row[1]), row[2]) if pack else row)
        if name:
            self.names.setdefault(name, []).append(row[0])

    def take(self, other: RowGroup) -> None:
        """Take all rows of *other*, among one's own by their numbers."""
        self.gathered = None
        self.kept = sorted([*self.kept, *other.kept], key=lambda row: row[0])
        self.names = names_of([self, other])

    def rows(self) -> Iterator[Row]:
        """The rows as they were read."""
        for number, texts, lost in self.kept:
            whole = marshal.loads(texts) if isinstance(texts, bytes) else texts  # noqa: S302 - packed by this process
            yield number, whole, lost

    @property
    def first_row(self) -> int:
        """The number of its first row."""
        return self.kept[0][0]

    @property
    def key(self) -> str:
        """By what a person knows the customer: the code, or the name where there is none."""
        return self.code or next(iter(self.names), "")


def names_of(groups: Iterable[RowGroup]) -> dict[str, list[int]]:
    """The names that rows of these say, each with the numbers of its rows, in the order of the rows."""
    rows: dict[str, list[int]] = {}
    for group in groups:
        for name, numbers in group.names.items():
            rows[name] = sorted([*rows.get(name, ()), *numbers])
    return dict(sorted(rows.items(), key=lambda each: each[1]))


class RowGroups:
    """The customers of a sheet, in the order of their first rows.

    Rows with one code belong together where their names agree; where they don't, they make groups of one code. A row
    with neither code nor name belongs to the customer of the row before it.

    :param code: the index of the column with the customer code, None where there is none.
    :param name: the index of the column with the customer's name, None where there is none.
    :param by_name: whether rows without a code belong to the customer with the same name.
    :param gathering: makes a customer of rows as soon as the row of another one follows, while another thread still
        reads: in most sheets the rows of a customer follow each other.
    """

    def __init__(self, code: int | None, name: int | None, gathering: Gathering, *, by_name: bool) -> None:
        self._code = code
        self._name = name
        self._gathering = gathering
        self._by_name = by_name
        self._run: list[Row] = []
        self._groups: list[RowGroup] = []
        self._gone: set[int] = set()
        self._by_code: dict[str, list[RowGroup]] = {}
        self._last: RowGroup | None = None

    def add_all(self, rows: Iterable[Row]) -> None:
        """Take the rows of a sheet."""
        group = None
        code = name = ""
        for number, row in enumerate(rows):
            texts, code_before, name_before = row[1], code, name
            code = texts[self._code].strip() if self._code is not None else ""
            name = texts[self._name] if self._name is not None else ""
            pack = number >= _MOST_UNPACKED
            if group is None or not code or code != code_before or name != name_before:
                group = self._group_of(code, name)
                if group is not self._last:
                    self._end_run(pack=pack)
                    self._last = group
            self._add(group, row, name, pack=pack)
            self._run.append(row)
        self._end_run(pack=False)
        if self._by_name:
            self._join_names()

    def _add(self, group: RowGroup, row: Row, name: str, *, pack: bool) -> None:
        """Add a row; what was made of the only one before it is gone on with, where it is not packed."""
        alone = group.gathered if not pack and len(group.kept) == 1 else None
        group.add(row, name, pack=pack)
        if isinstance(alone, Gathered):
            head = next(group.rows())
            self._gathering.extend(alone, head, row)
            group.gathered = alone

    def _end_run(self, *, pack: bool) -> None:
        if self._last is not None and len(self._last.kept) == len(self._run):
            customer = self._gathering.gather(self._run)
            self._last.gathered = self._gathering.pack(customer) if pack else customer
        self._run = []

    def _group_of(self, code: str, name: str) -> RowGroup:
        if not code and not name and self._last is not None:
            return self._last
        there = self._by_code.setdefault(code, []) if code else []
        for group in there[:_MOST_COMPARED]:
            if not name or name in group.names or all(names_agree(name, said) for said in group.names):
                return group
        group = RowGroup(code)
        there.append(group)
        self._groups.append(group)
        return group

    def _join_names(self) -> None:
        """Give rows without a code to the one customer of their name; where two codes have it, it stays unclear."""
        owners: dict[str, list[RowGroup]] = {}
        for group in self._groups:
            for name in {fold(name) for name in group.names} if group.code else ():
                owners.setdefault(name, []).append(group)
        for group in self._groups:
            if not group.code and (name := fold(group.key)):
                of_name = owners.setdefault(name, [group])
                if len(of_name) == 1 and of_name[0] is not group:
                    self.join([of_name[0], group])

    def of_one_code(self) -> Iterator[list[RowGroup]]:
        """The groups of each code that has several."""
        yield from (groups for groups in self._by_code.values() if len(groups) > 1)

    def join(self, groups: Sequence[RowGroup]) -> None:
        """Make one customer of these."""
        first, *others = groups
        for other in others:
            first.take(other)
            self._gone.add(id(other))

    def __iter__(self) -> Iterator[RowGroup]:
        """The customers; each is let go of when the next one is asked for, so this can be done once."""
        left = [group for group in self._groups if id(group) not in self._gone]
        groups = deque(sorted(left, key=lambda group: group.first_row))
        del left
        self._groups.clear()
        self._by_code.clear()
        self._last = None
        while groups:
            yield groups.popleft()
