"""Bringing the customers of a file together with those that the list has already."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from joor_desktop.files.reading import SourceRecord
from joor_desktop.model.merging import FieldKey, ImportMode, merged, rebased
from joor_desktop.model.origin import Origin, Source
from joor_desktop.model.path import Path
from joor_desktop.model.record import Record
from joor_desktop.storage.database import Database
from joor_desktop.storage.importer import Importer
from joor_desktop.storage.packing import FileProblem, storable, unpack_origin
from joor_desktop.storage.staging import Staged
from joor_desktop.storage.writing import ListWriter, Row
from joor_desktop.work.changes import Opened, differs, packed
from joor_desktop.work.fingerprints import fingerprint
from joor_desktop.work.known_customers import KnownCustomers
from joor_desktop.work.origins import merged_origin

StoreOrigin = Callable[[Origin], Origin]


@dataclass(frozen=True, slots=True)
class Meeting:
    """A customer of the list that the file changes: as it is stored, what the file says, and what it becomes."""

    before: Row
    read: SourceRecord
    result: Record

    def old(self) -> Record:
        """The customer as the list has it."""
        return Record.from_body(self.before.body)

    def staged(self, store_origin: StoreOrigin) -> Staged:
        """The customer as it becomes, checked and packed.

        :param store_origin: makes the origin in the file that of a stored record.
        """
        origin, problems = unpack_origin(self.before.origin)
        new = store_origin(self.read.origin) if self.read.origin else None
        read = self.read.record
        kept = [each for each in problems if not _says(read, each.problem.path)]
        kept += [FileProblem(each, read.value(each.path)) for each in self.read.problems]
        opened = Opened(self.result, merged_origin(origin, new, self.result, read.entries), kept)
        return Staged(self.before.body, packed(self.before.id, opened, self.before))


def _says(read: Record, path: Path) -> bool:
    return path.node in read.entries if path.node else path.field in read.values


@dataclass(slots=True)
class Sorted:
    """Some customers of a file: those that the list gets, those that it changes, and how many it has just so."""

    new: list[SourceRecord] = field(default_factory=list)
    changed: list[Meeting] = field(default_factory=list)
    same: int = 0


class Merge:
    """Sorts the customers of one file by what the list has of them when they come."""

    def __init__(self, database: Database, list_id: int, sources: Sequence[Source]) -> None:
        self._known = KnownCustomers(database, list_id)
        self._writer = ListWriter(database, list_id)
        self._sources = sources
        self._columns: dict[tuple[int, int], frozenset[FieldKey]] = {}

    def expected(self) -> bool:
        """Whether the list has a customer that the file has not come to; where not, all that come are new."""
        return bool(self._known)

    def not_met(self) -> list[int]:
        """The ids of the list's customers that the file did not bring."""
        return self._known.not_met()

    def meet(self, batch: Sequence[SourceRecord]) -> list[tuple[SourceRecord, Row | None]]:
        """Each with the customer of the list that it is; None where it is a new one."""
        ids = [self._known.meet(each.record) for each in batch]
        # One that was deleted in the window a moment ago is not loaded, and so comes as a new one.
        rows = {row.id: row for row in self._writer.load([record_id for record_id in ids if record_id is not None])}
        return [(each, rows.get(record_id or 0)) for each, record_id in zip(batch, ids, strict=True)]

    def sort(self, met: Sequence[tuple[SourceRecord, Row | None]], mode: ImportMode) -> Sorted:
        """What *mode* makes of customers that were met; what the list has just so is not even added a second time."""
        found = Sorted()
        for each, before in met:
            result = self._result(each, before, mode) if before else None
            if before is None or (result and mode is ImportMode.ADD):
                found.new.append(each)
            elif result:
                found.changed.append(Meeting(before, each, result))
            else:
                found.same += 1
        return found

    def _result(self, each: SourceRecord, before: Row, mode: ImportMode) -> Record | None:
        """What the customer of the list becomes; None where it stays as it is."""
        record, body = storable(each.record)
        if body == before.body:
            return None
        old = Record.from_body(before.body)
        result = merged(old, record, self._emptied(each.origin) if mode is ImportMode.REPLACE else ())
        return None if result == old else result

    def _emptied(self, origin: Origin | None) -> frozenset[FieldKey]:
        """The fields that have a column: in the customer's own sheet, or in a sheet of entries."""
        if origin is None:
            return frozenset()
        key = (origin.own.source, len(self._sources))
        if key not in self._columns:
            own, rest = self._sources[key[0]], self._sources
            joined = [own, *(each for each in rest if all(node for node, _, _ in each.columns))]
            self._columns[key] = frozenset((node, name) for each in joined for node, _, name in each.columns)
        return self._columns[key]


def staged_pairs(importer: Importer, writer: ListWriter) -> Iterator[list[tuple[Row, Row]]]:
    """The rows of the list with what the import makes of them; what was edited meanwhile stays as it was edited.

    A customer that was deleted meanwhile stays deleted.
    """
    for page in importer.staged():
        by_id = {staged.row.id: staged for staged in page}
        pairs = [(row, _after(row, by_id[row.id])) for row in writer.load(by_id)]
        # Where the customer itself is the same after all, what is known of where it came from stays too.
        if different := [pair for pair in pairs if pair[0].body != pair[1].body and differs(*pair)]:
            yield different


def _after(current: Row, staged: Staged) -> Row:
    row = staged.row
    if current.body == staged.base:
        changed = current.sent is not None and fingerprint(Record.from_body(row.body)) != current.sent
        return replace(
            row, code=current.code, code_key=current.code_key, twin=current.twin, sent=current.sent, changed=changed
        )
    base, wanted, edited = map(Record.from_body, (staged.base, row.body, current.body))
    result = rebased(base, wanted, edited)
    brought = [key for key in result.entries if edited.entries.get(key) == base.entries.get(key)]
    origin, problems = unpack_origin(row.origin)
    old_origin, old_problems = unpack_origin(current.origin)
    problems += [each for each in old_problems if each not in problems]
    return packed(current.id, Opened(result, merged_origin(old_origin, origin, result, brought), problems), current)
