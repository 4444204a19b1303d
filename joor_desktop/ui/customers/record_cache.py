"""The records that were painted last; all others stay in the database."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable, Sequence

from joor_desktop.storage.drafts import Drafts, StoredRecord
from joor_desktop.ui.customers.row_state import with_facts

_MOST_KEPT = 1024


class RecordCache:
    """Keeps the last thousand or so records that were asked for; whoever edits a record makes it forget that one."""

    def __init__(self, drafts: Drafts, most_kept: int = _MOST_KEPT) -> None:
        self._drafts = drafts
        self._most_kept = most_kept
        self._kept: OrderedDict[int, StoredRecord | None] = OrderedDict()

    def get(self, record_id: int, around: Sequence[int]) -> StoredRecord | None:
        """The record of that id, None where it is gone; reads *around*, its neighbours, along with it."""
        try:
            return self._kept[record_id]
        except KeyError:
            self._read([record_id, *around])
            return self._kept[record_id]

    def have_ready(self, record_ids: Sequence[int]) -> None:
        """Read all of these that are not there, at once."""
        if not all(map(self._kept.__contains__, record_ids)):
            self._read(record_ids)

    def _read(self, record_ids: Sequence[int]) -> None:
        missing = [each for each in dict.fromkeys(record_ids) if each not in self._kept]
        # A record that isn't there any more is remembered as such, or it would be asked for at every painting.
        self._kept.update(dict.fromkeys(missing))
        self._kept.update((stored.id, stored) for stored in with_facts(self._drafts, self._drafts.page(missing)))
        while len(self._kept) > max(self._most_kept, len(missing)):
            self._kept.popitem(last=False)

    def forget(self, record_ids: Iterable[int]) -> None:
        """Read these records again when they are next asked for."""
        for record_id in record_ids:
            self._kept.pop(record_id, None)

    def clear(self) -> None:
        """Read everything again."""
        self._kept.clear()
