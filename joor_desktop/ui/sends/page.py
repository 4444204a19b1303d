"""The page of sends and jobs: all sends, how each is going, and the chosen one in full."""

from __future__ import annotations

from PySide6.QtCore import QItemSelection, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from joor_desktop.model.job import Send
from joor_desktop.storage.ledger import Ledger
from joor_desktop.ui.nothing_yet import NothingYet
from joor_desktop.ui.sends.all_sends import AllSends
from joor_desktop.ui.sends.calm_table import CalmTable
from joor_desktop.ui.sends.clock import Clock, local_now
from joor_desktop.ui.sends.delegates import BadgeDelegate, CourseDelegate
from joor_desktop.ui.sends.filter_row import FilterRow
from joor_desktop.ui.sends.hand_over import HandOverPanel
from joor_desktop.ui.sends.held_changes import Decisions, HeldChanges
from joor_desktop.ui.sends.lines import SEND_COLUMNS, SendLine
from joor_desktop.ui.sends.listing import ListingModel
from joor_desktop.ui.sends.month_view import MonthCard
from joor_desktop.ui.sends.needs_you import MOST_NAMED, NeedsYou, waiting_for_a_person
from joor_desktop.ui.sends.send_chips import Kind, of_kind
from joor_desktop.ui.sends.send_detail import SendDetail
from joor_desktop.ui.sends.send_search import SendSearch
from joor_desktop.ui.theme import Size, Space
from joor_desktop.ui.worker import Worker

_TICK_MS = 1000
_AT_ONCE = 500
"""So many sends are shown, and so many more each time when the last of them is scrolled to."""
_FEWEST_SENDS_SHOWN, _MOST_SENDS_SHOWN = 3, 8
_ROOM_BESIDE_SENDS = 470
"""What the chosen send and all else on the page need in height, in pixels; the rest is for the rows of the sends."""

_ROOM_FOR_NEEDS = 640
"""The height from which on more than one send that needs a person is named above; the chip counts all of them."""

_ROOM_FOR_MONTH = 900
"""The month stands beside the chosen send where the page is at least that wide, in pixels."""


