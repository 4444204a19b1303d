"""The look in one place: colours with a meaning, spacing in steps of 4, two type sizes and two weights.

A light theme comes first; a dark one is another :class:`Colours` with the same meanings.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QColor, QFont, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from joor_desktop.ui.theme_sheet import style_sheet

if TYPE_CHECKING:
    from joor_desktop.model.profile import Environment


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


class Colours:
    """What each colour means; red must be mended, amber looked at, green is right, blue is the one next action."""

    def __init__(self, **by_meaning: str) -> None:
        colours = {name: QColor(value) for name, value in by_meaning.items()}
        self.surface = colours["surface"]  # tables, forms, bars
        self.ground = colours["ground"]  # behind them
        self.side = colours["side"]  # the left column
        self.header = colours["header"]
        self.hairline = colours["hairline"]
        self.grid = colours["grid"]
        self.border = colours["border"]
        self.border_hover = colours["border_hover"]
        self.hover = colours["hover"]
        self.press = colours["press"]
        self.text = colours["text"]
        self.muted = colours["muted"]
        self.faint = colours["faint"]
        self.strong = colours["strong"]  # the chosen chip
        self.on_strong = colours["on_strong"]
        self.accent = colours["accent"]
        self.accent_hover = colours["accent_hover"]
        self.accent_press = colours["accent_press"]
        self.selection = colours["selection"]
        self.error = colours["error"]
        self.error_text = colours["error_text"]
        self.error_tint = colours["error_tint"]
        self.error_line = colours["error_line"]
        self.warning = colours["warning"]
        self.warning_text = colours["warning_text"]
        self.warning_tint = colours["warning_tint"]
        self.warning_line = colours["warning_line"]
        self.right = colours["right"]
        self.right_text = colours["right_text"]
        self.right_tint = colours["right_tint"]
        self.practice_text = colours["practice_text"]
        self.practice_tint = colours["practice_tint"]
        self.practice_line = colours["practice_line"]

    def environment(self, environment: Environment) -> tuple[QColor, QColor, QColor]:
        """Text, tint and line of an environment's badge; another address counts as seriously as production."""
        if environment.value == "practice":
            return self.practice_text, self.practice_tint, self.practice_line
        if environment.value == "sandbox":
            return self.warning_text, self.warning_tint, self.warning_line
        return self.error_text, self.error_tint, self.error_line


LIGHT = Colours(
    surface="#ffffff",
    ground="#f3f4f7",
    side="#eceff3",
    header="#f7f8fa",
    hairline="#e1e5eb",
    grid="#eceff3",
    border="#c5ccd7",
    border_hover="#98a3b5",
    hover="#f1f4f8",
    press="#e4e9f0",
    text="#1f2733",
    muted="#5a6578",
    faint="#667085",
    strong="#1f2733",
    on_strong="#ffffff",
    accent="#1f5fd0",
    accent_hover="#194fb0",
    accent_press="#143f8d",
    selection="#e3edfc",
    error="#c6352b",
    error_text="#a31c14",
    error_tint="#fdecea",
    error_line="#eeb4af",
    warning="#d79a16",
    warning_text="#855400",
    warning_tint="#fff6e0",
    warning_line="#f0cf85",
    right="#2c8a4b",
    right_text="#1e6b38",
    right_tint="#e3f3e8",
    practice_text="#174da8",
    practice_tint="#e3edfc",
    practice_line="#a9c5f3",
)

_current = LIGHT


def colours() -> Colours:
    """The colours of the theme that is on."""
    return _current


STYLE_ARGUMENTS = ("-style", "fusion")
"""For the making of the application: to set the style afterwards would load all of Qt's style constants first."""


def apply_theme(application: QApplication) -> None:
    """Give the whole program its font, palette and style sheet."""
    font = QFont(application.font())
    font.setPixelSize(Size.BODY)
    application.setFont(font)
    application.setPalette(_palette(_current))
    application.setStyleSheet(style_sheet(_current))


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
        (role.Link, colours.accent),
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
