"""Draws the cells of a table, row by row and not cell by cell: a page is drawn in one frame of the screen.

Qt asks a delegate for each cell with a new option and a new index; in Python that takes longer than the drawing.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRect, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QTableView

from joor_desktop.model.problem import Severity
from joor_desktop.storage.drafts import StoredRecord
from joor_desktop.ui.customers.columns import Look, StateColumn
from joor_desktop.ui.customers.marks import draw_mark
from joor_desktop.ui.customers.row_state import is_trouble
from joor_desktop.ui.customers.table_model import TableModel
from joor_desktop.ui.theme import Size, colours

Span = tuple[int, int, int]
"""A column, where its left edge is seen, and its width with the line at its right."""

_PAD = 8
_BAR = 3
_DOT = 18
_WIDE_LETTER = 12
_WIDE_SIGN = 14
"""A text of so many pixels for each Latin letter, or other sign, may be too wide; only such a one is measured."""
_MOST_ELIDED = 4096
_BREAKS = str.maketrans({"\n": " ⏎ ", "\t": " "})


class CellPainter:
    """Paints calmly: a wrong value gets a tint and a bar at its left, the chosen cell a frame, all others nothing."""

    def __init__(self, table: QTableView, model: TableModel) -> None:
        self._table = table
        self._model = model
        self._metrics = QFontMetrics(table.font())
        self._font_key = ""
        self._baseline = 0.0
        self._elided: dict[tuple[str, int], str] = {}

    def draw(self, painter: QPainter, area: QRect, columns: Sequence[Span]) -> None:
        """Draw the rows that are seen in *area*, of these columns, and the lines between their cells."""
        table = self._table
        first = table.rowAt(area.top())
        if first < 0:
            return
        self._see_font()
        height, start = Size.ROW, table.rowViewportPosition(first)
        last = min(first + (area.bottom() - start) // height, self._model.rowCount() - 1)
        self._model.have_ready(first, last)
        tops = range(start, start + (last - first + 1) * height, height)
        self._draw_chosen(painter, first, tops, columns)
        for row, top in enumerate(tops, first):
            self._draw_row(painter, row, top, columns)
        _draw_lines(painter, tops, columns)
        self._draw_cursor(painter, first, tops, columns)

    def _see_font(self) -> None:
        key = self._table.font().key()
        if key != self._font_key or len(self._elided) > _MOST_ELIDED:
            self._font_key = key
            self._metrics = QFontMetrics(self._table.font())
            self._baseline = (Size.ROW - 1 - self._metrics.height()) / 2 + self._metrics.ascent()
            self._elided.clear()

    def _draw_chosen(self, painter: QPainter, first: int, tops: range, columns: Sequence[Span]) -> None:
        shade = colours().selection
        for part in self._table.selectionModel().selection().toList():
            above, below = max(part.top(), first), min(part.bottom(), first + len(tops) - 1)
            if above <= below:
                left, right = part.left(), part.right()
                top, height = tops[above - first], (below - above + 1) * Size.ROW
                for column, x, width in columns:
                    if left <= column <= right:
                        painter.fillRect(x, top, width, height, shade)
        self._draw_active(painter, first, tops, columns)

    def _draw_active(self, painter: QPainter, first: int, tops: range, columns: Sequence[Span]) -> None:
        """Leave the active cell bright among the chosen ones: it takes what is typed."""
        current = self._table.currentIndex()
        parts = self._table.selectionModel().selection()
        alone = parts.count() == 1 and parts.at(0).height() == 1 == parts.at(0).width()
        if self._table.hasFocus() and not alone and first <= current.row() < first + len(tops):
            for column, x, width in columns:
                if column == current.column():
                    painter.fillRect(x, tops[current.row() - first], width, Size.ROW, colours().surface)

    def _draw_row(self, painter: QPainter, row: int, top: int, columns: Sequence[Span]) -> None:
        model = self._model
        stored = model.stored(row)
        if stored is None:
            return
        shown, entry = model.columns, model.rows.entry(row)
        if stored.problems:
            for number, left, width in columns:
                if problems := shown[number].problems(stored, entry):
                    worst = max(problem.severity for problem in problems)
                    self._draw_problem(painter, row, number, QRect(left, top, width - 1, Size.ROW - 1), worst)
        baseline = top + self._baseline
        for number, left, width in columns:
            column = shown[number]
            mark = 0
            if column.look == "state":
                if not (isinstance(column, StateColumn) and column.is_unknown(stored)):
                    _draw_state(painter, left + _PAD + 4, top + (Size.ROW - 2) // 2 + 0.5, stored)
                mark = _DOT
            if text := column.text(stored, entry):
                self._draw_text(painter, left + _PAD + mark, baseline, width - 1 - 2 * _PAD - mark, text, column.look)

    def _draw_problem(self, painter: QPainter, row: int, column: int, rect: QRect, severity: Severity) -> None:
        shades, index = colours(), self._model.index(row, column)
        error = severity is Severity.ERROR
        tint = QColor(shades.error_tint if error else shades.warning_tint)
        if index != self._table.currentIndex() and self._table.selectionModel().isSelected(index):
            tint.setAlpha(150)
        painter.fillRect(rect, tint)
        left = rect.left() + (2 if index == self._table.currentIndex() and self._table.hasFocus() else 0)
        painter.fillRect(left, rect.top(), _BAR, rect.height(), shades.error if error else shades.warning)

    def _draw_text(self, painter: QPainter, left: int, baseline: float, width: int, text: str, look: Look) -> None:
        if look == "number":
            painter.setPen(colours().faint)
            left += width - self._metrics.horizontalAdvance(text)
        else:
            painter.setPen(colours().muted if look == "muted" else colours().text)
        if len(text) * (_WIDE_LETTER if text.isascii() else _WIDE_SIGN) > width or "\n" in text or "\t" in text:
            text = self._fitting(text, width)
        painter.drawText(QPointF(left, baseline), text)

    def _fitting(self, text: str, width: int) -> str:
        """The text in one line, with an ellipsis where it is too wide."""
        known = self._elided.get((text, width))
        if known is None:
            known = self._metrics.elidedText(text.translate(_BREAKS), Qt.TextElideMode.ElideRight, width)
            self._elided[text, width] = known
        return known

    def _draw_cursor(self, painter: QPainter, first: int, tops: range, columns: Sequence[Span]) -> None:
        current = self._table.currentIndex()
        if not self._table.hasFocus() or not first <= current.row() < first + len(tops):
            return
        for column, left, width in columns:
            if column == current.column():
                painter.setPen(QPen(colours().accent, 2))
                painter.drawRect(QRect(left + 1, tops[current.row() - first] + 1, width - 3, Size.ROW - 3))


def _draw_state(painter: QPainter, x: float, y: float, stored: StoredRecord) -> None:
    doubtful = stored.problems or (stored.facts is not None and is_trouble(stored.facts))
    severity = Severity.ERROR if stored.errors else Severity.WARNING if doubtful else None
    draw_mark(painter, QPointF(x, y), severity)


def _draw_lines(painter: QPainter, tops: range, columns: Sequence[Span]) -> None:
    """Draw the lines below and at the right of the cells, as areas: so they are sharp on every screen."""
    shade = colours().grid
    left, right = columns[0][1], columns[-1][1] + columns[-1][2]
    for top in tops:
        painter.fillRect(left, top + Size.ROW - 1, right - left, 1, shade)
    for _, x, width in columns:
        painter.fillRect(x + width - 1, tops[0], 1, len(tops) * Size.ROW, shade)
