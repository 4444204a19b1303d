"""Account lists as a person keeps them: typed, pasted, imported, or taken over from what was learned."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

import orjson

from joor_desktop.storage.database import Database
from joor_desktop.storage.lists import AccountList, AccountLists

Texts = tuple[str, ...]
"""One entry: the texts of :attr:`AccountList.columns`, "" where one is empty."""


class ListEntry(NamedTuple):
    """An entry, how often JOOR accepted it, and whether the person keeps it (else it is only learned)."""

    texts: Texts
    times: int
    kept: bool


class ListState(NamedTuple):
    """All that a person did to one list, to be put back when that is undone."""

    rows: tuple[tuple[str, str], ...]
    complete: bool


class KeptLists:
    """The lists of each profile.

    A list is complete once the person put an entry on it, or says so: then whatever isn't on it is worth a look. What
    was accepted belongs to it until the person takes it off.
    """

    def __init__(self, database: Database) -> None:
        self._database = database
        self._learned = AccountLists(database)

    def entries(self, profile: str, kind: AccountList) -> list[ListEntry]:
        """The entries: first those that are kept, in the order in which they came, then those that are only learned."""
        kept, dropped = [], set()
        for texts, state in self._rows(profile, kind):
            if state == "kept":
                kept.append(texts)
            else:
                dropped.add(texts)
        times = dict.fromkeys(kept, 0)
        learned = []
        for entry, number in self._learned.counted(profile, kind):
            texts = _padded(entry, kind)
            cover = next((each for each in kept if covers(each, texts)), None)
            if cover is not None:
                times[cover] += number
            elif texts not in dropped:
                learned.append(ListEntry(texts, number, kept=False))
        learned.sort(key=lambda each: (-each.times, each.texts))
        return [*(ListEntry(each, times[each], kept=True) for each in kept), *learned]

    def together(self, profile: str, kind: AccountList, field: str, text: str) -> dict[str, str]:
        """By field, the one text that goes with *text* at *field*; none where entries differ in it.

        What the person keeps counts more than what was only learned.
        """
        rows, at = self._rows(profile, kind), kind.fields.index(field)
        kept = [texts for texts, state in rows if state == "kept" and texts[at] == text]
        dropped = {texts for texts, state in rows if state == "dropped"}
        learned = (_padded(entry, kind) for entry in self._learned.values(profile, kind))
        same = kept or [texts for texts in learned if texts[at] == text and texts not in dropped]
        found = {name: {texts[place] for texts in same} for place, name in enumerate(kind.fields) if place != at}
        return {name: min(texts) for name, texts in found.items() if len(texts) == 1 and texts != {""}}

    def is_complete(self, profile: str, kind: AccountList) -> bool:
        """Whether the list has all that its account has."""
        question = "SELECT complete FROM account_list WHERE profile = ? AND kind = ?"
        return bool(self._database.value(question, (profile, kind.name)))

    def set_complete(self, profile: str, kind: AccountList, *, complete: bool) -> None:
        """Say that the list has all that its account has, or that it doesn't."""
        with self._database.transaction():
            self._touch(profile, kind, complete=complete)

    def keep(self, profile: str, kind: AccountList, entries: Iterable[Sequence[str]]) -> int:
        """Put entries on the list; return how many are new to it. The first one makes it complete."""
        wanted = dict.fromkeys(_padded([text.strip() for text in entry], kind) for entry in entries)
        with self._database.transaction():
            there = {texts for texts, state in self._rows(profile, kind) if state == "kept"}
            new = [texts for texts in wanted if any(texts) and texts not in there]
            if new:
                self._write(profile, kind, new, "kept")
                self._touch(profile, kind, complete=self.is_complete(profile, kind) or not there)
        return len(new)

    def replace(self, profile: str, kind: AccountList, old: Texts, new: Sequence[str]) -> None:
        """Change an entry where it stands; one that becomes empty, or another one, goes."""
        texts = _padded([text.strip() for text in new], kind)
        if texts == old:
            return
        with self._database.transaction():
            there = {each for each, state in self._rows(profile, kind) if state == "kept"}
            if old not in there or texts in there or not any(texts):
                self.remove(profile, kind, [old])
                self.keep(profile, kind, [texts])
                return
            self._database.run(
                "DELETE FROM account_entry WHERE profile = ? AND kind = ? AND entry = ?",
                (profile, kind.name, _written(texts)),
            )
            self._database.run(
                "UPDATE account_entry SET entry = ? WHERE profile = ? AND kind = ? AND entry = ?",
                (_written(texts), profile, kind.name, _written(old)),
            )
            self._touch(profile, kind)

    def remove(self, profile: str, kind: AccountList, entries: Iterable[Texts]) -> None:
        """Take entries off the list, and what was learned of them: it does not come back by itself."""
        gone = list(entries)
        with self._database.transaction():
            learned = [_padded(entry, kind) for entry, _ in self._learned.counted(profile, kind)]
            self._database.run_many(
                "DELETE FROM account_entry WHERE profile = ? AND kind = ? AND entry = ?",
                [(profile, kind.name, _written(texts)) for texts in gone],
            )
            dropped = [each for each in learned if any(covers(texts, each) for texts in gone)]
            self._write(profile, kind, dropped, "dropped")
            self._touch(profile, kind)

    def state(self, profile: str, kind: AccountList) -> ListState:
        """What the person did to the list so far."""
        rows = self._database.rows(
            "SELECT entry, state FROM account_entry WHERE profile = ? AND kind = ? ORDER BY id", (profile, kind.name)
        )
        return ListState(tuple(rows), self.is_complete(profile, kind))

    def put_back(self, profile: str, kind: AccountList, state: ListState) -> None:
        """Make the list what it was."""
        with self._database.transaction():
            self._database.run("DELETE FROM account_entry WHERE profile = ? AND kind = ?", (profile, kind.name))
            self._database.run_many(
                "INSERT INTO account_entry (profile, kind, entry, state) VALUES (?, ?, ?, ?)",
                [(profile, kind.name, *row) for row in state.rows],
            )
            self._touch(profile, kind, complete=state.complete)

    def _rows(self, profile: str, kind: AccountList) -> list[tuple[Texts, str]]:
        return [(_padded(orjson.loads(entry), kind), state) for entry, state in self.state(profile, kind).rows]

    def _write(self, profile: str, kind: AccountList, entries: Iterable[Texts], state: str) -> None:
        self._database.run_many(
            "INSERT INTO account_entry (profile, kind, entry, state) VALUES (?, ?, ?, ?) "
            "ON CONFLICT DO UPDATE SET state = excluded.state",
            [(profile, kind.name, _written(texts), state) for texts in entries],
        )

    def _touch(self, profile: str, kind: AccountList, *, complete: bool | None = None) -> None:
        self._database.run(
            "INSERT INTO account_list (profile, kind, complete, changes) VALUES (?1, ?2, coalesce(?3, 0), 1) "
            "ON CONFLICT DO UPDATE SET complete = coalesce(?3, complete), changes = changes + 1",
            (profile, kind.name, complete),
        )


def covers(kept: Texts, other: Texts) -> bool:
    """Whether *other* says nothing else than *kept*, as far as both say anything; they have to share a text."""
    pairs = [(one, two) for one, two in zip(kept, other, strict=True) if one and two]
    return bool(pairs) and all(one == two for one, two in pairs)


def _padded(entry: Sequence[str], kind: AccountList) -> Texts:
    width = len(kind.columns)
    return (*entry, *[""] * width)[:width]


def _written(texts: Texts) -> str:
    return orjson.dumps(texts).decode()
