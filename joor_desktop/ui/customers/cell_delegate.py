"""Says how large the cells of the tables are, and opens their editors."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QWidget

from joor_desktop.ui.customers.cell_editor import CellEditor
from joor_desktop.ui.customers.place import Learned
from joor_desktop.ui.customers.table_model import TableModel
from joor_desktop.ui.theme import Size

Index = QModelIndex | QPersistentModelIndex


class CellDelegate(QStyledItemDelegate):
    """``editor_opened`` tells the editor and the cell it stands in. A table draws its cells itself, many at a time."""

    editor_opened = Signal(CellEditor, object)

    def __init__(self, model: TableModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self.learned: Learned = {}

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        """All rows are of one height; a column's width is what its title asks for."""
        return QSize(self._model.columns[index.column()].width, Size.ROW)

    def createEditor(self, parent: QWidget, _option: QStyleOptionViewItem, index: Index) -> QWidget:
        """Open an editor for the field of the cell's column."""
        field = self._model.columns[index.column()].field()
        assert field is not None
        editor = CellEditor(field, self.learned, parent, self._model.country(index.row()))
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
