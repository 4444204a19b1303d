"""Changing one record: unpacked, changed, checked and packed again, without touching the file."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from operator import itemgetter

from joor_desktop.checks import check_record
from joor_desktop.model.customer_codes import code_key
from joor_desktop.model.origin import Origin
from joor_desktop.model.path import Path
from joor_desktop.model.problem import Problem
from joor_desktop.model.record import ENTRY_KEYS, Entry, Record
from joor_desktop.storage import packing
from joor_desktop.storage.journal import Change
from joor_desktop.storage.sides import row_of
from joor_desktop.storage.writing import Row
from joor_desktop.work import origins
from joor_desktop.work.fingerprints import fingerprint


@dataclass(slots=True)
class Opened:
    """A stored record unpacked for a change; ``problems`` are those that it had before."""

    record: Record
    origin: Origin | None
    file_problems: list[packing.FileProblem]
    problems: Sequence[packing.ProblemRow] = ()


RecordChange = Callable[[Opened], None]
"""Changes an opened record in place."""


def setting(values: Sequence[tuple[Path, str]]) -> RecordChange:
    """Put texts in their places; a text one past the last entry adds an entry, one beyond that has no place."""

    def change(opened: Opened) -> None:
        for path, text in values:
            entries = len(opened.record.entries.get(path.node, ())) if path.node else 1
            if path.index < entries or not path.node:
                opened.record.set_value(path, text)
            elif path.index == entries and text:
                origins.add_entry(opened.origin, path.node, entries)
                opened.record.set_value(path, text)

    return change


def mending(problems: Sequence[Problem]) -> RecordChange:
    """Put the fixes of problems in their places."""

    def change(opened: Opened) -> None:
        for problem in still_there(problems, opened):
            for path, text in problem.fixes:
                opened.record.set_value(path, text)

    return change


def still_there(problems: Sequence[Problem], opened: Opened) -> list[Problem]:
    """Those of *problems* that the record still has: it may have been edited since they were read."""
    return [problem for problem in problems if packing.problem_row(problem) in opened.problems]


def adding(node_key: str) -> RecordChange:
    """Add an empty entry at the end of a node."""

    def change(opened: Opened) -> None:
        entries = opened.record.entries.setdefault(node_key, [])
        origins.add_entry(opened.origin, node_key, len(entries))
        entries.append({})

    return change


def inserting(node_key: str, brought: Sequence[tuple[int, Entry]]) -> RecordChange:
    """Put entries in front of those with these indexes (the number of entries: at the end), as counted before."""

    def change(opened: Opened) -> None:
        entries = opened.record.entries.setdefault(node_key, [])
        for index, entry in sorted(brought, key=itemgetter(0), reverse=True):  # from the last, as those behind move up
            place = min(index, len(entries))
            origins.insert_entry(opened.origin, node_key, place, len(entries))
            opened.file_problems = origins.problems_with_entry(opened.file_problems, node_key, place)
            entries.insert(place, dict(entry))

    return change


def taking(node_key: str, indexes: set[int]) -> RecordChange:
    """Take entries out of a node; one that is not there changes nothing."""

    def change(opened: Opened) -> None:
        entries = opened.record.entries.get(node_key, [])
        for index in sorted(indexes, reverse=True):  # from the last, since those behind it move up
            if index < len(entries):
                opened.origin = origins.without_entry(opened.origin, node_key, index, len(entries))
                opened.file_problems = origins.problems_without_entry(opened.file_problems, node_key, index)
                del entries[index]
        if not entries:
            opened.record.entries.pop(node_key, None)

    return change


def becoming(record: Record) -> RecordChange:
    """Let it be this record; entries that go take what is known of where the others of their node came from along."""

    def change(opened: Opened) -> None:
        for key in ENTRY_KEYS:
            before, after = (len(each.entries.get(key, ())) for each in (opened.record, record))
            if after < before and opened.origin is not None:
                opened.origin.tell(key, [None] * after)
            for count in range(before, after):
                origins.add_entry(opened.origin, key, count)
        opened.record = record

    return change


def changed(before: Row, change: RecordChange) -> Row:
    """The row after a change."""
    origin, file_problems = packing.unpack_origin(before.origin)
    opened = Opened(Record.from_body(before.body), origin, file_problems, before.problems)
    change(opened)
    return packed(before.id, opened, before)


def differs(before: Row, after: Row) -> bool:
    """Whether a change made any difference."""
    if after.body == before.body:
        return after.origin != before.origin
    # A field that was emptied and filled again stands in another place of the body, and that is no difference.
    return len(after.body) != len(before.body) or Record.from_body(after.body) != Record.from_body(before.body)


def restored(before: Row, change: Change) -> Row:
    """The row as the journal kept it."""
    row = row_of(change, before)
    if row is not None:
        sent = before.sent
        return row if sent is None else replace(row, sent=sent, changed=fingerprint(Record.from_body(row.body)) != sent)
    unpacked, file_problems = packing.unpack_origin(change.origin)
    return packed(before.id, Opened(Record.from_body(change.body), unpacked, file_problems), before)


def packed(record_id: int, opened: Opened, before: Row | None = None) -> Row:
    """Check and pack a record; what it has to do with other records is kept for as long as its code is the same."""
    record, body = packing.storable(opened.record)
    problems = [packing.problem_row(problem) for problem in check_record(record)]
    problems += [packing.problem_row(each) for each, text in opened.file_problems if record.value(each.path) == text]
    code = record.customer_code
    if before is not None and before.code == code:
        key, twin = before.code_key, before.twin
    else:
        key, twin = code_key(code) or None, packing.NO_TWIN
    sent = before.sent if before is not None else None
    return Row(
        body,
        packing.pack_origin(opened.origin, opened.file_problems),
        packing.counts_of(record),
        code,
        key,
        problems,
        twin,
        record_id,
        sent=sent,
        changed=sent is not None and fingerprint(record) != sent,
    )


def checked_anew(row: Row) -> Row:
    """The row with the problems that its values have by themselves."""
    record = Record.from_body(row.body)
    problems = [packing.problem_row(problem) for problem in check_record(record)]
    _, file_problems = packing.unpack_origin(row.origin)
    problems += [packing.problem_row(each) for each, text in file_problems if record.value(each.path) == text]
    return replace(row, problems=problems)
