"""The first screens and the tour, as a part of the round through all that the window can show."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLabel, QPushButton, QRadioButton, QWidget

from joor_desktop.model.texts import translate
from joor_desktop.ui.first_run.account_screen import AccountScreen
from joor_desktop.ui.first_run.bubble import Bubble
from joor_desktop.ui.first_run.dialog import WelcomeDialog
from joor_desktop.ui.form.link import LinkButton
from joor_desktop.ui.window import MainWindow

_LEFT = Qt.MouseButton.LeftButton
_SETTLING_MS = 200
_PATIENCE_MS = 10_000


def first_run_stops(window: MainWindow) -> Iterator[tuple[str, QWidget]]:
    """All of them; the window has a profile that isn't for practice."""
    window.actions.welcome.trigger()
    dialog = window.frame.findChildren(WelcomeDialog)[-1]
    yield _settled("what the program does", dialog)
    QTest.mouseClick(_strong(dialog), _LEFT)
    yield from _account(dialog)
    QTest.mouseClick(_strong(dialog), _LEFT)
    yield _settled("the first file", dialog)
    dialog.reject()
    QTest.qWait(_SETTLING_MS)
    window.actions.tour.trigger()
    while bubbles := [each for each in window.frame.findChildren(Bubble) if each.isVisible()]:
        yield _settled(f"tour: {bubbles[0].accessibleName()}", window.frame)
        QTest.mouseClick(_strong(bubbles[0]), _LEFT)


def _account(dialog: WelcomeDialog) -> Iterator[tuple[str, QWidget]]:
    screen = dialog.findChild(AccountScreen)
    assert screen is not None
    QTest.mouseClick(screen.findChildren(QRadioButton)[1], _LEFT)
    _wait_for_keychain(screen)
    yield _settled("an account that is there", dialog)
    choice = screen.findChildren(QComboBox)[0]
    _choose(choice, choice.count() - 1)
    _wait_for_keychain(screen)
    yield _settled("a new account", dialog)
    screen.findChildren(LinkButton)[0].click()
    yield _settled("all settings of a new account", dialog)
    _choose(choice, 0)


def _wait_for_keychain(screen: AccountScreen) -> None:
    """Let its answer come."""
    asking = translate("OwnAccount", "Asking the keychain…")
    waited_ms = 0
    while any(label.text() == asking for label in screen.findChildren(QLabel)) and waited_ms < _PATIENCE_MS:
        QTest.qWait(_SETTLING_MS)
        waited_ms += _SETTLING_MS


def _choose(choice: QComboBox, number: int) -> None:
    choice.setCurrentIndex(number)
    choice.activated.emit(number)


def _settled(name: str, shown: QWidget) -> tuple[str, QWidget]:
    QTest.qWait(_SETTLING_MS)
    return name, shown


def _strong(within: QWidget) -> QPushButton:
    """The one strong button that is seen."""
    buttons = [each for each in within.findChildren(QPushButton) if each.property("kind") == "strong"]
    return next(each for each in buttons if each.isVisible())
