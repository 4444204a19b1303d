"""Bringing a list up to date with what changed around it: the rules it is checked by, and what was sent."""

from __future__ import annotations

import pathlib
from contextlib import closing
from dataclasses import replace

from joor_desktop.model.record import Record
from joor_desktop.model.texts import translate
from joor_desktop.storage.database import Database
from joor_desktop.storage.drafts import Drafts
from joor_desktop.storage.journal import Journal
from joor_desktop.storage.packing import unpack_origin
from joor_desktop.storage.writing import ListWriter, Row
from joor_desktop.work import rechecking
from joor_desktop.work.changes import Opened, packed
from joor_desktop.work.context import TaskContext
from joor_desktop.work.rules import AccountRules
from joor_desktop.work.sent_marks import mark_anew

_PAGE = 500


def refresh_list(context: TaskContext, database_path: pathlib.Path, list_id: int) -> bool:
    """Check all customers again where they were checked by other rules, and mark anew what was sent.

    Returns whether that changed anything; it is no step of the history, since no value is changed.
    """
    with closing(Database(database_path)) as database:
        drafts = Drafts(database)
        rechecked = _recheck(context, drafts, list_id)
        return mark_anew(context, drafts, list_id) or rechecked


def is_checked(drafts: Drafts, list_id: int) -> bool:
    """Whether all customers of the list are checked by the rules that hold now."""
    return not drafts.counts(list_id).customers or drafts.rules(list_id) == AccountRules(drafts, list_id).name()


def _recheck(context: TaskContext, drafts: Drafts, list_id: int) -> bool:
    rules = AccountRules(drafts, list_id)
    name = rules.name()
    if drafts.rules(list_id) == name:
        return False
    changed = False
    order = drafts.order(list_id)
    for start in range(0, len(order), _PAGE):
        context.progress(start, len(order), translate("task", "Checking"))
        with drafts.database.transaction():
            writer = ListWriter(drafts.database, list_id)
            pairs = [(row, checked_anew(row, rules)) for row in writer.load(order[start : start + _PAGE])]
            different = [pair for pair in pairs if pair[0].problems != pair[1].problems]
            writer.replace(different)
            changed = changed or bool(different)
    with drafts.database.transaction():
        rechecking.recheck_list(ListWriter(drafts.database, list_id))
        Journal(drafts.database, list_id).forget_known()
        drafts.note_rules(list_id, name)
    return changed


def checked_anew(row: Row, rules: AccountRules) -> Row:
    """The row with the problems that its values have by *rules*."""
    origin, file_problems = unpack_origin(row.origin)
    checked = rules.checked(packed(row.id, Opened(Record.from_body(row.body), origin, file_problems), row))
    return replace(row, problems=checked.problems)
