"""The tables of a sheet, one below the other or side by side: each is read as if it had a sheet of its own."""

from __future__ import annotations

from array import array
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain, count

from joor_desktop.files.sheet_facts import MOST_COLUMNS, MOST_ROWS, Merge, SheetFacts
from joor_desktop.files.sheet_loading import FIRST_ROWS, LoadedSheet
from joor_desktop.files.shown_rows import Row, Rows, in_parts
from joor_desktop.files.table_breaks import table_starts, until_next_table
from joor_desktop.files.tables_beside import Columns, only, sides_of
from joor_desktop.files.understanding import SheetChoices
from joor_desktop.model.texts import translate

_MOST_LOOKED_AT = 5_000
"""The rows of a sheet that are all looked at for tables; of longer sheets only the first ones are."""

_ALL_COLUMNS = (0, MOST_COLUMNS)


@dataclass(frozen=True, slots=True)
class _Table:
    """Rows that make a table: *above* is how many rows of the sheet stand above it, *end* the last it may have."""

    rows: Sequence[Row]
    above: int = 0
    end: int = MOST_ROWS
    columns: Columns = _ALL_COLUMNS


def tables_of(sheets: Sequence[LoadedSheet], choices: Mapping[str, SheetChoices]) -> list[LoadedSheet]:
    """All tables of *sheets*, in their order; the first of a sheet is called like it, and no two have the same name.

    A sheet stays whole where a person chose a header for one of its tables that lies outside of it.
    """
    names = {sheet.name for sheet in sheets}
    return [table for sheet in sheets for table in _divided(sheet, names, choices)]


def _divided(sheet: LoadedSheet, names: Collection[str], choices: Mapping[str, SheetChoices]) -> list[LoadedSheet]:
    merges = sheet.facts.merges
    is_long = sheet.height > _MOST_LOOKED_AT and len(sides_of(sheet.first_rows, merges, 0)) == 1
    rows = sheet.first_rows if is_long else [*sheet.first_rows, *sheet.other_rows]
    found = list(_tables(_Table(rows), merges, is_whole=not is_long))
    named = list(zip(_names(sheet.name, names), found, strict=False))
    is_chosen = any(_has_other_header(table, choices.get(name)) for name, table in named)
    if is_long and is_chosen:
        return [sheet]
    if is_chosen or (len(found) == 1 and not is_long):
        return [replace(sheet, other_rows=rows[len(sheet.first_rows) :])]
    tables = [_loaded(sheet, name, table) for name, table in named]
    return [*tables[:-1], _going_on(tables[-1], sheet)] if is_long else tables


def _tables(table: _Table, merges: Sequence[Merge], *, is_whole: bool) -> Iterator[_Table]:
    """The tables in *table*, if there are several; those side by side may be divided again."""
    for part in _below_each_other(table, merges):
        sides = sides_of(part.rows, merges, part.above) if is_whole else [_ALL_COLUMNS]
        if len(sides) == 1:
            yield part
        for columns in sides if len(sides) > 1 else ():
            side = replace(part, rows=only(part.rows, columns), columns=columns)
            yield from _tables(side, merges, is_whole=True)


def _below_each_other(table: _Table, merges: Sequence[Merge]) -> list[_Table]:
    starts = table_starts(table.rows, merges, table.above) if table.rows else [0]
    ends = [*starts[1:], len(table.rows)]
    parts = []
    for start, end in zip(starts, ends, strict=True):
        above = table.rows[start][0] - 1 if start else table.above
        last = table.rows[end][0] - 1 if end < len(table.rows) else table.end
        parts.append(replace(table, rows=table.rows[start:end], above=above, end=last))
    return parts


def _names(sheet: str, taken: Collection[str]) -> Iterator[str]:
    yield sheet
    for number in count(2):
        name = translate("files", "{sheet}, table {number}").format(sheet=sheet, number=number)
        if name not in taken:
            yield name


def _has_other_header(table: _Table, choices: SheetChoices | None) -> bool:
    chosen = choices.header_row if choices else None
    return chosen is not None and not any(row[0] == chosen for row in table.rows)


def _loaded(sheet: LoadedSheet, name: str, table: _Table) -> LoadedSheet:
    first = [row for row in table.rows if row[0] <= table.above + FIRST_ROWS] or list(table.rows[:1])
    height = table.rows[-1][0] if table.rows else table.above
    facts = _facts(sheet.facts, table)
    others = table.rows[len(first) :]
    return replace(
        sheet, height=height, facts=facts, first_rows=first, other_rows=others, table=name, above=table.above, cut_at=[]
    )


def _facts(facts: SheetFacts, table: _Table) -> SheetFacts:
    """What is told of the rows and columns of a table."""
    left, end = table.columns
    rows = range(table.above + 1, table.end + 1)
    return SheetFacts(
        hidden_rows=array("L", [row for row in facts.hidden_rows if row in rows]),
        hidden_columns=[
            (max(first, left), min(last, end - 1))
            for first, last in facts.hidden_columns
            if first < end and last >= left
        ],
        merges=[merge for merge in facts.merges if merge[0] in rows and left <= merge[1] < end],
        struck={
            column: array("L", [row for row in struck if row in rows])
            for column, struck in facts.struck.items()
            if left <= column < end
        },
        notes=facts.notes,  # which are told once for all tables of a sheet
        links=facts.links,
    )


def _going_on(table: LoadedSheet, sheet: LoadedSheet) -> LoadedSheet:
    """The last table among the first rows of a long sheet, which goes on below until another one begins."""
    cut_at: list[str] = []
    others = Rows(chain(in_parts(table.other_rows), in_parts(sheet.other_rows)))
    rows = until_next_table(table.first_rows, others, table.facts.merges, table.above, cut_at)
    return replace(table, height=sheet.height, other_rows=Rows(rows), cut_at=cut_at)
