"""What narrows the sends: chips, the profile, the state of customers, days, and a search for customers and jobs."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from joor_desktop.model.customer_state import STAGES_AT_JOOR, Stage, stage_words
from joor_desktop.storage.send_heads import SendHead
from joor_desktop.ui.icons import icon
from joor_desktop.ui.search_line import be_search
from joor_desktop.ui.sends.day_range import DayRange
from joor_desktop.ui.sends.send_chips import SendChips
from joor_desktop.ui.theme import Space, colours

_AFTER_MS = 200


class FilterRow(QWidget):
    """``changed`` tells that other kinds, profiles or days are wanted, ``sought`` that other words are, or customers in
    another stage (None: in any).

    ``export_requested`` asks for the sends that are shown as a workbook.
    """

    changed = Signal()
    sought = Signal(str, object)
    export_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.chips = SendChips(self)
        self._profiles = QComboBox(self)
        self._filter = QPushButton(self.tr("Filter"), self)
        self._filter.setCheckable(True)
        self._filter.setProperty("kind", "toggle")
        self._more = QWidget(self)
        self._stages = QComboBox(self._more)
        self._days = DayRange(self._more)
        self._search = QLineEdit(self)
        self._export = QPushButton(self.tr("Export…"), self)
        self._timer = QTimer(self, singleShot=True, interval=_AFTER_MS)
        self._lay_out()
        self.chips.chosen.connect(self.changed)
        self._profiles.activated.connect(self.changed)
        self._filter.toggled.connect(self._on_filter_toggled)
        self._stages.activated.connect(self._on_timeout)
        self._days.changed.connect(self.changed)
        self._search.textChanged.connect(self._on_typed)
        self._search.returnPressed.connect(self._on_timeout)
        self._timer.timeout.connect(self._on_timeout)
        self._export.clicked.connect(self.export_requested)

    def _lay_out(self) -> None:
        self._profiles.setAccessibleName(self.tr("Sends of which profile"))
        self._profiles.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self._profiles.setMaximumWidth(180)
        self._stages.setAccessibleName(self.tr("Sends with customers in which state"))
        self._stages.addItem(self.tr("All states"), None)
        for stage in STAGES_AT_JOOR:
            self._stages.addItem(stage_words(stage), stage)
        self._search.setPlaceholderText(self.tr("Customer, code or job number"))
        self._search.setAccessibleName(self.tr("Search the sends for a customer, a code or a job number"))
        be_search(self._search)
        self._search.setMinimumWidth(120)
        self._search.setMaximumWidth(260)
        self._export.setIcon(icon("export", colours().text))
        self._export.setToolTip(self.tr("Save what became of the customers of these sends as a workbook"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.CONTROLS)
        row = QHBoxLayout()
        row.setSpacing(Space.CONTROLS)
        row.addWidget(self.chips)
        row.addStretch(1)
        row.addWidget(self._profiles)
        row.addWidget(self._search, 2)
        row.addWidget(self._filter)
        row.addWidget(self._export)
        column.addLayout(row)
        column.addWidget(self._more)
        row = QHBoxLayout(self._more)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.CONTROLS)
        row.addStretch(1)
        row.addWidget(self._stages)
        row.addWidget(self._days)
        self._more.hide()

    @property
    def profile(self) -> str | None:
        """The profile whose sends are wanted; None for all."""
        chosen = self._profiles.currentData()
        return chosen if isinstance(chosen, str) else None

    @property
    def words(self) -> str:
        """What is sought."""
        return self._search.text().strip()

    @property
    def stage(self) -> Stage | None:
        """The stage of which a customer is wanted in a send; None for all."""
        chosen = self._stages.currentData()
        return chosen if isinstance(chosen, Stage) else None

    @property
    def days(self) -> tuple[date, date]:
        """The first and the last day whose sends are wanted."""
        return self._days.first_and_last

    def show_days(self, sends: Sequence[SendHead], today: date) -> None:
        """Offer the days from the first of these sends to today."""
        days = [send.day for send in sends]
        self._days.show_bounds(min(days, default=today), max([today, *days]))

    def take_back(self) -> None:
        """Narrow nothing any more."""
        self._profiles.setCurrentIndex(0)
        self._take_more_back()
        self._search.clear()

    def show_profiles(self, sends: Sequence[SendHead]) -> None:
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

    def _take_more_back(self) -> None:
        self._stages.setCurrentIndex(0)
        self._days.take_back()

    def _on_filter_toggled(self, shown: bool) -> None:
        self._more.setVisible(shown)
        if not shown:  # nothing may narrow the sends that isn't seen
            self._take_more_back()
            self._on_timeout()
            self.changed.emit()

    def _on_typed(self, text: str) -> None:
        self._timer.start(_AFTER_MS if text else 0)

    def _on_timeout(self) -> None:
        self._timer.stop()
        self.sought.emit(self.words, self.stage)
