"""The page of customers: the table and the form beside it, or what to do next while there are none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QStackedWidget, QWidget

from joor_desktop.storage.new_customers import NewCustomers
from joor_desktop.ui.customers.form_place import FormPlace
from joor_desktop.ui.customers.place import Learned, Place
from joor_desktop.ui.customers.table_pane import TablePane
from joor_desktop.ui.open_list import OpenList
from joor_desktop.ui.worker import Worker

if TYPE_CHECKING:
    from joor_desktop.ui.customers.empty_state import EmptyState
    from joor_desktop.ui.history.panel import HistoryPanel

_FORM_PART = 0.28
_LEAST_FORM = 300
_WIDEST_FORM = 372
_LEAST_TABLE = 380


class CustomersPage(QWidget):
    """Shows the open list; the signals are the wishes of the empty state."""

    help_topic = "table"

    import_requested = Signal()
    sample_requested = Signal()
    template_requested = Signal()
    paste_requested = Signal()
    add_requested = Signal()

    def __init__(self, open_list: OpenList, reading: Worker, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._open_list = open_list
        self.pane = TablePane(open_list, reading, self)
        self.form_place = FormPlace(open_list, reading, self)
        self._empty: EmptyState | None = None
        self._history: HistoryPanel | None = None
        self._divided = False
        self._lay_out()
        self.pane.moved.connect(self.form_place.follow)
        self.pane.opened.connect(self.form_place.show_now)
        self.pane.menu_requested.connect(self._on_menu_requested)
        self.form_place.added.connect(self._on_added)
        self.form_place.quick_add_turned.connect(self._on_quick_add_turned)
        open_list.leaving.connect(self.flush)
        open_list.counted.connect(self._show_what_there_is)
        self._show_what_there_is()

    def _lay_out(self) -> None:
        self.pane.setMinimumWidth(_LEAST_TABLE)
        self.form_place.setMinimumWidth(_LEAST_FORM)
        self._splitter = QSplitter(Qt.Orientation.Horizontal)
        self._splitter.setHandleWidth(1)
        self._splitter.setChildrenCollapsible(False)
        self._splitter.addWidget(self.pane)
        self._splitter.addWidget(self.form_place)
        self._splitter.setStretchFactor(0, 1)
        self._pages = QStackedWidget(self)
        self._pages.addWidget(self._splitter)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(1)
        self._row.addWidget(self._pages, 1)

    def showEvent(self, event: QShowEvent) -> None:
        """Give the form its part of the window, once; from then on the person divides it."""
        super().showEvent(event)
        if not self._divided:
            self._divided = True
            width = min(max(round(self.window().width() * _FORM_PART), _LEAST_FORM), _WIDEST_FORM)
            self._splitter.setSizes([self.width() - width, width])

    def _show_what_there_is(self) -> None:
        if self._open_list.counts.customers or self.form_place.is_quick_adding:
            self._pages.setCurrentWidget(self._splitter)
            return
        if self._empty is None:
            from joor_desktop.ui.customers.empty_state import EmptyState

            self._empty = EmptyState(self)
            self._empty.import_requested.connect(self.import_requested)
            self._empty.sample_requested.connect(self.sample_requested)
            self._empty.template_requested.connect(self.template_requested)
            self._empty.add_requested.connect(self.add_requested)
            self._empty.paste_requested.connect(self._on_paste_requested)
            self._pages.addWidget(self._empty)
        self._pages.setCurrentWidget(self._empty)

    def show_history(self) -> None:
        """Show the history in the place of the form, or put it away again."""
        if self._history is None:
            from joor_desktop.ui.history.panel import HistoryPanel

            self._history = HistoryPanel(self._open_list, self)
            self._history.closed.connect(self._on_history_closed)
            self._row.addWidget(self._history)
        if self._history.isVisible():
            self._on_history_closed()
            return
        self.flush()
        self.form_place.hide()
        self._history.begin()

    def _on_history_closed(self) -> None:
        if self._history is not None:
            self._history.hide()
        self.form_place.show()
        self.pane.tables.table.setFocus()

    def begin(self) -> None:
        """Load the table; called once the window is on screen."""
        self.pane.begin()
        self._focus_first()

    def _focus_first(self) -> None:
        first: QWidget = self.pane.tables.table
        if self._empty is not None and self._pages.currentWidget() is self._empty:
            first = self._empty
        first.setFocus()

    def add_customer(self) -> None:
        """Put a new customer at the end, and the cursor into the first field of its form."""
        self.flush()
        start = NewCustomers(self._open_list.drafts.database).start_values(self._open_list.profile.name)
        record_id = self._open_list.add_customer(start)
        if record_id is not None:
            self.pane.tables.go_to((record_id, None))
            self.form_place.show_new(record_id, start)

    def quick_add(self) -> None:
        """Add customers one after the other, with few fields each."""
        self.flush()
        self.form_place.quick_add()

    def go_to(self, place: Place) -> None:
        """Put the cursor on a cell of the table."""
        self.pane.go_to(place)

    def place(self) -> Place | None:
        """The cell that the table's cursor is in."""
        return self.pane.tables.table.place()

    def seek(self) -> None:
        """Put the cursor into the search box."""
        self.pane.search_box.setFocus()
        self.pane.search_box.selectAll()

    def flush(self) -> None:
        """Save all that is being typed, and where the cursor is."""
        table = self.pane.tables.table
        if table.state() == table.State.EditingState:
            table.setFocus()
        self.form_place.flush()
        self.pane.remember_place()

    def propose(self, learned: Learned) -> None:
        """Propose these texts in the table and in the form."""
        self.pane.tables.propose(learned)
        self.form_place.propose(learned)

    def stop(self) -> None:
        """Save all that is being typed; nothing more is read or written after it."""
        self.flush()
        self.form_place.stop()
        self.pane.stop()

    def _on_paste_requested(self) -> None:
        if not self.pane.edits.paste_first():
            self.paste_requested.emit()

    def _on_added(self, record_id: int) -> None:
        self.pane.tables.go_to((record_id, None))

    def _on_quick_add_turned(self) -> None:
        self._show_what_there_is()
        if not self.form_place.is_quick_adding:  # the focus must not go to a chance neighbour
            self._focus_first()

    def _on_menu_requested(self, at: QPoint) -> None:
        from joor_desktop.ui.customers.table_menu import TableMenu

        TableMenu(self.pane, self._open_list, self).popup(at)
