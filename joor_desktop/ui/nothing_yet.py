"""What a page shows while it has nothing to show: what will come here, and what to do next."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from joor_desktop.ui.icons import PictureLabel
from joor_desktop.ui.theme import Space, colours

_WIDTH = 440
_PICTURE = 40


class NothingYet(QWidget):
    """A picture, a title, some words and one button; ``wanted`` tells that it was pressed."""

    wanted = Signal()

    def __init__(self, icon_name: str, title: str, words: str, wish: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        middle = Qt.AlignmentFlag.AlignHCenter
        drawing = PictureLabel(icon_name, colours().accent, _PICTURE)
        headline = QLabel(title)
        headline.setProperty("role", "title")
        explanation = QLabel(words)
        explanation.setProperty("role", "muted")
        explanation.setWordWrap(True)
        explanation.setAlignment(middle)
        explanation.setFixedWidth(_WIDTH)
        explanation.setMinimumHeight(explanation.heightForWidth(_WIDTH))
        button = QPushButton(wish)
        button.clicked.connect(self.wanted)
        self.setFocusProxy(button)
        column = QVBoxLayout(self)
        column.setSpacing(Space.CONTROLS)
        column.addStretch(2)
        for part in (drawing, headline, explanation):
            column.addWidget(part, 0, middle)
        column.addSpacing(Space.CONTROLS)
        column.addWidget(button, 0, middle)
        column.addStretch(3)
