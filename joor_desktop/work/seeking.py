"""Where the problems of a list stand: those of one kind, or all of a severity; and which of them comes next."""

from __future__ import annotations

import pathlib
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from contextlib import closing
from dataclasses import dataclass, replace
from itertools import chain

from joor_desktop.model.path import Path
from joor_desktop.model.problem import Severity
from joor_desktop.storage.database import Database
from joor_desktop.storage.drafts import Drafts, ProblemKind, View
from joor_desktop.work.arranging import Order
from joor_desktop.work.context import TaskContext

Sought = ProblemKind | Severity
"""Problems of a kind, or all of a severity."""

_VIEWS = {Severity.ERROR: View.ERRORS, Severity.WARNING: View.WARNINGS}


@dataclass(frozen=True, slots=True)
class Search:
    """What is sought, and from where.

    Of the first of ``sought`` that there is among the rows ``shown`` in the table of ``node_key``, the one that follows
    ``after`` in their order, or stands before it. With ``anywhere`` the whole list is looked through where they have
    none.
    """

    list_id: int
    sought: tuple[Sought, ...]
    node_key: str
    shown: Order
    after: tuple[int, Path | None] | None
    backwards: bool = False
    anywhere: bool = False


@dataclass(frozen=True, slots=True)
class FoundProblem:
    """Where a problem is, and whether the search ``began_again`` at the other end of the rows to find it."""

    place: tuple[int, Path]
    began_again: bool


@dataclass(frozen=True, slots=True)
class AffectedRows:
    """The rows with a customer that has such a problem, and those that are the first of their customers."""

    of: Order
    rows: array[int]
    leads: frozenset[int]


Known = dict[Sought, AffectedRows]
"""What was found out, good for as long as the list stays as it is."""


def find_problem(
    context: TaskContext, database_path: pathlib.Path, search: Search, known: Known
) -> FoundProblem | None:
    """The problem that is sought; None where there is none."""
    with closing(Database(database_path)) as database, database.snapshot():
        return next_problem(context, Drafts(database), search, known)


def next_problem(context: TaskContext, drafts: Drafts, search: Search, known: Known) -> FoundProblem | None:
    """The same, in a list that is open."""
    for sought in search.sought:
        affected = known.get(sought)
        if affected is None or affected.of[0] is not search.shown[0]:
            affected = known[sought] = _affected_rows(drafts, search, sought)
        found = _following(context, drafts, search, sought, affected)
        if found is not None:
            return found
    if not search.anywhere:
        return None
    whole = replace(search, node_key="", shown=(drafts.order(search.list_id), None), anywhere=False)
    return next_problem(context, drafts, whole, {})


def _affected_rows(drafts: Drafts, search: Search, sought: Sought) -> AffectedRows:
    affected = set(affected_records(drafts, search.list_id, sought))
    ids = search.shown[0]
    rows = array("q", [row for row, record_id in enumerate(ids) if record_id in affected])
    leads = {ids[row]: row for row in reversed(rows)}
    return AffectedRows(search.shown, rows, frozenset(leads.values()))


def affected_records(drafts: Drafts, list_id: int, sought: Sought) -> array[int]:
    """The ids of the records that have such a problem, in the list's order."""
    if isinstance(sought, Severity):
        return drafts.order(list_id, _VIEWS[sought])
    return drafts.affected(list_id, sought)


def _following(
    context: TaskContext, drafts: Drafts, search: Search, sought: Sought, affected: AffectedRows
) -> FoundProblem | None:
    rows, ids, backwards = affected.rows, search.shown[0], search.backwards
    start = len(rows) if backwards else 0
    here = _row_of(search)
    if search.after is not None and here is not None:
        paths = _paths_in_row(drafts, search, sought, affected, here)
        following = _in_row(paths, search.after[1], backwards=backwards)
        if following is not None:
            return FoundProblem((ids[here], following), began_again=False)
        start = (bisect_left if backwards else bisect_right)(rows, here)
    ahead, behind = rows[start:], rows[:start]
    order: Iterable[int] = chain(reversed(behind), reversed(ahead)) if backwards else chain(ahead, behind)
    for number, row in enumerate(order):
        context.check()
        if paths := _paths_in_row(drafts, search, sought, affected, row):
            began_again = number >= len(behind if backwards else ahead)
            return FoundProblem((ids[row], paths[-1 if backwards else 0]), began_again)
    return None


def _row_of(search: Search) -> int | None:
    """The row of the cell from which is sought; the customer's first one where that entry has none."""
    ids, indexes = search.shown
    if search.after is None or search.after[0] not in ids:
        return None
    record_id, path = search.after
    first = ids.index(record_id)
    if indexes is None or path is None or path.node != search.node_key:
        return first
    return next((row for row in range(first, len(ids)) if (ids[row], indexes[row]) == (record_id, path.index)), first)


def _paths_in_row(drafts: Drafts, search: Search, sought: Sought, affected: AffectedRows, row: int) -> list[Path]:
    """The places in a row; what belongs to no entry of its table counts in the customer's first row."""
    ids, indexes = search.shown
    paths = sought_paths(drafts, ids[row], sought)
    if indexes is None:
        return paths
    index, leads = indexes[row], row in affected.leads
    return [each for each in paths if (each.index == index if each.node == search.node_key else leads)]


def _in_row(paths: list[Path], cursor: Path | None, *, backwards: bool) -> Path | None:
    """The next of a row's problems, seen from the cursor in it; None where that lies in another row."""
    if cursor in paths:
        place = paths.index(cursor) + (-1 if backwards else 1)
        return paths[place] if 0 <= place < len(paths) else None
    if backwards:
        return None
    for each in paths:
        if cursor is None or _follows(each, cursor):
            return each
    return None


def _follows(problem: Path, cursor: Path) -> bool:
    if problem.node != cursor.node or problem.index != cursor.index:
        return problem.node != cursor.node or problem.index > cursor.index
    return problem.field != cursor.field


def sought_paths(drafts: Drafts, record_id: int, sought: Sought) -> list[Path]:
    """Where in a record such problems stand, each place once."""
    if not isinstance(sought, Severity):
        return list(dict.fromkeys(drafts.paths(record_id, sought)))
    stored = drafts.record(record_id)
    problems = stored.problems if stored else []
    return sorted({problem.path for problem in problems if problem.severity is sought})
