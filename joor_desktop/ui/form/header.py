"""The head of the form: who the customer is, where it came from, and what may be done with it as a whole."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from joor_desktop.ui.form.elided_label import ElidedLabel
from joor_desktop.ui.form.link import LinkButton
from joor_desktop.ui.theme import Space


class FormHeader(QWidget):
    """Name at the left, code and row at the right, the origin below; for a new customer the way to the quick add."""

    copy_requested = Signal()
    quick_add_requested = Signal()
    story_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = ElidedLabel(self)
        self._name.setProperty("role", "title")
        self._code = QLabel(self)
        self._code.setProperty("role", "muted")
        self._origin = ElidedLabel(self)
        self._origin.setProperty("role", "muted")
        self._copy = LinkButton(self.tr("Copy from another…"), self)
        self._copy.setToolTip(self.tr("Copy addresses, buyers, prices and more from another customer"))
        self._copy.clicked.connect(self.copy_requested)
        self._quick = LinkButton(self.tr("Several? Quick add (Ctrl+Shift+N)"), self)
        self._quick.clicked.connect(self.quick_add_requested)
        self._story = LinkButton("", self)
        self._story.setToolTip(self.tr("The story of the customer: all sends, looks and readings"))
        self._story.clicked.connect(self.story_requested)
        self._story.hide()
        grid = QGridLayout(self)
        grid.setContentsMargins(Space.PAGE, Space.FIELDS, Space.PAGE, Space.CONTROLS)
        grid.setVerticalSpacing(4)
        grid.addWidget(self._name, 0, 0)
        grid.addWidget(self._code, 0, 1, Qt.AlignmentFlag.AlignRight)
        grid.addWidget(self._origin, 1, 0)
        grid.addWidget(self._copy, 1, 1, Qt.AlignmentFlag.AlignRight)
        grid.addWidget(self._quick, 2, 0, 1, 2)
        grid.addWidget(self._story, 3, 0, 1, 2, Qt.AlignmentFlag.AlignLeft)
        grid.setColumnStretch(0, 1)

    def show_customer(self, name: str, code: str, row: str) -> None:
        """Show the name, or that there is none yet, with the code and its place in the list, as the table has it."""
        self._name.setText(name or self.tr("New customer"))
        row_words = self.tr("row {row}").format(row=row)
        self._code.setText(f"{code} · {row_words}" if code else row_words)

    def show_state(self, words: str) -> None:
        """Show how the customer stands at JOOR; "" for one that was never sent."""
        self._story.setText(words)
        self._story.setAccessibleName(self.tr("At JOOR: {words}").format(words=words))
        self._story.setVisible(bool(words))

    def show_origin(self, words: str, *, new: bool = False) -> None:
        """Show where the customer came from; *new* that it was added just now."""
        self._origin.setText(words)
        self._quick.setVisible(new)
