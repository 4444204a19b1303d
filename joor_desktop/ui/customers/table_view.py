"""One table on screen: it moves, edits and clears as a spreadsheet does."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QFontMetrics, QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QAbstractItemDelegate, QAbstractItemView, QHeaderView, QWidget

from joor_desktop.model.path import Path
from joor_desktop.ui.customers.cell_delegate import CellDelegate
from joor_desktop.ui.customers.cell_editor import CellEditor
from joor_desktop.ui.customers.frozen_view import FrozenTableView
from joor_desktop.ui.customers.place import Place
from joor_desktop.ui.customers.table_model import Index, TableModel
from joor_desktop.ui.customers.typing_keeper import TypingKeeper
from joor_desktop.ui.open_list import OpenList
from joor_desktop.ui.theme import Size, bold_font

_HEADER_HEIGHT = 30
_HEADER_PAD = 20
_CELL_PAD = 20
_STATE_MARK = 18
_WIDEST_FIT = 600
_NONE = Qt.KeyboardModifier.NoModifier
_SHIFT = Qt.KeyboardModifier.ShiftModifier
_CONTROL = Qt.KeyboardModifier.ControlModifier
_KEYPAD = Qt.KeyboardModifier.KeypadModifier

_ENDS = {
    Qt.Key.Key_Up.value: (-1, 0),
    Qt.Key.Key_Down.value: (1, 0),
    Qt.Key.Key_Left.value: (0, -1),
    Qt.Key.Key_Right.value: (0, 1),
}
"""Rows down and columns to the right, by arrow key."""


class TableView(FrozenTableView):
    """Shows a :class:`TableModel`.

    ``moved`` tells the cell that the cursor is in now, as (record id, path or None) or None; ``opened`` that a cell was
    asked for which can't be edited; ``clear_requested`` and ``delete_requested`` are the wishes of the keys.
    """

    moved = Signal(object)
    opened = Signal(object)
    clear_requested = Signal()
    delete_requested = Signal()
    menu_requested = Signal(QPoint)

    def __init__(self, model: TableModel, open_list: OpenList, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._quiet = False
        self.table = model
        self.delegate = CellDelegate(model, self)
        self._keeper = TypingKeeper(model, open_list, self)
        self.delegate.editor_opened.connect(self._keeper.begin)
        self.setModel(model)
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
        self.clicked.connect(self._on_clicked)
        self.doubleClicked.connect(self._on_double_clicked)

    def _set_up_headers(self) -> None:
        rows, head = self.verticalHeader(), self.horizontalHeader()
        rows.hide()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setDefaultSectionSize(Size.ROW)
        head.setFixedHeight(_HEADER_HEIGHT)
        head.setHighlightSections(False)
        head.setSectionsClickable(True)
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

    def go_to(self, record_id: int, path: Path | None) -> bool:
        """Put the cursor on a cell and scroll there; False where the table doesn't show that record."""
        index = self.table.index_of(record_id, path)
        if not index.isValid():
            return False
        seen = self.viewport().rect().contains(self.visualRect(index))
        self.setCurrentIndex(index)
        if not seen:
            across = self.horizontalScrollBar().value()
            self.scrollTo(index, QAbstractItemView.ScrollHint.PositionAtCenter)
            # To the side only as far as needed: who it is stands at the left.
            self.horizontalScrollBar().setValue(across)
            self.scrollTo(index, QAbstractItemView.ScrollHint.EnsureVisible)
        return True

    def go_to_start(self) -> None:
        """Put the cursor on the first value of the first row."""
        first = next(number for number, column in enumerate(self.table.columns) if column.field() is not None)
        self.setCurrentIndex(self.table.index(0, first))

    def keep_quiet(self, *, quiet: bool) -> None:
        """Don't tell where the cursor is while rows come and go."""
        self._quiet = quiet

    def chosen_records(self) -> list[int]:
        """The records of all chosen rows, in the order of the table."""
        ids = self.table.rows.ids
        found: dict[int, None] = {}
        for part in sorted(self.selectionModel().selection().toList(), key=lambda part: part.top()):
            found.update(dict.fromkeys(ids[part.top() : part.bottom() + 1]))
        return list(found)

    def chosen_entries(self) -> list[tuple[int, int]]:
        """The record and the index of the entry of all chosen rows."""
        rows = self.table.rows
        chosen = {
            row for part in self.selectionModel().selection().toList() for row in range(part.top(), part.bottom() + 1)
        }
        return [(rows.ids[row], rows.entry(row)) for row in sorted(chosen)]

    def chosen_values(self) -> list[tuple[int, Path, str]]:
        """The places of all chosen cells that can be edited and aren't empty, with their texts."""
        values = []
        columns = self.table.columns
        for part in self.selectionModel().selection().toList():
            for column in range(part.left(), part.right() + 1):
                if columns[column].field() is None:
                    continue
                for row in range(part.top(), part.bottom() + 1):
                    record_id, path = self.table.place(self.table.index(row, column))
                    text = self.table.cell(row, column).text
                    if text and path is not None:
                        values.append((record_id, path, text))
        return values

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
        if self.state() == QAbstractItemView.State.EditingState:
            super().keyPressEvent(event)  # a key that the editor had first, and that it left
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and modifiers in (_NONE, _SHIFT):
            self._enter(1 if modifiers == _NONE else -1)
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and modifiers == _NONE:
            self.clear_requested.emit()
        elif key == Qt.Key.Key_Minus and modifiers == _CONTROL:
            self.delete_requested.emit()
        elif modifiers == _CONTROL and key in _ENDS:
            self._go_to_end(*_ENDS[key])
        else:
            super().keyPressEvent(event)
            if key == Qt.Key.Key_F2:
                self._put_cursor_at_end()

    def _enter(self, down: int) -> None:
        current = self.currentIndex()
        if current.isValid() and not current.flags() & Qt.ItemFlag.ItemIsEditable:
            self.opened.emit(self.place())
        else:
            self._move(down, 0)

    def _move(self, down: int, right: int) -> None:
        current = self.currentIndex()
        target = self.table.index(current.row() + down, current.column() + right)
        if target.isValid():
            self.setCurrentIndex(target)

    def _go_to_end(self, down: int, right: int) -> None:
        current = self.currentIndex()
        last = self.table.rowCount() - 1 if down else self.table.columnCount() - 1
        end = last if down + right > 0 else 0
        target = current.siblingAtRow(end) if down else current.siblingAtColumn(end)
        if target.isValid():
            self.setCurrentIndex(target)

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

    def _on_clicked(self, index: QModelIndex) -> None:
        if index.column() == 0 and QGuiApplication.keyboardModifiers() == _NONE:
            row = QItemSelection(index, index.siblingAtColumn(self.table.columnCount() - 1))
            self.selectionModel().select(row, QItemSelectionModel.SelectionFlag.ClearAndSelect)

    def _on_double_clicked(self, index: QModelIndex) -> None:
        if not index.flags() & Qt.ItemFlag.ItemIsEditable:
            self.opened.emit(self.place())
