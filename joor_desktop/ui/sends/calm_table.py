"""A quiet table: white, hairlines, one row chosen at a time, only to be read."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractItemModel, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QSizePolicy, QTableView, QWidget

from joor_desktop.ui.sends.delegates import WordsDelegate
from joor_desktop.ui.theme import Size, colours

_LEAST_REST = 120
"""What the column that takes the rest gets at least, in pixels."""


class CalmTable(QTableView):
    """Shows a listing; the column whose width is 0 takes the room that the others leave."""

    def __init__(self, name: str, widths: Sequence[int], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._widths = widths
        self._fewest: int | None = None
        self.setAccessibleName(name)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        rows = self.verticalHeader()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setDefaultSectionSize(Size.ROW)
        rows.hide()
        self.setItemDelegate(WordsDelegate(self))
        columns = self.horizontalHeader()
        columns.setHighlightSections(False)
        columns.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        columns.setFixedHeight(Size.ROW)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def setModel(self, model: QAbstractItemModel | None) -> None:
        """Show *model* with the widths that the table was made with."""
        super().setModel(model)
        self.set_widths(self._widths)

    def set_widths(self, widths: Sequence[int]) -> None:
        """Show the columns as wide as that, in pixels; those of 0 share what is left."""
        self._widths = widths
        header = self.horizontalHeader()
        modes = QHeaderView.ResizeMode
        for column, width in enumerate(widths[: header.count()]):
            header.setSectionResizeMode(column, modes.Interactive if width else modes.Stretch)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Make the columns narrower where there is too little room for them, and as wide as before where there is."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Let no column be narrower than its head, whatever language that is in."""
        header = self.horizontalHeader()
        least = {column: header.sectionSizeHint(column) for column, width in enumerate(self._widths) if width}
        wished = {column: max(self._widths[column], least[column]) for column in least}
        room = self.viewport().width() - (_LEAST_REST if 0 in self._widths else 0) - sum(least.values())
        part = min(1.0, max(room, 0) / max(1, sum(wished.values()) - sum(least.values())))
        for column, width in wished.items():
            self.setColumnWidth(column, int(least[column] + (width - least[column]) * part))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw a frame around the row that the keys move from, or around all rows where there is none."""
        super().paintEvent(event)
        if self.hasFocus():
            row = self.visualRect(self.currentIndex())
            frame = self.viewport().rect()
            if row.isValid():
                frame.setTop(row.top())
                frame.setHeight(row.height())
            painter = QPainter(self.viewport())
            painter.setPen(QPen(colours().accent, 2))
            painter.drawRect(frame.adjusted(1, 1, -1, -1))

    def ask_for_rows(self, fewest: int) -> None:
        """Ask the layout for the room of that many rows, and take what else it has to give."""
        self._fewest = fewest
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """The room that the layout was asked for."""
        size = super().sizeHint()
        return size if self._fewest is None else QSize(size.width(), self.height_of_rows(self._fewest))

    def minimumSizeHint(self) -> QSize:
        """No less than that."""
        size = super().minimumSizeHint()
        return size if self._fewest is None else QSize(size.width(), self.sizeHint().height())

    def height_of_rows(self, most: int) -> int:
        """The height, in pixels, of the header and of the rows, of at most *most* of them."""
        rows = min(most, self.model().rowCount())
        return self.horizontalHeader().height() + max(1, rows) * Size.ROW + 2 * self.frameWidth()

    def chosen_row(self) -> int:
        """The chosen row, -1 where none is."""
        index = self.currentIndex()
        return index.row() if index.isValid() else -1

    def choose_row(self, row: int) -> None:
        """Choose a row, if it is there."""
        if 0 <= row < self.model().rowCount():
            self.selectRow(row)
