"""What an earlier run of the program left of sends is told at the start: in the strip, whose button leads there."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from joor_desktop.storage.under_way import LeftSends
from joor_desktop.ui.strip import Strip
from joor_desktop.ui.words import counted


class LeftSendsTeller(QObject):
    """Tells it once; it lets nothing go on, since that is for the person to decide.

    ``begun`` tells that the strip shows this from now on, ``sends_wanted`` the number of the send that is wanted,
    ``told`` that number with the title and the words, for a notice of the system.
    """

    begun = Signal()
    sends_wanted = Signal(int)
    told = Signal(int, str, str)

    def __init__(self, left: Callable[[], LeftSends | None], strip: Strip) -> None:
        super().__init__(strip)
        self._left = left
        self._strip = strip
        self._shown: LeftSends | None = None
        self._title = ""
        strip.action_requested.connect(self._on_action)

    def let_go(self) -> None:
        """The strip tells of something else from now on."""
        self._title = ""

    def tell(self) -> None:
        """Tell what is left, where that was not told yet."""
        left = self._left()
        if left is None or left == self._shown:
            return
        self._shown = left
        self.begun.emit()
        self._title = self._title_of(left)
        words = self._words_of(left)
        self._strip.show_outcome("warning", self._title, words, self.tr("Show the send"))
        self.told.emit(left.send_id, self._title, words)

    def look(self) -> None:
        """Put the strip away where nothing is left any more."""
        if self._has_strip and self._left() is None:
            self._strip.put_away()
            self.let_go()

    @property
    def _has_strip(self) -> bool:
        return bool(self._title) and self._strip.title == self._title

    def _title_of(self, left: LeftSends) -> str:
        if left.unknown:
            one = self.tr("Nobody knows yet whether JOOR took 1 customer that was sent.")
            many = self.tr("Nobody knows yet whether JOOR took {n} customers that were sent.")
            return counted(left.unknown, one, many)
        return counted(
            left.waiting, self.tr("1 customer still waits to be sent."), self.tr("{n} customers still wait to be sent.")
        )

    def _words_of(self, left: LeftSends) -> str:
        if left.unknown and left.waiting:
            one = self.tr("1 more customer waits. Nothing goes until you have decided.")
            return counted(left.waiting, one, self.tr("{n} more customers wait. Nothing goes until you have decided."))
        if left.unknown:
            return self.tr("Nothing is sent again until you have decided.")
        return self.tr("Their send was paused or interrupted, and goes on when you let it.")

    def _on_action(self) -> None:
        if self._has_strip and self._shown is not None:
            self._strip.put_away()
            self.let_go()
            self.sends_wanted.emit(self._shown.send_id)
