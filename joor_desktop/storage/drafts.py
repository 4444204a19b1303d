"""The lists of customers that a person works on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from enum import IntEnum
from typing import Any

from joor_desktop.errors import DeletedListError, UsageError
from joor_desktop.model.path import Path
from joor_desktop.model.problem import Severity
from joor_desktop.model.texts import translate
from joor_desktop.storage.pages import Counts, Pages, ProblemKind, StoredRecord, View
from joor_desktop.version import version

__all__ = ["Counts", "Draft", "Drafts", "ListNotice", "ProblemKind", "StoredRecord", "Typing", "View"]


@dataclass(frozen=True, slots=True)
class Draft:
    """A named list; ``profile`` is the name of the profile that it is meant for, times are in UTC.

    ``errors`` of its ``customers`` have an error.
    """

    id: int
    name: str
    profile: str
    customers: int
    errors: int
    created: datetime
    opened: datetime
    archived: bool


@dataclass(frozen=True, slots=True)
class ListNotice:
    """What is to be said of an imported file as a whole; sheet and cell are None where it has no place."""

    severity: Severity
    code: str
    message: str
    sheet: str | None
    cell: str | None


@dataclass(frozen=True, slots=True)
class Typing:
    """Text in an editor that was still open when it was last heard of."""

    record_id: int
    path: Path
    text: str


_TOLD = (
    "coalesce((SELECT number FROM tally WHERE list_id = coalesce(nullif(d.plane, 0), d.id) AND severity = 0 "
    "AND code = '{}' AND node = ''), 0)"
)
_NUMBERS = ", ".join(_TOLD.format(code) for code in ("customers", "errors"))
_DRAFT = f"SELECT d.id, d.name, d.profile, {_NUMBERS}, d.created, d.opened, d.archived FROM draft d"


class Shelf(IntEnum):
    """Where a list is kept; what is gone can be taken back until it is cleaned up."""

    DESK = 0
    ARCHIVE = 1
    GONE = 2



class Drafts(Pages):
    """All lists: making, naming and opening them here, their rows in :class:`Pages`."""

    def create(self, name: str, profile: str) -> int:
        """Make an empty list and return its id; raises UsageError where *name* is empty."""
        now = _now()
        return self.database.insert(
            "INSERT INTO draft (name, profile, created, opened, rules) VALUES (?, ?, ?, ?, ?)",
            (_checked(name), profile, now, now, version()),  # none of its customers is checked by older rules
        )

    def all(self, *, archived: bool = False) -> list[Draft]:
        """All lists, the last opened one first; *archived* chooses those that were put away."""
        rows = self.database.rows(f"{_DRAFT} WHERE d.archived = ? ORDER BY d.opened DESC, d.id DESC", (int(archived),))
        return [_draft(row) for row in rows]

    def get(self, list_id: int) -> Draft | None:
        """One list; None where it is not there."""
        row = self.database.row(f"{_DRAFT} WHERE d.id = ?", (list_id,))
        return _draft(row) if row else None

    def last_opened(self) -> Draft | None:
        """The list to open by itself; None where there is none."""
        row = self.database.row(f"{_DRAFT} WHERE d.archived = 0 ORDER BY d.opened DESC, d.id DESC LIMIT 1")
        return _draft(row) if row else None

    def mark_opened(self, list_id: int) -> None:
        """Remember that this list was the last one opened."""
        self.database.run("UPDATE draft SET opened = ? WHERE id = ?", (_now(), list_id))

    def rename(self, list_id: int, name: str) -> None:
        """Give the list another name; raises UsageError where it is empty."""
        self.database.run("UPDATE draft SET name = ? WHERE id = ?", (_checked(name), list_id))

    def set_profile(self, list_id: int, profile: str) -> None:
        """Bind the list to another profile."""
        self.database.run("UPDATE draft SET profile = ? WHERE id = ?", (profile, list_id))

    def archive(self, list_id: int, *, archived: bool = True) -> None:
        """Put the list away, or take it out again; also what was deleted comes back."""
        shelf = Shelf.ARCHIVE if archived else Shelf.DESK
        self.database.run("UPDATE draft SET archived = ? WHERE id = ?", (int(shelf), list_id))

    def delete(self, list_id: int) -> None:
        """Delete the list, if it is archived; it is gone for good once :func:`cleaning.clean_up` comes to it."""
        self.database.run(
            "UPDATE draft SET archived = ? WHERE id = ? AND archived = ?",
            (int(Shelf.GONE), list_id, int(Shelf.ARCHIVE)),
        )

    def is_deleted(self, list_id: int) -> bool:
        """Whether the list was deleted, be it gone for good already or not."""
        shelf = self.database.value("SELECT archived FROM draft WHERE id = ?", (list_id,))
        return shelf is None or shelf == Shelf.GONE

    def require(self, list_id: int) -> None:
        """Raises DeletedListError where the list was deleted: nothing more is to be written into it."""
        if self.is_deleted(list_id):
            raise DeletedListError(
                translate("storage", "The list was deleted meanwhile."),
                translate("storage", "Nothing was changed. Open another list."),
            )

    def free_name(self, name: str) -> str:
        """*name*, with a number behind it where another list has it already."""
        taken = {draft.name.casefold() for archived in (False, True) for draft in self.all(archived=archived)}
        free, number = name, 2
        while free.casefold() in taken:
            free, number = f"{name} {number}", number + 1
        return free

    def revision(self, list_id: int) -> tuple[object, ...]:
        """What changes with every edit of the list, whichever process makes it, and with nothing else."""
        row = self.database.row(
            "SELECT s.number, s.at, (SELECT max(number) FROM step WHERE list_id = ?1) FROM step s "
            "WHERE s.list_id = ?1 AND s.state = 0 ORDER BY s.number DESC LIMIT 1",
            (list_id,),
        )
        return tuple(row) if row else ()

    def rules(self, list_id: int) -> str:
        """By which rules all customers of the list were checked; "" where that is not known."""
        return str(self.database.value("SELECT rules FROM draft WHERE id = ?", (list_id,)) or "")

    def note_rules(self, list_id: int, rules: str) -> None:
        """All customers of the list are checked by these rules."""
        self.database.run("UPDATE draft SET rules = ? WHERE id = ?", (rules, list_id))

    def marked(self, list_id: int) -> str:
        """Up to which send the customers of the list are marked as sent; "" at first."""
        return str(self.database.value("SELECT marked FROM draft WHERE id = ?", (list_id,)) or "")

    def note_marked(self, list_id: int, until: str) -> None:
        """The customers of the list are marked up to that send."""
        self.database.run("UPDATE draft SET marked = ? WHERE id = ?", (until, list_id))

    def place(self, list_id: int) -> str:
        """Where the person was in the list, as the window wrote it; "" at first."""
        return str(self.database.value("SELECT place FROM draft WHERE id = ?", (list_id,)) or "")

    def remember_place(self, list_id: int, place: str) -> None:
        """Keep where the person is in the list."""
        self.database.run("UPDATE draft SET place = ? WHERE id = ?", (place, list_id))

    def shown(self, list_id: int) -> str:
        """What the list was sorted, filtered and searched by, as the window wrote it; "" for all of it."""
        return str(self.database.value("SELECT shown FROM draft WHERE id = ?", (list_id,)) or "")

    def remember_shown(self, list_id: int, shown: str) -> None:
        """Keep what the list is sorted, filtered and searched by."""
        self.database.run("UPDATE draft SET shown = ? WHERE id = ?", (shown, list_id))

    def notices(self, list_id: int) -> list[ListNotice]:
        """What is to be said of the files whose customers stand in the list."""
        rows = self.database.rows(
            "SELECT n.severity, n.code, n.message, n.sheet, n.cell FROM notice n "
            "JOIN step s ON s.list_id = n.list_id AND s.number = n.step "
            "WHERE n.list_id = ? AND s.state = 0 ORDER BY n.id",
            (list_id,),
        )
        return [ListNotice(Severity(severity), *rest) for severity, *rest in rows]

    def keep_typing(self, list_id: int, record_id: int, path: Path, text: str) -> None:
        """Keep the text of an editor that is still open."""
        self.database.run(
            "INSERT INTO typing (list_id, record_id, node, entry, field, text) VALUES (?, ?, ?, ?, ?, ?) "
            "ON CONFLICT DO UPDATE SET record_id = excluded.record_id, node = excluded.node, entry = excluded.entry, "
            "field = excluded.field, text = excluded.text",
            (list_id, record_id, path.node, path.index, path.field, text),
        )

    def typing(self, list_id: int) -> Typing | None:
        """The text of the editor that was open last; None where it was closed."""
        row = self.database.row("SELECT record_id, node, entry, field, text FROM typing WHERE list_id = ?", (list_id,))
        return Typing(row[0], Path(row[1], row[2], row[3]), row[4]) if row else None

    def forget_typing(self, list_id: int) -> None:
        """The editor was closed; its text was kept as an edit, or given up."""
        self.database.run("DELETE FROM typing WHERE list_id = ?", (list_id,))


def _now() -> str:
    return datetime.now(UTC).isoformat()


def _draft(row: tuple[Any, ...]) -> Draft:
    list_id, name, profile, customers, errors, *times, archived = row
    created, opened = map(datetime.fromisoformat, times)
    return Draft(list_id, name, profile, customers, errors, created, opened, bool(archived))


def _checked(name: str) -> str:
    if not name.strip():
        raise UsageError(
            translate("storage", "The list needs a name."), translate("storage", "Type one, such as “Spring fair”.")
        )
    return name.strip()
