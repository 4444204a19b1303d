"""Marking the customers of a list that its profile's account accepted, and those that were changed since."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from joor_desktop.model.record import Record
from joor_desktop.storage.claims import SendCustomer, account_key
from joor_desktop.storage.drafts import Drafts
from joor_desktop.storage.journal import Journal
from joor_desktop.storage.ledger import Ledger
from joor_desktop.storage.planes import plane_of
from joor_desktop.storage.profiles import Profiles
from joor_desktop.storage.writing import ListWriter, Row
from joor_desktop.work.context import TaskContext
from joor_desktop.work.fingerprints import fingerprint

_PAGE = 1000


def mark_accepted(drafts: Drafts, list_id: int, profile: str, customers: Sequence[SendCustomer]) -> None:
    """Mark customers whose content was accepted just now; nothing where the list is meant for another profile."""
    draft = drafts.get(list_id)
    if draft is None or draft.profile != profile:
        return
    accepted = {customer.record_id: customer.fingerprint for customer in customers}
    with drafts.database.transaction():
        writer = ListWriter(drafts.database, list_id)
        writer.replace([(row, _marked(row, accepted[row.id])) for row in writer.load(accepted)])
        Journal(drafts.database, list_id).note_marks()


def _marked(row: Row, accepted: bytes | None) -> Row:
    changed = accepted is not None and fingerprint(Record.from_body(row.body)) != accepted
    return replace(row, sent=accepted, changed=changed)


def mark_anew(context: TaskContext, drafts: Drafts, list_id: int) -> bool:
    """Mark the customers of a list by all that its profile's account accepted; return whether that changed any.

    Nothing is done where nothing was sent, no customer came and the profile is the same since it was done last.
    """
    until = _sends_until_now(drafts, list_id)
    if until == drafts.marked(list_id):
        return False
    changed = False
    profile = Profiles(drafts.database).get(_profile_name(drafts, list_id))
    key = plane_of(drafts.database, list_id).key
    lines = drafts.database.rows("SELECT id, code, sent IS NOT NULL FROM line WHERE list_id = ? AND live", (key,))
    accepted = Ledger(drafts.database).last_accepted(profile, [code for _, code, _ in lines]) if profile else {}
    wanted = {record_id: accepted.get(code) for record_id, code, sent in lines if sent or code in accepted}
    for page in _pages(wanted):
        context.check()
        with drafts.database.transaction():
            writer = ListWriter(drafts.database, list_id)
            pairs = [(row, _marked(row, page[row.id])) for row in writer.load(page)]
            different = [pair for pair in pairs if pair[0] != pair[1]]
            writer.replace(different)
            if different:
                Journal(drafts.database, list_id).note_marks()
            changed = changed or bool(different)
    drafts.note_marked(list_id, until)
    return changed


def _pages(wanted: Mapping[int, bytes | None]) -> Iterator[dict[int, bytes | None]]:
    pairs = list(wanted.items())
    for start in range(0, len(pairs), _PAGE):
        yield dict(pairs[start : start + _PAGE])


def _profile_name(drafts: Drafts, list_id: int) -> str:
    draft = drafts.get(list_id)
    return draft.profile if draft else ""


def _sends_until_now(drafts: Drafts, list_id: int) -> str:
    """What is another text once something was sent anywhere, a customer came, or the profile is another one."""
    profile = Profiles(drafts.database).get(_profile_name(drafts, list_id))
    jobs, last = drafts.database.row("SELECT count(*), max(id) FROM job WHERE outcome = 'accepted'")
    if not jobs:
        return ""
    key = plane_of(drafts.database, list_id).key
    position = drafts.database.value("SELECT max(position) FROM line WHERE list_id = ?", (key,))
    return f"{account_key(profile) if profile else ''} {jobs} {last} {position}"
