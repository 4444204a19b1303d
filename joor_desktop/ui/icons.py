"""The icons: one family of line drawings, drawn crisp at any size in a colour of the theme."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from PySide6.QtCore import QByteArray, QRect, QSize
from PySide6.QtGui import QColor, QIcon, QIconEngine, QImage, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

_PLACES = [folder / "resources" for folder in Path(__file__).resolve().parents[1:3]]
RESOURCES = _PLACES[0] if _PLACES[0].is_dir() else _PLACES[1]
"""Pictures and files that the program shows or hands out: inside an installed package, beside it in a checkout."""

_TRANSPARENT = QImage.Format.Format_ARGB32_Premultiplied


class _LineIcon(QIconEngine):
    """An icon that is drawn anew for each size, so that it is crisp on every screen."""

    def __init__(self, name: str, colour: str) -> None:
        super().__init__()
        self._name = name
        self._colour = colour

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, _state: QIcon.State) -> None:
        """Draw the icon; fainter where it is disabled."""
        painter.save()
        if mode == QIcon.Mode.Disabled:
            painter.setOpacity(0.4)
        renderer(self._name, self._colour).render(painter, rect.toRectF())
        painter.restore()

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        """The icon as a picture of that many device pixels."""
        width, height = size.width(), size.height()
        image = QImage(bytes(4 * width * height), width, height, _TRANSPARENT).copy()
        painter = QPainter(image)
        self.paint(painter, QRect(0, 0, width, height), mode, state)
        painter.end()
        return QPixmap.fromImage(image)

    def clone(self) -> QIconEngine:
        """Another engine for the same icon."""
        return _LineIcon(self._name, self._colour)


@cache
def renderer(name: str, colour: str) -> QSvgRenderer:
    """What draws the icon called *name* in a colour such as "#1f2733"."""
    drawing = (RESOURCES / "icons" / f"{name}.svg").read_bytes()
    return QSvgRenderer(QByteArray(drawing.replace(b"currentColor", colour.encode())))


@cache
def _icon(name: str, colour: str) -> QIcon:
    return QIcon(_LineIcon(name, colour))


def icon(name: str, colour: QColor) -> QIcon:
    """The icon called *name*, in *colour*."""
    return _icon(name, colour.name())


def program_icon() -> QIcon:
    """The program's own icon."""
    return QIcon(str(RESOURCES / "icons" / "joor-desktop.svg"))
