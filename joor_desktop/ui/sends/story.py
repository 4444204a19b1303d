"""The whole story of one customer with one account: each send, look and reading, with its time and in words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from joor_desktop.model.profile import Profile
from joor_desktop.model.texts import QT_TRANSLATE_NOOP
from joor_desktop.storage.customer_rows import CustomerRow, last_rows
from joor_desktop.storage.database import Database
from joor_desktop.ui.sends.calm_table import CalmTable
from joor_desktop.ui.sends.clock import Clock, local_now
from joor_desktop.ui.sends.course import State
from joor_desktop.ui.sends.delegates import StateDelegate
from joor_desktop.ui.sends.lines import STATE_OF_STAGE
from joor_desktop.ui.sends.listing import ListingColumn, ListingModel
from joor_desktop.ui.sends.note import plain_label
from joor_desktop.ui.sends.roles import STATE_ROLE
from joor_desktop.ui.sends.spoken_dates import spoken_moment
from joor_desktop.ui.theme import Space
from joor_desktop.work.customer_states import Event, customer_state, story

_SIZE = (860, 460)


@dataclass(frozen=True, slots=True)
class EventLine:
    """An event, seen at a moment."""

    event: Event
    now: datetime


def _roles(line: EventLine, role: int) -> object:
    if role != STATE_ROLE:
        return None
    stage = line.event.stage
    return (STATE_OF_STAGE.get(stage, State.MATCHING) if stage else State.MATCHING).value


COLUMNS: tuple[ListingColumn[EventLine], ...] = (
    ListingColumn(QT_TRANSLATE_NOOP("sends", "When"), lambda line: spoken_moment(line.event.when, line.now)),
    ListingColumn(QT_TRANSLATE_NOOP("sends", "What"), lambda line: line.event.words, _roles),
    ListingColumn(QT_TRANSLATE_NOOP("sends", "More"), lambda line: line.event.detail),
)


class StoryDialog(QDialog):
    """``reading_requested`` asks that the customer of this number (of the ledger) be read from JOOR."""

    help_topic = "after-sending#story"

    reading_requested = Signal(int)

    def __init__(
        self, database: Database, profile: Profile, code: str, parent: QWidget | None = None, clock: Clock = local_now
    ) -> None:
        super().__init__(parent)
        self._database = database
        self._profile = profile
        self._code = code
        self._clock = clock
        self._row: CustomerRow | None = None
        self._title, self._state = plain_label(self, "heading"), plain_label(self)
        self._model = ListingModel(COLUMNS, lambda line: line.event, self)
        self._table = CalmTable(self.tr("Story of the customer"), (140, 430, 0), self)
        self._read = QPushButton(self.tr("Read from JOOR now"), self)
        self._close = QPushButton(self.tr("Close"), self)
        self.setWindowTitle(self.tr("Story of {code}").format(code=code))
        self.resize(*_SIZE)
        self._lay_out()
        self.refresh()

    def _lay_out(self) -> None:
        self._table.setModel(self._model)
        self._table.setItemDelegateForColumn(1, StateDelegate(self))
        self._read.clicked.connect(self._on_read)
        self._close.clicked.connect(self.accept)
        self._close.setDefault(True)
        below = QHBoxLayout()
        below.addWidget(self._read)
        below.addStretch(1)
        below.addWidget(self._close)
        column = QVBoxLayout(self)
        column.setSpacing(Space.CONTROLS)
        for part in (self._title, self._state, self._table):
            column.addWidget(part)
        column.addLayout(below)

    def refresh(self) -> None:
        """Read the ledger again."""
        now = self._clock()
        self._row = last_rows(self._database, self._profile, [self._code]).get(self._code)
        name = self._row.name if self._row is not None else ""
        self._title.setText(" · ".join(part for part in (name, self._code, self._profile.name) if part))
        self._state.setText(self._state_words(now))
        events = story(self._database, self._profile, self._code, now)
        self._model.show_rows([EventLine(event, now) for event in events])
        self._read.setEnabled(self._row is not None and self._row.job.posted is not None)

    def _state_words(self, now: datetime) -> str:
        if self._row is None:
            return self.tr("Nothing was sent of it with this profile.")
        state = customer_state(self._row, now)
        return f"{state.words}. {state.detail}" if state.detail else state.words

    def _on_read(self) -> None:
        if self._row is not None:
            self._read.setEnabled(False)
            self.reading_requested.emit(self._row.id)
