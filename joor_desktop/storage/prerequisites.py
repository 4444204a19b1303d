"""What JOOR's people set up in an account before customers can come, as far as the person knows."""

from __future__ import annotations

from typing import NamedTuple

from joor_desktop.storage.database import Database
from joor_desktop.storage.kept_lists import KeptLists
from joor_desktop.storage.lists import AccountList

RESULT_EMAILS = "RESULT_EMAILS"
"""The mails with the results of a job, which JOOR sends in production only."""


class Prerequisite(NamedTuple):
    """One thing to set up.

    ``account_list`` is None for the mails; ``kept`` and ``learned`` count the entries of the list.
    """

    name: str
    account_list: AccountList | None
    ready: bool
    kept: int
    learned: int


class Prerequisites:
    """The checklist of each profile: a list that the person filled counts as set up, unless they say otherwise."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._lists = KeptLists(database)

    def all(self, profile: str) -> list[Prerequisite]:
        """The checklist of a profile."""
        question = "SELECT name, ready FROM prerequisite WHERE profile = ?"
        ticks = {name: bool(ready) for name, ready in self._database.rows(question, (profile,))}
        found = [self._of_list(profile, kind, ticks) for kind in AccountList]
        return [*found, Prerequisite(RESULT_EMAILS, None, ticks.get(RESULT_EMAILS, False), 0, 0)]

    def _of_list(self, profile: str, kind: AccountList, ticks: dict[str, bool]) -> Prerequisite:
        entries = self._lists.entries(profile, kind)
        kept = sum(entry.kept for entry in entries)
        return Prerequisite(kind.name, kind, ticks.get(kind.name, kept > 0), kept, len(entries) - kept)

    def tick(self, profile: str, name: str, *, ready: bool) -> None:
        """The person says that it is set up, or that it isn't."""
        self._database.run(
            "INSERT INTO prerequisite (profile, name, ready) VALUES (?, ?, ?) "
            "ON CONFLICT DO UPDATE SET ready = excluded.ready",
            (profile, name, ready),
        )
