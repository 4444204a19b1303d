"""The marks of the states, drawn: a shape for each besides its colour, so that nobody needs to see colours."""

from __future__ import annotations

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainter, QPolygonF

from joor_desktop.model.problem import Severity
from joor_desktop.ui.theme import colours

_RADIUS = 4.0


def draw_mark(painter: QPainter, centre: QPointF, severity: Severity | None) -> None:
    """Draw a red square on its corner for errors, an amber triangle for warnings, a green dot where all is right."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    x, y = centre.x(), centre.y()
    if severity is Severity.ERROR:
        painter.setBrush(colours().error)
        painter.drawPolygon(_polygon((x, y - 5), (x + 5, y), (x, y + 5), (x - 5, y)))
    elif severity is Severity.WARNING:
        painter.setBrush(colours().warning)
        painter.drawPolygon(_polygon((x, y - 4.5), (x + 5, y + 4), (x - 5, y + 4)))
    else:
        painter.setBrush(colours().right)
        painter.drawEllipse(centre, _RADIUS, _RADIUS)
    painter.restore()


def _polygon(*points: tuple[float, float]) -> QPolygonF:
    return QPolygonF([QPointF(x, y) for x, y in points])