class SendsPage(QWidget):
    """Shows what the ledger holds; call :meth:`refresh` when something was sent, answered or looked at.

    ``sends_changed`` tells that a send was held, gone on with or settled, ``handed_over`` that a sandbox send was
    handed over, ``failed`` why a search could not be answered. ``customers_requested`` asks for the page of customers,
    ``again_requested`` to send what did not come to JOOR, ``repeat_requested`` to send the same to production,
    ``export_requested`` (by their numbers) and ``support_requested`` to save something of sends, ``forget_requested``
    to take the customer of a code out of the history; ``story_requested`` and ``reading_requested`` are what
    :class:`SendDetail` tells.
    """

    help_topic = "after-sending"

    customers_requested = Signal()
    handed_over = Signal()
    again_requested = Signal(object)
    repeat_requested = Signal(object)
    export_requested = Signal(list)
    support_requested = Signal(object)
    forget_requested = Signal(str)
    failed = Signal(object)
    story_requested = Signal(str, str)
    reading_requested = Signal(int)
    sends_changed = Signal()

    def __init__(
        self,
        ledger: Ledger,
        search: SendSearch,
        clock: Clock = local_now,
        parent: QWidget | None = None,
        hand_over: HandOverPanel | None = None,
    ) -> None:
        super().__init__(parent)
        self._clock = clock
        self._search = search
        self._sends = AllSends(ledger)
        self._wanted: list[int] = []
        self._most = _AT_ONCE
        self._model = ListingModel(SEND_COLUMNS, lambda line: line.send.id, self)
        self._needs = NeedsYou(self)
        self._hand_over = hand_over
        self._filters = FilterRow(self)
        self._month = MonthCard(self)
        self._no_hits = QLabel(self.tr("No send has what you seek. Empty the search or choose “All”."), self)
        self._no_hits.setProperty("role", "muted")
        self._table = CalmTable(self.tr("Sends"), (120, 180, 120, 100, 0, 92), self)
        self._detail = SendDetail(ledger.database, self)
        self._nothing = NothingYet(
            "sends",
            self.tr("Nothing was sent yet"),
            self.tr(
                "Mend what is marked red among the customers, then press “Check and send”. What you send shows here, "
                "with all that becomes of it at JOOR."
            ),
            self.tr("Go to the customers"),
            self,
        )
        self._tick = QTimer(self)
        self._tick.setInterval(_TICK_MS)
        self._lay_out()
        self.setFocusProxy(self._table)
        self._nothing.wanted.connect(self.customers_requested)
        self._detail.story_requested.connect(self.story_requested)
        self._detail.reading_requested.connect(self.reading_requested)
        self._tick.timeout.connect(self._show_sends)
        self._needs.send_chosen.connect(self.choose_send)
        self._search.setParent(self)
        self._connect_wishes()

    def _connect_wishes(self) -> None:
        self._filters.changed.connect(self._show_sends)
        self._filters.sought.connect(self._search.seek)
        self._filters.export_requested.connect(self._on_export_requested)
        self._search.found.connect(self._show_sends)
        self._search.failed.connect(self.failed)
        self._month.day_chosen.connect(self._show_sends)
        self._detail.wishes.again_requested.connect(self.again_requested)
        self._detail.wishes.repeat_requested.connect(self.repeat_requested)
        self._detail.wishes.export_requested.connect(self._on_export_of_send)
        self._detail.wishes.support_requested.connect(self.support_requested)
        self._detail.forget_requested.connect(self.forget_requested)

    def _lay_out(self) -> None:
        self._table.setModel(self._model)
        self._table.setItemDelegateForColumn(1, BadgeDelegate(self))
        self._table.setItemDelegateForColumn(3, CourseDelegate(self))
        self._table.selectionModel().selectionChanged.connect(self._on_send_chosen)
        self._table.verticalScrollBar().valueChanged.connect(self._on_scrolled)
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(Space.PAGE, Space.PAGE, Space.PAGE, Space.PAGE)
        column.setSpacing(Space.FIELDS)
        column.addWidget(self._needs)
        if self._hand_over is not None:
            column.addWidget(self._hand_over)
            self._hand_over.changed.connect(self.handed_over)
        column.addWidget(self._nothing, 1)
        column.addWidget(self._filters)
        column.addWidget(self._table)
        column.addWidget(self._no_hits)
        below = QHBoxLayout()
        below.setSpacing(Space.PAGE)
        below.addWidget(self._detail, 3)
        below.addWidget(self._month, 1)
        self._month.hide()  # until it is known that there is room
        column.addLayout(below, 1)
        column.addStretch(0)
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(_scrolled(content))

    def refresh_customers(self) -> None:
        """Read the ledger again, and the customers of the chosen job too."""
        self._detail.read_again()
        self.refresh()

    def connect_decisions(self, ledger_worker: Worker, joor_worker: Worker, decisions: Decisions) -> None:
        """Let what a person decides of a held send be carried out."""
        changes = HeldChanges(self._detail.controls, ledger_worker, joor_worker, decisions)
        changes.changed.connect(self._on_decided)

    def _on_decided(self) -> None:
        self.refresh()
        self.sends_changed.emit()

    def refresh(self) -> None:
        """Read the ledger again."""
        self._sends.read(self._clock())
        self._search.look_again()
        self._detail.read_again()
        if self._hand_over is not None:
            self._hand_over.refresh()
        self._show_sends()

    def choose_send(self, send_id: int) -> None:
        """Choose a send, so that it is shown in full."""
        if self._model.row_of(send_id) < 0:
            self._filters.chips.choose(Kind.ALL)
            self._filters.take_back()
            self._month.choose_all()
            self._search.seek("")
        if send_id in self._wanted[self._most :]:
            self._most = self._wanted.index(send_id) + _AT_ONCE
            self._show_sends()
        self._table.choose_row(self._model.row_of(send_id))
        self._table.setFocus()

    def showEvent(self, event: QShowEvent) -> None:
        """Read the ledger when the page is looked at."""
        super().showEvent(event)
        self.refresh()
        self._tick.start()

    def hideEvent(self, event: QHideEvent) -> None:
        """Count no seconds while nobody looks."""
        super().hideEvent(event)
        self._tick.stop()
        self._most = _AT_ONCE

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the month out where there is no room for it, and show fewer sends at a time."""
        super().resizeEvent(event)
        self._fit_table()
        self._month.setVisible(self._has_room_for_month())

    def _fit_table(self) -> None:
        rows = (self.height() - _ROOM_BESIDE_SENDS) // Size.ROW
        most = max(_FEWEST_SENDS_SHOWN, min(_MOST_SENDS_SHOWN, rows))
        self._table.setFixedHeight(self._table.height_of_rows(most))

    def _has_room_for_month(self) -> bool:
        return bool(self._sends.heads) and self.width() >= _ROOM_FOR_MONTH

    def _show_sends(self) -> None:
        now, heads = self._clock(), self._sends.heads
        open_lines = self._sends.open_lines(now)
        self._nothing.setVisible(not heads)
        self._filters.setVisible(bool(heads))
        self._filters.chips.show_counts(len(heads), open_lines)
        self._filters.show_profiles(heads)
        self._filters.show_days(heads, now.date())
        waiting = waiting_for_a_person(open_lines, self._sends.newest)
        self._needs.show_lines(waiting[: MOST_NAMED if self.height() >= _ROOM_FOR_NEEDS else 1])
        self._month.show_sends(heads, now)
        self._month.setVisible(self._has_room_for_month())
        self._choose_wanted(open_lines)
        self._show_lines(self._sends.lines(self._wanted[: self._most], now))
        self._no_hits.setVisible(bool(heads) and not self._wanted)

    def _choose_wanted(self, open_lines: list[SendLine]) -> None:
        kind, hits = self._filters.chips.kind, self._search.hits
        of_chip = None if kind is Kind.ALL else {line.send.id for line in of_kind(open_lines, kind)}
        profile, day, (first, last) = self._filters.profile, self._month.chosen_day, self._filters.days
        self._wanted = [
            head.id
            for head in self._sends.heads
            if (of_chip is None or head.id in of_chip)
            and (hits is None or head.id in hits)
            and profile in (None, head.profile)
            and day in (None, head.day)
            and first <= head.day <= last
        ]

    def _on_scrolled(self, value: int) -> None:
        """Show more sends where the last one that is shown is in sight."""
        if 0 < value == self._table.verticalScrollBar().maximum() and self._most < len(self._wanted):
            self._most += _AT_ONCE
            self._show_sends()

    def _show_lines(self, lines: list[SendLine]) -> None:
        chosen = self._model.row_at(self._table.chosen_row())
        self._model.show_rows(lines)
        self._table.setVisible(bool(lines))
        self._fit_table()
        if lines and self._table.chosen_row() < 0:
            self._table.choose_row(max(0, self._model.row_of(chosen.send.id) if chosen else 0))
        self._show_detail()

    def _on_export_requested(self) -> None:
        self.export_requested.emit(self._wanted)

    def _on_export_of_send(self, send: Send) -> None:
        self.export_requested.emit([send.id])

    def _on_send_chosen(self, _now: QItemSelection, _before: QItemSelection) -> None:
        self._show_detail()

    def _show_detail(self) -> None:
        line = self._model.row_at(self._table.chosen_row())
        self._detail.setVisible(line is not None)
        if line is not None:
            self._detail.show_send(line)


def _scrolled(content: QWidget) -> QScrollArea:
    """All of the page, which a send that needs a decision makes higher than a small window."""
    scroll = QScrollArea()
    scroll.setWidgetResizable(True)
    scroll.setFrameShape(QFrame.Shape.NoFrame)
    scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    scroll.setWidget(content)
    return scroll
