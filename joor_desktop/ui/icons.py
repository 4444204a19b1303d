"""The icons: one family of line drawings, in a colour of the theme and as fine as the screen."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QEvent, QRect, QSize
from PySide6.QtGui import QColor, QGuiApplication, QIcon, QIconEngine, QPainter, QPixmap
from PySide6.QtWidgets import QLabel, QWidget

from joor_desktop.storage.resources import RESOURCES

_SIZE = 16


@cache
def _drawing(name: str) -> str:
    return (RESOURCES / "icons" / f"{name}.svg").read_text(encoding="utf-8")


@cache
def _picture(name: str, colour: str, pixels: int, ratio: float) -> QPixmap:
    device_pixels = round(pixels * ratio)
    sized = f'<svg width="{device_pixels}" height="{device_pixels}" '
    drawing = _drawing(name).replace("<svg ", sized, 1).replace("currentColor", colour)
    picture = QPixmap()
    picture.loadFromData(drawing.encode(), "SVG")
    picture.setDevicePixelRatio(ratio)
    return picture


def picture(name: str, colour: QColor, pixels: int = _SIZE) -> QPixmap:
    """The icon called *name* in *colour*, that many pixels wide and high, drawn for the finest screen there is."""
    application = QGuiApplication.instance()
    ratio = application.devicePixelRatio() if isinstance(application, QGuiApplication) else 1.0
    return _picture(name, colour.name(), pixels, ratio)


class _Drawn(QIconEngine):
    """Draws an icon anew for each size and fineness, in the colour that its object has at that moment."""

    def __init__(self, name: str, colour: QColor) -> None:
        super().__init__()
        self._name = name
        self._colour = colour

    def clone(self) -> QIconEngine:
        return _Drawn(self._name, self._colour)

    def paint(self, painter: QPainter, rect: QRect, _mode: QIcon.Mode, _state: QIcon.State) -> None:
        ratio = painter.device().devicePixelRatio()
        painter.drawPixmap(rect, _picture(self._name, self._colour.name(), rect.width(), ratio))

    def scaledPixmap(self, size: QSize, _mode: QIcon.Mode, _state: QIcon.State, scale: float) -> QPixmap:
        return _picture(self._name, self._colour.name(), size.width(), scale)

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        return self.scaledPixmap(size, mode, state, 1.0)


def icon(name: str, colour: QColor) -> QIcon:
    """The icon called *name* for a button or a menu; a *colour* of the theme changes in it when the theme does."""
    return QIcon(_Drawn(name, colour))


class PictureLabel(QLabel):
    """Shows an icon alone, and draws it anew when the theme changes."""

    def __init__(self, name: str, colour: QColor, pixels: int = _SIZE, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pixels = pixels
        self.show_picture(name, colour)

    def show_picture(self, name: str, colour: QColor) -> None:
        """Show another icon."""
        self._name = name
        self._colour = colour
        self.setPixmap(picture(name, colour, self._pixels))

    def changeEvent(self, event: QEvent) -> None:
        """Take the colour from the new theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self.setPixmap(picture(self._name, self._colour, self._pixels))


def program_icon() -> QIcon:
    """The program's own icon."""
    return QIcon(str(RESOURCES / "icons" / "joor-desktop.svg"))
