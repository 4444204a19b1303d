"""A small window has room for everything: no words are cut, nothing has to be scrolled sideways to be read."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QHeaderView,
    QLabel,
    QPushButton,
    QScrollArea,
    QToolButton,
    QWidget,
)

from joor_desktop.model.languages import ENGLISH, LANGUAGES
from joor_desktop.model.texts import translate
from joor_desktop.ui.chooser import Chooser
from joor_desktop.ui.customers.chips import Chip
from joor_desktop.ui.customers.kind_row import KindRow
from joor_desktop.ui.form.elided_label import ElidedLabel, LineButton
from joor_desktop.ui.form.field_message import FieldMessage
from joor_desktop.ui.language import speak
from joor_desktop.ui.side_bar import Place, PlaceButton
from joor_desktop.ui.window import MainWindow
from tests.ui.conftest import managed_windows
from tests.ui.round import Round

_MAY_BE_CUT = (Chip, ElidedLabel, LineButton, Chooser, KindRow)
"""These end in dots and tell the whole in their tool tip or beside, or have several lines."""

_HOLDS_VALUES = (QAbstractItemView, FieldMessage)
"""What stands in these is as long as a customer's values are."""

_MANY = 88_888
"""How many customers a long list has ready to be sent."""

_BESIDE_HEAD = 4
"""Pixels at both sides of the head of a column that may be missing before its words are cut."""


def cut_words(window: QWidget) -> Iterator[str]:
    """The words that have less room than they need."""
    for each in window.findChildren(QWidget):
        if not each.isVisible() or isinstance(each, _MAY_BE_CUT) or isinstance(each.parentWidget(), _HOLDS_VALUES):
            continue
        if isinstance(each, QLabel) and each.text():
            lower = each.wordWrap() and each.height() < each.heightForWidth(each.width())
            if lower or (not each.wordWrap() and each.width() < each.minimumSizeHint().width()):
                yield each.text()
        elif isinstance(each, QAbstractButton) and each.text() and not isinstance(each, QToolButton):  # these are icons
            needed = QFontMetrics(each.font()).horizontalAdvance(each.text().replace("&&", "&"))
            if each.width() < (each.sizeHint().width() if isinstance(each, QPushButton) else needed):
                yield each.text()


def outside(window: QWidget) -> Iterator[str]:
    """The words that stand outside of what they lie in, where nothing scrolls."""
    worded: list[QLabel | QAbstractButton] = [*window.findChildren(QLabel), *window.findChildren(QAbstractButton)]
    for each in worded:
        within, end = each.parentWidget(), each.geometry().right()
        if within is None or each.isWindow() or isinstance(within, QAbstractItemView) or not each.isVisible():
            continue
        if each.text() and end > within.width():
            yield f"{each.text()} ends at {end} of {within.width()}"


def crowded_places(window: QWidget) -> Iterator[str]:
    """The places of the side bar whose name and note stand in each other's way."""
    for place in window.findChildren(PlaceButton):
        notes = sum(note.sizeHint().width() for note in place.findChildren(QLabel) if note.isVisible())
        if place.sizeHint().width() + notes > place.width():
            yield place.accessibleName()


def cut_heads(window: QWidget) -> Iterator[str]:
    """The heads of columns that have less room than they need."""
    for head in window.findChildren(QHeaderView):
        model = head.model()
        if not head.isVisible() or head.orientation() is Qt.Orientation.Vertical or model is None:
            continue
        for section in range(head.count()):
            words = model.headerData(section, Qt.Orientation.Horizontal)
            room, needed = head.sectionSize(section), head.sectionSizeHint(section) - _BESIDE_HEAD
            if words and not head.isSectionHidden(section) and room < needed:
                yield f"head {words}: {room} of {needed}"


def sideways(window: QWidget) -> Iterator[str]:
    """The places that are wider than what is seen of them; tables may be."""
    for area in window.findChildren(QScrollArea):
        inner = area.widget()
        if area.isVisible() and inner is not None and inner.width() > area.viewport().width():
            yield f"{type(area.parentWidget()).__name__}: {inner.width()} in {area.viewport().width()}"


@pytest.fixture
def _spoken(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[None]:
    """The language that the test is given; English again after it."""
    speak(qapp, request.param)
    yield
    speak(qapp, ENGLISH)


@pytest.fixture
def window_size() -> tuple[int, int]:
    """Return the least that the program has to do with."""
    return 1024, 640


def without_room(window: MainWindow, whole_round: Round) -> dict[str, str]:
    """What has too little room anywhere on the round, and where it was first seen."""
    found: dict[str, str] = {}
    notes = [translate("SendsNews", words).format(n=9) for words in ("{n} open", "{n} wait", "{n} mails")]
    for stop, shown in whole_round.stops():
        window.frame.top.show_ready(_MANY, _MANY)
        window.frame.side.show_note(Place.SENDS, max(notes, key=len))
        QApplication.sendPostedEvents()
        for words in (*cut_words(shown), *outside(shown), *crowded_places(shown), *cut_heads(shown), *sideways(shown)):
            found.setdefault(words, stop)
    return found


@managed_windows
@pytest.mark.parametrize("_spoken", LANGUAGES, ids=lambda language: language.code, indirect=True)
@pytest.mark.usefixtures("_spoken")
def test_small_window_has_room_for_everything(request: pytest.FixtureRequest) -> None:
    window: MainWindow = request.getfixturevalue("window")  # made when the language is spoken
    assert not without_room(window, request.getfixturevalue("whole_round"))


@managed_windows
def test_right_to_left_has_room_too(request: pytest.FixtureRequest, qapp: QApplication) -> None:
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    try:
        window: MainWindow = request.getfixturevalue("window")
        table = window.customers.pane.tables.table
        places = [table.head.sectionViewportPosition(column) for column in range(4)]
        assert places == [table.columnViewportPosition(column) for column in range(4)] == sorted(places)
        assert not without_room(window, request.getfixturevalue("whole_round"))
    finally:
        qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
