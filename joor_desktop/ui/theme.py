"""The look in one place: colours with a meaning, spacing in steps of 4, two type sizes and two weights."""

from __future__ import annotations

from enum import Enum

from PySide6.QtGui import QFont, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from joor_desktop.ui.theme_colours import DARK, LIGHT, Colours
from joor_desktop.ui.theme_sheet import style_sheet


class Space:
    """Distances in pixels."""

    UNIT = 4
    CONTROLS = 8
    FIELDS = 12
    PAGE = 16
    TABS = 20
    SECTIONS = 24


class Size:
    """Sizes of type and of what holds it, in pixels."""

    BODY = 13
    SMALL = 12
    CAPTION = 11
    TITLE = 15
    CONTROL = 30
    ROW = 28
    TOP_BAR = 44
    SIDE = 208
    RADIUS = 5


class Look(Enum):
    """Which theme is wanted; the value is kept in the settings."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


_current = Colours(**{name: colour.name() for name, colour in vars(LIGHT).items()})


def colours() -> Colours:
    """The colours of the theme that is on: always the same objects, which change when the theme does."""
    return _current


_DARK_BELOW = 128

STYLE_ARGUMENTS = ("-style", "fusion")
"""For the making of the application: to set the style afterwards would load all of Qt's style constants first."""


def apply_theme(application: QApplication, look: Look = Look.SYSTEM) -> None:
    """Give the whole program its font, palette and style sheet; to be called again when another look is wanted."""
    _current.become(DARK if _is_dark(application, look) else LIGHT)
    font = QFont(application.font())
    font.setPixelSize(Size.BODY)
    application.setFont(font)
    application.setPalette(_palette(_current))
    application.setStyleSheet(style_sheet(_current))


def follow_system(application: QApplication) -> None:
    """Put on the system's look, where it is another one than the one that is on."""
    wanted = DARK if _is_dark(application, Look.SYSTEM) else LIGHT
    if _current.surface != wanted.surface:
        apply_theme(application)


def _is_dark(application: QApplication, look: Look) -> bool:
    if look is not Look.SYSTEM:
        return look is Look.DARK
    if not application.styleSheet():
        # Before the theme is put on, the palette is the system's: asking the style hints would load all of Qt's types.
        return application.palette().window().color().lightness() < _DARK_BELOW
    return application.styleHints().colorScheme().name == "Dark"


def caption_font(widget: QWidget) -> QFont:
    """The font of small capitals above a group."""
    font = QFont(widget.font())
    font.setPixelSize(Size.CAPTION)
    font.setWeight(QFont.Weight.DemiBold)
    return font


def bold_font(widget: QWidget, pixels: int = Size.BODY) -> QFont:
    """The heavier of the two weights."""
    font = QFont(widget.font())
    font.setPixelSize(pixels)
    font.setWeight(QFont.Weight.DemiBold)
    return font


def restyle(widget: QWidget, name: str, value: str) -> None:
    """Set the property *name* that the style sheet asks for, and draw the widget anew where it changed."""
    if widget.property(name) != value:
        widget.setProperty(name, value)
        widget.style().unpolish(widget)
        widget.style().polish(widget)
        widget.update()


def _palette(colours: Colours) -> QPalette:
    palette = QPalette()
    role = QPalette.ColorRole
    for colour_role, colour in (
        (role.Window, colours.ground),
        (role.WindowText, colours.text),
        (role.Base, colours.surface),
        (role.AlternateBase, colours.header),
        (role.Text, colours.text),
        (role.PlaceholderText, colours.faint),
        (role.Button, colours.surface),
        (role.ButtonText, colours.text),
        (role.BrightText, colours.error_text),
        (role.Highlight, colours.accent),
        (role.HighlightedText, colours.on_strong),
        (role.Accent, colours.accent),
        (role.Link, colours.accent),
        (role.LinkVisited, colours.accent),
        (role.ToolTipBase, colours.strong),
        (role.ToolTipText, colours.on_strong),
        (role.Light, colours.surface),
        (role.Midlight, colours.grid),
        (role.Mid, colours.hairline),
        (role.Dark, colours.border),
    ):
        palette.setColor(colour_role, colour)
    for colour_role in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, colour_role, colours.faint)
    return palette
