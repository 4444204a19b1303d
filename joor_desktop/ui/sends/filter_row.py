"""What narrows the sends: chips for their state, the profile, and a search for customers and job numbers."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QPushButton, QWidget

from joor_desktop.model.job import Send
from joor_desktop.ui.icons import icon
from joor_desktop.ui.search_line import be_search
from joor_desktop.ui.sends.send_chips import SendChips
from joor_desktop.ui.theme import Space, colours

_AFTER_MS = 200


class FilterRow(QWidget):
    """``changed`` tells that another state or profile is wanted, ``sought`` that other words are.

    ``export_requested`` asks for the sends that are shown as a workbook.
    """

    changed = Signal()
    sought = Signal(str)
    export_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.chips = SendChips(self)
        self._profiles = QComboBox(self)
        self._search = QLineEdit(self)
        self._export = QPushButton(self.tr("Export…"), self)
        self._timer = QTimer(self, singleShot=True, interval=_AFTER_MS)
        self._lay_out()
        self.chips.chosen.connect(self.changed)
        self._profiles.activated.connect(self.changed)
        self._search.textChanged.connect(self._on_typed)
        self._search.returnPressed.connect(self._on_timeout)
        self._timer.timeout.connect(self._on_timeout)
        self._export.clicked.connect(self.export_requested)

    def _lay_out(self) -> None:
        self._profiles.setAccessibleName(self.tr("Sends of which profile"))
        self._profiles.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self._profiles.setMaximumWidth(180)
        self._search.setPlaceholderText(self.tr("Customer, code or job number"))
        self._search.setAccessibleName(self.tr("Search the sends for a customer, a code or a job number"))
        be_search(self._search)
        self._search.setMinimumWidth(120)
        self._search.setMaximumWidth(260)
        self._export.setIcon(icon("export", colours().text))
        self._export.setToolTip(self.tr("Save what became of the customers of these sends as a workbook"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.CONTROLS)
        row.addWidget(self.chips)
        row.addStretch(1)
        row.addWidget(self._profiles)
        row.addWidget(self._search, 2)
        row.addWidget(self._export)

    @property
    def profile(self) -> str | None:
        """The profile whose sends are wanted; None for all."""
        chosen = self._profiles.currentData()
        return chosen if isinstance(chosen, str) else None

    @property
    def words(self) -> str:
        """What is sought."""
        return self._search.text().strip()

    def take_back(self) -> None:
        """Narrow nothing any more."""
        self._profiles.setCurrentIndex(0)
        self._search.clear()

    def show_profiles(self, sends: Sequence[Send]) -> None:
        """Offer the profiles of these sends, where there is more than one."""
        names = sorted({send.profile for send in sends}, key=str.casefold)
        offered = [self._profiles.itemData(number) for number in range(1, self._profiles.count())]
        if names != offered:
            chosen = self.profile
            self._profiles.clear()
            self._profiles.addItem(self.tr("All profiles"), None)
            for name in names:
                self._profiles.addItem(name, name)
            self._profiles.setCurrentIndex(max(0, self._profiles.findData(chosen)))
        self._profiles.setVisible(len(names) > 1)

    def _on_typed(self, text: str) -> None:
        self._timer.start(_AFTER_MS if text else 0)

    def _on_timeout(self) -> None:
        self._timer.stop()
        self.sought.emit(self.words)
