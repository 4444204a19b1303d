"""Edits of many customers at once, as tasks: too long for the window's own thread. Each is one step to undo."""

from __future__ import annotations

import pathlib
from collections.abc import Sequence
from contextlib import closing

from joor_desktop.storage.database import Database
from joor_desktop.storage.drafts import Drafts
from joor_desktop.work.context import TaskContext
from joor_desktop.work.editing import Edit, ListEditor


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
