"""Kinds of problems that JOOR only recommends to mend: a group that is closed until somebody wants to see them."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QVBoxLayout, QWidget

from joor_desktop.model.problem import Severity
from joor_desktop.storage.drafts import ProblemKind
from joor_desktop.ui.choice import ChoiceButton
from joor_desktop.ui.customers.kind_row import KIND_WIDTH, KindRow
from joor_desktop.ui.theme import Size, colours
from joor_desktop.ui.words import counted, grouped

_CODES = ("recommended", "no-warehouse")
_HEIGHT = 32
_PAD_X = 10
_ARROW_ROOM = 16


def is_recommendation(kind: ProblemKind) -> bool:
    """Whether nothing goes wrong where problems of this kind are left as they are."""
    return kind.severity is Severity.WARNING and kind.code in _CODES


class _Heading(ChoiceButton):
    """Opens and closes the group, and says how many kinds are in it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setText(self.tr("Recommendations"))
        self.setToolTip(self.tr("What JOOR recommends to fill in; customers can be sent without it"))
        self.be_choice()
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFixedSize(QSize(KIND_WIDTH, _HEIGHT))
        self.show_number(0)

    def show_number(self, number: int) -> None:
        """Show how many kinds there are."""
        self._number = number
        kinds = counted(number, self.tr("1 kind"), self.tr("{n} kinds"))
        self.setAccessibleName(f"{self.text()}, {kinds}")
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw an arrow, the title and the number."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        shades = colours()
        if self.underMouse() or self.hasFocus():
            painter.setPen(shades.accent if self.hasFocus() else Qt.PenStyle.NoPen)
            painter.setBrush(shades.hover)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), Size.RADIUS, Size.RADIUS)
        self._draw_arrow(painter)
        painter.setPen(shades.muted)
        room = self.rect().adjusted(_PAD_X + _ARROW_ROOM, 0, -_PAD_X, 0)
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(room, int(Qt.AlignmentFlag.AlignLeft | middle), self.text())
        painter.drawText(room, int(Qt.AlignmentFlag.AlignRight | middle), grouped(self._number))

    def _draw_arrow(self, painter: QPainter) -> None:
        painter.setPen(QPen(colours().muted, 1.5))
        x, y = _PAD_X + 5.0, self.height() / 2
        down = [QPointF(x - 4, y - 2), QPointF(x, y + 2), QPointF(x + 4, y - 2)]
        right = [QPointF(x - 2, y - 4), QPointF(x + 2, y), QPointF(x - 2, y + 4)]
        painter.drawPolyline(down if self.isChecked() else right)


class Recommendations(QWidget):
    """Holds the rows of these kinds; hidden while there are none. ``turned`` tells that it was opened or closed."""

    turned = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._heading = _Heading(self)
        self._body = QWidget(self)
        self._rows = QVBoxLayout(self._body)
        self._body.hide()
        column = QVBoxLayout(self)
        for each in (self._rows, column):
            each.setContentsMargins(0, 0, 0, 0)
            each.setSpacing(0)
        column.addWidget(self._heading)
        column.addWidget(self._body)
        self._opened = False
        self._heading.clicked.connect(self._on_clicked)
        self.hide()

    def open(self, *, opened: bool) -> None:
        """Show the kinds, or only how many there are."""
        self._opened = opened
        self._heading.setChecked(opened)
        self._body.setVisible(opened)

    def _on_clicked(self) -> None:
        self.open(opened=not self._opened)
        self.turned.emit(self._opened)

    def show_rows(self, rows: list[KindRow]) -> None:
        """Show these rows in their order; others of the group are somebody else's from now on."""
        for row in rows:
            self._rows.removeWidget(row)
            self._rows.addWidget(row)
        self._heading.show_number(len(rows))
        self.setVisible(bool(rows))
