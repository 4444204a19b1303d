"""Edits of many customers at once, as tasks: too long for the window's own thread. Each is one step to undo."""

from __future__ import annotations

import pathlib
from collections.abc import Sequence
from contextlib import closing
from typing import NamedTuple

from joor_desktop.model.path import Path
from joor_desktop.model.texts import translate
from joor_desktop.storage.database import Database
from joor_desktop.storage.drafts import Drafts, ProblemKind
from joor_desktop.storage.layouts import LayoutFix, Layouts
from joor_desktop.work.context import TaskContext
from joor_desktop.work.editing import Edit, ListEditor

_PAGE = 1000


class FixCount(NamedTuple):
    """How many problems have a fix, and how many of these fixes are only likely."""

    fixes: int
    likely: int


class _Fix(NamedTuple):
    record_id: int
    path: Path
    text: str
    likely: bool


def undo_step(_context: TaskContext, database_path: pathlib.Path, list_id: int) -> Edit | None:
    """Undo the last step of the list; None where there is nothing to undo."""
    with closing(Database(database_path)) as database:
        return ListEditor(Drafts(database), list_id).undo()


def redo_step(_context: TaskContext, database_path: pathlib.Path, list_id: int) -> Edit | None:
    """Do the step again that was undone last; None where there is none."""
    with closing(Database(database_path)) as database:
        return ListEditor(Drafts(database), list_id).redo()


def delete_customers(
    _context: TaskContext, database_path: pathlib.Path, list_id: int, record_ids: Sequence[int]
) -> Edit:
    """Take customers out of the list."""
    with closing(Database(database_path)) as database:
        return ListEditor(Drafts(database), list_id).delete_customers(record_ids)


def count_fixes(context: TaskContext, database_path: pathlib.Path, list_id: int, kind: ProblemKind) -> FixCount:
    """How many problems of this kind have a fix."""
    with closing(Database(database_path)) as database:
        fixes = _fixes(context, Drafts(database), list_id, kind)
        return FixCount(len(fixes), sum(fix.likely for fix in fixes))


def mend_kind(
    context: TaskContext, database_path: pathlib.Path, list_id: int, kind: ProblemKind, title: str
) -> Edit:
    """Put the fixes of all problems of this kind in their places, the likely ones too.

    It is remembered for the layouts of the files that the customers came from, for as long as it is not undone: the
    next file of the make is mended by itself. *title* names the kind in the history.
    """
    with closing(Database(database_path)) as database:
        drafts = Drafts(database)
        fixes = _fixes(context, drafts, list_id, kind)
        label = translate("edit", "Mend {n} × {title}").format(n=len(fixes), title=title)
        edit = ListEditor(drafts, list_id).set_values([fix[:3] for fix in fixes], label)
        if edit.step:
            _remember(Layouts(database), list_id, kind, fixes, edit.step)
        return edit


def _remember(layouts: Layouts, list_id: int, kind: ProblemKind, fixes: Sequence[_Fix], step: int) -> None:
    likely: dict[str, bool] = {}
    for fix, layout in zip(fixes, layouts.of_values([fix[:2] for fix in fixes]), strict=True):
        if layout:
            likely[layout] = likely.get(layout, False) or fix.likely
    for layout, is_likely in likely.items():
        layouts.add_fixes(layout, [LayoutFix(kind.code, kind.node, kind.field, is_likely)], list_id, step)


def _fixes(context: TaskContext, drafts: Drafts, list_id: int, kind: ProblemKind) -> list[_Fix]:
    affected = drafts.affected(list_id, kind)
    fixes = []
    for start in range(0, len(affected), _PAGE):
        context.check()
        for stored in drafts.page(affected[start : start + _PAGE]):
            fixes += [
                _Fix(stored.id, problem.path, problem.fix, problem.likely)
                for problem in stored.problems
                if problem.code == kind.code
                and (problem.path.node, problem.path.field) == (kind.node, kind.field)
                and problem.fix is not None
            ]
    return fixes
