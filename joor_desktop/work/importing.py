"""Bringing the customers of a file into a list, as one step that can be undone."""

from __future__ import annotations

import hashlib
import pathlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice

from joor_desktop.checks import code_key
from joor_desktop.files.reading import Reading, read_records
from joor_desktop.model.origin import Source
from joor_desktop.model.texts import translate
from joor_desktop.storage.database import Database
from joor_desktop.storage.importer import ImportedRecord, Importer
from joor_desktop.storage.layouts import Layouts
from joor_desktop.storage.writing import ListWriter
from joor_desktop.work.checking import checked_records
from joor_desktop.work.context import TaskContext
from joor_desktop.work.rechecking import recheck_list

_BATCH = 1000  # a transaction of some ten milliseconds: an edit in the window meanwhile waits no longer


@dataclass(frozen=True, slots=True)
class ImportResult:
    """What an import brought in.

    ``errors`` and ``warnings`` count the customers that have one; ``notices`` are sentences about the file as a whole,
    the first of them on the file that came with the same columns before, if there was one.
    """

    file: str
    customers: int
    errors: int
    warnings: int
    notices: list[str] = field(default_factory=list)


def import_into_list(
    context: TaskContext, file: pathlib.Path, list_id: int, database: Database, owner: str = ""
) -> ImportResult:
    """Read and check *file* and add its customers at the end of the list.

    Raises UnreadableFileError, StorageError or CancelledError; then the list is as it was.

    :param owner: the name of the lock that this process holds while it imports.
    """
    reading = read_records(file)
    label = translate("import", "Import of {file}").format(file=file.name)
    importer = Importer(database, list_id, label, owner)
    try:
        _write_all(context, reading, importer)
        with database.transaction():
            customers = importer.finish()
            recheck_list(ListWriter(database, list_id))
            errors, warnings = importer.faulty()
    except BaseException:
        importer.abandon()
        raise
    notices = [*_recognised(Layouts(database), file, reading.sources), *(each.message for each in reading.notices)]
    return ImportResult(file.name, customers, errors, warnings, notices)


def _write_all(context: TaskContext, reading: Reading, importer: Importer) -> None:
    importer.add_sources(reading.sources)
    records = _imported(context, reading)
    while importer.add(islice(records, _BATCH)):
        context.check()
    importer.add_notices(reading.notices)


def _imported(context: TaskContext, reading: Reading) -> Iterator[ImportedRecord]:
    for each in checked_records(context, reading):
        yield ImportedRecord(each.record, code_key(each.record.customer_code), each.origin, each.problems)


def _recognised(layouts: Layouts, file: pathlib.Path, sources: Sequence[Source]) -> list[str]:
    """Say which file came with the same columns before, and remember this one."""
    columns = {
        f"{source.sheet}!{letters}": f"{node or 'customer'} {group} {name}"
        for source in sources
        for (node, group, name), letters in source.columns.items()
    }
    if not columns:
        return []
    fingerprint = hashlib.sha256(repr(sorted(columns.items())).encode()).hexdigest()
    before = layouts.find(fingerprint)
    layouts.remember(fingerprint, file.name, columns)
    if before is None or before.file == file.name:
        return []
    text = translate("import", "The columns are those of {file}, which came on {day}.")
    return [text.format(file=before.file, day=before.last.astimezone().date().isoformat())]
