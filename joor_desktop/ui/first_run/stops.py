"""Where the tour stops, and what it says there."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from joor_desktop.model.texts import translate
from joor_desktop.ui.customers.page import CustomersPage
from joor_desktop.ui.customers.problem_panel import ProblemPanel
from joor_desktop.ui.frame import WindowFrame
from joor_desktop.ui.side_bar import Place


@dataclass(frozen=True, slots=True)
class Stop:
    """``target`` gives the widget that is pointed at; a stop is left out while that isn't on screen."""

    title: str
    words: str
    target: Callable[[], QWidget | None]


def stops(frame: WindowFrame, customers: CustomersPage) -> list[Stop]:
    """All stops, in the order of the work."""
    top, side = frame.top, frame.side
    return [
        Stop(
            translate("tour", "Bring in a list"),
            translate(
                "tour",
                "Press Import or drop a file anywhere on the window. You see how it was understood before anything is "
                "added.",
            ),
            lambda: top.import_button,
        ),
        Stop(
            translate("tour", "Your customers"),
            translate(
                "tour", "Type, copy, paste, sort and filter as in a spreadsheet. What is wrong is marked on its cell."
            ),
            lambda: customers.pane,
        ),
        Stop(
            translate("tour", "What needs you"),
            translate(
                "tour",
                "Each kind of problem, with its count. A click leads to the first one, F8 to the next. Where it is "
                "clear what is meant, one button mends them all.",
            ),
            lambda: side.findChild(ProblemPanel),
        ),
        Stop(
            translate("tour", "One customer in full"),
            translate("tour", "The customer of the table's cursor, with what is wrong under each field."),
            lambda: customers.form_place,
        ),
        Stop(
            translate("tour", "Check and send"),
            translate(
                "tour",
                "Shows what would go, and sends it when you say so. While the badge at the left says PRACTICE, nothing "
                "leaves this computer.",
            ),
            lambda: top.send_button,
        ),
        Stop(
            translate("tour", "What became of it"),
            translate("tour", "Everything that was sent is here, with how far JOOR is and what needs you."),
            lambda: side.button(Place.SENDS),
        ),
        Stop(
            translate("tour", "And the rest"),
            translate("tour", "The history of your changes, templates, the language, and this tour once more."),
            lambda: top.more_button,
        ),
    ]
