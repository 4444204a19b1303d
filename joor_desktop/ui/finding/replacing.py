"""Finding and replacing over the table: connects the bar, the count, the table and the list."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QObject

from joor_desktop.ui.customers.page import CustomersPage
from joor_desktop.ui.finding.bar import FindBar
from joor_desktop.ui.finding.finder import Finder
from joor_desktop.ui.finding.hits import next_hit, number_of
from joor_desktop.ui.finding.hits_model import HitsModel
from joor_desktop.ui.finding.preview import Preview
from joor_desktop.ui.finding.reach import Where, blocks_of
from joor_desktop.ui.open_list import OpenList
from joor_desktop.ui.words import counted, grouped
from joor_desktop.ui.worker import Worker
from joor_desktop.work.replacing import Block, Found, Matcher, Search, replace_label


class Replacing(QObject):
    """Made when it is first needed; the bar is hidden until :meth:`begin`."""

    def __init__(self, open_list: OpenList, page: CustomersPage, worker: Worker) -> None:
        super().__init__(page)
        self._open_list = open_list
        self._page = page
        self._finder = Finder(open_list.drafts.database.path, worker, self)
        self._hits = HitsModel(open_list.drafts, self)
        self._preview = Preview(self._hits)
        self.bar = FindBar(self._preview, page.pane)
        page.pane.put_above_table(self.bar)
        self._blocks: tuple[Block, ...] = ()
        self._found = Found(Search(""), {}, {})
        self._news = ""
        self._counting = False
        self._go_later: Callable[[], None] | None = None
        self._connect()

    def _connect(self) -> None:
        bar, tables = self.bar, self._page.pane.tables
        bar.changed.connect(self._on_changed)
        bar.by_changed.connect(self._on_by_changed)
        bar.where_chosen.connect(self._on_where_chosen)
        bar.next_requested.connect(self.go_on)
        bar.previous_requested.connect(self.go_back)
        bar.replace_requested.connect(self._on_replace)
        bar.all_requested.connect(self._on_all)
        bar.closed.connect(self._on_closed)
        self._preview.accepted.connect(self._on_accepted)
        self._preview.sought.connect(tables.go_to)
        self._finder.found.connect(self._on_found)
        self._finder.failed.connect(self._open_list.failed)
        self._page.pane.moved.connect(self._on_moved)
        tables.loaded.connect(self._on_moved)
        self._open_list.edited.connect(self._on_edited)
        self._open_list.opened.connect(self._on_opened)

    def begin(self) -> None:
        """Open the bar; where many cells are chosen it seeks in them."""
        self._page.flush()
        chosen = self._page.pane.tables.table.selectionModel().selection().toList()
        if len(chosen) > 1 or any(part.width() * part.height() > 1 for part in chosen):
            self.bar.choose_where(Where.CELLS)
        elif self.bar.where is Where.CELLS:
            self.bar.choose_where(Where.TABLE)
        self._blocks = blocks_of(self.bar.where, self._page.pane.tables)
        self.bar.begin()
        self._on_changed()

    def go_on(self) -> None:
        """Go to the next hit."""
        self._go(forwards=True)

    def go_back(self) -> None:
        """Go to the hit before."""
        self._go(forwards=False)

    def _go(self, *, forwards: bool) -> None:
        if not self.bar.isVisible():
            self.begin()
        if self._counting:
            self._go_later = self.go_on if forwards else self.go_back
            return
        hit = next_hit(self._open_list.drafts, self._found, self._page.place(), forwards=forwards)
        if hit is not None:
            self._page.pane.tables.go_to(hit)

    def _on_changed(self) -> None:
        self._news = ""
        self._preview.hide()
        self.bar.show_words(self.tr("Counting…") if self.bar.text.text() else "", hits=False)
        self._counting = True
        self._count()

    def _on_where_chosen(self) -> None:
        self._blocks = blocks_of(self.bar.where, self._page.pane.tables)
        self._on_changed()

    def _count(self) -> None:
        bar = self.bar
        match_case, whole_cell = bar.match_case.isChecked(), bar.whole_cell.isChecked()
        search = Search(bar.text.text(), bar.by.text(), match_case, whole_cell, self._blocks)
        self._finder.seek(self._open_list.list_id, search)

    def _on_found(self, found: Found) -> None:
        self._counting = False
        self._show(found)
        go_later, self._go_later = self._go_later, None
        if go_later is not None:
            go_later()

    def _show(self, found: Found) -> None:
        self._found = found
        if self._preview.isVisible():
            self._hits.show_found(found)
        self._show_words()

    def _on_by_changed(self) -> None:
        if self._counting:  # what was found before is out of date
            self._count()
        else:
            self._show(replace(self._found, search=replace(self._found.search, by=self.bar.by.text())))

    def _show_words(self) -> None:
        found = self._found
        if not found.cells:
            words = self._news or (self._not_found() if found.search.text else "")
            self.bar.show_words(words, hits=False, nothing=bool(found.search.text) and not self._news)
            return
        cells = counted(found.cells, self.tr("1 cell"), self.tr("{n} cells"))
        number = number_of(self._open_list.drafts, found, self._page.place())
        if number:
            cells = self.tr("{n} of {cells}").format(n=grouped(number), cells=cells)
        words = self.tr("{cells} · 1 customer") if len(found.numbers) == 1 else self.tr("{cells} · {n} customers")
        self.bar.show_words(words.format(cells=cells, n=grouped(len(found.numbers))), hits=True)

    def _not_found(self) -> str:
        whole = self._page.pane.tables.wanted().shows_all
        return {
            Where.CELLS: self.tr("Not in the chosen cells"),
            Where.COLUMN: self.tr("Not in this column") if whole else self.tr("Not in this column of the rows shown"),
            Where.TABLE: self.tr("Not in this table") if whole else self.tr("Not in the rows shown"),
            Where.ALL: self.tr("Not in any table"),
        }[self.bar.where]

    def _on_moved(self) -> None:
        if not self.bar.isVisible():
            return
        if self.bar.where in (Where.COLUMN, Where.TABLE):
            blocks = blocks_of(self.bar.where, self._page.pane.tables)
            if blocks != self._blocks:
                self._blocks = blocks
                self._counting = True
                self._count()
                return
        if not self._counting:
            self._show_words()

    def _on_edited(self) -> None:
        if self.bar.isVisible():
            self._count()

    def _on_opened(self) -> None:
        if self.bar.isVisible() and self.bar.where is Where.CELLS:
            self.bar.choose_where(Where.TABLE)
        self._on_edited()

    def _on_replace(self) -> None:
        place = self._page.place()
        if self._counting or place is None or not number_of(self._open_list.drafts, self._found, place):
            self.go_on()
            return
        self._page.flush()
        record_id, path = place
        stored = self._open_list.drafts.record(record_id)
        if stored is not None and path is not None:
            text = Matcher(self._found.search).replaced(stored.record.value(path))
            self._open_list.set_values([(record_id, path, text)], replace_label(self._found.search, 1))
            self.go_on()

    def _on_all(self) -> None:
        self._hits.show_found(self._found)
        self._preview.begin()

    def _on_accepted(self) -> None:
        self._page.flush()
        self._preview.hide()
        self._news = counted(self._hits.chosen, self.tr("Replaced in 1 cell"), self.tr("Replaced in {n} cells"))
        self._open_list.replace_all(self._found, frozenset(self._hits.left_out))
        self.bar.text.setFocus()

    def _on_closed(self) -> None:
        self._finder.stop()
        self._preview.hide()
        self.bar.hide()
        self._page.pane.tables.table.setFocus()
