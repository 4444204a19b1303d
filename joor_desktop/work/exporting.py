"""Saving a list, or some of its customers, as a file: a workbook, a payload for JOOR, or a text file.

The list is read page by page, all of it as it is at the beginning, while it may be edited in the window.
"""

from __future__ import annotations

import pathlib
import tempfile
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from contextlib import closing
from typing import Generic, TypeVar

from joor_desktop.checks import describe, locate
from joor_desktop.errors import UsageError
from joor_desktop.files.marks import Mark, MarkedRecord
from joor_desktop.files.sheet_rows import LONGEST_TEXT
from joor_desktop.joor import wire
from joor_desktop.model.path import Path
from joor_desktop.model.problem import Problem
from joor_desktop.model.profile import WireFormat
from joor_desktop.model.record import Record
from joor_desktop.model.saving import Saved, SaveKind
from joor_desktop.model.texts import translate
from joor_desktop.storage.database import Database
from joor_desktop.storage.drafts import Drafts, ListNotice, View
from joor_desktop.work.context import TaskContext
from joor_desktop.work.converting import replace_whole
from joor_desktop.work.importing import import_into_list

_PAGE = 500
_MOST_NOTICES = 3

Each = TypeVar("Each")


def export_list(
    context: TaskContext,
    database_path: pathlib.Path,
    list_id: int,
    out: pathlib.Path,
    kind: SaveKind,
    record_ids: Collection[int] | None = None,
) -> Saved:
    """Save the list to *out*, customers with errors too; what was there before is replaced once all is written.

    Raises UsageError where there is nothing to save or the name has another ending, UnwritableFileError, StorageError
    and CancelledError; then *out* is as it was.

    :param record_ids: the customers to save, in whatever order; None saves all.
    """
    check_ending(out, kind)
    with closing(Database(database_path)) as database, database.snapshot():
        saving = _Saving(context, Drafts(database), list_id, record_ids)
        replace_whole(out, lambda path: saving.write(path, kind))
        return saving.saved(out, kind)


def convert_marked(context: TaskContext, file: pathlib.Path, out: pathlib.Path) -> Saved:
    """Write all customers of *file*, those with errors too, to the workbook *out* with their problems marked.

    Raises UsageError where there is none or *out* has another ending, UnreadableFileError, UnwritableFileError.
    """
    check_ending(out, SaveKind.MARKED)
    with tempfile.TemporaryDirectory() as folder:
        with closing(Database(pathlib.Path(folder) / "list.sqlite3")) as database:
            list_id = Drafts(database).create(file.name, "")
            found = import_into_list(context, file, list_id, database)
            if not found.customers:
                raise _nothing_to_save(" ".join(found.notices[:_MOST_NOTICES]))
        return export_list(context, database.path, list_id, out, SaveKind.MARKED)


def check_ending(out: pathlib.Path, kind: SaveKind) -> None:
    """Raise UsageError where *out* doesn't end as its kind does, so that other programs would not open it."""
    if out.suffix.lower() != kind.ending:
        title = translate("save", "“{name}” doesn't end with {ending}.").format(name=out.name, ending=kind.ending)
        raise UsageError(title, translate("save", "Other programs would not open it. Choose a name that does."))


