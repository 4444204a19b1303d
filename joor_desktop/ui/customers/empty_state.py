"""What stands in place of the table while the list has no customers: what to do next."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from joor_desktop.ui.icons import PictureLabel
from joor_desktop.ui.theme import Space, colours

_WIDTH = 440
_PICTURE = 40


class EmptyState(QWidget):
    """Four ways to begin, the usual one first; rows that were copied elsewhere can be pasted too."""

    help_topic = "start"

    import_requested = Signal()
    sample_requested = Signal()
    template_requested = Signal()
    add_requested = Signal()
    paste_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("surface", "white")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        QShortcut(QKeySequence.StandardKey.Paste, self).activated.connect(self.paste_requested)
        box = QWidget(self)
        box.setFixedWidth(_WIDTH)
        column = QVBoxLayout(box)
        column.setSpacing(Space.CONTROLS)
        self._add_head(column)
        self._add_ways(column)
        middle = QHBoxLayout()
        middle.addStretch(1)
        middle.addWidget(box)
        middle.addStretch(1)
        outer = QVBoxLayout(self)
        outer.addStretch(2)
        outer.addLayout(middle)
        outer.addStretch(3)

    def _add_head(self, column: QVBoxLayout) -> None:
        drawing = PictureLabel("import", colours().accent, _PICTURE)
        drawing.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        title = QLabel(self.tr("Drop a spreadsheet of customers here"))
        title.setProperty("role", "title")
        title.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        words = QLabel(
            self.tr(
                "Workbooks of Excel or LibreOffice, text files with a table (.csv), JOOR's own JSON or XML; or paste "
                "rows that you copied. Every customer is checked at once; nothing is sent until you say so."
            )
        )
        words.setProperty("role", "muted")
        words.setWordWrap(True)
        words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(drawing)
        column.addWidget(title)
        column.addWidget(words)
        column.addSpacing(Space.CONTROLS)

    def _add_ways(self, column: QVBoxLayout) -> None:
        choose = QPushButton(self.tr("Choose a file…"))
        choose.setProperty("kind", "strong")
        choose.clicked.connect(self.import_requested)
        self.setFocusProxy(choose)
        column.addWidget(choose, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addSpacing(Space.CONTROLS)
        for text, wish in (
            (self.tr("Try it with the sample customers"), self.sample_requested),
            (self.tr("Save an empty template to fill in…"), self.template_requested),
            (self.tr("Add a customer by hand"), self.add_requested),
        ):
            way = QPushButton(text)
            way.setProperty("kind", "link")
            way.setCursor(Qt.CursorShape.PointingHandCursor)
            way.clicked.connect(wish)
            column.addWidget(way, 0, Qt.AlignmentFlag.AlignHCenter)
