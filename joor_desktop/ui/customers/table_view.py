"""One table on screen: it moves, edits and clears as a spreadsheet does."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QFontMetrics, QGuiApplication, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractItemDelegate, QAbstractItemView, QHeaderView, QWidget

from joor_desktop.model.path import Path
from joor_desktop.ui.customers.cell_delegate import CellDelegate
from joor_desktop.ui.customers.cell_editor import CellEditor
from joor_desktop.ui.customers.cell_painter import CellPainter, Span
from joor_desktop.ui.customers.cell_range import CellRange, area_of, chosen_ranges, shown_columns
from joor_desktop.ui.customers.edge_finder import EdgeFinder, Sought
from joor_desktop.ui.customers.fill_handle import FillHandle, draw_frame
from joor_desktop.ui.customers.frozen_view import FrozenTableView
from joor_desktop.ui.customers.place import Place
from joor_desktop.ui.customers.range_keys import RangeKeys
from joor_desktop.ui.customers.table_model import Index, TableModel
from joor_desktop.ui.customers.typing_keeper import TypingKeeper
from joor_desktop.ui.customers.wishes import wish_of
from joor_desktop.ui.open_list import OpenList
from joor_desktop.ui.theme import Size, bold_font
from joor_desktop.work.areas import Area

_HEADER_HEIGHT = 30
_HEADER_PAD = 20
_CELL_PAD = 20
_STATE_MARK = 18
_WIDEST_FIT = 600
_NONE = Qt.KeyboardModifier.NoModifier
_SHIFT = Qt.KeyboardModifier.ShiftModifier
_CONTROL = Qt.KeyboardModifier.ControlModifier
_KEYPAD = Qt.KeyboardModifier.KeypadModifier
_LEFT = Qt.MouseButton.LeftButton
_FILL = "fill"
_TABS = {Qt.Key.Key_Tab.value: 1, Qt.Key.Key_Backtab.value: -1}
_Flag = QItemSelectionModel.SelectionFlag


class TableView(FrozenTableView):
    """Shows a :class:`TableModel`.

    ``moved`` tells the cell that the cursor is in now, as (record id, path or None) or None; ``opened`` that a cell was
    asked for which can't be edited; ``wished`` a :class:`Wish` for the chosen cells; ``fill_requested`` the cells whose
    texts are to fill a larger range, and that range.
    """

    moved = Signal(object)
    opened = Signal(object)
    wished = Signal(object)
    fill_requested = Signal(object, object)
    menu_requested = Signal(QPoint)

    def __init__(
        self, model: TableModel, open_list: OpenList, edges: EdgeFinder, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._quiet = False
        self._whole_rows = False
        self.cut_cells: CellRange | None = None
        self.table = model
        self._edges = edges
        self.delegate = CellDelegate(model, self)
        self._painter = CellPainter(self, model)
        self._keeper = TypingKeeper(model, open_list, self)
        self.delegate.editor_opened.connect(self._keeper.begin)
        self.setModel(model)
        self._keys = RangeKeys(self, model, edges)
        self.handle = FillHandle(self)
        self.handle.dragged.connect(self.fill_requested)
        self.handle.double_clicked.connect(self._on_handle_double_clicked)
        # Not by overriding selectionChanged: the program then crashes when a second window is made (PySide6 6.11).
        self.selectionModel().selectionChanged.connect(self.handle.follow)
        edges.found.connect(self._on_edge_found)
        self.setItemDelegate(self.delegate)
        self.setAccessibleName(model.node.plural_title)
        self._set_up()
        self._set_up_headers()

    def _set_up(self) -> None:
        triggers = QAbstractItemView.EditTrigger
        self.setEditTriggers(triggers.DoubleClicked | triggers.EditKeyPressed | triggers.AnyKeyPressed)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setWordWrap(False)
        self.setTabKeyNavigation(True)
        self.setCornerButtonEnabled(False)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self.menu_requested)
        self.viewport().setMouseTracking(True)
        self.doubleClicked.connect(self._on_double_clicked)

    def _set_up_headers(self) -> None:
        rows, head = self.verticalHeader(), self.horizontalHeader()
        rows.hide()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setDefaultSectionSize(Size.ROW)
        head.setFixedHeight(_HEADER_HEIGHT)
        head.setHighlightSections(False)
        head.setSectionsClickable(True)
        head.sectionPressed.connect(self._on_header_pressed)
        # With the table's own one Qt asks at each painting for every cell of a chosen column whether it can be chosen.
        head.setSelectionModel(QItemSelectionModel(self.table, head))
        head.setMinimumSectionSize(40)
        head.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.set_widths({})

    def set_widths(self, widths: Mapping[str, int]) -> None:
        """Make the columns as wide as it is said by their keys, the others as wide as they need at first."""
        title = QFontMetrics(bold_font(self))
        for number, column in enumerate(self.table.columns):
            usual = max(column.width, title.horizontalAdvance(column.title) + _HEADER_PAD)
            self.setColumnWidth(number, widths.get(column.key, usual))

    def fit_column(self, number: int) -> None:
        """Make a column as wide as its title and the widest text on screen ask for."""
        first, last = self.rowAt(0), self.rowAt(self.viewport().height() - 1)
        rows = range(max(first, 0), last + 1 if last >= 0 else self.table.rowCount())
        metrics = self.fontMetrics()
        texts = (metrics.horizontalAdvance(self.table.cell(row, number).text) for row in rows)
        title = QFontMetrics(bold_font(self)).horizontalAdvance(self.table.columns[number].title)
        extra = _STATE_MARK if self.table.columns[number].look == "state" else 0
        widest = max(texts, default=0) + _CELL_PAD + extra
        self.setColumnWidth(number, min(max(widest, title + _HEADER_PAD), _WIDEST_FIT))

    def place(self) -> Place | None:
        """Where the cursor is: the record and the path in it; None in an empty table."""
        index = self.currentIndex()
        return self.table.place(index) if index.isValid() else None

    @property
    def help_topic(self) -> str:
        """Where the help tells of what is wrong with the cell of the cursor, or else of its field."""
        index = self.currentIndex()
        problem = self.table.cell(index.row(), index.column()).problem if index.isValid() else None
        if problem is not None:
            return f"problems#{problem.code}"
        place = self.place()
        return f"fields#{place[1].field}" if place is not None and place[1] is not None and place[1].field else ""

    def go_to(self, record_id: int, path: Path | None) -> bool:
        """Put the cursor on a cell and scroll there; False where the table doesn't show that record."""
        index = self.table.index_of(record_id, path)
        if not index.isValid():
            return False
        seen = self.is_in_sight(index)
        self._put_cursor(index)
        if not seen:
            across = self.horizontalScrollBar().value()
            self.scrollTo(index, QAbstractItemView.ScrollHint.PositionAtCenter)
            # To the side only as far as needed: who it is stands at the left.
            self.horizontalScrollBar().setValue(across)
            self.scrollTo(index, QAbstractItemView.ScrollHint.EnsureVisible)
        return True

    def stay_in(self, column: int) -> None:
        """Put the cursor in that column where it leads to the same place, as number and state do for a customer."""
        there = self.currentIndex().siblingAtColumn(column)
        if there.isValid() and self.table.place(there) == self.place():
            self._put_cursor(there)

    def go_to_start(self) -> None:
        """Put the cursor on the first value of the first row."""
        first = next(number for number, column in enumerate(self.table.columns) if column.field() is not None)
        self._put_cursor(self.table.index(0, first))

    def _put_cursor(self, index: QModelIndex) -> None:
        """Choose this cell alone; Qt would add it to the chosen ones while Ctrl or Shift of some keys is still held."""
        self.selectionModel().setCurrentIndex(index, _Flag.ClearAndSelect)

    def keep_quiet(self, *, quiet: bool) -> None:
        """Don't tell where the cursor is while rows come and go."""
        self._quiet = quiet

    def chosen_range(self) -> CellRange | None:
        """The chosen cells; the part with the cursor where there are several, None where there are none."""
        ranges = chosen_ranges(self)
        current = self.currentIndex()
        return next(
            (each for each in ranges if each.top <= current.row() <= each.bottom and current.column() in each.columns),
            ranges[0] if ranges else None,
        )

    def chosen_rows(self) -> list[int]:
        """All rows in which a cell is chosen, from top to bottom."""
        parts = self.selectionModel().selection().toList()
        return sorted({row for part in parts for row in range(part.top(), part.bottom() + 1)})

    def chosen_records(self) -> list[int]:
        """The records of all chosen rows, in the order of the table."""
        ids = self.table.rows.ids
        return list(dict.fromkeys(ids[row] for row in self.chosen_rows()))

    def chosen_entries(self) -> list[tuple[int, int]]:
        """The record and the index of the entry of all chosen rows."""
        rows = self.table.rows
        return [(rows.ids[row], rows.entry(row)) for row in self.chosen_rows()]

    def chosen_areas(self) -> list[Area]:
        """The records and fields of all chosen cells."""
        return [area_of(self.table, each) for each in chosen_ranges(self)]

    def mark_cut(self, cells: CellRange | None) -> None:
        """Draw a frame around cells that are to be moved, or none any more."""
        self.cut_cells = cells
        self.viewport().update()

    def restore_typing(self, record_id: int, path: Path, text: str) -> bool:
        """Open the editor of a cell with a text that was typed before; False where the cell isn't shown."""
        if not self.go_to(record_id, path):
            return False
        self.edit(self.currentIndex())
        editor = self.indexWidget(self.currentIndex())
        if not isinstance(editor, CellEditor):
            return False
        self._keeper.take_over()
        editor.setText(text)
        editor.setModified(True)
        editor.end(False)
        return True

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Tell where the cursor is."""
        super().currentChanged(current, previous)
        if not self._quiet:
            self.moved.emit(self.place())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes down, Delete clears, Ctrl and an arrow go to the end; all else as in every table."""
        key, modifiers = event.key(), event.modifiers() & ~_KEYPAD
        wish = wish_of(key, modifiers)
        if self.state() == QAbstractItemView.State.EditingState:
            super().keyPressEvent(event)  # a key that the editor had first, and that it left
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and modifiers in (_NONE, _SHIFT):
            self._enter(1 if modifiers == _NONE else -1)
        elif key in _TABS and modifiers in (_NONE, _SHIFT) and self._keys.step(0, _TABS[key]):
            event.accept()
        elif wish is not None:
            self.wished.emit(wish)
        elif not self._keys.press(key, modifiers):
            super().keyPressEvent(event)
            if key == Qt.Key.Key_F2:
                self._put_cursor_at_end()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of the handle, or choose cells; on a row's number whole rows."""
        at = event.position().toPoint()
        if event.button() == _LEFT and self.handle.holds(at):
            self.handle.press()
            return
        self._whole_rows = event.button() == _LEFT and self.columnAt(at.x()) == 0
        stretched = event.button() == _LEFT and event.modifiers() == _SHIFT and self.currentIndex().isValid()
        with self.active.held(when=stretched):
            super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag the handle, or choose cells."""
        at = event.position().toPoint()
        if self.handle.dragging:
            self.handle.move(at)
            return
        if not event.buttons():
            over = Qt.CursorShape.CrossCursor if self.handle.holds(at) else Qt.CursorShape.ArrowCursor
            self.viewport().setCursor(over)
        with self.active.held(when=event.buttons() == _LEFT):
            super().mouseMoveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Fill what the handle was dragged over, or end the choice."""
        if self.handle.dragging:
            self.handle.release()
            return
        super().mouseReleaseEvent(event)
        self._whole_rows = False

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """On the handle fill down as far as the neighbours go; on a cell edit it."""
        cells = self.chosen_range()
        if cells is not None and event.button() == _LEFT and self.handle.holds(event.position().toPoint()):
            self.handle.double_clicked.emit(cells)
            return
        super().mouseDoubleClickEvent(event)

    def selectionCommand(self, index: Index, event: QEvent | None = None) -> QItemSelectionModel.SelectionFlag:
        """On the rows' numbers whole rows are chosen."""
        command = super().selectionCommand(index, event)
        return command | _Flag.Rows if self._whole_rows and command != _Flag.NoUpdate else command

    def draw_cells(self, painter: QPainter, area: QRect, columns: Sequence[Span]) -> None:
        """Draw the cells in *area*."""
        self._painter.draw(painter, area, columns)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the cells, and over them what is cut and the handle."""
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        if self.cut_cells is not None:
            draw_frame(self, painter, self.cut_cells, Qt.PenStyle.DashLine)
        self.handle.paint(painter)
        painter.end()

    def _on_handle_double_clicked(self, cells: CellRange) -> None:
        """Look how far the block of the column at the left goes, or else of the one at the right."""
        order = shown_columns(self)
        left, right = order.index(cells.columns[0]) - 1, order.index(cells.columns[-1]) + 1
        for column in (order[place] for place in (left, right) if 0 <= place < len(order)):
            if self.table.columns[column].path(0) is not None and self._filled(cells.bottom, column):
                self._edges.seek(Sought(self.table, cells.bottom, column, 1, _FILL))
                return

    def _filled(self, row: int, column: int) -> bool:
        """Whether a cell and the one below it are filled."""
        below = row + 1 < self.table.rowCount() and self.table.cell(row + 1, column).text
        return bool(below and self.table.cell(row, column).text)

    def _on_edge_found(self, sought: Sought, row: int) -> None:
        cells = self.chosen_range()
        if sought.purpose == _FILL and sought.model is self.table and cells and cells.bottom == sought.row:
            self.fill_requested.emit(cells, CellRange(cells.top, row, cells.columns))

    def _enter(self, down: int) -> None:
        current = self.currentIndex()
        if current.isValid() and not current.flags() & Qt.ItemFlag.ItemIsEditable:
            self.opened.emit(self.place())
        else:
            self._move(down, 0)

    def _move(self, down: int, right: int) -> None:
        if self._keys.step(down, right):
            return
        current, columns = self.currentIndex(), shown_columns(self)
        place = columns.index(current.column()) + right if current.isValid() else -1
        if 0 <= place < len(columns) and 0 <= current.row() + down < self.table.rowCount():
            self.setCurrentIndex(self.table.index(current.row() + down, columns[place]))

    def _put_cursor_at_end(self) -> None:
        editor = self.indexWidget(self.currentIndex())
        if isinstance(editor, CellEditor):
            editor.deselect()
            editor.end(False)

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        """After Enter go down, after Tab to the side, as in a spreadsheet; no editor opens there by itself."""
        self._keeper.end()
        super().closeEditor(editor, QAbstractItemDelegate.EndEditHint.NoHint)
        hints = QAbstractItemDelegate.EndEditHint
        if hint == hints.SubmitModelCache:
            self._move(-1 if QGuiApplication.keyboardModifiers() & _SHIFT else 1, 0)
        elif hint in (hints.EditNextItem, hints.EditPreviousItem):
            self._move(0, 1 if hint == hints.EditNextItem else -1)

    def _on_header_pressed(self, column: int) -> None:
        if self.table.columns[column].look == "number":
            self.selectAll()

    def _on_double_clicked(self, index: QModelIndex) -> None:
        if not index.flags() & Qt.ItemFlag.ItemIsEditable:
            self.opened.emit(self.place())