class _Saving:
    """Writes the customers of a list."""

    def __init__(
        self, context: TaskContext, drafts: Drafts, list_id: int, record_ids: Collection[int] | None
    ) -> None:
        self._context = context
        self._drafts = drafts
        self._list_id = list_id
        self._whole = record_ids is None
        wanted = None if record_ids is None else frozenset(record_ids)
        self._ids = [each for each in drafts.order(list_id) if wanted is None or each in wanted]
        if not self._ids:
            raise _nothing_to_save(translate("save", "Import a file, or add a customer, and save then."))
        self._left_out: list[str] = []

    def write(self, out: pathlib.Path, kind: SaveKind) -> None:
        """Write all of them to *out*."""
        if kind is SaveKind.MARKED:
            self._write_marked(out)
        elif kind is SaveKind.TEMPLATE:
            from joor_desktop.files.workbook_writer import write_workbook

            write_workbook(self._records(), out, self._context.check)
        elif kind is SaveKind.CSV:
            from joor_desktop.files.csv_writer import write_csv

            write_csv(self._records(), out, self._context.check)
        else:
            self._write_payload(out, WireFormat.JSON if kind is SaveKind.JSON else WireFormat.XML)
        self._context.check()

    def saved(self, out: pathlib.Path, kind: SaveKind) -> Saved:
        """What was saved."""
        faulty = frozenset(self._drafts.order(self._list_id, View.ERRORS))
        errors = sum(each in faulty for each in self._ids)
        cut = self._cut() if kind in (SaveKind.MARKED, SaveKind.TEMPLATE) else []
        return Saved(out, len(self._ids) - len(self._left_out), errors, tuple(self._left_out), tuple(cut))

    def _cut(self) -> list[str]:
        """The codes of the customers with a text that is too long for a cell."""
        large = self._drafts.large(self._list_id, LONGEST_TEXT)
        records = self._bare_page([each for each in self._ids if each in large])
        return [_called(record) for record in records if any(len(text) > LONGEST_TEXT for text in _texts(record))]

    def _write_marked(self, out: pathlib.Path) -> None:
        from joor_desktop.files.marked_workbook import write_marked

        notices = self._drafts.notices(self._list_id) if self._whole else []
        customers = _Pages(self._context, self._ids, self._marked_page)
        write_marked(customers, [_mark_of_notice(notice) for notice in notices], out, self._context.check)

    def _write_payload(self, out: pathlib.Path, wire_format: WireFormat) -> None:
        with out.open("wb") as file:
            for piece in wire.join(self._bodies(wire.record_writer(wire_format)), wire_format):
                file.write(piece)

    def _bodies(self, pack: Callable[[Record], bytes]) -> Iterator[bytes]:
        for record in self._records():
            try:
                yield pack(record)
            except ValueError:
                self._left_out.append(_called(record))

    def _records(self) -> _Pages[Record]:
        return _Pages(self._context, self._ids, self._bare_page)

    def _bare_page(self, ids: Sequence[int]) -> Iterator[Record]:
        return (record for _, record in self._drafts.bare_page(ids))

    def _marked_page(self, ids: Sequence[int]) -> Iterator[MarkedRecord]:
        for stored in self._drafts.page(ids):
            yield stored.record, [_mark_of(problem) for problem in stored.problems]


class _Pages(Generic[Each]):
    """What stands in the list for each of *ids*, read page by page whenever it is gone through."""

    def __init__(
        self, context: TaskContext, ids: Sequence[int], page: Callable[[Sequence[int]], Iterable[Each]]
    ) -> None:
        self._context = context
        self._ids = ids
        self._page = page

    def __iter__(self) -> Iterator[Each]:
        for start in range(0, len(self._ids), _PAGE):
            self._context.progress(start, len(self._ids), translate("task", "Saving"))
            yield from self._page(self._ids[start : start + _PAGE])

    def __len__(self) -> int:
        return len(self._ids)


def _texts(record: Record) -> Iterator[str]:
    yield from record.values.values()
    for entries in record.entries.values():
        for entry in entries:
            yield from entry.values()


def _called(record: Record) -> str:
    return record.customer_code or record.customer_name


def _mark_of(problem: Problem) -> Mark:
    where, message = locate(problem.path), describe(problem)
    return Mark(problem.severity, problem.path, where, message, problem.whole_fix, problem.likely)


def _mark_of_notice(notice: ListNotice) -> Mark:
    where = ""
    if notice.sheet:
        sheet = translate("save", "Sheet {sheet} of the file").format(sheet=notice.sheet)
        cell = translate("save", "Sheet {sheet}, cell {cell} of the file").format(sheet=notice.sheet, cell=notice.cell)
        where = cell if notice.cell else sheet
    return Mark(notice.severity, Path(), where, notice.message)


def _nothing_to_save(detail: str) -> UsageError:
    return UsageError(translate("save", "There are no customers to save."), detail)
