"""The program's icon, drawn from its drawing: as pictures of several sizes, or all in one file for Windows or macOS."""

from __future__ import annotations

import struct
from pathlib import Path
from typing import TYPE_CHECKING

from build_target import PROJECT, BuildError

if TYPE_CHECKING:
    from PySide6.QtGui import QImage

DRAWING = PROJECT / "resources" / "icons" / "joor-desktop.svg"

_BLUE = "#1f5fd0"  # the ground of the drawing
_SIZES_OF_WINDOWS = (16, 20, 24, 32, 40, 48, 64, 256)
_KINDS_OF_MACOS = {b"ic11": 32, b"ic12": 64, b"ic07": 128, b"ic08": 256, b"ic09": 512, b"ic10": 1024}
_LARGEST_BITMAP = 64  # Windows reads larger pictures as PNG too, which are a tenth of the size


def draw_icons(pictures: dict[int, Path]) -> None:
    """Draw the icon as PNG files, each as many pixels wide and high as its key says.

    :raises BuildError: when one can't be written.
    """
    for size, file in pictures.items():
        file.parent.mkdir(parents=True, exist_ok=True)
        if not _draw(size).save(str(file)):
            raise BuildError(f"{file} could not be drawn.")


def write_icon_of_windows(file: Path) -> None:
    """Write an .ico file with the icon in all sizes that Windows shows."""
    pictures = [(size, _bitmap(size) if size <= _LARGEST_BITMAP else _png(size)) for size in _SIZES_OF_WINDOWS]
    place = 6 + 16 * len(pictures)
    entries = b""
    for size, picture in pictures:
        side = size % 256  # 256 is written as 0
        entries += struct.pack("<BBBBHHII", side, side, 0, 0, 1, 32, len(picture), place)
        place += len(picture)
    file.write_bytes(struct.pack("<HHH", 0, 1, len(pictures)) + entries + b"".join(picture for _, picture in pictures))


def write_icon_of_macos(file: Path) -> None:
    """Write an .icns file with the icon in all sizes that macOS shows."""
    content = b"".join(
        kind + struct.pack(">I", 8 + len(picture)) + picture
        for kind, picture in ((kind, _png(size)) for kind, size in _KINDS_OF_MACOS.items())
    )
    file.write_bytes(b"icns" + struct.pack(">I", 8 + len(content)) + content)


def write_side_of_installer(file: Path) -> None:
    """Write the picture beside the first and the last page of the installer for Windows, at twice its size."""
    from PySide6.QtGui import QColor, QImage, QPainter

    icon = _draw(192)
    picture = QImage(328, 628, QImage.Format.Format_RGB32)
    picture.fill(QColor(_BLUE))
    painter = QPainter(picture)
    painter.drawImage((picture.width() - icon.width()) // 2, 96, icon)
    painter.end()
    if not picture.convertToFormat(QImage.Format.Format_RGB888).save(str(file)):
        raise BuildError(f"{file} could not be drawn.")


def _bitmap(size: int) -> bytes:
    """A bitmap as .ico files hold it: said to be twice as high, for a mask that nobody looks at beside the alpha."""
    from PySide6.QtCore import Qt

    header = struct.pack("<IiiHHIIiiII", 40, size, 2 * size, 1, 32, 0, 0, 0, 0, 0, 0)
    mask = bytes((size + 31) // 32 * 4 * size)
    upside_down = _draw(size).flipped(Qt.Orientation.Vertical)
    return header + bytes(upside_down.constBits()) + mask


def _png(size: int) -> bytes:
    from PySide6.QtCore import QBuffer, QIODevice
    from PySide6.QtGui import QImageWriter

    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, b"PNG").write(_draw(size))
    return bytes(buffer.data().data())


def _draw(size: int) -> QImage:
    from PySide6.QtGui import QImage, QPainter
    from PySide6.QtSvg import QSvgRenderer

    picture = QImage(size, size, QImage.Format.Format_ARGB32)
    picture.fill(0)
    painter = QPainter(picture)
    QSvgRenderer(str(DRAWING)).render(painter)
    painter.end()
    return picture
