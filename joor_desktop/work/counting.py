"""Counting customers of a list while the window goes on."""

from __future__ import annotations

import pathlib
from contextlib import closing

from joor_desktop.storage.brought import Brought, brought_by
from joor_desktop.storage.database import Database
from joor_desktop.work.context import TaskContext


def count_brought(context: TaskContext, database_path: pathlib.Path, list_id: int, step: int) -> Brought:
    """How the customers stand now that a step of the list brought or changed."""
    context.check()
    with closing(Database(database_path)) as database:
        return brought_by(database, list_id, step)
