"""How a customer of a list stands at JOOR, for the head of the form."""

from __future__ import annotations

from datetime import datetime

from joor_desktop.storage.drafts import Drafts


def state_words(drafts: Drafts, list_id: int, code: str) -> str:
    """The state of the customer with the account of its list's profile; "" for one that was never sent."""
    database = drafts.database
    if database.row("SELECT 1 FROM sent_customer LIMIT 1") is None:  # nothing needs to be loaded then
        return ""
    from joor_desktop.storage.customer_rows import last_rows
    from joor_desktop.storage.profiles import Profiles
    from joor_desktop.work.customer_states import customer_state

    draft = drafts.get(list_id)
    profile = Profiles(database).get(draft.profile) if draft is not None else None
    row = last_rows(database, profile, [code]).get(code) if profile is not None else None
    return customer_state(row, datetime.now().astimezone()).words if row is not None else ""
