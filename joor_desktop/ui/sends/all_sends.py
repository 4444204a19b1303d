"""All sends of the ledger: in short, and read in full only where they are shown or something of them is open."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from joor_desktop.model.job import Send
from joor_desktop.model.read_back import SeenCounts
from joor_desktop.storage.ledger import Ledger
from joor_desktop.storage.send_heads import SendHead, read_heads
from joor_desktop.ui.sends.lines import SendLine
from joor_desktop.work.settling import Settling


class AllSends:
    """``heads`` are all sends in short, the newest first, as they were when they were read last; ``newest`` tells the
    number of the newest send of each list to each profile, by the names of both."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self._settling = Settling(ledger.database, ledger)
        self._sends: dict[int, Send] = {}
        self._seen: dict[int, SeenCounts] = {}
        self._open: list[int] = []
        self.heads: list[SendHead] = []
        self.newest: dict[tuple[str, str], int] = {}

    def read(self, now: datetime) -> None:
        """Read the ledger again; days are those of the zone of *now*."""
        self._sends.clear()
        self._seen = self._settling.seen_counts()
        self.heads = read_heads(self._ledger.database, now.tzinfo)
        self.newest = {(head.list_name, head.profile): head.id for head in reversed(self.heads)}
        self._open = [head.id for head in self.heads if self._is_open(head)]

    def _is_open(self, head: SendHead) -> bool:
        """Whether a send can be under way, or need a person."""
        seen = self._seen.get(head.id, SeenCounts())
        return bool(head.under_way or head.in_trouble or seen.different or seen.missing)

    def open_lines(self, now: datetime) -> list[SendLine]:
        """The sends that can be under way or need a person, the newest first."""
        return self.lines(self._open, now)

    def lines(self, numbers: Sequence[int], now: datetime) -> list[SendLine]:
        """The sends of these numbers, in their order."""
        unread = [number for number in numbers if number not in self._sends]
        if unread:
            self._sends.update({send.id: send for send in self._ledger.sends_of(unread)})
        found = [self._sends[number] for number in numbers if number in self._sends]
        return [SendLine.at(send, now, self._seen.get(send.id, SeenCounts())) for send in found]
