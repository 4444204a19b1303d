"""The table with all that stands above it: chips, search and tabs."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from joor_desktop.model.field import Node
from joor_desktop.storage.drafts import View
from joor_desktop.ui.customers.arranger import Arranger
from joor_desktop.ui.customers.chips import ViewChips
from joor_desktop.ui.customers.edge_finder import EdgeFinder
from joor_desktop.ui.customers.going_to import GoingTo
from joor_desktop.ui.customers.node_tabs import NodeTabs
from joor_desktop.ui.customers.place import Place
from joor_desktop.ui.customers.place_memory import Whereabouts, to_text
from joor_desktop.ui.customers.row_loader import RowLoader
from joor_desktop.ui.customers.search_box import SearchBox
from joor_desktop.ui.customers.shown_keeper import ShownKeeper
from joor_desktop.ui.customers.shown_line import ShownLine
from joor_desktop.ui.customers.table_edits import TableEdits
from joor_desktop.ui.customers.table_stack import TableStack
from joor_desktop.ui.open_list import OpenList
from joor_desktop.ui.theme import Space
from joor_desktop.ui.worker import Worker

_REMEMBER_AFTER_MS = 800


class TablePane(QWidget):
    """``moved`` tells the cell that the cursor is in, ``opened`` one that was asked to be shown beside the table."""

    moved = Signal(object)
    opened = Signal(object)
    menu_requested = Signal(QPoint)

    def __init__(self, open_list: OpenList, reading: Worker, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._open_list = open_list
        self._begun = False
        loader = RowLoader(open_list.drafts.database.path, reading, self)
        loader.failed.connect(open_list.failed)
        self._chips = ViewChips(self)
        self._tabs = NodeTabs(self)
        self.search_box = SearchBox(self)
        self.tables = TableStack(open_list, loader, EdgeFinder(open_list, reading, self), self)
        self.edits = TableEdits(self.tables, open_list, reading, self)
        self.shown_line = ShownLine(self)
        self.arranger = Arranger(open_list, self.tables, loader, self.shown_line)
        self.going_to = GoingTo(open_list, self.tables, reading)
        self._shown_keeper = ShownKeeper(open_list, self.tables, reading)
        self._lay_out()
        self._connect()
        within = Qt.ShortcutContext.WidgetWithChildrenShortcut
        QShortcut(QKeySequence("Ctrl+PgDown"), self, self._on_next_table, context=within)
        QShortcut(QKeySequence("Ctrl+PgUp"), self, self._on_previous_table, context=within)
        self._remember_later = QTimer(self, singleShot=True, interval=_REMEMBER_AFTER_MS)
        self._remember_later.timeout.connect(self._on_still)
        self._show_counts()

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(0)
        top.addWidget(self._chips, 0, Qt.AlignmentFlag.AlignTop)
        top.addSpacing(Space.CONTROLS)
        top.addStretch(1)
        top.addWidget(self.search_box, 20, Qt.AlignmentFlag.AlignTop)
        head = QVBoxLayout()
        head.setContentsMargins(Space.FIELDS, Space.FIELDS, Space.FIELDS, 0)
        head.setSpacing(Space.UNIT)
        head.addLayout(top)
        head.addWidget(self._tabs)
        head.addWidget(self.shown_line)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.tables, 1)

    def _connect(self) -> None:
        self._chips.chosen.connect(self._on_view_chosen)
        self.search_box.sought.connect(self.tables.search)
        self.search_box.about_to_seek.connect(self.tables.warm_up)
        self._tabs.chosen.connect(self._on_tab_chosen)
        self.tables.moved.connect(self._on_moved)
        self.tables.opened.connect(self._on_opened)
        self.tables.node_changed.connect(self._tabs.choose)
        self.tables.filters_dropped.connect(self._on_filters_dropped)
        self.tables.menu_requested.connect(self.menu_requested)
        self._open_list.counted.connect(self._show_counts)
        self._open_list.opened.connect(self._on_list_opened)

    def put_above_table(self, widget: QWidget) -> None:
        """Show *widget* between the tabs and the table."""
        column = self.layout()
        assert isinstance(column, QVBoxLayout)
        column.insertWidget(1, widget)

    def begin(self) -> None:
        """Load the table where the person left it, with what was being typed there."""
        self._begun = True
        self._list_id = self._open_list.list_id
        self.tables.loaded.connect(self._on_first_loaded)
        self._typing = self._open_list.drafts.typing(self._list_id)
        self._shown_keeper.show_list()
        if self._typing is not None:
            self.tables.go_to((self._typing.record_id, self._typing.path))

    def _on_first_loaded(self) -> None:
        self.tables.loaded.disconnect(self._on_first_loaded)
        typing = self._typing
        if typing is None or self.tables.table.restore_typing(typing.record_id, typing.path, typing.text):
            return
        self._open_list.set_value(typing.record_id, typing.path, typing.text)
        self._open_list.editor.forget_typing()

    def go_to(self, place: Place) -> None:
        """Put the cursor on a cell, in the table where it can be edited."""
        self.tables.go_to(place)
        self.tables.table.setFocus()

    def remember_place(self) -> None:
        """Keep where the cursor is, now: another list or another page is about to be shown, or none any more."""
        self._remember_later.stop()
        self._shown_keeper.flush()
        if kept := self._whereabouts():
            self._open_list.drafts.remember_place(self._open_list.list_id, kept)

    def _on_still(self) -> None:
        if kept := self._whereabouts():
            self._open_list.remember_place_later(kept)

    def _whereabouts(self) -> str:
        place = self.tables.table.place()
        return to_text(Whereabouts(self.tables.node_key, place)) if self._begun and place is not None else ""

    def stop(self) -> None:
        """Remember no more."""
        self.arranger.flush()
        self.edits.stop()
        self._begun = False
        self._remember_later.stop()

    def _show_counts(self) -> None:
        self._chips.show_counts(self._open_list.counts, checked=self._open_list.checked)
        self._tabs.show_counts(self._open_list.counts.customers, self._open_list.entry_counts)

    def _on_view_chosen(self, view: View) -> None:
        self.tables.show_view(view)
        self._lead_keys_to_table()

    def _on_tab_chosen(self, node: Node) -> None:
        self.tables.show_node(node.key)
        self._lead_keys_to_table()

    def _lead_keys_to_table(self) -> None:
        """After a click the keys go on in the table; whoever came with Tab stays among the tabs or chips."""
        focused = QApplication.focusWidget()
        if focused is None or not (self._tabs.isAncestorOf(focused) or self._chips.isAncestorOf(focused)):
            self.tables.table.setFocus()

    def _on_next_table(self) -> None:
        self._step_table(1)

    def _on_previous_table(self) -> None:
        self._step_table(-1)

    def _step_table(self, way: int) -> None:
        self.tables.table.setFocus()  # what is being typed is saved
        self._tabs.step(way)
        self.tables.table.setFocus()

    def _on_moved(self, place: Place | None) -> None:
        self._remember_later.start()
        self.moved.emit(place)

    def _on_opened(self, place: Place) -> None:
        path = place[1]
        if path is not None and path.node and not self.tables.node_key:
            self._tabs.choose(path.node)
            self.tables.show_node(path.node)
        else:
            self.opened.emit(place)

    def _on_filters_dropped(self) -> None:
        self._chips.choose(self.tables.view)
        self.search_box.show_sought(self.tables.text)

    def _on_list_opened(self) -> None:
        if self._begun and self._open_list.list_id != self._list_id:
            self._list_id = self._open_list.list_id
            self._shown_keeper.show_list()
