"""The line above the table that says what is shown of it and in which order, and takes that back."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QWidget

from joor_desktop.model.texts import translate
from joor_desktop.storage.drafts import View
from joor_desktop.ui.customers.chips import view_words
from joor_desktop.ui.customers.filter_words import Titles, filter_words, sort_words
from joor_desktop.ui.icons import picture
from joor_desktop.ui.theme import Size, Space, colours
from joor_desktop.ui.words import counted, grouped
from joor_desktop.work.arranging import Arrangement
from joor_desktop.work.list_reading import Wanted

_HEIGHT = 24
_PAD = 8
_CROSS = 18
_WIDEST = 280
_LEAST = 72


class Condition(QAbstractButton):
    """Some words with a cross; a click takes them back. Where there is little room, the words are cut."""

    def __init__(self, words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setText(words)
        self.setToolTip(words)
        self.setAccessibleName(self.tr("Take away: {words}").format(words=words))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def _font(self) -> QFont:
        font = QFont(self.font())
        font.setPixelSize(Size.SMALL)
        return font

    def sizeHint(self) -> QSize:
        """As wide as the words and the cross, up to a limit."""
        width = QFontMetrics(self._font()).horizontalAdvance(self.text()) + 2 * _PAD + _CROSS
        return QSize(min(width, _WIDEST), _HEIGHT)

    def minimumSizeHint(self) -> QSize:
        """Room for the beginning of the words."""
        return QSize(min(_LEAST, self.sizeHint().width()), _HEIGHT)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the words and the cross."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        shades = colours()
        painter.setPen(QPen(shades.accent if self.hasFocus() else shades.border, 1))
        painter.setBrush(shades.hover if self.underMouse() else shades.selection)
        painter.drawRoundedRect(self.rect().adjusted(0, 0, -1, -1), Size.RADIUS, Size.RADIUS)
        painter.setFont(self._font())
        painter.setPen(shades.text)
        room = self.rect().adjusted(_PAD, 0, -_CROSS - 2, 0)
        text = painter.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), text)
        cross = QRect(self.width() - _CROSS, (self.height() - 12) // 2, 12, 12)
        painter.drawPixmap(cross.topLeft(), picture("close", shades.muted, 12))


def stay_words(customers: int) -> str:
    """That so many customers are shown though they don't pass the filters, the chip or the search."""
    one = translate("ShownLine", "1 customer stays that doesn't pass the filter")
    return counted(customers, one, translate("ShownLine", "{n} customers stay that don't pass the filter"))


class ShownLine(QWidget):
    """Hidden while all rows are shown in the list's own order.

    ``changed`` tells which rows are wanted when something was taken back; ``all_requested`` and
    ``again_requested`` are the wishes to see all rows, and to sort and filter once more.
    """

    changed = Signal(object)
    all_requested = Signal()
    again_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("What the table shows"))
        self._conditions: dict[Condition, Wanted] = {}
        self._staying: tuple[str, ...] = ()
        self.count = QLabel(self)
        self.count.setProperty("role", "small")
        self._stay = QLabel(self)
        self._stay.setProperty("role", "small")
        self._again = self._link(self.tr("Sort again"))
        self._all = self._link(self.tr("Show all"))
        self._again.clicked.connect(self.again_requested)
        self._all.clicked.connect(self.all_requested)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, Space.UNIT)
        self._row.setSpacing(Space.CONTROLS)
        self._row.addWidget(self.count)
        self._row.addWidget(self._stay)
        self._row.addWidget(self._again)
        self._row.addWidget(self._all)
        self._row.addStretch(1)
        self.hide()

    def _link(self, words: str) -> QPushButton:
        link = QPushButton(words, self)
        link.setProperty("kind", "link")
        return link

    def show_wanted(
        self, wanted: Wanted, titles: Titles, rows: tuple[int, int], *, checked: bool = True, kept: bool = False
    ) -> None:
        """Say what is shown: so many *rows* of how many, of a list whose customers are all *checked* or not.

        :param kept: the list has just been opened: what the chip and the search leave out is told here too.
        """
        for condition in self._conditions:
            condition.hide()
            condition.deleteLater()
        self._conditions.clear()
        arrangement = wanted.arrangement
        if kept:
            self._add_kept(wanted, checked=checked)
        for each in arrangement.filters:
            left = replace(wanted, arrangement=arrangement.filtered(each.column, None))
            self._add(filter_words(each, titles, checked=checked), left)
        filtered = bool(self._conditions)
        words = self.tr("As you left it, {n} of {all}:") if kept else self.tr("{n} of {all}:")
        self.count.setText(words.format(n=grouped(rows[0]), all=grouped(rows[1])))
        self.count.setVisible(filtered)
        self._all.setVisible(filtered)
        if arrangement.sort:
            left = replace(wanted, arrangement=Arrangement((), arrangement.filters))
            self._add(sort_words(arrangement.sort, titles), left)
        self.setVisible(bool(self._conditions))

    def _add_kept(self, wanted: Wanted, *, checked: bool) -> None:
        if wanted.view is not View.ALL:
            self._add(view_words(wanted.view, checked=checked), replace(wanted, view=View.ALL))
        if wanted.text:
            self._add(self.tr("Holds “{text}”").format(text=wanted.text), replace(wanted, text=""))

    def _add(self, words: str, left: Wanted) -> None:
        condition = Condition(words, self)
        condition.clicked.connect(self._on_taken_back)
        self._row.insertWidget(1 + len(self._conditions), condition)
        condition.show()
        self._conditions[condition] = left

    def offer_again(self, arrangement: Arrangement, *, offered: bool, outside: int = 0) -> None:
        """Offer to sort or filter once more, where rows stand out of their order; rows of so many customers stay though
        they don't pass the filters, the chip or the search."""
        both = arrangement.sort and (arrangement.filters or outside)
        words = self.tr("Sort and filter again") if both else self.tr("Sort again")
        self._again.setText(words if arrangement.sort else self.tr("Filter again"))
        self._again.setVisible(offered and bool(arrangement or outside))
        short = counted(outside, self.tr("1 stays"), self.tr("{n} stay"))
        self._staying = (stay_words(outside), short) if outside else ()
        for widget in (self._stay, self._again):
            widget.setToolTip(stay_words(outside) if outside else "")
        self.setVisible(bool(self._conditions) or outside > 0)
        self._show_stay()

    def _show_stay(self) -> None:
        """The words are few, and give way at last, where nothing else would be whole."""
        self._stay.hide()
        room = self.width() - self._row.sizeHint().width() - self._row.spacing()
        for words in self._staying:
            self._stay.setText(words)
            if self._stay.sizeHint().width() <= room:
                self._stay.show()
                return

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Say who stays where there is room for it."""
        super().resizeEvent(event)
        self._show_stay()

    def _on_taken_back(self) -> None:
        for condition, left in list(self._conditions.items()):
            if condition is self.sender():
                self.changed.emit(left)
