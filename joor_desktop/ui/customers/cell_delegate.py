"""Draws the cells of the tables and opens their editors."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QPointF, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from joor_desktop.model.problem import Severity
from joor_desktop.storage.drafts import StoredRecord
from joor_desktop.ui.customers.cell_editor import CellEditor
from joor_desktop.ui.customers.marks import draw_mark
from joor_desktop.ui.customers.place import Learned
from joor_desktop.ui.customers.table_model import Cell, TableModel
from joor_desktop.ui.theme import Size, colours

Index = QModelIndex | QPersistentModelIndex

_PAD = 8
_BAR = 3
_DOT = 18
_WIDE_SIGN = 9
"""A text of that many pixels for each sign may be too wide; only such a one is measured."""
_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
_SELECTED = QStyle.StateFlag.State_Selected
_FOCUSED = QStyle.StateFlag.State_HasFocus


class CellDelegate(QStyledItemDelegate):
    """Paints calmly: a wrong value gets a tint and a bar at its left, the chosen cell a frame, all others nothing.

    ``editor_opened`` tells the editor and the cell it stands in.
    """

    editor_opened = Signal(CellEditor, object)

    def __init__(self, model: TableModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self.learned: Learned = {}

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        """All rows are of one height; a column's width is what its title asks for."""
        return QSize(self._model.columns[index.column()].width, Size.ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw the cell from back to front."""
        cell = self._model.cell(index.row(), index.column())
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        selected = bool(state & _SELECTED)
        if selected:
            painter.fillRect(rect, colours().selection)
        if cell.problem is not None:
            _paint_problem(painter, rect, cell.problem.severity, selected=selected, focused=bool(state & _FOCUSED))
        if cell.stored is not None:
            _paint_text(painter, rect, cell, cell.stored)
        if state & _FOCUSED:
            painter.setPen(QPen(colours().accent, 2))
            painter.drawRect(rect.adjusted(1, 1, -1, -1))

    def createEditor(self, parent: QWidget, _option: QStyleOptionViewItem, index: Index) -> QWidget:
        """Open an editor for the field of the cell's column."""
        field = self._model.columns[index.column()].field()
        assert field is not None
        editor = CellEditor(field, self.learned, parent)
        editor.chosen.connect(self._on_chosen)
        self.editor_opened.emit(editor, QPersistentModelIndex(index))
        return editor

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Put the value into the editor, but not over what is being typed."""
        assert isinstance(editor, CellEditor)
        if not editor.isModified():
            editor.setText(index.data(Qt.ItemDataRole.EditRole) or "")

    def setModelData(self, editor: QWidget, _model: object, index: Index) -> None:
        """Save what was typed."""
        assert isinstance(editor, CellEditor)
        self._model.setData(index, editor.text())

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, _index: Index) -> None:
        """Fill the cell, or more than that where the text needs it."""
        assert isinstance(editor, CellEditor)
        editor.stand_over(option.rect)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Leave the keys for lists and lines to the editor."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_F4:
            return False
        return super().eventFilter(watched, event)

    def _on_chosen(self) -> None:
        editor = self.sender()
        assert isinstance(editor, CellEditor)
        self.commitData.emit(editor)
        self.closeEditor.emit(editor, QStyledItemDelegate.EndEditHint.NoHint)


def _paint_problem(painter: QPainter, rect: QRect, severity: Severity, *, selected: bool, focused: bool) -> None:
    shades = colours()
    error = severity is Severity.ERROR
    tint = QColor(shades.error_tint if error else shades.warning_tint)
    if selected:
        tint.setAlpha(150)
    painter.fillRect(rect, tint)
    left = rect.left() + (2 if focused else 0)
    painter.fillRect(left, rect.top(), _BAR, rect.height(), shades.error if error else shades.warning)


def _paint_text(painter: QPainter, rect: QRect, cell: Cell, stored: StoredRecord) -> None:
    look = cell.column.look
    inner = rect.adjusted(_PAD, 0, -_PAD, 0)
    if look == "state":
        severity = Severity.ERROR if stored.errors else Severity.WARNING if stored.problems else None
        draw_mark(painter, QPointF(inner.left() + 4, rect.center().y() + 0.5), severity)
        inner.setLeft(inner.left() + _DOT)
    painter.setPen(colours().faint if look == "number" else colours().muted if look == "muted" else colours().text)
    text = cell.text
    if len(text) * _WIDE_SIGN > inner.width():
        text = painter.fontMetrics().elidedText(text.replace("\n", " ⏎ "), Qt.TextElideMode.ElideRight, inner.width())
    painter.drawText(inner, _RIGHT if look == "number" else _LEFT, text)
