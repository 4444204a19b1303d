"""Making one customer of two that have the same code: a choice for each field that differs, the entries joined."""

from __future__ import annotations

import pathlib
import re
from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass
from difflib import SequenceMatcher

from joor_desktop.model.customer_codes import code_key
from joor_desktop.model.field_table import CONNECTION
from joor_desktop.model.record import ENTRY_KEYS, Entry, Record
from joor_desktop.model.texts import translate
from joor_desktop.storage.database import Database
from joor_desktop.storage.drafts import Drafts, StoredRecord
from joor_desktop.storage.journal import Journal
from joor_desktop.storage.sides import side_of
from joor_desktop.storage.writing import ListWriter
from joor_desktop.work import rechecking
from joor_desktop.work.changes import becoming, changed
from joor_desktop.work.context import TaskContext
from joor_desktop.work.editing import Edit
from joor_desktop.work.folding import folded
from joor_desktop.work.rules import AccountRules

_WORD = re.compile(r"\w+")
_LEAST_LIKE = 0.85
"""How much of two names is the same where one of them is the other with a slip."""


@dataclass(frozen=True, slots=True)
class Difference:
    """A field in which two customers differ, with the text of each; "" where it is empty."""

    field: str
    texts: tuple[str, str]

    @property
    def proposed(self) -> int:
        """Which of the two should count: the first one, unless only the second says anything."""
        return 1 if not self.texts[0].strip() and self.texts[1].strip() else 0


def twins_of(drafts: Drafts, stored: StoredRecord) -> list[StoredRecord]:
    """The other customers of the list whose code is the same as this one's, or looks like it, in the list's order."""
    key = code_key(stored.record.customer_code)
    alike = ListWriter(drafts.database, stored.list_id).alike([key]) if key else []
    ids = [each.id for each in sorted(alike, key=lambda each: each.position) if each.id != stored.id]
    return drafts.page(ids)


def differences(first: Record, second: Record) -> list[Difference]:
    """The customer's own fields in which the two differ, in the field table's order."""
    names = [field.name for field in CONNECTION.fields]
    pairs = [Difference(name, (first.values.get(name, ""), second.values.get(name, ""))) for name in names]
    return [each for each in pairs if each.texts[0] != each.texts[1]]


def may_be_two(first: Record, second: Record) -> bool:
    """Whether two customers have names so different that they are probably two, who came by one code by mistake.

    A slip of the pen, another order of words, or more words than the other one has make no other customer; another
    number does.
    """
    one, other = (_words_of(each.customer_name) for each in (first, second))
    if not one or not other or one <= other or other <= one:
        return False
    if {word for word in one ^ other if word.isdigit()}:
        return True
    return SequenceMatcher(None, " ".join(sorted(one)), " ".join(sorted(other))).ratio() < _LEAST_LIKE


def _words_of(name: str) -> frozenset[str]:
    return frozenset(_WORD.findall(folded(name)))


def joined(first: Record, second: Record, chosen: Mapping[str, int]) -> Record:
    """One customer of both: the *chosen* text (0 or 1) of fields that differ, and all entries, the same ones once."""
    values = dict(first.values)
    for each in differences(first, second):
        text = each.texts[chosen.get(each.field, each.proposed)]
        values.pop(each.field, None)
        if text:
            values[each.field] = text
    entries = {key: _united(first.entries.get(key, []), second.entries.get(key, [])) for key in ENTRY_KEYS}
    return Record(values, {key: listed for key, listed in entries.items() if listed})


def _united(first: list[Entry], second: list[Entry]) -> list[Entry]:
    seen = [_plain(entry) for entry in first]
    return [*map(dict, first), *(dict(entry) for entry in second if _plain(entry) not in seen)]


def _plain(entry: Entry) -> dict[str, str]:
    """What makes an entry the same as another: neither case nor spaces do."""
    return {name: " ".join(text.casefold().split()) for name, text in entry.items() if text.strip()}


def join_customers(
    _context: TaskContext, database_path: pathlib.Path, list_id: int, kept: int, gone: int, chosen: Mapping[str, int]
) -> Edit:
    """Make one customer of two, as one step: the one that is *kept* becomes both, the other one goes.

    :param chosen: by field name which of the two counts, 0 or 1. Nothing is done where one of them is there no more.
    """
    with closing(Database(database_path)) as database, database.transaction():
        writer = ListWriter(database, list_id)
        rows = writer.load([kept, gone])
        if len(rows) < 2:
            return Edit("", ())
        first, second = rows
        change = becoming(joined(Record.from_body(first.body), Record.from_body(second.body), chosen))
        after = AccountRules(Drafts(database), list_id).checker()(changed(first, change))
        label = translate("edit", "Merge two customers into {customer}").format(customer=after.code or first.code)
        step = Journal(database, list_id).add(label, [side_of(first)], structure=True, moves=True)
        writer.replace([(first, after)])
        writer.take_out(step, [gone])
        rechecked = rechecking.recheck_keys(writer, [first.code_key, second.code_key, after.code_key])
        return Edit(label, (kept, gone, *rechecked), structure=True, step=step)
