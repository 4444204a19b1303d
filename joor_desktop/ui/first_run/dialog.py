"""The first screens: what the program does, where customers are sent to, and the first file."""

from __future__ import annotations

import pathlib

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QLabel, QLineEdit, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from joor_desktop.model.languages import Language
from joor_desktop.ui.first_run.account_screen import AccountScreen
from joor_desktop.ui.first_run.file_screen import FileScreen
from joor_desktop.ui.first_run.own_account import OwnAccount
from joor_desktop.ui.first_run.purpose_screen import PurposeScreen
from joor_desktop.ui.first_run.steps_row import steps_row
from joor_desktop.ui.importing.file_drops import FileDrops
from joor_desktop.ui.theme import Space

_SIZE = (640, 540)


class WelcomeDialog(QDialog):
    """Three screens, to be left at any time; gone when it is closed.

    ``list_requested`` tells for which profile a list is wanted, before ``file_requested`` or ``files_dropped``, or
    alone where it is to be empty; ``sample_requested`` asks for the sample customers, in a list of their own;
    ``language_chosen`` tells another Language than the one that is spoken.
    """

    help_topic = "start"

    list_requested = Signal(str)

    language_chosen = Signal(object)
    file_requested = Signal()
    files_dropped = Signal(list)
    sample_requested = Signal()

    def __init__(
        self, account: OwnAccount, profile: str, language: Language, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Welcome to JOOR Desktop"))
        self._purpose = PurposeScreen(language, self)
        self._account = AccountScreen(account, profile, self)
        self._file = FileScreen(self)
        self._screens = QStackedWidget(self)
        for screen in (self._purpose, self._account, self._file):
            self._screens.addWidget(screen)
        self._step = QLabel(self)
        self._step.setProperty("role", "muted")
        self._skip = QPushButton(self.tr("Skip"), self)
        self._back = QPushButton(self.tr("Back"), self)
        self._next = QPushButton(self.tr("Next"), self)
        self._next.setProperty("kind", "strong")
        self._drops = FileDrops(self)
        self._dropped: list[pathlib.Path] = []
        self._lay_out()
        self._connect()
        self._show(0)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.SECTIONS, Space.SECTIONS, Space.SECTIONS, Space.PAGE)
        column.setSpacing(Space.PAGE)
        column.addWidget(self._screens, 1)
        column.addLayout(steps_row(self._skip, self._step, self._back, self._next))
        self.resize(*_SIZE)

    def _connect(self) -> None:
        self._skip.clicked.connect(self.reject)
        self._back.clicked.connect(self._on_back)
        self._next.clicked.connect(self._on_next)
        self._purpose.language_chosen.connect(self.language_chosen)
        self._file.file_requested.connect(self._on_file_requested)
        self._file.sample_requested.connect(self._on_sample_requested)
        self._file.empty_requested.connect(self._on_empty_requested)
        self._drops.dropped.connect(self._on_dropped)

    @property
    def wants_tour(self) -> bool:
        """Whether the person wants to be shown around afterwards."""
        return self._file.wants_tour

    def offer_tour(self, wanted: bool) -> None:
        """Propose to be shown around, or not where that was done before."""
        self._file.offer_tour(wanted)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter in a field is the field's own, and presses no button."""
        typing = isinstance(self.focusWidget(), QLineEdit)
        if not (typing and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)):
            super().keyPressEvent(event)

    def _show(self, number: int) -> None:
        self._screens.setCurrentIndex(number)
        last = self._screens.count() - 1
        self._step.setText(self.tr("Step {n} of {all}").format(n=number + 1, all=last + 1))
        self._back.setVisible(number > 0)
        self._next.setVisible(number < last)
        self._next.setDefault(number < last)
        first: QWidget = (self._next, self._account, self._file)[number]
        first.setFocus()

    def _on_back(self) -> None:
        self._show(self._screens.currentIndex() - 1)

    def _on_next(self) -> None:
        if self._screens.currentWidget() is not self._account or self._account.is_settled():
            self._show(self._screens.currentIndex() + 1)

    def _on_file_requested(self) -> None:
        self._on_empty_requested()
        self.file_requested.emit()

    def _on_dropped(self, files: list[pathlib.Path]) -> None:
        self._dropped = files
        QTimer.singleShot(0, self, self._take_dropped)  # Qt still needs the window to end the drop

    def _take_dropped(self) -> None:
        self._on_empty_requested()
        self.files_dropped.emit(self._dropped)

    def _on_empty_requested(self) -> None:
        self.accept()
        self.list_requested.emit(self._account.profile)

    def _on_sample_requested(self) -> None:
        self.accept()
        self.sample_requested.emit()
