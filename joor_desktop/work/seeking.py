"""Where the problems of a list stand: those of one kind, or all of a severity."""

from __future__ import annotations

import pathlib
from array import array
from contextlib import closing

from joor_desktop.model.path import Path
from joor_desktop.model.problem import Severity
from joor_desktop.storage.database import Database
from joor_desktop.storage.drafts import Drafts, ProblemKind, View
from joor_desktop.work.context import TaskContext

Sought = ProblemKind | Severity
"""Problems of a kind, or all of a severity."""

_VIEWS = {Severity.ERROR: View.ERRORS, Severity.WARNING: View.WARNINGS}


def read_affected(_context: TaskContext, database_path: pathlib.Path, list_id: int, sought: Sought) -> array[int]:
    """The ids of the records that have such a problem, in the list's order."""
    with closing(Database(database_path)) as database:
        drafts = Drafts(database)
        if isinstance(sought, Severity):
            return drafts.order(list_id, _VIEWS[sought])
        return drafts.affected(list_id, sought)


def sought_paths(drafts: Drafts, record_id: int, sought: Sought) -> list[Path]:
    """Where in a record such problems stand, each place once."""
    if not isinstance(sought, Severity):
        return list(dict.fromkeys(drafts.paths(record_id, sought)))
    stored = drafts.record(record_id)
    problems = stored.problems if stored else []
    return sorted({problem.path for problem in problems if problem.severity is sought})
