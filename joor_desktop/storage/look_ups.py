"""What was read of customers on JOOR before a send, kept for a while so that the same look isn't paid for twice."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import orjson

from joor_desktop.model.profile import Profile
from joor_desktop.storage.claims import account_id, account_key
from joor_desktop.storage.database import Database
from joor_desktop.storage.ledger_rows import to_text

KEPT_FOR = timedelta(hours=1)
"""So long what was read counts; a colleague may send from another computer meanwhile."""


@dataclass(frozen=True, slots=True)
class LookUp:
    """What JOOR had of a customer at a moment; ``told`` is its answer, None where it had nothing."""

    moment: datetime
    told: Mapping[str, Any] | None


class LookUps:
    """One row for each customer code of an account; a send of the customer takes it away."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def keep(self, profile: Profile, code: str, told: Mapping[str, Any] | None, now: datetime) -> None:
        """Keep what was read of a customer now."""
        with self._database.transaction():
            self._database.run(
                "INSERT OR REPLACE INTO look_up (account_id, code, moment, told) VALUES (?, ?, ?, ?)",
                (account_id(self._database, profile), code, to_text(now), orjson.dumps(told)),
            )

    def kept(self, profile: Profile, codes: Iterable[str], now: datetime) -> dict[str, LookUp]:
        """What is known of these customers and still counts, by code; what is too old is dropped, and so is what a
        clock that was wrong put in the time to come."""
        self._database.run(
            "DELETE FROM look_up WHERE moment <= ? OR moment > ?", (to_text(now - KEPT_FOR), to_text(now))
        )
        rows = self._database.rows(
            "SELECT l.code, l.moment, l.told FROM json_each(?) wanted CROSS JOIN look_up l ON l.account_id = "
            "(SELECT id FROM account WHERE key = ?) AND l.code = wanted.value",
            (orjson.dumps(list(dict.fromkeys(codes))).decode(), account_key(profile)),
        )
        return {code: LookUp(datetime.fromisoformat(moment), orjson.loads(told)) for code, moment, told in rows}

    def forget(self, profile: Profile) -> None:
        """Look at all customers of an account anew."""
        key = account_key(profile)
        self._database.run("DELETE FROM look_up WHERE account_id = (SELECT id FROM account WHERE key = ?)", (key,))
