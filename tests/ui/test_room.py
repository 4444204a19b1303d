"""A small window has room for everything: no words are cut, nothing has to be scrolled sideways to be read."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QLabel, QPushButton, QScrollArea, QToolButton, QWidget

from joor_desktop.ui.chooser import Chooser
from joor_desktop.ui.customers.chips import Chip
from joor_desktop.ui.customers.kind_row import KindRow
from joor_desktop.ui.form.elided_label import ElidedLabel, LineButton
from joor_desktop.ui.form.link import LinkButton
from joor_desktop.ui.window import MainWindow
from tests.ui.conftest import managed_windows
from tests.ui.round import Round

_MAY_BE_CUT = (Chip, ElidedLabel, LineButton, LinkButton, Chooser, KindRow)
"""These end in dots and tell the whole in their tool tip or beside, or have several lines."""


def cut_words(window: QWidget) -> Iterator[str]:
    """The words that have less room than they need."""
    for each in window.findChildren(QWidget):
        if not each.isVisible() or isinstance(each, _MAY_BE_CUT) or isinstance(each.parentWidget(), QAbstractItemView):
            continue
        if isinstance(each, QLabel) and each.text():
            lower = each.wordWrap() and each.height() < each.heightForWidth(each.width())
            if lower or (not each.wordWrap() and each.width() < each.minimumSizeHint().width()):
                yield each.text()
        elif isinstance(each, QAbstractButton) and each.text() and not isinstance(each, QToolButton):  # these are icons
            needed = QFontMetrics(each.font()).horizontalAdvance(each.text().replace("&&", "&"))
            if each.width() < (each.sizeHint().width() if isinstance(each, QPushButton) else needed):
                yield each.text()


def sideways(window: QWidget) -> Iterator[str]:
    """The places that are wider than what is seen of them; tables may be."""
    for area in window.findChildren(QScrollArea):
        inner = area.widget()
        if area.isVisible() and inner is not None and inner.width() > area.viewport().width():
            yield f"{type(area.parentWidget()).__name__}: {inner.width()} in {area.viewport().width()}"


@managed_windows
def test_small_window_has_room_for_everything(window: MainWindow, whole_round: Round) -> None:
    window.frame.resize(1024, 640)
    found: dict[str, str] = {}
    for stop, shown in whole_round.stops():
        for words in (*cut_words(shown), *sideways(shown)):
            found.setdefault(words, stop)
    assert not found
