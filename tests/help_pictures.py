"""Takes the pictures of the help from the real window: ``python -m tests.help_pictures [FOLDER]``.

They are in the light look and in English, as fine as on a good screen, cut to what they are about, and written with a
palette, as small as they go.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from collections import Counter
from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QImage, QPainter, QPen
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from joor_desktop.storage.database import Database
from joor_desktop.storage.settings import LOOK, Settings
from joor_desktop.ui.importing.understood_side import UnderstoodSide
from joor_desktop.ui.look_choice import put_on
from joor_desktop.ui.theme import STYLE_ARGUMENTS, Look
from joor_desktop.ui.theme_colours import LIGHT
from joor_desktop.ui.window import MainWindow
from joor_desktop.work.help_pages import PICTURE_SCALE, PICTURES_FOLDER
from tests.pictures import fill, open_window, wait_until, whole_picture
from tests.ui.round import Round

_SIZE = (1180, 680)
_SETTLING_MS = 1200
_COLOURS = 96
_STRIP = 200
_MENU_SURROUNDINGS = (-140, -60, 10, 10)
_SIDE_HEIGHT = 440
_BELOW_PROFILE = 104
_WORKING = ("Reading", "Counting", "Looking")
_WIDEST = 700
"""As wide as a page of the help usually is, so that nothing is stored that would only be scaled away."""

Area = Callable[[MainWindow, QWidget], QRect]


def _in_frame(window: MainWindow, widget: QWidget) -> QRect:
    corner = widget.mapToGlobal(QPoint(0, 0)) - window.frame.mapToGlobal(QPoint(0, 0))
    return QRect(corner, widget.size())


def _whole(window: MainWindow, _shown: QWidget) -> QRect:
    return window.frame.rect()


def _page(window: MainWindow, _shown: QWidget) -> QRect:
    return _in_frame(window, window.frame.pages)


def _profile(window: MainWindow, shown: QWidget) -> QRect:
    return _page(window, shown).adjusted(0, 0, 0, -_BELOW_PROFILE)


def _preview(window: MainWindow, shown: QWidget) -> QRect:
    return _in_frame(window, shown).adjusted(0, 0, 0, -_STRIP)


def _side(window: MainWindow, _shown: QWidget) -> QRect:
    return _in_frame(window, window.frame.side)


def _form(window: MainWindow, _shown: QWidget) -> QRect:
    return _in_frame(window, window.customers.form_place)


def _above_table(window: MainWindow, _shown: QWidget) -> QRect:
    area = _in_frame(window, window.customers.pane)
    area.setHeight(_STRIP)
    return area


def _history(window: MainWindow, shown: QWidget) -> QRect:
    return _page(window, shown).adjusted(window.frame.pages.width() // 2, 0, 0, 0)


def _shown_itself(window: MainWindow, shown: QWidget) -> QRect:
    return _in_frame(window, shown)


def _around(window: MainWindow, shown: QWidget) -> QRect:
    return _in_frame(window, shown).adjusted(*_MENU_SURROUNDINGS)


def _import_side(window: MainWindow, _shown: QWidget) -> QRect:
    area = _in_frame(window, window.frame.findChildren(UnderstoodSide)[0])
    area.setHeight(_SIDE_HEIGHT)
    return area


def _columns(window: MainWindow, shown: QWidget) -> QRect:
    side = _import_side(window, shown)
    return _page(window, shown).adjusted(side.width(), 70, 0, -_STRIP)


def _beginning(window: MainWindow, shown: QWidget) -> QRect:
    return _page(window, shown).adjusted(150, 90, -150, -110)


_PICTURES: dict[str, tuple[str, Area]] = {
    "overview": ("a field with an error", _whole),
    "begin": ("empty list", _beginning),
    "import": ("import", _whole),
    "columns": ("import", _columns),
    "rows": ("import", _import_side),
    "problems": ("a problem", _side),
    "preview": ("preview of a fix", _preview),
    "column-menu": ("menu of a column", _around),
    "find": ("find and replace", _above_table),
    "form": ("a field with an error", _form),
    "quick-add": ("quick add", _form),
    "history": ("history", _history),
    "lists": ("lists", _shown_itself),
    "profiles": ("profile with a token", _profile),
    "account-lists": ("account lists", _page),
    "review": ("review", _page),
    "sends": ("sends", _page),
}
"""What a picture is called, at which stop of the round it is taken, and what of the window is on it."""


def _cut(whole: QImage, area: QRect) -> QImage:
    """The part of the window's picture, with a line around it."""
    inside = area.intersected(QRect(0, 0, whole.width() // PICTURE_SCALE, whole.height() // PICTURE_SCALE))
    cut = whole.copy(QRect(inside.topLeft() * PICTURE_SCALE, inside.size() * PICTURE_SCALE))
    cut.setDevicePixelRatio(1)
    if cut.width() > _WIDEST * PICTURE_SCALE:
        cut = cut.scaledToWidth(_WIDEST * PICTURE_SCALE, Qt.TransformationMode.SmoothTransformation)
    painter = QPainter(cut)
    painter.setPen(QPen(LIGHT.edge, PICTURE_SCALE))
    half = PICTURE_SCALE // 2
    painter.drawRect(cut.rect().adjusted(half, half, -half, -half))
    painter.end()
    return cut


def in_few_colours(picture: QImage) -> QImage:
    """The picture with a palette of the colours that have a meaning, and of its most frequent ones."""
    plain = picture.convertToFormat(QImage.Format.Format_RGB32)
    counted = Counter(memoryview(plain.constBits()).cast("I"))
    meant = [colour.rgb() for colour in vars(LIGHT).values() if colour.rgb() in counted]
    palette = list(dict.fromkeys([*meant, *(colour for colour, _ in counted.most_common(_COLOURS))]))[:_COLOURS]
    flags = Qt.ImageConversionFlag.ThresholdDither | Qt.ImageConversionFlag.AvoidDither
    return plain.convertToFormat(QImage.Format.Format_Indexed8, palette, flags)


def _is_still(shown: QWidget) -> bool:
    """Whether nothing on it is being read or counted any more, which it says itself."""
    return not any(
        label.isVisible() and label.text().endswith("…") and label.text().split()[0] in _WORKING
        for label in shown.findChildren(QLabel)
    )


def take(folder: Path) -> None:
    """Take all of them."""
    with tempfile.TemporaryDirectory() as home:
        os.environ["JOOR_DESKTOP_HOME"] = home
        os.environ["DBUS_SESSION_BUS_ADDRESS"] = f"unix:path={home}/no-bus"  # no keychain asks for a password
        database = Database(Path(home) / "lists.sqlite3")
        drafts = fill(database)
        Settings(database).keep(LOOK, Look.LIGHT.value)
        with open_window(database, *_SIZE) as window:
            for stop, shown in Round(window, drafts, Path(home), wait_until).stops():
                wanted = [(name, area) for name, (place, area) in _PICTURES.items() if place == stop]
                if wanted:
                    QTest.qWait(_SETTLING_MS)
                    wait_until(partial(_is_still, shown))
                    whole = whole_picture(window.frame).toImage()
                for name, area in wanted:
                    in_few_colours(_cut(whole, area(window, shown))).save(str(folder / f"{name}.png"), quality=0)


def main() -> None:
    """Take them into a folder, or into that of the help."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition(":")[0])
    parser.add_argument("folder", type=Path, nargs="?", default=PICTURES_FOLDER)
    folder = parser.parse_args().folder
    folder.mkdir(parents=True, exist_ok=True)
    os.environ["QT_SCALE_FACTOR"] = str(PICTURE_SCALE)
    application = QApplication([*sys.argv[:1], *STYLE_ARGUMENTS])
    put_on(application, Look.LIGHT)
    take(folder)


if __name__ == "__main__":
    main()
