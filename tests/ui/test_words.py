"""No bare words: a translator puts brackets around all that passes it, and every word on screen has to be in them."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from PySide6 import QtCore, QtGui, QtWidgets
from PySide6.QtCore import QCoreApplication, Qt, QTranslator
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QMenu,
    QTableView,
    QWidget,
)

from joor_desktop.model.languages import LANGUAGES
from joor_desktop.model.record import Record
from joor_desktop.model.texts import install_translator
from tests.lupdate import found_texts
from tests.ui.conftest import OpenWindow, faulty, managed_windows
from tests.ui.round import BRACKETS, Round

_OPEN, _CLOSE = tuple(BRACKETS)

# What the round brings along, what people call the same in all languages, and the names of keys.
_NOT_OURS = set(
    """
    Autumn fair Spring practice Paris EU Legenda clienti kunden xlsx Codice cliente Ragione sociale dest Listino Fido
    Boutique Elan Srl Concept Rossi Milano Roma Bari EUR Europe Ort
    JOOR Desktop JSON XML
    Alt Ctrl Del Down End Enter Esc Home Ins Left Return Right Shift Space Tab Up
    """.split()
) | {language.name for language in LANGUAGES}


_BY_TR: set[tuple[str, str]] = set()
_BY_DOOR: set[tuple[str, str]] = set()
"""Context and text of all that was translated."""


class _Brackets(QTranslator):
    """Translates every text into itself, in brackets."""

    def isEmpty(self) -> bool:
        """Never: Qt asks no translator that is empty."""
        return False

    def translate(self, context: str, text: str, _hint: str | None = None, _number: int = -1) -> str:
        """The text in brackets."""
        if not any(hasattr(part, context) for part in (QtCore, QtGui, QtWidgets)):  # Qt's own words
            _BY_TR.add((context, text))
        return f"{_OPEN}{text}{_CLOSE}"


def _through_the_door(context: str, text: str) -> str:
    _BY_DOOR.add((context, text))
    return QCoreApplication.translate(context, text)


@pytest.fixture
def _bracketed(qapp: QApplication) -> Iterator[None]:
    translator = _Brackets()
    qapp.installTranslator(translator)
    install_translator(_through_the_door)
    yield
    install_translator(None)
    qapp.removeTranslator(translator)


@pytest.fixture
def five(_bracketed: None, five: list[int]) -> list[int]:
    """The same five customers, once all words are in brackets."""
    return five


def shown_texts(window: QWidget) -> Iterator[tuple[str, str]]:
    """Every text that a person sees or hears, with the kind of what shows it; no cells."""
    yield "title", window.windowTitle()
    for widget in window.findChildren(QWidget):
        if not widget.isVisible():
            continue
        kind = type(widget).__name__
        yield kind, widget.toolTip()
        yield kind, widget.accessibleName()
        yield kind, widget.accessibleDescription()
        if isinstance(widget, QLabel | QAbstractButton):
            yield kind, widget.text()
        if isinstance(widget, QLineEdit):
            yield kind, widget.placeholderText()
        if isinstance(widget, QComboBox):
            yield from ((kind, widget.itemText(number)) for number in range(widget.count()))
        if isinstance(widget, QTableView):
            model = widget.model()
            horizontal = Qt.Orientation.Horizontal
            yield from ((kind, str(model.headerData(c, horizontal) or "")) for c in range(model.columnCount()))
    for menu in window.findChildren(QMenu):
        menu.aboutToShow.emit()
        yield from ((f"menu {menu.title()}", action.text()) for action in menu.actions())


def bare_words(text: str) -> set[str]:
    """The words of *text* that stand in no brackets."""
    left, depth = "", 0
    for sign in re.sub("<[^>]*>", " ", text):
        depth += (sign == _OPEN) - (sign == _CLOSE)
        left += " " if depth > 0 or sign == _CLOSE else sign
    return words_in(left) - _NOT_OURS


def words_in(text: str) -> set[str]:
    """All words of two letters or more."""
    return set(re.findall(r"[^\W\d_]{2,}", text))


def values_of(record: Record) -> set[str]:
    """The words of all values of a customer."""
    rows = [record.values, *(entry for entries in record.entries.values() for entry in entries)]
    return words_in(" ".join(value for row in rows for value in row.values()))


@pytest.mark.usefixtures("_bracketed")
@managed_windows
def test_all_words_of_the_window_pass_the_translator(open_window: OpenWindow, whole_round: Round) -> None:
    typed = values_of(faulty(1))
    bare: dict[tuple[str, str], str] = {}
    for stop, shown in whole_round.stops():
        for kind, text in shown_texts(shown):
            if found := bare_words(text) - typed:
                bare.setdefault((kind, text), f"{stop}: {sorted(found)}")
    assert not bare, "\n".join(f"{key}: {told}" for key, told in bare.items())
    marked = found_texts()
    asked_by_name = {pair for pair in _BY_DOOR if pair[0] != "round"}
    assert len(asked_by_name) > 200
    lost = sorted(asked_by_name - marked)
    assert not lost, "lupdate does not find them"
    texts = {text for _, text in marked}
    assert not {pair for pair in _BY_TR - _BY_DOOR if pair[1] not in texts}, "lupdate does not find them"
