"""Says at the bottom of the window what was done with cells, and in the strip what was left out of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QKeySequence

from joor_desktop.ui.customers.edit_words import EditNews
from joor_desktop.ui.customers.shown_line import stay_words
from joor_desktop.ui.customers.table_edits import TableEdits
from joor_desktop.ui.customers.table_stack import TableStack
from joor_desktop.ui.open_list import OpenList
from joor_desktop.ui.status_line import StatusLine
from joor_desktop.ui.strip import Strip
from joor_desktop.ui.words import counted

if TYPE_CHECKING:
    from joor_desktop.work.editing import Edit


class EditTeller(QObject):
    """A strip that shows something else is left to it, unless something has to be told."""

    def __init__(
        self, open_list: OpenList, edits: TableEdits, tables: TableStack, status: StatusLine, strip: Strip
    ) -> None:
        super().__init__(edits)
        self._status = status
        self._strip = strip
        self._warning = self._elsewhere = ""
        edits.told.connect(self._on_told)
        tables.stayed.connect(self._on_stayed)
        open_list.edited.connect(self._on_edited)

    def _on_edited(self, edit: Edit) -> None:
        """What was done before may be undone, and news of this comes after; but what it did to another list is told."""
        self._status.put_news_away()
        if edit.mended:
            keys = QKeySequence(QKeySequence.StandardKey.Undo).toString(QKeySequence.SequenceFormat.NativeText)
            one = self.tr("1 problem mended. {keys} undoes it.")
            many = self.tr("{n} problems mended. {keys} undoes it.")
            words = counted(edit.mended, *(words.replace("{keys}", keys) for words in (one, many)))
            self._status.show_news(words)
        if edit.told and not self._strip.working:
            self._elsewhere = edit.told
            self._strip.show_outcome("right", edit.told)
        elif edit.told:
            self._status.show_news(edit.told)
        elif edit.record_ids and self._elsewhere and self._strip.title == self._elsewhere:
            self._strip.put_news_away()

    def _on_stayed(self, customers: int) -> None:
        self._status.show_news(f"{stay_words(customers)}.")

    def _on_told(self, news: EditNews) -> None:
        self._status.show_news(news.title)
        if news.detail and not self._strip.working:
            self._warning = news.title
            self._strip.show_outcome("warning", news.title, news.detail)
        elif self._warning and self._strip.title == self._warning:
            self._strip.put_news_away()
