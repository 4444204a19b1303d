"""One kind of problem in the left column: its title, a mark, and how many customers have it."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from joor_desktop.model.problem import Severity
from joor_desktop.storage.drafts import ProblemKind
from joor_desktop.ui.choice import ChoiceButton
from joor_desktop.ui.customers.marks import draw_mark
from joor_desktop.ui.theme import Size, Space, bold_font, colours
from joor_desktop.ui.words import counted, grouped

_PAD_X = 10
_PAD_Y = 6
_MARK = 16
_GAP = 8
_SCROLL_BAR = 12
KIND_WIDTH = Size.SIDE - Space.CONTROLS - _SCROLL_BAR
"""How wide a row is, in pixels: as the column without its scroll bar."""


class KindRow(ChoiceButton):
    """Its title wraps where the column is narrow."""

    def __init__(self, kind: ProblemKind, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.kind = kind
        self.setText(title)
        self.be_choice()
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.show_kind(kind)

    @property
    def help_topic(self) -> str:
        """Where the help says what to do about it."""
        return f"problems#{self.kind.code}"

    def show_kind(self, kind: ProblemKind) -> None:
        """Show another count."""
        self.kind = kind
        customers = counted(kind.customers, self.tr("1 customer"), self.tr("{n} customers"))
        must = self.tr("must be mended") if kind.severity is Severity.ERROR else self.tr("can be sent all the same")
        self.setAccessibleName(f"{self.text()}, {customers}, {must}")
        self.setToolTip(self.tr("{customers}: {must}.\nGo to the next one").format(customers=customers, must=must))
        self.setFixedSize(self.sizeHint())
        self.update()

    def sizeHint(self) -> QSize:
        """As wide as the column without its scroll bar, as high as the wrapped title."""
        room = QRect(0, 0, self._title_width(), 1000)
        text = self.fontMetrics().boundingRect(room, int(Qt.TextFlag.TextWordWrap), self.text())
        return QSize(KIND_WIDTH, text.height() + 2 * _PAD_Y)

    def _title_width(self) -> int:
        return KIND_WIDTH - 2 * _PAD_X - _MARK - _GAP - self._count_width()

    def _count_width(self) -> int:
        return self.fontMetrics().horizontalAdvance("0") * len(grouped(self.kind.customers)) + 2

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the mark, the title and the count."""
        painter = QPainter(self)
        painter.setLayoutDirection(self.layoutDirection())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        shades = colours()
        chosen = self.isChecked()
        if chosen or self.underMouse() or self.hasFocus():
            painter.setPen(shades.accent if self.hasFocus() else shades.hairline if chosen else Qt.PenStyle.NoPen)
            painter.setBrush(shades.chosen if chosen else shades.hover)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), Size.RADIUS, Size.RADIUS)
        line = self.fontMetrics().height()
        draw_mark(painter, QPointF(_PAD_X + 5, _PAD_Y + line / 2), self.kind.severity)
        painter.setPen(shades.text)
        room = QRect(_PAD_X + _MARK, _PAD_Y, self._title_width(), self.height() - 2 * _PAD_Y)
        painter.drawText(room, int(Qt.TextFlag.TextWordWrap), self.text())
        painter.setFont(bold_font(self))
        painter.setPen(shades.error_text if self.kind.severity is Severity.ERROR else shades.warning_text)
        at_right = self.rect().adjusted(0, _PAD_Y, -_PAD_X, 0)
        painter.drawText(at_right, int(Qt.AlignmentFlag.AlignRight), grouped(self.kind.customers))
