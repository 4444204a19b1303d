"""A sheet in which several rows make a customer: one for each address, buyer or price, with the same customer code."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from joor_desktop.files.constants import Constants
from joor_desktop.files.contradiction import APART, NAME, Contradiction, choose, keeps_apart, said_of
from joor_desktop.files.customer_sheet import digits_lost
from joor_desktop.files.notice import Notice
from joor_desktop.files.reading import PutTogether, SourceRecord
from joor_desktop.files.record_builder import BuildRecord, Groups, record_builder
from joor_desktop.files.row_groups import RowGroup, RowGroups, names_of
from joor_desktop.files.sheet_notices import grouped_rows_notice, unnamed_column_notice
from joor_desktop.files.sheet_plan import SheetPlan
from joor_desktop.files.understanding import SheetChoices, Target
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
    """A customer as far as its rows were read; ``said`` has the rows that say each text of each of its own fields."""

    source: int
    entries: dict[str, list[Entry]] = field(default_factory=dict)
    origins: dict[str, list[EntryOrigin | None]] = field(default_factory=dict)
    said: dict[str, dict[str, list[int]]] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def add(self, read: _ReadRow) -> None:
        """Take one more row; an entry that is there already is not taken twice."""
        for name, text in read.values.items():
            self.said.setdefault(name, {}).setdefault(text, []).append(read.row)
            if ("", 1, name) in read.lost:
                self.problems.append(digits_lost(Path(field=name)))
        for key, listed in read.entries.items():
            numbers = (read.groups or {}).get(key) or range(1, len(listed) + 1)
            for group, entry in zip(numbers, listed, strict=True):
                self._add_entry(key, entry, EntryOrigin(self.source, read.row, group), read.lost)

    def _add_entry(self, key: str, entry: Entry, origin: EntryOrigin, lost: Collection[Target]) -> None:
        there = self.entries.setdefault(key, [])
        if entry in there:
            return
        flawed = [name for name in entry if (key, origin.group, name) in lost]
        self.problems += [digits_lost(Path(key, len(there), name)) for name in flawed]
        there.append(entry)
        self.origins.setdefault(key, []).append(origin)


class GroupedSheet:
    """Reads the customers of a sheet, which is the source with the index *source*.

    Rows with one customer code make one customer, where their names agree; where they don't, they stay two customers
    with one code, which is told when they are checked, unless *choices* say otherwise. Rows without a code make one by
    their name where the plan says so. A row with neither code nor name belongs to the customer before it. Customers
    come in the order of their first rows.

    ``together`` tells what was put together, complete when all records were read.
    """

    def __init__(self, plan: SheetPlan, source: int, choices: SheetChoices) -> None:
        self._plan = plan
        self._source = source
        self._choices = choices
        self._unnamed: set[int] = set()
        self._customers = 0
        self._entries = Counter[str]()
        self.together = PutTogether(source)

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
        build = record_builder(self._plan.columns)
        nodes = {meaning.node.key for meaning in self._plan.columns.values()}
        constants = Constants(self._plan.understanding.constants, nodes)
        width = self._plan.code_width()
        for group in self._groups():
            row = group.kept[0].number
            customer = self._gathered(group, build)
            if not customer.said and not customer.entries:
                continue
            values = {name: self._settle(customer, group.key, name) for name in customer.said}
            constants.fill(values, customer.entries)
            if width and (problem := lost_code_zeros(values.get("customer_code", ""), width)):
                customer.problems.append(problem)
            self._customers += 1
            self._entries.update({key: len(entries) for key, entries in customer.entries.items()})
            origin = Origin(EntryOrigin(self._source, row), dict(customer.origins))
            yield SourceRecord(Record(values, customer.entries), origin, customer.problems)

    def _groups(self) -> RowGroups:
        """The rows by their customer; names that don't agree are settled here."""
        plan = self._plan
        code, name = plan.index_of("customer_code"), plan.index_of(NAME)
        groups = RowGroups(code, name, by_name=plan.understanding.by_name)
        groups.add_all(plan.rows())
        for of_one_code in groups.of_one_code():
            customer = of_one_code[0].code
            apart, settled = keeps_apart(customer, self._choices)
            if apart:
                said = said_of(names_of(of_one_code))
                self.together.contradictions.append(Contradiction(self.name, customer, NAME, said, APART, settled))
            else:
                groups.join(of_one_code)
        return groups

    def _gathered(self, group: RowGroup, build: BuildRecord) -> _Gathered:
        customer = _Gathered(self._source)
        for number, row, lost in group.rows():
            values, entries, groups = build(row)
            if values or entries:
                self.together.rows += 1
                self._unnamed.update(index for index in self._plan.unnamed if row[index])
                targets = [meaning.key for column in lost for meaning in self._plan.meanings_of(column)]
                customer.add(_ReadRow(number, values, entries, groups, targets))
        return customer

    def _settle(self, customer: _Gathered, key: str, name: str) -> str:
        """What counts of all that the rows say of a field; what nobody chose is told."""
        texts = customer.said[name]
        if len(texts) == 1:
            return next(iter(texts))
        said = said_of(texts)
        kept, settled = choose(key, name, said, self._choices)
        self.together.contradictions.append(Contradiction(self.name, key, name, said, kept, settled))
        if not settled:
            others = " / ".join([each.text for each in said if each.text != kept][:_MOST_TOLD])
            params = {"value": kept, "others": others}
            customer.problems.append(
                Problem(Severity.WARNING, "rows-disagree", Path(field=name), params, from_file=True)
            )
        return kept

    def last_notices(self) -> list[Notice]:
        """What is known only when all rows were read."""
        header = self._plan.understanding.header_row or 0
        unnamed = [unnamed_column_notice(self.name, index, header) for index in sorted(self._unnamed)]
        return [grouped_rows_notice(self.name, self.together.rows, self._customers, self._entries), *unnamed]
