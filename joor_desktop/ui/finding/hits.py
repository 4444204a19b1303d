"""The way from hit to hit, through the records as they are now."""

from __future__ import annotations

from joor_desktop.storage.drafts import Drafts
from joor_desktop.ui.customers.place import Place
from joor_desktop.work.replacing import Found, Hit, Matcher, cells_of


def next_hit(drafts: Drafts, found: Found, place: Place | None, *, forwards: bool) -> Hit | None:
    """The hit after *place*, or before it; after the last one comes the first. None where there is none."""
    here = place[0] if place else None
    for turn, record_id in enumerate(_round(found, here, forwards=forwards)):
        stored = drafts.record(record_id)
        if stored is None:
            continue
        parts = found.reach[record_id]
        paths = list(Matcher(found.search).paths(stored.record, parts))
        if not forwards:
            paths.reverse()
        if turn == 0 and record_id == here and place is not None:
            cells = cells_of(stored.record, parts)
            rank = {path: number if forwards else -number for number, path in enumerate(cells)}
            start = rank.get(place[1], -1 if forwards else 1) if place[1] else -1 if forwards else 1
            paths = [path for path in paths if rank[path] > start]
        if paths:
            return record_id, paths[0]
    return None


def _round(found: Found, here: int | None, *, forwards: bool) -> list[int]:
    """The records with hits, once round from *here*, which comes first and, if it has hits, once more at the end."""
    ids = list(found.reach) if here in found.reach else list(found.numbers)
    if not forwards:
        ids.reverse()
    if here in found.reach:
        at = ids.index(here)  # type: ignore[arg-type]  # it is in there, so it is no None
        ids = [*ids[at:], *ids[: at + 1]]
    return [record_id for record_id in ids if record_id in found.numbers]


def number_of(drafts: Drafts, found: Found, place: Place | None) -> int:
    """Which of the hits, from 1, the cell of *place* is; 0 where it is none."""
    if place is None or place[1] is None or place[0] not in found.numbers:
        return 0
    stored = drafts.record(place[0])
    paths = list(Matcher(found.search).paths(stored.record, found.reach[place[0]])) if stored else []
    if place[1] not in paths:
        return 0
    before = 0
    for record_id, cells in found.numbers.items():
        if record_id == place[0]:
            break
        before += cells
    return before + paths.index(place[1]) + 1
