"""By which rules the customers of a list are checked: those of the program, and what the account is known to accept."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial

import orjson

from joor_desktop.checks.account import Complete, Known, Meant, account_problems, well_known
from joor_desktop.checks.sales_reps import clashing_emails
from joor_desktop.model.record import Record
from joor_desktop.storage.drafts import Drafts
from joor_desktop.storage.kept_lists import KeptLists, ListEntry
from joor_desktop.storage.lists import AccountList
from joor_desktop.storage.packing import problem_row
from joor_desktop.storage.writing import Row
from joor_desktop.version import version

_UNBOUNDED = (AccountList.COMPANIES,)
"""Lists that grow with each customer: a text that they don't have says nothing."""


class AccountRules:
    """What the account of a list's profile has, as far as is known; read again only where that is other by now."""

    def __init__(self, drafts: Drafts, list_id: int) -> None:
        self._drafts = drafts
        self._list_id = list_id
        self._read: tuple[object, ...] = ()
        self._known: Known = {}
        self._complete: list[Complete] = []
        self._meant = Meant({})

    def _read_again(self) -> None:
        profile, *state = self._drafts.database.row(
            "SELECT d.profile, count(a.profile), max(a.last), "
            "(SELECT sum(changes) FROM account_list l WHERE l.profile = d.profile) FROM draft d "
            "LEFT JOIN account_value a ON a.profile = d.profile WHERE d.id = ?",
            (self._list_id,),
        )
        if self._read != (profile, *state):
            self._read = (profile, *state)
            self._known, self._complete = {}, []
            if state[0] or state[2]:
                self._known, self._complete = _known(KeptLists(self._drafts.database), profile)
            self._meant = Meant(self._known)

    def checker(self) -> Callable[[Row], Row]:
        """What adds to a row, which was checked by itself, that which the account's lists say of it now."""
        self._read_again()
        return partial(_checked, self._known, tuple(self._complete), self._meant) if self._known else _as_it_is

    def name(self) -> str:
        """What tells the rules that hold for the list now from others.

        Where the account's lists have entries they are others whenever a file came, since an import does not look at
        these lists.
        """
        self._read_again()
        known = self._known
        if not known:
            return version()
        texts = sorted((*key, str(well_known(accepted)), *sorted(accepted)) for key, accepted in known.items())
        lists = sorted((one.node, one.fields, one.entries, sorted(one.stands_for.items())) for one in self._complete)
        files = self._drafts.database.value("SELECT max(id) FROM source WHERE list_id = ?", (self._list_id,))
        digest = hashlib.blake2b(orjson.dumps([texts, lists] if lists else texts), digest_size=8).hexdigest()
        return f"{version()} {digest} {files or 0}"


def _as_it_is(row: Row) -> Row:
    return row


def _checked(known: Known, lists: tuple[Complete, ...], meant: Meant, row: Row) -> Row:
    found = account_problems(Record.from_body(row.body), known, lists, meant)
    return replace(row, problems=[*row.problems, *map(problem_row, found)]) if found else row


def _known(kept: KeptLists, profile: str) -> tuple[dict[tuple[str, str], Counter[str]], list[Complete]]:
    known: dict[tuple[str, str], Counter[str]] = {}
    complete = []
    for kind in AccountList:
        entries = kept.entries(profile, kind)
        is_complete = bool(entries) and kept.is_complete(profile, kind)
        if is_complete:
            complete.append(_complete(kind, entries))
        elif kind in _UNBOUNDED:
            continue
        for texts, times, _ in entries:
            for name, text in zip(kind.columns, texts, strict=True):
                if text and name.endswith(("_label", "_name", "rep_code", "warehouse_code", "_method_code")):
                    known.setdefault((kind.node, name), Counter())[text] += times
    return known, complete


def _complete(kind: AccountList, entries: Sequence[ListEntry]) -> Complete:
    width = len(kind.fields)
    stands_for = {}
    if kind is AccountList.SALES_REPS:
        stands_for = {email.casefold(): code for (code, email), _, _ in entries if email and code}
        for clash in clashing_emails(entry.texts for entry in entries):
            del stands_for[clash.shared.casefold()]  # nobody knows which of the codes is meant
    return Complete(kind.node, kind.fields, tuple(entry.texts[:width] for entry in entries), stands_for)
