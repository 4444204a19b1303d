"""The icons: one family of line drawings, in a colour of the theme and as fine as the screen."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from PySide6.QtGui import QColor, QGuiApplication, QIcon, QPixmap

_PLACES = [folder / "resources" for folder in Path(__file__).resolve().parents[1:3]]
RESOURCES = _PLACES[0] if _PLACES[0].is_dir() else _PLACES[1]
"""Pictures and files that the program shows or hands out: inside an installed package, beside it in a checkout."""

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


def icon(name: str, colour: QColor) -> QIcon:
    """The icon called *name* for a button or a menu."""
    return QIcon(picture(name, colour))


def program_icon() -> QIcon:
    """The program's own icon."""
    return QIcon(str(RESOURCES / "icons" / "joor-desktop.svg"))
