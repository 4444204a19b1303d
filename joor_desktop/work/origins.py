"""How the origin of a record follows when its entries come and go."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from joor_desktop.model.origin import EntryOrigin, Origin
from joor_desktop.model.path import Path
from joor_desktop.model.record import Record
from joor_desktop.storage.packing import FileProblem


def add_entry(origin: Origin | None, node_key: str, count: int) -> None:
    """Note that an entry from no file came after the *count* entries of a node."""
    insert_entry(origin, node_key, count, count)


def insert_entry(origin: Origin | None, node_key: str, index: int, count: int) -> None:
    """Note that an entry from no file came in front of entry *index* of the *count* entries of a node."""
    if origin is not None:
        listed = _listed(origin, node_key, count)
        origin.tell(node_key, [*listed[:index], None, *listed[index:]])


def without_entry(origin: Origin | None, node_key: str, index: int, count: int) -> Origin | None:
    """The origin after entry *index* of *count* was taken out of a node."""
    if origin is None:
        return None
    listed = _listed(origin, node_key, count)
    del listed[index]
    changed = Origin(origin.own, origin.entries.copy(), origin.runs.copy())
    changed.tell(node_key, listed)
    return changed


def problems_without_entry(problems: Sequence[FileProblem], node_key: str, index: int) -> list[FileProblem]:
    """The file's problems after an entry was taken out: its own go, those of the entries after it move up."""
    return [_moved(each, node_key, index, -1) for each in problems if not _stands_in(each, node_key, index)]


def problems_with_entry(problems: Sequence[FileProblem], node_key: str, index: int) -> list[FileProblem]:
    """The file's problems after an entry came in front of entry *index*: those of the entries from there move down."""
    return [_moved(each, node_key, index, 1) for each in problems]


def merged_origin(old: Origin | None, new: Origin | None, record: Record, brought: Collection[str]) -> Origin | None:
    """The origin of *record*, whose entries of the nodes *brought* came with *new* and all others are those of *old*.

    The customer's own row is the new one, or where that is not known the old one.
    """
    base = new or old
    if base is None:
        return None
    entries: dict[str, list[EntryOrigin | None]] = {}
    for key, listed in record.entries.items():
        source = new if key in brought else old
        if source is not base or base.tells(key):
            entries[key] = _listed(source, key, len(listed)) if source else [None] * len(listed)
    return Origin(base.own, entries)


def _stands_in(each: FileProblem, node_key: str, index: int) -> bool:
    return (each.problem.path.node, each.problem.path.index) == (node_key, index)


def _moved(each: FileProblem, node_key: str, index: int, by: int) -> FileProblem:
    path = each.problem.path
    if path.node != node_key or path.index < index:
        return each
    return FileProblem(replace(each.problem, path=replace(path, index=path.index + by)), each.text)


def _listed(origin: Origin, node_key: str, count: int) -> list[EntryOrigin | None]:
    return [origin.entry(Path(node_key, index)) for index in range(count)]
