"""Mending all problems of a kind at once: which fixes there are, and putting the chosen ones in their places.

Fixes are named by bare numbers, so that those of 100,000 customers take a few megabytes; what they say is read a page
at a time, where it is shown or written.
"""

from __future__ import annotations

import pathlib
from array import array
from collections import defaultdict
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from joor_desktop.model.problem import Problem
from joor_desktop.model.texts import translate
from joor_desktop.storage.database import Database
from joor_desktop.storage.drafts import Drafts, ProblemKind, StoredRecord
from joor_desktop.storage.fixes import fixable_problems, stored_fixes
from joor_desktop.storage.layouts import LayoutFix, Layouts
from joor_desktop.work.changes import mending
from joor_desktop.work.context import TaskContext
from joor_desktop.work.editing import Edit, ListEditor

Fix = tuple[int, Problem]
"""A record's id and the problem whose fix it is."""


class FixCount(NamedTuple):
    """How many problems have a fix, and how many of these fixes are only likely."""

    fixes: int
    likely: int


@dataclass(slots=True)
class FixRows:
    """Fixes, the certain ones first: each one's record, and its place among those of the record and the kind.

    The first ``certain`` of them are certain. ``cutting`` are the numbers of those that cut a text off.
    """

    ids: array[int] = field(default_factory=lambda: array("q"))
    places: array[int] = field(default_factory=lambda: array("H"))
    certain: int = 0
    cutting: frozenset[int] = frozenset()

    def __len__(self) -> int:
        return len(self.ids)


def fixes_of(stored: StoredRecord, kind: ProblemKind) -> list[Problem]:
    """The problems of this kind in a record that have a fix."""
    return [problem for problem in stored.problems if problem.fix is not None and kind.holds(problem)]


def count_fixes(context: TaskContext, database_path: pathlib.Path, list_id: int, kind: ProblemKind) -> FixCount:
    """How many problems of this kind have a fix."""
    rows = find_fixes(context, database_path, list_id, kind)
    return FixCount(len(rows), len(rows) - rows.certain)


def find_fixes(context: TaskContext, database_path: pathlib.Path, list_id: int, kind: ProblemKind) -> FixRows:
    """The fixes of all problems of this kind, the certain ones first, each half in the list's order."""
    certain, likely, cutting = FixRows(), FixRows(), []
    with closing(Database(database_path)) as database:
        found = stored_fixes(database, list_id, kind)
    context.check()
    before, place = 0, 0
    for fix in found:
        place = place + 1 if fix.record_id == before else 0
        before = fix.record_id
        half = likely if fix.likely else certain
        if fix.cuts:
            cutting.append(len(half))
        half.ids.append(fix.record_id)
        half.places.append(place)
    number = len(certain)
    return FixRows(
        certain.ids + likely.ids, certain.places + likely.places, number, frozenset(number + each for each in cutting)
    )


def mend_kind(
    context: TaskContext,
    database_path: pathlib.Path,
    list_id: int,
    kind: ProblemKind,
    title: str,
    chosen: FixRows | None = None,
) -> Edit:
    """Put the fixes of problems of this kind in their places, the likely ones too, as one step.

    It is remembered for the layouts of the files that the customers came from, for as long as it is not undone: the
    next file of the make is mended by itself. Of certain and of likely fixes that holds only where none was left out.

    :param title: names the kind in the history.
    :param chosen: the fixes that are wanted; None takes all.
    """
    with closing(Database(database_path)) as database:
        drafts = Drafts(database)
        taken, left_out = _taken(drafts, list_id, kind, chosen)
        context.progress(0, len(taken), translate("task", "Mending"))
        label = translate("edit", "Mend {n} × {title}").format(n=len(taken), title=title)
        by_record: dict[int, list[Problem]] = defaultdict(list)
        for record_id, problem in taken:
            by_record[record_id].append(problem)
        changes = {record_id: mending(problems) for record_id, problems in by_record.items()}
        edit = ListEditor(drafts, list_id, context).change_records(changes, lambda: label)
        if edit.step:
            remembered = [fix for fix in taken if fix[1].likely not in left_out and not fix[1].cut]
            remember_fixes(Layouts(database), list_id, kind, remembered, edit.step)
        return replace(edit, mended=len(taken) if edit.step else 0)


def _taken(drafts: Drafts, list_id: int, kind: ProblemKind, chosen: FixRows | None) -> tuple[list[Fix], set[bool]]:
    """The fixes that are wanted, and for which of certain (False) and likely (True) ones some were left out."""
    wanted: dict[int, set[int]] = defaultdict(set)
    for record_id, place in zip(chosen.ids, chosen.places, strict=True) if chosen else ():
        wanted[record_id].add(place)
    taken: list[Fix] = []
    left_out: set[bool] = set()
    before, place = 0, 0
    for record_id, problem in fixable_problems(drafts.database, list_id, kind):
        place = place + 1 if record_id == before else 0
        before = record_id
        if chosen is None or place in wanted.get(record_id, ()):
            taken.append((record_id, problem))
        else:
            left_out.add(problem.likely)
    return taken, left_out


def remember_fixes(layouts: Layouts, list_id: int, kind: ProblemKind, fixes: Sequence[Fix], step: int) -> None:
    """Remember for the makes of the files that these fixes of a kind were wanted, by a step of the list."""
    likely: dict[str, bool] = {}
    places = [(record_id, problem.path) for record_id, problem in fixes]
    for (_, problem), layout in zip(fixes, layouts.of_values(places), strict=True):
        if layout:
            likely[layout] = likely.get(layout, False) or problem.likely
    for layout, is_likely in likely.items():
        layouts.add_fixes(layout, [LayoutFix(kind.kind_code, kind.node, kind.field, is_likely)], list_id, step)
