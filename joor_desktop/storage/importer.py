"""Writing an import into a list: in pieces, hidden until it is whole, and one step of the list's journal."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple, Protocol

import orjson

from joor_desktop.model.origin import EntryOrigin, Origin, Place, Source
from joor_desktop.model.problem import Problem, Severity
from joor_desktop.model.record import Record
from joor_desktop.storage import packing, tally
from joor_desktop.storage.brought import brought_by
from joor_desktop.storage.database import Database
from joor_desktop.storage.journal import Journal
from joor_desktop.storage.planes import bring_over, plane_of
from joor_desktop.storage.sides import side_of
from joor_desktop.storage.staging import Staged, Staging
from joor_desktop.storage.writing import ListWriter, Row


class ImportedRecord(NamedTuple):
    """A record from a file with all its problems, the file's own included, and its look-alike key."""

    record: Record
    code_key: str
    origin: Origin | None
    problems: Sequence[Problem]


class Outcome(NamedTuple):
    """How many customers of the list an import added, changed and took out."""

    added: int
    updated: int
    removed: int


class Notice(Protocol):
    """What is to be said of a file as a whole."""

    @property
    def severity(self) -> Severity:
        """How bad it is."""

    @property
    def code(self) -> str:
        """The kind of notice."""

    @property
    def message(self) -> str:
        """The words for it."""

    @property
    def place(self) -> Place | None:
        """Where in the file."""


