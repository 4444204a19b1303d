"""A sheet in which several rows make a customer: one for each address, buyer or price, with the same customer code."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from joor_desktop.files.constants import Constants
from joor_desktop.files.contradiction import APART, NAME, Contradiction, Said, choose, is_tied, keeps_apart, said_of
from joor_desktop.files.gathering import Gathered, Gathering
from joor_desktop.files.notice import Notice
from joor_desktop.files.reading import PutTogether, SourceRecord
from joor_desktop.files.row_groups import RowGroup, RowGroups, names_of
from joor_desktop.files.sheet_notices import grouped_rows_notice
from joor_desktop.files.sheet_plan import SheetPlan
from joor_desktop.files.understanding import SheetChoices
from joor_desktop.model.code_zeros import lost_code_zeros
from joor_desktop.model.origin import Origin
from joor_desktop.model.path import Path
from joor_desktop.model.problem import Problem, Severity
from joor_desktop.model.record import Entry, Record

_MOST_TOLD = 3

_Shape = tuple[tuple[str, ...], tuple[int, ...]]
"""The kinds of entries that a customer has, and how many of each: most customers have the same."""


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
        self._gathering = Gathering(plan.columns, source, plan.meanings_of)
        self._shapes = Counter[_Shape]()
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
        plan = self._plan
        constants = Constants(plan.understanding.constants, {meaning.node.key for meaning in plan.columns.values()})
        width = plan.code_width()
        for group in self._groups():
            customer = self._whole(group)
            if not customer.filled:
                continue
            values = self._settled(customer, group.key)
            if constants:
                constants.fill(values, customer.entries)
            if width and (problem := lost_code_zeros(values.get("customer_code", ""), width)):
                customer.problems.append(problem)
            self._count(customer)
            origin = Origin(customer.first, customer.origins)
            yield SourceRecord(Record(values, customer.entries), origin, customer.problems)

    def _count(self, customer: Gathered) -> None:
        self.together.rows += customer.filled
        self._shapes[tuple(customer.entries), tuple(map(len, customer.entries.values()))] += 1

    def _groups(self) -> RowGroups:
        """The rows by their customer; names that don't agree are settled here."""
        plan = self._plan
        code, name = plan.index_of("customer_code"), plan.index_of(NAME)
        groups = RowGroups(code, name, self._gathering, by_name=plan.understanding.by_name)
        groups.add_all(plan.rows())
        for of_one_code in groups.of_one_code():
            customer = of_one_code[0].code
            apart, settled = keeps_apart(customer, self._choices)
            if apart:
                self._note(customer, NAME, said_of(names_of(of_one_code)), APART, settled=settled)
            else:
                groups.join(of_one_code)
        return groups

    def _whole(self, group: RowGroup) -> Gathered:
        early = group.gathered
        if isinstance(early, bytes):
            return self._gathering.unpack(early)
        return early or self._gathering.gather(list(group.rows()))

    def _settled(self, customer: Gathered, key: str) -> Entry:
        """What counts of all that the rows of a customer say of it."""
        values = customer.values()
        for name, texts in customer.disagreeing().items():
            values[name] = self._settle(customer, key, name, said_of(texts))
        return values

    def _settle(self, customer: Gathered, key: str, name: str, said: Sequence[Said]) -> str:
        """Which of several texts counts; what nobody chose is told."""
        kept, settled = choose(key, name, said, self._choices)
        self._note(key, name, said, kept, settled=settled)
        if not settled:
            others = " / ".join([each.text for each in said if each.text != kept][:_MOST_TOLD])
            params = {"value": kept, "others": others, **({"tied": "yes"} if is_tied(said) else {})}
            customer.problems.append(
                Problem(Severity.WARNING, "rows-disagree", Path(field=name), params, from_file=True)
            )
        return kept

    def _note(self, customer: str, field: str, said: Sequence[Said], kept: str, *, settled: bool) -> None:
        sheet = self._plan.understanding.name
        self.together.contradictions.append(Contradiction(sheet, customer, field, tuple(said), kept, settled))

    def last_notices(self) -> list[Notice]:
        """What is known only when all rows were read."""
        entries = Counter[str]()
        for (keys, numbers), times in self._shapes.items():
            for key, number in zip(keys, numbers, strict=True):
                entries[key] += times * number
        return [grouped_rows_notice(self.name, self.together.rows, self._shapes.total(), entries)]
