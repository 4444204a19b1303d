"""The page of sends and jobs: all sends, how each is going, and the chosen one in full."""

from __future__ import annotations

from PySide6.QtCore import QItemSelection, QTimer, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from joor_desktop.model.job import Send
from joor_desktop.storage.ledger import Ledger
from joor_desktop.ui.nothing_yet import NothingYet
from joor_desktop.ui.sends.calm_table import CalmTable
from joor_desktop.ui.sends.clock import Clock, local_now
from joor_desktop.ui.sends.delegates import BadgeDelegate, CourseDelegate
from joor_desktop.ui.sends.hand_over import HandOverPanel
from joor_desktop.ui.sends.lines import SEND_COLUMNS, SendLine
from joor_desktop.ui.sends.listing import ListingModel
from joor_desktop.ui.sends.needs_you import NeedsYou
from joor_desktop.ui.sends.send_chips import Kind, SendChips, of_kind
from joor_desktop.ui.sends.send_detail import SendDetail
from joor_desktop.ui.theme import Space

_TICK_MS = 1000
_MOST_SENDS_SHOWN = 8


class SendsPage(QWidget):
    """Shows what the ledger holds; call :meth:`refresh` when something was sent, answered or looked at.

    ``customers_requested`` asks for the page of customers, ``handed_over`` tells that a sandbox send was handed over.
    """

    customers_requested = Signal()
    handed_over = Signal()

    def __init__(
        self,
        ledger: Ledger,
        clock: Clock = local_now,
        parent: QWidget | None = None,
        hand_over: HandOverPanel | None = None,
    ) -> None:
        super().__init__(parent)
        self._ledger = ledger
        self._clock = clock
        self._sends: list[Send] = []
        self._model = ListingModel(SEND_COLUMNS, lambda line: line.send.id, self)
        self._needs = NeedsYou(self)
        self._hand_over = hand_over
        self._chips = SendChips(self)
        self._table = CalmTable(self.tr("Sends"), (130, 230, 150, 170, 0, 90), self)
        self._detail = SendDetail(ledger, self)
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
        self._tick.timeout.connect(self._show_sends)
        self._needs.send_chosen.connect(self.choose_send)
        self._chips.chosen.connect(self._on_kind_chosen)

    def _lay_out(self) -> None:
        self._table.setModel(self._model)
        self._table.setItemDelegateForColumn(1, BadgeDelegate(self))
        self._table.setItemDelegateForColumn(3, CourseDelegate(self))
        self._table.selectionModel().selectionChanged.connect(self._on_send_chosen)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.PAGE, Space.PAGE, Space.PAGE, Space.PAGE)
        column.setSpacing(Space.FIELDS)
        column.addWidget(self._needs)
        if self._hand_over is not None:
            column.addWidget(self._hand_over)
            self._hand_over.changed.connect(self.handed_over)
        column.addWidget(self._nothing, 1)
        column.addWidget(self._chips)
        column.addWidget(self._table)
        column.addWidget(self._detail, 1)

    def refresh(self) -> None:
        """Read the ledger again."""
        self._sends = self._ledger.sends()
        if self._hand_over is not None:
            self._hand_over.refresh()
        self._show_sends()

    def choose_send(self, send_id: int) -> None:
        """Choose a send, so that it is shown in full."""
        if self._model.row_of(send_id) < 0:
            self._chips.choose(Kind.ALL)
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

    def _show_sends(self) -> None:
        now = self._clock()
        lines = [SendLine.at(send, now) for send in self._sends]
        self._nothing.setVisible(not lines)
        self._chips.setVisible(bool(lines))
        self._table.setVisible(bool(lines))
        chosen = self._model.row_at(self._table.chosen_row())
        self._model.show_rows(of_kind(lines, self._chips.kind))
        self._table.setFixedHeight(self._table.height_of_rows(_MOST_SENDS_SHOWN))
        self._needs.show_lines(lines)
        self._chips.show_lines(lines)
        if lines and self._table.chosen_row() < 0:
            self._table.choose_row(max(0, self._model.row_of(chosen.send.id) if chosen else 0))
        self._show_detail()

    def _on_kind_chosen(self) -> None:
        self._show_sends()

    def _on_send_chosen(self, _now: QItemSelection, _before: QItemSelection) -> None:
        self._show_detail()

    def _show_detail(self) -> None:
        line = self._model.row_at(self._table.chosen_row())
        self._detail.setVisible(line is not None)
        if line is not None:
            self._detail.show_send(line.send, line.now)
