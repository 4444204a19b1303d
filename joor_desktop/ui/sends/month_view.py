"""The month as bars: how much went on each day; a press on a day shows its sends only."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QToolTip, QWidget

from joor_desktop.storage.send_heads import SendHead
from joor_desktop.ui.icons import icon
from joor_desktop.ui.sends.card import Card
from joor_desktop.ui.sends.clock import local_now
from joor_desktop.ui.sends.month import Day, days_of_month
from joor_desktop.ui.sends.spoken_dates import calendar_day, month_words
from joor_desktop.ui.theme import Space, colours
from joor_desktop.ui.words import counted

_HEIGHT = 120
_GAP = 3.0
_LABELS = 20
_LEAST_BAR = 3.0
_LEGEND_LINE = 20


class DayBars(QWidget):
    """``day_chosen`` tells the day whose sends are wanted, None for all days."""

    day_chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._days: Sequence[Day] = ()
        self._today = date.min
        self._at = 0
        self.chosen: date | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("Customers sent on each day"))

    def show_days(self, days: Sequence[Day], today: date) -> None:
        """Show these days."""
        self._days, self._today = days, today
        self._at = min(self._at, len(days) - 1)
        self._tell_readers()
        self.update()

    def sizeHint(self) -> QSize:
        """Wide enough for the days of a month."""
        return QSize(300, _HEIGHT)

    def minimumSizeHint(self) -> QSize:
        """The bars get thinner where there is less room."""
        return QSize(160, _HEIGHT)

    def words(self, day: Day) -> str:
        """What a day stands for, in words."""
        parts = [
            calendar_day(day.day, self._today),
            counted(day.customers, self.tr("1 customer"), self.tr("{n} customers")),
        ]
        if day.under_way:
            parts.append(self.tr("{n} under way").format(n=day.under_way))
        if day.in_trouble:
            parts.append(self.tr("{n} refused, unknown or not sent").format(n=day.in_trouble))
        return ", ".join(parts)

    def _tell_readers(self) -> None:
        if self._days:
            self.setAccessibleDescription(self.words(self._days[self._at]))

    def event(self, event: QEvent) -> bool:
        """Say in a tooltip what the day under the mouse stands for."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            number = self._number_at(event.pos().x())
            if number is not None and self._days[number].customers:
                QToolTip.showText(event.globalPos(), self.words(self._days[number]), self)
                return True
        return super().event(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the day that was pressed, or all days where it was chosen or has none."""
        number = self._number_at(event.position().x())
        if number is not None:
            self._at = number
            self._tell_readers()
            self._choose(self._days[number])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go from day to day, and choose one."""
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        if event.key() in steps and self._days:
            self._at = max(0, min(len(self._days) - 1, self._at + steps[Qt.Key(event.key())]))
            self._tell_readers()
            self.update()
        elif event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._days:
            self._choose(self._days[self._at])
        else:
            super().keyPressEvent(event)

    def _choose(self, day: Day) -> None:
        self.choose(day.day if day.customers and day.day != self.chosen else None)

    def choose(self, day: date | None) -> None:
        """Choose a day, or all of them, and tell so."""
        if day != self.chosen:
            self.chosen = day
            self.update()
            self.day_chosen.emit(day)

    def _step(self) -> float:
        return self.width() / max(1, len(self._days))

    def _number_at(self, x: float) -> int | None:
        number = int(x / self._step())
        return number if 0 <= number < len(self._days) else None

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the bars on their line, and the first and the last day below."""
        if not self._days:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = self.height() - _LABELS
        most = max(day.customers for day in self._days)
        for number, day in enumerate(self._days):
            self._paint_day(painter, number, day, ground / most if most else 0.0)
        painter.setPen(colours().border)
        painter.drawLine(QPointF(0, ground + 0.5), QPointF(self.width(), ground + 0.5))
        self._paint_labels(painter)

    def _paint_day(self, painter: QPainter, number: int, day: Day, scale: float) -> None:
        ground = self.height() - _LABELS
        room = QRectF(number * self._step(), 0, self._step(), ground)
        if day.day == self.chosen:
            painter.fillRect(room, colours().selection)
        bottom = float(ground)
        for amount, colour in _parts(day):
            height = max(_LEAST_BAR, amount * scale)
            painter.fillRect(QRectF(room.left() + _GAP / 2, bottom - height, room.width() - _GAP, height), colour)
            bottom -= height
        if self.hasFocus() and number == self._at:
            painter.setPen(QPen(colours().accent, 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(room.adjusted(1, 1, -1, -1))

    def _paint_labels(self, painter: QPainter) -> None:
        painter.setPen(colours().muted)
        below = QRectF(0, self.height() - _LABELS + 2, self.width(), _LABELS - 2)
        painter.drawText(below, Qt.AlignmentFlag.AlignLeft, str(self._days[0].day.day))
        painter.drawText(below, Qt.AlignmentFlag.AlignRight, str(self._days[-1].day.day))


def _parts(day: Day) -> list[tuple[int, QColor]]:
    look = colours()
    shares = ((day.under_way, look.accent), (day.finished, look.right), (day.in_trouble, look.error))
    return [(amount, colour) for amount, colour in shares if amount]


class MonthCard(Card):
    """A month with its bars, what their colours mean, and the way to the months around it."""

    day_chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sends: Sequence[SendHead] = ()
        self._now = local_now()
        self._month: date | None = None
        self._title = QLabel(self)
        self._title.setProperty("role", "heading")
        self._before = self._arrow(self.tr("Month before"), "left")
        self._after = self._arrow(self.tr("Month after"), "right")
        self._bars = DayBars(self)
        self._lay_out()
        self._before.clicked.connect(self._on_before)
        self._after.clicked.connect(self._on_after)
        self._bars.day_chosen.connect(self.day_chosen)

    def _arrow(self, name: str, icon_name: str) -> QPushButton:
        button = QPushButton(self)
        button.setProperty("kind", "quiet")
        button.setIcon(icon(icon_name, colours().muted))
        button.setAccessibleName(name)
        button.setToolTip(name)
        return button

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(Space.UNIT)
        top.addWidget(self._title, 1)
        top.addWidget(self._before)
        top.addWidget(self._after)
        self.column.addLayout(top)
        self.column.addWidget(self._bars)
        legend = _Legend(self)
        self.column.addWidget(legend)
        self.column.addStretch(1)

    @property
    def chosen_day(self) -> date | None:
        """The day whose sends are wanted; None for all."""
        return self._bars.chosen

    def choose_all(self) -> None:
        """Let go of the chosen day, and tell so."""
        self._bars.choose(None)

    def show_sends(self, sends: Sequence[SendHead], now: datetime) -> None:
        """Show the month that was chosen, to begin with that of *now*, a time with the person's zone."""
        self._sends, self._now = sends, now
        self._show(self._month or now.date().replace(day=1))

    def _show(self, month: date) -> None:
        self._month = month
        today = self._now.date()
        self._title.setText(month_words(month, today))
        self._bars.show_days(days_of_month(self._sends, month), today)
        self._after.setEnabled(month < today.replace(day=1))
        first = min((send.day for send in self._sends), default=today)
        self._before.setEnabled(first < month)

    def _on_before(self) -> None:
        if self._month is not None:
            self._show((self._month - timedelta(days=1)).replace(day=1))

    def _on_after(self) -> None:
        if self._month is not None:
            self._show((self._month + timedelta(days=31)).replace(day=1))


class _Legend(QWidget):
    """What the colours of the bars mean, in words beside a dot; in two lines where there is no room for one."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(2 * _LEGEND_LINE)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw dots and words, one after the other."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        look = colours()
        left, top = 0.0, 0.0
        for colour, words in (
            (look.right, self.tr("finished")),
            (look.accent, self.tr("under way")),
            (look.error, self.tr("in trouble")),
        ):
            width = painter.fontMetrics().horizontalAdvance(words) + 15
            if left + width > self.width():
                left, top = 0.0, top + _LEGEND_LINE
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour)
            painter.drawEllipse(QPointF(left + 4, top + _LEGEND_LINE / 2), 4, 4)
            painter.setPen(look.muted)
            painter.drawText(QRectF(left + 13, top, width, _LEGEND_LINE), Qt.AlignmentFlag.AlignVCenter, words)
            left += width + 12
