"""Bringing a list up to date with what changed around it: the rules it is checked by, and what was sent."""

from __future__ import annotations

import pathlib
from collections.abc import Sequence
from contextlib import closing
from typing import NamedTuple

from joor_desktop.model.texts import translate
from joor_desktop.storage.database import Database
from joor_desktop.storage.drafts import Drafts
from joor_desktop.storage.journal import Journal
from joor_desktop.storage.planes import plane_of
from joor_desktop.storage.writing import ListWriter, Row
from joor_desktop.work import rechecking
from joor_desktop.work.changes import checked_anew
from joor_desktop.work.context import TaskContext
from joor_desktop.work.list_states import get_ready
from joor_desktop.work.rules import AccountRules
from joor_desktop.work.sent_marks import mark_anew
from joor_desktop.work.whole_steps import short_turns

_PAGE = 500
_PAGES_AT_ONCE = 10
_WRITTEN_AT_ONCE = 20


class Refreshed(NamedTuple):
    """Whether anything changed, and from which position of the list on there is more to do; None where all is done."""

    changed: bool
    position: int | None = None


def refresh_list(context: TaskContext, database_path: pathlib.Path, list_id: int, position: int = 0) -> Refreshed:
    """Check customers again where they were checked by other rules, then mark anew what was sent, and get their states
    ready.

    Some thousands are checked in one call, so that other work on the list does not wait for all of them. It is no step
    of the history, since no value is changed.
    """
    with closing(Database(database_path)) as database, short_turns():
        drafts = Drafts(database)
        rules = AccountRules(drafts, list_id)
        name = rules.name()
        changed = False
        if drafts.rules(list_id) != name:
            Journal(database, list_id).forget_known()
            for _ in range(_PAGES_AT_ONCE):
                context.progress(_before(drafts, list_id, position), drafts.customers(list_id), _words())
                following, page_changed = _recheck_page(drafts, list_id, rules, position)
                changed = changed or page_changed
                if following is None:
                    break
                position = following
            else:
                return Refreshed(changed, position)
            with database.transaction():
                rechecking.recheck_list(ListWriter(database, list_id))
                Journal(database, list_id).forget_known()
                drafts.note_rules(list_id, name)
        changed = mark_anew(context, drafts, list_id) or changed
        more = get_ready(context, drafts, list_id, _PAGE * _PAGES_AT_ONCE)
        return Refreshed(changed, position if more else None)


def is_checked(drafts: Drafts, list_id: int) -> bool:
    """Whether all customers of the list are checked by the rules that hold now."""
    return not drafts.customers(list_id) or drafts.rules(list_id) == AccountRules(drafts, list_id).name()


def _words() -> str:
    return translate("task", "Checking")


def _before(drafts: Drafts, list_id: int, position: int) -> int:
    question = "SELECT count(*) FROM line WHERE list_id = ? AND position <= ? AND live"
    return int(drafts.database.value(question, (plane_of(drafts.database, list_id).key, position)))


def _recheck_page(drafts: Drafts, list_id: int, rules: AccountRules, position: int) -> tuple[int | None, bool]:
    """Check the customers behind *position*; return the last one's position (None: there are none), and whether
    that changed any."""
    lines = drafts.database.rows(
        "SELECT id, position FROM line WHERE list_id = ? AND position > ? AND live ORDER BY position LIMIT ?",
        (plane_of(drafts.database, list_id).key, position, _PAGE),
    )
    if not lines:
        return None, False
    record_ids = [record_id for record_id, _ in lines]
    # Checked first, and written in pieces: whoever types meanwhile waits until a piece is written.
    checked = _checked_rows(ListWriter(drafts.database, list_id).load(record_ids), rules)
    changed = False
    for start in range(0, len(record_ids), _WRITTEN_AT_ONCE):
        changed = _write(drafts, list_id, rules, record_ids[start : start + _WRITTEN_AT_ONCE], checked) or changed
    return lines[-1][1], changed


def _checked_rows(rows: Sequence[Row], rules: AccountRules) -> dict[int, tuple[Row, Row]]:
    """By record id, each row as it is and with the problems that it has now."""
    checked = rules.checker()
    return {row.id: (row, checked(checked_anew(row))) for row in rows}


def _write(
    drafts: Drafts, list_id: int, rules: AccountRules, record_ids: Sequence[int], checked: dict[int, tuple[Row, Row]]
) -> bool:
    """Write the problems that are others now; rows that were edited since they were *checked* are checked again."""
    with drafts.database.transaction():
        writer = ListWriter(drafts.database, list_id)
        rows = writer.load(record_ids)
        edited = [row for row in rows if row.id not in checked or checked[row.id][0] != row]
        now = checked | _checked_rows(edited, rules)
        different = [now[row.id] for row in rows if row.problems != now[row.id][1].problems]
        writer.replace(different)
    return bool(different)
