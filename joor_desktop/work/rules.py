"""By which rules the customers of a list are checked: those of the program, and what the account is known to accept."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from functools import partial

import orjson

from joor_desktop.checks.account import Known, account_problems, well_known
from joor_desktop.model.record import Record
from joor_desktop.storage.drafts import Drafts
from joor_desktop.storage.lists import AccountList, AccountLists
from joor_desktop.storage.packing import problem_row
from joor_desktop.storage.writing import Row
from joor_desktop.version import version

_UNBOUNDED = (AccountList.COMPANIES,)
"""Lists that grow with each customer: a text that they don't have says nothing."""


class AccountRules:
    """What the account of a list's profile accepted before; read again only where it is another one by now."""

    def __init__(self, drafts: Drafts, list_id: int) -> None:
        self._drafts = drafts
        self._list_id = list_id
        self._read: tuple[object, ...] = ()
        self._known: Known = {}

    def known(self) -> Known:
        """The texts that were accepted, by node and field."""
        profile, *state = self._drafts.database.row(
            "SELECT d.profile, count(a.profile), max(a.last) FROM draft d "
            "LEFT JOIN account_value a ON a.profile = d.profile WHERE d.id = ?",
            (self._list_id,),
        )
        if self._read != (profile, *state):
            self._read = (profile, *state)
            self._known = _known(AccountLists(self._drafts.database), profile) if state[0] else {}
        return self._known

    def checker(self) -> Callable[[Row], Row]:
        """What adds to a row, which was checked by itself, that which the account's lists say of it now."""
        known = self.known()
        return partial(_checked, known) if known else _as_it_is

    def name(self) -> str:
        """What tells the rules that hold for the list now from others.

        Where the account's lists have entries they are others whenever a file came, since an import does not look at
        these lists.
        """
        known = self.known()
        if not known:
            return version()
        texts = sorted((*key, str(well_known(accepted)), *sorted(accepted)) for key, accepted in known.items())
        files = self._drafts.database.value("SELECT max(id) FROM source WHERE list_id = ?", (self._list_id,))
        digest = hashlib.blake2b(orjson.dumps(texts), digest_size=8).hexdigest()
        return f"{version()} {digest} {files or 0}"


def _as_it_is(row: Row) -> Row:
    return row


def _checked(known: Known, row: Row) -> Row:
    found = account_problems(Record.from_body(row.body), known)
    return replace(row, problems=[*row.problems, *map(problem_row, found)]) if found else row


def _known(lists: AccountLists, profile: str) -> dict[tuple[str, str], Counter[str]]:
    known: dict[tuple[str, str], Counter[str]] = {}
    for kind in AccountList:
        if kind in _UNBOUNDED:
            continue
        for entry, times in lists.counted(profile, kind):
            for name, text in zip(kind.fields, entry, strict=True):
                if text and name.endswith(("_label", "_name", "rep_code", "warehouse_code", "_method_code")):
                    known.setdefault((kind.node, name), Counter())[text] += times
    return known
