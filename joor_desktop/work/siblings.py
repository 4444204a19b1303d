"""Account entries that say more than one thing: a price label its currencies, a code its name, a name its code."""

from __future__ import annotations

from dataclasses import replace

from joor_desktop.model.field import Kind
from joor_desktop.model.field_table import NODE_BY_KEY
from joor_desktop.model.path import Path
from joor_desktop.model.record import Record
from joor_desktop.storage.drafts import Drafts
from joor_desktop.storage.kept_lists import KeptLists
from joor_desktop.storage.lists import AccountList


class Siblings:
    """What follows from one text of an entry, by the account lists of the list's profile."""

    def __init__(self, drafts: Drafts, list_id: int) -> None:
        self._drafts = drafts
        self._list_id = list_id
        self._lists = KeptLists(drafts.database)

    def following(self, before: Record, path: Path, text: str) -> list[tuple[Path, str]]:
        """The other fields that the account list describes together with *path*, as *text* there leaves them.

        One that was empty *before*, or held what went with the text before, gets what goes with *text*; any other
        stays as it was. A currency decides nothing, since many price labels share it.
        """
        kind = AccountList.of_field(path.node, path.field)
        if kind is None or len(kind.fields) == 1 or _is_currency(path):
            return []
        old, new = (self._together(kind, path.field, each) for each in (before.value(path), text))
        found = []
        for name in kind.fields:
            place = replace(path, field=name)
            there = before.value(place)
            if name != path.field:
                found.append((place, new.get(name, there) if there in ("", old.get(name)) else there))
        return found

    def _together(self, kind: AccountList, field: str, text: str) -> dict[str, str]:
        draft = self._drafts.get(self._list_id)
        return self._lists.together(draft.profile, kind, field, text) if draft is not None and text else {}


def texts_beside(
    drafts: Drafts, list_id: int, record_id: int, path: Path, text: str
) -> list[tuple[int, Path, str]]:
    """What becomes other in a stored customer, with its record id, when *text* is put at *path*."""
    stored = drafts.record(record_id)
    if stored is None:
        return []
    found = Siblings(drafts, list_id).following(stored.record, path, text)
    return [(record_id, place, other) for place, other in found if other != stored.record.value(place)]


def _is_currency(path: Path) -> bool:
    return NODE_BY_KEY[path.node].field(path.field).kind is Kind.CURRENCY
