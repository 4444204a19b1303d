"""A sheet in which several rows make a customer: one for each address, buyer or price, with the same customer code."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from joor_desktop.files.constants import Constants
from joor_desktop.files.customer_sheet import digits_lost
from joor_desktop.files.notice import Notice
from joor_desktop.files.reading import SourceRecord
from joor_desktop.files.record_builder import Groups, record_builder
from joor_desktop.files.repeated_codes import names_agree
from joor_desktop.files.sheet_notices import grouped_rows_notice, unnamed_column_notice
from joor_desktop.files.sheet_plan import SheetPlan
from joor_desktop.files.understanding import Target
from joor_desktop.model.code_zeros import lost_code_zeros
from joor_desktop.model.origin import EntryOrigin, Origin
from joor_desktop.model.path import Path
from joor_desktop.model.problem import Problem, Severity
from joor_desktop.model.record import Entry, Record

_MOST_TOLD = 3


class _ReadRow(NamedTuple):
    """A row as it was read: its number, its values and entries, their groups where there are gaps, lost digits."""

    row: int
    values: Entry
    entries: dict[str, list[Entry]]
    groups: Groups | None
    lost: Collection[Target]


@dataclass(slots=True)
class _Gathered:
    """A customer as far as its rows were read; ``said`` counts what they say of each of its own fields."""

    values: Entry
    row: int
    entries: dict[str, list[Entry]] = field(default_factory=dict)
    origins: dict[str, list[EntryOrigin | None]] = field(default_factory=dict)
    said: dict[str, Counter[str]] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def add(self, read: _ReadRow, source: int) -> None:
        """Take one more row; an entry that is there already is not taken twice."""
        for name, text in read.values.items():
            self.said.setdefault(name, Counter())[text] += 1
            if ("", 1, name) in read.lost:
                self.problems.append(digits_lost(Path(field=name)))
        for key, listed in read.entries.items():
            numbers = (read.groups or {}).get(key) or range(1, len(listed) + 1)
            for group, entry in zip(numbers, listed, strict=True):
                self._add_entry(key, entry, EntryOrigin(source, read.row, group), read.lost)

    def _add_entry(self, key: str, entry: Entry, origin: EntryOrigin, lost: Collection[Target]) -> None:
        there = self.entries.setdefault(key, [])
        if entry in there:
            return
        flawed = [name for name in entry if (key, origin.group, name) in lost]
        self.problems += [digits_lost(Path(key, len(there), name)) for name in flawed]
        there.append(entry)
        self.origins.setdefault(key, []).append(origin)

    def settle(self) -> list[Problem]:
        """Keep what most rows say of each field, and tell where others say something else."""
        problems = list(self.problems)
        for name, texts in self.said.items():
            (most, _), *others = texts.most_common()
            self.values[name] = most
            if others:
                told = " / ".join(text for text, _ in others[:_MOST_TOLD])
                params = {"value": most, "others": told}
                problems.append(Problem(Severity.WARNING, "rows-disagree", Path(field=name), params, from_file=True))
        return problems


class GroupedSheet:
    """Reads the customers of a sheet, which is the source with the index *source*.

    Rows with one customer code make one customer, where their names agree; where they don't, they stay two customers
    with one code, which is told when they are checked. A row with neither code nor name belongs to the customer before
    it. Customers come in the order of their first rows.
    """

    def __init__(self, plan: SheetPlan, source: int) -> None:
        self._plan = plan
        self._source = source
        self._unnamed: set[int] = set()
        self._rows = 0
        self._customers = 0
        self._entries = Counter[str]()

    @property
    def name(self) -> str:
        """The sheet's name."""
        return self._plan.sheet.name

    @property
    def rows(self) -> int:
        """How many rows there are below the column names."""
        return self._plan.understanding.rows

    def records(self) -> Iterator[SourceRecord]:
        """The customers, once all rows were read."""
        nodes = {meaning.node.key for meaning in self._plan.columns.values()}
        constants = Constants(self._plan.understanding.constants, nodes)
        width = self._plan.code_width()
        for each in self._gathered():
            problems = each.settle()
            constants.fill(each.values, each.entries)
            if width and (problem := lost_code_zeros(each.values.get("customer_code", ""), width)):
                problems.append(problem)
            self._customers += 1
            self._entries.update({key: len(entries) for key, entries in each.entries.items()})
            origin = Origin(EntryOrigin(self._source, each.row), dict(each.origins))
            yield SourceRecord(Record(each.values, each.entries), origin, problems)

    def _gathered(self) -> list[_Gathered]:
        build = record_builder(self._plan.columns)
        found: list[_Gathered] = []
        by_code: dict[str, list[_Gathered]] = {}
        for number, row, lost in self._plan.rows():
            values, entries, groups = build(row)
            if not values and not entries:
                continue
            self._rows += 1
            self._unnamed.update(index for index in self._plan.unnamed if row[index])
            customer = self._owner(values, found, by_code)
            if customer is None:
                customer = _Gathered({}, number)
                found.append(customer)
                by_code.setdefault(values.get("customer_code", "").strip(), []).append(customer)
            targets = [meaning.key for column in lost for meaning in self._plan.meanings_of(column)]
            customer.add(_ReadRow(number, values, entries, groups, targets), self._source)
        return found

    @staticmethod
    def _owner(values: Entry, found: list[_Gathered], by_code: dict[str, list[_Gathered]]) -> _Gathered | None:
        """The customer that a row belongs to; None for the first row of one."""
        code, name = values.get("customer_code", "").strip(), values.get("customer_name", "")
        if not code:
            return found[-1] if found and not name else None
        for customer in by_code.get(code, ()):
            if all(names_agree(name, said) for said in customer.said.get("customer_name", ())):
                return customer
        return None

    def last_notices(self) -> list[Notice]:
        """What is known only when all rows were read."""
        header = self._plan.understanding.header_row or 0
        unnamed = [unnamed_column_notice(self.name, index, header) for index in sorted(self._unnamed)]
        return [grouped_rows_notice(self.name, self._rows, self._customers, self._entries), *unnamed]
