"""Bringing the customers of a file into a list, as one step that can be undone."""

from __future__ import annotations

import pathlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice

from joor_desktop.files.notice import Notice
from joor_desktop.files.reading import Reading, SourceRecord, read_records
from joor_desktop.files.understanding import NO_CHOICES, Choices
from joor_desktop.model.customer_codes import code_key
from joor_desktop.model.merging import ImportMode
from joor_desktop.model.problem import Severity
from joor_desktop.model.texts import translate
from joor_desktop.storage.database import Database
from joor_desktop.storage.drafts import Drafts
from joor_desktop.storage.importer import ImportedRecord, Importer
from joor_desktop.storage.layouts import Layouts
from joor_desktop.storage.writing import ListWriter
from joor_desktop.work.checking import all_problems, told
from joor_desktop.work.context import TaskContext
from joor_desktop.work.few_collections import few_collections
from joor_desktop.work.layout_memory import LayoutMemory, layout_of
from joor_desktop.work.merging import Merge, staged_pairs
from joor_desktop.work.rechecking import recheck_list
from joor_desktop.work.remembered_fixes import RememberedFixes

_BATCH = 1000  # a transaction of some ten milliseconds: an edit in the window meanwhile waits no longer


@dataclass(frozen=True, slots=True)
class ImportResult:
    """What an import brought in.

    ``customers`` came from the file: ``added`` to the list, ``updated`` there, or the ``same`` as they are there.
    ``removed`` went, because the file does not have them. ``errors`` and ``warnings`` count the customers added or
    updated that have one; ``notices`` are sentences about the file as a whole, the first of them on the file that came
    with the same columns before, if there was one, and on what was mended as then. ``incomplete`` tells that one of
    them is on content that could not be read.
    """

    file: str
    customers: int
    errors: int
    warnings: int
    notices: list[str] = field(default_factory=list)
    added: int = 0
    updated: int = 0
    same: int = 0
    removed: int = 0
    incomplete: bool = False


def _permit() -> None:
    return


@dataclass(slots=True)
class _Tally:
    """How many customers were read, and how many of them the list has just so."""

    customers: int = 0
    same: int = 0


@few_collections()
def import_into_list(
    context: TaskContext,
    file: pathlib.Path,
    list_id: int,
    database: Database,
    owner: str = "",
    mode: ImportMode = ImportMode.ADD,
    choices: Choices = NO_CHOICES,
    ask: Callable[[], None] = _permit,
) -> ImportResult:
    """Read and check *file* and bring its customers into the list: new ones at its end, others as *mode* says.

    A customer that the list has just so is left as it is in every mode. Of two rows of the file with the same code, the
    second meets the second customer of the list with that code; where there is none it is added, and told as a code
    that stands twice. What was edited in the list while the file was read stays as it was edited. A file without
    customers takes none out of the list. Kinds of problems that were mended in the last file of its make are mended
    before a customer meets those of the list.

    Raises UnreadableFileError, StorageError, DeletedListError or CancelledError; then the list is as it was.

    :param owner: the name of the lock that this process holds while it imports.
    :param choices: what a person chose for the file.
    :param ask: called when nothing is left to do but to let the import show; it may raise CancelledError, or wait.
    """
    reading = read_records(file, choices)
    fixes = RememberedFixes(LayoutMemory(Layouts(database)).fixes(reading.understood))
    importer = Importer(database, list_id, _label(mode).format(file=file.name), owner)
    try:
        merge = Merge(database, list_id, reading.sources)
        tally = _write_all(context, reading, fixes, importer, merge, mode)
        gone = merge.not_met() if mode is ImportMode.REPLACE and tally.customers else []
        with database.transaction():
            Drafts(database).require(list_id)
            writer = ListWriter(database, list_id)
            outcome = importer.finish(staged_pairs(importer, writer), gone)
            recheck_list(writer)
            errors, warnings = importer.faulty()
            ask()
    except BaseException:
        importer.abandon()
        raise
    known = [_recognised(database, reading, choices), fixes.words() if any(outcome) else ""]
    notices = [*filter(None, known), *_errors_first(reading.notices)]
    return ImportResult(
        file.name, tally.customers, errors, warnings, notices, same=tally.same, **outcome._asdict(),
        incomplete=any(each.severity is Severity.ERROR for each in reading.notices),
    )  # fmt: skip


def _errors_first(notices: Iterable[Notice]) -> list[str]:
    """What they say; only the first ones are seen at once."""
    return [each.message for each in sorted(notices, key=lambda each: each.severity is not Severity.ERROR)]


def _label(mode: ImportMode) -> str:
    return {
        ImportMode.ADD: translate("import", "Import of {file}"),
        ImportMode.UPDATE: translate("import", "Update from {file}"),
        ImportMode.REPLACE: translate("import", "Replacement by {file}"),
    }[mode]


def _write_all(
    context: TaskContext, reading: Reading, fixes: RememberedFixes, importer: Importer, merge: Merge, mode: ImportMode
) -> _Tally:
    importer.add_sources(reading.sources, layout_of(reading.understood))
    tally, records = _Tally(), fixes.applied(told(context, reading))
    while came := _write_some(records, importer, merge, mode, tally):
        tally.customers += came
        context.check()
    importer.add_notices(reading.notices)
    return tally


def _write_some(
    records: Iterator[SourceRecord], importer: Importer, merge: Merge, mode: ImportMode, tally: _Tally
) -> int:
    if not merge.expected():
        return importer.add(_imported(islice(records, _BATCH)))
    batch = list(islice(records, _BATCH))
    found = merge.sort(merge.meet(batch), mode)
    if found.new:
        importer.add(_imported(found.new))
    if found.changed:
        importer.stage([each.staged(importer.stored_origin) for each in found.changed])
    tally.same += found.same
    return len(batch)


def _imported(records: Iterable[SourceRecord]) -> Iterator[ImportedRecord]:
    for each in records:
        yield ImportedRecord(each.record, code_key(each.record.customer_code), each.origin, all_problems(each))


def _recognised(database: Database, reading: Reading, choices: Choices) -> str:
    """Say which file came with these columns before, and remember this one."""
    if reading.understood is None:
        return ""
    return LayoutMemory(Layouts(database)).remember(reading.understood, choices)
