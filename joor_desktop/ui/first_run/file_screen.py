"""The third screen: the first file, the sample customers, or an empty list."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from joor_desktop.ui.icons import PictureLabel
from joor_desktop.ui.theme import Size, Space, colours

_PICTURE = 40


class DropArea(QWidget):
    """A dashed frame that says where to drop; the drop itself is seen by the whole window."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(Space.PAGE, Space.PAGE, Space.PAGE, Space.PAGE)
        self.column.setSpacing(Space.CONTROLS)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the frame."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(colours().border, 1.5, Qt.PenStyle.DashLine))
        painter.setBrush(colours().surface)
        painter.drawRoundedRect(self.rect().adjusted(1, 1, -2, -2), Size.RADIUS, Size.RADIUS)


class FileScreen(QWidget):
    """Tells with what the person begins."""

    help_topic = "import"

    file_requested = Signal()
    sample_requested = Signal()
    empty_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        title = QLabel(self.tr("Your first customers"), self)
        title.setProperty("role", "title")
        self._tour = QCheckBox(self.tr("Show me around once the customers are there"), self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.FIELDS)
        column.addWidget(title)
        column.addWidget(self._area(), 1)
        column.addLayout(self._other_ways())
        column.addWidget(self._tour, 0, Qt.AlignmentFlag.AlignHCenter)

    def _area(self) -> DropArea:
        area = DropArea(self)
        words = QLabel(self.tr("Drop a spreadsheet of customers here"), self)
        words.setProperty("role", "heading")
        note = QLabel(self.tr("Every customer is checked at once. Nothing is sent until you say so."), self)
        note.setProperty("role", "muted")
        choose = QPushButton(self.tr("Choose a file…"), self)
        choose.setProperty("kind", "strong")
        choose.clicked.connect(self.file_requested)
        self.setFocusProxy(choose)
        area.column.addStretch(1)
        for part in (PictureLabel("import", colours().accent, _PICTURE, self), words, note, choose):
            area.column.addWidget(part, 0, Qt.AlignmentFlag.AlignHCenter)
        area.column.addStretch(1)
        return area

    def _other_ways(self) -> QHBoxLayout:
        sample = QPushButton(self.tr("Take the sample list"), self)
        sample.setToolTip(self.tr("25 made-up customers with the usual mistakes, in a list for practice"))
        sample.clicked.connect(self.sample_requested)
        empty = QPushButton(self.tr("Start empty"), self)
        empty.clicked.connect(self.empty_requested)
        row = QHBoxLayout()
        row.setSpacing(Space.CONTROLS)
        row.addStretch(1)
        row.addWidget(sample)
        row.addWidget(empty)
        row.addStretch(1)
        return row

    @property
    def wants_tour(self) -> bool:
        """Whether the person wants to be shown around."""
        return self._tour.isChecked()

    def offer_tour(self, wanted: bool) -> None:
        """Propose to be shown around, or not."""
        self._tour.setChecked(wanted)
