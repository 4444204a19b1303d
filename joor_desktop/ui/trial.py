"""The window once, with a list in it; and the letters of all languages, looked at where they are drawn."""

from __future__ import annotations

import pathlib
import sys
import time
from collections.abc import Callable

from PySide6.QtCore import QEventLoop, QPoint, QRect, QTimer
from PySide6.QtGui import QFont, QGlyphRun, QGuiApplication, QImage, QPainter, QTextLayout

from joor_desktop.errors import JoorDesktopError
from joor_desktop.model.texts import translate
from joor_desktop.ui.application import Application
from joor_desktop.ui.crash import CrashReporter
from joor_desktop.ui.start import Opening
from joor_desktop.ui.theme import STYLE_ARGUMENTS, Look, apply_theme

LETTERS = {
    "English": "The quick brown fox jumps over the lazy dog. “£€”",
    "Français": "Où l’œuvre naïve gêna Zoë, ça déçut Loïc : ÀÂÆÇÉÈÊËÎÏÔŒÙÛÜŸ « € »",
    "Italiano": "Perché così è più città, già giù: ÀÈÉÌÒÙ àèéìòù",
    "Español": "¿Dónde está el pingüino? ¡Mañana! ÁÉÍÑÓÚÜ áéíñóúü ºª",
    "Deutsch": "Größe, Äpfel, Öl, Übermaß „ß“ ÄÖÜẞ äöü",
    "Português": "Não há conexões: avó, avô, lâmpada, ÃÕÇÁÉÍÓÚÂÊÔÀ",
    "日本語": "顧客リストを送信しました。かな カナ 漢字 東京都渋谷区 ー、。「」",
    "简体中文": "客户列表已发送。检查错误，导入工作簿：上海市 广东省 “”",
}
"""Words in each language of the program, with the letters that only it has."""

_PATIENCE_S = 30.0
_HEIGHT = 48
_INK_OF_LETTER = 8
"""Dark pixels that a letter has at the least, taken over all of a language; a comma has fewer, a Chinese sign more."""


class NotDrawnError(JoorDesktopError):
    """Something is not on the screen as it should be."""


def start_application() -> Application:
    """The application, in the program's own light look."""
    application = Application([*sys.argv[:1], *STYLE_ARGUMENTS])
    application.setQuitOnLastWindowClosed(False)
    application.setDesktopFileName("joor-desktop")
    apply_theme(application, Look.LIGHT)
    return application


def try_window(application: Application, database_path: pathlib.Path) -> str:
    """Open the window on a file of lists, wait until its customers stand there, and close it.

    Raises NotDrawnError where they don't.
    """
    opening = Opening(application, database_path, CrashReporter())
    try:
        opening.open()
        _wait_for(lambda: opening.window is not None and opening.window.customers.place() is not None)
        assert opening.window is not None
        shown = opening.window.open_list.counts.customers
        picture = opening.window.frame.grab().toImage()
        opening.window.frame.close()
    finally:
        opening.close()
    if _ink(picture) < shown:
        raise NotDrawnError(translate("self-test", "The window opened, but it is empty."))
    text = translate("self-test", "{width} by {height} pixels on {platform}, {n} customers")
    platform = QGuiApplication.platformName()
    return text.format(width=picture.width(), height=picture.height(), platform=platform, n=shown)


def _wait_for(condition: Callable[[], bool]) -> None:
    loop = QEventLoop()
    until = time.monotonic() + _PATIENCE_S
    looking = QTimer()
    looking.timeout.connect(lambda: loop.quit() if condition() or time.monotonic() > until else None)
    looking.start(20)
    loop.exec()
    if not condition():
        raise NotDrawnError(translate("self-test", "The window did not open in time."))


def try_letters(language: str) -> str:
    """Draw the words in *language*, and look whether they are really there.

    Raises NotDrawnError where a letter is in no font of this computer, or leaves no ink.
    """
    text = LETTERS[language]
    layout = QTextLayout(text, Application.font())
    layout.beginLayout()
    layout.createLine()
    layout.endLayout()
    runs = layout.glyphRuns()
    if not runs or not all(map(_has_letters, runs)):
        raise NotDrawnError(
            translate("self-test", "No font has all letters of {language}.").format(language=language),
            translate("self-test", "Install a font for it, such as the package fonts-noto-cjk of Debian."),
        )
    letters = len(text.replace(" ", ""))
    if _ink(_drawn(text)) < letters * _INK_OF_LETTER:
        words = translate("self-test", "The letters of {language} are not drawn.")
        raise NotDrawnError(words.format(language=language))
    fonts = ", ".join(sorted({run.rawFont().familyName() for run in runs}))
    return translate("self-test", "{n} letters drawn, with {fonts}").format(n=letters, fonts=fonts)


def _has_letters(run: QGlyphRun) -> bool:
    # What Qt draws boxes with, where there is no font at all, has no table of letters; asked for its name, Qt crashes.
    return 0 not in run.glyphIndexes() and not run.rawFont().fontTable("cmap").isEmpty()


def _drawn(text: str) -> QImage:
    font = QFont(Application.font())
    font.setPixelSize(_HEIGHT // 2)
    picture = QImage(len(text) * _HEIGHT, _HEIGHT, QImage.Format.Format_Grayscale8)
    picture.fill(0xFFFFFFFF)
    painter = QPainter(picture)
    painter.setFont(font)
    painter.drawText(QRect(QPoint(0, 0), picture.size()), 0, text)
    painter.end()
    return picture


def _ink(picture: QImage) -> int:
    """How many pixels are darker than the middle."""
    grey = picture.convertToFormat(QImage.Format.Format_Grayscale8)
    return sum(byte < 0x80 for byte in bytes(grey.constBits()))
