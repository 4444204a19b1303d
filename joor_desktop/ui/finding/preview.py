"""What replacing all would do, cell by cell, with ticks to leave some out."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QStyledItemDelegate, QVBoxLayout, QWidget

from joor_desktop.ui.finding.hits_model import HitsModel
from joor_desktop.ui.sends.calm_table import CalmTable
from joor_desktop.ui.theme import Space
from joor_desktop.ui.words import counted

_WIDTHS = (104, 140, 0, 0)
_LEAST_ROWS, _MOST_ROWS = 2, 7


class HitsTable(CalmTable):
    """The rows; Space ticks the chosen one."""

    def sizeHint(self) -> QSize:
        """As high as its rows, up to a limit."""
        return QSize(0, self.height_of_rows(_MOST_ROWS))

    def minimumSizeHint(self) -> QSize:
        """Where there is little room it scrolls."""
        return QSize(0, self.height_of_rows(_LEAST_ROWS))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space ticks, wherever in its row the cursor is."""
        index = self.currentIndex().siblingAtColumn(0)
        if event.key() == Qt.Key.Key_Space and index.isValid():
            ticked = index.data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Checked
            state = Qt.CheckState.Unchecked if ticked else Qt.CheckState.Checked
            self.model().setData(index, state, Qt.ItemDataRole.CheckStateRole)
        else:
            super().keyPressEvent(event)


class Preview(QWidget):
    """``accepted`` tells that the ticked cells are to be replaced, ``sought`` a hit to be shown in the table."""

    accepted = Signal()
    sought = Signal(object)

    def __init__(self, hits: HitsModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.hits = hits
        self._table = HitsTable(self.tr("What would be replaced"), _WIDTHS, self)
        self._table.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._table.setModel(hits)
        self._table.setItemDelegateForColumn(0, QStyledItemDelegate(self._table))  # it paints the tick
        self._words = QLabel(self)
        self._words.setProperty("role", "muted")
        self._tick_all = QPushButton(self.tr("Tick all"), self)
        self._cancel = QPushButton(self.tr("Cancel"), self)
        self._accept = QPushButton(self)
        self._accept.setProperty("kind", "offer")
        self._lay_out()
        self._tick_all.clicked.connect(hits.choose_all)
        self._cancel.clicked.connect(self.hide)
        self._accept.clicked.connect(self.accepted)
        self._table.doubleClicked.connect(self._on_double_clicked)
        hits.choice_changed.connect(self._show_choice)
        self.hide()

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(Space.CONTROLS)
        buttons.addWidget(self._words, 1)
        for button in (self._tick_all, self._cancel, self._accept):
            buttons.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, Space.UNIT, 0, 0)
        column.setSpacing(Space.CONTROLS)
        column.addWidget(self._table)
        column.addLayout(buttons)

    def begin(self) -> None:
        """Show what would be replaced, with the cursor in the list."""
        self._show_choice()
        self.show()
        self._table.choose_row(0)
        self._table.setFocus()

    def _on_double_clicked(self, index: QModelIndex) -> None:
        row = self.hits.row(index.row())
        if row is not None:
            self.sought.emit(row.hit)

    def _show_choice(self) -> None:
        chosen, left_out = self.hits.chosen, len(self.hits.left_out)
        self._table.updateGeometry()
        self._accept.setText(counted(chosen, self.tr("Replace 1 cell"), self.tr("Replace {n} cells")))
        self._accept.setEnabled(chosen > 0)
        self._tick_all.setEnabled(left_out > 0)
        words = counted(left_out, self.tr("1 cell is left out"), self.tr("{n} cells are left out"))
        self._words.setText(words if left_out else self.tr("One step to undo"))
