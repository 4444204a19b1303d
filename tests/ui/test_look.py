"""The look: as the system, light or dark, changed while the window is open, and kept."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QAction, QColor, QPalette
from PySide6.QtWidgets import QApplication, QMenu, QPushButton, QWidget

from joor_desktop.storage.drafts import Drafts
from joor_desktop.storage.settings import LOOK, Settings
from joor_desktop.ui.icons import icon
from joor_desktop.ui.look_choice import kept_look
from joor_desktop.ui.theme import Look, apply_theme, colours, follow_system
from joor_desktop.ui.theme_colours import DARK, LIGHT
from joor_desktop.ui.window import MainWindow
from tests.ui.conftest import OpenWindow


@pytest.fixture(autouse=True)
def _light_again(qapp: QApplication) -> Iterator[None]:
    yield
    qapp.styleHints().unsetColorScheme()
    apply_theme(qapp, Look.LIGHT)


def look_menu(window: MainWindow) -> dict[str, QAction]:
    """The entries of the menu of looks, by their words."""
    more = next(button for button in window.frame.top.findChildren(QPushButton) if button.accessibleName() == "More")
    looks = next(menu for menu in more.menu().findChildren(QMenu) if menu.title() == "Look")
    return {action.text(): action for action in looks.actions()}


def colours_in(widget: QWidget) -> set[str]:
    image = widget.grab().toImage()
    return {image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())}


def test_everything_becomes_dark_and_light_again_at_once(window: MainWindow) -> None:
    frame = window.frame
    assert {LIGHT.surface.name(), LIGHT.text.name()} <= colours_in(frame)
    look_menu(window)["Dark"].trigger()
    dark = colours_in(frame)
    assert {DARK.surface.name(), DARK.side.name(), DARK.header.name()} <= dark
    assert not {LIGHT.surface.name(), LIGHT.side.name(), LIGHT.header.name()} & dark
    look_menu(window)["Light"].trigger()
    assert not {DARK.surface.name(), DARK.side.name()} & colours_in(frame)


def test_look_is_kept_for_the_next_start(window: MainWindow, lists: Drafts, open_window: OpenWindow) -> None:
    assert look_menu(window)["As the system"].isChecked()
    look_menu(window)["Dark"].trigger()
    assert kept_look(Settings(lists.database)) is Look.DARK
    again = open_window()
    assert look_menu(again)["Dark"].isChecked()


def test_unknown_look_of_a_later_version_is_the_systems(lists: Drafts) -> None:
    Settings(lists.database).keep(LOOK, "high contrast")
    assert kept_look(Settings(lists.database)) is Look.SYSTEM


def test_first_look_is_the_systems(qapp: QApplication) -> None:
    qapp.setStyleSheet("")
    dark_system = QPalette(QColor("#202020"))
    qapp.setPalette(dark_system)
    apply_theme(qapp)
    assert colours().surface == DARK.surface
    qapp.setStyleSheet("")
    qapp.setPalette(QPalette(QColor("#efefef")))
    apply_theme(qapp)
    assert colours().surface == LIGHT.surface


def test_system_that_changes_is_followed_unless_a_look_was_chosen(window: MainWindow, qapp: QApplication) -> None:
    apply_theme(qapp, Look.DARK)
    qapp.styleHints().colorSchemeChanged.emit(qapp.styleHints().colorScheme())
    assert colours().surface == LIGHT.surface
    look_menu(window)["Dark"].trigger()
    qapp.styleHints().colorSchemeChanged.emit(qapp.styleHints().colorScheme())
    assert colours().surface == DARK.surface


def test_system_that_tells_its_look_after_the_start_is_followed(qapp: QApplication) -> None:
    apply_theme(qapp, Look.DARK)  # what the palette seemed to say
    follow_system(qapp)
    assert colours().surface == LIGHT.surface


def test_icon_takes_the_colour_of_the_theme_and_is_as_fine_as_asked(qapp: QApplication) -> None:
    apply_theme(qapp, Look.LIGHT)
    drawn = icon("check", colours().text)
    button = QPushButton()
    button.setIcon(drawn)
    for look, each in ((Look.DARK, DARK), (Look.LIGHT, LIGHT)):
        apply_theme(qapp, look)
        image = button.icon().pixmap(QSize(16, 16), 3.0).toImage()
        assert image.width() == 48
        darkest = max(
            (image.pixelColor(x, y) for x in range(48) for y in range(48)), key=lambda colour: colour.alpha()
        )
        assert abs(darkest.lightness() - each.text.lightness()) < 8
