"""Texts that a person gives for all customers of a sheet, where it has no column for them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from joor_desktop.files.understanding import Target
from joor_desktop.model.record import Entry

_Entries = dict[str, list[Entry]]


class Constants:
    """Puts the same texts into every customer.

    A constant of a kind of entry goes into each entry of that kind, and never over a text that is there. Where the
    sheet has no column of the kind at all, the constants make one entry.

    :param texts: by target; the group in a target says nothing.
    :param filled_nodes: the keys of the nodes that the sheet has columns for.
    """

    def __init__(self, texts: Mapping[Target, str], filled_nodes: Iterable[str]) -> None:
        self._own: Entry = {}
        self._entries: dict[str, Entry] = {}
        for (node, _, name), text in texts.items():
            if text and node:
                self._entries.setdefault(node, {})[name] = text
            elif text:
                self._own[name] = text
        self._new = set(self._entries).difference(filled_nodes)

    def __bool__(self) -> bool:
        return bool(self._own or self._entries)

    def fill(self, values: Entry, entries: _Entries) -> None:
        """Fill a customer that was read."""
        for name, text in self._own.items():
            values.setdefault(name, text)
        for node, texts in self._entries.items():
            if node in self._new:
                entries.setdefault(node, [{}])
            for entry in entries.get(node, ()):
                for name, text in texts.items():
                    entry.setdefault(name, text)
