"""The tables of all tabs, made when they are first shown, over one store of records."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QLabel, QStackedWidget, QWidget

from joor_desktop.model.field_table import NODE_BY_KEY
from joor_desktop.model.path import Path
from joor_desktop.storage.drafts import View
from joor_desktop.ui.customers.busy_note import BusyNote
from joor_desktop.ui.customers.edge_finder import EdgeFinder
from joor_desktop.ui.customers.order_check import out_of_order
from joor_desktop.ui.customers.place import Learned, Place
from joor_desktop.ui.customers.place_memory import Whereabouts
from joor_desktop.ui.customers.record_cache import RecordCache
from joor_desktop.ui.customers.row_loader import RowLoader
from joor_desktop.ui.customers.rows import Rows
from joor_desktop.ui.customers.shown_memory import Shown
from joor_desktop.ui.open_list import OpenList
from joor_desktop.ui.theme import Space
from joor_desktop.work.arranging import AS_LISTED, STATE_COLUMN, Arrangement
from joor_desktop.work.list_reading import NOBODY, Came, Wanted

if TYPE_CHECKING:
    from joor_desktop.ui.customers.table_view import TableView
    from joor_desktop.work.editing import Edit

_MANY = 2000


class TableStack(QStackedWidget):
    """Shows the table of one node at a time, of all customers or of some.

    ``moved`` tells the cell that the cursor is in, as (record id, path or None) or None; ``opened`` a cell that was
    asked for and can't be edited; ``node_changed`` that another tab is shown; ``filters_dropped`` that all customers
    are shown again, since the one to show was not among them, or what was kept of another list; ``menu_requested`` a
    place on the screen; ``wished`` and ``fill_requested`` what the table in view tells; ``made`` a table that will be
    shown for the first time; ``sought`` the path that the cursor is about to go to; ``shown_changed`` that other rows
    are shown, or in another order; ``chosen_counted`` how many cells are chosen, and in how many rows; ``stayed`` of
    how many customers new rows are shown though they don't pass, or others that don't any more.

    ``kept`` tells that the chip and the search are still those that the list was left with; ``placing`` that the rows
    which come next are put beside the chosen ones by the person. ``outside`` are the customers of rows that are shown
    though they don't pass: new ones, and those that passed before they were edited.
    """

    moved = Signal(object)
    opened = Signal(object)
    node_changed = Signal(str)
    filters_dropped = Signal()
    menu_requested = Signal(QPoint)
    wished = Signal(object)
    fill_requested = Signal(object, object)
    loaded = Signal()
    made = Signal(object)
    sought = Signal(object)
    shown_changed = Signal()
    chosen_counted = Signal(int, int)
    stayed = Signal(int)

    def __init__(
        self, open_list: OpenList, loader: RowLoader, edges: EdgeFinder, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._open_list = open_list
        self._edges = edges
        self._loader = loader
        self._cache = RecordCache(open_list.drafts)
        self._tables: dict[str, TableView] = {}
        self._shown: dict[str, Wanted] = {}
        self._arrangements: dict[str, Arrangement] = {}
        self._mixed: set[str] = set()
        self._outside: dict[str, frozenset[int]] = {}
        self._came = NOBODY
        self._keeping: Wanted | None = None
        self.placing = False
        self._learned: Learned = {}
        self._target: Place | None = None
        self._returning = False
        self._customer: int | None = None
        self._instead: Place | None = None
        self.kept = False
        self.node_key = ""
        self.view = View.ALL
        self.text = ""
        self.nothing = QLabel(self)
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter)
        self.nothing.setWordWrap(True)
        self.nothing.setMargin(Space.PAGE)
        self.nothing.setProperty("role", "muted")
        self.nothing.hide()
        self._busy = BusyNote(self.tr("Reading the list…"), self)
        loader.loaded.connect(self._on_loaded)
        loader.failed.connect(self._busy.stop)
        self.currentChanged.connect(self._on_other_table)
        open_list.edited.connect(self._on_edited)

    @property
    def table(self) -> TableView:
        """The table that is shown."""
        return self._tables.get(self.node_key) or self._make(self.node_key)

    def _make(self, node_key: str) -> TableView:
        # Loaded here and not above: the window is on screen before the first table is needed.
        from joor_desktop.ui.customers.selection_count import SelectionCount
        from joor_desktop.ui.customers.table_model import TableModel
        from joor_desktop.ui.customers.table_view import TableView

        model = TableModel(NODE_BY_KEY[node_key], self._cache, self._open_list, self)
        table = TableView(model, self._open_list, self._edges, self)
        table.delegate.learned = self._learned
        table.moved.connect(self.moved)
        table.opened.connect(self.opened)
        table.menu_requested.connect(self._on_menu_requested)
        table.wished.connect(self.wished)
        table.fill_requested.connect(self.fill_requested)
        self._tables[node_key] = table
        self.addWidget(table)
        self.made.emit(table)
        SelectionCount(table).counted.connect(self.chosen_counted)
        return table

    def propose(self, learned: Learned) -> None:
        """Propose these texts in the editors, by field name."""
        self._learned = learned
        for table in self._tables.values():
            table.delegate.learned = learned

    def start_over(self, shown: Shown, whereabouts: Whereabouts | None) -> None:
        """Another list was opened: show of it what was *shown* last, with the cursor where it was, if that is there."""
        self._cache.clear()
        self._shown.clear()
        self._customer = self._instead = None
        self._arrangements = dict(shown.arrangements)
        self.view, self.text = shown.view, shown.text
        self.node_key, self._target = whereabouts or ("", None)
        self.node_changed.emit(self.node_key)
        self.filters_dropped.emit()
        self.kept, self._returning = True, True
        self._load()

    def shown(self) -> Shown:
        """What the list is sorted, filtered and searched by."""
        return Shown(self.view, self.text, self._arrangements)

    def show_node(self, node_key: str) -> None:
        """Show the table of a node, with the cursor on the customer that it is on now.

        Where that customer has no row there, the table after it shows it again, unless the person turned to another.
        """
        place = self._target or self.table.place()
        if place is not None and place != self._instead:
            self._customer = place[0]
        self.node_key, self._returning = node_key, True
        self._load(None if self._customer is None else (self._customer, Path(node_key) if node_key else None))

    def show_view(self, view: View) -> None:
        """Show all customers, or those with errors, with warnings, or ready."""
        self.view, self.kept = view, False
        self._load()

    def search(self, text: str) -> None:
        """Show what holds this text in any field."""
        self.text, self.kept = text, False
        self._load()

    def warm_up(self) -> None:
        """Somebody is about to search."""
        self._loader.warm_up(self._open_list.list_id)

    @property
    def arrangement(self) -> Arrangement:
        """How the rows of the table are sorted and filtered by its columns."""
        return self._arrangements.get(self.node_key, AS_LISTED)

    def arrange(self, arrangement: Arrangement) -> None:
        """Sort and filter the rows by columns."""
        self._arrangements[self.node_key], self.kept = arrangement, False
        self._load()

    def show_wanted(self, wanted: Wanted) -> None:
        """Show these rows of the table in view; what is left of what was kept is still told."""
        self.view, self.text = wanted.view, wanted.text
        self._arrangements[self.node_key] = wanted.arrangement
        self.filters_dropped.emit()
        self._load()

    def arrange_again(self) -> None:
        """Sort and filter once more: rows stay where they are while they are edited."""
        self._shown.pop(self.node_key, None)
        self._load()

    def wanted(self) -> Wanted:
        """The rows that are shown, or will be in a moment."""
        return self._wanted_of(self.node_key)

    def _wanted_of(self, node_key: str) -> Wanted:
        arrangement = self._arrangements.get(node_key, AS_LISTED)
        return Wanted(self._open_list.list_id, node_key, self.view, self.text, arrangement)

    def rows_shown(self, node_key: str) -> Rows | None:
        """The rows that the table of a node shows, or would as soon as one goes there; None where they aren't known."""
        if self._shown.get(node_key) != self._wanted_of(node_key):
            return None
        return self._tables[node_key].table.rows

    def go_to(self, place: Place, *, node_key: str | None = None) -> None:
        """Put the cursor on a cell, in the tab of its node or another one; shows all customers where it must."""
        path, self._returning = place[1], False
        wanted = node_key if node_key is not None else path.node if path and path.field else ""
        if wanted != self.node_key:
            self.node_key = wanted
            self.node_changed.emit(wanted)
        if self._loader.is_loading(self.wanted()):
            self._target = place  # its row may be on the way
        else:
            self._load(place)

    @property
    def in_order(self) -> bool:
        """Whether the rows of the table in view stand as they would once they are sorted and filtered again."""
        return self.node_key not in self._mixed

    @property
    def outside(self) -> frozenset[int]:
        """See above, of the table in view."""
        return self._outside.get(self.node_key, frozenset())

    def _load(self, target: Place | None = None, *, kept: Rows | None = None, beside: Rows | None = None) -> None:
        self._target = target or self._target
        self.setCurrentWidget(self.table)
        if self._shown.get(self.node_key) == self.wanted():
            self._arrive()
            self.shown_changed.emit()
        else:
            self._keeping = self.wanted() if kept is not None else None
            self._loader.load(self.wanted(), kept, beside, self._came)
            self._busy.start()

    def _on_loaded(self, wanted: Wanted, rows: Rows, in_order: bool, outside: frozenset[int]) -> None:
        self._busy.stop()
        (self._keeping, self._came), came = (None, NOBODY), self._came
        if wanted != self.wanted():
            return
        from joor_desktop.ui.customers.chosen_rows import choose_again, chosen_rows

        table = self.table
        place, chosen = table.place(), chosen_rows(table, table.table)
        column = table.currentIndex().column()
        table.keep_quiet(quiet=True)
        table.table.show_rows(rows)
        table.keep_quiet(quiet=False)
        self._shown[wanted.node_key] = wanted
        self._note_order(in_order=in_order)
        self._outside[self.node_key] = outside
        stays = self._target is None and place is not None and table.table.rows.find(place[0]) is not None
        if stays:
            self._target = place
        self._arrive()
        if stays:
            table.stay_in(column)
            choose_again(table, table.table, chosen)
        self._say_nothing_found(not len(rows))
        self.shown_changed.emit()
        if came and outside:
            self.stayed.emit(len(outside))
        if self._target is None:
            self.loaded.emit()

    def _arrive(self) -> None:
        target, self._target = self._target, None
        returning, self._returning = self._returning, False
        if target is not None:
            self.sought.emit(target[1])
        arrived = target is not None and self.table.go_to(*target)
        if target is not None and not arrived and not returning:
            self._widen(target)
            return
        if not self.table.currentIndex().isValid():
            self.table.go_to_start()
        if target is not None:
            self._instead = None if arrived else self.table.place()
        self.moved.emit(self.table.place() or self._whose_rows_are_missing())

    def _whose_rows_are_missing(self) -> Place | None:
        """In a table that nobody has rows in, the customer to whom the form adds the first one."""
        if self._customer is None or not self.node_key or not self.wanted().shows_all:
            return None
        return self._customer, Path(self.node_key)

    def _widen(self, target: Place) -> None:
        if self.wanted().shows_all:
            self.table.go_to_start()
            self.moved.emit(self.table.place())
        else:
            self.show_all(target)

    def show_all(self, target: Place | None = None) -> None:
        """Drop view, search and filters; a sort hides nothing and stays."""
        self.view, self.text, self.kept = View.ALL, "", False
        self._arrangements[self.node_key] = Arrangement(self.arrangement.sort)
        self.filters_dropped.emit()
        self._load(target)

    def _on_other_table(self) -> None:
        self.chosen_counted.emit(0, 0)

    def _say_nothing_found(self, nothing: bool) -> None:
        self.nothing.setVisible(nothing)
        if nothing:
            self.nothing.setText(self._nothing_words())
            self.nothing.setGeometry(self.rect())
            self.nothing.raise_()

    def _nothing_words(self) -> str:
        if self.text:
            return self.tr("Nothing here holds “{text}”. Clear the search to see all.").format(text=self.text)
        if self.arrangement.filters:
            return self.tr("No row passes the filter. The line above the table takes it away.")
        if self.view is not View.ALL:
            return self.tr("Nothing here is in this state. Choose “All” above to see the others.")
        return self.tr("There are none yet. Add them in the form beside this table, or import a file that has them.")

    def show_found(self) -> None:
        """Show what was sent of customers, and found of them at JOOR, since they were read."""
        self._cache.clear()
        self.table.viewport().update()
        arrangement = self.arrangement
        by_state = arrangement.key_of(STATE_COLUMN) or arrangement.filter_of(STATE_COLUMN) or self.view is View.READY
        if by_state and self._shown.pop(self.node_key, None) == self.wanted():
            self._load(kept=self.table.table.rows)

    def _on_edited(self, edit: Edit) -> None:
        if edit.structure or len(edit.record_ids) > _MANY:
            self._cache.clear()
        else:
            self._cache.forget(edit.record_ids)
        self._loader.forget(edit.record_ids)
        if edit.structure:
            self._came |= Came(frozenset(edit.came), frozenset(edit.entries))
            self._read_again(kept=bool(self.arrangement or self.outside or self._came))
            return
        self.table.table.record_changed(edit.record_ids)
        if not self.outside.isdisjoint(edit.record_ids):
            self._read_again(kept=True)  # some may pass by now
        elif self.in_order and out_of_order(self.table.table, self.arrangement, edit.record_ids):
            self._note_order(in_order=False)
            self.shown_changed.emit()

    def _note_order(self, *, in_order: bool) -> None:
        self._mixed.discard(self.node_key)
        if not in_order:
            self._mixed.add(self.node_key)

    def _read_again(self, *, kept: bool) -> None:
        """Read the rows of an edited list; *kept* where those that are shown stay."""
        wanted = self.wanted()
        stays = kept and wanted in (self._shown.get(self.node_key), self._keeping)
        self._shown.clear()
        rows = self.table.table.rows
        beside = rows.only(self.table.chosen_rows()) if self.placing else None
        self.placing = False
        self._load(kept=rows if stays else None, beside=beside)

    def _on_menu_requested(self, position: QPoint) -> None:
        self.menu_requested.emit(self.table.viewport().mapToGlobal(position))
