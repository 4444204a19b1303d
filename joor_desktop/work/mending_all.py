"""Mending all that is certain, of every kind of problem at once: what that would be, and doing it as one step."""

from __future__ import annotations

import pathlib
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass, field, replace

from joor_desktop.checks import check_record
from joor_desktop.model.problem import Problem
from joor_desktop.model.texts import translate
from joor_desktop.storage.database import Database
from joor_desktop.storage.drafts import Drafts, ProblemKind, StoredRecord
from joor_desktop.storage.fixes import StoredFix, count_certain, fixable_problems, stored_fixes
from joor_desktop.storage.layouts import Layouts
from joor_desktop.work.changes import Opened, RecordChange, still_there
from joor_desktop.work.context import TaskContext
from joor_desktop.work.editing import Edit, ListEditor
from joor_desktop.work.mending import Fix, fixes_of, remember_fixes

_MOST_EXAMPLES = 2


@dataclass(frozen=True, slots=True)
class CertainFixes:
    """How many certain fixes a kind of problem has, with examples of different ones."""

    kind: ProblemKind
    fixes: int
    examples: tuple[tuple[StoredRecord, Problem], ...]


def count_all_certain(context: TaskContext, database_path: pathlib.Path, list_id: int) -> int:
    """How many problems of a list have a certain fix."""
    context.check()
    with closing(Database(database_path)) as database:
        return count_certain(database, list_id)


def find_certain(context: TaskContext, database_path: pathlib.Path, list_id: int) -> list[CertainFixes]:
    """The kinds of problems that have certain fixes, in the list's order of kinds."""
    found = []
    with closing(Database(database_path)) as database, database.snapshot():
        drafts = Drafts(database)
        for kind in drafts.kinds(list_id):
            context.check()
            certain = [fix for fix in stored_fixes(database, list_id, kind) if _is_certain(fix)]
            if certain:
                found.append(CertainFixes(kind, len(certain), _examples(drafts, kind, certain)))
    return found


def _is_certain(fix: StoredFix | Problem) -> bool:
    """What takes something away for want of room is decided one by one."""
    return not (fix.likely or (fix.cuts if isinstance(fix, StoredFix) else fix.cut))


_LOOKED_AT = 50


def _examples(
    drafts: Drafts, kind: ProblemKind, fixes: Sequence[StoredFix]
) -> tuple[tuple[StoredRecord, Problem], ...]:
    found: dict[tuple[str, str], tuple[StoredRecord, Problem]] = {}
    for stored in drafts.page(list(dict.fromkeys(fix.record_id for fix in fixes[:_LOOKED_AT]))):
        for problem in filter(_is_certain, fixes_of(stored, kind)):
            found.setdefault((stored.record.value(problem.path), problem.fix or ""), (stored, problem))
    return tuple(found.values())[:_MOST_EXAMPLES]


@dataclass(slots=True)
class _Chosen:
    """The certain fixes of the chosen kinds, by record, and by kind for what is remembered of them."""

    by_record: dict[int, list[Problem]] = field(default_factory=dict)
    by_kind: list[tuple[ProblemKind, list[Fix]]] = field(default_factory=list)

    def take(self, kind: ProblemKind, fixes: list[Fix]) -> None:
        self.by_kind.append((kind, fixes))
        for record_id, problem in fixes:
            self.by_record.setdefault(record_id, []).append(problem)

    @property
    def number(self) -> int:
        return sum(len(fixes) for _, fixes in self.by_kind)


def mend_certain(context: TaskContext, database_path: pathlib.Path, list_id: int, kinds: Sequence[ProblemKind]) -> Edit:
    """Put the certain fixes of these kinds in their places, as one step.

    What a fix uncovers is mended too, where it is of these kinds: behind the spaces around a country may be another
    spelling. It is remembered for the next file of the make as that of one kind is.
    """
    with closing(Database(database_path)) as database:
        drafts, chosen = Drafts(database), _Chosen()
        for kind in kinds:
            context.check()
            problems = fixable_problems(database, list_id, kind)
            chosen.take(kind, [each for each in problems if _is_certain(each[1])])
        context.progress(0, len(chosen.by_record), translate("task", "Mending"))
        label = translate("edit", "Mend all that is certain ({n})").format(n=chosen.number)
        changes = {each: _mending(problems, kinds) for each, problems in chosen.by_record.items()}
        edit = ListEditor(drafts, list_id, context).change_records(changes, lambda: label)
        if edit.step:
            for kind, fixes in chosen.by_kind:
                remember_fixes(Layouts(database), list_id, kind, fixes, edit.step)
        return replace(edit, mended=chosen.number if edit.step else 0)


def _mending(problems: Sequence[Problem], kinds: Sequence[ProblemKind]) -> RecordChange:
    def change(opened: Opened) -> None:
        record, wanted = opened.record, still_there(problems, opened)
        for _ in range(len(kinds) + 1):
            mended = set()
            for problem in wanted:
                if problem.path not in mended:  # the fix of another one is of the text as it was before
                    mended.add(problem.path)
                    for path, text in problem.fixes:
                        record.set_value(path, text)
            found = (each for each in check_record(record) if each.fix is not None and _is_certain(each))
            wanted = [each for each in found if any(kind.holds(each) for kind in kinds)]
            if not wanted:
                return

    return change
