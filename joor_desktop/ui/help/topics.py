"""Which part of the help belongs to what a person is looking at.

A part of the window that has a page says so by its attribute ``help_topic``: the name of a page, with the anchor of a
section behind "#" where one is meant. The innermost part around the focus counts.
"""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtWidgets import QWidget

FIRST_TOPIC = "start"
"""Where nothing says more."""


def topic_of(widget: QWidget | None) -> str:
    """The topic of the innermost part around *widget* that has one; "" where none has."""
    return next((topic for part in around(widget) if (topic := getattr(part, "help_topic", ""))), "")


def explain(widget: QWidget | None) -> bool:
    """Let the part around *widget* say in place what it is; False where it can't, or has just done so."""
    for part in around(widget):
        explainer = getattr(part, "explain", None)
        if explainer is not None:
            return bool(explainer())
    return False


def around(widget: QWidget | None) -> Iterator[QWidget]:
    """The widget and all that it lies in, from the inside."""
    while widget is not None:
        yield widget
        widget = widget.parentWidget()
