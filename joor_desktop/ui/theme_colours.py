"""The colours: each has a meaning, which is the same in the light and in the dark theme."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QColor

if TYPE_CHECKING:
    from joor_desktop.model.profile import Environment


class Colours:
    """What each colour means; red must be mended, amber looked at, green is right, blue is the one next action."""

    def __init__(self, **by_meaning: str) -> None:
        colours = {name: QColor(value) for name, value in by_meaning.items()}
        self.surface = colours["surface"]  # tables, forms, bars
        self.ground = colours["ground"]  # behind them
        self.side = colours["side"]  # the left column
        self.chosen = colours["chosen"]  # the line of the left column where one is
        self.header = colours["header"]
        self.hairline = colours["hairline"]
        self.grid = colours["grid"]
        self.edge = colours["edge"]  # of what lies over something else
        self.border = colours["border"]  # of what can be pressed or typed into
        self.border_hover = colours["border_hover"]
        self.hover = colours["hover"]
        self.press = colours["press"]
        self.text = colours["text"]
        self.muted = colours["muted"]
        self.faint = colours["faint"]
        self.strong = colours["strong"]  # the chosen chip
        self.on_strong = colours["on_strong"]  # on strong, accent and error
        self.accent = colours["accent"]
        self.accent_hover = colours["accent_hover"]
        self.accent_press = colours["accent_press"]
        self.selection = colours["selection"]
        self.error = colours["error"]  # marks; the texts have a colour of their own
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

    def become(self, other: Colours) -> None:
        """Take on the colours of *other*, in the very same objects: whoever holds one of them draws with it anew."""
        for name, colour in vars(other).items():
            getattr(self, name).setRgba(colour.rgba())

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
    chosen="#ffffff",
    header="#f7f8fa",
    hairline="#e1e5eb",
    edge="#c5ccd7",
    grid="#eceff3",
    border="#808a9c",
    border_hover="#5c687b",
    hover="#f1f4f8",
    press="#e4e9f0",
    text="#1f2733",
    muted="#5a6578",
    faint="#5f697c",
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
    warning="#ab7600",
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

DARK = Colours(
    surface="#1c2128",
    ground="#14181d",
    side="#181c22",
    chosen="#2a323d",
    header="#21272f",
    hairline="#323a45",
    edge="#434d5b",
    grid="#2a313b",
    border="#7b8696",
    border_hover="#a3adbb",
    hover="#262d37",
    press="#2e3641",
    text="#e4e8ee",
    muted="#a9b3c2",
    faint="#9ba6b7",
    strong="#dfe4eb",
    on_strong="#0e1621",
    accent="#6ea8ff",
    accent_hover="#8bbaff",
    accent_press="#a8ccff",
    selection="#213a5f",
    error="#f0685d",
    error_text="#ff9d94",
    error_tint="#3b2123",
    error_line="#6f3a38",
    warning="#d99a1c",
    warning_text="#f0bd5c",
    warning_tint="#352a12",
    warning_line="#6b5421",
    right="#45ab6a",
    right_text="#74cc92",
    right_tint="#193021",
    practice_text="#9cc3ff",
    practice_tint="#1b2c48",
    practice_line="#34568d",
)
