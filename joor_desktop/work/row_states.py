"""What the ledger knows of the customers of a list, for the rows of its table."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from functools import cache

from joor_desktop.model.customer_state import CustomerFacts
from joor_desktop.storage.customer_rows import rows_of_content
from joor_desktop.storage.drafts import Drafts, StoredRecord
from joor_desktop.storage.profiles import Profiles
from joor_desktop.work.customer_states import customer_facts
from joor_desktop.work.fingerprints import fingerprint


def row_facts(drafts: Drafts, records: Sequence[StoredRecord], now: datetime) -> dict[int, CustomerFacts]:
    """What became of the content of these records of one list, by their ids, with the account of the list's profile.

    A record that has errors, or of whose content the account was sent nothing, is left out, unless other content of it
    is in a send that isn't settled.

    :param now: a time with the person's zone.
    """
    draft = drafts.get(records[0].list_id) if records else None
    profile = Profiles(drafts.database).get(draft.profile) if draft is not None else None
    if profile is None:
        return {}
    by_id = {stored.id: stored.record for stored in records}

    @cache
    def print_of(record_id: int) -> bytes:
        return fingerprint(by_id[record_id])

    rows = rows_of_content(drafts.database, profile, list(by_id), lambda each, found: print_of(each) == found)
    return {record_id: customer_facts(row, now) for record_id, row in rows.items()}
