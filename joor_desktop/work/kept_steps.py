"""Steps of some hundred customers or more: written in pieces, hidden, then shown all at once; a patch keeps them."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from joor_desktop.storage.drafts import Drafts
from joor_desktop.storage.owner import Owner
from joor_desktop.storage.patches import Patch
from joor_desktop.storage.steps_since import StepsSince
from joor_desktop.work.few_collections import few_collections
from joor_desktop.work.preparing import Preparation, Prepared
from joor_desktop.work.turning import Pairs
from joor_desktop.work.whole_steps import short_turns

_PIECE = 200
"""So many customers are written at once: others who want to write wait no longer than a person notices."""

T = TypeVar("T")


def make_kept(
    drafts: Drafts, list_id: int, preparation: Preparation, write: Callable[[Prepared, Patch | None], T]
) -> T:
    """Prepare a change and let *write* make it a step, in a transaction; what is edited meanwhile stays.

    Whatever ends it before that, even a kill, leaves the list as it was.
    """
    database = drafts.database
    with few_collections(), short_turns(), Owner(database.path.parent) as owner:
        drafts.require(list_id)
        since = StepsSince(database, list_id)
        prepared = preparation.prepare()
        patch = Patch(database, list_id, owner=owner.name)
        # Rows that lie beside each other share pages: in any other order each piece would write nearly all of them.
        pairs = sorted(prepared.pairs, key=lambda pair: pair[0].id)
        for start in range(0, len(pairs), _PIECE):
            with database.transaction():
                patch.put(pairs[start : start + _PIECE])
        with database.transaction():
            drafts.require(list_id)
            if since.numbers():
                before, prepared = prepared, preparation.prepare_again(prepared, since)
                patch = _brought_up_to_date(patch, before.pairs, prepared.pairs)
            return write(prepared, patch)


def _brought_up_to_date(patch: Patch, before: Pairs, pairs: Pairs) -> Patch:
    """The patch with these pairs, most of which it has already as those of *before*."""
    old, new = set(map(id, before)), set(map(id, pairs))
    if not patch.fits() or old.isdisjoint(new):  # where all are others, they stand in other places too
        patch = patch.begun_anew()
        patch.put(pairs)
        return patch
    patch.take_back([pair for pair in before if id(pair) not in new])
    patch.put([pair for pair in pairs if id(pair) not in old])
    return patch
