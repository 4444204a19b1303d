"""Whole lists as tasks: copying one, and making room once lists were deleted."""

from __future__ import annotations

import pathlib
from contextlib import closing

from joor_desktop.errors import UsageError
from joor_desktop.model.texts import translate
from joor_desktop.storage import cleaning, copying
from joor_desktop.storage.database import Database
from joor_desktop.storage.drafts import Drafts
from joor_desktop.work.context import TaskContext


def duplicate_list(context: TaskContext, database_path: pathlib.Path, list_id: int) -> int:
    """Make a list with the same customers, and return its id; raises UsageError where the list is no longer there."""
    with closing(Database(database_path)) as database:
        drafts = Drafts(database)
        draft = drafts.get(list_id)
        if draft is None:
            raise UsageError(
                translate("lists", "The list is no longer there."), translate("lists", "Another window deleted it.")
            )
        context.progress(0, None, translate("lists", "{n} customers").format(n=draft.customers))
        name = drafts.free_name(translate("lists", "{name}, copy").format(name=draft.name))
        return copying.duplicate(
            database, list_id, name, translate("edit", "Duplicate of {name}").format(name=draft.name)
        )


def remember_place(_context: TaskContext, database_path: pathlib.Path, list_id: int, place: str) -> None:
    """Keep where the person is in the list, as the window writes it."""
    with closing(Database(database_path)) as database:
        Drafts(database).remember_place(list_id, place)


def remember_shown(_context: TaskContext, database_path: pathlib.Path, list_id: int, shown: str) -> None:
    """Keep what the list is sorted, filtered and searched by, as the window writes it."""
    with closing(Database(database_path)) as database:
        Drafts(database).remember_shown(list_id, shown)


def clean_up(_context: TaskContext, database_path: pathlib.Path) -> None:
    """Take out of the file what was deleted."""
    with closing(Database(database_path)) as database:
        cleaning.clean_up(database)
