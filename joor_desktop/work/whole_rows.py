"""Customers as wholes, with all their entries: what copying and cutting whole rows takes along, and pasting brings."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import orjson

from joor_desktop.model.path import Path
from joor_desktop.model.record import Record
from joor_desktop.model.texts import counted, translate
from joor_desktop.storage.drafts import Drafts
from joor_desktop.storage.inserting import place_of
from joor_desktop.storage.journal import Journal
from joor_desktop.storage.moved_over import note_move
from joor_desktop.storage.packing import NO_TWIN
from joor_desktop.storage.writing import ListWriter, Row
from joor_desktop.work import rechecking
from joor_desktop.work.areas import CODE
from joor_desktop.work.editing import Edit, ListEditor, Newcomers
from joor_desktop.work.row_edits import RowsCame
from joor_desktop.work.two_lists import brought_label, gone_label


@dataclass(frozen=True, slots=True)
class WholeRows:
    """Customers as they were when their rows were copied, and where: the file of lists, the list, their ids there."""

    file: str
    list_id: int
    ids: tuple[int, ...]
    customers: tuple[Record, ...]

    def to_bytes(self) -> bytes:
        """What is put on the clipboard."""
        bodies = [orjson.Fragment(each.to_body()) for each in self.customers]
        kept = {"file": self.file, "list": self.list_id, "ids": self.ids, "customers": bodies}
        return orjson.dumps(kept)


def whole_rows_from(content: bytes) -> WholeRows | None:
    """Read back what is on the clipboard; None where there is nothing, or what another version wrote."""
    try:
        kept = orjson.loads(content)
        customers = tuple(Record.from_body(orjson.dumps(each)) for each in kept["customers"])
        rows = WholeRows(str(kept["file"]), int(kept["list"]), tuple(map(int, kept["ids"])), customers)
    except (ValueError, TypeError, KeyError):
        return None
    return rows if customers else None


@dataclass(frozen=True, slots=True)
class CustomersCame(RowsCame):
    """Of how many customers the code was left out, since the list they were copied in has it already."""

    codeless: int = 0


def paste_customers(editor: ListEditor, rows: WholeRows, above: int | None, *, here: bool) -> CustomersCame:
    """Put copies of customers above one of the list, or (None) at the end, as one step.

    :param here: they were copied in this very list: then a code that is in use stays with the customer that has it.
    """
    records = [each.copy() for each in rows.customers]
    taken = set(editor.with_codes({each.customer_code for each in records} - {""})) if here else set()
    codeless = 0
    for record in records:
        if record.customer_code in taken:
            codeless += 1
            del record.values[CODE]
    number = len(records)
    label = counted(number, translate("edit", "Paste a customer"), translate("edit", "Paste {n} customers"))
    edit = editor.change(label, {}, [Newcomers(above, records)])
    return CustomersCame(edit, edit.record_ids[0], Path(field=CODE), number, codeless)


def move_customers(editor: ListEditor, rows: WholeRows, above: int | None) -> CustomersCame:
    """Move customers above one of the list, or (None) to its end; those of another list come out of that one.

    It is one step, and in the other list one too, which follows where this one is undone. Where they stand there no
    more, copies are pasted.
    """
    drafts, here = editor.drafts, rows.list_id == editor.list_id
    if here and above in rows.ids:
        return CustomersCame(Edit("", ()), above, Path(field=CODE), 0)
    with drafts.database.transaction():
        found = ListWriter(drafts.database, rows.list_id).load(rows.ids)
        if not found:
            return paste_customers(editor, rows, above, here=here)
        if here:
            edit = _move_within(drafts, rows.list_id, found, above)
        else:
            edit = _bring_over(editor, drafts, rows.list_id, found, above)
    return CustomersCame(edit, edit.record_ids[0], Path(field=CODE), len(found))


def _move_within(drafts: Drafts, list_id: int, rows: Sequence[Row], above: int | None) -> Edit:
    writer = ListWriter(drafts.database, list_id)
    label = counted(len(rows), translate("edit", "Move a customer"), translate("edit", "Move {n} customers"))
    step = Journal(drafts.database, list_id).add(label, structure=True, moves=True)
    place = place_of(drafts.database, writer.plane, above, above=True) if above is not None else None
    moved = [replace(row, twin=NO_TWIN) for row in rows]
    came = writer.append(step, moved, live=True) if place is None else writer.insert(step, place, moved)
    _mark_sent(writer, came, rows)
    writer.take_out(step, [row.id for row in rows])
    rechecked = rechecking.recheck_keys(writer, [row.code_key for row in rows])
    return Edit(label, (*came, *rechecked), structure=True, step=step, came=tuple(came))


def _mark_sent(writer: ListWriter, came: Sequence[int], rows: Sequence[Row]) -> None:
    """What the account has of them stays known."""
    befores = zip(writer.load(came), rows, strict=True)
    pairs = [(new, replace(new, sent=old.sent, changed=old.changed)) for new, old in befores if old.sent is not None]
    writer.replace(pairs)


def _bring_over(editor: ListEditor, drafts: Drafts, list_id: int, rows: Sequence[Row], above: int | None) -> Edit:
    """Out of the list *list_id*; the rules of this list's account are others, so all are checked anew."""
    newcomers = Newcomers(above, [Record.from_body(row.body) for row in rows])
    edit = editor.change(brought_label(len(rows)), {}, [newcomers])
    gone = ListEditor(drafts, list_id).delete_customers([row.id for row in rows], label=gone_label(len(rows)))
    same = zip(edit.came, (row.id for row in rows), strict=True)
    note_move(drafts.database, (editor.list_id, edit.step), (list_id, gone.step), same)
    return edit