class Importer:
    """Writes records into a list as one step; they show only when :meth:`finish` was called, all at once.

    Whatever ends before that, even a kill, leaves the list as it was.

    :param label: the step's name in the history, such as "Import of customers.xlsx".
    :param owner: the name of the lock that this process holds, see :mod:`joor_desktop.storage.owner`.
    """

    def __init__(self, database: Database, list_id: int, label: str, owner: str = "") -> None:
        self._database = database
        self._writer = ListWriter(database, list_id)
        self._hidden = ListWriter(database, list_id, plane_of(database, list_id))
        self._journal = Journal(database, list_id)
        self._source_ids: list[int] = []
        self._customers = Counter[str]()
        self._faulty = Counter[tally.Key]()
        database.write_in_a_hurry()
        with database.transaction():
            self.step = self._opened = self._journal.open(label, owner)
        self._staging = Staging(database, list_id, self._opened)

    def add_sources(self, sources: Sequence[Source], layout: str = "") -> None:
        """Keep the sheets that records refer to; *sources* may have grown since the last call.

        :param layout: the fingerprint by which the layout of their file is remembered, "" where it is not.
        """
        new = sources[len(self._source_ids) :]
        if not new:
            return
        with self._database.transaction():
            for source in new:
                columns = [(*key, letters) for key, letters in source.columns.items()]
                self._source_ids.append(
                    self._database.insert(
                        "INSERT INTO source (list_id, step, file, sheet, columns, layout) VALUES (?, ?, ?, ?, ?, ?)",
                        (
                            self._writer.list_id, self.step, source.file, source.sheet,
                            orjson.dumps(columns).decode(), layout,
                        ),
                    )
                )

    def add(self, records: Iterable[ImportedRecord]) -> int:
        """Write some thousand records in one transaction, and return how many they were.

        The sources that they refer to were added before. Records that come one by one are packed one by one, before
        the transaction: what one of them took is then free for the next.
        """
        rows = [self._row(record) for record in records]
        for row in rows:
            if row.problems:
                tally.add_record(self._faulty, row.counts, row.problems)
            else:
                self._customers[row.counts] += 1
        with self._database.transaction():
            self._hidden.append(self.step, rows, live=False)
        return len(rows)

    def _row(self, imported: ImportedRecord) -> Row:
        record, code_key, origin, problems = imported
        record, body = packing.storable(record)
        counts, code = packing.counts_of(record), record.customer_code
        if not problems:  # as most are
            return Row(body, self._pack_origin(origin), counts, code, code_key or None, [])
        file_problems = [packing.FileProblem(each, record.value(each.path)) for each in problems if each.from_file]
        return Row(
            body,
            self._pack_origin(origin, file_problems),
            counts,
            code,
            code_key or None,
            [packing.problem_row(problem) for problem in problems],
        )

    def _pack_origin(self, origin: Origin | None, file_problems: Sequence[packing.FileProblem] = ()) -> bytes | None:
        numbers = self._source_ids
        if origin is not None and not (origin.entries or origin.runs or file_problems):
            source, row, group = origin.own
            return packing.pack_own(numbers[source], row, group)
        return packing.pack_origin(origin, file_problems, numbers)

    def stored_origin(self, origin: Origin) -> Origin:
        """The origin as it is stored, with the numbers that the sheets have in the list's file."""
        return Origin(
            self._stored(origin.own),
            {key: [each and self._stored(each) for each in listed] for key, listed in origin.entries.items()},
            {key: (self._source_ids[source], row) for key, (source, row) in origin.runs.items()},
        )

    def _stored(self, entry: EntryOrigin) -> EntryOrigin:
        return EntryOrigin(self._source_ids[entry.source], entry.row, entry.group)

    def add_notices(self, notices: Iterable[Notice]) -> None:
        """Keep what is to be said of the file as a whole."""
        rows = [
            (
                self._writer.list_id, self.step, int(notice.severity), notice.code, notice.message,
                notice.place.sheet if notice.place else None, notice.place.cell if notice.place else None,
            )
            for notice in notices
        ]
        with self._database.transaction():
            self._database.run_many(
                "INSERT INTO notice (list_id, step, severity, code, message, sheet, cell) "
                "VALUES (?, ?, ?, ?, ?, ?, ?)",
                rows,
            )

    def stage(self, staged: Sequence[Staged]) -> None:
        """Keep what some records of the list will become; that shows only with the rest."""
        with self._database.transaction():
            self._staging.add(staged)

    def staged(self) -> Iterator[list[Staged]]:
        """All that was staged, some hundred records at a time."""
        return self._staging.pages()

    def finish(self, updates: Iterable[Sequence[tuple[Row, Row]]] = (), gone: Sequence[int] = ()) -> Outcome:
        """Show the records, put others in the place of those of the list, and put the step into the history.

        A step that changes nothing is no part of it. What the import has in common with the rest of the list (customer
        codes that stand twice) is the caller's to check, in the same transaction.

        :param updates: rows as they are stored, each with what is to stand in its place, some hundred at a time.
        :param gone: the ids of the records that leave the list.
        """
        with self._database.transaction():
            for counts, number in self._customers.items():
                tally.add_record(self._faulty, counts, (), number)
            bring_over(self._database, self._hidden.plane, self._writer.plane, self.step)
            self._move_to_end()
            added = self._writer.reveal(self.step, self._faulty)
            updated = sum(map(self._update, updates))
            removed = self._writer.take_out(self.step, gone) if gone else 0
            outcome = Outcome(added, updated, removed)
            if any(outcome):
                self._journal.close(self.step)
            else:
                self._journal.drop(self.step)
        return outcome

    def _move_to_end(self) -> None:
        number = self._journal.move_to_end(self.step)
        if number != self.step:
            list_id = self._writer.list_id
            for table, column, key in (
                ("line", "born", self._writer.plane.key), ("source", "step", list_id), ("notice", "step", list_id)
            ):
                self._database.run(
                    f"UPDATE {table} SET {column} = ? WHERE list_id = ? AND {column} = ?", (number, key, self.step)
                )
            self.step = number

    def _update(self, pairs: Sequence[tuple[Row, Row]]) -> int:
        self._journal.keep(self.step, [side_of(before) for before, _ in pairs])
        self._writer.replace(pairs)
        return len(pairs)

    def faulty(self) -> tuple[int, int]:
        """How many of the customers that came or changed have an error, and how many a warning."""
        found = brought_by(self._database, self._writer.list_id, self.step)
        return found.errors, found.warnings

    def abandon(self) -> None:
        """Give the import up; the list stays as it was."""
        with self._database.transaction():
            self._journal.drop(self._opened)
