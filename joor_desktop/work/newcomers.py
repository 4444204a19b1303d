"""Where rows that come stand among those of a sorted table, none of which moves for them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain

Row = tuple[int, int]
"""The id of a record, and the index of an entry."""


def put_in(kept: Sequence[Row], found: Sequence[Row]) -> list[Row]:
    """The *kept* rows with those that are only *found*: each behind the one that it follows there."""
    known = set(kept)
    first: list[Row] = []
    behind: dict[Row, list[Row]] = {}
    following = first
    for row in found:
        if row in known:
            following = behind.setdefault(row, [])
        else:
            following.append(row)
    return first + list(chain.from_iterable([row, *behind.get(row, ())] for row in kept))


def put_beside(
    kept: Sequence[Row], listed: Sequence[Row], found: Sequence[Row], chosen: Sequence[Row]
) -> list[Row]:
    """The *kept* rows with those that are only *found*: above or below the *chosen* row that they are *listed* beside,
    or at the end where that is none of them."""
    known, near = set(kept), set(chosen)
    new = set(found) - known
    above: dict[Row, list[Row]] = {}
    below: dict[Row, list[Row]] = {}
    last: list[Row] = []
    run: list[Row] = []
    before: Row | None = None
    for row in chain(listed, [None]):
        if row in new:
            run.append(row)
        elif row is None or row in known:
            if row in near and (before not in near or row == chosen[0]):
                above[row] = run
            elif before in near:
                below[before] = run
            else:
                last += run
            run, before = [], row
    parts = ([*above.get(row, ()), row, *below.get(row, ())] for row in kept)
    return [*chain.from_iterable(parts), *last]
